"""Captions and credits in attributes of a picture and of the elements around it."""

import re
from html import unescape
from itertools import islice

from provenance.document.credit.splitting import split_credit
from provenance.document.page.outline import Element, Outline
from provenance.model import Language, tidy

__all__ = ["find_in_attributes"]

_CREDITS = frozenset(
    """credit credits copyright copyrights photographer rights attribution byline credito crediti
    creditos quelle fonte fuente fotograf bildnachweis rightsholder""".split()
)
_CAPTIONS = frozenset(
    """caption captions legend legende cutline didascalia leyenda legenda bildunterschrift
    subhtml""".split()
)
_TAG = re.compile(r"<[^<>]{0,300}>")
_SAYS = re.compile(r"[^\W\d_]{2}")
_NO_WORDS = re.compile(r"://|[{}]|^#|^(?:true|false|null|none|undefined|yes|no)$", re.I)
_LONGEST = 2000
_STEPS = 6
_MOST = 100  # attributes of one element that are looked at


def find_in_attributes(
    outline: Outline, picture: Element, scope: Element, language: Language
) -> tuple[str | None, str | None]:
    """The caption and the credit that `data-` attributes state, and a link's title with a credit.

    Looked for on the picture and on every element around it that holds nothing else.
    """
    caption = credit = None
    for part in _holders(outline, picture, scope):
        for name in islice(part.attrs, _MOST):
            if not name.startswith("data-"):
                continue
            words = set(name[5:].replace("_", "-").split("-"))
            words.add(name[5:].replace("-", ""))
            if not words & (_CREDITS | _CAPTIONS):
                continue
            text = _text(part.get(name))
            if not text:
                continue
            if words & _CREDITS:
                credit = credit or text[:200]
            else:
                told, signed = split_credit(text, language)
                caption, credit = caption or told or None, credit or signed
        if part.name == "a" and (text := _text(part.get("title"))):
            told, signed = split_credit(text, language)
            if signed:
                caption, credit = caption or told or None, credit or signed
    return caption, credit


def _holders(outline: Outline, picture: Element, scope: Element) -> list[Element]:
    """The picture, its image, and the elements around it up to those that hold no more than its
    scope does."""
    found = [*outline.named(picture, "img"), picture]
    for outer, _step in zip(outline.around(picture), range(_STEPS), strict=False):
        if outer.pictures > max(1, scope.pictures) or outer.length > scope.length:
            break
        found.append(outer)
    return found


def _text(value: str) -> str:
    text = tidy(_TAG.sub(" ", unescape(value[:_LONGEST])))
    return text if _SAYS.search(text) and not _NO_WORDS.search(text) else ""
