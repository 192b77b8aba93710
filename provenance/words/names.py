"""Names as they can be compared: in another script, spelling, case or order.

`fold` writes a word in small Latin letters with its doubtful sounds made one, `meet` compares two
folded words, `same_name` two names of people or houses. All three give one answer: Schmidt, Schmid
and Шмидт, Müller, Mueller and Мюллер, Thomas and Tomas are one name wherever they stand.
"""

import re
import unicodedata
from functools import lru_cache

from provenance.words.script import WORD, script_of

__all__ = ["fold", "meet", "plain", "same_letters", "same_name"]

# Letters that Unicode does not part into a letter and its mark.
_WHOLE = str.maketrans({"ł": "l", "ø": "o", "ß": "ss", "æ": "ae", "đ": "d", "ı": "i", "œ": "oe",
                        "ð": "d", "þ": "th", "ŋ": "n", "ə": "e", "ħ": "h"})  # fmt: skip
# Cyrillic in Latin letters as newspapers in English write it, without what no one hears.
_CYRILLIC = dict(
    zip(
        "абвгґдежзийклмнопрстуфхцчшщъыьэюяєіјљњђћџ",
        "a b v g g d e zh z i i k l m n o p r s t u f kh ts ch sh shch _ y _ e yu ya e i j l n d c "
        "dz".split(),
        strict=True,
    )
)
_CYRILLIC["ъ"] = _CYRILLIC["ь"] = ""
# What houses spell each in their own way, as one. Of several that fit, the longest is meant.
_SOUNDS = {
    "schtsch": "s", "shch": "s", "tsch": "h", "tch": "h", "sch": "s", "ph": "f", "ch": "h",
    "kh": "h", "gh": "g", "sh": "s", "zh": "z", "ts": "c", "tz": "c", "ou": "u", "oo": "u",
    "ee": "i", "yu": "u", "ya": "a", "y": "i", "j": "i", "w": "v", "q": "k", "x": "ks", "ck": "k",
    "dh": "d", "dt": "t", "th": "t",
}  # fmt: skip
_SOUND = re.compile("|".join(sorted(_SOUNDS, key=len, reverse=True)))
_UMLAUT = re.compile(r"([aou])e|i(e)")  # "Mueller", "Dmitriev"
_DOUBLED = re.compile(r"(.)\1+")
_ARTICLE = re.compile(r"^ال(?=\w{3})")  # which Arabic writes on to a name
_STEM = 5  # letters that stay through most inflections
_ENDING, _VOWELS = 2, "aeiou"  # of a name that ends differently in each case


def plain(text: str) -> str:
    """A text in small letters without marks, in its own script.

    >>> plain("Łukasz Müller"), plain("İSTANBUL")
    ('lukasz muller', 'istanbul')
    """
    small = text.lower()
    if small.isascii():
        return small
    parts = unicodedata.normalize("NFKD", small.translate(_WHOLE))
    marks = {ord(char): None for char in set(parts) if unicodedata.combining(char)}
    return parts.translate(marks) if marks else parts


@lru_cache(maxsize=32768)
def fold(word: str) -> str:
    """A word in small Latin letters without marks, its doubtful sounds made one. Letters other than
    Latin and Cyrillic stay.

    >>> fold("Shoigu") == fold("Шойгу"), fold("Müller") == fold("Mueller") == fold("Мюллер")
    (True, True)
    """
    bare = word.lower()
    if not bare.isascii():
        bare = _latin(_ARTICLE.sub("", plain(bare)))
    bare = _SOUND.sub(lambda match: _SOUNDS[match.group()], bare)
    bare = _UMLAUT.sub(lambda match: match[1] or match[2], bare)
    return _DOUBLED.sub(r"\1", bare)


def _latin(text: str) -> str:
    return "".join([_CYRILLIC.get(char, char) for char in text])


def meet(one: str, two: str) -> bool:
    """Whether two folded words are the same name or stem, endings of inflection aside. A stem of
    five letters meets each word that begins so.

    >>> meet(fold("Хафтаром"), fold("Haftar")), meet(fold("Бреннова"), fold("Бреннове"))
    (True, True)
    """
    short, long = sorted((one, two), key=len)
    if long.startswith(short) and len(short) == _STEM:
        return True  # a word that opens a sentence was cut like any other, though it may be a name
    return _inflected(short, long)


def _inflected(short: str, long: str) -> bool:
    """Whether two folded words differ in an ending alone."""
    if short == long:
        return True
    stem = next(
        (n for n, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short)
    )
    if stem >= _STEM and len(long) - stem <= _ENDING and short[stem:][-1:] in _VOWELS:
        return True  # "Brennova", "Brennove"
    endings = 3 if len(short) >= _STEM else 2
    return stem == len(short) >= 4 and len(long) - len(short) <= endings


def same_letters(one: str, two: str) -> bool:
    """Whether two names are in scripts that are compared letter by letter: Latin and Cyrillic.

    >>> same_letters("Jane Doe", "Джейн Доу"), same_letters("Jane Doe", "राजेश वर्मा")
    (True, False)
    """
    first, second = script_of(one), script_of(two)
    return first == second or {first, second} <= _BY_LETTER or not (first and second)


