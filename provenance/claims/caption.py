"""What the texts of a figure say it shows, and which of their dates is the picture's."""

import re
from collections.abc import Sequence
from fnmatch import fnmatchcase
from functools import lru_cache
from itertools import zip_longest

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
from provenance.words.patterns import words_pattern, words_source
from provenance.words.script import LOWER, is_spaced

__all__ = ["caption_claims"]

_CLAUSE = re.compile(r"[.;:!?()\[\]–—|。、，；＝=（）]|\s-\s")
_COMMA = re.compile(r"[,،]")
_WORD = re.compile(r"\S+")
_BEFORE, _AFTER = 6, 3  # words around a date in which a cue may stand
_AFTER_YEAR = 7  # the same behind a year, where the verb ends its clause
_LETTERS_BEFORE, _LETTERS_AFTER = 14, 10  # the same where words are not spaced
_FEW = 6  # words of a name with its title and place
_SHORT_CUE, _SHORT_GAP = 3, 4  # letters; a cue so short must stand right before the date
_STAMP = re.compile(r"^\s*[|·•,–-]?\s*\d{1,3}:\d\d\s*(?:min|sec|sek|s\b|m\b)", re.I)  # of a video
_EDITION_AFTER = re.compile(rf"^\s(?![{LOWER}])[^\W\d_][\w’'-]+")
_EDITION_BEFORE = re.compile(rf"(?:^|[\s(„“\"«])(?![{LOWER}])[^\W\d_][\w’'-]*\s$")
_NOUN_AFTER = re.compile(rf"^\s?[{LOWER}]{{3,}}")
_BETWEEN = re.compile(r"(?:\s[^\W\d_]+){0,2}\s")  # words from a day to the year it lies in
_WORD_BEFORE = re.compile(rf"([{LOWER}]{{4,}})\s$")


def caption_claims(figure: Figure, dates: Sequence[Timex], language: Language) -> tuple[Claim, ...]:
    """The claims of a figure's caption, credit line and alternative text, in this order.

    One SHOWS for the caption as a whole where it holds no date of the picture, else one for each
    such date; one MENTIONED for each date of something else (elected, born, an edition, to come).
    """
    claims: list[Claim] = []
    for passage in figure.passages:
        mine = _settled([t for t in dates if t.span.passage == passage])
        if passage.role is Role.CREDIT:
            claims += [Claim(ClaimKind.SHOWS, passage.span(), t) for t in mine]
            continue
        kinds = [
            ClaimKind.MENTIONED if _is_mentioned(passage, t, language) else ClaimKind.SHOWS
            for t in mine
        ]
        claims += [Claim(kind, passage.span(), t) for kind, t in zip(kinds, mine, strict=True)]
        if ClaimKind.SHOWS not in kinds:
            claims.append(Claim(ClaimKind.SHOWS, passage.span()))
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
    if _names_by_date(before, language):
        return True  # "the storm of January 2013" has a name with a date in it
    year = timex.best.granularity is Granularity.YEAR
    if _STAMP.match(text[end:]) or _cued(before, after, language, exact=exact, year=year):
        return True
    if not exact and names_event(text[:start], text[end:], language):
        return True
    if year and _edition(text, timex, language):
        return True
    return is_spaced(text) and _apposed(before, after, timex.best.granularity, language)


def _names_by_date(before: str, language: Language) -> bool:
    """Whether an event stands before the date that names it: "the storm of January 2013"."""
    story = language.story
    named = re.search(rf"\w\s+(?:{words_source(story.named_by)})\s$", before)
    part = rf"(?:{words_source(story.parts_of)})\s+(?:{words_source(story.named_by)})\s$"
    return named is not None and re.search(part, before) is None


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
    if language.writing.since_behind and words_pattern(story.since).match(behind):
        return True
    cues = words_pattern(story.mentions)
    if not is_spaced(before + after):
        rest = re.split(r"[、，,]", after)[0][:_LETTERS_AFTER]
        return bool(cues.search(near) or cues.search(rest))
    window = " ".join(_WORD.findall(before)[-_BEFORE:])
    if any(_reaches(match, window, language, exact=exact) for match in cues.finditer(window)):
        return True
    if not language.writing.verb_behind:
        return False
    reach = _AFTER_YEAR if year else _AFTER
    words = " ".join(_WORD.findall(_COMMA.split(after)[0])[:reach])
    return any(not _is_short(m.group()) for m in cues.finditer(words))


def _reaches(match: re.Match[str], window: str, language: Language, *, exact: bool) -> bool:
    """Whether a cue in the words before a date speaks of that date."""
    between = window[match.end() :]
    if _is_short(match.group()) and len(between.rstrip()) > _SHORT_GAP:
        return False
    relative = _relative(language).search(window[: match.start() + 1]) is not None
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


@lru_cache(maxsize=128)
def _relative(language: Language) -> re.Pattern[str]:
    return re.compile(rf",\s*(?:{words_source(language.story.relatives)})", re.IGNORECASE)


@lru_cache(maxsize=128)
def _edition_words(language: Language) -> tuple[re.Pattern[str], ...]:
    """What behind a year, what before it, and what between it and its noun make it an edition's."""
    story = language.story
    return (
        re.compile(rf"^\s[{LOWER}]+\s(?:{words_source(story.editions)})"),
        re.compile(rf"(?:^|\s)(?:{words_source(story.determiners)})\s$", re.IGNORECASE),
        re.compile(rf"\w\s(?:{words_source(story.of_year)})\s$", re.IGNORECASE),
    )


def _edition(text: str, timex: Timex, language: Language) -> bool:
    """Whether a year only tells an edition apart: "World Cup 2018", "the 2019 parade"."""
    before, after = text[: timex.span.start], text[timex.span.end :]
    if timex.span.quote.isdigit():
        if _EDITION_AFTER.match(after) or _EDITION_BEFORE.search(before):
            return True
        numbered, determined, of_year = _edition_words(language)
        if numbered.match(after) or of_year.search(before):
            return True
        if determined.search(before) and _NOUN_AFTER.match(after):
            return True
    noun = _WORD_BEFORE.search(before) if language.writing.year_behind_noun else None
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
    if _relative(language).match("," + parts[-1]):
        return True
    if len(parts) > 2 or own[0].lower() in language.story.function_words:
        return False
    if not 0 < len(first) <= _FEW:
        return False
    doing = language.story.doing
    if doing and not any(fnmatchcase(own[0], form) for form in doing):
        return True
    closed = _COMMA.match(after.lstrip()) is not None
    named = all(word[:1].isupper() for word in first)
    return closed or (named and granularity is Granularity.YEAR and len(own) <= _FEW)
