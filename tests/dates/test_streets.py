"""Years beside streets: of an event in the street, and numbers of houses."""

import pytest

from tests.dates.test_find import days

YEARS = (
    pytest.param(
        "Ya en 2019 la calle del Molino quedó bajo el agua.", "es", id="an article between"
    ),
    pytest.param("Nel 2019 via del Mulino era finita sott'acqua.", "it", id="behind a preposition"),
    pytest.param("И в 2019 году Мельничная улица стояла под водой.", "ru", id="a word for years"),
    pytest.param("Năm 2019 phố Cối Xay ngập trong nước.", "vi", id="a word for years before"),
    pytest.param("A Malom utca 2019-ben is víz alatt állt.", "hu", id="a case ending"),
    pytest.param(
        "Değirmen Sokağı 2019'da sular altında kaldı.", "tr", id="a case ending, apostrophe"
    ),
    pytest.param("ב-2019 היה רחוב הטחנה מתחת למים.", "he", id="a preposition and a hyphen"),
    pytest.param("Το 2019 η οδός Μύλου πλημμύρισε.", "el", id="an article before"),
)


@pytest.mark.parametrize(("text", "code"), YEARS)
def test_reads_a_year(text: str, code: str) -> None:
    assert [(first, last) for _, first, last in days(text, code)] == [("2019-01-01", "2019-12-31")]


HOUSES = (
    pytest.param("The office is at 1776 Washington Street.", "en", id="English"),
    pytest.param("The office, 1776 Mill Street, was shut.", "en", id="English, between commas"),
    pytest.param("Le bureau, 1976 rue Verte, a fermé.", "fr", id="French"),
    pytest.param(
        "Az iroda a Malom utca 1976. szám alatt van.", "hu", id="Hungarian, no case ending"
    ),
    pytest.param("Das Büro ist in der Straße 1976 b.", "de", id="German, the number behind"),
)


@pytest.mark.parametrize(("text", "code"), HOUSES)
def test_leaves_a_house_alone(text: str, code: str) -> None:
    assert days(text, code) == []