_BY_LETTER = frozenset(("LATIN", "CYRILLIC"))
# First names and short ones that begin with another letter.
_SHORT_NAMES = tuple(
    frozenset(map(fold, row.split()))
    for row in (
        "robert bob bobby",
        "william bill billy",
        "richard dick",
        "edward ted ned",
        "theodore ted",
        "margaret peggy meg",
        "henry hank",
        "francisco paco pancho",
        "josé pepe",
        "aleksandr alexander sasha",
        "antonio toni tony",
        "eleanor nell nora",
        "james jim",
    )
)
# Consonants by their rough sound; vowels and breaths have none. Sounds that each house spells its
# own way are one: P and F and V, T and D, K and G, S and Sh and J.
_CONSONANTS = {
    letter: sound
    for sound, letters in {
        "p": "bpfvwبپفوבפףוπβφवपफबभ",
        "t": "dtتدطضثذטתדτδθटठडढतथदध",
        "k": "kgqcخقكکگغקכךגκγχξकखगघक़",
        "s": "szxjسشصزجچژظזסשצץςσζψचछजझशषस",
        "l": "lلלλलळ",
        "r": "rرרρर",
        "m": "mمמםμम",
        "n": "nنנןνनणङञ",
    }.items()
    for letter in letters
}
# Sounds that Latin letters write with two or three.
_HISSES = {"dzh": "s", "tch": "s", "ts": "s", "ch": "s", "sh": "s", "kh": "k", "ce": "s", "ci": "s"}
_HISS = re.compile("|".join(_HISSES))
_FEWEST_WORDS = 2  # of a name that is compared by sound
_ACRONYM = 3  # words of a name that is also written by its first letters
_INITIAL = 2  # letters at most
_FIRST_IS_ENOUGH = 3  # a surname of more letters, with one first letter before it, is one person's


def same_name(one: str, two: str, *, people: bool) -> bool:
    """Whether two names can be one's: initials, order, case, script and short forms aside. Of
    `people`, one surname and first letter are enough.

    >>> same_name("P. Anders", "ANDERS, Piet", people=True)
    True
    >>> same_name("Lars Berg", "Anna Berg", people=True)
    False
    """
    if not same_letters(one, two):
        return _sound_alike(one, two, every=False)
    if _same_words(_words(one), _words(two), people=people):
        return True
    return script_of(one) != script_of(two) and _sound_alike(one, two, every=True)


def _words(name: str) -> list[str]:
    """The folded words of a name, those with a hyphen apart; the breath of "Hryhorenko" is the G
    of "Grigorenko".
    """
    words = [part for word in WORD.findall(name) for part in re.split(r"['’-]", word)]
    return [fold(word).replace("g", "h") for word in words]


def _same_words(mine: list[str], theirs: list[str], *, people: bool) -> bool:
    if not mine or not theirs:
        return False
    if "".join(mine) == "".join(theirs) or set(mine) == set(theirs):
        return True
    for name, short in ((mine, theirs), (theirs, mine)):
        if len(name) >= _ACRONYM and "".join(word[0] for word in name) == "".join(short):
            return True
    if people and mine[-1] == theirs[-1] and len(mine[-1]) > _FIRST_IS_ENOUGH:
        firsts = {mine[0], theirs[0]}
        if mine[0][0] == theirs[0][0] or any(firsts <= row for row in _SHORT_NAMES):
            return True  # one surname: Bob and Robert
    return _has_names_of(mine, theirs) or _has_names_of(theirs, mine)


def _has_names_of(short: list[str], long: list[str]) -> bool:
    """Whether a longer name holds all of a short one but its initials, which fit the rest."""
    names = [word for word in short if len(word) > _INITIAL]
    others = [word for word in long if len(word) > _INITIAL]
    if len(short) > len(long) or not names:
        return False
    if not all(any(_same(word, other) for other in others) for word in names):
        return False
    initials = [word for word in short if len(word) <= _INITIAL]
    rest = [word for word in long if not any(_same(word, name) for name in names)]
    return not initials or not rest or any(r.startswith(i[0]) for i in initials for r in rest)


def _same(one: str, two: str) -> bool:
    """Whether two folded words of full names are one: no stems, and endings of two letters."""
    short, long = sorted((one, two), key=len)
    return short == long or (len(short) >= _STEM and len(long) - len(short) <= _ENDING
                             and _inflected(short, long))  # fmt: skip


def _sound_alike(one: str, two: str, *, every: bool) -> bool:
    """Whether names in two scripts can be one's: a word of each sounds alike (`every` word of the
    shorter, where all letters are known), or they cannot be compared here (Chinese, Japanese,
    Korean and Thai, or a name of few sounds).

    >>> _sound_alike("राजेश वर्मा", "Rajesh Verma", every=False)
    True
    >>> _sound_alike("राजेश वर्मा", "Meera Nair", every=False)
    False
    """
    short, long = sorted((_skeletons(one), _skeletons(two)), key=len)
    if len(short) < _FEWEST_WORDS:
        return not every
    alike = (any(_alike(word, other) for other in long) for word in short)
    return all(alike) if every else any(alike)


def _skeletons(name: str) -> list[str]:
    """A name's words by the sounds of their consonants alone, doubled ones once."""
    found = []
    for word in WORD.findall(_latin(plain(name))):
        bare = _HISS.sub(lambda match: _HISSES[match.group()], word)
        sounds = "".join(_CONSONANTS.get(letter, "") for letter in bare)
        found.append(_DOUBLED.sub(r"\1", sounds))
    return [word for word in found if word]


def _alike(one: str, two: str) -> bool:
    """Whether two skeletons are the same but for one sound that a script may leave out."""
    short, long = sorted((one, two), key=len)
    if len(long) - len(short) > 1 or len(short) < 2:
        return False
    return short == long or any(long[:at] + long[at + 1 :] == short for at in range(len(long)))
