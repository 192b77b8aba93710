"""The pictures of a page and their addresses."""

import re
from collections.abc import Iterator

from provenance.document.figure.stated import image_key
from provenance.document.page.outline import Element, Outline

__all__ = ["address_of", "key_of", "pictures_of"]

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
_PLACEHOLDER = re.compile(
    r"(?:transparent|placeholder|spacer|blank|1x1|pixel)[\w.-]*\.(?:gif|png|svg)", re.I
)


def key_of(url: str | None) -> str:
    """What names a picture with this address, as `image_key`; empty for a placeholder's."""
    return image_key(url) if url and not _PLACEHOLDER.search(url) else ""


def pictures_of(outline: Outline) -> Iterator[Element]:
    """The pictures in order; those of `noscript` only where nothing else shows them."""
    for tag in outline.named(outline.elements[0], "img", "amp-img", "picture", "image"):
        if tag.name == "img" and _in_picture(outline, tag):
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


def _in_picture(outline: Outline, image: Element) -> bool:
    """Whether an image is a picture element's, whose sources may nest around it."""
    for outer in outline.around(image):
        if outer.name != "source":
            return outer.name == "picture"
    return False


def address_of(outline: Outline, picture: Element) -> str | None:
    """The picture's address, lazy ones first; a placeholder's only where there is no other."""
    spare = None
    holders = [picture]
    if picture.name == "picture":
        holders = [*outline.named(picture, "img"), *outline.named(picture, "source")]
    for holder in holders:
        lazy = [name for name in holder.attrs if "src" in name and name not in _SOURCES]
        for name in (*lazy, *_SOURCES):
            value = holder.get(name).strip()
            if not value or value.startswith("data:"):
                continue
            first = value.split()[0].rstrip(",") if "srcset" in name else value
            if len(first) > 3 and "{" not in first[:200]:
                if not _PLACEHOLDER.search(first):
                    return first[:2000]
                spare = spare or first[:2000]
    return spare
