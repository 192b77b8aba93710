"""Controls: dated captions that no check flagged, a few of which are reviewed unmarked.

What reviewers say of them is how often something is missed.
"""

import hashlib

from provenance.model import (
    Article,
    Case,
    Concern,
    Evidence,
    Examination,
    Finding,
    Granularity,
    Passage,
    Policy,
    Role,
)

__all__ = ["CONTROL", "SHARE", "control_findings"]

CONTROL = "control"
"""The check that a control's row names; the desk shows it as `undisclosed-archive-photo`."""

SHARE = 50
"""One of so many unflagged dated captions is a control: 2 %."""

_PLAIN = (Granularity.DAY, Granularity.MONTH, Granularity.YEAR)
_POLICY = Policy()


def control_findings(digest: str, examination: Examination) -> tuple[Finding, ...]:
    """The controls of a page, chosen by the digest of its bytes: the same whoever runs it when.

    A figure is dated if its caption has a day, month or year, and unflagged if no finding above a
    note is about it.
    """
    flagged = {f.figure for f in examination.findings if f.concern > Concern.NOTE}
    found = []
    for case in examination.cases:
        ordinal = case.figure.ordinal
        drawn = hashlib.sha256(f"{digest}:{ordinal}".encode()).digest()
        if ordinal not in flagged and int.from_bytes(drawn[:4]) % SHARE == 0:
            control = _control(examination.article, case, drawn[4] / 255)
            found += [control] if control else []
    return tuple(found)


def _control(article: Article, case: Case, drawn: float) -> Finding | None:
    """The case as a finding that could be one; its confidence is drawn and means nothing."""
    published = article.published
    if published is None or published.first is None:
        return None
    for timex in case.dates:
        when = timex.best
        if timex.span.passage.role is not Role.CAPTION or when is None or when.last is None:
            continue
        if when.first is None or when.granularity not in _PLAIN:
            continue
        stamp = Passage(Role.META, published.edtf, 1, article.published_from or "")
        confidence = _POLICY.doubt_from + drawn * (0.99 - _POLICY.doubt_from)
        sure = confidence >= _POLICY.conflict_from
        return Finding(
            CONTROL, article.address, case.figure.ordinal,
            Concern.CONFLICT if sure else Concern.DOUBT, round(confidence, 3),
            f"The caption dates this photograph to {when.edtf}. The article was published on "
            f"{published.edtf}.",
            "Say in the caption that the picture is older, or check the date.",
            (Evidence("caption date", timex.span, "written in full", when),
             Evidence("publication", stamp.span(), article.published_from or "", published)),
            case.figure.image_url,
        )  # fmt: skip
    return None
