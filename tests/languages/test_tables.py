"""The contract that every language table keeps."""

import pickle
import re
from dataclasses import fields

import pytest

from provenance.dates.placing.feasts import feast
from provenance.model import Language
from provenance.plugins import languages

EVERY = [pytest.param(language, id=language.code) for language in languages()]
UNIT = re.compile(r"(WE|Q|HY)|\d{0,2}[DWMYXC]<?")


@pytest.mark.parametrize("language", EVERY)
def test_is_a_value(language: Language) -> None:
    assert pickle.loads(pickle.dumps(language)) == language
    assert isinstance(hash(language), int)
    assert re.fullmatch(r"[a-z]{2}", language.code) and language.name


@pytest.mark.parametrize("language", EVERY)
def test_names_every_month_and_weekday(language: Language) -> None:
    numbered = ("ja", "ko", "zh")  # months there are a number and a sign
    if language.code not in numbered:
        assert {number for _, number in language.time.months} == set(range(1, 13))
    assert {number for _, number in language.time.weekdays} == set(range(7))


@pytest.mark.parametrize("language", EVERY)
def test_codes_are_known(language: Language) -> None:
    time = language.time
    assert [unit for _, unit in time.units if not UNIT.fullmatch(unit)] == []
    assert {half for _, half in time.halves} <= {"Q1", "Q2", "Q3", "Q4", "HY1", "HY2"}
    parts = {"START", "MID", "END", "EARLIER", "LATER", "HALF1", "HALF2"}
    assert {part for _, part in time.parts} <= parts
    assert {sign for _, sign in time.offsets} <= {"+", "-"}
    assert {season for _, season in time.seasons} <= {1, 2, 3, 4}
    for phrase, code in time.deictics:
        assert re.fullmatch(r"(D|W|WE|M|Q|HY|Y|X|C|S[1-4])[+-]\d+(:[A-Z]+)?", code), phrase
    for phrase, code in time.holidays:
        assert re.fullmatch(
            r"\d\d-\d\d(/\d\d-\d\d)?|E[+-]\d+(/E[+-]\d+)?|\d\d/[0-6]#-?\d", code
        ) or feast(code, 2024), phrase


@pytest.mark.parametrize("language", EVERY)
def test_words_are_lower_case_and_trimmed(language: Language) -> None:
    for field in fields(language.time):
        rows = getattr(language.time, field.name)
        if isinstance(rows, bool) or field.name == "calendars":
            continue
        for row in rows:
            word = row[0] if isinstance(row, tuple) else row
            assert word and word == word.strip() and word == word.lower(), (field.name, word)


@pytest.mark.parametrize("language", EVERY)
def test_knows_words_for_pictures(language: Language) -> None:
    assert language.picture.archive_marks and language.picture.credit_marks
    assert language.story.function_words
