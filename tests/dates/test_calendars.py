"""Dates of other calendars, held against dates printed in both."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.dates.placing.calendars import convert

CALENDARS = ("persian", "islamic", "hebrew", "buddhist")


@pytest.mark.parametrize(
    ("calendar", "year", "month", "day", "expected"),
    [
        pytest.param("persian", 1403, 1, 1, "2024-03-20", id="Nowruz 1403"),
        pytest.param("persian", 1357, 11, 22, "1979-02-11", id="22 Bahman 1357"),
        pytest.param("persian", 1399, 12, 30, "2021-03-20", id="a Persian leap day"),
        pytest.param("hebrew", 5784, 7, 1, "2023-09-16", id="Rosh Hashanah 5784"),
        pytest.param("hebrew", 5784, 13, 14, "2024-03-24", id="Purim, in second Adar"),
        pytest.param("hebrew", 5784, 6, 29, "2024-10-02", id="the last day of 5784"),
        pytest.param("hebrew", 5708, 2, 5, "1948-05-14", id="5 Iyar 5708"),
        pytest.param("persian", 1210, 1, 1, "1831-03-21", id="Nowruz 1210"),
        pytest.param("islamic", 1445, 9, 1, "2024-03-11", id="Ramadan 1445"),
        pytest.param("buddhist", 2567, 4, 13, "2024-04-13", id="Songkran 2567"),
        pytest.param("buddhist", 2567, 2, 29, "2024-02-29", id="a Thai leap day"),
    ],
)
def test_days(calendar: str, year: int, month: int, day: int, expected: str) -> None:
    found = convert(calendar, year, month, day)
    assert found is not None
    assert found.edtf == expected


@pytest.mark.parametrize(
    ("calendar", "year", "month", "expected"),
    [
        pytest.param("persian", 1403, None, "2024-03-20/2025-03-20", id="a Persian year"),
        pytest.param(
            "hebrew", 5784, None, "2023-09-16/2024-10-02", id="a Hebrew year, from Tishri"
        ),
        pytest.param("buddhist", 2567, None, "2024", id="a Thai year"),
        pytest.param("buddhist", 2561, 7, "2018-07", id="a Thai month"),
        pytest.param("persian", 1403, 1, "2024-03-20/2024-04-19", id="Farvardin, 31 days"),
    ],
)
def test_months_and_years(calendar: str, year: int, month: int | None, expected: str) -> None:
    found = convert(calendar, year, month, None)
    assert found is not None
    assert found.edtf == expected


@pytest.mark.parametrize(
    ("calendar", "year", "month", "day"),
    [
        pytest.param("persian", 1403, 13, 1, id="no thirteenth month"),
        pytest.param("persian", 1402, 12, 30, id="no leap day that year"),
        pytest.param("hebrew", 5785, 13, 1, id="no second Adar"),
        pytest.param("islamic", 1445, 2, 31, id="no thirty-first"),
        pytest.param("buddhist", 2566, 2, 29, id="no Thai leap day"),
        pytest.param("buddhist", 543, 1, 1, id="before the first year"),
        pytest.param("persian", 0, 1, 1, id="year nought"),
        pytest.param("persian", 99999, 1, 1, id="a year too far"),
        pytest.param("martian", 12, 1, 1, id="an unknown calendar"),
        pytest.param("hebrew", 5784, 7, 0, id="day nought"),
    ],
)
def test_no_such_date(calendar: str, year: int, month: int, day: int) -> None:
    assert convert(calendar, year, month, day) is None


@given(
    calendar=st.sampled_from(CALENDARS),
    year=st.integers(-10, 12_000),
    month=st.one_of(st.none(), st.integers(-1, 15)),
    day=st.one_of(st.none(), st.integers(-1, 40)),
)
def test_any_numbers_are_a_date_or_none(
    calendar: str, year: int, month: int | None, day: int | None
) -> None:
    found = convert(calendar, year, month, day)
    assert found is None or (found.first is not None and found.last is not None)


@given(calendar=st.sampled_from(CALENDARS), year=st.integers(1340, 1460), month=st.integers(1, 12))
def test_a_month_holds_its_days(calendar: str, year: int, month: int) -> None:
    year += {"buddhist": 1100, "hebrew": 4300}.get(calendar, 0)
    whole = convert(calendar, year, month, None)
    first = convert(calendar, year, month, 1)
    assert whole is not None and first is not None
    assert whole.first == first.first
