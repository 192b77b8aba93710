"""The day and time an item of a feed or sitemap gives, in whatever form it is written."""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from functools import cache

from provenance.languages.load import codes, table
from provenance.words.numerals import EAST_MONTH, EAST_YEAR

__all__ = ["read_moment"]

_LONGEST = 60
_FIRST_YEAR = 1990  # the web is not older; 0001, 1900 and 1970 stand where no day was set
_CLOCK = r"(?:[T\s,]*(\d{1,2}):(\d{2})(?::(\d{2}))?)?"
_YEAR_FIRST = re.compile(
    rf"(\d{{4}})\s?[-/.{EAST_YEAR}]\s?(\d{{1,2}})\s?[-/.{EAST_MONTH}]\s?(\d{{1,2}})(?!\d)\D{{0,3}}"
    + _CLOCK
)
_DAY_FIRST = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?!\d)\D{0,3}" + _CLOCK)
_NAMED = re.compile(
    r"(?:(?<!\d)(?P<day>\d{1,2})\.?\s(?:de\s)?)?(?P<month>[^\W\d_]{3,12})\.?,?\s(?:de\s)?"
    r"(?:(?P<later>\d{1,2})(?:st|nd|rd|th)?,?\s)?(?P<year>\d{4})(?!\d)"
)
_MONTH = re.compile(r"(\d{4})-(\d{2})")
_EPOCH = re.compile(r"(\d{10})(?:\d{3})?(?:\.\d+)?")


def read_moment(text: str) -> datetime | None:
    """The moment a text names, aware and in UTC; None where it names none or none was set.

    W3C dates and RFC 822 first, then numbers with the year first ("2016/6/29 15:07:41", "2015年4月
    30日"), numbers with points (day first), seconds or milliseconds since 1970, and months by name
    in any language. A text without a zone is taken as UTC, a day as its beginning, a month as its
    last day: what it lists may be as new as that. Days before 1990 count as not set.

    >>> read_moment("2016/6/29 15:07:41").isoformat()
    '2016-06-29T15:07:41+00:00'
    >>> read_moment("0001-01-01T00:00:00") is None
    True
    """
    text = " ".join(text[: _LONGEST + 1].split())
    if not text or len(text) > _LONGEST:
        return None
    for read in _FORMS:
        try:
            found = read(text)
        except (ValueError, OverflowError, TypeError, IndexError):
            continue
        if found is not None:
            found = found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)
            return found if found.year >= _FIRST_YEAR else None
    return None


def _w3c(text: str) -> datetime | None:
    return datetime.fromisoformat(re.sub(r"\s?(?:UTC|GMT|Z)$", "+00:00", text))


def _epoch(text: str) -> datetime | None:
    match = _EPOCH.fullmatch(text)
    return datetime.fromtimestamp(int(match[1]), UTC) if match else None


def _month(text: str) -> datetime | None:
    match = _MONTH.fullmatch(text)
    if match is None:
        return None
    year, month = int(match[1]), int(match[2])
    return datetime(year, month, monthrange(year, month)[1])


def _year_first(text: str) -> datetime | None:
    match = _YEAR_FIRST.match(text)
    return _at(match, match[1], match[2], match[3], text) if match else None


def _day_first(text: str) -> datetime | None:
    match = _DAY_FIRST.search(text)
    return _at(match, match[3], match[2], match[1], text) if match else None


def _at(match: re.Match[str], year: str, month: str, day: str, text: str) -> datetime:
    hour, minute, second = (int(part or 0) for part in match.groups()[3:])
    found = datetime(int(year), int(month), int(day), hour, minute, second)
    if re.match(r"\s?p\.?m", text[match.end() :], re.I) and found.hour < 12:
        found += timedelta(hours=12)
    zone = re.match(r"\s?([+-])(\d{2}):?(\d{2})", text[match.end() :])
    if zone:
        ahead = timedelta(hours=int(zone[2]), minutes=int(zone[3]))
        found -= ahead if zone[1] == "+" else -ahead
    return found.replace(tzinfo=UTC)


def _named(text: str) -> datetime | None:
    """A month by its name in any of our languages, beside a day and a year of four figures."""
    match = _NAMED.search(text)
    if match is None:
        return None
    figures = (match["day"], match["year"]) if match["day"] else (match["later"], match["year"])
    month = _months().get(match["month"].lower()) or _months().get(match["month"].lower()[:3])
    if month is None:
        return None
    clock = re.search(r"(\d{1,2}):(\d{2})(?::(\d{2}))?", text[match.end() :])
    hour, minute, second = (int(part or 0) for part in clock.groups()) if clock else (0, 0, 0)
    return datetime(int(figures[1]), month, int(figures[0]), hour, minute, second)


@cache
def _months() -> dict[str, int]:
    """The names of months in every language; a name that two languages give to different months is
    left out."""
    found: dict[str, set[int]] = {}
    for code in codes():
        for name, number in table(code).time.months:
            found.setdefault(name.rstrip("*"), set()).add(number)
    return {name: numbers.pop() for name, numbers in found.items() if len(numbers) == 1}


_FORMS: tuple[Callable[[str], datetime | None], ...] = (
    _epoch,
    _month,
    _w3c,
    parsedate_to_datetime,
    _year_first,
    _day_first,
    _named,
)
