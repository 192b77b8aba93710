"""Pictures that are no figures: teasers, portraits of authors, logos, icons and pixels."""

import re
from bisect import bisect_left, bisect_right

from provenance.document.credit.credits import looks_like_names
from provenance.document.credit.splitting import split_credit
from provenance.document.figure.scope import MOST_TEXT
from provenance.document.page.classes import CAPTION, CREDIT, FIGURE, NOT_A_PHOTO, PORTRAIT, TEASER
from provenance.document.page.outline import HEADINGS, Element, Outline, leads_away
from provenance.document.story.body import Story
from provenance.model import Language

__all__ = ["is_far_behind", "is_running_text", "weigh_picture"]

_PLAYERS = frozenset(
    """video videos player podcast podcasts audio youtube vimeo dailymotion jw jwplayer brightcove
    episode""".split()
)
_MAIL = re.compile(r"[\w.+-]@[\w-]+\.\w")
_FAR = 20  # lines from the body at which a picture is as far from it as counts
_LINK = 5  # letters of a link that says something
_SMALL = 90  # pixels: icons, portraits beside a name
_STEPS = 9
_SURE = 2.0  # score of a line that the body takes with a chance of .88
_SET = HEADINGS | frozenset("figure figcaption small em i table tr td".split())  # not plain text
_PAGE = frozenset(("body", "html", "main"))
_NO_PHOTO = re.compile(r"\.svg(?:\?|$)|[/_-]pixel\b|/logo|spacer|blank\.|avatar|gravatar", re.I)
_SIDE = re.compile(r"\d{1,6}(?!\d|\s*%)")


def weigh_picture(
    story: Story, picture: Element, scope: Element, url: str | None, language: Language
) -> dict[str, float]:
    """What speaks for and against a picture with its scope being a figure of the article.

    Its place beside the body, the words of the elements around it, its address and size, links
    around or beside it, a caption of its own.
    """
    outline = story.scene.outline
    captioned = scope.length > 15 and _has_caption(outline, scope)
    found = _place(story, picture, scope)
    worth = {
        "captioned": captioned,
        "small": any(0 < side < _SMALL for side in _sides(outline, picture)),
        "no_photo": url is None or bool(_NO_PHOTO.search(url)),
        "author": _is_of_author(outline, scope),
        "linked_away": picture.link >= 0
        and _is_teaser(outline, outline.elements[picture.link], scope, language),
        "linked_text": scope.linked > 12 and scope.linked >= 0.6 * scope.length,
        "list": _in_link_list(outline, scope),
    }
    worth["wholly_linked"] = worth["linked_text"] and (
        worth["linked_away"] or scope.linked >= 0.95 * scope.length
    )
    if scope.length and not captioned:
        worth["player"] = _is_player(outline, picture, scope)
        worth["entitled"] = _is_titled(outline, scope, language)
        worth["appeal"] = _calls(outline, scope, language)
        worth["presents"] = _presents(outline, picture, scope)
    found.update((name, 1.0) for name, holds in worth.items() if holds)
    return found


def is_far_behind(story: Story, picture: Element) -> bool:
    """Whether a picture stands so far behind the body that it is another article's."""
    line = bisect_left(story.scene.starts, picture.start)
    return bool(story.chosen) and line > story.chosen[-1] + _FAR


def is_running_text(story: Story, scope: Element, language: Language) -> bool:
    """Whether nothing sets or marks a box as a picture's, and its text reads as the body's."""
    scene = story.scene
    boxes = [scope, *scene.outline.inside(scope)]
    if any(box.name in _SET or box.words & (CAPTION | CREDIT | FIGURE) for box in boxes):
        return False
    first, last = (bisect_left(scene.starts, place) for place in (scope.start, scope.stop))
    if max(story.scores[first:last], default=0.0) <= _SURE:
        return False
    return split_credit(scene.outline.text_of(scope), language)[1] is None


def _place(story: Story, picture: Element, scope: Element) -> dict[str, float]:
    """Where a picture stands: inside the body, before it or behind, and in what boxes."""
    scene, outline = story.scene, story.scene.outline
    found: dict[str, float] = {}
    chosen = story.chosen
    line = bisect_left(scene.starts, scope.start)
    if chosen:
        if chosen[0] <= line <= chosen[-1]:
            found["within"] = 1.0
        elif line < chosen[0]:
            found["ahead"] = min(1.0, (chosen[0] - line) / _FAR)
            if scene.heading is not None:
                is_above = scope.start < scene.heading.start
                found["above" if is_above else "lead"] = 1.0
        else:
            behind = bisect_left(scene.starts, scope.stop)
            found["past"] = min(1.0, (1 + max(0, behind - chosen[-1] - 1)) / _FAR)
    holder = outline.holder
    if holder is not None and holder.order <= picture.order < holder.end:
        found["inside"] = 1.0
    node: Element | None = picture
    for step in range(_STEPS):
        if node is None or outline.is_holder(node) or node.name in _PAGE:
            break
        share = scene.mass(node)
        if share < 0.5:
            leads = node.linked > 0 or picture.link >= 0
            if node.words & (TEASER if leads else PORTRAIT):
                found["teaser"] = 1.0
            elif node.words & (NOT_A_PHOTO - TEASER) and (step < 4 or not node.words & FIGURE):
                found["furniture"] = 1.0
            if node.name in ("header", "aside", "footer", "nav") and node.length > scope.length:
                found["aside"] = 1.0
            if node.length > scope.length and scene.is_card(node, share):
                found["card"] = 1.0
            if node.words & FIGURE or node.name == "figure":
                found["figure"] = 1.0
        node = outline.parent(node)
    return found


