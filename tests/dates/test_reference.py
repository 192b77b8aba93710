"""When was a page published that does not say so?"""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.dates.find import find_dates
from provenance.dates.undated.reference import Inferred, infer_published
from provenance.model import (
    Interval,
    Passage,
    Role,
    Timex,
    choose_language,
)
from provenance.plugins import languages

READ = date(2025, 6, 30)
NINE_YEARS = "Nine years after the dam above Tarrow burst, the valley wants a new one."
DAM = "The Orra valley was emptied in 2011, when the dam burst above the town."


def inferred(
    *body: str, captions: tuple[str, ...] = (), fetched: date | None = READ, language: str = "en"
) -> Inferred | None:
    words = choose_language(language, languages())
    passages = [Passage(Role.BODY, text, n) for n, text in enumerate(body, 1)]
    passages += [Passage(Role.CAPTION, text, n) for n, text in enumerate(captions, 1)]
    dates: list[Timex] = []
    for passage in passages:
        dates += find_dates(passage, words, None, dates)
    return infer_published(passages, dates, words, fetched)


def found(
    *body: str, captions: tuple[str, ...] = (), fetched: date | None = READ, language: str = "en"
) -> str:
    guess = inferred(*body, captions=captions, fetched=fetched, language=language)
    assert guess is not None
    return guess.interval.edtf


@pytest.mark.parametrize(
    ("body", "captions", "expected"),
    [
        pytest.param((NINE_YEARS, DAM), (), "2020", id="an anchored span"),
        pytest.param((DAM, NINE_YEARS), (), "2020", id="the anchor comes first"),
        pytest.param(
            (NINE_YEARS, DAM, "The mayor of Tarrow was elected in 2016."),
            (),
            "2020",
            id="the anchor shares most words",
        ),
        pytest.param(
            (NINE_YEARS, DAM),
            ("Ada Lorne visits Tarrow on August 14, 2017",),
            "2020",
            id="an old picture does not move it",
        ),
        pytest.param(
            (NINE_YEARS, "The dam held in 2005.", "The dam cracked in 2008."),
            (),
            "2014/2017",
            id="two anchors as likely: both",
        ),
    ],
)
def test_a_year_is_inferred_from_an_anchored_span(
    body: tuple[str, ...], captions: tuple[str, ...], expected: str
) -> None:
    assert found(*body, captions=captions) == expected


