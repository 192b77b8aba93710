"""One polite, guarded client for pages, pictures, feeds and robots.txt."""

import ssl
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http.cookiejar import CookieJar, DefaultCookiePolicy
from urllib.parse import urljoin, urlsplit

import httpcore
import httpx

from provenance.model import Manners, ReadError, Refused, TooLarge, Validators
from provenance.sources._guard import Resolver, check_address, resolve
from provenance.sources._hosts import Hosts
from provenance.sources._robots import Robots, read_robots
from provenance.sources._unpack import ENCODINGS, unpacked
from provenance.sources._wire import GuardedBackend, GuardedTransport

__all__ = ["Client", "Fetched"]

_REDIRECTS = frozenset((301, 302, 303, 307, 308))
_AGAIN = frozenset((408, 429, 502, 503, 504))
_ROBOTS_BYTES = 512 * 1024
_ROBOTS_SECONDS = 3600.0
_CLOSED_SECONDS = 600.0
_LONGEST_HEADER = 500

Clock = Callable[[], float]


@dataclass(frozen=True, slots=True)
class Fetched:
    """An answer: `address` is where it was found in the end, after redirects.

    `changed` is False where the server said that nothing changed since the validators sent; the
    body is empty then. `media_type` is the Content-Type header, "" where there is none.
    """

    address: str
    body: bytes
    media_type: str
    validators: Validators
    retrieved_at: datetime
    changed: bool = True


