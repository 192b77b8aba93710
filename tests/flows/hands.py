"""What workers do in the tests of the pool, made by name in them."""

import os
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any


def moody(folder: str) -> Callable[[str], Any]:
    """Does what the task's words say; notes the worker's process in the folder."""
    Path(folder, str(os.getpid())).touch()

    def examine(task: str) -> Any:
        words = task.split()
        return _DEEDS[words[0]](words)

    return examine


def _say(words: list[str]) -> str:
    return words[1]


def _unsendable(words: list[str]) -> Any:
    return lambda: words


def _loop(words: list[str]) -> str:
    while True:
        pass


def _eat(words: list[str]) -> str:
    return str(len(bytearray(int(words[1]))))


def _hold(words: list[str]) -> str:
    while not Path(words[1]).exists():
        os.sched_yield()
    return "held"


def _die(words: list[str]) -> str:
    os.kill(os.getpid(), signal.SIGKILL)
    return "never"


def _break(words: list[str]) -> str:
    raise RuntimeError("out of paper")


_DEEDS: dict[str, Callable[[list[str]], str]] = {
    "say": _say,
    "unsendable": _unsendable,
    "loop": _loop,
    "eat": _eat,
    "hold": _hold,
    "die": _die,
    "break": _break,
}


def deaf(folder: str) -> Callable[[str], Any]:
    """Ends the worker before it can do anything."""
    os._exit(3)
