"""Which way the words around a weekday turn it, on Wednesday 12 March 2025."""

import pytest

from provenance.dates.find import find_dates
from provenance.model import Interval, Passage, Role
from provenance.plugins import language_of_dates

PUBLISHED = Interval.parse("2025-03-12")

LAST_WEEK = (
    pytest.param("en", "The panel agreed on Monday to hold a vote.", id="infinitive behind"),
    pytest.param("en", "Ice forced two schools to close on Monday.", id="forced to"),
    pytest.param("en", "Thousands gathered in Tarrow to meet on Monday.", id="purpose"),
    pytest.param("en", "The start on Monday drew a crowd.", id="noun before a past verb"),
    pytest.param("en", "After the vote on Monday, shares fell.", id="noun behind an article"),
    pytest.param("en", "The mayor spoke an hour before the vote on Monday.", id="before the vote"),
    pytest.param("en", "Crews left before noon on Monday.", id="before a part of day"),
    pytest.param("en", "Queues had formed ahead of the vote on Monday.", id="pluperfect"),
    pytest.param("en", "The pipe burst overnight on Monday.", id="overnight on"),
    pytest.param("en", "The pipe burst overnight Monday.", id="overnight and a weekday"),
    pytest.param("en", "The deadline passed on Monday.", id="noun right before its verb"),
    pytest.param("en", "Members approved plans on Monday.", id="noun that is an object"),
    pytest.param("en", "He should have resigned on Monday.", id="modal and perfect"),
    pytest.param("en", "They played until midnight on Monday.", id="until a part of day"),
    pytest.param("en", "Polls stayed open until 8 p.m. on Monday.", id="until an hour"),
    pytest.param("de", "Der Start am Montag war holprig.", id="noun, German"),
    pytest.param("de", "Der Rat tagte am Montag.", id="past tense, German"),
    pytest.param("de", "Schnee zwang das Werk, am Montag zu schließen.", id="forced to, German"),
    pytest.param("fr", "Le vote de lundi était serré.", id="noun, French"),
    pytest.param("fr", "Les élus ont voté avant l'aube lundi.", id="before dawn, French"),
    pytest.param("it", "Il voto di lunedì è stato annullato.", id="noun, Italian"),
    pytest.param("es", "El lunes decidieron abrir otra escuela.", id="infinitive, Spanish"),
    pytest.param("nl", "De raad besloot maandag de hal te sluiten.", id="infinitive, Dutch"),
    pytest.param("pl", "Głosowanie w poniedziałek było wyrównane.", id="noun, Polish"),
)
NEXT_WEEK = (
    pytest.param("en", "The panel agreed to hold a vote on Monday.", id="infinitive of intent"),
    pytest.param("en", "The hall has to close on Monday.", id="has to"),
    pytest.param("en", "The council will hold the vote on Monday.", id="noun behind a future verb"),
    pytest.param("en", "Parliament votes on Monday.", id="verb that is a noun elsewhere"),
    pytest.param("en", "The planned strike on Monday was called off.", id="planned"),
    pytest.param("en", "The form is due before noon on Monday.", id="due before a part of day"),
    pytest.param("en", "Leaders met ahead of the vote on Monday.", id="ahead of"),
    pytest.param("en", "The vote is on Monday.", id="is on"),
    pytest.param("en", "They agreed to leave by noon on Monday.", id="a term of intent"),
    pytest.param("en", "The vote will be held on Monday.", id="passive"),
    pytest.param("de", "Der Rat tagt am Montag.", id="present tense, German"),
    pytest.param("de", "Das Gericht verhandelt am Montag.", id="an unlisted verb, German"),
    pytest.param("sv", "Den öppnar på måndag.", id="a pronoun, Swedish"),
    pytest.param("fr", "Le conseil vote lundi.", id="present tense, French"),
)


def read(text: str, code: str, role: Role = Role.BODY) -> list[str]:
    found = find_dates(Passage(role, text), language_of_dates(code), PUBLISHED)
    return [timex.best.edtf for timex in found if timex.best]


@pytest.mark.parametrize(("code", "text"), LAST_WEEK)
def test_a_weekday_told_as_past_is_the_last(code: str, text: str) -> None:
    assert read(text, code) == ["2025-03-10"]


@pytest.mark.parametrize(("code", "text"), NEXT_WEEK)
def test_a_weekday_to_come_is_the_next(code: str, text: str) -> None:
    assert read(text, code) == ["2025-03-17"]


@pytest.mark.parametrize(
    ("code", "text", "days"),
    (
        pytest.param(
            "en", "Divers searched from Sunday night until Monday noon.", "2025-03-09/2025-03-10",
            id="past",
        ),
        pytest.param(
            "de", "Die Wehr arbeitete von Sonntag bis Montag.", "2025-03-09/2025-03-10",
            id="past, German",
        ),
        pytest.param(
            "es", "Buscaron desde el domingo hasta el lunes.", "2025-03-09/2025-03-10",
            id="past, Spanish",
        ),
        pytest.param(
            "en", "The lane is closed from Monday until Tuesday.", "2025-03-17/2025-03-18",
            id="present passive",
        ),
        pytest.param(
            "en", "The fair will run from Monday until Tuesday.", "2025-03-17/2025-03-18",
            id="future",
        ),
    ),
)  # fmt: skip
def test_a_row_of_weekdays_has_the_tense_of_its_verb(code: str, text: str, days: str) -> None:
    assert read(text, code) == [days]


def test_the_present_tense_of_a_caption_is_of_the_day_of_the_picture() -> None:
    assert read("Das Gericht verhandelt am Montag.", "de", Role.CAPTION) == ["2025-03-10"]
