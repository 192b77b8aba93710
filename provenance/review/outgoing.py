"""Stored findings on their way out: with their page, their picture, and when both were kept."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace

from provenance.model import ProvenanceError
from provenance.report.exported import Exported
from provenance.store.evidence import kept_picture
from provenance.store.log.page import around
from provenance.store.store import QueueItem, Store

__all__ = ["exported", "with_page"]


def exported(item: QueueItem) -> Exported:
    """A stored finding as exports take it, without its page."""
    return Exported(
        item.finding, item.location or item.finding.article, item.source, item.headline,
        item.published, item.language, item.run, item.found_at, item.decision, item.digest or None,
    )  # fmt: skip


def with_page(
    store: Store,
    item: QueueItem,
    *,
    decode: Callable[[bytes, str], str] | None = None,
    thumbnail: Callable[[bytes], bytes] | None = None,
) -> Exported:
    """The same with when its page was fetched and, where asked for, the page's source (`decode`
    makes a text of bytes and their media type) and a small picture. What was not kept, or cannot
    be read any more, is left out.
    """
    here = around(store, item)
    found = exported(item)
    if here.visits:
        found = replace(found, archived_at=here.visits[-1][1])
    with suppress(ProvenanceError):
        if decode is not None and (body := store.body(item.digest)):
            found = replace(found, text=decode(body, here.media_type))
    with suppress(ProvenanceError):
        image = kept_picture(store, item.digest, here.image or "") if thumbnail else None
        if thumbnail is not None and image:
            found = replace(found, picture=thumbnail(image))
    return found
