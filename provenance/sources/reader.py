"""The port every reader fills: locations in, captures out."""

from collections.abc import Iterator
from typing import Protocol, runtime_checkable

from provenance.model import Capture

__all__ = ["Reader"]


@runtime_checkable
class Reader(Protocol):
    """Reads the locations it handles.

    `name` is its identity. `handles` tells, from the text of the location alone, whether this
    reader reads it; `read` gives one capture or many and raises `ReadError` for a location it
    cannot read; `image` gives the bytes of a picture of a captured page, None where there are none.
    """

    name: str

    def handles(self, location: str) -> bool:
        """Whether this reader reads the location."""
        ...

    def read(self, location: str) -> Iterator[Capture]:
        """The captures of a location; raises `ReadError`."""
        ...

    def image(self, capture: Capture, url: str) -> bytes | None:
        """The bytes of one of the page's pictures; raises `ReadError` where it must not be read."""
        ...
