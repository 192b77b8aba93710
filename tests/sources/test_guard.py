"""Hostile addresses: refused before a socket is opened, and nothing but loopback is ever reached."""

from collections.abc import Iterator

import pytest

from provenance.model import Manners, ReadError, Refused
from provenance.sources._guard import check_address, is_public, usable
from provenance.sources.web import WebReader
from tests.site import NAME, Site

# Spelled out in the address: refused by its text, no name is looked up.
SPELLED = {
    "loopback": "http://127.0.0.1/",
    "loopback, another": "http://127.8.9.1/",
    "loopback with a trailing dot": "http://127.0.0.1./",
    "decimal": "http://2130706433/",
    "octal": "http://0177.0.0.1/",
    "octal, long": "http://00000177.0.0.1/",
    "hexadecimal": "http://0x7f000001/",
    "hexadecimal by part": "http://0x7f.0x0.0x0.0x1/",
    "two parts": "http://127.1/",
    "three parts": "http://10.0.1/",
    "mixed parts": "http://0xa9.254.0xa9fe/",
    "beyond 32 bits": "http://4294967297/",
    "number with a dot": "http://2130706433./",
    "bare zero": "http://0/",
    "unspecified": "http://0.0.0.0/",
    "this network": "http://0.1.2.3/",
    "ten": "http://10.1.2.3/",
    "172.16": "http://172.16.0.1/",
    "172.31": "http://172.31.255.254/",
    "192.168": "http://192.168.1.1/",
    "carrier NAT": "http://100.64.0.1/",
    "carrier NAT, last": "http://100.127.255.255/",
    "link-local metadata": "http://169.254.169.254/latest/meta-data/",
    "container metadata": "http://169.254.170.2/",
    "carrier metadata": "http://100.100.100.200/",
    "platform address": "http://168.63.129.16/",
    "protocol assignments": "http://192.0.0.192/",
    "documentation": "http://203.0.113.7/",
    "benchmarks": "http://198.18.0.1/",
    "multicast": "http://224.0.0.1/",
    "reserved": "http://240.0.0.1/",
    "broadcast": "http://255.255.255.255/",
    "6to4 relay": "http://192.88.99.1/",
    "v6 loopback": "http://[::1]/",
    "v6 loopback, long": "http://[0000:0000:0000:0000:0000:0000:0000:0001]/",
    "v6 unspecified": "http://[::]/",
    "v6 mapped loopback": "http://[::ffff:127.0.0.1]/",
    "v6 mapped in hex": "http://[::ffff:7f00:1]/",
    "v6 mapped public": "http://[::ffff:93.184.215.14]/",
    "v6 compatible": "http://[::127.0.0.1]/",
    "v6 translated": "http://[::ffff:0:127.0.0.1]/",
    "6to4 of loopback": "http://[2002:7f00:1::]/",
    "6to4 of ten": "http://[2002:a00:1::1]/",
    "NAT64 of loopback": "http://[64:ff9b::127.0.0.1]/",
    "NAT64 of metadata": "http://[64:ff9b::a9fe:a9fe]/",
    "NAT64, local prefix": "http://[64:ff9b:1::a00:1]/",
    "Teredo": "http://[2001:0:4136:e378:8000:63bf:3fff:fdd2]/",
    "ISATAP": "http://[2607:f8b0::5efe:a00:1]/",
    "v6 link-local": "http://[fe80::1]/",
    "v6 link-local with a zone": "http://[fe80::1%25eth0]/",
    "v6 site-local": "http://[fec0::1]/",
    "v6 unique local": "http://[fd00:ec2::254]/",
    "v6 multicast": "http://[ff02::1]/",
    "v6 documentation": "http://[2001:db8::1]/",
    "v6 discard": "http://[100::1]/",
    "localhost": "http://localhost/",
    "localhost with a dot": "http://LOCALHOST./",
    "below localhost": "http://app.localhost/",
    "single label": "http://intranet/",
    "mdns": "http://printer.local/",
    "internal": "http://metadata.google.internal/",
    "onion": "http://expyuzz4wqqyqhjn.onion/",
    "user name in front": "http://news.example@127.0.0.1/",
    "user name behind": "http://127.0.0.1@news.example/",
    "password": "http://a:b@news.example/",
    "backslash": "http://news.example\\@127.0.0.1/",
    "tab in the host": "http://127.0\t.0.1/",
    "line end": "http://news.example/\r\nHost: 127.0.0.1",
    "null": "http://127.0.0.1\x00.news.example/",
    "percent in the host": "http://127.0.0.1%2f.news.example/",
    "port of another service": "http://news.example:22/",
    "port of a database": "http://news.example:6379/",
    "port zero": "http://news.example:0/",
    "port beyond": "http://news.example:99999/",
    "file": "file:///etc/passwd",
    "ftp": "ftp://news.example/",
    "gopher": "gopher://127.0.0.1:6379/_FLUSHALL",
    "data": "data:text/html,<p>hello</p>",
    "no scheme": "//127.0.0.1/",
    "no host": "http:///flood",
    "too long": "http://news.example/" + "a" * 3000,
}  # fmt: skip

# Spelled in letters of other scripts that fold into an address.
FOLDED = {
    "circled digits": "http://①②⑦.⓪.⓪.①/",
    "full-width digits": "http://１２７.０.０.１/",
    "ideographic full stops": "http://127。0。0。1/",
    "full-width local host": "http://ｌｏｃａｌｈｏｓｔ/",
    "soft hyphen": "http://local\u00adhost/",
    "right-to-left mark": "http://\u200f127.0.0.1/",
}

