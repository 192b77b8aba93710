"""The words around a date, each look bounded so that a page of a hundred thousand dates is read in
time that grows with its length alone.
"""

import re
from functools import lru_cache

from provenance.model import Language, Span
from provenance.words.lower import lowered

__all__ = ["LEAD", "MARKS", "clause", "lead_of", "sentence", "stems"]

LEAD = 60
MARKS = re.compile(r"[;:!?\"“”«»。、]|[.,](?!\d)")
_SENTENCE = 400
_ENDS = re.compile(r"[.!?] |。")
_STEM = 4


def sentence(span: Span) -> str:
    """The words around a span, at most 400 code points to either side, up to the next full stop.

    >>> from provenance.model import Passage, Role
    >>> sentence(Passage(Role.BODY, "It rose. In 2019 it fell. So be it.", 1).span("2019"))
    'In 2019 it fell'
    """
    text = span.passage.text
    lead = _ENDS.split(text[max(0, span.start - _SENTENCE) : span.start])[-1]
    return lead + span.quote + _ENDS.split(text[span.end : span.end + _SENTENCE])[0]


def clause(span: Span) -> str:
    """The words around a span, at most 60 code points to either side, between marks.

    >>> from provenance.model import Passage, Role
    >>> clause(Passage(Role.BODY, "Later, in 2019, it fell", 1).span("2019"))
    ' in 2019'
    """
    tail = span.passage.text[span.end : span.end + LEAD]
    return f"{MARKS.split(lead_of(span))[-1]}{span.quote}{MARKS.split(tail)[0]}"


def lead_of(span: Span) -> str:
    """At most 60 code points before a span.

    >>> from provenance.model import Passage, Role
    >>> lead_of(Passage(Role.BODY, "It fell in 2019", 1).span("2019"))
    'It fell in '
    """
    return span.passage.text[max(0, span.start - LEAD) : span.start]


def stems(text: str, language: Language) -> frozenset[str]:
    """The beginnings of the words of a text that carry content: four letters of each.

    >>> sorted(stems("Nine years after the dam burst", Language("en", "English")))
    ['afte', 'burs', 'dam', 'nine', 'the', 'year']
    """
    words = re.findall(r"[^\W\d_]{3,}", lowered(text))
    known = _without_content(language)
    return frozenset(word[:_STEM] for word in words if word not in known)


@lru_cache(maxsize=128)
def _without_content(language: Language) -> frozenset[str]:
    """Words of grammar, units of time, and words that count from a date."""
    time = language.time
    counting = (word for word, _ in (*time.units, *time.offsets))
    return frozenset((*language.story.function_words, *language.story.since, *counting))
