"""Which event of the article a picture stands for: shared words, weighed, and the layout."""

import math
from collections import Counter
from collections.abc import Sequence

from provenance.claims.keys import fold_name, names_meet
from provenance.model import Article, Claim, Figure, Link, Role, Span

__all__ = ["match_events"]

_SHORT_PAGE = 9  # body passages: the paragraph beside a picture is what it stands for
_NEAR_SHORT, _NEAR_LONG = 0.45, 0.15
_WORDS = 0.75
_MOST_LINKS = 12
_LEAST = 0.05


def match_events(
    shown: Sequence[Claim], happened: Sequence[Claim], figure: Figure, article: Article
) -> tuple[Link, ...]:
    """The article's claims the picture may stand for, strongest first.

    Strength adds how much of the caption's content a sentence shares, each word weighed by how
    rare it is on the page and names twice, to how near the sentence stands: the paragraph before
    and after, the headline and first paragraph for a lead picture. On long pages the place alone
    says little.
    """
    caption = next((c for c in shown if c.span.passage.role is Role.CAPTION), None)
    caption = caption or next((c for c in shown if c.span.passage.role is Role.ALT), None)
    seen = Counter(key for claim in _distinct(happened) for key in (claim.names | claim.words))
    total = max(1, len(seen))
    links: list[Link] = []
    near_weight = _NEAR_SHORT if len(article.body) <= _SHORT_PAGE else _NEAR_LONG
    for claim in happened:
        content, pairs = _content(caption, claim, seen, total) if caption else (0.0, ())
        strength = _WORDS * content + near_weight * _nearness(claim, figure, article)
        if strength >= _LEAST:
            links.append(Link(claim, round(min(1.0, strength), 4), pairs))
    links.sort(key=lambda link: (-link.strength, link.claim.when is None))
    return tuple(links[:_MOST_LINKS])


def _distinct(claims: Sequence[Claim]) -> list[Claim]:
    spans: dict[Span, Claim] = {}
    for claim in claims:
        spans.setdefault(claim.span, claim)
    return list(spans.values())


def _content(
    caption: Claim, claim: Claim, seen: Counter[str], total: int
) -> tuple[float, tuple[tuple[Span, Span], ...]]:
    """How much of the caption's content a sentence shares, and the words that meet."""
    weight = shared = 0.0
    pairs: list[tuple[float, tuple[Span, Span]]] = []
    theirs = claim.names | claim.words
    for key in sorted(caption.names | caption.words):  # sets have no order of their own
        named = key in caption.names
        rarity = 1.0 / (1.0 + math.log1p(seen.get(key, 0)))
        value = (2.0 if named else 1.0) * rarity
        weight += value
        partner = (
            key if key in theirs else min((k for k in theirs if names_meet(key, k)), default=None)
        )
        if partner is not None:
            shared += value
            here, there = _place(caption, key), _place(claim, partner)
            if here and there:
                pairs.append((value, (here, there)))
    if not weight:
        return 0.0, ()
    pairs.sort(key=lambda pair: (-pair[0], pair[1][0].start))
    return min(1.0, shared / max(weight * 0.6, 2.0)), tuple(pair for _, pair in pairs[:5])


def _place(claim: Claim, key: str) -> Span | None:
    """Where the word with a key stands in a claim's text."""
    text = claim.span.passage.text
    at = claim.span.start
    for word in claim.span.quote.split():
        start = text.find(word, at)
        at = start + len(word)
        bare = word.strip(".,;:!?()[]«»“”\"'")
        if bare and fold_name(bare).startswith(key[:5]):
            begin = text.find(bare, start)
            return Span(claim.span.passage, begin, begin + len(bare))
    return None


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
    first = 0.75 if passage.ordinal == 1 and len(article.body) <= _SHORT_PAGE else 0.0
    return max(first, 1.0 - 0.25 * gap if gap >= 0 else 1.0)