@pytest.mark.parametrize(
    ("body", "captions", "expected"),
    [
        pytest.param(
            ("The ferry sank off Quay Point.",),
            ("The quay of Tarrow on March 4, 2021",),
            "2021-03-02/2025-06-30",
            id="one dated picture alone never dates its page",
        ),
        pytest.param(
            ("The ferry sank off Quay Point.",),
            ("The quay of Tarrow on March 4, 2021", "The ferry on March 1, 2021"),
            "2021-03-02/2022-03-02",
            id="two dated pictures: the year after them",
        ),
        pytest.param(
            ("Divers reached the ferry in March 2021.",),
            ("The quay of Tarrow on March 4, 2021",),
            "2021-03-02/2022-03-02",
            id="a dated picture that the text bears out",
        ),
        pytest.param(
            ("The hall must be sold by May 4, 2021.",),
            (),
            "1991-08-06/2025-06-30",
            id="a term bounds nothing from below",
        ),
        pytest.param(
            ("The 2023 Orra Games will need a new hall.", "The old one closed in 2011."),
            (),
            "2011/2025-06-30",
            id="an event's name may be of the next year",
        ),
        pytest.param(
            ("The ferry came to Quay Point on March 4, 2021, and the harbour master sold it.",),
            (),
            "2021-03-02/2025-06-30",
            id="a day of the body: until it was read",
        ),
        pytest.param(
            ("Quay Point, March 4, 2021, Orra Press",),
            (),
            "2021-03-02/2022-03-02",
            id="a day closes its line: a caption",
        ),
        pytest.param(
            ("The ferry sank off Quay Point.",),
            ("FILE - The quay of Tarrow on March 4, 2021",),
            "2021-03-02/2025-06-30",
            id="a file picture: until it was read",
        ),
        pytest.param(
            ("The quay of Tarrow, March 4, 2021. (Orra Press/Ada Venn, File)",),
            (),
            "2021-03-02/2025-06-30",
            id="a file picture in the text",
        ),
        pytest.param(
            ("The harbour was built in 1931 and was closed in 2022.",),
            (),
            "2022/2025-06-30",
            id="a past year bounds from below alone",
        ),
        pytest.param(
            ("The council of Tarrow argues about the 2024 budget.",),
            (),
            "2023/2025-06-30",
            id="a budget may be of the year to come",
        ),
        pytest.param(
            ("The bridge was closed in March 2022.", "It will open in November 2023."),
            (),
            "2022-03-01/2023-11-30",
            id="a date to come bounds from above",
        ),
        pytest.param(
            ("The town was rebuilt in 1951.", "The dam will be full by 2050."),
            (),
            "1991-08-06/2025-06-30",
            id="no page is older than the web",
        ),
        pytest.param(
            ("Rain fell on Monday.",), (), "1991-08-06/2025-06-30", id="deictic words alone"
        ),
        pytest.param(
            ("The well was dug in 2022.", "The fair opened on Tuesday, May 14."),
            (),
            "2024-02-14/2024-07-13",
            id="a weekday allows one year",
        ),
        pytest.param(
            ("The well was dug in 2012.", "The fair opened on Tuesday, May 14."),
            (),
            "2013-02-13/2024-07-13",
            id="a weekday allows some years: all of them",
        ),
        pytest.param(
            ("Ada Lorne at the 2023 Orra Awards.", "They will sing this summer."),
            (),
            "2023",
            id="an event's name holds the year",
        ),
        pytest.param(
            ("The harbour grew since the 2019 Orra Games.",),
            (),
            "2019/2025-06-30",
            id="an event named as past bounds from below",
        ),
        pytest.param(
            ("A voter at Quay Point, 4 March 2021. ORRA PRESS", "Talks go on next month."),
            (),
            "2021-03-02/2022-03-02",
            id="a day before a credit: a caption",
        ),
        pytest.param(
            ("© 2023 The Tarrow Bell",), (), "2023/2025-06-30", id="a copyright year bounds below"
        ),
    ],
)
def test_bounds(body: tuple[str, ...], captions: tuple[str, ...], expected: str) -> None:
    guess, stated = Interval.parse(found(*body, captions=captions)), Interval.parse(expected)
    assert (guess.first, guess.last) == (stated.first, stated.last)


@pytest.mark.parametrize(
    ("language", "body", "within"),
    [
        pytest.param(
            "de", "Das Wehr wurde am 4. März 2021 geöffnet.", "2021-03-02/2025-06-30", id="de"
        ),
        pytest.param(
            "fr",
            "Le pont a été fermé le 4 mars 2021 après la crue.",
            "2021-03-02/2025-06-30",
            id="fr",
        ),
        pytest.param("ja", "橋は2021年3月4日に閉鎖された。", "2021-03-02/2025-06-30", id="ja"),
        pytest.param(
            "ru",
            "Мост был закрыт 4 марта 2021 года после паводка.",
            "2021-03-02/2025-06-30",
            id="ru",
        ),
    ],
)
def test_languages(language: str, body: str, within: str) -> None:
    assert found(body, language=language) == within


