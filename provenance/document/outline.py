"""The outline of a page: one pass over its tree lays down what every later decision looks up.

The page's text becomes one string, and every element a slice of it. So "the text of this element
without its credit" is two slices, "how much of it is linked" a difference, "the elements inside" a
range; nothing walks the tree again.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from bs4 import Tag
from bs4.element import NavigableString, RubyParenthesisString, RubyTextString

from provenance.document.words import tokens_of
from provenance.model import tidy

__all__ = ["BODY_MARK", "HEADINGS", "Element", "Line", "Outline", "Ranges", "lay_out", "leads_away"]

BODY_MARK = "data-cutline-body"
"""The attribute that marks the element holding the body text."""

HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_BLOCKS = HEADINGS | frozenset(
    """p div section article main aside header footer nav figure figcaption blockquote pre ul ol li
    dl dt dd table caption thead tbody tfoot tr td th form fieldset legend address center hr details
    summary body html noscript video audio dialog menu""".split()
)
_TEXTLESS = frozenset(("script", "style", "noscript", "template", "rp", "rt"))
_STRINGS = (NavigableString, RubyTextString, RubyParenthesisString)
_PICTURES = frozenset(("img", "amp-img", "image"))
_PICTURE_PAGE = re.compile(
    r"^#?$|^javascript:|\.(?:jpe?g|png|webp|gif|avif)(?:\?|$)|lightbox|/(?:gallery|galerie|image|photo)s?\b",
    re.I,
)

Ranges = Iterable[tuple[int, int]]
"""Parts of an outline's text: (start, stop), half-open."""


class Element(NamedTuple):
    """One element of the page.

    `order` counts elements in document order and `end` is the order after its last descendant, so
    the elements inside are `order + 1` to `end`. `parent` is an order, -1 at the root. `start` and
    `stop` are its slice of the outline's text. `linked` counts letters inside that stand in links
    to other pages, `pictures` the pictures inside. `link` and `figure` are the orders of the
    nearest `a` and `figure` around it (itself included), -1 where there is none.
    """

    order: int
    end: int
    parent: int
    name: str
    attrs: dict[str, Any]
    words: frozenset[str]
    start: int
    stop: int
    linked: int
    pictures: int
    link: int
    figure: int
    spare: bool

    def get(self, name: str) -> str:
        """An attribute's value, empty where it has none."""
        return str(self.attrs.get(name) or "")

    @property
    def length(self) -> int:
        """Letters of its text."""
        return self.stop - self.start


def leads_away(link: Element) -> bool:
    """Whether a link leads to another page, not to a picture or a place on this page's viewer."""
    return not _PICTURE_PAGE.search(link.get("href")[:500])


class Line(NamedTuple):
    """A run of text between the edges of blocks: `start` to `stop`, in the block `owner`."""

    start: int
    stop: int
    owner: int


class Outline:
    """A page's elements in document order, its text as one string, and its lines.

    `links` are the slices of links to other pages, in order. `holder` is the element that holds the
    body text, None where nothing was marked as such.
    """

    __slots__ = ("_by_name", "elements", "holder", "lines", "links", "text")

    def __init__(
        self, elements: list[Element], text: str, lines: list[Line], links: list[tuple[int, int]]
    ) -> None:
        self.elements, self.text, self.lines, self.links = elements, text, lines, links
        self.holder: Element | None = None
        self._by_name: dict[str, list[int]] = {}
        for element in elements:
            self._by_name.setdefault(element.name, []).append(element.order)
            if BODY_MARK in element.attrs and self.holder is None:
                self.holder = element

    @property
    def root(self) -> Element:
        """The element that holds headline, pictures and body."""
        return self.elements[0]

    def inside(self, element: Element) -> list[Element]:
        """The elements inside one, in document order."""
        return self.elements[element.order + 1 : element.end]

    def children(self, element: Element) -> Iterator[Element]:
        """The elements right inside one."""
        place = element.order + 1
        while place < element.end:
            child = self.elements[place]
            yield child
            place = child.end

    def parent(self, element: Element) -> Element | None:
        """The element right around one, None at the root."""
        return self.elements[element.parent] if element.parent >= 0 else None

    def around(self, element: Element) -> Iterator[Element]:
        """The elements around one, from the inside out."""
        place = element.parent
        while place >= 0:
            yield self.elements[place]
            place = self.elements[place].parent

    def following(self, element: Element) -> Element | None:
        """The next sibling."""
        if element.end < len(self.elements):
            other = self.elements[element.end]
            if other.parent == element.parent:
                return other
        return None

    def named(self, element: Element, *names: str) -> list[Element]:
        """The elements of some names inside one, in document order."""
        found: list[int] = []
        for name in names:
            orders = self._by_name.get(name, ())
            found += orders[bisect_right(orders, element.order) : bisect_left(orders, element.end)]
        if len(names) > 1:
            found.sort()
        return [self.elements[order] for order in found]

    def has(self, element: Element, *names: str) -> bool:
        """Whether an element of one of these names stands inside one."""
        for name in names:
            orders = self._by_name.get(name, ())
            place = bisect_right(orders, element.order)
            if place < len(orders) and orders[place] < element.end:
                return True
        return False

    def lines_of(self, element: Element) -> list[Line]:
        """The lines that begin inside an element."""
        first = bisect_left(self.lines, (element.start, 0, 0))
        return self.lines[first : bisect_left(self.lines, (element.stop, 0, 0))]

    def text_of(self, element: Element, without: Ranges = ()) -> str:
        """The tidy text of an element, without some ranges of it."""
        return self.cut(element.start, element.stop, without)

    def cut(self, start: int, stop: int, without: Ranges = ()) -> str:
        """The tidy text from `start` to `stop`, without some ranges of it."""
        parts = []
        for first, last in sorted(without):
            if last <= start or first >= stop:
                continue
            if first > start:
                parts.append(self.text[start:first])
            start = max(start, last)
        if start < stop:
            parts.append(self.text[start:stop])
        return tidy(" ".join(parts))

    def name_of(self, element: Element) -> str:
        """How an element is named for people: parent and element with its first class."""
        first = element.get("class").split()[:1]
        name = ".".join([element.name, *first])
        parent = self.parent(element)
        return f"{parent.name} > {name}" if parent and parent.name == "figure" else name


