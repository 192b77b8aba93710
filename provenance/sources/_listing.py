"""A feed's or sitemap's bytes as the items it lists, whatever they come from."""

import hashlib
import io
import re
from calendar import timegm
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from time import struct_time
from typing import Any
from urllib.parse import urljoin
from xml.etree.ElementTree import Element, ParseError

from provenance.model import ReadError, tidy
from provenance.sources._unpack import unpacked

__all__ = ["Listed", "Listing", "read_listing"]

_MOST_ITEMS = 60_000  # a sitemap may hold 50,000 (sitemaps.org)
_MOST_LOOSE = 512 * 1024
_DEEPEST = 40
_LONGEST = 500
_ROOT = re.compile(rb"<(?:[\w.-]+:)?(urlset|sitemapindex|rss|feed|RDF)\b", re.I)
_IGNORED = frozenset(("changefreq", "priority"))


@dataclass(frozen=True, slots=True)
class Listed:
    """One item: its address in full, its title, the latest day and time it gives (aware), and a
    digest of all that it says."""

    address: str
    title: str | None
    dated: datetime | None
    stamp: str


@dataclass(frozen=True, slots=True)
class Listing:
    """The items of a listing; `index` where they are sitemaps themselves.

    `broken` tells why no more than these could be read, None where all were.
    """

    items: tuple[Listed, ...]
    index: bool = False
    broken: str | None = None


def read_listing(address: str, body: bytes, media_type: str, most: int) -> Listing:
    """What the bytes at an address list; raises `ReadError` where that is neither kind.

    A body that is itself gzip (`sitemap.xml.gz`) is unpacked to at most `most` bytes.

    >>> page = b"<urlset><url><loc>/flood</loc></url></urlset>"
    >>> read_listing("https://news.example/map.xml", page, "", 1000).items[0].address
    'https://news.example/flood'
    """
    if body.startswith(b"\x1f\x8b"):
        body = unpacked([body], "gzip", most, address[:200])
    root = _ROOT.search(body[:8192].replace(b"\x00", b""))
    if root is None:
        raise ReadError(address[:200], "it is neither a feed nor a sitemap")
    if root[1].lower() in (b"urlset", b"sitemapindex"):
        return _sitemap(address, body)
    return _feed(address, body, media_type)


def _sitemap(address: str, body: bytes) -> Listing:
    """sitemaps.org 0.9 with the news, image and video extensions; no DTD, no entities."""
    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import iterparse

    items: list[Listed] = []
    index, broken, depth = False, None, 0
    top: Element | None = None
    try:
        for event, node in iterparse(io.BytesIO(body), events=("start", "end"), forbid_dtd=True):
            depth += 1 if event == "start" else -1
            if depth > _DEEPEST:
                raise ReadError(address[:200], "its elements stand too deep in one another")
            if top is None:
                top, index = node, _local(node) == "sitemapindex"
            elif event == "end" and depth == 1:
                item = _sitemap_item(address, node)
                items += [item] if item else []
                top.clear()
                if len(items) >= _MOST_ITEMS:
                    broken = f"it lists more than {_MOST_ITEMS:,} addresses"
                    break
    except (ParseError, ValueError, LookupError, DefusedXmlException) as error:
        broken = f"its XML is damaged ({str(error)[:80] or type(error).__name__})"
    if broken and not items:
        raise ReadError(address[:200], broken)
    return Listing(tuple(items), index, broken)


def _sitemap_item(address: str, node: Element) -> Listed | None:
    where: str | None = None
    title: str | None = None
    dates: list[datetime] = []
    said: list[str] = []
    for part in node.iter():
        name, text = _local(part), (part.text or "").strip()
        if not text or name in _IGNORED:
            continue
        said.append(f"{name}={text}")
        if name == "loc" and where is None:
            where = text
        elif name == "title" and title is None:
            title = text
        elif name in ("lastmod", "publication_date") and (day := _moment(text)):
            dates.append(day)
    return _listed(address, where, title, dates, said)


