"""What is stored around a finding: its page, its picture, and where else the picture stood."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import col, or_
from sqlmodel import select as choose

from provenance.model import Interval
from provenance.store.log.find import table
from provenance.store.store import QueueItem, Store
from provenance.store.tables import ArticleRow, CaptureRow, FigureRow, PictureRow, VisitRow

__all__ = ["Around", "Use", "around"]

_MOST_USES = 20


@dataclass(frozen=True, slots=True)
class Use:
    """Another page with the same picture; `found` says by what it is known to be the same."""

    address: str
    headline: str | None
    published: Interval | None
    caption: str | None
    found: str


@dataclass(frozen=True, slots=True)
class Around:
    """What is stored around a finding; None and empty where nothing is."""

    digest: str
    media_type: str
    published: Interval | None
    published_from: str | None
    body: tuple[str, ...]
    caption: str | None
    credit: str | None
    alt: str | None
    image: str | None
    picture: str | None
    visits: tuple[tuple[str, datetime], ...]
    uses: tuple[Use, ...]


def around(store: Store, item: QueueItem) -> Around:
    """What is stored around a finding, as it was on the page the finding was read from."""
    with store.reading() as session:
        article = session.get(ArticleRow, item.digest)
        capture = session.get(CaptureRow, item.digest)
        figure = session.exec(
            choose(FigureRow).where(
                FigureRow.digest == item.digest, FigureRow.ordinal == item.finding.figure
            )
        ).first()
        visits = session.exec(
            choose(VisitRow).where(VisitRow.digest == item.digest).order_by(col(VisitRow.id))
        )
        seen = tuple((visit.url or visit.location, visit.retrieved_at) for visit in visits)
        image = item.finding.image or (figure.image_url if figure else None)
        picture = session.exec(
            choose(PictureRow.digest)
            .where(PictureRow.page == item.digest, PictureRow.url == image)
            .order_by(col(PictureRow.id).desc())
        ).first()
        pairs: Sequence[tuple[FigureRow, ArticleRow]] = ()
        same = [
            getattr(FigureRow, name) == value
            for name, value in (
                ("fingerprint", figure.fingerprint if figure else None),
                ("image_url", image if image and "://" in image else None),
            )
            if value
        ]
        if same:
            pairs = session.exec(
                choose(FigureRow, ArticleRow)
                .where(
                    col(FigureRow.digest) == ArticleRow.digest,
                    FigureRow.digest != item.digest,
                    ArticleRow.address != item.finding.article,
                    or_(*same),
                )
                .order_by(table("articles").c.published_first)
                .limit(_MOST_USES)
            ).all()
        uses = tuple(_use(other, page, figure) for other, page in pairs)
    return Around(
        digest=item.digest,
        media_type=capture.media_type if capture else "",
        published=_interval(article) if article else None,
        published_from=article.published_from if article else None,
        body=tuple(article.body) if article else (),
        caption=figure.caption if figure else None,
        credit=figure.credit if figure else None,
        alt=figure.alt if figure else None,
        image=image,
        picture=picture,
        visits=seen,
        uses=uses,
    )


def _use(other: FigureRow, page: ArticleRow, figure: FigureRow | None) -> Use:
    by = figure and figure.fingerprint and other.fingerprint == figure.fingerprint
    return Use(page.address, page.headline, _interval(page), other.caption,
               "the same fingerprint" if by else "the same address")  # fmt: skip


def _interval(row: ArticleRow) -> Interval | None:
    first, last = row.published_first, row.published_last
    return Interval(first, last) if first or last else None
