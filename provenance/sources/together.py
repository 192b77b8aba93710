"""Pages of many hosts at once, those of one host one after another."""

import queue
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from provenance.model import Capture, ReadError
from provenance.sources.reader import Reader

__all__ = ["read_together"]

_WAIT_SECONDS = 0.1

_Row = tuple[str, Capture | ReadError]


def read_together(
    reader: Reader, locations: Iterable[str], *, workers: int = 8
) -> Iterator[tuple[str, Capture | ReadError]]:
    """Each location with its capture, or with the error that stood in the way, as they are done.

    Up to `workers` hosts are asked at once; a host's pages come in the order given, since a polite
    reader waits between them. No more than twice as many captures as workers are held. A location
    that gives several captures stands there for each. What is not taken from the iterator is not
    fetched.

    >>> from provenance.sources.files import READER
    >>> [type(found).__name__ for _, found in read_together(READER, ["none.html"])]
    ['ReadError']
    """
    waiting: dict[str, deque[str]] = {}
    for location in locations:
        waiting.setdefault(_host(location), deque()).append(location)
    count = max(1, min(workers, len(waiting)))
    done: queue.Queue[_Row | None] = queue.Queue(maxsize=count * 2)
    crew = _Crew(reader, deque(waiting.values()), done)
    for _number in range(count):
        threading.Thread(target=crew.work, daemon=True).start()
    try:
        while count:
            row = done.get()
            if row is None:
                count -= 1
            else:
                yield row
    finally:
        crew.over.set()


class _Crew:
    """Threads that each take one host after another and read its pages."""

    def __init__(
        self, reader: Reader, hosts: deque[deque[str]], done: "queue.Queue[_Row | None]"
    ) -> None:
        self._reader, self._hosts, self._done = reader, hosts, done
        self.over = threading.Event()

    def work(self) -> None:
        while not self.over.is_set():
            try:
                pages = self._hosts.popleft()
            except IndexError:
                break
            for location in pages:
                if self.over.is_set():
                    break
                self._read(location)
        self._put(None)

    def _read(self, location: str) -> None:
        try:
            for capture in self._reader.read(location):
                self._put((location, capture))
        except ReadError as error:
            self._put((location, error))
        except Exception as error:  # one bad location never stops a run
            self._put((location, ReadError(location[:200], repr(error))))

    def _put(self, row: _Row | None) -> None:
        while not self.over.is_set():
            try:
                self._done.put(row, timeout=_WAIT_SECONDS)
                return
            except queue.Full:
                continue


def _host(location: str) -> str:
    try:
        return urlsplit(location).netloc.lower()
    except ValueError:
        return ""
