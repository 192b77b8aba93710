"""Credit lines: told from captions, and read into creators, provider and archive mark.

One grammar over tables: a line is a row of names, houses and marks joined by slashes, commas,
brackets and "via". The houses are the large agencies and picture libraries; the marks come from the
language tables.
"""

import re
import unicodedata
from functools import lru_cache

from provenance.model import Credit, Language, Passage, Span, tidy

__all__ = ["find_archive", "looks_like_credit", "looks_like_names", "read_credit", "split_credit"]

# Agencies, libraries and handout sources as they sign (IPTC: provider).
_HOUSES = (
    "stock.adobe.com", "getty images", "getty", "afp", "agence france-presse", "reuters",
    "associated press", "ap photo",
    "ap", "dpa", "picture alliance", "picture-alliance", "imago", "imago images", "epa", "efe",
    "ansa", "apa", "keystone", "keystone-sda", "belga", "anp", "tt", "ntb", "ritzau", "scanpix",
    "lehtikuva", "pa images", "pa wire", "pa media", "press association", "pa", "alamy",
    "shutterstock", "istock", "istockphoto", "adobe stock", "unsplash", "pexels", "pixabay",
    "wikimedia commons", "wikipedia", "flickr", "zuma", "zuma press", "xinhua", "tass",
    "ria novosti",
    "sputnik", "interfax", "ukrinform", "unian", "kyodo", "jiji", "yonhap", "newsis", "ians", "pti",
    "ani", "anadolu", "aa", "dha", "iha", "lusa", "agência brasil", "notimex", "sipa", "abaca",
    "hans lucas", "maxppp", "panos", "magnum", "bloomberg", "upi", "aap", "canadian press",
    "the canadian press", "cp", "pap", "east news", "forum", "ctk", "čtk", "mti", "agerpres",
    "hina", "tanjug", "beta", "lapresse", "contrasto", "nurphoto", "corbis", "bridgeman",
    "akg-images",
    "ullstein bild", "ullstein", "epd", "kna", "ddp", "dapd", "action press", "eyevine", "wenn",
    "splash", "backgrid", "mega", "nasa", "esa", "us air force", "us navy", "handout", "facebook",
    "instagram", "twitter", "telegram", "screenshot", "rex", "rex features", "globallookpress",
    "depositphotos", "dreamstime", "europa press", "fotolia", "mauritius images", "visum", "laif",
    "ostkreuz", "pool", "via reuters", "via ap", "via getty images", "stringer", "cover media",
)  # fmt: skip
_HOUSE = re.compile(
    r"(?<!\w)(?:"
    + "|".join(re.escape(h) for h in sorted(_HOUSES, key=len, reverse=True))
    + r")(?!\w)",
    re.I,
)
_SIGN = r"(?:©|\(c\)|℗|®|\u00a9)"
_JOINERS = re.compile(r"\s*(?:/|\||·|•|;|\bvia\b|–|—| - )\s*", re.I)
_LONGEST = 160
_NAME = re.compile(r"^[^\W\d_][^\d]{1,60}$")


