"""Words that tell a reader the picture is older, or only stands for its subject."""

import re

from provenance.document.credit.credits import find_archive
from provenance.languages.every import words
from provenance.model import Article, Figure, Language, Passage, Role, Span
from provenance.words.patterns import words_pattern
from provenance.words.stems import stems

__all__ = ["figure_disclosures", "names_picture", "taken_words", "text_disclosures"]

_FILE = re.compile(r"(?<!\w)(?:FILES?|File|file)(?=\s*(?:[-–—:./)\]]|photo|picture|image|pic\b|$))")
_IN_THIS = re.compile(
    r"(?<!\w)(?:in|In|shown in|seen in) (?:this|an?)\b[^.]{0,40}?(?:photo|picture|image)\b"
    r"|(?<!\w)(?:photo|picture|image|photograph) (?:from|taken|dated|of)\b[^.]{0,30}\d{4}"
)
_PICTURE_IN_NOTE = re.compile("|".join(words("picture", "stems")), re.I)


def figure_disclosures(figure: Figure, language: Language) -> tuple[Span, ...]:
    """The words by the figure itself that say it is a file picture, older, or symbolic: in its
    credit line, caption or alternative text.
    """
    return tuple(span for passage in figure.passages for span in _in_figure(passage, language))


def taken_words(figure: Figure, language: Language) -> tuple[Span, ...]:
    """The words by the figure that speak of its day as of another: "This photograph taken on
    14 August 2017", "as in May 2012".
    """
    return tuple(span for passage in figure.passages for span in _taken_in(passage, language))


def names_picture(span: Span) -> bool:
    """Whether such words name the picture itself: "photograph taken on"."""
    text = span.passage.text
    return bool(_PICTURE_IN_NOTE.search(text[max(0, span.start - _NEAR) : span.end + _NEAR]))


def text_disclosures(article: Article, language: Language) -> tuple[tuple[Span, ...], ...]:
    """For each figure the words that speak of it as older: in a note under the article, or in a
    sentence of the text. What shares words with some figures' captions speaks of those alone, and
    what shares none speaks of all.
    """
    found = _speaking(article, language)
    if not found:
        return ((),) * len(article.figures)
    captions = [
        stems(" ".join(part.text for part in figure.passages), language)
        for figure in article.figures
    ]
    bound: list[list[Span]] = [[] for _ in captions]
    for span in found:
        words = stems(span.passage.text, language)
        named = [n for n, caption in enumerate(captions) if words & caption]
        for number in named or range(len(captions)):
            bound[number].append(span)
    return tuple(map(tuple, bound))


def _speaking(article: Article, language: Language) -> list[Span]:
    found: list[Span] = []
    picture = language.picture
    for note in article.notes:
        if _PICTURE_IN_NOTE.search(note.text):
            told = words_pattern((*picture.disclosures, *picture.taken, *picture.archive_marks))
            match = told.search(note.text) or _YEAR.search(note.text)
            if match:
                found.append(Span(note, *match.span()))
    for passage in article.body:
        found += _in_text(passage)
    return found


_FORBIDS = re.compile(r"\bno\s$", re.I)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_NEAR = 24  # letters around such words in which the picture is named
_DIGIT = re.compile(r"\d")
_DATE_BEHIND = re.compile(r"[^.;]{0,40}?\d")
_DATE_BEFORE = re.compile(r"\d[^.;,]{0,14}$")


def _in_figure(passage: Passage, language: Language) -> list[Span]:
    found = []
    if (mark := find_archive(passage, language)) is not None and _stands_as_mark(mark):
        found.append(mark)
    patterns = [_FILE, words_pattern(language.picture.disclosures)]
    if passage.role is Role.CREDIT:
        patterns.append(words_pattern(language.picture.archive_credits))
    for pattern in patterns:
        if match := pattern.search(passage.text):
            found.append(Span(passage, *match.span()))
    return found


def _taken_in(passage: Passage, language: Language) -> list[Span]:
    found = []
    if match := _IN_THIS.search(passage.text):
        found.append(Span(passage, *match.span()))
    dated = _DIGIT.search(passage.text)
    for match in words_pattern(language.picture.taken).finditer(passage.text) if dated else ():
        before, behind = passage.text[: match.start()], passage.text[match.end() :]
        if _DATE_BEHIND.match(behind) or _DATE_BEFORE.search(before):
            found.append(Span(passage, *match.span()))
    return found


def _stands_as_mark(mark: Span) -> bool:
    """Whether a single word like "archive" stands as a mark, and not as a word of a sentence."""
    quote, text = mark.quote, mark.passage.text
    if _FORBIDS.search(text[: mark.start]):
        return False  # "NO ARCHIVES" is a notice of rights
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
