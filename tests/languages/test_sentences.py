"""Sentences as a newsroom of each language writes them: every date in them is found and read."""

import pytest

from provenance.dates.find import find_dates
from provenance.languages.sentences import READ_ON, Example, examples
from provenance.model import Passage, Role, choose_language
from provenance.plugins import languages

ROWS = [
    pytest.param(code, example, id=f"{code}: {example.text}")
    for code in languages().codes
    for example in examples(code)
]


@pytest.mark.parametrize(("code", "example"), ROWS)
def test_reads(code: str, example: Example) -> None:
    passage = Passage(Role.BODY, example.text)
    found = find_dates(passage, choose_language(code, languages()), READ_ON)
    assert [(t.span.start, t.span.end, t.best.first, t.best.last) for t in found if t.best] == [
        (*span, day.first, day.last) for span, day in zip(example.spans, example.days, strict=True)
    ]


@pytest.mark.parametrize("code", languages().codes)
def test_has_sentences_with_and_without_dates(code: str) -> None:
    rows = examples(code)
    assert sum(not row.days for row in rows) >= 3
    assert sum(bool(row.days) for row in rows) >= 40
