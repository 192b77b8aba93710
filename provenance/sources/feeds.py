"""What an outlet lists: RSS, Atom, news sitemaps and sitemap indexes, as addresses of articles.

`read_feed` asks only for what may have changed since the state it is given, tells which addresses
are new or changed, and gives back the state for the next time. The caller keeps that state.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from provenance.model import ReadError, Refused, Validators, canonical_address
from provenance.sources._guard import check_address
from provenance.sources._listing import Listed, Listing, read_listing
from provenance.sources.web import WebReader

__all__ = ["FRESH_DAYS", "MOST_ENTRIES", "Entry", "FeedReading", "FeedState", "read_feed"]

FRESH_DAYS = 7
"""Entries that are new to us and dated longer ago than this are not news: they are not fetched."""

MOST_ENTRIES = 500
"""The most entries one reading gives; the rest comes with the next."""

_ACCEPT = "application/rss+xml,application/atom+xml,application/xml;q=0.9,text/xml;q=0.8,*/*;q=0.5"
_MOST_SEEN = 250_000  # addresses remembered: more than any one listing holds (60,000), in 25 MB
_MOST_PARTS = 50
_DEPTH = 2


@dataclass(frozen=True, slots=True)
class Entry:
    """An article a feed lists: its canonical address, and the words beside it.

    `changed` is False for an article that was not listed before. `dated` is the day and time the
    entry gives, aware, None where it gives none.

    >>> Entry("https://news.example/flood").changed
    False
    """

    address: str
    title: str | None = None
    dated: datetime | None = None
    changed: bool = False


@dataclass(frozen=True, slots=True)
class FeedState:
    """What is remembered of a source between two readings.

    `validators` by address (the feed's own and those of the parts of a sitemap index), and `seen`:
    for each article's canonical address a digest of what its entry said.

    >>> FeedState.loads(FeedState(seen=(("https://news.example/flood", "a1"),)).dumps()).seen
    (('https://news.example/flood', 'a1'),)
    """

    validators: tuple[tuple[str, Validators], ...] = ()
    seen: tuple[tuple[str, str], ...] = ()

    def dumps(self) -> str:
        """The state as JSON."""
        said = [[key, value.etag, value.last_modified] for key, value in self.validators]
        return json.dumps({"validators": said, "seen": self.seen}, ensure_ascii=False)

    @classmethod
    def loads(cls, text: str | None) -> "FeedState":
        """The state that `dumps` wrote; a fresh one where there is none or it cannot be read."""
        try:
            kept = json.loads(text or "{}")
            return cls(
                tuple((str(k), Validators(e, m)) for k, e, m in kept.get("validators", ())),
                tuple((str(k), str(v)) for k, v in kept.get("seen", ())),
            )
        except (ValueError, TypeError, AttributeError):
            return cls()

    def forgetting(self, addresses: Iterable[str]) -> "FeedState":
        """The state without these articles, so that the next reading lists them again.

        For articles that could not be fetched. The validators go too: a server that says "not
        changed" would hide them.

        >>> FeedState(seen=(("https://news.example/flood", "a1"),)).forgetting(
        ...     ["https://news.example/flood"]).seen
        ()
        """
        gone = set(addresses)
        kept = tuple(item for item in self.seen if item[0] not in gone)
        return self if len(kept) == len(self.seen) else FeedState((), kept)


@dataclass(frozen=True, slots=True)
class FeedReading:
    """One reading of a source.

    `entries` are the articles that are new or whose entry changed, newest first. `listed` counts
    the articles listed in what was read, `old` those left out for their date, `left` those left for
    the next reading. `unchanged` is set where the server said that nothing changed. `unread` are
    (address, reason) pairs for parts and entries that could not be read.
    """

    entries: tuple[Entry, ...] = ()
    state: FeedState = FeedState()
    listed: int = 0
    old: int = 0
    left: int = 0
    unchanged: bool = False
    unread: tuple[tuple[str, str], ...] = ()


def read_feed(
    reader: WebReader,
    address: str,
    state: FeedState = FeedState(),
    *,
    now: datetime | None = None,
    fresh_days: int | None = FRESH_DAYS,
    most: int = MOST_ENTRIES,
) -> FeedReading:
    """What a feed, a sitemap or a sitemap index lists that is new or changed since `state`.

    The same article under several addresses (tracking parameters, fragments) is one entry. `now`
    (aware) is the present; new entries dated more than `fresh_days` before it are left out, None
    keeps all. Keep the state given back once the entries are done, without those that failed
    (`FeedState.forgetting`): then a run that dies loses nothing.

    Raises `ReadError` (`Refused`, `TooLarge`) where the address itself cannot be read; parts of an
    index that cannot be are in `unread`.
    """
    moment = now or datetime.now(UTC)
    floor = moment - timedelta(days=fresh_days) if fresh_days is not None else None
    reading = _Reading(reader, state, floor)
    reading.read(address, None, 0)
    return reading.result(most)


class _Reading:
    """The state of one reading: what was listed, in which part, and what went wrong."""

    def __init__(self, reader: WebReader, state: FeedState, floor: datetime | None) -> None:
        self._reader = reader
        self._floor = floor
        self._known = dict(state.validators)
        self._seen = dict(state.seen)
        self._validators: dict[str, Validators] = {}
        self._listed: dict[str, tuple[Listed, str]] = {}  # by canonical address, with its part
        self._parts = 0
        self._changed = False
        self._unread: list[tuple[str, str]] = []

    def read(self, address: str, came_from: str | None, depth: int) -> None:
        """Reads one listing and, of an index, its parts."""
        self._parts += 1
        most = self._reader.manners.page_bytes
        known = self._known.get(address, Validators())
        found = self._reader.client.fetch(
            address, most=most, accept=_ACCEPT, validators=known, came_from=came_from
        )
        if not found.changed:
            self._validators[address] = found.validators or known
            return
        listing = read_listing(found.address, found.body, found.media_type, most)
        if listing.broken:
            self._unread.append((address, listing.broken))
        if listing.index:  # its parts may change where it does not: it is read every time
            self._read_parts(found.address, listing, depth)
            return
        if found.validators and not listing.broken:
            self._validators[address] = found.validators
        self._changed = True
        self._take(address, listing)

    def _read_parts(self, address: str, listing: Listing, depth: int) -> None:
        if depth >= _DEPTH:
            self._unread.append((address, "indexes of indexes stand too deep in one another"))
            return
        fresh = [part for part in listing.items if not self._is_old(part)]
        for number, part in enumerate(sorted(fresh, key=_age, reverse=True)):
            if self._parts >= _MOST_PARTS:
                self._unread.append((address, f"{len(fresh) - number} more of its parts were left"))
                return
            try:
                self.read(part.address, address, depth + 1)
            except ReadError as error:
                self._unread.append((part.address[:200], error.cause))

    def _take(self, part: str, listing: Listing) -> None:
        for item in listing.items:
            try:
                check_address(item.address, self._reader.manners, part)
            except Refused as error:
                self._unread.append((item.address[:200], error.cause))
                continue
            key = canonical_address(item.address)
            before = self._listed.get(key)
            if before is None or _age(before[0]) < _age(item):
                self._listed[key] = (item, part)

    def _is_old(self, item: Listed) -> bool:
        return self._floor is not None and item.dated is not None and item.dated < self._floor

    def result(self, most: int) -> FeedReading:
        """The reading with at most so many entries."""
        due: list[tuple[str, Listed, str]] = []
        old = 0
        for key, (item, part) in self._listed.items():
            if self._seen.get(key) == item.stamp:
                self._seen[key] = self._seen.pop(key)  # still listed: remembered longest
            elif self._is_old(item) and key not in self._seen:
                old += 1
            else:
                due.append((key, item, part))
        due.sort(key=lambda row: _age(row[1]), reverse=True)
        for _key, _item, part in due[most:]:  # else "not changed" would hide them next time
            self._validators.pop(part, None)
        entries = []
        for key, item, _part in due[:most]:
            entries.append(Entry(key, item.title, item.dated, key in self._seen))
            self._seen.pop(key, None)
            self._seen[key] = item.stamp
        return FeedReading(
            entries=tuple(entries),
            state=FeedState(
                tuple(sorted(self._validators.items())), tuple(self._seen.items())[-_MOST_SEEN:]
            ),
            listed=len(self._listed),
            old=old,
            left=len(due) - len(entries),
            unchanged=not self._changed,
            unread=tuple(self._unread),
        )


def _age(item: Listed) -> datetime:
    return item.dated or datetime.min.replace(tzinfo=UTC)
