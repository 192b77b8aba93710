"""Finding the rule that fits: the longest match at a place wins, the first listed among equals."""

import re
from collections.abc import Sequence
from functools import lru_cache

from provenance.dates.reading.expression import Expression
from provenance.dates.reading.first_letters import first_letters
from provenance.dates.reading.place import Test
from provenance.dates.reading.rules import RULES
from provenance.dates.reading.says import nth, shortened, spoken, written
from provenance.dates.tokens.letters import Note, Token

__all__ = ["match_at"]

_SAYS = {**written.BUILD, **spoken.BUILD, **nth.BUILD, **shortened.BUILD}
_BEHIND, _AHEAD = 3, 32  # letters a rule looks back and, at most, forward
# No rule reads over a word that is in no table, though some look whether one follows.
_ROW, _LINK, _LINKS = re.compile(r"[^vV]*[vV]?"), re.compile(r"[bgo]o*$"), frozenset("bgo")
_COMPILED = tuple(
    (name, re.compile(pattern), _SAYS[says], test) for name, pattern, says, test in RULES
)
_FIRST = [first_letters(pattern) for _, pattern, _, _ in RULES]
_BY_FIRST = {
    letter: [number for number, letters in enumerate(_FIRST) if letter in letters]
    for letter in frozenset[str]().union(*_FIRST)
}


def match_at(letters: str, tokens: Sequence[Token], at: int) -> tuple[Expression, int, Test] | None:
    """The longest expression that begins at token `at`, the token behind it, and the test that its
    surroundings must pass; None if none begins here.

    `letters` is the letter of every token in one string.
    """
    behind = _LINK.search(letters, max(0, at - _BEHIND), at) if letters[at - 1] in _LINKS else None
    row = _ROW.match(letters, at, at + _AHEAD)
    for length, number in _fitting(behind[0] if behind else "", row[0] if row else ""):
        name, _, build, test = _COMPILED[number]
        end = at + length
        inside = tokens[at:end]
        expression = build(inside)
        if expression is not None:
            inner = end - 1
            while inner > at and (letters[inner] == "." or _is_hyphenated(tokens[inner])):
                inner -= 1
            anaphoric = Note.ANAPHORIC in [token.note for token in inside]
            span = tokens[at].start, tokens[inner].end
            return expression.placed(name, anaphoric, span), end, test
    return None


@lru_cache(maxsize=65_536)
def _fitting(behind: str, ahead: str) -> tuple[tuple[int, int], ...]:
    """Length and number of every rule that fits between what stands behind and ahead, the longest
    first and then the first listed. Texts use few rows of letters again and again.
    """
    row, at = behind + ahead, len(behind)
    found = []
    for number in _BY_FIRST.get(ahead[:1], ()):
        match = _COMPILED[number][1].match(row, at)
        if match and match.end() > at:
            found.append((match.end() - at, number))
    return tuple(sorted(found, key=lambda pair: (-pair[0], pair[1])))


def _is_hyphenated(token: Token) -> bool:
    """An ending behind a hyphen, which is no part of the date: "3-án"."""
    return token.letter == "j" and token.word.startswith("- ")
