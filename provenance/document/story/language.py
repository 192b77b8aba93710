"""Which language a page is in: as declared, held against its script and its small words."""

import re
from collections import Counter
from collections.abc import Sequence

from provenance.model import Language

__all__ = ["find_language"]

_SCRIPTS: tuple[tuple[str, str], ...] = (
    ("ja", r"[\u3040-\u30ff]"), ("ko", r"[\uac00-\ud7af]"), ("zh", r"[\u4e00-\u9fff]"),
    ("th", r"[\u0e00-\u0e7f]"), ("hi", r"[\u0900-\u097f]"), ("he", r"[\u0590-\u05ff]"),
    ("ar", r"[\u0600-\u06ff]"), ("el", r"[\u0370-\u03ff]"), ("ru", r"[\u0400-\u04ff]"),
    ("bn", r"[\u0980-\u09ff]"), ("ta", r"[\u0b80-\u0bff]"), ("ka", r"[\u10a0-\u10ff]"),
    ("hy", r"[\u0530-\u058f]"),
)  # fmt: skip
_LATIN = re.compile(r"[\x00-\u024f\u1e00-\u1eff\u2000-\u20cf]+")
_SAME_SCRIPT = {
    "ar": {"ar", "fa", "ur", "ps", "ku"},
    "ru": {"ru", "uk", "bg", "sr", "mk", "be", "kk"},
    "hi": {"hi", "mr", "ne"},
    "zh": {"zh", "ja"},
}
_LETTERS = {"fa": "پچژگی", "uk": "іїєґ", "ru": "ыэёъ"}
# A few of the commonest words of each language in Latin script.
_WORDS: dict[str, frozenset[str]] = {
    code: frozenset(words.split())
    for code, words in {
        "en": "the and of to in that was for with on is said has from by are were",
        "de": "der die und das von mit den ist nicht auf im dem ein eine für sich wurde auch bei",
        "fr": "le la les des est dans une du pour que qui et sur par avec pas au ont",
        "es": "de y a un el los las que en una por con del para se fue su como más al según",
        "it": "e a un i in il di che la per una sono con del della non nel alla gli è anche dei",
        "pt": "a de e na depois o os que em uma por com do da não para se foi no na ao dos mais",
        "nl": "de het een van en in dat is op te zijn voor met niet aan ook werd bij",
        "pl": "w na i z się nie do że to jest po od przez jak był oraz dla za",
        "cs": "v na a se že je s z do o pro byl podle jako to po při také",
        "tr": "ve bir bu da de için ile olarak çok daha olan gibi sonra kadar en",
        "sv": "och att det som en på är av för med den till var inte har om ett",
        "no": "og det som en på er av for med den til var ikke har et at de ble",
        "da": "og det som en på er af for med den til var ikke har et at de blev",
        "fi": "ja on ei oli että se hän myös mutta kun ovat sen mukaan kuin joka",
        "hu": "az és hogy egy nem is volt meg csak azt de ez szerint már",
        "ro": "la în și a cu care pe nu din o este un pentru fost mai că au",
        "id": "yang dan di dari untuk dengan ini itu pada dalam ke tidak telah akan oleh",
        "vi": "và của là có được cho các trong một không người những với đã",
    }.items()
}  # fmt: skip
_CODES = {
    word: tuple(code for code, known in _WORDS.items() if word in known)
    for word in frozenset().union(*_WORDS.values())
}


def find_language(text: str, declared: str | None, languages: Sequence[Language]) -> str:
    """The BCP 47 tag of a text; the declared one unless script or small words tell otherwise.

    >>> find_language("Der Fluss ist über die Ufer getreten und die Straße ist gesperrt.", "en", ())
    'de'
    """
    sample = text[:6000]
    primary = (declared or "").lower().replace("_", "-").partition("-")[0]
    others = _LATIN.sub("", sample)
    if len(others) * 20 > len(sample):
        letters = max(1, sum(char.isalpha() for char in sample))
        for code, pattern in _SCRIPTS:
            share = len(re.findall(pattern, others)) / letters
            if share > (0.08 if code == "ja" else 0.3):
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
    near = {"nb": "no", "nn": "no"}.get(primary, primary)
    own = score.get(near, own)
    if declared and (own is None or score[best] < 0.15 or own >= 0.4 * score[best]):
        known = own is not None or score[best] < 0.22
        return declared if known else best
    if {best, near} <= {"no", "da"} and declared:
        return declared
    return best if score[best] >= 0.1 else (declared or best)


def _within_script(code: str, primary: str, sample: str, declared: str | None) -> str:
    family = _SAME_SCRIPT.get(code, {code})
    for special in family & set(_LETTERS):
        count = sum(sample.lower().count(letter) for letter in _LETTERS[special])
        if count > len(sample) / 150 and primary not in family:
            return special
    if code == "ru" and primary in ("ru", "uk"):
        marks = {c: sum(sample.lower().count(x) for x in _LETTERS[c]) for c in ("ru", "uk")}
        return max(marks, key=lambda c: marks[c]) if any(marks.values()) else primary
    return declared if declared and primary in family else code
