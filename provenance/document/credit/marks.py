"""The marks before a credit, in the page's language and any other: "Photo:", "©", "图/"."""

import re
from collections.abc import Iterator
from functools import lru_cache

from provenance.languages.every import all_words
from provenance.languages.every import words as words_of
from provenance.model import Language

__all__ = ["Marks", "archive_marks", "credit_marks"]

_OPENING = re.compile(r"[\s(\[|–—/-]*")
_SIGN = re.compile(
    r"(?:©|ⓒ|℗|®|[(（][cｃ][)）])\s*|[:：|｜/／=＝]\s*|(?:…|\.\.\.)\s*"
    rf"|\b(?:{'|'.join(words_of('picture', 'made_by'))})\b\s*|@(?=\w)|\.\s*",
    re.I,
)
"""What can part a mark from a name, or is a mark by itself."""

_ALONE = ("©", "ⓒ", "℗", "®", "(", "（", "@")
_EDGE = " \t\n([（［|｜.。、，,＝=–—/／-"
_LONGEST_MARK = 24
_MOST_WORDS = 4


def _any_of(words: set[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w)))


class Marks:
    """The credit marks of a language: at the start of a text, and before its last part.

    >>> marks = Marks(Language("en", "English"))
    >>> marks.after("Photo: Jane Doe"), marks.after("Jane Doe")
    ('Jane Doe', 'Jane Doe')
    >>> list(marks.inside("Mill Street. Photo: Jane Doe"))
    [(13, 20)]
    """

    __slots__ = ("_opening", "_times", "_words")

    def __init__(self, language: Language) -> None:
        own = frozenset(word.casefold() for word in language.picture.credit_marks)
        self._words = own | _EVERYWHERE
        phrases = {word for word in self._words if " " in word and not word.endswith((":", "."))}
        self._opening = re.compile(
            rf"(?:{_any_of(phrases | set(words_of('picture', 'bare')))})\.? (?=\S)", re.I
        )
        time = language.time
        self._times = frozenset(word.casefold() for word, _ in (*time.months, *time.weekdays))

    def _start(self, text: str, sign: re.Match[str]) -> int | None:
        """Where the mark begins that a sign ends; None where no mark stands before it."""
        stop = sign.start()
        if text[stop] in _ALONE:
            return stop if stop == 0 or text[stop - 1] in _EDGE or text[stop] in "(（" else None
        if text[stop] == "." and not sign[0].startswith("..."):
            stop += 1
        before = text[max(0, stop - 2 * _LONGEST_MARK) : stop].rstrip().casefold()
        end = max(0, stop - 2 * _LONGEST_MARK) + len(before)
        known = None
        at = len(before)
        for _word in range(_MOST_WORDS):
            at -= 1
            while at > 0 and before[at - 1] not in _EDGE:
                at -= 1
            if at < 0:
                break
            if self._is_mark(before[at:]):
                known = end - (len(before) - at)
        if known is None and sign[0].strip().casefold() == "by" and _NAMED.match(text, sign.end()):
            goes_on = text[:stop].rstrip()[-1:].isalnum()  # "was opened by Jane Doe"
            return None if goes_on or self._is_time(text, sign.end()) else sign.start()
        return known

    def _is_time(self, text: str, at: int) -> bool:
        """Whether a month or weekday stands there and no second name behind it: "by June"."""
        word = _TIME.match(text, at)
        return word is not None and word[1].casefold() in self._times

    def _is_mark(self, text: str) -> bool:
        if text in self._words:
            return True
        first, _space, second = text.partition(" ")
        return first in self._words and second.strip() in self._words

    def after(self, text: str) -> str:
        """The text without the mark it opens with; the text itself where it opens with none."""
        opening = _OPENING.match(text)
        begin = opening.end() if opening else 0
        for sign in _SIGN.finditer(text, begin, begin + 2 * _LONGEST_MARK):
            if self._start(text, sign) == begin:
                return text[sign.end() :]
        return text

    def after_word(self, text: str) -> str:
        """The text without a mark that only a space parts from it: "Photo Jane Doe"."""
        match = self._opening.match(text)
        return text[match.end() :] if match else text

    def inside(self, text: str) -> Iterator[tuple[int, int]]:
        """Where marks stand before a part of the text: the mark's start, the part's start."""
        for sign in _SIGN.finditer(text):
            if sign.end() < len(text) and (start := self._start(text, sign)) is not None:
                yield start, sign.end()


# Papers keep the mark of the house that sent the picture, whatever the language of the page.
_EVERYWHERE = all_words("line_credit") | frozenset(words_of("picture", "credit"))
_NAMED = re.compile(r"[^\W\d_a-zß-ž]")
_TIME = re.compile(r"([^\W\d_]+)(?! [^\W\d_a-zß-ž])")


@lru_cache(maxsize=128)
def credit_marks(language: Language) -> Marks:
    """The marks of a language before a name: "Photo:", "Foto: ", "©", "Photo by Jane Doe"."""
    return Marks(language)


@lru_cache(maxsize=128)
def archive_marks(language: Language) -> re.Pattern[str]:
    """The words of a language that mark a file picture, and those of the wires."""
    words = {
        word.casefold()
        for word in (*language.picture.archive_marks, *words_of("picture", "archive"))
    }
    return re.compile(rf"(?<!\w)(?:{_any_of(words)})(?!\w)", re.I)
