"""Tables for `caption-event-date-conflict`: pages that raise it, and look-alikes that must not."""

from typing import Any

import pytest

from provenance.checks.caption_event_date_conflict import CHECK
from provenance.model import Concern
from tests.build import case, findings

FLAGS = (
    pytest.param(
        dict(
            body="The assembly passed the harbour act on Tuesday, June 11.",
            caption="Members after the vote on the harbour act on June 4, 2024",
            published="2024-06-12",
        ),
        id="a week too early",
    ),
    pytest.param(
        dict(
            body="The last kiln at Holm went out on Thursday.",
            caption="Workers at the kiln in Holm on the day it went out, March 24, 2018",
            published="2018-04-02",
        ),
        id="five days too early",
    ),
    pytest.param(
        dict(
            body="The Orra flooded Tarrow on Sunday, June 2.",
            caption="Water in the streets of Tarrow, June 2, 2023",
        ),
        id="a year off",
    ),
    pytest.param(
        dict(
            body="Firefighters saved the mill in Tarrow on Sunday, 2 June.",
            caption="Firefighters at the mill in Tarrow, 2 June 2014",
        ),
        id="one digit off",
    ),
    pytest.param(
        dict(
            body="Der Rat von Hohenwerth stimmte am Montag, 11. März, dem Haushalt zu.",
            caption="Der Rat von Hohenwerth nach der Abstimmung am 5. März 2024",
            language="de",
            published="2024-03-12",
        ),
        id="in German",
    ),
)
QUIET = (
    pytest.param(
        dict(
            body="The Tarrow players will meet the Norden side in the second round on June 10, 2024.",
            caption="The Tarrow players at the second round draw, June 3, 2024",
            published="2024-06-03",
        ),
        id="an event to come",
    ),
    pytest.param(
        dict(
            body="The assembly passed the harbour act on Tuesday, June 11.",
            caption="Members after the vote on the harbour act on June 11, 2024",
            published="2024-06-12",
        ),
        id="the same day",
    ),
    pytest.param(
        dict(
            body="The comet passed on Monday.",
            caption="The comet over the bay on April 9, 2024, local time",
            published="2024-04-10",
        ),
        id="a day off",
    ),
    pytest.param(
        dict(
            body="The Orra burst its banks on Sunday and flooded Mill Street in Tarrow.",
            caption="Water covers a street in Tarrow, May 14, 2019",
        ),
        id="years off is another check's",
    ),
    pytest.param(
        dict(
            body="The envoy landed on Tuesday.\n\nShe had left home on Friday, June 7.",
            caption="The envoy boards her aircraft on Friday, June 7, 2024",
            published="2024-06-12",
        ),
        id="the earlier day is told too",
    ),
    pytest.param(
        dict(
            body="The Orra flooded Tarrow on Friday.",
            caption="Water in the streets of Tarrow, June 2, 2024",
        ),
        id="the day after the event",
    ),
    pytest.param(
        dict(
            body="The assembly passed the act on Tuesday, June 11.",
            caption="Members after the vote on June 4, 2024",
            credit="Capitol Press / File",
            published="2024-06-12",
        ),
        id="marked as file",
    ),
    pytest.param(
        dict(
            body="A rower won the cup on Saturday.",
            caption="The winner with the cup on September 19, 2023",
            published="2023-09-11",
        ),
        id="after publication is another check's",
    ),
    pytest.param(
        dict(
            body="The assembly passed the act on Tuesday, June 11.",
            caption="Members after the vote",
            published="2024-06-12",
        ),
        id="no date in the caption",
    ),
    pytest.param(
        dict(
            body="The assembly passed the act.",
            caption="Members after the vote on June 4, 2024",
            published="2024-06-12",
        ),
        id="no date in the text",
    ),
)


@pytest.mark.parametrize("parts", FLAGS)
def test_flags(parts: dict[str, Any]) -> None:
    found = findings(CHECK, case(**parts))
    assert [(f.check, f.figure) for f in found] == [(CHECK.name, 1)]
    assert found[0].concern >= Concern.DOUBT
    assert found[0].statement and found[0].mend and found[0].evidence


@pytest.mark.parametrize("parts", QUIET)
def test_stays_quiet(parts: dict[str, Any]) -> None:
    assert findings(CHECK, case(**parts)) == []
