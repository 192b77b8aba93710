"""Whether numbers are years, decades or dates where they stand, and not counts or labels."""

from collections.abc import Sequence

from provenance.dates.reading.place import Place, introduced
from provenance.dates.tokens.letters import Token
from provenance.model import Language
from provenance.words.lower import lowered

__all__ = [
    "is_calendar",
    "is_century",
    "is_decade",
    "is_figured_month",
    "is_numeric",
    "is_pair",
    "is_short_year",
    "is_signed",
    "is_year",
]


def is_year(place: Place) -> bool:
    """Whether four digits are a year where they stand, and not a count, a label, or cut off."""
    tokens, at, inside, before = place.tokens, place.at, place.inside, place.before
    latest = 2600 if place.language.writing.calendar == "buddhist" else 2200
    year = next(t for t in inside if t.letter == "y")
    value = year.value if isinstance(year.value, int) else 0
    if not 1000 <= value <= latest or any(counts(place, year) for counts in _NO_YEARS):
        return False
    lead = lowered(place.text[before.start]) if before else ""
    if before and lead in ("-", "/", ".", ":") and not year.space and at > 1:
        model = tokens[at - 2].letter == "V" and place.text[tokens[at - 2].end - 1].isupper()
        return before.letter == "-" and tokens[at - 2].letter in "vVy&tpo" and not model
    alone = at == 0 and place.end == len(tokens)
    named = len(inside) > 1 or alone or introduced(place) or value >= 1900
    return named and (value <= 2100 or latest > 2200 or len(inside) > 1)


def _counts(place: Place, _year: Token) -> bool:
    """Whether what it counts stands behind it: "1080p", Romanian "2000 de oameni"."""
    tokens, end, after = place.tokens, place.end, place.after
    if after is None:
        return False
    if after.letter in "c%°U":
        return not _is_title(after, place.text, place.language)
    if after.letter in "vV":
        return not after.space and place.text[after.start].isascii()
    return after.letter == "o" and end + 1 < len(tokens) and tokens[end + 1].letter == "c"


def _is_label(place: Place, _year: Token) -> bool:
    """Whether a word before it makes it a label, or it is the number of a house."""
    return (_labelled(place.tokens, place.at) and len(place.inside) == 1) or _names_a_house(place)


def _lacks_its_word(place: Place, _year: Token) -> bool:
    """Whether it counts a plain noun, where a year has a word behind it: not "2025 року" but
    Ukrainian "2025 саджанців".
    """
    before, after, writing = place.before, place.after, place.language.writing
    words = before and before.letter in "vV" and after and after.letter == "v" and after.space
    worded = place.language.time.year_end and not writing.parts_behind
    return bool(worded and words and len(place.inside) == 1)


def _is_joined(place: Place, year: Token) -> bool:
    """Whether it is part of what is written on to it: "a 2020-square-foot cellar", "M1911",
    "KM 1945", "0207 946 1958".
    """
    tokens, end, before, after = place.tokens, place.end, place.before, place.after
    if after and after.letter in "-/" and not after.space and end + 1 < len(tokens):
        follower = tokens[end + 1]
        slashed = follower.letter in "dnvV" and after.letter == "/"
        if not follower.space and (slashed or follower.letter == "c"):
            return True
    if before and before.letter in "vVdnyc" and _clings(before, year, place.text):
        return True
    return _is_model(tokens, place.at, place.text, place.language)


_NO_YEARS = (_counts, _is_label, _lacks_its_word, _is_joined)


