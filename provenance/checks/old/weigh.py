"""How likely a picture is an old one shown as new: a prior and the sum of weight × value."""

import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from provenance.checks._file import file_date
from provenance.checks.old.evidence import REASONS, Reason, Seen
from provenance.checks.old.pairs import Pair, pair_of, photo_date
from provenance.model import Case, Evidence, Policy, Span

__all__ = ["Judged", "Weighed", "Weights", "explain_in_words", "judge", "weigh", "weights"]

_LEAST = 0.15  # share of the score from which on a reason is worth a line
_MOST_LINES = 4


@dataclass(frozen=True, slots=True)
class Weights:
    """The fitted table: a prior, a weight for each reason by its name, and how a score becomes a
    rate: the logistic of `slope` × score + `shift`.
    """

    prior: float
    weights: Mapping[str, float]
    slope: float = 1.0
    shift: float = 0.0


@dataclass(frozen=True, slots=True)
class Weighed:
    """A pair with what was seen of each reason and what it weighed; `confidence` is the share of
    right findings among those with such a score.
    """

    pair: Pair
    score: float
    confidence: float
    reasons: tuple[tuple[Reason, Seen, float], ...]

    @property
    def against(self) -> float:
        """What the reasons against weigh together; not above 0."""
        return sum(worth for reason, _, worth in self.reasons if reason.expected < 0)


@dataclass(frozen=True, slots=True)
class Judged:
    """What was decided of a figure: `weighed` where there was something to weigh, else `quiet` says
    why there was not, with the words for it.
    """

    weighed: Weighed | None
    quiet: str = ""
    span: Span | None = None


@cache
def weights() -> Weights:
    """The weights in `weights.toml`, as `python -m benchmarks.weigh` wrote them."""
    told = tomllib.loads(resources.files(__package__).joinpath("weights.toml").read_text("utf-8"))
    scale = told["confidence"]
    return Weights(told["prior"], told["weights"], scale["slope"], scale["shift"])


def judge(case: Case, policy: Policy) -> Judged:
    """Whether there is anything to weigh, and what it weighs.

    What ends the matter alone: no date, a mark by which the page says of this very picture that it
    is old, a date that holds the event's day, a picture so young that the house marks none.
    """
    dated = photo_date(case) or file_date(case)
    if dated is None:
        return Judged(None, "nothing dates the picture")
    if case.disclosed:
        return Judged(None, "the page says that the picture is old", case.disclosed[0])
    if case.scene.earlier is not None:
        return Judged(None, "its caption names the event as an earlier one", case.scene.earlier)
    if dated.timex is not None and dated.timex.impossible:
        return Judged(None, "there is no such day", dated.span)
    pair = pair_of(case, dated, policy)
    if pair is None:
        known = case.article.published is not None
        return Judged(
            None,
            "the picture is not older than the news" if known else "the article has no date",
            dated.span,
        )
    if 0 < pair.days_old <= policy.file_days:
        return Judged(None, "the house marks no picture so young", dated.span)
    return Judged(weigh(pair))


def weigh(pair: Pair, table: Weights | None = None) -> Weighed:
    """A pair weighed by a table, the one that was fitted where none is given."""
    table = table or weights()
    rows = []
    for reason in REASONS:
        seen = reason.look(pair)
        rows.append((reason, seen, table.weights.get(reason.name, 0.0) * seen.value))
    score = table.prior + sum(worth for *_, worth in rows)
    confidence = 1 / (1 + math.exp(-(table.slope * score + table.shift)))
    return Weighed(pair, score, confidence, tuple(rows))


def explain_in_words(weighed: Weighed) -> list[Evidence]:
    """The heaviest reasons on both sides as evidence, each with its words and what it weighed."""
    whole = sum(abs(worth) for *_, worth in weighed.reasons) or 1.0
    rows = sorted(weighed.reasons, key=lambda row: -abs(row[2]))
    return [
        Evidence("for" if worth > 0 else "against", seen.spans[0], f"{reason.says} ({worth:+.1f})")
        for reason, seen, worth in rows[:_MOST_LINES]
        if seen.spans and abs(worth) >= _LEAST * whole
    ]
