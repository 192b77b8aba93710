"""One finding laid out: everything a person needs to decide, and nothing that is not stored."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from provenance.model import Evidence, Finding, Role
from provenance.report.explain import LINKED
from provenance.report.heading import day_in_words, heading, told_of
from provenance.review.timeline import Timeline, draw
from provenance.store.log.page import Around
from provenance.store.store import QueueItem
from provenance.words.sentences import sentence_around, sentences

__all__ = ["Part", "Quote", "Reason", "Sheet", "lay_out", "marked"]

_RTL = ("ar", "fa", "he", "ur", "ps", "sd", "ug", "yi", "dv")
_WEIGHT = re.compile(r"\s*\(([+-]?\d+(?:\.\d+)?)\)\s*$")


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of text; `mark` is "date", "shared" or "" for what is not marked."""

    text: str
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Quote:
    """A passage with its marked words, where it stood, and how it was read."""

    place: str
    parts: tuple[Part, ...]
    readings: tuple[str, ...] = ()
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason, what it weighs (None where nothing weighed it) and the words it rests on."""

    says: str
    weight: float | None
    quote: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """A finding as the desk shows it."""

    heading: str
    why: str
    mend: str
    caption: Quote | None
    others: tuple[Quote, ...]
    sentence: Quote | None
    reasons_for: tuple[Reason, ...]
    reasons_against: tuple[Reason, ...]
    timeline: Timeline | None
    published: str
    published_from: str
    rtl: bool


def lay_out(item: QueueItem, around: Around) -> Sheet:
    """The sheet of a finding, from the finding and what is stored around it."""
    finding = item.finding
    told = told_of(finding)
    published = around.published or next(
        (e.interval for e in finding.evidence if e.label == "publication"), None
    )
    return Sheet(
        heading=heading(finding),
        why=finding.statement,
        mend=finding.mend,
        caption=_caption(finding, around),
        others=_others(finding),
        sentence=_sentence(finding, told, around, item.language) if told else None,
        reasons_for=_reasons(finding, "for"),
        reasons_against=_reasons(finding, "against"),
        timeline=draw(finding, published, around.uses),
        published=day_in_words(published) if published else "not known",
        published_from=around.published_from or "",
        rtl=item.language.split("-")[0].lower() in _RTL,
    )


def marked(text: str, spans: Iterable[tuple[int, int, str]]) -> tuple[Part, ...]:
    """A text parted at its marked spans; where two overlap, the first one counts.

    >>> [part.mark for part in marked("On 31 June.", [(3, 10, "date")])]
    ['', 'date', '']
    """
    parts, at = [], 0
    for start, end, mark in sorted(spans, key=lambda span: (span[0], -span[1])):
        if start < at or end <= start:
            continue
        parts += [Part(text[at:start]), Part(text[start:end], mark)]
        at = end
    parts.append(Part(text[at:]))
    return tuple(part for part in parts if part.text)


def _mark(item: Evidence) -> str:
    if item.label in (LINKED, "for", "against"):
        return "shared"
    whole = item.span.quote == item.span.passage.text and item.interval is None
    return "" if whole or not item.span.quote else "date"


def _spans(finding: Finding, text: str) -> list[tuple[int, int, str]]:
    found = [
        (item.span.start, item.span.end, _mark(item))
        for item in finding.evidence
        if item.span.passage.text == text and _mark(item)
    ]
    return sorted(found, key=lambda span: span[2] != "date")


def _readings(finding: Finding, text: str) -> tuple[str, ...]:
    return tuple(
        f"{item.label}: “{item.span.quote}” is {day_in_words(item.interval)}"
        + (f", {item.reading}" if item.reading else "")
        for item in finding.evidence
        if item.span.passage.text == text and item.interval and item.span.quote
        and item.label != "publication"
    )  # fmt: skip


def _caption(finding: Finding, around: Around) -> Quote | None:
    """The caption whole, as it was on the page; where none is, the words that date the picture."""
    quoted = [e.span.passage for e in finding.evidence if e.span.passage.role is Role.CAPTION]
    text = quoted[0].text if quoted else around.caption
    if not text:
        return None
    element = quoted[0].element if quoted else ""
    place = f"Caption {finding.figure}" + (f", in {element}" if element else "")
    return Quote(place, marked(text, _spans(finding, text)), _readings(finding, text))


def _others(finding: Finding) -> tuple[Quote, ...]:
    """What else is quoted: credit, alternative text, image file, earlier captions."""
    found: dict[str, Quote] = {}
    for item in finding.evidence:
        passage = item.span.passage
        skip = (Role.CAPTION, Role.BODY, Role.HEADLINE, Role.STANDFIRST, Role.DATELINE, Role.META)
        if passage.role in skip or passage.text in found:
            continue
        parts = marked(passage.text, _spans(finding, passage.text))
        said = _readings(finding, passage.text) or ((item.reading,) if item.reading else ())
        found[passage.text] = Quote(str(passage).capitalize(), parts, said)
    return tuple(found.values())


def _sentence(finding: Finding, told: Evidence, around: Around, language: str) -> Quote:
    """The sentence that was quoted, its time words marked, with one before it and one after."""
    passage = told.span.passage
    text, code = passage.text, language.split("-")[0]
    start, end = sentence_around(text, told.span.start, told.span.end, code)
    spans = [
        (max(first, start) - start, min(last, end) - start, mark)
        for first, last, mark in _spans(finding, text)
        if first < end and last > start
    ]
    before, after = text[:start].rstrip(), text[end:].lstrip()
    if passage.role is Role.BODY and text in around.body:
        at = around.body.index(text)
        before = before or (around.body[at - 1] if at else "")
        after = after or (around.body[at + 1] if at + 1 < len(around.body) else "")
    counted = tuple(
        dict.fromkeys(
            f"“{item.span.quote}” is {day_in_words(item.interval)}, {item.reading}"
            for item in finding.evidence
            if item.label == "event" and item.interval and item.span.passage.text == text
        )
    )
    return Quote(
        str(passage).capitalize(),
        marked(text[start:end], spans),
        counted or ((told.reading,) if told.reading else ()),
        _edge(before, code, last=True),
        _edge(after, code, last=False),
    )


def _edge(text: str, code: str, last: bool) -> str:
    """The last or first sentence of a text."""
    found = sentences(text, code) if text else ()
    if not found:
        return text
    start, end = found[-1] if last else found[0]
    return text[start:end]


def _reasons(finding: Finding, side: str) -> tuple[Reason, ...]:
    """The reasons on a side, heaviest first; a finding that lists none has what it rests on."""
    found = []
    for item in finding.evidence:
        if item.label != side:
            continue
        match = _WEIGHT.search(item.reading)
        says = _WEIGHT.sub("", item.reading) or item.label
        found.append(Reason(says, float(match[1]) if match else None, item.span.quote))
    if not found and side == "for":
        linked = [item for item in finding.evidence if item.label == LINKED]
        found = [Reason("caption and article share words", None, i.span.quote) for i in linked]
    return tuple(sorted(found, key=lambda reason: -abs(reason.weight or 0)))
