"""What the words of a caption say that it shows: who, what stands still, what happens, and when."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from provenance.claims.kinds import kinds_told
from provenance.claims.story import Story
from provenance.model import (
    Anchor,
    Claim,
    Figure,
    Granularity,
    Language,
    Passage,
    Place,
    Role,
    Span,
    Timex,
    Word,
)
from provenance.words.patterns import words_pattern
from provenance.words.script import MARKS, WORD, script_of
from provenance.words.sentences import sentences

__all__ = [
    "before_event",
    "counted_from_now",
    "earlier_of",
    "find_words",
    "first_phrase",
    "full_names",
    "how_surely_acts",
    "mourned",
    "nameplate",
    "opening_name",
    "portrait_of",
    "remembered",
    "still_of",
]

_ACTS = 3  # plain words from which on a caption is sure to tell that something happens
_FEW = 2  # words before a name, of which one may be an article
_OPENING = 3  # content words in which a caption says what it shows
_TITLE = 3  # plain words before a name that opens a caption: "US Defence Secretary Jim Mattis"
_NEAR_DEATH = 5  # words
_GAP = 40  # letters between "an earlier" and the event it belongs to
_JOINS = (" ", "-", ". ", " de ", " von ", " van ", " al ", " bin ")
_PHRASE = re.compile(r"[^＝=（(、，,]+")
_HAPPENS = {
    "KANA": re.compile(r"[たるういくむぶつす](?=[^ぁ-ゟ])|[をら]"),
    "HAN": re.compile(r"[被中后後在向于於参參与與了]"),
    "HANGUL": re.compile(r"하는|하고|있는|있다|한다|했다|되는|된 |는 "),
}
_NOUN_FIRST = ("es", "fr", "it", "pt", "ro", "ar", "fa", "he", "vi", "id", "th", "pl")
_BETWEEN = re.compile(rf"\W{{0,2}}(?:[\w{MARKS}]+\W)?")  # a word between adjective and noun
_BEFORE = "-"  # of an offset


def find_words(words: tuple[str, ...], text: Passage) -> Span | None:
    """The first of a table's words in a text."""
    match = words_pattern(words).search(text.text)
    return Span(text, *match.span()) if match else None


def full_names(words: Sequence[Word], text: Passage, language: Language) -> list[Span]:
    """Runs of two words or more that are written as names, without those behind a preposition,
    which are places: "in Lower Vesk".
    """
    runs: list[Span] = []
    for one, two in pairwise(word for word in words if word.named):
        if text.text[one.span.end : two.span.start] in _JOINS:
            if runs and runs[-1].end == one.span.end:
                runs[-1] = Span(text, runs[-1].start, two.span.end)
            else:
                runs.append(Span(text, one.span.start, two.span.end))
    small = language.story.function_words
    before = (text.text[: run.start].split() for run in runs)
    return [
        run
        for run, words_before in zip(runs, before, strict=True)
        if (len(words_before) < _FEW or words_before[-1].lower() not in small)
        and not any(w.still and run.start <= w.span.start < run.end for w in words)
    ]


def opening_name(words: Sequence[Word], names: Sequence[Span]) -> Span | None:
    """The full name that opens a caption, behind a title at most."""
    if not names:
        return None
    before = [word for word in words if word.span.end <= names[0].start and not word.named]
    return names[0] if len(before) <= _TITLE else None


def first_phrase(text: Passage, dates: Sequence[Timex]) -> Span:
    """What a caption says before its first comma, dates left out: "14 May 2019, residents wade"."""
    masked = list(text.text)
    for timex in dates:
        if timex.span.passage == text:
            masked[timex.span.start : timex.span.end] = " " * len(timex.span.quote)
    for match in _PHRASE.finditer("".join(masked)):
        if match.group().strip():
            return Span(text, *match.span())
    return text.span()


def portrait_of(
    words: Sequence[Word], names: Sequence[Span], phrase: Span, kinds: dict[str, Span]
) -> Span | None:
    """The person whom a caption shows and of whom it says nothing that happens: "Jane Doe in
    Tarrow". Where words are not counted, a first phrase with no sign of a verb.
    """
    happens = _HAPPENS.get(script_of(phrase.passage.text))
    if kinds or (not names and happens is None):
        return None
    if happens is not None:
        return None if happens.search(phrase.quote) else phrase
    after = any(w.span.start >= names[0].end and not w.named and not w.still for w in words)
    return None if after else names[0]


