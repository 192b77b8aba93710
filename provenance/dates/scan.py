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
    z  word before a number that is a label   s  street   u  title of a person   Q  decade in a word
    g  word before the day of a month   J  same
"""

import re
from functools import lru_cache
from typing import NamedTuple

from provenance.dates.lexicon import LONGEST_ENDING, ROMANS, TOKEN, Entry, Lexicon, Phrase, gematria

__all__ = ["Token", "scan"]

_LONGEST_NUMBER = 8
_ZEROS = str.maketrans("零○", "〇〇")
_ROMAN = re.compile("([ivx]+)(?:e|è|ème|eme|er|o|a|th)?")


class Token(NamedTuple):
    """One token: its letter, its place in the text, and its value in the table.

    `value` is a number for `d y n N O M m W w S Q`, a code or None for the rest; `word` its plain
    form; `rolling` marks a word for last or next that counts from today, `told` one that counts
    from a date told before.
    """

    letter: str
    start: int
    end: int
    value: int | str | None = None
    space: bool = True
    word: str = ""
    rolling: bool = False
    told: bool = False


_TURNED = frozenset("UMmWwSK")
_DATED = frozenset("dynDMmWwSTUOKGkriCBQ")
_COUNTS = frozenset("dnN")


def scan(text: str, folded: str, words: Lexicon) -> list[Token]:
    """The tokens of a text, each with its letter; linear in the text.

    `folded` is `fold(text)`, `words` the language's lexicon.
    """
    raw = list(TOKEN.finditer(folded))
    texts = [match.group() for match in raw]
    tokens: list[Token] = []
    phrases, seconds = words.phrases, words.seconds
    at, count, last_end = 0, len(raw), 0
    while at < count:
        match, word = raw[at], texts[at]
        start, end = match.span()
        space = start > last_end
        length = 1
        entry: Entry | None = None
        rolls = told = False
        begun = phrases.get(word, ())
        if begun and (second := seconds[word]) is not None:
            begun = begun if at + 1 < count and texts[at + 1] in second else ()
        for phrase in begun:
            if phrase.fits(texts, at) and not _splits_a_count(
                phrase.entry, texts, at, tokens, words
            ):
                entry, length = phrase.entry, len(phrase.parts)
                end = raw[at + length - 1].end()
                word = " ".join(phrase.parts)
                break
        if entry is None and words.clitics and (clung := _clung_phrase(word, texts, at, words)):
            phrase, skip = clung
            entry, length = phrase.entry, len(phrase.parts)
            end = raw[at + length - 1].end()
            start, word = start + skip, " ".join(phrase.parts)
        if entry is None:
            if match.lastgroup in _WORDS:
                entry, skip = _read_word(text[start:end], word, words)
            else:
                entry, skip = _read_number(match, word)
            start += skip
            word = word[skip:]
        if entry[0] in "LXlx":
            rolls = word in words.rolling
            told = word in words.told
        elif (
            entry[0] == "T"
            and "P" in words.others.get(word, ())
            and _is_daypart(tokens, text, start)
        ):
            entry = "P", None
        tokens.append(Token(entry[0], start, end, entry[1], space, word, rolls, told))
        last_end = end
        at += length
    if words.others:
        _settle(tokens, words)
    return tokens


def _clung_phrase(
    word: str, texts: list[str], at: int, words: Lexicon
) -> tuple[Phrase, int] | None:
    """A phrase whose first word has a prefix written on to it: Hebrew "ביום שני"."""
    for clitic in words.clitics:
        if word.startswith(clitic):
            for phrase in words.phrases.get(word[len(clitic) :], ()):
                if phrase.fits(texts, at):
                    return phrase, len(clitic)
    return None


def _splits_a_count(
    entry: Entry, texts: list[str], at: int, tokens: list[Token], words: Lexicon
) -> bool:
    """ "three years ago", where "years ago" alone is last year."""
    if entry[0] != "T" or not tokens or tokens[-1].letter not in _COUNTS:
        return False
    word = texts[at]
    if (_look_up(word, words) or ("",))[0] == "U" or "U" in words.others.get(word, ()):
        return True
    return any(p.entry[0] == "U" and p.fits(texts, at) for p in words.phrases.get(word, ()))


def _is_daypart(tokens: list[Token], text: str, start: int) -> bool:
    """Whether the word for tomorrow is the one for morning: behind an article or a weekday, and
    in German with a capital inside the sentence.
    """
    if not tokens:
        return False
    inside = text[start].isupper() and text[tokens[-1].start] not in '.!?:"“„«'
    return tokens[-1].letter in "oWwTPHh" or inside


def _settle(tokens: list[Token], words: Lexicon) -> None:
    """Words with two meanings take the one that their neighbours ask for."""
    for at, token in enumerate(tokens):
        if token.letter in "vV":
            continue
        others = words.others.get(token.word) or words.others.get(_stem(token.word, words))
        if not others:
            continue
        before = tokens[at - 1].letter if at else ""
        after = tokens[at + 1] if at + 1 < len(tokens) else None
        letter = token.letter
        if "B" in others and before not in _COUNTS and _tens_follow(tokens, at + 1):
            letter = "B"
        elif "U" in others and before in _COUNTS and before:
            letter = "U"
        elif letter == "U" and "Y" in others and before == "y":
            letter = "Y"
        elif "g" in others and before not in _COUNTS and after and after.letter in "dD":
            letter = "g"
        elif "a" in others and before not in _COUNTS and _count_follows(tokens, at + 1):
            letter = "a"
        elif "F" in others and letter in "boptRx" and (stop := _units_end(tokens, at + 1)):
            letter = (
                letter
                if letter == "R" and tokens[stop - 1 :][1:2] and tokens[stop].letter == "o"
                else "F"
            )
        elif letter == "Q" and "N" in others and before != "B":
            letter = "N"
        elif letter == "W" and "O" in others and after and after.letter in "vVUSE":
            letter = "O"
        elif letter in "LHX" and letter.lower() in others and before and before in _TURNED:
            counted = before == "U" and at > 1 and tokens[at - 2].letter in _COUNTS
            letter = "A" if counted and letter == "L" and "A" in others else letter.lower()
        elif letter in "lL" and "A" in others and before == "U" and _counted(tokens, at):
            letter = "A"
        elif letter == "f" and "R" in others and before == "U" and after and after.letter == "p":
            letter = "R"
        if letter != token.letter:
            tokens[at] = token._replace(letter=letter, value=others.get(letter, token.value))


def _counted(tokens: list[Token], at: int) -> bool:
    return at > 1 and tokens[at - 1].letter == "U" and tokens[at - 2].letter in _COUNTS


def _units_end(tokens: list[Token], at: int) -> int:
    """The token behind a number of units, or a dual, that stands here; 0 where none does."""
    if _count_follows(tokens, at):
        return at + 2
    dual = at < len(tokens) and tokens[at].letter == "U" and str(tokens[at].value)[:1].isdigit()
    return at + 1 if dual else 0


def _count_follows(tokens: list[Token], at: int) -> bool:
    return at + 1 < len(tokens) and tokens[at].letter in _COUNTS and tokens[at + 1].letter == "U"


def _tens_follow(tokens: list[Token], at: int) -> bool:
    """Whether the number of a decade stands here: 1980, '80, 80, eighty."""
    while at < len(tokens) and tokens[at].letter in "o'":
        at += 1
    if at >= len(tokens):
        return False
    token = tokens[at]
    if token.letter == "Q":
        return True
    if not isinstance(token.value, int) or token.value % 10 or token.letter not in "ydnNO":
        return False
    return token.value >= (1000 if token.letter == "y" else 20) and token.value != 1000


