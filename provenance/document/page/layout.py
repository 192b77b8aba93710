"""From a tree to its outline, in one pass."""

from typing import Any

from bs4 import Tag
from bs4.element import NavigableString, RubyParenthesisString, RubyTextString

from provenance.document.page.classes import tokens_of
from provenance.document.page.outline import HEADINGS, Element, Line, Outline, leads_away

__all__ = ["lay_out"]

_BLOCKS = HEADINGS | frozenset(
    """p div section article main aside header footer nav figure figcaption blockquote pre ul ol li
    dl dt dd table caption thead tbody tfoot tr td th form fieldset legend address center hr details
    summary body html noscript video audio dialog menu""".split()
)
_TEXTLESS = frozenset(("script", "style", "template", "rp", "rt"))
_RUBY = frozenset(("rp", "rt"))
_STRINGS = (NavigableString, RubyTextString, RubyParenthesisString)
_PICTURES = frozenset(("img", "amp-img", "image"))


_NO_WORDS: frozenset[str] = frozenset()
_NOTHING = (None, None, None, None)
_LONGEST_WORDS = 500
_LONGEST_RUN = 100_000  # letters of one run of text; no paragraph is longer


def _words(attrs: dict[str, Any]) -> frozenset[str]:
    """The words of an element's classes and names."""
    if not attrs:
        return _NO_WORDS
    get = attrs.get
    values = get("class"), get("id"), get("itemprop"), get("data-testid")
    if values == _NOTHING:
        return _NO_WORDS
    return tokens_of(*[value and value[:_LONGEST_WORDS] for value in values])


def _are_glued(before: str, text: str) -> bool:
    """Whether a new sentence follows without a space, as where a page breaks lines by style."""
    if not text[0].isupper():
        return False
    return before[-1:] in _ENDS or (
        before[-1:].islower() and min(len(before), len(text)) > _PHRASE and " " in before
    )


_ENDS = (".", "!", "?", ":")
_PHRASE = 15  # letters: more than a part of a name written in two pieces


class _Open:
    """An element whose end has not been seen yet.

    `bracketed` tells of a `ruby` whose readings stand in brackets: such are text, others are not.
    """

    __slots__ = (
        "block",
        "bracketed",
        "figure",
        "left",
        "link",
        "linked",
        "order",
        "pictures",
        "start",
        "tag",
    )

    def __init__(self, tag: Tag, order: int, outer: "_Open | None", start: int) -> None:
        self.tag, self.order, self.start = tag, order, start
        self.left = iter(tag.contents)
        self.linked = self.pictures = 0
        self.bracketed = tag.name == "ruby" and any(
            isinstance(node, Tag) and node.name == "rp" for node in tag.contents
        )
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
                    if node.name in _TEXTLESS and not (node.name in _RUBY and top.bracketed):
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
            self.away[order] = leads_away(str(tag.attrs.get("href") or ""))
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
            _words(tag.attrs),
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
        words = text[:_LONGEST_RUN].split()
        if not words:
            if self.line is not None and text:
                self._space()
            return
        self.breaks = 0
        if self.line is None:
            self.line = (self.length, top.block)
        elif text[0].isspace() or _are_glued(self.parts[-1], text):
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
