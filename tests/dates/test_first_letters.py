"""Rules tried by their first letter alone find all that every rule together finds."""

from hypothesis import given
from hypothesis import strategies as st

from provenance.dates.reading import grammar
from provenance.dates.reading.first_letters import first_letters

_LETTERS = st.text("JdynDMmWwSTULHXNOEeBCGKkriaFPqQRlhxz'oOjZIYgbtp&,.-/():%cuvV", max_size=12)


@given(_LETTERS, _LETTERS)
def test_rules_that_cannot_begin_with_the_letter_match_nothing(behind: str, ahead: str) -> None:
    row, at = behind + ahead, len(behind)
    for _, pattern, _, _ in grammar._COMPILED:
        match = pattern.match(row, at)
        if match and match.end() > at:
            assert row[at] in first_letters(pattern.pattern)


def test_few_rules_are_tried_for_a_letter() -> None:
    tried = [len(rules) for rules in grammar._BY_FIRST.values()]
    assert sum(tried) / len(tried) < len(grammar._COMPILED) / 5


def test_leads_of_each_part_of_the_syntax() -> None:
    assert first_letters(r"(?:a|b?c)d") == {"a", "b", "c"}
    assert first_letters(r"a{0,2}b") == {"a", "b"}
    assert first_letters(r"[xy]\.?z") == {"x", "y"}
    assert first_letters(r"(?!q)(?<!r)\(?s") == {"(", "s"}
    assert first_letters(r"(?:(?<=b)|(?<=bo))d") == {"d"}
