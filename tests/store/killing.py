"""Runs in processes of their own, killed without a word, and what is in a store afterwards."""

import json
import random
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from flows import progress
from flows.batches import Job, check_batch
from flows.engine.pool import Limits, end_pools
from flows.planning import plan
from flows.reading import Failure, polite_readers
from flows.work import RunSummary, keep
from provenance.model import Manners, Policy
from provenance.store.archive import Archive
from provenance.store.log.verify import verify_store
from provenance.store.runs import Runs
from provenance.store.store import Store

ROOT = Path(__file__).parent.parent.parent
SEEDS = ROOT / "seeds"


def run(address: str, locations: Sequence[str], batch_pages: int = 10) -> None:
    """Checks pages as the flow does, but for Prefect, with a letter to standard output for each."""
    done = 0

    def tell(count: int) -> None:
        nonlocal done
        sys.stdout.write("." * (count - done))
        sys.stdout.flush()
        done = count

    token = progress._HEARD.set(tell)
    folder = f"{address}.archive"
    store = Store.open(address, archive=Archive.open(folder))
    Runs.open(address).begin("nightly")
    limits = Limits()
    job = Job(address, folder, "nightly", "rules", Policy(), Manners(), 2, limits)
    summary = RunSummary("nightly")
    for batch in plan(locations, batch_pages, polite_readers(job.manners)):
        if isinstance(batch, Failure):
            keep(store, [batch], summary)
            continue
        summary.add(check_batch.fn([*batch.locations], job, 1, batch.pictures))
        done = 0
    end_pools()
    progress._HEARD.reset(token)
    Runs.open(address).end("nightly", read=summary.read, failed=summary.failed)


def run_apart(address: str, locations: Sequence[str], die_after: int | None = None) -> int:
    """Runs in a process of its own; gives back how it ended.

    With `die_after` it is killed once it has kept so many pages, a moment later that is as long as
    chance will have it.
    """
    source = "import sys; from tests.store.killing import run; run(sys.argv[1], sys.argv[2:])"
    process = subprocess.Popen(
        [sys.executable, "-c", source, address, *locations], stdout=subprocess.PIPE, cwd=ROOT
    )
    assert process.stdout is not None
    with process.stdout as told:
        if die_after is None:
            told.read()
        else:
            told.read(die_after)
            for _turn in range(random.randrange(40_000)):  # some milliseconds at most
                pass
            process.send_signal(signal.SIGKILL)
    return process.wait()


def contents(address: str, runs: bool = True) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table but its moments and numbers, in a fixed order.

    Of the log, which is full of moments, what it says was kept; it must be whole.
    Without `runs` nothing of them: not the table, not which run was the first to find something.
    """
    assert not verify_store(_opened(address)).faults
    connection = sqlite3.connect(address)
    try:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        tables = [
            name
            for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type='table'")
        ]
        kept = {}
        for table in set(tables) - {"log", "log_head"}:
            columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
            if not runs:
                columns = [name for name in columns if name != "run" and table != "runs"]
            if not columns:
                continue
            told = ", ".join(f'"{c}"' for c in columns if c != "id" and not c.endswith("_at"))
            kept[table] = sorted(connection.execute(f"SELECT {told} FROM {table}"), key=repr)
        events = [json.loads(row[0]) for row in connection.execute("SELECT told FROM log")]
        kept["log"] = sorted(
            (name,) for event in events for name in (*event["archived"], *event["findings"])
        )
        return kept
    finally:
        connection.close()


def _opened(address: str) -> Store:
    folder = Path(f"{address}.archive")
    archive = Archive.open(folder) if folder.is_dir() else None
    return Store.open(address, create=False, archive=archive)


def files(folder: Path) -> set[str]:
    """The files in a store's folder, but for the journals a reader may leave."""
    return {
        str(path.relative_to(folder))
        for path in folder.rglob("*")
        if path.is_file() and not path.name.endswith(("-wal", "-shm"))
    }
