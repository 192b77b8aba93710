"""What a name or a word beside a day says of it: that of publication, or that of a change."""

import re

from provenance.languages.every import all_words
from provenance.words.patterns import stems_pattern

__all__ = ["CHANGED", "OTHER", "PUBLISHED", "kind_of_class", "kind_of_name", "kind_of_words"]

PUBLISHED, CHANGED, OTHER = "published", "changed", "other"

_NAME = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
# Parts of the names that systems give to days.
_NAMES_CHANGED = re.compile(r"modif|updat|lastmod|revis|changed|edited|refresh")
_NAMES_PUBLISHED = re.compile(r"publi[sc]|pubdate|posted|issued|release")
_NAMES_OTHER = re.compile(r"expir|valid|until|event|start|end$|birth|deadline|upload|fetch|crawl")

_AROUND, _BEHIND = 120, 12  # letters before and behind a day that may say what it is


_WORDS = {kind: stems_pattern(all_words(f"day_{kind}")) for kind in (CHANGED, PUBLISHED)}


def kind_of_name(name: str) -> str:
    """What a machine's name for a day says: PUBLISHED, CHANGED, OTHER (an end, an upload) or ""
    where it says neither. A name that says both (class "published updated") is publication's.

    >>> kind_of_name("article:published_time"), kind_of_name("dateModified")
    ('published', 'changed')
    >>> kind_of_name("date"), kind_of_name("expires")
    ('', 'other')
    """
    joined = "".join(_NAME.findall(name[:200])).lower()
    if _NAMES_OTHER.search(joined):
        return OTHER
    if _NAMES_PUBLISHED.search(joined):
        return PUBLISHED
    return CHANGED if _NAMES_CHANGED.search(joined) else ""


def kind_of_class(value: str) -> str:
    """What an element's class says of its day.

    "updated" by itself says nothing: microformats call the only day of an entry so.

    >>> kind_of_class("entry-date updated"), kind_of_class("last-updated")
    ('', 'changed')
    """
    names = [name for name in value[:200].split() if name != "updated"]
    return kind_of_name(" ".join(names).replace("create", "publish"))


def kind_of_words(before: str, behind: str = "") -> str:
    """What the words beside a day say of it; the last word before it, else the first behind it.

    >>> kind_of_words("Mis à jour hier. Publié le"), kind_of_words("", "更新")
    ('published', 'changed')
    """
    before, behind = before[-_AROUND:], behind[:_BEHIND]
    said = [
        (match.start(), kind)
        for kind in (CHANGED, PUBLISHED)
        for match in _WORDS[kind].finditer(before)
    ]
    if said:
        return max(said)[1]
    return next((kind for kind in (CHANGED, PUBLISHED) if _WORDS[kind].search(behind)), "")
