"""Tables for `missing-credit`: pages that raise it, and look-alikes that must not."""

from typing import Any

import pytest

from provenance.checks.missing_credit import CHECK
from provenance.model import Concern
from tests.build import case, findings

FLAGS = (
    pytest.param(
        dict(
            body="Shop workers walked out on Tuesday.",
            published="2024-03-20",
            caption="Workers outside a shop.",
            credit=None,
        ),
        id="no credit",
    ),
    pytest.param(
        dict(
            body="Shop workers walked out on Tuesday.",
            published="2024-03-20",
            caption="Workers outside a shop on Tuesday.",
            credit=None,
        ),
        id="with a date",
    ),
    pytest.param(
        dict(body="Es regnete.", caption="Eine Straße im Regen.", credit=None, language="de"),
        id="German",
    ),
    pytest.param(
        dict(
            body="Shop workers walked out on Tuesday.",
            published="2024-03-20",
            caption="Workers outside a shop.",
            credit=None,
            alt="workers",
        ),
        id="with an alternative text",
    ),
    pytest.param(
        dict(
            body="Shop workers walked out on Tuesday.",
            published="2024-03-20",
            caption="Workers outside a shop in the middle of the town on a cold day.",
            credit=None,
        ),
        id="a long caption",
    ),
)
QUIET = (
    pytest.param(
        dict(
            body="Shop workers walked out on Tuesday.",
            published="2024-03-20",
            caption="Workers outside a shop.",
            credit="Ada Lorne",
        ),
        id="a name",
    ),
    pytest.param(
        dict(
            body="Shop workers walked out on Tuesday.",
            published="2024-03-20",
            caption="Workers outside a shop.",
            credit="Reuters",
        ),
        id="a house",
    ),
    pytest.param(
        dict(
            body="Shop workers walked out on Tuesday.",
            published="2024-03-20",
            caption="Workers outside a shop.",
            credit="Handout",
        ),
        id="a handout",
    ),
    pytest.param(
        dict(
            body="Shop workers walked out on Tuesday.",
            published="2024-03-20",
            caption="Workers outside a shop.",
            credit="Photo: Ada Lorne",
        ),
        id="a label and a name",
    ),
    pytest.param(
        dict(
            body="Shop workers walked out on Tuesday.",
            published="2024-03-20",
            credit=None,
            alt="workers",
        ),
        id="no caption",
    ),
    pytest.param(
        dict(body="Shop workers walked out on Tuesday.", published="2024-03-20", credit=None),
        id="no texts at all",
    ),
    pytest.param(
        dict(
            body="Es regnete.",
            caption="Eine Straße im Regen.",
            credit="Foto: Tilo Brandner",
            language="de",
        ),
        id="German",
    ),
    pytest.param(
        dict(
            body="Shop workers walked out on Tuesday.",
            published="2024-03-20",
            caption="Workers outside a shop.",
            credit="Staff archive",
        ),
        id="archive",
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
