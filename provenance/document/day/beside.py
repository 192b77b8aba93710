"""The short lines around the headline, and the marked days elsewhere on the page."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from selectolax.lexbor import LexborHTMLParser, LexborNode

from provenance.document.day.labels import PUBLISHED, kind_of_class, kind_of_name
from provenance.document.day.machine import alike
from provenance.document.day.traces import Mark, Printed
from provenance.model import tidy
from provenance.words.numerals import FIRST_YEAR

__all__ = ["find_lines", "find_titles"]

_BEFORE, _BEHIND = 500, 1500  # letters around the headline that are near
_SHORTEST, _LONGEST, _SAID = 6, 160, 70  # letters of a line, and of a line that is a sentence
_MOST_NODES, _MOST_FAR, _MOST_STEPS, _MOST_HEADINGS = 20_000, 60, 14, 80
_INLINE = frozenset(
    "a abbr b bdi cite data em font i label mark s small span strong sub sup time tt u".split()
)
_UNREAD = frozenset("script style noscript template svg title option select textarea".split())
_OTHERS = frozenset("nav footer aside figure figcaption".split())
_FAR = (
    'time,[itemprop*="date" i],[property*="date" i],[class*="date" i],[class*="publish" i],'
    '[class*="time" i]'
)
# Words of class names around a day that is another piece's, a picture's or the page's furniture.
_ASIDE = re.compile(
    r"relat|teaser|comment|sidebar|widget|recirc|promo|caption|player|gallery|event|popular"
    r"|trending|latest|most-?read|footer|copyright|menu|breadcrumb|newsletter|weather",
    re.I,
)
_ABOVE = 0.7  # what a line above the headline is worth: today's date stands there too
_SCOPES = re.compile("Image|Video|Comment|Event")
_LINKED, _NAMED, _LISTED = 0.7, 0.5, 0.7  # how much aside: in a link, by its name, in a list
_FIGURES = re.compile(rf"\d|{FIRST_YEAR}")


@dataclass(slots=True)
class _Line:
    owner: LexborNode
    place: int
    parts: list[str] = field(default_factory=list)
    length: int = 0
    marks: list[Mark] = field(default_factory=list)

    def say(self, text: str) -> None:
        """Goes on; what is beyond the longest line is only counted."""
        if self.length < 4 * _LONGEST:
            self.parts.append(text)
        self.length += len(text)

    def mark(self, text: str, said: tuple[str, str, bool]) -> None:
        """Marks the words that follow as those of a day for machines."""
        self.marks.append(Mark(self.length, self.length + len(text) + 1, *said))


def find_titles(tree: LexborHTMLParser) -> tuple[str, ...]:
    """The page's titles: og:title, the title element."""
    found = []
    for chosen, name in (('meta[property="og:title"]', "content"), ("title", "")):
        node = tree.css_first(chosen)
        if node is not None:
            found.append(tidy((node.attributes.get(name) or "") if name else node.text())[:300])
    return tuple(title for title in found if title)


def find_heading(tree: LexborHTMLParser, titles: Sequence[str]) -> LexborNode | None:
    """The headline's element: the heading that has most letters of the page's titles, an h1 before
    others; else the longest h1."""
    best, most = None, 0.0
    for node in tree.css("h1,h2,h3,h4")[:_MOST_HEADINGS]:
        text = tidy(node.text())[:300]
        share = max((alike(text, title) for title in titles), default=0.0)
        if node.tag == "h1":
            score = len(text) * max(share, 0.1) * 2
        else:
            score = len(text) * share if share >= 0.6 else 0.0
        if score > most:
            best, most = node, score
    return best


def find_lines(tree: LexborHTMLParser, titles: Sequence[str]) -> Iterator[Printed]:
    """Short lines with figures: those around the headline, then marked days elsewhere."""
    body = tree.body
    if body is None:
        return
    heading = find_heading(tree, titles)
    around = {node.mem_id for node in _up(heading)} if heading else {body.mem_id}
    near: set[int] = set()
    lines, top = _near_lines(body, heading, near)
    found = []
    for line in lines:
        text = "".join(line.parts)
        if not _is_stamp(text, line.marks):
            continue
        if line.place >= top:
            close = 1 - 0.7 * (line.place - top) / _BEHIND
        else:
            close = _ABOVE * (1 - (top - line.place) / (2 * _BEFORE))
        owner = line.owner
        aside, kind = _aside(owner, around), _kind(owner, around)
        found.append(Printed(text, _name(owner), max(0.0, close), aside, kind, tuple(line.marks)))
    yield from _lists(found)
    yield from _lists(_far(tree, near, around))


def _lists(lines: Iterable[Printed]) -> Iterator[Printed]:
    """The lines, those aside whose box stands there again and again with other days: a list."""
    boxes: dict[str, list[Printed]] = {}
    for line in lines:
        boxes.setdefault(line.place, []).append(line)
    for same in boxes.values():
        listed = "." in same[0].place and len({line.text for line in same}) > 2
        for line in same:
            yield replace(line, aside=max(line.aside, _LISTED)) if listed else line


