"""Feasts of other calendars, held to the days that were announced."""

from datetime import date

import pytest

from provenance.dates.find import find_dates
from provenance.dates.placing.feasts import feast, orthodox_easter
from provenance.model import Interval, Passage, Role, choose_language
from provenance.plugins import languages

PUBLISHED = Interval.parse("2020-11-20")


@pytest.mark.parametrize(
    ("code", "days"),
    [
        pytest.param(
            "L+0",
            "1985-02-20 1990-01-27 2000-02-05 2012-01-23 2019-02-05 2020-01-25 2023-01-22 2026-02-17",
            id="lunar new year",
        ),
        pytest.param("A+0", "2016-09-15 2018-09-24 2020-10-01 2023-09-29 2025-10-06", id="autumn"),
        pytest.param("D+0", "2019-06-07 2020-06-25 2022-06-03 2024-06-10", id="dragon boats"),
        pytest.param("O+0", "2008-04-27 2017-04-16 2019-04-28 2021-05-02 2024-05-05", id="Easter"),
        pytest.param(
            "V+0",
            "2001-11-14 2012-11-13 2013-11-03 2016-10-30 2019-10-27 2024-10-31 2025-10-20 2026-11-08",
            id="Diwali",
        ),
        pytest.param("H7-10", "2019-10-09 2020-09-28 2023-09-25 2024-10-12", id="Yom Kippur"),
        pytest.param("H13-14", "2019-03-21 2020-03-10 2023-03-07 2024-03-24", id="Purim"),
        pytest.param("P1-1", "2019-03-21 2020-03-20 2021-03-21 2024-03-20", id="Nowruz"),
    ],
)
def test_falls_on_the_announced_day(code: str, days: str) -> None:
    for day in days.split():
        assert feast(code, int(day[:4])).edtf == day


@pytest.mark.parametrize(
    ("code", "days"),
    [
        pytest.param("I10-1", "2017-06-25 2019-06-04 2020-05-24 2023-04-21", id="Eid al-Fitr"),
        pytest.param("I12-10", "2018-08-21 2019-08-11 2021-07-20 2024-06-16", id="Eid al-Adha"),
        pytest.param("I1-10", "2019-09-09 2020-08-29 2023-07-28", id="Ashura"),
    ],
)
def test_lies_a_day_around_the_announced_day(code: str, days: str) -> None:
    for text in days.split():
        found, day = feast(code, int(text[:4])), date.fromisoformat(text)
        assert found.first and found.last and found.first <= day <= found.last
        assert found.days == 3


def test_reaches_no_further_than_its_tables() -> None:
    assert feast("L+0", 1970).edtf == "1970-02-06"
    with pytest.raises(ValueError, match="does not reach"):
        feast("L+0", 2071)
    with pytest.raises(ValueError, match="no feast"):
        feast("X+0", 2020)
    assert orthodox_easter(1950) == date(1950, 4, 9)


@pytest.mark.parametrize(
    ("code", "text", "quote", "days"),
    [
        pytest.param("en", "Lamps burned on Diwali.", "Diwali", "2020-11-14", id="en"),
        pytest.param("en", "The well dried during Ramadan 2019.", "Ramadan 2019",
                     "2019-05-06/2019-06-04", id="a month beside our year"),
        pytest.param("en", "It rained in Ramadan 1441.", "Ramadan 1441",
                     "2020-04-24/2020-05-23", id="a month beside its own year"),
        pytest.param("en", "Shops open on Lunar New Year 2019.", "Lunar New Year 2019",
                     "2019-02-05", id="with a year"),
        pytest.param("ru", "На Пасху пекарня закрылась.", "Пасху", "2020-04-19", id="ru: Orthodox"),
        pytest.param("el", "Το Πάσχα του 2019 έβρεχε.", "Πάσχα του 2019", "2019-04-28", id="el"),
        pytest.param("ro", "De Paște 2019 a plouat.", "Paște 2019", "2019-04-28", id="ro"),
        pytest.param("de", "Am Opferfest blieb der Markt zu.", "Opferfest",
                     "2020-07-30/2020-08-01", id="de"),
        pytest.param("fr", "Le jour de l'Aïd el-Kébir, il pleuvait.", "Aïd el-Kébir",
                     "2020-07-30/2020-08-01", id="fr"),
        pytest.param("tr", "Ramazan Bayramı'nda yollar doldu.", "Ramazan Bayramı",
                     "2020-05-23/2020-05-27", id="tr"),
        pytest.param("ar", "أغلق السوق في عيد الأضحى.", "عيد الأضحى",
                     "2020-07-30/2020-08-01", id="ar"),
        pytest.param("he", "הכבישים נסגרו ביום כיפור.", "ביום כיפור", "2020-09-28", id="he"),
        pytest.param("fa", "بازار در نوروز ۱۳۹۸ بسته بود.", "نوروز ۱۳۹۸", "2019-03-21", id="fa"),
        pytest.param("zh", "春节期间客人很多。", "春节", "2020-01-25", id="zh"),
        pytest.param("ko", "설날 연휴에 비가 왔다.", "설날", "2020-01-25", id="ko"),
        pytest.param("ja", "春節の休みに雨が降った。", "春節", "2020-01-25", id="ja"),
        pytest.param("vi", "Chợ đóng cửa Tết Nguyên đán 2019.", "Tết Nguyên đán 2019",
                     "2019-02-05", id="vi"),
    ],
)  # fmt: skip
def test_is_read(code: str, text: str, quote: str, days: str) -> None:
    language = choose_language(code, languages())
    found = find_dates(Passage(Role.BODY, text), language, PUBLISHED)
    assert [(t.span.quote, t.best.edtf) for t in found if t.best] == [(quote, days)]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        pytest.param("en", "She sold Diwali lamps.", id="en: an attribute"),
        pytest.param("de", "Ein Diwali-Fest der Farben.", id="de: compound"),
        pytest.param("en", "The Hanukkah lamp cost $40.", id="en: a thing"),
    ],
)
def test_is_left_alone(code: str, text: str) -> None:
    language = choose_language(code, languages())
    assert find_dates(Passage(Role.BODY, text), language, PUBLISHED) == ()
