"""Rules tried by their first letter alone find all that every rule together finds."""

from hypothesis import given
from hypothesis import strategies as st

from provenance.dates import grammar
from provenance.dates.leads import leads

_LETTERS = st.text("JdynDMmWwSTULHXNOEeBCGKkriaFPqQRlhxz'oOjZIYgbtp&,.-/():%cuvV", max_size=12)


@given(_LETTERS, _LETTERS)
def test_rules_that_cannot_begin_with_the_letter_match_nothing(behind: str, ahead: str) -> None:
    row, at = behind + ahead, len(behind)
    for _, pattern, _ in grammar._COMPILED:
        match = pattern.match(row, at)
        if match and match.end() > at:
            assert row[at] in leads(pattern.pattern)


def test_few_rules_are_tried_for_a_letter() -> None:
    tried = [len(rules) for rules in grammar._BY_LEAD.values()]
    assert sum(tried) / len(tried) < len(grammar._COMPILED) / 5


def test_leads_of_each_part_of_the_syntax() -> None:
    assert leads(r"(?:a|b?c)d") == {"a", "b", "c"}
    assert leads(r"a{0,2}b") == {"a", "b"}
    assert leads(r"[xy]\.?z") == {"x", "y"}
    assert leads(r"(?!q)(?<!r)\(?s") == {"(", "s"}
    assert leads(r"(?:(?<=b)|(?<=bo))d") == {"d"}
