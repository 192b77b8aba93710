"""The example sentences beside a table: `<code>.sentences.txt`, as `README.md` explains."""

import re
from dataclasses import dataclass
from pathlib import Path

from provenance.model import Interval, PluginError

__all__ = ["READ_ON", "Example", "examples"]

READ_ON = Interval.parse("2019-05-15")
"""The day on which every sentence is read, a Wednesday."""


@dataclass(frozen=True, slots=True)
class Example:
    """One sentence, the places of its dates (code points, end exclusive) and the days they name."""

    text: str
    spans: tuple[tuple[int, int], ...]
    days: tuple[Interval, ...]


def examples(code: str) -> tuple[Example, ...]:
    """The sentences of a language in the order of its file; none if it has no such file.

    Raises `PluginError` naming the line that is not of the form "days | sentence with [dates]".

    >>> len(examples("en")) > 40, examples("xx")
    (True, ())
    """
    path = Path(__file__).with_name(f"{code}.sentences.txt")
    if not path.exists():
        return ()
    lines = path.read_text(encoding="utf-8").splitlines()
    return tuple(_read(path, n, line) for n, line in enumerate(lines, 1) if line.strip())


def _read(path: Path, number: int, line: str) -> Example:
    days, bar, sentence = line.partition(" | ")
    text, spans = "", []
    for part in re.split(r"(\[|\])", sentence):
        if part == "[":
            spans.append((len(text), len(text)))
        elif part == "]" and spans:
            spans[-1] = spans[-1][0], len(text)
        else:
            text += part
    try:
        stated = () if days == "-" else tuple(map(Interval.parse, days.split(";")))
    except ValueError:
        stated = None
    if not bar or stated is None or len(stated) != len(spans):
        raise PluginError(
            f"Cannot read {path}, line {number}: it wants 'days | sentence', a day for each "
            "[date] in brackets, or '-' for a sentence without one. No sentence was read."
        )
    return Example(text, tuple(spans), stated)
