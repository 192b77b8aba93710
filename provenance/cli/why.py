"""`cutline check --why`: for each figure, quiet ones too, what was weighed and what it came to."""

from provenance.checks.old.evidence import REASONS
from provenance.checks.old.weigh import Judged, judge, weights
from provenance.cli.common import tell
from provenance.model import Examination, Policy

__all__ = ["WEIGHED", "table_lines", "tell_why", "why_lines"]

WEIGHED = ("undisclosed-archive-photo", "caption-event-date-conflict")
"""The checks that decide by the table of reasons."""


_LEAST = 0.005  # what is printed as 0.00 was not seen
_LONGEST = 60


def tell_why(examination: Examination, policy: Policy) -> None:
    """Prints the reasons for and against an old picture, figure by figure."""
    policy = policy.at(examination.article.address)
    for case in examination.cases:
        caption = case.figure.caption or case.figure.alt
        title = f"“{_short(caption.text)}”" if caption else "no caption"
        tell(f"figure {case.figure.ordinal}  {title}", style="bold")
        for line in why_lines(judge(case, policy), policy):
            tell(f"  {line}")
        tell("")


def table_lines() -> list[str]:
    """The table of reasons: what each weighs, heaviest first, and what it says of a picture.

    >>> table_lines()[0]
    'It weighs reasons, each worth its weight times how strongly it holds, from 0 to 1:'
    """
    table = weights()
    rows = sorted(REASONS, key=lambda reason: -abs(table.weights[reason.name]))
    return [
        "It weighs reasons, each worth its weight times how strongly it holds, from 0 to 1:",
        "",
        *(f"{table.weights[r.name]:+6.2f}  {r.name:<18}  {r.says}" for r in rows),
        f"{table.prior:+6.2f}  {'prior':<18}  before anything was seen",
        "",
        f"The confidence is the logistic of {table.slope:.2f} × their sum {table.shift:+.2f}. "
        "`cutline check PAGE --why`",
        "prints the sum for each figure of a page.",
    ]


def why_lines(judged: Judged, policy: Policy) -> list[str]:
    """What was weighed, heaviest first, and what it came to; or why there was nothing to weigh.

    >>> why_lines(Judged(None, "nothing dates the picture"), Policy())
    ['quiet: nothing dates the picture']
    """
    weighed = judged.weighed
    if weighed is None:
        words = f" (“{_short(judged.span.quote)}”)" if judged.span and judged.span.quote else ""
        return [f"quiet: {judged.quiet}{words}"]
    prior = weighed.score - sum(worth for *_, worth in weighed.reasons)
    rows = sorted(weighed.reasons, key=lambda row: -abs(row[2]))
    lines = [
        f"{worth:+6.2f}  {reason.says}"
        + "".join(f" · “{_short(span.quote)}”" for span in seen.spans[:2] if span.quote)
        for reason, seen, worth in rows
        if abs(worth) >= _LEAST
    ]
    rate = weighed.confidence
    loud = rate >= policy.doubt_from
    bar = f"{policy.doubt_from:.0%} is the bar"
    return [
        *lines,
        f"{prior:+6.2f}  before anything was seen",
        f"{weighed.score:+6.2f}  together: of such pictures {rate:.0%} are old ones shown as new",
        f"{'told' if loud else 'quiet'}: {bar}",
    ]


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
