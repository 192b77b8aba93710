"""From a capture to an article: HTML or plain text, every text in its role."""

import re
from collections.abc import Sequence
from typing import Any

from bs4 import Tag

from provenance.document.body import find_body
from provenance.document.charset import decode
from provenance.document.credits import read_credit
from provenance.document.figures import FoundFigure, element_name, find_figures, text_of, words_of
from provenance.document.notes import find_notes, split_notes
from provenance.document.page import MOST_BYTES, Page, body_holder, parse_page
from provenance.document.plain import read_plain
from provenance.document.published import find_modified, find_published, read_day
from provenance.document.tongue import find_language
from provenance.model import (
    Article,
    Capture,
    Credit,
    Figure,
    Interval,
    Language,
    PageError,
    Passage,
    Role,
    TooLarge,
    article_address,
    choose_language,
    tidy,
)

__all__ = ["read_article"]

_MARKUP = re.compile(
    r"<(?:!doctype|html|head|body|article|div|p|figure|h1|section|main|table)\b", re.I
)


def read_article(
    capture: Capture,
    languages: Sequence[Language],
    published: Interval | None = None,
    headline: str | None = None,
) -> Article:
    """The article of a capture.

    `published` and `headline` stand in for what the page says. `Article.published` is None where
    neither it nor the page states a day. Raises `TooLarge` and `PageError` as `parse_page` does,
    and `PageError` where nothing of the page reads as an article.

    >>> from datetime import UTC, datetime
    >>> page = b"<article><h1>Rain in Tarrow</h1><p>It rained all day.</p></article>"
    >>> seen = Capture("a.html", None, "text/html", datetime(2024, 6, 3, tzinfo=UTC), page)
    >>> read_article(seen, ()).body[0].text
    'It rained all day.'
    """
    if "html" in capture.media_type or (
        "plain" not in capture.media_type and _MARKUP.search(decode(capture.body[:4000]))
    ):
        return _from_html(capture, languages, published, headline)
    return _from_plain(capture, languages, published, headline)


def _from_plain(
    capture: Capture,
    languages: Sequence[Language],
    published: Interval | None,
    headline: str | None,
) -> Article:
    if len(capture.body) > MOST_BYTES:
        raise TooLarge(
            capture.location,
            f"it has {len(capture.body):,} bytes and the limit is {MOST_BYTES:,}",
        )
    text = decode(capture.body, capture.media_type)
    tag = find_language(text, _declared(capture), languages)
    language = choose_language(tag, languages)
    parts = read_plain(text, language, headline)
    if not parts.body and not parts.figures:
        raise PageError(capture.digest, "it holds no text")
    figures = []
    for number, found in enumerate(parts.figures, 1):
        figures.append(
            Figure(
                ordinal=number,
                after=found.after,
                image_url=found.image_url,
                caption=_passage(Role.CAPTION, found.caption, number, "line"),
                credit=_credit(found.credit, number, "line", language),
                alt=_passage(Role.ALT, found.alt, number, "line"),
            )
        )
    body, notes = split_notes(
        [Passage(Role.BODY, line, n, "line") for n, line in enumerate(parts.body, 1)], language
    )
    return Article(
        capture=capture.digest,
        url=capture.url,
        language=tag,
        headline=_passage(Role.HEADLINE, parts.headline, 1, "line"),
        published=published,
        published_from="given" if published else None,
        body=body,
        notes=notes,
        figures=tuple(figures),
    )


def _declared(capture: Capture) -> str | None:
    match = re.search(r"lang=([\w-]{2,12})", capture.media_type)
    return match[1] if match else None


def _from_html(
    capture: Capture,
    languages: Sequence[Language],
    published: Interval | None,
    headline: str | None,
) -> Article:
    page = parse_page(capture)
    sample = text_of(page.root)
    declared = _declared(capture) or page.lang or page.meta.get("og:locale")
    declared = declared or page.meta.get("content-language") or _inner_language(page)
    tag = find_language(sample, declared, languages)
    language = choose_language(tag, languages)
    found = find_figures(page, language)
    title = _headline(page)
    body = find_body(page, [node for figure in found for node in figure.nodes])
    standfirst = _standfirst(page, body)
    body, notes = split_notes(_without(body, title, standfirst, found), language)
    if not body and not found and title is None:
        raise PageError(capture.digest, "nothing on it reads as an article")
    stated = (published, "given") if published else find_published(page)
    modified = find_modified(page)
    return Article(
        capture=capture.digest,
        url=article_address(capture.url, _canonical(page)),
        language=tag,
        headline=_passage(Role.HEADLINE, headline, 1, "given") or title,
        standfirst=standfirst,
        byline=_byline(page),
        published=stated[0] if stated else None,
        published_from=stated[1] if stated else None,
        modified=modified[0] if modified else None,
        modified_from=modified[1] if modified else None,
        body=body,
        notes=(*notes, *find_notes(page, language, len(notes))),
        figures=_figures(page, found, body, language),
    )


