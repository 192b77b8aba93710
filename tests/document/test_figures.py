"""Figures as publishers build them: caption, credit and body told apart by structure."""

from datetime import UTC, datetime

import pytest

from provenance.document.read import read_article
from provenance.model import Article, Capture
from provenance.plugins import languages

_SEEN = datetime(2024, 6, 3, tzinfo=UTC)
_FIRST = "The river rose through the night and left its bed above the old mill near Tarrow."
_SECOND = "Crews carried sand to the lower streets while families waited in the school hall."
_CAPTION = "Water covers Mill Street in Tarrow on Tuesday."


def read(markup: str, lang: str = "en") -> Article:
    page = (
        f"<html lang='{lang}'><body><article><h1>Water in Tarrow</h1><div class='text'>"
        f"<p>{_FIRST}</p>{markup}<p>{_SECOND}</p></div></article></body></html>"
    )
    return read_article(
        Capture("page", None, "text/html; charset=utf-8", _SEEN, page.encode()), languages()
    )


_IMG = "<img src='flood.jpg' alt='a street'>"


@pytest.mark.parametrize(
    ("markup", "credit"),
    [
        pytest.param(
            f"<figure>{_IMG}<figcaption><span>{_CAPTION}</span><span><span>Credit...</span>"
            "<span>Jane Doe for The Tarrow Post</span></span></figcaption></figure>",
            "Jane Doe for The Tarrow Post",
            id="label and name in hashed spans",
        ),
        pytest.param(
            f"<figure><div>{_IMG}<span><span class='visually-hidden'>Image source, </span>"
            "Getty Images</span></div><figcaption><span class='visually-hidden'>Image caption, "
            f"</span><div><p>{_CAPTION}</p></div></figcaption></figure>",
            "Getty Images",
            id="labels for screen readers",
        ),
        pytest.param(
            f"<div class='image'>{_IMG}<div class='image__meta'><div class='image__caption "
            f"attribution'><span>{_CAPTION}</span></div><figcaption class='image__credit'>"
            "Jane Doe/AP</figcaption></div></div>",
            "Jane Doe/AP",
            id="the figcaption is the credit",
        ),
        pytest.param(
            f"<figure>{_IMG}<figcaption>{_CAPTION} (Jane Doe/The Tarrow Post)</figcaption>"
            "</figure>",
            "Jane Doe/The Tarrow Post",
            id="names in a bracket behind the sentence",
        ),
        pytest.param(
            f"<figure>{_IMG}<figcaption>{_CAPTION} [Jane Doe/Tarrow Radio]</figcaption></figure>",
            "Jane Doe/Tarrow Radio",
            id="names in a square bracket",
        ),
        pytest.param(
            f"<figure>{_IMG}<figcaption>{_CAPTION} | Jane Doe for TARROW POST</figcaption>"
            "</figure>",
            "Jane Doe for TARROW POST",
            id="names behind a bar",
        ),
        pytest.param(
            f"<div class='credit-caption'>{_IMG}<div class='caption-wrap'><div class='caption'><p>"
            f"{_CAPTION} <b class='credit'>Jane Doe/AP</b> <b class='hide-caption'>hide caption</b>"
            "</p></div><span class='credit'>Jane Doe/AP</span></div></div>",
            "Jane Doe/AP",
            id="interface in the caption",
        ),
        pytest.param(
            f"<figure>{_IMG}<figcaption><p>{_CAPTION}</p><footer>Foto: AP/Jane Doe</footer>"
            "</figcaption></figure>",
            "Foto: AP/Jane Doe",
            id="a footer in the figure",
        ),
        pytest.param(
            f"<figure>{_IMG}<figcaption>{_CAPTION}</figcaption></figure>"
            "<div class='photo-credit'>Jane Doe</div>",
            "Jane Doe",
            id="credit behind the figure",
        ),
        pytest.param(
            f"<figure>{_IMG}<span class='credit'>Jane Doe</span></figure>"
            f"<p class='media-caption'>{_CAPTION}</p>",
            "Jane Doe",
            id="caption behind the figure",
        ),
        pytest.param(
            f"<figure>{_IMG}<figcaption>{_CAPTION} AFP via Getty Images</figcaption></figure>",
            "AFP via Getty Images",
            id="a library without a mark",
        ),
        pytest.param(
            f"<table class='tr-caption-container'><tr><td><a href='flood.jpg'>{_IMG}</a></td></tr>"
            f"<tr><td class='tr-caption'>{_CAPTION} Photo: Jane Doe</td></tr></table>",
            "Photo: Jane Doe",
            id="a table",
        ),
        pytest.param(
            f"<figure><a href='/attachment/7' rel='attachment'>{_IMG}</a><figcaption>{_CAPTION} "
            "<small>Jane Doe</small></figcaption></figure>",
            "Jane Doe",
            id="linked to its own page",
        ),
        pytest.param(
            f"<a href='/pictures-7'><figure>{_IMG}<figcaption>{_CAPTION} (AP Photo/Jane Doe, File)"
            "</figcaption></figure></a>",
            "AP Photo/Jane Doe, File",
            id="a link around the figure, credited",
        ),
        pytest.param(
            f"<figure>{_IMG}<figcaption>1/12 {_CAPTION} <cite>Jane Doe</cite></figcaption>"
            "</figure>",
            "Jane Doe",
            id="numbered slide",
        ),
        pytest.param(
            f"<figure>{_IMG}<div class='legend'>Legende: {_CAPTION} <span>Keystone/Jane Doe</span>"
            "</div></figure>",
            "Keystone/Jane Doe",
            id="labelled legend",
        ),
        pytest.param(
            f"<div><picture><source srcset='flood.webp'>{_IMG}</picture></div>"
            f"<div><span>{_CAPTION}</span></div><div>Photo: Jane Doe</div>".replace(
                "a street", _CAPTION
            ),
            "Photo: Jane Doe",
            id="the caption is what the alternative text says",
        ),
        pytest.param(
            f"<p>{_IMG}<br><em>{_CAPTION} Photo: Jane Doe</em></p>",
            "Photo: Jane Doe",
            id="a paragraph with a picture",
        ),
        pytest.param(
            f"<div class='media-block'><div>{_IMG}</div><div class='media-block__description'>"
            f"{_CAPTION} / Jane Doe / Tarrow Post photo</div></div>",
            "Jane Doe / Tarrow Post photo",
            id="slashes and a mark behind",
        ),
        pytest.param(
            f"<figure>{_IMG}<noscript>{_IMG}</noscript><figcaption itemprop='caption'>{_CAPTION}"
            "<span itemprop='copyrightHolder'>Jane Doe</span></figcaption></figure>",
            "Jane Doe",
            id="schema.org marks",
        ),
        pytest.param(
            f"<figure class='amp'><amp-img src='flood.jpg' alt='a street'></amp-img><figcaption>"
            f"{_CAPTION} © Jane Doe via Getty Images</figcaption></figure>",
            "© Jane Doe via Getty Images",
            id="AMP",
        ),
    ],
)
def test_caption_and_credit(markup: str, credit: str) -> None:
    article = read(markup)
    (found,) = article.figures
    assert found.caption is not None and found.caption.text == _CAPTION
    assert found.credit is not None and found.credit.line.text.endswith(credit)
    assert len(found.credit.line.text) <= len(credit) + 12
    assert [passage.text for passage in article.body] == [_FIRST, _SECOND]
    assert found.after == 1


