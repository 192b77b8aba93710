"""A caption and the credit printed behind it, told apart."""

import re
import unicodedata

from provenance.document.credit.credits import is_sentence, looks_like_credit, looks_like_names
from provenance.document.credit.marks import archive_marks, credit_marks
from provenance.document.credit.notices import without_notice
from provenance.document.credit.signs import BEHIND, HOUSE, NAMELESS
from provenance.model import Language, tidy

__all__ = ["split_credit"]

_SAYING = 25  # letters of a sentence behind the word "Photo:"
_BRACKET = re.compile(r"[(\[（［【]([^()\[\]（）【】]{2,120})[)\]）］】]\s*[.。]?\s*$")
_TAIL = re.compile(
    r"(?:[.!?»”\"…)]\s+|\s[|–—]\s*|\s-\s)([^.!?|]{2,90}(?:\.[^.!?|\s][^.!?|]{0,40})?)[.]?$"
)
_SLASHED = re.compile(
    r"(?<=[.!?”\"])\s+"
    r"((?:[A-ZÀ-Ž][\w'.-]+\s+){1,3}?[A-ZÀ-Ž][\w'.-]+\s?/\s?[^/.]{2,40}(?:/[^/.]{2,30})?)$"
)
_EQUALS = re.compile(r"[=＝]\s*([^\s=＝。．.]{1,20}(?: [^\s=＝。．.]{1,20}){0,2})$")
_WIRE = re.compile(r"\s((?:AP Photo|REUTERS)/[^.]{2,60})\.?$")
_SAID = re.compile(r"[.!?…”\"]\s*$")
_BAR = re.compile(r"\s\|\s*([^|]{3,80})$")
_WRITTEN_ON = re.compile(
    r"(?<=[、，,＝=。.])\s*([^、，,＝=（）()\[\]。.]{2,16}(?:撮影|提供|写す|촬영|제공|摄影?|攝影?|供图|供圖))$"
)
_LICENCE = re.compile(r"\sCC(?:[ -](?:BY|NC|SA|ND|0))+(?: \d\.\d)?\.?$")
_CHAIN = re.compile(r"\s/\s")
_NEW_SENTENCE = re.compile(r"[.!?] [A-ZÀ-Ž]\w+ (?:\w+ )?[a-zß-ž]\w+")
# "Prensa Libre: Jane Doe" behind a word for a picture: the house and who made it.
_LABELLED = re.compile(r"[A-ZÀ-Ž][\w.'-]*(?: [\w.'-]+){0,3}: ?[A-ZÀ-Ž][\w.' -]{2,40}$")
_ONE_NAME = re.compile(r"[A-ZÀ-Ž][\w.'-]{2,30}(?: [A-ZÀ-Ž][\w.'-]{1,30})?")


def split_credit(text: str, language: Language) -> tuple[str, str | None]:
    """The caption without its credit, and the credit as printed; None where there is none.

    >>> from provenance.model import PictureWords
    >>> words = Language("en", "English", picture=PictureWords(credit_marks=("photo by",)))
    >>> split_credit("Mill Street under water. (Photo by Jane Doe/Reuters)", words)
    ('Mill Street under water.', 'Photo by Jane Doe/Reuters')
    """
    text = without_notice(tidy(text))
    if looks_like_credit(text, language) and not _behind_a_bar(text, language):
        rest = credit_marks(language).after(text)
        for cut in (_bracketed, _signed) if rest != text else ():
            found = cut(rest, language)
            if found and len(found[0]) > _SAYING and is_sentence(found[0]):
                return tidy(found[0]).rstrip(" |–—-/"), tidy(found[1])
        return "", text
    for cut in (_licensed, _bracketed, _marked, _slashed, _signed):
        found = cut(text, language)
        if found:
            caption, credit = found
            return tidy(caption).rstrip(" |–—-/"), tidy(credit)
    return text, None


def _behind_a_bar(text: str, language: Language) -> bool:
    """Whether only the part behind a bar is the credit: "A street | Jane Doe photo"."""
    match = _BAR.search(text)
    return (
        match is not None
        and looks_like_credit(match[1], language)
        and not looks_like_credit(text[: match.start()], language)
        and not looks_like_names(text[: match.start()])
    )


