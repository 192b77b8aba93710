"""The table of reasons: what speaks for and against a picture being an old one shown as new.

A reason looks at a pair and says how strongly it holds, from 0 to 1, in which words it saw that,
and what that means in a sentence for people. Its sign is fixed by its meaning; how much it weighs
was fitted (`weights.toml`). None ends the matter alone.
"""

import math
import re
from collections.abc import Callable
from dataclasses import dataclass

from provenance.checks.old.pairs import Pair
from provenance.model import Granularity, Interval, Link, Place, Span, Timex, TimexKind

__all__ = ["REASONS", "Reason", "Seen"]

_YEAR = 365
_MONTH = 31
_SHORT_GAP, _FULL_GAP = 20, 2 * _YEAR  # days: from which a gap weighs, and from which in full
_OLD_YEARS, _OLDER_YEARS = (
    7,
    22,
)  # nobody takes a picture of another generation for one of this week
_SAME_DAYS = 3  # days to either side of the picture's that are still its own
_WEEK = 7
_CALENDAR_DAYS = 10  # around the day of an anniversary
_OTHERS = 3  # older pictures beside this one from which a page is a look back
_LONG, _LONGEST = 35, 70  # words: from which a caption is rather a text of its own
_SHARED = 2  # words by which a sentence far from the picture speaks of it as one beside it does
_REACH = {Place.FRONT: 1.0, Place.BESIDE: 1.0, Place.NEAR: 0.5, Place.FAR: 0.3}
_SCENE = 2  # words by which a sentence of the picture's time tells of what it shows
_YEARS_AFTER = re.compile(r"-?P(\d{1,4})Y")
_REMEMBERED = {Place.FRONT: 1.0, Place.BESIDE: 0.6, Place.NEAR: 0.3, Place.FAR: 0.0}
_INFERRED_YEARS, _LEAST_INFERRED = 2, 0.3
_FAR_YEAR = 0.1  # a year in paragraph 20 weighs next to nothing


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
    return Seen(link.strength, tuple(here for here, _ in link.shared))


def _event_of_kind(pair: Pair) -> Seen:
    return _seen(pair.link.kind if pair.link else None)


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
    if link is None or not pair.is_dated or link.saying is not None:
        return _NOTHING
    same = min(1.0, 1.5 * link.strength + (0.3 if link.kind else 0.0))
    return Seen((1 - _long_before(pair).value) * same, (pair.dated.span,))


def _year_alone(pair: Pair) -> Seen:
    return _seen(pair.dated.span, float(pair.dated.best.granularity >= Granularity.YEAR))


def _not_in_caption(pair: Pair) -> Seen:
    return _seen(pair.dated.span, float(pair.dated.source != "caption"))


def _generation(pair: Pair) -> Seen:
    years = (pair.days_old / _YEAR - _OLD_YEARS) / (_OLDER_YEARS - _OLD_YEARS)
    return _seen(pair.dated.span, max(0.0, min(1.0, years)))


def _counted_from_now(pair: Pair) -> Seen:
    return _seen(pair.case.scene.from_now)


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


def _portrait(pair: Pair) -> Seen:
    return _seen(pair.case.scene.portrait)


def _still(pair: Pair) -> Seen:
    return _seen(pair.case.scene.still)


def _nothing_in_common(pair: Pair) -> Seen:
    text = pair.case.scene.text
    met = any(word.met for word in pair.case.scene.words) or (pair.link and pair.link.shared)
    return _NOTHING if met or text is None else _seen(Span(text, 0, 0))


def _long_caption(pair: Pair) -> Seen:
    text = pair.case.scene.text
    words = len(text.text.split()) if text else 0
    value = max(0.0, min(1.0, (words - _LONG) / (_LONGEST - _LONG)))
    return _seen(text.span() if text else None, value)


def _tells_the_day(pair: Pair) -> Seen:
    return _told(pair, _day_of)


def _tells_the_year(pair: Pair) -> Seen:
    return _told(pair, _year_of)


def _told(pair: Pair, grade: Callable[[Pair, Link, Interval], float]) -> Seen:
    """The sentence that tells most nearly of the picture's own time."""
    best = _NOTHING
    for link in pair.case.events:
        timex = link.claim.when
        told = _time_of(timex, pair) if timex is not None else None
        if timex is not None and link is not pair.link and told and told.first and told.last:
            value = grade(pair, link, told)
            if value > best.value:
                best = Seen(value, (timex.span,))
    return best


