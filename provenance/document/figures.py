"""Figures wherever they stand on a page: the picture, its caption, its credit, its place."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape
from itertools import islice
from typing import Any
from urllib.parse import unquote, urlsplit

from bs4 import Tag
from bs4.element import NavigableString

from provenance.document.credits import looks_like_credit, split_credit
from provenance.document.page import BODY_MARK, Page
from provenance.document.words import CAPTION, CREDIT, FIGURE, NOT_A_PHOTO, TEASER, tokens_of
from provenance.model import Language, tidy

__all__ = ["FoundFigure", "element_name", "find_figures", "text_of", "words_of"]

_IMAGES = ("img", "amp-img", "picture", "image")
_SOURCES = (
    "data-src",
    "data-original",
    "data-lazy-src",
    "data-srcset",
    "data-lazy",
    "src",
    "srcset",
    "data-full-url",
    "data-image",
    "data-url",
    "content",
    "data-src-template",
)
_MOST_IMAGES = 300
_SMALL = 90  # pixels: icons, portraits beside a name
_SCOPE_TEXT = 900  # letters: more text than a caption, its credit and an interface
_LONGEST_CAPTION = 900
_BLOCKS = frozenset(
    "p div li br figcaption h1 h2 h3 h4 h5 h6 td tr section dd dt blockquote".split()
)
_JUNK_TEXT = re.compile(
    r"^(?:\d+\s*(?:/|of|von|de|из)\s*\d+|image \d+|bild \d+|open image in gallery"
    r"|(?:enlarge|expand|view)(?: \w+){0,2}|audio|video|close|next|previous|advertisement"
    r"|loading\W*|play(?: \w+)?|now playing|\W+)$",
    re.I,
)


@dataclass(slots=True)
class FoundFigure:
    """A figure and its nodes, before it becomes a `Figure`.

    `nodes` are the elements whose text belongs to it and never to the body; `place` is its first
    element, which stands in document order.
    """

    place: Tag
    image_url: str | None
    caption: str | None = None
    caption_from: str = ""
    credit: str | None = None
    credit_from: str = ""
    alt: str | None = None
    nodes: list[Tag] = field(default_factory=list)
    stated: str | None = None


def words_of(tag: Tag) -> frozenset[str]:
    """The words in an element's class, id, itemprop and data-testid."""
    get = tag.attrs.get
    return tokens_of(get("class"), get("id"), get("itemprop"), get("data-testid"))


def element_name(tag: Tag) -> str:
    """How an element is named for people: parent and element with its first class.

    >>> from bs4 import BeautifulSoup
    >>> page = '<figure><figcaption class="cap x">a</figcaption></figure>'
    >>> soup = BeautifulSoup(page, "lxml", multi_valued_attributes=None)
    >>> element_name(soup.figcaption)
    'figure > figcaption.cap'
    """
    first = str(tag.attrs.get("class") or "").split()[:1]
    name = ".".join([tag.name, *first])
    parent = tag.parent
    return f"{parent.name} > {name}" if parent and parent.name == "figure" else name


def text_of(tag: Tag, without: tuple[Tag, ...] | list[Tag] = ()) -> str:
    """The tidy text of an element, without that of some elements inside it."""
    skip = {id(node) for node in without}
    parts: list[str] = []
    stack: list[Any] = [tag]
    while stack:
        node = stack.pop()
        if isinstance(node, Tag):
            if id(node) in skip or node.name in ("script", "style", "noscript"):
                continue
            if node.name in _BLOCKS:
                parts.append(" ")
                stack.append(" ")
            stack.extend(reversed(node.contents))
        elif type(node) is NavigableString or type(node) is str:
            parts.append(str(node))
    return tidy("".join(parts))


