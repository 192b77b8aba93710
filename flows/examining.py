"""Examining one page as a worker does it: from where it is to the rows that are kept of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from flows.reading import reader_for
from provenance.examine import examine
from provenance.model import Capture, Examination, Interval, Policy, ReadError, StoreError
from provenance.plugins import checks, languages
from provenance.sources.files import READER as FILES
from provenance.sources.reader import Reader
from provenance.sources.warc import READER as WARC
from provenance.store.archive import Archive, PictureKeeper
from provenance.store.evidence import kept_picture
from provenance.store.rows import PageRows, page_rows
from provenance.store.standing import Standings
from provenance.store.store import Store

__all__ = [
    "NOTHING_STATED",
    "Checked",
    "Examiner",
    "ImageOf",
    "Look",
    "Stated",
    "Wanted",
    "kept_examiner",
    "look_examiner",
    "page_examiner",
]

ImageOf = Callable[[str], bytes | None]
"""The bytes of a picture of the page at hand, by its address as the page gives it."""

Examiner = Callable[[Capture, ImageOf], "Checked"]
"""What is done with one page."""

_AT_HAND: tuple[Reader, ...] = (FILES, WARC)
_MOST_IMAGES = 200


@dataclass(frozen=True, slots=True)
class Checked:
    """A page that was examined: its rows for the store, and what of it could not be read.

    `pictured` is the examination of a page with fingerprints: pages that were read beside it may
    show the same pictures, which only the store knows once all are stored.
    """

    rows: PageRows
    partly: tuple[str, ...] = ()
    pictured: Examination | None = None


@dataclass(frozen=True, slots=True)
class Stated:
    """What stands in for what the pages of a run say: the day of publication (EDTF), the headline,
    the language's tag; None leaves it to the page."""

    published: str | None = None
    headline: str | None = None
    language: str | None = None


NOTHING_STATED = Stated()


@dataclass(frozen=True, slots=True)
class Wanted:
    """What an examination needs first: the pictures at these addresses, as the page gives them."""

    urls: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Look:
    """A page to look at: its location if the worker can read it there, else its capture.

    `shows` says whether it may have pictures at hand. Those of a capture come as `pictures`: bytes
    by address, or why there are none; None if nobody asked for them yet.
    """

    page: str | Capture
    shows: bool = True
    pictures: Mapping[str, bytes | str | None] | None = None


def page_examiner(
    store: str,
    run: str | None,
    rules: str,
    policy: Policy = Policy(),
    archive: str | None = None,
    stated: Stated = NOTHING_STATED,
) -> Examiner:
    """An `Examiner` for pages of a run; raises `StoreError` if nothing can be kept.

    `store` is only read, for earlier uses of a picture; `archive` is the folder the page and its
    pictures are kept in, before the rows that name them are given back.
    """
    known, asked = languages(), checks()
    past = Store.open(store)
    kept = Archive.open(archive) if archive else None

    day = Interval.parse(stated.published) if stated.published else None
    tag = f"; lang={stated.language}" if stated.language else ""

    def check(capture: Capture, image: ImageOf) -> Checked:
        capture = replace(capture, media_type=capture.media_type + tag) if tag else capture
        keeper = PictureKeeper(kept, image) if kept else None
        found = examine(
            capture,
            languages=known,
            checks=asked,
            image=keeper or image,
            policy=policy,
            published=day,
            headline=stated.headline,
            earlier=past.earlier_uses,
            fingerprints=True,
        )
        partly = tuple(
            item.reason
            for item in found.unread
            if item.span is None or item.reason.startswith("Cannot")
        )
        if kept:
            kept.keep(capture.body)
        rows = page_rows(
            capture,
            found,
            run,
            datetime.now(UTC),
            keeper.kept if keeper else (),
            archived=kept is not None,
            rules=rules,
        )
        shown = any(case.photo and case.photo.fingerprint for case in found.cases)
        return Checked(rows, partly, found if shown else None)

    return check


def look_examiner(**options: Any) -> Callable[[Look], Checked | Wanted]:
    """A worker's function for a `Look`; the options are those of `page_examiner`.

    A capture whose pictures nobody asked for gives back the addresses it wants, if any.
    """
    check = page_examiner(**options)

    def look(asked: Look) -> Checked | Wanted:
        if isinstance(asked.page, str):
            reader = reader_for(asked.page, _AT_HAND)
            (capture,) = reader.read(asked.page)
            return check(capture, lambda url: reader.image(capture, url) if asked.shows else None)
        wanted: dict[str, None] = {}

        def image(url: str) -> bytes | None:
            if asked.pictures is None:
                wanted[url] = None
                return None
            found = asked.pictures.get(url, "it was not asked for")
            if isinstance(found, str):
                raise ReadError(url[:200], found)
            return found

        made = check(asked.page, image if asked.shows else lambda url: None)
        return Wanted((*wanted,)[:_MOST_IMAGES]) if wanted else made

    return look


def kept_examiner(**options: Any) -> Callable[[str], list[Checked]]:
    """A worker's function for the digest of a stored capture: each of its visits, examined again.

    Pictures are those that were kept. The options are those of `page_examiner`.
    """
    check = page_examiner(**options)
    folder = options.get("archive")
    store = Standings.open(options["store"], archive=Archive.open(folder) if folder else None)

    def image(digest: str, url: str) -> bytes | None:
        try:
            return kept_picture(store, digest, url)
        except StoreError as error:  # one picture that is lost is no reason to stop
            raise ReadError(url[:200], str(error)) from error

    def look(digest: str) -> list[Checked]:
        return [check(page, lambda url: image(digest, url)) for page in store.captures(digest)]

    return look
