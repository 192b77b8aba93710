"""The page cut to its article with a fast parser, before bs4 reads what is kept."""

from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

from provenance.document.page.classes import CAPTION, CREDIT, FURNITURE, JUNK, tokens_of
from provenance.document.page.outline import BODY_MARK

__all__ = ["cut_page"]

_DROP = (
    "script,style,svg,template,iframe,object,embed,link,input,select,textarea,nav,footer,dialog,"
    "canvas,ins,button:not(:has(img))"
)
_BOXES = frozenset(("div", "section", "ul", "ol", "aside"))
_MOST_BOXES = 400
_SMALL_SHARE = 0.2  # of the text, that a part with a telling name inside it may have
_LINKED = 0.7  # share of a box's text in links that makes it a list of links
_KEEPS = "figcaption"
_KEEPS_BEFORE = "figcaption,h1,time"
_MOST_FORMS = 40
_ARTICLE = 0.55  # share of the running text that an article element needs to be the body's
_FORM_STEPS = 8
_FORM_TEXT = 700  # letters: a sign-up with its promises
_WHOLE = ("body", "html", "main", "article")
_LEADING = CAPTION | CREDIT | frozenset(("hero", "lead", "cover", "featured", "top", "opener"))
_LEADS = ("div", "section", "header")
_LEAST, _LEAD_TEXT = 20, 500  # letters beside a lead picture
_FIGURES = ("figure", "figcaption")


def cut_page(tree: LexborHTMLParser) -> str:
    """The markup from the headline to the end of the body, the body's element marked.

    Empty where the tree has no body. The tree is changed.
    """
    _drop_forms(tree)
    for node in tree.css(_DROP):
        if node.parent is not None and not _is_small_print(node):
            node.decompose()
    body = tree.body
    if body is None:
        return ""
    holder = _body_holder(tree, body)
    holder.attrs[BODY_MARK] = "1"
    root = _with_headline(tree, holder, body)
    _prune(holder, root)
    return root.html or ""


def _prune(holder: LexborNode, root: LexborNode) -> None:
    """Drops what leads elsewhere: lists of links in the body's element, and before and behind it
    also what its words tell to be no part of the article."""
    most = _SMALL_SHARE * len(holder.text())
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
        if tokens_of(box.attributes.get("class")) & FURNITURE and (
            outside or len(box.text()) <= most
        ):
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
    if level == 0 or node.tag == "html":
        return False
    whole = node.tag == "body"
    inner = ancestors[level - 1]
    before = inner.prev
    for _step in range(6):
        if before is None:
            return False
        captioned = before.tag in _LEADS and before.css_first("figcaption") is not None
        if (before.tag == "figure" and not whole) or captioned:
            return len(before.css("figure, img")) <= 4
        if before.tag in _LEADS and _holds_one_picture(before) and (not whole or _is_named(before)):
            return True
        before = before.prev
    return False


def _is_named(box: LexborNode) -> bool:
    """Whether a class in a box speaks of a caption, a credit or a lead picture."""
    return any(
        tokens_of(node.attributes.get("class")) & _LEADING for node in (box, *box.css("[class]"))
    )


def _holds_one_picture(box: LexborNode) -> bool:
    """Whether a box holds a picture with a line of text that leads nowhere, and nothing else."""
    if len(box.css("img")) != 1 or box.css_first("nav, h2, h3, ul") is not None:
        return False
    text = box.text()
    if not _LEAST <= len(text.strip()) <= _LEAD_TEXT:
        return False
    return sum(len(link.text()) for link in box.css("a")) * 3 < len(text)


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
