"""The store: captures, articles, findings and decisions; it only grows."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select
from sqlmodel import col
from sqlmodel import select as choose

from provenance.model import (
    Capture,
    Concern,
    Decision,
    EarlierUse,
    Examination,
    Finding,
    Photo,
    ProvenanceError,
    StoreError,
    Verdict,
)
from provenance.store.archive import KeptPicture
from provenance.store.log.chain import Act, Entry, Event, event_of
from provenance.store.log.find import Wanted, conditions, order_of
from provenance.store.log.fold import Standing, State, effective
from provenance.store.log.keep import keep_pages
from provenance.store.log.tables import LogRow, ReviewRow
from provenance.store.log.write import write
from provenance.store.opened import Opened
from provenance.store.rows import PageRows, add_missing, bytes_of, page_rows, use_of
from provenance.store.tables import (
    ArticleRow,
    CaptureRow,
    ExaminationRow,
    FeedRow,
    FigureRow,
    FindingRow,
    PictureRow,
    PrintRow,
    RunRow,
    SightingRow,
    StandingRow,
    UnreadRow,
    VisitRow,
)
from provenance.store.values import finding_of

if TYPE_CHECKING:
    from provenance.store.prints import PrintIndex

__all__ = ["QueueItem", "Store", "item_of"]


@dataclass(frozen=True, slots=True)
class QueueItem:
    """A stored finding with what is known beside it.

    `headline` and `published` are those of the article when it was found; `run` the name of the
    run that found it; `decision` the latest one, None where there is none. `location` is the
    address or path it was read at, `source` the host, `grouped` the same for all that are one
    matter, `digest` the SHA-256 of its page.
    """

    finding: Finding
    headline: str | None
    published: str | None
    run: str | None
    found_at: datetime
    decision: Decision | None
    location: str = ""
    source: str = ""
    language: str = "und"
    grouped: str = ""
    digest: str = ""
    standing: Standing = field(default_factory=Standing)


class Store(Opened):
    """Captures, articles, figures, findings, decisions and runs in one database.

    Open it with `Store.open`. Saving the same thing twice adds nothing. Every method raises
    `StoreError` where the database cannot be read or written; nothing is half-written.
    """

    _prints: "PrintIndex | None" = None

    def save(
        self,
        capture: Capture,
        examination: Examination,
        run: str | None = None,
        pictures: Sequence[KeptPicture] = (),
    ) -> int:
        """Keeps a capture and what was found on it; gives back how many findings were new.

        `pictures` are those of the page that a `PictureKeeper` kept. The archive is written before
        the database: what the database names is there.
        """
        if self.archive is not None:
            self.archive.keep(capture.body)
        archived = self.archive is not None
        page = page_rows(capture, examination, run, self._clock(), pictures, archived)
        return len(self.save_rows(page))

    def save_rows(self, page: PageRows) -> frozenset[str]:
        """Keeps a page's rows, all or none; gives back the keys of the findings that are new.

        Whoever made the rows has put into the archive what they name.
        """
        return self.save_all([page])[0]

    def save_all(self, pages: Sequence[PageRows]) -> list[frozenset[str]]:
        """Keeps the rows of several pages in one transaction, all or none.

        Gives back for each page the keys of the findings that are new; what two of them share is
        new on the first.
        """
        if not pages:
            return []
        more = f" and {len(pages) - 1:,} more" if len(pages) > 1 else ""
        return self.written(
            f"save the examination of {pages[0].location}{more}",
            lambda connection: keep_pages(connection, pages, self._clock()),
        )

    def record_unread(
        self, location: str, error: ProvenanceError | str, run: str | None = None
    ) -> None:
        """Keeps that a location could not be read, and why."""
        row = {"location": location, "reason": str(error), "run": run, "seen_at": self._clock()}
        self.written(
            f"record that {location} was not read",
            lambda connection: add_missing(connection, UnreadRow, [row]),
        )

    def unread(self) -> list[tuple[str, str]]:
        """Every location that could not be read with its reason, oldest first."""
        with self.reading() as session:
            rows = session.exec(choose(UnreadRow).order_by(col(UnreadRow.id)))
            return [(row.location, row.reason) for row in rows]

    def body(self, digest: str) -> bytes | None:
        """The bytes of a capture as received, None where there is no such capture.

        Raises `StoreError` where they lie in an archive that is not there or lacks them.
        """
        with self.reading() as session:
            row = session.get(CaptureRow, digest)
            return None if row is None else bytes_of(row, self.archive)

    def counts(self) -> dict[str, int]:
        """How many rows each table holds, by table name."""
        tables = (CaptureRow, VisitRow, ArticleRow, FigureRow, FindingRow, ReviewRow, LogRow,
                  RunRow, UnreadRow, PictureRow, PrintRow, ExaminationRow, SightingRow,
                  StandingRow,
                  FeedRow)  # fmt: skip
        with self.reading() as session:
            return {
                str(table.__tablename__): session.execute(
                    select(func.count()).select_from(table)
                ).scalar_one()
                for table in tables
            }

    def findings(
        self,
        wanted: Wanted | None = None,
        *,
        check: str | None = None,
        article: str | None = None,
        run: str | None = None,
        since: datetime | None = None,
        at_least: Concern = Concern.NOTE,
        undecided: bool = False,
        standing: bool = False,
        limit: int | None = None,
        offset: int = 0,
    ) -> list[QueueItem]:
        """Stored findings with their latest decision, gravest first; at most `limit`, else all.

        `wanted` says all there is to filter by. Without it, `run` keeps those a run found first,
        `since` those found at or after a moment, `standing` those that did not vanish when their
        page was examined again.
        """
        wanted = wanted or Wanted(
            check=check, article=article, run=run, since=since, at_least=at_least,
            verdict="none" if undecided else None, standing=standing,
        )  # fmt: skip
        with self.reading() as session:
            query = _items().where(*conditions(wanted)).order_by(*order_of(wanted))
            rows = session.execute(query.limit(limit).offset(offset))
            return [item_of(*row) for row in rows]

    def queue(self, limit: int = 50) -> list[QueueItem]:
        """Undecided findings, gravest first, without those that vanished since."""
        return self.findings(undecided=True, standing=True, limit=limit)

    def finding(self, key: str) -> QueueItem:
        """The finding whose key begins with `key`; raises `StoreError` for none or several."""
        with self.reading() as session:
            stored = col(FindingRow.key)
            whole = len(key) == 16  # then the index finds it
            query = _items().where(
                stored == key if whole else stored.startswith(key, autoescape=True)
            )
            rows = session.execute(query.limit(2)).all() if key else []
            if len(rows) != 1:
                what = "several findings begin" if rows else "no finding begins"
                raise StoreError(
                    f"Cannot show the finding {key!r}: {what} with that key. Nothing was changed; "
                    "`cutline findings list` shows the keys."
                )
            return item_of(*rows[0])

    def events(self, key: str) -> list[Event]:
        """Everything people did to a finding, oldest first, what was undone too."""
        with self.reading() as session:
            query = choose(LogRow).where(LogRow.finding == key).order_by(col(LogRow.number))
            return [event_of(row) for row in session.exec(query)]

    def decisions(self, key: str) -> Sequence[Decision]:
        """Every decision on a finding that was not undone, oldest first."""
        return [
            _decision(event) for event in effective(self.events(key)) if event.act == Act.DECIDE
        ]

    def decisions_since(self, moment: datetime) -> Sequence[Decision]:
        """Every decision made at or after a moment that was not undone, oldest first."""
        query = choose(LogRow).where(col(LogRow.act).in_([Act.DECIDE.value, Act.UNDO.value]))
        with self.reading() as session:
            rows = session.exec(query.order_by(col(LogRow.number)))
            kept = effective(event_of(row) for row in rows)
        return [_decision(event) for event in kept if event.at >= moment]

    def decide(self, decision: Decision) -> None:
        """Appends a decision; earlier ones stay. Raises `StoreError` for an unknown finding."""
        key = self.finding(decision.finding).finding.key
        told = {"verdict": decision.verdict.value, "reason": decision.reason, "note": decision.note}
        entry = Entry(Act.DECIDE, decision.reviewer, decision.decided_at, key, told)
        with self.writing(f"keep the decision on {key}") as connection:
            write(connection, [entry])

    def earlier_uses(self, photo: Photo, within: int) -> tuple[EarlierUse, ...]:
        """Articles that showed the same picture, nearest first; a `History`.

        Exact: every stored picture is looked at. Beyond `within` bits a second look at the
        thumbnails must confirm what the hashes say.
        """
        if photo.fingerprint is None:
            return ()
        from provenance.store.prints import PrintIndex  # numpy is loaded where there is a picture

        if self._prints is None:
            self._prints = PrintIndex()
        found: list[EarlierUse] = []
        with self.reading() as session:
            for alike in self._prints.alike(session, photo.fingerprint, within):
                query = choose(FigureRow, ArticleRow).where(
                    FigureRow.digest == ArticleRow.digest,
                    FigureRow.digest == alike.digest,
                    FigureRow.ordinal == alike.ordinal,
                )
                found += [
                    use_of(figure, article, alike.bits_apart, alike.likeness)
                    for figure, article in session.exec(query)
                ]
        return tuple(found)


def _items() -> Any:
    return select(FindingRow, ReviewRow).where(col(FindingRow.key) == ReviewRow.finding)


def item_of(row: FindingRow, review: ReviewRow) -> QueueItem:
    """A finding with its review, from their rows."""
    standing = Standing(
        State(review.state), review.verdict, review.reason, review.note, review.reviewer,
        review.decided_at, review.until, review.assignee, review.version,
    )  # fmt: skip
    decision = None
    if review.verdict is not None and review.decided_at is not None:
        decision = Decision(row.key, Verdict(review.verdict), review.reason,
                            review.reviewer or "", review.note, review.decided_at)  # fmt: skip
    return QueueItem(
        finding_of(row), row.headline, row.published, row.run, row.found_at, decision,
        review.location, review.source, review.language, review.grouped, row.digest, standing,
    )  # fmt: skip


def _decision(event: Event) -> Decision:
    told = event.told
    return Decision(event.finding or "", Verdict(told["verdict"]), told.get("reason"), event.who,
                    told.get("note", ""), event.at)  # fmt: skip
