"""Every time expression of a passage, with the days it means."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from provenance.dates.placing.deictic import until_after
from provenance.dates.placing.periods import shift_months, unit_around
from provenance.dates.placing.resolve import resolve
from provenance.dates.reading.expression import Expression
from provenance.dates.reading.grammar import match_at
from provenance.dates.reading.names import names_a_place
from provenance.dates.reading.pieces import (
    PIECES,
    Found,
    between,
    join_ranges,
    running,
    same_day,
    same_unit,
    unite_pieces,
)
from provenance.dates.reading.place import Place, stands_free
from provenance.dates.reading.tense import Tense, tense_at
from provenance.dates.tokens.letters import Token, letters_of
from provenance.dates.tokens.lexicon import lexicon
from provenance.dates.tokens.scan import scan
from provenance.model import Anchor, Interval, Language, Passage, Role, Span, Timex, TimexKind
from provenance.words.lower import lowered
from provenance.words.patterns import words_pattern

__all__ = ["find_dates"]

_STARTS = re.compile("[JdynDMmWwSTULHXNOEeBCGKkriaFPqQRlhxz']")
_TENSELESS = frozenset(("date", "year", "years", "century", "decade"))  # complete in themselves
_SHOWN = (Role.CAPTION, Role.ALT, Role.CREDIT)  # what they say is of the day of the picture
_PLACE = 2_000  # how far a place of the text is looked for
_CLOSING = ".,;:!?)。、"  # behind "two days later", which counts from what was named before


def find_dates(
    passage: Passage, language: Language, dct: Interval | None, beside: Sequence[Timex] = ()
) -> tuple[Timex, ...]:
    """The time expressions of a passage in text order, none overlapping another.

    Without a `dct` (publication date) what is written in full has readings and deictic words have
    none. `beside` are dates found before on the page; the nearest is what "two days later" counts
    from.

    >>> from provenance.model import TimeWords
    >>> words = Language("en", "English", time=TimeWords(months=(("may", 5),)))
    >>> caption = Passage(Role.CAPTION, "Mill Street, Tarrow, 14 May 2019")
    >>> [(t.span.quote, t.best.edtf) for t in find_dates(caption, words, None)]
    [('14 May 2019', '2019-05-14')]
    """
    text = passage.text
    folded = lowered(text)
    tokens = scan(text, folded, lexicon(language))
    shown = passage.role in _SHOWN
    found = unite_pieces(_expressions(text, tokens, language, shown), tokens, language)
    found = same_unit(same_day(join_ranges(found, tokens)))
    day_first = language.writing.day_first and not (
        any(item.words.numeric for item in found) and _writes_month_first(folded, language)
    )
    made = [_timex(passage, item, language, dct, day_first) for item in found]
    for number, item in enumerate(found):
        if item.words.relative:
            closes = item.end >= len(tokens) or tokens[item.end].letter in _CLOSING
            for other in (number - 1,) if closes else (number + 1, number - 1):
                if not made[number].readings and 0 <= other < len(made):
                    made[number] = _anchored(made[number], item.words, made[other], passage)
        elif item.words.anaphoric and (base := _antecedent(made[:number], beside)):
            made[number] = _moved(made[number], item.words, base)
    return tuple(made)


def _antecedent(made: Sequence[Timex], beside: Sequence[Timex]) -> Interval | None:
    """The last date named with its year: what "the previous Monday" counts from."""
    for timex in (*reversed(made), *reversed(beside)):
        if timex.anchor in (Anchor.WRITTEN, Anchor.NEIGHBOUR) and timex.best:
            return timex.best
    return None


def _moved(timex: Timex, words: Expression, base: Interval) -> Timex:
    """ "the previous Monday", "the following year": from a date named before."""
    if base.first is None or base.last is None:
        return timex
    step = words.turn or words.offset
    day = base.first if step < 0 else base.last
    try:
        if words.weekday is not None:
            away = (step * (words.weekday - day.weekday()) - 1) % 7 + 1
            reading = Interval.day(day + timedelta(step * away))
        elif words.rule == "relative" and words.unit in ("W", "M", "Y") and words.month is None:
            months = {"W": 0, "M": 1, "Y": 12}[words.unit]
            reading = unit_around(words.unit, shift_months(day, step * months))
            reading = reading.shifted(7 * step) if words.unit == "W" else reading
        else:
            return timex
    except (ValueError, OverflowError):
        return timex
    return replace(timex, readings=(reading,), value=reading.edtf, anchor=Anchor.NEIGHBOUR)


def _expressions(
    text: str, tokens: Sequence[Token], language: Language, shown: bool
) -> list[Found]:
    letters = letters_of(tokens)
    found: list[Found] = []
    at = 0
    while start := _STARTS.search(letters, at):
        at = start.start()
        end = at + 1
        if text[tokens[at].start] not in ",،、" and (matched := match_at(letters, tokens, at)):
            words, stop, test = matched
            place = Place(words, tokens, at, stop, text, language)
            if names_a_place(place):
                end = stop
            else:
                alone = stands_free(place) and test(place)
                if alone or words.rule in PIECES:
                    turns = words.rule not in _TENSELESS
                    tense = Tense.NONE
                    if turns:
                        tense = tense_at(tokens, at, stop, text, language, shown)
                    found.append(Found(words, at, stop, tense, alone))
                    end = stop
        at = end
    return found


def _writes_month_first(folded: str, language: Language) -> bool:
    """Whether the text names a place or house that writes the month before the day."""
    names = language.time.month_first
    return bool(names) and words_pattern(names).search(folded[:_PLACE]) is not None


def _timex(
    passage: Passage,
    item: Found,
    language: Language,
    dct: Interval | None,
    day_first: bool,
) -> Timex:
    words, tense = item.words, item.tense
    if passage.role in _SHOWN and words.rule == "weekday":
        tense = tense if tense is Tense.FUTURE else Tense.PAST
    readings = _readings(words, language, dct, tense, day_first)
    impossible = _impossible(words, readings)
    if item.until is not None:
        ends = _readings(item.until, language, dct, tense, day_first)
        impossible = impossible or _impossible(item.until, ends)
        later = [until_after(r, item.until) for r in readings[:1]]
        if later and later[0] is not None and dct is not None:
            readings = running(between(readings, (later[0],), tense), item.until, dct, tense)
        else:
            readings = between(readings, ends, tense)
    anchor = Anchor.WRITTEN if _is_written(words, language, day_first) else Anchor.DCT
    if words.relative:
        anchor = Anchor.PAGE
    return Timex(
        span=Span(passage, *words.span),
        kind=TimexKind.DATE,
        value=readings[0].edtf if readings else _open_value(words),
        readings=readings,
        anchor=anchor,
        modifier=_modifier(words),
        weekday=words.weekday,
        impossible=impossible,
        calendar=words.calendar,
        offset=_duration(words),
    )


def _is_written(words: Expression, language: Language, day_first: bool) -> bool:
    """Whether the words mean days by themselves, without a day to count from."""
    if words.year is None and words.numeric is None and words.decade is None:
        return words.century is not None
    return bool(resolve(_local(words, language), None, Tense.NONE, day_first))


def _open_value(words: Expression) -> str:
    """TIMEX3 value of what is not resolved: X for every digit that is not said."""
    month = f"{words.month:02}" if words.month else "XX"
    day = f"{words.day:02}" if words.day else "XX"
    return f"XXXX-{month}-{day}"


def _readings(
    words: Expression, language: Language, dct: Interval | None, tense: Tense, day_first: bool
) -> tuple[Interval, ...]:
    """The days the words mean; of a year in two figures also in the calendar of the language."""
    found = resolve(_local(words, language), dct, tense, day_first)
    if language.writing.calendar == "minguo" and words.month and 1 <= (words.year or 0) < 100:
        found += resolve(words._replace(calendar="minguo"), dct, tense, day_first)
    return found


def _local(words: Expression, language: Language) -> Expression:
    """The words with the calendar that the language counts such years in."""
    year = words.year or 0
    if words.numeric is not None:
        year = max(map(int, re.findall(r"\d+", words.numeric)))
    if words.calendar != "gregorian" or not year:
        return words
    whole = words.numeric is not None or words.month is not None
    local = {
        "buddhist": year > 2300 or (40 <= year < 100 and words.month is not None),
        "persian": 1250 <= year <= 1500 and (words.numeric is not None or words.month is None),
        "minguo": 100 <= year < 200 and whole,
    }
    calendar = language.writing.calendar
    return words._replace(calendar=calendar) if local.get(calendar) else words


def _modifier(words: Expression) -> str | None:
    if words.part == "NIGHT":
        return "APPROX"
    if words.part:
        return {"EARLIER": "START", "LATER": "END"}.get(words.part, words.part)
    if words.many is not None and words.unit not in ("D", None):
        return "APPROX"
    return None


def _impossible(words: Expression, readings: tuple[Interval, ...]) -> bool:
    """Whether the words name a day and the reading is no day: there is no such day."""
    if words.numeric is not None:
        dated = len(re.findall(r"\d+", words.numeric)) > 2
        return bool(readings) and all(
            reading.days != 1 if dated else _is_month(reading) for reading in readings
        )
    whole = words.day is not None and words.month is not None
    if words.closing is not None:
        days = words.closing - (words.day or 0) + 1
        return whole and bool(readings) and all(_is_cut(reading, days) for reading in readings)
    if words.calendar != "gregorian":
        return whole and words.year is not None and not readings
    return (
        whole
        and bool(readings)
        and all(reading.days != 1 for reading in readings)
        and (_fixed(words, readings[0]))
    )


def _fixed(words: Expression, reading: Interval) -> bool:
    """Whether the reading is one month, or the month never has such a day: under a publication
    date of a year, "1 August" covers the days between two of them.
    """
    longest = 29 if words.month == 2 else 30 + (words.month in _LONG)
    return _is_month(reading) or (words.day or 0) > longest


def _is_cut(reading: Interval, days: int) -> bool:
    """Whether a row of so many days was read as its month, for want of the last of them."""
    return _is_month(reading) and reading.days != days


def _is_month(reading: Interval) -> bool:
    first, last = reading.first, reading.last
    if first is None or last is None or first == last:
        return False
    return (first.year, first.month) == (last.year, last.month)


_LONG = (1, 3, 5, 7, 8, 10, 12)  # months of 31 days
_LETTER = {"D": "D", "W": "W", "M": "M", "Y": "Y", "X": "0Y", "C": "00Y"}


def _duration(words: Expression) -> str | None:
    if not words.relative or words.unit not in _LETTER:
        return None
    sign = "-" if words.relative < 0 else ""
    return f"{sign}P{words.many}{_LETTER[words.unit]}"


def _anchored(timex: Timex, words: Expression, beside: Timex, passage: Passage) -> Timex:
    """ "three days after": shifted from a date of the same sentence."""
    low, high = sorted((timex.span.end, beside.span.start))
    between = passage.text[min(low, high) : max(low, high)]
    base = beside.best
    if not base or not base.first or not base.last or ". " in between or words.unit is None:
        return timex
    count = (words.many or 0) * words.relative
    try:
        if words.unit in ("D", "W"):
            moved = base.shifted(count * (1 if words.unit == "D" else 7))
        elif words.unit == "M":
            moved = unit_around("M", shift_months(base.first, count))
        else:
            years = count * {"X": 10, "C": 100}.get(words.unit, 1)
            begin = unit_around("Y", shift_months(base.first, 12 * years))
            moved = begin.hull(unit_around("Y", shift_months(base.last, 12 * years)))
    except (ValueError, OverflowError):
        return timex
    return replace(timex, readings=(moved,), value=moved.edtf, anchor=Anchor.NEIGHBOUR)
