"""Rows of days, short years, months in figures and years of Taiwan, with what only looks so."""

import pytest

from provenance.dates.find import find_dates
from provenance.model import Interval, Passage, Role, Timex
from provenance.plugins import language_of_dates, languages

PUBLISHED = Interval.parse("2024-09-18")


def read(text: str, code: str) -> tuple[Timex, ...]:
    return find_dates(Passage(Role.BODY, text), language_of_dates(code), PUBLISHED)


def days(text: str, code: str) -> list[str]:
    return [timex.best.edtf for timex in read(text, code) if timex.best]


FORMS = (
    pytest.param("nl", "Foto: 7-mei-12.", "2012-05-07", id="day, month and two figures"),
    pytest.param("it", "Scattata il 7 mag. 12.", "2012-05-07", id="two figures close a sentence"),
    pytest.param("en", "Tarrow, 7 Nov 12; the weir", "2012-11-07", id="two figures and a mark"),
    pytest.param("en", "Taken 7 Nov 12 in Tarrow", "2012-11-07", id="two figures, then a place"),
    pytest.param("en", "Taken 7/Nov/12", "2012-11-07", id="slashes around a month"),
    pytest.param("en", "Taken Nov-7-2012", "2012-11-07", id="hyphens, month first"),
    pytest.param("en", "Taken 2012-Nov-07", "2012-11-07", id="hyphens, year first"),
    pytest.param("hu", "Fotó: 2011.03.", "2011-03", id="year, dot, month"),
    pytest.param("ko", "사진 2011.03", "2011-03", id="year, dot, month, Korean"),
    pytest.param("en", "Taken 03/2011 - 05/2011", "2011-03/2011-05", id="row of such months"),
    pytest.param("fr", "Photo prise en 03/2011.", "2011-03", id="month in figures"),
    pytest.param("es", "Foto tomada 03/2011", "2011-03", id="month in figures behind a verb"),
    pytest.param("nl", "Foto uit 03-2011.", "2011-03", id="month in figures and a hyphen"),
    pytest.param("cs", "Snímek z 03.2011.", "2011-03", id="month in figures and a dot"),
    pytest.param("en", "Taken in 2016-03.", "2016-03", id="year and month"),
    pytest.param("en", "The flood of 2003/02 was worse.", "2003-02", id="year, slash, month"),
    pytest.param("it", "tra novembre e gennaio 2019", "2018-11/2019-01", id="over New Year"),
    pytest.param("pt", "de novembro a janeiro de 2019", "2018-11/2019-01", id="to, over New Year"),
    pytest.param("en", "between May and July 2019", "2019-05/2019-07", id="within a year"),
    pytest.param("zh", "圖為105年7月的漁港。", "2016-07", id="year and month of Taiwan"),
    pytest.param("zh", "攝於105/07/08", "2016-07-08", id="numeric date of Taiwan"),
    pytest.param("zh", "（105.07.08攝）", "2016-07-08", id="dotted date of Taiwan"),
    pytest.param("zh", "中華民國90年7月8日", "2001-07-08", id="named era of two figures"),
    pytest.param("ja", "写真=2016年7月", "2016-07", id="sign for equals before a date"),
    pytest.param("en", "The show was on May 7/8, 2016.", "2016-05-07/2016-05-08", id="two days"),
    pytest.param("en", "on May 7/9, 2016", "2016-05-07/2016-05-09", id="near days with a year"),
    pytest.param("en", "between 7 May and 9 May 2016", "2016-05-07/2016-05-09", id="between"),
)


@pytest.mark.parametrize(("code", "text", "edtf"), FORMS)
def test_reads(code: str, text: str, edtf: str) -> None:
    found = read(text, code)
    assert [timex.best.edtf for timex in found if timex.best] == [edtf]
    assert not found[0].impossible


OTHERS = (
    pytest.param("en", "On 10 May 15 boats left.", ["2024-05-10"], id="a count behind a month"),
    pytest.param("en", "On 10 May 15, 16 and 17 fell.", ["2024-05-10"], id="a list of numbers"),
    pytest.param("fr", "Le 10 mai 15 h 30", ["2024-05-10"], id="an hour behind a month"),
    pytest.param("en", "Law 11/2009 bans it.", [], id="the number of a law"),
    pytest.param("en", "The loan grew by 11.2017 per cent.", [], id="an amount"),
    pytest.param("en", "It scored 2017.09 points.", [], id="an amount with a dot"),
    pytest.param("en", "The XJ-2017-09 was recalled.", [], id="a model"),
    pytest.param("en", "the 2016-17 season", ["2016/2017"], id="a pair of years"),
    pytest.param("en", "see ?y=2019", [], id="a value"),
    pytest.param("zh", "工程历时112年", [], id="a count of years"),
    pytest.param("en", "from May to July", ["2024-05/2024-07"], id="months without a year"),
    pytest.param("el", "Μένει στην οδό 3ης Σεπτεμβρίου 12.", [], id="a street and its number"),
)  # fmt: skip


@pytest.mark.parametrize(("code", "text", "edtf"), OTHERS)
def test_leaves_alone(code: str, text: str, edtf: list[str]) -> None:
    assert days(text, code) == edtf


@pytest.mark.parametrize("code", [language.code for language in languages()])
def test_a_row_that_names_its_month_twice_is_possible(code: str) -> None:
    table = language_of_dates(code).time
    names = [name for name, number in table.months if number == 12 and "*" not in name]
    if not names or code == "hu":
        pytest.skip("no plain name of the month, or the day stands behind it")
    month = max(names, key=len)
    found = read(f"{21} {month} – {25} {month} 2015", code)
    assert [timex.best.edtf for timex in found if timex.best] == ["2015-12-21/2015-12-25"]
    assert not any(timex.impossible for timex in found)


@pytest.mark.parametrize(
    ("code", "text", "impossible"),
    (
        pytest.param("en", "from 28 June to 31 June 2016", True, id="end of a row"),
        pytest.param("en", "28-31 June 2016", True, id="end of a short row"),
        pytest.param("en", "28-31 July 2016", False, id="a row that fits"),
        pytest.param("en", "1-30 June 2016", False, id="a whole month"),
        pytest.param("de", "Foto vom 14.13.2016", True, id="no month in either order"),
        pytest.param("fr", "photo du 33/05/2016", True, id="no day"),
        pytest.param("en", "stamped 2016-14-30", True, id="year first"),
        pytest.param("en", "on 12/30/2016", False, id="the other order"),
        pytest.param("en", "version 44.55.2016", False, id="numbers far off"),
    ),
)
def test_says_what_no_calendar_has(code: str, text: str, impossible: bool) -> None:
    assert any(timex.impossible for timex in read(text, code)) is impossible


@pytest.mark.parametrize(
    ("code", "text", "weekday"),
    (
        pytest.param("fr", "Ouvert le 3 mai 1911, le jeudi on y danse.", None, id="French"),
        pytest.param("it", "Aperto il 3 maggio 1911, giovedì notte era pieno.", None, id="Italian"),
        pytest.param("en", "Opened on 3 May 1911, by Thursday it was full.", None, id="English"),
        pytest.param("en", "Tarrow, 3 May 1911, Wednesday.", 2, id="apposition"),
        pytest.param("ru", "3 мая 1911 года, в среду, открыли мост.", 2, id="Russian apposition"),
        pytest.param("hu", "2019. május 14., kedd", 1, id="Hungarian order"),
    ),
)
def test_takes_the_weekday_of_its_own_clause(code: str, text: str, weekday: int | None) -> None:
    assert read(text, code)[0].weekday == weekday
