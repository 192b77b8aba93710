"""`cutline decide` and `cutline decisions`: verdicts from the command line, and taken home."""

import csv
import io
import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from provenance.cli.common import plural, say
from provenance.cli.findings import put_all
from provenance.cli.opening import store_option
from provenance.cli.stored import open_with_archive
from provenance.model import Decision, ReadError, Verdict

if TYPE_CHECKING:
    from provenance.store.log.desk import Desk

__all__ = ["decide", "decisions", "reviewer_name"]

_MOST_BYTES = 20_000_000
_MOST_ROWS = 100_000


@dataclass(frozen=True, slots=True)
class _Wish:
    key: str
    verdict: str
    reason: str | None
    note: str


def reviewer_name(given: str | None) -> str:
    """Who decides: the name given, else the login name; says so where there is neither."""
    who = given or os.environ.get("USER") or os.environ.get("USERNAME")
    if not who:
        who = "unnamed"
        say("Nobody is named as reviewer: decisions are kept as those of “unnamed”. Name one with "
            "--reviewer or CUTLINE_REVIEWER.")  # fmt: skip
    return who


@click.command()
@click.argument("words", nargs=-1, metavar="[KEY… VERDICT]")
@click.option(
    "--from",
    "table",
    metavar="FILE",
    help="Decide by a CSV with the columns key, verdict, reason and note, such as an edited "
    "export; - for standard input.",
)
@click.option("--undo", is_flag=True, help="Undo the reviewer's last step, all of it.")
@click.option("--note", default="", help="Why, in a few words.")
@click.option("--reason", help="Why it is not a mismatch: labelled, caption date, time words, "
              "sentence, background, updated, duplicate or other.")  # fmt: skip
@click.option("--reviewer", envvar="CUTLINE_REVIEWER", help="Who decides; else the login name.")
@store_option
def decide(
    words: tuple[str, ...],
    table: str | None,
    undo: bool,
    note: str,
    reason: str | None,
    reviewer: str | None,
    store: str | None,
) -> None:
    """Keep a verdict (confirmed, not-a-mismatch, unclear) on one finding or several.

    KEYs may be shortened. All are decided or none is, and --undo takes them back together. Earlier
    verdicts stay in the log.
    """
    if bool(words) + bool(table) + undo != 1:
        raise click.UsageError(
            "say KEY… VERDICT, or --from FILE, or --undo: one of them. Nothing was decided."
        )
    kept = _desk(store)
    who, now = reviewer_name(reviewer), datetime.now(UTC)
    if undo:
        undone = kept.undo(who, now)
        keys = ", ".join(event.finding for event in undone if event.finding)
        say(f"Undone: the last step of {who}" + (f", on {keys}." if keys else "."))
        return
    wishes = _from_table(table) if table else _from_words(words, reason, note)
    decided = _take(kept, wishes, who, now)
    if table is None:
        for key in decided:
            say(f"Kept: {key} is {words[-1]}, says {who}.")
    else:
        same = len(wishes) - len(decided)
        say(f"Kept: {plural(len(decided), 'verdict')} of {who}"
            + (f"; {same:,} were so before." if same else "."))  # fmt: skip


def _from_words(words: Sequence[str], reason: str | None, note: str) -> list[_Wish]:
    *keys, verdict = words
    if not keys:
        raise click.UsageError("say KEY… VERDICT: a key and a verdict. Nothing was decided.")
    return [_Wish(key, verdict, reason, note) for key in keys]


