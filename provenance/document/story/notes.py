"""Notes: corrections under an article and standing boxes about its pictures."""

import re

from provenance.document.page.parse import Page
from provenance.model import Passage, Role

__all__ = ["find_notes", "is_note"]

# How a note opens, in the languages we read.
_OPENINGS = (
    "correction", "corrections", "corrected", "clarification", "editor's note", "editors' note",
    "editor’s note", "note", "update", "this article was amended", "this story has been",
    "an earlier version", "anmerkung", "hinweis", "korrektur", "berichtigung", "in einer früheren",
    "anm. d. red", "redaktioneller hinweis", "note de la rédaction", "correction", "rectificatif",
    "précision", "ndlr", "mise à jour", "nota de la redacción", "nota del editor", "corrección",
    "fe de erratas", "aclaración", "nota della redazione", "correzione", "rettifica",
    "nota da redação",
    "correção", "nota do editor", "errata", "correctie", "noot van de redactie", "rectificatie",
    "исправление", "уточнение", "примечание", "от редакции", "виправлення", "уточнення", "примітка",
    "sprostowanie", "korekta", "od redakcji", "uwaga", "oprava", "poznámka redakce", "düzeltme",
    "editörün notu", "not", "rättelse", "rettelse", "korreksjon", "oikaisu", "διόρθωση",
    "helyesbítés",
    "corectură", "erată", "تصحيح", "ملاحظة", "تنويه", "תיקון", "הערת", "اصلاح", "توضیح", "सुधार",
    "koreksi", "ralat", "catatan redaksi", "đính chính",
    "訂正", "おことわり", "바로잡습니다", "更正",
    "编者按", "編者按",
)  # fmt: skip
_OPENING = re.compile(
    rf"^[\W_]*(?:{'|'.join(re.escape(w) for w in sorted(set(_OPENINGS), key=len, reverse=True))})"
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
