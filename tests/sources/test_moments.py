"""Days of feeds and sitemaps as they are really written."""

import pytest

from provenance.sources._moments import read_moment


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        pytest.param("Thu, 30 Apr 2015 08:00:00 GMT", "2015-04-30T08:00:00", id="RFC 822"),
        pytest.param("Fri, 3 Mar 17 10:00:00 EST", "2017-03-03T15:00:00", id="two figures, zone"),
        pytest.param("2024-05-08T12:00:00+02:00", "2024-05-08T10:00:00", id="W3C with a zone"),
        pytest.param("2024-05-08 12:00:00 UTC", "2024-05-08T12:00:00", id="UTC in letters"),
        pytest.param("2024-05-08 08:53:11 PM", "2024-05-08T20:53:11", id="half days"),
        pytest.param("2019/11/2 5:07", "2019-11-02T05:07:00", id="slashes, year first"),
        pytest.param("2019.11.02", "2019-11-02T00:00:00", id="points, year first"),
        pytest.param("02.11.2019 05:07", "2019-11-02T05:07:00", id="points, day first"),
        pytest.param("2019년 11월 2일", "2019-11-02T00:00:00", id="Korean"),
        pytest.param("2019年11月2日 05:07", "2019-11-02T05:07:00", id="Japanese, Chinese"),
        pytest.param("1572671220", "2019-11-02T05:07:00", id="seconds since 1970"),
        pytest.param("1572671220000", "2019-11-02T05:07:00", id="milliseconds"),
        pytest.param("2. November 2019", "2019-11-02T00:00:00", id="German"),
        pytest.param("2 de noviembre de 2019", "2019-11-02T00:00:00", id="Spanish"),
        pytest.param("2 ноября 2019", "2019-11-02T00:00:00", id="Russian"),
        pytest.param("November 2nd, 2019 5:07", "2019-11-02T05:07:00", id="month first"),
        pytest.param("2019-11", "2019-11-30T00:00:00", id="a month is as new as its last day"),
    ],
)
def test_reads(text: str, moment: str) -> None:
    found = read_moment(text)
    assert found is not None and found.isoformat() == f"{moment}+00:00"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("0001-01-01T00:00:00", id="year 1"),
        pytest.param("1970-01-01T00:00:00Z", id="the first second"),
        pytest.param("1899-12-30", id="a spreadsheet's nought"),
        pytest.param("Sun, 31 Apr 2015 10:00:00 GMT", id="no such day"),
        pytest.param("06/07/2016", id="day or month first"),
        pytest.param("yesterday", id="counted from an unknown day"),
        pytest.param("November 2019 " * 2000, id="too long"),
        pytest.param("", id="nothing"),
    ],
)
def test_leaves_what_is_no_day_or_was_never_set(text: str) -> None:
    assert read_moment(text) is None