def _inner_language(page: Page) -> str | None:
    holder = (
        page.root
        if page.root.has_attr("lang")
        else page.root.find(lambda tag: tag.has_attr("lang"))
    )
    return str(holder.attrs["lang"]) if isinstance(holder, Tag) else None


def _canonical(page: Page) -> str | None:
    url = page.meta.get("canonical") or page.meta.get("og:url")
    return url if url and url.startswith(("http://", "https://")) else None


def _headline(page: Page) -> Passage | None:
    headings = [tag for tag in page.root.find_all("h1")[:5] if len(text_of(tag)) > 3]
    if headings:
        best = max(headings, key=lambda tag: len(text_of(tag)))
        return Passage(Role.HEADLINE, text_of(best)[:500], 1, element_name(best))
    for item in page.data:
        if isinstance(item.get("headline"), str):
            return _passage(Role.HEADLINE, str(item["headline"])[:500], 1, "JSON-LD headline")
    title = page.meta.get("og:title") or page.title
    return _passage(Role.HEADLINE, title, 1, "title")


_LEADS = frozenset(
    "standfirst lead dek subtitle subheadline subhead teaser intro vorspann lede "
    "chapo entradilla summary description abstract deck".split()
)


def _standfirst(page: Page, body: Sequence[Passage]) -> Passage | None:
    for tag in page.root.find_all(["p", "div", "h2", "span"])[:120]:
        text = text_of(tag)
        if (
            40 <= len(text) <= 600
            and words_of(tag) & _LEADS
            and tag.find(["p", "div", "img"]) is None
        ):
            return Passage(Role.STANDFIRST, text, 1, element_name(tag))
    return None


def _byline(page: Page) -> Passage | None:
    for item in page.data:
        author: Any = item.get("author")
        author = author[0] if isinstance(author, list) and author else author
        name = author.get("name") if isinstance(author, dict) else author
        if isinstance(name, str) and tidy(name):
            return Passage(Role.BYLINE, tidy(name)[:200], 1, "JSON-LD author")
    return _passage(Role.BYLINE, page.meta.get("author"), 1, "meta author")


def _without(
    body: Sequence[Passage],
    title: Passage | None,
    standfirst: Passage | None,
    found: Sequence[FoundFigure],
) -> list[Passage]:
    """The body without its headline, its standfirst and repeated captions."""
    drop = {part.text for part in (title, standfirst) if part}
    drop |= {figure.caption for figure in found if figure.caption and len(figure.caption) > 30}
    return [p for p in body if p.text not in drop]


def _figures(
    page: Page, found: Sequence[FoundFigure], body: Sequence[Passage], language: Language
) -> tuple[Figure, ...]:
    places = _places(page, found, body)
    figures: list[Figure] = []
    for figure, after in zip(found, places, strict=True):
        number = len(figures) + 1
        alt = figure.alt
        figures.append(
            Figure(
                ordinal=number,
                after=after,
                image_url=figure.image_url,
                caption=_passage(Role.CAPTION, figure.caption, number, figure.caption_from),
                credit=_credit(figure.credit, number, figure.credit_from, language),
                alt=_passage(Role.ALT, alt, number, "img alt"),
                stated=read_day(figure.stated) if figure.stated else None,
            )
        )
    return tuple(figures)


def _places(page: Page, found: Sequence[FoundFigure], body: Sequence[Passage]) -> list[int]:
    """How many body passages stand before each figure, in document order."""
    wanted = {id(figure.place): number for number, figure in enumerate(found)}
    places = [0] * len(found)
    position = 0
    if body_holder(page) is None:
        return places
    taken = {id(node) for figure in found for node in figure.nodes}
    stack: list[Any] = [page.root]
    read = ""
    ends: list[str] = [passage.text[-24:] for passage in body]
    while stack:
        node = stack.pop()
        if isinstance(node, Tag):
            if id(node) in wanted:
                places[wanted[id(node)]] = position
            if id(node) in taken:
                continue
            if node.name == "p" or node.name in ("h2", "h3", "h4", "li", "br", "div", "blockquote"):
                stack.append("\n")
            stack.extend(reversed(node.contents))
        elif isinstance(node, str):
            read = (read + str(node))[-72:]
            flat = tidy(read)
            while position < len(ends) and ends[position] and flat.endswith(ends[position]):
                position += 1
    return places


def _passage(role: Role, text: str | None, ordinal: int, element: str) -> Passage | None:
    text = tidy(text) if text else ""
    return Passage(role, text, ordinal, element) if text else None


def _credit(text: str | None, ordinal: int, element: str, language: Language) -> Credit | None:
    line = _passage(Role.CREDIT, text, ordinal, element)
    return read_credit(line, language) if line else None
