"""What must stand around months, days, weekdays, seasons and feasts for them to be dates."""

from provenance.dates.reading.names import is_name, is_title, is_title_of_night
from provenance.dates.reading.place import INTRODUCE, Place, introduced
from provenance.dates.reading.tense import Tense, tense_at
from provenance.dates.tokens.letters import Token
from provenance.words.lower import lowered

__all__ = [
    "is_ahead",
    "is_bare_day",
    "is_day",
    "is_holiday",
    "is_month",
    "is_offset",
    "is_part_of_unit",
    "is_quarter",
    "is_row_of_days",
    "is_season",
    "is_weekday",
    "is_weekend",
]

_EVES = frozenset(("12-24", "12-31", "E-2", "E-3", "E+1", "E-46"))  # days that are no seasons


def is_weekday(place: Place) -> bool:
    """A weekday, and no name, website or "it was a Sunday"."""
    inside, before, after = place.inside, place.before, place.after
    if after and after.letter == "." and place.text[after.end : after.end + 1].isalnum():
        return False  # "monday.com"
    if before and before.letter == "N" and before.value == 1:
        return False  # "it was a Sunday"
    if is_title_of_night(inside, after, place.text, place.language):
        return False
    if len(inside) > 1:
        return True
    if is_name(place):
        return False
    return inside[0].letter == "W" or _is_clear(place)


def _is_clear(place: Place) -> bool:
    """An ambiguous name counts with a capital inside a sentence: Greek "Δευτέρα"."""
    token, after = place.tokens[place.at], place.after
    if after and after.letter == "U" and after.value == "D":
        return True  # Turkish "cuma günü"
    long = token.end - token.start > 3
    return long and place.at > 0 and place.language.writing.capital and place.is_capital(token)


def is_month(place: Place) -> bool:
    """A month, and neither a name nor another word that is written as one."""
    words, inside, language = place.words, place.inside, place.language
    name = next((t for t in inside if t.letter in "Mm"), None)
    if len(inside) == 1 and is_name(place):
        return False
    if name is None or words.year is not None:
        return True
    before, after, text = place.before, place.after, place.text
    capital = place.is_capital(name) or not language.writing.capital
    introducers = "ptbFE(" if name.letter == "m" else INTRODUCE
    led = before is not None and before.letter in introducers
    hyphen = before and not name.space and lowered(text[before.start]) == "-"
    if hyphen or (after and after.letter == "-" and not after.space):
        return False  # "Maréchal-Juin", "Mar-a-Lago"
    if before and before.letter == "O" and language.writing.ordinals_count and len(inside) == 1:
        return False  # "the first July vote"
    if after and after.letter == "U" and after.value == "M":
        return True  # Turkish "ekim ayında"
    named = after is not None and after.letter in "SMmWw" and place.is_capital(after)
    if named and not language.writing.capital and not led and place.is_capital(name):
        return False  # "Maj Sommer"
    if len(inside) == 1 and not led and (sure := _is_lone_month(place, name)) is not None:
        return sure
    return capital if name.letter == "m" else capital or len(inside) > 1 or led


def _is_lone_month(place: Place, name: Token) -> bool | None:
    """What the words beside a month that stands alone say of it; None where they say nothing."""
    before, after, language = place.before, place.after, place.language
    free = language.writing.parts_behind or language.time.clitics
    if not free and before and before.letter in "vV":
        # "the warmest February", and not "the late Ada April"
        endings = tuple(ending.lstrip("*") for ending in language.time.superlatives)
        return bool(endings) and before.word.endswith(endings) and name.letter == "M"
    if after and after.letter == "V" and after.space and place.is_capital(name):
        return False  # "April Ryan"
    return False if name.letter == "m" else None


def is_day(place: Place) -> bool:
    """A day of a month, and neither a count of things nor "the first July vote"."""
    inside, language = place.inside, place.language
    name = next((t for t in inside if t.letter in "Mm"), None)
    if name is None or place.is_after("c%"):
        return False
    if any(t.letter == "O" for t in inside) and not any(t.letter == "d" for t in inside):
        ordinal = next(t for t in inside if t.letter == "O")
        if language.writing.ordinals_count and inside[-1] is name and inside[-2] is ordinal:
            return False  # "the first July vote"
        if not isinstance(ordinal.value, int) or ordinal.value > 31:
            return False
    if name.letter == "m" and language.writing.capital:
        return place.is_capital(name) or any(t.letter == "j" for t in inside)
    return True


def is_row_of_days(place: Place) -> bool:
    """A row of days: one of a named month is none where a count of things follows."""
    return not any(t.letter in "Mm" for t in place.inside) or is_day(place)


def is_bare_day(place: Place) -> bool:
    """The number of a day alone: behind "the" or a weekday, and not cut out of a longer number."""
    inside, before, after = place.inside, place.before, place.after
    if inside[0].letter == "d" and before is not None and before.letter == "o":
        return len(inside) == 1 or before.word in place.language.time.on_day  # "on the 14th"
    goes_on = after is not None and after.letter in "-/.:%cUj" and not after.space
    more = goes_on and after is not None and place.text[after.end : after.end + 1].strip() != ""
    return len(inside) > 1 or not more


def is_part_of_unit(place: Place) -> bool:
    """A part behind its unit, in the languages that put it there, and no count of units."""
    return place.language.writing.parts_behind and not place.is_before("dnNU")


def is_weekend(place: Place) -> bool:
    """ "At the weekend", where no month or day of it follows."""
    second = place.second if place.is_after("o") else None
    return introduced(place) and not (second and second.letter in "MmdD")


def is_season(place: Place) -> bool:
    """A season, and neither a name, nor "to fall", nor "spring water"."""
    inside, before, after = place.inside, place.before, place.after
    if is_title(place):
        return False
    noun = after is not None and after.letter == "v" and after.space
    attribute = noun and before is not None and before.word in place.language.time.joining
    return len(inside) > 1 or (introduced(place) and not attribute)


def is_holiday(place: Place) -> bool:
    """A feast that says when: behind a preposition, or with a year or a word for last or next."""
    inside, before, after, language = place.inside, place.before, place.after, place.language
    if (
        before
        and before.word in language.time.articles
        and after
        and after.letter == "v"
        and after.space
    ):
        return False  # "the Hanukkah lamp"
    near = before is not None and before.letter in "poP'"
    near = near or _has_clitic(inside[0], place)
    sure = language.writing.parts_behind or place.words.holiday in _EVES
    return len(inside) > 1 or near or sure or introduced(place)


def _has_clitic(token: Token, place: Place) -> bool:
    """Whether a preposition is written on to the name of a feast: Hebrew "בחנוכה"."""
    clitics = place.language.time.clitics
    return bool(clitics) and token.word.startswith(clitics)


def is_quarter(place: Place) -> bool:
    """A quarter or half of a year, and not of a game."""
    if place.words.year is not None or place.words.turn is not None:
        return True
    counted = any(
        t.letter in "Uq" and t.word not in place.language.time.games for t in place.inside
    )
    return counted and introduced(place)


def is_offset(place: Place) -> bool:
    """ "Two days after", and not "after 17 days of talks"."""
    return place.inside[0].letter != "R" or place.language.writing.rtl


def is_ahead(place: Place) -> bool:
    """ "In three days" as a day to come, and not as how long it took."""
    opening = place.inside[0]
    if opening.letter != "F" or any(t.letter == "f" for t in place.inside):
        return True
    if opening.word and opening.word not in place.language.time.before:
        return True
    tense = tense_at(place.tokens, place.at, place.end, place.text, place.language)
    return tense is Tense.FUTURE
