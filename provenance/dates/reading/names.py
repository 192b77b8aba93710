"""Months, weekdays and days that name a person, a street or a square."""

from collections.abc import Sequence

from provenance.dates.reading.expression import Expression
from provenance.dates.tokens.scan import Token
from provenance.model import Language

__all__ = ["is_name", "is_title_of_night", "names_a_place"]

_NAMING = frozenset("day day-range month weekday season year date bare-day cjk calendar".split())


_STOPS = ".;:!?。！？؟"


def names_a_place(words: Expression, tokens: Sequence[Token], at: int, end: int, text: str) -> bool:
    """Whether the date of `tokens[at:end]` names a street, square or bridge."""
    if words.rule not in _NAMING:
        return False
    after = [t for t in tokens[end : end + 3] if t.letter not in "-.j"][:1]
    if after and after[0].letter == "s" and (tokens[end].letter != "v" or words.rule == "day"):
        return text[after[0].start].isupper() or words.rule != "weekday"
    if words.rule == "weekday" or words.weekday is not None:
        return False
    back = [t for t in tokens[max(0, at - 3) : at] if not _links_a_name(t)][-1:]
    return bool(back) and back[0].letter == "s"


_GENITIVES = frozenset("de du des del d da do dos der den van la las los al of the".split())


def _links_a_name(token: Token) -> bool:
    return token.letter in ".Og'" or (token.letter in "op" and token.word in _GENITIVES)


def is_name(at: int, end: int, tokens: Sequence[Token], text: str, language: Language) -> bool:
    """Whether a lone month or weekday is a person's: "Marcus January", "Julio Abril"."""
    if not text[tokens[at].start].isupper():
        return False
    before = tokens[at - 1] if at else None
    after = tokens[end] if end < len(tokens) else None
    if before and before.letter == "C":
        return True  # "via XX Settembre"
    if after and after.letter == "&" and text[after.start] == "&":
        return True
    if before and before.word == "the" and after and after.letter == "V" and after.space:
        return True  # "the Saturday Standard"
    closes = after is None or after.letter in ".,;)"
    if language.writing.capital:
        if tokens[at].letter in "Mm" and after is not None and after.letter in "Ww" and after.space:
            return text[after.start].isupper()  # "June Monday"
        if after is not None and after.letter == "-" and not after.space and end + 1 < len(tokens):
            joined = tokens[end + 1]
            if joined.letter == "V" and not joined.space:
                return True  # "Ada Monday-Venn"
        opens = before is None or before.letter in '&:"“('
        if opens and after is not None and after.letter in "VW" and after.space:
            return tokens[at].letter in "Ww" or after.letter == "W"  # "Friday Okafor"
        named = before is not None and before.letter == "V" and tokens[at].space
        return (
            named and closes and tokens[at].letter in "Mm" and text[before.start + 1].islower()
            if before
            else False
        )
    if before is None or before.letter in _STOPS + '-—("“«:':
        return False
    if tokens[at].letter in "Mm" and after is not None and after.letter in "vV,.":
        return before.letter not in "ERLHX" and not text.isupper()  # "sur Mars": months are small
    if before.letter in "ptbFoERLHXP":
        return False
    if before.letter in "VMmWw":
        return True
    return before.letter == "v" and after is not None and after.letter == "V"


def is_title_of_night(
    inside: Sequence[Token], after: Token | None, text: str, language: Language
) -> bool:
    """Whether a weekday with its part of day begins a name: "Tuesday Night Music Club"."""
    return (
        language.writing.capital
        and not language.writing.nouns_capital
        and inside[-1].letter == "P"
        and text[inside[-1].start].isupper()
        and after is not None
        and after.letter == "V"
        and after.space
    )
