"""What stands among the body's paragraphs and is no part of it: interface, teasers, embeds."""

from bisect import bisect_left
from itertools import accumulate

from provenance.document.page.classes import JUNK
from provenance.document.page.outline import HEADINGS, Element, Outline

__all__ = ["ENDED", "find_furniture"]

_SKIP = frozenset(
    """figure figcaption button form aside noscript picture video audio header label time address
    h1 menu""".split()
)
_ROLES = frozenset(
    """dialog alertdialog navigation complementary banner contentinfo search form alert status
    tablist toolbar tooltip menu menubar button""".split()
)
_MOST = 0.35
"""The largest share of the text that furniture has; what holds more is the body."""

_INLINE = frozenset("p h2 h3 span a em strong b i".split())
# Words of layout that some publishers use around the article itself.
_WEAK = frozenset(
    "sidebar ad ads rail widget tools more next latest player video similar paywall".split()
)
ENDED = tuple(".!?…。！？»«›‹”“’\"')）」』】〉》:：;")
"""How a line ends that says something."""

_RUNNING = 60  # letters of a paragraph that says something
_TITLE = 15  # letters of a link that could be another article's headline


class _Counts:
    """How many lines before each line are whole links, and how many are running text."""

    __slots__ = ("linked", "running", "starts")

    def __init__(self, outline: Outline) -> None:
        self.starts = [line.start for line in outline.lines]
        linked, running = [0], [0]
        at = 0
        links = outline.links
        for line in outline.lines:
            length = line.stop - line.start
            while at < len(links) and links[at][1] <= line.start:
                at += 1
            share = 0
            for start, stop in links[at : at + 40]:
                if start >= line.stop:
                    break
                share += min(stop, line.stop) - max(start, line.start)
            whole = share >= 0.9 * length
            linked.append(whole and length >= _TITLE)
            running.append(
                not whole
                and length >= _RUNNING
                and outline.text[line.start : line.stop].rstrip().endswith(ENDED)
            )
        self.linked, self.running = list(accumulate(linked)), list(accumulate(running))

    def of(self, element: Element) -> tuple[int, int]:
        """Lines that are whole links, and lines of running text, inside an element."""
        first = bisect_left(self.starts, element.start)
        last = bisect_left(self.starts, element.stop)
        return self.linked[last] - self.linked[first], self.running[last] - self.running[first]


def find_furniture(outline: Outline, holder: Element) -> list[tuple[int, int]]:
    """The ranges of elements inside the body's element that are not the body's."""
    found: list[tuple[int, int]] = []
    counts = _Counts(outline)
    most = _MOST * max(1, holder.length)
    place = holder.order + 1
    while place < holder.end:
        element = outline.elements[place]
        if element.length and (
            _is_furniture(element, most, counts)
            or (element.length <= most and _holds_links(outline, element, counts))
        ):
            found.append((element.start, element.stop))
            place = element.end
        else:
            place += 1
    return found


def _is_furniture(element: Element, most: float, counts: _Counts) -> bool:
    name = element.name
    small = element.length <= most
    if name in _SKIP:
        return small or name not in ("header", "aside")
    get = element.attrs.get
    if get("aria-hidden") == "true" or get("hidden") is not None:
        return True
    if small and (get("role") in _ROLES or "display:none" in element.get("style").replace(" ", "")):
        return True
    junk = element.words & JUNK
    if not junk or name in _INLINE or not small:
        return "visuallyhidden" in junk or "sronly" in junk
    return not (junk <= _WEAK and _tells(element, counts))


def _tells(element: Element, counts: _Counts) -> bool:
    """Whether an element holds running text."""
    linked, running = counts.of(element)
    return running >= 2 > linked


def _holds_links(outline: Outline, element: Element, counts: _Counts) -> bool:
    """Whether an element leads to other articles: at least a title for each paragraph in it."""
    if element.linked < max(_TITLE, element.length // 5) or element.name in _INLINE:
        return False
    linked, running = counts.of(element)
    if linked >= 2:
        return linked >= running
    return linked == 1 and running <= 1 and _is_card(outline, element)


def _is_card(outline: Outline, element: Element) -> bool:
    """Whether an element is a teaser: a heading that is a link, or a link around whole blocks."""
    if element.length > 600:
        return False
    for part in outline.inside(element):
        if part.name in HEADINGS and part.linked * 2 > part.length:
            return True
        if part.name == "a" and any(inner.name in HEADINGS for inner in outline.inside(part)):
            return True
    return False
