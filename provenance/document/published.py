"""Publication and modification date as the page states them, with the place each stood."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime

from htmldate import find_date

from provenance.document.page.outline import Element, Outline
from provenance.document.page.parse import Page
from provenance.document.stamps import find_stamps
from provenance.model import Interval, Language

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
_IN_STATE = re.compile(r'"date_?[pP]ublished(?:_?[aA]t)?\\?"\s*:\s*\\?"([\d:.TZ+-]{10,35})')
_PUBLISHED = frozenset("published publish publication pubdate datepublished posted".split())
_NEAR = 1500  # letters between the headline and the stamp of its page
_MOST_SEARCHED = 500_000  # letters; htmldate reads the whole page once more
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_EPOCH = re.compile(r"(1\d{9})(?:\d{3})?")
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
    elif match := _EPOCH.fullmatch(text.strip()):
        return Interval.day(datetime.fromtimestamp(int(match[1]), UTC).date())
    elif match := _SLASHED.search(text):
        numbers = [int(match[3]), int(match[2]), int(match[1])]
    else:
        return None
    try:
        return Interval.day(date(*numbers))
    except ValueError:
        return None


def find_published(page: Page, language: Language, tag: str) -> Stated | None:
    """The publication day: JSON-LD, meta, time elements by the headline, the page's address, the
    day printed by the headline in the page's language, other time elements; htmldate at last."""
    return next(_published(page, language, tag), None)


def _published(page: Page, language: Language, tag: str) -> Iterator[Stated]:
    yield from _from_data(page, ("datePublished", "dateCreated", "uploadDate"))
    yield from _from_meta(page, _META)
    outline = page.outline
    times = [(part, day) for part in _times(outline) if (day := read_day(_value(part))) is not None]
    for part, day in times:
        if _is_near(outline, part):
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
    yield from find_stamps(outline, language, tag)
    if (match := _IN_STATE.search(page.html)) and (day := read_day(match[1])) is not None:
        yield day, "page data datePublished"
    for _part, day in times:
        yield day, "time element"
    if len(page.html) <= _MOST_SEARCHED and (searched := _searched(page.html)) is not None:
        yield searched, "htmldate"


def _times(outline: Outline) -> list[Element]:
    """The first time elements, those marked as the publication's before others."""
    found = outline.named(outline.root, "time")[:8]
    return sorted(found, key=lambda part: not ("pubdate" in part.attrs or part.words & _PUBLISHED))


def _value(part: Element) -> str:
    return part.get("datetime") or part.get("content") or part.get("title")


def _is_near(outline: Outline, part: Element) -> bool:
    """Whether a time stands in or before the body and near the headline, not among comments."""
    headings = outline.named(outline.root, "h1")[:5]
    heading = max(headings, key=lambda h: h.length, default=None)
    if heading is None:
        return outline.holder is None or part.start <= outline.holder.stop
    return heading.start - _NEAR <= part.start <= heading.stop + _NEAR


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
