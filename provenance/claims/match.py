"""Which event of the article a picture stands for: shared words, weighed, and the layout."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from provenance.claims.keys import content_words
from provenance.claims.kinds import Places, kinds_told
from provenance.model import Article, Claim, Figure, Language, Link, Passage, Role, Span
from provenance.words.names import meet, plain
from provenance.words.script import MARKS
from provenance.words.stems import stems

__all__ = ["match_events", "near_passages", "spoken_of"]

_SHORT_PAGE = 9  # body passages: the paragraph beside a picture is what it stands for
_NEAR_SHORT, _NEAR_LONG = 0.45, 0.15
_WORDS = 0.75
_MOST_LINKS = 12
_MOST_PAIRS = 8
_LEAST = 0.05
_KIND = 0.7  # what one kind of event told in two words weighs
_HEAD = 4  # letters that two spellings of one name share


def near_passages(figure: Figure, article: Article) -> tuple[Passage, ...]:
    """The paragraphs beside a picture; on a short page, and for a lead picture, also headline,
    standfirst, dateline and the first paragraph.

    >>> from provenance.model import Passage, Role
    >>> told = tuple(Passage(Role.BODY, word, n) for n, word in enumerate(("a", "b", "c"), 1))
    >>> [p.text for p in near_passages(Figure(1, 3, None), Article("d", None, "en", body=told))]
    ['a', 'c']
    """
    if figure.after > 1 and len(article.body) > _SHORT_PAGE:
        return article.body[figure.after - 1 : figure.after + 1]
    front = (article.headline, article.standfirst, article.dateline)
    lead = article.lead.ordinal - 1 if article.lead else 0
    numbers = sorted({lead, figure.after - 1, figure.after})
    beside = [article.body[n] for n in numbers if 0 <= n < len(article.body)]
    return (*(part for part in front if part), *beside)


# Two words with capitals, and nothing behind them that they could only tell apart.
_FULL_NAME = re.compile(
    rf"(?:[^\W\d_a-zа-я][\w{MARKS}’'-]+ ){{1,2}}[^\W\d_a-zа-я][\w{MARKS}’'-]+"
    r"(?=[.,;:)]|$| \W| \w{1,4} )"
)


def spoken_of(
    figure: Figure, passages: Iterable[Passage], language: Language
) -> tuple[Passage, ...]:
    """Those of the passages that share a stem with a figure's caption: a quick look, before any is
    read closely.

    >>> caption = Passage(Role.CAPTION, "Flooded fields", 1)
    >>> told = (Passage(Role.BODY, "The flood came.", 1), Passage(Role.BODY, "It rained.", 2))
    >>> words = Language("en", "English")
    >>> [p.ordinal for p in spoken_of(Figure(1, 0, None, caption), told, words)]
    [1]
    """
    if figure.caption is None:
        return ()
    shown = stems(figure.caption.text, language)
    texts = ((passage, plain(passage.text)) for passage in passages)
    return tuple(passage for passage, text in texts if any(stem in text for stem in shown))


def match_events(
    shown: Sequence[Claim],
    happened: Sequence[Claim],
    figure: Figure,
    article: Article,
    language: Language,
    *,
    closely: bool = True,
) -> tuple[Link, ...]:
    """The article's claims the picture may stand for, strongest first.

    Strength adds how much of the caption's content a sentence shares, each word weighed by how
    rare it is on the page and names twice, to how near the sentence stands: the paragraph before
    and after, the headline and first paragraph for a lead picture. On long pages the place alone
    says little. Where looked at `closely`, two words for one kind of event ("oath", "sworn in") are
    shared too.
    """
    caption = next((c for c in shown if c.span.passage.role is Role.CAPTION), None)
    caption = caption or next((c for c in shown if c.span.passage.role is Role.ALT), None)
    weights, partners = _weigh(caption, happened) if caption else ({}, {})
    full = max(sum(weights.values()) * 0.6, 2.0)
    near_weight = _NEAR_SHORT if len(article.body) <= _SHORT_PAGE else _NEAR_LONG
    shows = kinds_told(caption.span.passage.text, language) if caption and closely else {}
    rated: list[tuple[float, Claim, list[tuple[str, str]]]] = []
    for claim in happened:
        pairs = list(_pairs(partners, claim.names | claim.words))
        kinds = len(shows.keys() & kinds_told(claim.span.quote, language).keys()) if shows else 0
        content = min(1.0, (sum(weights[mine] for mine, _ in pairs) + _KIND * kinds) / full)
        strength = _WORDS * content + near_weight * _nearness(claim, figure, article)
        if strength >= _LEAST:
            rated.append((round(min(1.0, strength), 4), claim, pairs))
    rated.sort(key=lambda row: (-row[0], row[1].when is None))
    if caption is None:
        return tuple(Link(claim, strength, ()) for strength, claim, _ in rated[:_MOST_LINKS])
    here = _spans(caption, language) if any(pairs for *_, pairs in rated) else {}
    text = caption.span.passage
    links = []
    for strength, claim, pairs in rated[:_MOST_LINKS]:
        pairs.sort(key=lambda pair: (-weights[pair[0]], pair))
        places = _places(text, here, claim, pairs, language)
        links.append(Link(claim, strength, _with_kinds(places, text, shows, claim, language)))
    return tuple(links)


def _with_kinds(
    places: tuple[tuple[Span, Span], ...],
    caption: Passage,
    shows: Places,
    claim: Claim,
    language: Language,
) -> tuple[tuple[Span, Span], ...]:
    """The words that meet, and after them those of one kind of event where none of the two met."""
    told = kinds_told(claim.span.quote, language) if shows else {}
    taken = {at for here, _ in places for at in range(here.start, here.end)}
    more = []
    for kind in sorted(shows.keys() & told.keys()):
        (low, high), (first, last) = shows[kind], told[kind]
        if low not in taken:
            there = Span(claim.span.passage, claim.span.start + first, claim.span.start + last)
            more.append((Span(caption, low, high), there))
    return (*places, *more)[:_MOST_PAIRS]


def _weigh(
    caption: Claim, happened: Sequence[Claim]
) -> tuple[dict[str, float], dict[str, frozenset[str]]]:
    """What each word of the caption weighs, and the page's words that are the same."""
    spans = {claim.span: claim for claim in happened}
    seen = Counter(key for claim in spans.values() for key in claim.names | claim.words)
    heads: dict[str, list[str]] = defaultdict(list)
    for key in seen:
        heads[key[:_HEAD]].append(key)
    weights: dict[str, float] = {}
    partners: dict[str, frozenset[str]] = {}
    for key in sorted(caption.names | caption.words):  # sets have no order of their own
        rarity = 1.0 / (1.0 + math.log1p(seen.get(key, 0)))
        weights[key] = (2.0 if key in caption.names else 1.0) * rarity
        same = frozenset(k for k in heads.get(key[:_HEAD], ()) if meet(key, k))
        if same:
            partners[key] = same
    return weights, partners


