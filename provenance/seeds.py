"""Worked cases: pages written for this project, with what a careful person would report of them.

A seed is a folder with `article.html` or `article.txt`, its pictures and `expected.toml`.
"""

import hashlib
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from provenance.examine import examine
from provenance.model import Capture, Examination, Policy, ReadError
from provenance.plugins import checks, languages

__all__ = [
    "Expected",
    "ExpectedDate",
    "ExpectedFigure",
    "ExpectedFinding",
    "Score",
    "Seed",
    "compare",
    "corpus_digest",
    "examine_seed",
    "load_seeds",
    "observed",
    "render_score",
    "score_seeds",
]

# The day the seeds were read: their outcome must not move with the calendar.
_READ_AT = datetime(2026, 11, 24, tzinfo=UTC)
_TYPES = {".html": "text/html; charset=utf-8", ".txt": "text/plain; charset=utf-8"}


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class ExpectedFigure(_Strict):
    """The texts of one figure, in document order; absent where there is none."""

    caption: str | None = None
    credit: str | None = None
    alt: str | None = None


class ExpectedDate(_Strict):
    """A time expression of a caption and the days it means, in EDTF."""

    quote: str
    days: str


class ExpectedFinding(_Strict):
    """A finding: the check, the figure (from 1) and the concern."""

    check: str
    figure: int
    concern: str


class Expected(_Strict):
    """What `expected.toml` holds. `body` counts the body's passages; `published` is in EDTF."""

    kind: str
    why: str
    language: str
    published: str | None = None
    inferred: bool = False
    body: int
    figures: tuple[ExpectedFigure, ...] = ()
    dates: tuple[ExpectedDate, ...] = ()
    findings: tuple[ExpectedFinding, ...] = ()


@dataclass(frozen=True, slots=True)
class Seed:
    """One worked case: its folder's name, its capture, and what is expected."""

    name: str
    folder: Path
    capture: Capture
    expected: Expected


