"""Every time expression of a passage, with the days it means."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from provenance.dates.context import is_date, tense_at
from provenance.dates.grammar import Expression, match_at
from provenance.dates.periods import shift_months, unit_around
from provenance.dates.resolve import Tense, resolve
from provenance.dates.scan import Token, fold, lexicon, scan
from provenance.model import Anchor, Interval, Language, Passage, Role, Span, Timex, TimexKind

__all__ = ["find_dates"]

_STARTS = frozenset("dynDMmWwSTULHXNOEeBCKGkriaFPpoq'bA")
_WRITTEN_RULES = frozenset(("date", "day", "month", "year", "numeric", "weekday", "cjk"))


@dataclass(frozen=True, slots=True)
class _Found:
    """An expression in its place among the tokens."""

    words: Expression
    at: int
    end: int
    tense: Tense
    until: Expression | None = None


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
    folded = fold(text)
    tokens = scan(text, folded, lexicon(language))
    found = _expressions(text, tokens, language)
    found = _same_day(_ranges(found, tokens))
    made: list[Timex] = []
    for number, item in enumerate(found):
        made.append(_timex(passage, item, language, dct, beside))
        if item.words.relative and number:
            made[-1] = _anchored(made[-1], item.words, made[number - 1], passage)
    for number, item in enumerate(found[:-1]):
        if item.words.relative and not made[number].readings:
            made[number] = _anchored(made[number], item.words, made[number + 1], passage)
    return tuple(made)


def _expressions(text: str, tokens: Sequence[Token], language: Language) -> list[_Found]:
    letters = "".join(token.letter for token in tokens)
    if len(letters) != len(tokens):  # a mark of several code points cannot stand in the row
        letters = "".join(token.letter[0] for token in tokens)
    found: list[_Found] = []
    at = 0
    while at < len(tokens):
        end = at + 1
        if (
            letters[at] in _STARTS
            and text[tokens[at].start] not in ",،、"
            and (matched := match_at(letters, tokens, at))
        ):
            words, stop = matched
            if is_date(words, tokens, at, stop, text, language):
                found.append(_Found(words, at, stop, tense_at(tokens, at, stop, text, language)))
                end = stop
        at = end
    return found


def _ranges(found: Sequence[_Found], tokens: Sequence[Token]) -> list[_Found]:
    """Pairs of dates joined by "to" or a dash, or by "and" behind "between", as one."""
    joined: list[_Found] = []
    for item in found:
        last = joined[-1] if joined else None
        if last and last.until is None and _join(last, item, tokens):
            words, until = _completed(last.words, item.words)
            span = (last.words.span[0], item.words.span[1])
            joined[-1] = replace(last, words=replace(words, span=span), end=item.end, until=until)
        else:
            joined.append(item)
    return joined


def _same_day(found: Sequence[_Found]) -> list[_Found]:
    """A day without a year takes the year of the same day written in full beside it."""
    full = {
        (item.words.month, item.words.day): item.words.year
        for item in found
        if item.words.rule == "date" and item.words.year is not None
    }
    return [
        replace(item, words=replace(item.words, year=full[item.words.month, item.words.day]))
        if item.words.rule == "day" and (item.words.month, item.words.day) in full
        else item
        for item in found
    ]


def _join(one: _Found, two: _Found, tokens: Sequence[Token]) -> bool:
    if not {one.words.rule, two.words.rule} <= _WRITTEN_RULES:
        return False
    if one.words.part or two.words.part:
        return False
    between = [t for t in tokens[one.end : two.at] if t.letter != "o"]
    if len(between) != 1:
        return False
    link = between[0].letter
    if link == "/" and "weekday" not in (one.words.rule, two.words.rule):
        return True
    opened = any(t.letter == "b" for t in tokens[max(0, one.at - 4) : one.at])
    return link in "t-" or (link == "&" and opened)


def _completed(one: Expression, two: Expression) -> tuple[Expression, Expression]:
    """Each end with the year or month that only the other one states."""
    if one.year is None and two.year is not None and one.month is not None:
        later = two.month is not None and one.month > two.month
        return replace(one, year=two.year - later), two
    if two.year is None and one.year is not None and two.month is not None:
        later = one.month is not None and two.month < one.month
        return one, replace(two, year=one.year + later)
    return one, two


def _timex(
    passage: Passage,
    item: _Found,
    language: Language,
    dct: Interval | None,
    beside: Sequence[Timex],
) -> Timex:
    words, tense = item.words, item.tense
    if passage.role in (Role.CAPTION, Role.ALT, Role.CREDIT) and words.rule == "weekday":
        tense = tense if tense is Tense.FUTURE else Tense.PAST
    readings = resolve(_local(words, language), dct, tense, beside, language.day_first)
    if item.until is not None:
        ends = resolve(_local(item.until, language), dct, tense, beside, language.day_first)
        readings = _between(readings, ends, tense)
    written = resolve(_local(words, language), None, Tense.NONE, (), language.day_first)
    anchor = Anchor.WRITTEN if written else Anchor.DCT
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
        impossible=_impossible(words, readings),
        calendar=words.calendar,
        offset=_duration(words),
    )


def _open_value(words: Expression) -> str:
    """TIMEX3 value of what is not resolved: X for every digit that is not said."""
    month = f"{words.month:02}" if words.month else "XX"
    day = f"{words.day:02}" if words.day else "XX"
    return f"XXXX-{month}-{day}"


def _local(words: Expression, language: Language) -> Expression:
    """Years as the language counts them: Thai years are Buddhist."""
    if language.code == "th" and words.year and words.year > 2300:
        return replace(words, calendar="buddhist")
    return words


def _between(
    first: tuple[Interval, ...], last: tuple[Interval, ...], tense: Tense
) -> tuple[Interval, ...]:
    """From the first day of one end to the last day of the other."""
    found = []
    for one, two in zip(first, last, strict=False):
        if one.first and two.last and one.first <= two.last:
            found.append(Interval(one.first, two.last, max(one.granularity, two.granularity)))
        elif one.first and two.last and (one.first - two.last).days < 7:
            if tense is Tense.FUTURE:
                found.append(Interval(one.first, two.last + timedelta(7), two.granularity))
            else:
                found.append(Interval(one.first - timedelta(7), two.last, two.granularity))
    return tuple(found)


def _modifier(words: Expression) -> str | None:
    if words.part:
        return {"EARLIER": "START", "LATER": "END"}.get(words.part, words.part)
    if words.count is not None and words.unit not in ("D", None):
        return "APPROX"
    return None


def _impossible(words: Expression, readings: tuple[Interval, ...]) -> bool:
    """Whether the words name a day and the reading is no day: there is no such day."""
    if words.numeric is not None:
        return bool(readings) and all(reading.days != 1 for reading in readings)
    whole = words.day is not None and words.month is not None and words.closing is None
    if words.calendar != "gregorian":
        return whole and words.year is not None and not readings
    return (
        whole
        and bool(readings)
        and all(reading.days != 1 for reading in readings)
        and (_fixed(words, readings[0]))
    )


def _fixed(words: Expression, reading: Interval) -> bool:
    return reading.first is not None and (
        reading.first.month == reading.last.month if reading.last else False
    )


_LETTER = {"D": "D", "W": "W", "M": "M", "Y": "Y", "X": "0Y", "C": "00Y"}


def _duration(words: Expression) -> str | None:
    if not words.relative or words.unit not in _LETTER:
        return None
    sign = "-" if words.relative < 0 else ""
    return f"{sign}P{words.count}{_LETTER[words.unit]}"


def _anchored(timex: Timex, words: Expression, beside: Timex, passage: Passage) -> Timex:
    """ "three days after": shifted from a date of the same sentence."""
    low, high = sorted((timex.span.end, beside.span.start))
    between = passage.text[min(low, high) : max(low, high)]
    base = beside.best
    if not base or not base.first or not base.last or ". " in between or words.unit is None:
        return timex
    count = (words.count or 0) * words.relative
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
