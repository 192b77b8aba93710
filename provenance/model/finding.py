"""What the machine found, what a person decided, and what could not be read."""

import hashlib
import re
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum, StrEnum

from provenance.model.text import Role, Span
from provenance.model.time import Interval

__all__ = ["Concern", "Decision", "Evidence", "Finding", "Unread", "Verdict"]

_WORDS = re.compile(r"\w+")
_OF_THE_PICTURE = (Role.CAPTION, Role.CREDIT, Role.ALT, Role.EMBEDDED, Role.EARLIER)


class Concern(IntEnum):
    """How much a finding asks for attention.

    `CONFLICT` is what a photo editor would act on unseen, `DOUBT` what is worth a look, `NOTE`
    what a careful desk would have printed.

    >>> Concern.NOTE < Concern.CONFLICT
    True
    """

    NOTE = 1
    DOUBT = 2
    CONFLICT = 3

    @property
    def label(self) -> str:
        """The name in lower case, as printed."""
        return self.name.lower()


@dataclass(frozen=True, slots=True)
class Evidence:
    """A quoted passage and how it was read.

    `label` says what it is ("caption date", "event"), `reading` how it was read, in words. A label
    that ends in "date" marks words that date the picture: they are part of what a finding is.

    >>> from provenance.model.text import Passage, Role
    >>> told = Passage(Role.BODY, "It rained on Sunday.", 3)
    >>> Evidence("event", told.span("Sunday"), "counted back from publication").span.quote
    'Sunday'
    """

    label: str
    span: Span
    reading: str
    interval: Interval | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """A possible mismatch with its evidence; only a reviewer makes it a verdict.

    `article` is the canonical address, else the capture's digest; `figure` its ordinal;
    `confidence` runs from 0 to 1; `statement` can be read aloud; `mend` suggests the correction;
    `image` is the picture's address. Raises `ValueError` without evidence or with a confidence
    outside 0 to 1.

    >>> from provenance.model.text import Passage, Role
    >>> quote = Passage(Role.CAPTION, "In Tarrow on 31 June", 1).span("31 June")
    >>> found = Finding("impossible-caption-date", "a", 1, Concern.CONFLICT, 0.9,
    ...                 "There is no 31 June.", "check the day", (Evidence("date", quote, ""),))
    >>> len(found.key)
    16
    """

    check: str
    article: str
    figure: int
    concern: Concern
    confidence: float
    statement: str
    mend: str
    evidence: tuple[Evidence, ...]
    image: str | None = None

    def __post_init__(self) -> None:
        if not self.evidence:
            raise ValueError(f"a finding of {self.check} needs evidence")
        if not 0 <= self.confidence <= 1:
            raise ValueError(f"confidence runs from 0 to 1, not {self.confidence}")

    @property
    def key(self) -> str:
        """16 hex digits that are the same for the same finding in every run and every version.

        They digest the check, the article, the picture's address (else its caption) and the words
        that date the picture; how the words were read and what else was quoted take no part.
        """
        parts = [self.check, self.article, self.image or self._caption(), *self.date_words]
        return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]

    @property
    def date_words(self) -> tuple[str, ...]:
        """The words that date the picture, in small letters and without punctuation, sorted.

        They are the quotes that stand with the picture and whose label ends in "date"; none for a
        finding that rests on no date.
        """
        quotes = {
            " ".join(_WORDS.findall(item.span.quote.casefold()))
            for item in self.evidence
            if item.label.endswith("date") and item.span.passage.role in _OF_THE_PICTURE
        }
        return tuple(sorted(quotes))

    def _caption(self) -> str:
        texts = [e.span.passage.text for e in self.evidence if e.span.passage.role == "caption"]
        return texts[0] if texts else str(self.figure)


class Verdict(StrEnum):
    """What a reviewer decided.

    >>> Verdict("not-a-mismatch").name
    'NOT_A_MISMATCH'
    """

    CONFIRMED = "confirmed"
    NOT_A_MISMATCH = "not-a-mismatch"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class Decision:
    """One reviewer's verdict on one finding (by key). `reason` names the reading that was wrong
    ("caption date", "time words", "pairing") where one was.

    >>> from datetime import UTC
    >>> Decision("00ff00ff00ff00ff", Verdict.UNCLEAR, None, "ada", "",
    ...          datetime(2024, 6, 3, tzinfo=UTC)).verdict.value
    'unclear'
    """

    finding: str
    verdict: Verdict
    reason: str | None
    reviewer: str
    note: str
    decided_at: datetime


@dataclass(frozen=True, slots=True)
class Unread:
    """Something on a readable page that could not be read, and why; `span` quotes it if it is text.

    >>> Unread(None, "img/flood.jpg: not an image file").reason
    'img/flood.jpg: not an image file'
    """

    span: Span | None
    reason: str
