"""Credits told from captions, and read."""

import pytest

from provenance.document.credit.credits import read_credit
from provenance.document.credit.splitting import cuts_of, reasons_of, split_credit
from provenance.document.weights import table_of
from provenance.model import Passage, Role, choose_language
from provenance.plugins import languages


@pytest.mark.parametrize(
    ("code", "text", "caption", "credit"),
    [
        pytest.param("en", "Water in Tarrow. (AP Photo/Jane Doe, File)", "Water in Tarrow.",
                     "AP Photo/Jane Doe, File", id="agency in brackets"),
        pytest.param("de", "Wasser in Tarrow. Foto: dpa/Jane Doe", "Wasser in Tarrow.",
                     "Foto: dpa/Jane Doe", id="German mark"),
        pytest.param("en", "Water in Tarrow. Jane Doe/Reuters", "Water in Tarrow.",
                     "Jane Doe/Reuters", id="name and house"),
        pytest.param("ja", "水につかる通り＝AP", "水につかる通り", "AP", id="Japanese equals sign"),
        pytest.param("ja", "水につかる通り＝丘田市", "水につかる通り＝丘田市", None,
                     id="a place behind the sign"),
        pytest.param("en", "A boat waits by the mill", "A boat waits by the mill", None,
                     id="by a place"),
        pytest.param("en", "Water in Tarrow.", "Water in Tarrow.", None, id="no credit"),
        pytest.param("en", "The photo shows Mill Street under water.",
                     "The photo shows Mill Street under water.", None, id="photo as a word"),
        ("es", "Una calle bajo el agua/ Foto Ana M. López Gil", "Una calle bajo el agua", "Foto Ana M. López Gil"),
        ("es", "La calle, bajo el agua. (Foto El Faro: Ana López)", "La calle, bajo el agua.", "Foto El Faro: Ana López"),
        ("de", "Die Gasse unter Wasser. CC-BY-SA 3.0", "Die Gasse unter Wasser.", "CC-BY-SA 3.0"),
        ("en", "The bridge/tunnel at Tarrow", "The bridge/tunnel at Tarrow", None),
    ],
)  # fmt: skip
def test_split_credit(code: str, text: str, caption: str, credit: str | None) -> None:
    assert split_credit(text, choose_language(code, languages())) == (caption, credit)


@pytest.mark.parametrize(
    ("text", "creators", "provider", "archive"),
    [
        pytest.param("© Jane Doe / Reuters / File", ("Jane Doe",), "Reuters", "File", id="slashes"),
        pytest.param("Photo: Jane Doe", ("Jane Doe",), None, None, id="a name alone"),
        pytest.param("Jane Doe via Getty Images", ("Jane Doe",), "Getty Images", None, id="via"),
    ],
)
def test_read_credit(
    text: str, creators: tuple[str, ...], provider: str | None, archive: str | None
) -> None:
    found = read_credit(Passage(Role.CREDIT, text, 1), choose_language("en", languages()))
    assert (found.creators, found.provider) == (creators, provider)
    assert (found.archive.quote if found.archive else None) == archive


@pytest.mark.parametrize(
    ("text", "lang", "caption", "credit"),
    [
        pytest.param("滑坡现场的警犬 | 市民供图", "zh", "滑坡现场的警犬", "市民供图", id="Chinese mark"),
        pytest.param("河边的小学（资料图片） | 青河县报社", "zh", "河边的小学（资料图片）", "青河县报社",
                     id="Chinese house"),
        pytest.param("Mill Street on Sunday | Tarrow County Records", "en", "Mill Street on Sunday",
                     "Tarrow County Records", id="a house"),
        pytest.param("Wie groß ist die Gefahr? 21.04.2024 | 3:18 min", "de",
                     "Wie groß ist die Gefahr? 21.04.2024 | 3:18 min", None, id="a video's length"),
        pytest.param("Jane Doe | Reuters", "en", "Jane Doe", "Reuters", id="a name before a house"),
    ],
)  # fmt: skip
def test_a_bar_parts_caption_and_credit(
    text: str, lang: str, caption: str, credit: str | None
) -> None:
    assert split_credit(text, choose_language(lang, languages())) == (caption, credit)


def test_the_table_weighs_what_is_looked_at() -> None:
    words = choose_language("en", languages())
    text = "Mill Street (2019) | Photo: Jane Doe, Reuters / © File"
    seen = {
        name
        for cut in cuts_of(text, words, ((0, "credit"), (12, "edge"), (20, "credit")))
        for name in reasons_of(cut, words, {})
    }
    assert seen <= set(table_of("credit").weights)


def test_an_elements_edge_parts_a_name_from_a_sentence() -> None:
    words = choose_language("en", languages())
    text = "Jane Doe / Post Water covers Mill Street in Tarrow"
    assert split_credit(text, words, ((15, "edge"),)) == (
        "Water covers Mill Street in Tarrow",
        "Jane Doe / Post",
    )
