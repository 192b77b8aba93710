"""Tables for `undisclosed-archive-photo`: pages that raise it, and look-alikes that must not."""

from typing import Any

import pytest

from provenance.checks.undisclosed_archive_photo import CHECK
from provenance.model import Concern, House, Policy
from tests.build import case, findings

FLAGS = (
    pytest.param(
        dict(
            body="The Orra burst its banks on Sunday and flooded Mill Street in Tarrow.",
            caption="Water covers a street in Tarrow, May 14, 2019",
        ),
        id="flood of Sunday, picture of 2019",
    ),
    pytest.param(
        dict(
            body="Hundreds of people were flown out of Calva on Sunday in one aircraft.",
            caption="People sit on the floor of a transport aircraft, November 2013",
        ),
        id="month and year",
    ),
    pytest.param(
        dict(
            body="Die Busfahrer in Hohenwerth haben am Montag gestreikt.",
            caption="Streikende Busfahrer in Hohenwerth, 6. November 2018",
            language="de",
            published="2023-03-14",
        ),
        id="a German strike",
    ),
    pytest.param(
        dict(
            body="Un incendie a détruit dimanche un entrepôt de bois à Valbrune.",
            caption="Des pompiers devant un entrepôt en feu à Valbrune, le 12 juillet 2016",
            language="fr",
        ),
        id="a French fire",
    ),
    pytest.param(
        dict(
            body="Miles de personas marcharon el domingo por Puerto Claro.",
            caption="Miles de personas en Puerto Claro, 3 de octubre de 2014",
            language="es",
        ),
        id="a Spanish march",
    ),
    pytest.param(
        dict(
            body="В субботу жители Белогорья праздновали открытие набережной.",
            caption="Жители Белогорья на празднике, 12 июня 2015 года",
            language="ru",
        ),
        id="a Russian feast",
    ),
    pytest.param(
        dict(
            body="Earlier this week the minister met General Orsk to talk about the truce.",
            caption="The minister meeting with General Orsk on August 14, 2017",
        ),
        id="a meeting of this week",
    ),
)
QUIET = (
    pytest.param(
        dict(
            body="The Orra burst its banks on Sunday and flooded Mill Street in Tarrow.",
            caption="Water covers a street in Tarrow, May 14, 2019",
            credit="Ada Lorne / File",
        ),
        id="marked as file in the credit",
    ),
    pytest.param(
        dict(
            body="The Orra burst its banks on Sunday and flooded Mill Street in Tarrow.",
            caption="FILE - Water covers a street in Tarrow, May 14, 2019",
        ),
        id="file photo in the caption",
    ),
    pytest.param(
        dict(
            body="Die Busfahrer in Hohenwerth haben am Montag gestreikt.",
            caption="Streikende Busfahrer in Hohenwerth, 6. November 2018 (Archivbild)",
            language="de",
            published="2023-03-14",
        ),
        id="German archive picture",
    ),
    pytest.param(
        dict(
            body="Un incendie a détruit dimanche un entrepôt de bois à Valbrune.",
            caption="Des pompiers à Valbrune, le 12 juillet 2016",
            credit="Odile Marant / Archives",
            language="fr",
        ),
        id="French archives",
    ),
    pytest.param(
        dict(
            body="The Orra burst its banks on Sunday and flooded Mill Street in Tarrow.",
            caption="Water covers a street in Tarrow, May 14, 2019",
            notes="Correction: the photo was taken in 2019.",
        ),
        id="a note under the article",
    ),
    pytest.param(
        dict(
            body="A court on Wednesday heard the owner of the ferry.\n\nThe ferry sank off Dunmere on 3 March 2015.",
            caption="Divers search for the ferry, March 5, 2015",
        ),
        id="the past event is told",
    ),
    pytest.param(
        dict(
            headline="Ten years after the flood",
            body="Tarrow remembered the flood on Sunday, ten years after it.",
            caption="Water in Tarrow, June 2, 2014",
        ),
        id="anniversary",
    ),
    pytest.param(
        dict(
            headline="Cellist Mara Venn dies at 81",
            body="Mara Venn died on Sunday aged 81.",
            caption="Mara Venn on stage in June 1983",
        ),
        id="obituary",
    ),
    pytest.param(
        dict(
            body="The mayor of Tarrow, Lia Torr, resigned on Sunday.",
            caption="Lia Torr, mayor since 2019",
        ),
        id="portrait with a date of office",
    ),
    pytest.param(
        dict(
            body="The carmaker cut jobs at its plant in Tarrow on Sunday.",
            caption="The plant in Tarrow, May 2019",
        ),
        id="a building",
    ),
    pytest.param(
        dict(
            body="The Orra burst its banks on Sunday and flooded Mill Street in Tarrow.",
            caption="Water covers a street in Tarrow, June 1, 2024",
        ),
        id="a day's difference",
    ),
    pytest.param(
        dict(
            body="The Orra burst its banks on Sunday and flooded Mill Street in Tarrow.",
            caption="Water covers a street in Tarrow, June 2, 2024",
        ),
        id="the same day",
    ),
    pytest.param(
        dict(
            body="The Orra burst its banks on Sunday and flooded Mill Street in Tarrow.",
            caption="Water covers a street in Tarrow",
        ),
        id="no date in the caption",
    ),
    pytest.param(
        dict(
            body="The captain stepped down on Sunday.",
            caption="The captain with the trophy of the 2018 World Cup",
        ),
        id="named edition",
    ),
    pytest.param(
        dict(
            body="The night market opens at dusk.",
            caption="Stalls at the night market, 2018",
            published=None,
        ),
        id="no publication date and no news",
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


NAMED = (
    pytest.param("en", "Water covers a street in Tarrow in this 2019 photo", id="in this photo"),
    pytest.param(
        "en", "This photograph taken on 14 May 2019 shows water in Mill Street in Tarrow", id="AFP"
    ),
    pytest.param(
        "fr", "Cette photo prise le 14 mai 2019 montre la rue du Moulin inondée à Tarrow", id="fr"
    ),
    pytest.param(
        "de", "Dieses Foto vom 14. Mai 2019 zeigt die überflutete Mühlenstraße in Tarrow", id="de"
    ),
)
NEWS = {
    "en": "The Orra burst its banks on Sunday and flooded Mill Street in Tarrow.",
    "fr": "L’Orra a débordé dimanche et inondé la rue du Moulin à Tarrow.",
    "de": "Die Orra ist am Sonntag über die Ufer getreten und hat die Mühlenstraße in Tarrow überflutet.",
}


@pytest.mark.parametrize(("language", "caption"), NAMED)
def test_a_caption_that_names_the_picture_and_its_day_is_a_note_and_an_alarm_where_a_house_says_so(
    language: str, caption: str
) -> None:
    news = NEWS[language]
    kind = [f.concern for f in findings(CHECK, case(language=language, body=news, caption=caption))]
    assert kind == [Concern.NOTE]
    strict = Policy(houses=(House("example.org", taken_discloses=False),))
    made = case(language=language, body=news, caption=caption, policy=strict)
    (loud,) = findings(CHECK, made)
    assert loud.concern >= Concern.DOUBT
