"""Kinds of events, told in different words and languages."""

import pytest

from provenance.claims.kinds import kinds_told, names_event
from provenance.model import choose_language
from provenance.plugins import languages


@pytest.mark.parametrize(
    ("language", "text"),
    [
        pytest.param("en", "The river flooded the street", id="en"),
        pytest.param("de", "Das Hochwasser in der Stadt", id="de"),
        pytest.param("fr", "Les inondations dans la ville", id="fr"),
        pytest.param("ko", "홍수로 물에 잠긴 마을", id="ko"),
        pytest.param("hi", "बाढ़ में डूबा गाँव", id="hi"),
    ],
)
def test_one_kind_in_every_language(language: str, text: str) -> None:
    assert "flood" in kinds_told(text, choose_language(language, languages()))


@pytest.mark.parametrize(
    ("before", "after", "named"),
    [
        pytest.param("Children who fled the flood of ", "", True, id="the flood of"),
        pytest.param("In ", " flood", True, id="right behind"),
        pytest.param("A flood in ", "", False, id="any flood"),
        pytest.param("The mayor in ", "", False, id="no event"),
        pytest.param("The flood and a long walk through town in ", "", False, id="too far"),
    ],
)
def test_a_date_names_an_event(before: str, after: str, named: bool) -> None:
    assert names_event(before, after, choose_language("en", languages())) is named
