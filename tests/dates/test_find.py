"""What written words mean on Wednesday 15 May 2019, and what is no date."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.dates.find import find_dates
from provenance.model import Interval, Passage, Role, Timex, choose_language
from provenance.plugins import languages

PUBLISHED = Interval.parse("2019-05-15")
CODES = [language.code for language in languages()]


def read(text: str, code: str = "en", published: Interval | None = PUBLISHED) -> tuple[Timex, ...]:
    return find_dates(Passage(Role.BODY, text), choose_language(code, languages()), published)


def days(text: str, code: str = "en") -> list[tuple[str, str, str]]:
    return [(t.span.quote, str(t.best.first), str(t.best.last)) for t in read(text, code) if t.best]


READINGS = (
    pytest.param("The mill burned on Monday.", "Monday", "2019-05-13", "2019-05-13", id="past"),
    pytest.param(
        "The mayor will speak on Friday.", "Friday", "2019-05-17", "2019-05-17", id="future tense"
    ),
    pytest.param(
        "The mill burned on Wednesday.", "Wednesday", "2019-05-15", "2019-05-15", id="its own day"
    ),
    pytest.param(
        "It rained earlier this week.",
        "earlier this week",
        "2019-05-13",
        "2019-05-15",
        id="earlier this week ends today",
    ),
    pytest.param(
        "It rained this week.", "this week", "2019-05-13", "2019-05-19", id="this week is whole"
    ),
    pytest.param(
        "It opened 20 years ago.", "20 years ago", "1999-01-01", "1999-12-31", id="years ago"
    ),
    pytest.param(
        "It grew over the past three years.",
        "past three years",
        "2016-05-15",
        "2019-05-15",
        id="past years end today",
    ),
    pytest.param(
        "The fair ran 14-16 August 2018.",
        "14-16 August 2018",
        "2018-08-14",
        "2018-08-16",
        id="days of a month",
    ),
    pytest.param(
        "The dam was built from 1947 to 1952.",
        "1947 to 1952",
        "1947-01-01",
        "1952-12-31",
        id="years from to",
    ),
    pytest.param(
        "Sales in 2016/17 fell.", "2016/17", "2016-01-01", "2017-12-31", id="pair of years"
    ),
    pytest.param("The bridge of the 1950s.", "1950s", "1950-01-01", "1959-12-31", id="decade"),
    pytest.param(
        "In early April 2018 it froze.",
        "early April 2018",
        "2018-04-01",
        "2018-04-10",
        id="early month",
    ),
    pytest.param(
        "Sales of the first quarter of 2018.",
        "first quarter of 2018",
        "2018-01-01",
        "2018-03-31",
        id="quarter",
    ),
    pytest.param(
        "TARROW, ORRA - MAY 2: Water stands in a street.",
        "MAY 2",
        "2019-05-02",
        "2019-05-02",
        id="dateline",
    ),
    pytest.param("Taken on 2018-11-06.", "2018-11-06", "2018-11-06", "2018-11-06", id="ISO"),
    pytest.param(
        "The summer of 2018 was dry.", "summer of 2018", "2018-06-01", "2018-08-31", id="season"
    ),
)


@pytest.mark.parametrize(("text", "quote", "first", "last"), READINGS)
def test_reads(text: str, quote: str, first: str, last: str) -> None:
    assert days(text) == [(quote, first, last)]


@pytest.mark.parametrize(
    "text",
    (
        pytest.param("It may rain in Tarrow.", id="may as a verb"),
        pytest.param("They march through Mill Street.", id="march as a verb"),
        pytest.param("The sun stood over the mill.", id="sun"),
        pytest.param("Ada Venn, 37, and her son, 14 years.", id="ages"),
        pytest.param("Tarrow won 3-2 after extra time.", id="score"),
        pytest.param("The house costs $2019.", id="price"),
        pytest.param("Some 2000 people came.", id="count"),
        pytest.param("He lives at 4 July Street.", id="street"),
        pytest.param("The trip takes three days.", id="duration"),
        pytest.param("Version 10.11.12.13 is out.", id="version"),
    ),
)
def test_leaves_alone(text: str) -> None:
    assert days(text) == []


@pytest.mark.parametrize(
    ("text", "code", "first", "last"),
    (
        pytest.param("Il a plu du 3 au 5 mars 2018.", "fr", "2018-03-03", "2018-03-05", id="fr"),
        pytest.param("Es regnete vom 3. bis 5. März 2018.", "de", "2018-03-03", "2018-03-05",
                     id="de"),
        pytest.param("Llovió del 3 al 5 de marzo de 2018.", "es", "2018-03-03", "2018-03-05",
                     id="es"),
        pytest.param("Piovve dal 3 al 5 marzo 2018.", "it", "2018-03-03", "2018-03-05", id="it"),
        pytest.param("Choveu de 3 a 5 de março de 2018.", "pt", "2018-03-03", "2018-03-05",
                     id="pt"),
        pytest.param("Det regnade 3-5 mars 2018.", "sv", "2018-03-03", "2018-03-05", id="sv"),
        pytest.param("Дождь шёл с 3 по 5 марта 2018 года.", "ru", "2018-03-03", "2018-03-05",
                     id="ru"),
        pytest.param("Padało od 3 do 5 marca 2018.", "pl", "2018-03-03", "2018-03-05", id="pl"),
        pytest.param("工事は2015年から2018年まで続いた。", "ja", "2015-01-01", "2018-12-31",
                     id="ja"),
        pytest.param("Het regende van 3 tot 5 maart 2018.", "nl", "2018-03-03", "2018-03-05",
                     id="nl"),
    ),
)  # fmt: skip
def test_ranges(text: str, code: str, first: str, last: str) -> None:
    assert [(a, b) for _, a, b in days(text, code)] == [(first, last)]


def test_ambiguous_numbers_keep_both_readings() -> None:
    found = read("Taken 03/04/2019 in Tarrow.", "und")
    assert {reading.edtf for t in found for reading in t.readings} == {"2019-03-04", "2019-04-03"}


def test_a_day_that_is_none_is_impossible() -> None:
    assert [t.impossible for t in read("Taken on 31 September 2018.")] == [True]


def test_an_offset_counts_from_its_neighbour() -> None:
    found = read("Three days after the 15 July 2018 fire, the mill fell.")
    assert [t.best.edtf for t in found if t.best] == ["2018-07-18", "2018-07-15"]


def test_without_a_publication_date_deictic_words_have_no_reading() -> None:
    assert [t.readings for t in read("It burned yesterday.", published=None)] == [()]


@given(st.text(max_size=80), st.sampled_from(CODES))
@settings(max_examples=300, deadline=None)
def test_spans_lie_in_the_text_in_order(text: str, code: str) -> None:
    end = 0
    for timex in read(text, code):
        assert end <= timex.span.start < timex.span.end <= len(text)
        end = timex.span.end


PHRASES = ("yesterday", "today", "on Monday", "last Friday", "two days ago", "next Tuesday")


@given(st.sampled_from(PHRASES), st.integers(-400, 400))
@settings(max_examples=100, deadline=None)
def test_shifting_the_reference_by_weeks_shifts_the_reading(phrase: str, weeks: int) -> None:
    before = read(f"The mill burned {phrase}.")[0].best
    after = read(f"The mill burned {phrase}.", published=PUBLISHED.shifted(7 * weeks))[0].best
    assert before and after and before.first and after.first
    assert after.first - before.first == timedelta(weeks=weeks)


@given(st.dates(min_value=PUBLISHED.first.replace(year=1900)), st.sampled_from(CODES))  # type: ignore[union-attr]  # a day has a first day
@settings(max_examples=200, deadline=None)
def test_iso_dates_read_back_in_every_language(day: object, code: str) -> None:
    if str(day) < "2200":
        assert [t.best.edtf for t in read(f"({day})", code) if t.best] == [str(day)]
