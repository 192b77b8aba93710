"""Pages of the web and their pictures, read by one polite, guarded client."""

import os
import threading
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

from provenance.model import Capture, Manners, ReadError, Validators
from provenance.sources._page import make_capture
from provenance.sources.reader import Reader

if TYPE_CHECKING:  # httpx takes a fifth of a second to import, and saved pages need none
    from provenance.sources._client import Client

__all__ = ["READER", "WebReader", "with_manners"]

_MAKING = threading.Lock()
_ACCEPT_PAGE = "text/html,application/xhtml+xml,text/plain;q=0.8"
_ACCEPT_IMAGE = "image/avif,image/webp,image/png,image/jpeg,image/*;q=0.8"


class WebReader:
    """Reads articles at http and https addresses, in the manners given (see `Manners`).

    `options` go to the client: a resolver, a backend, a clock, for tests.

    >>> READER.handles("https://news.example/flood"), READER.handles("flood.html")
    (True, False)
    """

    name = "web"

    def __init__(self, manners: Manners = Manners(), **options: Any) -> None:
        self.manners = manners
        self._options = options
        self._client: Client | None = None
        self._process = 0  # the one the client was made in

    @property
    def client(self) -> "Client":
        """The client, made when it is first needed; one for all threads of a process."""
        with _MAKING:
            if self._client is None or self._process != os.getpid():
                from provenance.sources._client import Client

                # A forked process must not talk on its parent's connections.
                self._client, self._process = Client(self.manners, **self._options), os.getpid()
            return self._client

    def __reduce__(self) -> tuple[object, ...]:
        """Travels to other processes by its manners; the client is made anew there."""
        return _made, (self.manners, self._options)

    def close(self) -> None:
        """Closes every connection; the reader can still be used."""
        if self._client is not None and self._process == os.getpid():
            self._client.close()

    def handles(self, location: str) -> bool:
        """Addresses of the web."""
        return location.lstrip().lower().startswith(("http://", "https://"))

    def read(self, location: str) -> Iterator[Capture]:
        """The one capture of an address; raises `Refused`, `TooLarge`, `NotHTML`, `ReadError`."""
        capture, _ = self.read_if_changed(location)
        if capture is not None:
            yield capture

    def read_if_changed(
        self, location: str, validators: Validators = Validators()
    ) -> tuple[Capture | None, Validators]:
        """The capture and what to send next time; no capture where the server says "not changed".

        `Capture.url` is where the page was found in the end, after redirects.
        """
        found = self.client.fetch(
            location, most=self.manners.page_bytes, accept=_ACCEPT_PAGE, validators=validators
        )
        if not found.changed:
            return None, found.validators or validators
        capture = make_capture(
            location, found.address, found.media_type, found.retrieved_at, found.body
        )
        return capture, found.validators

    def image(self, capture: Capture, url: str) -> bytes | None:
        """The bytes of a picture by its address as the page gives it; raises `ReadError`.

        None for a picture that stands in the page itself (`data:`) or that has no address.
        """
        try:
            address = urljoin(capture.url or capture.location, url.strip().replace(" ", "%20"))
            scheme = urlsplit(address).scheme.lower()
        except ValueError as error:
            raise ReadError(url[:200], "its address cannot be read") from error
        if scheme not in ("http", "https"):
            return None
        found = self.client.fetch(
            address,
            most=self.manners.image_bytes,
            accept=_ACCEPT_IMAGE,
            came_from=capture.url or capture.location,
        )
        return found.body or None


def _made(manners: Manners, options: dict[str, Any]) -> WebReader:
    return WebReader(manners, **options)


def with_manners(readers: Iterable[Reader], manners: Manners, **options: Any) -> tuple[Reader, ...]:
    """The readers, the web's among them one that keeps these manners.

    >>> [reader.name for reader in with_manners([READER], Manners("desk@news.example"))]
    ['web']
    """
    return tuple(
        WebReader(manners, **options) if reader.name == READER.name else reader
        for reader in readers
    )


READER = WebReader()
