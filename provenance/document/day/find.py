"""The day of publication and of the last change: collected from a page, then read and chosen."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser

from provenance.document.day.beside import find_lines, find_titles
from provenance.document.day.labels import CHANGED, PUBLISHED
from provenance.document.day.machine import from_data, from_meta, from_state
from provenance.document.day.stamps import Order
from provenance.document.day.traces import Dated, Traces
from provenance.document.day.weigh import candidates, chosen, load_weights, reasons
from provenance.languages.every import words
from provenance.model import DayReason, Interval, Language

__all__ = ["Day", "collect", "day_of_lines", "find_day", "given", "month_first", "order_of"]

_FIGURES = re.compile(r"(?<!\d)\d{1,2}[/-]\d{1,2}[/-]\d{4}")
_SLASHED = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})/(?:19|20)\d\d(?![\d/])")
_MOST_SLASHED = 60
_MONTH_FIRST, _OPEN = words("order", "month_first"), words("order", "open")
_OPENING = 20  # letters of a caption that no other line begins with
_QUOTED = 80  # letters of a line that are quoted as the place of its day
_WORLD = 2  # letters of a country's domain; longer ones are the world's


@dataclass(frozen=True, slots=True)
class Day:
    """What a page says of its days: each with the place that says it, and why it was chosen."""

    published: Interval | None = None
    published_from: str | None = None
    modified: Interval | None = None
    modified_from: str | None = None
    reasons: tuple[DayReason, ...] = ()


def collect(
    tree: LexborHTMLParser,
    data: Sequence[Mapping[str, Any]],
    html: str,
    addresses: Iterable[str | None],
) -> Traces:
    """Every place that may say a page's day, before the page is cut.

    `data` are the objects of its JSON-LD, `html` its whole text, `addresses` what it calls itself.
    """
    titles = find_titles(tree)
    stated = [*from_data(data, titles), *from_meta(tree)]
    if not any(one.kind == PUBLISHED for one in stated):
        stated += from_state(html, read=bool(data))
    lines = tuple(find_lines(tree, titles))
    first = None
    texts = [one.value for one in stated] + [line.text for line in lines]
    if any(_FIGURES.search(text) for text in texts):
        first = month_first(html)
    return Traces(
        tuple(stated), lines, tuple(dict.fromkeys(one for one in addresses if one)), first
    )


def month_first(html: str) -> float | None:
    """How the page writes the dates in figures that can be read only one way."""
    votes = [0, 0]
    for match, _number in zip(_SLASHED.finditer(html), range(_MOST_SLASHED), strict=False):
        one, other = int(match[1]), int(match[2])
        if 12 < one <= 31 and 1 <= other <= 12:
            votes[0] += 1
        elif 12 < other <= 31 and 1 <= one <= 12:
            votes[1] += 1
    return None if votes[0] == votes[1] else float(votes[1] > votes[0])


def order_of(traces: Traces, tag: str, fetched: date) -> Order:
    """How figures alone are read: as the page's other dates are, else as in its region."""
    if traces.month_first is not None:
        return Order(traces.month_first, fetched)
    tag = tag.lower().replace("_", "-")
    if tag in _MONTH_FIRST:
        return Order(1.0, fetched)
    if tag and tag not in _OPEN:
        return Order(0.0, fetched)
    for address in traces.addresses:
        try:
            country = (urlsplit(address).hostname or "").rpartition(".")[2]
        except ValueError:
            continue
        if len(country) == _WORLD:
            return Order(1.0 if country == "us" else 0.0, fetched)
    return Order(0.5, fetched)


def find_day(
    traces: Traces,
    language: Language,
    tag: str,
    fetched: date = date.max,
    captions: Iterable[str] = (),
) -> Day:
    """The days of a page in a language; nothing after `fetched` is believed.

    A line that is one of the `captions` speaks of its picture. `published` is None where no day's
    reasons outweigh what speaks against it.
    """
    weights = load_weights()
    openings = [caption[:_OPENING] for caption in captions if len(caption) >= _OPENING]
    lines = (
        replace(line, aside=1.0) if any(words in line.text for words in openings) else line
        for line in traces.lines
    )
    traces = replace(traces, lines=tuple(lines))
    found, changes = candidates(traces, language, tag, order_of(traces, tag, fetched))
    best = chosen(found, weights)
    since = best.day if best else date.min
    later = [(day, place) for day, place in changes if day >= since]
    changed = max(later, key=lambda pair: pair[0], default=None)
    why = reasons(best, weights) if best else ()
    return Day(
        Interval.day(best.day) if best else None,
        why[0].place if why else None,
        Interval.day(changed[0]) if changed else None,
        changed[1] if changed else None,
        why,
    )


def given(published: Interval) -> Day:
    """The day of publication that somebody named in place of the page's."""
    return Day(published, "given")


def day_of_lines(lines: Iterable[tuple[str, Iterable[Dated]]]) -> Day:
    """The days of a plain text from the lines that only date it: the earliest that is not called a
    change's is that of publication, the last one behind it that of the change.
    """
    days = [(day.day, day.kind, line) for line, found in lines for day in found]
    firm = [item for item in days if item[1] == PUBLISHED]
    first = min(firm or [item for item in days if item[1] != CHANGED], default=None)
    since = first[0] if first else date.min
    last = max((item for item in days if item[0] > since), default=None)
    return Day(
        Interval.day(first[0]) if first else None,
        f"line “{first[2][:_QUOTED]}”" if first else None,
        Interval.day(last[0]) if last else None,
        f"line “{last[2][:_QUOTED]}”" if last else None,
        (DayReason("labelled" if firm else "printed", "line", first[2][:_QUOTED], 1.0),)
        if first
        else (),
    )