class _Open:
    """An element whose end has not been seen yet."""

    __slots__ = ("block", "figure", "left", "link", "linked", "order", "pictures", "start", "tag")

    def __init__(self, tag: Tag, order: int, outer: "_Open | None", start: int) -> None:
        self.tag, self.order, self.start = tag, order, start
        self.left = iter(tag.contents)
        self.linked = self.pictures = 0
        self.block: int = order if tag.name in _BLOCKS or outer is None else outer.block
        self.link: int = order if tag.name == "a" else outer.link if outer else -1
        self.figure: int = order if tag.name == "figure" else outer.figure if outer else -1


def lay_out(root: Tag) -> Outline:
    """The outline of a tree, in one pass without recursion, for pages nest deeply.

    >>> from bs4 import BeautifulSoup
    >>> page = "<div><p>It <b>rained</b>.</p><figure><img><p>Rain</p></figure></div>"
    >>> outline = lay_out(BeautifulSoup(page, "lxml", multi_valued_attributes=None).div)
    >>> [outline.text[line.start:line.stop] for line in outline.lines]
    ['It rained.', 'Rain']
    >>> figure = outline.elements[3]
    >>> figure.name, figure.pictures, [inner.name for inner in outline.inside(figure)]
    ('figure', 1, ['img', 'p'])
    """
    return _Layer().lay(root)


class _Layer:
    __slots__ = ("away", "breaks", "elements", "length", "line", "lines", "links", "parts", "spare")

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0
        self.lines: list[Line] = []
        self.line: tuple[int, int] | None = None
        self.breaks = 0
        self.elements: list[Element | None] = []
        self.links: list[tuple[int, int]] = []
        self.away: dict[int, bool] = {}
        self.spare = 0

    def lay(self, root: Tag) -> Outline:
        stack = [self._enter(root, None)]
        while stack:
            top = stack[-1]
            for node in top.left:
                if isinstance(node, Tag):
                    if node.name in _TEXTLESS and not self._has_own_text(node):
                        continue
                    stack.append(self._enter(node, top))
                    break
                if isinstance(node, NavigableString) and type(node) in _STRINGS and not self.spare:
                    self._write(node, top)
            else:
                stack.pop()
                self._leave(top, stack[-1] if stack else None)
        self._end_line()
        done = [element for element in self.elements if element is not None]
        return Outline(done, "".join(self.parts), self.lines, self.links)

    def _has_own_text(self, tag: Tag) -> bool:
        """Whether an element's strings, else left out, are shown: readings set in brackets.

        The pictures of `noscript` are kept and its text is not.
        """
        if tag.name == "noscript":
            return True
        ruby = tag.parent
        return tag.name in ("rt", "rp") and ruby is not None and ruby.find("rp") is not None

    def _enter(self, tag: Tag, outer: _Open | None) -> _Open:
        name = tag.name
        if name == "br":
            self.breaks += 1
            if self.breaks > 1:
                self._end_line()
            elif self.line is not None:
                self._space()
        elif name in _BLOCKS:
            self._end_line()
        self.spare += name == "noscript"
        order = len(self.elements)
        self.elements.append(None)
        entered = _Open(tag, order, outer, self.length)
        if name == "a":
            self.away[order] = not _PICTURE_PAGE.search(str(tag.attrs.get("href") or "")[:500])
        return entered

    def _leave(self, top: _Open, outer: _Open | None) -> None:
        tag, name = top.tag, top.tag.name
        if name in _BLOCKS:
            self._end_line()
        pictures = top.pictures
        if name == "picture":
            pictures = 1
        elif name in _PICTURES:
            pictures += 1
        get = tag.attrs.get
        stop = max(self.length, top.start)
        if top.link == top.order and self.away[top.order] and stop > top.start:
            top.linked = stop - top.start
            self.links.append((top.start, stop))
        self.elements[top.order] = Element(
            top.order,
            len(self.elements),
            outer.order if outer else -1,
            name,
            tag.attrs,
            tokens_of(get("class"), get("id"), get("itemprop"), get("data-testid")),
            top.start,
            stop,
            top.linked,
            pictures,
            top.link,
            top.figure,
            self.spare > 0,
        )
        self.spare -= name == "noscript"
        if outer is not None:
            outer.linked += top.linked
            outer.pictures += 0 if self.spare or name == "noscript" else pictures

    def _write(self, text: str, top: _Open) -> None:
        words = text.split()
        if not words:
            if self.line is not None and text:
                self._space()
            return
        self.breaks = 0
        if self.line is None:
            self.line = (self.length, top.block)
        elif text[0].isspace():
            self._space()
        written = " ".join(words)
        self.parts.append(written)
        self.length += len(written)
        if text[-1].isspace():
            self._space()

    def _space(self) -> None:
        if self.parts and self.parts[-1][-1] not in " \n":
            self.parts.append(" ")
            self.length += 1

    def _end_line(self) -> None:
        if self.line is not None:
            start, owner = self.line
            self.lines.append(Line(start, self.length, owner))
            self.line = None
            self.parts.append("\n")
            self.length += 1
        self.breaks = 0
