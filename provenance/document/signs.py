"""The signs of a credit: houses that supply pictures, and marks before and behind a name."""

import re
from collections.abc import Iterator
from functools import lru_cache

from provenance.model import Language

__all__ = ["BEHIND", "HOUSE", "NAMELESS", "Marks", "archive_marks", "credit_marks"]

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
    "compic", "profimedia", "isifa", "photonews", "photo news", "gamma-rapho", "divergence",
    "riva press", "myop", "agence vu", "starface", "bestimage", "kcs", "icon sport", "dppi",
    "afp photo", "agencja wyborcza.pl", "agencja gazeta", "newspix", "rapport",
    "gallo images", "gallo", "presse canadienne", "la presse canadienne", "postmedia",
    "radio free europe", "rfe/rl", "cnn", "bbc", "spacex", "maxar",
    "planet labs", "copernicus", "eumetsat", "noaa", "usgs", "witters",
    "sven simon", "bongarts", "eibner", "hartenfelser", "hmb-media", "funke foto services",
    "colourbox", "panthermedia", "freepik", "plainpicture", "westend61", "photocase", "getty image",
    "тасс", "риа новости", "рейтер", "интерфакс", "коммерсантъ", "унiан", "уніан",
    "укрінформ", "укринформ", "суспільне",
    "رويترز", "فرانس برس", "أ ف ب", "الأناضول", "ایسنا", "ایرنا", "فارس", "مهر", "רויטרס",
    "απε-μπε", "eurokinissi", "intime news", "पीटीआई", "एएनआई", "रॉयटर्स", "ttxvn", "antara",
    "共同", "共同通信", "共同通信社", "時事", "時事通信", "ロイター", "ロイター時事", "ap=共同",
    "afp時事", "afp=時事", "ゲッティ", "ゲッティ共同", "ゲッティ=共同", "ロイター=共同", "新華社",
    "朝日新聞社", "読売新聞", "毎日新聞", "産経新聞", "연합뉴스", "뉴시스", "뉴스1", "로이터",
    "신화", "ap연합뉴스", "新华社", "中新社", "中新网", "视觉中国", "路透社", "法新社", "美联社",
    "中央社", "路透", "法新", "美聯社",
)  # fmt: skip
HOUSE = re.compile(
    r"(?<!\w)(?:"
    + "|".join(re.escape(h) for h in sorted(_HOUSES, key=len, reverse=True))
    + r")(?!\w)",
    re.I,
)
"""Any house's name, whatever its case, as whole words."""

BEHIND = re.compile(
    r"(?:撮影|提供|写真|촬영|제공|摄影?|攝影?|供图|供圖)$"
    r"|(?:^|[\s/])(?:nuotr\.|fotó|foto|photos?|valokuva|picture)$",
    re.I,
)
"""Marks behind a name; those of scripts without spaces are written on to it."""

NAMELESS = re.compile(
    r"(?:(?:staff|courtesy|handout|supplied|submitted|contributed|provided|file|undated)"
    r"(?: (?:photo|image|picture))?|divulgação|reprodução|cortesía|gentileza)",
    re.I,
)
"""What stands for a name where none is given."""

_ANYWHERE = (
    "photo", "foto", "image", "credit", "copyright", "photo by", "picture", "photo credit",
    "courtesy of", "collage", "montage", "illustration", "grafik", "graphic", "infographic",
    "коллаж", "колаж", "фото", "dok.", "nuotr.", "nuotrauka", "fot.", "kuva", "bild", "zdj.",
    "zdroj", "kaynak", "fotoğraf", "fotó", "attēls", "mynd", "slika", "isithombe",
)  # fmt: skip
_OPENING = re.compile(r"[\s(\[|–—-]*")
_SIGN = r"(?:©|ⓒ|[(（][cｃ][)）]|℗|®)"
# Marks that wire pictures carry whatever the language of the page.
_ARCHIVE = ("file photo", "file picture", "archive photo", "archivbild", "archivfoto", "archives")


class Marks:
    """The credit marks of a language: at the start of a text, and before its last part.

    >>> marks = Marks(Language("en", "English"))
    >>> marks.after("Photo: Jane Doe"), marks.after("Jane Doe")
    ('Jane Doe', 'Jane Doe')
    >>> list(marks.inside("Mill Street. Photo: Jane Doe"))
    [(13, 20)]
    """

    __slots__ = ("_lead", "_word")

    def __init__(self, language: Language) -> None:
        words = sorted({*language.picture.credit_marks, *_ANYWHERE}, key=len, reverse=True)
        mark = "|".join(re.escape(word) for word in words)
        labelled = rf"(?:(?:{mark})\s*){{1,2}}(?:[:：|/©=＝]|…|\.\.\.|\bby\b|\bvon\b|(?<=\.))"
        self._word = re.compile(r"(?:photos?|foto|bild|fot|kuva|image|фото|zdj)\.? (?=\S)", re.I)
        named = r"\bby\b(?=\s+(?-i:[^\W\d_a-z]))|@(?=\w)"
        self._lead = re.compile(rf"(?:{labelled}|{_SIGN}|{named})\s*", re.I)

    def after(self, text: str) -> str:
        """The text without the mark it opens with; the text itself where it opens with none."""
        opening = _OPENING.match(text)
        match = self._lead.match(text, opening.end() if opening else 0)
        return text[match.end() :] if match else text

    def after_word(self, text: str) -> str:
        """The text without a mark that only a space parts from it: "Photo Jane Doe"."""
        match = self._word.match(text)
        return text[match.end() :] if match else text

    def inside(self, text: str) -> Iterator[tuple[int, int]]:
        """Where marks stand before a part of the text: the mark's start, the part's start."""
        for match in self._lead.finditer(text):
            start, end = match.span()
            edged = start == 0 or text[start - 1] in " ([|.–—-" or text[start] in "(（"
            if edged and end < len(text):
                yield start, end


@lru_cache(maxsize=128)
def credit_marks(language: Language) -> Marks:
    """The marks of a language before a name: "Photo:", "Foto: ", "©", "Photo by Jane Doe"."""
    return Marks(language)


@lru_cache(maxsize=128)
def archive_marks(language: Language) -> re.Pattern[str]:
    """The words of a language that mark a file picture, and those of the wires."""
    words = sorted({*language.picture.archive_marks, *_ARCHIVE}, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)", re.I)
