"""The body: the lines of the page that its own words, place and neighbours speak for."""

import math
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

from provenance.document.page.outline import HEADINGS, Element, Outline, Ranges
from provenance.document.page.parse import Page
from provenance.document.story.lines import ENDED, HOPELESS, Scene
from provenance.document.weights import table_of

__all__ = ["Paragraph", "Story", "find_story", "read_body", "stand_together"]

_MOST = 600  # letters of one line that count for the box it stands in
_NOTHING = 200  # letters of a body that is none: then what is nearly believed is taken
_PRINTED = 500  # letters of running text on a page that should have a body
_DOUBTED = -2.5  # a score of lines that stand in for a body where there is none
_OPENING = 1500  # letters of running text that make a story's opening
_HALF = 0.5
_HOLDS = 0.75  # share of the body that its element holds
_STATED = 500  # letters a text in the page's data needs to be the article's
_STEPS = 8
_REPEATED = 40  # letters of a line that is not printed twice
_COMPARED = 400  # short paragraphs of a page that may quote another: more are no news page's
_QUOTED = 40  # letters of a quotation set apart
_QUOTES = " \"'“”„«»‹›"
_OUTER = frozenset(("article", "main"))
_LONG = 60  # letters of a last line that needs no full stop
_SIGNED = 4  # lines behind a story that sign it off, at most
_LINKED = 0.8
_LEAST = 2  # letters of a line that says anything


class Paragraph(NamedTuple):
    """A paragraph or sub-headline: its text, the name of its element ("h2" for a heading), and
    where in the outline's text it begins."""

    text: str
    element: str
    place: int


@dataclass(frozen=True, slots=True)
class Story:
    """The lines of a page with their scores; `chosen` are the numbers of those above 0, the body's.

    `reasons` says of a line, by its number, what spoke for and against it, the heaviest first.
    """

    scene: Scene
    scores: tuple[float, ...]
    chosen: tuple[int, ...]
    _together: tuple[dict[str, float], ...]

    @property
    def is_tiny(self) -> bool:
        """Whether the page is so short that little on it weighs."""
        return sum(self.scene.lengths) < _PRINTED

    def leads_away(self, number: int) -> bool:
        """Whether the line behind is nothing but a link: then a heading is that list's."""
        behind = number + 1
        return (
            behind < len(self.scores)
            and self.scores[behind] <= 0
            and self.scene.linked[behind] >= _LINKED
        )

    def reasons(self, number: int) -> list[tuple[str, float]]:
        """What spoke for and against a line, each with what it added to the score."""
        table, body = table_of("line"), table_of("body")
        told = body.heaviest(self._together[number])
        worth = body.weights["line"] / 4  # as the line's own score stands in the other table
        own = [(name, added * worth) for name, added in table.heaviest(self.scene.reasons(number))]
        found = [pair for pair in told if pair[0] != "line"] + own
        return sorted(found, key=lambda pair: -abs(pair[1]))


def find_story(page: Page) -> Story:
    """The lines of a page, weighed; the outline then knows its `holder` and `root`."""
    outline = page.outline
    told = [t for d in page.data if isinstance(t := d.get("articleBody"), str)]
    stated = max(told, key=len, default="")
    scene = Scene(outline, _titles(page), stated if len(stated) >= _STATED else "")
    together = stand_together(scene, scene.scores())
    table = table_of("body")
    scores = tuple(table.score(reasons) for reasons in together)
    numbers = tuple(number for number, score in enumerate(scores) if score > 0)
    if (
        scene.printed_beside() >= _PRINTED
        and sum(scene.lengths[number] for number in numbers) < _NOTHING
    ):
        numbers = tuple(
            number
            for number, score in enumerate(scores)
            if score > 0 or (score > _DOUBTED and scene.running[number])
        )
    if not numbers and sum(scene.lengths) < _PRINTED:  # tiny: so short that nothing on it weighs
        numbers = tuple(
            number
            for number, line in enumerate(outline.lines)
            if outline.elements[line.owner].name == "p" and not scene.linked[number]
        )
    story = Story(scene, scores, numbers, tuple(together))
    chosen = [outline.lines[number] for number in story.chosen]
    if chosen:
        outline.holder = _holder(outline, story)
        outline.root = _root(outline, outline.holder, scene.heading)
    return story


def _titles(page: Page) -> str:
    told = (d["headline"] for d in page.data if isinstance(d.get("headline"), str))
    return " ".join((page.meta.get("og:title") or "", page.title or "", next(told, "")))


class _Shares:
    """Sums over lines, asked for by element."""

    __slots__ = ("starts", "sums")

    def __init__(self, starts: list[int], values: Iterable[float]) -> None:
        self.starts = starts
        self.sums = [0.0, *accumulate(values)]

    def of(self, element: Element) -> float:
        first = bisect_left(self.starts, element.start)
        return self.sums[bisect_left(self.starts, element.stop, first)] - self.sums[first]

    @property
    def total(self) -> float:
        return self.sums[-1] or 1e-9


