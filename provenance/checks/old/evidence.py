"""The table of reasons: what speaks for and against a picture being an old one shown as new.

A reason looks at a pair and says how strongly it holds, from 0 to 1, in which words it saw that,
and what that means in a sentence for people. Its sign is fixed by its meaning; how much it weighs
was fitted (`weights.toml`). None ends the matter alone.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass

from provenance.checks.old.own_time import Own, owns
from provenance.checks.old.pairs import Pair
from provenance.model import Granularity, Place, Span, Timex

__all__ = ["REASONS", "Reason", "Seen"]

_YEAR = 365
_MONTH = 31
_SHORT_GAP, _FULL_GAP = 30, 2 * _YEAR  # days: from which a gap weighs, and from which in full
_OLD_YEARS, _OLDER_YEARS = (
    7,
    22,
)  # nobody takes a picture of another generation for one of this week
_CALENDAR_DAYS = 10  # around the day of an anniversary
_OTHERS = 3  # older pictures beside this one from which a page is a look back
_LONG, _LONGEST = 35, 70  # words: from which a caption is rather a text of its own
_SHARED = 2  # words by which a sentence far from the picture speaks of it as one beside it does
_REMEMBERED = {Place.FRONT: 1.0, Place.BESIDE: 0.6, Place.NEAR: 0.3, Place.FAR: 0.0}
_UNIT = {Granularity.DAY: 1, Granularity.WEEK: 7, Granularity.MONTH: 31, Granularity.SEASON: 92}
_SHORT_ROW, _ROW = 2, 10  # days, or months or years: a row weighs from the first on
_FULLY_OLDER = 3  # a picture of some two months is no longer one of the days before
_SLIPPED = 4  # nor is one that is rather dated by a slip
_MONTH_ALONE = 0.5  # of a year alone, what a date without its day counts
_LEAST_SHARE = 0.2  # of a caption by which it speaks of an event to come


@dataclass(frozen=True, slots=True)
class Seen:
    """How strongly a reason holds, from 0 to 1, and the words it rests on."""

    value: float
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Reason:
    """One row of the table. `expected` is what it should weigh by its meaning, before any page was
    seen: above 0 if it speaks for an old picture shown as new. A fit draws weights to it and never
    across 0. `says` is the reason in words, in which "it" is the picture.
    """

    name: str
    expected: float
    says: str
    look: Callable[[Pair], Seen]


_NOTHING = Seen(0.0)


def _seen(span: Span | None, value: float = 1.0) -> Seen:
    return Seen(value, (span,)) if span is not None else _NOTHING


def _news_has_a_day(pair: Pair) -> Seen:
    link = pair.link
    if link is None:
        return _NOTHING
    if link.claim.when is not None:
        return _seen(link.claim.when.span)
    return _seen(link.claim.carried, 0.8)


def _shares_words(pair: Pair) -> Seen:
    link = pair.link
    if link is None or not link.shared:
        return _NOTHING
    name = pair.case.scene.name
    beyond = [here for here, _ in link.shared if name is None or here.start >= name.end]
    value = link.strength * len(beyond) / len(link.shared) - _as_old(pair)
    return Seen(max(0.0, value), tuple(beyond))


def _as_old(pair: Pair) -> float:
    """The share of the caption that a sentence of the picture's own time has, up to that of the
    news: what both have speaks for neither.
    """
    most = max((own.link.strength * own.sure for own in owns(pair)), default=0.0)
    return min(most, pair.link.strength if pair.link else 0.0)


def _event_of_kind(pair: Pair) -> Seen:
    sure = max((own.sure for own in owns(pair) if own.link.kind), default=0.0)
    return _seen(pair.link.kind if pair.link else None, 1 - sure)


def _second_opinion(pair: Pair) -> Seen:
    """What a judge has against the link; none is asked by default, and none was in any fit."""
    return _seen(pair.link.claim.span, pair.link.doubt) if pair.link else _NOTHING


def _leads_the_page(pair: Pair) -> Seen:
    text = pair.case.scene.text
    return _seen(Span(text, 0, 0)) if text and pair.case.figure.after <= 1 else _NOTHING


def _something_happens(pair: Pair) -> Seen:
    words = (w.span for w in pair.case.scene.words if not w.named and not w.still)
    return Seen(pair.case.scene.acts, tuple(words)[:_SHARED])


def _long_before(pair: Pair) -> Seen:
    gap = math.log(max(1, pair.days_old) / _SHORT_GAP) / math.log(_FULL_GAP / _SHORT_GAP)
    return Seen(max(0.0, min(1.0, gap)), (pair.dated.span,))


def _same_days_before(pair: Pair) -> Seen:
    """A slip: the picture is of the days before, and the very event is told with its day."""
    link = pair.link
    photo = pair.dated.best
    if link is None or not pair.is_dated or link.saying is not None or photo.first != photo.last:
        return _NOTHING
    same = min(1.0, 1.5 * link.strength + (0.3 if link.kind else 0.0))
    return Seen((1 - _long_before(pair).value) * same, (pair.dated.span,))


def _hardly_older(pair: Pair) -> Seen:
    """The picture is of the days before, and nothing says that it should be of the event's day."""
    older = _FULLY_OLDER * _long_before(pair).value + _SLIPPED * _same_days_before(pair).value
    return _seen(pair.dated.span, max(0.0, 1 - older))


