"""What an article tells, sentence by sentence, each passage read when it is first asked for."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property

from provenance.claims.keys import content_words
from provenance.model import (
    Article,
    Claim,
    ClaimKind,
    Figure,
    Interval,
    Language,
    Passage,
    Place,
    Role,
    Span,
    Timex,
    TimexKind,
)
from provenance.words.names import meet
from provenance.words.patterns import words_pattern
from provenance.words.script import is_spaced
from provenance.words.sentences import sentences

__all__ = ["FindDates", "Sentence", "Story"]

FindDates = Callable[[Passage, Language, Interval | None, Sequence[Timex]], tuple[Timex, ...]]
"""The dates of a passage, against a publication date and beside those found before it."""

_MOST_PASSAGES = 400
_LEADS = 2  # body passages that say what an article is about
_NEAR = 3  # passages to either side of a picture that still speak of it
_IMPLIED_DAYS = 3  # news without a date is of the last days
_CARRIED_DAYS = 7  # a longer time is not that of the next sentence too
_HEAD = 4  # letters that two spellings of one name share
_STEM = 5
_BESIDE_DAY = re.compile(r"\S+")
_CLAUSE = re.compile(r"[,،;:]")
_AROUND = 2  # words between a day and the verb of saying it belongs to
_LETTERS = 6  # the same where words are not spaced
_WORD = re.compile(r"[^\W\d_]{4,}")
# A place before a day that opens a paragraph, and the agency and the dash behind it.
_DATELINE_OPENS = re.compile(r"[^\W\d_][^.!?—–]{1,40}[,،、][^.!?—–]{0,8}|")
_DATELINE_ENDS = re.compile(r"\.?\s*(?:[(（][^()（）]{2,40}[)）]\s*\.?\s*)?(?:—|–|--|-\s)")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the article with its claims, one for each of its dates; `keys` are its content
    words by their stem.
    """

    claims: tuple[Claim, ...]
    keys: dict[str, Span]


