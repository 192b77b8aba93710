"""The text of a figure's elements, and where in it elements begin and end."""

from collections.abc import Iterable

from provenance.document.credit.splitting import Edges
from provenance.document.figure.scope import MOST_TEXT
from provenance.document.page.classes import CAPTION, CREDIT, UNSEEN
from provenance.document.page.outline import Element, Outline

__all__ = ["edged_text", "is_unseen", "outermost", "parts_of"]

_MOST_ELEMENTS = 80


def outermost(parts: Iterable[Element]) -> list[Element]:
    """Elements with text that lie in none of the others."""
    found: list[Element] = []
    for part in parts:
        if 0 < part.length <= MOST_TEXT and not (found and part.order < found[-1].end):
            found.append(part)
    return found


def parts_of(outline: Outline, part: Element, skip: list[tuple[int, int]]) -> tuple[str, Edges]:
    """An element's text without credits and interface, and where in it elements begin or end."""
    if part.name != "figcaption" and not part.words & CAPTION:
        skip = [*skip, *((p.start, p.stop) for p in outline.named(part, "h2", "h3"))]
    return edged_text(outline, part, skip)


def edged_text(outline: Outline, part: Element, skip: list[tuple[int, int]]) -> tuple[str, Edges]:
    """The text of an element, and where in it elements inside begin or end."""
    text = outline.text_of(part, skip)
    places: dict[int, set[str]] = {}
    for child in outline.inside(part)[:_MOST_ELEMENTS]:
        marked = bool(child.words & CREDIT) or child.name == "cite"
        places.setdefault(child.start, set()).update({"edge", *(("credit",) if marked else ())})
        places.setdefault(child.stop, set()).update({"edge", *(("credit-end",) if marked else ())})
    edges = [(0, "credit")] if part.words & CREDIT or "credit" in places.get(part.start, ()) else []
    at, last = 0, part.start
    for place in sorted(place for place in places if part.start < place < part.stop):
        piece = outline.cut(last, place, skip)
        found = text.find(piece, at) if piece else -1
        at = found + len(piece) if found >= 0 else at
        edges += [(at, kind) for kind in sorted(places[place]) if 0 < at < len(text)]
        last = place
    return text, tuple(edges)


def is_unseen(outline: Outline, part: Element) -> bool:
    """Whether an element is there for screen readers, or is a switch that holds no figure."""
    if part.name == "button":
        return part.pictures == 0 and not outline.has(part, "figcaption")
    return bool(part.words & UNSEEN)
