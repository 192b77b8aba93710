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


@pytest.mark.parametrize(
    ("label", "alt", "address"),
    [
        pytest.param("[Image: people with honeycombs]", "people with honeycombs", None, id="words"),
        pytest.param("[Image: stalls]", "stalls", None, id="a word"),
        pytest.param("Image: photos/stalls.jpg", None, "photos/stalls.jpg", id="a path"),
        pytest.param("Image: stalls.jpg", None, "stalls.jpg", id="a file"),
    ],
)
def test_an_image_label_holds_words_or_an_address(
    label: str, alt: str | None, address: str | None
) -> None:
    text = f"{TEXT}\n{label}\nCaption: The market in Tarrow\nCredit: Ann Painter\n\n{TEXT}"
    figure = read_plain(text, ENGLISH).figures[0]
    assert (figure.alt, figure.image_url) == (alt, address)


def test_a_line_in_brackets_above_a_caption_is_the_alternative_text() -> None:
    text = (
        f"{TEXT}\n[Photo: burned mill]\nCaption: The mill in October\nCredit: Ann Writer\n\n{TEXT}"
    )
    found = read_plain(text, ENGLISH)
    assert [(f.alt, f.caption, f.credit) for f in found.figures] == [
        ("burned mill", "The mill in October", "Ann Writer")
    ]


def test_a_month_behind_by_is_nobody() -> None:
    text = f"{TEXT}\nThe council would look at the mill, the mayor said, by June.\n\n{TEXT}"
    assert read_plain(text, ENGLISH).figures == []
    credited = read_plain(f"{TEXT}\nflooded mill\nPhoto by June Venn\nThe mill\n", ENGLISH)
    assert [f.credit for f in credited.figures] == ["Photo by June Venn"]


def test_an_alternative_text_above_a_caption_needs_no_credit() -> None:
    found = read_plain(
        f"{TEXT}\nmill road\nMill Road, where a bridge is to be built\n{TEXT}", ENGLISH
    )
    assert [(f.alt, f.caption, f.credit) for f in found.figures] == [
        ("mill road", "Mill Road, where a bridge is to be built", None)
    ]
    listed = read_plain(f"The list:\nsalt and pepper\nTwo eggs and a spoon\n{TEXT}", ENGLISH)
    assert listed.figures == []
