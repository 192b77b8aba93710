"""The houses that sign under pictures: forms, partners, whole words in every script."""

import pytest

from provenance.languages.houses import houses, signs


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        pytest.param("Jane Doe/REUTERS", "REUTERS", id="behind a slash"),
        pytest.param("© dpa", "dpa", id="behind a sign"),
        pytest.param("AFP/Getty Images", "AFP/Getty Images", id="two houses joined"),
        pytest.param("ロイター＝共同", "ロイター＝共同", id="joined by a wide sign"),
        pytest.param("Фото: РИА Новости", "РИА Новости", id="Cyrillic, capitals"),
    ],
)
def test_signs(text: str, sign: str) -> None:
    found = signs().search(text)
    assert found and found.group() == sign


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The apartment burned.", id="ap inside a word"),
        pytest.param("Space agencies met.", id="pa and esa inside words"),
        pytest.param("Ein Tapetenlager", id="apa inside a word"),
    ],
)
def test_no_part_of_a_word_signs(text: str) -> None:
    assert signs().search(text) is None


def test_every_form_belongs_to_one_house_and_partners_are_houses() -> None:
    forms = [form for house in houses() for form in house.forms]
    assert len(forms) == len(set(forms))
    assert all(form == form.lower().strip() for form in forms)
    keys = {house.key for house in houses()}
    for house in houses():
        assert house.partners <= keys, house.key
