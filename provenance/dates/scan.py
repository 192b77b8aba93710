"""From text to classed tokens: the alphabet that the grammar is written in.

Each token carries one letter. What a table knows has a letter of its own, punctuation stands for
itself, everything else is `v` (or `V` with a capital). The letters:

    d  a number that can be a day   y  one that can be a year   n  any other number
    N  a number in words            O  an ordinal in words      j  ending of a day number
    D  a whole numeric date         M  month   m  ambiguous month   W w  weekday   S  season
    T  a deictic expression         U  unit    L H X  last this next, before   l h x  behind
    A a  ago, behind and before     F f  hence, before and behind   R  offset (after, before)
    E  part (early, mid, end)       e  earlier, later   P  part of day   G  quarter with its number
    o  of   t  to   b  between   &  and   p  preposition of time   Y  word behind a year
    Z  ending of a decade   B  word before one   C  roman numerals   K  holiday   q  the letter Q
    k  month of another calendar   i  name of another calendar   r  era   c  counted noun
    z  word before a number that is a label   s  street
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from provenance.model import Language, TimeWords

__all__ = ["Lexicon", "Token", "fold", "lexicon", "scan"]

_DASHES = dict.fromkeys("‐‑‒–—―−﹣－〜～", "-")
_QUOTES = dict.fromkeys("’‘ʼ´`＇", "'")
_LONGEST_NUMBER = 8


class _Folding(dict[int, str]):
    """Each character as one simple lower-case one, so that offsets stay."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        plain = _DASHES.get(char) or _QUOTES.get(char)
        if plain is None:
            digit = unicodedata.decimal(char, None)
            plain = str(digit) if digit is not None else char.lower()
            if char == "İ":
                plain = "i"
            if len(plain) != 1:
                plain = char
        self[code] = plain
        return plain


_FOLDING = _Folding()


def fold(text: str) -> str:
    """The text in lower case with plain dashes, apostrophes and digits; as long as the text.

    >>> fold("20–23 Квітня ۱۳۹۸")
    '20-23 квітня 1398'
    """
    return text.translate(_FOLDING)


# Scripts written without spaces: each character is a token of its own, so that phrases can match.
_NO_SPACES = "\u0e00-\u0e7f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uff66-\uff9f"
_TOKEN = re.compile(
    r"(?P<iso>\d{4}-\d\d-\d\d(?!\d)(?:t\d\d:\d\d[\d:.]*(?:z|[+-]\d\d:?\d\d)?)?)"
    r"|(?P<numeric>\d{1,4}(?P<sep>[./-])\d{1,2}(?P=sep)\d{2,4}(?!\d|[./-]\d))"
    r"|(?P<short>\d{1,2}[·/]\d{1,2}(?![\d/%·]|[.,]\d))"
    r"|(?P<amount>\d{1,3}(?:[.,]\d{3})+(?!\d)|\d+[.,]\d+)"
    r"|(?P<number>\d+)"
    rf"|(?P<single>[{_NO_SPACES}])"
    rf"|(?P<word>[^\W\d_{_NO_SPACES}]+(?:[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f"
    rf"\u0900-\u0903\u093a-\u094f\u200c]+[^\W\d_{_NO_SPACES}]*)*[׳']?(?<!'))"
    r"|(?P<other>\S)"
)


@dataclass(frozen=True, slots=True)
class Token:
    """One token: its letter, its place in the text, and its value in the table.

    `value` is a number for `d y n N O M m W w S j`, a code or None for the rest.
    """

    letter: str
    start: int
    end: int
    value: int | str | None = None
    space: bool = True


Entry = tuple[str, int | str | None]


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """A language's words for the scan: single words, words with any ending, and phrases."""

    words: dict[str, Entry]
    stems: dict[str, Entry]
    phrases: dict[str, tuple[tuple[tuple[str, ...], Entry], ...]]
    clitics: tuple[str, ...]
    longest_stem: int
    year_end: frozenset[str]
    turning: frozenset[str]
    ago: frozenset[str]


_ROMANS = {
    "".join(parts): tens * 10 + ones
    for tens, x in enumerate(("", "x", "xx"))
    for ones, i in enumerate(("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"))
    if (parts := (x, i)) != ("", "")
}
# Letters in the order in which the first to claim a word keeps it.
_LETTERS: tuple[tuple[str, str], ...] = (
    ("deictics", "T"),
    ("shifts", "T"),
    ("holidays", "K"),
    ("weekdays", "W"),
    ("months", "M"),
    ("marks", "i"),
    ("eras", "r"),
    ("seasons", "S"),
    ("last", "L"),
    ("this", "H"),
    ("next", "X"),
    ("last_after", "l"),
    ("this_after", "h"),
    ("next_after", "x"),
    ("ago", "A"),
    ("ago_before", "a"),
    ("hence", "f"),
    ("units", "U"),
    ("dayparts", "P"),
    ("parts", "E"),
    ("offsets", "R"),
    ("ordinals", "O"),
    ("numbers", "N"),
    ("year_end", "Y"),
    ("decade", "Z"),
    ("decade_before", "B"),
    ("day_end", "j"),
    ("between", "b"),
    ("both", "&"),
    ("to", "t"),
    ("of", "o"),
    ("hence_before", "F"),
    ("before", "p"),
    ("counted", "c"),
    ("numbered", "z"),
    ("streets", "s"),
)


