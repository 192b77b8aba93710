"""The quick look lets through every text in which a date is found."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.dates.find import find_dates
from provenance.dates.tokens.prefilter import may_hold_date
from provenance.model import Interval, Language, Passage, Role
from provenance.plugins import languages
from provenance.seeds import load_seeds
from tests.test_seeds import FOLDER

DCT = Interval.parse("2024-06-03")


@pytest.mark.parametrize("language", languages(), ids=lambda language: language.code)
def test_lets_every_word_of_a_table_through_that_is_a_date(language: Language) -> None:
    time = language.time
    for table in (time.months, time.weekdays, time.shifts, time.deictics, time.seasons):
        for word, _ in table:
            text = f"x {word.rstrip('*')} 3"
            assert may_hold_date(text, language)
            bare = Passage(Role.BODY, f"x {word.rstrip('*')} x")
            if find_dates(bare, language, DCT):
                assert may_hold_date(bare.text, language), word


@pytest.mark.parametrize("seed", load_seeds(FOLDER), ids=lambda seed: seed.name)
def test_lets_the_worked_cases_through(seed: object) -> None:
    text = seed.capture.body.decode(errors="replace")  # type: ignore[attr-defined]
    code = seed.expected.language  # type: ignore[attr-defined]
    language = next(found for found in languages() if found.code == code)
    for line in text.splitlines():
        passage = Passage(Role.BODY, " ".join(line.split()))
        if find_dates(passage, language, DCT):
            assert may_hold_date(passage.text, language)


@given(
    st.lists(st.sampled_from(["last", "two", "week", "years", "ago", "the", "end", "of", "May"])),
)
def test_lets_any_row_of_words_through_that_is_a_date(words: list[str]) -> None:
    english = next(found for found in languages() if found.code == "en")
    passage = Passage(Role.BODY, " ".join(words))
    if find_dates(passage, english, DCT):
        assert may_hold_date(passage.text, english)
