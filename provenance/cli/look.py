"""Commands that look without storing: extract, dates, explain, score."""

import sys

import click

from provenance.cli.common import (
    ERROR,
    Day,
    as_json,
    captures_of,
    dump,
    paths_argument,
    plural,
    put,
    say,
    status_of,
    tell,
    told,
    waiting,
)
from provenance.model import (
    Article,
    Interval,
    Passage,
    ProvenanceError,
    Role,
    Timex,
)
from provenance.plugins import checks, language_of_dates, languages

__all__ = ["dates", "explain_check", "extract", "score"]


@click.command()
@paths_argument
@click.option(
    "--format", "form", type=click.Choice(["table", "json", "jsonl", "html"]), default="table",
    show_default=True, help="How the parts are printed; html draws one page of each.",
)  # fmt: skip
def extract(paths: tuple[str, ...], form: str) -> None:
    """Take pages apart: headline, body, captions, credits, alternative texts, dates."""
    from provenance.document.read import read_article

    failures: list[tuple[str, str]] = []
    articles: list[tuple[str, Article]] = []
    with waiting("reading pages") as progress:
        for _reader, capture in captures_of(paths, failures):
            try:
                articles.append((capture.location, read_article(capture, languages())))
            except ProvenanceError as error:
                failures.append((capture.location, str(error)))
            progress.advance(progress.task_ids[0])
    if form == "html":
        from provenance.report.separation import separation_page

        put("\n".join(separation_page(article) for _, article in articles))
    elif form == "json":
        records = [_record(location, article) for location, article in articles]
        dump(records[0] if len(records) == 1 else records)
    elif form == "jsonl":
        for location, article in articles:
            click.echo(as_json(_record(location, article)))
    else:
        for location, article in articles:
            _parts(location, article)
    for location, reason in failures:
        say(told(location, reason))
    raise click.exceptions.Exit(
        status_of(False, bool(failures), error=bool(failures) and not articles)
    )


def _record(location: str, article: Article) -> dict[str, object]:
    def text(passage: Passage | None) -> str | None:
        return passage.text if passage else None

    return {
        "location": location,
        "url": article.url,
        "language": article.language,
        "headline": text(article.headline),
        "standfirst": text(article.standfirst),
        "byline": text(article.byline),
        "published": article.published.edtf if article.published else None,
        "published_from": article.published_from,
        "published_reasons": [
            {
                "reason": why.name,
                "place": why.place,
                "quote": why.quote,
                "weight": round(why.weight, 2),
            }
            for why in article.published_reasons
        ],
        "modified": article.modified.edtf if article.modified else None,
        "body": [passage.text for passage in article.body],
        "notes": [passage.text for passage in article.notes],
        "figures": [
            {
                "ordinal": figure.ordinal,
                "after": figure.after,
                "image": figure.image_url,
                "caption": text(figure.caption),
                "credit": figure.credit.line.text if figure.credit else None,
                "creators": list(figure.credit.creators) if figure.credit else [],
                "provider": figure.credit.provider if figure.credit else None,
                "archive": (
                    figure.credit.archive.quote if figure.credit and figure.credit.archive else None
                ),
                "alt": text(figure.alt),
            }
            for figure in article.figures
        ],
    }


def _reasons(article: Article) -> str:
    """The places that spoke for the day of publication, then what spoke against it."""
    seen = [why for why in article.published_reasons if why.place]
    places = dict.fromkeys(why.place for why in seen if why.weight > 0)
    against = [why.name for why in article.published_reasons if why.weight < 0]
    told = f" ({', '.join(places)})" if places else ""
    return f"{told}, against it: {', '.join(against)}" if against else told


def _parts(location: str, article: Article) -> None:
    tell(location, style="bold")
    published = article.published.edtf if article.published else "not stated"
    tell(f"language {article.language} · published {published}{_reasons(article)}", style="dim")
    front = (article.headline, article.standfirst, article.byline)
    rows: list[Passage] = [part for part in front if part]
    figures = list(article.figures)
    for number, passage in enumerate((*article.body, None)):
        while figures and figures[0].after <= number:
            rows += figures.pop(0).passages
        if passage is not None:
            rows.append(passage)
    for passage in (*rows, *article.notes):
        tell(f"{passage!s:<20}", end="  ", style="cyan")
        tell(passage.text)
    tell()