def _pairs(
    partners: dict[str, frozenset[str]], theirs: frozenset[str]
) -> Iterable[tuple[str, str]]:
    for key, same in partners.items():
        if key in theirs:
            yield key, key
        elif found := same & theirs:
            yield key, min(found)


def _spans(claim: Claim, language: Language) -> dict[str, tuple[int, int]]:
    """Where each word of a claim first stands, by its key."""
    span = claim.span
    dates = (claim.when,) if claim.when else ()
    words = content_words(span.passage, span.start, span.end, language, dates)
    return {key: (start, end) for key, start, end, _ in reversed(words)}


def _places(
    caption: Passage,
    here: dict[str, tuple[int, int]],
    claim: Claim,
    pairs: Sequence[tuple[str, str]],
    language: Language,
) -> tuple[tuple[Span, Span], ...]:
    """Where the words that meet stand in caption and sentence."""
    if not pairs:
        return ()
    there = _spans(claim, language)
    found = [
        (Span(caption, *here[mine]), Span(claim.span.passage, *there[theirs]))
        for mine, theirs in pairs
        if mine in here and theirs in there
    ]
    runs = [match.span() for match in _FULL_NAME.finditer(caption.text)]
    # What a person reads first are full names; the sort keeps the order of weight.
    found.sort(key=lambda pair: not any(a <= pair[0].start < b for a, b in runs))
    return tuple(found[:_MOST_PAIRS])


def _nearness(claim: Claim, figure: Figure, article: Article) -> float:
    """1 beside the picture, less with each paragraph between; a lead picture has the front."""
    passage = claim.span.passage
    if passage.role in (Role.HEADLINE, Role.STANDFIRST, Role.DATELINE):
        return 0.9 if figure.after <= 1 else 0.4
    gap = (
        figure.after - passage.ordinal
        if passage.ordinal <= figure.after
        else (passage.ordinal - figure.after - 1)
    )
    first = 0.75 if passage == article.lead and len(article.body) <= _SHORT_PAGE else 0.0
    return max(first, 1.0 - 0.25 * gap if gap >= 0 else 1.0)
