"""Is there a credit?

Why it matters: who made a picture is the first thing to ask of it.
Flags:        a captioned picture without a credit line
Stays quiet:  a credit inside the caption
Innocent if:  the house prints its credits elsewhere.
Sources:      IPTC Credit Line; desk practice
"""

from collections.abc import Iterator

from provenance.checks._evidence import make_finding
from provenance.model import Case, Check, Concern, Evidence, Finding, Policy

__all__ = ["CHECK"]


def run(case: Case, policy: Policy) -> Iterator[Finding]:
    """One note where a caption has no credit beside it."""
    caption = case.figure.caption
    if caption is None or case.figure.credit is not None:
        return
    yield make_finding(
        case, CHECK.name, Concern.NOTE, 0.3, "The picture has no credit.",
        "Add who made the picture and who supplied it.",
        [Evidence("caption", caption.span(), "no credit beside it", None)],
    )  # fmt: skip


CHECK = Check("missing-credit", "the house prints its credits elsewhere.", run, __doc__ or "")
