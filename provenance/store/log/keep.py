"""Keeping pages: their rows, how each new finding stands, and the event that says so."""

import hashlib
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from sqlalchemy import Connection, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import SQLModel

from provenance.store.log.chain import Act, Entry, append, canonical
from provenance.store.log.changed import note_changes
from provenance.store.log.tables import ReviewRow
from provenance.store.rows import PageRows, add_missing, tables_of, writable
from provenance.store.tables import (
    ArticleRow,
    CaptureRow,
    FigureRow,
    FindingRow,
    PictureRow,
    SightingRow,
    Values,
    VisitRow,
)

__all__ = ["digest_of", "keep_pages", "review_values", "source_of"]

_FINDING = (
    "key", "check", "article", "digest", "figure", "concern", "confidence", "statement", "mend",
    "image", "evidence", "headline", "published", "run",
)  # fmt: skip
_SOME = 500  # values in one list of a statement


def digest_of(row: Values) -> str:
    """The SHA-256 of a stored finding as the log records it."""
    told = {name: row[name] for name in _FINDING} | {"found_at": row["found_at"].isoformat()}
    return hashlib.sha256(canonical(told).encode()).hexdigest()


def source_of(article: str, location: str) -> str:
    """The host an article is from, "files" where it is from none.

    >>> source_of("https://www.courier.example/a", ""), source_of("2ea7d08a", "pages/a.html")
    ('courier.example', 'files')
    """
    for address in (article, location):
        try:
            host = urlsplit(address).hostname if "://" in address else None
        except ValueError:
            host = None
        if host:
            return host.removeprefix("www.")
    return "files"


def keep_pages(
    connection: Connection, pages: Sequence[PageRows], now: datetime
) -> list[frozenset[str]]:
    """Writes the rows of pages in the caller's transaction; gives back each page's new findings.

    What two pages share is new on the first. One event records what was new: the SHA-256 of
    pages, pictures and findings.
    """
    archived: set[str] = set()
    for table, rows in tables_of(pages):
        if table in (CaptureRow, PictureRow):
            archived |= _insert_new(connection, table, rows, "digest")
        else:
            add_missing(connection, table, rows)
    given = {
        row["key"]: writable(row)
        for page in reversed(pages)
        for row in (*page.findings, *page.controls)
    }
    left = _insert_new(connection, FindingRow, list(given.values()), "key")
    new, controls = [], frozenset[str]()
    reviews: list[Values] = []
    for page in pages:
        mine = frozenset(row["key"] for row in page.findings) & left
        left = left - mine
        new.append(mine)
        reviews += [_review_of(page, row) for row in page.findings if row["key"] in mine]
        drawn = frozenset(row["key"] for row in page.controls) & left
        left = left - drawn
        controls |= drawn
        reviews += [_review_of(page, row) for row in page.controls if row["key"] in drawn]
    add_missing(connection, ReviewRow, reviews)
    sightings = [
        {"finding": row["key"], "digest": row["digest"]} for page in pages for row in page.findings
    ]
    add_missing(connection, SightingRow, sightings)
    found = {key: digest_of(given[key]) for keys in (*new, controls) for key in keys}
    known = {key: row for key, row in given.items() if key not in found}
    note_changes(connection, known, now)
    if found or archived:
        told = {"findings": found, "archived": sorted(archived)}
        runs = (row["run"] for row in given.values() if row["run"])
        append(connection, [Entry(Act.KEEP, next(runs, "cutline"), now, told=told)])
    return new


def _review_of(page: PageRows, finding: Values) -> Values:
    """The row that says how a new finding stands, from the page it was found on."""
    figures = _rows(page, FigureRow)
    figure = next((row for row in figures if row["ordinal"] == finding["figure"]), {})
    visit = next(iter(_rows(page, VisitRow)), {})
    location = visit.get("url") or page.location
    language = next((row["language"] for row in _rows(page, ArticleRow)), "und")
    return review_values(finding, figure, location, language)


def review_values(finding: Values, figure: Values, location: str, language: str) -> Values:
    """The row of a finding with its figure's columns, its page's location and language."""
    caption = figure.get("caption") or next(
        (item["text"] for item in finding["evidence"] if item["role"] == "caption"), ""
    )
    picture = figure.get("fingerprint") or finding["image"] or caption or finding["key"]
    matter = f"{picture}\x1f{_matter(finding)}"
    words = " ".join(filter(None, (finding["headline"], caption, finding["statement"])))
    return {
        "finding": finding["key"],
        "grouped": hashlib.sha256(matter.encode("utf-8", "replace")).hexdigest()[:16],
        **{name: finding[name] for name in ("check", "concern", "confidence", "found_at")},
        "source": source_of(finding["article"], location),
        "location": location,
        "language": language,
        "words": words.casefold(),
        "state": "open",
        "note": "",
        "version": 0,
    }


def _matter(finding: Values) -> str:
    """What a finding is about besides its picture: the picture's date, else the check itself."""
    for item in finding["evidence"]:
        if item["label"].endswith("date") and item["interval"]:
            return f"{item['interval']['first']}/{item['interval']['last']}"
    return str(finding["check"])


def _rows(page: PageRows, wanted: type[SQLModel]) -> list[Values]:
    return [row for table, rows in page.tables if table is wanted for row in rows]


def _insert_new(
    connection: Connection, table: type[SQLModel], rows: Sequence[Values], column: str
) -> set[str]:
    """Inserts rows that are not there yet; gives back a column of those that were inserted.

    A picture counts as new where its bytes are, whatever pages show it.
    """
    if not rows:
        return set()
    dialect: Any = sqlite if connection.dialect.name == "sqlite" else postgresql
    target: Any = SQLModel.metadata.tables[str(table.__tablename__)]
    known = _known(connection, target.c[column], {row[column] for row in rows})
    statement = dialect.insert(target).on_conflict_do_nothing().returning(target.c[column])
    inserted = connection.execute(statement, [writable(row) for row in rows])
    return {str(value) for (value,) in inserted} - known


def _known(connection: Connection, column: Any, values: Iterable[str]) -> set[str]:
    """Which of the values stand in a column that is not its table's key."""
    if column.primary_key:
        return set()
    asked, found = sorted(values), set()
    for first in range(0, len(asked), _SOME):
        query = select(column).where(column.in_(asked[first : first + _SOME]))
        found |= {str(value) for (value,) in connection.execute(query)}
    return found
