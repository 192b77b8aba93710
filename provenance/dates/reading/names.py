"""Months, weekdays and days that name a person, a street or a square."""

from collections.abc import Sequence

from provenance.dates.reading.place import Place
from provenance.dates.tokens.letters import Token
from provenance.model import Language

__all__ = ["is_name", "is_title", "is_title_of_night", "names_a_place"]

_NAMING = frozenset(
    "day day-range date-short month weekday season year date bare-day cjk calendar".split()
)


_STOPS = ".;:!?。！？؟"


def names_a_place(place: Place) -> bool:
    """Whether a date names a street, square or bridge."""
    words, tokens, end = place.words, place.tokens, place.end
    if words.rule not in _NAMING:
        return False
    after = [t for t in tokens[end : end + 3] if t.letter not in "-.j" and words.rule != "year"][:1]
    if after and after[0].letter == "s" and (tokens[end].letter != "v" or words.rule == "day"):
        return place.is_capital(after[0]) or words.rule != "weekday"
    if words.rule == "weekday" or words.weekday is not None or _is_inflected(place):
        return False
    back = [
        t for t in tokens[max(0, place.at - 3) : place.at] if not _links_a_name(t, place.language)
    ][-1:]
    return bool(back) and back[0].letter == "s"


def _is_inflected(place: Place) -> bool:
    """Whether a case ending is written on to a year: "a Malom utca 2019-ben", "Sokağı 2019'da"."""
    after, second = place.after, place.second
    return (
        place.words.rule == "year"
        and after is not None
        and after.letter in "-'"
        and not after.space
        and second is not None
        and not second.space
        and second.letter not in "dny"
    )


def _links_a_name(token: Token, language: Language) -> bool:
    return token.letter in ".Og'" or (token.letter in "op" and token.word in language.time.names_of)


def is_name(place: Place) -> bool:
    """Whether a lone month or weekday is a person's: "Marcus January", "Julio Abril"."""
    before, after = place.before, place.after
    if not place.is_capital(place.tokens[place.at]):
        return False
    if before and before.letter == "C":
        return True  # "via XX Settembre"
    if after and after.letter == "&" and place.text[after.start] == "&":
        return True
    spaced = after is not None and after.letter == "V" and after.space
    if spaced and before and before.word in place.language.time.articles:
        return True  # "the Saturday Standard"
    if place.language.writing.capital:
        return _is_name_of_capitals(place)
    return _is_name_of_small_months(place)


def _is_name_of_capitals(place: Place) -> bool:
    """The same where months and weekdays are written with a capital."""
    at, end, tokens, text = place.at, place.end, place.tokens, place.text
    letter, before, after = tokens[at].letter, place.before, place.after
    if letter in "Mm" and after is not None and after.letter in "Ww" and after.space:
        return text[after.start].isupper()  # "June Monday"
    if after is not None and after.letter == "-" and not after.space and end + 1 < len(tokens):
        joined = tokens[end + 1]
        if joined.letter == "V" and not joined.space:
            return True  # "Ada Monday-Venn"
    opens = before is None or before.letter in '&:"“('
    if opens and after is not None and after.letter in "VW" and after.space:
        return letter in "Ww" or after.letter == "W"  # "Friday Okafor"
    if before is None or before.letter != "V" or not tokens[at].space:
        return False
    closes = after is None or after.letter in ".,;)"
    return closes and letter in "Mm" and text[before.start + 1].islower()


def _is_name_of_small_months(place: Place) -> bool:
    """The same where they are small, so that a capital says something."""
    before, after = place.before, place.after
    if before is None or before.letter in _STOPS + '-—("“«:':
        return False
    if place.tokens[place.at].letter in "Mm" and after is not None and after.letter in "vV,.":
        return before.letter not in "ERLHX" and not place.text.isupper()  # "sur Mars"
    if before.letter in "ptbFoERLHXP":
        return False
    if before.letter in "VMmWw":
        return True
    return before.letter == "v" and after is not None and after.letter == "V"


def is_title(place: Place) -> bool:
    """Whether a season is part of a name or a verb: "the Autumn Leaf", "to fall"."""
    season, before, after = place.inside[-1], place.before, place.after
    if season.letter != "S":
        return False
    if (
        before
        and before.letter == "t"
        and before.word in place.language.time.infinitive
        and len(place.inside) == 1
    ):
        return True
    named = after is not None and after.letter == "V" and after.space
    if after is not None and place.text[after.start] == "&" and place.is_capital(season):
        return True  # "Winter & Sons"
    capital = place.is_capital(season) and not place.language.writing.nouns_capital
    return named and capital and not place.text[season.start : season.end].isupper()


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
