"""Notes: corrections under an article and standing boxes about its pictures."""

import re
from collections.abc import Iterable

from provenance.document.figures import element_name, text_of, words_of
from provenance.document.page import Page
from provenance.model import Language, Passage, Role

__all__ = ["find_notes", "split_notes"]

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


def split_notes(
    body: Iterable[Passage], language: Language
) -> tuple[tuple[Passage, ...], tuple[Passage, ...]]:
    """The body without its notes, and the notes; both numbered anew."""
    kept: list[Passage] = []
    notes: list[Passage] = []
    for passage in body:
        if len(passage.text) <= _LONGEST and _OPENING.match(passage.text):
            notes.append(Passage(Role.NOTE, passage.text, len(notes) + 1, passage.element))
        else:
            kept.append(Passage(Role.BODY, passage.text, len(kept) + 1, passage.element))
    return tuple(kept), tuple(notes)


def find_notes(page: Page, language: Language, before: int) -> tuple[Passage, ...]:
    """Notes in elements of their own beside the body, numbered on from `before`."""
    found: list[Passage] = []
    for tag in page.root.find_all(["p", "div", "aside", "section", "footer", "small"])[:2000]:
        marked = tag.name == "aside" or bool(words_of(tag) & _CLASSES)
        if not marked or tag.find(["figure", "img", "h2"]) is not None:
            continue
        text = text_of(tag)
        if 12 <= len(text) <= _LONGEST and all(text not in other.text for other in found):
            found.append(Passage(Role.NOTE, text, before + len(found) + 1, element_name(tag)))
    return tuple(found)
