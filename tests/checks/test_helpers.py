"""What the checks share: days and gaps in words, dates of files that can be trusted."""

import pytest

from provenance.checks._file import trusted_dates
from provenance.checks._finding import gap_in_words, tell_day
from provenance.model import Interval, PhotoMetadata


@pytest.mark.parametrize(
    ("edtf", "said"),
    [
        pytest.param("2019-05-14", "14 May 2019", id="a day"),
        pytest.param("2019-05", "May 2019", id="a month"),
        pytest.param("2019", "2019", id="a year"),
        pytest.param("2019-05-14/2019-05-16", "14 to 16 May 2019", id="days of a month"),
        pytest.param("2019-05-30/2019-06-02", "30 May 2019 to 2 June 2019", id="over its end"),
        pytest.param("../2019-05-14", "before 14 May 2019", id="no beginning"),
        pytest.param("2019-05-14/..", "after 14 May 2019", id="no end"),
    ],
)
def test_days_are_said(edtf: str, said: str) -> None:
    assert tell_day(Interval.parse(edtf)) == said


@pytest.mark.parametrize(
    ("photo", "event", "said"),
    [
        pytest.param("2024-06-01", "2024-06-02", "1 day", id="one day"),
        pytest.param("2019-05-14", "2024-06-02", "1,846 days", id="many"),
        pytest.param("2019-05", "2024-06-02", "at least 1,829 days", id="a month"),
        pytest.param("2024-06-02", "2024-06-02", "0 days", id="the same day"),
    ],
)
def test_gaps_are_said(photo: str, event: str, said: str) -> None:
    assert gap_in_words(Interval.parse(photo), Interval.parse(event)) == said


@pytest.mark.parametrize(
    ("edtf", "software", "trusted"),
    [
        pytest.param("2019-04-02", None, True, id="a camera's"),
        pytest.param("2019-04-02", "Adobe Photoshop", True, id="edited"),
        pytest.param("2019-04-02", "EPSON Scan", False, id="a scan"),
        pytest.param("1970-01-01", None, False, id="a clock never set"),
        pytest.param("2015-01-01", None, False, id="a first of January"),
        pytest.param("2019-04", None, False, id="no day"),
        pytest.param("1994-12-31", None, False, id="before digital cameras"),
        pytest.param("1995-01-02", None, True, id="from their first year on"),
    ],
)
def test_dates_of_files(edtf: str, software: str | None, trusted: bool) -> None:
    data = PhotoMetadata(dates=(("EXIF", Interval.parse(edtf)),), software=software)
    assert bool(trusted_dates(data)) is trusted
