"""Captions whose picture is elsewhere on the page, or only comes with a script."""

from collections.abc import Iterable

from provenance.document.page.classes import CAPTION, FIGURE, JUNK, TEASER
from provenance.document.page.outline import Element, Outline

__all__ = ["find_orphans"]

_SHORTEST = 20
_LONGEST = 600
_MOST = 40
_AROUND = 6
_FURNITURE = (JUNK | TEASER) - frozenset(("video", "player", "sidebar", "ad", "ads", "widget"))


def find_orphans(outline: Outline, taken: Iterable[tuple[int, int]]) -> list[Element]:
    """Elements marked as the caption of a picture that belong to no figure found so far.

    A class that says "caption" alone may be a size of type; it needs a word for a picture with it.
    """
    ranges = sorted(taken)
    found: list[Element] = []
    for part in outline.inside(outline.root):
        if not (part.words & CAPTION or part.name == "figcaption"):
            continue
        if (
            not _SHORTEST <= part.length <= _LONGEST
            or part.pictures
            or part.linked * 2 > part.length
        ):
            continue
        if part.figure >= 0 or not (part.name == "figcaption" or part.words & FIGURE):
            continue
        if found and part.order < found[-1].end:
            continue
        if any(start < part.stop and part.start < stop for start, stop in ranges):
            continue
        around = [part, *outline.around(part)][:_AROUND]
        if any(box.words & _FURNITURE or box.name in ("table", "nav") for box in around):
            continue
        found.append(part)
        if len(found) == _MOST:
            break
    return found
