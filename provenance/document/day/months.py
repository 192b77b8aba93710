"""A day with its month's name, as a pattern for the page's language."""

import re
from functools import lru_cache

from provenance.languages.every import rows, words
from provenance.model import Language
from provenance.words.numerals import ORDINAL_SIGNS

__all__ = ["Names", "month_patterns"]

Names = tuple[tuple[str, int], ...]
"""Stems of month names with their numbers, the longest first."""

_MONTHS = rows("months")


def _any(row: str) -> str:
    return "|".join(map(re.escape, sorted(words("day_inside", row), key=len, reverse=True)))


_JOINED = rf"(?:[{ORDINAL_SIGNS}]{{0,3}}(?:{_any('ending')})?[\s,.'’-]*(?:{_any('month')})?\s*)"


@lru_cache(maxsize=64)
def month_patterns(language: Language, tag: str) -> tuple[tuple[re.Pattern[str], Names], ...]:
    """Patterns of a day with its month's name, by the language's table, the others' and English.

    Their groups: `day named`, `first second` (the month first) with `year`, or `before third last`
    (the year first). `tag` is the page's language, for those without a table.
    """
    code = tag.lower().partition("-")[0]
    own = tuple((word.rstrip("*"), number) for word, number in language.time.months)
    others = [months for name, months in language.time.calendars if name == "persian"]
    tables = [*others, own, _numbered(_MONTHS.get(code, ())), _numbered(_MONTHS["any"])]
    return tuple(
        _pattern(tuple(sorted(table, key=lambda pair: -len(pair[0]))), language.time.clitics)
        for table in tables
        if table
    )


def _numbered(stems: tuple[str, ...]) -> Names:
    return tuple((stem, number) for number, stem in enumerate(stems, 1))


def _pattern(table: Names, clitics: tuple[str, ...]) -> tuple[re.Pattern[str], Names]:
    names = "|".join(re.escape(word) for word, _number in table)
    clitic = "|".join(re.escape(word) for word in clitics)
    pattern = re.compile(
        rf"(?<!\d)(?:(?P<day>\d{{1,2}}){_JOINED}(?:{clitic})?-?(?P<named>{names})"
        rf"|(?<!\w)(?P<first>{names})[\w.]{{0,6}}\s+(?P<second>\d{{1,2}})(?!\d)(?:{_any('ending')})?)"
        rf"[\w.]{{0,8}}(?:[\s,.’'-]+(?:{_any('year')})?\.?\s*)(?P<year>\d{{4}})(?!\d)"
        rf"|(?<!\d)(?P<before>\d{{4}})[.,]?\s(?:(?:{_any('behind_year')})\s)?(?P<third>{names})[\w.]{{0,6}}\s"
        rf"(?P<last>\d{{1,2}})(?!\d)"
    )
    return pattern, table
