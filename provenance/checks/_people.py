"""Whom a caption names: the dead of an obituary, and people pictured at another occasion."""

import re
from functools import lru_cache
from itertools import takewhile

from provenance.model import Case, Language, Passage, Role
from provenance.words.patterns import words_pattern
from provenance.words.script import WORD, opens_with_capital
from provenance.words.sentences import sentences

__all__ = [
    "NOUNS_IN_CAPITALS",
    "front",
    "is_obituary",
    "is_other_occasion",
    "names_the_unknown",
]

_FRONT = 3  # passages that say what an article is about
_NAME_AT = 4  # words in which a sentence or a caption names whom it is about
_TITLE_WORDS = 2
_INSIDE_NAMES = frozenset("of de da do dos del della di du des von van af av la".split())
_STEM = 5
NOUNS_IN_CAPITALS = ("de", "lb")


def front(case: Case) -> list[Passage]:
    """Headline, standfirst and first paragraphs: what an article is about."""
    article = case.article
    parts = [article.headline, article.standfirst, *article.body[:_FRONT]]
    return [part for part in parts if part]


def is_obituary(case: Case) -> bool:
    """Whether the article tells of the death of the one whom the caption names first.

    The dead stand at the head of their sentence, or right behind the word for dying; "two died in
    a fire in Port Selby" is no obituary of Port Selby.
    """
    caption = case.figure.caption or case.figure.alt
    if caption is None:
        return False
    subject = {word.lower() for word in WORD.findall(caption.text)[: _NAME_AT + 1]}
    deaths = words_pattern(case.language.story.deaths)
    for passage in front(case):
        for start, end in sentences(passage.text, case.language.code):
            sentence = passage.text[start:end]
            match = deaths.search(sentence)
            if match is None:
                continue
            head = WORD.findall(sentence)[: _NAME_AT + 1]
            after = WORD.findall(sentence[match.end() :])[:_NAME_AT]
            named = {word.lower() for word in (*head, *after) if opens_with_capital(word)}
            if len(named & subject) > 1:
                return True
            if passage.role is Role.HEADLINE and named & subject and _is_of_dead(case, sentence):
                return True
    return False


def _is_of_dead(case: Case, headline: str) -> bool:
    """Whether a caption opens with two names, or with one of the two that open a headline: "Ada
    Lorne is dead at 93" over "Lorne on her 90th birthday".
    """
    caption = case.figure.caption or case.figure.alt
    run = _name_run(caption.text, case.language) if caption else []
    dead = {word.group().lower() for word in _name_run(headline, case.language)}
    return len(run) > 1 or (len(dead) > 1 and bool(run) and run[0].group().lower() in dead)


def _name_run(text: str, language: Language) -> list[re.Match[str]]:
    """The words with capitals that open a caption, behind two words of a title at most."""
    small = language.story.function_words
    words = [
        word
        for word in WORD.finditer(text)
        if word.group().lower() not in small or (word.group()[0].islower())
    ]
    at = next((n for n, word in enumerate(words) if word.group()[0].isupper()), len(words))
    if at > _TITLE_WORDS:
        return []
    end = at
    while end < len(words) and words[end].group()[0].isupper():
        end += 1
        inside = language.code not in NOUNS_IN_CAPITALS and end + 1 < len(words)
        if inside and words[end].group() in _INSIDE_NAMES:
            end += words[end + 1].group()[0].isupper()  # "Isle of Arden"
        if end < len(words) and text[words[end - 1].end() : words[end].start()].strip(" ."):
            break
    return words[at:end]


def is_other_occasion(case: Case) -> bool:
    """Whether a person's picture was made elsewhere: the caption opens with a name, and nothing
    behind it stands in what the article tells of the days before.
    """
    caption = case.figure.caption
    if caption is None:
        return False
    known = _names_told(case.article.told)
    run = list(
        takewhile(
            lambda word: word.group()[:_STEM] in known or word.group() in _INSIDE_NAMES,
            _name_run(caption.text, case.language),
        )
    )
    if sum(word.group()[0].isupper() for word in run) < 2:
        return False  # no one the article speaks of
    if _is_place(caption.text, run[0].start(), case.language):
        return False
    end = run[-1].end()
    return not any(here.start >= end for link in case.events for here, _ in link.shared)


def names_the_unknown(case: Case) -> bool:
    """Whether a caption names a person or place that neither the article nor another caption does;
    never where nouns have capitals.
    """
    caption, article = case.figure.caption, case.article
    if caption is None or case.language.code in NOUNS_IN_CAPITALS:
        return False
    others = (figure.caption for figure in article.figures if figure != case.figure)
    known = _names_told(article.told + tuple(filter(None, others)))
    dates = [timex.span for timex in case.dates if timex.span.passage == caption]
    return any(
        word.group()[0].isupper()
        and word.group()[:_STEM] not in known
        and not any(span.start <= word.start() < span.end for span in dates)
        for word in list(WORD.finditer(caption.text))[1:]
    )


def _is_place(text: str, at: int, language: Language) -> bool:
    """Whether a name stands behind a preposition: "the bishop in Lower Vesk"."""
    before = text[:at].split()
    return len(before) > 1 and before[-1].lower() in language.story.function_words


@lru_cache(maxsize=8)
def _names_told(told: tuple[Passage, ...]) -> frozenset[str]:
    """The beginnings of words with capitals in headline and text; of those that open a sentence,
    the ones with another behind them.
    """
    found = set()
    for passage in told:
        words = list(WORD.finditer(passage.text))
        for number, word in enumerate(words):
            if not word.group()[0].isupper():
                continue
            before = passage.text[max(0, word.start() - 4) : word.start()].rstrip(" «“\"'(")
            opens = not before or before[-1] in ".!?"
            after = words[number + 1].group() if number + 1 < len(words) else ""
            if not opens or after[:1].isupper():
                found.add(word.group()[:_STEM])
    return frozenset(found)