# A harmless name whose addresses are not.
RESOLVED = {
    "to loopback": ("127.0.0.1",),
    "to ten": ("10.0.0.5",),
    "to metadata": ("169.254.169.254",),
    "to v6 loopback": ("::1",),
    "to v6 unique local": ("fd12::1",),
    "to v6 link-local with a zone": ("fe80::1%eth0",),
    "to a mapped address": ("::ffff:10.0.0.1",),
    "to NAT64 of ten": ("64:ff9b::a00:5",),
    "to carrier NAT": ("100.72.1.1",),
    "to a public and a private one": ("93.184.215.14", "10.0.0.5"),
    "to a private and a public one": ("192.168.0.1", "2606:2800:220:1::1"),
    "to what is no address": ("news",),
}


@pytest.fixture
def site() -> Iterator[Site]:
    with Site() as site:
        yield site


def refused(site: Site, address: str) -> None:
    """Refused, and no socket was opened but to the test's own server."""
    with pytest.raises(ReadError):
        list(site.reader().read(address))
    assert site.backend.refused == []
    assert {port for _, port in site.backend.opened} <= {site.port}


def test_there_are_enough_of_them() -> None:
    assert len(SPELLED) + len(FOLDED) + len(RESOLVED) >= 60


@pytest.mark.parametrize("address", SPELLED.values(), ids=SPELLED.keys())
def test_an_address_is_refused_by_its_text(site: Site, address: str) -> None:
    refused(site, address)
    assert site.looked_up == []
    assert site.backend.opened == []


@pytest.mark.parametrize("address", SPELLED.values(), ids=SPELLED.keys())
def test_a_redirect_there_is_refused(site: Site, address: str) -> None:
    if any(mark in address for mark in "\r\n\x00"):
        address = address.replace("\r\n", "%0d%0a").replace("\x00", "%00")
    site.put("/moved", b"", status=302, headers={"Location": address.replace("\t", "%09")})
    refused(site, site.url("/moved"))
    assert set(site.looked_up) <= {NAME, "news.example"}


@pytest.mark.parametrize("address", FOLDED.values(), ids=FOLDED.keys())
def test_folded_letters_hide_nothing(site: Site, address: str) -> None:
    refused(site, address)
    assert site.backend.opened == []


@pytest.mark.parametrize("addresses", RESOLVED.values(), ids=RESOLVED.keys())
def test_a_name_that_leads_inside_is_refused(site: Site, addresses: tuple[str, ...]) -> None:
    reader = site.reader()  # made before the name is known: it is not one of the private hosts
    site.names["news.example"] = addresses
    for scheme in ("http", "https"):
        with pytest.raises(ReadError, match="no public address"):
            list(reader.read(f"{scheme}://news.example/flood"))
    assert site.backend.opened == [] and site.backend.refused == []


def test_the_address_that_was_checked_is_the_one_that_is_connected_to(site: Site) -> None:
    """A resolver that answers otherwise the second time is not asked a second time."""
    answers = [("93.184.215.14",), ("127.0.0.1",), ("10.0.0.1",)]

    def turning(host: str, port: int) -> tuple[str, ...]:
        return answers.pop(0)

    options = site.options | {"resolver": turning}
    reader = WebReader(Manners(tries=1), **options)
    with pytest.raises((ReadError, AssertionError)):
        list(reader.read("http://news.example/flood"))
    assert site.backend.refused == [("93.184.215.14", 80)]  # the recorder let nothing out
    assert site.backend.opened == []
    assert len(answers) == 2


class TestPrivateHosts:
    def test_a_named_host_is_asked_at_its_port_only(self, site: Site) -> None:
        site.put("/draft", "<p>Rain.</p>")
        reader = site.reader()
        assert list(reader.read(site.url("/draft")))
        with pytest.raises(Refused, match="port"):
            list(reader.read(f"http://{NAME}:{site.port + 1}/draft"))
        with pytest.raises(Refused):
            list(reader.read(f"http://127.0.0.1:{site.port}/draft"))

    def test_a_page_of_the_open_web_does_not_lead_there(self) -> None:
        manners = Manners(private_hosts=("preview.example",))
        check_address("http://preview.example/draft", manners)
        check_address("http://preview.example/a.jpg", manners, "http://preview.example/draft")
        with pytest.raises(Refused, match="leads to a private host"):
            check_address("http://preview.example/a.jpg", manners, "https://news.example/flood")

    @pytest.mark.parametrize("address", ["169.254.169.254", "224.0.0.1", "0.0.0.0", "fe80::1"])
    def test_a_name_opens_private_networks_and_no_others(self, address: str) -> None:
        manners = Manners(private_hosts=("preview.example",))
        assert usable("preview.example", 80, manners, lambda host, port: ["10.0.0.8"])
        with pytest.raises(Refused):
            usable("preview.example", 80, manners, lambda host, port: [address])


@pytest.mark.parametrize(
    "address",
    ["93.184.215.14", "1.1.1.1", "172.32.0.1", "100.128.0.1", "2606:4700:4700::1111", "2a00:1450::5",
     "64:ff9b::5db8:d70e"],
)  # fmt: skip
def test_public_addresses_stay_open(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "address",
    ["https://news.example/flood", "http://news.example:80/", "https://NEWS.example.:443/a?b=c#d",
     "https://nachrichten.bücher.example/flut", "https://xn--bcher-kva.example/", "http://1.1.1.1/",
     "https://news.example/a@b:c", "https://news.example/?u=http://127.0.0.1/"],
)  # fmt: skip
def test_addresses_of_the_public_web_stay_open(address: str) -> None:
    check_address(address, Manners())
