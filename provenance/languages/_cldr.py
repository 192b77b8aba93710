"""Month and weekday names of any locale, from the Unicode CLDR (through babel)."""

from collections.abc import Iterable
from functools import cache

from babel import Locale

__all__ = ["cldr_months", "cldr_weekdays"]

Pairs = tuple[tuple[str, int], ...]
_WIDTHS = ("wide", "abbreviated")
# The "stand-alone" forms are left out: babel 2.18 shares their tables between locales, and reading
# Hebrew's changes Hindi's. Where a language needs them they stand in its own file.
_CONTEXT = "format"


@cache
def cldr_months(locale: str) -> Pairs:
    """Every full and short form of the twelve months, lower case, without a closing dot.

    >>> ("märz", 3) in cldr_months("de")
    True
    """
    months = Locale.parse(locale).months
    return _pairs(months[_CONTEXT][width].items() for width in _WIDTHS)


@cache
def cldr_weekdays(locale: str) -> Pairs:
    """Every full and short form of the weekdays, Monday 0, lower case, without a closing dot.

    >>> ("dienstag", 1) in cldr_weekdays("de")
    True
    """
    days = Locale.parse(locale).days
    return _pairs(days[_CONTEXT][width].items() for width in _WIDTHS)


def _pairs(tables: Iterable[Iterable[tuple[int, str]]]) -> Pairs:
    found = {
        (name.lower().rstrip("."), int(number))
        for table in tables
        for number, name in table
        if len(name.rstrip(".")) > 2 and not name[0].isdigit()
    }
    return tuple(sorted(found))