def find_figures(page: Page, language: Language) -> tuple[FoundFigure, ...]:
    """The figures of a page in document order: no teasers, portraits of authors, logos or icons."""
    stated = _stated_images(page)
    found: list[FoundFigure] = []
    seen_scopes: set[int] = set()
    seen_images: set[str] = set()
    for image in islice(_images(page.root), _MOST_IMAGES):
        url = _address(image)
        scope = _scope(image)
        if _is_decoration(image, scope, url, page):
            continue
        if id(scope) in seen_scopes and scope.name != "div":
            continue
        figure = FoundFigure(scope if scope is not image else image, url, alt=_alt(image))
        figure.nodes.append(scope)
        _read_texts(figure, scope, image, language)
        _read_data(figure, stated, language)
        key = _image_key(url) if url else ""
        text = (figure.caption or "") + (figure.credit or "")
        if (
            key
            and key in seen_images
            and (
                not text
                or any(
                    _image_key(f.image_url or "") == key
                    and (f.caption or "") == (figure.caption or "")
                    for f in found
                )
            )
        ):
            continue
        seen_scopes.add(id(scope))
        seen_images.add(key)
        found.append(figure)
    return tuple(found)


def _images(root: Tag) -> Iterator[Tag]:
    for tag in root.find_all(_IMAGES):
        if tag.name == "img" and tag.find_parent("picture"):
            continue
        if tag.find_parent("noscript") and tag.find_parent(["figure", "picture"]):
            figure = tag.find_parent("figure")
            if figure is not None and len(figure.find_all("img")) > 1:
                continue
        yield tag


def _address(image: Tag) -> str | None:
    """The picture's address, lazy ones first."""
    holders = [image, *image.find_all(["img", "source"])] if image.name == "picture" else [image]
    holders.sort(key=lambda tag: tag.name == "source")
    for holder in holders:
        lazy = [name for name in holder.attrs if "src" in name and name not in _SOURCES]
        for name in (*lazy, *_SOURCES):
            value = holder.attrs.get(name)
            if isinstance(value, str) and value.strip() and not value.startswith("data:"):
                first = value.strip().split()[0].rstrip(",") if "srcset" in name else value.strip()
                if len(first) > 3 and "{" not in first[:200]:
                    return first[:2000]
    return None


def _alt(image: Tag) -> str | None:
    holder = image.find("img") if image.name == "picture" else image
    value = holder.attrs.get("alt") if isinstance(holder, Tag) else None
    return tidy(str(value))[:1000] or None if value else None


def _image_key(url: str) -> str:
    path = unquote(urlsplit(url).path if "://" in url or url.startswith("/") else url)
    return path.rpartition("/")[2].lower() or path.lower()


def _scope(image: Tag) -> Tag:
    """The element that holds the picture and what is printed for it, and nothing else."""
    figure = image.find_parent("figure")
    if figure is not None:
        outer = figure.find_parent("figure")
        figure = outer if outer is not None and len(outer.find_all(_IMAGES)) <= 2 else figure
        if len(figure.find_all("img")) > 3 and not figure.find("figcaption"):
            return _climb(image, figure)
        if figure.find("figcaption"):
            return figure
        wider = _climb(figure, None)
        if wider is not figure and (
            len(text_of(figure)) <= 8 or wider.find("figcaption") is not None
        ):
            return wider
        return figure
    return _climb(image, None)


def _climb(start: Tag, limit: Tag | None) -> Tag:
    best, node = start, start
    for _step in range(7):
        parent = node.parent
        if (
            not isinstance(parent, Tag)
            or parent is limit
            or parent.name in ("body", "html", "main")
        ):
            break
        if parent.name == "article" or parent.has_attr(BODY_MARK):
            break
        if not _is_figure_box(parent, start):
            break
        node = parent
        if len(text_of(node)) > len(text_of(best)) or words_of(node) & FIGURE:
            best = node
    return best


