"""What stands around an expression: whether it is a date, and which way its tense turns it."""

from collections.abc import Sequence
from functools import lru_cache

from provenance.dates.grammar import Expression
from provenance.dates.resolve import Tense
from provenance.dates.scan import Token, fold
from provenance.model import Language

__all__ = ["is_date", "tense_at"]

_STOPS = ".;:!?。！？؟"
_CURRENCY = "$€£¥₹₽₴%#№+=&@*_°"
_BACK, _AHEAD = 24, 14
_NAMING = ("day", "day-range", "month", "weekday")
_INTRODUCE = "ptbFoE("


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
    if words.rule in _NAMING and after and after.letter == "s" and text[after.start].isupper():
        return False  # "4 July Street"
    match words.rule:
        case "year":
            latest = 2600 if language.code == "th" else 2200  # Thai years are Buddhist
            return _is_year(inside, tokens, at, end, text, latest)
        case "years":
            return not (after and after.letter in "c%")
        case "month":
            return _is_month(words, inside, before, after, text, language)
        case "day" | "day-range":
            if any(t.letter == "s" for t in tokens[max(0, at - 2) : at]):
                return False  # "rue du 4 juillet"
            return _is_day(inside, before, after, text, language)
        case "weekday":
            return len(inside) > 1 or _is_weekday(inside[0], at, text, language)
        case "season":
            return len(inside) > 1 or _introduced(tokens, at)
        case "holiday":
            return len(inside) > 1 or (before is not None and before.letter in "po")
        case "quarter":
            return words.year is not None or words.turn is not None
        case "decade":
            return _is_decade(words, inside, tokens, at)
        case "numeric":
            return _is_numeric(words, before, after)
        case "hence":
            return any(t.letter == "f" for t in inside) or (
                tense_at(tokens, at, end, text, language) is Tense.FUTURE
            )
        case "cjk":
            return not (after and after.letter == "c" and not after.space)
        case "calendar":
            return words.month is not None and (words.day is not None or words.year is not None)
        case _:
            return True


def _is_weekday(token: Token, at: int, text: str, language: Language) -> bool:
    """An ambiguous name counts with a capital inside a sentence: Greek "Δευτέρα"."""
    if token.letter == "W":
        return True
    long = token.end - token.start > 3
    return long and at > 0 and language.time.capital and text[token.start].isupper()


def _is_year(
    inside: Sequence[Token], tokens: Sequence[Token], at: int, end: int, text: str, latest: int
) -> bool:
    year = next(t for t in inside if t.letter == "y")
    value = year.value if isinstance(year.value, int) else 0
    before = tokens[at - 1] if at else None
    after = tokens[end] if end < len(tokens) else None
    if not 1000 <= value <= latest:
        return False
    if after and after.letter in "c%°U":
        return False
    if (before and before.letter == "z") or any(t.letter == "s" for t in tokens[end : end + 3]):
        return False
    if after and after.letter in "-/" and not after.space and end + 1 < len(tokens):
        follower = tokens[end + 1]
        if not follower.space and follower.letter in "dnvV" and after.letter == "/":
            return False
    if before and before.letter in "-/.:" and not year.space and at > 1:
        return before.letter == "-" and tokens[at - 2].letter in "vVy"
    named = len(inside) > 1 or _introduced(tokens, at) or value >= 1900
    return named and (value <= 2100 or latest > 2200 or len(inside) > 1)


def _introduced(tokens: Sequence[Token], at: int) -> bool:
    """Whether a preposition of time stands before, an article in between allowed."""
    back = at - 1
    while back >= 0 and back >= at - 2 and tokens[back].letter == "o":
        back -= 1
    return back >= 0 and tokens[back].letter in _INTRODUCE


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
    capital = text[name.start].isupper() or not language.time.capital
    introducers = "ptbFE(" if name.letter == "m" else _INTRODUCE
    introduced = before is not None and before.letter in introducers
    if after and after.letter == "-" and not after.space:
        return False  # "Mar-a-Lago"
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
        if not isinstance(ordinal.value, int) or ordinal.value > 31:
            return False
    if name.letter == "m" and language.time.capital:
        return text[name.start].isupper() or any(t.letter == "j" for t in inside)
    return True


def _is_decade(
    words: Expression, inside: Sequence[Token], tokens: Sequence[Token], at: int
) -> bool:
    if (words.decade or 0) >= 1000:
        return 1000 <= (words.decade or 0) <= 2100
    if any(t.letter in "B'E" for t in inside):
        return True
    return (
        at > 0 and tokens[at - 1].letter in "o&" and (at < 2 or tokens[at - 2].letter in "ptboZ&yE")
    )


def _is_numeric(words: Expression, before: Token | None, after: Token | None) -> bool:
    text = words.numeric or ""
    if text.count("·") == 1:
        return True
    parts = text.replace("-", "/").replace(".", "/").split("/")
    if len(parts) == 2:
        if not all(part.isdigit() and int(part) for part in parts) or int(parts[0]) > 31:
            return False
        named = words.weekday is not None or (before is not None and before.letter in "p(")
        return named and min(map(int, parts)) <= 12 and max(map(int, parts)) <= 31
    if after and after.letter in "c%":
        return False
    return len(parts[-1]) != 3 and not (len(parts[-1]) == 2 and len(parts[0]) == 4 and "." in text)


@lru_cache(maxsize=128)
def _cues(language: Language) -> tuple[frozenset[str], frozenset[str]]:
    return (
        frozenset(fold(word) for word in language.time.future),
        frozenset(fold(word) for word in language.time.past),
    )


def tense_at(tokens: Sequence[Token], at: int, end: int, text: str, language: Language) -> Tense:
    """Which way the verbs around `tokens[at:end]` turn it: the nearest one before it decides; one
    behind it only where the expression opens its clause.
    """
    future, past = _cues(language)
    if end < len(tokens) and _hit(fold(text[tokens[end].start : tokens[end].end]), future):
        return Tense.FUTURE
    opens = True
    for position in range(at - 1, max(-1, at - _BACK), -1):
        token = tokens[position]
        if token.letter in _STOPS and token.value is None and tokens_stop(token, text):
            break
        word = fold(text[token.start : token.end])
        if _hit(word, future):
            return Tense.FUTURE
        if _hit(word, past):
            return Tense.PAST
        if token.letter in "vV" and token.letter != "V":
            opens = opens and at - position <= 3
    if not opens:
        return Tense.NONE
    for position in range(end, min(len(tokens), end + _AHEAD)):
        token = tokens[position]
        if token.letter in _STOPS and tokens_stop(token, text):
            break
        word = fold(text[token.start : token.end])
        if _hit(word, future):
            return Tense.FUTURE
        if _hit(word, past):
            return Tense.PAST
    return Tense.NONE


def _hit(word: str, cues: frozenset[str]) -> bool:
    return word in cues or any(word[:length] + "*" in cues for length in range(3, len(word)))


def tokens_stop(token: Token, text: str) -> bool:
    """Whether the mark ends a sentence: a blank and no small letter behind it."""
    behind = text[token.end : token.end + 2]
    return (
        not behind
        or (behind[0] == " " and not behind[1:].islower())
        or text[token.start] in "。！？"
    )