def stand_together(scene: Scene, scores: list[float]) -> list[dict[str, float]]:
    """The reasons of lines beside each other: whether a line stands with the story's opening,
    and in a box that is full of lines like it."""
    outline = scene.outline
    chances = [1 / (1 + math.exp(-score)) for score in scores]
    sizes = [float(min(length, _MOST)) for length in scene.lengths]
    opening, letters = [0.0] * len(sizes), 0
    paths: Counter[int] = Counter()
    for number, chance in enumerate(chances):
        if chance >= _HALF and scene.running[number]:
            opening[number] = sizes[number]
            paths[scene.paths[outline.lines[number].owner]] += int(sizes[number])
            letters += scene.lengths[number]
            if letters >= _OPENING:
                break
    opened = _Shares(scene.starts, opening)
    full = _Shares(
        scene.starts, [c * s if c > 0.3 else 0.0 for c, s in zip(chances, sizes, strict=True)]
    )
    whole = _Shares(scene.starts, sizes)
    begun = sum(paths.values()) or 1
    known: dict[int, tuple[float, float]] = {}
    found = []
    for number, line in enumerate(outline.lines):
        if scores[number] == HOPELESS:
            found.append({"line": HOPELESS / 4})
            continue
        if line.owner not in known:
            known[line.owner] = _beside(outline, line.owner, opened, full, whole)
        apart, dense = known[line.owner]
        reasons = {
            "line": scores[number] / 4,
            "apart": apart,
            "dense": dense,
            "opening": paths[scene.paths[line.owner]] / begun,
            "says": min(1.0, sizes[number] / 100) * chances[number],
        }
        if scene.is_beyond(number):
            reasons["beyond"] = 1.0
        if outline.elements[line.owner].name in HEADINGS:
            behind = chances[number + 1 : number + 4]
            reasons["heads"] = sum(c * w for c, w in zip(behind, (3, 2, 1), strict=False)) / 6
        found.append(reasons)
    return found


def _beside(
    outline: Outline, owner: int, opened: _Shares, full: _Shares, whole: _Shares
) -> tuple[float, float]:
    """How many steps up a line meets the story's opening, and how full of its lines that box is."""
    node: Element | None = outline.elements[owner]
    step = 0
    while node is not None and opened.of(node) < _HALF * opened.total:
        node, step = outline.parent(node), step + 1
    if node is None:
        return 1.0, 0.0
    return min(step, _STEPS) / _STEPS, full.of(node) / (whole.of(node) + 1)


def _holder(outline: Outline, story: Story) -> Element:
    """The deepest element that holds most of the body."""
    scene = story.scene
    sums = _Shares(
        scene.starts,
        [n if s > 0 else 0 for n, s in zip(scene.lengths, story.scores, strict=True)],
    )
    node = outline.elements[0]
    while True:
        inner = next((c for c in outline.children(node) if sums.of(c) >= _HOLDS * sums.total), None)
        if inner is None or inner.name == "p":
            return node
        node = inner


def _root(outline: Outline, holder: Element, heading: Element | None) -> Element:
    """The nearest element around the body that holds the headline too, and the article around."""
    node = holder
    while heading is not None and not node.order <= heading.order < node.end:
        outer = outline.parent(node)
        if outer is None:
            break
        node = outer
    outer = next((box for box in outline.around(node) if box.name in _OUTER), None)
    return outer if outer is not None and outer.length < 2 * node.length else node


def read_body(story: Story, taken: Ranges) -> list[Paragraph]:
    """The body's paragraphs and sub-headlines in order, without the text of the ranges `taken`."""
    outline = story.scene.outline
    dropped = sorted(taken)
    found: list[Paragraph] = []
    for number in _ended(story):
        line = outline.lines[number]
        text = outline.cut(line.start, line.stop, dropped)
        owner = outline.elements[line.owner]
        if len(text) >= _LEAST and not (owner.name in HEADINGS and story.leads_away(number)):
            found.append(Paragraph(text, outline.name_of(owner), line.start))
    return list(_once(found))


def _ended(story: Story) -> list[int]:
    """The body's lines without what signs it off: labels, and lines set apart from the text."""
    scene, chosen = story.scene, list(story.chosen)
    for _turn in range(_SIGNED):
        if len(chosen) < 2:
            break
        last = chosen[-1]
        says = scene.lengths[last] >= _LONG or scene.texts[last].endswith(ENDED)
        if says and not scene.is_set_apart(last):
            break
        chosen.pop()
    return chosen


def _once(paragraphs: list[Paragraph]) -> Iterator[Paragraph]:
    """The paragraphs without those printed before, and quotations whose words another holds."""
    whole = "\n".join(part.text for part in paragraphs)
    cores = Counter(part.text.strip(_QUOTES) for part in paragraphs)
    seen: set[str] = set()
    short = [core for core in cores if _QUOTED <= len(core) < _MOST]
    within = {core for core in short[:_COMPARED] if whole.count(core) > cores[core]}
    for part in paragraphs:
        quoted = part.text.strip(_QUOTES) in within
        if not quoted and (part.text not in seen or len(part.text) <= _REPEATED):
            seen.add(part.text)
            yield part
