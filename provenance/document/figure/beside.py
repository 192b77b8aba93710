"""What stands right behind a picture and belongs to it: captions and credits outside its scope."""

import re
from bisect import bisect_left

from provenance.document.credit.credits import looks_like_credit
from provenance.document.credit.marks import credit_marks
from provenance.document.credit.signs import BEHIND, HOUSE
from provenance.document.credit.splitting import split_credit
from provenance.document.page.classes import CAPTION, CREDIT
from provenance.document.page.outline import HEADINGS, Element, Line, Outline
from provenance.model import Language

__all__ = ["find_beside", "find_line_below"]

_LONGEST = 400
_LONGEST_CREDIT = 120
_LONGEST_CREDITED = 300
_LONGEST_SET = 200
_STEPS = 3
_SMALL_PRINT = frozenset(("small", "figcaption", "em", "i", "cite", "center"))
_PIECES = frozenset(("p", "div", "span", "small"))
# What marks a credit inside a figure and a byline beside one.
_BYLINES = frozenset("byline author autor creator provider".split())
_MIDDLE = re.compile(r"text-align:\s*center", re.I)
_MIDDLES = frozenset("center centered aligncenter textcenter".split())


def find_beside(
    outline: Outline, scope: Element, alt: str | None, language: Language, bare: bool
) -> list[Element]:
    """The elements behind a scope that belong to its picture, two at most.

    A `bare` scope, which tells nothing itself, takes what is set or worded as a caption or credit;
    another only what is marked as one.
    """
    found: list[Element] = []
    node = scope
    for _step in range(_STEPS):
        place = node.stop
        sibling = outline.following(node)
        for _skipped in range(6):
            if sibling is None:
                break
            if sibling.pictures or len(found) == 2 or outline.text[place : sibling.start].strip():
                return found
            if sibling.length:
                if not _belongs(outline, sibling, alt, language, bare) and not (
                    bare and _is_set_alike(outline, node, sibling)
                ):
                    return found
                found.append(sibling)
            place, sibling = sibling.stop, outline.following(sibling)
        if found:
            return found
        outer = outline.parent(node)
        if outer is None or outline.is_holder(outer) or outer.length > node.length + 4:
            break
        node = outer
    return found


def _belongs(
    outline: Outline, part: Element, alt: str | None, language: Language, bare: bool
) -> bool:
    """Whether an element behind a picture is marked, set or worded as its caption or credit."""
    text = outline.text_of(part)
    if not text or len(text) > _LONGEST or part.pictures or part.name in HEADINGS:
        return False
    marks = CAPTION | CREDIT - _BYLINES
    if not bare:
        if part.linked * 2 > part.length:
            return False
        short = len(text) <= _LONGEST_CREDIT
        return bool(part.words & (marks if short else CAPTION)) or (
            short and looks_like_credit(text, language)
        )
    if part.words & marks or part.name in _SMALL_PRINT:
        return True
    if part.linked * 2 > part.length:
        return False
    small = ("em", "i", "small") if part.name == "p" else ()
    for inner in outline.inside(part):
        marked = inner.words & marks and inner.name in _PIECES
        if inner.length >= (0.5 if marked else 0.9) * len(text) and (marked or inner.name in small):
            return True
    return _is_alt(text, alt) or looks_like_credit(text, language) or _ends_credited(text, language)


def _ends_credited(text: str, language: Language) -> bool:
    """Whether a text ends in a credit with a mark; a house alone may sign a paragraph too."""
    if len(text) > _LONGEST_CREDITED:
        return False
    credit = split_credit(text, language)[1]
    return credit is not None and (
        credit_marks(language).after(credit) != credit
        or bool(BEHIND.search(credit))
        or ("/" in credit and bool(HOUSE.search(credit)))
    )


def find_line_below(outline: Outline, scope: Element, language: Language) -> Line | None:
    """The line right behind a picture that stands among lines, where it ends in a credit."""
    below = bisect_left(outline.lines, (scope.stop, 0, 0))
    if below == len(outline.lines):
        return None
    line = outline.lines[below]
    if outline.elements[line.owner].end <= scope.order or line.owner > scope.order:
        return None
    text = outline.cut(line.start, line.stop)
    return line if len(text) <= _LONGEST_SET and _ends_credited(text, language) else None


def _is_set_alike(outline: Outline, node: Element, part: Element) -> bool:
    """Whether a short block is centred as the picture before it is, and the text behind is not."""
    if part.length > _LONGEST_SET or part.pictures or part.name in HEADINGS:
        return False
    if part.linked * 2 > part.length or not (_is_centred(node) and _is_centred(part)):
        return False
    behind = outline.following(part)
    while behind is not None and not behind.length:
        behind = outline.following(behind)
    return behind is None or behind.pictures > 0 or not _is_centred(behind)


def _is_centred(part: Element) -> bool:
    return (
        part.get("align").lower() == "center"
        or bool(_MIDDLE.search(part.get("style")[:500]))
        or bool(part.words & _MIDDLES)
    )


def _is_alt(text: str, alt: str | None) -> bool:
    """Whether a text says what the picture's alternative text says."""
    if not alt or len(alt) < 6:
        return False
    text, alt = text.casefold(), alt.casefold()
    return text == alt or (len(alt) > 20 and (text.startswith(alt) or alt.startswith(text)))
