"""Which way the words around an expression turn it: to the past or to what is to come."""

from collections.abc import Sequence
from enum import IntEnum
from functools import lru_cache

from provenance.dates.lexicon import fold
from provenance.dates.scan import Token
from provenance.model import Language

__all__ = ["Tense", "tense_at"]

_STOPS = ".;:!?。！？؟"
_BACK, _AHEAD, _NEAR = 24, 14, 8
# What tells in English that "until Friday" is over; other tables have none.
_PAST_FRAME = frozenset(("was", "were", "had", "did"))


class Tense(IntEnum):
    """The direction the words around an expression turn it."""

    PAST = -1
    NONE = 0
    FUTURE = 1


@lru_cache(maxsize=128)
def _cues(language: Language) -> tuple[frozenset[str], frozenset[str]]:
    return (
        frozenset(fold(word) for word in language.time.future),
        frozenset(fold(word) for word in language.time.past),
    )


def tense_at(tokens: Sequence[Token], at: int, end: int, text: str, language: Language) -> Tense:
    """Which way the verbs around `tokens[at:end]` turn it: the nearest one before it decides; one
    behind it only where the expression opens its clause.
    """
    if end < len(tokens) and _cue(tokens[end].word, language) is Tense.FUTURE:
        return Tense.FUTURE
    if at and tokens[at - 1].word in language.time.deadlines:
        was = {tokens[k].word for k in range(max(0, at - _NEAR), at)} & _PAST_FRAME
        return Tense.PAST if was else Tense.FUTURE
    opens = True
    for position in range(at - 1, max(-1, at - _BACK), -1):
        token = tokens[position]
        if token.letter in _STOPS and token.value is None and tokens_stop(token, text):
            break
        cue = _cue(token.word, language)
        if cue is Tense.NONE and position + 1 < at:
            cue = _cue(f"{token.word} {tokens[position + 1].word}", language)
        if cue is Tense.FUTURE:
            return cue
        if cue is Tense.PAST:
            helpers = tokens[max(0, position - 3) : position]
            passive = not language.time.parts_behind and any(
                _cue(helper.word, language) is Tense.FUTURE for helper in helpers
            )
            return Tense.FUTURE if passive else cue  # "will be held"
        if token.letter in "vV" and token.letter != "V":
            opens = opens and at - position <= 3
    if not opens:
        return Tense.NONE
    for position in range(end, min(len(tokens), end + _AHEAD)):
        token = tokens[position]
        if token.letter == "&" or (token.letter in _STOPS and tokens_stop(token, text)):
            break
        cue = _cue(token.word, language)
        if cue is not Tense.NONE:
            return cue
    return Tense.NONE


@lru_cache(maxsize=65_536)
def _cue(word: str, language: Language) -> Tense:
    """The direction one word turns dates near it."""
    future, past = _cues(language)
    if not word:
        return Tense.NONE
    return Tense.FUTURE if _hit(word, future) else Tense.PAST if _hit(word, past) else Tense.NONE


def _hit(word: str, cues: frozenset[str]) -> bool:
    """Whether a word is a cue, as a whole, by its beginning ("будет*") or its ending ("*ará")."""
    return (
        word in cues
        or any(word[:length] + "*" in cues for length in range(2, len(word)))
        or (len(word) > 4 and any("*" + word[-length:] in cues for length in (2, 3, 4, 5)))
    )


def tokens_stop(token: Token, text: str) -> bool:
    """Whether the mark ends a sentence: a blank and no small letter behind it."""
    behind = text[token.end : token.end + 2]
    return (
        not behind
        or (behind[0] == " " and not behind[1:].islower())
        or text[token.start] in "。！？"
    )
