"""Whether a caption names its event as an earlier one."""

import re

from provenance.checks._shared import event_patterns
from provenance.model import Case, Language
from provenance.words.patterns import words_pattern
from provenance.words.script import MARKS, is_spaced

__all__ = ["names_earlier", "tells_past"]

# Languages whose adjectives stand behind their noun.
_NOUN_FIRST = ("es", "fr", "it", "pt", "ro", "ar", "fa", "he", "vi", "id", "th", "pl")
_GAP = re.compile(rf"\W{{0,2}}(?:[\w{MARKS}]+\W)?")  # a word between adjective and noun
_NEAR = re.compile(r"\W?\w{0,2}")


def names_earlier(case: Case) -> bool:
    """Whether the caption says of what it shows that it is an earlier event: "during an earlier
    fire", "lors d'une précédente grève", "una protesta anterior".

    The word must stand right before or behind that of an event, and be no part of a date.
    """
    caption = case.figure.caption
    if caption is None:
        return False
    text, language = caption.text, case.language
    dated = [t.span for t in case.dates if t.span.passage == caption]
    for word in words_pattern(language.picture.earlier).finditer(text):
        start, end = word.span()
        if any(span.start < end and start < span.end for span in dated):
            continue
        if _event_behind(text[end:], language):
            return True
        if language.code in _NOUN_FIRST and _event_before(text[:start], language):
            return True
    return False


def _gap(text: str) -> re.Pattern[str]:
    return _GAP if is_spaced(text) else _NEAR


def _event_behind(text: str, language: Language) -> bool:
    near = text[:40]
    return any(
        _gap(near).fullmatch(near[: match.start()])
        for pattern in event_patterns(language)
        for match in pattern.finditer(near)
    )


def _event_before(text: str, language: Language) -> bool:
    near = text[-40:]
    return any(
        _gap(near).fullmatch(near[match.end() :])
        for pattern in event_patterns(language)
        for match in pattern.finditer(near)
    )


_RELATIVE = re.compile(
    r"(?:^|\W)(?:who|which|that|whose|where|when|der|die|das|den|deren|wo|qui|que|dont|où|che|cui|"
    r"quien|onde|cuj\w+|котор\w+|як\w+|któr\w+|kter\w+|som|dat|waar|joka|jotka|ahol|amely\w*|"
    r"care|που|الذي|التي|الذين)\W+(?:\w+\W+){0,2}$",
    re.I,
)


def tells_past(case: Case) -> bool:
    """Whether the caption itself tells of a time gone by: "In March 2012, too, the Orr had burst
    its banks". Captions of what is seen stand in the present.

    A verb in a relative clause belongs to something else.
    """
    caption = case.figure.caption
    if caption is None:
        return False
    return any(
        not match.group()[0].isupper() and not _RELATIVE.search(caption.text[: match.start()])
        for match in words_pattern(case.language.story.pasts).finditer(caption.text)
    )
