"""Class and id words that say what an element is for, whatever the language of the page."""

import operator
import re
from functools import lru_cache

from provenance.languages.every import words

__all__ = [
    "BODY",
    "CAPTION",
    "CREDIT",
    "FIGURE",
    "FURNITURE",
    "JUNK",
    "NOT_A_PHOTO",
    "PORTRAIT",
    "TEASER",
    "UNSEEN",
    "tokens_of",
]

_WORD = re.compile(r"[A-Z]+[^\W\d_A-Z]*|[^\W\d_A-Z]+")


_NONE: frozenset[str] = frozenset()


@lru_cache(maxsize=20_000)
def tokens_of(*attributes: object) -> frozenset[str]:
    """The words in class and id values, split at dashes, underscores and capitals.

    Neighbours count together too ("most-read" holds "mostread").

    >>> sorted(tokens_of("wp-captionText"))
    ['caption', 'captiontext', 'text', 'wp', 'wpcaption']
    """
    parts = [part for value in attributes if value for part in str(value).split()[:40]]
    if len(parts) < 2:
        return _tokens(parts[0]) if parts else _NONE
    return _NONE.union(*map(_tokens, parts))


@lru_cache(maxsize=20_000)
def _tokens(value: str) -> frozenset[str]:
    words = _WORD.findall(value[:200])
    if not value.islower():
        words = [word.lower() for word in words]
    if len(words) > 1:
        words += map(operator.add, words, words[1:])
    return frozenset(words)


CAPTION = frozenset(words("classes", "caption"))
"""A caption."""
CREDIT = frozenset(words("classes", "credit"))
"""A credit line."""
FIGURE = frozenset(words("classes", "figure"))
"""A picture with what belongs to it."""
BODY = frozenset(words("classes", "body"))
"""What publishers name the part of a page that holds the article's text."""
JUNK = frozenset(words("classes", "junk"))
"""Parts of a page that are not the article."""
FURNITURE = frozenset(words("classes", "furniture"))
"""What no publisher names the part of a page after that holds the article."""
NOT_A_PHOTO = frozenset(words("classes", "not_a_photo"))
"""Pictures that are no news photographs."""
TEASER = frozenset(words("classes", "teaser"))
"""What even a picture with a caption of its own must not stand in."""
PORTRAIT = frozenset(words("classes", "portrait"))
"""Those of them that show a person or a mark, with a link or without one."""
UNSEEN = frozenset(words("classes", "unseen"))
"""Text for screen readers and switches, which no one reads beside a caption."""
