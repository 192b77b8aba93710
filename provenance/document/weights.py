"""What reading a page has learnt: the tables of `weights.toml`."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

__all__ = ["Table", "table_of"]


@dataclass(frozen=True, slots=True)
class Table:
    """A prior and the weight of each reason, by name; a score above 0 speaks for.

    >>> table = Table(-1.0, {"sentence": 2.0})
    >>> table.score({"sentence": 1.0, "unheard of": 1.0})
    1.0
    """

    prior: float
    weights: Mapping[str, float]

    def part(self, reasons: Mapping[str, float]) -> float:
        """What some reasons are worth together, without the prior."""
        known = self.weights
        return sum(known.get(name, 0.0) * value for name, value in reasons.items())

    def score(self, reasons: Mapping[str, float]) -> float:
        """The prior and what the reasons are worth together."""
        return self.prior + self.part(reasons)

    def heaviest(self, reasons: Mapping[str, float]) -> list[tuple[str, float]]:
        """Each reason with what it added, the heaviest first; those that added nothing left out."""
        told = [(name, self.weights.get(name, 0.0) * value) for name, value in reasons.items()]
        return sorted((pair for pair in told if abs(pair[1]) >= 0.05), key=lambda p: -abs(p[1]))


@lru_cache(maxsize=8)
def table_of(name: str) -> Table:
    """The table of one judgement: "line", "body", "figure", "caption"."""
    text = files("provenance.document").joinpath("weights.toml").read_text("utf-8")
    stated = tomllib.loads(text)[name]
    return Table(stated["prior"], dict(stated["weights"]))
