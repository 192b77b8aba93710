"""`cutline check`: look at pages now, keep nothing."""

import os
from dataclasses import dataclass

import click

from provenance.claims.judge import EndpointJudge, Judge
from provenance.cli.common import (
    CONCERNS,
    Day,
    as_json,
    captures_of,
    dump,
    known_keys,
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
    Capture,
    Concern,
    Examination,
    Finding,
    Interval,
    Policy,
    ProvenanceError,
    choose_language,
)
from provenance.plugins import checks, languages
from provenance.report.explain import explain, render_text
from provenance.report.exports import finding_record
from provenance.sources.reader import Reader

__all__ = ["check", "examine_capture"]


@dataclass(frozen=True, slots=True)
class _Page:
    location: str
    examination: Examination


def examine_capture(
    reader: Reader,
    capture: Capture,
    published: Interval | None = None,
    headline: str | None = None,
    lang: str | None = None,
    policy: Policy = Policy(),
    judge: Judge | None = None,
) -> Examination:
    """One capture through the whole examination, its pictures read by its reader."""
    if lang:
        capture = Capture(
            capture.location,
            capture.url,
            f"{capture.media_type}; lang={lang}",
            capture.retrieved_at,
            capture.body,
        )
    from provenance.examine import examine

    return examine(
        capture,
        languages=languages(),
        checks=checks(),
        image=lambda url: reader.image(capture, url),
        published=published,
        headline=headline,
        policy=policy,
        judge=judge,
    )


@click.command()
@paths_argument
@click.option("--published", type=Day(), help="Publication date, in place of the page's.")
@click.option("--headline", help="Headline, in place of the page's.")
@click.option("--lang", help="Language of the pages (BCP 47), in place of the one found.")
@click.option(
    "--baseline", metavar="FILE", help="Findings already known: keys, or a former output."
)
@click.option(
    "--fail-on",
    type=click.Choice([*CONCERNS, "never"]),
    default="conflict",
    show_default=True,
    help="Exit with 1 for a new finding of this concern or above.",
)
@click.option(
    "--judge",
    metavar="URL",
    help="Chat endpoint (OpenAI form) whose second opinion may lower findings; its key is read "
    "from CUTLINE_JUDGE_KEY. Sends captions and sentences there.",
)
@click.option("--judge-model", default="default", help="Model the endpoint is asked for.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json", "jsonl", "html"]),
    default="table",
    show_default=True,
    help="How findings are printed.",
)
@click.option(
    "--why", is_flag=True, help="Also print, for each figure, what was weighed for and against."
)
def check(
    paths: tuple[str, ...],
    published: Interval | None,
    headline: str | None,
    lang: str | None,
    baseline: str | None,
    fail_on: str,
    judge: str | None,
    judge_model: str,
    form: str,
    why: bool,
) -> None:
    """Check pages and print what does not fit. Nothing is stored.

    PATH is a file, a folder, a glob, a web archive (.warc, .warc.gz, .wacz), an address of the web,
    or - for standard input. Only the addresses you name are fetched, and their pictures.
    """
    from provenance.settings import read_settings

    known = known_keys(baseline)
    policy = read_settings().policy
    asked = _judge(judge, judge_model)
    failures: list[tuple[str, str]] = []
    pages: list[_Page] = []
    with waiting("checking pages") as progress:
        for reader, capture in captures_of(paths, failures):
            try:
                found = examine_capture(reader, capture, published, headline, lang, policy, asked)
                pages.append(_Page(capture.location, found))
            except ProvenanceError as error:
                failures.append((capture.location, str(error)))
            except Exception as error:  # one bad page never stops a run
                reason = f"Cannot examine {capture.location}: {error!r}. Nothing of it was kept."
                failures.append((capture.location, reason))
            progress.advance(progress.task_ids[0])
    fresh = [f for page in pages for f in page.examination.findings if f.key not in known]
    _print(pages, known, form)
    if why and form == "table":
        from provenance.cli.why import tell_why

        for page in pages:
            tell_why(page.examination, policy)
    for location, reason in failures:
        say(told(location, reason))
    for page in pages:
        for unread in page.examination.unread:
            if unread.span is None or unread.reason.startswith("Cannot"):
                say(told(page.location, unread.reason))
    if form == "table":
        say(_closing(pages, fresh, failures, known))
    bar = CONCERNS.get(fail_on)
    partly = any(
        u.span is None or u.reason.startswith("Cannot")
        for page in pages
        for u in page.examination.unread
    )
    raise click.exceptions.Exit(
        status_of(
            found=bar is not None and any(f.concern >= bar for f in fresh),
            unread=bool(failures) or partly,
            error=bool(failures) and not pages,
        )
    )


