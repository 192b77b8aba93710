"""Articles that stand only in a page's own data: JSON-LD `articleBody`, with or without markup, or
the state that a program prints them from.
"""

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

from bs4 import BeautifulSoup
from bs4.filter import SoupStrainer

from provenance.model import tidy

__all__ = ["paragraphs_of_state"]

_LONGEST = 400_000  # letters of one article that are read
_SHORTEST = 200  # letters that make an article of what is stated
_BLOCKS = ("p", "h2", "h3", "h4", "li", "blockquote")
_STRING = re.compile(r'"(?:[^"\\\n]|\\.)+"')
_PARAGRAPH = re.compile(r"<p\b", re.I)
_MARKED = re.compile(r"<(?:p|div|br|h[2-4])\b", re.I)


def paragraphs_of_state(
    data: Iterable[Mapping[str, Any]], scripts: Iterable[str] = ()
) -> list[str]:
    """The paragraphs of the longest `articleBody` in a page's JSON-LD, else of the longest string
    with paragraphs in its scripts; none if there is none.

    >>> paragraphs_of_state([{"articleBody": "<p>It rained.</p><p>" + "It rained on. " * 20}])[0]
    'It rained.'
    >>> paragraphs_of_state([{"articleBody": "Too short."}])
    []
    """
    stated = (item.get("articleBody") or item.get("text") for item in data)
    text = max((one for one in stated if isinstance(one, str)), key=len, default="")[:_LONGEST]
    if len(text) < _SHORTEST:
        text = max(_strings(scripts), key=len, default="")[:_LONGEST]
    if len(text) < _SHORTEST:
        return []
    if _MARKED.search(text):
        soup = BeautifulSoup(text, "lxml", parse_only=SoupStrainer(_BLOCKS))
        found = [tidy(part.get_text(" ")) for part in soup.find_all(_BLOCKS, recursive=False)]
        if any(found):
            return [part for part in found if part]
        text = BeautifulSoup(text, "lxml").get_text("\n")
    return [part for line in re.split(r"\s*\n\s*", text) if (part := tidy(line))]


def _strings(scripts: Iterable[str]) -> Iterable[str]:
    """The strings of scripts that hold a paragraph."""
    for script in scripts:
        for match in _STRING.finditer(script):
            try:
                text = json.loads(match[0])
            except ValueError:  # a string of a program, not of JSON
                continue
            if _PARAGRAPH.search(text):
                yield text
