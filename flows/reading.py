"""Reading ahead: pages are read by threads while others are examined, a bounded number of them."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from threading import Condition, Thread
from types import TracebackType
from typing import Self

from provenance.model import Capture, ReadError
from provenance.plugins import readers
from provenance.sources.reader import Reader

__all__ = ["Failure", "Page", "ReadAhead", "read_pages", "reader_for"]

_AHEAD_BYTES = 16 * 2**20
_ABREAST = 8  # addresses of the web asked for at once; each host has its own pace besides


@dataclass(frozen=True, slots=True)
class Failure:
    """A location that could not be read, or a page that could not be examined, and why."""

    location: str
    reason: str


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

    Addresses of the web are asked for a few at a time, all else one after another.

    >>> [page.location for page in read_pages(["none.html"])]
    ['none.html']
    """
    offered = readers() if offered is None else offered
    asked: deque[Future[list[Page]]] = deque()
    threads = ThreadPoolExecutor(_ABREAST, "reader")
    try:
        for location in locations:
            try:
                reader = reader_for(location, offered)
            except ReadError as error:
                reader, failed = None, Failure(location, str(error))
            if reader is not None and reader.name == "web":
                asked.append(threads.submit(_list, reader, location))
                if len(asked) >= 2 * _ABREAST:
                    yield from asked.popleft().result()
                continue
            while asked:
                yield from asked.popleft().result()
            if reader is None:
                yield failed
            else:
                yield from _read(reader, location)
        while asked:
            yield from asked.popleft().result()
    finally:
        threads.shutdown(wait=False, cancel_futures=True)


def _list(reader: Reader, location: str) -> list[Page]:
    return list(_read(reader, location))


def _read(reader: Reader, location: str) -> Iterator[Page]:
    try:
        yield from reader.read(location)
    except ReadError as error:
        yield Failure(location, str(error))
    except Exception as error:  # one bad location never stops a run
        yield Failure(location, f"Cannot read {location}: {error!r}. Nothing of it was kept.")


class ReadAhead:
    """Pages taken from an iterable by a thread before they are wanted, at most `most` of them.

    Once it has that many, or pages of several megabytes together, it waits until half are taken.
    `ring` is called in that thread for what was asked for. Use it in a `with` block.

    >>> with ReadAhead([Failure("a", "b")], 2, lambda: None) as ahead:
    ...     while not ahead.waiting():
    ...         pass
    ...     ahead.take().location, ahead.waiting()
    ('a', 0)
    """

    def __init__(self, pages: Iterable[Page], most: int, ring: Callable[[], None]) -> None:
        self._pages = pages
        self._most = most
        self._ring = ring
        self._kept: deque[Page] = deque()
        self._bytes = 0  # of the pages that are kept
        self._room = Condition()
        self._ended = self._stopped = self._asked = self._told = False
        self._error: BaseException | None = None

    def __enter__(self) -> Self:
        Thread(target=self._run, name="read ahead", daemon=True).start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        with self._room:
            self._stopped = True
            self._room.notify_all()

    def _run(self) -> None:
        try:
            for page in self._pages:
                with self._room:
                    self._kept.append(page)
                    self._bytes += _size(page)
                    self._tell()
                    if len(self._kept) >= self._most or self._bytes >= _AHEAD_BYTES:
                        self._room.wait_for(self._may_go_on)
                    if self._stopped:
                        return
        except BaseException as error:  # handed to whoever takes the pages
            self._error = error
        finally:
            with self._room:
                self._ended = True
                self._tell()

    def _may_go_on(self) -> bool:
        some = len(self._kept) > self._most // 2 or self._bytes > _AHEAD_BYTES // 2
        return self._stopped or not some

    def _tell(self) -> None:
        if self._asked:
            self._asked = False
            self._ring()

    def waiting(self) -> int:
        """How many pages are there to take."""
        return len(self._kept)

    def ask(self) -> bool:
        """Whether there is a page, or, once, the news that none will come; else `ring` tells."""
        with self._room:
            if self._kept or (self._ended and not self._told):
                self._told = self._ended
                return True
            self._asked = True
            return False

    def peek(self) -> Page:
        """The page that comes next; there must be one."""
        return self._kept[0]

    def take(self) -> Page:
        """The page that comes next; the reader goes on."""
        with self._room:
            page = self._kept.popleft()
            self._bytes -= _size(page)
            if self._may_go_on():
                self._room.notify_all()
        return page

    def is_over(self) -> bool:
        """Whether every page was taken and no other will come."""
        return self._ended and not self._kept

    def raise_error(self) -> None:
        """Raises what iterating the pages raised, if it did."""
        if self._error is not None:
            raise self._error


def _size(page: Page) -> int:
    return len(page.body) if isinstance(page, Capture) else 0
