"""What stands around an expression: whether it is a date, and which way its tense turns it."""

from collections.abc import Sequence

from provenance.dates.reading.expression import Expression
from provenance.dates.reading.names import is_name, is_title_of_night
from provenance.dates.reading.numbers import (
    INTRODUCE,
    introduced,
    is_decade,
    is_numeric,
    is_scored,
    is_year,
)
from provenance.dates.reading.tense import Tense, tense_at
from provenance.dates.tokens.lexicon import fold
from provenance.dates.tokens.scan import Token
from provenance.model import Language

__all__ = ["is_date"]

_CURRENCY = "$€£¥₹₽₴%#№+=@*_°"
_LABELS = "#№"
_JOINING = frozenset("of for and to with de per y et e und für".split())  # "for spring water"
_GAMES = frozenset("half halves helft hälfte halvdel halvparten hälften halvan".split())


_EVES = frozenset(("12-24", "12-31", "E-2", "E-3", "E+1", "E-46"))  # days that are no seasons


def is_date(
    words: Expression, tokens: Sequence[Token], at: int, end: int, text: str, language: Language
) -> bool:
    """Whether the expression of `tokens[at:end]` is a date where it stands, and not a count, a
    score, an age, a name or a product number.
    """
    before = tokens[at - 1] if at else None
    after = tokens[end] if end < len(tokens) else None
    inside = tokens[at:end]
    if before and before.letter in _CURRENCY and not tokens[at].space:
        return False
    if before and before.letter in _LABELS:
        return False
    titled = tokens[at - 2] if before and before.letter == "." and at > 1 else before
    if titled and titled.letter == "u" and words.rule in ("month", "weekday", "season", "day"):
        return False  # "Mrs May"
    dotted = after is not None and after.letter == "." and text[after.end : after.end + 1].isalnum()
    if words.rule == "weekday" and dotted:
        return False  # "monday.com"
    if (
        words.rule in ("month", "weekday")
        and len(inside) == 1
        and is_name(at, end, tokens, text, language)
    ):
        return False
    match words.rule:
        case "part" | "daypart" | "turn" | "turn-behind":
            return False
        case "slashed-month":  # "Law 11/2009" is none
            counted = after is not None and after.letter in "cU%"
            return not counted and (before is None or before.letter in ",(pF")
        case "part-of-unit":
            return language.writing.parts_behind and not (before and before.letter in "dnNU")
        case "date-short":
            return not (after and after.letter in "cU%n")
        case "bare-day":
            goes_on = after is not None and after.letter in "-/.:%cUj" and not after.space
            if inside[0].letter == "d" and before is not None and before.letter == "o":
                return len(inside) == 1 or before.word in ("on", "on the")  # "on the 14th"
            more = goes_on and after is not None and text[after.end : after.end + 1].strip() != ""
            return len(inside) > 1 or not more
        case "year":
            return is_year(inside, tokens, at, end, text, language)
        case "years":
            labelled = before is not None and before.letter == "z"
            return not labelled and not (after and after.letter in "c%")
        case "month":
            return _is_month(words, inside, before, after, text, language)
        case "day":
            return _is_day(inside, before, after, text, language)
        case "day-range":
            return words.numeric is None and (
                not any(t.letter in "Mm" for t in inside)
                or _is_day(inside, before, after, text, language)
            )
        case "weekday":
            if before and before.letter == "N" and before.value == 1:
                return False  # "it was a Sunday"
            if is_title_of_night(inside, after, text, language):
                return False
            return len(inside) > 1 or _is_weekday(tokens, at, text, language)
        case "weekend":
            named = (
                tokens[end + 1] if after and after.letter == "o" and end + 1 < len(tokens) else None
            )
            return introduced(tokens, at) and not (named and named.letter in "MmdD")
        case "season":
            if _is_title(inside, before, after, text, language):
                return False
            noun = after is not None and after.letter == "v" and after.space
            attribute = noun and before is not None and before.word in _JOINING
            return len(inside) > 1 or (introduced(tokens, at) and not attribute)
        case "holiday":
            if before and before.word == "the" and after and after.letter == "v" and after.space:
                return False  # "the Hanukkah lamp"
            near = before is not None and before.letter in "poP'" and before.word != "em"  # Natal
            near = near or _has_clitic(inside[0], language)
            sure = language.writing.parts_behind or words.holiday in _EVES
            return len(inside) > 1 or near or sure or introduced(tokens, at)
        case "quarter":
            if words.year is not None or words.turn is not None:
                return True
            counted = any(t.letter in "Uq" and t.word not in _GAMES for t in inside)
            return counted and introduced(tokens, at)
        case "century":
            word = inside[-1].letter == "Q"  # Italian "Ottocento"; "ottocento" is 800
            return not word or text[inside[-1].start].isupper()
        case "decade":
            return is_decade(
                words, inside, tokens, at, text, language.writing.parts_behind, language.time.owners
            )
        case "numeric":
            return is_numeric(words, before, after, language, is_scored(tokens, at))
        case "offset":
            return inside[0].letter != "R" or language.writing.rtl  # "after 17 days of talks"
        case "hence":
            return _is_ahead(inside, tokens, at, end, text, language)
        case "cjk":
            return not (after and after.letter == "c" and not after.space)
        case "calendar":
            return words.month is not None and (words.day is not None or words.year is not None)
        case _:
            return True


