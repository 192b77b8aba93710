"""The flow `digest`: what is new since yesterday, as an artifact and one HTML file."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from prefect import State, flow
from prefect.artifacts import acreate_markdown_artifact
from prefect.states import Completed

from flows.check import open_store, run_name
from flows.summary import digest_markdown
from flows.words import one_line
from provenance.model import Concern
from provenance.photo.thumbnail import small_jpeg
from provenance.plugins import checks
from provenance.report.digest import MOST_SHOWN, digest_page
from provenance.report.page import Links
from provenance.review.outgoing import exported, with_page
from provenance.settings import read_settings
from provenance.store.runs import Run, Runs
from provenance.store.standing import Standings
from provenance.store.watching import Watching
from provenance.store.whole import whole_file

__all__ = ["alarms", "digest", "write_whole"]

_SIZE = 480  # pixels of a picture's longer side


def alarms(runs: Sequence[Run], failing: Sequence[tuple[str, str]], now: datetime) -> list[str]:
    """What of the runs' health a person should know first, a sentence each.

    >>> alarms([], [], datetime(2024, 6, 3, tzinfo=UTC))
    ['No run began in this time: nothing was watched.']
    """
    told = [] if runs else ["No run began in this time: nothing was watched."]
    for run in runs:
        if run.ended_at is None and now - run.started_at > timedelta(hours=6):
            told.append(f"{run.name} began and never ended.")
        elif run.ended_at and run.failed and not run.read:
            told.append(f"{run.name} read nothing: all {run.failed:,} pages failed.")
        elif run.ended_at and run.failed > run.read:
            told.append(f"{run.name} read {run.read:,} pages, and {run.failed:,} failed.")
    told += [f"{name} cannot be read: {why}." for name, why in failing]
    return told


def _run_name() -> str:
    return run_name("digest")


@flow(
    name="digest",
    description="Tells what is new since yesterday: findings to decide, decisions, corrections "
    "seen and how the runs went.",
    flow_run_name=_run_name,
    persist_result=False,
    retries=0,
)
async def digest(
    store: str | None = None, hours: int = 24, folder: str | None = None
) -> State[Any]:
    """Tells what came in the last `hours`, as a markdown artifact and one HTML file.

    The file stands in `folder`, which is `digests` beside the store where none is named, under the
    day's date. Ends with its path and the counts. Raises `StoreError` where it cannot be written.
    """
    settings = read_settings()
    kept = open_store(store, settings)
    now = datetime.now(UTC)
    since = now - timedelta(hours=hours)
    standings = Standings.open(kept.address)
    new = kept.findings(since=since, at_least=Concern.DOUBT, standing=True)
    notes = len(kept.findings(since=since)) - len(new)
    found = [item for item in new if item.decision is None]
    decisions = [
        {
            "statement": one_line(kept.finding(decision.finding).finding.statement),
            "verdict": decision.verdict.value,
            "reviewer": one_line(decision.reviewer),
            "note": one_line(decision.note),
        }
        for decision in kept.decisions_since(since)
    ]
    corrections = [
        {
            "location": one_line(item.location),
            "statement": one_line(kept.finding(item.finding).finding.statement),
        }
        for item in standings.corrections(since)
    ]
    runs = Runs.open(kept.address).since(since)
    names = {source.address: source.name for source in settings.outlets}
    failing = [
        (names[feed.address], feed.error)
        for feed in Watching.open(kept.address).feeds()
        if feed.error and feed.address in names
    ]
    told = alarms(runs, failing, now)
    title = f"Cutline, {now:%A %-d %B %Y}"
    page = digest_page(
        title,
        [with_page(kept, item, thumbnail=_small) for item in found[:MOST_SHOWN]]
        + [exported(item) for item in found[MOST_SHOWN:]],
        checks(),
        links=Links(settings.desk, kept.named),
        decisions=decisions,
        corrections=corrections,
        runs=[
            {
                "name": run.name,
                "ended": f"{run.ended_at:%H:%M} UTC" if run.ended_at else "not yet",
                "read": run.read,
                "failed": run.failed,
                "skipped": run.skipped,
                "new": run.new,
            }
            for run in runs
        ],
        alarms=told,
    )
    place = Path(folder) if folder else _beside(kept.address)
    path = write_whole(place / f"{now:%Y-%m-%d}.html", page)
    counts = {
        "findings": len(found),
        "notes": notes,
        "decisions": len(decisions),
        "corrections": len(corrections),
        "runs": len(runs),
    }
    await acreate_markdown_artifact(
        key="digest",
        markdown=digest_markdown(
            title, found, notes, decisions, corrections, runs, told, str(path), settings.desk
        ),
        description=", ".join(f"{count:,} {name}" for name, count in counts.items()),
    )
    return Completed(
        name="Alarm" if told else None,
        message=told[0] if told else "nothing stands in the way",
        data=counts | {"path": str(path), "alarms": told},
    )


def _small(data: bytes) -> bytes:
    return small_jpeg(data, _SIZE)


def _beside(store: str) -> Path:
    return Path("digests") if "://" in store else Path(store).expanduser().parent / "digests"


def write_whole(path: Path, text: str) -> Path:
    """Writes a file that is there when it is whole; raises `StoreError` where it cannot be."""
    with whole_file(path) as stream:
        stream.write(text.encode("utf-8", "backslashreplace"))
    return path
