"""Words that tell a reader the picture is older, or only stands for its subject."""

import re

from provenance.document.credit.credits import find_archive
from provenance.model import Article, Figure, Language, Passage, Role, Span
from provenance.words.patterns import words_pattern

__all__ = ["figure_disclosures", "text_disclosures"]

_FILE = re.compile(r"(?<!\w)(?:FILE|File|file)(?=\s*(?:[-–—:./)\]]|photo|picture|image|pic\b|$))")
_IN_THIS = re.compile(
    r"(?<!\w)(?:in|In|shown in|seen in) (?:this|an?)\b[^.]{0,40}?(?:photo|picture|image)\b"
    r"|(?<!\w)(?:photo|picture|image|photograph) (?:from|taken|dated|of)\b[^.]{0,30}\d{4}"
)
_PICTURE_IN_NOTE = re.compile(
    r"photo|picture|image|foto|bild|imag|immagin|снимок|фото|світлин|zdję|snímek|görsel|fotoğraf|kuva|"
    r"billede|bilde|εικόνα|φωτο|kép|صورة|تصوير|תמונה|צילום|عکس|तस्वीर|फोटो|gambar|ảnh|写真|画像|사진|图片|照片",
    re.I,
)


def figure_disclosures(figure: Figure, language: Language) -> tuple[Span, ...]:
    """The words by the figure itself that tell it is a file picture, older, or symbolic: in its
    credit line, caption or alternative text.
    """
    return tuple(span for passage in figure.passages for span in _in_figure(passage, language))


def text_disclosures(article: Article, language: Language) -> tuple[Span, ...]:
    """The words that speak of the page's pictures as older: in a note under the article, or in a
    sentence of the text.
    """
    found: list[Span] = []
    picture = language.picture
    told = words_pattern((*picture.disclosures, *picture.taken, *picture.archive_marks))
    for note in article.notes:
        if _PICTURE_IN_NOTE.search(note.text):
            match = told.search(note.text) or _YEAR.search(note.text)
            if match:
                found.append(Span(note, *match.span()))
    for passage in article.body:
        found += _in_text(passage)
    return tuple(found)


_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_DATE_BEHIND = re.compile(r"[^.;]{0,40}?\d")
_DATE_BEFORE = re.compile(r"\d[^.;,]{0,14}$")


def _in_figure(passage: Passage, language: Language) -> list[Span]:
    found = []
    if (mark := find_archive(passage, language)) is not None and _stands_as_mark(mark):
        found.append(mark)
    patterns = [_FILE, _IN_THIS, words_pattern(language.picture.disclosures)]
    if passage.role is Role.CREDIT:
        patterns.append(words_pattern(language.picture.archive_credits))
    for pattern in patterns:
        if match := pattern.search(passage.text):
            found.append(Span(passage, *match.span()))
    for match in words_pattern(language.picture.taken).finditer(passage.text):
        before, behind = passage.text[: match.start()], passage.text[match.end() :]
        if _DATE_BEHIND.match(behind) or _DATE_BEFORE.search(before):
            found.append(Span(passage, *match.span()))
    return found


def _stands_as_mark(mark: Span) -> bool:
    """Whether a single word like "archive" stands as a mark, and not as a word of a sentence."""
    quote, text = mark.quote, mark.passage.text
    if " " in quote or len(quote) > 9 or not quote.isascii():
        return True
    after = text[mark.end : mark.end + 2]
    before = text[max(0, mark.start - 2) : mark.start]
    edged = (
        not after.strip()
        or after[0] in ".,;:/)|]-–"
        or not before.strip()
        or before[-1] in "/(|[-,"
    )
    return edged or passage_is_short(mark.passage)


def passage_is_short(passage: Passage) -> bool:
    """Whether a passage is a label rather than a sentence (five words at most).

    >>> from provenance.model import Role
    >>> passage_is_short(Passage(Role.CREDIT, "Staff archive"))
    True
    """
    return len(passage.text.split()) <= 5


_SPEAKS = re.compile(
    r"(?:this|these|the) (?:picture|photo|image|photograph|video)s?\b[^.]{0,80}?"
    r"(?:not from|does not show|do not show|was made|was taken|were taken|is from|dates? from|"
    r"older|years old|shows? an? earlier)",
    re.I,
)


def _in_text(passage: Passage) -> list[Span]:
    """A sentence of the text that tells where its pictures are from."""
    match = _SPEAKS.search(passage.text)
    return [Span(passage, *match.span())] if match else []
