"""What caption and article claim, and which claims belong together."""

from dataclasses import dataclass
from enum import StrEnum

from provenance.model.text import Span
from provenance.model.time import Interval
from provenance.model.timex import Timex

__all__ = ["Claim", "ClaimKind", "Link"]


class ClaimKind(StrEnum):
    """`SHOWS`: what caption, credit or alt says the picture shows. `MENTIONED`: a date in them that
    is not the picture's (elected, born, will meet). `HAPPENED`: what the article says happened.

    >>> ClaimKind.SHOWS.value
    'shows'
    """

    SHOWS = "shows"
    MENTIONED = "mentioned"
    HAPPENED = "happened"


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement with its words and its time.

    `span` is the sentence or clause; `when` the time expression in it; `implied` the days it must
    mean where no expression says so (from tense, the sentence before, the DCT). `names`, `words`
    and `places` are folded keys (case, diacritics, script), so that Sergey, Sergei and Сергей meet.

    >>> from provenance.model.text import Passage, Role
    >>> told = Passage(Role.BODY, "The river rose.", 1)
    >>> Claim(ClaimKind.HAPPENED, told.span(), implied=Interval.parse("2024-06")).time.edtf
    '2024-06'
    """

    kind: ClaimKind
    span: Span
    when: Timex | None = None
    implied: Interval | None = None
    names: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()

    @property
    def time(self) -> Interval | None:
        """The best reading of `when`, else what is implied, else None."""
        return (self.when.best if self.when else None) or self.implied


@dataclass(frozen=True, slots=True)
class Link:
    """A claim of the article that the picture stands for.

    `strength` runs from 0 to 1; `shared` pairs the words of the caption with those of the article
    it rests on, weightiest first.

    >>> from provenance.model.text import Passage, Role
    >>> told = Passage(Role.BODY, "The river rose.", 1)
    >>> Link(Claim(ClaimKind.HAPPENED, told.span()), 0.4).shared
    ()
    """

    claim: Claim
    strength: float
    shared: tuple[tuple[Span, Span], ...] = ()
