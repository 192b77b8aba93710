"""Worker processes that examine pages on all cores; one that exceeds its limits is killed.

The parent reads pages and keeps what comes back; the workers examine and hold neither network nor
store. A worker that needs a picture asks the parent for it. Outcomes are given back in the order
the pages came, whichever worker was faster, so that one worker and many fill a store alike.
"""

import json
import socket
import subprocess
import sys
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import Pipe
from multiprocessing.connection import Connection, wait
from queue import Empty, SimpleQueue
from types import TracebackType
from typing import Any, ClassVar, Self

from flows.reading import Failure, Page, ReadAhead
from provenance.model import Capture, ProvenanceError, ReadError

__all__ = ["Crew", "Limits"]

_MOST_IMAGES = 200
_MOST_PAGES = 2000  # then a worker is replaced: what libraries leak does not add up
_START_SECONDS = 120.0
_WORK = (
    "import json, sys; given = json.loads(sys.argv[1]); sys.path[:] = given.pop('path'); "
    "from flows.hand import work; work(**given)"
)


@dataclass(frozen=True, slots=True)
class Limits:
    """What one page may take: seconds of its worker and megabytes of its memory.

    The wait for a picture does not count; the reader has limits of its own.

    >>> Limits().megabytes
    2048
    """

    seconds: float = 60.0
    megabytes: int = 2048


class _Slot:
    """A page's place in the order, and what came of it."""

    __slots__ = ("capture", "images", "outcome")

    def __init__(self, capture: Capture | None, outcome: Any = None) -> None:
        self.capture = capture
        self.outcome = outcome
        self.images = 0


class _Hand:
    """One worker process, and the page it holds."""

    def __init__(self, examiner: str, options: Mapping[str, Any], limits: Limits) -> None:
        (ours, theirs), (self.life, life) = socket.socketpair(), socket.socketpair()
        given = {"line_number": theirs.fileno(), "life_number": life.fileno(),
                 "megabytes": limits.megabytes, "path": sys.path}  # fmt: skip
        with theirs, life:
            self.process = subprocess.Popen(
                [sys.executable, "-c", _WORK, json.dumps(given)],
                pass_fds=(theirs.fileno(), life.fileno()),
                stdin=subprocess.DEVNULL,
            )
        self.line = Connection(ours.detach())
        self.slot: _Slot | None = None
        self.ready = False
        self.pages = 0
        self.seconds = limits.seconds
        self.until: float | None = time.monotonic() + _START_SECONDS
        self.line.send((examiner, dict(options)))

    def give(self, slot: _Slot) -> None:
        """Hands a page over; raises `OSError` where the worker is gone."""
        self.line.send(slot.capture)
        self.slot = slot
        self.pages += 1
        self.until = time.monotonic() + self.seconds

    def end(self) -> int:
        """Kills the worker, whatever it does; gives back how it had ended, if it had."""
        with suppress(OSError):
            self.line.close()
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(0.2 if self.until is None else 0)
        self.process.kill()
        status = self.process.wait()
        self.life.close()
        return status


