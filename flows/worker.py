"""One worker process as its crew sees it: what it was given, how long it may take, how it ended."""

import json
import socket
import subprocess
import sys
import time
from collections import deque
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from flows.mailbox import Kind, Mailbox, Notice, shared_file
from flows.reading import Page
from provenance.model import Capture, ProvenanceError

__all__ = ["Limits", "Turn", "Worker"]

_PLACES = 8  # pages one worker may hold
_MOST_BYTES = 16 * 2**20  # of the pages it holds, but for one
_MOST_PAGES = 10_000  # then a worker is replaced: what libraries leak does not add up
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


class Turn:
    """A page in the order of all pages, and what came of it once it is `done`.

    `shows` tells whether it may have pictures, `images` how many were asked for.
    """

    __slots__ = ("capture", "done", "images", "outcome", "place", "shows")

    def __init__(self, page: Page) -> None:
        self.capture = page if isinstance(page, Capture) else None
        self.done = not isinstance(page, Capture)
        self.outcome: Any = page
        self.images = self.place = 0
        self.shows = True

    @property
    def where(self) -> str:
        """Where the page was read."""
        return self.capture.location if self.capture else ""

    def finish(self, outcome: Any) -> None:
        """Tells what came of it; the page is held no longer."""
        self.outcome, self.capture, self.done = outcome, None, True


class Worker:
    """A process that was started; it may be given pages once it is `ready`.

    It takes its `turns` one after another, so that the first is the page it is at. `until` is when
    that has taken too long by the monotonic clock, None while nothing is to be waited for, and
    `took` how many seconds its last page did. A `tired` one is to be replaced.
    """

    def __init__(
        self, examiner: str, options: Mapping[str, Any], limits: Limits, bell: socket.socket
    ) -> None:
        file = shared_file()
        (ours, line), (self._life, life) = socket.socketpair(), socket.socketpair()
        numbers = {"line_number": line.fileno(), "life_number": life.fileno(),
                   "file_number": file, "bell_number": bell.fileno()}  # fmt: skip
        given = {**numbers, "megabytes": limits.megabytes, "path": sys.path, "examiner": examiner,
                 "options": dict(options)}  # fmt: skip
        with line, life:
            self._process = subprocess.Popen(
                [sys.executable, "-c", _WORK, json.dumps(given)],
                pass_fds=tuple(numbers.values()),
                stdin=subprocess.DEVNULL,
            )
        ours.setblocking(False)
        self._post = Mailbox(ours, file)
        self._seconds = self._left = limits.seconds
        self._free = list(range(_PLACES))
        self._bytes = self._given = 0
        self._since = time.monotonic()
        self.turns: deque[Turn] = deque()
        self.ready = self.tired = False
        self.took = 0.0
        self.until: float | None = self._since + _START_SECONDS

    def fileno(self) -> int:
        """The number of its line, to be waited for with others."""
        return self._post.line.fileno()

    def room(self, ahead: int) -> int:
        """How many more pages may be given, where it shall hold up to `ahead` beside the first."""
        if not self.ready or self.tired:
            return 0
        if self.turns and (self._bytes >= _MOST_BYTES or self._post.swollen):
            return 0
        return min(1 + ahead, _PLACES) - len(self.turns)

    def give(self, turn: Turn) -> None:
        """Hands a page over; raises `OSError` where the worker is gone: it was not given then."""
        page = turn.capture
        assert page is not None
        if not self.turns and self._post.swollen:
            self._post.empty()
        told = (page.location, page.url, page.media_type, page.retrieved_at, turn.shows)
        self._post.send(Kind.PAGE, self._free[-1], told, page.body)
        if not self.turns:
            self._since = time.monotonic()
            self.until = self._since + self._seconds
        turn.place, turn.images = self._free.pop(), 0
        self.turns.append(turn)
        self._bytes += len(page.body)
        self._given += 1
        self.tired = self._given >= _MOST_PAGES

    def hear(self) -> list[Notice]:
        """What it told since; raises `EOFError` or `OSError` where it is gone and told all."""
        return self._post.notices(wait=False)

    def open(self, notice: Notice) -> Any:
        """The value of a notice."""
        return self._post.open(notice)[0]

    def finish(self, notice: Notice, outcome: Any) -> None:
        """Tells what came of the page it was at; its clock begins anew for the next."""
        turn = self.turns.popleft()
        self._free.append(turn.place)
        self._bytes -= len(turn.capture.body) if turn.capture else 0
        turn.finish(outcome)
        self.took, self._since = notice.at - self._since, notice.at
        self.until = notice.at + self._seconds if self.turns else None

    def stand(self, notice: Notice) -> None:
        """Stops the clock of its page while that waits for a picture."""
        self._left = max(0.1, (self.until or 0.0) - notice.at)
        self.until = None

    def answer(self, data: bytes | None, error: ProvenanceError | None) -> None:
        """Gives it a picture, or why there is none; the clock goes on. Raises `OSError`."""
        self._post.send(Kind.PICTURE, self.turns[0].place, error or data is not None, data or b"")
        self.until = time.monotonic() + self._left

    def end(self) -> int:
        """Kills the worker, whatever it does; gives back how it had ended, if it had."""
        self._post.close()
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(0.2 if self.until is None else 0)
        self._process.kill()
        status = self._process.wait()
        self._life.close()
        return status