def _labelled(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word for a label stands before the number: "section 1984", "No. 1947"."""
    if at > 1 and tokens[at - 1].letter == "." and not tokens[at - 1].space:
        at -= 1
    return at > 0 and tokens[at - 1].letter == "z"


def _names_a_house(place: Place) -> bool:
    """Whether a street follows the number: "1776 Washington Street", "1776 rue Verte"; not where
    a clause goes on ("en 2019 la calle …", "în 2019 strada …").
    """
    tokens, at, end = place.tokens, place.at, place.end
    year = end - at > 1 or (at > 0 and tokens[at - 1].value == "Y")  # "2019 году", "năm 2019"
    for number, token in enumerate(tokens[end : end + 3] if not year else ()):
        if token.letter == "s":
            return number > 0 or not introduced(place)
        if token.letter != "V":
            return False
    return False


def _is_title(noun: Token, text: str, language: Language) -> bool:
    """Whether a counted noun is part of a name: "the 2020 Games"."""
    plain = language.writing.capital and not language.writing.nouns_capital
    return plain and noun.letter == "c" and text[noun.start].isupper() and noun.end - noun.start > 3


def _clings(before: Token, year: Token, text: str) -> bool:
    """Whether the number goes on with what stands before: letters without a blank, a unit in
    capitals, other digits.
    """
    if before.letter == "c":
        return text[before.start : before.end].isupper() and text[before.start].isascii()
    return before.letter in "dny" or (not year.space and text[before.start].isascii())


def _is_model(tokens: Sequence[Token], at: int, text: str, language: Language) -> bool:
    """Whether the number counts the models of a maker: "a Falcon 2000"."""
    if at < 2 or language.writing.nouns_capital or tokens[at - 1].letter != "V":
        return False
    one = tokens[at - 2]
    return one.letter == "N" and one.value == 1 and text[tokens[at - 1].start].isupper()


def is_decade(place: Place) -> bool:
    """Whether a decade is one, and not an age, a temperature or a heap of things."""
    inside, tokens, at = place.inside, place.tokens, place.at
    decade, time = place.words.decade or 0, place.language.time
    if at and tokens[at - 1].word in time.owners:
        return False  # "in his early 20s"
    if decade >= 1000:
        return decade <= 2100
    if decade <= 40 and inside[-1].word == "s" and inside[0].letter in "Ed":
        return False  # "in the mid-20s" is an age or a temperature
    if any(_marks_a_decade(token, place.text) for token in inside):
        return True
    if any(t.letter == "Q" for t in inside):
        near = [t.letter for t in tokens[max(0, at - 2) : at] if t.letter != "'"][-1:]
        return (
            len(inside) > 1
            or place.language.writing.parts_behind
            or (bool(near) and near[0] in "opt")
        )
    if any(t.letter in "UI" for t in inside) or len(inside) > 3:
        return True
    return place.is_before("o&") and (at < 2 or tokens[at - 2].letter in "ptboZ&yE")


def _marks_a_decade(token: Token, text: str) -> bool:
    first = text[token.start]
    ending = token.letter == "Z" and (not first.isascii() or first in "-'")
    return ending or token.letter in "B'EI"


def is_numeric(place: Place) -> bool:
    """Whether numbers between marks are a date, and not a fraction, a score or a version."""
    text = place.words.numeric or ""
    if text.count("·") == 1:
        return True
    day = text[:10] if text[4:5] == "-" else text  # without the hour of an ISO stamp
    parts = day.replace("-", "/").replace(".", "/").split("/")
    if len(parts) == 2:
        return _is_day_and_month(text, parts, place)
    if place.is_after("c%"):
        return False
    if len(parts[0]) == 4:
        year, one, two = (int(part) for part in parts[:3])
        no_order = text[4] != "/" and min(one, two) > 12 and max(one, two) <= 31
        return 1000 <= year <= 2600 and (1 <= one <= 12 or no_order) and len(parts[-1]) <= 2
    return len(parts[-1]) != 3


def _is_day_and_month(text: str, parts: Sequence[str], place: Place) -> bool:
    """Whether two numbers are a day and a month: named as a time, and no "in 3/4 of cases"."""
    if not all(part.isdigit() and int(part) for part in parts) or int(parts[0]) > 31:
        return False
    before, after, weekday = place.before, place.after, place.words.weekday
    named = weekday is not None or place.is_before("p(gP")
    bracket = place.is_before("(") and weekday is None
    odds = before is not None and before.word in place.language.time.odds
    share = after is not None and after.letter == "o" and after.word.isalpha()
    if _is_scored(place) or odds or share or (bracket and "·" not in text):
        named = False  # "7-6 (11/9)", "at 3/1", "(8/10)", "in 3/4 of cases"
    if "." in text:
        named = named and place.is_before("pW") and not place.language.writing.decimal_point
    return named and min(map(int, parts)) <= 12 and max(map(int, parts)) <= 31


def _is_scored(place: Place) -> bool:
    """Whether a bracket before the numbers stands behind a number, as in a score."""
    return place.at > 1 and place.is_before("(") and place.tokens[place.at - 2].letter in "dnD"


def is_figured_month(place: Place) -> bool:
    """ "06/2004", "2017-09" as a month, and not as the number of a law, a model or an amount.

    A nought before the month is a sign of one; without it, a word of time must stand before.
    """
    before, inside = place.before, place.inside
    clings = before is not None and not inside[0].space and place.text[before.start].isascii()
    goes_on = place.is_after("-/") and not place.tokens[place.end].space
    if goes_on or place.is_after("cU%°") or (clings and place.is_before("-/.:vVdny")):
        return False
    if inside[0].letter == "D" and place.text[inside[0].start] != "0":  # "11.2017 per cent"
        amount = place.is_after("vV") and place.text[place.tokens[place.end].start].isascii()
        named = before is None or before.letter in "pFg" or not clings
        return named and not amount and not place.is_after("dnyp")
    if before is None or before.letter in ",(:;|pFgE":
        return True
    figures = next((t for t in inside if t.letter in "dD"), inside[0])
    capital = before.letter == "V" and (place.language.writing.nouns_capital or place.at == 1)
    if before.letter not in "vot-&/" and not capital:
        return False
    return inside[0].letter == "y" or place.text[figures.start] == "0"


def is_short_year(place: Place) -> bool:
    """Two digits behind a month as a year, and not as a count or the hour."""
    return not place.is_after("cU%n")


def is_pair(place: Place) -> bool:
    """Two years joined by a mark, and no label or count."""
    return not place.is_before("z") and not place.is_after("c%")


def is_century(place: Place) -> bool:
    """A century; one in a word is a name: Italian "Ottocento", where "ottocento" is 800."""
    last = place.inside[-1]
    return last.letter != "Q" or place.is_capital(last)


def is_signed(place: Place) -> bool:
    """Numbers with the signs of Chinese, Japanese and Korean, and no counter behind them.

    A year of Taiwan needs a month: "112年" alone is how long it took.
    """
    words = place.words
    taiwan = place.language.writing.calendar == "minguo" and 100 <= (words.year or 0) < 200
    if taiwan and words.month is None:
        return False
    return not (place.is_after("c") and not place.tokens[place.end].space)


def is_calendar(place: Place) -> bool:
    """A month of another calendar with a day or a year of it."""
    words = place.words
    return words.month is not None and (words.day is not None or words.year is not None)
