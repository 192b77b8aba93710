"""Stores of pictures for the benchmarks: each picture as the only figure of a page of its own."""

from collections.abc import Iterable

from provenance.model import Fingerprint
from provenance.store.prints import print_values
from provenance.store.rows import add_missing
from provenance.store.store import Store
from provenance.store.tables import ArticleRow, CaptureRow, FigureRow, PrintRow, Values

__all__ = ["keep_pages", "keep_prints"]


def keep_pages(store: Store, names: Iterable[str]) -> None:
    """Keeps an empty page with one figure for each name, which is its digest and its address."""
    pages: list[Values] = []
    articles: list[Values] = []
    figures: list[Values] = []
    for name in names:
        pages.append({"digest": name, "media_type": "", "size": 0, "body": b""})
        articles.append(
            {"digest": name, "address": name, "language": "en", "headline": None,
             "published_first": None, "published_last": None, "published_from": None, "body": []}
        )  # fmt: skip
        figures.append(
            {"digest": name, "ordinal": 1, "after": 0, "image_url": None, "caption": None,
             "credit": None, "alt": None, "fingerprint": None, "shown_first": None,
             "shown_last": None}
        )  # fmt: skip
    with store.writing("keep the pages of a benchmark") as connection:
        for table, rows in ((CaptureRow, pages), (ArticleRow, articles), (FigureRow, figures)):
            add_missing(connection, table, rows)


def keep_prints(store: Store, prints: Iterable[tuple[str, Fingerprint]]) -> None:
    """Keeps the fingerprints of pages that are there."""
    with store.writing("keep the fingerprints of a benchmark") as connection:
        add_missing(connection, PrintRow, [print_values(name, 1, found) for name, found in prints])
