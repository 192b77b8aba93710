"""Which addresses of the web may be asked: public ones, on the web's ports, and what is named."""

import ipaddress
import re
import socket
from collections.abc import Callable, Sequence
from urllib.parse import urlsplit

from provenance.model import Manners, ReadError, Refused

__all__ = ["Resolver", "check_address", "is_private_host", "is_public", "resolve", "usable"]

Resolver = Callable[[str, int], Sequence[str]]
"""The IP addresses of a host's name, as text; raises `OSError` where the name is not known."""

_PORTS = (80, 443)
_LONGEST = 2000
_MOST_ADDRESSES = 16

_IP = ipaddress.IPv4Address | ipaddress.IPv6Address
_Net = ipaddress.IPv4Network | ipaddress.IPv6Network


def _nets(rows: str) -> tuple[_Net, ...]:
    return tuple(ipaddress.ip_network(row) for row in rows.split())


# The IANA special-purpose address registries (RFC 6890) and what stands beside them: the relay
# anycast of 6to4, Azure's platform address. They are written out, since what `ipaddress` calls
# global differs between releases of Python.
_CLOSED = _nets(
    "0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 168.63.129.16/32 169.254.0.0/16 172.16.0.0/12 "
    "192.0.0.0/24 192.0.2.0/24 192.31.196.0/24 192.52.193.0/24 192.88.99.0/24 192.168.0.0/16 "
    "192.175.48.0/24 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4 "
    "2001::/23 2001:db8::/32 2002::/16 2620:4f:8000::/48 3fff::/20"
)
_OPEN_V6 = ipaddress.ip_network("2000::/3")  # all that IANA has given out for hosts
_NAT64 = ipaddress.ip_network("64:ff9b::/96")  # an IPv4 address as a network without IPv4 sees it
_ISATAP = (0x00005EFE, 0x02005EFE)
_PRIVATE_USE = _nets(
    "10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 172.16.0.0/12 192.168.0.0/16 ::1/128 fc00::/7"
)
# Names that never stand for a public host (RFC 6761, 6762, 7686, 8375; ICANN for "internal").
_CLOSED_NAMES = ("localhost", "local", "internal", "onion", "invalid", "home.arpa", "localdomain")
_NAME = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63})*")
_NUMBER = re.compile(r"(?:0x[0-9a-f]*|[0-9]+)")


def is_public(address: str) -> bool:
    """Whether an IP address is a public unicast one; no text that is none.

    An IPv4 address inside an IPv6 one (mapped, compatible, 6to4, Teredo, ISATAP) is not public;
    inside NAT64's well-known prefix it counts for itself.

    >>> is_public("93.184.215.14"), is_public("10.0.0.1"), is_public("::ffff:93.184.215.14")
    (True, False, False)
    """
    found = _ip(address)
    if found is None:
        return False
    if isinstance(found, ipaddress.IPv6Address):
        if found in _NAT64:
            return is_public(str(ipaddress.IPv4Address(int(found) & 0xFFFFFFFF)))
        if found not in _OPEN_V6 or (int(found) >> 32) & 0xFFFFFFFF in _ISATAP:
            return False
    return not _inside(found, _CLOSED)


def is_private_host(host: str, port: int, manners: Manners) -> bool:
    """Whether the settings name this host (at this port) as one of a private network.

    >>> is_private_host("Preview.example.", 443, Manners(private_hosts=("preview.example",)))
    True
    """
    bare = _bare(host)
    named = {entry.strip().lower() for entry in manners.private_hosts}
    return f"{bare}:{port}" in named or (bare in named and port in _PORTS)


def check_address(url: str, manners: Manners, came_from: str | None = None) -> None:
    """Raises `Refused` for an address that must not be asked, by its text alone.

    `came_from` is the address that led here: a host named as private is reached from another such
    host or by a person, never by a page of the open web. No name is resolved here.

    >>> check_address("https://news.example/flood", Manners())
    """
    cause = _cause(url, manners, came_from)
    if cause:
        raise Refused(url[:200], cause)


def _cause(url: str, manners: Manners, came_from: str | None) -> str | None:
    if len(url) > _LONGEST:
        return f"its address has more than {_LONGEST:,} characters"
    if re.search(r"[\x00-\x20\x7f\\]", url):
        return "its address holds a space, a control character or a backslash"
    try:
        parts = urlsplit(url)
        scheme, host, port = parts.scheme.lower(), parts.hostname or "", parts.port
    except ValueError:
        return "its address cannot be read"
    if scheme not in ("http", "https"):
        return "its address is not one of http or https"
    if "@" in parts.netloc:
        return "its address holds a user name"
    port = port if port is not None else (443 if scheme == "https" else 80)
    if is_private_host(host, port, manners):
        if came_from is None:
            return None
        source = urlsplit(came_from)
        its_port = source.port or (443 if source.scheme.lower() == "https" else 80)
        if is_private_host(source.hostname or "", its_port, manners):
            return None
        return "a page of the open web leads to a private host"
    return _host_cause(host, port)


def _host_cause(host: str, port: int) -> str | None:
    """Why a host that is not named as private must not be asked; None where it may be looked up."""
    if port not in _PORTS:
        return f"port {port} is not one of the web's (80, 443)"
    bare = _bare(host)
    if "%" in bare:
        return "its host is not a name"
    literal = _ip(bare)
    if literal is not None:
        return None if is_public(bare) else f"{literal} is not a public address"
    if not bare.isascii():
        return None  # spelled in ASCII before it is resolved, and checked again then
    if not _NAME.fullmatch(bare) or len(bare) > 253:
        return "its host is not a name"
    last = bare.rpartition(".")[2]
    if _NUMBER.fullmatch(last):
        return "its host is an IP address in an unusual spelling"
    if "." not in bare or any(bare == name or bare.endswith(f".{name}") for name in _CLOSED_NAMES):
        return "its host is not one of the public web"
    return None


def usable(host: str, port: int, manners: Manners, resolver: Resolver) -> tuple[str, ...]:
    """The IP addresses a host may be reached at, in the resolver's order.

    Raises `Refused` where the host or one of its addresses must not be asked: a name with a public
    and a private address is refused as a whole. Raises `ReadError` where the name is not known.
    """
    named = is_private_host(host, port, manners)
    cause = None if named else _host_cause(host, port)
    if cause:
        raise Refused(host[:200], cause)
    bare = _bare(host)
    if _ip(bare) is not None:
        found: Sequence[str] = (bare,)
    else:
        try:
            found = tuple(dict.fromkeys(resolver(bare, port)))[:_MOST_ADDRESSES]
        except (OSError, UnicodeError) as error:
            raise ReadError(host[:200], "its host's name is not known") from error
    if not found:
        raise ReadError(host[:200], "its host's name is not known")
    for address in found:
        if not (is_public(address) or (named and _is_private_use(address))):
            raise Refused(host[:200], f"its host leads to {address}, which is no public address")
    return tuple(found)


def resolve(host: str, port: int) -> tuple[str, ...]:
    """The addresses the system's resolver gives for a name; a `Resolver`."""
    rows = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(row[4][0]) for row in rows))


def _bare(host: str) -> str:
    return host.lower().removesuffix(".").removeprefix("[").removesuffix("]")


def _ip(text: str) -> _IP | None:
    try:
        return None if "%" in text else ipaddress.ip_address(text)
    except ValueError:
        return None


def _inside(address: _IP, nets: tuple[_Net, ...]) -> bool:
    return any(address.version == net.version and address in net for net in nets)


def _is_private_use(address: str) -> bool:
    found = _ip(address)
    return found is not None and _inside(found, _PRIVATE_USE)
