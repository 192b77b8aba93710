"""An expression where it stands: what the rules' tests of context look at."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from provenance.dates.reading.expression import Expression
from provenance.dates.tokens.letters import Token
from provenance.model import Language

__all__ = ["INTRODUCE", "Place", "Test", "always", "introduced", "never", "stands_free"]

INTRODUCE = "ptbFoE(R"  # letters of words that stand before a time: "in", "until", "early"
_CURRENCY = "$€£¥₹₽₴%#№+@*_°"
_EQUALS = ("year", "years", "decade", "bare-day", "figured-month")  # "x=2019" is no date
_LABELS = "#№"
_TITLED = ("month", "weekday", "season", "day")


class Place(NamedTuple):
    """The expression `words` that `tokens[at:end]` of a text make, and all that is around it."""

    words: Expression
    tokens: Sequence[Token]
    at: int
    end: int
    text: str
    language: Language

    @property
    def inside(self) -> Sequence[Token]:
        """The tokens of the expression."""
        return self.tokens[self.at : self.end]

    @property
    def before(self) -> Token | None:
        """The token before it; None at the beginning."""
        return self.tokens[self.at - 1] if self.at else None

    @property
    def after(self) -> Token | None:
        """The token behind it; None at the end."""
        return self.tokens[self.end] if self.end < len(self.tokens) else None

    @property
    def second(self) -> Token | None:
        """The second token behind it; None where there is none."""
        return self.tokens[self.end + 1] if self.end + 1 < len(self.tokens) else None

    def is_before(self, letters: str) -> bool:
        """Whether the token before it carries one of `letters`."""
        return self.at > 0 and self.tokens[self.at - 1].letter in letters

    def is_after(self, letters: str) -> bool:
        """Whether the token behind it carries one of `letters`."""
        return self.end < len(self.tokens) and self.tokens[self.end].letter in letters

    def is_capital(self, token: Token) -> bool:
        """Whether a token of the text begins with a capital."""
        return self.text[token.start].isupper()


Test = Callable[[Place], bool]
"""Whether what a rule has read is a date where it stands."""


def always(_place: Place) -> bool:
    """The test of rules that need none: what they read is a date wherever it stands."""
    return True


def never(_place: Place) -> bool:
    """The test of pieces, which are dates only beside another expression."""
    return False


def stands_free(place: Place) -> bool:
    """Whether no sign before an expression makes it an amount, a label or a person's name."""
    before = place.before
    if before is None:
        return True
    if before.letter in _LABELS or (
        before.letter in _CURRENCY and not place.tokens[place.at].space
    ):
        return False
    if before.letter == "=" and place.words.rule in _EQUALS and not place.tokens[place.at].space:
        return False
    titled = place.tokens[place.at - 2] if before.letter == "." and place.at > 1 else before
    return titled.letter != "u" or place.words.rule not in _TITLED  # "Mrs May"


def introduced(place: Place) -> bool:
    """Whether a preposition of time stands before, an article in between allowed."""
    tokens, placed = place.tokens, place.language.time.placed
    back = place.at - 1
    while back >= 0 and back >= place.at - 2 and tokens[back].letter == "o":
        if tokens[back].word in placed:
            return True
        back -= 1
    return back >= 0 and tokens[back].letter in INTRODUCE
