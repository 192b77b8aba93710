"""The publication day: where it stands first, and what is printed by the headline."""

from datetime import UTC, datetime

import pytest

from provenance.document.day.stamps import Order, find_stamps
from provenance.document.read import read_article
from provenance.model import Article, Capture, choose_language
from provenance.plugins import languages

_SEEN = datetime(2024, 12, 31, tzinfo=UTC)
_TEXT = "<p>The river rose through the night and left its bed above the old mill near Tarrow.</p>"


def read(head: str, stamp: str, lang: str = "en", behind: str = "") -> Article:
    page = (
        f"<html lang='{lang}'><head>{head}</head><body><article><h1>Water in Tarrow town</h1>"
        f"{stamp}<div class='text'>{_TEXT * 3}</div></article>{behind}</body></html>"
    )
    return read_article(
        Capture("page", None, "text/html; charset=utf-8", _SEEN, page.encode()), languages()
    )


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("4 октомври 2022 г., вторник | прочетена: 204", "bg"),
        ("Veröffentlicht am 4. Oktober 2022, 14:30 Uhr", "de"),
        ("martes, 4 de octubre de 2022", "es"),
        ("4 października 2022, 12:00", "pl"),
        ("Úterý 4. října 2022", "cs"),
        ("2022. október 4. 12:00", "hu"),
        ("4 Ekim 2022 Salı 10:00", "tr"),
        ("4 ตุลาคม 2565", "th"),
        ("Thứ ba, 4/10/2022, 10:00 (GMT+7)", "vi"),
        ("4 tháng 10, 2022", "vi"),
        ("۱۲ مهر ۱۴۰۱", "fa"),
        ("الثلاثاء 4 أكتوبر 2022", "ar"),
        ("4 באוקטובר 2022", "he"),
        ("04 अक्टूबर 2022", "hi"),
        ("October 4, 2022 10:00 am", "en"),
        ("Oct. 4th, 2022", "en"),
        ("10/4/2022", "en-US"),
        ("Selasa, 04 Okt 2022 10:00 WIB", "id"),
        ("4 ottobre 2022", "it"),
        ("Publié le 4 octobre 2022 à 10h", "fr"),
        ("입력 2022.10.04. 오전 10:00", "ko"),
        ("2022년 10월 4일", "ko"),
        ("令和4年10月4日", "ja"),
        ("2022年10月4日 10時00分", "ja"),
        ("民國111年10月4日", "zh"),
        ("4. lokakuuta 2022", "fi"),
        ("4 octombrie 2022", "ro"),
        ("4 Οκτωβρίου 2022", "el"),
        ("2022 m. spalio 4 d.", "lt"),
        ("4. oktobris, 2022", "lv"),
        ("4. oktoober 2022", "et"),
        ("4 октября 2022, 12:00", "ru"),
        ("4 жовтня 2022", "uk"),
        ("4. oktobar 2022.", "sr"),
        ("4. listopada 2022.", "hr"),
        ("4 de outubro de 2022", "pt"),
        ("4 Oktoba 2022", "sw"),
    ],
)
def test_printed_day(text: str, tag: str) -> None:
    order = Order(1.0 if tag == "en-US" else 0.0)
    found = find_stamps(text, choose_language(tag, languages()), tag, order)
    assert found[0].days[0][0].isoformat() == "2022-10-04"


@pytest.mark.parametrize("text", ["At 10:30 on 4 October", "99/99/2022", "1 204 readers", "2022"])
def test_no_printed_day(text: str) -> None:
    assert not find_stamps(text, choose_language("en", languages()), "en")


@pytest.mark.parametrize(
    ("head", "stamp", "behind", "where"),
    [
        pytest.param(
            '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": '
            '"2024-06-03T23:30:00+02:00"}</script><meta name="date" content="2024-06-04">',
            "<time datetime='2024-06-05'>5 June</time>",
            "",
            "JSON-LD datePublished",
            id="page data first, in its own offset",
        ),
        pytest.param(
            "<meta property='article:published_time' content='1717408800'>",
            "",
            "",
            "meta article:published_time",
            id="seconds since 1970",
        ),
        pytest.param(
            "",
            "<span class='date'>3 June 2024 | read 204 times</span>",
            "<section class='comments'>"
            + "<p>word</p>" * 400
            + "<time>04.06.2024</time></section>",
            "article",
            id="the printed stamp before the comments",
        ),
        pytest.param(
            "",
            "<p>Updated 4 June 2024</p><p>Published 3 June 2024</p>",
            "",
            "p",
            id="publication before change",
        ),
        pytest.param(
            "",
            "<p>By Jane Doe</p>",
            '<script>state = {"datePublished": "2024-06-03T10:00:00Z"}</script>',
            "page data",
            id="a script's state",
        ),
    ],
)
def test_where(head: str, stamp: str, behind: str, where: str) -> None:
    article = read(head, stamp, behind=behind)
    assert article.published is not None
    assert (article.published.edtf, article.published_from) == ("2024-06-03", where)