def _has_clitic(token: Token, language: Language) -> bool:
    """Whether a preposition is written on to the name of a feast: Hebrew "בחנוכה"."""
    return bool(language.time.clitics) and token.word.startswith(language.time.clitics)


def _is_title(
    inside: Sequence[Token],
    before: Token | None,
    after: Token | None,
    text: str,
    language: Language,
) -> bool:
    """Whether a season is part of a name or a verb: "the Autumn Leaf", "to fall"."""
    season = inside[-1]
    if season.letter != "S":
        return False
    if before and before.letter == "t" and before.word == "to" and len(inside) == 1:
        return True
    named = after is not None and after.letter == "V" and after.space
    if after is not None and text[after.start] == "&" and text[season.start].isupper():
        return True  # "Winter & Sons"
    capital = text[season.start].isupper() and not language.writing.nouns_capital
    return named and capital and not text[season.start : season.end].isupper()


def _is_ahead(
    inside: Sequence[Token],
    tokens: Sequence[Token],
    at: int,
    end: int,
    text: str,
    language: Language,
) -> bool:
    """Whether "in three days" is the day, told in the future, and not how long it took."""
    opening = inside[0]
    if opening.letter != "F" or any(t.letter == "f" for t in inside):
        return True
    if opening.word and opening.word not in language.time.before:
        return True
    return tense_at(tokens, at, end, text, language) is Tense.FUTURE


def _is_weekday(tokens: Sequence[Token], at: int, text: str, language: Language) -> bool:
    """An ambiguous name counts with a capital inside a sentence: Greek "Δευτέρα"."""
    token = tokens[at]
    if token.letter == "W":
        return True
    if at + 1 < len(tokens) and tokens[at + 1].letter == "U" and tokens[at + 1].value == "D":
        return True  # Turkish "cuma günü"
    long = token.end - token.start > 3
    return long and at > 0 and language.writing.capital and text[token.start].isupper()


def _is_month(
    words: Expression,
    inside: Sequence[Token],
    before: Token | None,
    after: Token | None,
    text: str,
    language: Language,
) -> bool:
    name = next((t for t in inside if t.letter in "Mm"), None)
    if name is None or words.year is not None:
        return True
    capital = text[name.start].isupper() or not language.writing.capital
    introducers = "ptbFE(" if name.letter == "m" else INTRODUCE
    introduced = before is not None and before.letter in introducers
    if after and after.letter == "-" and not after.space:
        return False  # "Mar-a-Lago"
    if before and before.letter == "O" and language.code == "en" and len(inside) == 1:
        return False  # "the first July vote"
    if after and after.letter == "U" and after.value == "M":
        return True  # Turkish "ekim ayında"
    if after and not after.space and fold(text[after.start]) == "-":
        return False  # "Mar-a-Lago"
    named = after is not None and after.letter in "SMmWw" and text[after.start].isupper()
    if named and not language.writing.capital and not introduced and text[name.start].isupper():
        return False  # "Maj Sommer"
    if before and not name.space and fold(text[before.start]) == "-":
        return False  # "Maréchal-Juin"
    free = language.writing.parts_behind or language.time.clitics
    if len(inside) == 1 and not introduced and not free and before and before.letter in "vV":
        # "the warmest February", and not "the late Ada April"
        return before.word.endswith("est") and language.code == "en" and name.letter == "M"
    if len(inside) == 1 and not introduced:
        if after and after.letter == "V" and after.space and text[name.start].isupper():
            return False  # "April Ryan"
        if name.letter == "m":
            return False
    return capital if name.letter == "m" else capital or len(inside) > 1 or introduced


def _is_day(
    inside: Sequence[Token],
    before: Token | None,
    after: Token | None,
    text: str,
    language: Language,
) -> bool:
    name = next((t for t in inside if t.letter in "Mm"), None)
    if name is None or (after and after.letter in "c%"):
        return False
    if any(t.letter == "O" for t in inside) and not any(t.letter == "d" for t in inside):
        ordinal = next(t for t in inside if t.letter == "O")
        if language.code == "en" and inside[-1] is name and inside[-2] is ordinal:
            return False  # "the first July vote"
        if not isinstance(ordinal.value, int) or ordinal.value > 31:
            return False
    if name.letter == "m" and language.writing.capital:
        return text[name.start].isupper() or any(t.letter == "j" for t in inside)
    return True
