"""Worker processes that examine pages on all cores; one that exceeds its limits is killed.

The parent reads pages and keeps what comes back; the workers examine and hold neither network nor
store. A worker that needs a picture asks the parent for it. Outcomes are given back in the order
the pages came, whichever worker was faster, so that one worker and many fill a store alike.

A worker is given quick pages before it has done the last, so that it waits for nobody, and wakes
the parent only when few are left: waking it for each page costs more than all else it does.
"""

import select
import socket
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from queue import Empty, SimpleQueue
from types import TracebackType
from typing import Any, ClassVar, Self

from flows.mailbox import Kind, Notice
from flows.reading import Failure, Page, ReadAhead
from flows.worker import Limits, Turn, Worker
from provenance.model import Capture, ProvenanceError, ReadError

__all__ = ["Crew", "Limits"]

_USUAL = Limits()
_MOST_IMAGES = 200
_AHEAD_SECONDS = 0.2  # of work beyond the page a worker is at
_TOGETHER = 32  # outcomes that are given back at once, where so many come
_PATIENCE_SECONDS = 1.0  # and how long they are waited for
_BELLS = 4096


class Crew:
    """Up to `size` workers, started as pages come; each makes its examiner once, by name.

    `examiner` is "module:function"; called with `options`, which JSON can tell, in the worker it
    gives an `Examiner` (see `flows.hand`). `image` gives a page's picture in this process; where
    `waits` says that it may wait for the network, in a thread; where `shows` says that the page
    has none to give, it is not asked. Use it in a `with` block: at its end every worker has ended.
    `starts` are the seconds of CPU that starting each worker took, of all crews so far.
    """

    starts: ClassVar[list[float]] = []

    def __init__(
        self,
        size: int,
        examiner: str,
        options: Mapping[str, Any],
        *,
        limits: Limits = _USUAL,
        image: Callable[[Capture, str], bytes | None] = lambda capture, url: None,
        waits: Callable[[Capture], bool] = lambda capture: True,
        shows: Callable[[Capture], bool] = lambda capture: True,
    ) -> None:
        self._size = max(1, size)
        self._limits = limits
        self._image, self._waits, self._shows = image, waits, shows
        self._workers: list[Worker] = []
        self._again: deque[Turn] = deque()  # pages that waited behind one that was given up
        self._pace = 1.0  # seconds a page takes, of late
        self._loaders = ThreadPoolExecutor(self._size, "picture")
        self._loaded: SimpleQueue[tuple[Worker, Turn, Future[bytes | None]]] = SimpleQueue()
        self._heard, self._bell = socket.socketpair()
        self._heard.setblocking(False)
        self._bell.setblocking(False)
        self._lines = select.poll()
        self._lines.register(self._heard, select.POLLIN)
        self._made = (examiner, options, limits, self._bell)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for worker in [*self._workers]:
            self._drop(worker)
        self._loaders.shutdown(wait=False, cancel_futures=True)
        self._bell.close()
        self._heard.close()

    def each(self, pages: Iterable[Page]) -> Iterator[list[Any]]:
        """What the examiner gave for each page, or a `Failure`, in the order of the pages.

        They are given in lists, as many together as came, within seconds of being done. A few
        pages are read ahead and a few outcomes wait for their turn, never more. What iterating
        `pages` raises is raised here, after the outcomes of the pages before; so is a `StoreError`
        of a worker, at once.
        """
        order: deque[Turn] = deque()
        made: list[Any] = []
        until = None  # what is made is given back then
        with ReadAhead(pages, 8 * self._size, self._ring) as ahead:
            try:
                while True:
                    hungry = self._hand_out(ahead, order)
                    while order and order[0].done and len(made) < _TOGETHER:
                        made.append(order.popleft().outcome)
                    over = not order and ahead.is_over()
                    idle = not any(worker.turns for worker in self._workers)
                    if made and until is None:
                        until = time.monotonic() + _PATIENCE_SECONDS
                    if until and (
                        over or idle or len(made) >= _TOGETHER or time.monotonic() >= until
                    ):
                        yield made
                        made, until = [], None
                    elif over:
                        break
                    elif not (hungry and ahead.ask()):
                        self._listen(until)
                ahead.raise_error()
            finally:
                self._again.clear()
                for worker in [worker for worker in self._workers if worker.turns]:
                    self._drop(worker)

    def _hand_out(self, ahead: ReadAhead, order: deque[Turn]) -> bool:
        """Gives waiting pages to workers, and starts workers where pages wait for one.

        Says whether there are too few pages.
        """
        while self._again or ahead.waiting():
            if not self._again:
                if len(order) >= 12 * self._size:
                    return False
                page = ahead.peek()
                if isinstance(page, Failure):
                    order.append(Turn(ahead.take()))
                    continue
            worker = self._roomiest()
            if worker is None:
                starting = sum(not worker.ready for worker in self._workers)
                if len(self._workers) == self._size or starting >= ahead.waiting() + len(
                    self._again
                ):
                    return False
                self._workers.append(Worker(*self._made))
                self._lines.register(self._workers[-1], 0)  # only to hear when it is gone
                continue
            if not self._again:
                turn = Turn(ahead.take())
                turn.shows = turn.capture is not None and self._shows(turn.capture)
                order.append(turn)
                self._again.append(turn)
            try:
                worker.give(self._again[0])
                self._again.popleft()
            except OSError:
                self._hear(worker)  # what it told before it died
        return True

    def _roomiest(self) -> Worker | None:
        """The worker to give a page to; None where all have enough to do."""
        ahead = int(_AHEAD_SECONDS / max(self._pace, 0.001))
        rooms = [(worker.room(ahead), worker) for worker in self._workers]
        room, worker = max(rooms, key=lambda pair: pair[0], default=(0, None))
        return worker if room > 0 else None

    def _ring(self) -> None:
        """Wakes who listens; from any thread."""
        with suppress(OSError):  # it was rung so often that it will be heard, or nobody listens
            self._bell.send(b"!")

    def _listen(self, until: float | None) -> None:
        """Waits until somebody rings, a worker is gone, a limit is over, or `until`."""
        now = time.monotonic()
        moments = [until, *(worker.until for worker in self._workers)]
        if any(worker.turns for worker in self._workers):  # what was done may not have been rung
            moments.append(now + _PATIENCE_SECONDS)
        nearest = min((moment for moment in moments if moment is not None), default=None)
        self._lines.poll(None if nearest is None else max(0.0, nearest - now) * 1000 + 1)
        with suppress(BlockingIOError):
            self._heard.recv(_BELLS)
        for worker in [*self._workers]:
            self._hear(worker)
        self._answer()
        now = time.monotonic()
        for worker in [*self._workers]:
            if worker.until and worker.until < now:
                self._lose(worker, f"it took more than {self._limits.seconds:g} seconds")

    def _hear(self, worker: Worker) -> None:
        """Takes what a worker told since, if it did; one that is gone is lost."""
        try:
            while told := worker.hear():
                for notice in told:
                    self._take(worker, notice)
        except (EOFError, OSError):
            self._lose(worker, "its worker died")
            return
        if worker.tired:
            self._again.extend(worker.turns)
            self._drop(worker)

    def _take(self, worker: Worker, notice: Notice) -> None:
        value = worker.open(notice)
        if notice.kind is Kind.READY:
            worker.ready, worker.until = True, None
            Crew.starts.append(value)
        elif notice.kind is Kind.STOP:
            raise value
        elif notice.kind is Kind.IMAGE:
            worker.stand(notice)
            self._load(worker, worker.turns[0], value)
        elif notice.kind is Kind.FAILED:
            where = worker.turns[0].where
            worker.finish(notice, Failure(where, value))
            worker.tired |= "of memory" in value
        else:
            worker.finish(notice, value)
            self._pace += 0.2 * (worker.took - self._pace)

    def _load(self, worker: Worker, turn: Turn, url: str) -> None:
        """Begins to load a picture; the worker's clock stands until it is there."""
        turn.images += 1
        assert turn.capture is not None
        if not self._waits(turn.capture):
            here: Future[bytes | None] = Future()
            try:
                here.set_result(self._picture(turn.capture, url, turn.images))
            except Exception as error:  # the page's to tell
                here.set_exception(error)
            self._send(worker, here)
            return
        future = self._loaders.submit(self._picture, turn.capture, url, turn.images)

        def tell(done: Future[bytes | None]) -> None:
            self._loaded.put((worker, turn, done))
            self._ring()

        future.add_done_callback(tell)

    def _picture(self, capture: Capture, url: str, number: int) -> bytes | None:
        if number > _MOST_IMAGES:
            raise ReadError(url[:200], f"the page has more than {_MOST_IMAGES} pictures")
        return self._image(capture, url)

    def _answer(self) -> None:
        """Sends pictures that were loaded to the workers that wait for them."""
        with suppress(Empty):
            while True:
                worker, turn, future = self._loaded.get_nowait()
                if worker in self._workers and worker.turns[0] is turn:
                    self._send(worker, future)

    def _send(self, worker: Worker, future: Future[bytes | None]) -> None:
        """Sends a picture, or why there is none, and lets the worker's clock go on."""
        error = future.exception()
        if error is not None and not isinstance(error, ProvenanceError):
            error = ReadError("a picture", repr(error))
        with suppress(OSError):  # it is gone, which is heard next
            worker.answer(None if error else future.result(), error)

    def _lose(self, worker: Worker, reason: str) -> None:
        """Ends a worker that overran or died: the page it was at has failed, no other."""
        turns, ready = [*worker.turns], worker.ready
        status = self._drop(worker)
        if turns:
            where = turns[0].where
            told = f"{reason} (signal {-status})" if "died" in reason and status < 0 else reason
            failed = f"Cannot examine {where}: {told}. Nothing of it was kept."
            turns[0].finish(Failure(where, failed))
            self._again.extend(turns[1:])
        elif not ready:
            raise ProvenanceError(
                f"Cannot examine pages: a worker process did not start (status {status}). What was "
                "stored before stays."
            )

    def _drop(self, worker: Worker) -> int:
        self._workers.remove(worker)
        self._lines.unregister(worker)
        return worker.end()
