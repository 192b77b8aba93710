"""What a check is given, what it may be told, and what an examination gives back."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from provenance.model.article import Article, Figure
from provenance.model.claim import NO_SCENE, Claim, Link, Scene
from provenance.model.finding import Finding, Unread
from provenance.model.language import UNDETERMINED, Language
from provenance.model.photo import Photo
from provenance.model.text import Passage, Span
from provenance.model.time import Interval
from provenance.model.timex import Timex

__all__ = ["Case", "Check", "EarlierUse", "Examination", "House", "Policy"]


@dataclass(frozen=True, slots=True)
class EarlierUse:
    """The same picture in another article. `bits_apart` tells how near the two fingerprints are.

    `when` is what its caption or credit says of the picture's day; `likeness` is how well the two
    pictures fit in the second look, from -1 to 1, None where the fingerprints alone were enough.

    >>> EarlierUse("https://example.org/2017", Interval.parse("2017-08-15")).bits_apart
    0
    """

    article_url: str
    published: Interval | None
    caption: Passage | None = None
    credit: Passage | None = None
    when: Interval | None = None
    bits_apart: int = 0
    likeness: float | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """One figure with everything known of it; what a check sees.

    `dates` are the time expressions of the figure's own texts (caption, credit line, alt);
    `shown` the claims of those texts; `scene` what they show; `events` the article's claims the
    picture may stand for, in the order of the page; `disclosed` the words that say to a reader that
    this picture is older, and `taken` those of them that only name it as a picture with its day;
    `others` the days of the page's other pictures, one each; `language` the words of the page's
    language.

    >>> Case(Article("d", None, "en"), Figure(1, 0, None)).events
    ()
    """

    article: Article
    figure: Figure
    dates: tuple[Timex, ...] = ()
    shown: tuple[Claim, ...] = ()
    scene: Scene = NO_SCENE
    events: tuple[Link, ...] = ()
    disclosed: tuple[Span, ...] = ()
    taken: tuple[Span, ...] = ()
    others: tuple[Timex, ...] = ()
    photo: Photo | None = None
    earlier: tuple[EarlierUse, ...] = ()
    language: Language = UNDETERMINED


@dataclass(frozen=True, slots=True)
class House:
    """How one outlet marks its pictures: `host` is that of its pages, without "www."; None where it
    does as the rest.

    >>> House("courier.example", file_days=30).taken_discloses is None
    True
    """

    host: str
    file_days: int | None = None
    taken_discloses: bool | None = None


@dataclass(frozen=True, slots=True)
class Policy:
    """Every number that decides, besides the weights of `provenance.checks.old`.

    Days: `slack_days` for time zones and midnight; `news_days`, an event told within so many days
    of publication is news; `slip_days`, dates this near to each other are rather a slip than an old
    picture (the definition of `caption-event-date-conflict`); `file_days`, a house marks no picture
    as a file picture that is no older. `same_photo_bits` is PDQ's published bound for the same
    picture. `doubt_from` and `conflict_from` are the confidence from which on an old picture is
    worth a look, and from which on an editor would act on it unseen; `python -m benchmarks.sweep`
    prints what others would do. `taken_discloses`: "This photograph taken on 14 August 2017 shows
    …" says to the reader that the picture is older; a house that wants it flagged says no. `houses`
    are outlets that have these two otherwise.

    >>> Policy().slack_days
    1
    """

    slack_days: int = 1
    same_photo_bits: int = 31
    news_days: int = 31
    slip_days: int = 7
    file_days: int = 0
    doubt_from: float = 0.3
    conflict_from: float = 0.5
    taken_discloses: bool = True
    houses: tuple[House, ...] = ()

    def at(self, address: str) -> "Policy":
        """The policy for a page at an address, with what its house does otherwise. A house speaks
        for the hosts below its own, too; the nearest one counts.

        >>> policy = Policy(houses=(House("courier.example", file_days=30),))
        >>> policy.at("https://www.courier.example/a").file_days, policy.at("a.html").file_days
        (30, 0)
        """
        if not self.houses:
            return self
        try:
            host = (urlsplit(address).hostname or "").removeprefix("www.")
        except ValueError:  # "http://[foo"
            return self
        own = [h for h in self.houses if host == h.host or host.endswith(f".{h.host}")]
        if not own:
            return self
        house = max(own, key=lambda h: len(h.host))
        days, taken = house.file_days, house.taken_discloses
        return replace(
            self,
            file_days=self.file_days if days is None else days,
            taken_discloses=self.taken_discloses if taken is None else taken,
        )


@dataclass(frozen=True, slots=True)
class Check:
    """One question put to a case. `name` is its identity and never changes meaning.

    `innocent_if` completes "Innocent if …" in every explanation; `run` yields findings and is
    quiet where it lacks what it needs. `about` is the module's docstring, its page in the docs.

    >>> Check("never", "always.", lambda case, policy: ()).name
    'never'
    """

    name: str
    innocent_if: str
    run: Callable[[Case, Policy], Iterable[Finding]]
    about: str = ""


@dataclass(frozen=True, slots=True)
class Examination:
    """Everything one examination of one article gave.

    `dates` are the time expressions that were read: all of the figures', and those of the text
    wherever a figure holds a day that the text could contradict, else only beside the figures;
    most pages hold no such day, and reading their whole text would cost as much as the page.
    `cases` are one per figure, `findings` sorted gravest first, `unread` is what could not be read.

    >>> Examination(Article("d", None, "en")).findings
    ()
    """

    article: Article
    dates: tuple[Timex, ...] = ()
    cases: tuple[Case, ...] = ()
    findings: tuple[Finding, ...] = ()
    unread: tuple[Unread, ...] = ()
