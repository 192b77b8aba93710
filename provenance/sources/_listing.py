"""A feed's or sitemap's bytes as the items it lists, whatever they come from."""

import hashlib
import io
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urljoin
from xml.etree.ElementTree import ParseError

from provenance.model import ReadError, tidy
from provenance.sources._moments import read_moment
from provenance.sources._unpack import unpacked

__all__ = ["Listed", "Listing", "read_listing"]

_MOST_ITEMS = 60_000  # a sitemap may hold 50,000 (sitemaps.org)
_MOST_LOOSE = 512 * 1024
_DEEPEST = 40
_LONGEST = 500
_ROOT = re.compile(rb"<(?:[\w.-]+:)?(urlset|sitemapindex|rss|feed|RDF)\b", re.I)
# Slips that lose no row: libxml2 says them and reads on.
_SLIPS = frozenset(
    """ERR_ENTITYREF_SEMICOL_MISSING ERR_NAME_REQUIRED ERR_UNDECLARED_ENTITY WAR_UNDECLARED_ENTITY
    NS_ERR_UNDEFINED_NAMESPACE NS_ERR_XML_NAMESPACE WAR_NS_URI WAR_NS_URI_RELATIVE
    ERR_RESERVED_XML_NAME ERR_ATTRIBUTE_REDEFINED ERR_INVALID_CHARREF ERR_INVALID_CHAR""".split()
)
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
        found = _json_feed(address, body) or _text_sitemap(address, body)
        if found is None:
            raise ReadError(address[:200], "it is neither a feed nor a sitemap")
        return found
    if root[1].lower() in (b"urlset", b"sitemapindex"):
        return _sitemap(address, body)
    return _feed(address, body, media_type)


def _sitemap(address: str, body: bytes) -> Listing:
    """sitemaps.org 0.9 with the news, image and video extensions, wherever its rows stand.

    A slip in the markup (a raw "&", a prefix nobody declared) is read over; `broken` is said of
    damage behind which rows may be lost. No entity is resolved and nothing is loaded.
    """
    from lxml import etree

    items: list[Listed] = []
    index, broken = False, None
    rows = etree.iterparse(
        io.BytesIO(body.lstrip()),
        events=("end",),
        recover=True,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
    )
    try:
        for _event, node in rows:
            name = _local(node)
            if name not in ("url", "sitemap"):
                continue
            index = index or name == "sitemap"
            if any(part.tag is etree.Entity for part in node.iter()):
                broken = "it names entities of its own, which are not read"
            elif item := _sitemap_item(address, node):
                items.append(item)
            node.clear(keep_tail=False)
            while node.getprevious() is not None:  # rows that were read: their parent keeps them
                del node.getparent()[0]
            if len(items) >= _MOST_ITEMS:
                broken = f"it lists more than {_MOST_ITEMS:,} addresses"
                break
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        broken = f"its XML is damaged ({str(error)[:80] or type(error).__name__})"
    lost = [slip for slip in rows.error_log if slip.type_name not in _SLIPS]
    if lost and broken is None:
        deep = lost[0].type_name == "ERR_RESOURCE_LIMIT"
        said = "its elements stand too deep in one another" if deep else lost[0].message[:80]
        broken = f"its XML is damaged ({said})"
        if lost[-1].type_name == "ERR_TAG_NOT_FINISHED":
            items = items[:-1]  # its address may have been cut
    if broken and not items:
        raise ReadError(address[:200], broken)
    return Listing(tuple(items), index, broken)


def _sitemap_item(address: str, node: Any) -> Listed | None:
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
        elif name in ("lastmod", "publication_date") and (day := read_moment(text)):
            dates.append(day)
    return _listed(address, where, title, dates, said)


def _json_feed(address: str, body: bytes) -> Listing | None:
    """JSON Feed 1.1; None for anything else. JSON of a hostile depth or size is refused by the
    parser and by the limit on bytes."""
    if not body.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return None
    try:
        found = json.loads(body.decode("utf-8-sig"))
        rows = found["items"] if "jsonfeed.org" in str(found.get("version")) else None
        if not isinstance(rows, list):
            return None
    except (ValueError, KeyError, RecursionError):
        return None
    items = []
    for row in rows[:_MOST_ITEMS]:
        if not isinstance(row, dict):
            continue
        where = row.get("url") or row.get("external_url") or row.get("id")
        told = (row.get(name) for name in ("date_published", "date_modified"))
        dates = [day for text in told if isinstance(text, str) and (day := read_moment(text))]
        title = row.get("title")
        said = [f"{name}={row[name]}" for name in sorted(row, key=str)]
        item = _listed(address, str(where or ""), title if isinstance(title, str) else None,
                       dates, said)  # fmt: skip
        items += [item] if item else []
    return Listing(tuple(items))


def _text_sitemap(address: str, body: bytes) -> Listing | None:
    """A list of addresses, one a line (sitemaps.org, "Text file"); None if a line is none."""
    lines = body.decode("utf-8-sig", "replace").split()
    if not lines or not all(re.match(r"https?://\S+$", line) for line in lines[:1000]):
        return None
    items = [item for line in lines[:_MOST_ITEMS] if (item := _listed(address, line, None, [], ()))]
    broken = f"it lists more than {_MOST_ITEMS:,} addresses" if len(lines) > _MOST_ITEMS else None
    return Listing(tuple(items), False, broken)


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
    told = (entry.get(name) for name in ("published", "updated"))
    dates = [day for text in told if text and (day := read_moment(str(text)))]
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


def _local(node: Any) -> str:
    """An element's name without its namespace, declared or not."""
    return re.split("[}:]", node.tag)[-1].lower() if isinstance(node.tag, str) else ""
