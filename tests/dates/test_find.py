"""What written words mean on Wednesday 15 May 2019, and what is no date."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.dates.find import find_dates
from provenance.model import Interval, Passage, Role, Timex, choose_language
from provenance.plugins import language_of_dates, languages

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
        pytest.param("The fans XJ-2016 and XJ-2018 were recalled.", id="model numbers"),
        pytest.param("Call 0800 1952 2010.", id="telephone"),
        pytest.param("Temperatures to fall to minus 3.", id="fall as a verb"),
        pytest.param("He works at the Autumn Leaf Tea House.", id="season in a name"),
        pytest.param("Friday Okoro and Ada Venn sang.", id="weekday as a first name"),
        pytest.param("She rides No. 1947 under Rule 2015/16-b.", id="labels"),
        pytest.param("A house with a 2018-square-foot cellar.", id="measure"),
        pytest.param("After 17 days of talks they rested.", id="how long it took"),
        pytest.param("It sold out within a day.", id="how soon"),
        pytest.param("A 1994-piece puzzle of the mill.", id="pieces"),
        pytest.param("He kept a Venn M1911 rifle.", id="letter and number"),
        pytest.param("The ferry KM 1945 sank.", id="unit in capitals as a name"),
        pytest.param("At 3/1 the grey horse looks short.", id="odds"),
        pytest.param("Winter & Sons sell coal.", id="season in the name of a firm"),
        pytest.param("June Monday-Venn, 9, sang.", id="month and weekday as names"),
        pytest.param("The Saturday Night Mill Band played.", id="weekday and night in a name"),
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


@pytest.mark.parametrize("day", ("31 September 2018", "October 32, 2018", "45 May 2018"))
def test_a_day_that_is_none_is_impossible(day: str) -> None:
    assert [(t.span.quote, t.impossible) for t in read(f"Taken on {day}.")] == [(day, True)]


def test_an_offset_counts_from_its_neighbour() -> None:
    found = read("Three days after the 15 July 2018 fire, the mill fell.")
    assert [t.best.edtf for t in found if t.best] == ["2018-07-18", "2018-07-15"]


@pytest.mark.parametrize(
    ("text", "code", "first"),
    (
        pytest.param("Parliament returns on Friday.", "en", "2019-05-17", id="present verb"),
        pytest.param("The mayor ordered bars shut from Friday.", "en", "2019-05-17", id="from"),
        pytest.param("He ruled until Monday, when the court met.", "en", "2019-05-13",
                     id="until, when"),
        pytest.param("Il consiglio si riunisce venerdì.", "it", "2019-05-17", id="it"),
        pytest.param("Матч перенесли на пятницу.", "ru", "2019-05-17", id="ru: moved to"),
        pytest.param("投票は17日に開票される。", "ja", "2019-05-17", id="ja: verb last"),
        pytest.param("式は13日に開かれた。", "ja", "2019-05-13", id="ja: verb last, past"),
        pytest.param("회의는 17일 개최된다.", "ko", "2019-05-17", id="ko: verb last"),
        pytest.param("Yeni meclisin uzun oturumu cuma günü yapılacak.", "tr", "2019-05-17",
                     id="tr: verb last"),
        pytest.param("The clubs meet on Sunday week.", "en", "2019-05-26", id="Sunday week"),
        pytest.param("It starts a week on Tuesday.", "en", "2019-05-28", id="a week on Tuesday"),
        pytest.param("It burned a year ago today.", "en", "2018-05-15", id="a year ago today"),
        pytest.param("O jogo foi no domingo, 12, em Tarrow.", "pt", "2019-05-12",
                     id="weekday and its day"),
        pytest.param("Снег выпал двадцать второго марта.", "ru", "2019-03-22", id="ru: ordinal"),
        pytest.param("ภาพเมื่อ 10 ส.ค. 61 ที่", "th", "2018-08-10", id="th: short year"),
        pytest.param("سیل در ۵ فروردین ۹۸ رخ داد", "fa", "2019-03-25", id="fa: two digits"),
        pytest.param("Sales fell in March; the same month last year they rose.", "en",
                     "2019-03-01;2018-03-01", id="same month last year"),
        pytest.param("Mart ayında satış arttı, geçen yılın aynı ayında düşmüştü.", "tr",
                     "2019-03-01;2018-03-01", id="tr: same month last year"),
        pytest.param("지난 3월 판매는 늘었고 지난해 같은 달에는 줄었다.", "ko",
                     "2019-03-01;2018-03-01", id="ko: same month last year"),
        pytest.param("On 3 May 2018 he spoke; the previous Monday he left.", "en",
                     "2018-05-03;2018-04-30", id="previous counts from the date told"),
        pytest.param("The mill fell on Saturday, two days after the vote on 24 February, the third"
                     " since the low 40s.", "en", "2019-05-11;2019-02-26;2019-02-24",
                     id="an offset counts from what follows it"),
        pytest.param("Dans la nuit du 28 au 29 avril 2019.", "fr", "2019-04-28", id="night between"),
    ),
)  # fmt: skip
def test_counts_from_the_right_day(text: str, code: str, first: str) -> None:
    assert [a for _, a, _ in days(text, code)] == first.split(";")


@pytest.mark.parametrize(
    ("text", "tag", "first"),
    (
        pytest.param("Гласуването беше на 27 октомври 2018 г.", "bg", "2018-10-27", id="bg"),
        pytest.param("Reka je narasla v petek, 4. maja.", "sl", "2019-05-04", id="sl"),
        pytest.param("Balsavo gegužės 12-ąją.", "lt", "2019-05-12", id="lt"),
        pytest.param("তারো, ৮ আগস্ট ২০১৮", "bn", "2018-08-08", id="bn"),
        pytest.param("Die brug het Sondagaand geval.", "af", "2019-05-12", id="af"),
        pytest.param("El pont va caure el 3 d'abril de 2018.", "ca", "2018-04-03", id="ca"),
    ),
)
def test_reads_the_calendar_of_a_language_without_a_table(text: str, tag: str, first: str) -> None:
    found = find_dates(Passage(Role.BODY, text), language_of_dates(tag), PUBLISHED)
    assert [str(t.best.first) for t in found if t.best] == [first]


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


@pytest.mark.parametrize(
    ("text", "impossible"),
    [
        pytest.param("The fair opened on 1 August.", False, id="a day between two Augusts"),
        pytest.param("The fair opened on 29 February.", False, id="a day of some years"),
        pytest.param("The fair opened (Tue 3/6).", False, id="numbers"),
        pytest.param("The fair opened on 30 February.", True, id="a day of no year"),
        pytest.param("The fair opened on 31 June.", True, id="a day of no June"),
    ],
)
def test_no_day_is_impossible_for_a_wide_publication_date(text: str, impossible: bool) -> None:
    language = choose_language("en", languages())
    wide = Interval.parse("2018-07-30/2019-07-29")
    assert [t.impossible for t in find_dates(Passage(Role.BODY, text), language, wide)] == [
        impossible
    ]
