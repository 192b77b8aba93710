"""The hall: the one place that knows the order of the stages.

Capture → Article → dates → claims → one case per figure → findings. Everything below this file is
pure; the network comes in through `image`, the past through `earlier`, the clock through the
capture.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from provenance.claims.caption import caption_claims
from provenance.claims.judge import Judge, second_opinion
from provenance.claims.scene import read_scene
from provenance.claims.story import Story
from provenance.dates.find import find_dates
from provenance.dates.placing.offsets import resolve_offsets
from provenance.dates.tokens.prefilter import may_hold_date
from provenance.dates.undated.reference import infer_published
from provenance.document.credit.disclosure import (
    figure_disclosures,
    names_picture,
    taken_words,
    text_disclosures,
)
from provenance.document.read import read_article
from provenance.model import (
    Article,
    Capture,
    Case,
    Check,
    Claim,
    ClaimKind,
    EarlierUse,
    Examination,
    Figure,
    Finding,
    Fingerprint,
    Interval,
    Language,
    Passage,
    Photo,
    Policy,
    ReadError,
    Span,
    Timex,
    TimexKind,
    Unread,
    choose_language,
)

__all__ = ["History", "ImageLoader", "examine", "examine_article", "look_back", "no_history",
           "no_image"]  # fmt: skip

ImageLoader = Callable[[str], bytes | None]
"""The bytes of a picture by its address as the page gives it; None where there are none."""

_SAME_TIME = 31  # days between dates that speak of one time
_TOO_WIDE = 3 * 366  # days of an inferred publication that hardly any picture is older than

History = Callable[[Photo, int], tuple[EarlierUse, ...]]
"""Earlier uses of a photo whose fingerprints lie within that many bits, or whose looks agree."""


def no_image(url: str) -> bytes | None:
    """The loader of a run without pictures.

    >>> no_image("img/flood.jpg") is None
    True
    """
    return None


def no_history(photo: Photo, within: int) -> tuple[EarlierUse, ...]:
    """The history of a run that remembers nothing.

    >>> no_history(Photo("img/flood.jpg", "", 640, 480), 31)
    ()
    """
    return ()


def examine(
    capture: Capture,
    *,
    languages: Sequence[Language],
    checks: Sequence[Check],
    image: ImageLoader = no_image,
    earlier: History = no_history,
    published: Interval | None = None,
    headline: str | None = None,
    policy: Policy = Policy(),
    judge: Judge | None = None,
    fingerprints: bool = False,
) -> Examination:
    """The examination of one capture: its article, dates, cases and findings.

    `published` and `headline` stand in for what the page says; `fingerprints` decodes each picture
    in a limited worker, to find it again. Raises `PageError` where the page
    holds no article and `TooLarge` where it is beyond the limits; a picture that cannot be read is
    an `Unread` of the examination. A `judge` may lower how strongly a dated picture is linked to
    what the article tells; without one nothing is asked of anybody.

    >>> from datetime import UTC, datetime
    >>> from provenance.plugins import checks, languages
    >>> page = "<article><h1>Rain</h1><p>It rained in Tarrow all day.</p></article>"
    >>> seen = Capture("a.html", None, "text/html", datetime(2024, 6, 3, tzinfo=UTC), page.encode())
    >>> examine(seen, languages=languages(), checks=checks()).findings
    ()
    """
    article = read_article(capture, languages, published, headline)
    photos: list[Photo | None] = []
    unread: list[Unread] = []
    for figure in article.figures:
        words = next((passage.span() for passage in figure.passages), None)
        photo = None
        try:
            data = _bytes_of(figure, image)
            if data is not None:
                photo = _photo(figure.image_url or "", data)
                unread += [
                    Unread(words, f"{figure.image_url}: {reason}; read as far as it goes")
                    for reason in photo.metadata.damage
                ]
                photo = replace(photo, fingerprint=_print(photo, data) if fingerprints else None)
        except ReadError as error:
            unread.append(Unread(words, str(error)))
        photos.append(photo)
    examined = examine_article(
        article,
        photos,
        language=choose_language(article.language, languages),
        checks=checks,
        earlier=earlier,
        policy=policy,
        fetched=capture.retrieved_at.date(),
        judge=judge,
    )
    return replace(examined, unread=(*unread, *examined.unread))


def examine_article(
    article: Article,
    photos: Sequence[Photo | None],
    *,
    language: Language,
    checks: Sequence[Check],
    earlier: History = no_history,
    policy: Policy = Policy(),
    fetched: date | None = None,
    judge: Judge | None = None,
) -> Examination:
    """The examination of an article as read; `photos` stand in the order of its figures.

    Dates are found twice where the page states no publication date: first for themselves, to infer
    one, then against it. `fetched` bounds what is inferred. Raises `ValueError` where the photos
    are not as many as the figures.

    >>> examine_article(Article("d", None, "en"), (), language=Language("en", "English"),
    ...                 checks=()).cases
    ()
    """
    if len(photos) != len(article.figures):
        raise ValueError(f"{len(article.figures)} figures need as many photos, not {len(photos)}")
    article, policy = _dated(article, language, fetched), policy.at(article.address)
    figures = [
        _look_at(figure, photo, article, language, earlier, policy)
        for figure, photo in zip(article.figures, photos, strict=True)
    ]
    whole = any(item.old for item in figures)
    story = Story(article, language, _dates_of, whole=whole)
    speaking = text_disclosures(article, language)
    unread: list[Unread] = []
    cases: list[Case] = []
    findings: list[Finding] = []
    for item, said in zip(figures, speaking, strict=True):
        case = _case(item, figures, story, said)
        if judge is not None and case.events and item.dates and item.figure.caption:
            heard = second_opinion(case.events, item.figure.caption.text, judge)
            case = replace(case, events=heard)
        cases.append(case)
        for check in checks:
            try:
                findings += check.run(case, policy)
            except Exception as error:  # a check may come from anywhere; the page goes on without
                reason = f"check {check.name} failed on figure {item.figure.ordinal}: {error!r}"
                unread.append(Unread(None, reason))
    every_date = (*story.dates(), *(date for item in figures for date in item.dates))
    unread += _unresolved(every_date)
    if not findings and _compares_nothing(article, figures, story.dates()):
        unread.append(Unread(None, _UNDATED))
    findings.sort(key=lambda f: (-f.concern, -f.confidence, f.figure, f.check))
    return Examination(article, every_date, tuple(cases), tuple(findings), tuple(unread))


_UNDATED = (
    "its pictures are dated, but neither the page nor its text says when it was published, so they "
    "could be compared with nothing; give the day with --published"
)


def _compares_nothing(
    article: Article, figures: Sequence["_Figure"], told: Sequence[Timex]
) -> bool:
    """Whether there are dated pictures and no time of the article to hold them against."""
    dated = any(
        item.figure.stated
        or (item.photo and item.photo.metadata.dates)
        or any(timex.best for timex in item.dates)
        for item in figures
    )
    when = article.published
    placed = when is not None and not (article.inferred and (when.days or _TOO_WIDE) >= _TOO_WIDE)
    return dated and not placed and not any(timex.best for timex in told)


@dataclass(frozen=True, slots=True)
class _Figure:
    """A figure with what is known of it before the text is read; `old` tells that it has a day
    before publication, to be compared with what the text tells.
    """

    figure: Figure
    photo: Photo | None
    dates: tuple[Timex, ...]
    earlier: tuple[EarlierUse, ...]
    shown: tuple[Claim, ...]
    disclosed: tuple[Span, ...]
    taken: tuple[Span, ...]
    old: bool


def _look_at(
    figure: Figure,
    photo: Photo | None,
    article: Article,
    language: Language,
    earlier: History,
    policy: Policy,
) -> _Figure:
    dates = _read_dates(figure.passages, language, article.published)
    used = earlier(photo, policy.same_photo_bits) if photo and photo.fingerprint else ()
    used = _elsewhere(article, used)
    shown = caption_claims(figure, dates, language)
    said = taken_words(figure, language) if policy.taken_discloses else ()
    taken = tuple(span for span in said if names_picture(span))
    disclosed = (*figure_disclosures(figure, language), *(s for s in said if s not in taken))
    dated = bool(used or (photo and photo.metadata.dates) or figure.stated)
    old = dated or (not disclosed and _is_old(shown, article, policy))
    return _Figure(figure, photo, dates, used, shown, (*disclosed, *taken), taken, old)


def _is_old(shown: Iterable[Claim], article: Article, policy: Policy) -> bool:
    dct = article.published
    days = [claim.when for claim in shown if claim.kind is ClaimKind.SHOWS and claim.when]
    if dct is None or dct.first is None:
        return bool(days)
    fresh = dct.first - timedelta(policy.slack_days)
    return any(
        reading.last is None or reading.last < fresh for day in days for reading in day.readings
    )


def _case(item: _Figure, figures: Sequence[_Figure], story: Story, said: tuple[Span, ...]) -> Case:
    pictured = item.photo is not None
    scene, events = read_scene(
        item.figure, item.dates, item.shown, story, old=item.old, pictured=pictured
    )
    return Case(
        article=story.article,
        figure=item.figure,
        dates=item.dates,
        shown=item.shown,
        scene=scene,
        # A file picture stands for no event, and is compared with none.
        events=events if item.old or not item.disclosed else (),
        disclosed=(*item.disclosed, *said),
        taken=item.taken,
        others=tuple(_days_of(figures, item)),
        photo=item.photo,
        earlier=item.earlier,
        language=story.language,
    )


def _days_of(figures: Iterable[_Figure], item: _Figure) -> Iterable[Timex]:
    """The day of each other picture that has a caption of its own and is not marked as old."""
    mine = item.figure.caption
    for other in figures:
        caption = other.figure.caption
        if caption is None or (mine is not None and caption.text == mine.text):
            continue
        if other.disclosed:
            continue  # what is marked says nothing about what is not
        days = (c.when for c in other.shown if c.when and c.kind is ClaimKind.SHOWS)
        if (day := next(days, None)) is not None:
            yield day


def _elsewhere(article: Article, uses: Iterable[EarlierUse]) -> tuple[EarlierUse, ...]:
    """The uses of a picture on other pages than its own."""
    return tuple(use for use in uses if use.article_url != article.address)


def _bytes_of(figure: Figure, image: ImageLoader) -> bytes | None:
    try:
        return image(figure.image_url) if figure.image_url else None
    except ValueError as error:  # "http://[foo": a page's mistake in one picture's address
        raise ReadError(str(figure.image_url)[:200], f"it is no address ({error})") from error


def _photo(url: str, data: bytes) -> Photo:
    from provenance.photo.read import read_photo  # loaded where there is a picture

    return read_photo(url, data)


def _print(photo: Photo, data: bytes) -> Fingerprint | None:
    from provenance.photo.safely import fingerprint_safely

    return fingerprint_safely(photo.url, data)


def look_back(
    examination: Examination,
    *,
    checks: Sequence[Check],
    earlier: History,
    policy: Policy = Policy(),
) -> tuple[Finding, ...]:
    """What checks find on a page once other pages with its pictures are known, which were read
    beside it: the findings of the cases that an earlier use has come to.

    >>> look_back(Examination(Article("d", None, "en")), checks=(), earlier=no_history)
    ()
    """
    found: list[Finding] = []
    policy = policy.at(examination.article.address)
    for case in examination.cases:
        if case.photo is None or case.photo.fingerprint is None:
            continue
        used = _elsewhere(examination.article, earlier(case.photo, policy.same_photo_bits))
        if used == case.earlier:
            continue
        now = replace(case, earlier=used)
        for check in checks:
            found += check.run(now, policy)
    return tuple(found)


def _dated(article: Article, language: Language, fetched: date | None) -> Article:
    """The article with its publication date inferred where the page states none."""
    if article.published is not None:
        return article
    passages = [*article.told, *article.notes]
    passages += [passage for figure in article.figures for passage in figure.passages]
    dates = _read_dates(passages, language, None)
    inferred = infer_published(passages, dates, language, fetched)
    if inferred is None or _dates_itself(inferred.spans, dates, article):
        return article
    return replace(
        article,
        published=inferred.interval,
        published_from=inferred.words,
        published_spans=inferred.spans,
        inferred=True,
    )


def _dates_itself(spans: Sequence[Span], dates: Sequence[Timex], article: Article) -> bool:
    """Whether a day of publication rests on one picture alone: what is to be compared with the page
    cannot date it. A second picture of those days can, or a text that speaks of them.
    """
    own = next(
        (
            figure.passages
            for figure in article.figures
            if spans and all(span.passage in figure.passages for span in spans)
        ),
        (),
    )
    leant = [timex.best for timex in dates if timex.best and timex.span in spans]
    elsewhere = [timex.best for timex in dates if timex.best and timex.span.passage not in own]
    return bool(own) and not any(
        one.first and other.first and abs((one.first - other.first).days) <= _SAME_TIME
        for one in leant
        for other in elsewhere
    )


def _read_dates(
    passages: Iterable[Passage], language: Language, dct: Interval | None
) -> tuple[Timex, ...]:
    """The dates of passages in order, each read beside those found before it."""
    found: list[Timex] = []
    for passage in passages:
        found += _dates_of(passage, language, dct, found)
    return tuple(found)


def _dates_of(
    passage: Passage, language: Language, dct: Interval | None, beside: Sequence[Timex]
) -> tuple[Timex, ...]:
    if not may_hold_date(passage.text, language):
        return ()
    return resolve_offsets(find_dates(passage, language, dct, beside), beside, language, dct)


def _unresolved(dates: Iterable[Timex]) -> Iterable[Unread]:
    for timex in dates:
        if timex.kind is TimexKind.DATE and not timex.readings:
            yield Unread(timex.span, f"“{timex.span.quote}” could not be placed in time")
