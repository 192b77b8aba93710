"""What stands before the text: headline, standfirst and byline."""

from typing import Any

from provenance.document.page import Page
from provenance.model import Passage, Role, tidy

__all__ = ["find_byline", "find_headline", "find_standfirst"]


def find_headline(page: Page) -> Passage | None:
    """The headline: the longest of the first `h1`, else as JSON-LD or the page's title give it."""
    outline = page.outline
    headings = [h for h in outline.named(outline.root, "h1")[:5] if h.length > 3]
    if headings:
        best = max(headings, key=lambda heading: heading.length)
        return Passage(Role.HEADLINE, outline.text_of(best)[:500], 1, outline.name_of(best))
    for item in page.data:
        if isinstance(item.get("headline"), str):
            return _passage(Role.HEADLINE, str(item["headline"])[:500], "JSON-LD headline")
    title = page.meta.get("og:title") or page.title
    return _passage(Role.HEADLINE, title, "title")


_LEADS = frozenset(
    "standfirst lead dek subtitle subheadline subhead teaser intro vorspann lede "
    "chapo entradilla summary description abstract deck".split()
)


def find_standfirst(page: Page) -> Passage | None:
    """The standfirst: the first element marked as one that holds a sentence or two."""
    outline = page.outline
    for part in outline.named(outline.root, "p", "div", "h2", "span")[:120]:
        if (
            40 <= part.length <= 600
            and part.words & _LEADS
            and not outline.has(part, "p", "div", "img")
        ):
            return Passage(Role.STANDFIRST, outline.text_of(part), 1, outline.name_of(part))
    return None


def find_byline(page: Page) -> Passage | None:
    """The author as JSON-LD, else a meta element, names them."""
    for item in page.data:
        author: Any = item.get("author")
        author = author[0] if isinstance(author, list) and author else author
        name = author.get("name") if isinstance(author, dict) else author
        if isinstance(name, str) and tidy(name):
            return Passage(Role.BYLINE, tidy(name)[:200], 1, "JSON-LD author")
    return _passage(Role.BYLINE, page.meta.get("author"), "meta author")


def _passage(role: Role, text: str | None, element: str) -> Passage | None:
    text = tidy(text) if text else ""
    return Passage(role, text, 1, element) if text else None
