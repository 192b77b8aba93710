"""One language's words, as data: for time, for pictures and credits, and for stories.

`provenance/languages/<code>.toml` fills one `Language`, and a test holds every table to the same
contract.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import overload

__all__ = [
    "UNDETERMINED",
    "Language",
    "Languages",
    "PictureWords",
    "Rows",
    "StoryWords",
    "TimeWords",
    "Writing",
    "choose_language",
]

Pairs = tuple[tuple[str, int], ...]
Codes = tuple[tuple[str, str], ...]
Rows = tuple[tuple[str, tuple[str, ...]], ...]
"""Named rows of words, in the order of their table."""


@dataclass(frozen=True, slots=True)
class Writing:
    """How a language is written, as far as reading dates and names depends on it.

    `day_first` says that 03/04 is 3 April, `rtl` that the script runs from right to left, `capital`
    that months and weekdays are written with a capital, `nouns_capital` that every noun is,
    `verb_final` that verbs close their clause, `parts_behind` that a part stands behind what it is
    of ("április végén"). `calendar` is the one its years may be counted in besides the Gregorian:
    buddhist, persian or minguo (of Taiwan). `ordinals_count` says that an ordinal in words before
    a month counts ("the first July vote"), `decimal_point` that 5.30 is an amount, `day_behind`
    that the day of a month stands behind its name ("June 31"). `verb_behind` says that a verb may
    follow the date it belongs to, `since_behind` that "since" does, `year_behind_noun` that a year
    sets its noun apart with no preposition between.

    >>> Writing().day_first
    True
    """

    day_first: bool = True
    rtl: bool = False
    capital: bool = False
    nouns_capital: bool = False
    verb_final: bool = False
    parts_behind: bool = False
    calendar: str = "gregorian"
    ordinals_count: bool = False
    decimal_point: bool = False
    day_behind: bool = False
    verb_behind: bool = False
    since_behind: bool = False
    year_behind_noun: bool = False


@dataclass(frozen=True, slots=True)
class TimeWords:
    """Words for calendar time, in lower case.

    An entry may be a phrase ("last night"); one that ends in "*" stands for the word with any
    ending of up to four letters ("январ*"). Pairs map words to a number or to a code:

    - `months` 1…12, `weekdays` 0…6 (Monday 0), `numbers` and `ordinals` their value, `seasons`
      1…4 (spring 1), `shifts` whole days from the DCT ("yesterday", -1);
    - `units` D day, W week, WE weekend, M month, Q quarter, HY half-year, Y year, X decade,
      C century, with a number before it for so many ("fortnight", "2W") and "<" behind it where
      the word alone says ago; `deictics` a unit and an offset: ("last year", "Y-1"), ("year-end",
      "Y+0:END"), with S1 to S4 for a season; `halves` Q1 to Q4, HY1 and HY2;
    - `parts` START, MID, END, EARLIER, LATER, HALF1 and HALF2 of a month;
      `offsets` "+" or "-" ("after", "+");
    - `holidays` "12-25", days around Easter Sunday "E-2/E+1", or the n-th weekday of a month,
      from the end where n is negative: the fourth Thursday of November is "11/3#4"; codes of
      other calendars are those of `provenance.dates.placing.feasts`;
    - `calendars` months of other calendars by their name in `provenance.dates.placing.calendars`;
      `marks` words that name such a calendar ("AH", "islamic"); `eras` the year before an era's
      first.

    `last`, `this`, `next` stand before what they turn ("last week"), the `…_after` ones behind it
    ("la semaine dernière"). `ago` stands behind a number of units, `ago_before` before it; so for
    `hence`. `of` may stand inside a date, `to` inside a range, `both` between the ends of
    `between`. `before` are prepositions of time, `future` words that turn a bare weekday forward
    and `past` verbs that turn it back; `counted` are nouns that make a number a count and not a
    year, `numbered` words before a number that is a label ("section"), `streets` words of street
    names. `ambiguous` are months and weekdays that mean something else unless a date stands around
    them ("may"). `clitics` are prefixes written on to a word. `decade` are endings of a decade
    ("1980s"), `decade_before` words before one. `year_end` words behind a year and `day_end`
    endings of a day number belong to the date. `decades` are decades in one word ("nineties", 90),
    `never` phrases that hold a word for time and name none ("good morning"), `titles` words before
    a name ("mrs"), `day_before` words before the day of a month ("día 10"), `month_first` words of
    places and houses that write the month before the day. `hundreds` are endings that make a decade
    of 1980 and a century of 1800 ("-talet"); `nights` those parts of day that lie between two days;
    `rolling` are words for last or next that count from today ("the past year"), `owners` words
    that make a decade an age ("his 20s"), `deadlines` words that turn a day behind them forward
    ("by"), `weekday_ahead` those that turn a weekday alone ("from"). `same` are words of "the same
    month last year"; `anaphoric` those words for last or next that count from a date named before
    ("the previous Monday"). `one_day` names a single day ("the first day of June"), `signs` stand
    behind the number of a calendar day or month ("3月"), `joined` are endings written behind a
    zero-width non-joiner. `as_of` stand before or behind the date up to which figures hold ("as
    of"); `said` are past verbs of saying. `infinitive` is its sign ("to"), `intents` words behind
    which an infinitive is to come ("agreed"); `auxiliaries` are of the past, before a term that is
    over ("was open until Friday"), `pluperfect` those of them that say so of any term, `perfect`
    those of the present perfect ("should have resigned"), `when` opens a clause behind a date;
    `past_beside` and `present_beside` are endings of verbs, looked for only right beside a date
    ("*aron"). `articles` before a feast or weekday make it part of a name ("the Saturday
    Standard"), `placed` are prepositions with their article ("in the"), `on_day` those before the
    number of a day ("on the 14th"), `odds` words before odds ("at 3/1"), `joining` words before an
    attribute ("for spring water"), `games` parts of a game that are no halves of a year,
    `names_of` links in the name of a street ("calle del 3 de mayo"), `superlatives` endings that
    lead to a month ("the warmest February"), `certain` short names of months that mean nothing
    else.

    >>> TimeWords(months=(("may", 5),)).months
    (('may', 5),)
    """

    months: Pairs = ()
    weekdays: Pairs = ()
    ambiguous: frozenset[str] = frozenset()
    shifts: Pairs = ()
    deictics: Codes = ()
    numbers: Pairs = ()
    ordinals: Pairs = ()
    units: Codes = ()
    seasons: Pairs = ()
    dayparts: tuple[str, ...] = ()
    parts: Codes = ()
    last: tuple[str, ...] = ()
    this: tuple[str, ...] = ()
    next: tuple[str, ...] = ()
    last_after: tuple[str, ...] = ()
    this_after: tuple[str, ...] = ()
    next_after: tuple[str, ...] = ()
    ago: tuple[str, ...] = ()
    ago_before: tuple[str, ...] = ()
    hence: tuple[str, ...] = ()
    hence_before: tuple[str, ...] = ()
    of: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    between: tuple[str, ...] = ()
    both: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    offsets: Codes = ()
    year_end: tuple[str, ...] = ()
    day_end: tuple[str, ...] = ()
    decade: tuple[str, ...] = ()
    decade_before: tuple[str, ...] = ()
    holidays: Codes = ()
    future: tuple[str, ...] = ()
    past: tuple[str, ...] = ()
    counted: tuple[str, ...] = ()
    numbered: tuple[str, ...] = ()
    streets: tuple[str, ...] = ()
    clitics: tuple[str, ...] = ()
    calendars: tuple[tuple[str, Pairs], ...] = ()
    marks: Codes = ()
    eras: Pairs = ()
    decades: Pairs = ()
    never: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    day_before: tuple[str, ...] = ()
    month_first: tuple[str, ...] = ()
    hundreds: tuple[str, ...] = ()
    nights: tuple[str, ...] = ()
    halves: Codes = ()
    rolling: tuple[str, ...] = ()
    owners: tuple[str, ...] = ()
    deadlines: tuple[str, ...] = ()
    weekday_ahead: tuple[str, ...] = ()
    same: tuple[str, ...] = ()
    anaphoric: tuple[str, ...] = ()
    one_day: tuple[str, ...] = ()
    signs: tuple[str, ...] = ()
    joined: tuple[str, ...] = ()
    as_of: tuple[str, ...] = ()
    infinitive: tuple[str, ...] = ()
    intents: tuple[str, ...] = ()
    auxiliaries: tuple[str, ...] = ()
    pluperfect: tuple[str, ...] = ()
    perfect: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    placed: tuple[str, ...] = ()
    on_day: tuple[str, ...] = ()
    odds: tuple[str, ...] = ()
    joining: tuple[str, ...] = ()
    games: tuple[str, ...] = ()
    names_of: tuple[str, ...] = ()
    superlatives: tuple[str, ...] = ()
    certain: tuple[str, ...] = ()
    when: tuple[str, ...] = ()
    past_beside: tuple[str, ...] = ()
    present_beside: tuple[str, ...] = ()
    said: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PictureWords:
    """Words printed around pictures, in lower case.

    `archive_marks` say that a picture is older or only stands for its subject ("file photo",
    "symbolbild"), `credit_marks` begin a credit line ("photo:"), `disclosures` are longer wordings
    by which caption, note or text says that a picture is older or from elsewhere, `earlier` words
    that do so beside an event ("an earlier", "previous"), `another` words by which a caption says
    that it shows another one like it ("similar to", "too"), `taken` wordings
    that do so with a date beside them ("pictured in", "photo from"), `ai_marks` that it was
    generated.

    >>> PictureWords(archive_marks=("file photo",)).archive_marks
    ('file photo',)
    """

    archive_marks: tuple[str, ...] = ()
    archive_credits: tuple[str, ...] = ()
    credit_marks: tuple[str, ...] = ()
    earlier: tuple[str, ...] = ()
    another: tuple[str, ...] = ()
    disclosures: tuple[str, ...] = ()
    taken: tuple[str, ...] = ()
    ai_marks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StoryWords:
    """Words that carry the grammar of a story, in lower case; "*" stands for any ending.

    `function_words` carry no content of their own. `mentions` before or around a date in a caption
    make it the date of something else (elected, born, since, founded). `deaths` say that someone
    died, `anniversaries` that something past is remembered. `habits` say that something happens
    again and again. `stills` name what stands still: buildings and objects, no events. `to_come`
    say that a later date is one to come ("will open on", "due"), `to_come_now` are those of them
    that are verbs of the present and say what is seen as well ("opens"), `purposes` stand between
    a thing and the event it is for ("for the"), `bounds` beside a date that something lasts until
    then or begins there ("until", "from"); `since` beside a date that something has been so from
    then on. `kinds` has a named row for each kind of event: a caption's "blaze" and a text's
    "burned" are both of the kind "fire", in every language; `moments` has those over within a day
    ("oath", "sworn in"), and `definite` words before either say that it was a particular one ("the
    flood in 2014", "during"). `reports` say that the news is a study, which no picture can show;
    `sayings` beside a day, that it is the day of saying so. `actors` are the people who act in
    pictures of the news ("firefighters", "residents", "workers"). `relatives` open a relative
    clause, `doing` are endings of what is being done ("*ing") where participles may open a phrase,
    `determiners` stand before a year and its noun ("the 2019 parade"), `of_year` between a noun and
    its year ("el desfile de 2019"), `editions` are nouns whose year only numbers them ("2018
    cup"). `named_by` joins an event to the date it is named by ("the storm of January 2013"), but
    not where one of `parts_of` stands before it ("the end of January").

    >>> StoryWords(function_words=frozenset({"the"})).function_words
    frozenset({'the'})
    """

    function_words: frozenset[str] = frozenset()
    mentions: tuple[str, ...] = ()
    deaths: tuple[str, ...] = ()
    anniversaries: tuple[str, ...] = ()
    habits: tuple[str, ...] = ()
    stills: tuple[str, ...] = ()
    to_come: tuple[str, ...] = ()
    to_come_now: tuple[str, ...] = ()
    purposes: tuple[str, ...] = ()
    bounds: tuple[str, ...] = ()
    since: tuple[str, ...] = ()
    kinds: Rows = ()
    moments: Rows = ()
    definite: tuple[str, ...] = ()
    reports: tuple[str, ...] = ()
    sayings: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    relatives: tuple[str, ...] = ()
    doing: tuple[str, ...] = ()
    determiners: tuple[str, ...] = ()
    of_year: tuple[str, ...] = ()
    editions: tuple[str, ...] = ()
    named_by: tuple[str, ...] = ()
    parts_of: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Language:
    """Everything the stages know of one language.

    `code` is its BCP 47 primary subtag, `tags` are others for the same written language (IANA
    language subtag registry): "nb" for "no".

    >>> Language("en", "English").time.months
    ()
    """

    code: str
    name: str
    tags: tuple[str, ...] = ()
    writing: Writing = Writing()
    time: TimeWords = TimeWords()
    picture: PictureWords = PictureWords()
    story: StoryWords = StoryWords()

    def __hash__(self) -> int:
        """Cheap, for tables are keys of caches: equal languages have the same code and name."""
        return hash((self.code, self.name))


UNDETERMINED = Language("und", "undetermined")
"""The language of a text whose language has no table."""


class Languages(Sequence[Language]):
    """The languages at hand, by code; each is read when it is first asked for.

    >>> one = Languages({"en": lambda: Language("en", "English")})
    >>> one[0].name, len(one), one.find("fr")
    ('English', 1, None)
    """

    def __init__(self, tables: Mapping[str, Callable[[], Language]]) -> None:
        """`tables` gives each language by its code; what is read is kept."""
        self._tables = dict(sorted(tables.items()))
        self._read: dict[str, Language] = {}

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes, sorted; nothing is read for them."""
        return tuple(self._tables)

    def find(self, code: str) -> Language | None:
        """The language of a code or of another tag for it; None if there is none."""
        if code in self._tables:
            if code not in self._read:
                self._read[code] = self._tables[code]()
            return self._read[code]
        return next((language for language in self if code in language.tags), None)

    def __len__(self) -> int:
        return len(self._tables)

    @overload
    def __getitem__(self, at: int) -> Language: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Language, ...]: ...
    def __getitem__(self, at: int | slice) -> Language | tuple[Language, ...]:
        if isinstance(at, slice):
            return tuple(self)[at]
        found = self.find(self.codes[at])
        assert found is not None
        return found


def choose_language(tag: str, languages: Sequence[Language]) -> Language:
    """The table for a BCP 47 tag, by its primary subtag; an empty table "und" if there is none.

    >>> choose_language("en-GB", [Language("en", "English")]).name
    'English'
    >>> choose_language("xx", ()).code
    'und'
    """
    code = tag.lower().replace("_", "-").partition("-")[0]
    if isinstance(languages, Languages):
        return languages.find(code) or UNDETERMINED
    found = (one for one in languages if code == one.code or code in one.tags)
    return next(found, UNDETERMINED)
