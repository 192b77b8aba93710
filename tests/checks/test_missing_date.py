"""Tables for `missing-date`: pages that raise it, and look-alikes that must not."""

from typing import Any

import pytest

from provenance.checks.missing_date import CHECK
from provenance.model import Concern
from tests.build import case, findings

FLAGS = (
    pytest.param(
        dict(
            body="Shop workers walked out on Tuesday.",
            published="2024-03-20",
            caption="Workers outside a shop.",
        ),
        id="an event without a day",
    ),
    pytest.param(
        dict(
            body="The Orra burst its banks on Sunday and flooded Mill Street in Tarrow.",
            caption="Water in a flooded street",
        ),
        id="a flood",
    ),
    pytest.param(
        dict(
            body="Die Busfahrer streikten am Montag in Hohenwerth.",
            caption="Busfahrer streikten vor dem Depot",
            language="de",
            published="2024-06-04",
        ),
        id="German",
    ),
    pytest.param(
        dict(
            body="The assembly voted on Tuesday on the harbour act.",
            caption="Members after they voted on the act",
            published="2024-06-05",
        ),
        id="a vote",
    ),
    pytest.param(
        dict(
            body="Nurses marched on Friday for higher pay.",
            caption="Nurses marched in the rain",
            published="2024-06-09",
        ),
        id="a march",
    ),
)
QUIET = (
    pytest.param(
        dict(
            body="Shop workers walked out on Tuesday.",
            published="2024-03-20",
            caption="Workers outside a shop on Tuesday.",
        ),
        id="a weekday",
    ),
    pytest.param(
        dict(
            body="Shop workers walked out on Tuesday.",
            published="2024-03-20",
            caption="Workers outside a shop, March 19, 2024",
        ),
        id="a date",
    ),
    pytest.param(
        dict(
            body="Shop workers walked out on Tuesday.",
            published="2024-03-20",
            caption="Workers outside a shop. File photo",
        ),
        id="marked as file",
    ),
    pytest.param(
        dict(
            body="Shop workers walked out on Tuesday.", published="2024-03-20", caption="Lia Torr"
        ),
        id="a portrait",
    ),
    pytest.param(
        dict(body="Shop workers walked out on Tuesday.", published="2024-03-20", alt="workers"),
        id="no caption",
    ),
    pytest.param(
        dict(
            body="Shop workers walked out on Tuesday.",
            published="2024-03-20",
            caption="Gulls over the harbour",
        ),
        id="nothing shared",
    ),
    pytest.param(
        dict(body="The market opens at dusk.", caption="Stalls at the market", published=None),
        id="no news",
    ),
    pytest.param(
        dict(
            body="Shop workers walked out on Tuesday.",
            published="2024-03-20",
            caption="Workers outside a shop.",
            credit="Ada Lorne, March 19, 2024",
        ),
        id="a date in the credit",
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
