"""Which letters the bytes of an embedded text mean, and whether that is sure.

A file may declare a character set, declare none, or declare another than it uses. What is valid
UTF-8 is UTF-8; of the rest every likely set is tried and the text scored by what writing looks
like: words of one script, capitals at their beginning, quotation marks that open and close.
"""

import re
import unicodedata
from functools import lru_cache
from itertools import pairwise

__all__ = ["decoded", "iso2022", "one_charset"]

# Dataset 1:90 designates sets by escape sequences (ISO 2022, ISO-IR numbers).
_LATIN_PARTS = {"A": 1, "B": 2, "C": 3, "D": 4, "F": 7, "G": 6, "H": 8, "L": 5, "M": 9, "N": 4,
                "T": 11, "V": 10, "Y": 13, "_": 14, "b": 15, "f": 16}  # fmt: skip
_WIDE = {b"$)A": "gb18030", b"$)B": "euc_jp", b"$)C": "cp949", b"$)E": "gb18030", b"$B": "euc_jp",
         b"$@": "euc_jp", b"$A": "gb18030", b"%/": "utf-8", b"%G": "utf-8"}  # fmt: skip
_PART = re.compile(rb"\x1b[-./]([A-Z_bf])")


def iso2022(declared: bytes) -> str | None:
    """The character set that dataset 1:90 designates; None for one that is unknown.

    >>> iso2022(b"\\x1b%G"), iso2022(b"\\x1b-L"), iso2022(b"\\x1b.A")
    ('utf-8', 'iso8859_5', 'cp1252')
    """
    for sign, name in _WIDE.items():
        if b"\x1b" + sign in declared:
            return name
    part = _PART.search(declared)
    number = _LATIN_PARTS.get(part[1].decode()) if part else None
    # Programs that declare Latin-1 write the quotation marks of cp1252 as well.
    return None if number is None else "cp1252" if number == 1 else f"iso8859_{number}"


def decoded(raw: bytes, declared: str | None = None, sure: bool = True) -> tuple[str, bool]:
    """The text of bytes, and whether its letters are sure.

    `declared` is the set the file says or all its texts together show, `sure` whether that is
    certain. Text that was encoded in UTF-8 twice is put right.

    >>> decoded("Zoë Müller".encode("mac_roman"))
    ('Zoë Müller', True)
    >>> decoded("Zoë".encode().decode("cp1252").encode())
    ('Zoë', True)
    """
    if raw.isascii() and declared != "iso2022_jp":
        return raw.decode("ascii"), True
    wide = declared if declared and not declared.startswith(("iso8859", "cp125", "mac")) else None
    if wide is not None and (text := _strict(raw, wide)) is not None:
        return _undoubled(text), sure
    if (text := _utf8(raw)) is not None:
        return _undoubled(text), True
    if declared is not None and (text := _strict(raw, declared)) is not None:
        return text, sure
    name, certain = one_charset([raw]) or ("latin-1", False)
    text = _strict(raw, name)
    return (text, certain) if text is not None else (raw.decode("latin-1"), False)


def one_charset(texts: list[bytes]) -> tuple[str, bool] | None:
    """The set that all these texts are written in, and whether it is sure.

    None where nothing needs to be guessed: all are ASCII or UTF-8.
    """
    odd = [raw for raw in texts if not raw.isascii() and _utf8(raw) is None]
    if not odd:
        return None
    return _guessed(b"\n".join(odd)[:4000])


def _strict(raw: bytes, name: str) -> str | None:
    try:
        return raw.decode(name)
    except UnicodeDecodeError:
        return None