class Crew:
    """Up to `size` workers, started as pages come; each makes its examiner once, by name.

    `examiner` is "module:function"; called with `options` in the worker it gives an `Examiner` (see
    `flows.hand`). `image` gives a page's picture in this process; where `waits` says that it may
    wait for the network, in a thread. Use it in a `with` block: at its end every worker has ended.
    `start_seconds` is the CPU that starting workers took, of all crews so far.
    """

    start_seconds: ClassVar[float] = 0.0

    def __init__(
        self,
        size: int,
        examiner: str,
        options: Mapping[str, Any],
        *,
        limits: Limits = Limits(),
        image: Callable[[Capture, str], bytes | None] = lambda capture, url: None,
        waits: Callable[[Capture], bool] = lambda capture: True,
    ) -> None:
        self._size = max(1, size)
        self._made = (examiner, options, limits)
        self._limits = limits
        self._image, self._waits = image, waits
        self._hands: list[_Hand] = []
        self._loaders = ThreadPoolExecutor(self._size, "picture")
        self._loaded: SimpleQueue[tuple[_Hand, _Slot, Future[bytes | None]]] = SimpleQueue()
        self._heard, self._bell = Pipe(duplex=False)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for hand in self._hands:
            hand.end()
        self._hands.clear()
        self._loaders.shutdown(wait=False, cancel_futures=True)
        self._heard.close()

    def each(self, pages: Iterable[Page]) -> Iterator[Any]:
        """What the examiner gave for each page, or a `Failure`, in the order of the pages.

        A few pages are read ahead and a few outcomes wait for their turn, never more. What
        iterating `pages` raises is raised here, after the outcomes of the pages before; so is a
        `StoreError` of a worker, at once.
        """
        order: deque[_Slot] = deque()
        with ReadAhead(pages, self._size, lambda: self._bell.send_bytes(b"!")) as ahead:
            try:
                while order or not ahead.is_over():
                    self._hand_out(ahead, order)
                    told = False
                    while order and order[0].outcome is not None:
                        yield order.popleft().outcome
                        told = True
                    if not told and (order or not ahead.is_over()):
                        self._listen()  # else there is room again, and pages may wait for it
                ahead.raise_error()
            finally:
                for hand in [hand for hand in self._hands if hand.slot is not None]:
                    self._drop(hand)

    def _hand_out(self, ahead: ReadAhead, order: deque[_Slot]) -> None:
        """Gives waiting pages to idle workers, and starts workers where pages wait for one."""
        while len(order) < 4 * self._size and ahead.waiting():
            idle = next((hand for hand in self._hands if hand.ready and hand.slot is None), None)
            if idle is None and not isinstance(ahead.peek(), Failure):
                starting = sum(not hand.ready for hand in self._hands)
                if len(self._hands) < self._size and starting < ahead.waiting():
                    self._hands.append(_Hand(*self._made))
                    continue
                return
            item = ahead.peek()
            if isinstance(item, Failure):
                order.append(_Slot(None, item))
            elif idle is not None:
                slot = _Slot(item)
                try:
                    idle.give(slot)
                except OSError:  # it died while it had nothing to do: not the page's doing
                    self._drop(idle)
                    continue
                order.append(slot)
            ahead.take()

    def _listen(self) -> None:
        """Waits until a worker, the reader or a loader has something to say, or a limit is over."""
        lines = {hand.line: hand for hand in self._hands if hand.until is not None}
        nearest = min((hand.until or 0.0 for hand in lines.values()), default=None)
        patience = None if nearest is None else max(0.0, nearest - time.monotonic())
        for line in wait([self._heard, *lines], patience):
            if line is self._heard:
                while self._heard.poll():
                    self._heard.recv_bytes()
            else:
                self._hear(lines[line])  # type: ignore[index]  # the lines are all that is left
        self._answer()
        now = time.monotonic()
        for hand in [hand for hand in lines.values() if hand.until and hand.until < now]:
            if hand in self._hands:
                self._lose(hand, f"it took more than {self._limits.seconds:g} seconds")

    def _hear(self, hand: _Hand) -> None:
        try:
            kind, value = hand.line.recv()
        except (EOFError, OSError):
            self._lose(hand, "its worker died")
            return
        slot, hand.until = hand.slot, (hand.until if kind == "image" else None)
        if kind == "ready":
            hand.ready = True
            Crew.start_seconds += value
        elif kind == "stop":
            raise value
        elif slot is not None and kind == "image":
            self._load(hand, slot, value)
        elif slot is not None and slot.capture is not None:
            failed = kind == "failed"
            slot.outcome = Failure(slot.capture.location, value) if failed else value
            slot.capture, hand.slot = None, None
            if hand.pages >= _MOST_PAGES or (failed and "of memory" in value):
                self._drop(hand)

    def _load(self, hand: _Hand, slot: _Slot, url: str) -> None:
        """Begins to load a picture; the worker's clock stands until it is there."""
        hand.seconds = max(0.1, (hand.until or 0.0) - time.monotonic())
        hand.until = None
        slot.images += 1
        assert slot.capture is not None
        if not self._waits(slot.capture):
            here: Future[bytes | None] = Future()
            try:
                here.set_result(self._picture(slot.capture, url, slot.images))
            except Exception as error:  # the page's to tell
                here.set_exception(error)
            self._send(hand, here)
            return
        future = self._loaders.submit(self._picture, slot.capture, url, slot.images)

        def tell(done: Future[bytes | None]) -> None:
            self._loaded.put((hand, slot, done))
            with suppress(OSError):
                self._bell.send_bytes(b"!")

        future.add_done_callback(tell)

    def _picture(self, capture: Capture, url: str, number: int) -> bytes | None:
        if number > _MOST_IMAGES:
            raise ReadError(url[:200], f"the page has more than {_MOST_IMAGES} pictures")
        return self._image(capture, url)

    def _answer(self) -> None:
        """Sends pictures that were loaded to the workers that wait for them."""
        with suppress(Empty):
            while True:
                hand, slot, future = self._loaded.get_nowait()
                if hand in self._hands and hand.slot is slot:
                    self._send(hand, future)

    def _send(self, hand: _Hand, future: Future[bytes | None]) -> None:
        """Sends a picture, or why there is none, and lets the worker's clock go on."""
        error = future.exception()
        if error is not None and not isinstance(error, ProvenanceError):
            error = ReadError("a picture", repr(error))
        try:
            hand.line.send((None, error) if error else (future.result(), None))
            hand.until = time.monotonic() + hand.seconds
        except OSError:
            self._lose(hand, "its worker died")

    def _lose(self, hand: _Hand, reason: str) -> None:
        """Ends a worker that overran or died; its page, if any, has failed."""
        slot = hand.slot
        status = self._drop(hand)
        if slot is not None and slot.capture is not None:
            where = slot.capture.location
            told = f"{reason} (signal {-status})" if "died" in reason and status < 0 else reason
            slot.outcome = Failure(
                where, f"Cannot examine {where}: {told}. Nothing of it was kept."
            )
            slot.capture = None
        elif not hand.ready:
            raise ProvenanceError(
                f"Cannot examine pages: a worker process did not start (status {status}). What was "
                "stored before stays."
            )

    def _drop(self, hand: _Hand) -> int:
        self._hands.remove(hand)
        return hand.end()
