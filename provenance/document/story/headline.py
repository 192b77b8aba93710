"""The element of the headline, among all headings of a page."""

import re

from provenance.document.page.outline import Element, Outline

__all__ = ["find_heading"]

_WORD = re.compile(r"\w+")
_MOST = 10
_MOST_OTHERS = 40
_WORDS = 2  # words a heading of a lower rank needs more than, to be known by the page's title


def find_heading(outline: Outline, title: str) -> Element | None:
    """The `h1` that shares most words with what the page's data call the article, the longer the
    better; where there is no `h1`, an `h2` or `h3` that says the same."""
    words = set(_WORD.findall(title.casefold()))
    best, most = None, 0.0
    for part in outline.named(outline.root, "h1")[:_MOST]:
        if part.length > 3:
            own = set(_WORD.findall(outline.text_of(part).casefold()))
            share = len(own & words) / max(1, len(own)) + min(part.length, 60) / 600
            if share > most:
                best, most = part, share
    if best is not None or not words:
        return best
    for part in outline.named(outline.root, "h2", "h3")[:_MOST_OTHERS]:
        own = set(_WORD.findall(outline.text_of(part).casefold()))
        if len(own) > _WORDS and len(own & words) >= 0.8 * len(own):
            return part
    return None
