"""Caption and credit of a figure, out of its scope's own elements and what stands right behind."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from provenance.document.credits import looks_like_credit, looks_like_names
from provenance.document.outline import BODY_MARK, HEADINGS, Element, Outline, Ranges
from provenance.document.scope import MOST_TEXT
from provenance.document.splitting import split_credit
from provenance.document.words import CAPTION, CREDIT
from provenance.model import Language

__all__ = ["LONGEST_CAPTION", "Printed", "read_printed"]

LONGEST_CAPTION = 900
_LONGEST_CREDIT = 200
_LONGEST_BESIDE = 400
_NO_TEXT = frozenset(("img", "picture", "figcaption", "source"))
_SMALL_PRINT = frozenset(("small", "figcaption", "em", "i", "cite", "center"))
_PIECES = frozenset(("p", "div", "span", "small"))
# What marks a credit inside a figure and a byline beside one.
_BYLINES = frozenset("byline author autor creator provider".split())
_JUNK_TEXT = re.compile(
    r"^(?:\d+\s*(?:/|of|von|de|из)\s*\d+|image \d+|bild \d+|open image in gallery"
    r"|(?:enlarge|expand|view)(?: \w+){0,2}|audio|video|close|next|previous|advertisement"
    r"|loading\W*|play(?: \w+)?|now playing|\W+)$",
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


Piece = tuple[str, str]  # text, name of its element


def read_printed(
    outline: Outline, picture: Element, scope: Element, alt: str | None, language: Language
) -> Printed:
    """Caption and credit printed for a picture with this scope and alternative text."""
    found = Printed()
    inner = outline.inside(scope) if scope is not picture else []
    captions = outline.named(scope, "figcaption")
    if not captions:
        captions = _outermost(p for p in inner if p.words & CAPTION and p.name not in _NO_TEXT)
    known = {part.order for part in captions}
    credits = _outermost(
        part
        for part in inner
        if part.words & CREDIT
        and part.order not in known
        and part.name not in _NO_TEXT
        and part.length <= _LONGEST_CREDIT
    )
    ranges = [(part.start, part.stop) for part in credits]
    pieces: list[Piece] = []
    for part in captions or ([scope] if inner else []):
        name = outline.name_of(part)
        pieces += [(text, name) for text in _parts(outline, part, ranges)]
    if not pieces and not credits:
        pieces = _beside(outline, scope, alt, language, found)
    found.marked = bool(captions or found.taken)
    lines = [(outline.text_of(part), outline.name_of(part)) for part in credits]
    if captions:
        lines += _left_over(outline, scope, [*captions, *credits], language)
    if alt:
        pieces = [part for piece in pieces for part in _alt_apart(piece, alt, language)]
    _sort(pieces, [line for line in lines if not _JUNK_TEXT.match(line[0])], language, found)
    return found


def _sort(pieces: list[Piece], lines: list[Piece], language: Language, found: Printed) -> None:
    """Puts pieces of text into caption and credit."""
    kept: list[Piece] = []
    for text, name in pieces:
        caption, credit = split_credit(text, language)
        if credit:
            lines.append((credit, name))
        if caption and not _JUNK_TEXT.match(caption):
            kept.append((caption, name))
    if not lines and len(kept) > 1:
        kept, lines = _names_apart(kept)
    if kept:
        joined = " ".join(dict.fromkeys(text for text, _ in kept))
        found.caption, found.caption_from = joined[:LONGEST_CAPTION], kept[0][1]
    distinct: list[str] = []
    for text, _name in lines:
        text = text.strip(" |")
        if text and not any(text in other for other in distinct):
            distinct = [other for other in distinct if other not in text]
            distinct.append(text)
    if distinct:
        found.credit, found.credit_from = " / ".join(distinct)[:300], lines[0][1]


def _left_over(
    outline: Outline, scope: Element, read: list[Element], language: Language
) -> list[Piece]:
    """Credit lines of a scope that stand beside its marked caption."""
    taken = [(part.start, part.stop) for part in read]
    found: list[Piece] = []
    for line in outline.lines_of(scope):
        text = outline.cut(line.start, line.stop, taken)
        if text and looks_like_credit(text, language):
            found.append((text, outline.name_of(outline.elements[line.owner])))
    return found


def _alt_apart(piece: Piece, alt: str, language: Language) -> list[Piece]:
    """A text that goes on as a credit line where the alternative text ends: two pieces."""
    text, name = piece
    rest = text[len(alt) :].lstrip(" /|–—.-") if text.startswith(alt) else ""
    return [(alt, name), (rest, name)] if rest and looks_like_credit(rest, language) else [piece]


def _names_apart(pieces: list[Piece]) -> tuple[list[Piece], list[Piece]]:
    """A piece that is only names beside one that is a sentence is the credit, marked or not."""
    for place in (-1, 0):
        others = [piece for piece in pieces if piece is not pieces[place]]
        if looks_like_names(pieces[place][0]) and any(len(text) > 30 for text, _ in others):
            return others, [pieces[place]]
    return pieces, []


def _outermost(parts: Iterable[Element]) -> list[Element]:
    """Elements with text that lie in none of the others."""
    found: list[Element] = []
    for part in parts:
        if 0 < part.length <= MOST_TEXT and not (found and part.order < found[-1].end):
            found.append(part)
    return found


def _parts(outline: Outline, part: Element, credits: list[tuple[int, int]]) -> list[str]:
    """The texts of an element's pieces, buttons and interface left out."""
    skip = [*credits, *((p.start, p.stop) for p in outline.named(part, "button"))]
    if part.name != "figcaption" and not part.words & CAPTION:
        skip += [(p.start, p.stop) for p in outline.named(part, "h2", "h3")]
    text = outline.text_of(part, skip)
    if not text:
        return []
    children = [child for child in outline.children(part) if child.name in _PIECES]
    if len(children) > 1:
        pieces = [outline.text_of(child, skip) for child in children]
        if sum(map(len, pieces)) >= 0.9 * len(text.replace(" ", "")):
            return [piece for piece in pieces if piece]
    return _tail_apart(outline, part, text, skip)


