"""What is kept of a page as rows, writing them once, and earlier uses of a picture from them."""

import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import SQLModel

from provenance.model import (
    Article,
    Capture,
    EarlierUse,
    Examination,
    Finding,
    Interval,
    Passage,
    Role,
    StoreError,
)
from provenance.store.archive import Archive, KeptPicture
from provenance.store.controls import control_findings
from provenance.store.tables import (
    ArticleRow,
    CaptureRow,
    ExaminationRow,
    FigureRow,
    PictureRow,
    PrintRow,
    Values,
    VisitRow,
)
from provenance.store.values import finding_values

__all__ = ["PageRows", "add_missing", "bytes_of", "more_findings", "page_rows", "tables_of",
           "use_of", "writable"]  # fmt: skip

Rows = tuple[type[SQLModel], list[Values]]  # a table with rows of it


@dataclass(frozen=True, slots=True)
class PageRows:
    """What is kept of one page, ready to be written: made where the page was examined.

    `tables` stand in the order they are written, what others point at first; `findings` are the
    rows of the findings, written last, `controls` those of the controls (see `controls.py`).
    """

    location: str
    digest: str
    tables: tuple[Rows, ...]
    findings: tuple[Values, ...]
    controls: tuple[Values, ...] = ()


def add_missing(connection: Connection, table: type[SQLModel], rows: Sequence[Values]) -> int:
    """Inserts the rows that are not there yet; gives back how many, where it is given one row.

    All rows name the same columns.
    """
    if not rows:
        return 0
    dialect = sqlite if connection.dialect.name == "sqlite" else postgresql
    target: Any = table
    statement: Any = dialect.insert(target).on_conflict_do_nothing()
    values = [writable(row) for row in rows]
    return max(0, connection.execute(statement, values if len(values) > 1 else values[0]).rowcount)


def writable(row: Values) -> Values:
    """The row with what a database refuses as escapes: lone surrogates (of names of files that are
    not UTF-8) and the character 0.
    """
    return {
        name: value.encode("utf-8", "backslashreplace").decode().replace("\0", r"\x00")
        if type(value) is str
        else value
        for name, value in row.items()
    }


def page_rows(
    capture: Capture,
    examination: Examination,
    run: str | None,
    now: datetime,
    pictures: Sequence[KeptPicture] = (),
    archived: bool = False,
    rules: str | None = None,
) -> PageRows:
    """The rows of one page; the same finding of several figures is one row.

    The bytes of an `archived` page are left out: the archive has them. `rules` names the code and
    policy that examined it, where that is to be kept.
    """
    article, digest = examination.article, capture.digest  # it is counted anew each time
    published = article.published
    headline = article.headline.text if article.headline else None
    seen: Values = {
        "digest": digest,
        "media_type": capture.media_type,
        "size": len(capture.body),
        "body": b"" if archived else zlib.compress(capture.body, 6),
    }
    visit: Values = {
        "location": capture.location,
        "url": capture.url,
        "digest": digest,
        "retrieved_at": capture.retrieved_at,
    }
    told: Values = {
        "digest": digest,
        "address": article.address,
        "language": article.language,
        "headline": headline,
        "published_first": published.first if published else None,
        "published_last": published.last if published else None,
        "published_from": article.published_from,
        "body": [passage.text for passage in article.body],
    }
    ruled = {"digest": digest, "rules": rules, "run": run, "examined_at": now}
    return PageRows(
        capture.location,
        digest,
        (
            (CaptureRow, [seen]),
            (VisitRow, [visit]),
            (ArticleRow, [told]),
            (FigureRow, _figures(digest, examination)),
            (PrintRow, _prints(digest, examination)),
            (PictureRow, [asdict(picture) | {"page": digest} for picture in pictures]),
            (ExaminationRow, [ruled] if rules else []),
        ),
        _findings(digest, article, examination.findings, run, now),
        _findings(digest, article, control_findings(digest, examination), run, now),
    )


def more_findings(
    page: PageRows, article: Article, findings: Iterable[Finding], run: str | None, now: datetime
) -> PageRows:
    """The rows of findings that came to a page after it was kept."""
    rows = _findings(page.digest, article, findings, run, now)
    return PageRows(page.location, page.digest, page.tables if rows else (), rows)


def _findings(
    digest: str, article: Article, findings: Iterable[Finding], run: str | None, now: datetime
) -> tuple[Values, ...]:
    beside: Values = {
        "digest": digest,
        "headline": article.headline.text if article.headline else None,
        "published": article.published.edtf if article.published else None,
        "run": run,
        "found_at": now,
    }
    found: dict[str, Values] = {}
    for finding in findings:  # the gravest comes first
        found.setdefault(finding.key, finding_values(finding) | beside)
    return tuple(found.values())


def tables_of(pages: Iterable[PageRows]) -> Iterator[Rows]:
    """The rows of several pages table by table, in the order they are written; no findings."""
    tables: dict[type[SQLModel], list[Values]] = {}
    for page in pages:
        for table, rows in page.tables:
            tables.setdefault(table, []).extend(rows)
    yield from tables.items()


def bytes_of(row: CaptureRow, archive: Archive | None) -> bytes:
    """The bytes of a stored capture; raises `StoreError` where its archive does not have them."""
    if row.body:
        return zlib.decompress(row.body)
    data = archive.read(row.digest) if archive is not None else None
    if data is None:
        where = archive.address if archive is not None else "an archive, and none was named"
        raise StoreError(
            f"Cannot read the page {row.digest[:12]}: its bytes lie in {where}"
            f"{' and are missing there' if archive is not None else ''}. Nothing was changed."
        )
    return data


def _figures(digest: str, examination: Examination) -> list[Values]:
    rows = []
    for case in examination.cases:
        figure, photo = case.figure, case.photo
        when = next(
            (claim.time for claim in case.shown if claim.kind == "shows" and claim.time), None
        )
        print_of = photo.fingerprint if photo else None
        rows.append(
            {
                "digest": digest,
                "ordinal": figure.ordinal,
                "after": figure.after,
                "image_url": figure.image_url,
                "caption": figure.caption.text if figure.caption else None,
                "credit": figure.credit.line.text if figure.credit else None,
                "alt": figure.alt.text if figure.alt else None,
                "fingerprint": f"{print_of.bits:064x}" if print_of else None,
                "shown_first": when.first if when else None,
                "shown_last": when.last if when else None,
            }
        )
    return rows


def _prints(digest: str, examination: Examination) -> list[Values]:
    """How the pictures look; numpy is loaded where there is one."""
    found = [
        (case.figure.ordinal, case.photo.fingerprint)
        for case in examination.cases
        if case.photo is not None and case.photo.fingerprint is not None
    ]
    if not found:
        return []
    from provenance.store.prints import print_values

    return [print_values(digest, ordinal, print_of) for ordinal, print_of in found]


def use_of(
    figure: FigureRow, article: ArticleRow, bits_apart: int, likeness: float | None = None
) -> EarlierUse:
    """One earlier use of a picture, `bits_apart` from the one that was asked for."""
    return EarlierUse(
        article.address,
        _interval(article.published_first, article.published_last),
        Passage(Role.EARLIER, figure.caption, 1) if figure.caption else None,
        Passage(Role.EARLIER, figure.credit, 2) if figure.credit else None,
        _interval(figure.shown_first, figure.shown_last),
        bits_apart,
        likeness,
    )


def _interval(first: date | None, last: date | None) -> Interval | None:
    return Interval(first, last) if first or last else None
