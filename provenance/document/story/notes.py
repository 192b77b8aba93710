"""Notes: corrections under an article and standing boxes about its pictures."""

import re

from provenance.document.page.parse import Page
from provenance.languages.every import words
from provenance.model import Passage, Role

__all__ = ["find_notes", "is_note"]

_OPENINGS = "|".join(map(re.escape, sorted(words("openings", "note"), key=len, reverse=True)))
_OPENING = re.compile(
    rf"^[\W_]*(?:{_OPENINGS})"
    r"[^.!?]{0,60}?[:：\-–—.(]"
    r"|^[\W_]*(?:an earlier version|this (?:article|story) (?:was|has been))",
    re.I,
)
_CLASSES = frozenset(
    "correction corrections clarification editornote editorsnote korrektur note "
    "footnote erratum rectification disclaimer".split()
)
_LONGEST = 700


def is_note(text: str) -> bool:
    """Whether a paragraph of the body opens as a correction or an editor's note.

    >>> is_note("Correction: the photo above is from 2017.")
    True
    """
    return len(text) <= _LONGEST and bool(_OPENING.match(text))


def find_notes(page: Page, before: int) -> tuple[Passage, ...]:
    """Notes in elements of their own beside the body, numbered on from `before`."""
    found: list[Passage] = []
    outline = page.outline
    places = outline.named(outline.root, "p", "div", "aside", "section", "footer", "small")
    for part in places:
        if not 12 <= part.length <= _LONGEST + 50:
            continue
        marked = part.name == "aside" or part.words & _CLASSES
        if not marked or outline.has(part, "figure", "img", "h2"):
            continue
        text = outline.text_of(part)
        if 12 <= len(text) <= _LONGEST and all(text not in other.text for other in found):
            found.append(Passage(Role.NOTE, text, before + len(found) + 1, outline.name_of(part)))
    return tuple(found)