def _has_caption(outline: Outline, scope: Element) -> bool:
    """Whether a figure holds an element marked as its caption."""
    if outline.has(scope, "figcaption"):
        return True
    return any(part.words & CAPTION and part.length for part in outline.inside(scope))


def _sides(outline: Outline, picture: Element) -> list[int]:
    """Width and height as written; 0 where they say nothing."""
    images = outline.named(picture, "img") if picture.name == "picture" else [picture]
    sides = []
    for name in ("width", "height"):
        match = _SIDE.match(images[0].get(name)) if images else None
        sides.append(int(match[0]) if match else 0)
    return sides


def _is_player(outline: Outline, picture: Element, scope: Element) -> bool:
    """Whether a picture is the poster of a player, with a title and no credit beside it."""
    if scope.length == 0 or any(part.words & (CAPTION | CREDIT) for part in outline.inside(scope)):
        return False
    node: Element | None = picture
    while node is not None and not outline.is_holder(node) and node.length <= scope.length:
        if node.words & _PLAYERS:
            return True
        node = outline.parent(node)
    return False


def _is_titled(outline: Outline, scope: Element, language: Language) -> bool:
    """Whether a heading stands beside the picture, and no credit: a box about something else."""
    if not outline.has(scope, "h3", "h4", "h5", "h6") or scope.name == "figure":
        return False
    if any(part.words & (CAPTION | CREDIT) for part in outline.inside(scope)):
        return False
    return not any(
        split_credit(outline.text_of(part), language)[1] for part in outline.children(scope)
    )


def _presents(outline: Outline, picture: Element, scope: Element) -> bool:
    """Whether a box presents a person: it opens with the name the alternative text gives, set
    apart from the text about them."""
    if scope.name == "figure" or any(p.words & (CAPTION | CREDIT) for p in outline.inside(scope)):
        return False
    holder = next(iter(outline.named(picture, "img")), picture)
    alt = outline.text_of(scope)[: len(holder.get("alt"))]
    if alt != holder.get("alt") or not looks_like_names(alt):
        return False
    return any(outline.text_of(part) == alt for part in outline.inside(scope))


def _calls(outline: Outline, scope: Element, language: Language) -> bool:
    """Whether a line beside the picture is a link to elsewhere, or an address to write to."""
    if scope.name == "figure" or scope.length > MOST_TEXT:
        return False
    if any(part.words & (CAPTION | CREDIT) for part in outline.inside(scope)):
        return False
    text = outline.text_of(scope)
    if split_credit(text, language)[1]:
        return False
    if _MAIL.search(text):
        return True
    links = [part for part in outline.named(scope, "a") if part.linked >= _LINK]
    return any(link.length < scope.length and _is_line(outline, link) for link in links)


def _is_line(outline: Outline, link: Element) -> bool:
    """Whether a link is a line of its own, or the end of one."""
    place = bisect_right(outline.lines, (link.start, len(outline.text), len(outline.elements)))
    line = outline.lines[place - 1] if place else None
    return line is not None and not outline.text[link.stop : line.stop].strip(" .!»›>→")


def _is_of_author(outline: Outline, scope: Element) -> bool:
    """Whether the text beside a picture is the byline: an address, or a link to its author."""
    if scope.length == 0 or scope.length > MOST_TEXT:
        return False
    told = sum(part.length for part in outline.named(scope, "address"))
    told += sum(part.length for part in outline.named(scope, "a") if "author" in part.get("rel"))
    if told * 3 >= scope.length:
        return True
    times = outline.named(scope, "time")
    if times and looks_like_names(
        outline.text_of(scope, [(part.start, part.stop) for part in times])
    ):
        return True
    stamps = sum(part.length for part in times)
    return stamps > 0 and scope.linked > 0 and (stamps + scope.linked) * 3 >= 2 * scope.length


def _is_teaser(outline: Outline, link: Element, scope: Element, language: Language) -> bool:
    """Whether the link around a picture leads to another article."""
    if not leads_away(link.get("href")):
        return False
    inner = outline.inside(link)
    if any(p.name in HEADINGS or (p.name == "p" and not p.words & CREDIT) for p in inner):
        return True
    if link.order < scope.order < link.end:
        credited = any(part.words & CREDIT for part in outline.inside(scope))
        return not credited and split_credit(outline.text_of(scope), language)[1] is None
    if outline.has(scope, "figcaption"):
        return False
    return scope.length == 0 or scope.linked * 2 > scope.length


def _in_link_list(outline: Outline, scope: Element) -> bool:
    """Whether a picture stands in a list item that is mostly a link, or a link with its day."""
    boxes = [scope, *outline.around(scope)]
    item = next((box for box in boxes if box.name == "li"), None)
    if item is None or item.length == 0:
        return False
    if outline.has(item, "figcaption"):
        return any(
            part.linked * 2 > part.length for part in outline.inside(item) if part.name in HEADINGS
        )
    return item.linked * 2 > item.length or (item.linked > 0 and outline.has(item, "time"))
