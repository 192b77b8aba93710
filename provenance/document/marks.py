"""The marks before a credit, in the page's language and any other: "Photo:", "©", "图/"."""

import re
from collections.abc import Iterator
from functools import lru_cache

from provenance.model import Language

__all__ = ["Marks", "archive_marks", "credit_marks"]

# Words for a picture and for a credit before a name, whatever the language of the page: papers
# keep the mark of the house that sent the picture.
_ANYWHERE = (
    "photo", "photos", "photo by", "photo credit", "picture", "image", "images", "credit",
    "credits", "courtesy of", "copyright", "collage", "montage", "illustration", "graphic",
    "infographic", "foto", "fotos", "bild", "grafik", "bildnachweis", "bildquelle", "fotocredit",
    "bilder", "crédit", "crédits", "crédit photo", "crédits photo", "crédito", "créditos",
    "fotografía", "imagen", "imagem", "fotografia", "credito", "crediti", "immagine", "beeld",
    "fotograaf", "fot.", "zdj.", "zdjęcie", "foto/video", "autor", "autor fotografie", "zdroj",
    "fotografie", "fotka", "snímka", "fotó", "kép", "grafika", "fotografija", "slika", "izvor",
    "foto arhiv", "vir", "sursa", "dok.", "nuotr.", "nuotrauka", "nuotraukos autorius", "attēls",
    "kuva", "kuvat", "kuvaaja", "bilde", "mynd", "ljósmynd", "fotograf", "foto av", "isithombe",
    "picha", "kaynak", "fotoğraf", "görsel", "foto nga", "gambar", "ilustrasi", "ảnh", "hình",
    "hình ảnh", "ảnh minh họa", "фото", "фотография", "фотограф", "снимка", "снимки", "слика",
    "фотографија", "извор", "коллаж", "колаж", "иллюстрация", "изображение", "источник",
    "джерело", "ілюстрація", "здымак", "сүрөт", "сурет", "ფოტო", "լուսանկարը", "լուսանկար",
    "φωτογραφία", "φωτο", "φωτό", "πηγή", "צילום", "צילומים", "תמונה", "קרדיט", "תצוגה", "תמונות",
    "تصوير", "الصورة", "صورة", "المصدر", "عدسة", "عکس", "عکاس", "منبع عکس", "منبع", "تصویر",
    "फोटो", "फ़ोटो", "तस्वीर", "चित्र", "ছবি", "फोटो क्रेडिट", "படம்", "ఫోటో", "ഫോട്ടോ", "ਫੋਟੋ",
    "ફોટો", "ඡායාරූපය", "ภาพ", "ภาพจาก", "ภาพโดย", "รูป", "เครดิตภาพ", "រូបភាព", "写真", "撮影",
    "提供", "画像", "사진", "사진제공", "사진 제공", "출처", "이미지", "자료", "图", "图片",
    "图片来源", "图源", "供图", "摄影", "摄", "來源", "来源", "圖", "圖片", "圖片來源", "照片",
    "攝影", "攝", "图文", "圖文", "翻攝自", "圖取自", "翻攝", "取自",
)  # fmt: skip
# Those that need no sign before the name: "Photo Jane Doe".
_BARE = (
    "photo", "photos", "foto", "fotos", "bild", "fot", "kuva", "image", "фото", "zdj", "gambar",
    "picha", "снимка", "fotó", "ảnh", "billede", "bilde", "beeld",
)  # fmt: skip
_OPENING = re.compile(r"[\s(\[|–—/-]*")
_SIGN = r"(?:©|ⓒ|[(（][cｃ][)）]|℗|®)"
_EDGE = r"(?:(?<![^\s(\[（［|｜.。、，,＝=–—/／-])|(?=[(（]))"
"""Where a mark can begin: behind white space, an opening bracket, a bar, a stop or a dash."""

# Marks that wire pictures carry whatever the language of the page.
_ARCHIVE = ("file photo", "file picture", "archive photo", "archivbild", "archivfoto", "archives")


def _any_of(words: set[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w)))


class Marks:
    """The credit marks of a language: at the start of a text, and before its last part.

    >>> marks = Marks(Language("en", "English"))
    >>> marks.after("Photo: Jane Doe"), marks.after("Jane Doe")
    ('Jane Doe', 'Jane Doe')
    >>> list(marks.inside("Mill Street. Photo: Jane Doe"))
    [(13, 20)]
    """

    __slots__ = ("_lead",)

    def __init__(self, language: Language) -> None:
        words = {word.casefold() for word in (*language.picture.credit_marks, *_ANYWHERE)}
        first = "".join(
            sorted({re.escape(c) for word in words for c in (word[0], word[0].upper())})
        )
        mark = rf"(?=[{first}])(?:{_any_of(words)})"
        labelled = (
            rf"{mark}\s*(?:{mark}\s*)?"
            r"(?:[:：|｜/／©=＝]|…|\.\.\.|\bby\b|\bvon\b|\bav\b|(?<=\.))"
        )
        named = r"\bby\b(?=\s+(?-i:[^\W\d_a-z]))|@(?=\w)"
        self._lead = re.compile(rf"{_EDGE}(?:{labelled}|{_SIGN}|{named})\s*", re.I)

    def after(self, text: str) -> str:
        """The text without the mark it opens with; the text itself where it opens with none."""
        opening = _OPENING.match(text)
        match = self._lead.match(text, opening.end() if opening else 0)
        return text[match.end() :] if match else text

    def after_word(self, text: str) -> str:
        """The text without a mark that only a space parts from it: "Photo Jane Doe"."""
        match = _WORD.match(text)
        return text[match.end() :] if match else text

    def inside(self, text: str) -> Iterator[tuple[int, int]]:
        """Where marks stand before a part of the text: the mark's start, the part's start."""
        for match in self._lead.finditer(text):
            start, end = match.span()
            if end < len(text):
                yield start, end


_WORD = re.compile(rf"(?:{_any_of(set(_BARE))})\.? (?=\S)", re.I)


@lru_cache(maxsize=128)
def credit_marks(language: Language) -> Marks:
    """The marks of a language before a name: "Photo:", "Foto: ", "©", "Photo by Jane Doe"."""
    return Marks(language)


@lru_cache(maxsize=128)
def archive_marks(language: Language) -> re.Pattern[str]:
    """The words of a language that mark a file picture, and those of the wires."""
    words = {word.casefold() for word in (*language.picture.archive_marks, *_ARCHIVE)}
    return re.compile(rf"(?<!\w)(?:{_any_of(words)})(?!\w)", re.I)
