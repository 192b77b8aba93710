"""The page as markup: cut to its article, with what its own data (JSON-LD, meta) says of it."""

import contextlib
import gc
import json
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from provenance.document.day.find import collect
from provenance.document.day.traces import Traces
from provenance.document.page.charset import decode
from provenance.document.page.guarding import guard
from provenance.document.page.layout import lay_out
from provenance.document.page.outline import Outline
from provenance.model import Capture, PageError, TooLarge, tidy

__all__ = ["MOST_BYTES", "Page", "parse_page", "paused"]

MOST_BYTES = 10 * 1024 * 1024
"""The largest page that is read, in bytes."""

# What holds no text of the page. Fields are kept: what asks for an address is no article.
_MOST_SCRIPTS, _LEAST_STATE, _MOST_STATE = 60, 200, 2_000_000  # and letters of one
_STATED = ("\\u003cp", "\\u003Cp", "<p>", "<p ")
_NO_TEXT = "script style svg template embed select textarea canvas".split()


@dataclass(frozen=True, slots=True)
class Page:
    """A page cut to its article.

    `outline` holds headline, pictures and body. `meta` are its meta elements by name or property,
    `data` the objects of its JSON-LD, flattened. `traces` are what it has of days. `scripts` are
    the texts of scripts that hold paragraphs, written out of markup.
    """

    outline: Outline
    meta: dict[str, str]
    data: tuple[dict[str, Any], ...]
    lang: str | None
    title: str | None
    traces: Traces = field(repr=False)
    scripts: tuple[str, ...] = field(default=(), repr=False)

    @property
    def authors(self) -> tuple[str, ...]:
        """The names of the authors in the page's JSON-LD, in order."""
        return tuple(dict.fromkeys(_authors(self.data)))


def parse_page(capture: Capture) -> Page:
    """The page of a capture, laid out in one pass over the whole of it.

    Raises `TooLarge` for more than `MOST_BYTES` and `PageError` for markup that is nested or
    repeated beyond the limits, or that holds no text.
    """
    if len(capture.body) > MOST_BYTES:
        raise TooLarge(
            capture.location,
            f"it has {len(capture.body):,} bytes and the limit is {MOST_BYTES:,}",
        )
    html = decode(capture.body, capture.media_type).replace("\x00", "")
    guard(html, capture.digest)
    with paused():
        tree = LexborHTMLParser(html)
        if tree.body is None:
            raise PageError(capture.digest, "it holds no text")
        meta = _meta(tree)
        data = _data([node.text() for node in tree.css('script[type*="ld+json"]')[:20]])
        lang = tree.root.attributes.get("lang") if tree.root else None
        title_node = tree.css_first("title")
        title = tidy(title_node.text()) if title_node else None
        addresses = (meta.get("canonical"), meta.get("og:url"), capture.url)
        traces = collect(tree, data, html, addresses)
        scripts = tuple(_stating(node.text() for node in tree.css("script:not([src])")))
        tree.strip_tags(_NO_TEXT)
        for frame in tree.css("iframe, object"):  # what stands in it is for those who cannot see it
            for inner in list(frame.iter(include_text=True)):
                inner.decompose()
        for menu in tree.css("nav"):
            if menu.parent is not None and menu.css_first("h1,figure,article") is None:
                menu.decompose()
        outline = lay_out(tree.body)
    return Page(outline, meta, data, lang, title, traces, scripts)


def _stating(scripts: Iterable[str]) -> Iterator[str]:
    """The scripts that hold paragraphs: articles that are printed by a program alone."""
    for text in islice(scripts, _MOST_SCRIPTS):
        if _LEAST_STATE <= len(text) <= _MOST_STATE and any(p in text for p in _STATED):
            yield text


def _authors(data: Iterable[dict[str, Any]]) -> Iterator[str]:
    for item in data:
        stated = item.get("author")
        for author in stated[:20] if isinstance(stated, list) else [stated]:
            name = author.get("name") if isinstance(author, dict) else author
            if isinstance(name, str) and tidy(name):
                yield tidy(name)[:200]


@contextlib.contextmanager
def paused() -> Iterator[None]:
    """Keeps the collector of reference cycles from walking a page while it is read."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


def _meta(tree: LexborHTMLParser) -> dict[str, str]:
    found: dict[str, str] = {}
    for node in tree.css("meta"):
        attributes = node.attributes
        name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop")
        name = name or attributes.get("http-equiv")
        content = attributes.get("content")
        if name and content:
            found.setdefault(name.lower(), content[:2000])
    canonical = tree.css_first('link[rel="canonical"]')
    if canonical and canonical.attributes.get("href"):
        found["canonical"] = str(canonical.attributes["href"])
    return found


def _data(blocks: list[str]) -> tuple[dict[str, Any], ...]:
    """Every object in the page's JSON-LD that has a type, outermost first."""
    found: list[dict[str, Any]] = []
    for block in blocks:
        text = block.strip().removeprefix("<![CDATA[").removesuffix("]]>")
        try:
            loaded = json.loads(text, strict=False)
        except (ValueError, RecursionError):
            continue
        queue: deque[Any] = deque([loaded])
        while queue and len(found) < 400:
            item = queue.popleft()
            if isinstance(item, list):
                queue.extend(item[:100])
            elif isinstance(item, dict):
                if "@type" in item:
                    found.append(item)
                queue.extend(v for v in item.values() if isinstance(v, dict | list))
    return tuple(found)
