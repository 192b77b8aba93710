"""Tables for `impossible-caption-date`: pages that raise it, and look-alikes that must not."""

from typing import Any

import pytest

from provenance.checks.impossible_caption_date import CHECK
from provenance.model import Concern
from tests.build import case, findings

FLAGS = (
    pytest.param(
        dict(
            body="The Orra burst its banks on Sunday and flooded Mill Street in Tarrow.",
            caption="Torn vines on June 31, 2024",
        ),
        id="31 June",
    ),
    pytest.param(
        dict(
            body="The Orra burst its banks on Sunday and flooded Mill Street in Tarrow.",
            caption="Skaters on 30 February 2020",
        ),
        id="30 February",
    ),
    pytest.param(
        dict(
            body="The Orra burst its banks on Sunday and flooded Mill Street in Tarrow.",
            caption="Skaters on February 29, 2023",
        ),
        id="29 February in a common year",
    ),
    pytest.param(
        dict(body="Es regnete.", caption="Schlamm, 31. November 2019", language="de"),
        id="German 31 November",
    ),
    pytest.param(
        dict(body="Het regende.", caption="Schaatsers op de vijver, 31-04-2020", language="nl"),
        id="numeric",
    ),
    pytest.param(
        dict(body="Llovió.", caption="La plaza, 31 de septiembre de 2021", language="es"),
        id="Spanish",
    ),
    pytest.param(
        dict(body="A walk.", caption="Толпа 31 июня 2024 года", language="ru"), id="Russian"
    ),
    pytest.param(dict(body="A walk.", caption="2024年6月31日の広場", language="ja"), id="Japanese"),
    pytest.param(
        dict(body="A walk.", caption="31 Haziran 2024, meydan", language="tr"), id="Turkish"
    ),
)
QUIET = (
    pytest.param(
        dict(
            body="The Orra burst its banks on Sunday and flooded Mill Street in Tarrow.",
            caption="Skaters on February 29, 2020",
        ),
        id="a leap day",
    ),
    pytest.param(
        dict(
            body="The Orra burst its banks on Sunday and flooded Mill Street in Tarrow.",
            caption="Torn vines on June 30, 2024",
        ),
        id="30 June",
    ),
    pytest.param(
        dict(body="Es regnete.", caption="Schlamm, 30. November 2019", language="de"),
        id="German 30 November",
    ),
    pytest.param(
        dict(
            body="The Orra burst its banks on Sunday and flooded Mill Street in Tarrow.",
            caption="The hall, 12/31/2019",
        ),
        id="month first",
    ),
    pytest.param(
        dict(body="Het vroor.", caption="Schaatsers, 29-02-2020", language="nl"), id="Dutch numeric"
    ),
    pytest.param(
        dict(
            body="The Orra burst its banks on Sunday and flooded Mill Street in Tarrow.",
            caption="Water in Tarrow",
        ),
        id="no date",
    ),
    pytest.param(
        dict(
            body="The Orra burst its banks on Sunday and flooded Mill Street in Tarrow.",
            caption="The 31 brides of June in Tarrow",
        ),
        id="a count",
    ),
    pytest.param(
        dict(
            body="The Orra burst its banks on Sunday and flooded Mill Street in Tarrow.",
            caption="The market, 2019",
        ),
        id="a year alone",
    ),
    pytest.param(
        dict(body="A walk.", caption="В июне 31 дом сгорел", language="ru"),
        id="a count behind a month",
    ),
    pytest.param(
        dict(body="A walk.", caption="Im Juni 31 Grad in Tarrow", language="de"),
        id="degrees behind a month",
    ),
    pytest.param(
        dict(body="A walk.", caption="En juin, 31 maisons", language="fr"),
        id="houses behind a month",
    ),
)


@pytest.mark.parametrize("parts", FLAGS)
def test_flags(parts: dict[str, Any]) -> None:
    found = findings(CHECK, case(**parts))
    assert [(f.check, f.figure) for f in found] == [(CHECK.name, 1)]
    assert found[0].concern is Concern.CONFLICT
    assert found[0].statement and found[0].mend and found[0].evidence


@pytest.mark.parametrize("parts", QUIET)
def test_stays_quiet(parts: dict[str, Any]) -> None:
    assert findings(CHECK, case(**parts)) == []
