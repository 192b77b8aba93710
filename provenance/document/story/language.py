"""Which language a page is in: as declared, held against its script and its small words."""

import re
from collections import Counter

from provenance.languages.every import rows

__all__ = ["find_language"]

_SCRIPTS = {code: re.compile(f"[{ends}]") for code, (ends,) in rows("scripts").items()}
_LATIN = re.compile(r"[\x00-\u024f\u1e00-\u1eff\u2000-\u20cf]+")
_SAME_SCRIPT = {code: frozenset(codes) for code, codes in rows("same_script").items()}
_LETTERS = rows("letters")
_FEW = frozenset(rows("few_letters"))  # scripts that mix with another: a few letters decide
_WORDS = {code: frozenset(words) for code, words in rows("small_words").items()}
_ALIKE = tuple(rows("alike").items())  # too near for small words to tell apart
_TAGS = {tag: code for code, tags in rows("tags").items() for tag in tags}
_CODES = {
    word: tuple(code for code, known in _WORDS.items() if word in known)
    for word in frozenset().union(*_WORDS.values())
}


def find_language(text: str, declared: str | None) -> str:
    """The BCP 47 tag of a text; the declared one unless script or small words tell otherwise.

    >>> find_language("Der Fluss ist über die Ufer getreten und die Straße ist gesperrt.", "en")
    'de'
    """
    sample = text[:6000]
    primary = (declared or "").lower().replace("_", "-").partition("-")[0]
    others = _LATIN.sub("", sample)
    if len(others) * 20 > len(sample):
        letters = max(1, sum(char.isalpha() for char in sample))
        for code, pattern in _SCRIPTS.items():
            share = len(pattern.findall(others)) / letters
            if share > (0.08 if code in _FEW else 0.3):
                return _within_script(code, primary, sample, declared)
    words = Counter(re.findall(r"[^\W\d_]+", sample.lower()))
    if not words:
        return declared or "und"
    total = words.total()
    counts = dict.fromkeys(_WORDS, 0)
    for word, times in words.items():
        for code in _CODES.get(word, ()):
            counts[code] += times
    score = {code: count / total for code, count in counts.items()}
    best = max(score, key=lambda code: score[code])
    own = score.get(primary)
    near = _TAGS.get(primary, primary)
    own = score.get(near, own)
    if declared and (own is None or score[best] < 0.15 or own >= 0.4 * score[best]):
        known = own is not None or score[best] < 0.22
        return declared if known else best
    if declared and any({best, near} <= {code, *others} for code, others in _ALIKE):
        return declared
    return best if score[best] >= 0.1 else (declared or best)


def _within_script(code: str, primary: str, sample: str, declared: str | None) -> str:
    family = _SAME_SCRIPT.get(code, {code})
    for special in family & set(_LETTERS):
        count = sum(sample.lower().count(letter) for letter in _LETTERS[special])
        if count > len(sample) / 150 and primary not in family:
            return special
    with_letters = [other for other in sorted(family) if other in _LETTERS]
    if len(with_letters) > 1 and primary in with_letters:
        marks = {c: sum(sample.lower().count(x) for x in _LETTERS[c]) for c in with_letters}
        return max(marks, key=lambda c: marks[c]) if any(marks.values()) else primary
    return declared if declared and primary in family else code
