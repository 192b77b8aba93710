"""Caption and credit of a figure, out of its scope's own elements and what stands right behind."""

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from provenance.document.credit.credits import (
    is_sentence,
    looks_like_credit,
    looks_like_names,
    unwrapped,
)
from provenance.document.credit.marks import credit_marks
from provenance.document.credit.notices import without_notice
from provenance.document.credit.splitting import Edges, split_credit
from provenance.document.figure.beside import find_beside, find_line_below
from provenance.document.figure.pieces import is_unseen, outermost, parts_of
from provenance.document.page.classes import CAPTION, CREDIT
from provenance.document.page.outline import Element, Outline
from provenance.languages.every import all_words, words
from provenance.model import Language

__all__ = ["LONGEST_CAPTION", "Printed", "read_marked", "read_printed", "without_labels"]

LONGEST_CAPTION = 900
_LONGEST_CREDIT = 200
_STAMP = 60  # letters at most of a line that is a time and nothing else
_NO_TEXT = frozenset(("img", "picture", "figcaption", "source"))
_POINTERS = " ▲△▼▽◀▶◁▷◆◇■□●○↑↓←→"
_OF, _NUMBERED, _SWITCHES, _BUTTONS, _GLUED = (
    "|".join(words("picture", row)) for row in ("of", "numbered", "switches", "buttons", "caption")
)
_LABELS = "|".join(map(re.escape, sorted(all_words("line_caption"), key=len, reverse=True)))
_INTERFACE = re.compile(
    rf"^(?:\d+\s*(?:/|{_OF})\s*\d+|(?:{_NUMBERED}) \d+|(?:{_SWITCHES})(?: \w+){{0,2}}"
    rf"|(?:{_BUTTONS})\W*|\W+)$",
    re.I,
)
_LABEL = re.compile(
    rf"^(?:\(?\d{{1,3}}\s?(?:/|{_OF})\s?\d{{1,3}}\)?\s+(?=\S))?"
    rf"(?:(?:(?:{_NUMBERED}) ?)?(?:{_LABELS})\s*[,:：]\s*"
    rf"|(?:{_GLUED})\s*[:：]?\s*)?",
    re.I,
)


@dataclass(slots=True)
class Printed:
    """What is printed for a picture, each text with the name of its element.

    `taken` are the ranges of the outline's text beyond the scope that belong to the figure;
    `marked` tells that the caption stood in an element marked or set as one.
    """

    caption: str | None = None
    caption_from: str = ""
    credit: str | None = None
    credit_from: str = ""
    taken: list[tuple[int, int]] = field(default_factory=list)
    marked: bool = False


class _Piece(NamedTuple):
    """A text, the name of its element, whether its classes speak of credits too, and where in it
    elements begin and end.
    """

    text: str
    element: str
    credited: bool = False
    edges: Edges = ()


def read_printed(
    outline: Outline, picture: Element, scope: Element, alt: str | None, language: Language
) -> Printed:
    """Caption and credit printed for a picture with this scope and alternative text."""
    found = Printed()
    inner = outline.inside(scope) if scope is not picture else []
    captions = _captions(outline, scope, inner, language)
    known = {part.order for part in captions}
    credits = outermost(
        part
        for part in inner
        if (part.words & CREDIT or part.name == "cite")
        and part.order not in known
        and part.name not in _NO_TEXT
        and part.length <= _LONGEST_CREDIT
        and not any(part.order < caption.order < part.end for caption in captions)
    )
    unseen = [
        (part.start, part.stop)
        for part in inner
        if part.order not in known and is_unseen(outline, part)
    ]
    ranges = [(part.start, part.stop) for part in credits] + unseen
    pieces: list[_Piece] = []
    for part in captions or ([scope] if inner else []):
        name, credited = outline.name_of(part), bool(part.words & CREDIT)
        text, edges = parts_of(outline, part, ranges)
        pieces += [_Piece(text, name, credited, edges)] if text else []
    lines = [_Piece(outline.text_of(part, unseen), outline.name_of(part)) for part in credits]
    if captions:
        lines += _left_over(outline, scope, [*captions, *credits], unseen, language)
    found.marked = bool(captions)
    _sort(pieces, lines, language, found)
    if not (found.caption and found.credit):
        _look_beside(outline, scope, alt, language, found)
    return found


def read_marked(outline: Outline, part: Element, language: Language) -> Printed:
    """Caption and credit out of one element that is marked as a caption."""
    found = Printed(taken=[(part.start, part.stop)], marked=True)
    text, edges = parts_of(outline, part, [])
    pieces = [_Piece(text, outline.name_of(part), edges=edges)] if text else []
    _sort(pieces, [], language, found)
    return found


def without_labels(text: str) -> str:
    """A caption without the count of its slide and the word "Caption" before it.

    >>> without_labels("3/12 Legende: Water covers Mill Street.")
    'Water covers Mill Street.'
    """
    return _LABEL.sub("", text.strip(_POINTERS), count=1)


