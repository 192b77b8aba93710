"""Is there such a day?

Why it matters: a date that cannot be was not copied from a calendar; what else was not?
Flags:        "Torn vines on June 31, 2024."
Stays quiet:  "Skaters on the pond, 29 February 2020"      2020 was a leap year
Innocent if:  the slip is in the day alone.
Sources:      the Gregorian calendar (calendar.monthrange)
"""

from collections.abc import Iterator

from provenance.checks._evidence import make_finding
from provenance.model import Case, Check, Concern, Evidence, Finding, Policy, Role

__all__ = ["CHECK"]


def run(case: Case, policy: Policy) -> Iterator[Finding]:
    """One finding for each day in the caption that no calendar has."""
    for timex in case.dates:
        if not timex.impossible or timex.span.passage.role is Role.ALT:
            continue
        if case.language.day_first and _is_count(timex.span.quote):
            continue
        yield make_finding(
            case,
            CHECK.name,
            Concern.CONFLICT,
            0.95,
            f"There is no such day as “{timex.span.quote}”.",
            "Check the day.",
            [Evidence("caption date", timex.span, "there is no such day", timex.best)],
        )


def _is_count(quote: str) -> bool:
    """Whether a number behind a month counts something: where the day goes first, it does."""
    year = any(len(part) == 4 and part.isdigit() for part in quote.split())
    return quote[:1].isalpha() and not year


CHECK = Check("impossible-caption-date", "the slip is in the day alone.", run, __doc__ or "")
