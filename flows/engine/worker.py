"""The worker's side of a pool: one task at a time, under limits the kernel keeps.

A task that exceeds its time is ended by the kernel's timer, one that exceeds its memory ends its
process itself; either way only this worker goes, with the one task it was at.
"""

import gc
import importlib
import os
import pickle
import signal
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from multiprocessing import parent_process
from pathlib import Path
from typing import Any

from flows.reading import Failure
from provenance.model import ProvenanceError, StoreError

if sys.platform != "win32":
    import resource

__all__ = ["OUT_OF_MEMORY", "Limits", "Maker", "begin", "run"]

OUT_OF_MEMORY = 77
"""The exit status of a worker that could not get the memory a task needs."""

Maker = tuple[str, tuple[tuple[str, Any], ...]]
"""What makes the function that does a task: "module:function" and the options it is called with."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one task may take: seconds by the clock, and megabytes beside what a worker needs."""

    seconds: float = 60.0
    megabytes: int = 2048


def begin() -> None:
    """Makes a new process a worker: it ends when its parent is gone, however that ended."""
    if sys.platform != "win32":
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
    threading.Thread(target=_end_with_the_parent, daemon=True).start()


def _end_with_the_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def run(maker: Maker, limits: Limits, where: str, task: Any) -> bytes:
    """What the function `maker` makes gives for a task, pickled; a `Failure` if it cannot do it.

    Raises `ProvenanceError` if the function cannot be made, and `StoreError` if nothing can be
    kept: then no other task can be done either.
    """
    try:
        made = _made(maker, limits.megabytes)
    except ProvenanceError:
        raise
    except Exception as error:
        raise ProvenanceError(f"Cannot examine pages: {error}. What was stored stays.") from error
    _set_timer(limits.seconds)
    try:
        return pickle.dumps(made(task), pickle.HIGHEST_PROTOCOL)
    except StoreError:
        raise
    except ProvenanceError as error:
        failed = str(error)
    except MemoryError:
        os._exit(OUT_OF_MEMORY)
    except Exception as error:  # one bad page never stops a run
        failed = f"Cannot examine {where}: {error!r}. Nothing of it was kept."
    finally:
        _set_timer(0.0)
    return pickle.dumps(Failure(where, failed))


@lru_cache(maxsize=1)
def _made(maker: Maker, megabytes: int) -> Callable[[Any], Any]:
    """The function, made once; what every task needs is never looked through for garbage again."""
    (place, options) = maker
    module, _, name = place.partition(":")
    made: Callable[[Any], Any] = getattr(importlib.import_module(module), name)(**dict(options))
    _limit_memory(megabytes)
    gc.collect()
    gc.freeze()
    return made


def _set_timer(seconds: float) -> None:
    if sys.platform != "win32":  # there the pool's own timeout ends the worker
        signal.setitimer(signal.ITIMER_REAL, seconds)


def _limit_memory(megabytes: int) -> None:
    if sys.platform == "win32":
        return
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
        used = pages * os.sysconf("SC_PAGESIZE")
    except (OSError, ValueError):
        used = 0
    most = used + megabytes * 1024 * 1024
    with suppress(ValueError, OSError):  # if the system sets a lower limit, that one holds
        resource.setrlimit(resource.RLIMIT_AS, (most, resource.getrlimit(resource.RLIMIT_AS)[1]))
