"""Figures as rows, and rows as the earlier uses of a picture."""

from datetime import date
from typing import Any

from provenance.model import Capture, EarlierUse, Examination, Interval, Passage, Role
from provenance.store.tables import ArticleRow, FigureRow

__all__ = ["figure_values", "use_of"]


def figure_values(capture: Capture, examination: Examination) -> list[dict[str, Any]]:
    """The rows of an examination's figures, in the order of the page."""
    rows = []
    for case in examination.cases:
        figure, photo = case.figure, case.photo
        when = next(
            (claim.time for claim in case.shown if claim.kind == "shows" and claim.time), None
        )
        print_of = photo.fingerprint if photo else None
        rows.append(
            {
                "digest": capture.digest,
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


def use_of(figure: FigureRow, article: ArticleRow, bits_apart: int) -> EarlierUse:
    """One earlier use of a picture, `bits_apart` from the one that was asked for."""
    return EarlierUse(
        article.address,
        _interval(article.published_first, article.published_last),
        Passage(Role.EARLIER, figure.caption, 1) if figure.caption else None,
        Passage(Role.EARLIER, figure.credit, 2) if figure.credit else None,
        _interval(figure.shown_first, figure.shown_last),
        bits_apart,
    )


def _interval(first: date | None, last: date | None) -> Interval | None:
    return Interval(first, last) if first or last else None