def load_seeds(folder: str | Path) -> tuple[Seed, ...]:
    """Every seed below a folder, by name. Raises `ReadError` for a case that cannot be read."""
    found = []
    for path in sorted(Path(folder).glob("*/expected.toml")):
        page = next((p for p in sorted(path.parent.glob("article.*")) if p.suffix in _TYPES), None)
        if page is None:
            raise ReadError(str(path.parent), "it has no article.html or article.txt")
        try:
            expected = Expected.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
        except (ValidationError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise ReadError(str(path), str(error).replace("\n", "; ")) from error
        capture = Capture(
            f"{path.parent.name}/{page.name}",
            None,
            _TYPES[page.suffix],
            _READ_AT,
            page.read_bytes(),
        )
        found.append(Seed(path.parent.name, path.parent, capture, expected))
    if not found:
        raise ReadError(str(folder), "it holds no case with an expected.toml")
    return tuple(found)


def examine_seed(seed: Seed, policy: Policy = Policy()) -> Examination:
    """The examination of a seed, with the pictures in its folder."""
    folder = seed.folder.resolve()

    def image(url: str) -> bytes | None:
        path = (folder / url).resolve()
        if "://" in url or not path.is_relative_to(folder) or not path.is_file():
            return None
        return path.read_bytes()

    return examine(seed.capture, languages=languages(), checks=checks(), image=image, policy=policy)


def observed(seed: Seed, examination: Examination) -> Expected:
    """What an examination gave, in the form of `expected.toml`."""
    article = examination.article
    captions = {id(d): d for case in examination.cases for d in case.dates}
    return Expected(
        kind=seed.expected.kind,
        why=seed.expected.why,
        language=article.language,
        published=article.published.edtf if article.published else None,
        inferred=article.inferred,
        body=len(article.body),
        figures=tuple(
            ExpectedFigure(
                caption=figure.caption.text if figure.caption else None,
                credit=figure.credit.line.text if figure.credit else None,
                alt=figure.alt.text if figure.alt else None,
            )
            for figure in article.figures
        ),
        dates=tuple(
            ExpectedDate(quote=d.span.quote, days=d.best.edtf if d.best else "")
            for d in captions.values()
            if d.span.passage.role == "caption"
        ),
        findings=tuple(
            ExpectedFinding(check=f.check, figure=f.figure, concern=f.concern.label)
            for f in sorted(examination.findings, key=lambda f: (f.figure, f.check))
        ),
    )


def compare(seed: Seed, examination: Examination) -> list[str]:
    """Where an examination departs from what is expected, a line each."""
    wanted, got = seed.expected, observed(seed, examination)
    lines = []
    for name in Expected.model_fields:
        one, two = getattr(wanted, name), getattr(got, name)
        if name == "findings":
            one, two = tuple(sorted(one, key=str)), tuple(sorted(two, key=str))
        if one != two:
            lines.append(f"{seed.name}: {name}: expected {one!r}, got {two!r}")
    return lines


@dataclass(slots=True)
class _Count:
    hit: int = 0
    wrong: int = 0
    missed: int = 0

    def add(self, wanted: Sequence[object], got: Sequence[object]) -> None:
        rest = list(got)
        for item in wanted:
            if item in rest:
                rest.remove(item)
                self.hit += 1
            else:
                self.missed += 1
        self.wrong += len(rest)

    @property
    def precision(self) -> float:
        return self.hit / (self.hit + self.wrong) if self.hit + self.wrong else 1.0

    @property
    def recall(self) -> float:
        return self.hit / (self.hit + self.missed) if self.hit + self.missed else 1.0


@dataclass(slots=True)
class Score:
    """Counts per stage ("captions", "credits", "dates") and per check, and of the cases."""

    stages: dict[str, _Count] = field(default_factory=dict)
    by_check: dict[str, _Count] = field(default_factory=dict)
    cases: int = 0
    as_expected: int = 0
    false_alarms: int = 0

    def table(self) -> list[tuple[str, float, float, int]]:
        """Rows of name, precision, recall and how many were expected."""
        rows = [*self.stages.items(), *sorted(self.by_check.items())]
        return [(name, c.precision, c.recall, c.hit + c.missed) for name, c in rows]


def score_seeds(seeds: Sequence[Seed]) -> Score:
    """Precision and recall of every stage and check over the seeds."""
    score = Score()
    for seed in seeds:
        examination = examine_seed(seed)
        wanted, got = seed.expected, observed(seed, examination)
        score.cases += 1
        score.as_expected += not compare(seed, examination)
        for stage in ("caption", "credit", "alt"):
            score.stages.setdefault(f"{stage}s", _Count()).add(
                [getattr(f, stage) for f in wanted.figures if getattr(f, stage)],
                [getattr(f, stage) for f in got.figures if getattr(f, stage)],
            )
        score.stages.setdefault("dates", _Count()).add(wanted.dates, got.dates)
        for check in {f.check for f in (*wanted.findings, *got.findings)}:
            score.by_check.setdefault(check, _Count()).add(
                [f for f in wanted.findings if f.check == check],
                [f for f in got.findings if f.check == check],
            )
        loud = [f for f in got.findings if f.concern != "note"]
        score.false_alarms += sum(f not in wanted.findings for f in loud)
    return score


def render_score(score: Score) -> str:
    """The score as a table for people."""
    lines = [f"{'':<32}{'precision':>10}{'recall':>8}{'expected':>10}"]
    for name, precision, recall, count in score.table():
        lines.append(f"{name:<32}{precision:>10.3f}{recall:>8.3f}{count:>10}")
    lines.append(
        f"\n{score.as_expected} of {score.cases} cases as expected, "
        f"{score.false_alarms} wrong alarms"
    )
    return "\n".join(lines)


def corpus_digest(folder: str | Path) -> str:
    """The first 16 hex digits of a digest over every file of the seeds: it pins a score to them."""
    digest = hashlib.sha256()
    for path in sorted(Path(folder).glob("*/*")):
        if path.is_file():
            digest.update(path.relative_to(folder).as_posix().encode() + b"\x00")
            digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