@click.command()
@click.argument("text", required=False)
@click.option("--published", type=Day(), help="Publication date the words are read against.")
@click.option("--lang", default="en", show_default=True, help="Language of the text (BCP 47).")
@click.option(
    "--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True,
    help="How the dates are printed.",
)  # fmt: skip
@click.option("--letters", is_flag=True, help="Print each word's letter in the grammar, too.")
def dates(
    text: str | None, published: Interval | None, lang: str, form: str, letters: bool
) -> None:
    """Read the dates in TEXT (or standard input): the words, the days, and how they were read."""
    from provenance.dates.find import find_dates

    words = text if text is not None else sys.stdin.read(100_000)
    passage = Passage(Role.BODY, " ".join(words.split()))
    found = find_dates(passage, language_of_dates(lang), published)
    if form == "json":
        dump([_date_record(timex) for timex in found])
        return
    marks = [" "] * len(passage.text)
    for timex in found:
        marks[timex.span.start : timex.span.end] = "─" * (timex.span.end - timex.span.start)
    tell(passage.text)
    if letters:
        from provenance.dates.tokens.letters import spelled
        from provenance.dates.tokens.scan import tokenize

        tell(spelled(passage.text, tokenize(passage.text, language_of_dates(lang))), style="dim")
    if found:
        tell("".join(marks).rstrip(), style="cyan")
    for timex in found:
        tell(f"  {timex.span.quote}  →  {_told(timex)}")
    if not found:
        say("No date in it.")


def _date_record(timex: Timex) -> dict[str, object]:
    return {
        "quote": timex.span.quote,
        "start": timex.span.start,
        "end": timex.span.end,
        "readings": [reading.edtf for reading in timex.readings],
        "granularity": timex.best.granularity.name.lower() if timex.best else None,
        "anchor": timex.anchor.value,
        "modifier": timex.modifier,
        "weekday": timex.weekday,
        "impossible": timex.impossible,
        "calendar": timex.calendar,
        "offset": timex.offset,
    }


def _told(timex: Timex) -> str:
    if not timex.readings:
        return "not placed: it needs the publication date (--published)"
    days = " or ".join(reading.edtf for reading in timex.readings)
    grain = timex.readings[0].granularity.name.lower()
    how = {
        "written": "written in full",
        "DCT": "counted from publication",
        "neighbour": "counted from the date beside it",
        "page": "counted from elsewhere on the page",
    }[timex.anchor.value]
    extra = ", there is no such day" if timex.impossible else ""
    extra += _weekday_told(timex)
    extra += f", {timex.calendar} calendar" if timex.calendar != "gregorian" else ""
    return f"{days}, {grain}, {how}{extra}"


def _weekday_told(timex: Timex) -> str:
    """What to say where the weekday beside a date is not that day's."""
    day = timex.best.first if timex.best and timex.best.days == 1 else None
    if timex.weekday is None or day is None or day.weekday() == timex.weekday:
        return ""
    return f", which is a {_WEEKDAYS[day.weekday()]} and not a {_WEEKDAYS[timex.weekday]}"


_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def _complete_check(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[str]:
    return [item.name for item in checks() if item.name.startswith(incomplete)]


@click.command(name="explain")
@click.argument("name", required=False, metavar="CHECK", shell_complete=_complete_check)
def explain_check(name: str | None) -> None:
    """Tell what a CHECK asks, when it fires and when it stays quiet; without a name, list all."""
    known = {item.name: item for item in checks()}
    if name is None:
        for item in known.values():
            click.echo(f"{item.name:<30}  {item.about.splitlines()[0] if item.about else ''}")
        return
    if name not in known:
        say(f"Cannot explain {name}: there is no such check. Nothing was done; `cutline explain` "
            "lists them.")  # fmt: skip
        raise click.exceptions.Exit(ERROR)
    click.echo(f"{name}\n{'=' * len(name)}\n\n{known[name].about.strip()}")
    from provenance.cli.why import WEIGHED, table_lines

    if name in WEIGHED:
        click.echo("")
        for line in table_lines():
            click.echo(line)


@click.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False), default="seeds")
def score(folder: str) -> None:
    """Score the worked cases in FOLDER: precision and recall per stage and per check."""
    from provenance.seeds import load_seeds, render_score, score_seeds

    seeds = load_seeds(folder)
    with waiting("scoring cases", counted=False):
        scored = score_seeds(seeds)
    put(render_score(scored))
    say(f"{plural(len(seeds), 'case')} scored.")
