"""The body: paragraphs and sub-headlines in order, without figures, teasers and interface."""

import re
from collections.abc import Collection
from typing import Any

from bs4 import Tag
from bs4.element import NavigableString

from provenance.document.figures import element_name, text_of, words_of
from provenance.document.page import Page, body_holder
from provenance.document.words import JUNK
from provenance.model import Passage, Role, tidy

__all__ = ["find_body"]

_BLOCKS = frozenset(
    ("p", "h2", "h3", "h4", "h5", "h6", "li", "blockquote", "pre", "dd", "dt", "td")
)
_SKIP = frozenset(
    (
        "figure",
        "figcaption",
        "button",
        "form",
        "aside",
        "noscript",
        "picture",
        "img",
        "video",
        "audio",
        "header",
        "label",
        "time",
        "address",
        "h1",
        "menu",
    )
)
_INTERFACE = re.compile(
    r"^(?:advertisement|anzeige|werbung|publicité|publicidad|pubblicità|реклама|share|teilen|"
    r"read more.*|read also.*|lesen sie auch.*|mehr zum thema.*|lire aussi.*|lea también.*|"
    r"leggi anche.*|leia também.*|lees ook.*|çitaj.*|related.*|sign up.*|subscribe.*|newsletter.*|"
    r"follow us.*|copyright.*|©.*|all rights reserved.*|topics|tags?|\W+)$",
    re.I,
)
_OFTEN_BODY = 0.35


def find_body(page: Page, taken: Collection[Tag]) -> tuple[Passage, ...]:
    """The body's passages in order; the text of the elements in `taken` is left out.

    Sub-headlines are passages too: their `element` names the heading ("h2").
    """
    holder = body_holder(page) or page.root
    skip = {id(tag) for tag in taken}
    total = max(1, len(text_of(holder)))
    found: list[tuple[str, str]] = []
    _walk(holder, skip, total, found)
    passages: list[Passage] = []
    seen: set[str] = set()
    for text, name in _trimmed(found):
        if text in seen and len(text) > 40:
            continue
        seen.add(text)
        passages.append(Passage(Role.BODY, text, len(passages) + 1, name))
    return tuple(passages)


def _walk(holder: Tag, skip: set[int], total: int, found: list[tuple[str, str]]) -> None:
    """Collects blocks without recursion, for pages nest deeply."""
    stack: list[Any] = [holder]
    loose: list[str] = []
    owner = holder

    def flush() -> None:
        text = tidy("".join(loose))
        loose.clear()
        if len(text) > 1:
            found.append((text, element_name(owner)))

    while stack:
        node = stack.pop()
        if isinstance(node, tuple):
            flush()
            owner = node[0]
            continue
        if not isinstance(node, Tag):
            if type(node) is NavigableString:
                loose.append(str(node))
            continue
        if id(node) in skip or node.name in _SKIP:
            if node.name not in ("img", "picture", "time", "label") or id(node) in skip:
                flush()
            if (
                node.name in ("header", "aside")
                and id(node) not in skip
                and (len(text_of(node)) > _OFTEN_BODY * total)
            ):
                stack.extend(reversed(node.contents))
            continue
        if node is not holder and _is_junk(node, total):
            flush()
            continue
        if node.name == "br":
            following = node.find_next_sibling()
            if isinstance(following, Tag) and following.name == "br":
                flush()
            else:
                loose.append(" ")
            continue
        if node.name in _BLOCKS and node.find(_INNER) is None:
            flush()
            text = text_of(node, [tag for tag in node.find_all(True) if id(tag) in skip])
            if text and not _link_only(node, text):
                found.append((text, element_name(node)))
            continue
        block = node.name in _BLOCKS or node.name in (
            "div",
            "section",
            "article",
            "ul",
            "ol",
            "table",
            "tr",
            "tbody",
            "main",
            "center",
            "dl",
        )
        if block:
            flush()
            stack.append((owner,))
            owner = node
        stack.extend(reversed(node.contents))
    flush()


_INNER = ["p", "h2", "h3", "h4", "li", "figure", "img", "br", "div", "blockquote", "table"]


def _is_junk(node: Tag, total: int) -> bool:
    words = words_of(node)
    if node.attrs.get("aria-hidden") == "true" or node.attrs.get("hidden") is not None:
        return True
    style = str(node.attrs.get("style") or "").replace(" ", "")
    if "display:none" in style and len(text_of(node)) < _OFTEN_BODY * total:
        return True
    if not words & JUNK or node.name in ("p", "h2", "h3", "span", "a", "em", "strong", "b", "i"):
        return False
    if words & JUNK <= _WEAK and _tells(node):
        return False
    return len(text_of(node)) <= _OFTEN_BODY * total


# Words of layout that some publishers use around the article itself.
_WEAK = frozenset("sidebar ad ads rail widget tools more next latest player video similar".split())


def _tells(node: Tag) -> bool:
    """Whether an element holds running text: long paragraphs that are not links."""
    long = [p for p in node.find_all("p")[:12] if len(text_of(p)) >= 80]
    plain = [p for p in long if sum(len(text_of(a)) for a in p.find_all("a")) * 2 < len(text_of(p))]
    return len(plain) >= 2


def _link_only(node: Tag, text: str) -> bool:
    """A line that is nothing but links: a teaser, a tag, a menu."""
    linked = sum(len(text_of(a)) for a in node.find_all("a"))
    if linked < 0.9 * len(text):
        return False
    return node.name in ("li", "p", "td", "h3", "h4", "dd") or len(text) < 120


def _trimmed(found: list[tuple[str, str]]) -> list[tuple[str, str]]:
    kept = [(text, name) for text, name in found if not _INTERFACE.match(text)]
    while kept and kept[-1][1].startswith(("h2", "h3", "h4")):
        kept.pop()
    return kept
