"""Tables for `alt-text-contradicts-caption`: pages that raise it, and look-alikes that must not."""

from typing import Any

import pytest

from provenance.checks.alt_text_contradicts_caption import CHECK
from provenance.model import Concern
from tests.build import case, findings

FLAGS = (
    pytest.param(
        dict(
            body="The choir of Denholm sang on Sunday from nine balconies.",
            caption="Singers on balconies in Denholm on Sunday",
            published="2020-09-21",
            alt="An orchestra plays on the main square of Lisbon, 2012",
        ),
        id="another city and year",
    ),
    pytest.param(
        dict(
            body="The choir of Denholm sang on Sunday from nine balconies.",
            caption="Singers on balconies in Denholm on Sunday",
            published="2020-09-21",
            alt="Tractors on a motorway in the Netherlands, July 2015",
        ),
        id="another country and year",
    ),
    pytest.param(
        dict(
            body="The choir of Denholm sang on Sunday from nine balconies.",
            caption="Singers on balconies in Denholm on Sunday",
            published="2020-09-21",
            alt="Dancers at the fair of Ostermoor in spring 2011",
        ),
        id="another year",
    ),
    pytest.param(
        dict(
            body="Der Chor sang am Sonntag.",
            caption="Sänger am Sonntag",
            language="de",
            published="2020-09-21",
            alt="Ein Orchester spielt in Lissabon im Jahr 2012",
        ),
        id="German, another year",
    ),
    pytest.param(
        dict(
            body="The choir of Denholm sang on Sunday from nine balconies.",
            caption="Singers on balconies in Denholm on Sunday",
            published="2020-09-21",
            alt="Runners cross the bridge of Ostermoor in 2023",
        ),
        id="a later year",
    ),
)
QUIET = (
    pytest.param(
        dict(
            body="The choir of Denholm sang on Sunday from nine balconies.",
            caption="Singers on balconies in Denholm on Sunday",
            published="2020-09-21",
            alt="People sing on balconies",
        ),
        id="a paraphrase",
    ),
    pytest.param(
        dict(
            body="Wer Geräte flickt, spart Geld. Der Verein berät Haushalte kostenlos.",
            caption="Mit Aktionstagen wirbt der Verein dafür, Geräte zu flicken.",
            language="de",
            alt="Repair Day in Ostermoor with Volunteers",
        ),
        id="another language names a place, the caption none",
    ),
    pytest.param(
        dict(
            body="Ida Renner asked for her release on Monday.",
            caption="Ida Renner is serving twenty years for the fraud of Tarrow Bank.",
            published="2020-09-21",
            alt="Lawyers said Ida Renner and Carl Moss took money from savers in Lisbon and Gorran from 1994 to 2004.",
        ),
        id="years of something else",
    ),
    pytest.param(
        dict(
            body="Three young firms want to change how people travel.",
            caption="For the congress in Denholm we visit three founders.",
            alt="Drawing of the Falko sail ship",
        ),
        id="a name that belongs to a thing",
    ),
    pytest.param(
        dict(
            body="The choir of Denholm sang on Sunday from nine balconies.",
            caption="Singers on balconies in Denholm on Sunday",
            published="2020-09-21",
            alt="IMG_7731.jpg",
        ),
        id="a file name",
    ),
    pytest.param(
        dict(
            body="The choir of Denholm sang on Sunday from nine balconies.",
            caption="Singers on balconies in Denholm on Sunday",
            published="2020-09-21",
            alt="choir, balcony, street",
        ),
        id="keywords",
    ),
    pytest.param(
        dict(
            body="The choir of Denholm sang on Sunday from nine balconies.",
            caption="Singers on balconies in Denholm on Sunday",
            published="2020-09-21",
            alt="denholm chior",
        ),
        id="names in small letters",
    ),
    pytest.param(
        dict(
            body="The choir of Denholm sang on Sunday from nine balconies.",
            caption="Singers on balconies in Denholm on Sunday",
            published="2020-09-21",
            alt="歌手たちがバルコニーで歌う",
        ),
        id="another language",
    ),
    pytest.param(
        dict(
            body="The choir of Denholm sang on Sunday from nine balconies.",
            caption="Singers on balconies in Denholm on Sunday",
            published="2020-09-21",
            alt="Singers in Denholm in September 2020",
        ),
        id="the same year",
    ),
    pytest.param(
        dict(
            body="The choir of Denholm sang on Sunday from nine balconies.",
            caption="Singers on balconies in Denholm on Sunday",
            published="2020-09-21",
            alt="Six singers in coats stand on an iron balcony above a shop",
        ),
        id="more detail",
    ),
    pytest.param(
        dict(
            body="The choir of Denholm sang on Sunday from nine balconies.",
            caption="Singers on balconies in Denholm on Sunday",
            published="2020-09-21",
        ),
        id="no alternative text",
    ),
    pytest.param(
        dict(
            body="The choir of Denholm sang on Sunday from nine balconies.",
            caption="Singers on balconies in Denholm on Sunday",
            published="2020-09-21",
            credit="Ivy / File",
            alt="An orchestra plays in Lisbon, 2012",
        ),
        id="marked as file",
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