def _is_figure_box(box: Tag, start: Tag) -> bool:
    """Whether an element holds one picture with short text, so that the text is the picture's."""
    if box.has_attr(BODY_MARK):
        return False
    pictures = [
        tag
        for tag in box.find_all(["img", "amp-img"], limit=8)
        if tag is not start and not _inside(tag, start) and not tag.find_parent("noscript")
    ]
    if pictures or box.find(["h1", "h2"]) is not None:
        return False
    text = text_of(box)
    if len(text) > _SCOPE_TEXT:
        return False
    if not text:
        return True
    words = words_of(box)
    marked = bool(words & (FIGURE | CAPTION)) or box.name in (
        "figure",
        "aside",
        "table",
        "tr",
        "tbody",
    )
    inner = any(
        words_of(tag) & (CAPTION | CREDIT) or tag.name in ("figcaption", "small", "em")
        for tag in box.find_all(True)
    )
    paragraphs = [p for p in box.find_all("p") if len(text_of(p)) > 60]
    if len(paragraphs) > 1 and not inner:
        return False
    return marked or inner or _holds_one_line(box, text)


def _holds_one_line(box: Tag, text: str) -> bool:
    """Whether a box in the body holds a picture and one short line that is no link."""
    if len(text) > 220 or len(box.find_all("p")) > 2:
        return False
    if not any(outer.name == "article" or outer.has_attr(BODY_MARK) for outer in box.parents):
        return False
    if len(text) < 14 and text.isascii():
        return False
    return sum(len(text_of(a)) for a in box.find_all("a")) * 3 < len(text)


def _inside(tag: Tag, outer: Tag) -> bool:
    return any(parent is outer for parent in tag.parents)


def _is_decoration(image: Tag, scope: Tag, url: str | None, page: Page) -> bool:
    holder = image.find("img") if image.name == "picture" else image
    attributes = holder.attrs if isinstance(holder, Tag) else {}
    captioned = len(text_of(scope)) > 15 and _has_caption(scope)
    sides = [_pixels(attributes.get(side)) for side in ("width", "height")]
    if not captioned and any(0 < side < _SMALL for side in sides):
        return True
    if url is None:
        if not captioned:
            return True
    elif _NO_PHOTO_URL.search(url):
        return True
    node: Tag | None = image
    for step in range(9):
        if node is None or node.has_attr(BODY_MARK) or node.name in ("body", "html", "main"):
            break
        wrong = words_of(node) & NOT_A_PHOTO
        if captioned:
            wrong &= TEASER
        if wrong and (step < 4 or not words_of(node) & FIGURE) and node.name != "article":
            return True
        if node.name in ("header", "aside") and step > 2 and len(text_of(node)) > _SCOPE_TEXT:
            return not captioned or node.name == "aside"
        node = node.parent
    link = image.find_parent("a")
    if link is not None and _is_teaser(link, scope, url):
        return True
    if _is_all_link(scope, 0.95 if captioned else 0.6):
        return True
    return scope.find_parent("li") is not None and _in_link_list(scope)


def _has_caption(scope: Tag) -> bool:
    """Whether a figure holds an element marked as its caption."""
    if scope.find("figcaption") is not None:
        return True
    return scope.name == "figure" and any(words_of(tag) & CAPTION for tag in scope.find_all(True))


_NO_PHOTO_URL = re.compile(r"\.svg(?:\?|$)|[/_-]pixel\b|/logo|spacer|blank\.|avatar|gravatar", re.I)


def _pixels(value: object) -> int:
    """A side as written; 0 where it says nothing."""
    digits = re.match(r"\d{1,6}(?!\d|\s*%)", str(value or ""))
    return int(digits[0]) if digits else 0


def _is_teaser(link: Tag, scope: Tag, url: str | None) -> bool:
    target = str(link.attrs.get("href") or "")
    if not _leads_away(target):
        return False
    if link.find(["h2", "h3", "h4", "p"]) is not None:
        return True
    if _inside(scope, link):
        return not any(words_of(tag) & CREDIT for tag in scope.find_all(True))
    if scope.find("figcaption") is not None:
        return False
    text = text_of(scope)
    linked = sum(len(text_of(a)) for a in scope.find_all("a"))
    return not text or linked * 2 > len(text)


