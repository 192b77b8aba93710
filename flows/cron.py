"""When a cron line is due: minute, hour, day of month, month, day of week (crontab(5))."""

from datetime import UTC, datetime, timedelta

__all__ = ["is_due"]

_RANGES = ((0, 59), (0, 23), (1, 31), (1, 12), (0, 7))
_MOST_BACK = timedelta(days=32)


def is_due(schedule: str, last: datetime | None, now: datetime) -> bool:
    """Whether a time of the schedule lies after `last` and not after `now`, in UTC.

    What never ran is due. Days of month and of week are either-or where both are named, Sunday is 0
    and 7. Raises `ValueError` for what is no cron line of numbers, ranges, lists and steps.

    >>> nine = datetime(2024, 6, 3, 9, 0, tzinfo=UTC)
    >>> is_due("0 * * * *", nine, nine + timedelta(minutes=59))
    False
    >>> is_due("0 * * * *", nine, nine + timedelta(minutes=60))
    True
    """
    minutes, hours, days, months, weekdays = _fields(schedule)
    if last is None:
        return True
    moment = now.astimezone(UTC).replace(second=0, microsecond=0)
    floor = max(last.astimezone(UTC), moment - _MOST_BACK)
    either = schedule.split()[2] != "*" and schedule.split()[4] != "*"
    while moment > floor:
        weekday = moment.isoweekday() % 7
        by_month, by_week = (
            moment.day in days,
            weekday in weekdays or (not weekday and 7 in weekdays),
        )
        fits = by_month or by_week if either else by_month and by_week
        if not fits or moment.month not in months:
            moment = moment.replace(hour=0, minute=0) - timedelta(minutes=1)
        elif moment.hour not in hours:
            moment = moment.replace(minute=0) - timedelta(minutes=1)
        elif moment.minute not in minutes:
            moment -= timedelta(minutes=1)
        else:
            return True
    return False


def _fields(schedule: str) -> list[frozenset[int]]:
    parts = schedule.split()
    if len(parts) != len(_RANGES):
        raise ValueError(f"{schedule!r} is no cron line: it has {len(parts)} fields, not 5")
    return [
        frozenset(number for item in part.split(",") for number in _numbers(item, *ends))
        for part, ends in zip(parts, _RANGES, strict=True)
    ]


def _numbers(item: str, low: int, high: int) -> range:
    span, slash, step = item.partition("/")
    try:
        if span == "*":
            first, last = low, high
        else:
            start, dash, end = span.partition("-")
            first = int(start)
            last = int(end) if dash else (high if slash else first)
        found = range(first, last + 1, int(step) if slash else 1)
    except ValueError as error:
        raise ValueError(f"{item!r} is no part of a cron line") from error
    if not low <= first <= last <= high:
        raise ValueError(f"{item!r} is no part of a cron line: it lies outside {low}-{high}")
    return found
