"""The publication day: where it stands first, and what is printed by the headline."""

import json
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


_TEXTS = {
    "pt-BR": "<p>O rio subiu durante a noite e saiu do leito acima do velho moinho de Valverde.</p>",
    "zh-TW": "<p>河水在夜裡上漲，清晨漫過舊磨坊上方的堤岸，鎮公所表示沒有人受傷，居民已經撤離。</p>",
}


def extracted(html: str, url: str | None = None) -> Article:
    seen = datetime(2025, 6, 30, tzinfo=UTC)
    return read_article(
        Capture("page", url, "text/html; charset=utf-8", seen, html.encode()), languages()
    )


def day_of(article: Article) -> str | None:
    return article.published.edtf if article.published else None


def ld(kind: str, **values: str) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": kind, **values})}</script>'


@pytest.mark.parametrize(
    ("head", "stamp", "lang", "day"),
    [
        # unset
        pytest.param(ld("NewsArticle", datePublished="1753-01-01T00:00:00"), "<p>3. Juni 2024</p>",
                     "de", "2024-06-03", id="SQL's first day, and a printed one"),
        pytest.param(ld("BlogPosting", datePublished="9999-12-31T23:59:59Z"), "", "fr", None,
                     id="the last day of all"),
        pytest.param("<meta name='dcterms.issued' content='0001-01-01'>",
                     "<time datetime='2024-06-03'>lunes</time>", "es", "2024-06-03",
                     id="meta unset, a time element"),
        pytest.param("<meta property='article:published_time' content='0'>", "", "en", None,
                     id="no seconds since 1970"),
        pytest.param(ld("NewsArticle", datePublished="2031-05-01"), "", "en", None,
                     id="after the page was read"),
        # published and changed
        pytest.param("", "<p>Senast ändrad 5 juni 2024 · Publicerad 3 juni 2024</p>", "sv",
                     "2024-06-03", id="Swedish, change first"),
        pytest.param("", "<ul><li>更新 2024年6月5日</li><li>公開 2024年6月3日</li></ul>", "ja",
                     "2024-06-03", id="Japanese list, change first"),
        pytest.param("", "<p>Zaktualizowano: 05.06.2024, opublikowano: 03.06.2024</p>", "pl",
                     "2024-06-03", id="Polish, figures"),
        pytest.param("", "<div><span>5 June 2024</span> / <span>3 June 2024</span></div>", "en",
                     "2024-06-03", id="no words at all: the earlier"),
        pytest.param("", "<p>Güncelleme: 5 Haziran 2024</p>", "tr", None, id="Turkish, change only"),
        pytest.param("", "<p>Letzte Änderung: 05.06.2024</p>", "de", None, id="German, change only"),
        pytest.param(ld("NewsArticle", dateModified="2024-06-05"), "", "en", None,
                     id="data, change only"),
        pytest.param("", "<p class='modified-date'>5 juin 2024</p>", "fr", None,
                     id="a class says it"),
        pytest.param("", "<time class='entry-date updated' datetime='2024-06-03'>3 giugno</time>",
                     "it", "2024-06-03", id="a microformat's updated is the entry's day"),
        # order
        pytest.param("<meta name='date' content='06/03/2024 4:05 pm'>", "", "en-US", "2024-06-03",
                     id="month first in the US"),
        pytest.param("<meta name='date' content='03/06/2024 16:05'>", "", "en-GB", "2024-06-03",
                     id="day first in Britain"),
        pytest.param("<meta name='pubdate' content='03/06/2024'>", "", "pt-BR", "2024-06-03",
                     id="day first in Brazil"),
        pytest.param("<meta name='pubdate' content='06/03/2024'>",
                     "<p>Read on 05/28/2024 by 300</p>", "en", "2024-06-03",
                     id="as another date of the page"),
        pytest.param("<meta name='pubdate' content='06/25/2024'>", "", "de", "2024-06-25",
                     id="there is no month 25"),
        # calendars
        pytest.param(ld("NewsArticle", datePublished="2567-06-03"), "", "th", "2024-06-03",
                     id="Buddhist year in data"),
        pytest.param("", "<span>113/06/03 10:20</span>", "zh-TW", "2024-06-03", id="Minguo figures"),
        pytest.param("", "<span>中華民國113年6月3日</span>", "zh-TW", "2024-06-03", id="Minguo words"),
        pytest.param("", "<span>۱۴۰۳/۰۳/۱۴</span>", "fa", "2024-06-03", id="Persian"),
        # other things
        pytest.param(ld("VideoObject", name="A walk by the river", uploadDate="2019-01-02")
                     + "<meta name='parsely-pub-date' content='2024-06-03'>", "", "en",
                     "2024-06-03", id="a film's upload"),
        pytest.param(ld("Dataset", name="Levels", datePublished="2016-03-09"), "", "en", None,
                     id="a data set"),
        pytest.param(ld("Comment", text="So sad", dateCreated="2019-03-09"), "", "en", None,
                     id="a comment in data"),
        pytest.param("", "<figure><img src=a.jpg><figcaption>Aufgenommen am 9. März 2016"
                     "</figcaption></figure>", "de", None, id="a caption"),
        pytest.param("", "<aside><a href='/x'><h4>Older news</h4><time datetime='2019-03-09'>9 March "
                     "2019</time></a></aside>", "en", None, id="a teaser"),
        pytest.param("", "<nav><a href='/a'>Archive 09.03.2016</a></nav>", "en", None, id="a menu"),
        # look-alikes
        pytest.param(ld("NewsArticle", datePublished="1999-12-31"), "", "en", "1999-12-31",
                     id="early, but of the web"),
        pytest.param("", "<p>Published 3 June 2024. Updated 5 June 2024</p>", "en", "2024-06-03",
                     id="change second"),
        pytest.param("<meta property='article:published_time' content='2024-06-03T23:40:00+02:00'>",
                     "", "de", "2024-06-03", id="late in its own zone"),
    ],
)  # fmt: skip
def test_kinds_of_days(head: str, stamp: str, lang: str, day: str | None) -> None:
    article = extracted(
        f"<html lang='{lang}'><head>{head}</head><body><article><h1>Water in Tarrow town</h1>{stamp}"
        f"<div class='text'>{_TEXTS.get(lang, _TEXT) * 3}</div></article></body></html>"
    )
    assert day_of(article) == day


