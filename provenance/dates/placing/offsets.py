"""Offsets that count from a date named elsewhere on the page.

"Two days later" counts from the date named last; "two days after the vote" from the date of the
vote, wherever the page has named it before. What counts from nothing named, or to a day that a past
clause cannot name yet, stays without a reading.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from provenance.dates.placing.periods import shift_months, unit_around
from provenance.dates.placing.surroundings import sentence, stems
from provenance.model import Anchor, Granularity, Interval, Language, Passage, Timex
from provenance.words.lower import lowered
from provenance.words.patterns import words_pattern

__all__ = ["resolve_offsets"]

_OFFSET = re.compile(r"(?P<sign>-?)P(?P<count>\d{1,4})(?P<zeros>0{0,2})(?P<unit>[DWMY])")
_MARKS = re.compile(r"[.,;:!?()\"“”«»。、]")
_REACH, _OBJECT = 80, 4  # code points and words that name what an offset counts from
_MOST_LOOKS = 200
_FINE = {"D": Granularity.DAY, "W": Granularity.DAY, "M": Granularity.MONTH}


def resolve_offsets(
    found: Sequence[Timex], beside: Sequence[Timex], language: Language, dct: Interval | None
) -> tuple[Timex, ...]:
    """The dates `found` in a passage, its offsets counted from dates named before.

    `beside` are the dates of the passages before. Without a publication date nothing is settled:
    an offset may then say when the page was written.

    >>> resolve_offsets((), (), Language("en", "English"), None)
    ()
    """
    if dct is None or not found:
        return tuple(found)
    made: list[Timex] = []
    for timex in found:
        match = _OFFSET.fullmatch(timex.offset or "")
        if match and not timex.readings and timex.anchor is Anchor.PAGE:
            fine = _FINE.get("Y" if match["zeros"] else match["unit"], Granularity.YEAR)
            if _is_free(timex, language):
                base = _named_last(made, beside, timex.span.passage, fine)
            else:
                base = _event(timex, (*beside[-_MOST_LOOKS:], *made), language, fine)
            moved = _moved(match, base) if base else None
        else:
            moved = _narrated(timex, made, language, dct)
        if moved is not None and not _is_too_late(moved, timex, language, dct):
            timex = replace(timex, readings=(moved,), value=moved.edtf, anchor=Anchor.NEIGHBOUR)
        made.append(timex)
    return tuple(made)


def _is_too_late(moved: Interval, timex: Timex, language: Language, dct: Interval) -> bool:
    if moved.first is None or dct.last is None or moved.first <= dct.last:
        return False
    return words_pattern(language.time.future).search(lowered(sentence(timex.span))) is None


def _is_free(timex: Timex, language: Language) -> bool:
    """Whether nothing follows that it counts from: "two days later", "deux jours après,"."""
    tail = timex.span.passage.text[timex.span.end : timex.span.end + 2].strip()
    last = lowered(timex.span.quote).split()[-1:]
    return not tail or _MARKS.match(tail) is not None or last[0] not in language.time.before


def _named_last(
    made: Sequence[Timex], beside: Sequence[Timex], passage: Passage, fine: Granularity
) -> Interval | None:
    """The date named last in the passage, or at the end of the one before it."""
    before = [t for t in beside[-1:] if _is_next(t.span.passage, passage)]
    for timex in (*reversed(made), *before):
        best = timex.best
        if best and best.first and best.last and best.granularity <= fine:
            return best if fine > Granularity.DAY or best.first == best.last else None
    return None


def _is_next(one: Passage, two: Passage) -> bool:
    return one.role is two.role and one.ordinal + 1 == two.ordinal


def _event(
    timex: Timex, dates: Sequence[Timex], language: Language, fine: Granularity
) -> Interval | None:
    """The date of the event named behind an offset: of the sentences that name one date, the one
    that shares most words with its name. None where two dates are as likely.
    """
    text, end = timex.span.passage.text, timex.span.end
    named = _MARKS.split(text[end : end + _REACH])[0].split()
    words = stems(" ".join(named[: _OBJECT + 2]), language)
    scored: dict[Interval, int] = {}
    for other in dates[-_MOST_LOOKS:] if words else ():
        best = other.best
        if best is None or best.granularity > fine or not best.first or not best.last:
            continue
        if fine is Granularity.DAY and best.first != best.last:
            continue
        shared = len(words & stems(sentence(other.span), language))
        scored[best] = max(shared, scored.get(best, 0))
    top = max(scored.values(), default=0)
    likely = [best for best, shared in scored.items() if shared == top and shared]
    return likely[0] if len(likely) == 1 else None


def _moved(match: re.Match[str], base: Interval) -> Interval | None:
    count = int(match["count"]) * 10 ** len(match["zeros"]) * (-1 if match["sign"] else 1)
    if base.first is None or base.last is None:
        return None
    try:
        match match["unit"]:
            case "D" | "W":
                return base.shifted(count * (1 if match["unit"] == "D" else 7))
            case "M":
                return unit_around("M", shift_months(base.first, count))
            case _:
                begin = unit_around("Y", shift_months(base.first, 12 * count))
                return begin.hull(unit_around("Y", shift_months(base.last, 12 * count)))
    except (ValueError, OverflowError):
        return None


def _narrated(
    timex: Timex, made: Sequence[Timex], language: Language, dct: Interval
) -> Interval | None:
    """ "Через два дня пришла армия": a clause of the past counts it from the day named before it in
    its passage, not from the publication; so do the words of the table ("la veille").
    """
    best, quote = timex.best, lowered(timex.span.quote)
    if timex.anchor is not Anchor.DCT or best is None or best.first is None or dct.last is None:
        return None
    if best.first != best.last or dct.first != dct.last or timex.weekday is not None:
        return None
    if quote not in language.time.anaphoric and not (
        best.first > dct.last and _is_counted_in_the_past(timex, language)
    ):
        return None
    base = _named_last(made, (), timex.span.passage, Granularity.DAY)
    return base.shifted((best.first - dct.last).days) if base else None


def _is_counted_in_the_past(timex: Timex, language: Language) -> bool:
    time, text = language.time, lowered(sentence(timex.span))
    counts = words_pattern(time.hence + time.hence_before)
    if not counts.search(lowered(timex.span.quote)) or words_pattern(time.future).search(text):
        return False
    return words_pattern(time.past).search(text) is not None
