"""The page as markup: cut to its article, with what its own data (JSON-LD, meta) says of it."""

import contextlib
import gc
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from bs4 import BeautifulSoup, Tag
from selectolax.lexbor import LexborHTMLParser, LexborNode

from provenance.document.charset import decode
from provenance.document.layout import lay_out
from provenance.document.outline import BODY_MARK, Outline
from provenance.document.words import FURNITURE, JUNK, tokens_of
from provenance.model import Capture, PageError, TooLarge, tidy

__all__ = ["MOST_BYTES", "Page", "parse_page"]

MOST_BYTES = 10 * 1024 * 1024
"""The largest page that is read, in bytes."""

_MOST_NESTED = 10_000
_CHUNK = 1 << 15
_MOST_TAGS = 120_000
_KEPT_TAGS = 12_000
_DROP = (
    "script,style,svg,template,iframe,object,embed,link,input,select,textarea,nav,footer,dialog,"
    "canvas,ins,button:not(:has(img))"
)
_MOST_FORMS = 40
_ARTICLE = 0.55  # share of the running text that an article element needs to be the body's
_FORM_STEPS = 8
_FORM_TEXT = 700  # letters: a sign-up with its promises
_WHOLE = ("body", "html", "main", "article")
_FIGURES = ("figure", "figcaption")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.S)
# White space before the edge of a block shows nothing, and costs bs4 a string of its own.
_GAP = re.compile(
    r">\s+(?=</?(?:div|p|section|article|figure|figcaption|picture|source|ul|ol|li|h[1-6]"
    r"|aside|main|header|table|tbody|tr|td|blockquote)[\s>])"
)
_TAG = re.compile(r"<(/?)([a-zA-Z][\w:-]*+)[^<>]*?(/?)>")
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())


@dataclass(frozen=True, slots=True)
class Page:
    """A page cut to its article.

    `outline` holds headline, pictures and body. `meta` are its meta elements by name or property,
    `data` the objects of its JSON-LD, flattened. `html` is the whole decoded text.
    """

    outline: Outline
    meta: dict[str, str]
    data: tuple[dict[str, Any], ...]
    lang: str | None
    title: str | None
    html: str = field(repr=False)


def parse_page(capture: Capture) -> Page:
    """The page of a capture; bs4 reads the part that is kept.

    Raises `TooLarge` for more than `MOST_BYTES` and `PageError` for markup that is nested or
    repeated beyond the limits, or that holds no text.
    """
    if len(capture.body) > MOST_BYTES:
        raise TooLarge(
            capture.location,
            f"it has {len(capture.body):,} bytes and the limit is {MOST_BYTES:,}",
        )
    html = decode(capture.body, capture.media_type).replace("\x00", "")
    _guard(html, capture)
    with _paused():
        tree = LexborHTMLParser(html)
        if tree.body is None:
            raise PageError(capture.digest, "it holds no text")
        meta = _meta(tree)
        data = _data([node.text() for node in tree.css('script[type*="ld+json"]')[:20]])
        lang = tree.root.attributes.get("lang") if tree.root else None
        title_node = tree.css_first("title")
        title = tidy(title_node.text()) if title_node else None
        _drop_forms(tree)
        for node in tree.css(_DROP):
            if node.parent is not None and not _is_small_print(node):
                node.decompose()
        kept = _cut(tree)
        if kept.count("<") > 2 * _KEPT_TAGS:
            kept = "<".join(kept.split("<", 2 * _KEPT_TAGS)[: 2 * _KEPT_TAGS])
        if "<!--" in kept:
            kept = _COMMENT.sub("", kept)
        kept = _GAP.sub(">", kept)
        soup = BeautifulSoup(kept, "lxml", multi_valued_attributes=None)
        root = soup.find()
        if not isinstance(root, Tag):
            raise PageError(capture.digest, "it holds no text")
        outline = lay_out(root)
        soup.decompose()
    return Page(outline, meta, data, lang, title, html)


def _drop_forms(tree: LexborHTMLParser) -> None:
    """Drops boxes that ask for an address: newsletters, accounts, comments."""
    for node in tree.css('input[type="email"],input[type="password"]')[:_MOST_FORMS]:
        box = None
        outer = node.parent
        for _step in range(_FORM_STEPS):
            if outer is None or outer.tag in _WHOLE or len(outer.text()) > _FORM_TEXT:
                break
            if outer.css_first(_KEEPS_BEFORE) is not None:
                break
            box, outer = outer, outer.parent
        if box is not None and box.parent is not None:
            box.decompose()


def _is_small_print(node: LexborNode) -> bool:
    """Whether a footer is a figure's, where some print the credit."""
    if node.tag != "footer":
        return False
    outer = node.parent
    return outer is not None and (
        outer.tag in _FIGURES or (outer.parent is not None and outer.parent.tag in _FIGURES)
    )


