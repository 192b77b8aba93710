"""Did the same picture run earlier with another caption, event or date?

Why it matters: most pictures out of their context are old pictures.
Flags:        "Smoke over Halvat on Saturday" on a picture printed seven years before
Stays quiet:  the same event published twice; stock pictures, logos, portraits
Innocent if:  the earlier page used it wrongly.
Sources:      perceptual hashing (PDQ), distance below its published bound
Measured:     on 626 invented articles, precision 1.00, recall 0.94 (34 expected); on the 190 of
              them never read 1.00 and 0.90 (10); on 113 real pages no alarm
"""

import re
from collections.abc import Iterator

from provenance.checks._finding import make_finding, tell_day
from provenance.checks.old.pairs import Dated, Pair, event_links, photo_date, rate
from provenance.checks.old.weigh import weigh
from provenance.languages.houses import houses
from provenance.model import (
    Case,
    Check,
    Concern,
    EarlierUse,
    Evidence,
    Finding,
    Interval,
    Policy,
)
from provenance.words.patterns import words_pattern
from provenance.words.script import is_cased

__all__ = ["CHECK"]

_AFTER_DAYS = 3  # pictures of one event run for days
_SAME_WORDS = 0.5
_SHARED = 2  # words by which a scene is that of the news
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_LIKELY = 0.4  # rate of a sentence from which on the picture may stand for it
_TOLD = ("tells-the-day", "tells-the-year", "remembers", "mourns")
_ENOUGH = -1.2  # what these weigh together where the page does tell of it
_LABEL_WORDS = 2  # "Lund BK klubbmärke": a label, no scene
# Libraries whose pictures stand for anything, and ran before.
_STOCK = words_pattern(
    tuple(form for house in houses() if house.country == "stock" for form in house.forms)
)


def run(case: Case, policy: Policy) -> Iterator[Finding]:
    """One finding for the earliest use that tells of another time."""
    caption, published = case.figure.caption, case.article.published
    if caption is None or case.disclosed or published is None or not case.earlier:
        return
    shown = photo_date(case)
    if shown is None and (_is_no_scene(case) or _is_stock(case, policy)):
        return
    uses = [
        use
        for use in case.earlier
        if use.bits_apart <= policy.same_photo_bits or use.likeness is not None
    ]
    uses.sort(key=lambda use: str(use.published.first) if use.published else "9")
    for use in uses:
        seen = use.published or use.when
        if seen is None or use.caption is None or seen.last is None or published.first is None:
            continue
        claimed = shown.best if shown else published
        if claimed.first is None or seen.last >= claimed.first:
            continue
        if seen.days_apart(claimed) <= _AFTER_DAYS or _same_words(caption.text, use):
            continue
        if shown and shown.best.meets(seen):
            continue
        if shown is None and _ran_with_the_event(case, seen, policy):
            continue
        if _is_told(case, use, seen, policy):
            continue
        yield make_finding(
            case,
            CHECK.name,
            Concern.CONFLICT,
            0.8,
            f"The same picture was printed by {tell_day(seen)} with another caption: "
            f"“{use.caption.text}”.",
            "Find the picture's first use and check what it shows.",
            [
                Evidence("caption", caption.span(), "", shown.best if shown else None),
                Evidence("earlier caption", use.caption.span(), f"at {use.article_url}", seen),
            ],
        )
        return


def _is_told(case: Case, use: EarlierUse, seen: Interval, policy: Policy) -> bool:
    """Whether the page tells of the time of the earlier use, or remembers it: what these reasons
    weigh for an old picture they weigh here.
    """
    published = case.article.published
    if published is None or use.caption is None:
        return False
    dated = Dated((seen,), use.caption.span(), "printed then", "earlier use")
    weighed = weigh(Pair(case, dated, published, None, published, policy))
    told = sum(worth for reason, _, worth in weighed.reasons if reason.name in _TOLD)
    return told <= _ENOUGH


def _is_no_scene(case: Case) -> bool:
    """Whether an undated picture shows nothing that happens: a portrait, a building."""
    scene = case.scene
    if scene.portrait or scene.still or not scene.acts:
        return True
    # A person of the news, at nothing that the article tells of: "Jane Doe, pictured by a friend".
    behind = [w for w in scene.words if scene.name and w.span.start >= scene.name.end]
    shared = {here for link in case.events for here, _ in link.shared}
    return scene.name is not None and not any(w.met or w.span in shared for w in behind)


def _is_stock(case: Case, policy: Policy) -> bool:
    """Whether an undated picture stands for no event: a stock library's, under a label, or of
    things that have no name and to which nothing happens ("Keys on a table").
    """
    scene, credit = case.scene, case.figure.credit
    if credit is not None and _STOCK.search(credit.line.text):
        return True
    if scene.text is not None and 1 < len(scene.text.text.split()) <= _LABEL_WORDS:
        return True
    if scene.kinds or scene.actors or any(word.named for word in scene.words):
        return False
    spoken = any(len(link.shared) >= _SHARED for link in event_links(case, policy))
    return not spoken and is_cased(scene.text.text if scene.text else "")


def _ran_with_the_event(case: Case, seen: Interval, policy: Policy) -> bool:
    """Whether the earlier use is of the days of an event that the picture may stand for."""
    for link in event_links(case, policy)[:_AFTER_DAYS]:
        time = link.claim.time
        if rate(link) < _LIKELY or time is None or time.first is None:
            continue
        if seen.last is not None and (time.first - seen.last).days <= policy.slack_days:
            return True
    return False


def _same_words(caption: str, use: EarlierUse) -> bool:
    """Whether two captions tell the same: most words of the shorter stand in the longer."""
    if use.caption is None or set(_YEAR.findall(use.caption.text)) - set(_YEAR.findall(caption)):
        return False  # a day of its own outweighs shared words
    mine, theirs = (
        {word[:5] for word in re.findall(r"[^\W_]{3,}", text.lower())}
        for text in (caption, use.caption.text)
    )
    short = min(len(mine), len(theirs))
    return short > 0 and len(mine & theirs) / short > _SAME_WORDS and short > 2


CHECK = Check("image-recirculated", "the earlier page used it wrongly.", run, __doc__ or "")
