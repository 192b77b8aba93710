"""What a caption and the telling of an event have in common."""

import re
from functools import lru_cache

from provenance.checks._people import NOUNS_IN_CAPITALS
from provenance.model import Article, Case, Claim, Language, Link, Role, Span
from provenance.words.patterns import words_pattern
from provenance.words.script import is_spaced

__all__ = [
    "event_patterns",
    "is_day_of_saying",
    "is_news_front",
    "kinds_of",
    "shared_pairs",
    "shared_words",
    "tells_event",
    "tells_same_kind",
]

Pair = tuple[Span, Span]
"""A word of the caption and the word of the article that it meets."""


@lru_cache(maxsize=64)
def event_patterns(language: Language, *, moments: bool = False) -> tuple[re.Pattern[str], ...]:
    """One pattern for each kind of event a language knows; with `moments`, of those that are over
    within a day alone.
    """
    story = language.story
    rows = story.moments if moments else (*story.kinds, *story.moments)
    return tuple(words_pattern(words) for _, words in rows)


def tells_event(text: str, language: Language) -> bool:
    """Whether a text tells of any kind of event.

    >>> from provenance.model import StoryWords
    >>> words = Language("en", "English", story=StoryWords(kinds=(("fire", ("fire", "burn*")),)))
    >>> tells_event("The fire in Tarrow", words)
    True
    """
    return any(pattern.search(text) for pattern in event_patterns(language))


def kinds_of(text: str, language: Language) -> frozenset[int]:
    """The kinds of event a text tells of, by their rows."""
    patterns = event_patterns(language)
    return frozenset(row for row, pattern in enumerate(patterns) if pattern.search(text))


def shared_pairs(case: Case, link: Link) -> tuple[Pair, ...]:
    """The words the caption shares with the telling of a link's event, each word once.

    One occasion is told in several sentences: "Fire struck the mill on Sunday. Flames …" So those
    that tell of the same day count together, and the headline with the lead it stands above.
    """
    found: dict[int, Pair] = {}
    for other in (link, *case.events):
        if other is link or _is_same_telling(case.article, link.claim, other.claim):
            for pair in other.shared:
                found.setdefault(pair[0].start, pair)
    return tuple(found.values())


def _is_same_telling(article: Article, one: Claim, other: Claim) -> bool:
    if one.time is not None and one.time == other.time:
        return True
    undated = one.when is None or other.when is None
    return undated and is_news_front(one, article) and is_news_front(other, article)


def is_news_front(claim: Claim, article: Article) -> bool:
    """Whether a claim stands in headline, standfirst or lead: what is the news."""
    passage = claim.span.passage
    return passage.role in (Role.HEADLINE, Role.STANDFIRST) or passage == article.lead


def shared_words(case: Case, pairs: tuple[Pair, ...]) -> int:
    """How many of these pairs are no names.

    Where nouns are written like names, all count but one.
    """
    if case.language.code in NOUNS_IN_CAPITALS:
        return max(0, len(pairs) - 1)
    return sum(1 for pair in pairs if not all(side.quote[:1].isupper() for side in pair))


def tells_same_kind(case: Case, link: Link, *, moments: bool = False) -> bool:
    """Whether the caption and the telling of a link's event are of one kind: both of a fire, a
    march, an oath; with `moments`, of what is over within a day.
    """
    caption = case.figure.caption
    if caption is None:
        return False
    kinds = [
        one for one in event_patterns(case.language, moments=moments) if one.search(caption.text)
    ]
    return any(
        pattern.search(other.claim.span.quote)
        for other in (link, *case.events)
        if other is link or _is_same_telling(case.article, link.claim, other.claim)
        for pattern in kinds
    )


_BESIDE_DAY = re.compile(r"\S+")
_AROUND = 2  # words between a day and the verb of saying it belongs to
_LETTERS = 6  # the same where words are not spaced


def is_day_of_saying(claim: Claim, language: Language) -> bool:
    """Whether the day of a sentence is that of saying so: "the museum said on Tuesday". What
    it speaks of may be weeks older.

    >>> from provenance.model import ClaimKind, Interval, Passage, StoryWords, Timex, TimexKind
    >>> text = Passage(Role.BODY, "The wheel was found, the museum said on Tuesday.", 1)
    >>> day = Timex(text.span("Tuesday"), TimexKind.DATE, "", ())
    >>> words = Language("en", "English", story=StoryWords(sayings=("said",)))
    >>> is_day_of_saying(Claim(ClaimKind.HAPPENED, text.span(), day), words)
    True
    """
    if claim.when is None:
        return False
    span = claim.when.span
    says = words_pattern(language.story.sayings)
    before = span.passage.text[claim.span.start : span.start]
    after = span.passage.text[span.end : claim.span.end]
    if not is_spaced(after):
        return says.search(after[:_LETTERS]) is not None
    near = " ".join(_BESIDE_DAY.findall(re.split(r"[,،;:]", before)[-1])[-_AROUND - 1 :])
    behind = " ".join(_BESIDE_DAY.findall(re.split(r"[,،;:]", after)[0])[:_AROUND])
    return says.search(near) is not None or says.search(behind) is not None
