"""A run that is killed at any moment can be run again: nothing is lost, nothing doubled."""

import itertools
import multiprocessing
import os
import signal
import sqlite3
from collections.abc import Sequence
from pathlib import Path

import pytest
from sqlalchemy import Connection
from sqlmodel import SQLModel

from flows.work import examine_batch, save_batch
from provenance.plugins import checks, languages
from provenance.sources.files import READER
from provenance.store import store
from provenance.store.rows import add_missing
from provenance.store.runs import Runs
from provenance.store.store import Store
from provenance.store.tables import Values

SEEDS = Path(__file__).parent.parent.parent / "seeds"
CASES = ("born-from", "flood-file-picture", "impossible-day")


def run(address: str, die_at: int | None = None) -> None:
    """Checks the cases; where `die_at` is given, dies without a word at that insert."""
    if die_at is not None:
        _die_at(die_at)
    kept = Store.open(address)
    captures = [capture for case in CASES for capture in READER.read(str(SEEDS / case))]
    Runs.open(address).begin("nightly")
    for capture in captures:
        examined = examine_batch([capture], languages=languages(), checks=checks())
        save_batch(kept, examined, "nightly")


def _die_at(insert: int) -> None:
    inserts = itertools.count()

    def add(connection: Connection, table: type[SQLModel], rows: Sequence[Values]) -> int:
        if next(inserts) == insert:
            os.kill(os.getpid(), signal.SIGKILL)
        return add_missing(connection, table, rows)

    setattr(store, "add_missing", add)  # noqa: B010  (in a process of its own)


def run_apart(address: str, die_at: int | None = None) -> int | None:
    """Runs in a process of its own; gives back how that ended."""
    process = multiprocessing.get_context("spawn").Process(target=run, args=(address, die_at))
    process.start()
    process.join(120)
    return process.exitcode


def contents(address: str) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table but its moments, in a fixed order."""
    connection = sqlite3.connect(address)
    try:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        tables = [
            name
            for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type='table'")
        ]
        kept = {}
        for table in tables:
            columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
            told = ", ".join(f'"{c}"' for c in columns if c != "id" and not c.endswith("_at"))
            kept[table] = sorted(connection.execute(f"SELECT {told} FROM {table}"), key=repr)
        return kept
    finally:
        connection.close()


@pytest.mark.parametrize(
    "die_at",
    [
        pytest.param(0, id="before the run is noted"),
        pytest.param(2, id="between a capture and its visit"),
        pytest.param(5, id="before the findings of a page"),
        pytest.param(6, id="between two pages"),
        pytest.param(13, id="on the last page"),
    ],
)
def test_killed_and_run_again_equals_undisturbed(
    tmp_path: Path, die_at: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONHASHSEED", "0")  # this is about the store alone
    calm, hurt = str(tmp_path / "calm.db"), str(tmp_path / "hurt.db")
    assert run_apart(calm) == 0
    assert run_apart(hurt, die_at) == -signal.SIGKILL
    assert contents(hurt) != contents(calm)
    assert run_apart(hurt) == 0
    assert contents(hurt) == contents(calm)
