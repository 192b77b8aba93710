"""What a finding says as a heading, and days as a reader says them."""

from provenance.model import Evidence, Finding, Granularity, Interval, Role

__all__ = ["day_in_words", "heading", "photo_date_of", "told_of"]

_LONGEST = 60  # code points of a quote in a heading
_TEXT = (Role.BODY, Role.HEADLINE, Role.STANDFIRST, Role.DATELINE)
_OTHERWISE = {
    "alt-text-contradicts-caption": "Alternative text and caption show different things",
    "credit-mismatch": "Printed credit and image file name different houses",
    "undisclosed-ai-media": "Image file says it was made by a machine, the page does not",
    "file-mark-not-printed": "Image file is marked as a file picture, the page is not",
    "image-recirculated": "Picture ran before with another caption",
    "impossible-caption-date": "Caption gives a day that does not exist",
    "weekday-date-mismatch": "Weekday in the caption is not that date’s",
    "missing-credit": "Picture without a credit",
    "missing-date": "Caption without a date",
    "undated-archive-photo": "Archive picture without a date",
}


def day_in_words(interval: Interval) -> str:
    """An interval as a reader says it.

    >>> [day_in_words(Interval.parse(day)) for day in ("2019-05-14", "2017-08", "2016/2018")]
    ['14 May 2019', 'August 2017', '1 January 2016 to 31 December 2018']
    """
    first, last = interval.first, interval.last
    if first is None or last is None:
        known = last or first
        return f"{'before' if last else 'after'} {known:%-d %B %Y}" if known else "unknown"
    if interval.granularity is Granularity.YEAR and first.year == last.year:
        return str(first.year)
    if first == last:
        return f"{first:%-d %B %Y}"
    if interval.edtf == f"{first:%Y-%m}":
        return f"{first:%B %Y}"
    return f"{first:%-d %B %Y} to {last:%-d %B %Y}"


def photo_date_of(finding: Finding) -> Evidence | None:
    """The evidence that dates the picture: labelled so, and read as days where any is."""
    dates = [item for item in finding.evidence if item.label.endswith("date")]
    return next((item for item in dates if item.interval), dates[0] if dates else None)


def told_of(finding: Finding) -> Evidence | None:
    """The evidence of what the article says happened; None if about the picture alone."""
    named = [item for item in finding.evidence if item.label == "event"]
    texts = [item for item in finding.evidence if item.span.passage.role in _TEXT]
    return next(iter([*named, *(item for item in texts if item.span.quote)]), None)


def heading(finding: Finding) -> str:
    """The finding in a line: what dates the picture, and what it stands beside.

    >>> from provenance.model import Concern, Passage
    >>> caption = Passage(Role.CAPTION, "X meets Y in August 2017.", 1)
    >>> body = Passage(Role.BODY, "Earlier this week X met Y.", 1)
    >>> heading(Finding("undisclosed-archive-photo", "a", 1, Concern.CONFLICT, 0.9, "Old.", "", (
    ...     Evidence("caption date", caption.span("August 2017"), "", Interval.parse("2017-08")),
    ...     Evidence("event", body.span("Earlier this week"), "", Interval.parse("2020-02-24")))))
    'Photo dated August 2017 beside “Earlier this week” (24 February 2020)'
    """
    date, event = photo_date_of(finding), told_of(finding)
    if finding.check in _OTHERWISE and (event is None or date is None or date.interval is None):
        quote = f": “{_short(date.span.quote)}”" if date and date.span.quote else ""
        return _OTHERWISE[finding.check] + quote
    if date is None or date.interval is None:
        return finding.statement.split(". ")[0].rstrip(".")
    said = f"Photo dated {day_in_words(date.interval)}"
    publication = next((e.interval for e in finding.evidence if e.label == "publication"), None)
    if event is not None and event.span.quote:
        when = f" ({day_in_words(event.interval)})" if event.interval else ""
        return f"{said} beside “{_short(event.span.quote)}”{when}"
    if publication:
        return f"{said} in an article of {day_in_words(publication)}"
    return f"{said}: {finding.check.replace('-', ' ')}"


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}…"
