"""A page as received, and as read: passages, figures and their credits."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from provenance.model.text import Passage, Span
from provenance.model.time import Interval

__all__ = ["Article", "Capture", "Credit", "DayReason", "Figure"]


@dataclass(frozen=True, slots=True)
class Capture:
    """Bytes as received from a location, and when.

    `retrieved_at` is aware and in UTC; it takes no part in what the capture *is*: the same
    location and digest are the same capture (see `identity`). Raises `ValueError` for a naive time.

    >>> from datetime import UTC
    >>> seen = datetime(2024, 6, 3, tzinfo=UTC)
    >>> Capture("page.html", None, "text/html", seen, b"<p>").digest[:8]
    '33f27994'
    """

    location: str
    url: str | None
    media_type: str
    retrieved_at: datetime
    body: bytes

    def __post_init__(self) -> None:
        if self.retrieved_at.tzinfo is None:
            raise ValueError("retrieved_at needs a time zone (UTC)")

    @property
    def digest(self) -> str:
        """SHA-256 of the bytes, in hex."""
        return hashlib.sha256(self.body).hexdigest()

    @property
    def identity(self) -> tuple[str, str]:
        """Location and digest: what makes two captures the same."""
        return self.location, self.digest


@dataclass(frozen=True, slots=True)
class Credit:
    """A credit line and what it says, in the terms of the IPTC photo metadata standard.

    `creators` are names as printed, in order; `provider` is the house that supplied the picture
    (agency, library, handout); `archive` the words that mark it as a file picture.

    >>> from provenance.model.text import Role
    >>> line = Passage(Role.CREDIT, "Jane Doe/Reuters/File", 1)
    >>> Credit(line, ("Jane Doe",), "Reuters", line.span("File")).provider
    'Reuters'
    """

    line: Passage
    creators: tuple[str, ...] = ()
    provider: str | None = None
    archive: Span | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture on the page with the text printed for it.

    `ordinal` counts from 1 in document order; `after` is the number of body passages before it,
    0 for a lead picture. `stated` is a creation date the page's own data gives for the picture
    (JSON-LD `dateCreated`).

    >>> Figure(1, 0, "img/flood.jpg").caption is None
    True
    """

    ordinal: int
    after: int
    image_url: str | None
    caption: Passage | None = None
    credit: Credit | None = None
    alt: Passage | None = None
    stated: Interval | None = None

    @property
    def passages(self) -> tuple[Passage, ...]:
        """Caption, credit line and alternative text, those that are there, in that order."""
        line = self.credit.line if self.credit else None
        return tuple(part for part in (self.caption, line, self.alt) if part)


@dataclass(frozen=True, slots=True)
class DayReason:
    """What spoke for or against the day of publication: a row of the weights' table, the place it
    was seen ("JSON-LD datePublished"; empty where it is a comparison), the words there, and its
    weight, below 0 where it speaks against the day.

    >>> DayReason("address", "the page's address", "2024/6/3", 2.5).weight > 0
    True
    """

    name: str
    place: str
    quote: str
    weight: float


@dataclass(frozen=True, slots=True)
class Article:
    """What the page says, each text in its role.

    `capture` is the capture's digest, `language` a BCP 47 tag. `published` is the document creation
    time (DCT): stated, then `published_from` names the place ("JSON-LD datePublished"), or
    inferred, then it tells from which words and `published_spans` quote them; `inferred` says
    which. `published_reasons` are what spoke for and against a stated day. `body` holds
    paragraphs and sub-headlines in order; `notes` corrections and standing boxes.

    >>> Article("2ea7d08a", None, "en").figures
    ()
    """

    capture: str
    url: str | None
    language: str
    headline: Passage | None = None
    standfirst: Passage | None = None
    byline: Passage | None = None
    dateline: Passage | None = None
    published: Interval | None = None
    modified: Interval | None = None
    published_from: str | None = None
    modified_from: str | None = None
    published_spans: tuple[Span, ...] = ()
    inferred: bool = False
    published_reasons: tuple[DayReason, ...] = ()
    body: tuple[Passage, ...] = ()
    notes: tuple[Passage, ...] = ()
    figures: tuple[Figure, ...] = ()

    @property
    def address(self) -> str:
        """The canonical address, else the capture's digest: how findings name the article."""
        return self.url or self.capture

    @property
    def lead(self) -> Passage | None:
        """The first body passage that does not only print the headline again.

        >>> from provenance.model import Role
        >>> title = Passage(Role.HEADLINE, "Rain", 1)
        >>> body = (Passage(Role.BODY, "Rain", 1), Passage(Role.BODY, "It rained.", 2))
        >>> Article("d", None, "en", title, body=body).lead.text
        'It rained.'
        """
        title = self.headline.text if self.headline else None
        return next((part for part in self.body if part.text != title), None)

    @property
    def told(self) -> tuple[Passage, ...]:
        """Headline, standfirst, dateline and body: where the article says what happened."""
        front = (self.headline, self.standfirst, self.dateline)
        return (*(part for part in front if part), *self.body)