@lru_cache(maxsize=128)
def _marks(language: Language) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Patterns for a credit mark at the start of a text, and at the start of its closing part."""
    words = sorted({*language.picture.credit_marks, *_COMMON}, key=len, reverse=True)
    mark = "|".join(re.escape(word) for word in words)
    labelled = rf"(?:{mark})\s*(?:{mark})?\s*(?:[:：|/©=＝]|\bby\b|\bvon\b|(?<=\.))"
    lead = rf"(?:{labelled}|{_SIGN}|\bby\b(?=\s+(?-i:[^\W\d_a-z]))|@(?=\w))"
    start = re.compile(rf"^[\s(\[|–—-]*{lead}\s*", re.I)
    inside = re.compile(rf"(?:^|[\s(\[|.–—-])(?P<mark>{lead})\s*(?=\S)", re.I)
    return start, inside


_COMMON = ("photo", "foto", "image", "credit", "copyright", "photo by", "picture", "photo credit")


@lru_cache(maxsize=128)
def _archive(language: Language) -> re.Pattern[str] | None:
    words = sorted({*language.picture.archive_marks, *_ARCHIVE}, key=len, reverse=True)
    if not words:
        return None
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)", re.I)


# Marks that wire pictures carry whatever the language of the page.
_ARCHIVE = ("file photo", "file picture", "archive photo", "archivbild", "archivfoto", "archives")


def find_archive(passage: Passage, language: Language) -> Span | None:
    """The words of a credit line that mark a file picture; None where there are none.

    >>> from provenance.model import PictureWords, Role
    >>> words = Language("en", "English", picture=PictureWords(archive_marks=("file",)))
    >>> find_archive(Passage(Role.CREDIT, "Reuters / File"), words).quote
    'File'
    """
    pattern = _archive(language)
    match = pattern.search(passage.text) if pattern else None
    return Span(passage, *match.span()) if match else None


def looks_like_credit(text: str, language: Language) -> bool:
    """Whether a short text is a credit line and nothing else.

    >>> looks_like_credit("© Jane Doe / Reuters", Language("en", "English"))
    True
    >>> looks_like_credit("Water covers Mill Street in Tarrow.", Language("en", "English"))
    False
    """
    text = text.strip().strip("()[]")
    if not text or len(text) > _LONGEST:
        return False
    start, _ = _marks(language)
    if start.match(text) and len(text.split()) <= 16:
        return True
    words = text.rstrip(".").split()
    house = _HOUSE.search(text)
    if house is None or _SENTENCE_END.search(text[: house.start()]):
        return False
    return len(words) <= 9 and not _is_sentence(text, house)


def looks_like_names(text: str) -> bool:
    """Whether a text is a row of names and houses: every word written as a name is.

    >>> looks_like_names("Jane Doe (dpa/picture alliance via Getty)")
    True
    >>> looks_like_names("Water covers Mill Street")
    False
    """
    if len(text) > 80 or re.search(r"\d|[!?:;]|\w\w\. ", text):
        return False
    words = re.findall(r"[^\W\d_][\w'’.-]*", _HOUSE.sub(" X ", text))
    named = [word for word in words if word[0].isupper()]
    return (
        0 < len(words) <= 10
        and len(named) >= 2
        and all(word[0].isupper() or word in _NAME_PARTS for word in words)
    )


def _is_sentence(text: str, house: re.Match[str]) -> bool:
    """Whether small words around a house's name make a sentence rather than a row of names."""
    rest = text[: house.start()] + text[house.end() :]
    small = [w for w in re.findall(r"[^\W\d_]+", rest) if w.islower() and w not in _NAME_PARTS]
    return len(small) >= 2


# A full stop that ends a sentence, not an initial; the sign that sets a credit off in Japanese.
_SENTENCE_END = re.compile(r"(?<=\w\w)[.!?»”\"]\s|[。！？＝]")
_NAME_PARTS = frozenset("van von de der den da di du del la le el al bin ibn y e via by".split())


def split_credit(text: str, language: Language) -> tuple[str, str | None]:
    """The caption without its credit, and the credit as printed; None where there is none.

    >>> from provenance.model import PictureWords
    >>> words = Language("en", "English", picture=PictureWords(credit_marks=("photo by",)))
    >>> split_credit("Mill Street under water. (Photo by Jane Doe/Reuters)", words)
    ('Mill Street under water.', 'Photo by Jane Doe/Reuters')
    """
    text = tidy(text)
    if looks_like_credit(text, language):
        return "", text
    for cut in (_bracketed, _marked, _signed):
        found = cut(text, language)
        if found:
            caption, credit = found
            return tidy(caption).rstrip(" |–—-/"), tidy(credit)
    return text, None