def _feed(address: str, body: bytes, media_type: str) -> Listing:
    import feedparser

    broken = _damage(body)
    if broken and len(body) > _MOST_LOOSE:
        # A damaged feed is read by a forgiving parser, whose time grows faster than the feed.
        raise ReadError(address[:200], broken)
    try:
        found: Any = feedparser.parse(
            io.BytesIO(body),
            response_headers={"content-type": media_type or "application/xml"},
            sanitize_html=False,
            resolve_relative_uris=False,
        )
    except Exception as error:  # a forgiving parser forgives much, not all
        raise ReadError(address[:200], f"it cannot be parsed ({str(error)[:80]})") from error
    items = [_feed_item(address, entry) for entry in found.entries[:_MOST_ITEMS]]
    listed = tuple(item for item in items if item)
    if not listed and found.bozo:
        raise ReadError(address[:200], f"its XML is damaged ({str(found.bozo_exception)[:80]})")
    return Listing(listed, False, None)


def _damage(body: bytes) -> str | None:
    """Why a feed's XML is not well-formed, None where it is; entities of its own are damage."""
    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import iterparse

    depth, top = 0, None
    try:
        for event, node in iterparse(io.BytesIO(body), events=("start", "end"), forbid_dtd=False):
            depth += 1 if event == "start" else -1
            top = top if top is not None else node
            if depth > _DEEPEST:
                return "its elements stand too deep in one another"
            if depth <= 2 and event == "end":
                node.clear()
    except (ParseError, ValueError, LookupError, DefusedXmlException) as error:
        return f"its XML is damaged ({str(error)[:80] or type(error).__name__})"
    return None


def _feed_item(address: str, parsed: Any) -> Listed | None:
    entry: dict[str, Any] = dict(dict.items(parsed))  # as parsed: a missing date stays missing
    links = entry.get("links") or []
    where = (
        entry.get("feedburner_origlink")
        or entry.get("link")
        or (
            entry.get("id")
            if str(entry.get("id", "")).startswith(("http://", "https://"))
            else None
        )
    )
    told = (entry.get(name) for name in ("published_parsed", "updated_parsed"))
    dates = [day for parsed_day in told if parsed_day and (day := _instant(parsed_day))]
    said = [str(entry.get(name) or "") for name in ("title", "summary", "published", "updated")]
    said += [str(part.get("value") or "") for part in entry.get("content") or []]
    said += [str(link.get("href") or "") for link in links if link.get("rel") == "enclosure"]
    for name in ("media_content", "media_thumbnail"):
        said += [str(part.get("url") or "") for part in entry.get(name) or []]
    said += [str(part.get("content") or "") for part in entry.get("media_credit") or []]
    return _listed(address, where, entry.get("title"), dates, said)


def _listed(
    base: str, where: str | None, title: str | None, dates: list[datetime], said: Iterable[str]
) -> Listed | None:
    if not where or not where.strip():
        return None
    try:
        full = urljoin(base, where.strip().replace(" ", "%20"))
    except ValueError:
        full = where.strip()
    stamp = hashlib.sha256("\n".join(said).encode("utf-8", "replace")).hexdigest()[:16]
    name = tidy(title[:_LONGEST]) if title else None
    return Listed(full, name or None, max(dates, default=None), stamp)


def _local(node: Element) -> str:
    return node.tag.rpartition("}")[2].lower() if isinstance(node.tag, str) else ""


def _instant(parsed: struct_time) -> datetime | None:
    try:
        return datetime.fromtimestamp(timegm(parsed), UTC)
    except (ValueError, OverflowError, OSError, TypeError):
        return None


def _moment(text: str) -> datetime | None:
    """A W3C date or time in UTC; one without a zone is taken as UTC, a day as its beginning."""
    try:
        found = datetime.fromisoformat(text[:40])
        return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        return None