@pytest.mark.parametrize(
    "markup",
    [
        pytest.param(
            "<div class='box'><article><a href='/a'><img src='b.jpg'></a><h3><a href='/a'>Another "
            "story told elsewhere</a></h3><p>Its first lines, cut off after so many…</p></article>"
            "</div>",
            id="card",
        ),
        pytest.param(
            "<ul><li><a href='/a'><img src='b.jpg'></a><a href='/a'>Another story told elsewhere"
            "</a><time>3 June</time></li><li><a href='/c'><img src='d.jpg'></a><a href='/c'>A third"
            " story told elsewhere</a><time>2 June</time></li></ul>",
            id="list with days",
        ),
        pytest.param(
            "<figure><a rel='author' href='/staff/jane'><img src='jane.jpg'></a><figcaption>"
            "<address>By <a rel='author' href='/staff/jane'>Jane Doe</a></address></figcaption>"
            "</figure>",
            id="the author's figure",
        ),
        pytest.param(
            "<p><strong>Read more: <a href='/a'>Another story told elsewhere today</a></strong>"
            "</p>",
            id="labelled link",
        ),
        pytest.param(
            "<div><h4>More from Tarrow</h4><a href='/a'>Another story told elsewhere</a><a "
            "href='/c'>A third story told elsewhere</a></div>",
            id="box of links",
        ),
        pytest.param(
            f"<blockquote class='pull'>“{_SECOND[:60]}”</blockquote>",
            id="quotation set apart",
        ),
        pytest.param(
            "<div class='sr-only'>Article continues</div><div role='dialog'>Sign in to go on "
            "reading this article.</div>",
            id="interface",
        ),
    ],
)
def test_neither_figure_nor_body(markup: str) -> None:
    article = read(markup)
    assert article.figures == ()
    assert [passage.text for passage in article.body] == [_FIRST, _SECOND]


