"""Names of people as credits write them: initials, order, case, script and short forms aside."""

import re
import unicodedata

__all__ = ["names_agree", "plain", "same_script"]

_LETTERS = str.maketrans({"ł": "l", "ø": "o", "ß": "ss", "æ": "ae", "đ": "d", "ı": "i", "œ": "oe"})


def plain(text: str) -> str:
    """A name in small letters without marks."""
    text = unicodedata.normalize("NFKD", text.lower().translate(_LETTERS))
    return "".join(c for c in text if not unicodedata.combining(c))


_CYRILLIC = dict(
    zip(
        "абвгдежзийклмнопрстуфхцчшщъыьэюяёіїєґјљњђћџў",
        (
            "a b v g d e zh z i i k l m n o p r s t u f kh ts ch sh shch _ y _ e yu ya e i i e g "
            "j lj nj dj c dz u"
        ).split(),
        strict=True,
    )
)


def _latin(text: str) -> str:
    """Cyrillic as Latin letters, doubtful sounds made one."""
    out = "".join(_CYRILLIC.get(c, c) for c in plain(text)).replace("_", "")
    for sound, simple in (
        ("kh", "h"),
        ("ch", "h"),
        ("sh", "s"),
        ("zh", "z"),
        ("y", "i"),
        ("j", "i"),
        ("w", "v"),
        ("ts", "c"),
        ("ph", "f"),
        ("ck", "k"),
        ("x", "ks"),
        ("g", "h"),
        ("ie", "e"),
        ("ae", "a"),
        ("oe", "o"),
        ("ue", "u"),
    ):
        out = out.replace(sound, simple)
    return re.sub(r"(.)\1+", r"\1", out)


# First names and short ones that begin with another letter.
_SHORT_NAMES = tuple(
    frozenset(map(_latin, row.split()))
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


def _script(text: str) -> str:
    """The script of a name's first letter; Latin and Cyrillic, which are compared, are one."""
    letter = next((c for c in text if c.isalpha()), "a")
    name = unicodedata.name(letter, "").split(" ")[0]
    return "LATIN" if name in ("CYRILLIC", "FULLWIDTH") else name


# Consonants of other scripts by their rough sound; vowels and breaths have none. Sounds that each
# house spells its own way are one: P and F and V, T and D, K and G, S and Sh and J.
_SOUNDS = {
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


def _skeletons(text: str) -> list[str]:
    """A name's words by the sounds of their consonants alone, doubled ones once."""
    found = []
    for word in re.findall(r"[^\W\d_][^\s.,/()-]*", _latin(text)):
        sounds = "".join(_SOUNDS.get(letter, "") for letter in word)
        found.append(re.sub(r"(.)\1+", r"\1", sounds))
    return [word for word in found if word]


def _sounds_agree(one: str, two: str) -> bool:
    """Whether names in two scripts can be one's: a word of each sounds alike, or they cannot be
    compared here (Chinese, Japanese, Korean and Thai, or a name of few sounds).

    >>> _sounds_agree("राजेश वर्मा", "Rajesh Verma"), _sounds_agree("राजेश वर्मा", "Meera Nair")
    (True, False)
    """
    mine, theirs = _skeletons(one), _skeletons(two)
    if min(len(mine), len(theirs)) < 2:
        return True
    return any(_alike(word, other) for word in mine for other in theirs)


def _alike(one: str, two: str) -> bool:
    """Whether two skeletons are the same but for one sound that a script may leave out."""
    short, long = sorted((one, two), key=len)
    if len(long) - len(short) > 1 or len(short) < 2:
        return False
    return short == long or any(long[:at] + long[at + 1 :] == short for at in range(len(long)))


def same_script(one: str, two: str) -> bool:
    """Whether two names are in scripts that are compared letter by letter.

    >>> same_script("Jane Doe", "Джейн Доу"), same_script("Jane Doe", "राजेश वर्मा")
    (True, False)
    """
    return _script(one) == _script(two)


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", _latin(text))


def names_agree(one: str, two: str, *, people: bool) -> bool:
    """Whether two names can be one's; of `people`, one surname and first letter are enough.

    >>> names_agree("P. Anders", "ANDERS, Piet", people=True)
    True
    >>> names_agree("Lars Berg", "Anna Berg", people=True)
    False
    """
    if not same_script(one, two):
        return _sounds_agree(one, two)
    mine, theirs = _words(one), _words(two)
    if not mine or not theirs:
        return False
    if "".join(mine) == "".join(theirs) or set(mine) == set(theirs):
        return True
    if len(mine) > 3 and "".join(w[0] for w in mine) == "".join(theirs):
        return True
    if len(theirs) > 2 and "".join(w[0] for w in theirs) == "".join(mine):
        return True
    if mine[-1] == theirs[-1] and len(mine[-1]) > 3 and people:
        firsts = {mine[0], theirs[0]}
        if mine[0][0] == theirs[0][0] or any(firsts <= row for row in _SHORT_NAMES):
            return True  # one surname: Bob and Robert
    short, long = sorted((mine, theirs), key=len)
    long_names = [word for word in long if len(word) > 2]
    short_names = [word for word in short if len(word) > 2]
    if not short_names:
        return False
    if all(any(_same(word, other) for other in long_names) for word in short_names):
        initials = [word for word in short if len(word) <= 2]
        rest = [w for w in long if not any(_same(w, name) for name in short_names)]
        return not initials or not rest or any(r.startswith(i[0]) for i in initials for r in rest)
    return False


def _same(one: str, two: str) -> bool:
    return one == two or (
        min(len(one), len(two)) >= 5
        and (one.startswith(two) or two.startswith(one))
        and abs(len(one) - len(two)) <= 2
    )
