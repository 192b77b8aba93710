"""Tables for `caption-date-after-publication`: pages that raise it, and look-alikes that must not."""

from typing import Any

import pytest

from provenance.checks.caption_date_after_publication import CHECK
from provenance.model import Concern
from tests.build import case, findings

FLAGS = (
    pytest.param(
        dict(
            body="A rower of nineteen won the lake cup on Saturday.",
            published="2023-09-11",
            caption="The winner with the cup on September 19, 2023",
        ),
        id="eight days later",
    ),
    pytest.param(
        dict(
            body="A rower of nineteen won the lake cup on Saturday.",
            published="2023-09-11",
            caption="The winner with the cup on September 9, 2024",
        ),
        id="a year later",
    ),
    pytest.param(
        dict(
            body="La chocolaterie a rouvert lundi.",
            caption="Les premiers clients, 20 février 2020",
            language="fr",
            published="2020-02-11",
        ),
        id="in French",
    ),
    pytest.param(
        dict(
            body="Der Zoo zeigte am Montag die Jungtiere.",
            caption="Die Jungtiere im Zoo, 3. Mai 2022",
            language="de",
            published="2022-04-12",
        ),
        id="in German",
    ),
    pytest.param(
        dict(
            body="A rower of nineteen won the lake cup on Saturday.",
            published="2023-09-11",
            caption="The winner with the cup, 19.09.2023",
        ),
        id="numeric, one reading",
    ),
    pytest.param(
        dict(
            body="A rower of nineteen won the lake cup on Saturday.",
            published="2023-09-11",
            caption="The winner with the cup, December 2023",
        ),
        id="a later month",
    ),
    pytest.param(
        dict(
            body="A walk.",
            caption="Volunteers from Tarrow clear mud on September 19, 2024",
            language="en",
            published="2024-07-03",
        ),
        id="people from a place",
    ),
    pytest.param(
        dict(
            body="A walk.",
            caption="Police next to the wreck, 19 September 2024",
            language="en",
            published="2024-07-03",
        ),
        id="next to a thing",
    ),
    pytest.param(
        dict(
            body="A walk.",
            caption="Feuerwehrleute vor dem Rathaus in Tarrow am 19. September 2024",
            language="de",
            published="2024-07-03",
        ),
        id="in front of a house",
    ),
    pytest.param(
        dict(
            body="A walk.",
            caption="Победитель с кубком, 19 сентября 2024 года",
            language="ru",
            published="2024-07-03",
        ),
        id="in Russian",
    ),
    pytest.param(
        dict(
            body="A walk.",
            caption="優勝カップを手にする選手（2024年9月19日）",
            language="ja",
            published="2024-07-03",
        ),
        id="in Japanese",
    ),
)
QUIET = (
    pytest.param(
        dict(
            body="A rower of nineteen won the lake cup on Saturday.",
            published="2023-09-11",
            caption="The winner with the cup on September 11, 2023",
        ),
        id="the same day",
    ),
    pytest.param(
        dict(
            body="A rower of nineteen won the lake cup on Saturday.",
            published="2023-09-11",
            caption="The winner with the cup on September 12, 2023",
        ),
        id="the day after, time zones",
    ),
    pytest.param(
        dict(
            body="A rower of nineteen won the lake cup on Saturday.",
            published="2023-09-11",
            caption="The winner with the cup on September 9, 2023",
        ),
        id="before",
    ),
    pytest.param(
        dict(
            body="A rower of nineteen won the lake cup on Saturday.",
            published="2023-09-11",
            caption="The winner with the cup; the next race will be held on May 12, 2026",
        ),
        id="a date to come",
    ),
    pytest.param(
        dict(
            body="A rower of nineteen won the lake cup on Saturday.",
            published="2023-09-11",
            caption="A map of the line, on which trams are to run from May 12, 2026",
        ),
        id="trams are to run from",
    ),
    pytest.param(
        dict(
            body="A rower of nineteen won the lake cup on Saturday.",
            published="2023-09-11",
            caption="The winner with the cup on September 19, 2023",
            modified="2023-09-20",
        ),
        id="the article was changed later",
    ),
    pytest.param(
        dict(
            body="A rower of nineteen won the lake cup on Saturday.",
            published=None,
            caption="The winner with the cup on September 19, 2023",
        ),
        id="no publication date",
    ),
    pytest.param(
        dict(
            body="A rower of nineteen won the lake cup on Saturday.",
            published="2023-09-11",
            caption="The winner with the cup",
        ),
        id="no date",
    ),
    pytest.param(
        dict(
            body="A rower of nineteen won the lake cup on Saturday.",
            published="2023-09-11",
            caption="The winner with the cup on Saturday",
        ),
        id="a weekday alone",
    ),
    pytest.param(
        dict(
            body="A rower of nineteen won the lake cup on Saturday.",
            published="2023-09-11",
            caption="The new boathouse, planned for 2027",
        ),
        id="planned for",
    ),
    pytest.param(
        dict(
            body="A walk.",
            caption="The museum reopens on 19 September 2024",
            language="en",
            published="2024-07-03",
        ),
        id="reopens, in the present",
    ),
    pytest.param(
        dict(
            body="A walk.",
            caption="The bridge is closed until 19 September 2024",
            language="en",
            published="2024-07-03",
        ),
        id="until",
    ),
    pytest.param(
        dict(
            body="A walk.",
            caption="The candidates for the September 19, 2024, election",
            language="en",
            published="2024-07-03",
        ),
        id="candidates",
    ),
    pytest.param(
        dict(
            body="A walk.",
            caption="From 19 September 2024, trams run here",
            language="en",
            published="2024-07-03",
        ),
        id="from",
    ),
    pytest.param(
        dict(
            body="A walk.",
            caption="Am 19. September 2024 wird gewählt",
            language="de",
            published="2024-07-03",
        ),
        id="verb behind the date",
    ),
    pytest.param(
        dict(
            body="A walk.",
            caption="Le musée ouvrira le 19 septembre 2024",
            language="fr",
            published="2024-07-03",
        ),
        id="French future",
    ),
    pytest.param(
        dict(
            body="A walk.",
            caption="El museo abrirá el 19 de septiembre de 2024",
            language="es",
            published="2024-07-03",
        ),
        id="Spanish future",
    ),
    pytest.param(
        dict(
            body="A walk.",
            caption="La mostra è aperta fino al 19 settembre 2024",
            language="it",
            published="2024-07-03",
        ),
        id="Italian until",
    ),
    pytest.param(
        dict(
            body="A walk.",
            caption="Wystawa potrwa do 19 września 2024",
            language="pl",
            published="2024-07-03",
        ),
        id="Polish until",
    ),
    pytest.param(
        dict(
            body="A walk.",
            caption="Музей откроется 19 сентября 2024 года",
            language="ru",
            published="2024-07-03",
        ),
        id="Russian future",
    ),
    pytest.param(
        dict(
            body="A walk.",
            caption="Müze 19 Eylül 2024'te açılacak",
            language="tr",
            published="2024-07-03",
        ),
        id="Turkish future",
    ),
    pytest.param(
        dict(
            body="A walk.",
            caption="特別展は2024年9月19日まで",
            language="ja",
            published="2024-07-03",
        ),
        id="Japanese until",
    ),
    pytest.param(
        dict(
            body="A walk.",
            caption="سيفتتح المتحف في 19 سبتمبر 2024",
            language="ar",
            published="2024-07-03",
        ),
        id="Arabic future",
    ),
    pytest.param(
        dict(
            body="A walk.",
            caption="2024년 9월 19일 개관 예정",
            language="ko",
            published="2024-07-03",
        ),
        id="Korean, planned",
    ),
)


@pytest.mark.parametrize("parts", FLAGS)
def test_flags(parts: dict[str, Any]) -> None:
    found = findings(CHECK, case(**parts))
    assert [(f.check, f.figure) for f in found] == [(CHECK.name, 1)]
    assert found[0].concern >= Concern.DOUBT  # a month alone is no conflict
    assert found[0].statement and found[0].mend and found[0].evidence


@pytest.mark.parametrize("parts", QUIET)
def test_stays_quiet(parts: dict[str, Any]) -> None:
    assert findings(CHECK, case(**parts)) == []
