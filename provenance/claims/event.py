"""What the article says happened, sentence by sentence, and when."""

from collections.abc import Sequence

from provenance.claims.keys import content_words
from provenance.model import (
    Claim,
    ClaimKind,
    Interval,
    Language,
    Passage,
    Span,
    Timex,
)
from provenance.words.sentences import sentences

__all__ = ["event_claims"]

_IMPLIED_DAYS = 3  # news without a date is of the last days
_MOST_PASSAGES = 400


def event_claims(
    told: Sequence[Passage],
    dates: Sequence[Timex],
    language: Language,
    dct: Interval | None,
    before: Interval | None = None,
) -> tuple[Claim, ...]:
    """One HAPPENED claim for each date of each sentence, or one for a sentence without dates.

    A sentence without a date takes that of the sentence before it in its paragraph, and `before`
    is the date that the passage before carries over; where there is none, `implied` is the days
    before publication, for news is of the last days.
    """
    by_passage: dict[Passage, list[Timex]] = {}
    for timex in dates:
        by_passage.setdefault(timex.span.passage, []).append(timex)
    recent = _recent(dct)
    claims: list[Claim] = []
    for passage in told[:_MOST_PASSAGES]:
        carried = before
        for start, end in sentences(passage.text, language.code):
            span = Span(passage, start, end)
            inside = [
                t for t in by_passage.get(passage, ())
                if span.start <= t.span.start < span.end and t.readings
            ]  # fmt: skip
            words = content_words(passage, span.start, span.end, language, inside)
            names = frozenset(key for key, *_, name in words if name)
            plain = frozenset(key for key, *_, name in words if not name)
            if not inside:
                claims.append(
                    Claim(ClaimKind.HAPPENED, span, None, carried or recent, names, plain)
                )
            for timex in inside:
                claims.append(Claim(ClaimKind.HAPPENED, span, timex, None, names, plain))
            if inside:
                carried = inside[-1].best
    return tuple(claims)


def _recent(dct: Interval | None) -> Interval | None:
    if dct is None or dct.first is None or dct.last is None:
        return None
    try:
        first = dct.shifted(-_IMPLIED_DAYS).first
    except OverflowError:
        first = dct.first
    return Interval(first, dct.last, dct.granularity)
