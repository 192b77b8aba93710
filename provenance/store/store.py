"""The store: captures, articles, findings and decisions; it only grows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import func, select
from sqlalchemy import insert as plain_insert
from sqlmodel import Session, col
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
)
from provenance.store.archive import KeptPicture
from provenance.store.opened import Opened
from provenance.store.rows import PageRows, add_missing, bytes_of, page_rows, tables_of, use_of
from provenance.store.tables import (
    ArticleRow,
    CaptureRow,
    DecisionRow,
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
from provenance.store.values import decision_of, finding_of

if TYPE_CHECKING:
    from provenance.store.prints import PrintIndex

__all__ = ["QueueItem", "Store"]


@dataclass(frozen=True, slots=True)
class QueueItem:
    """A stored finding with what is known beside it.

    `headline` and `published` are those of the article when it was found; `run` the name of the
    run that found it; `decision` the latest one, None where there is none.
    """

    finding: Finding
    headline: str | None
    published: str | None
    run: str | None
    found_at: datetime
    decision: Decision | None


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
        with self.writing(f"save the examination of {pages[0].location}{more}") as connection:
            for table, rows in tables_of(pages):
                add_missing(connection, table, rows)
            new = [
                frozenset(
                    row["key"]
                    for row in page.findings
                    if add_missing(connection, FindingRow, [row])
                )
                for page in pages
            ]
            add_missing(connection, SightingRow, [
                {"finding": row["key"], "digest": row["digest"]}
                for page in pages for row in page.findings
            ])  # fmt: skip
        return new

    def record_unread(
        self, location: str, error: ProvenanceError | str, run: str | None = None
    ) -> None:
        """Keeps that a location could not be read, and why."""
        with self.writing(f"record that {location} was not read") as connection:
            row = {"location": location, "reason": str(error), "run": run, "seen_at": self._clock()}
            add_missing(connection, UnreadRow, [row])

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
        tables = (CaptureRow, VisitRow, ArticleRow, FigureRow, FindingRow, DecisionRow, RunRow,
                  UnreadRow, PictureRow, PrintRow, ExaminationRow, SightingRow, StandingRow,
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
        *,
        check: str | None = None,
        article: str | None = None,
        run: str | None = None,
        since: datetime | None = None,
        at_least: Concern = Concern.NOTE,
        undecided: bool = False,
        standing: bool = False,
        limit: int = 10_000,
    ) -> list[QueueItem]:
        """Stored findings with their latest decision, gravest first; at most `limit`.

        `run` keeps those a run found first, `since` those found at or after a moment, `standing`
        those that did not vanish when their page was examined again.
        """
        with self.reading() as session:
            query = choose(FindingRow).where(col(FindingRow.concern) >= int(at_least))
            if check:
                query = query.where(FindingRow.check == check)
            if article:
                query = query.where(FindingRow.article == article)
            if run:
                query = query.where(FindingRow.run == run)
            if since:
                query = query.where(col(FindingRow.found_at) >= since)
            if standing:
                last = choose(func.max(StandingRow.id)).group_by(col(StandingRow.finding))
                gone = choose(StandingRow.finding).where(
                    col(StandingRow.id).in_(last), StandingRow.change == "vanished"
                )
                query = query.where(col(FindingRow.key).not_in(gone))
            if undecided:
                query = query.where(col(FindingRow.key).not_in(choose(DecisionRow.finding)))
            query = query.order_by(
                col(FindingRow.concern).desc(),
                col(FindingRow.confidence).desc(),
                col(FindingRow.key),
            ).limit(limit)
            return [self._item(session, row) for row in session.exec(query)]

    def queue(self, limit: int = 50) -> list[QueueItem]:
        """Undecided findings, gravest first, without those that vanished since."""
        return self.findings(undecided=True, standing=True, limit=limit)

    def finding(self, key: str) -> QueueItem:
        """The finding whose key begins with `key`; raises `StoreError` for none or several."""
        with self.reading() as session:
            query = choose(FindingRow).where(col(FindingRow.key).startswith(key, autoescape=True))
            rows = session.exec(query.limit(2)).all() if key else []
            if len(rows) != 1:
                what = "several findings begin" if rows else "no finding begins"
                raise StoreError(
                    f"Cannot show the finding {key!r}: {what} with that key. Nothing was changed; "
                    "`cutline findings list` shows the keys."
                )
            return self._item(session, rows[0])

    def _item(self, session: Session, row: FindingRow) -> QueueItem:
        decisions = self._decisions(session, row.key)
        return QueueItem(
            finding_of(row),
            row.headline,
            row.published,
            row.run,
            row.found_at,
            decisions[-1] if decisions else None,
        )

    def _decisions(self, session: Session, key: str) -> Sequence[Decision]:
        query = choose(DecisionRow).where(DecisionRow.finding == key)
        return [decision_of(row) for row in session.exec(query.order_by(col(DecisionRow.id)))]

    def decisions(self, key: str) -> Sequence[Decision]:
        """Every decision on a finding, oldest first."""
        with self.reading() as session:
            return self._decisions(session, key)

    def decisions_since(self, moment: datetime) -> Sequence[Decision]:
        """Every decision made at or after a moment, oldest first."""
        query = choose(DecisionRow).where(col(DecisionRow.decided_at) >= moment)
        with self.reading() as session:
            return [decision_of(row) for row in session.exec(query.order_by(col(DecisionRow.id)))]

    def decide(self, decision: Decision) -> None:
        """Appends a decision; earlier ones stay. Raises `StoreError` for an unknown finding."""
        key = self.finding(decision.finding).finding.key
        with self.writing(f"keep the decision on {key}") as connection:
            connection.execute(
                plain_insert(DecisionRow),
                {
                    "finding": key,
                    "verdict": decision.verdict.value,
                    "reason": decision.reason,
                    "reviewer": decision.reviewer,
                    "note": decision.note,
                    "decided_at": decision.decided_at,
                },
            )

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
