"""What caption and article claim, and which claims belong together."""

from dataclasses import dataclass
from enum import StrEnum

from provenance.model.text import Passage, Span
from provenance.model.time import Interval
from provenance.model.timex import Timex

__all__ = ["NO_SCENE", "Claim", "ClaimKind", "Link", "Place", "Scene", "Word"]


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
    mean where no expression says so: then `carried` holds the words of the sentence before whose
    day goes on, and where it is None the news is of the days before publication.

    >>> from provenance.model.text import Passage, Role
    >>> told = Passage(Role.BODY, "The river rose.", 1)
    >>> Claim(ClaimKind.HAPPENED, told.span(), implied=Interval.parse("2024-06")).time.edtf
    '2024-06'
    """

    kind: ClaimKind
    span: Span
    when: Timex | None = None
    implied: Interval | None = None
    carried: Span | None = None

    @property
    def time(self) -> Interval | None:
        """The best reading of `when`, else what is implied, else None."""
        return (self.when.best if self.when else None) or self.implied


class Place(StrEnum):
    """Where on the page a sentence stands, seen from a picture: in headline, standfirst, dateline
    or the first two paragraphs; in the paragraphs right before and behind it; within three of it;
    else far.

    >>> Place.BESIDE.value
    'beside'
    """

    FRONT = "front"
    BESIDE = "beside"
    NEAR = "near"
    FAR = "far"


@dataclass(frozen=True, slots=True)
class Link:
    """A claim of the article that the picture may stand for.

    `strength` is the share of the caption's content words that its sentence has too, from 0 to 1;
    `shared` pairs these words with those of the sentence; `kind` is a word of the caption whose
    kind of event the sentence tells of; `saying` the words by which its day is that of saying so,
    or by which it tells of a study; `doubt` runs from 0 to 1, what a second opinion has against it.

    >>> from provenance.model.text import Passage, Role
    >>> told = Passage(Role.BODY, "The river rose.", 1)
    >>> Link(Claim(ClaimKind.HAPPENED, told.span()), 0.4).place.value
    'far'
    """

    claim: Claim
    strength: float
    shared: tuple[tuple[Span, Span], ...] = ()
    place: Place = Place.FAR
    kind: Span | None = None
    saying: Span | None = None
    doubt: float = 0.0


@dataclass(frozen=True, slots=True)
class Word:
    """A content word of a caption.

    `named`: it is written as a name; `still`: it names what stands still; `front` and `beside` are
    the words of the front and of the paragraphs beside the picture that are the same.

    >>> from provenance.model.text import Passage, Role
    >>> Word(Passage(Role.CAPTION, "Rain", 1).span(), named=False).front is None
    True
    """

    span: Span
    named: bool
    still: bool = False
    front: Span | None = None
    beside: Span | None = None

    @property
    def met(self) -> bool:
        """Whether front or neighbours have the word too."""
        return self.front is not None or self.beside is not None


@dataclass(frozen=True, slots=True)
class Scene:
    """What a figure's caption shows, read once; without a caption, what its alternative text does.

    `words` are its content words, dates aside. `kinds` are its words for kinds of event,
    `actors` the people who act in
    it. `name` is a full name that opens it, `portrait` the name of the one person it shows with
    nothing that happens, `still` the building or object it opens with. `earlier` are the words that
    name its event as an earlier one, `from_now` the words that count its time from publication,
    `another` those by which it shows another one like it, `dead` the words by which the article
    mourns the one it names.

    >>> Scene().words
    ()
    """

    text: Passage | None = None
    words: tuple[Word, ...] = ()
    kinds: tuple[Span, ...] = ()
    actors: Span | None = None
    acts: float = 0.0
    name: Span | None = None
    portrait: Span | None = None
    still: Span | None = None
    earlier: Span | None = None
    from_now: Span | None = None
    another: Span | None = None
    dead: Span | None = None
    remembered: tuple[tuple[Span, Place], ...] = ()
    study: Span | None = None


NO_SCENE = Scene()
"""The scene of a figure that has no words."""