def _from_table(name: str) -> list[_Wish]:
    """The rows of a CSV that have a verdict."""
    try:
        if name == "-":
            data = sys.stdin.buffer.read(_MOST_BYTES + 1)
        else:
            with Path(name).open("rb") as stream:
                data = stream.read(_MOST_BYTES + 1)
        if len(data) > _MOST_BYTES:
            raise ReadError(name, f"it has more than {_MOST_BYTES:,} bytes")
        rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    except OSError as error:
        raise ReadError(name, str(error.strerror or error)) from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise ReadError(name, f"it is no CSV in UTF-8 ({error})") from error
    if rows and not {"key", "verdict"} <= rows[0].keys():
        raise ReadError(name, "its first row names no columns key and verdict")
    if len(rows) > _MOST_ROWS:
        raise ReadError(name, f"it has more than {_MOST_ROWS:,} rows")
    return [
        _Wish(_cell(row, "key"), _cell(row, "verdict"), _cell(row, "reason") or None,
              _cell(row, "note"))
        for row in rows
        if _cell(row, "verdict")
    ]  # fmt: skip


def _cell(row: Mapping[str, str | None], name: str) -> str:
    return (row.get(name) or "").removeprefix("'").strip()


def _take(desk: "Desk", wishes: Sequence[_Wish], who: str, now: datetime) -> list[str]:
    """Decides all or none; gives back the keys that were not decided so before."""
    from provenance.store.log.chain import Act, Entry

    entries: dict[str, Entry] = {}
    seen: dict[str, int] = {}
    for wish in wishes:
        _refuse(wish)
        item = desk.finding(wish.key)
        key = item.finding.key
        if key in entries:
            raise click.UsageError(f"{key} is named twice. Nothing was decided.")
        told = {"verdict": wish.verdict, "reason": wish.reason, "note": wish.note}
        before = item.decision
        if before and before.reviewer == who and told == _told(before):
            continue
        entries[key] = Entry(Act.DECIDE, who, now, key, told)
        seen[key] = item.standing.version
    desk.take(list(entries.values()), seen)
    return list(entries)


def _told(decision: Decision) -> dict[str, str | None]:
    return {"verdict": decision.verdict.value, "reason": decision.reason, "note": decision.note}


def _refuse(wish: _Wish) -> None:
    from provenance.store.log.fold import REASONS

    what = ""
    if wish.verdict not in set(Verdict):
        what = f"a verdict is {', '.join(Verdict)}, not {wish.verdict!r}"
    elif wish.reason is not None and wish.reason not in REASONS:
        what = f"a reason is {', '.join(REASONS)}, not {wish.reason!r}"
    elif wish.verdict == Verdict.NOT_A_MISMATCH and wish.reason is None:
        what = f"“not-a-mismatch” needs a --reason: {', '.join(REASONS)}"
    elif wish.verdict != Verdict.NOT_A_MISMATCH and wish.reason is not None:
        what = f"a reason says why it is not a mismatch, and this is {wish.verdict}"
    if what:
        raise click.UsageError(f"{wish.key}: {what}. Nothing was decided.")


def _desk(store: str | None) -> "Desk":
    from provenance.cli.stored import archive_beside
    from provenance.store.log.desk import Desk

    address, archive = archive_beside(store)
    return Desk.open(address, create=False, archive=archive)


@click.group()
def decisions() -> None:
    """Take verdicts home."""


@decisions.command(name="export")
@store_option
@click.option("--bench", metavar="FOLDER", help="Write decided pages and their labels there, for "
              "`python -m benchmarks.weigh deciding FOLDER`.")  # fmt: skip
def export_decisions(store: str | None, bench: str | None) -> None:
    """Write decided findings: as JSON lines, or with --bench as labelled pages."""
    from provenance.review.labels import write_labels
    from provenance.review.outgoing import exported
    from provenance.store.log.find import Wanted

    kept = open_with_archive(store)
    decided = [item for item in kept.findings(Wanted(controls=True)) if item.decision]
    if bench is None:
        put_all([exported(item) for item in decided], "jsonl")
        return
    done = write_labels(kept, decided, Path(bench))
    say(f"{plural(done.pages, 'page')} with {plural(done.figures, 'decided picture')} in {bench}."
        + (f" Without its page, which was not kept: {plural(done.lost, 'finding')}."
           if done.lost else ""))  # fmt: skip