@lru_cache(maxsize=128)
def lexicon(language: Language) -> Lexicon:
    """The language's tables as one dictionary; the first table to claim a word keeps it.

    >>> from provenance.model import TimeWords
    >>> lexicon(Language("en", "English", time=TimeWords(months=(("april", 4),)))).words["april"]
    ('M', 4)
    """
    words: dict[str, Entry] = {}
    stems: dict[str, Entry] = {}
    phrases: dict[str, list[tuple[tuple[str, ...], Entry]]] = {}

    def add(form: str, entry: Entry) -> None:
        form = fold(form)
        stem = form.endswith("*")
        parts = tuple(m.group() for m in _TOKEN.finditer(form.rstrip("*")))
        if len(parts) > 1:
            phrases.setdefault(parts[0], []).append((parts, entry))
        elif stem:
            stems.setdefault(parts[0], entry)
        elif parts:
            words.setdefault(parts[0], entry)

    for table, letter in _LETTERS:
        for row in getattr(language.time, table):
            form, value = row if isinstance(row, tuple) else (row, None)
            add(form, _entry(form, letter, value, language.time))
    for name, months in language.time.calendars:
        for form, number in months:
            add(form, ("k", f"{name}:{number}"))
    for found in phrases.values():
        found.sort(key=lambda row: -len(row[0]))
    return Lexicon(
        words,
        stems,
        {first: tuple(rows) for first, rows in phrases.items()},
        tuple(sorted(language.time.clitics, key=len, reverse=True)),
        max(map(len, stems), default=0),
        frozenset(fold(word) for word in language.time.year_end),
        frozenset(
            fold(word)
            for before, behind in (
                ("last", "last_after"),
                ("this", "this_after"),
                ("next", "next_after"),
            )
            for word in getattr(language.time, before)
            if word in getattr(language.time, behind)
        ),
        frozenset(fold(word) for word in language.time.ago),
    )


def _entry(form: str, letter: str, value: int | str | None, table: TimeWords) -> Entry:
    if letter == "T" and isinstance(value, int):
        return letter, f"D{value:+d}"
    if letter == "E" and value in ("EARLIER", "LATER"):
        return "e", value
    if letter in "MW" and (
        form in table.ambiguous
        or (len(form) <= 3 and form.isascii() and form not in ("mai", "maj"))
    ):
        return letter.lower(), value
    return letter, value


_TURNED = frozenset("UMmWwSK")
_DATED = frozenset("dynDMmWwSTUOKGkriCB")


def scan(text: str, folded: str, words: Lexicon) -> list[Token]:
    """The tokens of a text, each with its letter; linear in the text.

    `folded` is `fold(text)`, `words` the language's lexicon.
    """
    raw = list(_TOKEN.finditer(folded))
    texts = [match.group() for match in raw]
    tokens: list[Token] = []
    at, count, last_end = 0, len(raw), 0
    while at < count:
        match, word = raw[at], texts[at]
        start, end = match.span()
        space = start > last_end
        length = 1
        entry: Entry | None = None
        for parts, found in words.phrases.get(word, ()):
            if len(parts) <= count - at and all(
                texts[at + k] == part for k, part in enumerate(parts) if k
            ):
                if (
                    found[0] == "T"
                    and tokens
                    and tokens[-1].letter in "Nd"
                    and (_look_up(word, words) or ("",))[0] == "U"
                ):
                    continue  # "three years ago", where "years ago" alone is last year
                entry, length = found, len(parts)
                end = raw[at + length - 1].end()
                break
        if entry is None:
            entry, skip = _read(match, word, text, words)
            start += skip
        if entry[0] == "U" and word in words.year_end and tokens and tokens[-1].letter == "y":
            entry = "Y", None
        if entry[0] in "LHX" and word in words.turning and tokens and tokens[-1].letter in _TURNED:
            entry = entry[0].lower(), None  # it stands behind what it turns
        if entry[0] == "l" and word in words.ago and _counted(tokens):
            entry = "A", None  # "three years ago" in the words of "last year"
        tokens.append(Token(entry[0], start, end, entry[1], space))
        last_end = end
        at += length
    return tokens


def _counted(tokens: list[Token]) -> bool:
    return len(tokens) > 1 and tokens[-1].letter == "U" and tokens[-2].letter in "dnN"


def _read(match: re.Match[str], word: str, text: str, words: Lexicon) -> tuple[Entry, int]:
    """The entry of one token, and how many characters of a clitic stand before it."""
    kind = match.lastgroup
    if kind == "sep":
        kind = "numeric"
    if kind in ("iso", "numeric", "short"):
        return ("D", word), 0
    if kind == "amount":
        return ("n", None), 0
    if kind == "number":
        return _number(word), 0
    if entry := _look_up(word, words):
        return entry, 0
    if kind == "word":
        for clitic in words.clitics:
            if word.startswith(clitic) and len(word) > len(clitic) + 1:
                inner = _look_up(word[len(clitic) :], words)
                if inner and inner[0] in _DATED:
                    return inner, len(clitic)
        if word in _ROMANS and text[match.start() : match.end()].isupper():
            return ("C", _ROMANS[word]), 0
        if word == "q":
            return ("q", None), 0
        return ("V" if text[match.start()].isupper() else "v", None), 0
    return (word if kind == "other" and word not in "dyn" else "v", None), 0


def _look_up(word: str, words: Lexicon) -> Entry | None:
    entry = words.words.get(word)
    if entry is None and words.stems:
        longest = min(len(word), words.longest_stem)
        for length in range(longest, max(1, len(word) - 5), -1):
            entry = words.stems.get(word[:length])
            if entry is not None:
                break
    return entry


def _number(word: str) -> Entry:
    if len(word) > _LONGEST_NUMBER:
        return "n", None
    value = int(word)
    if len(word) <= 2 and 1 <= value <= 31:
        return "d", value
    if len(word) == 4 and 1000 <= value <= 2700:
        return "y", value
    return "n", value
