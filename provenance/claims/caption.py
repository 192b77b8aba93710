"""What the texts of a figure say it shows, and which of their dates is the picture's."""

import re
from collections.abc import Sequence

from provenance.claims.keys import content_words
from provenance.model import (
    Claim,
    ClaimKind,
    Figure,
    Granularity,
    Language,
    Passage,
    Role,
    Span,
    Timex,
    words_pattern,
)

__all__ = ["caption_claims"]

_CLAUSE = re.compile(r"[.;:!?()\[\]–—|。、，；]| - ")
_WORD = re.compile(r"\S+")
_NEAR_WORDS = 6
_EDITION_AFTER = re.compile(r"^\s(?:[A-ZÀ-ŽА-Я][\w’'-]+|[a-zß-ž]+\s(?:cup|games|election|season))")
_EDITION_BEFORE = re.compile(r"(?:^|[\s(„“\"«])[A-ZÀ-ŽА-ЯЁ][^\W\d_]*[\w’'-]*\s$")
_SINCE_COMMA = re.compile(
    r",\s*(?:who|which|that|die|der|das|qui|que|che|которы\w+|która|který)\b", re.I
)


def caption_claims(figure: Figure, dates: Sequence[Timex], language: Language) -> tuple[Claim, ...]:
    """The claims of a figure's caption, credit line and alternative text, in this order.

    One SHOWS for the caption as a whole where it holds no date of the picture, else one for each
    such date; one MENTIONED for each date of something else (elected, born, an edition, to come).
    """
    claims: list[Claim] = []
    for passage in figure.passages:
        if passage.role is Role.CREDIT:
            claims += [
                _claim(ClaimKind.SHOWS, passage, t, language, dates) for t in _of(passage, dates)
            ]
            continue
        shown = 0
        for timex in _of(passage, dates):
            other = _is_mentioned(passage, timex, language)
            kind = ClaimKind.MENTIONED if other else ClaimKind.SHOWS
            shown += not other
            claims.append(_claim(kind, passage, timex, language, dates))
        if not shown:
            claims.append(_claim(ClaimKind.SHOWS, passage, None, language, dates))
    return tuple(claims)


def _of(passage: Passage, dates: Sequence[Timex]) -> list[Timex]:
    return [t for t in dates if t.span.passage == passage]


def _claim(
    kind: ClaimKind,
    passage: Passage,
    when: Timex | None,
    language: Language,
    dates: Sequence[Timex],
) -> Claim:
    words = content_words(passage, 0, len(passage.text), language, dates)
    return Claim(
        kind,
        Span(passage, 0, len(passage.text)),
        when,
        None,
        names=frozenset(word.key for word in words if word.name),
        words=frozenset(word.key for word in words if not word.name),
    )


def _is_mentioned(passage: Passage, timex: Timex, language: Language) -> bool:
    """Whether a date in a caption is the date of something else than the picture."""
    text = passage.text
    start, end = timex.span.start, timex.span.end
    clause = max((m.end() for m in _CLAUSE.finditer(text, 0, start)), default=0)
    lead = text[clause:start]
    near = _WORD.findall(lead)[-_NEAR_WORDS:]
    window = " ".join(near)
    for match in words_pattern(language.story.mentions).finditer(window):
        short = len(match.group()) <= 3
        if not short or match.end() >= len(window.rstrip()) - 4:
            # A comma between the cue and the date ends what the cue speaks of.
            if "," in window[match.end() :] and not _SINCE_COMMA.search(
                window[: match.start() + 1]
            ):
                continue
            return True
    if (
        timex.best is not None
        and timex.best.granularity is Granularity.YEAR
        and (timex.span.quote.isdigit())
    ):
        return bool(_EDITION_AFTER.match(text[end:]) or _EDITION_BEFORE.search(text[:start]))
    return timex.best is not None and timex.best.granularity > Granularity.YEAR
