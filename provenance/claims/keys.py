"""The content words of a stretch of a passage, without its dates."""

from collections.abc import Iterable

from provenance.model import Language, Passage, Timex
from provenance.words.stems import Word
from provenance.words.stems import content_words as words_of

__all__ = ["content_words"]


def content_words(
    passage: Passage, start: int, end: int, language: Language, dates: Iterable[Timex] = ()
) -> list[Word]:
    """The words of a stretch of text that carry content: no function words, no dates. Their places
    are those of the passage.

    >>> from provenance.model import Role
    >>> told = Passage(Role.BODY, "Rain fell on Tarrow.", 1)
    >>> [(key, name) for key, _, _, name in content_words(told, 0, 20, Language("en", "English"))]
    [('rain', False), ('fel', False), ('tarov', True)]
    """
    taken = [
        (t.span.start - start, t.span.end - start)
        for t in dates
        if t.span.passage is passage or t.span.passage == passage
    ]
    return [
        (key, start + low, start + high, named)
        for key, low, high, named in words_of(passage.text[start:end], language)
        if not taken or not any(low < last and first < high for first, last in taken)
    ]
