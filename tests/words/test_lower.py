"""The plain form that dates are read in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.words.lower import lowered


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        pytest.param("MAY 2019", "may 2019", id="capitals"),
        pytest.param("14–16 Août", "14-16 août", id="a dash"),
        pytest.param("l’été `19", "l'été '19", id="apostrophes"),
        pytest.param("İstanbul", "istanbul", id="a capital of two small characters"),
        pytest.param("（２０１９）", "(2019)", id="wide figures and brackets"),
        pytest.param("१४ मई", "14 मई", id="figures of another script"),
    ],
)
def test_lowers(text: str, plain: str) -> None:
    assert lowered(text) == plain


@given(st.text())
def test_offsets_stay(text: str) -> None:
    assert len(lowered(text)) == len(text)


@given(st.text())
def test_what_is_lowered_stays(text: str) -> None:
    assert lowered(lowered(text)) == lowered(text)