def _utf8(raw: bytes) -> str | None:
    """Bytes as UTF-8, without a last letter that the field's end cut off."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        cut = error.start
        if cut and error.end == len(raw) and "end of data" in error.reason:
            return None if raw[:cut].isascii() else raw[:cut].decode("utf-8")
        return None


_DOUBLED = re.compile("[\u00c2-\u00f4][\u0080-\u00bf\u0152-\u0178\u0192\u02c6-\u2122]")


def _undoubled(text: str) -> str:
    """Text whose UTF-8 was taken for Latin and encoded once more, as it was."""
    if not _DOUBLED.search(text):
        return text
    raw = bytearray()
    for letter in text:
        if ord(letter) < 0xA0:
            raw.append(ord(letter))
            continue
        try:
            raw += letter.encode("cp1252")
        except UnicodeEncodeError:
            return text
    return _strict(bytes(raw), "utf-8") or text


# ------------------------------------------------------------------ guessing
# Sets by family, each with what it must gain over cp1252's head start to be believed. Sets of one
# family differ by diacritics alone, which no comparison of ours looks at.
_SETS: tuple[tuple[str, str, float], ...] = (
    ("cp1252", "latin", 0.7),
    ("mac_roman", "mac", 0.3),
    ("cp1250", "latin", 0.0),
    ("cp1254", "latin", 0.0),
    ("iso8859_2", "latin", -0.2),
    ("mac_latin2", "mac", -0.3),
    ("cp850", "dos", -0.5),
    ("cp1251", "cp1251", 0.2),
    ("iso8859_5", "iso8859_5", 0.0),
    ("koi8_r", "koi8", 0.0),
    ("koi8_u", "koi8", -0.1),
    ("mac_cyrillic", "mac_cyrillic", -0.2),
    ("cp866", "cp866", -0.2),
    ("cp1253", "greek", -0.2),
    ("cp1255", "hebrew", -0.2),
    ("cp1256", "arabic", -0.2),
    ("iso8859_6", "iso8859_6", -0.3),
    ("cp874", "thai", -0.3),
    ("cp932", "cp932", 0.0),
    ("euc_jp", "euc_jp", 0.0),
    ("cp949", "euc_kr", 0.0),
    ("gb18030", "gb", 0.0),
    ("big5", "big5", -0.2),
)
_SURE = 0.7  # points a guess must lie before the next that means other letters
_COMMON = frozenset(
    "éèêëàâäáåãçíìîïñóòôöõøúùûüßæœ"
    "оеаинтсрвлкмдпуяьыію" "αοιετσνηυρπκμλςάέίόύή" "יוהלאמרשתבנ" "اليمنورتبةعدس"
)  # fmt: skip
_SECOND = frozenset("ąęćłńśżźčěřšžůőűğışșță")  # letters of fewer languages that share their set
_RARE = frozenset("ÐðÞþ¶ÿŸýƒˆ˜")
_OPENING, _CLOSING = "“‘«„", "”»"
_VOWELS = frozenset("aeiouy")
_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")


@lru_cache(maxsize=64)
def _guessed(raw: bytes) -> tuple[str, bool]:
    rows = []
    for name, family, start in _SETS:
        if (text := _strict(raw, name)) is not None:
            rows.append((_likeness(text, name) + start, name, family, text))
    rows.sort(key=lambda row: -row[0])
    if not rows:
        return "latin-1", False
    score, name, family, text = rows[0]
    rivals = [row[0] for row in rows if row[2] != family and row[3] != text]
    return name, score > 0 and (not rivals or score - rivals[0] >= _SURE)


def _likeness(text: str, name: str) -> float:
    """How much a text looks like writing: the sum over its letters outside ASCII."""
    score = sum(_mark_score(text, at) for at, char in enumerate(text)
                if not char.isascii() and not char.isalpha())  # fmt: skip
    return score + sum(_word_score(word, name) for word in _WORD.findall(text))


def _mark_score(text: str, at: int) -> float:
    char = text[at]
    before, after = text[at - 1 : at] if at else " ", text[at + 1 : at + 2] or " "
    if unicodedata.category(char) in ("Mn", "Mc"):
        return 0.3 if before.isalpha() and not before.isascii() else -2
    if unicodedata.category(char) in ("Cc", "Cn", "Co"):
        return -6
    inside = before.isalpha() and after.isalpha()
    if char == "’":
        return 1 if before.isalpha() else -1
    if char in _OPENING:
        return -2 if before.isalnum() else 1
    if char in _CLOSING:
        return -2 if after.isalnum() else 1
    if char in "–—…°©®™€£·\u00a0":
        return 0.5 if not inside else 0 if char in "–—·" else -2
    if unicodedata.east_asian_width(char) in "WF":
        return 1
    return -2


def _word_score(word: str, name: str) -> float:
    odd = [char for char in word if not char.isascii()]
    if not odd:
        return 0
    if any(_is_wide(char) for char in odd):
        return _wide_score(word, odd, name)
    scripts = {_script(char) for char in word if char.isalpha()}
    score = sum(_letter_score(char, at, word) for at, char in enumerate(word) if char in odd)
    if len(scripts) > 1:
        score -= 3 * len(odd)
    if scripts == {"LATIN"} and len(odd) > 0.6 * len(word) and len(word) > 3:
        score -= 2.5 * len(odd)
    for one, two in pairwise(word):
        if one.islower() and two.isupper() and not (one.isascii() and two.isascii()):
            score -= 2
        if one.isupper() and two.islower() and one is not word[0] and not two.isascii():
            score -= 0.5
    if "ς" in word[:-1] or ("Σ" not in word and word.endswith("σ")):
        score -= 1
    return score


def _letter_score(char: str, at: int, word: str) -> float:
    if char in _RARE:
        return -1
    if "\u0e00" <= char <= "\u0e7f":
        return 1
    lower = char.lower()
    score = 1 if lower in _COMMON else 0.6 if lower in _SECOND else 0.3
    if char.isupper() and at and char > "\u02ff":
        score -= 0.3
    base = unicodedata.normalize("NFD", lower)[0]
    if base.isascii():  # vowels stand between consonants, consonants between vowels
        vowel = base in _VOWELS
        near = word[at - 1 : at] + word[at + 1 : at + 2] if at else word[1:2]
        score += 0.3 * sum(1 if (one.lower() in _VOWELS) != vowel else -1 for one in near)
    return score


def _is_wide(char: str) -> bool:
    return unicodedata.east_asian_width(char) in "WFH" and char.isalpha()


def _wide_score(word: str, odd: list[str], name: str) -> float:
    """Words of Chinese, Japanese and Korean letters; beside letters of ASCII they are misread."""
    score = 0.0
    for char in odd:
        if "぀" <= char <= "ヿ":
            score += 2.5 if name in ("cp932", "euc_jp") else 0.5
        elif "가" <= char <= "힣":
            score += 2.2 if min(char.encode("cp949")) > 0xA0 else 0.2
        elif "一" <= char <= "鿿":
            score += 2.0 if _is_everyday(char, name) else 0.2
        else:
            score -= 2  # half-width katakana and ideographs of later planes
    return score - 3 * sum(char.isascii() for char in word)


def _is_everyday(char: str, name: str) -> bool:
    """Whether an ideograph stands in the first level of its national set."""
    raw = char.encode(name, "ignore")
    if len(raw) != 2:
        return False
    first = {"gb18030": (0xB0, 0xD7), "euc_jp": (0xB0, 0xCF), "cp932": (0x88, 0x97),
             "big5": (0xA4, 0xC6), "cp949": (0, 0)}[name]  # fmt: skip
    return first[0] <= raw[0] <= first[1]


@lru_cache(maxsize=512)
def _script(char: str) -> str:
    return unicodedata.name(char, "?").partition(" ")[0]