class Client:
    """Asks for addresses of the web in the manners given; safe to share between threads.

    Only public addresses are asked, and those the manners name; every redirect is checked as the
    first address is. robots.txt is obeyed, per host one request follows another after a pause, and
    a host that asks to be left alone is. `resolver`, `backend`, `tls`, `clock` and `sleep` stand
    in for the system's in tests.
    """

    def __init__(
        self,
        manners: Manners = Manners(),
        *,
        resolver: Resolver = resolve,
        backend: httpcore.NetworkBackend | None = None,
        tls: ssl.SSLContext | None = None,
        clock: Clock = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self.manners = manners
        self._clock, self._sleep, self._now = clock, sleep, now
        self._wire = GuardedBackend(manners, resolver, backend or httpcore.SyncBackend(), clock)
        self._hosts = Hosts(manners, clock, sleep)
        self._robots: dict[str, tuple[float, Robots]] = {}
        stall = httpx.Timeout(manners.stall_seconds)
        self._transport = GuardedTransport(self._wire, manners.host_connections, tls)
        self._http = httpx.Client(
            transport=self._transport,
            trust_env=False,
            timeout=stall,
            follow_redirects=False,
            cookies=CookieJar(DefaultCookiePolicy(allowed_domains=())),
            headers={"User-Agent": manners.agent, "Accept-Encoding": ENCODINGS},
        )

    def fetch(
        self,
        url: str,
        *,
        most: int,
        accept: str = "*/*",
        validators: Validators = Validators(),
        came_from: str | None = None,
    ) -> Fetched:
        """The answer at an address, after redirects, at most `most` bytes after decompression.

        With `validators` the server may say that nothing changed. `came_from` is the page that led
        here. Raises `Refused` where the address must not be asked or the server will not give it,
        `TooLarge`, and `ReadError` for all else that stands in the way.
        """
        return self._follow(url, most, accept, validators, came_from, robots=True)

    def close(self) -> None:
        """Closes every connection; the client can still be used."""
        self._transport.close()

    def _follow(
        self,
        url: str,
        most: int,
        accept: str,
        validators: Validators,
        came_from: str | None,
        robots: bool,
    ) -> Fetched:
        address, source = url.strip(), came_from
        for _hop in range(self.manners.redirects + 1):
            check_address(address, self.manners, source)
            if robots:
                self._obey_robots(address)
            found = self._ask(address, most, accept, validators)
            if isinstance(found, Fetched):
                return found
            source, address = address, found
        raise Refused(url[:200], f"it redirects more than {self.manners.redirects} times")

    def _ask(self, url: str, most: int, accept: str, validators: Validators) -> Fetched | str:
        """The answer of an address, or where it redirects to; tried again where that helps."""
        host = urlsplit(url).netloc.lower()
        tried = 0
        while True:
            with self._hosts.turn(host, url):
                try:
                    found = self._once(url, most, accept, validators)
                    self._hosts.answered(host)
                    return found
                except _Again as error:
                    again = error
                except _Late:
                    self._hosts.failed(host)
                    raise
                except ReadError:
                    self._hosts.answered(host)
                    raise
            tried += 1
            wait = 2.0 ** (tried - 1) if again.seconds is None else again.seconds
            if wait > self.manners.wait_seconds:
                self._hosts.rest(host, wait, "asked for it")
                raise Refused(
                    url[:200], f"{again.cause}, and asks to be left alone for {wait:.0f} s"
                ) from again
            if tried >= self.manners.tries:
                self._hosts.failed(host)
                raise ReadError(url[:200], f"{again.cause}, {tried} times") from again
            self._hosts.pause(host, wait)

    def _once(self, url: str, most: int, accept: str, validators: Validators) -> Fetched | str:
        try:
            with self._wire.until(self._clock() + self.manners.total_seconds):
                headers = {"Accept": accept}
                if validators.etag:
                    headers["If-None-Match"] = validators.etag
                if validators.last_modified:
                    headers["If-Modified-Since"] = validators.last_modified
                with self._http.stream("GET", url, headers=headers) as answer:
                    return self._read(url, answer, most, bool(validators))
        except httpcore.ConnectTimeout as error:
            raise _Again("the host did not answer in time") from error
        except httpcore.TimeoutException as error:
            raise _Late(url[:200], "the answer took too long") from error
        except (httpcore.NetworkError, httpcore.RemoteProtocolError, OSError) as error:
            if isinstance(error.__cause__ or error.__context__, ssl.SSLCertVerificationError):
                raise ReadError(url[:200], "its host's certificate is not trusted") from error
            raise _Again(
                f"the connection failed ({str(error)[:80] or type(error).__name__})"
            ) from error
        except (httpcore.UnsupportedProtocol, httpcore.ProtocolError, httpx.HTTPError) as error:
            raise ReadError(url[:200], f"the answer is no HTTP ({str(error)[:80]})") from error
        except (httpx.InvalidURL, UnicodeError, ValueError) as error:
            raise Refused(url[:200], "its address cannot be read") from error

    def _read(
        self, url: str, answer: httpx.Response, most: int, asked_for_changes: bool
    ) -> Fetched | str:
        status = answer.status_code
        target: str | None = answer.headers.get("location")
        if status in _REDIRECTS and target:
            return urljoin(url, target.strip().replace(" ", "%20"))
        if status in _AGAIN:
            raise _Again(_said(status), _retry_after(answer, self._now()))
        seen = Validators(_header(answer, "etag"), _header(answer, "last-modified"))
        media_type = _header(answer, "content-type") or ""
        if status == 304 and asked_for_changes:
            return Fetched(url, b"", media_type, seen, self._now(), changed=False)
        if status != 200:
            raise _Status(url[:200], _said(status), status)
        encoding = answer.headers.get("content-encoding", "")
        declared = answer.headers.get("content-length", "")
        if declared.isdecimal() and not encoding and int(declared[:15]) > most:
            raise TooLarge(url[:200], f"it has more than {most:,} bytes")
        body = unpacked(answer.iter_raw(), encoding, most, url[:200])
        return Fetched(url, body, media_type, seen, self._now())

    def _obey_robots(self, url: str) -> None:
        parts = urlsplit(url)
        origin = f"{parts.scheme.lower()}://{parts.netloc.lower()}"
        known = self._robots.get(origin)
        if known is None or known[0] < self._clock():
            known = self._fetch_robots(origin)
            self._robots[origin] = known
        robots = known[1]
        if robots.delay is not None:
            self._hosts.slow_down(parts.netloc.lower(), robots.delay)
        if not robots.allows(url):
            raise Refused(url[:200], robots.cause)

    def _fetch_robots(self, origin: str) -> tuple[float, Robots]:
        """RFC 9309: a missing file allows everything, an unreachable one nothing."""
        try:
            found = self._follow(
                f"{origin}/robots.txt", _ROBOTS_BYTES, "text/plain", Validators(), None, False
            )
            return self._clock() + _ROBOTS_SECONDS, read_robots(found.body)
        except _Status as error:
            if 400 <= error.status < 500:
                return self._clock() + _ROBOTS_SECONDS, Robots()
            cause = error.cause
        except ReadError as error:
            cause = error.cause
        closed = f"its host's robots.txt could not be read: {cause}"
        return self._clock() + _CLOSED_SECONDS, Robots(closed=closed)


class _Status(Refused):
    """An answer with another status than 200."""

    def __init__(self, location: str, cause: str, status: int = 0) -> None:
        super().__init__(location, cause)
        self.status = status


class _Late(ReadError):
    """The answer did not come in time."""


class _Again(Exception):
    """What stood in the way may be gone on the next try; `seconds` are those the host asks for."""

    def __init__(self, cause: str, seconds: float | None = None) -> None:
        super().__init__(cause)
        self.cause = cause
        self.seconds = seconds


def _said(status: int) -> str:
    phrase = httpx.codes.get_reason_phrase(status).lower()
    return f"the server says {status}" + (f" ({phrase})" if phrase else "")


def _header(answer: httpx.Response, name: str) -> str | None:
    value = answer.headers.get(name)
    plain = value and len(value) <= _LONGEST_HEADER and value.isascii() and value.isprintable()
    return value if plain else None


def _retry_after(answer: httpx.Response, now: datetime) -> float | None:
    """The seconds a host asks to wait, told as seconds or as a date (RFC 9110, 10.2.3)."""
    told = (_header(answer, "retry-after") or "").strip()
    if told.isdecimal():
        return float(told[:9])
    try:
        at = parsedate_to_datetime(told)
        at = at if at.tzinfo else at.replace(tzinfo=UTC)
        return max(0.0, (at - now).total_seconds())
    except (ValueError, TypeError, OverflowError):
        return None
