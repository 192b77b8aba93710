"""Figures wherever they stand on a page: the picture, its caption, its credit, its place."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import NamedTuple

from provenance.document.figure.captions import LONGEST_CAPTION, read_marked, read_printed
from provenance.document.figure.decoration import is_far_behind, is_running_text, weigh_picture
from provenance.document.figure.orphans import find_orphans
from provenance.document.figure.pictures import address_of, key_of, pictures_of
from provenance.document.figure.scope import find_scope
from provenance.document.figure.stated import Stated, find_by_caption, find_stated, image_key
from provenance.document.page.outline import Element, Outline
from provenance.document.page.parse import Page
from provenance.document.story.body import Story
from provenance.document.weights import table_of
from provenance.model import Language, tidy

__all__ = [
    "Figures",
    "FoundFigure",
    "Refused",
    "Weighed",
    "find_figures",
    "weigh_figures",
]

_MOST_IMAGES = 300
_TOUCH = 3  # letters between a caption and the picture right below it
_NEAR = 200  # letters between a picture and a caption further down
_ELSEWHERE = frozenset(("player", "entitled", "appeal", "presents"))
_BARELY = -0.7  # a score that makes a figure on a page so short that little on it weighs
_HOPELESS = -6.0  # a score below which no caption brings a picture back


@dataclass(frozen=True, slots=True)
class FoundFigure:
    """A figure on the page, before it becomes a `Figure`.

    `place` is where in the outline's text it begins; `taken` are the ranges of that text which
    belong to it and never to the body. `made` is a creation date the page's own data states,
    `marked` whether the caption stood in an element marked as one.
    """

    place: int
    taken: tuple[tuple[int, int], ...]
    image_url: str | None
    caption: str | None = None
    caption_from: str = ""
    credit: str | None = None
    credit_from: str = ""
    alt: str | None = None
    made: str | None = None
    marked: bool = False
    reasons: dict[str, float] = field(default_factory=dict)


class Weighed(NamedTuple):
    """A picture's scope, the figure it would be (None where no caption could bring it back), the
    reasons by name, and their score: above 0 it is one."""

    scope: Element
    figure: FoundFigure | None
    reasons: dict[str, float]
    score: float


class Refused(NamedTuple):
    """The range of a box whose picture is no figure, and why."""

    start: int
    stop: int
    weighed: Weighed

    @property
    def is_elsewhere(self) -> bool:
        """Whether the box is about something else, so that its text is no part of the body."""
        return not _ELSEWHERE.isdisjoint(self.weighed.reasons)


class Figures(NamedTuple):
    """Figures in document order, and the boxes whose picture is none."""

    found: tuple[FoundFigure, ...]
    refused: tuple[Refused, ...]


def find_figures(page: Page, story: Story, language: Language) -> Figures:
    """The figures of a page: no teasers, portraits of authors, logos or icons."""
    outline = page.outline
    found: list[FoundFigure] = []
    seen: dict[str, list[int]] = {}
    scopes: set[int] = set()
    refused: list[Refused] = []
    for weighed in weigh_figures(page, story, language):
        figure, scope = weighed.figure, weighed.scope
        if scope.order in scopes and scope.name != "div":
            continue
        if figure is None or weighed.score <= (_BARELY if story.is_tiny else 0):
            refused.append(Refused(scope.start, scope.stop, weighed))
            continue
        key = key_of(figure.image_url)
        same = seen.setdefault(key, []) if key else []
        again = next((at for at in same if _is_again(found[at], figure)), None)
        if again is not None:
            found[again] = _merged(found[again], figure)
            continue
        scopes.add(scope.order)
        same.append(len(found))
        found.append(figure)
    _add_orphans(outline, found, [(part.start, part.stop) for part in refused], language)
    return Figures(tuple(found), tuple(refused))


def weigh_figures(page: Page, story: Story, language: Language) -> Iterator[Weighed]:
    """Every picture of a page as the figure it would be, with what speaks for and against it."""
    outline, table = page.outline, table_of("figure")
    stated = find_stated(page.data, language)
    authors = {author.casefold() for author in page.authors}
    shown = _shown(page)
    for picture in islice(pictures_of(outline), _MOST_IMAGES):
        url = address_of(outline, picture)
        key = key_of(url)
        if picture.figure < 0 and key not in shown and is_far_behind(story, picture):
            continue
        scope = find_scope(outline, picture)
        if scope is not picture and is_running_text(story, scope, language):
            scope = picture
        reasons = weigh_picture(story, picture, scope, url, language)
        if key and key in shown:
            reasons["shown"] = 1.0
        if table.score(reasons) < _HOPELESS:
            yield Weighed(scope, None, reasons, table.score(reasons))
            continue
        figure = _read(outline, picture, scope, url, stated.get(key), language)
        if not figure.credit and (told := find_by_caption(stated.values(), figure.caption)):
            figure = replace(figure, credit=told.credit, credit_from="JSON-LD ImageObject")
        worth = {
            "marked": figure.marked,
            "credited": bool(figure.credit),
            "told": bool(figure.caption),
            "portrait": _is_portrait(figure, authors),
        }
        reasons.update((name, 1.0) for name, holds in worth.items() if holds)
        yield Weighed(scope, replace(figure, reasons=reasons), reasons, table.score(reasons))


def _shown(page: Page) -> set[str]:
    """The keys of the pictures that the page's own data names as the article's."""
    told: list[object] = [page.meta.get("og:image"), page.meta.get("twitter:image")]
    for item in page.data:
        image = item.get("image")
        told += image[:20] if isinstance(image, list) else [image]
    urls = (one.get("url") if isinstance(one, dict) else one for one in told)
    return {image_key(url[:2000]) for url in urls if isinstance(url, str)} - {""}


def _add_orphans(
    outline: Outline,
    found: list[FoundFigure],
    refused: list[tuple[int, int]],
    language: Language,
) -> None:
    """Gives captions without a picture to the figure that says the same, else to the last bare
    one before; one that is credited too becomes a figure without an address."""
    taken = [*refused, *(part for figure in found for part in figure.taken)]
    for part in find_orphans(outline, taken):
        printed = read_marked(outline, part, language)
        if not printed.caption:
            continue
        figure = FoundFigure(
            part.start,
            tuple(printed.taken),
            None,
            printed.caption,
            printed.caption_from,
            printed.credit,
            printed.credit_from,
            marked=True,
        )
        told = [n for n, other in enumerate(found) if other.caption == figure.caption]
        uncaptioned = [(n, other) for n, other in enumerate(found) if not other.caption]
        bare = [n for n, other in uncaptioned if _is_near(other, part)]
        bare = bare or [n for n, other in uncaptioned if 0 <= other.place - part.stop <= _TOUCH][:1]
        if told or bare:
            place = (told or bare)[-1]
            found[place] = _merged(found[place], figure)
        elif figure.credit:
            found.append(figure)
    found.sort(key=lambda figure: figure.place)


def _is_near(figure: FoundFigure, part: Element) -> bool:
    return 0 <= part.start - figure.taken[0][1] <= _NEAR


def _is_portrait(figure: FoundFigure, authors: set[str]) -> bool:
    """Whether a picture with no marked caption or credit is named as one of the page's authors."""
    if (figure.caption and figure.marked) or figure.credit or not figure.alt:
        return False
    alt = figure.alt.casefold()
    return any(author in alt and len(alt) <= len(author) + 12 for author in authors)