def _is_all_link(scope: Tag, share: float) -> bool:
    """Whether the text beside a picture leads to other pages."""
    linked = sum(
        len(text_of(a)) for a in scope.find_all("a") if _leads_away(str(a.attrs.get("href") or ""))
    )
    return linked > 12 and linked >= share * len(text_of(scope))


def _leads_away(target: str) -> bool:
    return bool(target) and not target.startswith("#") and not _PICTURE_PAGE.search(target)


_PICTURE_PAGE = re.compile(
    r"\.(?:jpe?g|png|webp|gif|avif)(?:\?|$)|lightbox|/(?:gallery|galerie|image|photo)s?\b", re.I
)


def _in_link_list(scope: Tag) -> bool:
    item = scope.find_parent("li")
    if item is None:
        return False
    text = text_of(item)
    linked = sum(len(text_of(a)) for a in item.find_all("a"))
    return bool(text) and linked * 2 > len(text) and item.find("figcaption") is None


def _read_texts(figure: FoundFigure, scope: Tag, image: Tag, language: Language) -> None:
    """Caption and credit out of the scope's own elements."""
    captions = list(scope.find_all("figcaption"))
    if not captions and scope is not image:
        captions = _outermost(
            [tag for tag in scope.find_all(True) if words_of(tag) & CAPTION and tag.name != "img"]
        )
    credits = _outermost(
        [
            tag
            for tag in scope.find_all(True)
            if words_of(tag) & CREDIT
            and tag not in captions
            and 0 < len(text_of(tag)) <= 200
            and tag.name not in ("img", "picture", "figcaption")
        ]
    )
    pieces: list[tuple[str, str]] = []
    if captions:
        for tag in captions:
            pieces += [(text, element_name(tag)) for text in _parts(tag, credits)]
    elif scope is not image:
        pieces += [(text, element_name(scope)) for text in _parts(scope, [*credits])]
    if (
        (not pieces and not credits and scope is not image)
        or scope is image
        or (not pieces and not credits)
    ):
        pieces += _beside(scope, figure, language)
    lines: list[tuple[str, str]] = [
        (text_of(tag), element_name(tag)) for tag in credits if not _JUNK_TEXT.match(text_of(tag))
    ]
    kept: list[tuple[str, str]] = []
    for text, name in pieces:
        caption, credit = split_credit(text, language)
        if credit:
            lines.append((credit, name))
        if caption and not _JUNK_TEXT.match(caption):
            kept.append((caption, name))
    if kept:
        joined = " ".join(dict.fromkeys(text for text, _ in kept))
        figure.caption, figure.caption_from = joined[:_LONGEST_CAPTION], kept[0][1]
    distinct: list[str] = []
    for text, _name in lines:
        text = text.strip(" |")
        if text and not any(text in other for other in distinct):
            distinct = [other for other in distinct if other not in text]
            distinct.append(text)
    if distinct:
        figure.credit, figure.credit_from = " / ".join(distinct)[:300], lines[0][1]


def _outermost(tags: list[Tag]) -> list[Tag]:
    """Elements with text that lie in none of the others; the ones inside win over mere wrappers."""
    with_text = [tag for tag in tags if 0 < len(text_of(tag)) <= _SCOPE_TEXT]
    known = {id(tag) for tag in with_text}
    return [tag for tag in with_text if not any(id(parent) in known for parent in tag.parents)]


def _parts(tag: Tag, without: list[Tag]) -> list[str]:
    """The texts of an element's blocks, buttons and interface left out."""
    skip = [*without, *tag.find_all(["button", "noscript", "svg"])]
    if tag.name != "figcaption" and not words_of(tag) & CAPTION:
        skip += tag.find_all(["h2", "h3"])
    text = text_of(tag, skip)
    if not text:
        return []
    blocks = list(tag.find_all(["p", "div", "span", "small"], recursive=False))
    parts = [text_of(b, skip) for b in blocks]
    if len(parts) > 1 and sum(map(len, parts)) >= 0.9 * len(text.replace(" ", "")):
        return [part for part in parts if part]
    return [text]


