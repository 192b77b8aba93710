"""Days written in a stamp, by a machine or for a reader, in any calendar and either order."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from unicodedata import decimal

from provenance.document.day.months import month_patterns
from provenance.languages.every import words
from provenance.model import Interval, Language
from provenance.words.numerals import EAST_DAY, EAST_MONTH, EAST_YEAR, FIRST_YEAR

__all__ = ["Order", "Stamp", "find_stamps", "is_stated", "read_day"]

_WEB = date(1993, 1, 1)  # before it no newspaper had pages: such a day is a default of some system
_PHOTOGRAPHY = date(1839, 1, 1)  # no picture was made before it
_UNSET = frozenset((date(1900, 1, 1), date(1969, 12, 31), date(1970, 1, 1)))  # defaults of systems
_LONGEST = 400
_LESS = 0.5  # what the other order of month and day is worth
_SHORT_YEAR = 0.7  # what a year of two figures is worth
_EAST = re.compile(
    rf"(?<!\d)(\d{{1,4}}|{FIRST_YEAR})\s*[{EAST_YEAR}]\s*(\d{{1,2}})\s*[{EAST_MONTH}]"
    rf"\s*(\d{{1,2}})\s*[{EAST_DAY}]?"
)
_YEAR_FIRST = re.compile(
    r"(?<![\d.,])(\d{4}|1[0-4]\d)\s?([./-])\s?(\d{1,2})\s?\2\s?(\d{1,2})(?!\d)"
)
_COMPACT = re.compile(
    r"(?<!\d)((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?:t?\d{4}(?:\d\d)?z?)?(?!\d)"
)
_YEAR_LAST = re.compile(r"(?<![\d.,])(\d{1,2})\s?([./-])\s?(\d{1,2})\s?\2\s?(\d{4})(?!\d)")
_SHORT = re.compile(r"(?<![\d.,/:-])(\d{1,2})([./])(\d{1,2})\2(\d\d)(?![\d./:-])")
_EPOCH = re.compile(r"\s*(\d{9,10})(?:\d{3})?(?:\.\d+)?\s*")
_BEFORE_CLOCK = "|".join(map(re.escape, words("day_inside", "clock")))
_CLOCK = re.compile(
    rf"\.?\s?(?:[,|–-]|{_BEFORE_CLOCK})?\s*"
    r"(?P<hour>\d{1,2})[:.h](?P<minute>\d\d)"
    r"(?::\d\d)?(?:[.,]\d+)?\s*(?P<half>[ap]\.?m\b\.?)?\s*(?P<zone>z\b|utc|gmt|[+-]\d\d:?\d\d)?"
)


@dataclass(frozen=True, slots=True)
class Order:
    """How figures alone are read: whether the month stands first (0 to 1); and the days between
    which something was published.
    """

    month_first: float = 0.0
    fetched: date = date.max
    since: date = _WEB


@dataclass(frozen=True, slots=True)
class Stamp:
    """A written day: its place in the text and what it may mean, each with its worth from 0 to 1.

    `hour` is None where no time of day is written; `offset` are minutes from UTC, None where no
    zone is written.
    """

    start: int
    stop: int
    days: tuple[tuple[date, float], ...]
    hour: int | None = None
    offset: int | None = None


def is_stated(day: date, order: Order = Order()) -> bool:
    """Whether a system meant a day: not a placeholder (0001, 1753, 1900, 1970, 9999), and none
    after the page was read (a day's grace is for time zones).

    >>> [is_stated(date(year, 1, 1), Order(0, date(2024, 6, 4))) for year in (1, 1970, 2024, 9999)]
    [False, False, True, False]
    """
    last = min(order.fetched.toordinal() + 1, date.max.toordinal() - 366)
    return order.since <= day and day.toordinal() <= last and day not in _UNSET


def read_day(value: str) -> Interval | None:
    """The day a picture was made, as a machine wrote it; None for anything else.

    >>> read_day("1945-05-08T00:00:00Z").edtf, read_day("0001-01-01"), read_day("long ago")
    ('1945-05-08', None, None)
    """
    found = find_stamps(value, Language("und", "none"), order=Order(since=_PHOTOGRAPHY))
    return Interval.day(found[0].days[0][0]) if found else None


def find_stamps(
    text: str, language: Language, tag: str = "", order: Order = Order()
) -> tuple[Stamp, ...]:
    """The whole days written in a text, in order; the first 400 letters are read.

    Buddhist, Persian, Japanese and Minguo years become Gregorian. Where month and day may be
    exchanged both are kept; which goes first is for `order` to say.

    >>> from provenance.languages.load import table
    >>> def first(text): return find_stamps(text, table("zh"))[0].days[0][0].isoformat()
    >>> first("1403/3/14"), first("民國113年6月3日"), first("2561-11-08"), first("113.06.03")
    ('2024-06-03', '2024-06-03', '2018-11-08', '2024-06-03')
    """
    text = "".join(str(decimal(c, c)) if ord(c) > 127 else c for c in text[:_LONGEST]).casefold()
    if (match := _EPOCH.fullmatch(text)) and not _COMPACT.fullmatch(text.strip()):
        moment = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=int(match[1]))
        only = ((moment.date(), 1.0),)
        return (Stamp(0, len(text), only, moment.hour, 0),) if is_stated(only[0][0], order) else ()
    found: list[Stamp] = []
    for match, readings in sorted(
        _readings(text, language, tag, order), key=lambda pair: pair[0].start()
    ):
        if found and match.start() < found[-1].stop:
            continue
        days = _days(readings, order)
        if days:
            hour, offset = _clock(text[match.end() :])
            if "t" in match[0] and match.re is _COMPACT:
                hour, offset = int(match[0].partition("t")[2][:2]), 0 if "z" in match[0] else None
            found.append(Stamp(match.start(), match.end(), days, hour, offset))
    return tuple(found)


_Reading = tuple[int, int, int, float]


def _days(readings: list[_Reading], order: Order) -> tuple[tuple[date, float], ...]:
    days: dict[date, float] = {}
    for year, month, day, worth in readings:
        try:
            read = _gregorian(year, month, day)
        except (ValueError, OverflowError):
            continue
        if is_stated(read, order):
            days[read] = max(worth, days.get(read, 0.0))
    if len(days) == 1:  # there is no such day the other way round
        days = {day: 1.0 if worth == _LESS else worth for day, worth in days.items()}
    return tuple(sorted(days.items(), key=lambda pair: -pair[1]))


def _readings(
    text: str, language: Language, tag: str, order: Order
) -> Iterator[tuple[re.Match[str], list[_Reading]]]:
    """What each written day may mean as year, month and day, with its worth."""
    if not any(character.isdigit() for character in text):
        return
    eras = language.time.eras
    for match in _EAST.finditer(text):
        year = 1 if match[1] == FIRST_YEAR else int(match[1])
        if year < 200:
            era = next((since for name, since in eras if name in text[: match.start()]), None)
            year += era if era is not None else (1911 if year >= 90 else 2000)
        yield match, [(year, int(match[2]), int(match[3]), 1.0)]
    for match in _YEAR_FIRST.finditer(text):
        year = int(match[1])
        if year < 200 and language.writing.calendar != "minguo":
            continue
        year += 1911 if year < 200 else 0
        yield match, [(year, int(match[3]), int(match[4]), 1.0)]
    for match in _COMPACT.finditer(text):
        yield match, [(int(match[1]), int(match[2]), int(match[3]), 1.0)]
    for pattern, months in month_patterns(language, tag):
        for match in pattern.finditer(text):
            groups = match.groupdict()
            named = groups["named"] or groups["first"] or groups["third"]
            month = next((n for stem, n in months if named.startswith(stem)), 0)
            written = int(groups["day"] or groups["second"] or groups["last"])
            yield match, [(int(groups["year"] or groups["before"]), month, written, 1.0)]
    for match in _YEAR_LAST.finditer(text):
        yield match, _orders(match, int(match[4]), order, text, 1.0)
    for match in _SHORT.finditer(text):
        year = 2000 + int(match[4])
        yield (
            match,
            [
                *_orders(match, year, order, text, _SHORT_YEAR),
                (2000 + int(match[1]), int(match[3]), int(match[4]), _LESS * _SHORT_YEAR),
            ],
        )


def _orders(
    match: re.Match[str], year: int, order: Order, text: str, worth: float
) -> list[_Reading]:
    """Both orders of month and day; dots are written day first, a clock with "pm" month first."""
    first = order.month_first if match[2] != "." else 0.0
    if match[2] == "/" and order.month_first == 0.5:
        first = 0.8 if re.match(r".{0,14}\d\s?[ap]\.?m\b", text[match.end() :]) else 0.5
    one, other = int(match[1]), int(match[3])
    month_first, day_first = (year, one, other), (year, other, one)
    if first >= 0.5:
        return [(*month_first, worth), (*day_first, _LESS * worth)]
    return [(*day_first, worth), (*month_first, _LESS * worth)]


def _clock(behind: str) -> tuple[int | None, int | None]:
    match = _CLOCK.match(behind)
    if not match or int(match["hour"]) > 23:
        return None, None
    hour = int(match["hour"]) % 12 if match["half"] else int(match["hour"])
    hour += 12 if match["half"] and match["half"].startswith("p") else 0
    zone = match["zone"]
    if not zone:
        return hour, None
    if zone[0] not in "+-":
        return hour, 0
    digits = zone[1:].replace(":", "")
    minutes = int(digits[:2]) * 60 + int(digits[2:])
    return hour, -minutes if zone[0] == "-" else minutes


def _gregorian(year: int, month: int, day: int) -> date:
    if 2400 < year < 2700:
        year -= 543  # Buddhist
    elif 1300 < year < 1500:
        return _persian(year, month, day)
    return date(year, month, day)


def _persian(year: int, month: int, day: int) -> date:
    """A Persian day by the cycle of 33 years, which holds from 1178 to 1633."""
    if not (1 <= month <= 12 and 1 <= day <= 31):
        raise ValueError(f"{year}-{month}-{day} is no Persian day")
    since = 365 * (year - 1343) + sum((25 * y + 11) % 33 < 8 for y in range(1343, year))
    return date(1964, 3, 21) + timedelta(since + 31 * (month - 1) - max(0, month - 7) + day - 1)