def _is_again(first: FoundFigure, other: FoundFigure) -> bool:
    """Whether a figure shows a picture again, with nothing of its own to say about it."""
    if not other.marked or not other.caption:
        return True
    return not first.caption or first.caption == other.caption


def _merged(first: FoundFigure, again: FoundFigure) -> FoundFigure:
    """A figure with what its picture's second showing adds."""
    caption, credit = first, first
    if not first.caption and again.marked:
        caption = again
    if not first.credit and (again.marked or not again.caption):
        credit = again
    return replace(
        first,
        taken=(*first.taken, *again.taken),
        caption=caption.caption,
        caption_from=caption.caption_from,
        credit=credit.credit,
        credit_from=credit.credit_from,
    )


def _read(
    outline: Outline,
    picture: Element,
    scope: Element,
    url: str | None,
    stated: Stated | None,
    language: Language,
) -> FoundFigure:
    holder = next(iter(outline.named(picture, "img")), picture)
    alt = tidy(holder.get("alt"))[:1000] or None
    printed = read_printed(outline, picture, scope, alt, language)
    caption, caption_from = printed.caption, printed.caption_from
    credit, credit_from = printed.credit, printed.credit_from
    if stated is not None:
        if not caption and stated.caption and stated.caption != alt:
            caption, caption_from = stated.caption[:LONGEST_CAPTION], "JSON-LD ImageObject"
        if not credit and stated.credit:
            credit, credit_from = stated.credit, "JSON-LD ImageObject"
    return FoundFigure(
        scope.start,
        ((scope.start, scope.stop), *printed.taken),
        url,
        caption,
        caption_from,
        credit,
        credit_from,
        alt,
        stated.made if stated else None,
        printed.marked,
    )
