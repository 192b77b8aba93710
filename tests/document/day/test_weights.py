"""The weights' table: its signs, and that the docs print it as it is."""

from pathlib import Path

import pytest

from provenance.document.day.weigh import load_weights

DOCS = Path(__file__).parents[3] / "docs" / "reference" / "publication-day.md"
AGAINST = {"changed", "later", "aside", "overtaken"}


@pytest.mark.parametrize(("name", "weight"), load_weights().weights.items())
def test_a_weight_has_the_sign_of_its_reason_and_stands_in_the_docs(
    name: str, weight: float
) -> None:
    assert (weight < 0) == (name in AGAINST)
    shown = f"{weight:.2f}".replace("-", "−")
    assert f"| `{name}` | {shown} |" in DOCS.read_text(encoding="utf-8")


def test_a_day_elsewhere_on_the_page_is_not_enough_alone() -> None:
    table = load_weights()
    assert table.prior + table.weights["far"] < 0