@pytest.mark.parametrize(
    ("language", "body", "expected"),
    [
        pytest.param(
            "en",
            ("It was the first title in eleven years, since 2007.",),
            "2018",
            id="years counted since a year",
        ),
        pytest.param(
            "ko", ("타로의 우승은 2007년 이후 11년 만이다.",), "2018", id="the same in Korean"
        ),
        pytest.param("ja", ("優勝は2007年以来11年ぶり。",), "2018", id="the same in Japanese"),
        pytest.param(
            "en",
            ("Sunday marks the 20th anniversary of the flood.", "The flood came on 7 May 1995."),
            "2015",
            id="an anniversary of what is dated elsewhere",
        ),
        pytest.param(
            "de",
            ("Der 20. Jahrestag der Flut in Tarrau.", "Die Flut kam am 7. Mai 1995."),
            "2015",
            id="the same in German",
        ),
        pytest.param(
            "en",
            ("It is twenty years since the flood.", "The flood came on 7 May 1995."),
            "2015",
            id="years since what is dated elsewhere",
        ),
        pytest.param(
            "en",
            ("The mill was sold five years ago, in 2014.",),
            "2019",
            id="a distance beside the year it reaches",
        ),
        pytest.param(
            "fr",
            ("Le moulin a été vendu il y a cinq ans, en 2014.",),
            "2019",
            id="the same in French",
        ),
        pytest.param(
            "de",
            ("Die Fähre zählte im vergangenen Jahr (2022) drei Millionen Gäste.",),
            "2023",
            id="last year beside its number",
        ),
        pytest.param(
            "en",
            ("The court refused it a month ago (19 September 2023).",),
            "2023-09-17/2023-11-30",
            id="a month beside a day",
        ),
        pytest.param(
            "en",
            ("In 2022, the valley had 40 mills.", "The pact will not end until January 2024."),
            "2023",
            id="a year told as past, and the next as to come",
        ),
        pytest.param(
            "de",
            ("2022 war das Tal trocken.", "Im Jahr 2023 wird es nass, sagt der Rat."),
            "2023",
            id="the same in German",
        ),
        pytest.param(
            "en",
            ("As of July 2023, the port has 22 cranes.",),
            "2023-07-01/2024-06-28",
            id="figures as of a month",
        ),
        pytest.param(
            "de",
            ("Der Hafen hat 22 Kräne (Stand Juli 2023).",),
            "2023-07-01/2024-06-28",
            id="the same in German",
        ),
        pytest.param(
            "tr",
            ("Temmuz 2023 itibarıyla limanda 22 vinç var.",),
            "2023-07-01/2024-06-28",
            id="the same in Turkish",
        ),
        pytest.param(
            "en",
            ("The port grew by 1.1% in the first quarter of 2023.",),
            "2023-01-01/2023-12-30",
            id="the numbers of a quarter",
        ),
        pytest.param(
            "en",
            ("Students take part in a drill in Tarrow on May 7, 2023, as fears of rain grow.",),
            "2023-05-05/2024-05-04",
            id="a past day in the present tense is a caption's",
        ),
        pytest.param(
            "fr",
            ("Un bureau de vote à Tarrou, le 9 mai 2023. ORRA",),
            "2023-05-07/2024-05-06",
            id="a credit behind a day: a caption",
        ),
        pytest.param(
            "ru",
            ("Следующее заседание — 29 января 2024 года.", "В 2023 году его уволили."),
            "2024-01-01/2024-01-29",
            id="the next meeting is to come",
        ),
    ],
)
def test_ties(language: str, body: tuple[str, ...], expected: str) -> None:
    guess, stated = Interval.parse(found(*body, language=language)), Interval.parse(expected)
    assert (guess.first, guess.last) == (stated.first, stated.last)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            ("In 2019, last year's winner came third.",),
            "2019-01-01/2025-06-30",
            id="a year, then another one's winner",
        ),
        pytest.param(
            ("Fares rose last year to 2019 levels.",),
            "1991-08-06/2025-06-30",
            id="last year, and a year it is measured by",
        ),
        pytest.param(
            ("The fair, on Sunday, September 8th, closed the rally of August 1963.",),
            "1991-08-06/2025-06-30",
            id="a weekday of the year told beside it",
        ),
        pytest.param(
            ("The well was dug in 1993.", "The need for the Water Bill, 2019 to pass is plain."),
            "2018-01-01/2025-06-30",
            id="a year in the name of a law",
        ),
        pytest.param(
            ("Growth of 2.5 per cent is needed from 2027-31.", "The dam held in 2012."),
            "2012-01-01/2025-06-30",
            id="a row of years to come",
        ),
        pytest.param(
            ("The vision Tarrow 2045 is dear to the mayor.", "Rain fell on Monday."),
            "1991-08-06/2025-06-30",
            id="a name that holds a far year",
        ),
        pytest.param(
            ("Feb. 6, 2019: races on the dam.", "May 4, 1963: the dam is opened."),
            "2019-02-04/2025-06-30",
            id="a calendar of past events",
        ),
        pytest.param(
            (
                "Millions watched the sun go dark.",
                "The next one comes in 2024.",
                "It began in 2012.",
            ),
            "2012-01-01/2024-12-31",
            id="the next of its kind is to come",
        ),
        pytest.param(
            ("Twenty years on, the names are read.", "Smoke over the quay, September 11, 2001."),
            "2001-09-09/2025-06-30",
            id="years on, beside one old picture",
        ),
        pytest.param(
            ("Next year will be the 250th anniversary of the town.", "The town began in 1776."),
            "1991-08-06/2025-06-30",
            id="an anniversary to come",
        ),
        pytest.param(
            ("In the ten years since 1996 he has built boats, and sold his last in 2021.",),
            "2021-01-01/2025-06-30",
            id="years counted to a past time",
        ),
    ],
)
def test_no_tie(body: tuple[str, ...], expected: str) -> None:
    guess, stated = Interval.parse(found(*body)), Interval.parse(expected)
    assert (guess.first, guess.last) == (stated.first, stated.last)


