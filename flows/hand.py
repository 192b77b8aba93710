"""The worker's side of a crew: waits for pages on its line and sends back what came of them.

It lives in a process of its own, without a way to the network or into the store's tables, under a
limit of memory. The kernel ends it when its parent is gone, however that ended.
"""

import fcntl
import gc
import importlib
import os
import resource
import signal
import socket
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from provenance.model import Capture, ProvenanceError, StoreError

__all__ = ["Examiner", "ImageOf", "work"]

ImageOf = Callable[[str], bytes | None]
"""The bytes of a picture of the page at hand, by its address as the page gives it."""

Examiner = Callable[[Capture, ImageOf], Any]
"""What a worker does with one page; gives back a value that can be pickled."""


def work(line_number: int, life_number: int, megabytes: int) -> None:
    """Examines pages until the line is closed.

    The first message names the examiner as "module:function" and what that function is given to
    make it; each further one is a `Capture`.
    """
    _end_with_the_parent(socket.socket(fileno=life_number))
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # a person's Ctrl-C is the parent's to handle
    line = Connection(line_number)
    maker, options = line.recv()
    module, _, name = maker.partition(":")
    examiner: Examiner = getattr(importlib.import_module(module), name)(**options)
    _limit_memory(megabytes)
    gc.collect()
    gc.freeze()  # what every page needs is never looked through again
    gc.set_threshold(20_000, 10, 20)
    line.send(("ready", time.process_time()))
    with suppress(EOFError, ConnectionError):
        while True:
            line.send(_examined(examiner, line.recv(), line, megabytes))


_LIVES: list[socket.socket] = []


def _end_with_the_parent(life: socket.socket) -> None:
    """Asks the kernel for SIGIO, which ends a process, once the other end is closed."""
    _LIVES.append(life)
    fcntl.fcntl(life, fcntl.F_SETOWN, os.getpid())
    fcntl.fcntl(life, fcntl.F_SETFL, fcntl.fcntl(life, fcntl.F_GETFL) | os.O_ASYNC | os.O_NONBLOCK)
    with suppress(BlockingIOError):
        if life.recv(1) == b"":  # it was closed before we asked
            sys.exit(1)


def _limit_memory(megabytes: int) -> None:
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
        used = pages * os.sysconf("SC_PAGESIZE")
    except (OSError, ValueError):
        used = 0
    most = used + megabytes * 1024 * 1024
    with suppress(ValueError, OSError):  # where the system sets a lower one, that one holds
        resource.setrlimit(resource.RLIMIT_AS, (most, resource.getrlimit(resource.RLIMIT_AS)[1]))


def _examined(
    examiner: Examiner, capture: Capture, line: Connection, megabytes: int
) -> tuple[str, Any]:
    def image(url: str) -> bytes | None:
        line.send(("image", url))
        value, error = line.recv()
        if error is not None:
            raise error
        return value  # type: ignore[no-any-return]  # what the parent's loader gave

    try:
        return "done", examiner(capture, image)
    except StoreError as error:  # nothing can be kept, of no page
        return "stop", error
    except ProvenanceError as error:
        return "failed", str(error)
    except MemoryError:
        reason = f"it needs more than {megabytes:,} MB of memory"
        return "failed", f"Cannot examine {capture.location}: {reason}. Nothing of it was kept."
    except Exception as error:  # one bad page never stops a run
        return "failed", f"Cannot examine {capture.location}: {error!r}. Nothing of it was kept."
