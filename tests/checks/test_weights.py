"""The table of weights: its form, its signs, and what a reason may do."""

import tomllib
from dataclasses import replace
from importlib import resources
from typing import Any

import pytest

from provenance.checks.old.evidence import REASONS
from provenance.checks.old.weigh import judge, weigh, weights
from provenance.model import Policy
from tests.build import case

FLOOD = dict(
    body="The Orra burst its banks on Sunday and flooded Mill Street in Tarrow.",
    caption="Residents wade through the flood in Tarrow, May 14, 2019",
)


def test_every_reason_has_a_weight_of_its_own_sign_and_no_other_is_there() -> None:
    table = weights().weights
    assert set(table) == {reason.name for reason in REASONS}
    assert 12 <= len(table) <= 27  # the second opinion is in no fit
    for reason in REASONS:
        assert table[reason.name] * reason.expected >= 0, reason.name


def test_the_table_says_how_it_was_fitted() -> None:
    text = resources.files("provenance.checks.old").joinpath("weights.toml").read_text("utf-8")
    fitted = tomllib.loads(text)["fit"]
    assert fitted["folds"] >= 5
    assert len(fitted["digest"]) == 16
    for source in ("seeds", "planted", "pages"):
        assert {"rows", "mismatches", "found", "alarmed"} <= set(fitted[source])


# What folds held aside have reached: the share of mismatches found at least, of innocents alarmed at
# most. A fit that does worse needs a reason, and an edit here.
REACHED = {
    "dev": (0.85, 0.08),
    "factchecked": (0.7, 0.01),
    "pages": (0.0, 0.06),
    "pages2": (0.0, 0.1),
    "planted": (0.84, 0.15),
    "planted2": (0.75, 0.25),
    "seeds": (0.92, 0.2),
}


@pytest.mark.parametrize("source", REACHED)
def test_the_fit_reaches_what_folds_held_aside_reached_before(source: str) -> None:
    text = resources.files("provenance.checks.old").joinpath("weights.toml").read_text("utf-8")
    fitted = tomllib.loads(text)["fit"][source]
    found, alarmed = REACHED[source]
    assert fitted["found"] >= found * fitted["mismatches"]
    assert fitted["alarmed"] <= alarmed * (fitted["rows"] - fitted["mismatches"])


def test_a_score_is_the_prior_and_the_sum_of_weight_times_value() -> None:
    weighed = judge(case(**FLOOD), Policy()).weighed  # type: ignore[arg-type]  # strings all
    assert weighed is not None
    assert weighed.score == pytest.approx(weights().prior + sum(w for *_, w in weighed.reasons))
    for reason, seen, _ in weighed.reasons:
        assert 0 <= seen.value <= 1, reason.name
        assert bool(seen.value) <= bool(seen.spans), f"{reason.name} quotes nothing"


@pytest.mark.parametrize("name", [reason.name for reason in REASONS])
def test_more_of_a_reason_moves_the_score_its_way(name: str) -> None:
    weighed = judge(case(**FLOOD), Policy()).weighed  # type: ignore[arg-type]  # strings all
    assert weighed is not None
    table = weights()
    more = replace(table, weights={**table.weights, name: 2 * table.weights[name]})
    moved = weigh(weighed.pair, more).score - weighed.score
    reason = next(reason for reason in REASONS if reason.name == name)
    assert moved * reason.expected >= 0


LOWERS = (
    pytest.param(dict(notes=None, caption="The flood in Tarrow, 2019"), id="a year alone"),
    pytest.param(
        dict(body=FLOOD["body"] + "\n\nOn May 14, 2019, it had done so, too."), id="the day is told"
    ),
    pytest.param(dict(headline="Remembering the flood"), id="remembrance"),
)


@pytest.mark.parametrize("changed", LOWERS)
def test_what_speaks_against_lowers_and_never_silences(changed: dict[str, Any]) -> None:
    before = judge(case(**FLOOD), Policy()).weighed  # type: ignore[arg-type]  # strings all
    after = judge(case(**{**FLOOD, **changed}), Policy()).weighed
    assert before is not None
    assert after is not None
    assert after.score < before.score


QUIET = (
    pytest.param(dict(caption="The flood in Tarrow, May 14, 2019. File photo"), id="marked"),
    pytest.param(dict(caption="(FILES) The flood in Tarrow, May 14, 2019"), id="marked FILES"),
    pytest.param(dict(credit="Ada Lorne/FILES/AFP"), id="FILES in the credit"),
    pytest.param(dict(caption="Flood in Tarrow during an earlier flood, May 2019"), id="earlier"),
    pytest.param(dict(caption="The flood in Tarrow, June 2, 2024"), id="of the event's day"),
    pytest.param(dict(caption="The flood in Tarrow"), id="no date"),
)


@pytest.mark.parametrize("changed", QUIET)
def test_what_ends_the_matter_says_why(changed: dict[str, Any]) -> None:
    judged = judge(case(**{**FLOOD, **changed}), Policy())
    assert judged.weighed is None
    assert judged.quiet


def test_a_house_may_leave_young_pictures_unmarked_and_flag_those_dated_in_words() -> None:
    young = case(**{**FLOOD, "caption": "The flood in Tarrow, May 20, 2024"})  # type: ignore[arg-type]  # strings all
    assert judge(young, Policy()).weighed is not None
    assert judge(young, Policy(file_days=31)).weighed is None


def test_a_notice_of_rights_marks_nothing() -> None:
    forbidden = case(**{**FLOOD, "credit": "Ada Lorne/Reuters NO RESALES. NO ARCHIVES"})  # type: ignore[arg-type]  # strings all
    assert judge(forbidden, Policy()).weighed is not None
