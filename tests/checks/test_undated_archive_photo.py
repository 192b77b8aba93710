"""Tables for `undated-archive-photo`: pages that raise it, and look-alikes that must not."""

from typing import Any

import pytest

from provenance.checks.undated_archive_photo import CHECK
from provenance.model import Concern
from tests.build import case, findings

FLAGS = (
    pytest.param(
        dict(
            body="Shop workers walked out on Tuesday.",
            published="2024-03-20",
            caption="A shop in the chain. File photo",
        ),
        id="file photo",
    ),
    pytest.param(
        dict(
            body="Shop workers walked out on Tuesday.",
            published="2024-03-20",
            caption="A shop in the chain.",
            credit="Retail Wire / File",
        ),
        id="in the credit",
    ),
    pytest.param(
        dict(body="Es regnete.", caption="Eine Straße im Regen (Archivbild)", language="de"),
        id="German",
    ),
    pytest.param(
        dict(
            body="Il a plu.",
            caption="Une rue sous la pluie",
            credit="Odile Marant / Archives",
            language="fr",
        ),
        id="French",
    ),
    pytest.param(
        dict(body="Шёл дождь.", caption="Улица. Архивное фото", language="ru"), id="Russian"
    ),
)
QUIET = (
    pytest.param(
        dict(
            body="Shop workers walked out on Tuesday.",
            published="2024-03-20",
            caption="A shop in the chain. File photo, 2015",
        ),
        id="dated",
    ),
    pytest.param(
        dict(
            body="Shop workers walked out on Tuesday.",
            published="2024-03-20",
            caption="A shop in the chain.",
        ),
        id="not marked",
    ),
    pytest.param(
        dict(
            body="Shop workers walked out on Tuesday.",
            published="2024-03-20",
            caption="A shop. Stock photo",
        ),
        id="stock",
    ),
    pytest.param(
        dict(body="Es regnete.", caption="Regen. Symbolbild", language="de"), id="symbolic, German"
    ),
    pytest.param(
        dict(body="Yağmur yağdı.", caption="Yağmur. Temsili fotoğraf", language="tr"),
        id="representative, Turkish",
    ),
    pytest.param(
        dict(
            body="Shop workers walked out on Tuesday.",
            published="2024-03-20",
            caption="A shop, May 2015",
            credit="Retail Wire / File",
        ),
        id="a dated caption, mark in the credit",
    ),
    pytest.param(
        dict(body="Shop workers walked out on Tuesday.", published="2024-03-20", alt="shop"),
        id="no caption",
    ),
    pytest.param(
        dict(
            body="Shop workers walked out on Tuesday.",
            published="2024-03-20",
            caption="File - A shop on Tuesday",
        ),
        id="a weekday",
    ),
)


@pytest.mark.parametrize("parts", FLAGS)
def test_flags(parts: dict[str, Any]) -> None:
    found = findings(CHECK, case(**parts))
    assert [(f.check, f.figure) for f in found] == [(CHECK.name, 1)]
    assert found[0].concern is Concern.NOTE
    assert found[0].statement and found[0].mend and found[0].evidence


@pytest.mark.parametrize("parts", QUIET)
def test_stays_quiet(parts: dict[str, Any]) -> None:
    assert findings(CHECK, case(**parts)) == []
