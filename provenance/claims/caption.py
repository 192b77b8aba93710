"""What the texts of a figure say it shows, and which of their dates is the picture's."""

import re
from collections.abc import Sequence
from itertools import zip_longest

from provenance.claims.keys import content_words
from provenance.claims.kinds import names_event
from provenance.model import (
    Anchor,
    Claim,
    ClaimKind,
    Figure,
    Granularity,
    Language,
    Passage,
    Role,
    Timex,
)
from provenance.words.patterns import words_pattern
from provenance.words.script import is_spaced

__all__ = ["caption_claims"]

_CLAUSE = re.compile(r"[.;:!?()\[\]–—|。、，；＝=（）]|\s-\s")
_COMMA = re.compile(r"[,،]")
_WORD = re.compile(r"\S+")
_BEFORE, _AFTER = 6, 3  # words around a date in which a cue may stand
_AFTER_YEAR = 7  # the same behind a year, where the verb ends its clause
_LETTERS_BEFORE, _LETTERS_AFTER = 14, 10  # the same where words are not spaced
# Languages whose verb may follow the date it belongs to.
_VERB_LAST = ("tr", "hu", "ja", "ko", "zh", "hi", "fa", "de", "nl")
# Languages that write "since" behind the date.
_BEHIND = ("tr", "hu", "ja", "ko", "zh", "hi", "fi")
# Languages that put a year behind the noun it tells apart, with no preposition between.
_GENITIVE = ("ru", "uk", "pl", "cs", "bg", "sr", "hr", "sk")
# Languages whose participles stand first in such words, and endings of what is being done.
_WITH_PARTICIPLES = ("en", "fr", "es", "pt", "it", "ca", "ro", "ru", "uk", "pl", "cs", "el")
_DOING = re.compile(r"(?:ing|ndo|ant|ând|ind|ąc|ающ\w+|яющ\w+|я|чи|όντας|ώντας|íc\w?)$")
_FEW = 6  # words of a name with its title and place
_SHORT_CUE, _SHORT_GAP = 3, 4  # letters; a cue so short must stand right before the date
_STAMP = re.compile(r"^\s*[|·•,–-]?\s*\d{1,3}:\d\d\s*(?:min|sec|sek|s\b|m\b)", re.I)  # of a video
_LOWER = r"[a-zß-öø-ÿāăąćčďđēęěğĭįıłńňőœřśşšţťūůűźžа-яёіїєґα-ώ]"
_EDITION_AFTER = re.compile(
    rf"^\s(?:(?!{_LOWER})[^\W\d_][\w’'-]+|{_LOWER}+\s(?:cup|games|election|season))"
)
_EDITION_BEFORE = re.compile(rf"(?:^|[\s(„“\"«])(?!{_LOWER})[^\W\d_][\w’'-]*\s$")
# "the 2019 parade", "der 2019er Umzug": an article, the year, the noun.
_ARTICLE = re.compile(r"(?:^|\s)(?:the|a|an|this|that|het|der|die|das|den|dem|det|ett?)\s$", re.I)
_NOUN_AFTER = re.compile(rf"^\s?{_LOWER}{{3,}}")
# "el desfile de 2019", "la rassegna del 2019"
_OF_YEAR = re.compile(r"\w\s(?:de|del|di|du|da|do)\s$", re.I)
_OF_YEAR_IN = ("es", "pt", "it", "fr", "ca", "gl", "ro")
_OF = re.compile(r"[a-z]\s+of\s$")
_PART_OF = re.compile(
    r"(?:day|week|weekend|hours|half|part|end|start|beginning|night|morning)\s+of\s$"
)
_BETWEEN = re.compile(r"(?:\s[^\W\d_]+){0,2}\s")  # words from a day to the year it lies in
_WORD_BEFORE = re.compile(rf"({_LOWER}{{4,}})\s$")
_RELATIVE = re.compile(
    r",\s*(?:who|which|that|whose|where|die|der|das|den|deren|dessen|wo|qui|que|dont|où|che|cui|"
    r"quien|cuy\w+|onde|cuj\w+|котор\w+|як\w+|któr\w+|kter\w+|som|dat|waar)\b",
    re.I,
)


