"""A caption and the credit printed with it, told apart.

Every place where a text can be cut is a candidate: an element's edge, the end of a sentence, a
bracket, a bar, a word for a picture. So is "all of it is the caption", or the credit. The parts of
each are looked at, and the candidate that weighs most is taken: the table `credit` of
`weights.toml`, fitted by `python -m benchmarks.weigh_credits`.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from provenance.document.credit.credits import looks_like_names, unwrapped
from provenance.document.credit.marks import archive_marks, credit_marks
from provenance.document.credit.notices import without_notice
from provenance.document.credit.signs import BEHIND, HOUSE, NAMELESS
from provenance.document.weights import table_of
from provenance.model import Language, tidy

__all__ = ["Cut", "Edges", "cuts_of", "reasons_of", "split_credit"]

Edges = Sequence[tuple[int, str]]
"""Offsets in a text at which elements of the page begin or end: "edge"; "credit" where one marked
as a credit begins, "credit-end" where it ends. "credit" at 0 says that the text is all in one."""

_MOST_CUTS = 40
_LONGEST = 1200  # letters: no longer text is looked at for a credit
_SENTENCE_END = re.compile(r"(?:(?<=\S)[.!?…»”\"’)）]\s+|[。！？]\s*)(?=\S)")
_BRACKET = re.compile(r"\s*[(\[（［【]")
_CLOSED = re.compile(r"[)\]）］】]\s*[.。]?\s*$")
_BARS = re.compile(r"\s*([|／/=＝、，])\s*|\s([–—-])\s")
_BAR_KINDS = {"|": "bar", "/": "slash", "／": "slash", "=": "equals", "＝": "equals", "、": "comma",
              "，": "comma"}  # fmt: skip
_LICENCE = re.compile(r"\bCC(?:[ -](?:BY|NC|SA|ND|0))+(?: \d\.\d)?\.?$")
_OPEN, _CLOSE = "([（［【", ")]）］】"
_VIA = re.compile(r"(?<!\w)via(?!\w)")
_SIGNED = 40  # letters of a house with the mark of a file picture behind it
_SIGNED_LETTERS = 12  # before a mark behind a name, in scripts without capitals
_WORD = re.compile(r"[^\W\d_][\w'’.-]*")
_SITE = re.compile(r"\.[a-z]{2,4}$")
_FINAL = re.compile(r"[.!?。][\"”»)]?$")
_INNER_END = re.compile(r"(?<=\w\w\w\w)[.!?]\s+(?=[^\W\d_a-z])|[。！？](?=.)")
_SIGN = re.compile(r"[©ⓒ@]")
_DIGIT = re.compile(r"\d")
_EDGES = " |–—-/／＝=、，"
_INITIALS = re.compile(r"(?:[^\W\d_a-z]\.?){2,3}")  # a maker, in an element of their own
_MUCH_SMALL = 4  # words without a capital, from which a text of a cased script is a sentence
_LONG_WORDS, _LONG_LETTERS = 14, 24  # the same by length: words, or letters of an uncased script
_FEW = 5  # words beside which a mark like "File" is a mark
_TELLING = ("is-marked", "opens-with-a-picture", "has-a-house", "is-nameless", "is-signed-behind",
            "has-a-sign", "has-a-via", "ends-as-a-file-mark")  # fmt: skip
_SHORT = 3  # words: a shorter caption is rare


class Cut(NamedTuple):
    """A text in two, with how it was cut: `kinds` are "none", "all", or "back" and "front" (where
    the credit stands) with what is at the place.
    """

    caption: str
    credit: str
    kinds: tuple[str, ...]


def split_credit(text: str, language: Language, edges: Edges = ()) -> tuple[str, str | None]:
    """The caption without its credit, and the credit as printed; None where there is none.

    >>> from provenance.model import PictureWords
    >>> words = Language("en", "English", picture=PictureWords(credit_marks=("photo by",)))
    >>> split_credit("Mill Street under water. (Photo by Jane Doe/Reuters)", words)
    ('Mill Street under water.', 'Photo by Jane Doe/Reuters')
    """
    clean = without_notice(tidy(text))
    if not clean or len(clean) > _LONGEST:
        return clean, None
    if (inner := unwrapped(clean)) != clean:
        shift = clean.index(inner)
        clean, edges = inner, [(max(0, place - shift), kind) for place, kind in edges]
    table = table_of("credit")
    seen: dict[tuple[str, bool], dict[str, float]] = {}
    cuts = cuts_of(clean, language, edges)
    best = max(cuts, key=lambda cut: table.score(reasons_of(cut, language, seen)))
    caption = best.caption
    if len(caption.split()) > _FEW:
        caption = credit_marks(language).after(caption).lstrip()  # "Photo: Water covers …"
    return caption, unwrapped(best.credit) or None


def cuts_of(text: str, language: Language, edges: Edges = ()) -> list[Cut]:
    """Every way to cut a text into caption and credit, the two whole ones first."""
    boxed = ("boxed",) if (0, "credit") in edges else ()
    found = [Cut(text, "", ("none",)), Cut("", text, ("all", *boxed))]
    places = dict(sorted(_places(text, language, edges).items())[:_MOST_CUTS])
    for place, kinds in places.items():
        before, behind = text[:place].strip(_EDGES).rstrip("(（[［"), text[place:].strip(_EDGES)
        if not before or not behind or _is_open(before):
            continue
        if not {credit_marks(language).after(part) for part in (before, behind)}.isdisjoint(("",)):
            continue  # "Photo:" and nothing else
        if _says_nothing(before, language):
            continue  # "By"
        short = ("short",) if len(before.split()) < _SHORT else ()
        if "edge" in kinds and _INITIALS.fullmatch(behind):
            short = (*short, "initials")
        if behind[0].islower() and credit_marks(language).after(behind) == behind:
            short = (*short, "torn")  # a sentence goes on
        found.append(Cut(before.rstrip(), behind, ("back", *(f"back-{k}" for k in kinds), *short)))
        if {"edge", "bar", "dash", "slash", "credit-end"} & set(kinds):
            torn = ("torn",) if "torn" in short else ()
            found.append(Cut(behind, before, ("front", *(f"front-{k}" for k in kinds), *torn)))
    return found


def _says_nothing(text: str, language: Language) -> bool:
    """Whether a text is small words and nothing else."""
    return {word.lower() for word in text.split()} <= language.story.function_words


def _is_open(text: str) -> bool:
    """Whether a bracket is opened and not closed."""
    return any(text.count(a) > text.count(b) for a, b in zip(_OPEN, _CLOSE, strict=True))


def _places(text: str, language: Language, edges: Edges) -> dict[int, list[str]]:
    """Where a text can be cut, and what is there."""
    places: dict[int, list[str]] = {}
    for place, kind in _marked_places(text, language, edges):
        if 0 < place < len(text) and kind not in places.setdefault(place, []):
            places[place].append(kind)
    return places


def _marked_places(text: str, language: Language, edges: Edges) -> Iterator[tuple[int, str]]:
    yield from edges
    yield from ((match.end(), "sentence") for match in _SENTENCE_END.finditer(text))
    closed = "bracket" if _CLOSED.search(text) else "opening"
    yield from ((match.start(), closed) for match in _BRACKET.finditer(text))
    for match in _BARS.finditer(text):
        yield match.start(), _BAR_KINDS.get(match[1], "dash") if match[1] else "dash"
    yield from ((match.start(), "mark") for match in _LICENCE.finditer(text))
    yield from ((start, "mark") for start, _ in credit_marks(language).inside(text))


def reasons_of(
    cut: Cut, language: Language, seen: dict[tuple[str, bool], dict[str, float]]
) -> dict[str, float]:
    """What speaks for and against a cut, by name, from 0 to 1; `seen` keeps what was read of a
    text.
    """
    reasons = dict.fromkeys(cut.kinds, 1.0)
    for text, is_credit in ((cut.caption, False), (cut.credit, True)):
        if text:
            known = seen.get((text, is_credit))
            if known is None:
                side = "credit" if is_credit else "caption"
                known = {f"{side}-{n}": v for n, v in _form(text, language).items() if v}
                if not is_credit and len(text.split()) > _FEW:
                    known.pop("caption-is-marked", None)  # "Photo: Water covers Mill Street"
                if is_credit and not any(known.get(f"credit-{n}") for n in _TELLING):
                    known["untold"] = 1.0
                seen[text, is_credit] = known
            reasons |= known
    return reasons


def _form(text: str, language: Language) -> dict[str, float]:
    """What a text looks like, by itself."""
    marks, text = credit_marks(language), unwrapped(text)
    words = _WORD.findall(text)
    cased = text.lower() != text.upper()
    opening = text[: len(text) - len(marks.after_word(text))].strip()  # "Courtesy of", "Foto"
    joins = language.story.function_words
    small = sum(
        word[0].islower() and word not in joins and not _SITE.search(word) for word in words
    )
    house = HOUSE.search(text)
    signed = BEHIND.search(text)
    return {
        "is-marked": float(marks.after(text) != text or " " in opening),
        "opens-with-a-picture": float(bool(opening)),
        "has-a-house": float(house is not None),
        "is-a-house": len(house[0]) / len(text) if house else 0.0,
        "is-names": float(looks_like_names(text)),
        "has-capitals": 1 - small / len(words) if cased and words else 0.0,
        "has-small-words": min(1.0, small / _MUCH_SMALL),
        "ends-as-a-sentence": float(len(words) >= _FEW and _FINAL.search(text) is not None),
        "is-long": min(1.0, len(words) / _LONG_WORDS if cased else len(text) / _LONG_LETTERS),
        "holds-a-sentence": float(_INNER_END.search(text) is not None),
        "is-mostly-digits": float(sum(map(str.isdigit, text)) * 3 >= sum(map(str.isalnum, text))),
        "has-digits": float(_DIGIT.search(text) is not None),
        "has-a-slash": float("/" in text or "|" in text),
        "is-nameless": float(any(p.fullmatch(text.rstrip(".")) for p in (NAMELESS, _LICENCE))),
        "is-signed-behind": float(
            signed is not None
            and signed.start() > 0
            and (cased or signed.start() <= _SIGNED_LETTERS)
        ),
        "has-a-via": float(_VIA.search(text) is not None),
        "ends-as-a-file-mark": float(
            (mark := archive_marks(language).search(text)) is not None
            and mark.start() > 0
            and not text[mark.end() :].strip(" .")
            and _DIGIT.search(text) is None
            and len(text) < _SIGNED
        ),
        "is-a-file-mark": float(
            (len(words) if cased else len(text) / 2) < _FEW
            and archive_marks(language).search(text) is not None
        ),
        "has-a-sign": float(_SIGN.search(text) is not None),
        "has-no-case": float(not cased),
        "is-one-word": float(len(words) == 1),
    }