def test_nothing_bounds_a_page_without_dates() -> None:
    assert inferred("The ferry sank off Quay Point.") is None
    assert inferred("Rain fell on Monday.", fetched=None) is None


def test_a_note_tells_nothing_of_the_day_of_publication() -> None:
    words = choose_language("en", languages())
    told = [
        Passage(Role.BODY, "The ferry was sold in May 2019.", 1),
        Passage(Role.NOTE, "Corrected on 4 March 2021, 20 years since the flood.", 1),
    ]
    dates = [timex for passage in told for timex in find_dates(passage, words, None)]
    guess = infer_published(told, dates, words, READ)
    assert guess is not None
    assert guess.interval.edtf == "2019-05-01/2025-06-30"


def test_the_words_quote_what_it_rests_on() -> None:
    guess = inferred(NINE_YEARS, DAM)
    assert guess is not None
    assert guess.words == "'Nine years after …' (body ¶1) and '2011' (body ¶2)"
    assert [span.quote for span in guess.spans] == ["Nine years after", "2011"]


def test_a_lower_bound_without_a_day_of_reading_stays_wide() -> None:
    assert found("The bridge was closed in 2012.", fetched=None) == "2012-01-01/2042-01-01"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Nine hundred years after the fire of 9998 the town burned.", id="far years"),
        pytest.param("The pact will end on December 31, 9999, and began in 9999.", id="last day"),
        pytest.param("On Monday, February 29, it rained, as in 2022.", id="a leap day"),
        pytest.param("On Friday, February 31, 2023 and Friday, June 31.", id="no such day"),
        pytest.param("Zero years after 0001, in the year 1, on 1 January 1.", id="first years"),
    ],
)
@pytest.mark.parametrize("fetched", [None, READ, date.min, date.max])
def test_hostile_pages_are_survived(text: str, fetched: date | None) -> None:
    inferred(text, NINE_YEARS, DAM, text, captions=(text,), fetched=fetched)


def test_many_dates_are_read_in_time() -> None:
    text = "Nine years after the dam burst in 2011, on May 14, 2019, it rose. " * 1500
    assert inferred(text, DAM, captions=(text,)) is not None


@settings(max_examples=60, deadline=None)
@given(
    published=st.dates(date(1996, 1, 1), date(2025, 6, 29)),
    ages=st.lists(st.integers(1, 360), min_size=2, max_size=4),
)
def test_pages_with_dated_pictures_lie_in_the_interval(published: date, ages: list[int]) -> None:
    days = [published - timedelta(age) for age in ages]
    captions = tuple(f"The quay of Tarrow on {day:%B} {day.day}, {day.year}" for day in days)
    guess = inferred("The ferry came home.", captions=captions)
    assert guess is not None
    first, last = guess.interval.first, guess.interval.last
    assert first is not None and last is not None
    assert first <= published <= last
    assert (last - first).days <= 366
