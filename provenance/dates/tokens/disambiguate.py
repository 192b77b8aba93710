"""Words with two meanings take the one that their neighbours ask for."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from provenance.dates.tokens.letters import COUNTS, Others, Token

__all__ = ["disambiguate"]

_TURNED = frozenset("UMmWwSK")


class _Doubt(NamedTuple):
    """A word with several meanings: its place, its letter, its other meanings, its neighbours."""

    tokens: list[Token]
    at: int
    letter: str
    others: Others
    before: str
    after: str

    @property
    def turns(self) -> bool:
        """Whether a word for last, this or next stands behind what it turns."""
        small = self.letter in "LHX" and self.letter.lower() in self.others
        return small and self.before != "" and self.before in _TURNED


# The letter that a word takes, and what its neighbours must be for it; the first row that fits.
_RULES: tuple[tuple[str, Callable[[_Doubt], bool]], ...] = (
    ("B", lambda d: d.before not in COUNTS and _tens_follow(d.tokens, d.at + 1)),
    ("U", lambda d: d.before in COUNTS),
    ("Y", lambda d: d.letter == "U" and d.before == "y"),
    ("g", lambda d: d.before not in COUNTS and d.after != "" and d.after in "dD"),
    ("a", lambda d: d.before not in COUNTS and _count_follows(d.tokens, d.at + 1)),
    ("F", lambda d: d.letter in "boptRx" and _is_ahead(d)),
    ("P", lambda d: d.letter == "T" and _weekday_follows(d.tokens, d.at + 1)),
    ("N", lambda d: d.letter == "Q" and d.before != "B"),
    ("O", lambda d: d.letter == "W" and d.after != "" and d.after in "vVUSE"),
    ("A", lambda d: d.letter == "L" and d.turns and _counted(d.tokens, d.at)),
    ("l", lambda d: d.letter == "L" and d.turns),
    ("h", lambda d: d.letter == "H" and d.turns),
    ("x", lambda d: d.letter == "X" and d.turns),
    ("A", lambda d: d.letter in "lL" and d.before == "U" and _counted(d.tokens, d.at)),
    ("R", lambda d: d.letter == "f" and d.before == "U" and d.after == "p"),
)


def disambiguate(tokens: list[Token], doubtful: Sequence[tuple[int, Others]]) -> None:
    """Words with two meanings, `doubtful` by their place, take the one their neighbours ask for."""
    for at, others in doubtful:
        token = tokens[at]
        before = tokens[at - 1].letter if at else ""
        after = tokens[at + 1].letter if at + 1 < len(tokens) else ""
        doubt = _Doubt(tokens, at, token.letter, others, before, after)
        wanted = (letter for letter, fits in _RULES if letter in others and fits(doubt))
        if letter := next(wanted, ""):
            tokens[at] = token._replace(letter=letter, value=others[letter])


def _is_ahead(doubt: _Doubt) -> bool:
    """Whether units follow that are still to come: "in three days", not "after two weeks of"."""
    stop = _units_end(doubt.tokens, doubt.at + 1)
    begins = doubt.letter == "R" and doubt.tokens[stop : stop + 1]
    return bool(stop) and not (begins and doubt.tokens[stop].letter == "o")


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
