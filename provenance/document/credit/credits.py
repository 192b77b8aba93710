"""Credit lines: known as such, and read into creators, provider and archive mark.

One grammar over tables: a line is a row of names, houses and marks joined by slashes, commas,
brackets and "via". The houses are the large agencies and picture libraries; the marks come from the
language tables.
"""

import re

from provenance.document.credit.marks import archive_marks, credit_marks
from provenance.document.credit.signs import BEHIND, HOUSE, NAMELESS
from provenance.languages.every import words
from provenance.model import Credit, Language, Passage, Span

__all__ = [
    "find_archive",
    "is_sentence",
    "looks_like_credit",
    "looks_like_names",
    "read_credit",
    "unwrapped",
]

_LONGEST = 160
_FOR, _BOTH = ("|".join(words("picture", row)) for row in ("for", "and"))
_JOINERS = re.compile(rf"\s*(?:/|\||·|•|;|\bvia\b|–|—| - )\s*|\s+(?:{_FOR})\s+(?=[A-ZÀ-Ž])")
_AND = re.compile(rf",(?!\s*(?:Jr|Sr|Inc))\s*|\s+(?:{_BOTH})\s+(?=[A-ZÀ-Ž])")
_UNSPACED = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")
_NAME = re.compile(r"^[^\W\d_][^\d]{1,60}$")
# A full stop that ends a sentence, not an initial; the sign that sets a credit off in Japanese.
_SENTENCE_END = re.compile(r"(?<=\w\w)[.!?»”\"]\s|[。！？＝]")
_SITE = re.compile(r"[\w-]+\.[a-z]{2,4}$")
_NAME_PARTS = frozenset(words("picture", "name_parts"))
_JOINED = re.compile(r"(?<=[^\W\d_])\s+[a-zß-ž]{1,4}$")
_BETWEEN = _NAME_PARTS | frozenset(words("picture", "name_joins"))


def find_archive(passage: Passage, language: Language) -> Span | None:
    """The words of a credit line that mark a file picture; None where there are none.

    >>> from provenance.model import PictureWords, Role
    >>> words = Language("en", "English", picture=PictureWords(archive_marks=("file",)))
    >>> find_archive(Passage(Role.CREDIT, "Reuters / File"), words).quote
    'File'
    """
    match = archive_marks(language).search(passage.text)
    return Span(passage, *match.span()) if match else None


def looks_like_credit(text: str, language: Language) -> bool:
    """Whether a short text is a credit line and nothing else.

    >>> looks_like_credit("© Jane Doe / Reuters", Language("en", "English"))
    True
    >>> looks_like_credit("Water covers Mill Street in Tarrow.", Language("en", "English"))
    False
    """
    text = unwrapped(text)
    if not text or len(text) > _LONGEST:
        return False
    marks = credit_marks(language)
    if marks.after(text) != text and len(text.split()) <= 16:
        return True
    rest = marks.after_word(text)
    if rest != text and (looks_like_names(rest) or HOUSE.fullmatch(rest)):
        return True
    if NAMELESS.fullmatch(text.rstrip(".")) or _is_signed_behind(text):
        return True
    if _UNSPACED.search(text) and (len(text) > 24 or re.search(r"[。、はがを]", text)):
        return False
    house = HOUSE.search(text)
    if house is None or _SENTENCE_END.search(text[: house.start()]):
        return False
    return len(text.split()) <= 9 and not is_sentence(text)


def is_sentence(text: str) -> bool:
    """Whether small words around the houses' names make a sentence rather than a row of names."""
    found: list[str] = re.findall(r"[^\W\d_]+", HOUSE.sub(" ", text))
    if found and found[0].lower() == found[0].upper():  # a script without capitals
        return bool(len(found) > 2 and "/" not in text)
    return sum(word.islower() and word not in _NAME_PARTS for word in found) >= 2


def unwrapped(text: str) -> str:
    """A text without the brackets around the whole of it.

    >>> unwrapped("(AP Photo/Jane Doe)")
    'AP Photo/Jane Doe'
    """
    text = text.strip()
    return text[1:-1].strip() if text[:1] in "([（［" and text[-1:] in ")]）］" else text


def _is_signed_behind(text: str) -> bool:
    """Whether a name with a mark behind it is all there is: "Jane Doe photo", "田中太郎撮影"."""
    match = BEHIND.search(text)
    if match is None or match.start() == 0:
        return False
    rest = text[: match.start()].strip(" /,・")
    if re.search(r"[=＝()（）\[\]]|\w\w[.。!?] ", rest):
        return False
    if not match[0].strip(" /").isascii() and not rest.isascii():
        return len(rest) <= 40 and not re.search(r"[。、]", rest)
    return HOUSE.fullmatch(rest) is not None or looks_like_names(rest)


def looks_like_names(text: str) -> bool:
    """Whether a text is a row of names and houses: every word written as a name is.

    >>> looks_like_names("Jane Doe (dpa/picture alliance via Getty)")
    True
    >>> looks_like_names("Water covers Mill Street")
    False
    """
    if len(text) > 80 or re.search(r"\d|[!?:;]|\w\w\w\. ", text):
        return False
    found = re.findall(r"(?:\b[dln]['’](?=[A-ZÀ-Ž]))?([^\W\d_][\w'’.-]*)", HOUSE.sub(" Xx ", text))
    named = [word for word in found if word[0].isupper() or _SITE.match(word)]
    return 2 <= len(named) <= len(found) <= 10 and all(
        word in named or word in _BETWEEN for word in found
    )


def read_credit(line: Passage, language: Language) -> Credit:
    """What a credit line says: creators, provider and archive mark.

    >>> from provenance.model import PictureWords, Role
    >>> words = Language("en", "English", picture=PictureWords(("file",), ("photo",)))
    >>> found = read_credit(Passage(Role.CREDIT, "Photo: Jane Doe / Reuters / File"), words)
    >>> found.creators, found.provider
    (('Jane Doe',), 'Reuters')
    """
    archive = find_archive(line, language)
    text = line.text
    if archive is not None:
        text = text[: archive.start] + " / " + text[archive.end :]
    marks = credit_marks(language)
    for _turn in range(2):
        text = marks.after(text.strip(" ()[]（）.,/:：")).strip()
    text = re.sub(r"[()\[\]（）＝=]", " / ", text)
    creators: list[str] = []
    providers: list[str] = []
    for part in _JOINERS.split(text):
        for piece in _AND.split(part):
            _sort(marks.after(piece.strip(" .,:-：")).strip(), creators, providers)
    creators = list(dict.fromkeys(name for name in creators if name))
    if not providers and creators and (len(creators) > 1 or len(creators[0].split()) > 3):
        providers.append(creators.pop())
    return Credit(line, tuple(creators), providers[0] if providers else None, archive)


def _sort(piece: str, creators: list[str], providers: list[str]) -> None:
    """Puts one piece of a credit line among the creators or the providers."""
    behind = BEHIND.search(piece)
    if behind is not None and behind.start() > 0 and not HOUSE.fullmatch(piece):
        piece = piece[: behind.start()].strip(" /")
    while (end := _JOINED.search(piece)) is not None:  # "Jane Doe on" Unsplash
        piece = piece[: end.start()]
    if not piece:
        return
    house = HOUSE.search(piece)
    if house and len(house[0]) >= 0.5 * len(piece):
        providers.append(piece)
    elif house and house.start() > 0:
        creators.append(_JOINED.sub("", piece[: house.start()].strip(" -/")))
        providers.append(house[0])
    elif _NAME.match(piece) and len(piece.split()) <= 5:
        creators.append(piece)
