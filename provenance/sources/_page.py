"""What makes an answer a page: its media type, its first bytes, and the capture of it."""

import re
from datetime import datetime

from provenance.model import Capture, NotHTML, ReadError

__all__ = ["PAGES", "is_text", "make_capture", "media_type_of"]

PAGES = ("text/html", "application/xhtml+xml", "text/plain")
"""The media types that are read as pages."""

_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.I)
_WIDE = (b"\xff\xfe", b"\xfe\xff")


def media_type_of(header: str) -> str:
    """A Content-Type header as type and charset alone, in lower case.

    >>> media_type_of('Text/HTML; x=1; Charset="UTF-8"')
    'text/html; charset=utf-8'
    """
    kind = header.partition(";")[0].strip().lower()[:80]
    charset = _CHARSET.search(header)
    return f"{kind}; charset={charset[1].lower()}" if charset else kind


def is_text(body: bytes) -> bool:
    """Whether the first bytes are text, marked up or not, in any character set.

    >>> is_text(b"<p>It rained.</p>"), is_text(b"\\x89PNG\\r\\n\\x1a\\n\\x00"), is_text(b"")
    (True, False, False)
    """
    head = body[:4096]
    if not head.strip():
        return False
    if body.startswith(_WIDE):
        return True
    control = sum(byte < 9 or 13 < byte < 32 for byte in head)
    return b"\x00" not in head and control <= len(head) / 20


def make_capture(
    location: str, url: str | None, header: str, seen: datetime, body: bytes
) -> Capture:
    """The capture of an answer; without a Content-Type it is taken for HTML.

    Raises `NotHTML` for another media type and for bytes that are no text, `ReadError` for an
    empty body.
    """
    media_type = media_type_of(header)
    kind = media_type.partition(";")[0]
    if kind and kind not in PAGES:
        raise NotHTML(location[:200], f"it is {kind}, neither HTML nor text")
    if not body.strip():
        raise ReadError(location[:200], "it is empty")
    if b"\x00" in body[:4096] and not body.startswith(_WIDE) and "utf-16" not in media_type:
        raise NotHTML(location[:200], "it holds neither HTML nor text")
    return Capture(location, url, media_type if kind else "text/html", seen, body)