class Story:
    """An article's text, dates and claims.

    Reading a whole text for its dates costs as much as the page itself, and most pages hold no
    figure that it could contradict. So `whole` says whether all of it is read; else only the
    passages beside the figures are. `find_dates` reads a passage's dates.
    """

    def __init__(
        self, article: Article, language: Language, find_dates: FindDates, *, whole: bool
    ) -> None:
        self.article, self.language = article, language
        self._find_dates = find_dates
        self._dates: dict[Passage, tuple[Timex, ...]] = {}
        self._sentences: dict[Passage, tuple[Sentence, ...]] = {}
        self._keys: dict[tuple[Passage, ...], dict[str, Span]] = {}
        self._heads: dict[tuple[Passage, ...], defaultdict[str, list[str]]] = {}
        title = article.headline.text if article.headline else None
        leads = [part for part in article.body if part.text != title][:_LEADS]
        opening = (article.headline, article.standfirst, article.dateline, *leads)
        self.front = tuple(part for part in opening if part)
        if whole:
            self._read((*article.told[:_MOST_PASSAGES], *article.notes))

    def _read(self, passages: Iterable[Passage]) -> None:
        found: list[Timex] = []
        for passage in passages:
            if passage not in self._dates:
                self._dates[passage] = self._find_dates(
                    passage, self.language, self.article.published, found
                )
                found += self._dates[passage]

    def dates(self) -> tuple[Timex, ...]:
        """The dates of the passages read, in reading order."""
        order = (*self.article.told, *self.article.notes)
        return tuple(date for passage in order for date in self._dates.get(passage, ()))

    def place(self, passage: Passage, figure: Figure) -> Place:
        """Where a passage stands, seen from a figure; a note stands beside every figure."""
        if passage in self.front:
            return Place.FRONT
        if passage.role is not Role.BODY or passage.ordinal - figure.after in (0, 1):
            return Place.BESIDE
        near = abs(passage.ordinal - figure.after) <= _NEAR
        return Place.NEAR if near else Place.FAR

    def beside(self, figure: Figure) -> tuple[Passage, ...]:
        """The paragraphs right before and behind a figure."""
        return self.article.body[max(0, figure.after - 1) : figure.after + 1]

    def passages(self, figure: Figure, *, old: bool) -> tuple[Passage, ...]:
        """What is held against a figure: the whole text if it has an `old` day, else of front and
        neighbours what shares the beginning of a word with the caption, if that has a date.
        """
        if old:
            return (*self.article.told[:_MOST_PASSAGES], *self.article.notes)
        near = dict.fromkeys((*self.front, *self.beside(figure)))
        words = _WORD.findall(figure.caption.text.lower()) if figure.caption else ()
        heads = {word[:_STEM] for word in words}
        spoken = tuple(p for p in near if any(head in p.text.lower() for head in heads))
        self._read(spoken)
        return spoken if any(self._dates[passage] for passage in spoken) else ()

    def sentences(self, passage: Passage) -> tuple[Sentence, ...]:
        """A passage's sentences. One without a date takes that of the sentence before it in its
        paragraph; where there is none, its time is implied: the days before publication.
        """
        if passage not in self._sentences:
            self._sentences[passage] = tuple(self._tell(passage))
        return self._sentences[passage]

    def _tell(self, passage: Passage) -> Iterable[Sentence]:
        carried: Timex | None = None
        dates = self._dates.get(passage, ())
        for start, end in sentences(passage.text, self.language.code):
            span = Span(passage, start, end)
            within = [t for t in dates if start <= t.span.start < end and not _in_dateline(t)]
            inside = [t for t in within if t.best is not None]
            counts = [t for t in within if t.best is None and _counts(t)]
            words = content_words(passage, start, end, self.language, inside)
            keys = {key: Span(passage, low, high) for key, low, high, _ in reversed(words)}
            claims = [Claim(ClaimKind.HAPPENED, span, timex) for timex in (*inside, *counts)]
            if inside:
                carried = inside[-1]
            elif counts:
                pass
            elif carried and carried.best and (carried.best.days or 99) <= _CARRIED_DAYS:
                told = carried.best
                claims = [Claim(ClaimKind.HAPPENED, span, None, told, carried=carried.span)]
            else:
                claims = [Claim(ClaimKind.HAPPENED, span, None, self._recent)]
            yield Sentence(tuple(claims), keys)

    @cached_property
    def _recent(self) -> Interval | None:
        dct = self.article.published
        if dct is None or dct.first is None or dct.last is None:
            return None
        try:
            first = dct.first - timedelta(_IMPLIED_DAYS)
        except OverflowError:
            first = dct.first
        return Interval(first, dct.last, dct.granularity)

    def keys(self, passages: tuple[Passage, ...]) -> dict[str, Span]:
        """The content words of passages by their stem, each where it first stands."""
        if passages not in self._keys:
            found = self._keys[passages] = {}
            for passage in passages:
                for sentence in self.sentences(passage):
                    for key, span in sentence.keys.items():
                        found.setdefault(key, span)
        return self._keys[passages]

    def partners(self, keys: Iterable[str], passages: tuple[Passage, ...]) -> dict[str, list[str]]:
        """For each stem of a caption those of the passages that are the same word or name."""
        if passages not in self._heads:
            heads = self._heads[passages] = defaultdict(list)
            for key in self.keys(passages):
                heads[key[:_HEAD]].append(key)
        heads = self._heads[passages]
        return {key: [k for k in heads.get(key[:_HEAD], ()) if meet(key, k)] for key in keys}

    def saying(self, claim: Claim) -> Span | None:
        """The words that make the day of a sentence that of saying so: "the museum said on
        Tuesday", or by which it tells of a study. What it speaks of may be weeks older.
        """
        span = claim.span
        reports = words_pattern(self.language.story.reports)
        if study := reports.search(span.passage.text, span.start, span.end):
            return Span(span.passage, *study.span())
        if claim.when is None:
            return None
        text, day = claim.span.passage.text, claim.when.span
        says = words_pattern(self.language.story.sayings)
        before, after = text[claim.span.start : day.start], text[day.end : claim.span.end]
        if not is_spaced(text):
            return claim.when.span if says.search(after[:_LETTERS]) else None
        near = " ".join(_BESIDE_DAY.findall(_CLAUSE.split(before)[-1])[-_AROUND - 1 :])
        behind = " ".join(_BESIDE_DAY.findall(_CLAUSE.split(after)[0])[:_AROUND])
        return claim.when.span if says.search(near) or says.search(behind) else None


def _in_dateline(timex: Timex) -> bool:
    """Whether a date says when and where a report was written: "TARROW, June 3 (Post) —"."""
    before, after = timex.span.passage.text[: timex.span.start], timex.span.passage.text
    opens = _DATELINE_OPENS.fullmatch(before) is not None
    return opens and _DATELINE_ENDS.match(after, timex.span.end) is not None


def _counts(timex: Timex) -> bool:
    """Whether a time without days of its own counts years: "for ten years", "ten years after"."""
    return timex.kind is TimexKind.DURATION or timex.offset is not None
