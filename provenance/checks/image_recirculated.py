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

from provenance.checks._evidence import make_finding, photo_date, recent_events, tell_day
from provenance.checks._innocent import (
    is_other_occasion,
    is_remembrance,
    is_still,
    tells_of_then,
)
from provenance.checks._people import NOUNS_IN_CAPITALS
from provenance.checks._shared import tells_event
from provenance.model import (
    Case,
    Check,
    Concern,
    EarlierUse,
    Evidence,
    Finding,
    Interval,
    Policy,
    Role,
)
from provenance.words.patterns import words_pattern

__all__ = ["CHECK"]

_AFTER_DAYS = 3  # pictures of one event run for days
_SAME_WORDS = 0.5
_SHARED = 2  # words by which a scene is that of the news
_LABEL_WORDS = 2  # "Lund BK klubbmärke": a label, no scene
# Libraries whose pictures stand for anything, and ran before.
_STOCK = re.compile(
    r"(?<!\w)(?:alamy|shutterstock|i?stock(?:photo)?|adobe stock|depositphotos|dreamstime|fotolia|"
    r"unsplash|pexels|pixabay|freepik|123rf|bigstock|canva|pixta|アフロ|ピクスタ)(?!\w)",
    re.I,
)


def run(case: Case, policy: Policy) -> Iterator[Finding]:
    """One finding for the earliest use that tells of another time."""
    caption, published = case.figure.caption, case.article.published
    if caption is None or case.disclosed or published is None or not case.earlier:
        return
    shown = photo_date(case)
    if shown is None and (is_still(case) or is_other_occasion(case) or _is_stock(case, policy)):
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
        if tells_of_then(case, seen, policy) or is_remembrance(case, seen):
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


def _is_stock(case: Case, policy: Policy) -> bool:
    """Whether an undated picture stands for no event: a stock library's, under a label, or of
    things that have no name and to which nothing happens ("Keys on a table").
    """
    caption, credit = case.figure.caption, case.figure.credit
    if caption is not None and _is_of_anything(case, caption.text, policy):
        return True
    label = caption is not None and len(caption.text.split()) <= _LABEL_WORDS
    return (label and " " in (caption.text if caption else "")) or (
        credit is not None and _STOCK.search(credit.line.text) is not None
    )


def _is_of_anything(case: Case, caption: str, policy: Policy) -> bool:
    language = case.language
    if any(len(link.shared) >= _SHARED for link in recent_events(case, policy)):
        return (
            False  # "Crates on the embassy steps" beside "Staff carried crates out of the embassy"
        )
    if language.code in NOUNS_IN_CAPITALS or tells_event(caption, language):
        return False
    if not any(char.islower() for char in caption):
        return False  # a script without capitals tells no names
    named = any(claim.names for claim in case.shown if claim.span.passage.role is Role.CAPTION)
    return not named and not words_pattern(language.story.actors).search(caption)


def _ran_with_the_event(case: Case, seen: Interval, policy: Policy) -> bool:
    """Whether the earlier use is of the days of an event that the picture may stand for."""
    for link in recent_events(case, policy)[:_AFTER_DAYS]:
        time = link.claim.time
        if link.strength < policy.link_strength or time is None or time.first is None:
            continue
        if seen.last is not None and (time.first - seen.last).days <= policy.slack_days:
            return True
    return False


def _same_words(caption: str, use: EarlierUse) -> bool:
    """Whether two captions tell the same: most words of the shorter stand in the longer."""
    if use.caption is None:
        return False
    mine, theirs = (
        {word[:5] for word in re.findall(r"[^\W_]{3,}", text.lower())}
        for text in (caption, use.caption.text)
    )
    short = min(len(mine), len(theirs))
    return short > 0 and len(mine & theirs) / short > _SAME_WORDS and short > 2


CHECK = Check("image-recirculated", "the earlier page used it wrongly.", run, __doc__ or "")
