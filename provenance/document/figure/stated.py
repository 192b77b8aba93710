"""What the page's JSON-LD says of its pictures, where the page prints nothing for them."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import unescape
from typing import Any
from urllib.parse import unquote, urlsplit

from provenance.document.credit.splitting import split_credit
from provenance.model import Language, tidy

__all__ = ["Stated", "find_by_caption", "find_stated", "image_key"]

_MOST = 400
_SHORTEST = 25  # letters: a caption on the page data alone that is shorter is a file's title
_SIZE = re.compile(r"-\d{2,4}x\d{2,4}(?=\.\w{3,4}$)")
_TAG = re.compile(r"<[^<>]{0,300}>")


@dataclass(frozen=True, slots=True)
class Stated:
    """An ImageObject's caption, credit line and creation day, each as stated."""

    caption: str | None
    credit: str | None
    made: str | None


def image_key(url: str) -> str:
    """What names a picture whatever its size and server: its file name in lower case.

    >>> image_key("https://img.example/800x600/Flood%20East.JPG?w=1")
    'flood east.jpg'
    >>> image_key("/uploads/flood-300x200.jpg")
    'flood.jpg'
    """
    try:
        path = unquote(urlsplit(url).path if "://" in url or url.startswith("/") else url)
    except ValueError:
        return ""
    return _SIZE.sub("", path.rpartition("/")[2].lower() or path.lower())


def find_stated(data: Iterable[Mapping[str, Any]], language: Language) -> dict[str, Stated]:
    """The pictures a page's JSON-LD tells of, by `image_key`; the first of each."""
    found: dict[str, Stated] = {}
    for item in data:
        if "ImageObject" not in str(item.get("@type")) or len(found) >= _MOST:
            continue
        key = image_key(_string(item, "url", "contentUrl", "@id")[:2000])
        if len(key) < 5 or key in found:
            continue
        text = _TAG.sub(" ", _string(item, "caption", "description")[:2000])
        caption, credit = split_credit(unescape(text), language) if text else ("", None)
        made = item.get("dateCreated")
        found[key] = Stated(
            caption if len(caption) >= _SHORTEST else None,
            credit or _credit(item),
            made[:10] if isinstance(made, str) else None,
        )
    return found


def find_by_caption(stated: Iterable[Stated], caption: str | None) -> Stated | None:
    """The picture whose stated caption is the printed one, whatever its file is called."""
    if not caption or len(caption) < _SHORTEST:
        return None
    return next((one for one in stated if one.caption == caption), None)


def _string(item: Mapping[str, Any], *names: str) -> str:
    return next((value for name in names if isinstance(value := item.get(name), str)), "")


def _credit(item: Mapping[str, Any]) -> str | None:
    for name in ("creditText", "creator", "author", "copyrightHolder", "copyrightNotice"):
        value: Any = item.get(name)
        if isinstance(value, list):
            value = value[0] if value else None
        if isinstance(value, dict):
            value = value.get("name")
        if isinstance(value, str) and tidy(value):
            return tidy(value)[:200]
    return None
