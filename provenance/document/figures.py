"""Figures wherever they stand on a page: the picture, its caption, its credit, its place."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from provenance.document.captions import LONGEST_CAPTION, read_printed
from provenance.document.decoration import is_decoration
from provenance.document.outline import Element, Outline
from provenance.document.page import Page
from provenance.document.scope import find_scope
from provenance.document.stated import Stated, find_stated, image_key
from provenance.model import Language, tidy

__all__ = ["FoundFigure", "find_figures"]

_SOURCES = (
    "data-src",
    "data-original",
    "data-lazy-src",
    "data-srcset",
    "data-lazy",
    "src",
    "srcset",
    "data-full-url",
    "data-image",
    "data-url",
    "content",
    "data-src-template",
)
_MOST_IMAGES = 300


@dataclass(frozen=True, slots=True)
class FoundFigure:
    """A figure on the page, before it becomes a `Figure`.

    `place` is where in the outline's text it begins; `taken` are the ranges of that text which
    belong to it and never to the body. `made` is a creation date the page's own data states.
    """

    place: int
    taken: tuple[tuple[int, int], ...]
    image_url: str | None
    caption: str | None = None
    caption_from: str = ""
    credit: str | None = None
    credit_from: str = ""
    alt: str | None = None
    made: str | None = None


def find_figures(page: Page, language: Language) -> tuple[FoundFigure, ...]:
    """The figures of a page in document order: no teasers, portraits of authors, logos or icons."""
    outline = page.outline
    stated = find_stated(page.data, language)
    found: list[FoundFigure] = []
    seen: dict[str, list[FoundFigure]] = {}
    scopes: set[int] = set()
    for picture in islice(_pictures(outline), _MOST_IMAGES):
        url = _address(outline, picture)
        scope = find_scope(outline, picture)
        if scope.order in scopes and scope.name != "div":
            continue
        if is_decoration(outline, picture, scope, url):
            continue
        key = image_key(url) if url else ""
        figure = _read(outline, picture, scope, url, stated.get(key), language)
        same = seen.setdefault(key, []) if key else []
        if same and (
            not (figure.caption or figure.credit)
            or any((other.caption or "") == (figure.caption or "") for other in same)
        ):
            continue
        scopes.add(scope.order)
        same.append(figure)
        found.append(figure)
    return tuple(found)


def _read(
    outline: Outline,
    picture: Element,
    scope: Element,
    url: str | None,
    stated: Stated | None,
    language: Language,
) -> FoundFigure:
    alt = _alt(outline, picture)
    printed = read_printed(outline, picture, scope, alt, language)
    caption, caption_from = printed.caption, printed.caption_from
    credit, credit_from = printed.credit, printed.credit_from
    if stated is not None:
        if not caption and stated.caption and stated.caption != alt:
            caption, caption_from = stated.caption[:LONGEST_CAPTION], "JSON-LD ImageObject"
        if not credit and stated.credit:
            credit, credit_from = stated.credit, "JSON-LD ImageObject"
    return FoundFigure(
        scope.start,
        ((scope.start, scope.stop), *printed.taken),
        url,
        caption,
        caption_from,
        credit,
        credit_from,
        alt,
        stated.made if stated else None,
    )


def _pictures(outline: Outline) -> Iterator[Element]:
    """The pictures in order; those of `noscript` only where nothing else shows them."""
    for tag in outline.named(outline.root, "img", "amp-img", "picture", "image"):
        outer = outline.parent(tag)
        if tag.name == "img" and outer is not None and outer.name == "picture":
            continue
        if tag.spare:
            for outer in outline.around(tag):
                if outer.name == "noscript":
                    break
            shown = outline.parent(outer) if outer is not None else None
            if tag.figure >= 0:
                shown = outline.elements[tag.figure]
            if shown is not None and shown.pictures:
                continue
        yield tag


def _address(outline: Outline, picture: Element) -> str | None:
    """The picture's address, lazy ones first."""
    holders = [picture]
    if picture.name == "picture":
        holders = [*outline.named(picture, "img"), *outline.named(picture, "source")]
    for holder in holders:
        lazy = [name for name in holder.attrs if "src" in name and name not in _SOURCES]
        for name in (*lazy, *_SOURCES):
            value = holder.get(name).strip()
            if value and not value.startswith("data:"):
                first = value.split()[0].rstrip(",") if "srcset" in name else value
                if len(first) > 3 and "{" not in first[:200]:
                    return first[:2000]
    return None


def _alt(outline: Outline, picture: Element) -> str | None:
    holder = next(iter(outline.named(picture, "img")), picture)
    return tidy(holder.get("alt"))[:1000] or None
