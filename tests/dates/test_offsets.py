"""Offsets that count from a date told elsewhere on the page."""

import pytest

from provenance.dates.find import find_dates
from provenance.dates.placing.offsets import resolve_offsets
from provenance.model import Interval, Passage, Role, Timex, choose_language
from provenance.plugins import languages

PUBLISHED = Interval.parse("2020-02-26")


def read(*body: str, language: str = "en", dct: Interval | None = PUBLISHED) -> list[Timex]:
    words = choose_language(language, languages())
    found: list[Timex] = []
    for number, text in enumerate(body, 1):
        passage = Passage(Role.BODY, text, number)
        found += resolve_offsets(find_dates(passage, words, dct, found), found, words, dct)
    return found


def days(*body: str, language: str = "en") -> list[str | None]:
    return [timex.best.edtf if timex.best else None for timex in read(*body, language=language)]


@pytest.mark.parametrize(
    ("language", "body", "last"),
    [
        pytest.param(
            "en",
            ("On 4 March 2019 the weir broke. Two days later the army came.",),
            "2019-03-06",
            id="later counts from the sentence before",
        ),
        pytest.param(
            "en",
            ("The weir broke on 4 March 2019.", "Three weeks later, it held."),
            "2019-03-25",
            id="and from the passage before",
        ),
        pytest.param(
            "en",
            ("The weir broke in 2011.", "Nine years later, nobody is charged."),
            "2020",
            id="years count from a year",
        ),
        pytest.param(
            "en",
            ("The vote was held on 4 March 2019.", "Rain fell.", "He left two days after the vote."),
            "2019-03-06",
            id="after the vote, dated elsewhere",
        ),
        pytest.param(
            "en",
            ("The vote was on 4 March 2019.", "The fire of 9 May 2019 took the mill.",
             "A month before the fire, it was sold."),
            "2019-04",
            id="the event named decides",
        ),
        pytest.param(
            "en",
            ("On Tuesday the weir broke. A day earlier, it had held.",),
            "2020-02-24",
            id="from a weekday",
        ),
        pytest.param(
            "de", ("Am 4. März 2019 brach das Wehr. Zwei Tage später kam das Heer.",),
            "2019-03-06", id="de",
        ),
        pytest.param(
            "de", ("Die Wahl war am 4. März 2019.", "Zwei Tage nach der Wahl ging er."),
            "2019-03-06", id="de: after the vote",
        ),
        pytest.param(
            "fr", ("Le barrage a cédé le 4 mars 2019. Deux jours plus tard, il pleuvait.",),
            "2019-03-06", id="fr",
        ),
        pytest.param(
            "es", ("La presa cedió el 4 de marzo de 2019. Dos días después llegó el agua.",),
            "2019-03-06", id="es",
        ),
        pytest.param(
            "it", ("La diga cedette il 4 marzo 2019. Due giorni dopo arrivò l'acqua.",),
            "2019-03-06", id="it",
        ),
        pytest.param(
            "pl", ("Tama pękła 4 marca 2019 roku. Dwa dni później przyszła woda.",),
            "2019-03-06", id="pl",
        ),
        pytest.param(
            "ru", ("Плотина прорвалась 4 марта 2019 года. Через два дня пришла вода.",),
            "2019-03-06", id="ru: told as past, not to come",
        ),
        pytest.param(
            "tr", ("Baraj 4 Mart 2019'da yıkıldı. İki gün sonra su geldi.",),
            "2019-03-06", id="tr",
        ),
        pytest.param(
            "fr", ("Le barrage a cédé le 4 mars 2019. La veille, il tenait encore.",),
            "2019-03-03", id="fr: the day before",
        ),
        pytest.param(
            "tr", ("Baraj 4 Mart 2019'da yıkıldı. Ertesi gün yağmur yağdı.",),
            "2019-03-05", id="tr: the next day",
        ),
        pytest.param(
            "zh", ("2019年3月4日大坝决口。次日水退了。",), "2019-03-05", id="zh: the next day",
        ),
        pytest.param(
            "ko", ("2019년 3월 4일 둑이 무너졌다. 이틀 뒤 물이 왔다.",), "2019-03-06", id="ko",
        ),
        pytest.param(
            "ru", ("Дамбу открыли 14 мая 2019 года. В предыдущий понедельник её проверили.",),
            "2019-05-13", id="ru: the previous Monday",
        ),
        pytest.param(
            "pl", ("Tamę otwarto 14 maja 2019. W poprzedni poniedziałek ją badano.",),
            "2019-05-13", id="pl: the previous Monday",
        ),
    ],
)  # fmt: skip
def test_counts_from_what_was_told(language: str, body: tuple[str, ...], last: str) -> None:
    assert days(*body, language=language)[-1] == last


@pytest.mark.parametrize(
    ("language", "body"),
    [
        pytest.param("en", ("He left two days after the vote.",), id="nothing told"),
        pytest.param(
            "en",
            ("The weir broke on 4 March 2019.", "He left two days after the vote."),
            id="another event",
        ),
        pytest.param(
            "en",
            ("The first vote was on 4 March 2019.", "The second vote was on 9 May 2019.",
             "He left two days after the vote."),
            id="two votes as likely",
        ),
        pytest.param(
            "en",
            ("The vote was held in March 2019.", "He left two days after the vote."),
            id="not dated so finely",
        ),
        pytest.param(
            "en",
            ("On Tuesday the weir broke. Two days later the army came.",),
            id="a past clause cannot tell a day to come",
        ),
        pytest.param(
            "en",
            ("Rain fell on 4 March 2019.", "Nobody came.", "Two days later, it held."),
            id="the passage before tells no date",
        ),
    ],
)  # fmt: skip
def test_counts_from_nothing(language: str, body: tuple[str, ...]) -> None:
    assert days(*body, language=language)[-1] is None


def test_today_is_not_the_next_day_in_arabic() -> None:
    assert days("انهار السد في 4 مارس 2019. وفي اليوم التالي نزل المطر.", language="ar") == [
        "2019-03-04"
    ]


def test_what_is_to_come_counts_from_publication() -> None:
    assert days("Плотина прорвалась 4 марта. Через два дня приедет министр.", language="ru")[
        -1
    ] == ("2020-02-28")


def test_without_a_publication_date_nothing_is_settled() -> None:
    found = read("The weir broke in 2011.", "Nine years later, nobody is charged.", dct=None)
    assert not found[-1].readings


def test_many_offsets_are_read_in_time() -> None:
    text = "Two days after the vote of 4 March 2019 he left. A day later, she came. " * 700
    assert len(read(text, text)) == 4 * 700 + 700 * 2