def _bracketed(text: str, language: Language) -> tuple[str, str] | None:
    """A closing bracket that holds a credit; a mark like "File" may stand with it."""
    match = re.search(r"[(\[（［【]([^()\[\]（）【】]{2,120})[)\]）］】]\s*[.。]?\s*$", text)
    if not match or match.start() < 2:
        return None
    inner = match[1]
    if not (looks_like_credit(inner, language) or _is_archive_only(inner, language)):
        return None
    return text[: match.start()], inner


def _is_archive_only(text: str, language: Language) -> bool:
    pattern = _archive(language)
    return bool(pattern and pattern.fullmatch(text.strip(" .")))


def _marked(text: str, language: Language) -> tuple[str, str] | None:
    """A closing part that opens with a credit mark: "… Foto: Jane Doe"."""
    _, inside = _marks(language)
    best = None
    for match in inside.finditer(text):
        rest = text[match.end() :]
        if len(rest) <= 110 and len(rest.split()) <= 14:
            best = match
            break
    if best is None or best.start() == 0:
        return None
    rest = text[best.end() :]
    if re.search(r"[.!?] [A-ZÀ-Ž]\w+ \w+ \w+", rest):
        return None
    return text[: best.start()], text[best.start("mark") :].rstrip(") ]").rstrip()


def _signed(text: str, language: Language) -> tuple[str, str] | None:
    """A closing row of names with a house behind the last full stop or bar."""
    match = re.search(r"(?:[.!?»”\"]\s+|\s[|–—]\s*|\s-\s)([^.!?|]{2,90})[.]?$", text)
    if match and match.start() > 8:
        tail = match[1]
        house = _HOUSE.search(tail)
        if house and len(tail.split()) <= 10 and not _is_sentence(tail, house):
            return text[: match.start(1)], tail
    match = re.search(
        r"(?<=[^\s/])\s+((?:[A-ZÀ-Ž][\w'.-]+\s+){1,3}?[A-ZÀ-Ž][\w'.-]+\s?/\s?[^/.]{2,40}(?:/[^/.]{2,30})?)$",
        text,
    )
    if match and _HOUSE.search(match[1].rpartition("/")[2]) and text[match.start() - 1] in '.!?”"':
        return text[: match.start()], match[1]
    match = re.search(r"[=＝]\s*([^\s=＝。．.]{1,20}(?: [^\s=＝。．.]{1,20}){0,2})$", text)
    if match and match.start() > 3 and _HOUSE.fullmatch(unicodedata.normalize("NFKC", match[1])):
        return text[: match.start()], match[1]
    match = re.search(r"\s(AP Photo/[^.]{2,60}|REUTERS/[^.]{2,60})\.?$", text)
    return (text[: match.start()], match[1]) if match else None


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
    start, _ = _marks(language)
    for _turn in range(2):
        text = start.sub("", text.strip(" ()[].,")).strip()
    text = re.sub(r"[()\[\]]", " / ", text)
    creators: list[str] = []
    provider: str | None = None
    for part in _JOINERS.split(text):
        for piece in re.split(r",(?!\s*(?:Jr|Sr|Inc))\s*|\s+(?:and|und|et|y|e|en|och|og)\s+", part):
            piece = start.sub("", piece.strip(" .,:-")).strip()
            if not piece:
                continue
            house = _HOUSE.search(piece)
            if house and len(house[0]) >= 0.5 * len(piece):
                provider = provider or piece
            elif house and house.start() > 0:
                creators.append(piece[: house.start()].strip(" -/"))
                provider = provider or house[0]
            elif _NAME.match(piece) and len(piece.split()) <= 5:
                creators.append(piece)
    creators = [name for name in creators if name]
    if provider is None and creators and (len(creators) > 1 or len(creators[0].split()) > 3):
        provider = creators.pop()
    return Credit(line, tuple(creators), provider, archive)
