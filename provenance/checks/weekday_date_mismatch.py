"""Does the weekday beside a date belong to that date?

Why it matters: dates are copied, weekdays are remembered. When they part, one of them came from
somewhere else.
Flags:        "… in Tarrow on Monday, May 14, 2019."       14 May 2019 was a Tuesday
Stays quiet:  "… in Tarrow on Tuesday, May 14, 2019."
Innocent if:  the slip is in the weekday alone.
Sources:      the Gregorian calendar (datetime.date).
"""

from collections.abc import Iterator

from provenance.checks._evidence import make_finding, tell_day
from provenance.model import Case, Check, Concern, Evidence, Finding, Policy, Role

__all__ = ["CHECK"]

_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def run(case: Case, policy: Policy) -> Iterator[Finding]:
    """One finding for each date of the caption whose weekday no reading has."""
    for timex in case.dates:
        if timex.span.passage.role is not Role.CAPTION or timex.weekday is None or timex.impossible:
            continue
        days = [r.first for r in timex.readings if r.first and r.first == r.last]
        if not days or len(days) != len(timex.readings):
            continue
        if any(day.weekday() == timex.weekday for day in days):
            continue
        if not any(char.isdigit() for char in timex.span.quote):
            continue
        day = days[0]
        yield make_finding(
            case,
            CHECK.name,
            Concern.CONFLICT,
            0.95 if any(len(part) == 4 for part in timex.span.quote.split()) else 0.8,
            f"The caption says {_NAMES[timex.weekday]}, but {tell_day(timex.readings[0])} was a "
            f"{_NAMES[day.weekday()]}.",
            "Check the weekday and the date.",
            [
                Evidence(
                    "caption date",
                    timex.span,
                    f"a {_NAMES[day.weekday()]}, not a {_NAMES[timex.weekday]}",
                    timex.readings[0],
                )
            ],
        )


CHECK = Check("weekday-date-mismatch", "the slip is in the weekday alone.", run, __doc__ or "")
