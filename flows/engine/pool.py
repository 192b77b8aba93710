"""The engine of one machine: a pool of processes on all cores, of the library pebble.

Chosen after a trial: the standard pool loses every task in flight when one worker dies, pebble only
the one the worker was at, and says how it ended; both cost about the same for each task.
"""

import atexit
import pickle
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.context import SpawnContext, SpawnProcess
from types import ModuleType
from typing import Any, TypeVar

from pebble import ProcessExpired, ProcessPool

from flows.engine.worker import OUT_OF_MEMORY, Limits, Maker, begin, run
from flows.reading import Failure
from provenance.model import Capture, ProvenanceError

__all__ = ["Limits", "Pool", "end_pools", "shared_pool"]

T = TypeVar("T")

_MOST_TASKS = 5_000  # then a worker is replaced, lest what libraries leak add up
_LATE_SECONDS = (
    60.0  # beyond the kernel's timer, for a start too; the pool then ends the worker itself
)
_TRIES = 3
_STARTING = threading.Lock()


class _Process(SpawnProcess):
    """A process that does not import the parent's main module, which may be all of Prefect."""

    def start(self) -> None:
        with _STARTING:
            main = sys.modules["__main__"]
            sys.modules["__main__"] = ModuleType("__main__")
            try:
                super().start()
            finally:
                sys.modules["__main__"] = main


class _Context(SpawnContext):
    Process = _Process


class Pool:
    """`size` processes that do tasks; started when the first task comes, and again if all die.

    Safe for several threads at once.
    """

    def __init__(self, size: int, limits: Limits = Limits()) -> None:  # noqa: B008  (frozen)
        self.size = max(1, size)
        self._limits = limits
        self._pool: ProcessPool | None = None
        self._lock = threading.Lock()

    def do(self, maker: Maker, where: str, task: Any) -> Any:
        """What a worker gives for a task, or a `Failure` that names `where`.

        Raises `StoreError` if nothing can be kept, and `ProvenanceError` if no worker starts.
        """
        for _try in range(_TRIES):
            pool = self._running()
            try:
                late = self._limits.seconds + _LATE_SECONDS
                asked = pool.schedule(run, (maker, self._limits, where, task), timeout=late)
                return pickle.loads(asked.result())
            except ProcessExpired as error:
                return _failed(where, self._reason(int(error.exitcode or 0)))
            except TimeoutError:
                return _failed(where, self._reason(-signal.SIGALRM))
            except (BrokenProcessPool, RuntimeError) as error:
                if isinstance(error, RuntimeError) and pool.active:
                    return _failed(where, repr(error))
                self._give_up(pool)
        raise ProvenanceError(
            "Cannot examine pages: the worker processes do not start. What was stored before stays."
        )

    def each(self, tasks: Iterable[T], do: Callable[[T], Any]) -> Generator[Any, None, None]:
        """What `do` gives for each task, in their order; up to eight times `size` are under way.

        `do` is called in threads; it is there to call the method of that name. What iterating
        `tasks` raises is raised here.
        """
        threads = ThreadPoolExecutor(max(8, 4 * self.size), "page")
        waiting: deque[Future[Any]] = deque()
        try:
            for task in tasks:
                waiting.append(threads.submit(do, task))
                most = 8 * self.size if not isinstance(task, Capture) else 3 * self.size
                while waiting and (len(waiting) >= most or waiting[0].done()):
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            threads.shutdown(wait=False, cancel_futures=True)

    def end(self) -> None:
        """Ends every worker; the next task starts others."""
        with self._lock:
            pool, self._pool = self._pool, None
        if pool is not None:
            _stop(pool)
            pool.join()

    def _running(self) -> ProcessPool:
        with self._lock:
            if self._pool is None:
                self._pool = ProcessPool(
                    self.size, max_tasks=_MOST_TASKS, initializer=begin, context=_Context()
                )
            return self._pool

    def _give_up(self, pool: ProcessPool) -> None:
        with self._lock:
            if self._pool is pool:
                self._pool = None
                _stop(pool)

    def _reason(self, status: int) -> str:
        if status == OUT_OF_MEMORY:
            return f"it needs more than {self._limits.megabytes:,} MB of memory"
        if status == -signal.SIGALRM:
            return f"it took more than {self._limits.seconds:g} seconds"
        return f"its worker died ({f'signal {-status}' if status < 0 else f'status {status}'})"


def _stop(pool: ProcessPool) -> None:
    pool.stop()  # type: ignore[no-untyped-call]  # pebble gives it no types


def _failed(where: str, cause: str) -> Failure:
    return Failure(where, f"Cannot examine {where}: {cause}. Nothing of it was kept.", ended=True)


_POOLS: dict[tuple[int, Limits], Pool] = {}


def shared_pool(size: int, limits: Limits) -> Pool:
    """This process's pool of that size and with those limits: one for all batches."""
    return _POOLS.setdefault((size, limits), Pool(size, limits))


@atexit.register
def end_pools() -> None:
    """Ends the workers of every shared pool."""
    for pool in [*_POOLS.values()]:
        pool.end()