@contextlib.contextmanager
def _paused() -> Iterator[None]:
    """Keeps the collector of reference cycles from walking a tree while it is built."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


def _guard(html: str, capture: Capture) -> None:
    """Refuses markup that is nested or repeated beyond what news pages hold."""
    tags = html.count("<")
    if tags > _MOST_TAGS * 2:
        raise PageError(capture.digest, f"it has more than {_MOST_TAGS * 2:,} tags")
    if tags > _MOST_NESTED and _may_be_deep(html) and _is_deep(html):
        raise PageError(capture.digest, "its elements are nested too deeply to be read")


def _may_be_deep(html: str) -> bool:
    """A bound from counts alone: no part of the page opens so many more tags than were closed."""
    open_tags = 0
    for start in range(0, len(html), _CHUNK):
        stop = start + _CHUNK
        closed = html.count("</", start, stop)
        opened = html.count("<", start, stop) - closed
        if open_tags + opened > _MOST_NESTED:
            return True
        open_tags = max(0, open_tags + opened - closed)
    return False


def _is_deep(html: str) -> bool:
    depth = 0
    for match in _TAG.finditer(html):
        name = match[2].lower()
        if name in _VOID or match[3] or name == "p":
            continue
        depth = max(0, depth - 1) if match[1] else depth + 1
        if depth > _MOST_NESTED:
            return True
    return False


def _meta(tree: LexborHTMLParser) -> dict[str, str]:
    found: dict[str, str] = {}
    for node in tree.css("meta"):
        attributes = node.attributes
        name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop")
        name = name or attributes.get("http-equiv")
        content = attributes.get("content")
        if name and content:
            found.setdefault(name.lower(), content[:2000])
    canonical = tree.css_first('link[rel="canonical"]')
    if canonical and canonical.attributes.get("href"):
        found["canonical"] = str(canonical.attributes["href"])
    return found


def _data(blocks: list[str]) -> tuple[dict[str, Any], ...]:
    """Every object in the page's JSON-LD that has a type, outermost first."""
    found: list[dict[str, Any]] = []
    for block in blocks:
        text = block.strip().removeprefix("<![CDATA[").removesuffix("]]>")
        try:
            loaded = json.loads(text, strict=False)
        except (ValueError, RecursionError):
            continue
        queue: list[Any] = [loaded]
        while queue and len(found) < 400:
            item = queue.pop(0)
            if isinstance(item, list):
                queue.extend(item[:100])
            elif isinstance(item, dict):
                if "@type" in item:
                    found.append(item)
                queue.extend(v for v in item.values() if isinstance(v, dict | list))
    return tuple(found)


def _cut(tree: LexborHTMLParser) -> str:
    """The markup from the headline to the end of the body, the body's element marked."""
    body = tree.body
    assert body is not None
    holder = _body_holder(tree, body)
    holder.attrs[BODY_MARK] = "1"
    root = _with_headline(tree, holder, body)
    _prune(holder, root)
    return root.html or ""


def _prune(holder: LexborNode, root: LexborNode) -> None:
    """Drops what leads elsewhere: lists of links in the body's element, and before and behind it
    also what its words tell to be no part of the article."""
    boxes = [(box, _KEEPS, False) for box in holder.iter() if box.tag in _BOXES]
    node: LexborNode | None = holder
    while node is not None and node.mem_id != root.mem_id and node.parent is not None:
        keeps = _KEEPS_BEFORE
        for box in node.parent.iter():
            if box.mem_id == node.mem_id:
                keeps = _KEEPS
            elif box.tag in _BOXES:
                boxes.append((box, keeps, True))
        node = node.parent
    for _turn in range(_MOST_BOXES):
        if not boxes:
            break
        box, keeps, outside = boxes.pop()
        if outside and tokens_of(box.attributes.get("class")) & FURNITURE:
            if box.css_first(_KEEPS_BEFORE) is None:
                box.decompose()
            continue
        links = box.css("a")
        if len(links) < 3:
            continue
        linked = sum(len(link.text()) for link in links)
        share = linked / max(1, len(box.text()))
        if share >= _LINKED and box.css_first(keeps) is None:
            box.decompose()
        elif share >= _LINKED / 3:
            boxes += [(part, keeps, outside) for part in box.iter() if part.tag in _BOXES]


_BOXES = frozenset(("div", "section", "ul", "ol", "aside"))
_MOST_BOXES = 400
_LINKED = 0.7
_KEEPS = "figcaption"
_KEEPS_BEFORE = "figcaption,h1,time"


