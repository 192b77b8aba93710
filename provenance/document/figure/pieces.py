"""The pieces of a figure's text: its elements, its lines, and what is set apart at its ends."""

import re
from collections.abc import Iterable

from provenance.document.credit.credits import looks_like_credit
from provenance.document.figure.scope import MOST_TEXT
from provenance.document.page.classes import CAPTION, UNSEEN
from provenance.document.page.outline import Element, Outline
from provenance.model import Language

__all__ = ["is_unseen", "outermost", "parts_of"]

_PIECES = frozenset(("p", "div", "span", "small"))
_SMALL_PRINT = frozenset(("small", "cite", "footer"))
_ENDED = re.compile(r"[.!?…|/»”\")–—。]$")


def outermost(parts: Iterable[Element]) -> list[Element]:
    """Elements with text that lie in none of the others."""
    found: list[Element] = []
    for part in parts:
        if 0 < part.length <= MOST_TEXT and not (found and part.order < found[-1].end):
            found.append(part)
    return found


def parts_of(
    outline: Outline, part: Element, skip: list[tuple[int, int]], language: Language
) -> list[tuple[str, bool]]:
    """The texts of an element's pieces, credits and interface left out; each with whether it is
    small print behind another text.
    """
    if part.name != "figcaption" and not part.words & CAPTION:
        skip = [*skip, *((p.start, p.stop) for p in outline.named(part, "h2", "h3"))]
    text = outline.text_of(part, skip)
    if not text:
        return []
    children = [child for child in outline.children(part) if child.name in _PIECES]
    if len(children) > 1:
        pieces = [outline.text_of(child, skip) for child in children]
        if sum(map(len, pieces)) >= 0.9 * len(text.replace(" ", "")):
            small = [bool(at) and child.name == "small" for at, child in enumerate(children)]
            return [pair for pair in zip(pieces, small, strict=True) if pair[0]]
    return _ends_apart(outline, part, text, skip, language)


def _ends_apart(
    outline: Outline, part: Element, text: str, skip: list[tuple[int, int]], language: Language
) -> list[tuple[str, bool]]:
    """The text in two, where its last element stands behind a sentence's end, a bar or in small
    print, or its first before a line break."""
    while only := next((child for child in outline.children(part) if child.length), None):
        if outline.cut(part.start, only.start) or outline.cut(only.stop, part.stop):
            break
        part = only
    if (lines := _broken(outline, part, skip)) and any(
        looks_like_credit(line, language) for line in (lines[0], lines[-1])
    ):
        return [(line, False) for line in lines]
    children = [child for child in outline.children(part) if child.length > 2 or child.name == "br"]
    if len(children) > 1 and children[1].name == "br" and children[0].start == part.start:
        rest = outline.cut(children[0].stop, part.stop, skip)
        if children[0].name in _PIECES and rest:
            return [(outline.text_of(children[0], skip), False), (rest, False)]
    last = children[-1] if children else None
    if last is None or outline.cut(last.stop, part.stop, skip):
        return [(text, False)]
    before, tail = outline.cut(part.start, last.start, skip), outline.text_of(last, skip)
    if before and tail and (_ENDED.search(before) or last.name in _SMALL_PRINT):
        return [(before, False), (tail, last.name in _SMALL_PRINT)]
    return [(text, False)]


def _broken(outline: Outline, part: Element, skip: list[tuple[int, int]]) -> list[str]:
    """The lines of an element between its line breaks; none where there are no breaks."""
    edges = [br.start for br in outline.named(part, "br") if part.start < br.start < part.stop]
    if not edges or len(edges) > 4:
        return []
    pairs = zip((part.start, *edges), (*edges, part.stop), strict=True)
    return [line for start, stop in pairs if (line := outline.cut(start, stop, skip))]


def is_unseen(outline: Outline, part: Element) -> bool:
    """Whether an element is there for screen readers, or is a switch that holds no figure."""
    if part.name == "button":
        return part.pictures == 0 and not outline.has(part, "figcaption")
    return bool(part.words & UNSEEN)
