"""From a tree to its outline, in one pass."""

from selectolax.lexbor import LexborNode

from provenance.document.page.outline import HEADINGS, Element, Line, Outline, leads_away

__all__ = ["lay_out"]

_BLOCKS = HEADINGS | frozenset(
    """p div section article main aside header footer nav figure figcaption blockquote pre ul ol li
    dl dt dd table caption thead tbody tfoot tr td th form fieldset legend address center hr details
    summary body html noscript video audio dialog menu button""".split()
)
_RUBY = frozenset(("rp", "rt"))
_PICTURES = frozenset(("img", "amp-img", "image"))
_LONGEST_RUN = 100_000  # letters of one run of text; no paragraph is longer
_ENDS = (".", "!", "?", ":")
_PHRASE = 15  # letters: more than a part of a name written in two pieces
_MOST_ELEMENTS = 60_000


def _are_glued(before: str, text: str) -> bool:
    """Whether a new sentence follows without a space, as where a page breaks lines by style."""
    if not text[0].isupper():
        return False
    return before[-1:] in _ENDS or (
        before[-1:].islower() and min(len(before), len(text)) > _PHRASE and " " in before
    )


def lay_out(root: LexborNode) -> Outline:
    """The outline of a tree, in one pass without recursion, for pages nest deeply.

    >>> from selectolax.lexbor import LexborHTMLParser
    >>> page = "<div><p>It <b>rained</b>.</p><figure><img><p>Rain</p></figure></div>"
    >>> outline = lay_out(LexborHTMLParser(page).body)
    >>> [outline.text[line.start:line.stop] for line in outline.lines]
    ['It rained.', 'Rain']
    >>> figure = outline.elements[4]
    >>> figure.name, figure.pictures, [inner.name for inner in outline.inside(figure)]
    ('figure', 1, ['img', 'p'])
    """
    return _Layer().lay(root)


class _Layer:
    __slots__ = ("breaks", "elements", "length", "line", "lines", "links", "parts", "spare")

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0
        self.lines: list[Line] = []
        self.line: tuple[int, int] | None = None
        self.breaks = 0
        self.elements: list[Element] = []
        self.links: list[tuple[int, int]] = []
        self.spare = 0

    def lay(self, root: LexborNode) -> Outline:
        node: LexborNode | None = root
        open_nodes: list[LexborNode] = []
        elements: list[Element] = []
        blocks: list[int] = []
        while node is not None:
            name = node.tag or ""
            inner = None
            if name == "-text":
                if not self.spare and (text := node.text_content):
                    self._write(text, blocks[-1] if blocks else 0)
            elif node.is_element_node and name and (name not in _RUBY or _is_bracketed(node)):
                element = self._enter(node, name, elements)
                inner = node.first_child if len(self.elements) < _MOST_ELEMENTS else None
                if inner is None:
                    self._leave(element, elements[-1] if elements else None)
                else:
                    open_nodes.append(node)
                    elements.append(element)
                    block = name in _BLOCKS or not blocks
                    blocks.append(element.order if block else blocks[-1])
            if inner is not None:
                node = inner
                continue
            after = node.next if open_nodes else None
            while after is None and open_nodes:
                node = open_nodes.pop()
                blocks.pop()
                element = elements.pop()
                self._leave(element, elements[-1] if elements else None)
                after = node.next if open_nodes else None
            node = after
        self._end_line()
        return Outline(self.elements, "".join(self.parts), self.lines, self.links)

    def _enter(self, node: LexborNode, name: str, outer: list[Element]) -> Element:
        if name == "br":
            self.breaks += 1
            if self.breaks > 1:
                self._end_line()
            elif self.line is not None:
                self._space()
        elif name in _BLOCKS:
            self._end_line()
            self.spare += name == "noscript"
        around = outer[-1] if outer else None
        order = len(self.elements)
        entered = Element(order, around.order if around else -1, name, node.attributes, self.length)
        if around is not None:
            entered.link, entered.figure = around.link, around.figure
        if name == "a":
            entered.link = order
        elif name == "figure":
            entered.figure = order
        entered.spare = self.spare > 0
        self.elements.append(entered)
        return entered

    def _leave(self, done: Element, outer: Element | None) -> None:
        name = done.name
        if name in _BLOCKS:
            self._end_line()
            self.spare -= name == "noscript"
        done.end = len(self.elements)
        done.stop = max(self.length, done.start)
        if name == "picture":
            done.pictures = 1
        elif name in _PICTURES:
            done.pictures += 1
        elif name == "a" and done.stop > done.start and leads_away(done.get("href")):
            done.linked = done.stop - done.start
            self.links.append((done.start, done.stop))
        if outer is not None:
            outer.linked += done.linked
            if not self.spare and name != "noscript":
                outer.pictures += done.pictures

    def _write(self, text: str, block: int) -> None:
        words = text[:_LONGEST_RUN].split()
        if not words:
            if self.line is not None:
                self._space()
            return
        self.breaks = 0
        if self.line is None:
            self.line = (self.length, block)
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


def _is_bracketed(reading: LexborNode) -> bool:
    """Whether a reading of `ruby` stands in brackets: such are text, others are not."""
    outer = reading.parent
    return outer is not None and outer.css_first("rp") is not None
