"""Kinds of captions and pages that weighing must part, in languages beside those they were seen in:
rows of days, datelines, another one like it, what was before the event, the scene of then.
"""

import pytest

from provenance.model import Concern
from provenance.plugins import checks
from tests.build import case, findings

PUBLISHED = "2024-06-05"
Row = tuple[str, str, str]
"""Language, body and caption."""

FLAGS: tuple[Row, ...] = (
    (
        "fr",
        "Le bac de Valbrune est à l’arrêt depuis mardi, des fissures ayant été trouvées dans la coque.",
        "Des inspecteurs examinent la coque du bac à Valbrune, du 3 au 9 mars 2016",
    ),
    (
        "it",
        "Martedì il traghetto di Riomonte è stato fermato dopo un incendio a bordo.",
        "Vigili del fuoco sul traghetto di Riomonte tra il 3 e il 5 marzo 2016",
    ),
    (
        "en",
        "Dockers in Selby Sound walked out on Monday.\n\nIn August 2017 the county closed two schools.",
        "Dockers on strike in Selby Sound on 14 August 2017",
    ),
    (
        "es",
        "Los bomberos apagaron el lunes un incendio en la fábrica de Alva.",
        "Bomberos apagan el incendio en la fábrica de Alva, 4 de junio de 2019",
    ),
    (
        "de",
        "Jan Kos gewann das Rennen in Hohenau am Samstag, 1. Juni.",
        "Jan Kos jubelt nach dem Sieg im Rennen in Hohenau, 4. Juni 2024",
    ),
)

QUIET: tuple[Row, ...] = (
    (
        "fr",
        "VALBRUNE, 4 juin (AGP) — Les championnats de luge auront lieu en février 2026.",
        "Tora Bovik en action aux championnats de luge à Foulbrune, le 6 février 2021",
    ),
    (
        "de",
        "Der neue Falk von Norda fährt zur Probe. Zu kaufen ist er im nächsten Jahr.",
        "Norda Falk (2023)",
    ),
    (
        "it",
        "Il fiume è esondato domenica e ha allagato Riomonte.\n\nIl sindaco ha promesso "
        "aiuto.\n\nNel maggio 2019 l’acqua in via del Mulino era arrivata a un metro.",
        "Residenti in via del Mulino allagata a Riomonte, 14 maggio 2019",
    ),
    (
        "de",
        "Am Sonntag ist die Tarre über die Ufer getreten und hat Bruckwalde überflutet.\n\nDie Stadt "
        "versprach Hilfe.\n\nIm Mai 2019 stand das Wasser in der Mühlenstraße einen Meter hoch.",
        "Bewohner in der überfluteten Mühlenstraße in Bruckwalde, 14. Mai 2019",
    ),
)


def _alarms(row: Row) -> list[str]:
    language, body, caption = row
    made = case(language=language, published=PUBLISHED, body=body, caption=caption)
    return [f.check for c in checks() for f in findings(c, made) if f.concern > Concern.NOTE]


@pytest.mark.parametrize("row", FLAGS, ids=lambda row: row[2])
def test_flags_once(row: Row) -> None:
    assert len(_alarms(row)) == 1


@pytest.mark.parametrize("row", QUIET, ids=lambda row: row[2])
def test_stays_quiet(row: Row) -> None:
    assert _alarms(row) == []
