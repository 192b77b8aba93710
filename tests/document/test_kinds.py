"""Kinds of pages that were read wrong once, each in other markup, words and languages."""

import json
from datetime import UTC, datetime

import pytest

from provenance.document.read import read_article
from provenance.model import Article, Capture, PageError
from provenance.plugins import languages

_SEEN = datetime(2024, 6, 4, tzinfo=UTC)
_TEXT = {
    "en": ("The bakery of Ostry burned down in the night to Monday, and nobody was hurt.",
           "The owner said that the ovens had been cold for hours when the smoke was seen.",
           "The town will rebuild the hall beside it, which lost its roof, before the winter."),
    "it": ("Il forno di Ostria è bruciato nella notte di lunedì, senza che nessuno si ferisse.",
           "Il padrone ha detto che i forni erano freddi da ore quando è stato visto il fumo.",
           "Il comune rifarà prima dell’inverno la sala accanto, che ha perduto il tetto."),
    "sv": ("Bageriet i Ostby brann ner natten till måndagen, men ingen människa kom till skada.",
           "Ägaren sade att ugnarna hade varit kalla i flera timmar när röken upptäcktes.",
           "Kommunen ska bygga upp salen bredvid, som förlorade sitt tak, före vintern."),
}  # fmt: skip


def read(code: str, body: str, head: str = "") -> Article:
    page = (f"<!doctype html><html lang='{code}'><head><meta charset='utf-8'>"
            f"<title>Ostry</title>{head}</head><body>{body}</body></html>")  # fmt: skip
    return read_article(Capture("p.html", None, "text/html", _SEEN, page.encode()), languages())


def paragraphs(code: str) -> str:
    return "".join(f"<p>{text}</p>" for text in _TEXT[code])


@pytest.mark.parametrize("code", sorted(_TEXT))
@pytest.mark.parametrize(
    "beyond",
    (
        "<section class='next'><h2>Another story</h2>{}</section>",
        "<aside id='terms'><h3>Terms</h3>{}</aside>",
        "<article><h2>Another story</h2><div>{}</div></article>",
    ),
    ids=("section", "aside", "article"),
)
def test_what_stands_beyond_the_articles_own_box_is_not_its_text(code: str, beyond: str) -> None:
    other = "".join(
        f"<p>{n}: {'the jury was long in choosing, ' * 4}it said.</p>" for n in range(8)
    )
    article = read(code, f"<main><article><h1>Ostry</h1>{paragraphs(code)}</article>"
                         f"{beyond.format(other)}</main>")  # fmt: skip
    assert [part.text for part in article.body] == list(_TEXT[code])


@pytest.mark.parametrize("code", sorted(_TEXT))
@pytest.mark.parametrize(
    "player",
    ("<video src='a.mp4'></video>", "<iframe src='/player/1'></iframe>",
     "<div class='embed'><object data='a.swf'></object></div>"),
)  # fmt: skip
def test_a_line_under_a_player_is_the_players(code: str, player: str) -> None:
    one, *rest = _TEXT[code]
    more = "".join(f"<p>{text}</p>" for text in rest)
    article = read(code, f"<article><h1>Ostry</h1><p>{one}</p>{player}<p>Clip: the moment of the "
                         f"fire</p>{more}</article>")  # fmt: skip
    assert [part.text for part in article.body] == list(_TEXT[code])


@pytest.mark.parametrize("code", sorted(_TEXT))
@pytest.mark.parametrize(
    "box",
    ("<div class='entry'><div class='ph'><img src='o.jpg'><span class='photoCaption'>Ovens</span>"
     "</div>{}</div>",
     "<section class='post'><img src='o.jpg'><div class='caption'>Ovens</div>{}</section>",
     "<div class='story-item'><figure><img src='o.jpg'><figcaption>Ovens</figcaption></figure>{}"
     "</div>"),
    ids=("entry", "section", "figure"),
)  # fmt: skip
def test_a_pictures_box_swallows_no_paragraph(code: str, box: str) -> None:
    article = read(code, f"<article><h1>Ostry</h1>{box.format(paragraphs(code))}</article>")
    assert [part.text for part in article.body] == list(_TEXT[code])
    (figure,) = article.figures
    assert figure.caption is not None and figure.caption.text == "Ovens"


@pytest.mark.parametrize("code", sorted(_TEXT))
def test_a_caption_marked_for_screen_readers_is_the_pictures(code: str) -> None:
    article = read(code, "<article><h1>Ostry</h1><figure><img src='o.jpg'><figcaption "
                         f"class='visually-hidden'>Ovens</figcaption></figure>{paragraphs(code)}"
                         "</article>")  # fmt: skip
    (figure,) = article.figures
    assert figure.caption is not None and figure.caption.text == "Ovens"


@pytest.mark.parametrize("code", sorted(_TEXT))
@pytest.mark.parametrize("shape", ('window.S={{"a":{{"html":{}}}}}', "self.push([1,{}])", "x({})"))
def test_an_article_that_only_a_script_prints(code: str, shape: str) -> None:
    state = json.dumps(paragraphs(code)).replace("<", "\\u003c")
    article = read(
        code, f"<h1>Ostry</h1><div id='app'></div><script>{shape.format(state)}</script>"
    )
    assert [part.text for part in article.body] == list(_TEXT[code])


def test_a_ticker_that_is_not_read_as_an_article_is_unread_not_clean() -> None:
    rows = "".join(
        f"<div class='widget sidebar'><aside><form>Minute {n}: the ball goes over the bar of the "
        f"guests once more, and the keeper takes his time.</form></aside></div>"
        for n in range(60)
    )
    with pytest.raises(PageError, match="hardly any read as an article"):
        read("en", f"<h1>Ostry</h1><p>Live</p>{'<ul><li>x</li></ul>' * 60}{rows}")


def test_a_gallery_whose_captions_are_its_text_is_read() -> None:
    rows = "".join(
        f"<li><figure><img src='/{n}.jpg'><figcaption>Loaf {n} of the bakery of Ostry, baked in "
        f"the night and sold in the hall beside it.</figcaption></figure></li>"
        for n in range(40)
    )
    assert len(read("en", f"<h1>Loaves</h1><ul>{rows}</ul>").figures) > 1
