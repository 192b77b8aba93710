"""Whether log, findings and archive are what they were: each fault found and located."""

import hashlib
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlmodel import Session, col
from sqlmodel import select as choose

from provenance.model import StoreError
from provenance.store.archive import Archive
from provenance.store.log.chain import START, Act, Event, event_of, hash_of
from provenance.store.log.find import table
from provenance.store.log.fold import fold
from provenance.store.log.keep import digest_of
from provenance.store.log.tables import HeadRow, LogRow
from provenance.store.store import Store
from provenance.store.tables import CaptureRow, FindingRow

__all__ = ["LIMITS", "Fault", "Verified", "verify_store"]

LIMITS = (
    "A chain shows what was changed by someone who did not make it anew. Whoever can write the "
    "whole store can also write a whole new log with new hashes, or drop its end and set the head "
    "back; only a head kept elsewhere shows that. Keep this one: {number}:{hash}"
)
"""What a chain without an outside anchor cannot show, in words."""

_FINDING_COLUMNS = tuple(FindingRow.__table__.columns.keys())  # type: ignore[attr-defined]
_ROWS = 1000


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is not as it was: `where` locates it, `what` says what is wrong."""

    where: str
    what: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what}"


@dataclass(slots=True)
class Verified:
    """What was looked over: counts, faults in the order found, and the head of the log.

    `unrecorded` counts files of the archive that no event names, as a run that was killed leaves.
    """

    events: int = 0
    findings: int = 0
    files: int = 0
    unrecorded: int = 0
    head: str = START
    number: int = 0
    faults: list[Fault] = field(default_factory=list)


def verify_store(
    store: Store,
    anchor: tuple[int, str] | None = None,
    step: Callable[[], None] = lambda: None,
) -> Verified:
    """Reads the whole log, every finding and every archived byte; changes nothing.

    `anchor` is a head noted before (number and hash); `step` is called for each thing looked at.
    Raises `StoreError` where the database itself cannot be read.
    """
    done = Verified()
    findings: dict[str, tuple[int, str]] = {}
    archived: dict[str, int] = {}
    people: dict[str, list[Event]] = {}
    with store.reading() as session:
        for event in _walk(session, done, anchor, step):
            if event.finding:
                people.setdefault(event.finding, []).append(event)
            if event.act is Act.KEEP:
                for key, digest in event.told.get("findings", {}).items():
                    findings[key] = (event.number, str(digest))
                for digest in event.told.get("archived", ()):
                    archived[str(digest)] = event.number
        _findings(session, findings, done, step)
        _reviews(session, people, findings, done)
    _archive(store, archived, done, step)
    return done


def _walk(
    session: Session, done: Verified, anchor: tuple[int, str] | None, step: Callable[[], None]
) -> Iterator[Event]:
    before, last = START, 0
    for row in session.exec(choose(LogRow).order_by(col(LogRow.number))).yield_per(_ROWS):
        step()
        where = f"event {row.number}"
        if row.number != last + 1:
            missing = f"event {last + 1}" + (
                f" to {row.number - 1}" if row.number > last + 2 else ""
            )
            done.faults.append(Fault(missing, "is missing from the log"))
        elif hash_of(before, row) != row.hash:
            done.faults.append(Fault(where, "is not as it was written"))
        if anchor and row.number == anchor[0] and row.hash != anchor[1]:
            done.faults.append(Fault(where, "is not the one whose hash was noted elsewhere"))
        before, last = row.hash, row.number
        done.events += 1
        try:
            yield event_of(row)
        except (ValueError, KeyError, TypeError, AttributeError):
            done.faults.append(Fault(where, "cannot be read"))
    done.number, done.head = last, before
    heads = session.exec(choose(HeadRow)).all()
    if [(head.number, head.hash) for head in heads] != [(last, before)]:
        done.faults.append(Fault("the end of the log", "is not where the head of the log says"))
    if anchor and anchor[0] > last:
        done.faults.append(Fault(f"event {anchor[0]}", "was noted elsewhere and is missing here"))


def _findings(
    session: Session,
    recorded: dict[str, tuple[int, str]],
    done: Verified,
    step: Callable[[], None],
) -> None:
    left = dict(recorded)
    for row in session.exec(choose(FindingRow)).yield_per(_ROWS):
        step()
        done.findings += 1
        number, digest = left.pop(row.key, (0, ""))
        where = f"finding {row.key}"
        if not number:
            done.faults.append(Fault(where, "was put in beside the log: no event records it"))
            continue
        try:
            same = digest_of({name: getattr(row, name) for name in _FINDING_COLUMNS}) == digest
        except (ValueError, TypeError, AttributeError, KeyError):
            same = False
        if not same:
            done.faults.append(Fault(where, f"is not as event {number} recorded it"))
    for key, (number, _) in left.items():
        done.faults.append(Fault(f"finding {key}", f"is missing; event {number} recorded it"))


def _reviews(
    session: Session,
    people: dict[str, list[Event]],
    recorded: dict[str, tuple[int, str]],
    done: Verified,
) -> None:
    """How findings stand must be what the log says of them."""
    reviews = table("reviews")
    seen = set()
    for row in session.execute(select(reviews)).yield_per(_ROWS):
        seen.add(row.finding)
        try:
            said: dict[str, Any] = fold(people.get(row.finding, [])).values()
        except (KeyError, TypeError, ValueError):
            continue  # the event itself is reported
        if any(getattr(row, name) != value for name, value in said.items()):
            where = f"the standing of finding {row.finding}"
            done.faults.append(Fault(where, "is not what the log says"))
    for key in recorded.keys() - seen:
        done.faults.append(Fault(f"the standing of finding {key}", "is missing"))


def _archive(
    store: Store, recorded: dict[str, int], done: Verified, step: Callable[[], None]
) -> None:
    inside: set[str] = set()
    with store.reading() as session:
        for row in session.exec(choose(CaptureRow)).yield_per(50):
            if row.digest not in recorded:
                where = f"page {row.digest[:16]}"
                done.faults.append(Fault(where, "was put in beside the log: no event records it"))
            if row.body:
                step()
                inside.add(row.digest)
                if not _is_body(row.body, row.digest):
                    done.faults.append(Fault(f"page {row.digest[:16]}", "its bytes were changed"))
    archive = store.archive
    for digest, number in sorted(recorded.items()):
        if digest in inside:
            continue
        step()
        done.files += 1
        if archive is None:
            done.faults.append(Fault(f"file {digest[:16]}", "lies in an archive that is not there"))
        elif fault := _file(archive, digest, number):
            done.faults.append(fault)
    if archive is not None:
        done.faults += _links(archive.folder)
        done.unrecorded = sum(digest not in recorded for digest in archive.digests())


def _is_body(body: bytes, digest: str) -> bool:
    try:
        return hashlib.sha256(zlib.decompress(body)).hexdigest() == digest
    except zlib.error:
        return False


def _file(archive: Archive, digest: str, number: int) -> Fault | None:
    try:
        data = archive.read(digest)
    except StoreError:
        return Fault(f"file {digest[:16]}", "its bytes were changed")
    if data is None:
        return Fault(f"file {digest[:16]}", f"is missing; event {number} recorded it")
    return None


def _links(folder: Path) -> Sequence[Fault]:
    """Links in the archive: what they lead to is not in it."""
    found = [path for path in sorted(folder.rglob("*")) if path.is_symlink()]
    return [Fault(str(path), "is a link out of the archive") for path in found]
