"""Does the weekday beside a date belong to that date?

Why it matters: dates are copied, weekdays are remembered. When they part, one of them came from
somewhere else.
Flags:        "… in Tarrow on Monday, May 14, 2019."       14 May 2019 was a Tuesday
Stays quiet:  "… in Tarrow on Tuesday, May 14, 2019."
Innocent if:  the slip is in the weekday alone.
Sources:      the Gregorian calendar (datetime.date).
Measured:     on 626 invented articles, precision 1.00, recall 1.00 (27 expected); on the 190 of
              them never read 1.00 and 1.00 (8); on 113 real pages no alarm
"""

import re
from collections.abc import Iterator, Sequence

from provenance.checks._finding import make_finding, tell_day
from provenance.languages.every import words
from provenance.model import Case, Check, Concern, Evidence, Finding, Policy, Role, Timex
from provenance.words.patterns import words_source

__all__ = ["CHECK"]

_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_NAMED = re.compile(rf"(?:{words_source(words('weekdays', 'named_by'))})\s$", re.I)
# A weekday written behind its date: "14 Mayıs 2019 Pazartesi", "14 May 2019 (Tue)".
_BESIDE = re.compile(r"\.?,?\s?[(（]?")
_ENDS = re.compile(r"\s*(?:$|[.,;:)）])")


def run(case: Case, policy: Policy) -> Iterator[Finding]:
    """One finding for each date of the caption whose weekday no reading has."""
    for timex in case.dates:
        weekday = timex.weekday if timex.weekday is not None else _behind(timex, case.dates)
        if timex.span.passage.role is not Role.CAPTION or weekday is None or timex.impossible:
            continue
        if _NAMED.search(timex.span.passage.text[: timex.span.start]):
            continue
        days = [r.first for r in timex.readings if r.first and r.first == r.last]
        if not days or len(days) != len(timex.readings):
            continue
        if any(day.weekday() == weekday for day in days):
            continue
        if not any(char.isdigit() for char in timex.span.quote):
            continue
        day = days[0]
        yield make_finding(
            case,
            CHECK.name,
            Concern.CONFLICT,
            0.95 if any(len(part) == 4 for part in timex.span.quote.split()) else 0.8,
            f"The caption says {_NAMES[weekday]}, but {tell_day(timex.readings[0])} was a "
            f"{_NAMES[day.weekday()]}.",
            "Check the weekday and the date.",
            [
                Evidence(
                    "caption date",
                    timex.span,
                    f"a {_NAMES[day.weekday()]}, not a {_NAMES[weekday]}",
                    timex.readings[0],
                )
            ],
        )


def _behind(date: Timex, dates: Sequence[Timex]) -> int | None:
    """The weekday that stands right behind a full date, as Turkish and Hungarian write it."""
    text, end = date.span.passage.text, date.span.end
    for other in dates:
        if (
            other.span.passage == date.span.passage
            and other.weekday is not None
            and other.span.quote.isalpha()
            and 0 <= other.span.start - end <= 4
        ):
            between = text[end : other.span.start]
            joined = between == " " or _ENDS.match(text[other.span.end :])
            if between and joined and _BESIDE.fullmatch(between):
                return other.weekday
    return None


CHECK = Check("weekday-date-mismatch", "the slip is in the weekday alone.", run, __doc__ or "")
