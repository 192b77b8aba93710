"""Expressions side by side: pieces of one date, and the two ends of a row of days."""

from collections.abc import Sequence
from datetime import timedelta
from typing import NamedTuple

from provenance.dates.reading.expression import Expression
from provenance.dates.reading.tense import Tense
from provenance.dates.reading.unite import unite
from provenance.dates.tokens.letters import Token
from provenance.model import Interval, Language

__all__ = [
    "PIECES",
    "Found",
    "between",
    "join_ranges",
    "running",
    "same_day",
    "same_unit",
    "unite_pieces",
]

_WRITTEN_RULES = frozenset(
    ("date", "day", "month", "figured-month", "year", "numeric", "weekday", "cjk", "bare-day")
)
# What may stand for nothing alone and still be a piece of a date.
PIECES = frozenset(
    (
        "part",
        "daypart",
        "turn",
        "turn-behind",
        "season",
        "quarter",
        "part-of-unit",
        "weekday",
        "year",
        "decade",
    )
)
_LONGEST_GAP = 4


class Found(NamedTuple):
    """An expression in its place among the tokens.

    `at` and `end` are token numbers, half-open; `alone` says whether it is a date without its
    neighbours, `until` is the second end of a row of days.
    """

    words: Expression
    at: int
    end: int
    tense: Tense
    alone: bool = True
    until: Expression | None = None


def unite_pieces(
    found: Sequence[Found], tokens: Sequence[Token], language: Language
) -> list[Found]:
    """Neighbours that make one expression as one; pieces that found no neighbour are dropped."""
    stack: list[Found] = []
    for item in found:
        stack.append(item)
        while len(stack) > 1 and (whole := _one(stack[-2], stack[-1], tokens, language)):
            stack[-2:] = [whole]
    return [item for item in stack if item.alone]


def _one(one: Found, two: Found, tokens: Sequence[Token], language: Language) -> Found | None:
    between = tokens[one.end : two.at]
    if language.writing.parts_behind and [t.letter for t in between[:2]] in (
        ["'", "v"],
        ["-", "v"],
    ):
        between = between[2:]  # an ending: "2018'in"
    if not (one.alone or two.alone) or len(between) > _LONGEST_GAP:
        return None
    if "month" in {item.words.rule for item in (one, two) if not item.alone}:
        return None
    gap = "".join(t.letter for t in between)
    follows = tokens[two.end].letter if two.end < len(tokens) else "."
    if two.words.rule == "weekday" and "," in gap and "(" not in gap:
        led = gap != "," or tokens[two.at].letter not in "Ww"
        if follows in "vVo" or (led and follows not in ".,;:)"):
            return None  # "on 14 May 2019, Monday clubs met", "…, on Monday night it rained"
        gap = gap.replace("p", "") if led else gap  # Russian "…, в среду, …"
    clock = two.end < len(tokens) and tokens[two.end].letter in "dnNyD"
    if two.words.rule == "daypart" and clock:
        return None  # the part of day belongs to the hour
    words = unite(one.words, two.words, gap, language.writing.parts_behind)
    if words is None:
        return None
    end = two.end
    if "(" in gap and end < len(tokens) and tokens[end].letter == ")":
        end += 1
    span = (one.words.span[0], max(two.words.span[1], tokens[end - 1].end if "(" in gap else 0))
    tense = one.tense if one.tense is not Tense.NONE else two.tense
    return Found(words._replace(span=span), one.at, end, tense)


def join_ranges(found: Sequence[Found], tokens: Sequence[Token]) -> list[Found]:
    """Pairs of dates joined by "to" or a dash, or by "and" behind "between", as one."""
    joined: list[Found] = []
    for item in found:
        last = joined[-1] if joined else None
        if last and last.until is None and _join(last, item, tokens):
            words, until = _completed(last.words, item.words)
            span = (last.words.span[0], item.words.span[1])
            joined[-1] = last._replace(words=words._replace(span=span), end=item.end, until=until)
        else:
            joined.append(item)
    return joined


