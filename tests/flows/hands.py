"""Examiners for the tests of the crew, made by name in its workers."""

import os
import signal
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from flows.examining import Checked, Examiner, ImageOf, page_examiner
from flows.reading import Failure, Page
from provenance.model import Capture, ReadError


def moody(folder: str) -> Examiner:
    """Does what the page's text says; notes the worker's process in the folder."""
    Path(folder, str(os.getpid())).touch()

    def examine(capture: Capture, image: ImageOf) -> str:
        words = capture.body.decode().split()
        return _DEEDS[words[0]](words, image)

    return examine


def _say(words: list[str], image: ImageOf) -> str:
    return words[1]


def _turn(words: list[str], image: ImageOf) -> str:
    for _turn in range(40_000):  # some milliseconds, as a page takes
        pass
    return words[1]


def _unsendable(words: list[str], image: ImageOf) -> Any:
    return lambda: words


def _loop(words: list[str], image: ImageOf) -> str:
    while True:
        pass


def _eat(words: list[str], image: ImageOf) -> str:
    return str(len(bytearray(int(words[1]))))


def _hold(words: list[str], image: ImageOf) -> str:
    while not Path(words[1]).exists():
        os.sched_yield()
    for _turn in range(3_000):  # the others are done meanwhile
        os.sched_yield()
    return "held"


def _die(words: list[str], image: ImageOf) -> str:
    os.kill(os.getpid(), signal.SIGKILL)
    return "never"


def _break(words: list[str], image: ImageOf) -> str:
    raise RuntimeError("out of paper")


def _look(words: list[str], image: ImageOf) -> str:
    told = []
    for url in words[1:]:
        with suppress(ReadError):
            data = image(url)
            told.append("none" if data is None else data.decode())
            continue
        told.append("refused")
    return ",".join(told)


_DEEDS: dict[str, Callable[[list[str], ImageOf], str]] = {
    "say": _say,
    "turn": _turn,
    "unsendable": _unsendable,
    "loop": _loop,
    "eat": _eat,
    "hold": _hold,
    "die": _die,
    "break": _break,
    "look": _look,
}


def deaf(folder: str) -> Examiner:
    """Ends the worker before it is ready."""
    raise SystemExit(3)


def checked(
    pages: Iterable[Page], store: str, run: str, archive: str | None = None
) -> Iterator[Checked | Failure]:
    """What a worker makes of pages, in this process and without pictures."""
    check = page_examiner(store, run, "rules", archive=archive)
    for page in pages:
        yield page if isinstance(page, Failure) else check(page, lambda url: None)