def caption_claims(figure: Figure, dates: Sequence[Timex], language: Language) -> tuple[Claim, ...]:
    """The claims of a figure's caption, credit line and alternative text, in this order.

    One SHOWS for the caption as a whole where it holds no date of the picture, else one for each
    such date; one MENTIONED for each date of something else (elected, born, an edition, to come).
    """
    claims: list[Claim] = []
    for passage in figure.passages:
        mine = _settled([t for t in dates if t.span.passage == passage])
        if passage.role is Role.CREDIT:
            if mine:
                words = _words(passage, language, mine)
                claims += [_claim(ClaimKind.SHOWS, passage, t, words) for t in mine]
            continue
        words = _words(passage, language, mine)
        kinds = [
            ClaimKind.MENTIONED if _is_mentioned(passage, t, language) else ClaimKind.SHOWS
            for t in mine
        ]
        claims += [_claim(kind, passage, t, words) for kind, t in zip(kinds, mine, strict=True)]
        if ClaimKind.SHOWS not in kinds:
            claims.append(_claim(ClaimKind.SHOWS, passage, None, words))
    return tuple(claims)


def _settled(dates: list[Timex]) -> list[Timex]:
    """Dates without those that were counted from publication though a year stands right behind
    them: "on a May evening in 2011", "the last Friday of June 2012".
    """
    return [
        one
        for one, after in zip_longest(dates, dates[1:])
        if after is None
        or one.anchor is not Anchor.DCT
        or after.anchor is not Anchor.WRITTEN
        or not _BETWEEN.fullmatch(one.span.passage.text[one.span.end : after.span.start])
        or (one.best and after.best and one.best.meets(after.best))
    ]


Words = tuple[frozenset[str], frozenset[str]]


def _words(passage: Passage, language: Language, dates: Sequence[Timex]) -> Words:
    words = content_words(passage, 0, len(passage.text), language, dates)
    return (
        frozenset(key for key, *_, name in words if name),
        frozenset(key for key, *_, name in words if not name),
    )


def _claim(kind: ClaimKind, passage: Passage, when: Timex | None, words: Words) -> Claim:
    names, plain = words
    return Claim(kind, passage.span(), when, None, names=names, words=plain)


def _is_mentioned(passage: Passage, timex: Timex, language: Language) -> bool:
    """Whether a date in a caption is the date of something else than the picture.

    Its grammar: a cue beside the date ("elected in", "every"), a year that tells an edition apart,
    an apposition ("…, champion in 2016, …"), or the stamp of a video with its length.
    """
    if timex.best is None:
        return False
    if timex.best.granularity > Granularity.YEAR:
        return True
    text = passage.text
    start, end = timex.span.start, timex.span.end
    clause = max((m.end() for m in _CLAUSE.finditer(text, 0, start)), default=0)
    close = _CLAUSE.search(text, end)
    before, after = text[clause:start], text[end : close.start() if close else len(text)]
    exact = timex.best.granularity is Granularity.DAY
    if language.code == "en" and _OF.search(before) and not _PART_OF.search(before):
        return True  # "the storm of January 2013" has a name with a date in it
    year = timex.best.granularity is Granularity.YEAR
    if _STAMP.match(text[end:]) or _cued(before, after, language, exact=exact, year=year):
        return True
    if not exact and names_event(text[:start], text[end:], language):
        return True
    if year and _edition(text, timex, language):
        return True
    return is_spaced(text) and _apposed(before, after, timex.best.granularity, language)


