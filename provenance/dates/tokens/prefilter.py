"""Which texts can hold a date at all: a look at their words that costs a tenth of reading them."""

import re
from functools import lru_cache

from provenance.dates.tokens.lexicon import lexicon
from provenance.model import Language
from provenance.words.lower import lowered
from provenance.words.numerals import GEMATRIA
from provenance.words.script import MARKS, NO_WORD_ENDS

__all__ = ["may_hold_date"]

_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"[^\W\d_]+")
# Letters of the grammar without which no expression is a date: names of months, days, seasons,
# feasts and decades, deictic words, units, hundreds, and names of other calendars.
_CORE = frozenset("TKWwMmSUkBZPQGIqi")
# Scripts whose words end at no blank, and marks that part words: such texts are always read.
_UNSPLIT = re.compile(rf"[{NO_WORD_ENDS}{MARKS}\u200c]|{GEMATRIA}")


def may_hold_date(text: str, language: Language) -> bool:
    """Whether a text holds a digit or a word that a date is built on. Never False where
    `find_dates` finds something.

    >>> from provenance.model import TimeWords
    >>> words = Language("en", "English", time=TimeWords(months=(("may", 5),)))
    >>> may_hold_date("In May it rained.", words), may_hold_date("It rained.", words)
    (True, False)
    """
    if _DIGIT.search(text) or _UNSPLIT.search(text):
        return True
    core, stems, lengths, clitics = _cores(language)
    for word in set(_WORD.findall(lowered(text))):
        if word in core or any(word[:length] in stems for length in lengths):
            return True
        for clitic in clitics:
            rest = word[len(clitic) :]
            if word.startswith(clitic) and (
                rest in core or any(rest[:length] in stems for length in lengths)
            ):
                return True
    return False


Cores = tuple[frozenset[str], frozenset[str], tuple[int, ...], tuple[str, ...]]


@lru_cache(maxsize=128)
def _cores(language: Language) -> Cores:
    """Words and beginnings of words that a date is built on, the lengths of the beginnings, and
    what may be written on to the front of a word. Of a phrase, its first word.
    """
    table = lexicon(language)

    def dates(form: str, letter: str) -> bool:
        return letter in _CORE or not _CORE.isdisjoint(table.others.get(form, ()))

    core = {word for word, entry in table.words.items() if dates(word, entry[0])}
    for first, rows in table.phrases.items():
        if any(dates(" ".join(row.parts), row.entry[0]) for row in rows):
            core |= set(_WORD.findall(first))
    stems = {stem for stem, entry in table.stems.items() if dates(stem, entry[0])}
    split = {part for stem in stems for part in _WORD.findall(stem)[:1]}
    return frozenset(core), frozenset(split), tuple(sorted({len(s) for s in split})), table.clitics