def test_a_picture_shown_twice_is_one_figure() -> None:
    copy = f"<div class='lightbox'><p>{_CAPTION} Photo: Jane Doe</p></div>"
    article = read(
        f"<div>{_IMG}</div><figure>{_IMG}<figcaption>{_CAPTION}</figcaption></figure>{copy}"
    )
    (found,) = article.figures
    assert found.caption is not None and found.caption.text == _CAPTION
    assert [passage.text for passage in article.body] == [_FIRST, _SECOND]


def test_a_gallery_in_a_figure_holds_a_figure_for_each_picture() -> None:
    slides = "".join(
        f"<li><figure><img src='slide{n}.jpg'><figcaption><span>The mill seen from bank {n}.</span>"
        "<span class='credit'>Jane Doe</span></figcaption></figure></li>"
        for n in (1, 2)
    )
    found = read(f"<figure class='gallery'><ul>{slides}</ul></figure>").figures
    assert [figure.caption.text for figure in found if figure.caption] == [
        "The mill seen from bank 1.",
        "The mill seen from bank 2.",
    ]


def test_a_caption_whose_picture_is_not_in_the_markup() -> None:
    article = read(f"<div class='placeholder'></div><div class='image-caption'>{_CAPTION} "
                   "(AP Photo/Jane Doe)</div>")  # fmt: skip
    (found,) = article.figures
    assert found.image_url is None
    assert found.caption is not None and found.caption.text == _CAPTION
    assert [passage.text for passage in article.body] == [_FIRST, _SECOND]