def _no_day(pair: Pair) -> Seen:
    """News pictures are dated to the day; a month alone is rather one of an archive of places and
    people.
    """
    size = pair.dated.best.granularity
    value = 1.0 if size >= Granularity.YEAR else _MONTH_ALONE if size >= Granularity.MONTH else 0.0
    return _seen(pair.dated.span, value)


def _row_of_days(pair: Pair) -> Seen:
    """A span, or several dates: then it is one of a series, or a time in which something stood."""
    best = pair.dated.best
    days = (best.days or 1) / _UNIT.get(best.granularity, _YEAR)
    return _seen(pair.dated.span, max(0.0, min(1.0, (days - _SHORT_ROW) / (_ROW - _SHORT_ROW))))


def _not_in_caption(pair: Pair) -> Seen:
    return _seen(pair.dated.span, float(pair.dated.source != "caption"))


def _generation(pair: Pair) -> Seen:
    years = (pair.days_old / _YEAR - _OLD_YEARS) / (_OLDER_YEARS - _OLD_YEARS)
    return _seen(pair.dated.span, max(0.0, min(1.0, years)))


def _counted_from_now(pair: Pair) -> Seen:
    return _seen(pair.case.scene.from_now)


def _another(pair: Pair) -> Seen:
    return _seen(pair.case.scene.another)


def _to_come(pair: Pair) -> Seen:
    """The news of which the caption has words is still to come: nobody has a picture of it."""
    last, news = pair.published.last, pair.link.strength if pair.link else 0.0
    best = _NOTHING
    for link in pair.case.events:
        time, when = link.claim.time, link.claim.when
        if time is None or when is None or link.place is not Place.FRONT or not time.first:
            continue
        more = (link.strength - news) / max(link.strength, _LEAST_SHARE)
        if last and time.first > last and more > best.value:
            best = _seen(when.span, more)
    return best


def _others_are_old(pair: Pair) -> Seen:
    """A look back, or a set from one visit: other pictures of the page are older than a month."""
    old = [t for t in pair.case.others if t.best and _is_past(t, pair)]
    return Seen(min(1.0, len(old) / _OTHERS), tuple(t.span for t in old[:_OTHERS]))


def _is_past(timex: Timex, pair: Pair) -> bool:
    best, dct = timex.best, pair.published
    past = best is not None and best.last is not None and dct.first is not None
    return past and best.last < dct.first and best.days_apart(dct) > _MONTH  # type: ignore[union-attr, operator]  # both are there: `past`


def _opens_with_a_name(pair: Pair) -> Seen:
    return _seen(pair.case.scene.name)


def _portrait_or_still(pair: Pair) -> Seen:
    return _seen(pair.case.scene.portrait or pair.case.scene.still)


def _long_caption(pair: Pair) -> Seen:
    text = pair.case.scene.text
    words = len(text.text.split()) if text else 0
    value = max(0.0, min(1.0, (words - _LONG) / (_LONGEST - _LONG)))
    return _seen(text.span() if text else None, value)


