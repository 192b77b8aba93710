"""Drafts that an editor's system asks about: each examined in a process with little time."""

import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from provenance.model import Capture, Examination, ProvenanceError

if TYPE_CHECKING:
    from provenance.review.api import Answer, Draft
    from provenance.store.store import Store

__all__ = ["checker", "examiner", "warm"]

_SECONDS, _MEGABYTES = 10.0, 1024
_PROCESSES = 2

_Task = tuple[Capture, Any, str | None, str | None]  # with publication, headline, language


def examiner() -> Callable[[_Task], Examination]:
    """What a worker does with a draft: the whole examination, without any picture fetched."""
    from provenance.examine import examine
    from provenance.plugins import checks, languages
    from provenance.settings import read_settings

    policy, every, tables = read_settings().policy, checks(), languages()

    def examined(task: _Task) -> Examination:
        capture, published, headline, language = task
        if language:
            capture = replace(capture, media_type=f"{capture.media_type}; lang={language}")
        return examine(
            capture, languages=tables, checks=every, published=published, headline=headline,
            policy=policy,
        )  # fmt: skip

    return examined


def checker(store: "Store") -> "Callable[[Draft], Answer]":
    """What answers `POST /api/check`; what is to be kept is kept in `store`."""
    from flows.engine.pool import Limits, shared_pool
    from flows.reading import Failure
    from provenance.document.page.charset import decode
    from provenance.report.exported import Exported
    from provenance.review.api import Answer, Busy
    from provenance.store.log.keep import source_of

    pool = shared_pool(_PROCESSES, Limits(_SECONDS, _MEGABYTES))

    def check(draft: "Draft") -> "Answer":
        where = draft.url or "draft"
        capture = Capture(where, draft.url, draft.media_type, datetime.now(UTC), draft.body)
        task: _Task = (capture, draft.published, draft.headline, draft.language)
        seen = pool.do(("provenance.cli.draft:examiner", ()), where, task)
        if isinstance(seen, Failure):
            raise (Busy if seen.ended else ProvenanceError)(seen.reason)
        if draft.keep:
            store.save(capture, seen, "editor")
        article = seen.article
        headline = article.headline.text if article.headline else draft.headline
        published = article.published.edtf if article.published else None
        text = decode(draft.body, draft.media_type)
        return Answer(
            [
                Exported(finding, where, source_of(where, where), headline, published,
                         article.language, digest=capture.digest, text=text)
                for finding in seen.findings
            ],
            {"headline": headline, "published": published,
             "published_from": article.published_from, "language": article.language,
             "figures": len(article.figures)},
            [item.reason for item in seen.unread],
        )  # fmt: skip

    return check


def warm(check: "Callable[[Draft], Answer]") -> None:
    """Starts the processes with a draft each, so that the first editor does not wait for them."""
    from provenance.review.api import Draft

    def one() -> None:
        with suppress(ProvenanceError):
            check(Draft(b"<h1>Rain</h1><p>It rained in Tarrow all day.</p>", "text/html"))

    for _ in range(_PROCESSES):
        threading.Thread(target=one, daemon=True).start()
