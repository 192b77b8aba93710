"""Where quoted words stand in the source of their page: line and column."""

import html
import re
import unicodedata
from array import array
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from provenance.model import Role, Span

__all__ = ["PageLines", "Region"]

_LONGEST = 2_000_000  # code points of a source that is searched; a longer one has no lines
_MOST_PLACES = 50  # places of a text among which the nearest to its picture is chosen
_MARKUP = re.compile(r"<!--|<(script|style|head)\b|<[!?/a-z][^<>]*>", re.I)
_PIECE = re.compile(
    "&(?:#\\w{1,8}|\\w{2,31});|[\\s\u00ad\u200b\u2060\ufeff]+|[^\\s&\u0300-\u036f][\u0300-\u036f]*|.",
    re.S,
)
_OF_THE_PICTURE = (Role.CAPTION, Role.CREDIT, Role.ALT)
_INVISIBLE = re.compile("[\\s\u00ad\u200b\u2060\ufeff]+")


@dataclass(frozen=True, slots=True)
class Region:
    """Words in a source: lines and columns count from 1, columns in code points; `end_column` is
    the first one behind the words (SARIF 2.1.0, 3.30).
    """

    line: int
    column: int
    end_line: int
    end_column: int


class PageLines:
    """The source of a page (HTML or plain text), in which the words of findings are looked for.

    Texts are compared without their spaces, with character references and accents resolved: as
    they read on the page, however the source breaks them.

    >>> from provenance.model import Passage
    >>> page = PageLines("<p>Water\\n covers <b>Mill&nbsp;Street</b></p>")
    >>> page.region(Passage(Role.CAPTION, "Water covers Mill Street", 1).span("Mill Street"))
    Region(line=2, column=12, end_line=2, end_column=28)
    """

    def __init__(self, text: str) -> None:
        self._text = text if len(text) <= _LONGEST else ""
        self._starts = [0, *(found.end() for found in re.finditer(r"\r\n|\r|\n", self._text))]
        self._read_as: dict[bool, _Letters] = {}

    def region(self, span: Span, image: str | None = None) -> Region | None:
        """Where the span's words stand; None where its text is not in the source.

        Among several places the one nearest to `image` counts for the texts of a picture, the
        first for others.
        """
        raw_first = span.passage.role in (Role.ALT, Role.META)
        near = self._text.find(image.rsplit("/", 1)[-1]) if image else -1
        if span.passage.role not in _OF_THE_PICTURE:
            near = -1
        for raw in (raw_first, not raw_first):
            found = self._letters(raw).find(span, near)
            if found:
                (line, column), (end_line, end_column) = map(self._at, found)
                return Region(line, column, end_line, end_column)
        return None

    def _letters(self, raw: bool) -> "_Letters":
        if raw not in self._read_as:
            self._read_as[raw] = _Letters(self._text, raw)
        return self._read_as[raw]

    def _at(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1


class _Letters:
    """A source without its spaces, and without its markup unless `raw`; where each letter was."""

    def __init__(self, text: str, raw: bool) -> None:
        self._first, self._last = array("I"), array("I")
        letters: list[str] = []
        at = 0
        cuts = () if raw else _markup(text)
        for start, end in (*cuts, (len(text), len(text))):
            for piece in _PIECE.finditer(text, at, start):
                said = _read(piece.group())
                letters.append(said)
                self._first.extend([piece.start()] * len(said))
                self._last.extend([piece.end()] * len(said))
            at = max(at, end)
        self._letters = "".join(letters)

    def find(self, span: Span, near: int) -> tuple[int, int] | None:
        """Start and end of the span's words in the source, half-open."""
        quote = _close(span.quote) or _close(span.passage.text)
        places = self._places(_close(span.passage.text))
        inside = len(_close(span.passage.text[: span.start])) if span.quote else 0
        if not places:
            places, inside = self._places(quote), 0
            if len(places) != 1:  # words that stand in several places may be a lookalike's
                return None
        at = places[0]
        if near >= 0:
            at = min(places, key=lambda place: abs(self._first[place] - near))
        first, last = at + inside, at + inside + len(quote) - 1
        return self._first[first], self._last[last]

    def _places(self, words: str) -> list[int]:
        found: list[int] = []
        at = self._letters.find(words) if words else -1
        while at >= 0 and len(found) < _MOST_PLACES:
            found.append(at)
            at = self._letters.find(words, at + 1)
        return found


def _markup(text: str) -> Iterator[tuple[int, int]]:
    """What of a source is not shown: tags, comments, and the elements that hold no text."""
    small = text.lower() if len(text.lower()) == len(text) else text
    at = 0
    unclosed: set[str] = set()  # looked for once, so that a source of openings costs one pass
    while found := _MARKUP.search(text, at):
        name = (found[1] or "").lower()
        close = "-->" if found[0] == "<!--" else f"</{name}" if name else ""
        end = small.find(close, found.end()) if close and close not in unclosed else -1
        if close and end < 0:
            unclosed.add(close)
        at = small.find(">", end) + 1 or len(text) if end >= 0 else found.end()
        yield found.start(), at


def _read(piece: str) -> str:
    if piece[0] == "&" and len(piece) > 1:
        piece = html.unescape(piece)
    return _close(piece)


def _close(text: str) -> str:
    """A text as it is compared: composed, without spaces and invisible characters."""
    text = _INVISIBLE.sub("", text)
    return text if text.isascii() else unicodedata.normalize("NFC", text)
