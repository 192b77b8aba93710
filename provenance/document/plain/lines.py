"""What a line of a plain text is by itself: labelled, an author's, a day's, a sentence."""

import re

from provenance.document.day.labels import kind_of_words
from provenance.document.day.stamps import Order, find_stamps
from provenance.document.day.traces import Dated
from provenance.languages.every import all_words
from provenance.model import Language
from provenance.words.script import is_cased

__all__ = ["dated", "ends_sentence", "is_author", "is_running", "label_of", "picture_of"]

_LABEL = r"([^\W\d][\w .'-]{0,22}?)\s?(\d{0,3})"
_LABELLED = re.compile(rf"^\s*[\[*_(（【]*{_LABEL}[*_]*\s*[:：][*_]*\s*(\S.*?)[\])）】]?\s*$")
_PICTURE = re.compile(rf"^[\[(（【]\s*{_LABEL}\s*[\])）】]\s*[:：–—-]?\s*")
_SENTENCE_END = re.compile(r"[.!?…。！？۔।][\"'”»」)\]]*$")
_NAMES = re.compile(r"[^\W\d_][\w.'’-]*")
_LEAST_RUNNING = 60  # letters of a sentence that is the story's; a headline has fewer
_LONGEST_HEADLINE = 160
_MOST_AUTHORS, _LONGEST_AUTHORS = 10, 120
_IN_SENTENCE = 16  # letters beside it where the line ends in a full stop
_AROUND_DAY = 45  # letters beside the day of a line that only dates: a label, a place, a time


_KINDS = ("image", "alt", "credit", "caption")  # where a word labels several, the last counts
_LABELS = {word: kind for kind in _KINDS for word in all_words(f"line_{kind}")}
_AUTHORS = re.compile(
    rf"^(?:{'|'.join(map(re.escape, sorted(all_words('line_author'), key=len, reverse=True)))})"
    r"[:：/ ]\s*(?=\w)",
    re.IGNORECASE,
)


def label_of(line: str) -> tuple[str, str] | None:
    """The kind of a label before a colon and what stands behind it; a picture's number makes it the
    label of a caption.

    >>> label_of("Caption: Mill Street"), label_of("[Foto 2: Die Mühle]"), label_of("He said: no")
    (('caption', 'Mill Street'), ('caption', 'Die Mühle'), None)
    """
    match = _LABELLED.match(line[:2000])
    name = _LABELS.get(match[1].strip().lower().rstrip(".")) if match else None
    if match is None or name is None:
        return None
    return ("caption" if match[2] and name in ("credit", "image") else name), match[3]


def picture_of(line: str) -> str | None:
    """What follows a picture's mark in brackets, "[PHOTO 1] Mill Street"; None without such a mark.

    >>> picture_of("[PHOTO 1] Mill Street"), picture_of("（写真２）水車"), picture_of("[sic] Mill")
    ('Mill Street', '水車', None)
    """
    match = _PICTURE.match(line[:2000])
    known = match and _LABELS.get(match[1].strip().lower()) in ("credit", "image", "caption")
    return line[match.end() :].strip() if match and known else None


def ends_sentence(line: str) -> bool:
    """Whether a line ends as a sentence does."""
    return _SENTENCE_END.search(line) is not None


def is_running(line: str) -> bool:
    """Whether a line is a paragraph of the story, and no part of what stands above it."""
    least = _LEAST_RUNNING if is_cased(line) else _LEAST_RUNNING // 3
    return (ends_sentence(line) and len(line) >= least) or len(line) > _LONGEST_HEADLINE


def is_author(line: str) -> bool:
    """Whether a line names the author: a word for "by" and nothing but names.

    >>> is_author("By Ann Writer and Bo Clerk"), is_author("By noon"), is_author("文／田中花子")
    (True, False, True)
    """
    line = line.replace("／", "/")
    start = _AUTHORS.match(line)
    if not start or ends_sentence(line) or len(line) > _LONGEST_AUTHORS:
        return False
    names = [name for name in re.split(r"[\s,&|/]+", line[start.end() :]) if name]
    long = [name for name in names if len(name) > 3] or names
    return (
        0 < len(names) <= _MOST_AUTHORS
        and all(_NAMES.fullmatch(name) for name in names)
        and all(name != name.lower() or name == name.upper() for name in long)
    )


def dated(line: str, language: Language, tag: str, order: Order) -> tuple[Dated, ...]:
    """The days of a line that says nothing else than when the text appeared; a line with a word for
    a picture is the picture's.
    """
    if picture_of(line) is not None or label_of(line):
        return ()
    stamps = find_stamps(line, language, tag, order)
    around = len(line) - sum(stamp.stop - stamp.start for stamp in stamps)
    most = _IN_SENTENCE if ends_sentence(line) else _AROUND_DAY
    if not stamps or around > most * len(stamps):
        return ()
    words = re.findall(r"[^\W\d_]+", line.lower())
    if any(_LABELS.get(word) in ("credit", "caption", "image") for word in words):
        return ()
    found, before = [], 0
    for stamp in stamps:
        kind = kind_of_words(line[before : stamp.start], line[stamp.stop :])
        found.append(Dated(stamp.days[0][0], kind))
        before = stamp.stop
    return tuple(found)
