"""The lines of a page, each with what speaks for and against its being the body's.

A reason is a number from 0 to 1 with a name; `weights.toml` says what each is worth, and
`docs/reference/reading.md` what each means.
"""

import math
import re
from bisect import bisect_left
from collections import Counter
from itertools import accumulate

from provenance.document.page.classes import BODY, CAPTION, CREDIT, JUNK, UNSEEN
from provenance.document.page.outline import HEADINGS, Element, Line, Outline, Ranges
from provenance.document.story.headline import find_heading
from provenance.document.weights import table_of

__all__ = ["ENDED", "HOPELESS", "Scene"]

ENDED = tuple(".!?…。！？»«›‹”“’\"')）」』】〉》:：;।॥؟")
HOPELESS = -9.0
"""The score of a line that is a short link and nothing else."""
_RUNNING, _LONG = 60, 100  # letters of a sentence, and of a line that needs no end to be one
_TINY = 400  # letters of running text on a page where shorter sentences count, too
_FULL = 400  # letters at which a line is as long as counts
_SPEAKS = 25  # letters a line needs for its full stop to mean something
_LINES = 100  # lines of a page that is long enough for "far" to mean something
_LABEL = 140  # letters at most of a line that only says when something was published
_LARGE = 0.85  # share of the running text: a box that holds it is the page, and says nothing
_SMALL = 0.3  # share of the running text a card holds at most
_CAPTION = 600  # letters at most of a box whose words speak of captions
_POINTS = 0.35  # share of a line that its link has where a label stands before it
_POINTER = 40  # letters of such a label
_LINKED = 0.8  # share of a short line in links that leaves nothing to weigh
_WIDE = re.compile(r"[\u0e00-\u0e7f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_TIME = re.compile(r"(?<!\d)(?:\d{1,2}[:.h時시点]\s?\d\d(?!\d)|(?:19|20)\d\d(?!\d))")
_COMMA = re.compile("[,、،，]")
_NO_LETTER = re.compile(r"\W+")
_OPENS = frozenset("\"'“”„«»‘’‚‹›「『（([¿¡—–-@#$£€…")
_CALLS = frozenset(("form", "button", "label", "dialog", "menu", "nav", "fieldset"))
_CALLING = frozenset("dialog navigation search form banner contentinfo alert".split())
_ASIDE = frozenset(("aside", "footer", "header"))
_APART = ("em", "i", "strong", "b")
_PARAGRAPHS = frozenset(("p", "li", "blockquote"))
_BOXES = frozenset("li div article section a td tr dl aside header".split())
_TITLES = ("h2", "h3", "h4")
_HOMES = frozenset(("article", "main"))
_LIVED_IN = 0.15  # share of the running text that the box around the headline holds at least
_PLAYERS = ("video", "iframe", "embed", "object", "amp-video")
_MOST_PLAYERS = 100
_ASKING = frozenset(("email", "password"))
_FORM = 700  # letters at most of a box that asks for an address
_WHOLE = frozenset(("body", "main", "article"))


class Scene:
    """The lines of a page, what is known of all of them together, and the reasons of each.

    `texts` are the lines' texts, `lengths` their letters (a letter of a script without spaces
    counts three), `linked` the share in links to other pages, `running` whether a line is a
    sentence of a text. `heading` is the headline's element. `title` is what the page's own data
    calls the article, `stated` the text they give it, empty if none.
    """

    def __init__(self, outline: Outline, title: str, stated: str) -> None:
        self.outline = outline
        self.texts = [outline.text[line.start : line.stop].strip() for line in outline.lines]
        self.starts = [line.start for line in outline.lines]
        self.lengths = [
            len(text) + (0 if text.isascii() else 2 * len(_WIDE.findall(text)))
            for text in self.texts
        ]
        self.linked = _linked(outline)
        self.running, counted = self._run(_RUNNING)
        if sum(counted) < _TINY:
            self.running, counted = self._run(_SPEAKS)
        self._sums = [0, *accumulate(counted)]
        self._total = max(1, self._sums[-1])
        self.paths = _paths(outline)
        self._shares: Counter[int] = Counter()
        for line, weight in zip(outline.lines, counted, strict=True):
            self._shares[self.paths[line.owner]] += weight
        self.heading = find_heading(outline, title)
        self._title = bisect_left(self.starts, self.heading.stop) if self.heading else 0
        self._home = self._find_home()
        self._clips = self._find_clips()
        self._stated = _NO_LETTER.sub("", stated)
        self._signs = Counter(
            (e.name, e.attrs.get("class"))
            for e in outline.elements
            if e.stop > e.start and e.name in _BOXES
        )
        self._set_apart = {part.start: part.stop for part in outline.named(outline.root, *_APART)}
        self._asks = _asking(outline)
        self._boxes: dict[int, dict[str, float]] = {}
        self._worth: dict[int, float] = {}

    def _run(self, least: int) -> tuple[list[bool], list[int]]:
        """Whether each line is a sentence of that many letters, and the letters of those."""
        running = [
            length >= least and linked < 0.5 and (length >= _LONG or text.endswith(ENDED))
            for length, linked, text in zip(self.lengths, self.linked, self.texts, strict=True)
        ]
        return running, [n if r else 0 for n, r in zip(self.lengths, running, strict=True)]

    def printed_beside(self, taken: Ranges = ()) -> int:
        """The letters of running text on the page, without the ranges that are taken."""
        ranges = list(taken)
        return sum(
            length
            for length, runs, start in zip(self.lengths, self.running, self.starts, strict=True)
            if runs and not any(low <= start < high for low, high in ranges)
        )

    def mass(self, element: Element) -> float:
        """The share of the page's running text that stands in an element."""
        first = bisect_left(self.starts, element.start)
        last = bisect_left(self.starts, element.stop, first)
        return (self._sums[last] - self._sums[first]) / self._total

    def _find_home(self) -> Element | None:
        """The article or main part of the page around the headline, if it holds some of the text:
        what stands beyond is another's.
        """
        around = self.outline.around(self.heading) if self.heading else ()
        boxes = (b for b in around if b.name in _HOMES or b.attrs.get("role") in _HOMES)
        return next((box for box in boxes if self.mass(box) >= _LIVED_IN), None)

    def _find_clips(self) -> set[int]:
        """The lines right behind a player."""
        players = self.outline.named(self.outline.root, *_PLAYERS)[:_MOST_PLAYERS]
        return {bisect_left(self.starts, part.stop) for part in players}

    def is_beyond(self, number: int) -> bool:
        """Whether a line stands outside the article or main part that holds the headline."""
        home, line = self._home, self.outline.lines[number]
        return home is not None and not home.start <= line.start < home.stop

    def scores(self) -> list[float]:
        """The score of each line by itself."""
        table = table_of("line")
        found = []
        for number, line in enumerate(self.outline.lines):
            if self.is_hopeless(number):
                found.append(HOPELESS)
                continue
            worth = self._worth.get(line.owner)
            if worth is None:
                worth = self._worth[line.owner] = table.part(self._box(line.owner))
            found.append(table.score(self._own(number)) + worth)
        return found

    def is_hopeless(self, number: int) -> bool:
        """Whether a line is a short link and nothing else."""
        return self.linked[number] >= _LINKED and self.lengths[number] < _RUNNING

    def reasons(self, number: int) -> dict[str, float]:
        """All reasons of a line, by name."""
        return {**self._box(self.outline.lines[number].owner), **self._own(number)}

    def _own(self, number: int) -> dict[str, float]:
        """The reasons of the line's own words and place."""
        line, text, length = self.outline.lines[number], self.texts[number], self.lengths[number]
        runs, head = self.running, self.heading
        name = self.outline.elements[line.owner].name
        ended = text.endswith(ENDED)
        found = {
            "length": min(1.0, math.log(1 + length) / math.log(_FULL)),
            "linked": self.linked[number],
            "before": (2 * sum(runs[max(0, number - 1) : number])
                       + sum(runs[max(0, number - 3) : number])) / 5,
            "behind": (2 * sum(runs[number + 1 : number + 2])
                       + sum(runs[number + 1 : number + 4])) / 5,
            "commas": min(1.0, len(_COMMA.findall(text)) / 4),
            "capitals": min(1.0, 2 * sum(map(str.isupper, text)) / max(1, len(text))),
        }  # fmt: skip
        if ended and length > _SPEAKS:
            found["sentence"] = 1.0
        if name in _PARAGRAPHS:
            found["paragraph"] = 1.0
        elif name in HEADINGS:
            found["heading"] = 1.0
        if number < self._title:
            found["early"] = 1.0
        else:
            found["far"] = min(
                1.0, math.log(1 + number - self._title) / math.log(max(_LINES, len(runs)))
            )
        if _POINTS <= self.linked[number] < 1 and self._points(line):
            found["pointer"] = 1.0
        if not ended and length < _LABEL and _TIME.search(text):
            found["stamped"] = 1.0
        if length < _LONG and text[:1] not in _OPENS and not text[:1].isalnum():
            found["symbol"] = 1.0
        if number in self._clips and not ended and length < _LABEL:
            found["clip"] = 1.0
        if self.is_set_apart(number):
            found["set_apart"] = 1.0
        if head is not None and head.start <= line.start < head.stop:
            found["title"] = 1.0
        if self._stated:
            key = _NO_LETTER.sub("", text)
            found["stated" if len(key) > 8 and key in self._stated else "unstated"] = 1.0
        if any(start <= line.start < stop for start, stop in self._asks):
            found["asks"] = 1.0
        return found

    def is_set_apart(self, number: int) -> bool:
        """Whether the whole line is slanted or bold."""
        line = self.outline.lines[number]
        return self._set_apart.get(line.start, 0) >= line.stop - 1

    def _points(self, line: Line) -> bool:
        """Whether a line is a label with one link behind it, to its end."""
        links = self.outline.links
        place = bisect_left(links, (line.start, 0))
        if place == len(links) or links[place][0] - line.start > _POINTER:
            return False
        rest = self.outline.text[links[place][1] : line.stop]
        return not any(map(str.isalnum, rest))

    def _box(self, order: int) -> dict[str, float]:
        """The reasons of the element around a line and those around it."""
        found = dict(self._boxed(order))
        found["path"] = self._shares[self.paths[order]] / self._total
        return found

    def _boxed(self, order: int) -> dict[str, float]:
        known = self._boxes.get(order)
        if known is not None:
            return known
        box = self.outline.elements[order]
        share = self.mass(box)
        if box.parent < 0 or (share >= _LARGE and box.name not in ("a", "p")):
            found = {"named": 1.0} if box.words & BODY else {}
        else:
            found = self._weigh_box(box, share, dict(self._boxed(box.parent)))
        self._boxes[order] = found
        return found

    def _weigh_box(self, box: Element, share: float, found: dict[str, float]) -> dict[str, float]:
        """The reasons of the elements around a box, and its own."""
        words, name, attrs = box.words, box.name, box.attrs
        role = attrs.get("role")
        if name in _CALLS or role in _CALLING:
            found["calls"] = 1.0
        if name in _ASIDE or role == "complementary":
            found["aside"] = max(found.get("aside", 0), 1 - share)
        if box.figure >= 0 or (
            box.length < _CAPTION and (name == "figcaption" or words & (CAPTION | CREDIT))
        ):
            found["captioned"] = 1.0
        if words & JUNK:
            found["furniture"] = max(found.get("furniture", 0), 1 - share)
        if words & BODY:
            found["named"] = 1.0
        if is_hidden(box):
            found["hidden"] = 1.0
        if self.is_card(box, share):
            found["card"] = 1.0
        return found

    def is_card(self, box: Element, share: float) -> bool:
        """Whether a box is a link around a text, has a title that is a link, or is one of several
        alike with a link, and a picture, a title or a time."""
        if box.link == box.order and box.length > 80:
            return True
        if share >= _SMALL or box.linked <= 10 or box.name not in _BOXES:
            return False
        if any(part.linked * 5 >= part.length * 4 for part in self.outline.named(box, *_TITLES)):
            return True
        if self._signs[box.name, box.attrs.get("class")] < 3:
            return False
        return box.pictures > 0 or self.outline.has(box, *_TITLES, "time")


def is_hidden(box: Element) -> bool:
    """Whether a box is there for machines or screen readers, as far as its markup says."""
    attrs = box.attrs
    return bool(
        "hidden" in attrs
        or attrs.get("aria-hidden") == "true"
        or ("style" in attrs and "display:none" in box.get("style").replace(" ", "").lower())
        or box.words & UNSEEN
    )


def _linked(outline: Outline) -> list[float]:
    """The share of each line that stands in links to other pages."""
    found: list[float] = []
    links, at = outline.links, 0
    for line in outline.lines:
        while at < len(links) and links[at][1] <= line.start:
            at += 1
        share, place = 0, at
        while place < len(links) and links[place][0] < line.stop:
            start, stop = links[place]
            share += min(stop, line.stop) - max(start, line.start)
            place += 1
        found.append(min(1.0, share / max(1, line.stop - line.start)))
    return found


def _paths(outline: Outline) -> list[int]:
    """The number of each element's path: the names and classes from the root down to it."""
    known: dict[tuple[int, str, str | None], int] = {}
    found: list[int] = []
    for element in outline.elements:
        above = found[element.parent] if element.parent >= 0 else -1
        key = (above, element.name, element.attrs.get("class"))
        found.append(known.setdefault(key, len(known)))
    return found


def _asking(outline: Outline) -> list[tuple[int, int]]:
    """The ranges of boxes that ask for an address or a password."""
    found = []
    for part in outline.named(outline.root, "input")[:200]:
        if part.get("type").lower() not in _ASKING:
            continue
        box = None
        for outer in outline.around(part):
            if outer.length > _FORM or outer.name in _WHOLE:
                break
            box = outer
        if box is not None:
            found.append((box.start, box.stop))
    return found
