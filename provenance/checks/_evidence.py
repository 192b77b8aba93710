"""What several checks share: the picture's date, the article's events, and evidence in words."""

from dataclasses import dataclass

from provenance.model import (
    Anchor,
    Article,
    Case,
    Claim,
    ClaimKind,
    Concern,
    Evidence,
    Finding,
    Granularity,
    Interval,
    Link,
    Policy,
    Role,
    Span,
    Timex,
)
from provenance.words.patterns import words_pattern

__all__ = [
    "Dated",
    "date_evidence",
    "event_evidence",
    "gap_in_words",
    "is_carried",
    "link_evidence",
    "make_finding",
    "photo_date",
    "publication_evidence",
    "recent_events",
    "tell_day",
]

_SHORT_PAGE = 9  # body passages
_HOW = {
    Anchor.WRITTEN: "written in full",
    Anchor.DCT: "counted back from publication",
    Anchor.NEIGHBOUR: "counted from the date beside it",
    Anchor.PAGE: "counted from elsewhere on the page",
}


@dataclass(frozen=True, slots=True)
class Dated:
    """When the picture was made, with the words that say so.

    `readings` are every interval the words can mean; `source` is "caption", "credit line",
    "page data", "image file" or "earlier use".
    """

    readings: tuple[Interval, ...]
    span: Span
    reading: str
    source: str
    timex: Timex | None = None

    @property
    def best(self) -> Interval:
        """The likeliest reading."""
        return self.readings[0]


def photo_date(case: Case) -> Dated | None:
    """The picture's date from its caption, else its credit line or alternative text; None where
    none of them says one. Where a caption names several days, their hull.
    """
    for role, source in (
        (Role.CAPTION, "caption"),
        (Role.CREDIT, "credit line"),
        (Role.ALT, "alternative text"),
    ):
        shown = [
            claim
            for claim in case.shown
            if claim.kind is ClaimKind.SHOWS
            and claim.when is not None
            and claim.when.readings
            and claim.span.passage.role is role
        ]
        if not shown or (role is Role.ALT and case.figure.caption is not None):
            continue
        finest = min(c.when.best.granularity for c in shown if c.when and c.when.best)
        fine = [c for c in shown if c.when and c.when.best and c.when.best.granularity == finest]
        chosen = fine[-1].when
        assert chosen is not None
        readings = chosen.readings
        days = {c.when.best for c in fine if c.when and c.when.best}
        if len(days) > 1:
            hull = readings[0]
            for day in days:
                hull = hull.hull(day)
            readings = (hull,)
        return Dated(readings, chosen.span, _HOW[chosen.anchor], source, chosen)
    return None


def recent_events(case: Case, policy: Policy) -> list[Link]:
    """Links to events of the days before publication, strongest first: what is news."""
    dct = case.article.published
    if dct is None or dct.first is None or dct.last is None:
        return []
    coming = words_pattern(case.language.story.to_come)
    found = []
    for link in case.events:
        time = link.claim.time
        if time is None or time.first is None or time.last is None:
            continue
        if time.first > dct.last and coming.search(link.claim.span.quote):
            continue  # what is to come has not been photographed
        if link.claim.when is None and not _leads(link, case.article, policy):
            continue
        deictic = link.claim.when is not None and link.claim.when.anchor is Anchor.DCT
        fresh = deictic or link.claim.when is None or time.granularity <= Granularity.MONTH
        if fresh and time.days_apart(dct) <= policy.news_days and (time.days or 0) <= 400:
            found.append(link)
    return found


def _leads(link: Link, article: Article, policy: Policy) -> bool:
    """Whether a sentence without a date is still the news: the lead of a short article, of which
    the caption speaks. Longer texts tell of many things that no day is given for.
    """
    passage = link.claim.span.passage
    lead = passage.role in (Role.HEADLINE, Role.STANDFIRST) or passage == article.lead
    lead = lead or is_carried(link)
    short = len(article.body) <= _SHORT_PAGE
    return lead and short and len(link.shared) > 1 and link.strength >= policy.lead_strength


def is_carried(link: Link) -> bool:
    """Whether a sentence without a date goes on with the day of the one before."""
    implied = link.claim.implied
    return link.claim.when is None and implied is not None and implied.days == 1


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
    """The words of the article that tell of the event, and its time."""
    if claim.when is not None:
        return Evidence("event", claim.when.span, _HOW[claim.when.anchor], claim.when.best)
    if claim.implied is not None and claim.implied.days == 1:
        return Evidence("event", claim.span, "on the day told before", claim.implied)
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
