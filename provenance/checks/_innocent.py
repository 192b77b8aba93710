"""When an older picture is innocent: it remembers, mourns, shows no event or another one."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from provenance.checks._then import beside, same_years, tells_of_then
from provenance.model import (
    Case,
    Claim,
    ClaimKind,
    Granularity,
    Interval,
    Language,
    Passage,
    Policy,
    Role,
    Span,
    words_pattern,
)

__all__ = [
    "is_innocent",
    "is_obituary",
    "is_other_occasion",
    "is_remembrance",
    "is_series",
    "is_still",
    "shared_words",
    "tells_of_then",
]

_FRONT = 3  # passages that say what an article is about
_CALENDAR_DAYS = 10
_YEAR_DAYS = 365
_GENERATION = 30  # years
_SERIES_DAYS = 4
_SEASON_DAYS = 93
_NAME_AT = 4  # words in which a sentence or a caption names whom it is about
_FEW_TOKENS = 3
_TITLE_WORDS = 2
_FEW_WORDS = 5
_STEM = 5
_EVENT_WORDS = 2  # shared words behind the noun that make a building the scene of an event
_NOUNS_IN_CAPITALS = ("de", "lb")
_FIRST_LETTERS = 14  # the caption's first noun is what it shows
_NOUN_LAST = ("ja", "zh", "ko", "tr", "hi")
_PHRASE_END = re.compile(r"[＝=、，,。（(]")
_VERB_INSIDE = re.compile(r"[たるい](?=[^の])|[被中后後]的|了")
_SENTENCE = re.compile(r"(?<=[.!?。！？؟।])\s*")
_TOKEN = re.compile(r"[^\W\d_](?:[^\W\d_]|['’-])+")


def is_innocent(case: Case, photo: Interval, policy: Policy, *, same_day: bool = False) -> bool:
    """Whether an older picture is no event's, or the page tells of its own time.

    With `same_day` the dates differ by a digit or the year alone: then the picture is of the event,
    whatever else its caption shares with the text.
    """
    return (
        _is_history(case, photo)
        or is_series(case, photo)
        or tells_of_then(case, photo, policy)
        or is_remembrance(case, photo)
        or is_obituary(case)
        or is_still(case)
        or (not same_day and is_other_occasion(case))
    )


def _is_history(case: Case, photo: Interval) -> bool:
    """Whether a picture is a generation old: nobody takes it for one of this week."""
    dct = case.article.published
    return dct is not None and photo.days_apart(dct) > _GENERATION * _YEAR_DAYS


def is_series(case: Case, photo: Interval) -> bool:
    """Whether the caption gives a row of days or years: a series of pictures, no single moment."""
    days = photo.days or 0
    if photo.granularity is Granularity.DAY:
        return days >= _SERIES_DAYS
    return days > (_YEAR_DAYS + 1 if photo.granularity >= Granularity.YEAR else _SEASON_DAYS)


def _front(case: Case) -> list[Passage]:
    article = case.article
    parts = [article.headline, article.standfirst, *article.body[:_FRONT]]
    return [part for part in parts if part]


def is_obituary(case: Case) -> bool:
    """Whether the article tells of the death of the one whom the caption names first.

    The dead stand at the head of their sentence, or right behind the word for dying; "two died in
    a fire in Port Anning" is no obituary of Port Anning.
    """
    caption = case.figure.caption or case.figure.alt
    if caption is None:
        return False
    subject = {word.lower() for word in _TOKEN.findall(caption.text)[: _NAME_AT + 1]}
    deaths = words_pattern(case.language.story.deaths)
    for passage in _front(case):
        for sentence in _SENTENCE.split(passage.text):
            match = deaths.search(sentence)
            if match is None:
                continue
            head = _TOKEN.findall(sentence)[: _NAME_AT + 1]
            after = _TOKEN.findall(sentence[match.end() :])[:_NAME_AT]
            named = {word.lower() for word in (*head, *after) if _is_name(word)}
            if len(named & subject) > 1 or (
                passage.role is Role.HEADLINE
                and named & subject
                and (len(_name_run(caption.text, case.language)) > 1)
            ):
                return True
    return False


def _is_name(word: str) -> bool:
    """Whether a word is written as a name is; every word is where letters have no case."""
    return word[:1].isupper() or word[:1].lower() == word[:1].upper()


def _name_run(text: str, language: Language) -> list[re.Match[str]]:
    """The words with capitals that open a caption, behind two words of a title at most."""
    small = language.story.function_words
    words = [
        word
        for word in _TOKEN.finditer(text)
        if word.group().lower() not in small or (word.group()[0].islower())
    ]
    at = next((n for n, word in enumerate(words) if word.group()[0].isupper()), len(words))
    if at > _TITLE_WORDS:
        return []
    end = at
    while end < len(words) and words[end].group()[0].isupper():
        end += 1
        if end < len(words) and text[words[end - 1].end() : words[end].start()].strip(" ."):
            break
    return words[at:end]


def is_remembrance(case: Case, photo: Interval) -> bool:
    """Whether the article looks back to the picture's time.

    It takes a word of remembrance in the headline or the caption of a picture more than a year
    old; elsewhere in front or beside the picture the word needs its time: the same day in the
    calendar, or the picture's year told.
    """
    pattern = words_pattern(case.language.story.anniversaries)
    article, dct = case.article, case.article.published
    strong = [article.headline, article.standfirst, case.figure.caption]
    aged = dct is None or photo.days_apart(dct) > _YEAR_DAYS - _CALENDAR_DAYS
    if aged and any(part and pattern.search(part.text) for part in strong):
        return True
    weak = [*article.body[:1], *article.notes, *(p for p in article.body if beside(case, p))]
    if not any(pattern.search(part.text) for part in (*weak, *filter(None, strong))):
        return False
    return _same_day(photo, dct) or same_years(case, photo)


def _same_day(photo: Interval, dct: Interval | None) -> bool:
    if dct is None or dct.first is None or photo.first is None:
        return False
    if photo.first.year >= dct.first.year or photo.granularity > Granularity.MONTH:
        return False
    apart = abs(photo.first.timetuple().tm_yday - dct.first.timetuple().tm_yday)
    return min(apart, _YEAR_DAYS - apart) <= _CALENDAR_DAYS


def _shown(case: Case) -> Claim | None:
    shows = (c for c in case.shown if c.kind is ClaimKind.SHOWS)
    return next((c for c in shows if c.span.passage.role is Role.CAPTION), None)


def is_still(case: Case) -> bool:
    """Whether the caption shows a building, an object or a person alone: no event."""
    caption, claim = case.figure.caption, _shown(case)
    if caption is None or claim is None:
        return True
    words = len(claim.words)
    if not words and not claim.names:
        # nothing but a date, or words of two letters: Hindi and Korean write long with few
        return len(_TOKEN.findall(caption.text)) <= _FEW_TOKENS
    capitals = case.language.code in _NOUNS_IN_CAPITALS
    if not words and not capitals:
        return True  # "Jane Doe in Tarrow": a portrait
    label = _undated(case, caption).strip(" ,.;–-").split()
    if not capitals and len(label) <= _FEW_TOKENS and all(word[0].isupper() for word in label):
        return True  # "General Orsk"
    stills = words_pattern(case.language.story.stills)
    if case.language.code in _NOUN_LAST:
        return _ends_in(_undated(case, caption), stills)
    still = stills.search(caption.text)
    if still is None or still.start() > _FIRST_LETTERS:
        return False
    if still.start() > 0 and still.group()[0].isupper() and not capitals:
        return False  # part of a name
    before = caption.text[: still.start()].split()
    if any(word.lower() in case.language.story.function_words for word in before[1:]):
        return False  # "Fire at the plant"
    if words + (len(claim.names) if capitals else 0) > _FEW_WORDS:
        return False
    told = {here.start for here in _event_words(case) if here.start not in _within(still)}
    return len(told) < _EVENT_WORDS and not any(start < still.start() for start in told)


def _within(match: re.Match[str]) -> range:
    return range(match.start(), match.end())


def _ends_in(text: str, stills: re.Pattern[str]) -> bool:
    """Whether a caption's first phrase ends in such a noun, with nothing that happens before it:
    where words are not spaced the noun comes last, "イスラエルの国旗＝".
    """
    phrase = _PHRASE_END.split(text.strip())[0]
    found = list(stills.finditer(phrase))
    return bool(found) and found[-1].end() == len(phrase) and not _VERB_INSIDE.search(phrase)


def _undated(case: Case, passage: Passage) -> str:
    text = passage.text
    for timex in case.dates:
        if timex.span.passage == passage:
            text = text.replace(timex.span.quote, "")
    return text


def _event_words(case: Case) -> Iterator[Span]:
    """The caption's words, names aside, that the strongest events share."""
    claim = _shown(case)
    capitals = case.language.code in _NOUNS_IN_CAPITALS
    for link in case.events[:_FRONT]:
        for here, there in link.shared:
            if (
                capitals
                or not there.quote[:1].isupper()
                or (claim and not here.quote[:1].isupper())
            ):
                yield here