def _licensed(text: str, language: Language) -> tuple[str, str] | None:
    """A closing licence: "… CC-BY-SA 2.0"."""
    match = _LICENCE.search(text)
    return (text[: match.start()], match[0].strip()) if match and match.start() > 2 else None


def _slashed(text: str, language: Language) -> tuple[str, str] | None:
    """A part behind a slash that opens with a word for a picture: "A street/ Foto Jane Doe"."""
    before, slash, behind = text.rpartition("/")
    behind = behind.strip()
    if not slash or len(before) < 3 or not 3 < len(behind) <= 60:
        return None
    rest = credit_marks(language).after_word(behind)
    return (before, behind) if rest != behind and looks_like_names(rest) else None


def _bracketed(text: str, language: Language) -> tuple[str, str] | None:
    """A closing bracket that holds a credit; a mark like "File" may stand with it."""
    match = _BRACKET.search(text)
    if not match or match.start() < 2:
        return None
    inner = match[1]
    if looks_like_credit(inner, language) or archive_marks(language).fullmatch(inner.strip(" .")):
        return text[: match.start()], inner
    rest = credit_marks(language).after_word(inner)
    if rest != inner and (_ONE_NAME.fullmatch(rest) or _LABELLED.match(rest)):
        return text[: match.start()], inner
    if looks_like_names(inner) and ("/" in inner or _SAID.search(text[: match.start()])):
        return text[: match.start()], inner
    return None


def _marked(text: str, language: Language) -> tuple[str, str] | None:
    """A closing part that opens with a credit mark: "… Foto: Jane Doe"."""
    for start, end in credit_marks(language).inside(text):
        rest = text[end:]
        if len(rest) > 110 or len(rest.split()) > 14:
            continue
        if start == 0 or _NEW_SENTENCE.search(rest):
            return None
        credit = text[start:].rstrip()
        if credit.count("(") < credit.count(")") or credit.count("[") < credit.count("]"):
            credit = credit.rstrip(") ]")
        return text[:start].rstrip(" (["), credit
    return None


def _signed(text: str, language: Language) -> tuple[str, str] | None:
    """A closing row of names or a house, behind the last full stop, bar or equals sign."""
    match = _WRITTEN_ON.search(text)
    if match and match.start() > 2:
        return text[: match.start()].rstrip("、，,＝="), match[1]
    match = _BAR.search(text)
    if match and (looks_like_credit(match[1], language) or _is_short_name(match[1])):
        return text[: match.start()], match[1]
    for match in _CHAIN.finditer(text):
        if BEHIND.search(text) and looks_like_credit(text[match.end() :], language):
            return text[: match.start()], text[match.end() :]
    match = _TAIL.search(text)
    tail = match[1].lstrip("-–— ") if match else ""
    if match and match.start() > 8 and _signs(tail, language):
        return text[: match.start(1)], tail
    match = _SLASHED.search(text)
    if match and HOUSE.search(match[1].rpartition("/")[2]):
        return text[: match.start()], match[1]
    match = _EQUALS.search(text)
    if match and match.start() > 3 and HOUSE.fullmatch(unicodedata.normalize("NFKC", match[1])):
        return text[: match.start()], match[1]
    match = _WIRE.search(text)
    return (text[: match.start()], match[1]) if match else None


def _is_short_name(tail: str) -> bool:
    """Whether what stands behind a bar can be a name or house: few words, no sentence or number."""
    if len(tail.split()) > 8 or any(char.isdigit() for char in tail):
        return False
    return not _SAID.search(tail) and not is_sentence(tail)


def _signs(tail: str, language: Language) -> bool:
    """Whether a closing part without a mark is a signature."""
    if NAMELESS.fullmatch(tail):
        return True
    rest = credit_marks(language).after_word(tail)
    if rest != tail and _ONE_NAME.fullmatch(rest):
        return True
    house = HOUSE.search(tail)
    if house and len(tail.split()) <= 10 and not is_sentence(tail):
        return True
    return ("/" in tail or " via " in tail) and looks_like_names(tail)