def _cued(before: str, after: str, language: Language, *, exact: bool, year: bool) -> bool:
    """Whether a cue stands beside the date.

    "Since" and "every" count right beside it, other cues up to six words before; behind it where
    verbs come last. To an exact day a cue belongs only with nothing but small words between, in a
    relative clause or in the future: "the closed works on 4 May" dates the picture.
    """
    story = language.story
    near, behind = before.rstrip()[-_LETTERS_BEFORE:], after.lstrip(" '’")[:_LETTERS_AFTER]
    right_beside = words_pattern((*story.since, *story.habits))
    if any(match.end() == len(near) for match in right_beside.finditer(near)):
        return True
    if language.code in _BEHIND and words_pattern(story.since).match(behind):
        return True
    cues = words_pattern(story.mentions)
    if not is_spaced(before + after):
        rest = re.split(r"[、，,]", after)[0][:_LETTERS_AFTER]
        return bool(cues.search(near) or cues.search(rest))
    window = " ".join(_WORD.findall(before)[-_BEFORE:])
    if any(_reaches(match, window, language, exact=exact) for match in cues.finditer(window)):
        return True
    if language.code not in _VERB_LAST:
        return False
    reach = _AFTER_YEAR if year else _AFTER
    words = " ".join(_WORD.findall(_COMMA.split(after)[0])[:reach])
    return any(not _is_short(m.group()) for m in cues.finditer(words))


def _reaches(match: re.Match[str], window: str, language: Language, *, exact: bool) -> bool:
    """Whether a cue in the words before a date speaks of that date."""
    between = window[match.end() :]
    if _is_short(match.group()) and len(between.rstrip()) > _SHORT_GAP:
        return False
    relative = _RELATIVE.search(window[: match.start() + 1]) is not None
    # A comma between the cue and the date ends what the cue speaks of.
    if _COMMA.search(between) and not relative:
        return False
    if not exact or relative or "," in window[: match.start()]:
        return True
    if words_pattern((*language.time.future, *language.story.to_come)).fullmatch(match.group()):
        return True
    small = language.story.function_words
    return all(word.lower() in small or len(word) < _SHORT_CUE for word in between.split())


def _is_short(cue: str) -> bool:
    """Whether a cue has too few letters to be sure of; in other scripts two letters are a word."""
    return len(cue) <= _SHORT_CUE and cue < "\u0530"


def _edition(text: str, timex: Timex, language: Language) -> bool:
    """Whether a year only tells an edition apart: "World Cup 2018", "the 2019 parade"."""
    before, after = text[: timex.span.start], text[timex.span.end :]
    if timex.span.quote.isdigit():
        if _EDITION_AFTER.match(after) or _EDITION_BEFORE.search(before):
            return True
        if _ARTICLE.search(before) and _NOUN_AFTER.match(after):
            return True
        if language.code in _OF_YEAR_IN and _OF_YEAR.search(before):
            return True
    noun = _WORD_BEFORE.search(before) if language.code in _GENITIVE else None
    return noun is not None and noun[1] not in language.story.function_words


def _apposed(before: str, after: str, granularity: Granularity, language: Language) -> bool:
    """Whether the date stands in words set off by a comma behind what the caption shows: "Jane Doe,
    champion in 2016, at the club", "the bell, cast in May 1950", "the mayor, who won on 4 June".

    A date with nothing but a preposition is the picture's, and so is one behind what people do
    there ("…, chanting on 4 June").
    """
    parts = _COMMA.split(before)
    first, own = parts[0].split(), parts[-1].split()
    if len(parts) < 2 or len(own) < 2 or not own[0][:1].islower():
        return False
    if _RELATIVE.match("," + parts[-1]):
        return True
    if len(parts) > 2 or own[0].lower() in language.story.function_words:
        return False
    if not 0 < len(first) <= _FEW:
        return False
    if language.code in _WITH_PARTICIPLES and not _DOING.search(own[0]):
        return True
    closed = _COMMA.match(after.lstrip()) is not None
    named = all(word[:1].isupper() for word in first)
    return closed or (named and granularity is Granularity.YEAR and len(own) <= _FEW)
