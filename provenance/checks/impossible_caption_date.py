"""Is there such a day?

Why it matters: a date that cannot be was not copied from a calendar; what else was not?
Flags:        "Torn vines on June 31, 2024."
Stays quiet:  "Skaters on the pond, 29 February 2020"      2020 was a leap year
Innocent if:  the slip is in the day alone.
Sources:      the Gregorian calendar (calendar.monthrange)
Measured:     on 626 invented articles, precision 1.00, recall 1.00 (26 expected); on the 190 of
              them never read 1.00 and 1.00 (8); on 113 real pages no alarm
"""

import re
from collections.abc import Iterator

from provenance.checks._finding import make_finding
from provenance.model import (
    Case,
    Check,
    Concern,
    Evidence,
    Finding,
    Granularity,
    Language,
    Policy,
    Role,
    Span,
    Timex,
)
from provenance.words.numerals import ORDINAL_END
from provenance.words.patterns import words_source

__all__ = ["CHECK"]


def run(case: Case, policy: Policy) -> Iterator[Finding]:
    """One finding for each day in the caption that no calendar has."""
    for timex in case.dates:
        if timex.span.passage.role is Role.ALT:
            continue
        span = timex.span
        if not timex.impossible:
            if (beyond := _beyond_any_month(timex, case.language)) is None:
                continue
            span = beyond
        elif not case.language.writing.day_behind and _is_count(span.quote):
            continue
        yield make_finding(
            case,
            CHECK.name,
            Concern.CONFLICT,
            0.95,
            f"There is no such day as “{span.quote}”.",
            "Check the day.",
            [Evidence("caption date", span, "there is no such day", timex.best)],
        )


_NUMBER = r"(?<![\d.,:/-])(3[2-9])"


def _beyond_any_month(timex: Timex, language: Language) -> Span | None:
    """ "32 May 2019": a number no month reaches, right before a month that stands alone."""
    best, span = timex.best, timex.span
    if best is None or best.granularity is not Granularity.MONTH or not span.quote[:1].isalpha():
        return None
    between = rf"(?:{ORDINAL_END}|{words_source(language.time.of)}|\s)*$"
    match = re.search(_NUMBER + between, span.passage.text[: span.start], re.I)
    return Span(span.passage, match.start(1), span.end) if match else None


def _is_count(quote: str) -> bool:
    """Whether a number behind a month counts something: where the day goes first, it does."""
    year = any(len(part) == 4 and part.isdigit() for part in quote.split())
    return quote[:1].isalpha() and not year


CHECK = Check("impossible-caption-date", "the slip is in the day alone.", run, __doc__ or "")
