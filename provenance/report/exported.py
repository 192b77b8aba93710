"""A finding with what is known beside it: what every export is made from."""

from dataclasses import dataclass
from datetime import datetime

from provenance.model import Decision, Finding, Role, Span
from provenance.words.sentences import sentence_around

__all__ = ["Exported", "whole_sentence"]


@dataclass(frozen=True, slots=True)
class Exported:
    """A finding and where it came from.

    `location` is the address or path the page was read at, `source` its host; `headline` and
    `published` (EDTF) are those of the article; `run` found it at `found_at`; `decision` is the
    latest one; `digest` the SHA-256 of the page, `archived_at` when that was fetched; `text` the
    page's source, where lines and columns are wanted; `picture` a small JPEG of the picture.
    """

    finding: Finding
    location: str
    source: str = ""
    headline: str | None = None
    published: str | None = None
    language: str | None = None
    run: str | None = None
    found_at: datetime | None = None
    decision: Decision | None = None
    digest: str | None = None
    archived_at: datetime | None = None
    text: str | None = None
    picture: bytes | None = None

    @property
    def quotes(self) -> tuple[tuple[str, str], ...]:
        """The place and text of each passage that is quoted: captions whole, of others the
        sentences that hold the quoted words.
        """
        found: dict[tuple[str, str], None] = {}
        for item in self.finding.evidence:
            passage = item.span.passage
            start, end = whole_sentence(item.span, self.language)
            found[str(passage), passage.text[start:end]] = None
        return tuple(found)


def whole_sentence(span: Span, language: str | None) -> tuple[int, int]:
    """The ends of what is shown of a passage: all of a caption, the sentence of a longer text.

    >>> from provenance.model import Passage
    >>> told = Passage(Role.BODY, "It rose. On Sunday it fell. So be it.", 1)
    >>> whole_sentence(told.span("Sunday"), "en")
    (9, 27)
    """
    text = span.passage.text
    if span.passage.role not in (Role.BODY, Role.NOTE) or not span.quote:
        return 0, len(text)
    return sentence_around(text, span.start, span.end, (language or "und").split("-")[0])
