"""The post between a crew and a worker: content in a file that both have open, notices on a socket.

A notice is a few bytes, so that sending one never waits for the other side to read, however large
a page is. Each page has a place in the file: first the page lies there, then its pictures one after
another, at last what came of it.
"""

import os
import pickle
import socket
import struct
import tempfile
import time
from collections.abc import Callable
from enum import IntEnum
from typing import Any, NamedTuple

from provenance.model import ProvenanceError

__all__ = ["Kind", "Mailbox", "Notice", "shared_file"]

_NOTICE = struct.Struct("=BIQQd")
_AT_ONCE = 64 * _NOTICE.size
_PLACE_BYTES = 2**32  # from one place to the next; what is not written takes no room
_SWOLLEN_BYTES = 4 * 2**20


class Kind(IntEnum):
    """What a notice tells: the crew of a page or a picture, the worker of all else."""

    PAGE, PICTURE, READY, IMAGE, DONE, FAILED, STOP = range(7)


class Notice(NamedTuple):
    """Something lies at a place: a value of so many bytes, pickled, and so many raw ones after it.

    `at` is when it was laid there, by the monotonic clock that all processes share.
    """

    kind: Kind
    place: int
    value: int
    raw: int
    at: float


def shared_file() -> int:
    """The number of a new file that no folder names: in memory, where the system can."""
    make: Callable[[str], int] | None = getattr(os, "memfd_create", None)
    if make is not None:
        return make("cutline")
    with tempfile.TemporaryFile() as file:
        return os.dup(file.fileno())


class Mailbox:
    """One side of the post. Methods raise `OSError` where the other side is gone.

    `swollen` tells that something large lay in the file, which `empty` gives back.

    >>> ours, theirs = socket.socketpair()
    >>> file = shared_file()
    >>> crew, worker = Mailbox(ours, file), Mailbox(theirs, os.dup(file))
    >>> crew.send(Kind.PAGE, 3, "page.html", b"<p>")
    >>> [notice] = worker.notices(wait=True)
    >>> notice.place, worker.open(notice)
    (3, ('page.html', b'<p>'))
    >>> crew.close(); worker.notices(wait=True)
    Traceback (most recent call last):
    ...
    EOFError
    >>> worker.close()
    """

    def __init__(self, line: socket.socket, file: int) -> None:
        self.line = line
        self.swollen = False
        self._file = file
        self._begun = b""  # of a notice of which the rest is to come

    def send(self, kind: Kind, place: int, value: Any, raw: bytes = b"") -> None:
        """Lays a value and raw bytes at a place and tells the other side.

        Raises `ProvenanceError` where there is no room for them.
        """
        pickled = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
        at = place * _PLACE_BYTES
        try:
            os.pwrite(self._file, pickled, at)
            if raw:
                os.pwrite(self._file, raw, at + len(pickled))
        except OSError as error:
            raise ProvenanceError(
                f"Cannot hand a page to a worker process: {error.strerror}. What was stored before "
                "stays."
            ) from error
        self.swollen |= len(pickled) + len(raw) > _SWOLLEN_BYTES
        self.line.send(_NOTICE.pack(kind, place, len(pickled), len(raw), time.monotonic()))

    def notices(self, *, wait: bool) -> list[Notice]:
        """What the other side told since; waits for something where asked to.

        Raises `EOFError` where it is gone and all it told was taken.
        """
        try:
            heard = self.line.recv(_AT_ONCE, 0 if wait else socket.MSG_DONTWAIT)
        except BlockingIOError:
            return []
        if not heard:
            raise EOFError
        data = self._begun + heard
        whole = len(data) - len(data) % _NOTICE.size
        self._begun = data[whole:]
        return [
            Notice(Kind(kind), place, value, raw, at)
            for kind, place, value, raw, at in _NOTICE.iter_unpack(data[:whole])
        ]

    def open(self, notice: Notice) -> tuple[Any, bytes]:
        """The value and the raw bytes of a notice."""
        at = notice.place * _PLACE_BYTES
        self.swollen |= notice.value + notice.raw > _SWOLLEN_BYTES
        value = pickle.loads(os.pread(self._file, notice.value, at))
        return value, os.pread(self._file, notice.raw, at + notice.value) if notice.raw else b""

    def empty(self) -> None:
        """Gives back the memory of the file; nothing may lie there."""
        os.ftruncate(self._file, 0)
        self.swollen = False

    def close(self) -> None:
        """Closes this side."""
        self.line.close()
        os.close(self._file)
