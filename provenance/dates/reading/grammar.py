"""The grammar: which rows of classed tokens are time expressions, and what they say.

A rule is a pattern over the letters of `scan`; the longest match at a place wins, the first listed
among equals. Language lives in the tables alone.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from provenance.dates.reading import nth, shortened, spoken, written
from provenance.dates.reading.expression import Expression
from provenance.dates.reading.first_letters import first_letters
from provenance.dates.tokens.scan import Token

__all__ = ["match_at"]

_WEEKDAY = r"(?:[Ww]\.?,?\(?(?:oo?)?)?"
_DAY = r"(?:dj?\.?|Oj?)"
_MONTH = r"[Mm]\.?(?:/[Mm])?"
_OF = r"(?:o{0,3}'?)"
_YEAR = r"(?:,?o{0,3}U?'?(?:y|'[dn])Y?)"
_DAYPART = r"-?o{0,2}P(?![dnN:])"  # not before the hour it belongs to
_ORDINAL_UNIT = r"(?:[OdN]j?\.?o?[UE]|Uo?[dOCN]|qd|dq|zdU)"
_SHORT_YEAR = r"(?:y|n(?![vVcU%n]))"
_COUNT = r"(?:[dnNy]|oN)"


_BETWEEN = r"(?:(?<=b)|(?<=bo)|(?<=boo))"  # what stands before the match
_RULES: tuple[tuple[str, str, str], ...] = (
    ("calendar", rf"{_WEEKDAY}d?o?k,?o?{_SHORT_YEAR}?i?|{_WEEKDAY}ko?d,?[yn]?i?|y'?o?i|io?[yn]",
     "calendar"),
    ("date", rf"{_WEEKDAY}{_DAY}{_OF}{_MONTH}{_YEAR}(?:i)?", "date"),
    ("date", rf"{_WEEKDAY}{_MONTH}o?(?:dj?|O)(?!:),?o?(?:y|'[dn])", "date"),
    ("date", rf"y\.?,?Y?\.?o?{_MONTH}d\.?(?:-?j)?(?:,?\(?W\)?)?|y\.?Y\.?d\.?{_MONTH}", "date"),
    ("day-range", rf"{_WEEKDAY}{_DAY}(?:[-t/]|t-)[op]?{_DAY}{_OF}{_MONTH}{_YEAR}?", "day range"),
    ("day-range", rf"{_BETWEEN}{_DAY}&-?o?{_DAY}{_OF}{_MONTH}{_YEAR}?", "day range"),
    ("day-range", rf"(?:y\.?)?{_MONTH}dj?\.?[-t/]dj?\.?(?:-?j)?(?:,?y)?", "day range"),
    ("day", rf"{_WEEKDAY}{_DAY}{_OF}{_MONTH}(?!dj?,?y)", "date"),
    ("day", rf"{_WEEKDAY}{_MONTH}o?(?:d(?:-?j)?|O)(?!:d|[n%dy])", "date"),
    ("month-range", rf"{_MONTH}(?:[-t]|-t-)o?{_MONTH}{_YEAR}?", "month range"),
    ("month-range", rf"{_BETWEEN}{_MONTH}&o?{_MONTH}{_YEAR}?", "month range"),
    ("nth", rf"[OL][dnN]?o?U[opF]{{0,3}}'?{_MONTH}{_YEAR}?", "nth"),
    ("nth", rf"[OL][Ww][opF]{{0,3}}'?{_MONTH}{_YEAR}?(?![dO])", "nth"),
    ("nth", r"[OL]U[opF]{1,3}y", "nth"),
    ("month-of-year", rf"(?:E{_OF})?(?:{_DAY}{_OF})?[MS]{_OF}(?:[LHX]U|U[lhx]|T)", "month of year"),
    ("month-of-year", r"(?:[LHX]U|U[lhx]|T)o?[MS]E?", "month of year"),
    ("month", rf"(?:E-?{_OF}U?)?{_MONTH}{_YEAR}(?:i)?", "date"),
    ("month", r"M/y", "short month"),
    ("month", rf"y'?\.?o?Y?{_OF}M", "date"),
    ("month", rf"(?:[LHX]o?|E-?{_OF}U?(?:[LHX])?)[Mm](?!\.?,?[dy])|M[lhx]", "turned"),
    ("month", r"[Mm]", "turned"),
    ("numeric", r"[Ww],?\(D\)|(?:[Ww]\.?,?)?DY?(?:,?\(?[W]\)?)?", "numeric"),
    ("numeric", r"(?:[Ww]\.?,?)?d\.d\.y|y\.[dn]\.d", "spaced"),
    ("day-range", rf"{_DAY}[-t/]o?D", "numeric range"),
    ("bare-day", r"[Ww],?\(d\)|[Ww],?odj(?!o?[Mm])", "bare day"),
    ("date", r"d-[Mm]-y", "date"),
    ("date", r"d\.?C\.?y", "roman month"),
    ("slashed-month", r"d/y(?!/)", "slashed month"),
    ("date", rf"{_WEEKDAY}{_MONTH}nj?,?o?y|{_WEEKDAY}nj?\.?{_OF}{_MONTH}{_YEAR}", "no day"),
    ("day-range", rf"D{_OF}{_MONTH}{_YEAR}?", "slashed days"),
    ("bare-day", r"(?<=o)dj(?=oo?[LHX]U)", "bare day"),
    ("cjk", r"(?:r[dnN]|[ydnN])U", "bare units"),
    ("cjk", r"(?:r[dnN]|[ydnN])Uo?[dN]U", "bare units"),
    ("cjk", r"(?:r[dnN]|[ydnN])Uo?[dN]Uo?[dN]U", "bare units"),
    ("cjk", r"(?:[ydnN]U)?(?:[dN]U)?[dN]U?[-t][dN]U", "units range"),
    ("season", rf"(?:E-?{_OF})?S{_OF}(?:y[-/][dny]|y|'[dn])Y?", "season"),
    ("season", rf"(?:[eE]-?{_OF})?[LHX]{_OF}S|S[lhx]|S", "season"),
    ("quarter", rf"G{_OF}(?:yY?)?", "half"),
    ("weekday", r"T(?:[dN]|U)", "week numeral"),
    ("date-short", rf"{_WEEKDAY}{_DAY}{_OF}{_MONTH}n(?![vVcU%n])", "short year"),
    ("date-short", rf"{_WEEKDAY}{_DAY}{_OF}{_MONTH}n(?![cU%n])", "thai short year"),
    ("numeric", r"(?<=g)d-d", "short date"),
    ("quarter", rf"{_ORDINAL_UNIT}(?:{_OF},?/?(?:U?yY?|[LHX]U|U[lhx]|oU))?", "quarter"),
    ("decade", rf"(?:E-?{_OF})?B?{_OF}-?'?[ydnN]'?-?[ZI]{{1,2}}(?:-?U)?", "decade"),
    ("decade", rf"(?:E-?{_OF})?B{_OF}-?'?[ydn]", "decade"),
    ("decade", rf"(?:E-?{_OF})?(?:B{_OF}[NOQ]|Q-?U)", "decade in words"),
    ("decade", rf"(?:E-?{_OF})?(?:N-?)?Q", "decade in words"),
    ("decade", rf"(?:E-?{_OF})?[dn]\.[BU]", "decade"),
    ("century", rf"(?:E-?{_OF})?[dOC]j?\.?-?o?j?Uj?", "century"),
    ("century", rf"(?:E{_OF})?Uj?o?-?[CdO]-?j?", "century"),
    ("holiday", r"[LHX]?K(?:[lhx]|o?y)?", "holiday"),
    ("relative", rf"(?:[eE]-?p?{_OF})?T|P{_OF}T|T,?W", "deictic"),
    ("relative", r"(?:[eE]-?p?o?)?(?:[LHX]o?'?U|U[lhx])|[eE]-?p?o?'?o?U", "unit"),
    ("relative", rf"H{_OF}P|L{_OF}P", "daypart"),
    ("night", r"P[opb]{0,3}[Ww][opt&]{1,2}[Ww]|P[op]?[pt][Ww]", "night"),
    ("same", rf"JU(?:{_OF}(?:[LHX]U|U[lhx]|T))|(?:T|[LHX]U|U[lhx])o?JU", "same unit"),
    ("weekday-on", r"W'?U(?!-)|[ON]Uo{0,2}[Ww]|N?Uo{0,2}p[Ww]", "weekday and weeks"),
    ("bare-day", r"[Ww],d(?=[,.;)]|$)|[Ww]d(?=[,;)p]|$)", "bare day"),
    ("weekday", rf"(?:[Ee]-?p?{_OF}|P[op]{{0,3}})?(?:[LHX]{_OF})?[Ww](?:[lhx]|{_DAYPART})?",
     "turned"),
    ("ago", rf"{_COUNT}'?o?U", "counted past unit"),
    ("ago", rf"{_COUNT}?'?o?U-?A|a{_COUNT}?'?o?U(?:A)?", "counted ago"),
    ("hence", rf"F{_COUNT}?o?U(?![lx])f?|{_COUNT}?o?U-?f", "counted ahead"),
    ("rolling", rf"(?:[LX]o?{_COUNT}o?U|{_COUNT}[LX]U|[LX]U{_COUNT}|U[lx]{_COUNT}|{_COUNT}o?Uo?[lx]"
     rf"|U{_COUNT}[lx])", "counted rolling"),
    ("offset", rf"F?{_COUNT}?o?U[Re]|R{_COUNT}?Uo", "offset"),
    ("years", r"y(?:[-t/]|t-)[ydn](?:U|Y)?", "pair"),
    ("year", r"(?:E-?o{0,2}U?)?yY?", "year"),
    ("year", r"[HLX]o?[o]?y", "year"),
    ("bare-day", r"(?:(?<=g)|(?<=go))d", "bare day"),
    ("weekend", r"U", "weekend"),
    ("part-of-unit", r"Uo{0,2}E", "part of unit"),
    ("part", r"[Ee]", "piece"),
    ("daypart", r"P", "piece"),
    ("turn", r"[LHX]", "piece"),
    ("turn-behind", r"[lhx]", "piece"),
)  # fmt: skip
_SAYS = {**written.BUILD, **spoken.BUILD, **nth.BUILD, **shortened.BUILD}
_BEHIND, _AHEAD = 3, 32  # letters a rule looks back and, at most, forward
# No rule reads over a word that is in no table, though some look whether one follows.
_ROW, _LINK, _LINKS = re.compile(r"[^vV]*[vV]?"), re.compile(r"[bgo]o*$"), frozenset("bgo")
_COMPILED = tuple((name, re.compile(pattern), _SAYS[says]) for name, pattern, says in _RULES)
_FIRST = [first_letters(pattern) for _, pattern, _ in _RULES]
_BY_FIRST = {
    letter: [number for number, letters in enumerate(_FIRST) if letter in letters]
    for letter in frozenset[str]().union(*_FIRST)
}


def match_at(letters: str, tokens: Sequence[Token], at: int) -> tuple[Expression, int] | None:
    """The longest expression that begins at token `at`, and the token behind it; None if none does.

    `letters` is the letter of every token in one string.
    """
    behind = _LINK.search(letters, max(0, at - _BEHIND), at) if letters[at - 1] in _LINKS else None
    row = _ROW.match(letters, at, at + _AHEAD)
    for length, number in _fitting(behind[0] if behind else "", row[0] if row else ""):
        name, _, build = _COMPILED[number]
        end = at + length
        inside = tokens[at:end]
        expression = build(inside)
        if expression is not None:
            inner = end - 1
            while inner > at and (letters[inner] == "." or _is_hyphenated(tokens[inner])):
                inner -= 1
            anaphoric = True in [token.anaphoric for token in inside]
            return expression.placed(name, anaphoric, (tokens[at].start, tokens[inner].end)), end
    return None


@lru_cache(maxsize=65_536)
def _fitting(behind: str, ahead: str) -> tuple[tuple[int, int], ...]:
    """Length and number of every rule that fits between what stands behind and ahead, the longest
    first and then the first listed. Texts use few rows of letters again and again.
    """
    row, at = behind + ahead, len(behind)
    found = []
    for number in _BY_FIRST.get(ahead[:1], ()):
        match = _COMPILED[number][1].match(row, at)
        if match and match.end() > at:
            found.append((match.end() - at, number))
    return tuple(sorted(found, key=lambda pair: (-pair[0], pair[1])))


def _is_hyphenated(token: Token) -> bool:
    """An ending behind a hyphen, which is no part of the date: "3-án"."""
    return token.letter == "j" and token.word.startswith("- ")
