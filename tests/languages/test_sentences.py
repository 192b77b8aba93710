"""Sentences as a newsroom of each language writes them, read on Wednesday 15 May 2019.

`provenance/languages/<code>.sentences.txt` holds one a line: the days as EDTF, a bar, and the sentence with each
expression in square brackets, several days apart by ";". "-" stands for a sentence without a date.
"""

import re
from pathlib import Path

import pytest

import provenance.languages
from provenance.dates.find import find_dates
from provenance.model import Interval, Passage, Role, choose_language
from provenance.plugins import languages

PUBLISHED = Interval.parse("2019-05-15")
FOLDER = Path(provenance.languages.__file__).parent
ROWS = [
    pytest.param(
        path.name[:2], *line.split(" | ", 1), id=f"{path.name[:2]}: {line.split(' | ', 1)[1]}"
    )
    for path in sorted(FOLDER.glob("*.sentences.txt"))
    for line in path.read_text(encoding="utf-8").splitlines()
]


def marked(sentence: str) -> tuple[str, list[tuple[int, int]]]:
    """The sentence without brackets, and where they stood."""
    text, spans = "", []
    for part in re.split(r"([\[\]])", sentence):
        if part == "[":
            spans.append((len(text), len(text)))
        elif part == "]":
            spans[-1] = spans[-1][0], len(text)
        else:
            text += part
    return text, spans


@pytest.mark.parametrize(("code", "days", "sentence"), ROWS)
def test_reads(code: str, days: str, sentence: str) -> None:
    text, spans = marked(sentence)
    stated = [] if days == "-" else [Interval.parse(day) for day in days.split(";")]
    assert len(stated) == len(spans)
    found = find_dates(Passage(Role.BODY, text), choose_language(code, languages()), PUBLISHED)
    assert [(t.span.quote, t.best.first, t.best.last) for t in found if t.best] == [
        (text[a:b], day.first, day.last) for (a, b), day in zip(spans, stated, strict=True)
    ]


def test_every_language_has_sentences_with_and_without_dates() -> None:
    for language in languages():
        lines = (FOLDER / f"{language.code}.sentences.txt").read_text(encoding="utf-8").splitlines()
        assert sum(line.startswith("- | ") for line in lines) >= 3, language.code
        assert sum(not line.startswith("- | ") for line in lines) >= 40, language.code