def _beside(scope: Tag, figure: FoundFigure, language: Language) -> list[tuple[str, str]]:
    """Captions and credits that stand right behind a bare picture."""
    found: list[tuple[str, str]] = []
    node: Tag | None = scope
    for _step in range(3):
        sibling = node.find_next_sibling() if node is not None else None
        for _skipped in range(5):
            if not isinstance(sibling, Tag) or len(found) >= 2:
                break
            text = text_of(sibling)
            words = words_of(sibling)
            if not text:
                sibling = sibling.find_next_sibling()
                continue
            small = sibling.name in ("small", "figcaption", "em", "i", "cite", "center")
            marked = bool(words & (CAPTION | CREDIT)) or small or _holds_caption(sibling, text)
            whole = sibling.find(["em", "i", "small"]) if sibling.name == "p" else None
            emphasised = isinstance(whole, Tag) and len(text_of(whole)) >= 0.9 * len(text)
            if len(text) <= 400 and (marked or emphasised or looks_like_credit(text, language)):
                found.append((text, element_name(sibling)))
                figure.nodes.append(sibling)
                sibling = sibling.find_next_sibling()
                continue
            return found
        parent = node.parent if node is not None else None
        if (
            not isinstance(parent, Tag)
            or parent.has_attr(BODY_MARK)
            or text_of(parent) != text_of(node if node is not None else parent)
        ):
            break
        node = parent
    return found


def _holds_caption(box: Tag, text: str) -> bool:
    """Whether a short element is filled by a caption or credit marked inside it."""
    return len(text) <= 400 and any(
        words_of(tag) & (CAPTION | CREDIT) and 2 * len(text_of(tag)) >= len(text)
        for tag in box.find_all(["p", "div", "span", "small"])
    )


def _stated_images(page: Page) -> list[Mapping[str, Any]]:
    return [item for item in page.data if "ImageObject" in str(item.get("@type"))]


def _read_data(figure: FoundFigure, stated: list[Mapping[str, Any]], language: Language) -> None:
    """What the page's JSON-LD says of the picture, where the page prints nothing."""
    if not figure.image_url:
        return
    key = _image_key(figure.image_url)
    for item in stated:
        url = next(
            (item[n] for n in ("url", "contentUrl", "@id") if isinstance(item.get(n), str)), ""
        )
        if not url or _image_key(url) != key or len(key) < 5:
            continue
        text = next(
            (item[n] for n in ("caption", "description") if isinstance(item.get(n), str)), ""
        )
        if text and not figure.caption:
            caption, credit = split_credit(
                unescape(re.sub(r"<[^>]{0,300}>", " ", text[:2000])), language
            )
            if caption and caption != figure.alt:
                figure.caption, figure.caption_from = (
                    caption[:_LONGEST_CAPTION],
                    "JSON-LD ImageObject",
                )
            if credit and not figure.credit:
                figure.credit, figure.credit_from = credit, "JSON-LD ImageObject"
        if not figure.credit:
            line = _stated_credit(item)
            if line:
                figure.credit, figure.credit_from = line, "JSON-LD ImageObject"
        made = item.get("dateCreated")
        if isinstance(made, str):
            figure.stated = made[:10]
        return


def _stated_credit(item: Mapping[str, Any]) -> str | None:
    for name in ("creditText", "creator", "author", "copyrightHolder", "copyrightNotice"):
        value: Any = item.get(name)
        if isinstance(value, list):
            value = value[0] if value else None
        if isinstance(value, dict):
            value = value.get("name")
        if isinstance(value, str) and tidy(value):
            return tidy(value)[:200]
    return None
