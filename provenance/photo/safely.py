"""Decoding pixels in a worker that may die: limited memory, limited time, nothing but an answer.

A picture of a few hundred bytes can ask for hundreds of megabytes or for minutes. So pixels are
decoded in a process of their own. Where it is ended, that is a result like any other, with its
reason, and the next picture gets a new worker.
"""

import atexit
import contextlib
import json
import os
import select
import struct
import subprocess
import sys
import threading
from typing import IO

from provenance.model import Fingerprint, ReadError, View

__all__ = ["MOST_MEMORY", "MOST_SECONDS", "fingerprint_safely"]

MOST_MEMORY = 360 * 2**20
"""What the worker may map, in bytes; with the process that asks it stays below 400 MB of memory."""

MOST_SECONDS = 1.5
"""Processor time for one picture; a photograph of 50 million pixels takes about half of it."""

_MOST_WAIT = 10.0  # seconds by the clock, on a machine that has other things to do
_HEAD = struct.Struct(">Q")


class _Worker:
    """A process that answers one picture after the other."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None

    def ask(self, url: str, data: bytes) -> dict[str, object]:
        """What the worker says of a picture; raises `ReadError` where it had to be ended."""
        with self._lock:
            process = self._process
            if process is None or process.poll() is not None:
                process = self._process = _started()
            try:
                answer = _exchange(process, data)
            except (OSError, struct.error, ValueError):
                answer = None
            if answer is None:
                code = self._end()
                raise ReadError(url, _REASONS.get(code, "decoding it ended the worker"))
            return answer

    def _end(self) -> int | None:
        """Ends the worker; gives back the status it died with, None where we had to end it."""
        process, self._process = self._process, None
        if process is None:
            return None
        try:
            code: int | None = process.wait(0.2)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            code = None
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                with contextlib.suppress(OSError):
                    stream.close()
        return code

    def close(self) -> None:
        """Ends the worker at the end of the program."""
        with self._lock:
            if self._process is not None:
                self._process.kill()
            self._end()


_TOO_LONG = f"decoding it takes more than {MOST_SECONDS:g} seconds of processor time"
_REASONS = {None: _TOO_LONG, -27: _TOO_LONG, -24: _TOO_LONG}  # SIGPROF, SIGXCPU


def _started() -> "subprocess.Popen[bytes]":
    env = {name: value for name, value in os.environ.items() if not name.startswith("COV_")}
    env |= {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
    return subprocess.Popen(
        [sys.executable, "-m", "provenance.photo.safely"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=env,
    )


def _exchange(process: "subprocess.Popen[bytes]", data: bytes) -> dict[str, object] | None:
    assert process.stdin is not None and process.stdout is not None
    process.stdin.write(_HEAD.pack(len(data)) + data)
    process.stdin.flush()
    ready, _, _ = select.select([process.stdout], [], [], _MOST_WAIT)
    if not ready:
        return None
    head = process.stdout.read(_HEAD.size)
    if len(head) < _HEAD.size:
        return None
    answer = json.loads(process.stdout.read(_HEAD.unpack(head)[0]))
    return answer if isinstance(answer, dict) else None


_WORKER = _Worker()
atexit.register(_WORKER.close)
if hasattr(os, "register_at_fork"):  # a child must not talk to its parent's worker
    os.register_at_fork(after_in_child=lambda: _WORKER.__init__())  # type: ignore[misc]


def fingerprint_safely(url: str, data: bytes) -> Fingerprint | None:
    """The fingerprint of a picture, decoded in the worker; None for one that shows nothing.

    Raises `ReadError` for one that cannot be decoded within the limits, with the reason.
    """
    answer = _WORKER.ask(url, data)
    if "error" in answer:
        raise ReadError(url, str(answer["error"]))
    return _fingerprint(answer) if answer else None


# ------------------------------------------------------------------ inside the worker
def _views(rows: object) -> tuple[View, ...]:
    assert isinstance(rows, list)
    return tuple(View(int(bits, 16), tuple(box), turned) for bits, box, turned in rows)


def _fingerprint(answer: dict[str, object]) -> Fingerprint:
    return Fingerprint(
        int(str(answer["bits"]), 16),
        _views(answer["views"]),
        _views(answer["asked"]),
        bytes.fromhex(str(answer["thumbnail"])),
    )


def _told(found: Fingerprint) -> dict[str, object]:
    def rows(views: tuple[View, ...]) -> list[list[object]]:
        return [[f"{view.bits:x}", view.box, view.mirrored] for view in views]

    return {
        "bits": f"{found.bits:x}",
        "views": rows(found.views),
        "asked": rows(found.asked),
        "thumbnail": found.thumbnail.hex(),
    }


def _limit() -> None:
    """Binds this process for good; a system without limits has the clock of who asks."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _wind(seconds: float) -> None:
    """Sets how much processor time is left before the system ends this process; 0: no end."""
    with contextlib.suppress(ImportError, AttributeError):
        import signal

        signal.setitimer(signal.ITIMER_PROF, seconds)


def _answer(data: bytes) -> dict[str, object]:
    from provenance.photo.fingerprint import decode_grey, fingerprint_of

    try:
        found = fingerprint_of(decode_grey(data))
        return _told(found) if found is not None else {}
    except MemoryError:
        return {"error": f"decoding it needs more than {MOST_MEMORY // 2**20} MB"}
    except Exception as error:  # Pillow raises many kinds for broken files
        said = " ".join(str(error).split())[:100]
        if said.startswith("it has more than"):
            return {"error": said}
        if said.startswith("cannot identify"):
            said = "Pillow does not know the format"
        return {"error": f"its pixels cannot be decoded ({said or type(error).__name__})"}


def _serve(given: IO[bytes], answers: IO[bytes]) -> None:
    import provenance.photo.fingerprint  # noqa: F401  # loaded before memory is limited

    _limit()
    while len(head := given.read(_HEAD.size)) == _HEAD.size:
        data = given.read(_HEAD.unpack(head)[0])
        _wind(MOST_SECONDS)
        answer = json.dumps(_answer(data)).encode()
        _wind(0)
        answers.write(_HEAD.pack(len(answer)) + answer)
        answers.flush()


if __name__ == "__main__":
    _serve(sys.stdin.buffer, sys.stdout.buffer)