@pytest.mark.parametrize(
    ("url", "day"),
    [
        pytest.param("https://n.example/a/20240603/water", "2024-06-03", id="compact"),
        pytest.param("https://n.example/2024/jun/03/water", "2024-06-03", id="a month's name"),
        pytest.param("https://n.example/water-2024-06-03.html", "2024-06-03", id="dashes"),
        pytest.param(
            "https://n.example/2024/0603/c90000-1.html", "2024-06-03", id="year, then both"
        ),
        pytest.param("https://n.example/water-12024060312.html", None, id="a number"),
        pytest.param("https://n.example/2024/06/water", None, id="a month alone"),
        pytest.param("https://n.example/99991231/water", None, id="no day of the web"),
    ],
)
def test_days_in_addresses(url: str, day: str | None) -> None:
    page = f"<html lang='en'><body><article><h1>Water in Tarrow</h1>{_TEXT * 3}</article>"
    assert day_of(extracted(page, url)) == day


@pytest.mark.parametrize(
    ("stamp", "printed", "url", "day"),
    [
        pytest.param("2024-06-04T03:10:00Z", "June 3, 2024", "", "2024-06-03", id="west, printed"),
        pytest.param("2024-06-04T03:10:00+00:00", "", "https://n.example/2024/06/03/a",
                     "2024-06-03", id="west, address"),
        pytest.param("2024-06-02T20:10:00Z", "3 June 2024", "", "2024-06-03", id="east, printed"),
        pytest.param("2024-06-03T20:10:00Z", "", "", "2024-06-03", id="nothing else says"),
    ],
)  # fmt: skip
def test_the_day_the_reader_sees(stamp: str, printed: str, url: str, day: str) -> None:
    page = (
        f"<html lang='en'><head><meta property='article:published_time' content='{stamp}'></head>"
        f"<body><article><h1>Water in Tarrow</h1><p class='date'>{printed}</p>{_TEXT * 3}</article>"
    )
    assert day_of(extracted(page, url or None)) == day


def test_the_reasons_for_a_day_name_their_places() -> None:
    article = extracted(
        f"<html lang='en'><head>{ld('NewsArticle', datePublished='2024-06-03')}</head><body>"
        f"<article><h1>Water</h1><p>3 June 2024</p>{_TEXT * 3}</article>"
    )
    assert [why.name for why in article.published_reasons if why.place][:2] == ["data", "printed"]
    assert article.published_reasons[0].place == "JSON-LD datePublished"
