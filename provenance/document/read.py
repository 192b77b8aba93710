"""From a capture to an article: HTML or plain text, every text in its role."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from provenance.document.credit.credits import read_credit
from provenance.document.day.find import day_of_lines, find_day, given, month_first, order_of
from provenance.document.day.stamps import read_day
from provenance.document.day.traces import Traces
from provenance.document.figure.candidates import FoundFigure, find_figures
from provenance.document.page.charset import decode
from provenance.document.page.parse import MOST_BYTES, Page, parse_page, paused
from provenance.document.page.state import paragraphs_of_state
from provenance.document.plain.read import read_plain
from provenance.document.story.body import Paragraph, find_story, read_body
from provenance.document.story.front import (
    find_byline,
    find_dateline,
    find_headline,
    find_standfirst,
)
from provenance.document.story.language import find_language
from provenance.document.story.notes import find_notes, is_note
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


_PRINTED = 1500  # letters of running text on a page whose body is not simply short
_LITTLE = 200  # letters: a shorter body may stand in the page's data alone


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
        with paused():
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
    tag = find_language(text, _declared(capture))
    language = choose_language(tag, languages)
    order = order_of(Traces(month_first=month_first(text)), tag, capture.retrieved_at.date())
    parts = read_plain(text, language, headline, tag, order)
    day = given(published) if published else day_of_lines(parts.days)
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
    body, notes = _apart([Paragraph(text, "line", 0) for text in parts.body])
    return Article(
        capture=capture.digest,
        url=capture.url,
        language=tag,
        headline=_passage(Role.HEADLINE, parts.headline, 1, "line"),
        byline=_passage(Role.BYLINE, parts.byline, 1, "line"),
        published=day.published,
        published_from=day.published_from,
        published_reasons=day.reasons,
        modified=day.modified,
        modified_from=day.modified_from,
        body=_numbered(Role.BODY, body),
        notes=_numbered(Role.NOTE, notes),
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
    declared = _declared(capture) or page.lang or page.meta.get("og:locale")
    declared = declared or page.meta.get("content-language") or _inner_language(page)
    tag = find_language(page.outline.text, declared)
    language = choose_language(tag, languages)
    story = find_story(page)
    found, refused = find_figures(page, story, language)
    taken = [part for figure in found for part in figure.taken]
    taken += [(part.start, part.stop) for part in refused if part.is_elsewhere]
    title, standfirst = find_headline(page, story.scene.heading), find_standfirst(page, taken)
    told = {part.text for part in (title, standfirst) if part}
    told |= {figure.caption for figure in found if figure.caption and len(figure.caption) > 30}
    dateline = find_dateline(page.outline)
    if dateline is not None:
        taken.append((dateline.start, dateline.stop))
    paragraphs = read_body(story, taken)
    if sum(len(part.text) for part in paragraphs) < _LITTLE:
        stated = paragraphs_of_state(page.data, page.scripts)
        paragraphs = [Paragraph(text, "articleBody", 0) for text in stated] or paragraphs
    body, notes = _apart([part for part in paragraphs if part.text not in told])
    printed = story.scene.printed_beside(taken)
    if sum(len(part.text) for part in body) < _LITTLE and printed >= _PRINTED:
        what = f"of the {printed:,} letters that it prints hardly any read as an article"
        raise PageError(capture.digest, what)
    if not body and not found and title is None:
        raise PageError(capture.digest, "nothing on it reads as an article")
    captions = [text for one in found for text in (one.caption, one.alt) if text]
    day = find_day(page.traces, language, tag, capture.retrieved_at.date(), captions)
    if published:
        day = replace(given(published), modified=day.modified, modified_from=day.modified_from)
    return Article(
        capture=capture.digest,
        url=article_address(capture.url, _canonical(page)),
        language=tag,
        headline=_passage(Role.HEADLINE, headline, 1, "given") or title,
        standfirst=standfirst,
        byline=find_byline(page),
        dateline=_passage(
            Role.DATELINE,
            page.outline.text_of(dateline).strip(" –—-") if dateline else None,
            1,
            page.outline.name_of(dateline) if dateline else "",
        ),
        published=day.published,
        published_from=day.published_from,
        published_reasons=day.reasons,
        modified=day.modified,
        modified_from=day.modified_from,
        body=_numbered(Role.BODY, body),
        notes=(*_numbered(Role.NOTE, notes), *find_notes(page, len(notes))),
        figures=_figures(found, [part.place for part in body], language),
    )


def _apart(paragraphs: Sequence[Paragraph]) -> tuple[list[Paragraph], list[Paragraph]]:
    """The paragraphs of the body, and those that are notes."""
    body: list[Paragraph] = []
    notes: list[Paragraph] = []
    for paragraph in paragraphs:
        (notes if is_note(paragraph.text) else body).append(paragraph)
    return body, notes


def _numbered(role: Role, paragraphs: Sequence[Paragraph]) -> tuple[Passage, ...]:
    return tuple(
        Passage(role, part.text, number, part.element) for number, part in enumerate(paragraphs, 1)
    )


def _inner_language(page: Page) -> str | None:
    return next((e.get("lang") for e in page.outline.elements if e.attrs.get("lang")), None)


def _canonical(page: Page) -> str | None:
    url = page.meta.get("canonical") or page.meta.get("og:url")
    return url if url and url.startswith(("http://", "https://")) else None


def _figures(
    found: Sequence[FoundFigure], places: Sequence[int], language: Language
) -> tuple[Figure, ...]:
    return tuple(
        Figure(
            ordinal=number,
            after=bisect_left(places, figure.place),
            image_url=figure.image_url,
            caption=_passage(Role.CAPTION, figure.caption, number, figure.caption_from),
            credit=_credit(figure.credit, number, figure.credit_from, language),
            alt=_passage(Role.ALT, figure.alt, number, "img alt"),
            stated=read_day(figure.made) if figure.made else None,
        )
        for number, figure in enumerate(found, 1)
    )


def _passage(role: Role, text: str | None, ordinal: int, element: str) -> Passage | None:
    text = tidy(text) if text else ""
    return Passage(role, text, ordinal, element) if text else None


def _credit(text: str | None, ordinal: int, element: str, language: Language) -> Credit | None:
    line = _passage(Role.CREDIT, text, ordinal, element)
    return read_credit(line, language) if line else None
