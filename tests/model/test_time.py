"""Intervals of days: how they lie to each other, and how they are printed."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.model import Interval

DAYS = st.dates(date(1850, 1, 1), date(2100, 1, 1))
INTERVALS = st.builds(
    lambda first, more: Interval(first, first + timedelta(more)), DAYS, st.integers(0, 900)
)


@given(INTERVALS, INTERVALS)
def test_two_meet_where_no_day_parts_them(one: Interval, two: Interval) -> None:
    assert one.meets(two) == two.meets(one) == (one.days_apart(two) == 0)
    assert one.days_apart(two) == two.days_apart(one)


@given(INTERVALS, INTERVALS)
def test_a_hull_holds_both(one: Interval, two: Interval) -> None:
    hull = one.hull(two)
    assert hull == two.hull(one) or hull.granularity != two.hull(one).granularity
    assert hull.days is not None and one.days is not None and hull.days >= one.days


@given(INTERVALS, st.integers(-500, 500))
def test_what_is_shifted_has_as_many_days(one: Interval, days: int) -> None:
    assert one.shifted(days).days == one.days
    assert one.shifted(days).shifted(-days) == one


@given(DAYS)
def test_a_day_is_printed_and_read(day: date) -> None:
    assert Interval.parse(Interval.day(day).edtf) == Interval.day(day)


@pytest.mark.parametrize("edtf", ["2019", "2019-05", "201X", "2019-05-14/2019-05-16", "../2019"])
def test_what_is_read_is_printed(edtf: str) -> None:
    assert Interval.parse(edtf).edtf in (edtf, "../2019-12-31")


def test_ends_in_the_wrong_order_are_refused() -> None:
    with pytest.raises(ValueError, match="cannot begin on"):
        Interval(date(2019, 5, 2), date(2019, 5, 1))


@pytest.mark.parametrize("edtf", ["", "14 May 2019", "2019-13", "2019-02-30", "2019-05-14T10:00"])
def test_other_texts_are_refused(edtf: str) -> None:
    with pytest.raises(ValueError):
        Interval.parse(edtf)
