"""Text with its place: what role a passage plays on the page, and which words of it are meant."""

import re
import unicodedata
from dataclasses import dataclass, field
from enum import StrEnum

__all__ = ["Passage", "Role", "Span", "tidy"]

_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")
# No language stacks so many marks on a letter (UAX #15, Stream-Safe Text Format), and the time to
# put marks in order grows with the square of their number.
_MOST_MARKS = 30
_MAYBE_MARKS = re.compile(rf"[^\w\s\x00-\x7f]{{{_MOST_MARKS + 1},}}")


def tidy(text: str) -> str:
    """The text in NFC with single spaces and no invisible characters, as a `Passage` holds it.

    >>> tidy("  Mill\\u00adstreet,\\n\\tTarrow ")
    'Millstreet, Tarrow'
    """
    if not text.isascii():
        text = _MAYBE_MARKS.sub(_fewer_marks, _INVISIBLE.sub("", text))
        text = unicodedata.normalize("NFC", text)
    return " ".join(text.split())


def _fewer_marks(run: re.Match[str]) -> str:
    kept, marks = [], 0
    for char in run.group():
        marks = marks + 1 if unicodedata.combining(char) else 0
        if marks <= _MOST_MARKS:
            kept.append(char)
    return "".join(kept)


class Role(StrEnum):
    """What a passage is on its page, in the words of journalism.

    `META` is a stamp of the page (JSON-LD, meta element), `EMBEDDED` a text out of the image file,
    `EARLIER` another article's caption, `NOTE` a correction or a standing box beside the text.

    >>> Role.CAPTION.value
    'caption'
    """

    HEADLINE = "headline"
    STANDFIRST = "standfirst"
    BYLINE = "byline"
    DATELINE = "dateline"
    BODY = "body"
    CAPTION = "caption"
    CREDIT = "credit"
    ALT = "alt"
    EMBEDDED = "embedded"
    META = "meta"
    EARLIER = "earlier"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Passage:
    """One piece of text with its role and its place.

    `text` is NFC with single spaces (see `tidy`). `ordinal` counts from 1 within the role: the
    third body paragraph is 3, the caption of the second figure is 2. `element` names where on the
    page it stood ("figure > figcaption"), for people; it takes no part in comparing.

    >>> str(Passage(Role.BODY, "The Orra burst its banks.", 3))
    'body ¶3'
    >>> str(Passage(Role.CAPTION, "Water covers Mill Street.", 2))
    'caption 2'
    >>> str(Passage(Role.HEADLINE, "Hundreds leave homes", 1))
    'headline'
    """

    role: Role
    text: str
    ordinal: int = 1
    element: str = field(default="", compare=False)

    def __str__(self) -> str:
        match self.role:
            case Role.BODY:
                return f"body ¶{self.ordinal}"
            case Role.HEADLINE | Role.STANDFIRST | Role.BYLINE | Role.DATELINE:
                return self.role.value
            case Role.META:
                return "page data"
            case Role.ALT:
                return f"alternative text {self.ordinal}"
            case _:
                return f"{self.role.value} {self.ordinal}"

    def span(self, quote: str | None = None) -> "Span":
        """The span of the first place `quote` stands in the text, or of the whole text.

        Raises `ValueError` where the quote does not stand in the text.

        >>> Passage(Role.BODY, "It began on Sunday.", 1).span("Sunday").start
        12
        """
        if quote is None:
            return Span(self, 0, len(self.text))
        start = self.text.index(quote)
        return Span(self, start, start + len(quote))


@dataclass(frozen=True, slots=True)
class Span:
    """Words of a passage: code points `start` (inclusive) to `end` (exclusive) of its text.

    Raises `ValueError` where the ends do not lie in the text in that order.

    >>> Span(Passage(Role.BODY, "It began on Sunday.", 1), 12, 18).quote
    'Sunday'
    """

    passage: Passage
    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end <= len(self.passage.text):
            raise ValueError(f"span {self.start}–{self.end} lies outside {self.passage}")

    @property
    def quote(self) -> str:
        """The words themselves."""
        return self.passage.text[self.start : self.end]
