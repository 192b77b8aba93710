"""Runs in processes of their own, killed without a word, and what is in a store afterwards."""

import json
import random
import signal
import subprocess
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from sqlalchemy import inspect

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
    store = _opened(address)
    assert not verify_store(store).faults
    with store.reading() as session:
        connection = session.connection()
        if connection.dialect.name == "sqlite":
            assert connection.exec_driver_sql("PRAGMA integrity_check").all() == [("ok",)]
            assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []
        kept: dict[str, list[tuple[object, ...]]] = {}
        for table in set(inspect(connection).get_table_names()) - {"log", "log_head"}:
            columns = [row["name"] for row in inspect(connection).get_columns(table)]
            if not runs:
                columns = [name for name in columns if name != "run" and table != "runs"]
            if not columns:
                continue
            told = ", ".join(
                f'"{c}"' for c in sorted(columns) if c != "id" and not c.endswith("_at")
            )
            rows = connection.exec_driver_sql(f"SELECT {told} FROM {table}")
            kept[table] = sorted((tuple(map(_plain, row)) for row in rows), key=repr)
        events = [json.loads(row[0]) for row in connection.exec_driver_sql("SELECT told FROM log")]
        kept["log"] = sorted(
            (name,) for event in events for name in (*event["archived"], *event["findings"])
        )
        return kept


def _plain(value: object) -> object:
    """A value as any database gives it: JSON read, days as text."""
    if isinstance(value, str) and value[:1] in ("[", "{"):
        return repr(json.loads(value))
    if isinstance(value, date):
        return value.isoformat()
    return repr(value) if isinstance(value, (list, dict)) else value


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