@pytest.mark.parametrize(
    ("lang", "text", "caption", "credit"),
    [
        pytest.param("ja", "丘田市の水害＝13日、東京都千代田区、丘田太郎撮影",
                     "丘田市の水害＝13日、東京都千代田区", "丘田太郎撮影", id="Japanese, written on"),
        pytest.param("ja", "丘田市の水害（丘田太郎撮影）", "丘田市の水害", "丘田太郎撮影",
                     id="Japanese, bracket"),
        pytest.param("ja", "左から山田、丘田（Ｃ）共同通信社", "左から山田、丘田", "（Ｃ）共同通信社",
                     id="Japanese, wide sign"),
        pytest.param("ko", "물에 잠긴 거리. [연합뉴스 제공]", "물에 잠긴 거리.", "연합뉴스 제공",
                     id="Korean, bracket"),
        pytest.param("zh", "被水淹没的街道。新华社记者丘田摄", "被水淹没的街道。",
                     "新华社记者丘田摄", id="Chinese"),
        pytest.param("ar", "شارع غمرته المياه (رويترز)", "شارع غمرته المياه", "رويترز", id="Arabic"),
        pytest.param("he", "רחוב מוצף. צילום: רויטרס", "רחוב מוצף.", "צילום: רויטרס", id="Hebrew"),
        pytest.param("fi", "Vesi peittää kadun. Kuva: Jane Doe / Lehtikuva",
                     "Vesi peittää kadun.", "Kuva: Jane Doe / Lehtikuva", id="Finnish"),
        pytest.param("pl", "Zalana ulica. (Fot. Jan Kowal / PAP)", "Zalana ulica.",
                     "Fot. Jan Kowal / PAP", id="Polish"),
        pytest.param("lt", "Užlieta gatvė / J. Jonaitis / LRT nuotr.", "Užlieta gatvė",
                     "J. Jonaitis / LRT nuotr.", id="no table for the language"),
    ],
)  # fmt: skip
def test_credits_in_many_languages(lang: str, text: str, caption: str, credit: str) -> None:
    markup = f"<figure><img src='flood.jpg'><figcaption>{text}</figcaption></figure>"
    body = {
        "ja": "川は夜のうちに増水し、古い水車小屋の上で川床を離れた。町の人々は学校に避難した。",
        "ko": "강물은 밤새 불어나 오래된 방앗간 위에서 둑을 넘었다. 주민들은 학교로 대피했다.",
        "zh": "河水在夜里上涨，在老磨坊上方漫过河床。居民们在学校礼堂里等待，工作人员运送沙袋。",
        "ar": "ارتفع النهر طوال الليل وغادر مجراه فوق الطاحونة القديمة وانتظرت العائلات في قاعة.",
        "he": "הנהר עלה במשך הלילה ועזב את אפיקו מעל הטחנה הישנה. משפחות המתינו באולם בית הספר.",
    }
    lines = body.get(lang, _FIRST)
    page = f"<html lang='{lang}'><body><article><h1>x</h1><p>{lines}</p>{markup}</article></body>"
    article = read_article(
        Capture("page", None, "text/html; charset=utf-8", _SEEN, page.encode()), languages()
    )
    (found,) = article.figures
    assert found.caption is not None and found.caption.text == caption
    assert found.credit is not None and found.credit.line.text == credit


def test_front_matter_apart() -> None:
    page = (
        "<html lang='en'><body><article><header><h1>Water in Tarrow</h1><p>The river has left its "
        "bed above the mill, and families wait in a hall.</p></header><p><span class='dateline'>"
        f"TARROW, June 3 —</span> {_FIRST}</p><p>{_SECOND}</p><p>Posted 3 June 2024, 10:15</p>"
        "</article></body></html>"
    )
    article = read_article(
        Capture("page", None, "text/html; charset=utf-8", _SEEN, page.encode()), languages()
    )
    assert article.standfirst is not None and article.standfirst.text.startswith("The river has")
    assert article.dateline is not None and article.dateline.text == "TARROW, June 3"
    assert [passage.text for passage in article.body] == [_FIRST, _SECOND]


def test_the_address_dates_a_page_that_states_no_day() -> None:
    page = (
        "<html><head><link rel='canonical' href='https://post.example/2024/06/03/water'></head>"
        f"<body><article><h1>Water in Tarrow</h1><p>{_FIRST}</p></article></body></html>"
    )
    article = read_article(
        Capture("page", None, "text/html; charset=utf-8", _SEEN, page.encode()), languages()
    )
    assert article.published is not None and article.published.edtf == "2024-06-03"
    assert article.published_from == "the page's address"