def _weight(node: LexborNode) -> int:
    """Letters of a paragraph that are not link text."""
    length = len(node.text(deep=True))
    if length < 25:
        return 0
    links = sum(len(a.text(deep=True)) for a in node.css("a"))
    return max(0, length - 2 * links) if links * 2 > length else length


def _body_holder(tree: LexborHTMLParser, body: LexborNode) -> LexborNode:
    """The deepest element that holds most of the page's running text."""
    sums: dict[int, int] = {}
    chains: dict[int, _Chain] = {}
    total = 0
    paragraphs = [(p.parent, _weight(p)) for p in tree.css("p")[:1500]]
    paragraphs += [(block, len(block.text(deep=False))) for block in _text_blocks(tree)]
    for box, weight in paragraphs:
        if not weight or box is None:
            continue
        chain = chains.get(box.mem_id)
        if chain is None:
            chain = chains[box.mem_id] = _chain(box)
        if chain.linked:
            continue
        weight = weight // 4 if chain.junk else weight
        total += weight
        for node in chain.nodes:
            sums[node.mem_id] = sums.get(node.mem_id, 0) + weight
    if not total:
        return body
    nodes: dict[int, tuple[int, LexborNode]] = {}
    for chain in chains.values():
        for level, node in enumerate(reversed(chain.nodes)):
            nodes[node.mem_id] = level, node
    holder, depth = body, -1
    for key, weight in sums.items():
        if weight >= 0.75 * total and nodes[key][0] > depth:
            depth, holder = nodes[key]
    for article in tree.css("article")[:_MOST_FORMS]:
        key = article.mem_id
        if sums.get(key, 0) >= _ARTICLE * total and nodes[key][0] > depth:
            depth, holder = nodes[key]
    for marked in tree.css('[itemprop="articleBody"], [property="articleBody"]')[:5]:
        key = marked.mem_id
        if sums.get(key, 0) >= 0.4 * total and nodes[key][0] < depth:
            holder = marked
    return holder


class _Chain(NamedTuple):
    """The elements around a paragraph from the inside out; whether they tell it is no body text."""

    nodes: list[LexborNode]
    junk: bool
    linked: bool


def _chain(box: LexborNode) -> _Chain:
    nodes: list[LexborNode] = []
    junk = linked = False
    node: LexborNode | None = box
    while node is not None and node.tag not in ("html", "-undef"):
        nodes.append(node)
        tag = node.tag
        linked = linked or tag == "a"
        if tag in ("aside", "form", "figcaption", "figure", "header"):
            junk = True
        elif not junk and len(nodes) <= 6 and tag not in ("body", "main", "article"):
            attributes = node.attributes
            junk = bool(tokens_of(attributes.get("class"), attributes.get("id")) & JUNK)
        node = node.parent
    return _Chain(nodes, junk, linked)


def _text_blocks(tree: LexborHTMLParser) -> list[LexborNode]:
    """Elements with text of their own: pages of line breaks use no paragraphs."""
    found = []
    for node in tree.css("div, td, section, article, span, font, center")[:4000]:
        if len(node.text(deep=False).strip()) > 100:
            found.append(node)
    return found


def _with_headline(tree: LexborHTMLParser, holder: LexborNode, body: LexborNode) -> LexborNode:
    """The nearest element around the body text that holds the headline too."""
    headings = [h for h in tree.css("h1")[:10] if len(h.text(deep=True).strip()) > 8]
    chain: dict[int, int] = {}
    node: LexborNode | None = holder
    ancestors: list[LexborNode] = []
    while node is not None and node.tag not in ("html", "-undef"):
        chain[node.mem_id] = len(ancestors)
        ancestors.append(node)
        node = node.parent
    best = None
    for heading in headings:
        up = heading.parent
        while up is not None and up.mem_id not in chain:
            up = up.parent
        if up is not None:
            level = chain[up.mem_id]
            best = level if best is None else min(best, level)
    if best is None:
        if not ancestors:
            return body
        best = min(2, len(ancestors) - 1)
    for level in range(best, min(best + 5, len(ancestors))):
        if ancestors[level].tag == "article" or _leads_with_figure(ancestors, level):
            best = level
    root = ancestors[best]
    return root if root.tag != "html" else body


def _leads_with_figure(ancestors: list[LexborNode], level: int) -> bool:
    """Whether an element adds just a captioned picture before the part that is already kept."""
    node = ancestors[level]
    if level == 0 or node.tag in ("body", "html"):
        return False
    inner = ancestors[level - 1]
    before = inner.prev
    for _step in range(6):
        if before is None:
            return False
        if before.tag == "figure" or (
            before.tag in ("div", "section", "header") and before.css_first("figcaption")
        ):
            return len(before.css("figure, img")) <= 4
        before = before.prev
    return False