def _judge(url: str | None, model: str) -> Judge | None:
    if url is None:
        return None
    try:
        return EndpointJudge(url, model, os.environ.get("CUTLINE_JUDGE_KEY"))
    except ValueError as error:
        raise click.BadParameter(f"{error}. Nothing was checked.", param_hint="--judge") from error


def _closing(
    pages: list[_Page],
    fresh: list[Finding],
    failures: list[tuple[str, str]],
    known: frozenset[str],
) -> str:
    parts = [f"{plural(len(pages), 'page')} read"]
    if failures:
        parts.append(f"{len(failures)} not read")
    counts = [
        plural(sum(f.concern is concern for f in fresh), concern.label)
        for concern in (Concern.CONFLICT, Concern.DOUBT, Concern.NOTE)
        if any(f.concern is concern for f in fresh)
    ]
    unread = any(u.span is None for page in pages for u in page.examination.unread)
    nothing = "nothing to report" + (" of what could be read" if unread else "")
    parts.append(", ".join(counts) if counts else nothing)
    old = sum(len(page.examination.findings) for page in pages) - len(fresh)
    if known and old:
        parts.append(f"{old} already known")
    return ", ".join(parts) + "."


def _print(pages: list[_Page], known: frozenset[str], form: str) -> None:
    records = [
        finding_record(finding) | {"location": page.location}
        for page in pages
        for finding in page.examination.findings
        if finding.key not in known
    ]
    if form == "jsonl":
        for record in records:
            click.echo(as_json(record))
    elif form == "json":
        dump({"findings": records, "pages": [_page_record(page) for page in pages]})
    elif form == "html":
        from provenance.report.page import report_page

        seen, names = [page.examination for page in pages], [page.location for page in pages]
        put(report_page(seen, checks(), names))
    else:
        _table(pages, known)


def _page_record(page: _Page) -> dict[str, object]:
    article = page.examination.article
    return {
        "location": page.location,
        "article": article.address,
        "headline": article.headline.text if article.headline else None,
        "language": article.language,
        "published": article.published.edtf if article.published else None,
        "published_from": article.published_from,
        "inferred": article.inferred,
        "figures": len(article.figures),
        "unread": [item.reason for item in page.examination.unread],
    }


def _table(pages: list[_Page], known: frozenset[str]) -> None:
    by_name = {item.name: item for item in checks()}
    for page in pages:
        article = page.examination.article
        fresh = [f for f in page.examination.findings if f.key not in known]
        loud = [f for f in fresh if f.concern > Concern.NOTE]
        notes = [f for f in fresh if f.concern is Concern.NOTE]
        if not fresh:
            continue
        tell(page.location, style="bold")
        published = article.published.edtf if article.published else "unknown"
        how = f" ({article.published_from})" if article.published_from else ""
        language = choose_language(article.language, languages()).name
        tell(f"published {published}{how} · {language}\n", style="dim")
        headline = article.headline.text if article.headline else page.location
        for finding in loud:
            text = render_text(explain(finding, by_name.get(finding.check), headline))
            title, _, rest = text.partition("\n")
            style = "bold red" if finding.concern is Concern.CONFLICT else "bold yellow"
            tell(title, style=style)
            tell(rest + "\n")
        for finding in notes:
            tell(
                f"{finding.check} · note · figure {finding.figure}: {finding.statement} "
                f"{finding.mend}",
                style="dim",
            )
        if notes:
            tell()
