"""Text without markup: what a line is, told by the lines around it."""

import pytest

from provenance.document.plain import read_plain
from provenance.model import choose_language
from provenance.plugins import languages

ENGLISH = choose_language("en", languages())
TEXT = "It rained all day in Tarrow, and the Orra rose above its banks.\n"


@pytest.mark.parametrize(
    ("line", "lang"),
    [
        pytest.param("By Ann Writer", "en", id="by"),
        pytest.param("By Ann Writer and Bo Clerk", "en", id="two"),
        pytest.param("Von Anke Schreiber", "de", id="German"),
        pytest.param("Par Anne d'Écrivain", "fr", id="French"),
        pytest.param("Por Ana Escribano", "es", id="Spanish"),
        pytest.param("Text: Anna Skrivare", "sv", id="Swedish"),
        pytest.param("Автор: Анна Писарева", "ru", id="Russian"),
    ],
)
def test_an_author_above_the_text_is_the_byline(line: str, lang: str) -> None:
    found = read_plain(f"Rain over Tarrow\n\n{line}\n\n{TEXT}", choose_language(lang, languages()))
    assert found.byline == line
    assert found.figures == []
    assert found.headline == "Rain over Tarrow"


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("By noon the water stood in Mill Street.", id="a sentence"),
        pytest.param("By noon", id="a time"),
        pytest.param("© Ann Writer / Tarrow Post", id="a credit"),
    ],
)
def test_other_lines_above_the_text_are_no_byline(line: str) -> None:
    assert read_plain(f"Rain over Tarrow\n\n{line}\n\n{TEXT}", ENGLISH).byline is None


def test_a_labelled_caption_keeps_its_mark_beside_a_labelled_credit() -> None:
    text = f"{TEXT}\nCaption: Mill Street. File photo\nCredit: Ann Painter\n\n{TEXT}"
    figure = read_plain(text, ENGLISH).figures[0]
    assert figure.caption == "Mill Street. File photo"
    assert figure.credit == "Ann Painter"


def test_a_labelled_caption_alone_gives_its_credit() -> None:
    figure = read_plain(
        f"{TEXT}\nCaption: Mill Street. Photo: Ann Painter\n\n{TEXT}", ENGLISH
    ).figures[0]
    assert figure.caption == "Mill Street."
    assert figure.credit is not None
    assert "Ann Painter" in figure.credit
