"""Pictures whose box is named, set or worded like something else, and what is printed for them."""

from datetime import UTC, datetime

import pytest

from provenance.document.credit.splitting import split_credit
from provenance.document.read import read_article
from provenance.model import Article, Capture, choose_language
from provenance.plugins import languages

_SEEN = datetime(2024, 6, 3, tzinfo=UTC)
_TEXT = {
    "en": (
        "The kiln at Harrow Lane was lit again on Friday after eleven years of cold, the potters said.",
        "Two hundred people came to watch the first bricks being carried out, although it rained.",
        "The council paid for the new roof, and a trust for the chimney, which leaned a little.",
    ),
    "fr": (
        "Le four de la rue des Potiers a été rallumé vendredi, après onze années de silence complet.",
        "Deux cents personnes sont venues voir sortir les premières briques, malgré la pluie du soir.",
        "La commune a payé le nouveau toit, et une association la cheminée, qui penchait un peu.",
    ),
    "sv": (
        "Ugnen vid Krukmakargatan tändes på nytt i fredags efter elva år, berättade krukmakarna själva.",
        "Tvåhundra personer kom för att se de första tegelstenarna bäras ut, trots att det regnade.",
        "Kommunen betalade det nya taket och en förening skorstenen, som lutade en aning mot gatan.",
    ),
}  # fmt: skip


def read(markup: str, lang: str = "en") -> Article:
    first, second, third = _TEXT[lang]
    page = (
        f"<html lang='{lang}'><body><main><article><h1>{first[:24]}</h1><section><p>{first}</p>"
        f"{markup}<p>{second}</p><p>{third}</p></section></article></main></body></html>"
    )
    return read_article(
        Capture("page", None, "text/html; charset=utf-8", _SEEN, page.encode()), languages()
    )


def printed(article: Article) -> list[tuple[str | None, str | None]]:
    return [
        (
            one.caption.text if one.caption else None,
            one.credit.line.text if one.credit else None,
        )
        for one in article.figures
    ]


@pytest.mark.parametrize(
    ("lang", "markup", "caption", "credit"),
    [
        pytest.param("fr", "<div class='recommended-wide'><img src='k.jpg'><p>Le four, vendredi soir "
                     "<b>Photo : Jeanne Mars</b></p></div>", "Le four, vendredi soir",
                     "Photo : Jeanne Mars", id="French, a width"),
        pytest.param("sv", "<section class='promo promo--full'><img src='k.jpg'><div>Ugnen i fredags."
                     "</div><div>Foto: Karin Ek</div></section>", "Ugnen i fredags.",
                     "Foto: Karin Ek", id="Swedish, a form of box"),
        pytest.param("en", "<div class='popular-media'><picture><img src='k.jpg'></picture><span>The "
                     "kiln on Friday (Photo: Mary Oake)</span></div>", "The kiln on Friday",
                     "Photo: Mary Oake", id="English, a name of the system"),
    ],
)  # fmt: skip
def test_a_class_of_teasers_without_a_link(
    lang: str, markup: str, caption: str, credit: str
) -> None:
    assert printed(read(markup, lang)) == [(caption, credit)]


@pytest.mark.parametrize(
    "markup",
    [
        "<div class='recommended-wide'><a href='/other'><img src='k.jpg'></a><p>The ferry stops"
        "</p></div>",
        "<div class='promo'><img src='k.jpg'><a href='/other/story'>The ferry to Orvik stops</a>"
        "</div>",
        "<div class='author-box'><img src='k.jpg' width='64'><p>Mary Oake writes on crafts</p></div>",
    ],
)
def test_a_teaser_with_a_link_and_a_portrait_are_no_figures(markup: str) -> None:
    assert not read(markup).figures


@pytest.mark.parametrize(
    ("markup", "caption", "credit"),
    [
        ("<div class='b'><div><img src='k.jpg'></div><div>The kiln at dusk</div><div>ML</div></div>",
         "The kiln at dusk", "ML"),
        ("<figure><img src='k.jpg'><figcaption>The kiln at dusk<span>H.K.</span></figcaption></figure>",
         "The kiln at dusk", "H.K."),
        ("<figure><img src='k.jpg'><figcaption><p>Bricks being carried out</p><p>ÅSB</p></figcaption>"
         "</figure>", "Bricks being carried out", "ÅSB"),
    ],
)  # fmt: skip
def test_initials_in_an_element_of_their_own_are_the_credit(
    markup: str, caption: str, credit: str
) -> None:
    assert printed(read(markup)) == [(caption, credit)]


@pytest.mark.parametrize(
    "text",
    [
        "The kiln at a fair that was opened by Mary Oake",
        "Bricks laid by Mary Oake and her pupils last spring",
        "A poem read by Mary Oake",
        "Two potters of the USA",
    ],
)
def test_who_did_what_is_shown_is_no_credit(text: str) -> None:
    assert split_credit(text, choose_language("en", languages())) == (text, None)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "18.05: The mayor thanks the potters of the lane. “You have kept this fire for us, and "
         "no other town in the county has one,” she says."),
        ("fr", "20 h 14 : Le maire remercie les potiers de la rue. « Vous avez gardé ce feu pour nous, "
         "et nulle autre ville n'en a », dit-il."),
        ("sv", "Borgmästaren tackade krukmakarna på gatan. ”Ni har hållit elden vid liv åt oss, och "
         "ingen annan stad har en sådan ugn”, sade hon till slut."),
    ],
)  # fmt: skip
def test_running_text_beside_a_picture_stays_in_the_body(lang: str, text: str) -> None:
    article = read(f"<div class='entry'><img src='k.jpg' width='640'><p>{text}</p></div>", lang)
    assert text in [part.text for part in article.body]
    assert text not in [caption for caption, _ in printed(article)]


def test_a_line_under_a_picture_is_its_caption() -> None:
    markup = "<div class='entry'><img src='k.jpg'><p>The kiln at dusk on Friday</p></div>"
    assert printed(read(markup)) == [("The kiln at dusk on Friday", None)]
