"""Text in the plain lower-case form that dates are read in; it is as long as the text was."""

import unicodedata

__all__ = ["lowered"]

_DASHES = dict.fromkeys("‐‑‒–—―−﹣－〜～", "-")
_QUOTES = dict.fromkeys("’‘ʼ´`＇", "'")
_BRACKETS = {"（": "(", "）": ")"}


class _Lowering(dict[int, str]):
    """Each character as one simple lower-case character, so that offsets stay true."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        simple = _DASHES.get(char) or _QUOTES.get(char) or _BRACKETS.get(char)
        if simple is None:
            digit = unicodedata.decimal(char, None)
            # "İ" alone becomes two characters, an "i" and its dot.
            simple = str(digit) if digit is not None else char.lower()[0]
        self[code] = simple
        return simple


_LOWERING = _Lowering()


def lowered(text: str) -> str:
    """The text in lower case with plain dashes, apostrophes and digits; as long as the text.

    >>> lowered("20–23 Квітня ۱۳۹۸")
    '20-23 квітня 1398'
    """
    if text.isascii():
        return text.lower().replace("`", "'")
    return text.translate(_LOWERING)
