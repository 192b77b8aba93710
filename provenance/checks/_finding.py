"""What several checks share: evidence in words, and the finding they make."""

from provenance.checks.old.pairs import Dated, how
from provenance.model import (
    Article,
    Case,
    Claim,
    Concern,
    Evidence,
    Finding,
    Interval,
    Link,
    Span,
)

__all__ = [
    "date_evidence",
    "event_evidence",
    "gap_in_words",
    "link_evidence",
    "make_finding",
    "publication_evidence",
    "tell_day",
]


def tell_day(interval: Interval) -> str:
    """An interval as a reader would say it.

    >>> tell_day(Interval.parse("2019-05-14")), tell_day(Interval.parse("2013-11"))
    ('14 May 2019', 'November 2013')
    """
    first, last = interval.first, interval.last
    if first is None or last is None:
        return f"before {last:%-d %B %Y}" if last else f"after {first:%-d %B %Y}"
    if first == last:
        return f"{first.day} {first:%B %Y}"
    if interval.edtf == f"{first:%Y-%m}":
        return f"{first:%B %Y}"
    if interval.edtf == f"{first:%Y}":
        return str(first.year)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} to {last.day} {last:%B %Y}"
    return f"{first.day} {first:%B %Y} to {last.day} {last:%B %Y}"


def gap_in_words(photo: Interval, event: Interval) -> str:
    """The days from the picture to the event; "at least" where either is more than a day.

    >>> gap_in_words(Interval.parse("2019-05-14"), Interval.parse("2024-06-02"))
    '1,846 days'
    """
    days = photo.days_apart(event)
    exact = photo.first == photo.last and event.first == event.last
    return f"{'' if exact else 'at least '}{days:,} day{'' if days == 1 else 's'}"


def date_evidence(dated: Dated, label: str = "caption date") -> Evidence:
    """The words that date the picture."""
    return Evidence(label, dated.span, dated.reading, dated.best)


def event_evidence(claim: Claim) -> Evidence:
    """The words of the article that speak of the event, and its time."""
    if claim.when is not None:
        return Evidence("event", claim.when.span, how(claim.when), claim.when.best)
    if claim.carried is not None:
        return Evidence(
            "event", claim.span, f"on the day told before, “{claim.carried.quote}”", claim.implied
        )
    return Evidence("event", claim.span, "told as news, without a date", claim.implied)


def publication_evidence(article: Article) -> list[Evidence]:
    """How the publication date was found, quoting the words it was inferred from."""
    if article.published is None:
        return []
    how = article.published_from or "stated"
    if not article.published_spans:
        passage = article.headline or (article.body[0] if article.body else None)
        if passage is None:
            return []
        return [Evidence("publication", Span(passage, 0, 0), f"from {how}", article.published)]
    return [
        Evidence(
            "publication", span, f"inferred from {how}", article.published if not number else None
        )
        for number, span in enumerate(article.published_spans)
    ]


def link_evidence(link: Link) -> list[Evidence]:
    """The words caption and article share."""
    return [
        Evidence("linked by", there, f"“{here.quote}” in the caption", None)
        for here, there in link.shared[:2]
    ]


def make_finding(
    case: Case,
    check: str,
    concern: Concern,
    confidence: float,
    statement: str,
    mend: str,
    evidence: list[Evidence],
) -> Finding:
    """A finding about the case's figure."""
    return Finding(
        check=check,
        article=case.article.address,
        figure=case.figure.ordinal,
        concern=concern,
        confidence=max(0.0, min(1.0, round(confidence, 3))),
        statement=statement,
        mend=mend,
        evidence=tuple(evidence),
        image=case.figure.image_url,
    )
