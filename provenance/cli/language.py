"""`cutline language CODE`: what a language's table has and lacks, and which sentences fail."""

from collections.abc import Iterator
from dataclasses import fields

import click

from provenance.cli.common import CLEAN, ERROR, FOUND, plural, say, tell
from provenance.languages.load import codes, outline, table
from provenance.languages.sentences import READ_ON, Example, examples
from provenance.model import Language, Passage, Role

__all__ = ["language"]

_MOST = 0.5  # of the other tables must fill a row before its absence is worth a word


@click.command()
@click.argument("code")
def language(code: str) -> None:
    """Show what the table of language CODE has, what others fill, and which sentences fail.

    Exits 0, 1 if a sentence fails, 2 if there is no such language.
    """
    known = code in codes()
    found = table(code) if known else outline(code)
    if found is None:
        say(f"Cannot show {code}: there is no such table. Known are {' '.join(codes())}.")
        raise click.exceptions.Exit(ERROR)
    tell(f"{found.name} ({found.code}){'' if known else ', an outline: only its dates are read'}")
    for section, row, count in _rows(found):
        tell(f"  {section}.{row:<18} {plural(count, 'word')}")
    if known:
        lacks = [f"{section}.{row}" for section, row in _lacking(found)]
        tell("Most tables fill, this one does not: " + (", ".join(lacks) or "nothing."))
    sentences = examples(found.code)
    failing = [(example, read) for example in sentences if (read := _misread(example, found))]
    tell(f"{plural(len(sentences), 'sentence')}, {len(failing)} failing.")
    for example, read in failing:
        tell(f"  {example.text}")
        tell(f"    wanted {' '.join(d.edtf for d in example.days) or 'no date'}, read {read}")
    raise click.exceptions.Exit(FOUND if failing else CLEAN)


def _rows(found: Language) -> Iterator[tuple[str, str, int]]:
    for section in ("time", "picture", "story"):
        words = getattr(found, section)
        for field in fields(words):
            row = getattr(words, field.name)
            if row:
                yield section, field.name, len(row)


def _lacking(found: Language) -> Iterator[tuple[str, str]]:
    """Rows that at least half of the other tables fill and this one does not."""
    have = {(section, row) for section, row, _ in _rows(found)}
    others = [table(code) for code in codes() if code != found.code]
    filled = [(section, row) for other in others for section, row, _ in _rows(other)]
    for place in dict.fromkeys(filled):
        if place not in have and filled.count(place) >= _MOST * len(others):
            yield place


def _misread(example: Example, found: Language) -> str:
    """What was read instead of what the example states; empty if it is read right."""
    from provenance.dates.find import find_dates

    dates = find_dates(Passage(Role.BODY, example.text), found, READ_ON)
    read = [(t.span.start, t.span.end, t.best.first, t.best.last) for t in dates if t.best]
    stated = [
        (*span, day.first, day.last) for span, day in zip(example.spans, example.days, strict=True)
    ]
    if read == stated:
        return ""
    return " ".join(f"{t.span.quote} = {t.best.edtf}" for t in dates if t.best) or "no date"
