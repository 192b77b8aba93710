"""What an article tells, each passage read when it is first asked for."""

from collections.abc import Callable, Iterable, Sequence

from provenance.claims.event import event_claims
from provenance.claims.match import near_passages, spoken_of
from provenance.model import Article, Claim, Figure, Interval, Language, Passage, Role, Timex

__all__ = ["FindDates", "Told"]

_SHORT_PAGE = 9  # body passages
_STORY = 3  # paragraphs that tell one story

FindDates = Callable[[Passage, Language, Interval | None, Sequence[Timex]], tuple[Timex, ...]]
"""The dates of a passage, against a publication date and beside those found before it."""


class Told:
    """An article's dates and claims.

    Reading a whole text for its dates costs as much as the page itself, and most pages hold no
    figure that it could contradict. So `whole` says whether all of it is read; else only the
    passages beside the figures are. `find_dates` reads a passage's dates.
    """

    def __init__(
        self, article: Article, language: Language, find_dates: FindDates, *, whole: bool
    ) -> None:
        self._article, self._language, self._whole = article, language, whole
        self._find_dates = find_dates
        self._dates: dict[Passage, tuple[Timex, ...]] = {}
        self._claims: dict[Passage, tuple[Claim, ...]] = {}
        if whole:
            self._read((*article.told, *article.notes))

    def _read(self, passages: Iterable[Passage]) -> None:
        found: list[Timex] = []
        for passage in passages:
            if passage not in self._dates:
                self._dates[passage] = self._find_dates(
                    passage, self._language, self._article.published, found
                )
                found += self._dates[passage]

    def claims(self, figure: Figure) -> tuple[Claim, ...]:
        """What the article tells beside a figure: where the whole text is read, also in each
        passage with a date; else only what shares a word with the caption, if that has a date.
        """
        near = near_passages(figure, self._article)
        if not self._whole:
            near = spoken_of(figure, near, self._language)
        self._read(near)
        if self._whole:
            near = tuple(p for p in self._article.told if self._dates[p] or p in near)
        elif not any(self._dates[passage] for passage in near):
            return ()
        for passage in near:
            if passage not in self._claims:
                self._claims[passage] = event_claims(
                    (passage,),
                    self._dates[passage],
                    self._language,
                    self._article.published,
                    self._carried(passage),
                )
        return tuple(claim for passage in near for claim in self._claims[passage])

    def _carried(self, passage: Passage) -> Interval | None:
        """The day on which the passage before ends, for a second or third paragraph that goes on
        with the story of a short article.
        """
        body = self._article.body
        if passage.role is not Role.BODY or not 1 < passage.ordinal <= _STORY:
            return None
        if len(body) > _SHORT_PAGE or body[passage.ordinal - 1] != passage:
            return None
        dates = self._dates.get(body[passage.ordinal - 2], ())
        day = dates[-1].best if dates else None
        return day if day is not None and day.days == 1 else None

    def dates(self) -> tuple[Timex, ...]:
        """The dates of the passages read, in reading order."""
        order = (*self._article.told, *self._article.notes)
        return tuple(date for passage in order for date in self._dates.get(passage, ()))
