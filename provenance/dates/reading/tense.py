"""Which way the words around an expression turn it: to the past or to what is to come."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from provenance.dates.tokens.letters import Token
from provenance.dates.tokens.lexicon import fold, is_unspaced
from provenance.model import Language
from provenance.words.patterns import words_pattern

__all__ = ["Tense", "tense_at"]

_STOPS = ".;:!?。！？؟"
_FULL_STOPS, _CLAUSE_STOPS = re.compile(r"[。！？!?]|\. "), re.compile(r"[。！？!?，,;；]|\. ")
_BACK, _AHEAD, _NEAR = 24, 14, 12
_KNOWN = 65_536
_DATED = "TWMDy"
_REACH = 60  # characters around an expression in a text without spaces
# What tells in English that "until Friday" is over; other tables have none.
_PAST_FRAME = frozenset(("was", "were", "had", "did"))


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
    rows = [fold(word) for word in words]
    begins = frozenset(row[:-1] for row in rows if row.endswith("*"))
    ends = frozenset(row[1:] for row in rows if row.startswith("*"))
    sizes = (tuple(sorted({len(part) for part in parts})) for parts in (begins, ends))
    return _Marks(frozenset(rows), begins, ends, *sizes)


@dataclass(frozen=True, slots=True, eq=False)
class _Cues:
    """What turns dates in one language; `opening` are the first words of the phrases among them,
    `known` the direction of each word met so far.
    """

    future: _Marks
    past: _Marks
    opening: frozenset[str]
    deadlines: frozenset[str]
    ahead: frozenset[str]
    known: dict[str, Tense]


@lru_cache(maxsize=128)
def _cues(language: Language) -> _Cues:
    time = language.time
    future, past = _marks(time.future), _marks(time.past + time.said)
    both = future.whole | past.whole
    opening = frozenset(cue.partition(" ")[0] for cue in both if " " in cue)
    deadlines = frozenset(time.deadlines)
    ahead = deadlines | frozenset(time.weekday_ahead)
    return _Cues(future, past, opening, deadlines, ahead, {})


def tense_at(tokens: Sequence[Token], at: int, end: int, text: str, language: Language) -> Tense:
    """Which way the verbs around `tokens[at:end]` turn it: the nearest one before it decides; one
    behind it only where the expression opens its clause, or where verbs close theirs.
    """
    cues = _cues(language)
    deadlines = cues.ahead if tokens[at].letter in "Ww" else cues.deadlines
    if end < len(tokens) and _cue_at(tokens, end, cues) is Tense.FUTURE:
        after = {tokens[end].word, " ".join(token.word for token in tokens[end : end + 2])}
        if not after & deadlines:
            return Tense.FUTURE
    if at and tokens[at - 1].word in deadlines:
        return _deadline(tokens, at, end, cues)
    if is_unspaced(language):
        return _tense_unspaced(tokens, at, end, text, language)
    if language.writing.verb_final and (told := _behind(tokens, end, text, cues)):
        return told
    opens = True
    for position in range(at - 1, max(-1, at - _BACK), -1):
        token = tokens[position]
        if token.letter in _STOPS and token.value is None and tokens_stop(token, text):
            break
        cue = _cue_at(tokens, position, cues) if position + 1 < at else _cue(token.word, cues)
        if cue is Tense.FUTURE:
            return cue
        if cue is Tense.PAST:
            passive = not language.writing.parts_behind and any(
                _cue_at(tokens, helper, cues) is Tense.FUTURE
                for helper in range(max(0, position - 3), position)
            )
            return Tense.FUTURE if passive else cue  # "will be held"
        if token.letter in "vV" and token.letter != "V":
            opens = opens and at - position <= 3
    return _behind(tokens, end, text, cues) if opens else Tense.NONE


def _behind(tokens: Sequence[Token], end: int, text: str, cues: _Cues) -> Tense:
    """The direction of the first cue behind an expression in its clause."""
    for position in range(end, min(len(tokens), end + _AHEAD)):
        token = tokens[position]
        if token.letter == "&" or (token.letter in _STOPS and tokens_stop(token, text)):
            break
        cue = _cue_at(tokens, position, cues)
        if cue is not Tense.NONE:
            return cue
    return Tense.NONE


def _deadline(tokens: Sequence[Token], at: int, end: int, cues: _Cues) -> Tense:
    """ "by Friday" is to come, unless it "was" or a past clause tells what happened then."""
    was = {tokens[k].word for k in range(max(0, at - _NEAR), at)} & _PAST_FRAME
    told = [tokens[k].word for k in range(end, min(len(tokens), end + _NEAR))]
    if told[:1] == [","] and len(told) > 1 and told[1] == "when":
        was = was or {word for word in told[2:] if _cue(word, cues) is Tense.PAST}
    return Tense.PAST if was else Tense.FUTURE


def _tense_unspaced(
    tokens: Sequence[Token], at: int, end: int, text: str, language: Language
) -> Tense:
    """As `tense_at` where every character is a token: verbs are looked up in the text itself.

    A verb that closes its sentence comes behind; else what stands before in the clause decides.
    """
    final = language.writing.verb_final
    stops = _FULL_STOPS if final else _CLAUSE_STOPS
    far = tokens[end - 1].end + _REACH
    others = (t.start for t in tokens[end : end + _REACH] if t.letter in _DATED)
    behind = stops.split(text[tokens[end - 1].end : next(others, far)][:_REACH], maxsplit=1)[0]
    before = stops.split(text[max(0, tokens[at].start - _REACH) : tokens[at].start])[-1]
    future, past = words_pattern(language.time.future), words_pattern(language.time.past)
    for part, last in ((behind, False), (before, True)) if final else ((before, True), (behind, 0)):
        places = [
            (found[-1 if last else 0].start(), tense)
            for pattern, tense in ((future, Tense.FUTURE), (past, Tense.PAST))
            if (found := list(pattern.finditer(part)))
        ]
        if places:
            return max(places)[1] if last else min(places)[1]
    return Tense.NONE


def _cue_at(tokens: Sequence[Token], at: int, cues: _Cues) -> Tense:
    """The direction of two words where they are a cue together, else of the first."""
    word = tokens[at].word
    if word in cues.opening and at + 1 < len(tokens):
        both = f"{word} {tokens[at + 1].word}"
        if both in cues.future.whole or both in cues.past.whole:
            return Tense.FUTURE if both in cues.future.whole else Tense.PAST
    turn = cues.known.get(word)
    return _cue(word, cues) if turn is None else turn


def _cue(word: str, cues: _Cues) -> Tense:
    """The direction one word turns dates near it."""
    turn = cues.known.get(word)
    if turn is None:
        turn = Tense.PAST if cues.past.hold(word) else Tense.NONE
        turn = Tense.FUTURE if cues.future.hold(word) else turn
        if len(cues.known) >= _KNOWN:
            cues.known.clear()
        cues.known[word] = turn
    return turn


def tokens_stop(token: Token, text: str) -> bool:
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
