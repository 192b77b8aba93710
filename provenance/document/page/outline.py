"""The outline of a page: what one pass over its tree lays down for every later decision.

The page's text becomes one string, and every element a slice of it. So "the text of this element
without its credit" is two slices, "how much of it is linked" a difference, "the elements inside" a
range; nothing walks the tree again.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from provenance.document.page.classes import tokens_of
from provenance.model import tidy

__all__ = ["HEADINGS", "Element", "Line", "Outline", "Ranges", "leads_away"]

HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_PICTURE_PAGE = re.compile(
    r"^#?$|^javascript:|\.(?:jpe?g|png|webp|gif|avif)(?:\?|$)|lightbox|/attachment/|/(?:gallery|galerie|image|photo)s?\b",
    re.I,
)

Attributes = Mapping[str, str | None]
_LONGEST_WORDS = 500  # letters of an attribute that are looked at for words

Ranges = Iterable[tuple[int, int]]
"""Parts of an outline's text: (start, stop), half-open."""


class Element:
    """One element of the page.

    `order` counts elements in document order and `end` is the order after its last descendant, so
    the elements inside are `order + 1` to `end`. `parent` is an order, -1 at the root. `start` and
    `stop` are its slice of the outline's text. `linked` counts letters inside that stand in links
    to other pages, `pictures` the pictures inside. `link` and `figure` are the orders of the
    nearest `a` and `figure` around it (itself included), -1 where there is none. `spare` says
    that it stands in a `noscript`.
    """

    __slots__ = (
        "_words",
        "attrs",
        "end",
        "figure",
        "link",
        "linked",
        "name",
        "order",
        "parent",
        "pictures",
        "spare",
        "start",
        "stop",
    )

    def __init__(self, order: int, parent: int, name: str, attrs: Attributes, start: int) -> None:
        self.order, self.parent, self.name, self.attrs = order, parent, name, attrs
        self.start = self.stop = start
        self.end = order + 1
        self.linked = self.pictures = 0
        self.link = self.figure = -1
        self.spare = False
        self._words: frozenset[str] | None = None

    def get(self, name: str) -> str:
        """An attribute's value, empty where it has none."""
        return self.attrs.get(name) or ""

    @property
    def length(self) -> int:
        """Letters of its text."""
        return self.stop - self.start

    @property
    def words(self) -> frozenset[str]:
        """The words of its classes and names."""
        if self._words is None:
            get = self.attrs.get
            values = (get("class"), get("id"), get("itemprop"), get("data-testid"))
            self._words = tokens_of(*[value and value[:_LONGEST_WORDS] for value in values])
        return self._words


def leads_away(target: str) -> bool:
    """Whether a link's target is another page, not a picture or a place in this page's viewer.

    >>> leads_away("/news/other"), leads_away("/img/flood.jpg"), leads_away("#")
    (True, False, False)
    """
    return not _PICTURE_PAGE.search(target[:500])


class Line(NamedTuple):
    """A run of text between the edges of blocks: `start` to `stop`, in the block `owner`."""

    start: int
    stop: int
    owner: int


class Outline:
    """A page's elements in document order, its text as one string, and its lines.

    `links` are the slices of links to other pages, in order. `root` is the element that holds
    headline, pictures and body, the whole page until the body is known; `holder` is the one that
    holds the body text, None until then.
    """

    __slots__ = ("_by_name", "elements", "holder", "lines", "links", "root", "text")

    def __init__(
        self, elements: list[Element], text: str, lines: list[Line], links: list[tuple[int, int]]
    ) -> None:
        self.elements, self.text, self.lines, self.links = elements, text, lines, links
        self.holder: Element | None = None
        self.root = elements[0]
        self._by_name: dict[str, list[int]] = {}
        for element in elements:
            self._by_name.setdefault(element.name, []).append(element.order)

    def is_holder(self, element: Element) -> bool:
        """Whether an element is the one that holds the body text."""
        return self.holder is element

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