def _tells_the_scene(pair: Pair) -> Seen:
    """A sentence of the picture's own time that also has the caption's words: its very scene."""
    best = _NOTHING
    for link in pair.case.events:
        timex = link.claim.when
        told = _time_of(timex, pair) if timex is not None else None
        if timex is None or link is pair.link or told is None or not told.first or not told.last:
            continue
        own = _day_of(pair, link, told) or _year_of(pair, link, told)
        value = min(1.0, len(link.shared) / _SCENE) if own else 0.0
        if value > best.value:
            best = Seen(value, (timex.span, *(span for _, span in link.shared[:_SCENE])))
    return best


def _time_of(timex: Timex, pair: Pair) -> Interval | None:
    """The days of a date; "ten years after the fire" and "closed for ten
    years" count back from publication."""
    counted = timex.value if timex.kind is TimexKind.DURATION else timex.offset
    years = _YEARS_AFTER.fullmatch(counted or "")
    if years is None or pair.published.first is None:
        return timex.best
    year = pair.published.first.year - int(years[1])
    return Interval.year(year) if year > 0 else None


def _reach(link: Link) -> float:
    return max(_REACH[link.place], min(1.0, len(link.shared) / _SHARED))


def _day_of(pair: Pair, link: Link, told: Interval) -> float:
    """How surely a date of the text is the picture's own, finer than a year."""
    photo = pair.dated.best
    apart = told.days_apart(photo)
    if told.days_apart(pair.published) <= _MONTH:
        if apart or told.meets(pair.event):
            return 0.0
        days = told.days or 0
        return 1.0 if days <= _SAME_DAYS else 0.5 if days <= _WEEK else 0.2
    coarse = max(told.granularity, photo.granularity)
    if coarse is Granularity.DAY or (coarse <= Granularity.MONTH and (told.days or 99) <= _WEEK):
        return 1.0 if apart <= _SAME_DAYS else 0.4 * _reach(link) if apart <= _MONTH else 0.0
    if coarse <= Granularity.SEASON:
        reach = _reach(link)
        return 0.9 * max(reach, 0.35) if not apart else 0.4 * reach if apart <= _MONTH else 0.0
    return 0.0


def _year_of(pair: Pair, link: Link, told: Interval) -> float:
    """How surely a year of the text is the picture's own."""
    photo = pair.dated.best
    assert told.first and told.last
    if told.granularity > Granularity.YEAR or told.days_apart(pair.published) <= _MONTH:
        return 0.0
    if max(told.granularity, photo.granularity) <= Granularity.SEASON or not photo.first:
        return 0.0
    assert photo.last is not None
    within = told.first.year <= photo.first.year <= told.last.year
    if not within and not photo.first.year <= told.first.year <= photo.last.year:
        return 0.0
    return _reach(link) if link.shared or link.place is not Place.FAR else _FAR_YEAR


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
    said = pair.link.saying if pair.link else None
    return _seen(pair.case.scene.study) if pair.case.scene.study else _seen(said, 0.5)


def _day_inferred(pair: Pair) -> Seen:
    """The article's own day was read from its words. Such a day may be years off, and a gap that is
    longer than that stands all the same.
    """
    if not pair.case.article.inferred:
        return _NOTHING
    value = max(_LEAST_INFERRED, 1 - pair.days_old / (_INFERRED_YEARS * _YEAR))
    return Seen(value, pair.case.article.published_spans)


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
    Reason("year-alone", -1, "a year alone dates it", _year_alone),
    Reason("not-in-caption", -0.4, "its caption does not date it", _not_in_caption),
    Reason("generation", -1.5, "it is so old that nobody takes it for new", _generation),
    Reason("counted-from-now", -1.5, "its caption counts back from today", _counted_from_now),
    Reason("others-are-old", -0.4, "other pictures of the page are old, too", _others_are_old),
    Reason("opens-with-a-name", -0.4, "its caption opens with a person’s name", _opens_with_a_name),
    Reason("portrait", -1, "it is a portrait", _portrait),
    Reason("still", -0.7, "it shows a building or an object", _still),
    Reason("nothing-in-common", -1, "neither lead nor neighbours have a word of the caption",
           _nothing_in_common),
    Reason("long-caption", -1, "its caption is a text of its own", _long_caption),
    Reason("tells-the-day", -2, "the text tells of the picture’s own days", _tells_the_day),
    Reason("tells-the-year", -1.5, "the text tells of the picture’s own year", _tells_the_year),
    Reason("tells-the-scene", -4, "the text tells of what it shows, at its own time",
           _tells_the_scene),
    Reason("remembers", -1.5, "caption or article remember something past", _remembers),
    Reason("mourns", -1.5, "the article mourns the one it names", _mourns),
    Reason("only-said", -1.5, "the news is something said or studied", _only_said),
    Reason("day-inferred", -0.4, "the article’s own day was inferred", _day_inferred),
)  # fmt: skip
"""The reasons in the order in which tables print them."""
