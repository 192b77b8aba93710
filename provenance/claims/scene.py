"""What a figure shows, read once, and which sentences of the article speak of the same."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from provenance.claims.keys import content_words
from provenance.claims.kinds import kinds_told
from provenance.claims.shown import (
    before_event,
    counted_from_now,
    earlier_of,
    find_words,
    first_phrase,
    full_names,
    how_surely_acts,
    mourned,
    nameplate,
    opening_name,
    portrait_of,
    remembered,
    still_of,
)
from provenance.claims.story import Sentence, Story
from provenance.model import Claim, Figure, Link, Passage, Place, Scene, Span, Timex, Word
from provenance.words.patterns import words_pattern

__all__ = ["read_scene"]

_FEWEST = 3  # content words: a caption of fewer shares its whole only with a sentence that tells it
_MOST_PAIRS = 8
_PLACE_BEFORE = re.compile(r"(?:^|\s)(?:in|aus|bei|nach|von|über)\s$")
_RUN = re.compile(r"(?<![\w-])[A-ZÄÖÜ][\w’'-]+(?: [A-ZÄÖÜ][\w’'-]+)+")


@dataclass(frozen=True, slots=True)
class _Word:
    key: str
    span: Span
    named: bool
    still: bool


def read_scene(
    figure: Figure,
    dates: Sequence[Timex],
    shown: Sequence[Claim],
    story: Story,
    *,
    old: bool,
    pictured: bool,
) -> tuple[Scene, tuple[Link, ...]]:
    """What a figure shows, and the article's sentences it may stand for: each dated one, and those
    of front and neighbours without a date; in the order of the page. A figure without an `old` day
    is held against front and neighbours alone; where these tell of no day, it is read only if it is
    `pictured`, since its picture may have been seen before.
    """
    text, language = figure.caption or figure.alt, story.language
    if text is None:
        return Scene(), ()
    passages = story.passages(figure, old=old)
    if not (passages or dates or pictured):
        return Scene(text), ()  # most figures of most pages
    words = _words(text, dates, story)
    partners = story.partners((word.key for word in words), passages)
    near = [p for p in (*story.front, *story.beside(figure)) if p in passages]
    front = story.keys(tuple(p for p in story.front if p in passages))
    beside = story.keys(tuple(near))
    read = tuple(
        Word(
            w.span,
            w.named,
            w.still,
            _first(partners[w.key], front),
            _first(partners[w.key], beside),
        )
        for w in words
    )
    names = full_names(read, text, language)
    kinds = {name: Span(text, *place) for name, place in kinds_told(text.text, language).items()}
    ahead = before_event(text, tuple(kinds.values()), language)
    kinds = {
        kind: span
        for kind, span in kinds.items()  # neither "Eva Rauch" nor what is still to come
        if span != ahead and not any(name.start <= span.start < name.end for name in names)
    }
    links = tuple(
        link
        for passage in passages
        for sentence in story.sentences(passage)
        for link in _links(sentence, story.place(passage, figure), words, partners, kinds, story)
    )
    headline = story.article.headline
    phrase, actors = first_phrase(text, dates), find_words(language.story.actors, text)
    name = opening_name(read, names)
    if name and actors and name.start <= actors.start < name.end:
        name = None  # "Residents of Lower Vesk"
    scene = Scene(
        text,
        read,
        tuple(kinds.values()),
        actors,
        1.0 if kinds or actors else how_surely_acts(read, phrase, language, name),
        name,
        portrait_of(read, names, phrase, kinds),
        None if kinds else still_of(read, text, language) or nameplate(read, name),
        earlier_of(text, dates, language),
        counted_from_now(dates, shown),
        find_words(language.picture.another, text),
        mourned(names, text, story),
        tuple(remembered(text, near, story, figure)),
        find_words(language.story.reports, headline) if headline else None,
    )
    return scene, links


def _links(
    sentence: Sentence,
    place: Place,
    words: Sequence[_Word],
    partners: dict[str, list[str]],
    kinds: dict[str, Span],
    story: Story,
) -> Iterable[Link]:
    claims = sentence.claims
    if claims[0].when is None and claims[0].carried is None and place is not Place.FRONT:
        return
    shared = [
        (word.span, sentence.keys[key])
        for word in words
        if (key := next((k for k in partners[word.key] if k in sentence.keys), None)) is not None
    ]
    strength = min(1.0, len(shared) / max(_FEWEST, len(words)))
    told = kinds_told(claims[0].span.quote, story.language) if kinds else ()
    kind = next((span for name, span in kinds.items() if name in told), None)
    for claim in claims:
        yield Link(
            claim, round(strength, 4), tuple(shared[:_MOST_PAIRS]), place, kind, story.saying(claim)
        )


def _first(keys: Iterable[str], places: dict[str, Span]) -> Span | None:
    return next((places[key] for key in keys if key in places), None)


def _words(text: Passage, dates: Sequence[Timex], story: Story) -> list[_Word]:
    """A caption's content words, each stem once.

    Where every noun has a capital, names are what stands beside another word with a capital, here
    or in the text, and what stands right behind a preposition of place.
    """
    language = story.language
    stills = words_pattern(language.story.stills)
    known: set[str] = set()
    if language.writing.nouns_capital:
        told = (text.text, *(part.text for part in story.article.told))
        known = {word for part in told for run in _RUN.findall(part) for word in run.split()}
        known -= {word for word in known if word.lower() in language.story.function_words}
    found: dict[str, _Word] = {}
    for key, low, high, named in content_words(text, 0, len(text.text), language, dates):
        written = text.text[low:high]
        if language.writing.nouns_capital:
            place = written[0].isupper() and _PLACE_BEFORE.search(text.text[max(0, low - 6) : low])
            named = written in known or (place is not None and bool(place))
        still = stills.match(written)
        is_still = still is not None and still.end() >= min(high - low, 4)
        found.setdefault(key, _Word(key, Span(text, low, high), named, is_still))
    return list(found.values())