def same_day(found: Sequence[Found]) -> list[Found]:
    """A day without a year takes the year of the same day written in full beside it."""
    full = {
        (item.words.month, item.words.day): item.words.year
        for item in found
        if item.words.rule == "date" and item.words.year is not None
    }
    return [
        item._replace(words=item.words._replace(year=full[item.words.month, item.words.day]))
        if item.words.rule == "day" and (item.words.month, item.words.day) in full
        else item
        for item in found
    ]


def same_unit(found: Sequence[Found]) -> list[Found]:
    """ "The same month last year" with the month, day or quarter of the date beside it, the one
    before it first; the year if none is named.
    """
    filled: list[Found] = []
    for number, item in enumerate(found):
        if item.words.same is not None:
            for other in (*reversed(found[:number]), *found[number + 1 :]):
                if (words := _same_as(item.words, other.words)) is not None:
                    item = item._replace(words=words)
                    break
        filled.append(item)
    return filled


def _same_as(words: Expression, other: Expression) -> Expression | None:
    if words.same in ("Q", "HY"):
        return words._replace(quarter=other.quarter) if other.quarter else None
    if other.month is None or other.calendar != "gregorian":
        return None
    day = other.day if words.same == "D" else None
    return words._replace(rule="month-of-year", month=other.month, day=day)


def _join(one: Found, two: Found, tokens: Sequence[Token]) -> bool:
    if not {one.words.rule, two.words.rule} <= _WRITTEN_RULES:
        return False
    if bool(one.words.part) != bool(two.words.part) or one.words.closing or two.words.closing:
        return False  # "late 2013 and mid-2015" has two parts
    between = tokens[one.end : two.at]
    if len(between) > _LONGEST_GAP + 1:
        return False
    links = [t.letter for t in between if t.letter not in "op"]
    if links and links[-1] in "UYg" and len(links) > 1:
        links.pop()  # "1990 to the year 1995"
    if links[-1:] == ["-"] and len(links) == 2 and not between[-1].space:
        links.pop()  # Hebrew "ל-1995"
    if links and links[0] == "." and len(links) > 1:
        links.pop(0)
    if len(links) != 1:
        return not links and [t.letter for t in between] == ["p"] and _both_behind(two, tokens)
    link = links[0]
    if link == "/" and "weekday" not in (one.words.rule, two.words.rule):
        return True
    if link in "t-":
        return True
    opened = any(t.letter == "b" for t in tokens[max(0, one.at - 4) : one.at])
    return link == "&" and (opened or _both_behind(two, tokens))


def _both_behind(two: Found, tokens: Sequence[Token]) -> bool:
    """ "between" behind both ends: "1990 és 1995 között"."""
    after = [t.letter for t in tokens[two.end : two.end + 3] if t.letter not in ".opY"]
    return bool(after) and after[0] == "b"


def _completed(one: Expression, two: Expression) -> tuple[Expression, Expression]:
    """Each end with the year or month that only the other one states."""
    if two.month is None and two.day is not None and one.month is not None:
        return one, two._replace(month=one.month, year=one.year)
    if one.month is None and one.day is not None and two.month is not None and two.day is not None:
        return one._replace(month=two.month, year=two.year, calendar=two.calendar), two
    if one.year is None and two.year is not None and one.month is not None:
        later = two.month is not None and one.month > two.month
        return one._replace(year=two.year - later), two
    if two.year is None and one.year is not None and two.month is not None:
        later = one.month is not None and two.month < one.month
        return one, two._replace(year=one.year + later)
    return one, two


def between(
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


def running(
    readings: tuple[Interval, ...], until: Expression, dct: Interval, tense: Tense
) -> tuple[Interval, ...]:
    """A row of weekdays is the one that runs now or is to come, unless the text says it is past."""
    if until.weekday is None or until.day is not None or not readings or not dct.first:
        return readings
    last = readings[0].last
    if last and last < dct.first and tense is not Tense.PAST:
        return (readings[0].shifted(7),)
    return readings
