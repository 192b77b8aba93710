"""The worker's side of a crew: takes pages from its mailbox and lays back what came of them.

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
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from flows.mailbox import Kind, Mailbox, Notice
from provenance.model import Capture, ProvenanceError, StoreError

__all__ = ["Examiner", "ImageOf", "work"]

ImageOf = Callable[[str], bytes | None]
"""The bytes of a picture of the page at hand, by its address as the page gives it."""

Examiner = Callable[[Capture, ImageOf], Any]
"""What a worker does with one page; gives back a value that can be pickled."""

_FEW = 2  # with no more pages left it asks for others, and tells what it has done


def work(
    line_number: int,
    life_number: int,
    file_number: int,
    bell_number: int,
    megabytes: int,
    examiner: str,
    options: dict[str, Any],
) -> None:
    """Examines pages until the line is closed.

    The numbers are those of inherited files: the mailbox's socket and file, one whose other end is
    closed when the parent ends, and the bell that wakes the parent. `examiner` is
    "module:function", and `options` what that function is given to make it.
    """
    _end_with_the_parent(socket.socket(fileno=life_number))
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # a person's Ctrl-C is the parent's to handle
    post = Mailbox(socket.socket(fileno=line_number), file_number)
    worker = _Worker(post, socket.socket(fileno=bell_number), megabytes)
    module, _, name = examiner.partition(":")
    made: Examiner = getattr(importlib.import_module(module), name)(**options)
    _limit_memory(megabytes)
    gc.collect()
    gc.freeze()  # what every page needs is never looked through again
    with suppress(EOFError, ConnectionError):
        worker.work(made)


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


class _Worker:
    """Pages one after another, and the pictures they ask for."""

    def __init__(self, post: Mailbox, bell: socket.socket, megabytes: int) -> None:
        self._post, self._bell, self._megabytes = post, bell, megabytes
        self._waiting: deque[Notice] = deque()

    def work(self, examiner: Examiner) -> None:
        """Examines what comes; rings only when it runs out of pages, lest the parent wake often."""
        self._post.send(Kind.READY, 0, time.process_time())
        self._ring()
        while True:
            if not self._waiting:
                self._waiting += self._post.notices(wait=True)
            self._examine(self._waiting.popleft(), examiner)
            if len(self._waiting) <= _FEW:
                self._waiting += self._post.notices(wait=False)
                if len(self._waiting) <= _FEW:
                    self._ring()

    def _ring(self) -> None:
        with suppress(BlockingIOError):  # it was rung so often that the parent will look
            self._bell.send(b"!")

    def _examine(self, notice: Notice, examiner: Examiner) -> None:
        """Lays what came of a page where the page lay."""
        where, place = "a page", notice.place
        try:
            (where, url, media_type, retrieved_at, shows), body = self._post.open(notice)
            capture = Capture(where, url, media_type, retrieved_at, body)
            made = examiner(
                capture, lambda address: self._picture(place, address) if shows else None
            )
            self._post.send(Kind.DONE, place, made)
        except StoreError as error:  # nothing can be kept, of no page
            self._post.send(Kind.STOP, place, error)
            self._ring()
        except ProvenanceError as error:
            self._post.send(Kind.FAILED, place, str(error))
        except MemoryError:
            self._fail(place, where, f"it needs more than {self._megabytes:,} MB of memory")
        except Exception as error:  # one bad page never stops a run
            self._fail(place, where, repr(error))

    def _fail(self, place: int, where: str, cause: str) -> None:
        reason = f"Cannot examine {where}: {cause}. Nothing of it was kept."
        self._post.send(Kind.FAILED, place, reason)

    def _picture(self, place: int, url: str) -> bytes | None:
        self._post.send(Kind.IMAGE, place, url)
        self._ring()
        while True:
            told = self._post.notices(wait=True)
            self._waiting += (notice for notice in told if notice.kind is Kind.PAGE)
            for notice in told:
                if notice.kind is Kind.PICTURE:
                    answer, data = self._post.open(notice)
                    if isinstance(answer, Exception):
                        raise answer
                    return data if answer else None
