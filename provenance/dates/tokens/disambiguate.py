"""Words with two meanings take the one that their neighbours ask for."""

from collections.abc import Sequence

from provenance.dates.tokens.letters import COUNTS, Others, Token

__all__ = ["disambiguate"]

_TURNED = frozenset("UMmWwSK")


def disambiguate(tokens: list[Token], doubtful: Sequence[tuple[int, Others]]) -> None:
    """Words with two meanings, `doubtful` by their place, take the one their neighbours ask for."""
    for at, others in doubtful:
        token = tokens[at]
        before = tokens[at - 1].letter if at else ""
        after = tokens[at + 1] if at + 1 < len(tokens) else None
        letter = token.letter
        if "B" in others and before not in COUNTS and _tens_follow(tokens, at + 1):
            letter = "B"
        elif "U" in others and before in COUNTS and before:
            letter = "U"
        elif letter == "U" and "Y" in others and before == "y":
            letter = "Y"
        elif "g" in others and before not in COUNTS and after and after.letter in "dD":
            letter = "g"
        elif "a" in others and before not in COUNTS and _count_follows(tokens, at + 1):
            letter = "a"
        elif "F" in others and letter in "boptRx" and (stop := _units_end(tokens, at + 1)):
            letter = (
                letter
                if letter == "R" and tokens[stop - 1 :][1:2] and tokens[stop].letter == "o"
                else "F"
            )
        elif letter == "T" and "P" in others and _weekday_follows(tokens, at + 1):
            letter = "P"
        elif letter == "Q" and "N" in others and before != "B":
            letter = "N"
        elif letter == "W" and "O" in others and after and after.letter in "vVUSE":
            letter = "O"
        elif letter in "LHX" and letter.lower() in others and before and before in _TURNED:
            counted = before == "U" and at > 1 and tokens[at - 2].letter in COUNTS
            letter = "A" if counted and letter == "L" and "A" in others else letter.lower()
        elif letter in "lL" and "A" in others and before == "U" and _counted(tokens, at):
            letter = "A"
        elif letter == "f" and "R" in others and before == "U" and after and after.letter == "p":
            letter = "R"
        if letter != token.letter:
            tokens[at] = token._replace(letter=letter, value=others.get(letter, token.value))


def _counted(tokens: list[Token], at: int) -> bool:
    return at > 1 and tokens[at - 1].letter == "U" and tokens[at - 2].letter in COUNTS


def _units_end(tokens: list[Token], at: int) -> int:
    """The token behind a number of units, or a dual, that stands here; 0 where none does."""
    if _count_follows(tokens, at):
        return at + 2
    dual = at < len(tokens) and tokens[at].letter == "U" and str(tokens[at].value)[:1].isdigit()
    return at + 1 if dual else 0


def _weekday_follows(tokens: list[Token], at: int) -> bool:
    """Whether a weekday stands here, a preposition before it allowed: "overnight on Friday"."""
    at += at < len(tokens) and tokens[at].letter in "op"
    return at < len(tokens) and tokens[at].letter == "W"


def _count_follows(tokens: list[Token], at: int) -> bool:
    return at + 1 < len(tokens) and tokens[at].letter in COUNTS and tokens[at + 1].letter == "U"


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
