"""Builders: values for tests, made by the real stages."""

from datetime import UTC, datetime

from provenance.examine import examine_article
from provenance.model import (
    Article,
    Case,
    Check,
    Credit,
    EarlierUse,
    Figure,
    Finding,
    Interval,
    Passage,
    Photo,
    Policy,
    Role,
    choose_language,
)
from provenance.plugins import languages

SEEN = datetime(2026, 11, 24, tzinfo=UTC)


def article(
    *,
    body: str = "",
    published: str | None = "2024-06-03",
    headline: str | None = None,
    caption: str | None = None,
    credit: str | None = "Ada Lorne",
    alt: str | None = None,
    notes: str | None = None,
    language: str = "en",
    modified: str | None = None,
    after: int = 1,
) -> Article:
    """An article with one figure; blank lines part the body's paragraphs."""
    from provenance.document.credit.credits import read_credit

    words = choose_language(language, languages())
    line = Passage(Role.CREDIT, credit, 1) if credit else None
    made: Credit | None = read_credit(line, words) if line else None
    paragraphs = [part.strip() for part in body.split("\n\n") if part.strip()]
    return Article(
        capture="0" * 64,
        url="https://example.org/story",
        language=language,
        headline=Passage(Role.HEADLINE, headline) if headline else None,
        published=Interval.parse(published) if published else None,
        published_from="given" if published else None,
        modified=Interval.parse(modified) if modified else None,
        body=tuple(Passage(Role.BODY, text, n) for n, text in enumerate(paragraphs, 1)),
        notes=(Passage(Role.NOTE, notes, 1),) if notes else (),
        figures=(
            Figure(
                1,
                min(after, len(paragraphs)),
                "img/picture.jpg",
                Passage(Role.CAPTION, caption, 1) if caption else None,
                made,
                Passage(Role.ALT, alt, 1) if alt else None,
            ),
        ),
    )


def case(
    *,
    photo: Photo | None = None,
    earlier: tuple[EarlierUse, ...] = (),
    policy: Policy = Policy(),
    **parts: object,
) -> Case:
    """The case of an article's one figure, with dates, claims, links and disclosure found."""
    page = article(**parts)  # type: ignore[arg-type]  # the parts are article's own
    examined = examine_article(
        page,
        (photo,),
        language=choose_language(page.language, languages()),
        checks=(),
        earlier=lambda seen, within: earlier,
        policy=policy,
        fetched=SEEN.date(),
    )
    return examined.cases[0]


def findings(check: Check, made: Case) -> list[Finding]:
    """What a check says of a case."""
    return list(check.run(made, Policy()))
