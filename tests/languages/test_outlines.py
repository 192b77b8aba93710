"""The calendars of languages without a table: whole, apart from the tables, and read."""

import pytest

from provenance.dates.find import find_dates
from provenance.languages.load import outline
from provenance.model import Interval, Passage, Role
from provenance.plugins import language_of_dates, languages

CODES = (
    "bg mk sr bs hr sl sk lt lv et is fo lb af ca gl eu sq ms tl sw ga cy be kk az uz hy ka bn ur ta mr"
).split()
PUBLISHED = Interval.parse("2019-05-15")


def first_names(code: str, field: str) -> dict[int, str]:
    """The first form of each name, without the sign for any ending."""
    found = outline(code)
    assert found is not None
    names: dict[int, str] = {}
    for form, number in getattr(found.time, field):
        names.setdefault(number, form.rstrip("*"))
    return names


@pytest.mark.parametrize("code", CODES)
def test_names_every_month_weekday_and_the_days_around(code: str) -> None:
    assert set(first_names(code, "months")) == set(range(1, 13))
    assert set(first_names(code, "weekdays")) == set(range(7))
    assert set(first_names(code, "shifts")) == {-1, 0, 1}
    assert code not in {language.code for language in languages()}


@pytest.mark.parametrize("code", CODES)
def test_reads_a_day_of_every_month(code: str) -> None:
    for number, name in first_names(code, "months").items():
        text = f"({14} {name} 2018)" if code != "lt" else f"(2018 m. {name} 14 d.)"
        found = find_dates(Passage(Role.BODY, text), language_of_dates(code), PUBLISHED)
        assert [t.best.edtf for t in found if t.best] == [f"2018-{number:02}-14"], text


@pytest.mark.parametrize("code", CODES)
def test_reads_yesterday(code: str) -> None:
    name = first_names(code, "shifts")[-1]
    found = find_dates(Passage(Role.BODY, name), language_of_dates(code), PUBLISHED)
    assert [t.best.edtf for t in found if t.best] == ["2019-05-14"]


@pytest.mark.parametrize("code", CODES)
def test_leaves_counts_and_labels_alone(code: str) -> None:
    text = "XJ-2016, 3-2, 1.500, 12:30, 0800 1952 2010"
    assert find_dates(Passage(Role.BODY, text), language_of_dates(code), PUBLISHED) == ()


def test_a_language_nobody_outlined_reads_dates_in_numbers() -> None:
    assert language_of_dates("xx").code == "und"
    assert language_of_dates("fil-PH").code == "tl"
    assert language_of_dates("en-GB").name == "English"


@pytest.mark.parametrize(
    ("code", "text", "day"),
    [
        pytest.param("bg", "Кметът ще говори в петък.", "2019-05-17", id="bg"),
        pytest.param("bg", "Мелницата беше затворена в петък.", "2019-05-10", id="bg: past"),
        pytest.param("hr", "Gradonačelnik će govoriti u petak.", "2019-05-17", id="hr"),
        pytest.param("hr", "Mlin je izgorio u petak.", "2019-05-10", id="hr: past"),
        pytest.param("sk", "Starosta bude hovoriť v piatok.", "2019-05-17", id="sk"),
        pytest.param("sl", "Župan bo govoril v petek.", "2019-05-17", id="sl"),
        pytest.param("be", "Сход адбудзецца ў пятніцу.", "2019-05-17", id="be"),
        pytest.param("lt", "Posėdis vyks penktadienį.", "2019-05-17", id="lt"),
        pytest.param("lt", "Malūnas buvo uždarytas penktadienį.", "2019-05-10", id="lt: past"),
        pytest.param("et", "Koosolek toimub reedel.", "2019-05-17", id="et"),
        pytest.param("is", "Fundurinn verður á föstudag.", "2019-05-17", id="is"),
        pytest.param("af", "Die raad sal Vrydag stem.", "2019-05-17", id="af"),
        pytest.param("af", "Die meule het Vrydag gebrand.", "2019-05-10", id="af: past"),
        pytest.param("ca", "El consell votarà divendres.", "2019-05-17", id="ca"),
        pytest.param("ca", "El molí va cremar divendres.", "2019-05-10", id="ca: past"),
        pytest.param("ms", "Mesyuarat akan diadakan pada Jumaat.", "2019-05-17", id="ms"),
        pytest.param("az", "İclas cümə günü keçiriləcək.", "2019-05-17", id="az: verb last"),
        pytest.param("ur", "اجلاس جمعہ کو ہوگا۔", "2019-05-17", id="ur: verb last"),
        pytest.param("bn", "শুক্রবার সভা হবে।", "2019-05-17", id="bn: verb last"),
    ],
)
def test_verbs_turn_a_weekday(code: str, text: str, day: str) -> None:
    found = find_dates(Passage(Role.BODY, text), language_of_dates(code), PUBLISHED)
    assert [t.best.edtf for t in found if t.best] == [day]