def _read_number(match: re.Match[str], word: str) -> tuple[Entry, int]:
    """The entry of a number or a mark, and how many characters of a clitic stand before it."""
    kind = match.lastgroup
    if kind == "sep":
        kind = "numeric"
    if kind in ("iso", "numeric", "short"):
        return ("D", word.rstrip(".")), 0
    if kind == "amount":
        return ("n", None), 0
    if kind == "hanzi":
        return (
            "y",
            int("".join(str("〇一二三四五六七八九".find(c)) for c in word.translate(_ZEROS))),
        ), 0
    if kind == "gematria":
        skip = int(len(word) == 3 and word[0] == "ב" and word[2] in "'׳")  # "on the"
        number = gematria(word[skip:])
        return _number(str(number if number < 31 else 5000 + number)), skip
    return _number(word), 0


_WORDS = frozenset(("plain", "word", "single", "other"))


@lru_cache(maxsize=65_536)
def _read_word(written: str, word: str, words: Lexicon) -> tuple[Entry, int]:
    """The entry of a word or mark as written and in its plain form, and the length of a clitic."""
    if entry := _look_up(word, words):
        return entry, 0
    if word[0].isalpha():
        for clitic in words.clitics:
            if word.startswith(clitic) and len(word) > len(clitic) + 1:
                inner = _look_up(word[len(clitic) :], words)
                if inner and inner[0] in _DATED_BY_CLITIC:
                    return inner, len(clitic)
        roman = _ROMAN.fullmatch(word)
        if roman and roman[1] in ROMANS and written[: roman.end(1)].isupper():
            return ("C", ROMANS[roman[1]]), 0
        if word == "q":
            return ("q", None), 0
        return ("V" if written[0].isupper() else "v", None), 0
    return (word if word not in "dyn" else "v", None), 0


_DATED_BY_CLITIC = _DATED | frozenset("PELHXFaNjRls")


@lru_cache(maxsize=65_536)
def _look_up(word: str, words: Lexicon) -> Entry | None:
    entry = words.words.get(word)
    if entry is None and "\u200c" in word:  # Persian endings: "سال\u200cهای"
        word = word.partition("\u200c")[0]
        entry = words.words.get(word)
    if entry is None and words.stems:
        entry = words.stems.get(_stem(word, words))
    return entry


@lru_cache(maxsize=65_536)
def _stem(word: str, words: Lexicon) -> str:
    """The longest stem of the tables that the word has any ending of; else the empty string."""
    longest = min(len(word), words.longest_stem)
    for length in range(longest, max(1, len(word) - LONGEST_ENDING - 1), -1):
        if word[:length] in words.stems:
            return word[:length]
    return ""


def _number(word: str) -> Entry:
    if len(word) > _LONGEST_NUMBER:
        return "n", None
    value = int(word)
    if len(word) <= 2 and 1 <= value <= 31:
        return "d", value
    if len(word) == 4 and 1000 <= value <= 2700:
        return "y", value
    return "n", value
