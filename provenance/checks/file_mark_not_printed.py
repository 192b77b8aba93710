"""Does the image file call itself a file picture, and the page not?

Why it matters: the desk that got the picture was told that it is old; the reader was not.
Flags:        "A FILE PHOTO" in the file's instructions under "The bridge at Halvat on Saturday"
Stays quiet:  the same with "/ File" in the credit; "NO FILE PHOTO SALES"; a picture sent again on
              its own day
Innocent if:  the page tells of it where this check does not look, or the mark was left from an
              earlier sending.
Sources:      IPTC Instructions (IIM 2:40), Description (2:120); photo desk practice of marking file
              pictures (AP, Reuters handbooks)
"""

import re
from collections.abc import Iterator

from provenance.checks._file import trusted_dates
from provenance.languages.every import words as words_of_every_page
from provenance.model import (
    Case,
    Check,
    Concern,
    Evidence,
    Finding,
    Passage,
    PhotoMetadata,
    Policy,
    Role,
    Span,
)
from provenance.words.patterns import words_pattern

__all__ = ["CHECK"]

_FIELDS = ("instructions", "description")
_MARKS = words_pattern(words_of_every_page("embedded", "file_marks"))
_REISSUES = words_pattern(words_of_every_page("embedded", "reissues"))
_OPENING = re.compile(r"[\W_]*([^\W\d_]+)[)\]]?\s*[-–—:/)]")
# What makes a mark a notice of rights: "NO FILE PHOTO SALES", "not for archive photo use".
_FORBIDS = re.compile(r"\b(?:no|not|never|without)\b[^.;:]{0,20}$", re.I)
_OLDER_DAYS = 7  # days before publication from which on a picture that is sent again is old


def run(case: Case, policy: Policy) -> Iterator[Finding]:
    """One finding where the file holds a mark and nothing on the page says so."""
    if case.photo is None or case.disclosed or case.figure.caption is None:
        return
    marked = _mark_in(case, policy)
    if marked is None:
        return
    field, mark = marked
    block = case.photo.metadata.origin(field)
    yield Finding(
        CHECK.name,
        case.article.address,
        case.figure.ordinal,
        Concern.DOUBT,
        0.7,
        f"The image file marks this picture as an older one (“{mark.quote}”). The page does not.",
        "Mark the picture as a file picture, with its day.",
        (
            Evidence("file mark", mark, f"from {block}", None),
            Evidence("caption", case.figure.caption.span(), "does not say so", None),
        ),
        case.figure.image_url,
    )


def _mark_in(case: Case, policy: Policy) -> tuple[str, Span] | None:
    """The first mark, with the field it stands in; texts of unsure letters hold none."""
    assert case.photo is not None
    data = case.photo.metadata
    openings = {
        *words_of_every_page("embedded", "file_openings"),
        *case.language.picture.archive_marks,
    }
    fresh, old = _ages(case, data, policy)
    for field, text in ((name, getattr(data, name)) for name in _FIELDS):
        if not text or field in data.unsure:
            continue
        words = Passage(Role.EMBEDDED, text, case.figure.ordinal)
        opening = _OPENING.match(text)
        is_capital = opening is not None and opening[1].isupper() and not fresh
        if opening and is_capital and opening[1].lower() in openings:
            return field, Span(words, *opening.span(1))
        for pattern, stands in ((_MARKS, not fresh), (_REISSUES, old)):
            for match in pattern.finditer(text) if stands else ():
                if not _FORBIDS.search(text[: match.start()]):
                    return field, Span(words, *match.span())
    return None


def _ages(case: Case, data: PhotoMetadata, policy: Policy) -> tuple[bool, bool]:
    """Whether the camera's dates are of the day of publication, and whether any date is old."""
    published = case.article.published
    if published is None or published.first is None:
        return False, False
    dated = trusted_dates(data)
    days = [(b, (published.first - day.last).days) for b, day in dated if day.last is not None]
    camera = [age for block, age in days if block.startswith("EXIF")]  # other blocks take the day
    most = max(policy.slack_days, policy.file_days)  # on which the picture was sent again
    fresh = bool(camera) and all(0 <= age <= most for age in camera)
    return fresh, any(age >= _OLDER_DAYS for _, age in days)


CHECK = Check(
    "file-mark-not-printed",
    "the page tells of it where this check does not look, or the mark was left from an earlier "
    "sending.",
    run,
    __doc__ or "",
)
