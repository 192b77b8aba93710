"""The body: the lines of the page's text that are left when everything else is taken away."""

import re
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from provenance.document.furniture import ENDED, find_furniture
from provenance.document.page.outline import HEADINGS, Element, Outline, Ranges
from provenance.words.sentences import ends_sentence

__all__ = ["Paragraph", "find_body"]

_INTERFACE = re.compile(
    r"^(?:advertisement|anzeige|werbung|publicité|publicidad|pubblicità|реклама|share|teilen|"
    r"read more.*|read also.*|lesen sie auch.*|mehr zum thema.*|lire aussi.*|lea también.*|"
    r"leggi anche.*|leia também.*|lees ook.*|çitaj.*|related.*|sign up.*|subscribe.*|newsletter.*|"
    r"follow us.*|copyright.*|©.*|all rights reserved.*|topics|tags?|\d{1,3} ?/ ?\d{1,3}|\W+)\W*$",
    re.I,
)
_HEADING_LIKE = 80
_RUNNING = 60
_LONG = 100
_QUOTED = 40
_STAMP = 140
_HOUR_AND_YEAR = re.compile(
    r"^(?=.*(?<!\d)\d{1,2}[:.h時시点]\s?\d\d(?!\d))(?=.*(?<!\d)(?:19|20)\d\d(?!\d))"
)
_SET_APART = ("em", "i", "strong", "b")
_OPENING_QUOTES = "\"'“„«»‘"
_SENTENCE = tuple('.!?…。！？»«”“"')
_MOST_LINES = 800
_SIGNED = 0.12  # share of the text that set-apart lines behind it may have to be no part of it


class _Line:
    """A paragraph or sub-headline on its way to a passage."""

    __slots__ = ("aside", "linked", "owner", "start", "text")

    def __init__(self, text: str, owner: Element, start: int, linked: float, aside: bool) -> None:
        self.text, self.owner, self.start, self.linked = text, owner, start, linked
        self.aside = aside and text[0] not in _OPENING_QUOTES

    @property
    def is_heading(self) -> bool:
        return self.owner.name in HEADINGS


class Paragraph(NamedTuple):
    """A paragraph or sub-headline: its text, the name of its element ("h2" for a heading), and
    where in the outline's text it begins."""

    text: str
    element: str
    place: int


def find_body(outline: Outline, taken: Ranges) -> list[Paragraph]:
    """The body's paragraphs and sub-headlines in order, without the text of the ranges `taken`."""
    holder = outline.holder or outline.root
    dropped = _merged([*taken, *find_furniture(outline, holder)])
    found: list[Paragraph] = []
    seen: set[str] = set()
    for line in _kept(_lines(outline, holder, dropped)):
        if line.text in seen and len(line.text) > 40:
            continue
        seen.add(line.text)
        found.append(Paragraph(line.text, outline.name_of(line.owner), line.start))
    return found


def _merged(ranges: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Ranges in order, those that touch as one."""
    found: list[tuple[int, int]] = []
    for start, stop in sorted(ranges):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(stop, found[-1][1]))
        elif stop > start:
            found.append((start, stop))
    return found


def _lines(outline: Outline, holder: Element, dropped: list[tuple[int, int]]) -> list[_Line]:
    """The lines inside an element, without the dropped ranges."""
    found: list[_Line] = []
    slanted = {part.start: part.stop for part in outline.named(holder, *_SET_APART)}
    gap = link = 0
    for line in outline.lines_of(holder):
        while gap < len(dropped) and dropped[gap][1] <= line.start:
            gap += 1
        last = gap
        while last < len(dropped) and dropped[last][0] < line.stop:
            last += 1
        text = outline.cut(line.start, line.stop, dropped[gap:last])
        if len(text) < 2:
            continue
        linked = 0
        while link < len(outline.links) and outline.links[link][1] <= line.start:
            link += 1
        at = link
        while at < len(outline.links) and outline.links[at][0] < line.stop:
            start, stop = outline.links[at]
            linked += min(stop, line.stop) - max(start, line.start)
            at += 1
        found.append(
            _Line(
                text,
                outline.elements[line.owner],
                line.start,
                linked / len(text),
                slanted.get(line.start, 0) >= line.stop - 1,
            )
        )
    return found


def _kept(lines: list[_Line]) -> list[_Line]:
    """The lines that are the body: no interface, no links, no labels of what was left out."""
    often = Counter(line.text for line in lines if len(line.text) < _HEADING_LIKE)
    cores = Counter(_core(line) for line in lines)
    whole = "\n".join(line.text for line in lines[:_MOST_LINES])
    kept: list[_Line] = []
    for number, line in enumerate(lines):
        if _INTERFACE.match(line.text) or often[line.text] > 2 or _is_stamp(line):
            continue
        core = _core(line)
        if number < _MOST_LINES and len(core) >= _QUOTED and whole.count(core) > cores[core]:
            continue  # a quotation set apart, whose words a paragraph holds too
        if _is_link_only(line):
            if kept and _is_label(kept[-1]):
                kept.pop()
            continue
        kept.append(line)
    return _trimmed(kept)


def _is_stamp(line: _Line) -> bool:
    """A line that tells when, and by whom, the page was published: no sentence, day and hour."""
    short = len(line.text) <= _STAMP and not line.is_heading
    return short and not line.text.endswith(_SENTENCE) and bool(_HOUR_AND_YEAR.search(line.text))


def _core(line: _Line) -> str:
    return line.text.strip(" \"'“”„«»‹›")


def _is_label(line: _Line) -> bool:
    """A short line that names the links behind it."""
    return len(line.text) <= 40 and not line.text.endswith((".", "!", "?", "。"))


def _is_link_only(line: _Line) -> bool:
    """A line that is nothing but links, or a label with one: a teaser, a tag, a menu."""
    if line.linked >= 0.9:
        return line.owner.name in ("li", "p", "td", "h3", "h4", "dd") or len(line.text) < 120
    if line.linked >= 0.6 and not _says(line):
        return True
    return line.linked >= 0.5 and bool(_LABELLED.match(line.text))


_LABELLED = re.compile(r"^[^.!?:|»>]{2,40}\s?[:|»>] ?\S[^:]{15,}$")


def _trimmed(lines: list[_Line]) -> list[_Line]:
    """The lines without stamps before the first paragraph and sign-offs behind the last."""
    running = [n for n, line in enumerate(lines) if _is_running(line)]
    if not running:
        return lines
    first, last = running[0], running[-1]
    head = [line for line in lines[:first] if line.is_heading or line.text.endswith(_SENTENCE)]
    tail = lines[last + 1 :]
    told = sum(len(line.text) for line in lines)
    signed = sum(len(line.text) for line in tail if line.aside) <= _SIGNED * told
    tail = [line for line in tail if _says(line) and not (line.aside and signed)]
    kept = [*head, *lines[first : last + 1], *tail]
    while kept and kept[-1].is_heading:
        kept.pop()
    return kept


def _is_running(line: _Line) -> bool:
    wide = len(line.text) >= _RUNNING or (len(line.text) >= 25 and not line.text[0].isascii())
    return wide and not line.aside and _says(line)


def _says(line: _Line) -> bool:
    """Whether a line ends as a sentence does, or is too long for a stamp or a label."""
    ended = line.text.endswith(ENDED) or ends_sentence(line.text)
    return ended or (len(line.text) >= _LONG and line.linked < 0.5)