def shared_words(case: Case) -> int:
    """How many words caption and the strongest event share, names aside.

    Where nouns are written like names, all count but one.
    """
    if not case.events:
        return 0
    shared: Sequence[tuple[Span, Span]] = case.events[0].shared
    if case.language.code in _NOUNS_IN_CAPITALS:
        return max(0, len(shared) - 1)
    return sum(1 for pair in shared if not all(side.quote[:1].isupper() for side in pair))


def is_other_occasion(case: Case) -> bool:
    """Whether a person's picture was made elsewhere: the caption opens with a name, and nothing
    behind it stands in what the article tells of the days before.
    """
    caption = case.figure.caption
    if caption is None:
        return False
    known = _names_told(case)
    run = list(
        takewhile(
            lambda word: word.group()[:_STEM] in known, _name_run(caption.text, case.language)
        )
    )
    if len(run) < 2:
        return False  # no one the article speaks of
    end = run[-1].end()
    return not any(here.start >= end for link in case.events for here, _ in link.shared)


def _names_told(case: Case) -> frozenset[str]:
    """The beginnings of words with capitals in headline and text; of those that open a sentence,
    the ones with another behind them.
    """
    found = set()
    for passage in case.article.told:
        words = list(_TOKEN.finditer(passage.text))
        for number, word in enumerate(words):
            if not word.group()[0].isupper():
                continue
            opens = not passage.text[: word.start()].rstrip(" «“\"'(").rstrip(".!?") or (
                passage.text[: word.start()].rstrip(" «“\"'(")[-1:] in ".!?"
            )
            after = words[number + 1].group() if number + 1 < len(words) else ""
            if not opens or after[:1].isupper():
                found.add(word.group()[:_STEM])
    return frozenset(found)