def still_of(words: Sequence[Word], text: Passage, language: Language) -> Span | None:
    """The building or object with which a caption opens, no small word before it but an article:
    "The old mill", not "Workers outside the mill".
    """
    named_too = language.writing.nouns_capital  # else a noun with a capital is part of a name
    opening = (w.span for w in words[:_OPENING] if w.still and (named_too or not w.named))
    found = next(opening, None)
    if found is None:
        return None
    before = text.text[: found.start].lower().split()[1:]
    return None if set(before) & language.story.function_words else found


def nameplate(words: Sequence[Word], name: Span | None) -> Span | None:
    """The first word of a caption that holds nothing but names, and none of a person: "The Israeli
    Embassy in Washington".
    """
    named = words and name is None and all(word.named or word.still for word in words)
    return words[0].span if named else None


def how_surely_acts(
    words: Sequence[Word], phrase: Span, language: Language, name: Span | None
) -> float:
    """How surely a caption tells that something happens, by its words that are neither names nor
    what stands still, nor the office of the person whose name opens it.
    """
    happens = _HAPPENS.get(script_of(phrase.passage.text))
    if happens is None:
        told = [w for w in words if name is None or w.span.start >= name.end]
        return min(1.0, sum(not w.named and not w.still for w in told) / _ACTS)
    said = phrase.quote.rstrip()
    still = any(
        match.end() == len(said) for match in words_pattern(language.story.stills).finditer(said)
    )
    return 0.0 if still or not happens.search(said) else 1.0


def earlier_of(text: Passage, dates: Sequence[Timex], language: Language) -> Span | None:
    """The words that name what is shown as an earlier event: "during an earlier fire", "lors d'une
    précédente grève". They stand right before or behind a word for an event, and in no date.
    """
    dated = [t.span for t in dates if t.span.passage == text]
    for match in words_pattern(language.picture.earlier).finditer(text.text):
        start, end = match.span()
        if any(span.start < end and start < span.end for span in dated):
            continue
        behind, before = text.text[end : end + _GAP], text.text[max(0, start - _GAP) : start]
        places = kinds_told(behind, language).values()
        if any(_BETWEEN.fullmatch(behind[:low]) for low, _ in places):
            return Span(text, start, end)
        if language.code in _NOUN_FIRST:
            places = kinds_told(before, language).values()
            if any(_BETWEEN.fullmatch(before[high:]) for _, high in places):
                return Span(text, start, end)
    return None


def before_event(text: Passage, kinds: Sequence[Span], language: Language) -> Span | None:
    """The word for an event in a caption that shows what was before it: "the church before the
    fire".
    """
    earlier = tuple(row for row, code in language.time.offsets if code == _BEFORE)
    for match in words_pattern(earlier).finditer(text.text):
        for event in kinds:
            low, high = sorted((match.span(), (event.start, event.end)))
            if low[1] <= high[0] and _BETWEEN.fullmatch(text.text[low[1] : high[0]]):
                return event
    return None


def counted_from_now(dates: Sequence[Timex], shown: Sequence[Claim]) -> Span | None:
    """The words by which a caption counts from today: "in October", "last year's race"."""
    own = [claim.when for claim in shown]
    for timex in dates:
        best = timex.best
        counted = timex.anchor is Anchor.DCT and best and best.granularity >= Granularity.MONTH
        if timex in own and counted and timex.span.passage.role is not Role.ALT:
            return timex.span
    return None


def mourned(names: Sequence[Span], text: Passage, story: Story) -> Span | None:
    """The words by which the front of the article tells of the death of somebody a caption names,
    at the head of their sentence or right behind them.
    """
    deaths = words_pattern(story.language.story.deaths)
    named = {word.lower() for name in names for word in name.quote.split()}
    for passage in story.front if named else ():
        for start, end in sentences(passage.text, story.language.code):
            match = deaths.search(passage.text, start, end)
            if match is None:
                continue
            head = WORD.findall(passage.text[start : match.start()])[:_NEAR_DEATH]
            after = WORD.findall(passage.text[match.end() : end])[:_NEAR_DEATH]
            if any(word[0].isupper() and word.lower() not in named for word in after):
                continue  # "the death of" somebody else
            told = named & {word.lower() for word in (*head, *after)}
            if len(told) > 1 or (told and passage.role is Role.HEADLINE):
                return Span(passage, *match.span())
    return None


def remembered(
    text: Passage, near: Iterable[Passage], story: Story, figure: Figure
) -> Iterable[tuple[Span, Place]]:
    """Words of remembrance in the caption (FRONT), in the headline (BESIDE), and in the paragraphs
    of the front and beside the picture (NEAR).
    """
    words = story.language.story.anniversaries
    for passage in (text, *near):
        if span := find_words(words, passage):
            head = passage.role in (Role.HEADLINE, Role.STANDFIRST)
            yield span, Place.FRONT if passage is text else Place.BESIDE if head else Place.NEAR
