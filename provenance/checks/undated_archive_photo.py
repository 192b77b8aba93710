"""Does a picture marked as archive say from when it is?

Why it matters: "file" tells that the picture is older, not how old.
Flags:        "A shop in the chain. File photo"
Stays quiet:  "A shop in the chain. File photo, 2015", a symbolic or stock picture
Innocent if:  the picture could be of any day.
Sources:      desk practice of dating file pictures
Measured:     on 626 invented articles, precision 1.00, recall 1.00 (13 expected); on the 190 of
              them never read 1.00 and 1.00 (3)
"""

from collections.abc import Iterator

from provenance.checks._finding import make_finding
from provenance.languages.every import words
from provenance.model import Case, Check, Concern, Evidence, Finding, Policy, Role
from provenance.words.patterns import stems_pattern

__all__ = ["CHECK"]

_SYMBOLIC = stems_pattern(words("pictures", "symbolic"))


def run(case: Case, policy: Policy) -> Iterator[Finding]:
    """One note where a figure's own words mark it as archive and none of them dates it."""
    marks = [
        span for span in case.disclosed
        if span.passage.role in (Role.CAPTION, Role.CREDIT) and not _SYMBOLIC.search(span.quote)
    ]  # fmt: skip
    if not marks or case.dates:
        return
    yield make_finding(
        case, CHECK.name, Concern.NOTE, 0.3,
        f"The picture is marked “{marks[0].quote}”, without a date.",
        "Add when the picture was taken.",
        [Evidence("archive mark", marks[0], "no date beside it", None)],
    )  # fmt: skip


CHECK = Check("undated-archive-photo", "the picture could be of any day.", run, __doc__ or "")
