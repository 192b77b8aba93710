"""Whether numbers are years, decades or dates where they stand, and not counts or labels."""

from collections.abc import Sequence

from provenance.dates.reading.expression import Expression
from provenance.dates.tokens.lexicon import fold
from provenance.dates.tokens.scan import Token
from provenance.model import Language

__all__ = ["INTRODUCE", "introduced", "is_decade", "is_numeric", "is_scored", "is_year"]

INTRODUCE = "ptbFoE(R"
_PLACED = ("in the", "on the", "on", "na", "no", "nel", "im", "am")  # article and preposition


def introduced(tokens: Sequence[Token], at: int) -> bool:
    """Whether a preposition of time stands before, an article in between allowed."""
    back = at - 1
    while back >= 0 and back >= at - 2 and tokens[back].letter == "o":
        if tokens[back].word in _PLACED:
            return True
        back -= 1
    return back >= 0 and tokens[back].letter in INTRODUCE


def is_year(
    inside: Sequence[Token],
    tokens: Sequence[Token],
    at: int,
    end: int,
    text: str,
    language: Language,
) -> bool:
    """Whether four digits are a year where they stand, and not a count, a label, or cut off."""
    latest = 2600 if language.code == "th" else 2200  # Thai years are Buddhist
    year = next(t for t in inside if t.letter == "y")
    value = year.value if isinstance(year.value, int) else 0
    before = tokens[at - 1] if at else None
    after = tokens[end] if end < len(tokens) else None
    if not 1000 <= value <= latest:
        return False
    if after and after.letter in "c%°U" and not _is_title(after, text, language):
        return False
    if after and after.letter in "vV" and not after.space and text[after.start].isascii():
        return False  # "1080p"
    if after and after.letter == "o" and end + 1 < len(tokens) and tokens[end + 1].letter == "c":
        return False  # Romanian "2000 de oameni"
    if (_labelled(tokens, at) and len(inside) == 1) or _names_a_house(tokens, end):
        return False
    named = language.time.year_end and not language.writing.parts_behind  # "2025 року"
    words = before and before.letter in "vV" and after and after.letter == "v" and after.space
    if named and words and len(inside) == 1:
        return False  # Ukrainian "2025 саджанців"
    if after and after.letter in "-/" and not after.space and end + 1 < len(tokens):
        follower = tokens[end + 1]
        if not follower.space and follower.letter in "dnvV" and after.letter == "/":
            return False
        if not follower.space and follower.letter == "c":
            return False  # "a 2020-square-foot cellar"
    if before and before.letter in "vVdnyc" and _clings(before, year, text):
        return False  # "M1911", "KM 1945", "0207 946 1958"
    if _is_model(tokens, at, text, language):
        return False
    if before and fold(text[before.start]) in ("-", "/", ".", ":") and not year.space and at > 1:
        model = tokens[at - 2].letter == "V" and text[tokens[at - 2].end - 1].isupper()
        return before.letter == "-" and tokens[at - 2].letter in "vVy&t" and not model
    alone = at == 0 and end == len(tokens)
    named = len(inside) > 1 or alone or introduced(tokens, at) or value >= 1900
    return named and (value <= 2100 or latest > 2200 or len(inside) > 1)


def _labelled(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word for a label stands before the number: "section 1984", "No. 1947"."""
    if at > 1 and tokens[at - 1].letter == "." and not tokens[at - 1].space:
        at -= 1
    return at > 0 and tokens[at - 1].letter == "z"


def _names_a_house(tokens: Sequence[Token], end: int) -> bool:
    """Whether a street follows the number before the next mark: "1776 Washington Street"."""
    for token in tokens[end : end + 3]:
        if token.letter == "s":
            return True
        if token.letter in ",.;:()":
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


def is_decade(
    words: Expression,
    inside: Sequence[Token],
    tokens: Sequence[Token],
    at: int,
    text: str,
    behind: bool,
    owners: tuple[str, ...],
) -> bool:
    """Whether a decade is one, and not an age, a temperature or a heap of things.

    `behind` tells whether the language puts parts behind, `owners` its words for whose age it is.
    """
    if at and tokens[at - 1].word in owners:
        return False  # "in his early 20s"
    if (words.decade or 0) >= 1000:
        return 1000 <= (words.decade or 0) <= 2100
    if (words.decade or 0) <= 40 and inside[-1].word == "s" and inside[0].letter in "Ed":
        return False  # "in the mid-20s" is an age or a temperature
    if any(
        t.letter in "B'EI"
        or (
            (t.letter == "Z" and not text[t.start].isascii())
            or (t.letter == "Z" and text[t.start] in "-'")
        )
        for t in inside
    ):
        return True
    if any(t.letter == "Q" for t in inside):
        near = [t.letter for t in tokens[max(0, at - 2) : at] if t.letter != "'"][-1:]
        return len(inside) > 1 or behind or (bool(near) and near[0] in "opt")
    if any(t.letter in "UI" for t in inside) or len(inside) > 3:
        return True
    return (
        at > 0 and tokens[at - 1].letter in "o&" and (at < 2 or tokens[at - 2].letter in "ptboZ&yE")
    )


def is_scored(tokens: Sequence[Token], at: int) -> bool:
    """Whether a bracket before the numbers stands behind a number, as in a score."""
    return at > 1 and tokens[at - 1].letter == "(" and tokens[at - 2].letter in "dnD"


def is_numeric(
    words: Expression,
    before: Token | None,
    after: Token | None,
    language: Language,
    scored: bool,
) -> bool:
    """Whether numbers between marks are a date, and not a fraction, a score or a version."""
    text = words.numeric or ""
    if text.count("·") == 1:
        return True
    day = text[:10] if text[4:5] == "-" else text  # without the hour of an ISO stamp
    parts = day.replace("-", "/").replace(".", "/").split("/")
    if len(parts) == 2:
        if not all(part.isdigit() and int(part) for part in parts) or int(parts[0]) > 31:
            return False
        named = words.weekday is not None or (before is not None and before.letter in "p(gP")
        bracket = before is not None and before.letter == "(" and words.weekday is None
        odds = before is not None and before.word == "at"
        if (
            scored
            or odds
            or (bracket and "·" not in text)
            or (after and after.letter == "o" and after.word.isalpha())
        ):
            named = False  # "7-6 (11/9)", "at 3/1", "(8/10)", "in 3/4 of cases"
        if "." in text:
            named = named and before is not None and before.letter in "pW" and language.code != "en"
        return named and min(map(int, parts)) <= 12 and max(map(int, parts)) <= 31
    if after and after.letter in "c%":
        return False
    if len(parts[0]) == 4:
        return 1000 <= int(parts[0]) <= 2600 and 1 <= int(parts[1]) <= 12 and len(parts[-1]) <= 2
    return len(parts[-1]) != 3
