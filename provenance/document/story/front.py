"""What stands before the text: headline, standfirst and byline."""

from provenance.document.page.outline import Element, Outline, Ranges
from provenance.document.page.parse import Page
from provenance.model import Passage, Role, tidy

__all__ = ["find_byline", "find_dateline", "find_headline", "find_standfirst"]


def find_headline(page: Page, heading: Element | None) -> Passage | None:
    """The headline as its element prints it, else as JSON-LD or the page's title give it."""
    outline = page.outline
    if heading is not None:
        return Passage(Role.HEADLINE, outline.text_of(heading)[:500], 1, outline.name_of(heading))
    for item in page.data:
        if isinstance(item.get("headline"), str):
            return _passage(Role.HEADLINE, str(item["headline"])[:500], "JSON-LD headline")
    title = page.meta.get("og:title") or page.title
    return _passage(Role.HEADLINE, title, "title")


_PEOPLE = frozenset("avatar author authors byline autor".split())
_MOST = 120
_LEADS = frozenset(
    "standfirst lead dek subtitle subheadline subhead teaser intro vorspann lede "
    "chapo entradilla summary description abstract deck".split()
)


def find_standfirst(page: Page, taken: Ranges) -> Passage | None:
    """The standfirst: the first element marked as one, else a paragraph in the headline's header.

    It holds a sentence or two and none of the ranges `taken`, which belong to figures.
    """
    outline = page.outline
    heading = next(iter(outline.named(outline.root, "h1")), None)
    header = (
        next((b for b in outline.around(heading) if b.name == "header"), None) if heading else None
    )
    behind = None
    for part in outline.named(outline.root, "p", "div", "h2", "span")[:_MOST]:
        if not 40 <= part.length <= 600:
            continue
        marked = bool(part.words & _LEADS) and not part.words & _PEOPLE
        if not (marked or (behind is None and _stands_behind(part, heading, header))):
            continue
        if outline.has(part, "p", "div", "img"):
            continue
        if heading is not None and outline.text_of(part) == outline.text_of(heading):
            continue
        if any(start < part.stop and part.start < stop for start, stop in taken):
            continue
        if marked:
            return Passage(Role.STANDFIRST, outline.text_of(part), 1, outline.name_of(part))
        behind = part
    if behind is None:
        return None
    return Passage(Role.STANDFIRST, outline.text_of(behind), 1, outline.name_of(behind))


def _stands_behind(part: Element, heading: Element | None, header: Element | None) -> bool:
    """Whether a paragraph stands behind the headline in the same header, and is no link."""
    return (
        heading is not None
        and header is not None
        and part.name == "p"
        and heading.order < part.order < header.end
        and part.linked * 3 < part.length
    )


def find_dateline(outline: Outline) -> Element | None:
    """The element marked as the dateline: "TARROW, June 3 (Post) —"."""
    for part in outline.inside(outline.root):
        if "dateline" in part.words and 3 <= part.length <= 80 and not part.pictures:
            return part
    return None


def find_byline(page: Page) -> Passage | None:
    """The first author that JSON-LD, else a meta element, names."""
    for author in page.authors:
        return Passage(Role.BYLINE, author, 1, "JSON-LD author")
    return _passage(Role.BYLINE, page.meta.get("author"), "meta author")


def _passage(role: Role, text: str | None, element: str) -> Passage | None:
    text = tidy(text) if text else ""
    return Passage(role, text, 1, element) if text else None
