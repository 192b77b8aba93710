"""The words that turn dates one way, and the direction of one word."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from provenance.dates.tokens.letters import Token
from provenance.model import Language
from provenance.words.lower import lowered

__all__ = ["Cues", "Tense", "cues_of", "ends_sentence", "turn_at", "turn_of"]

_KNOWN = 65_536


class Tense(IntEnum):
    """The direction the words around an expression turn it."""

    PAST = -1
    NONE = 0
    FUTURE = 1


@dataclass(frozen=True, slots=True, eq=False)
class _Marks:
    """Words that turn dates one way: whole ones and phrases, beginnings ("будет*") and endings
    ("*ará"), the latter two with their lengths.
    """

    whole: frozenset[str]
    begins: frozenset[str]
    ends: frozenset[str]
    begin_sizes: tuple[int, ...]
    end_sizes: tuple[int, ...]

    def hold(self, word: str) -> bool:
        """Whether a word is one of them."""
        size = len(word)
        return (
            word in self.whole
            or any(word[:length] in self.begins for length in self.begin_sizes if length < size)
            or (size > 4 and any(word[-length:] in self.ends for length in self.end_sizes))
        )


def _marks(words: Sequence[str]) -> _Marks:
    rows = [lowered(word) for word in words]
    begins = frozenset(row[:-1] for row in rows if row.endswith("*"))
    ends = frozenset(row[1:] for row in rows if row.startswith("*"))
    sizes = (tuple(sorted({len(part) for part in parts})) for parts in (begins, ends))
    return _Marks(frozenset(rows), begins, ends, *sizes)


@dataclass(frozen=True, slots=True, eq=False)
class Cues:
    """What turns dates in one language, by the rows of its table; `opening` are the first words of
    the phrases among them, `known` the direction of each word met so far.
    """

    future: _Marks
    past: _Marks
    said: _Marks
    opening: frozenset[str]
    infinitive: frozenset[str]
    intents: frozenset[str]
    deadlines: frozenset[str]
    ahead: frozenset[str]
    befores: frozenset[str]
    auxiliaries: frozenset[str]
    pluperfect: frozenset[str]
    perfect: frozenset[str]
    when: frozenset[str]
    past_beside: _Marks
    present_beside: _Marks
    known: dict[str, Tense]


@lru_cache(maxsize=128)
def cues_of(language: Language) -> Cues:
    """What turns dates in a language, made once."""
    time = language.time
    future, past = _marks(time.future), _marks(time.past + time.said)
    both = future.whole | past.whole
    deadlines = frozenset(time.deadlines)
    return Cues(
        future,
        past,
        _marks(time.said),
        frozenset(cue.partition(" ")[0] for cue in both if " " in cue),
        frozenset(time.infinitive),
        frozenset(time.intents),
        deadlines,
        deadlines | frozenset(time.weekday_ahead),
        frozenset(word for word, sign in time.offsets if sign == "-"),
        frozenset(time.auxiliaries),
        frozenset(time.pluperfect),
        frozenset(time.perfect),
        frozenset(time.when),
        _marks(time.past_beside),
        _marks(time.present_beside),
        {},
    )


def turn_at(tokens: Sequence[Token], at: int, cues: Cues) -> Tense:
    """The direction of two words where they are a cue together, else of the first."""
    word = tokens[at].word
    if word in cues.opening and at + 1 < len(tokens):
        both = f"{word} {tokens[at + 1].word}"
        if both in cues.future.whole or both in cues.past.whole:
            return Tense.FUTURE if both in cues.future.whole else Tense.PAST
    turn = cues.known.get(word)
    return turn_of(word, cues) if turn is None else turn


def turn_of(word: str, cues: Cues) -> Tense:
    """The direction one word turns dates near it."""
    turn = cues.known.get(word)
    if turn is None:
        turn = Tense.PAST if cues.past.hold(word) else Tense.NONE
        turn = Tense.FUTURE if cues.future.hold(word) else turn
        if len(cues.known) >= _KNOWN:
            cues.known.clear()
        cues.known[word] = turn
    return turn


def ends_sentence(token: Token, text: str) -> bool:
    """Whether the mark ends a sentence: a blank and no small letter behind it, and no abbreviation
    of single letters before it ("7 p.m. Sunday").
    """
    behind = text[token.end : token.end + 2]
    before = text[max(0, token.start - 2) : token.start]
    if text[token.start] == "." and before[:1] == "." and before[1:].islower():
        return False
    return (
        not behind
        or (behind[0] == " " and not behind[1:].islower())
        or text[token.start] in "。！？;"
    )
