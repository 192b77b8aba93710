"""A language's tables as one dictionary of letters, and text in the plain form they are read in."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from provenance.dates.tokens.letters import Note
from provenance.model import Language, TimeWords
from provenance.words.lower import lowered
from provenance.words.numerals import GEMATRIA, YEAR_OF_HANZI
from provenance.words.script import MARKS, NO_WORD_ENDS, has_word_ends

__all__ = [
    "LONGEST_ENDING",
    "SINGLE",
    "TOKEN",
    "Entry",
    "Lexicon",
    "Phrase",
    "is_unspaced",
    "lexicon",
]

# Of scripts whose words do not end at a blank each character is a token, so that phrases can match.
SINGLE = re.compile(f"[{NO_WORD_ENDS}]")
TOKEN = re.compile(
    r"(?:[a-z]++(?=[ ,.])"  # what most words are, found first
    r"|\d{4}-\d\d-\d\d(?!\d)(?:t\d\d:\d\d[\d:.]*(?:z|[+-]\d\d:?\d\d)?)?"
    r"|\d{1,4}(?:\.\d{1,2}\.|/\d{1,2}/|-\d{1,2}-)\d{2,4}(?!\d|[./-]\d)"
    r"|\d{1,2}[·/]\d{1,2}(?![\d/%·]|[.,]\d)"
    r"|(?<!\d[.,])\d{1,2}\.\d{1,2}\.(?= [^\W\d]|[-),])"
    r"|\d{1,3}(?:[.,]\d{3})+(?!\d)|\d+[.,]\d+|\d++"
    rf"|(?:{GEMATRIA})(?![^\W\d_])|{YEAR_OF_HANZI}|[{NO_WORD_ENDS}]"
    rf"|[^\W\d_{NO_WORD_ENDS}]+(?:[{MARKS}\u200c]+[^\W\d_{NO_WORD_ENDS}]*)*[׳']?(?<!')"
    r"|\S)\s*+|\s++"
)
"""Splits a folded text into tokens, each with the blanks behind it: words, numbers, whole numeric
dates and marks. Blanks before the first stand alone."""


@lru_cache(maxsize=128)
def is_unspaced(language: Language) -> bool:
    """Whether words of the language end at no blank: it has none between words, or writes particles
    on to them.

    >>> is_unspaced(Language("en", "English"))
    False
    """
    return not has_word_ends("".join(language.time.future))


Entry = tuple[str, int | str | None]


@dataclass(frozen=True, slots=True, eq=False)
class Phrase:
    """A row of words with one entry; with `open_end` the last of them may have any ending."""

    parts: tuple[str, ...]
    entry: Entry
    open_end: bool = False

    def fits(self, texts: Sequence[str]) -> bool:
        """Whether `texts` begin with the phrase; their first word is known to be its first.

        >>> Phrase(("last", "night"), ("T", "D-1")).fits(["last", "night", "on"])
        True
        """
        size = len(self.parts)
        if size > len(texts) or any(texts[k] != self.parts[k] for k in range(1, size - 1)):
            return False
        word, last = texts[size - 1], self.parts[-1]
        return word == last or (
            self.open_end and word.startswith(last) and len(word) <= len(last) + LONGEST_ENDING
        )


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """A language's words for the scan: single words, words with any ending, and phrases.

    `others` holds what else a word can be: its letters but the first, with their values; `notes`
    what the grammar needs to know of it besides; `joined` are endings behind a joiner.
    """

    words: dict[str, Entry]
    stems: dict[str, Entry]
    phrases: dict[str, tuple[Phrase, ...]]
    others: dict[str, dict[str, int | str | None]]
    clitics: tuple[str, ...]
    longest_stem: int
    longest_phrase: int
    notes: dict[str, Note]
    joined: frozenset[str]

    def seconds(self, word: str) -> frozenset[str] | None:
        """The words that may follow `word` in a phrase; None where that may have any ending.

        >>> last_night = Phrase(("last", "night"), ("T", "D-1"))
        >>> phrases = {"last": (last_night,)}
        >>> words = Lexicon({}, {}, phrases, {}, (), 0, 2, {}, frozenset())
        >>> words.seconds("last"), words.seconds("night")
        (frozenset({'night'}), frozenset())
        """
        rows = self.phrases.get(word, ())
        if any(phrase.open_end and len(phrase.parts) == 2 for phrase in rows):
            return None
        return frozenset(phrase.parts[1] for phrase in rows)


LONGEST_ENDING = 4
# Letters in the order in which the first to claim a word keeps it.
_LETTERS: tuple[tuple[str, str], ...] = (
    ("never", "v"),
    ("deictics", "T"),
    ("shifts", "T"),
    ("holidays", "K"),
    ("weekdays", "W"),
    ("months", "M"),
    ("marks", "i"),
    ("eras", "r"),
    ("decades", "Q"),
    ("seasons", "S"),
    ("halves", "G"),
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
    ("hundreds", "I"),
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
    ("streets", "s"),
    ("numbered", "z"),
    ("titles", "u"),
    ("day_before", "g"),
    ("same", "J"),
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
    phrases: dict[str, list[Phrase]] = {}
    others: dict[str, dict[str, int | str | None]] = {}
    seen: dict[str, Entry] = {}

    def add(form: str, entry: Entry) -> None:
        stem = form.endswith("*")
        parts = _parts(form.rstrip("*") if stem else form)
        if not parts:
            return
        key = parts[0] if len(parts) == 1 else " ".join(parts)
        if len(parts) > 1:
            first = seen.setdefault(key, entry)
            if first == entry:
                phrases.setdefault(parts[0], []).append(Phrase(parts, entry, stem))
        else:
            first = (stems if stem else words).setdefault(key, entry)
        if first[0] != entry[0]:
            others.setdefault(key, {}).setdefault(*entry)

    for table, letter in _LETTERS:
        for row in getattr(language.time, table):
            form, value = row if isinstance(row, tuple) else (row, None)
            add(form, _entry(form, letter, value, language.time))
    for name, months in language.time.calendars:
        for form, number in months:
            add(form, ("k", f"{name}:{number}"))
    for found in phrases.values():
        found.sort(key=lambda phrase: (-len(phrase.parts), phrase.open_end))
    return Lexicon(
        words,
        stems,
        {first: tuple(rows) for first, rows in phrases.items()},
        others,
        tuple(sorted(language.time.clitics, key=len, reverse=True)),
        max(map(len, stems), default=0),
        max((len(row.parts) for rows in phrases.values() for row in rows), default=1),
        {
            lowered(word): note
            for note in Note
            if note.value
            for word in getattr(language.time, note.value)
        },
        frozenset(language.time.joined),
    )


def _parts(form: str) -> tuple[str, ...]:
    """The tokens of a form in their plain form."""
    if form.isalpha() and form == form.lower() and (form.isascii() or not SINGLE.search(form)):
        return (form,)
    return tuple(part.rstrip() for part in TOKEN.findall(lowered(form)) if not part.isspace())


def _entry(form: str, letter: str, value: int | str | None, table: TimeWords) -> Entry:
    if letter == "T" and isinstance(value, int):
        return letter, f"D{value:+d}"
    if letter == "P":
        return letter, "NIGHT" if form in table.nights else None
    if letter == "E" and value in ("EARLIER", "LATER"):
        return "e", value
    if letter in "MW" and (
        form in table.ambiguous or (len(form) <= 3 and form.isascii() and form not in table.certain)
    ):
        return letter.lower(), value
    return letter, value
