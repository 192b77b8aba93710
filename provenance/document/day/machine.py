"""Days that machines wrote: in JSON-LD, meta elements, the address, scripts' state."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from provenance.document.day.labels import CHANGED, OTHER, PUBLISHED, kind_of_name
from provenance.document.day.traces import Stated

__all__ = ["alike", "days_in_address", "from_data", "from_meta", "from_state"]

_ARTICLE = re.compile(r"Article|Posting|Report|LiveBlog|(?<!Aggregate)Review|Recipe")
_PAGE = re.compile(r"WebPage|ItemPage|AboutPage|CreativeWork|Gallery|Episode|FAQPage|MediaObject")
# Where an object of the page's data names other pieces than itself.
_OTHERS = (
    "itemListElement", "hasPart", "review", "comment", "mentions", "video", "image", "citation",
    "associatedMedia", "liveBlogUpdate", "relatedLink", "isBasedOn", "subjectOf", "workExample",
)  # fmt: skip
_IN_DATA = (
    ("datePublished", "data", PUBLISHED), ("dateCreated", "created", ""),
    ("uploadDate", "created", ""), ("dateModified", "data", CHANGED),
)  # fmt: skip
_META = re.compile(r"date|time|pub|issued|created|modif|updat|posted", re.I)
_META_OTHER = re.compile(r"video|image|music|book|zone|format|read|cache|build", re.I)
_NESTED, _LIKE_IT, _PAGES, _VIDEOS = 0.3, 0.4, 0.8, 0.6  # worth of a day of such an object
_LOOSE = 0.7  # worth of a meta day whose name does not say of what
_MOST_OBJECTS, _MOST_META = 200, 120
_LONGEST = 60  # letters of a stamp
_IN_STATE = re.compile(
    r'"(?:date_?published|published_?at|publish_?date|pub_?date|first_?published(?:_?at)?'
    r'|publication_?date|published_?time)\\?"\s*:\s*\\?"?([\w :.,T/+-]{8,35})',
    re.I,
)
_DATA = re.compile(r"<script[^>]{0,200}ld\+json[^>]{0,200}>.*?</script", re.S | re.I)
_MOST_STATES = 30
_WORD = re.compile(r"\w+")
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_IN_ADDRESS = re.compile(
    r"(?<!\d)((?:19|20)\d\d)[/_-](\d\d?|[a-z]{3})[a-z]{0,6}[/_-](\d\d?)(?![\d])"
    r"|(?<!\d)((?:19|20)\d\d)/?(0[1-9]|1[0-2])/?(0[1-9]|[12]\d|3[01])(?:\d{4}|\d{6})?(?!\d)",
    re.I,
)
_MONTH_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-](0?[1-9]|1[0-2])(?:/|$)")


def alike(one: str, other: str) -> float:
    """The share of the shorter title's words that the other has too, by their letters, 0 to 1.

    >>> alike("Rain in Tarrow", "Rain in Tarrow | The Post")
    1.0
    """
    shorter, longer = sorted((one.casefold(), other.casefold()), key=len)
    words = set(_WORD.findall(shorter))
    letters = sum(map(len, words))
    if not letters or shorter in longer:
        return 1.0 if letters else 0.0
    return sum(map(len, words & set(_WORD.findall(longer)))) / letters


def from_data(data: Sequence[Mapping[str, Any]], titles: Sequence[str]) -> Iterator[Stated]:
    """The days of the page's own object in its JSON-LD, and with less worth of the others'.

    A film's, a comment's or a list entry's is not the page's; a film's counts for something where
    it is called like the page.
    """
    nested = {id(other) for item in data for other in _others(item)}
    for item in data[:_MOST_OBJECTS]:
        worth = _worth(item, titles)
        if id(item) in nested:
            worth *= _NESTED
        if worth < _NESTED * _NESTED:
            continue
        for name, source, kind in _IN_DATA:
            value = item.get(name)
            value = value[0] if isinstance(value, list) and value else value
            if isinstance(value, str | int) and not isinstance(value, bool):
                yield Stated(source, f"JSON-LD {name}", str(value)[:_LONGEST], worth, kind)


def _others(item: Mapping[str, Any]) -> Iterator[Any]:
    queue = [item[name] for name in _OTHERS if name in item]
    for _step in range(_MOST_OBJECTS):
        if not queue:
            return
        value = queue.pop()
        if isinstance(value, dict):
            yield value
            queue += [inner for inner in value.values() if isinstance(inner, dict | list)]
        elif isinstance(value, list):
            queue += value[:50]


def _worth(item: Mapping[str, Any], titles: Sequence[str]) -> float:
    kind = str(item.get("@type"))
    named = next((n for k in ("headline", "name") if isinstance(n := item.get(k), str)), "")
    like = max((alike(named, title) for title in titles), default=0.0) if named else 0.9
    if _ARTICLE.search(kind) and "Comment" not in kind:
        return 1.0 if like >= 0.5 or not titles else _LIKE_IT
    if _PAGE.search(kind):
        return _PAGES
    return _VIDEOS if "Video" in kind and named and like >= 0.8 else 0.0


def from_meta(tree: LexborHTMLParser) -> Iterator[Stated]:
    """The days of meta elements, by what their names say."""
    for node in tree.css("meta[content]")[:_MOST_META]:
        attributes = node.attributes
        name = attributes.get("property") or attributes.get("name") or ""
        value = attributes.get("content") or ""
        if not _META.search(name) or _META_OTHER.search(name) or len(value) > _LONGEST:
            continue
        kind = kind_of_name(name)
        if kind != OTHER and "itemprop" not in attributes:
            source = "created" if "creat" in name.lower() else "meta"
            yield Stated(
                source, f"meta {name.lower()}", value, 1.0 if kind == PUBLISHED else _LOOSE, kind
            )


def from_state(html: str, read: bool) -> Iterator[Stated]:
    """The days of publication in scripts' data: worth the more, the more of them are the same.

    `read` says that the JSON-LD was read, and no day of it was the page's.
    """
    html = _DATA.sub("", html) if read else html
    values = [match[1] for match in islice(_IN_STATE.finditer(html), _MOST_STATES)]
    for value in dict.fromkeys(values):
        same = sum(other[:10] == value[:10] for other in values) / len(values)
        worth = same if value != values[0] else (1 + same) / 2
        yield Stated("state", "page data", value, worth, PUBLISHED)


def days_in_address(addresses: Sequence[str]) -> Iterator[tuple[tuple[int, int, int], float]]:
    """Year, month and day in the page's addresses, with a worth; day 0 where only a month stands.

    >>> list(days_in_address(["https://n.example/2021/apr/25/ferry", "/news/20210425-ferry"]))
    [((2021, 4, 25), 1.0), ((2021, 4, 25), 1.0)]
    """
    for address in addresses:
        whole = False
        path = address[:1000].partition("?")[0]
        for match in _IN_ADDRESS.finditer(path):
            groups = [group for group in match.groups() if group]
            month = groups[1].lower()
            if month[0].isalpha():
                if month not in _MONTHS:
                    continue
                groups[1] = str(_MONTHS.index(month) + 1)
            whole = True
            yield (int(groups[0]), int(groups[1]), int(groups[2])), 1.0
        only = None if whole else _MONTH_IN_ADDRESS.search(path)
        if only:
            yield (int(only[1]), int(only[2]), 0), 0.5
