"""The scope of a picture: the element that holds it and what is printed for it, nothing else."""

from provenance.document.page.classes import CAPTION, CREDIT, FIGURE
from provenance.document.page.outline import Element, Outline

__all__ = ["MOST_TEXT", "find_scope"]

MOST_TEXT = 900
"""Letters: more than this is no caption with its credit and an interface."""

_PARAGRAPH = 60  # letters
_STEPS = 7
_PAGE = frozenset(("body", "html", "main"))
_BOXES = frozenset(("figure", "aside", "table", "tr", "tbody"))
_SMALL_PRINT = frozenset(("figcaption", "small", "em"))


def find_scope(outline: Outline, picture: Element) -> Element:
    """The element around a picture whose text is all the picture's; the picture where none is."""
    if picture.figure < 0:
        return _climb(outline, picture, None)
    figure = outline.elements[picture.figure]
    captioned = outline.has(figure, "figcaption")
    outer = next((box for box in outline.around(figure) if box.name == "figure"), None)
    if outer is not None and not captioned and outer.pictures <= 2:
        figure, captioned = outer, outline.has(outer, "figcaption")
    if captioned:
        return figure
    if figure.pictures > 3:
        return _climb(outline, picture, figure)
    wider = _climb(outline, figure, None)
    if wider is not figure and (figure.length <= 8 or outline.has(wider, "figcaption")):
        return wider
    return figure


def _climb(outline: Outline, start: Element, limit: Element | None) -> Element:
    best = node = start
    for _step in range(_STEPS):
        box = outline.parent(node)
        if box is None or box is limit or box.name in _PAGE or box.name == "article":
            break
        if not _is_figure_box(outline, box, start):
            break
        node = box
        if node.length > best.length or node.words & FIGURE:
            best = node
    return best


def _is_figure_box(outline: Outline, box: Element, start: Element) -> bool:
    """Whether an element holds one picture with short text, so that the text is the picture's."""
    holder = outline.holder
    if holder is not None and box.order <= holder.order < box.end:
        return False
    if box.pictures > max(1, start.pictures):
        return False
    if box.length > MOST_TEXT or outline.has(box, "h1", "h2"):
        return False
    if box.length == 0:
        return True
    inner = any(
        part.name in _SMALL_PRINT or part.words & (CAPTION | CREDIT) for part in outline.inside(box)
    )
    if inner:
        return not _holds_text(outline, box)
    if sum(part.length > 60 for part in outline.named(box, "p")) > 1:
        return False
    return bool(box.words & (FIGURE | CAPTION)) or box.name in _BOXES or _is_one_line(outline, box)


def _holds_text(outline: Outline, box: Element) -> bool:
    """Whether paragraphs stand in a box beside what is marked as its caption."""
    marked = [p for p in outline.inside(box) if p.name == "figcaption" or p.words & CAPTION]
    return bool(marked) and any(
        part.length > _PARAGRAPH
        and not any(
            m.order <= part.order < m.end or part.order < m.order < part.end for m in marked
        )
        for part in outline.named(box, "p")
    )


def _is_one_line(outline: Outline, box: Element) -> bool:
    """Whether a box in the body holds a picture and one short line that is no link."""
    if box.length > 220 or box.linked * 3 >= box.length or len(outline.named(box, "p")) > 2:
        return False
    if not any(
        outer.name == "article" or outline.is_holder(outer) for outer in outline.around(box)
    ):
        return False
    return box.length >= 14 or not outline.text_of(box).isascii()