def _captions(
    outline: Outline, scope: Element, inner: list[Element], language: Language
) -> list[Element]:
    """The elements that hold the caption: figcaption, else by their words; both where the
    figcaption is just the credit."""
    captions = outline.named(scope, "figcaption")
    if captions and not all(
        part.words & CREDIT or looks_like_credit(outline.text_of(part), language)
        for part in captions
    ):
        return captions
    marked = outermost(
        part
        for part in inner
        if part.words & CAPTION
        and part.name not in _NO_TEXT
        and not any(part.order < other.order < part.end for other in captions)
        and not any(other.order <= part.order < other.end for other in captions)
    )
    return sorted([*captions, *marked], key=lambda part: part.order)


def _look_beside(
    outline: Outline, scope: Element, alt: str | None, language: Language, found: Printed
) -> None:
    """Adds what stands right behind a figure to what was found in it."""
    bare = not (found.caption or found.credit)
    beside = find_beside(outline, scope, alt, language, bare)
    other = Printed()
    pieces = [_Piece(outline.text_of(p), outline.name_of(p)) for p in beside]
    line = None if beside or not bare else find_line_below(outline, scope, language)
    if line is not None:
        name = outline.name_of(outline.elements[line.owner])
        pieces = [_Piece(outline.cut(line.start, line.stop), name)]
        found.taken.append((line.start, line.stop))
    _sort(pieces, [], language, other)
    if found.caption and other.caption and not bare:
        if not any(part.words & CREDIT for part in beside):
            return
        other.credit, other.credit_from = other.caption, other.caption_from
    elif other.caption:
        found.caption, found.caption_from = other.caption, other.caption_from
        found.marked = True
    if not found.credit and other.credit:
        found.credit, found.credit_from = other.credit, other.credit_from
    found.taken += [(part.start, part.stop) for part in beside]


def _sort(pieces: list[_Piece], lines: list[_Piece], language: Language, found: Printed) -> None:
    """Puts pieces of text into caption and credit."""
    kept: list[_Piece] = []
    lines = [line for line in lines if not _INTERFACE.match(line.text)]
    if not pieces:
        pieces = [line for line in lines if _holds_caption(line.text, language)]
        lines = [line for line in lines if line not in pieces]
    for piece in pieces:
        if _INTERFACE.match(piece.text):
            continue
        plain = without_labels(piece.text)
        gone = piece.text.find(plain)
        edges = [(max(0, place - gone), kind) for place, kind in piece.edges]
        caption, credit = split_credit(plain, language, edges)
        if not credit and piece.credited and looks_like_names(caption):
            caption, credit = "", caption
        if credit:
            lines.append(piece._replace(text=credit))
        if caption and not _INTERFACE.match(caption) and not _is_stamp(caption):
            kept.append(piece._replace(text=caption.strip(" |–—/")))
    if not lines and len(kept) > 1:
        kept, lines = _names_apart(kept)
    if kept:
        joined = " ".join(dict.fromkeys(piece.text for piece in kept))
        found.caption, found.caption_from = joined[:LONGEST_CAPTION], kept[0].element
    distinct: list[str] = []
    for line in lines:
        text = unwrapped(without_notice(line.text).strip(" |/／"))
        if text and not any(text in other for other in distinct):
            distinct = [other for other in distinct if other not in text]
            distinct.append(text)
    if distinct:
        found.credit, found.credit_from = " / ".join(distinct)[:300], lines[0].element


def _holds_caption(text: str, language: Language) -> bool:
    """Whether an element marked as a credit holds a caption before a bracket with the credit."""
    caption, credit = split_credit(text, language)
    if not credit or not caption or not text.rstrip(" .").endswith((")", "]")):
        return False
    return is_sentence(caption) or credit_marks(language).after(credit) != credit


def _is_stamp(text: str) -> bool:
    """Whether a text only says when something was published: mostly digits, with a year or hour."""
    return len(text) <= _STAMP and sum(map(str.isdigit, text)) * 3 >= sum(map(str.isalnum, text))


def _left_over(
    outline: Outline,
    scope: Element,
    read: list[Element],
    unseen: list[tuple[int, int]],
    language: Language,
) -> list[_Piece]:
    """Credit lines of a scope that stand beside its marked caption."""
    taken = [*unseen, *((part.start, part.stop) for part in read)]
    found: list[_Piece] = []
    for line in outline.lines_of(scope):
        text = outline.cut(line.start, line.stop, taken)
        if text and looks_like_credit(text, language):
            found.append(_Piece(text, outline.name_of(outline.elements[line.owner])))
    return found


def _names_apart(pieces: list[_Piece]) -> tuple[list[_Piece], list[_Piece]]:
    """A piece that is only names beside one that is a sentence is the credit, marked or not."""
    for place in (-1, 0):
        others = [piece for piece in pieces if piece is not pieces[place]]
        if looks_like_names(pieces[place].text) and any(len(p.text) > 30 for p in others):
            return others, [pieces[place]]
    return pieces, []
