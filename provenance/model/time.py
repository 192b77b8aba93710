"""Calendar time as news text uses it: intervals of days and how they lie to each other.

They are printed and read as EDTF (ISO 8601-2, levels 0 and 1).
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum

__all__ = ["Granularity", "Interval"]


class Granularity(IntEnum):
    """How finely a date is stated; finer is smaller.

    >>> Granularity.DAY < Granularity.YEAR
    True
    """

    DAY = 1
    WEEK = 2
    MONTH = 3
    SEASON = 4
    QUARTER = 5
    YEAR = 6
    DECADE = 7
    CENTURY = 8


_ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_DECADE = re.compile(r"(\d{3})X")


@dataclass(frozen=True, slots=True)
class Interval:
    """Days from `first` to `last`, both inclusive; None is an open end ("before 1990").

    `granularity` is that of the words it was read from: "14-16 August" is three days of
    granularity DAY, "August" is 31 days of granularity MONTH. Raises `ValueError` where the ends
    stand in the wrong order.

    >>> Interval.parse("2019-05").last
    datetime.date(2019, 5, 31)
    >>> Interval.parse("2017-08-14").days_apart(Interval.parse("2020-02-24/2020-02-26"))
    924
    """

    first: date | None
    last: date | None
    granularity: Granularity = Granularity.DAY

    def __post_init__(self) -> None:
        if self.first and self.last and self.first > self.last:
            raise ValueError(f"an interval cannot begin on {self.first} and end on {self.last}")

    @classmethod
    def day(cls, day: date) -> "Interval":
        """One day.

        >>> Interval.day(date(2019, 5, 14)).edtf
        '2019-05-14'
        """
        return cls(day, day, Granularity.DAY)

    @classmethod
    def month(cls, year: int, month: int) -> "Interval":
        """One calendar month.

        >>> Interval.month(2020, 2).last
        datetime.date(2020, 2, 29)
        """
        last = calendar.monthrange(year, month)[1]
        return cls(date(year, month, 1), date(year, month, last), Granularity.MONTH)

    @classmethod
    def year(cls, year: int) -> "Interval":
        """One calendar year.

        >>> Interval.year(2011).edtf
        '2011'
        """
        return cls(date(year, 1, 1), date(year, 12, 31), Granularity.YEAR)

    @classmethod
    def parse(cls, iso: str) -> "Interval":
        """The interval an ISO 8601 day, month or year, a decade, or an EDTF pair of them means.

        Raises `ValueError` for anything else.

        >>> Interval.parse("2019-05-14").granularity.name
        'DAY'
        >>> Interval.parse("../1989").edtf
        '../1989-12-31'
        >>> Interval.parse("201X").first
        datetime.date(2010, 1, 1)
        """
        if "/" in iso:
            begin, _, end = iso.partition("/")
            ends = [None if part in ("", "..") else cls.parse(part) for part in (begin, end)]
            stated = [part for part in ends if part]
            if not stated:
                raise ValueError(f"{iso!r} states no end of an interval")
            return cls(
                ends[0].first if ends[0] else None,
                ends[1].last if ends[1] else None,
                min(part.granularity for part in stated),
            )
        if decade := _DECADE.fullmatch(iso):
            first = int(decade[1]) * 10
            return cls(date(first, 1, 1), date(first + 9, 12, 31), Granularity.DECADE)
        found = _ISO.fullmatch(iso)
        if not found:
            raise ValueError(f"{iso!r} is not a date like 2019-05-14, 2019-05 or 2019")
        year, month, day = (int(part) if part else None for part in found.groups())
        assert year is not None
        if month is None:
            return cls.year(year)
        if not 1 <= month <= 12:
            raise ValueError(f"{iso!r} has no month {month}")
        return cls.day(date(year, month, day)) if day else cls.month(year, month)

    @property
    def edtf(self) -> str:
        """The interval as EDTF, as short as its days allow; `parse` reads it back to the same days.

        >>> Interval(date(2019, 3, 1), date(2019, 5, 31), Granularity.SEASON).edtf
        '2019-03/2019-05'
        >>> Interval(None, date(1989, 12, 31)).edtf
        '../1989-12-31'
        """
        first, last = self.first, self.last
        if first is None or last is None:
            return f"{first.isoformat() if first else '..'}/{last.isoformat() if last else '..'}"
        if first == last:
            return first.isoformat()
        if self.granularity >= Granularity.MONTH and _ends_month(last) and first.day == 1:
            if (first.month, last.month) == (1, 12):
                if first.year == last.year:
                    return f"{first.year:04}"
                if first.year % 10 == 0 and last.year == first.year + 9:
                    return f"{first.year // 10:03}X"
                return f"{first.year:04}/{last.year:04}"
            begin, end = f"{first:%Y-%m}".zfill(7), f"{last:%Y-%m}".zfill(7)
            return begin if begin == end else f"{begin}/{end}"
        return f"{first.isoformat()}/{last.isoformat()}"

    @property
    def days(self) -> int | None:
        """How many days it holds; None where an end is open.

        >>> Interval.parse("2019").days
        365
        """
        if self.first is None or self.last is None:
            return None
        return (self.last - self.first).days + 1

    def meets(self, other: "Interval") -> bool:
        """Whether the two share a day.

        >>> Interval.parse("2011-10").meets(Interval.parse("2011"))
        True
        """
        return self.days_apart(other) == 0

    def days_apart(self, other: "Interval") -> int:
        """Days between the nearest ends of the two; 0 where they share a day.

        >>> Interval.parse("2019-05-14").days_apart(Interval.parse("2024-06-02"))
        1846
        """
        mine, theirs = _bounds(self), _bounds(other)
        if mine[1] < theirs[0]:
            return (theirs[0] - mine[1]).days
        if mine[0] > theirs[1]:
            return (mine[0] - theirs[1]).days
        return 0

    def hull(self, other: "Interval") -> "Interval":
        """The shortest interval that holds both, at the coarser granularity.

        >>> Interval.parse("2019-05").hull(Interval.parse("2019-08")).edtf
        '2019-05/2019-08'
        """
        first = min(self.first, other.first) if self.first and other.first else None
        last = max(self.last, other.last) if self.last and other.last else None
        return Interval(first, last, max(self.granularity, other.granularity))

    def shifted(self, days: int) -> "Interval":
        """The interval moved by whole days; positive is later.

        Raises `OverflowError` beyond the years 1 to 9999.

        >>> Interval.parse("2024-02-28").shifted(2).edtf
        '2024-03-01'
        """
        move = timedelta(days=days)
        return Interval(
            self.first + move if self.first else None,
            self.last + move if self.last else None,
            self.granularity,
        )


def _bounds(interval: Interval) -> tuple[date, date]:
    return interval.first or date.min, interval.last or date.max


def _ends_month(day: date) -> bool:
    return day.day == calendar.monthrange(day.year, day.month)[1]
