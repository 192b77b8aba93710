"""Numbers that letters write."""

import re

import pytest

from provenance.words.numerals import (
    ORDINAL_END,
    ROMAN,
    ROMANS,
    YEAR_OF_HANZI,
    gematria,
    hanzi_year,
)


@pytest.mark.parametrize(
    ("word", "number", "skip"),
    [
        pytest.param("תש״ח", 708, 0, id="a year, the thousands left out"),
        pytest.param('ט"ו', 15, 0, id="plain marks: the fifteenth"),
        pytest.param("ה׳", 5, 0, id="one letter"),
        pytest.param("בה׳", 5, 1, id="on the fifth"),
        pytest.param("ב׳", 2, 0, id="the preposition's letter is a number, too"),
    ],
)
def test_reads_hebrew_numbers(word: str, number: int, skip: int) -> None:
    assert gematria(word) == (number, skip)


@pytest.mark.parametrize("word", ["שלום", "2019", "don't", "", "5'"])
def test_other_words_are_no_hebrew_numbers(word: str) -> None:
    assert gematria(word) is None


@pytest.mark.parametrize(
    ("word", "year"),
    [
        pytest.param("二〇一九", 2019, id="round zero"),
        pytest.param("二零二四", 2024, id="written zero"),
        pytest.param("一九九九", 1999, id="no zero"),
        pytest.param("二〇一", 0, id="three figures"),
        pytest.param("二月一日", 0, id="a day"),
        pytest.param("2019", 0, id="plain figures"),
    ],
)
def test_reads_years_in_chinese_figures(word: str, year: int) -> None:
    assert hanzi_year(word) == year


def test_a_year_in_chinese_figures_stands_before_its_word() -> None:
    assert re.search(YEAR_OF_HANZI, "二〇一九年") and not re.search(YEAR_OF_HANZI, "二〇一九人")


def test_roman_numerals_are_all_different_and_read_with_their_endings() -> None:
    assert sorted(ROMANS.values()) == list(range(1, 30))
    for written in ("xx", "xixe", "xxième"[:2] + "e", "xxo"):
        match = ROMAN.fullmatch(written)
        assert match and match[1] in ROMANS


@pytest.mark.parametrize("text", ["1st", "2nd", "3.", "20th", "1er", "2ème", "3º", "5-го"])
def test_ordinals_have_endings(text: str) -> None:
    assert re.fullmatch(rf"\d+{ORDINAL_END}", text)
