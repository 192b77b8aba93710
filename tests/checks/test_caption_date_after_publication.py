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