def _near_lines(
    body: LexborNode, heading: LexborNode | None, near: set[int]
) -> tuple[list[_Line], int]:
    """The lines around the headline and the place of its end; `near` takes the elements read."""
    lines: list[_Line] = []
    place = top = 0
    key = heading.mem_id if heading else -1
    behind = heading is None
    line: _Line | None = None
    for _number, node in zip(range(_MOST_NODES), body.traverse(include_text=True), strict=False):
        tag = node.tag or ""
        if tag != "-text":
            if node.mem_id == key:
                behind, top = True, place
                lines = [old for old in lines if old.place >= place - _BEFORE]
            if tag == "br":
                line = None
            elif tag not in _UNREAD and (mark := _mark(node)) is not None:
                line = _line_of(_owner(node), line, lines, place)
                near.add(node.mem_id)
                line.mark(tidy(node.text()), mark)
            continue
        parent = node.parent
        if parent is None or parent.tag in _UNREAD:
            continue
        text = node.text_content or ""
        if not text or text.isspace():
            if line is not None and line.parts and text:
                line.say(" ")
            continue
        owner = _owner(parent)
        line = _line_of(owner, line, lines, place)
        if _FIGURES.search(text):
            near |= {parent.mem_id, owner.mem_id}
        text = " ".join(text.split()) if not text[-1].isspace() else " ".join(text.split()) + " "
        line.say(text)
        place += len(text)
        if behind and place > top + _BEHIND + 300:
            break
    return lines, top


def _line_of(owner: LexborNode, line: _Line | None, lines: list[_Line], place: int) -> _Line:
    """The line that goes on in this block, or a new one at this place."""
    if line is None or line.owner.mem_id != owner.mem_id:
        line = _Line(owner, place)
        lines.append(line)
    return line


def _mark(node: LexborNode) -> tuple[str, str, bool] | None:
    """An element's day for machines, what its names say of it, and whether they say so at all."""
    attributes = node.attributes
    name = str(attributes.get("itemprop") or attributes.get("property") or "")
    dated = "date" in name.lower() and node.tag != "html"
    if node.tag != "time" and not dated:
        return None
    value = attributes.get("datetime") or attributes.get("content") or attributes.get("title")
    kind = kind_of_name(name) or kind_of_class(str(attributes.get("class") or ""))
    if "pubdate" in attributes:
        kind = PUBLISHED
    return str(value or "")[:60], kind, bool(kind)


def _owner(node: LexborNode) -> LexborNode:
    """The block around inline elements."""
    for _step in range(_MOST_STEPS):
        parent = node.parent
        if node.tag not in _INLINE or parent is None:
            break
        node = parent
    return node


def _up(node: LexborNode | None) -> Iterator[LexborNode]:
    while node is not None and node.tag not in ("html", "-undef"):
        yield node
        node = node.parent


def _is_stamp(text: str, marks: Sequence[Mark]) -> bool:
    if any(mark.value for mark in marks):
        return len(text) <= 4 * _LONGEST
    if not _FIGURES.search(text):
        return False
    sentence = text.rstrip().endswith((".", "。", "।"))
    return _SHORTEST <= len(text) <= (_SAID if sentence else _LONGEST)


def _aside(node: LexborNode, around: set[int]) -> float:
    """How much speaks for a day's being another piece's: the elements around it up to the one that
    also holds the headline."""
    found = 0.0
    for part, _step in zip(_up(node), range(_MOST_STEPS), strict=False):
        if part.mem_id in around:
            break
        attributes = part.attributes
        names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
        if part.tag in _OTHERS or _SCOPES.search(str(attributes.get("itemtype") or "")):
            return 1.0
        if part.tag == "a" and (attributes.get("href") or "#")[0] not in "#j":
            found = max(found, _LINKED)
        elif part.tag == "article" or _ASIDE.search(names[:300]):
            found = max(found, _NAMED)
    return found


def _kind(node: LexborNode, around: set[int]) -> str:
    """What the class names of a line's elements say of its days."""
    for part, _step in zip(_up(node), range(3), strict=False):
        if part.mem_id in around:
            break
        kind = kind_of_class(str(part.attributes.get("class") or ""))
        if kind:
            return kind
    return ""


def _name(node: LexborNode) -> str:
    first = str(node.attributes.get("class") or "").split()[:1]
    return ".".join([node.tag or "", *first])


def _far(tree: LexborHTMLParser, near: set[int], around: set[int]) -> Iterator[Printed]:
    """Marked days that stand far from the headline."""
    for node in tree.css(_FAR)[:_MOST_FAR]:
        if node.mem_id in near or node.mem_id in around or node.tag in ("meta", "body", "html"):
            continue
        text = tidy(node.text())
        mark = _mark(node)
        marks = (Mark(0, len(text), *mark),) if mark and mark[0] else ()
        if len(text) <= _LONGEST and (marks or _FIGURES.search(text)):
            aside, kind = _aside(node, around), _kind(node, around)
            yield Printed(text, _name(node), 0.0, aside, kind, marks)