def _tail_apart(outline: Outline, part: Element, text: str, skip: Ranges) -> list[str]:
    """The text, its last element apart where a sentence or a bar ends before it, or in small."""
    while only := next((child for child in outline.children(part) if child.length), None):
        if outline.cut(part.start, only.start) or outline.cut(only.stop, part.stop):
            break
        part = only
    children = [child for child in outline.children(part) if child.length > 2 or child.name == "br"]
    if len(children) > 1 and children[1].name == "br" and children[0].start == part.start:
        first = children[0]
        rest = outline.cut(first.stop, part.stop, skip)
        if first.name in _PIECES and rest:
            return [outline.text_of(first, skip), rest]
    last = children[-1] if children else None
    if last is None or outline.cut(last.stop, part.stop, skip):
        return [text]
    before, tail = outline.cut(part.start, last.start, skip), outline.text_of(last, skip)
    if before and tail and (_ENDED.search(before) or last.name in ("small", "cite")):
        return [before, tail]
    return [text]


_ENDED = re.compile(r"[.!?…|/»”\")–—。]$")


def _beside(
    outline: Outline, scope: Element, alt: str | None, language: Language, found: Printed
) -> list[Piece]:
    """Captions and credits that stand right behind a bare picture."""
    pieces: list[Piece] = []
    node = scope
    for _step in range(3):
        place = node.stop
        sibling = outline.following(node)
        for _skipped in range(6):
            if sibling is None or len(pieces) >= 2:
                break
            if outline.text[place : sibling.start].strip():
                return pieces
            text = outline.text_of(sibling)
            if text:
                if not _is_beside(outline, sibling, text, alt, language):
                    return pieces
                pieces.append((text, outline.name_of(sibling)))
                found.taken.append((sibling.start, sibling.stop))
            place, sibling = sibling.stop, outline.following(sibling)
        outer = outline.parent(node)
        if outer is None or BODY_MARK in outer.attrs or outer.stop - outer.start > node.length + 4:
            break
        node = outer
    return pieces


def _is_beside(
    outline: Outline, part: Element, text: str, alt: str | None, language: Language
) -> bool:
    """Whether an element behind a picture is marked, set or worded as its caption or credit."""
    if len(text) > _LONGEST_BESIDE or part.pictures or part.name in HEADINGS:
        return False
    if part.words & (CAPTION | CREDIT - _BYLINES) or part.name in _SMALL_PRINT:
        return True
    if part.linked * 2 > part.length:
        return False
    small = ("em", "i", "small") if part.name == "p" else ()
    for inner in outline.inside(part):
        marked = inner.words & (CAPTION | CREDIT - _BYLINES) and inner.name in _PIECES
        if inner.length >= (0.5 if marked else 0.9) * len(text) and (marked or inner.name in small):
            return True
    return _is_alt(text, alt) or looks_like_credit(text, language)


def _is_alt(text: str, alt: str | None) -> bool:
    """Whether a text says what the picture's alternative text says."""
    if not alt or len(alt) < 6:
        return False
    text, alt = text.casefold(), alt.casefold()
    return text == alt or (len(alt) > 20 and (text.startswith(alt) or alt.startswith(text)))
