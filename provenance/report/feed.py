"""Findings as an Atom feed (RFC 4287), for whoever reads news of the desk in a feed reader."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from provenance.report.exported import Exported
from provenance.report.heading import heading

__all__ = ["to_atom"]

_ATOM = "http://www.w3.org/2005/Atom"
# What XML 1.0 (2.2) has no way to write, bidi controls with it.
_UNWRITABLE = re.compile(
    r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\u202a-\u202e\u2066-\u2069]"
)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def to_atom(items: Sequence[Exported], desk: str | None = None) -> str:
    """The findings as one feed, latest first; `desk` is the address of a desk to link to.

    An entry is updated when it is decided, and keeps its id.

    >>> to_atom(()).splitlines()[1]
    '<feed xmlns="http://www.w3.org/2005/Atom">'
    """
    feed = Element("feed", xmlns=_ATOM)
    latest = sorted(items, key=_updated, reverse=True)
    _text(feed, "title", "Cutline: possible mismatches")
    _text(feed, "id", "urn:cutline:findings")
    _text(feed, "updated", _moment(_updated(latest[0]) if latest else _EPOCH))
    _text(SubElement(feed, "author"), "name", "Cutline")
    for item in latest:
        _entry(SubElement(feed, "entry"), item, desk)
    indent(feed)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{tostring(feed, encoding="unicode")}\n'


def _entry(entry: Element, item: Exported, desk: str | None) -> None:
    finding, decision = item.finding, item.decision
    _text(entry, "title", heading(finding))
    _text(entry, "id", f"urn:cutline:finding:{finding.key}")
    _text(entry, "updated", _moment(_updated(item)))
    if item.found_at:
        _text(entry, "published", _moment(item.found_at))
    if item.location.startswith(("http://", "https://")):
        SubElement(entry, "link", rel="related" if desk else "alternate", href=_xml(item.location))
    if desk:
        SubElement(entry, "link", rel="alternate", href=f"{desk}/finding/{finding.key}")
    SubElement(entry, "category", term=finding.check)
    SubElement(entry, "category", term=decision.verdict.value if decision else "undecided")
    quotes = [f"{quote}: “{text}”" for quote, text in item.quotes]
    where = f"{item.headline or item.location}, published {item.published or 'on an unknown day'}"
    _text(entry, "summary", finding.statement)
    _text(entry, "content", "\n\n".join([where, finding.statement, *quotes, finding.mend]).strip())


def _updated(item: Exported) -> datetime:
    return item.decision.decided_at if item.decision else item.found_at or _EPOCH


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="seconds")


def _text(parent: Element, name: str, text: str) -> None:
    SubElement(parent, name).text = _xml(text)


def _xml(text: str) -> str:
    return _UNWRITABLE.sub("\N{REPLACEMENT CHARACTER}", text)
