"""One language's words, as data: for time, for pictures and credits, and for telling stories.

A table holds no code. `provenance/languages/<code>.py` fills one `Language`, and a test holds every
table to the same contract.
"""

from collections.abc import Sequence
from dataclasses import dataclass

__all__ = ["Language", "PictureWords", "StoryWords", "TimeWords", "choose_language"]

Pairs = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class TimeWords:
    """Words for calendar time, lower case.

    `months` maps every form (full, short, inflected) to 1…12, `weekdays` to 0…6 (Monday 0),
    `numbers` number words and ordinals to their value. `shifts` maps deictic words to whole days
    from the DCT: ("yesterday", -1).

    >>> TimeWords(months=(("may", 5),)).months
    (('may', 5),)
    """

    months: Pairs = ()
    weekdays: Pairs = ()
    shifts: Pairs = ()
    numbers: Pairs = ()


@dataclass(frozen=True, slots=True)
class PictureWords:
    """Words printed around pictures, lower case.

    `archive_marks` tell that a picture is older ("file photo"), `credit_marks` begin a credit line
    ("photo:").

    >>> PictureWords(archive_marks=("file photo",)).archive_marks
    ('file photo',)
    """

    archive_marks: tuple[str, ...] = ()
    credit_marks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StoryWords:
    """Words that carry the grammar of a sentence, lower case; used to tell events apart.

    `function_words` carry no content of their own (articles, pronouns, auxiliaries).

    >>> StoryWords(function_words=frozenset({"the"})).function_words
    frozenset({'the'})
    """

    function_words: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Language:
    """Everything the stages know of one language.

    `code` is its BCP 47 primary subtag, `day_first` whether 03/04 is 3 April, `rtl` whether its
    script runs from right to left.

    >>> Language("en", "English", day_first=True).time.months
    ()
    """

    code: str
    name: str
    day_first: bool = True
    rtl: bool = False
    time: TimeWords = TimeWords()
    picture: PictureWords = PictureWords()
    story: StoryWords = StoryWords()


# Tags that name the same written language as a table does (IANA language subtag registry).
_SAME = {"nb": "no", "nn": "no", "iw": "he", "in": "id", "cmn": "zh", "yue": "zh"}


def choose_language(tag: str, languages: Sequence[Language]) -> Language:
    """The table for a BCP 47 tag, by its primary subtag; an empty table "und" where there is none.

    >>> choose_language("en-GB", [Language("en", "English")]).name
    'English'
    >>> choose_language("xx", ()).code
    'und'
    """
    primary = tag.lower().replace("_", "-").partition("-")[0]
    code = _SAME.get(primary, primary)
    for language in languages:
        if language.code == code:
            return language
    return Language("und", "undetermined")
