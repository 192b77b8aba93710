"""Bytes to text: the charset as stated, else as found."""

import codecs
import re

from charset_normalizer import from_bytes

__all__ = ["decode"]

_META = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.I)
_HEADER = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{2,40})", re.I)
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# What the web means by these labels (WHATWG Encoding Standard).
_MEANT = {
    "iso-8859-1": "cp1252",
    "latin-1": "cp1252",
    "latin1": "cp1252",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "ks_c_5601-1987": "cp949",
    "euc-kr": "cp949",
    "shift_jis": "cp932",
    "x-sjis": "cp932",
    "iso-8859-9": "cp1254",
    "windows-31j": "cp932",
}
# The codecs behind the labels that browsers know; others ("undefined", "idna", "unicode_escape")
# are no character sets of pages, and some of them raise or change the text.
_KNOWN = frozenset(
    "ascii utf-8 utf-16 utf-16-le utf-16-be utf-32 gbk gb2312 gb18030 hz big5 big5hkscs cp950"
    " euc_jp iso2022_jp shift_jis shift_jisx0213 cp932 euc_kr cp949 johab koi8-r koi8-u mac-roman"
    " koi8-t mac-cyrillic mac-latin2 tis-620 cp437 cp850 cp852 cp855 cp866 cp874 viscii".split()
    + [f"iso8859-{number}" for number in range(1, 17)]
    + [f"cp{number}" for number in range(1250, 1259)]
)
_GUESS_BYTES = 200_000


def decode(body: bytes, media_type: str = "") -> str:
    """The text of a page: HTTP header, byte order mark, meta element, UTF-8 where it is valid,
    windows-1252, a guess for scripts that cannot be; in this order. Never raises.

    >>> decode("señor".encode("cp1252"))
    'señor'
    """
    header = _HEADER.search(media_type)
    if header and (text := _try(body, header[1])) is not None:
        return text
    for mark, name in _BOMS:
        if body.startswith(mark):
            return body.decode(name, "replace")
    meta = _META.search(body[:4096])
    if meta and (text := _try(body, meta[1].decode("ascii", "replace"))) is not None:
        return text
    if (text := _try(body, "utf-8")) is not None:
        return text
    if _looks_western(body):
        return body.decode("cp1252", "replace")
    guess = from_bytes(body[:_GUESS_BYTES]).best()
    return body.decode(guess.encoding if guess else "cp1252", "replace")


def _try(body: bytes, label: str) -> str | None:
    name = _MEANT.get(label.lower(), label.lower())
    try:
        if codecs.lookup(name).name not in _KNOWN:
            return None
        text = body.decode(name, "strict" if name == "utf-8" else "replace")
    except (LookupError, UnicodeError):
        if name == "utf-8" and label != "utf-8":
            broken = body.decode("utf-8", "replace")
            return broken if broken.count("\ufffd") * 200 < len(broken) else None
        return None
    return text if text.count("\ufffd") * 50 <= len(text) else None


def _looks_western(body: bytes) -> bool:
    """Few bytes above ASCII: letters with accents in a Latin text."""
    sample = body[:_GUESS_BYTES]
    high = sum(byte > 127 for byte in sample)
    return high * 4 < max(1, len(sample))
