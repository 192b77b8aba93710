"""Reading: which reader reads a location, and pages in the order of their locations."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from provenance.model import Capture, Manners, ReadError
from provenance.plugins import readers
from provenance.sources.reader import Reader
from provenance.sources.web import WebReader, with_manners

__all__ = [
    "Failure",
    "Page",
    "close_readers",
    "is_at_hand",
    "polite_readers",
    "read_one",
    "read_pages",
    "reader_for",
]


@dataclass(frozen=True, slots=True)
class Failure:
    """A location that could not be read, or a page that could not be examined, and why. `ended`
    says that its process was ended: it took too much time or memory, or died.
    """

    location: str
    reason: str
    ended: bool = False


Page = Capture | Failure
"""A page that was read, or why it was not."""


def reader_for(location: str, offered: Iterable[Reader] | None = None) -> Reader:
    """The first reader that handles a location; raises `ReadError` where none does.

    >>> reader_for("page.html").name
    'files'
    """
    for reader in offered if offered is not None else readers():
        if reader.handles(location):
            return reader
    raise ReadError(location, "no reader handles such an address")


def read_pages(locations: Iterable[str], offered: Sequence[Reader] | None = None) -> Iterator[Page]:
    """Every page of the locations in their order, each as it is needed; never raises for one.

    >>> [page.location for page in read_pages(["none.html"])]
    ['none.html']
    """
    for location in locations:
        try:
            reader = reader_for(location, offered)
        except ReadError as error:
            yield Failure(location, str(error))
            continue
        yield from read_one(reader, location)


def read_one(reader: Reader, location: str) -> Iterator[Page]:
    """The pages a reader finds at a location; never raises for one."""
    try:
        yield from reader.read(location)
    except ReadError as error:
        yield Failure(location, str(error))
    except Exception as error:  # one bad location never stops a run
        yield Failure(location, f"Cannot read {location}: {error!r}. Nothing of it was kept.")


@lru_cache(maxsize=2)
def polite_readers(manners: Manners) -> tuple[Reader, ...]:
    """Every reader, that of the web in these manners: one for all batches of a process, since it
    remembers when each host was asked last."""
    return with_manners(readers(), manners)


def close_readers(manners: Manners) -> None:
    """Closes the connections of the web's reader; it can still be used."""
    for reader in polite_readers(manners):
        if isinstance(reader, WebReader):
            reader.close()


def is_at_hand(reader: Reader, location: str) -> bool:
    """Whether a worker reads the location itself: a saved page or archive on a disk.

    >>> is_at_hand(reader_for("page.html"), "page.html"), is_at_hand(reader_for("-"), "-")
    (True, False)
    """
    return reader.name in ("files", "warc") and "://" not in location and location != "-"
