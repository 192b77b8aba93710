"""Tables for `weekday-date-mismatch`: pages that raise it, and look-alikes that must not."""

from typing import Any

import pytest

from provenance.checks.weekday_date_mismatch import CHECK
from provenance.model import Concern
from tests.build import case, findings

FLAGS = (
    pytest.param(
        dict(
            body="The Orra burst its banks on Sunday and flooded Mill Street in Tarrow.",
            caption="Water in Tarrow on Monday, May 14, 2019",
        ),
        id="English",
    ),
    pytest.param(
        dict(
            body="Es regnete.",
            caption="Hochwasser in Hohenwerth am Montag, 14. Mai 2019",
            language="de",
        ),
        id="German",
    ),
    pytest.param(
        dict(body="Il a plu.", caption="La rue inondée, lundi 14 mai 2019", language="fr"),
        id="French",
    ),
    pytest.param(
        dict(body="Llovió.", caption="La calle, lunes 14 de mayo de 2019", language="es"),
        id="Spanish",
    ),
    pytest.param(
        dict(body="Choveu.", caption="A rua, segunda-feira, 14 de maio de 2019", language="pt"),
        id="Portuguese",
    ),
    pytest.param(
        dict(body="Шёл дождь.", caption="Улица, понедельник, 14 мая 2019 года", language="ru"),
        id="Russian",
    ),
    pytest.param(
        dict(body="Ha piovuto.", caption="La strada, lunedì 14 maggio 2019", language="it"),
        id="Italian",
    ),
    pytest.param(
        dict(body="A walk.", caption="14 Mayıs 2019 Pazartesi", language="tr"),
        id="Turkish, behind the date",
    ),
    pytest.param(
        dict(body="A walk.", caption="A tér, 2019. május 14., hétfő", language="hu"),
        id="Hungarian, behind the date",
    ),
    pytest.param(
        dict(body="A walk.", caption="2019年5月14日（月）の広場", language="ja"),
        id="Japanese, in brackets",
    ),
    pytest.param(dict(body="A walk.", caption="الاثنين 14 مايو 2019", language="ar"), id="Arabic"),
    pytest.param(
        dict(body="A walk.", caption="w poniedziałek 14 maja 2019", language="pl"), id="Polish"
    ),
    pytest.param(
        dict(body="A walk.", caption="у понеділок, 14 травня 2019", language="uk"), id="Ukrainian"
    ),
    pytest.param(
        dict(body="A walk.", caption="The square, 14 May 2019 (Monday)", language="en"),
        id="in brackets behind",
    ),
)
QUIET = (
    pytest.param(
        dict(
            body="The Orra burst its banks on Sunday and flooded Mill Street in Tarrow.",
            caption="Water in Tarrow on Tuesday, May 14, 2019",
        ),
        id="the right weekday",
    ),
    pytest.param(
        dict(body="Es regnete.", caption="Hochwasser am Dienstag, 14. Mai 2019", language="de"),
        id="German, right",
    ),
    pytest.param(
        dict(body="Il a plu.", caption="La rue inondée, mardi 14 mai 2019", language="fr"),
        id="French, right",
    ),
    pytest.param(
        dict(body="Шёл дождь.", caption="Улица, вторник, 14 мая 2019 года", language="ru"),
        id="Russian, right",
    ),
    pytest.param(
        dict(
            body="The Orra burst its banks on Sunday and flooded Mill Street in Tarrow.",
            caption="Water in Tarrow on Monday",
        ),
        id="a weekday alone",
    ),
    pytest.param(
        dict(
            body="The Orra burst its banks on Sunday and flooded Mill Street in Tarrow.",
            caption="Members of the Ruby Tuesday club set off on Sunday, February 25, 2024",
        ),
        id="a club's name",
    ),
    pytest.param(
        dict(
            body="The Orra burst its banks on Sunday and flooded Mill Street in Tarrow.",
            caption="Shoppers on Black Friday, November 24, 2023",
        ),
        id="a sales day",
    ),
    pytest.param(
        dict(
            body="The Orra burst its banks on Sunday and flooded Mill Street in Tarrow.",
            caption="Water in Tarrow, May 14, 2019",
        ),
        id="no weekday",
    ),
    pytest.param(
        dict(
            body="The Orra burst its banks on Sunday and flooded Mill Street in Tarrow.",
            caption="Water in Tarrow, Tuesday 05/14/2019",
        ),
        id="both readings allow it",
    ),
    pytest.param(
        dict(body="A walk.", caption="14 Mayıs 2019 Salı", language="tr"), id="Turkish, right"
    ),
    pytest.param(
        dict(body="A walk.", caption="Fans of Sheffield Wednesday, May 14, 2019", language="en"),
        id="a club before a date",
    ),
    pytest.param(
        dict(body="A walk.", caption="Shoppers on Cyber Monday, 3 December 2024", language="en"),
        id="another sales day",
    ),
    pytest.param(
        dict(body="A walk.", caption="2019年5月14日（火）の広場", language="ja"),
        id="Japanese, right",
    ),
    pytest.param(
        dict(
            body="A walk.",
            caption="The square on 14 May 2019, Monday clubs met before",
            language="en",
        ),
        id="a weekday of something else",
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
