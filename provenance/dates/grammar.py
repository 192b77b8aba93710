"""The grammar: which rows of classed tokens are time expressions, and what they say.

A rule is a pattern over the letters of `scan`; the longest match at a place wins, the first listed
among equals. Language lives in the tables alone.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from provenance.dates.scan import Token

__all__ = ["Expression", "match_at"]


@dataclass(frozen=True, slots=True)
class Expression:
    """What the words of one expression say, before it is placed in time.

    `unit` and `offset`: "last year" is Y and -1; `count` with `unit` and `offset`: "three weeks
    ago" is 3, W, -1; `rolling` for "the past three weeks". `turn` is the last (-1), this (0) or
    next (1) beside a weekday, month or season. `numeric` holds a whole numeric date as written,
    `relative` the sign of "three days after". `closing` is the second year of a season or pair.
    """

    rule: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    season: int | None = None
    quarter: str | None = None
    decade: int | None = None
    century: int | None = None
    holiday: str | None = None
    unit: str | None = None
    offset: int = 0
    count: int | None = None
    rolling: bool = False
    turn: int | None = None
    part: str | None = None
    daypart: bool = False
    numeric: str | None = None
    relative: int = 0
    closing: int | None = None
    calendar: str = "gregorian"
    span: tuple[int, int] = (0, 0)


Build = Callable[[Sequence[Token]], Expression | None]

_WEEKDAY = r"(?:[Ww]\.?,?\(?(?:oo?)?)?"
_DAY = r"(?:dj?\.?|Oj?)"
_MONTH = r"[Mm]\.?"
_OF = r"(?:o{0,3}'?)"
_YEAR = r"(?:,?o{0,3}U?'?(?:y|'[dn])Y?)"
_COUNT = r"(?:[dnNy]|oN)"


def _ints(tokens: Sequence[Token], letters: str) -> list[int]:
    return [t.value for t in tokens if t.letter in letters and isinstance(t.value, int)]


def _first(tokens: Sequence[Token], letters: str) -> int | None:
    found = _ints(tokens, letters)
    return found[0] if found else None


def _code(tokens: Sequence[Token], letter: str) -> str | None:
    found = [t.value for t in tokens if t.letter == letter]
    return str(found[0]) if found else None


def _letters(tokens: Sequence[Token]) -> str:
    return "".join(t.letter for t in tokens)


def _has(tokens: Sequence[Token], letters: str) -> bool:
    return any(t.letter in letters for t in tokens)


_TURNS = {"L": -1, "l": -1, "H": 0, "h": 0, "X": 1, "x": 1}


def _turn(tokens: Sequence[Token]) -> int | None:
    return next((_TURNS[t.letter] for t in tokens if t.letter in _TURNS), None)


def _year(tokens: Sequence[Token]) -> int | None:
    """The four-digit year, or the two digits behind an apostrophe as 0…99."""
    if (year := _first(tokens, "y")) is not None:
        return year
    for one, two in pairwise(tokens):
        if one.letter == "'" and two.letter in "dn" and not two.space:
            return int(two.value) if isinstance(two.value, int) and two.value < 100 else None
    return None


def _calendar(tokens: Sequence[Token]) -> Expression | None:
    mark = _code(tokens, "i")
    month = _code(tokens, "k")
    if month is None:
        return Expression("", year=_year(tokens), calendar=mark) if mark else None
    name, _, number = month.partition(":")
    years = _ints(tokens, "yn")
    return Expression(
        "",
        year=years[-1] if years else None,
        month=int(number),
        day=_first(tokens, "d"),
        weekday=_first(tokens, "Ww"),
        calendar=name,
    )


def _calendar_date(tokens: Sequence[Token]) -> Expression | None:
    mark = _code(tokens, "i")
    days = _ints(tokens, "dO")
    return Expression(
        "",
        year=_year(tokens),
        month=_first(tokens, "Mm"),
        day=days[0] if days else None,
        weekday=_first(tokens, "Ww"),
        part=_code(tokens, "E"),
        turn=_turn(tokens),
        calendar=mark or "gregorian",
        daypart=_has(tokens, "P"),
    )


def _month_of_year(tokens: Sequence[Token]) -> Expression | None:
    """ "February of this year": the unit behind must be the year."""
    unit = _code(tokens, "U")
    deictic = _code(tokens, "T")
    if deictic is not None:
        unit, offset = deictic[0], int(deictic[1:].partition(":")[0])
    else:
        offset = _turn(tokens) or 0
    if unit != "Y":
        return None
    return Expression(
        "",
        month=_first(tokens, "Mm"),
        day=_first(tokens, "dO"),
        season=_first(tokens, "S"),
        unit="Y",
        offset=offset,
        part=_code(tokens, "E"),
    )


def _deictic(tokens: Sequence[Token]) -> Expression | None:
    code = _code(tokens, "T") or ""
    unit = re.match(r"[A-Z]+", code)
    amount, _, part = code[unit.end() if unit else 0 :].partition(":")
    return Expression(
        "",
        unit=unit.group() if unit else "D",
        offset=int(amount or 0),
        part=_code(tokens, "e") or _code(tokens, "E") or part or None,
        weekday=_first(tokens, "Ww"),
        daypart=_has(tokens, "P"),
    )


def _unit(tokens: Sequence[Token]) -> Expression | None:
    """ "last week", "earlier in the year", "end of the month"; a day needs its own word."""
    unit = _code(tokens, "U")
    turn = _turn(tokens)
    part = _code(tokens, "e") or _code(tokens, "E")
    if unit is None or (unit == "D" and turn != 0):
        return None
    return Expression("", unit=unit, offset=turn or 0, part=part)


def _daypart(tokens: Sequence[Token]) -> Expression | None:
    turn = _turn(tokens)
    return Expression("", unit="D", offset=min(turn or 0, 0), daypart=True)


def _counted(sign: int, rolling: bool = False) -> Build:
    def build(tokens: Sequence[Token]) -> Expression | None:
        count = _first(tokens, "dnNy")
        unit = _code(tokens, "U")
        if unit is None or unit in ("WE", "Q", "HY") or (count or 1) > 2000:
            return None
        direction = sign or (_turn(tokens) or -1)
        return Expression(
            "", unit=unit, count=1 if count is None else count, offset=direction, rolling=rolling
        )

    return build


def _turned(tokens: Sequence[Token]) -> Expression | None:
    return Expression(
        "",
        weekday=_first(tokens, "Ww"),
        month=_first(tokens, "Mm"),
        season=_first(tokens, "S"),
        holiday=_code(tokens, "K"),
        turn=_turn(tokens),
        part=_code(tokens, "E") or _code(tokens, "e"),
        daypart=_has(tokens, "P"),
        year=_year(tokens),
    )


def _season(tokens: Sequence[Token]) -> Expression | None:
    years = _ints(tokens, "y")
    tail = _ints(tokens[-1:], "dny")
    return Expression(
        "",
        season=_first(tokens, "S"),
        year=years[0] if years else None,
        closing=tail[0] if tail and len(years) and tail[0] != years[0] else None,
        part=_code(tokens, "E"),
        turn=_turn(tokens),
    )


def _decade(tokens: Sequence[Token]) -> Expression | None:
    number = next((t for t in tokens if t.letter in "ydn"), None)
    if number is None or not isinstance(number.value, int) or number.value % 10:
        return None
    ending = tokens[-1]
    if ending.letter == "Z" and ending.space:
        return None
    return Expression("", decade=number.value, part=_code(tokens, "E"))


def _decade_in_words(tokens: Sequence[Token]) -> Expression | None:
    number = _first(tokens, "NO")
    if number is None or number % 10 or not 20 <= number <= 90:
        return None
    return Expression("", decade=number, part=_code(tokens, "E"))


def _century(tokens: Sequence[Token]) -> Expression | None:
    number = _first(tokens, "dOC")
    if _code(tokens, "U") != "C" or number is None or number > 22:
        return None
    return Expression("", century=number, part=_code(tokens, "E"))


def _quarter(tokens: Sequence[Token]) -> Expression | None:
    number = _first(tokens, "dO")
    unit = _code(tokens, "U") or "Q"
    limit = {"Q": 4, "HY": 2}.get(unit, 0)
    if number is None or not 1 <= number <= limit:
        return None
    turn = _turn(tokens)
    return Expression("", quarter=f"{unit}{number}", year=_year(tokens), turn=turn)


def _holiday(tokens: Sequence[Token]) -> Expression | None:
    return Expression("", holiday=_code(tokens, "K"), year=_year(tokens), turn=_turn(tokens))


def _numeric(tokens: Sequence[Token]) -> Expression | None:
    return Expression("", numeric=_code(tokens, "D"), weekday=_first(tokens, "Ww"))


def _bare_units(tokens: Sequence[Token]) -> Expression | None:
    """Chinese, Japanese and Korean dates: numbers with the signs for year, month and day."""
    signs = [t for t in tokens if t.letter == "U"]
    numbers = [t for t in tokens if t.letter in "ydnN"]
    if any(t.space for t in signs):
        return None
    fields: dict[str, int] = {}
    for sign, number in zip(signs, numbers, strict=False):
        if not isinstance(number.value, int) or sign.value not in ("Y", "M", "D"):
            return None
        fields[str(sign.value)] = number.value
    if len(fields) != len(signs) or list(fields) not in _ORDERS or not _spaceless(tokens):
        return None
    year, month, day = fields.get("Y"), fields.get("M"), fields.get("D")
    if month and month > 12:
        return None
    if (era := _first(tokens, "r")) is not None:
        year = era + year if year else None
    elif year is not None and year < 100 and "M" not in fields:
        return None
    weekday = _first(tokens, "Ww")
    return Expression("", year=year, month=month, day=day, weekday=weekday)


_ORDERS = [["Y", "M", "D"], ["Y", "M"], ["Y"], ["M", "D"], ["M"], ["D"]]


def _spaceless(tokens: Sequence[Token]) -> bool:
    return all(t.end - t.start == 1 for t in tokens if t.letter == "U")


def _offset(tokens: Sequence[Token]) -> Expression | None:
    count, unit = _first(tokens, "dnN"), _code(tokens, "U")
    if unit in (None, "WE", "Q", "HY"):
        return None
    sign = 1 if _code(tokens, "R") == "+" else -1
    return Expression("", unit=unit, count=1 if count is None else count, relative=sign)


def _pair(tokens: Sequence[Token]) -> Expression | None:
    """Two years as one: "1925-40", "2016/17", "1885-1941"."""
    first, second = tokens[0], tokens[2]
    if first.value is None or not isinstance(first.value, int):
        return None
    if not isinstance(second.value, int):
        return None
    close = second.value
    if second.letter != "y":
        if second.end - second.start != 2 or tokens[1].space or second.space:
            return None
        close += first.value // 100 * 100
    if not first.value < close <= first.value + 150:
        return None
    return Expression("", year=first.value, closing=close)


def _day_range(tokens: Sequence[Token]) -> Expression | None:
    days = _ints(tokens, "d")
    if len(days) < 2 or days[0] >= days[1]:
        return None
    return Expression(
        "", day=days[0], closing=days[1], month=_first(tokens, "Mm"), year=_year(tokens)
    )


_RULES: tuple[tuple[str, str, Build], ...] = (
    ("calendar", rf"{_WEEKDAY}d?o?k,?o?[yn]?i?|{_WEEKDAY}ko?d,?[yn]?i?|y'?o?i|i[yn]", _calendar),
    ("date", rf"{_WEEKDAY}{_DAY}{_OF}{_MONTH}{_YEAR}(?:i)?", _calendar_date),
    ("date", rf"{_WEEKDAY}{_MONTH}o?(?:dj?|O)(?!:),?o?(?:y|'[dn])", _calendar_date),
    ("date", rf"y\.?,?Y?o?{_MONTH}d\.?(?:o?\(?[W]\)?)?", _calendar_date),
    ("day-range", rf"{_WEEKDAY}d\.?j?[-t/]o?d\.?j?{_OF}{_MONTH}{_YEAR}?", _day_range),
    ("day-range", rf"{_MONTH}dj?[-t/]dj?(?:,?y)?", _day_range),
    ("day", rf"{_WEEKDAY}{_DAY}{_OF}{_MONTH}(?!dj?,?y)", _calendar_date),
    ("day", rf"{_WEEKDAY}{_MONTH}o?(?:dj?|O)(?!:d|[n%dy])", _calendar_date),
    ("month-of-year", rf"(?:E{_OF})?(?:{_DAY}{_OF})?[MS]{_OF}(?:[LHX]U|U[lhx]|T)", _month_of_year),
    ("month-of-year", r"(?:[LHX]U|U[lhx]|T)o?[MS]E?", _month_of_year),
    ("month", rf"(?:E-?{_OF})?{_MONTH}{_YEAR}(?:i)?", _calendar_date),
    ("month", rf"y'?o?Y?{_OF}M E?".replace(" ", ""), _calendar_date),
    ("month", rf"(?:[LHX]|E-?{_OF}(?:[LHX])?)[Mm](?!\.?,?[dy])|M[lhx]|ME", _turned),
    ("month", r"[Mm]", _turned),
    ("numeric", r"[Ww],?\(D\)|(?:[Ww]\.?,?)?D", _numeric),
    ("cjk", r"(?:r[dnN]U|[ydn]U)(?:o?[dN]U){0,2}(?:\(?W\)?)?P?", _bare_units),
    ("season", rf"(?:E-?{_OF})?S{_OF}(?:y[-/][dny]|y)", _season),
    ("season", rf"(?:[eE]-?{_OF})?[LHX]S|S[lhx]|S", _season),
    ("quarter", rf"(?:[Od]j?\.?o?U|Uo?[dO]|qd|dq){_OF},?(?:y|[LHX]U|U[lhx])?", _quarter),
    ("decade", rf"(?:E-?{_OF})?B?'?[ydn]'?-?Z", _decade),
    ("decade", rf"(?:E-?{_OF})?B'?[ydn](?!\.)", _decade),
    ("decade", rf"(?:E-?{_OF})?B[NO]", _decade_in_words),
    ("century", rf"(?:E-?{_OF})?(?:[dO]j?\.?|C[jv]?)-?U|(?:E{_OF})?U[Cd]", _century),
    ("holiday", r"[LHX]?K(?:[lhx]|o?y)?", _holiday),
    ("relative", rf"(?:[eE]-?p?{_OF})?T{_OF}P?|P{_OF}T|T,?W", _deictic),
    ("relative", r"(?:[eE]-?p?o?)?(?:[LHX]'?o?U|U[lhx])|[eE]-?p?o?o?U", _unit),
    ("relative", rf"H{_OF}P|L{_OF}P", _daypart),
    ("weekday", rf"(?:[Ee]-?p?{_OF}|P{_OF})?(?:[LHX]{_OF})?[Ww](?:[lhx]|-?o{{0,2}}P)?", _turned),
    ("ago", rf"{_COUNT}?U-?A|a{_COUNT}?U(?:A)?", _counted(-1)),
    ("hence", rf"F{_COUNT}U|{_COUNT}U-?f", _counted(1)),
    ("rolling", rf"(?:[LX]o?{_COUNT}U|{_COUNT}[LX]U|o?[LX]U{_COUNT}|U[lx]{_COUNT}|{_COUNT}U[lx])",
     _counted(0, rolling=True)),
    ("offset", rf"{_COUNT}UR", _offset),
    ("years", r"y[-t/][ydn]", _pair),
    ("year", r"(?:E-?o{0,2})?yY?(?:o?Eo?)?", lambda t: Expression(
        "", year=_year(t), part=_code(t, "E"))),
    ("year", r"[HLXE]o?[o]?y", lambda t: Expression("", year=_year(t), part=_code(t, "E"))),
)  # fmt: skip
_COMPILED = tuple((name, re.compile(pattern), build) for name, pattern, build in _RULES)


def match_at(letters: str, tokens: Sequence[Token], at: int) -> tuple[Expression, int] | None:
    """The longest expression that begins at token `at`, and the token behind it; None if none does.

    `letters` is the letter of every token in one string.
    """
    best: tuple[Expression, int] | None = None
    for name, pattern, build in _COMPILED:
        match = pattern.match(letters, at)
        if not match or match.end() <= at or (best and match.end() <= best[1]):
            continue
        end = match.end()
        expression = build(tokens[at:end])
        if expression is not None:
            last = tokens[end - 2] if letters[end - 1] == "." else tokens[end - 1]
            first = tokens[at]
            best = replace(expression, rule=name, span=(first.start, last.end)), end
    return best
