"""Markup that no parser should see: nested, repeated or crowded beyond what news pages hold."""

import re

from provenance.model import PageError

__all__ = ["guard"]

_MOST_NESTED = 10_000
_CHUNK = 1 << 15
_MOST_TAGS = 120_000
_TAG = re.compile(r"<(/?)([a-zA-Z][\w:-]*+)[^<>]*?(/?)>")
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
_MOST_ATTRIBUTES = 500  # as in the pattern
_WINDOW = 1_000  # letters without the end of a tag: fewer hold no attributes that take time
_START = re.compile(r"<[a-zA-Z]")
# A start tag with too many attributes. The fast parser compares each with all before it.
_CROWDED = re.compile(
    r"<[a-zA-Z][^\s/>]*+(?:[\s/]*+=?[^\s/>=]++"
    r"(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s>\"'][^\s>]*+))?+){500}"
)


def guard(html: str, digest: str) -> None:
    """Refuses markup that is nested or repeated beyond what news pages hold.

    Raises `PageError` with the digest of the capture.
    """
    tags = html.count("<")
    if tags > _MOST_TAGS * 2:
        raise PageError(digest, f"it has more than {_MOST_TAGS * 2:,} tags")
    if _has_crowded_tag(html):
        raise PageError(digest, f"an element has more than {_MOST_ATTRIBUTES} attributes")
    if tags > _MOST_NESTED and _may_be_deep(html) and _is_deep(html):
        raise PageError(digest, "its elements are nested too deeply to be read")


def _may_be_deep(html: str) -> bool:
    """A bound from counts alone: no part of the page opens so many more tags than were closed."""
    open_tags = 0
    for start in range(0, len(html), _CHUNK):
        stop = start + _CHUNK
        closed = html.count("</", start, stop)
        opened = html.count("<", start, stop) - closed
        if open_tags + opened > _MOST_NESTED:
            return True
        open_tags = max(0, open_tags + opened - closed)
    return False


def _is_deep(html: str) -> bool:
    depth = 0
    for match in _TAG.finditer(html):
        name = match[2].lower()
        if name in _VOID or match[3] or name == "p":
            continue
        depth = max(0, depth - 1) if match[1] else depth + 1
        if depth > _MOST_NESTED:
            return True
    return False


def _has_crowded_tag(html: str) -> bool:
    """Whether a tag outside scripts has more attributes than any page needs."""
    start = seen = 0
    in_script = False
    while start < len(html):
        if html.find(">", start, start + _WINDOW) >= 0:
            start += _WINDOW
            continue
        first = html.rfind(">", seen, start) + 1 or seen
        opened, closed = html.rfind("<script", seen, first), html.rfind("</script", seen, first)
        if opened != closed:
            in_script = opened > closed
        seen = first
        start = html.find(">", start)
        start = start if start >= 0 else len(html)
        tag = _START.search(html, first, start)  # all up to the next ">" is of this one tag
        if tag and not in_script and _CROWDED.match(html, tag.start(), start):
            return True
    return False
