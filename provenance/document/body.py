"""The body: the lines of the page's text that are left when everything else is taken away."""

import re
from bisect import bisect_left
from collections.abc import Iterable
from typing import NamedTuple

from provenance.document.outline import HEADINGS, Element, Outline, Ranges
from provenance.document.words import JUNK

__all__ = ["Paragraph", "find_body"]

_SKIP = frozenset(
    """figure figcaption button form aside noscript picture video audio header label time address
    h1 menu""".split()
)
_INTERFACE = re.compile(
    r"^(?:advertisement|anzeige|werbung|publicité|publicidad|pubblicità|реклама|share|teilen|"
    r"read more.*|read also.*|lesen sie auch.*|mehr zum thema.*|lire aussi.*|lea también.*|"
    r"leggi anche.*|leia também.*|lees ook.*|çitaj.*|related.*|sign up.*|subscribe.*|newsletter.*|"
    r"follow us.*|copyright.*|©.*|all rights reserved.*|topics|tags?|\W+)$",
    re.I,
)
_OFTEN_BODY = 0.35
_INLINE = frozenset("p h2 h3 span a em strong b i".split())
# Words of layout that some publishers use around the article itself.
_WEAK = frozenset("sidebar ad ads rail widget tools more next latest player video similar".split())


class _Line:
    """A paragraph or sub-headline on its way to a passage."""

    __slots__ = ("linked", "owner", "start", "text")

    def __init__(self, text: str, owner: Element, start: int, linked: float) -> None:
        self.text, self.owner, self.start, self.linked = text, owner, start, linked

    @property
    def is_heading(self) -> bool:
        return self.owner.name in HEADINGS


class Paragraph(NamedTuple):
    """A paragraph or sub-headline: its text, the name of its element ("h2" for a heading), and
    where in the outline's text it begins."""

    text: str
    element: str
    place: int


def find_body(outline: Outline, taken: Ranges) -> list[Paragraph]:
    """The body's paragraphs and sub-headlines in order, without the text of the ranges `taken`."""
    holder = outline.holder or outline.root
    dropped = _merged([*taken, *_furniture(outline, holder)])
    found: list[Paragraph] = []
    seen: set[str] = set()
    for line in _kept(_lines(outline, holder, dropped)):
        if line.text in seen and len(line.text) > 40:
            continue
        seen.add(line.text)
        found.append(Paragraph(line.text, outline.name_of(line.owner), line.start))
    return found


def _merged(ranges: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Ranges in order, those that touch as one."""
    found: list[tuple[int, int]] = []
    for start, stop in sorted(ranges):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(stop, found[-1][1]))
        elif stop > start:
            found.append((start, stop))
    return found


def _furniture(outline: Outline, holder: Element) -> list[tuple[int, int]]:
    """The ranges of elements in the body's that are not the body's."""
    found: list[tuple[int, int]] = []
    total = max(1, holder.length)
    place = holder.order + 1
    while place < holder.end:
        element = outline.elements[place]
        if element.length and _is_furniture(outline, element, total):
            found.append((element.start, element.stop))
            place = element.end
        else:
            place += 1
    return found


def _is_furniture(outline: Outline, element: Element, total: int) -> bool:
    name = element.name
    if name in _SKIP:
        return name not in ("header", "aside") or element.length <= _OFTEN_BODY * total
    get = element.attrs.get
    if get("aria-hidden") == "true" or get("hidden") is not None:
        return True
    small = element.length <= _OFTEN_BODY * total
    if "display:none" in element.get("style").replace(" ", ""):
        return small
    junk = element.words & JUNK
    if not junk or name in _INLINE or not small:
        return False
    return not (junk <= _WEAK and _tells(outline, element))


def _tells(outline: Outline, element: Element) -> bool:
    """Whether an element holds running text: long paragraphs that are not links."""
    long = [p for p in outline.named(element, "p")[:12] if p.length >= 80]
    return sum(p.linked * 2 < p.length for p in long) >= 2


def _lines(outline: Outline, holder: Element, dropped: list[tuple[int, int]]) -> list[_Line]:
    """The lines inside an element, without the dropped ranges."""
    found: list[_Line] = []
    first = bisect_left(outline.lines, (holder.start, 0, 0))
    gap = link = 0
    for line in outline.lines[first:]:
        if line.start >= holder.stop:
            break
        while gap < len(dropped) and dropped[gap][1] <= line.start:
            gap += 1
        last = gap
        while last < len(dropped) and dropped[last][0] < line.stop:
            last += 1
        text = outline.cut(line.start, line.stop, dropped[gap:last])
        if len(text) < 2:
            continue
        linked = 0
        while link < len(outline.links) and outline.links[link][1] <= line.start:
            link += 1
        at = link
        while at < len(outline.links) and outline.links[at][0] < line.stop:
            start, stop = outline.links[at]
            linked += min(stop, line.stop) - max(start, line.start)
            at += 1
        found.append(_Line(text, outline.elements[line.owner], line.start, linked / len(text)))
    return found


def _kept(lines: list[_Line]) -> list[_Line]:
    kept = [line for line in lines if not _INTERFACE.match(line.text) and not _is_link_only(line)]
    while kept and kept[-1].is_heading:
        kept.pop()
    return kept


def _is_link_only(line: _Line) -> bool:
    """A line that is nothing but links: a teaser, a tag, a menu."""
    if line.linked < 0.9:
        return False
    return line.owner.name in ("li", "p", "td", "h3", "h4", "dd") or len(line.text) < 120
