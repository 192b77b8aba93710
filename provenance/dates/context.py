"""What stands around an expression: whether it is a date, and which way its tense turns it."""

from collections.abc import Sequence

from provenance.dates.expression import Expression
from provenance.dates.lexicon import fold
from provenance.dates.names import is_name
from provenance.dates.scan import Token
from provenance.dates.tense import Tense, tense_at
from provenance.model import Language

__all__ = ["is_date"]

_STOPS = ".;:!?。！？؟"
_CURRENCY = "$€£¥₹₽₴%#№+=@*_°"
_LABELS = "#№"
_GAMES = frozenset("half halves helft hälfte halvdel halvparten hälften halvan".split())
_PLACED = ("in the", "on the", "on", "na", "no", "nel", "im", "am")  # article and preposition
_INTRODUCE = "ptbFoE(R"


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
    if before and before.letter == "u" and words.rule in ("month", "weekday", "season", "day"):
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
        case "part-of-unit":
            return language.time.parts_behind and not (before and before.letter in "dnNU")
        case "date-short":
            return not (after and after.letter in "vVcU%n")
        case "bare-day":
            goes_on = after is not None and after.letter in "-/.:%cUj" and not after.space
            more = goes_on and after is not None and text[after.end : after.end + 1].strip() != ""
            return len(inside) > 1 or not more
        case "year":
            latest = 2600 if language.code == "th" else 2200  # Thai years are Buddhist
            return _is_year(inside, tokens, at, end, text, latest)
        case "years":
            return not (after and after.letter in "c%")
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
            return len(inside) > 1 or _is_weekday(tokens, at, text, language)
        case "weekend":
            return _introduced(tokens, at)
        case "season":
            return len(inside) > 1 or _introduced(tokens, at)
        case "holiday":
            near = before is not None and before.letter in "po"
            sure = language.time.parts_behind or words.holiday in _EVES
            return len(inside) > 1 or near or sure or _introduced(tokens, at)
        case "quarter":
            if words.year is not None or words.turn is not None:
                return True
            counted = any(t.letter in "Uq" and t.word not in _GAMES for t in inside)
            return counted and _introduced(tokens, at)
        case "century":
            word = inside[-1].letter == "Q"  # Italian "Ottocento"; "ottocento" is 800
            return not word or text[inside[-1].start].isupper()
        case "decade":
            return _is_decade(
                words, inside, tokens, at, text, language.time.parts_behind, language.time.owners
            )
        case "numeric":
            return _is_numeric(words, before, after, language)
        case "hence":
            return _is_ahead(inside, tokens, at, end, text, language)
        case "cjk":
            return not (after and after.letter == "c" and not after.space)
        case "calendar":
            return words.month is not None and (words.day is not None or words.year is not None)
        case _:
            return True


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
    if after and after.letter in "vV" and not after.space and text[after.start].isascii():
        return False  # "1080p"
    if after and after.letter == "o" and end + 1 < len(tokens) and tokens[end + 1].letter == "c":
        return False  # Romanian "2000 de oameni"
    if (before and before.letter == "z" and len(inside) == 1) or any(
        t.letter == "s" for t in tokens[end : end + 3]
    ):
        return False
    if after and after.letter in "-/" and not after.space and end + 1 < len(tokens):
        follower = tokens[end + 1]
        if not follower.space and follower.letter in "dnvV" and after.letter == "/":
            return False
    if before and before.letter in "vVdn" and _clings(before, year, text, at):
        return False  # "M1911", "0207 946 1958"
    if before and fold(text[before.start]) in ("-", "/", ".", ":") and not year.space and at > 1:
        return before.letter == "-" and tokens[at - 2].letter in "vVy&t"
    alone = at == 0 and end == len(tokens)
    named = len(inside) > 1 or alone or _introduced(tokens, at) or value >= 1900
    return named and (value <= 2100 or latest > 2200 or len(inside) > 1)


def _clings(before: Token, year: Token, text: str, at: int) -> bool:
    """Whether the number goes on with what stands before: letters without a blank, other digits."""
    return before.letter in "dn" or (not year.space and text[before.start].isascii())


def _introduced(tokens: Sequence[Token], at: int) -> bool:
    """Whether a preposition of time stands before, an article in between allowed."""
    back = at - 1
    while back >= 0 and back >= at - 2 and tokens[back].letter == "o":
        if tokens[back].word in _PLACED:
            return True
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
    if after and after.letter == "U" and after.value == "M":
        return True  # Turkish "ekim ayında"
    if after and not after.space and fold(text[after.start]) == "-":
        return False  # "Mar-a-Lago"
    named = after is not None and after.letter in "SMmWw" and text[after.start].isupper()
    if named and not language.time.capital and not introduced and text[name.start].isupper():
        return False  # "Maj Sommer"
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
    words: Expression,
    inside: Sequence[Token],
    tokens: Sequence[Token],
    at: int,
    text: str,
    behind: bool,
    owners: tuple[str, ...],
) -> bool:
    if at and tokens[at - 1].word in owners:
        return False  # "in his early 20s"
    if (words.decade or 0) >= 1000:
        return 1000 <= (words.decade or 0) <= 2100
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


def _is_numeric(
    words: Expression, before: Token | None, after: Token | None, language: Language
) -> bool:
    text = words.numeric or ""
    if text.count("·") == 1:
        return True
    day = text[:10] if text[4:5] == "-" else text  # without the hour of an ISO stamp
    parts = day.replace("-", "/").replace(".", "/").split("/")
    if len(parts) == 2:
        if not all(part.isdigit() and int(part) for part in parts) or int(parts[0]) > 31:
            return False
        named = words.weekday is not None or (before is not None and before.letter in "p(g")
        if "." in text:
            named = named and before is not None and before.letter in "pW" and language.code != "en"
        return named and min(map(int, parts)) <= 12 and max(map(int, parts)) <= 31
    if after and after.letter in "c%":
        return False
    if len(parts[0]) == 4:
        return 1000 <= int(parts[0]) <= 2600 and 1 <= int(parts[1]) <= 12 and len(parts[-1]) <= 2
    return len(parts[-1]) != 3
