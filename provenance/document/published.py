"""Publication and modification date as the page states them, with the place each stood."""

import re
from collections.abc import Iterator
from datetime import date

from htmldate import find_date

from provenance.document.page import Page
from provenance.model import Interval

__all__ = ["Stated", "find_modified", "find_published"]

Stated = tuple[Interval, str]
"""A day and the place it stood: (2024-06-03, "JSON-LD datePublished")."""

_ARTICLE = re.compile(r"Article|Posting|Report|Review|Recipe|VideoObject|WebPage|LiveBlog")
_META = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "date",
    "dc.date.issued",
    "dc.date",
    "dcterms.created",
    "dcterms.issued",
    "parsely-pub-date",
    "publish-date",
    "publishdate",
    "pubdate",
    "sailthru.date",
    "article.published",
    "cxenseparse:recs:publishtime",
    "article:published",
    "publication_date",
    "og:published_time",
    "dc.date.created",
    "published_at",
    "last-modified-date",
    "created",
    "displaydate",
    "rnews:datepublished",
)
_META_MODIFIED = (
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "lastmod",
    "dcterms.modified",
    "dc.date.modified",
    "last-modified",
    "modified",
)
_IN_ADDRESS = re.compile(r"/(20\d\d|19\d\d)[/-](\d\d?)[/-](\d\d?)(?:/|-|$)")
_MOST_SEARCHED = 500_000  # letters; htmldate reads the whole page once more
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_COMPACT = re.compile(r"(?<!\d)(20\d\d|19\d\d)(\d\d)(\d\d)(?!\d)")
_SLASHED = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4})")
_WORDS = re.compile(
    r"(?:(\d{1,2})\s+([A-Z][a-z]{2})[a-z]*|([A-Z][a-z]{2})[a-z]*\.?\s+(\d{1,2})),?\s+(\d{4})"
)
_MONTHS = {
    name: number
    for number, name in enumerate("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(), 1)
}


def read_day(text: str) -> Interval | None:
    """The day of a machine-readable stamp; None for anything else.

    >>> read_day("2024-06-03T10:00:00+02:00").edtf
    '2024-06-03'
    """
    if (match := _ISO.search(text)) or (match := _COMPACT.search(text)):
        numbers = [int(part) for part in match.groups()]
    elif match := _WORDS.search(text):
        month = _MONTHS.get(match[2] or match[3], 0)
        numbers = [int(match[5]), month, int(match[1] or match[4])]
    elif match := _SLASHED.search(text):
        numbers = [int(match[3]), int(match[2]), int(match[1])]
    else:
        return None
    try:
        return Interval.day(date(*numbers))
    except ValueError:
        return None


def find_published(page: Page) -> Stated | None:
    """The publication day: JSON-LD, meta, time elements, the page's address; htmldate at last."""
    return next(_published(page), None)


def _published(page: Page) -> Iterator[Stated]:
    yield from _from_data(page, ("datePublished", "dateCreated", "uploadDate"))
    yield from _from_meta(page, _META)
    outline = page.outline
    for part in (outline.root, *outline.named(outline.root, "time")[:8]):
        if part.name == "time":
            value = part.get("datetime") or part.get("content")
            if (day := read_day(value)) is not None:
                yield day, "time element"
    marked = [part for part in outline.elements if "datepublished" in part.get("itemprop").lower()]
    for part in marked[:3]:
        value = part.get("content") or part.get("datetime") or outline.text_of(part)
        if (day := read_day(value)) is not None:
            yield day, "itemprop datePublished"
    for name in ("canonical", "og:url"):
        match = _IN_ADDRESS.search(page.meta.get(name, ""))
        if match and (day := read_day("-".join(match.groups()))) is not None:
            yield day, "the page's address"
    if len(page.html) <= _MOST_SEARCHED and (searched := _searched(page.html)) is not None:
        yield searched, "htmldate"


def _searched(html: str) -> Interval | None:
    """The day htmldate finds in a page that states none where pages state it."""
    found = find_date(html, extensive_search=False, original_date=True)
    return read_day(found) if found else None


def find_modified(page: Page) -> Stated | None:
    """The day the page says it was last changed, JSON-LD first."""
    found = _from_data(page, ("dateModified",)) or _from_meta(page, _META_MODIFIED)
    return found[0] if found else None


def _from_data(page: Page, names: tuple[str, ...]) -> list[Stated]:
    found: list[Stated] = []
    objects = sorted(page.data, key=lambda item: _rank(str(item.get("@type"))))
    for name in names:
        for item in objects:
            value = item.get(name)
            if _rank(str(item.get("@type"))) < 9 and isinstance(value, str):
                day = read_day(value)
                if day is not None:
                    found.append((day, f"JSON-LD {name}"))
    return found


def _rank(kind: str) -> int:
    if "NewsArticle" in kind or "Reportage" in kind or "LiveBlog" in kind:
        return 0
    if "Article" in kind or "Posting" in kind:
        return 1
    return 4 if _ARTICLE.search(kind) else 9


def _from_meta(page: Page, names: tuple[str, ...]) -> list[Stated]:
    found: list[Stated] = []
    for name in names:
        value = page.meta.get(name)
        if value and (day := read_day(value)) is not None:
            found.append((day, f"meta {name}"))
    return found