def _tells_the_day(pair: Pair) -> Seen:
    return _told(pair, lambda own: own.day)


def _tells_the_year(pair: Pair) -> Seen:
    return _told(pair, lambda own: own.year)


def _tells_the_scene(pair: Pair) -> Seen:
    return _told(pair, lambda own: own.scene)


def _told(pair: Pair, grade: Callable[[Own], float]) -> Seen:
    """The sentence that tells most surely of the picture's own time."""
    own = max(owns(pair), key=grade, default=None)
    return Seen(grade(own), own.spans) if own and grade(own) else _NOTHING


def _remembers(pair: Pair) -> Seen:
    rows = pair.case.scene.remembered
    if not rows:
        return _NOTHING
    best = max(rows, key=lambda row: _REMEMBERED[row[1]])
    value = _REMEMBERED[best[1]]
    return _seen(best[0], 1.0 if _same_calendar_day(pair) else value)


def _same_calendar_day(pair: Pair) -> bool:
    photo, dct = pair.dated.best, pair.published
    if not photo.first or not dct.first or photo.granularity > Granularity.MONTH:
        return False
    apart = abs(photo.first.timetuple().tm_yday - dct.first.timetuple().tm_yday)
    return photo.first.year < dct.first.year and min(apart, _YEAR - apart) <= _CALENDAR_DAYS


def _mourns(pair: Pair) -> Seen:
    return _seen(pair.case.scene.dead)


def _only_said(pair: Pair) -> Seen:
    """The news is a study, or its day is that of saying so: no picture is of that."""
    return _seen((pair.link and pair.link.saying) or pair.case.scene.study)


REASONS: tuple[Reason, ...] = (
    Reason("news-has-a-day", 0.4, "the article says when its news happened", _news_has_a_day),
    Reason("shares-words", 0.4, "the sentence that tells the news shares words with the caption",
           _shares_words),
    Reason("event-of-kind", 0.4, "the sentence that tells the news is of the caption’s kind",
           _event_of_kind),
    Reason("second-opinion", -6, "a second opinion doubts that both are of one occasion",
           _second_opinion),
    Reason("leads-the-page", 0.4, "it stands at the head of the article", _leads_the_page),
    Reason("something-happens", 0.4, "the caption says that something happens", _something_happens),
    Reason("long-before", 0.4, "the picture is much older than the news", _long_before),
    Reason("same-days-before", 1.5, "it is of the days before, and the event is told with its day",
           _same_days_before),
    Reason("hardly-older", -1.5, "it is hardly older than the news", _hardly_older),
    Reason("no-day", -1, "a month or a year alone dates it", _no_day),
    Reason("row-of-days", -1, "its caption gives a row of days or years", _row_of_days),
    Reason("not-in-caption", -0.4, "its caption does not date it", _not_in_caption),
    Reason("generation", -1.5, "it is so old that nobody takes it for new", _generation),
    Reason("counted-from-now", -1.5, "its caption counts back from today", _counted_from_now),
    Reason("another", -6, "its caption says that it is another one like it", _another),
    Reason("to-come", -2, "the event it has the words of is still to come", _to_come),
    Reason("others-are-old", -0.4, "other pictures of the page are old, too", _others_are_old),
    Reason("opens-with-a-name", -0.4, "its caption opens with a person’s name", _opens_with_a_name),
    Reason("portrait-or-still", -1, "it shows a person, a building or an object, and nothing else",
           _portrait_or_still),
    Reason("long-caption", -1, "its caption is a text of its own", _long_caption),
    Reason("tells-the-day", -2, "the text tells of the picture’s own days", _tells_the_day),
    Reason("tells-the-year", -1.5, "the text tells of the picture’s own year", _tells_the_year),
    Reason("tells-the-scene", -4, "the text tells of what it shows, at its own time",
           _tells_the_scene),
    Reason("remembers", -1.5, "caption or article remember something past", _remembers),
    Reason("mourns", -1.5, "the article mourns the one it names", _mourns),
    Reason("only-said", -1.5, "the news is something said or studied", _only_said),
)  # fmt: skip
"""The reasons in the order in which tables print them."""
