"""From text to classed tokens, by the tables of a language."""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from provenance.dates.tokens.disambiguate import disambiguate
from provenance.dates.tokens.entries import entry_of, look_up, stem_of
from provenance.dates.tokens.letters import COUNTS, Note, Others, Token
from provenance.dates.tokens.lexicon import TOKEN, Entry, Lexicon, Phrase, lexicon
from provenance.model import Language
from provenance.words.lower import lowered
from provenance.words.numerals import ROMAN, ROMANS

__all__ = ["scan", "tokenize"]

_KNOWN = 65_536
_NOTED = frozenset("LXlxUWw")  # first letters of words with a note: "월" is Monday, too


_ALONE = frozenset[str]()
_UNKNOWN: tuple[Entry, int] = (("", None), 0)


class _Read(NamedTuple):
    """What a token is: its entry, how many characters of a clitic stand before it, how many it
    has in all, whether blanks stand behind it, its plain form without the clitic, what else the
    grammar needs to know of it, and its other meanings. No letter is a word of no table, no
    characters are blanks alone.

    `opens` are the words that may make a phrase of it where one of them is the next; None where
    it has to be read in its place: any ending may follow, or its capitals say what it is.
    """

    letter: str
    value: int | str | None
    skip: int
    size: int
    spaced: bool
    word: str
    note: Note
    others: Others | None
    opens: frozenset[str] | None


def tokenize(text: str, language: Language) -> list[Token]:
    """The tokens of a text in the words of a language.

    >>> from provenance.model import TimeWords
    >>> words = Language("en", "English", time=TimeWords(months=(("may", 5),)))
    >>> "".join(token.letter for token in tokenize("On 14 May", words))
    'Vdm'
    """
    return scan(text, lowered(text), lexicon(language))


def scan(text: str, folded: str, words: Lexicon) -> list[Token]:
    """The tokens of a text, each with its letter; linear in the text.

    `folded` is `lowered(text)`, `words` the language's lexicon.
    """
    pieces = TOKEN.findall(folded)
    tokens: list[Token] = []
    doubtful: list[tuple[int, Others]] = []
    known, make = _known(words), tuple.__new__
    start, done, space = 0, 0, False
    for number, piece in enumerate(pieces):
        read = known.get(piece) or _learn(piece, words)
        letter, value, skip, size, spaced, word, note, others, opens = read
        end = start + size
        if end <= done or not size:  # inside a phrase, or blanks before the first token
            start, space = start + len(piece), spaced
            continue
        if opens is None or (
            opens and number + 1 < len(pieces) and pieces[number + 1].rstrip() in opens
        ):
            ahead = pieces[number : number + words.longest_phrase]
            read, end = _in_place(text, start, ahead, read, tokens, words)
            letter, value, skip, _, _, word, note, others, _ = read
            done = end
        if not letter:
            letter = "V" if text[start].isupper() else "v"
        elif others is not None:
            doubtful.append((len(tokens), others))
        tokens.append(make(Token, (letter, start + skip, end, value, space, word, note)))
        start, space = start + len(piece), spaced
    if doubtful:
        disambiguate(tokens, doubtful)
    return tokens


@lru_cache(maxsize=128)
def _known(_words: Lexicon) -> dict[str, _Read]:
    """What was learnt of each piece of a text in a language so far."""
    return {}


def _learn(piece: str, words: Lexicon) -> _Read:
    """How a token with the blanks behind it is read by itself, kept for the next time."""
    known = _known(words)
    if len(known) >= _KNOWN:
        known.clear()
    word = piece.rstrip()
    size = len(word)
    spaced = size < len(piece)
    entry, skip = entry_of(word, words) if size else _UNKNOWN
    opens = words.seconds(word) if word in words.phrases else _ALONE
    if (
        (not entry[0] and size and word[0] in "ivx" and ROMAN.fullmatch(word))
        or (entry[0] == "T" and "P" in words.others.get(word[skip:], ()))
        or (words.clitics and _may_cling(word, words))
    ):
        opens = None
    if entry[0]:
        read = _read(entry, word[skip:], skip, words, spaced, opens)
    else:
        read = _Read("", None, 0, size, spaced, word, Note.NONE, None, opens)
    known[piece] = read
    return read


def _may_cling(word: str, words: Lexicon) -> bool:
    return any(word.startswith(c) and word[len(c) :] in words.phrases for c in words.clitics)


def _read(
    entry: Entry,
    word: str,
    skip: int,
    words: Lexicon,
    spaced: bool = False,
    opens: frozenset[str] | None = _ALONE,
) -> _Read:
    letter, value = entry
    size = skip + len(word)
    others = words.others.get(word)
    if others is None and word not in words.words:
        others = words.others.get(stem_of(word, words))
    if letter == "v":
        others = None
    note = words.notes.get(word, Note.NONE) if letter in _NOTED else Note.NONE
    return _Read(letter, value, skip, size, spaced, word, note, others, opens)


def _in_place(
    text: str,
    start: int,
    ahead: Sequence[str],
    alone: _Read,
    tokens: Sequence[Token],
    words: Lexicon,
) -> tuple[_Read, int]:
    """How the token at `start` is read where it stands, and where what was read ends.

    `ahead` is the token with what follows it, `alone` how it is read by itself.
    """
    read, end = alone, start + alone.size
    if begun := _phrase([piece.rstrip() for piece in ahead], tokens, words):
        phrase, skip = begun
        read = _read(phrase.entry, " ".join(phrase.parts), skip, words)
        end = start + len("".join(ahead[: len(phrase.parts)]).rstrip())
    if not read.letter:
        roman = ROMAN.fullmatch(read.word)
        if roman and roman[1] in ROMANS and text[start : start + roman.end(1)].isupper():
            read = read._replace(letter="C", value=ROMANS[roman[1]])
    elif (
        read.letter == "T"
        and "P" in words.others.get(read.word, ())
        and _is_daypart(tokens, text, start + read.skip)
    ):
        read = read._replace(letter="P", value=None)
    return read, end


def _phrase(
    texts: Sequence[str], tokens: Sequence[Token], words: Lexicon
) -> tuple[Phrase, int] | None:
    """The longest phrase that `texts` begin with, and the length of a clitic before it: a prefix
    may be written on to the first word, as in Hebrew "ביום שני".
    """
    word = texts[0]
    for phrase in words.phrases.get(word, ()):
        if phrase.fits(texts) and not _splits_a_count(phrase.entry, texts, tokens, words):
            return phrase, 0
    for clitic in words.clitics:
        if word.startswith(clitic):
            for phrase in words.phrases.get(word[len(clitic) :], ()):
                if phrase.fits(texts):
                    return phrase, len(clitic)
    return None


def _splits_a_count(
    entry: Entry, texts: Sequence[str], tokens: Sequence[Token], words: Lexicon
) -> bool:
    """ "three years ago", where "years ago" alone is last year."""
    if entry[0] != "T" or not tokens or tokens[-1].letter not in COUNTS:
        return False
    word = texts[0]
    if (look_up(word, words) or ("",))[0] == "U" or "U" in words.others.get(word, ()):
        return True
    return any(p.entry[0] == "U" and p.fits(texts) for p in words.phrases.get(word, ()))


def _is_daypart(tokens: Sequence[Token], text: str, start: int) -> bool:
    """Whether the word for tomorrow is the one for morning: behind an article or a weekday, and
    in German with a capital inside the sentence.
    """
    if not tokens:
        return False
    inside = text[start].isupper() and text[tokens[-1].start] not in '.!?:"“„«'
    return tokens[-1].letter in "oWwTPHh" or inside
