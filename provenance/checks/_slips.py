"""Dates that differ as slips of the pen do."""

from provenance.model import Interval, Policy

__all__ = ["is_slip"]


def is_slip(photo: Interval, event: Interval, policy: Policy) -> bool:
    """Whether two dates differ like a slip: within days, by one digit, or by the year alone.

    >>> is_slip(Interval.parse("2024-06-04"), Interval.parse("2024-06-11"), Policy())
    True
    >>> is_slip(Interval.parse("2017-08-14"), Interval.parse("2020-02-24"), Policy())
    False
    """
    if photo.first is None or photo.first != photo.last:
        return False
    if event.first is None or event.last is None or (event.days or 99) > 2:
        return False
    if photo.days_apart(event) <= policy.slip_days:
        return True
    day = photo.first
    for other in (event.first, event.last):
        if (day.month, day.day) == (other.month, other.day):
            return True
        differ = sum(a != b for a, b in zip(day.isoformat(), other.isoformat(), strict=True))
        if differ == 1:
            return True
    return False
