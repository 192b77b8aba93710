"""A run that is killed at any moment can be run again: nothing is lost, nothing doubled."""

import itertools
import multiprocessing
import os
import random
import signal
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import Connection
from sqlmodel import SQLModel

from flows.reading import read_pages
from flows.work import RunSummary, keep
from provenance.store import runs
from provenance.store.archive import Archive
from provenance.store.log import keep as keep_rows
from provenance.store.rows import add_missing
from provenance.store.runs import Runs
from provenance.store.store import Store
from provenance.store.tables import Values
from tests.flows.pages import checked
from tests.store import killing
from tests.store.killing import SEEDS, contents, files

CASES = ("born-from", "flood-file-picture", "impossible-day")


def run(address: str, archived: bool, die_at: int | None = None) -> None:
    """Checks the cases; where `die_at` is given, dies without a word at that insert."""
    if die_at is not None:
        _die_at(die_at)
    folder = archive_of(address) if archived else None
    kept = Store.open(address, archive=Archive.open(folder) if folder else None)
    Runs.open(address).begin("nightly")
    pages = read_pages(str(SEEDS / case) for case in CASES)
    made = checked(pages, address, "nightly", str(folder) if folder else None)
    for outcomes in ([next(made), next(made)], list(made)):
        keep(kept, outcomes, RunSummary("nightly"))


def archive_of(address: str) -> Path:
    return Path(f"{address}.archive")


def _die_at(insert: int) -> None:
    inserts = itertools.count()

    def add(connection: Connection, table: type[SQLModel], rows: Sequence[Values]) -> int:
        if next(inserts) == insert:
            os.kill(os.getpid(), signal.SIGKILL)
        return add_missing(connection, table, rows)

    for module in (runs, keep_rows):
        vars(module)["add_missing"] = add  # in a process of its own


def run_apart(address: str, archived: bool, die_at: int | None = None) -> int | None:
    """Runs in a process of its own; gives back how that ended."""
    process = multiprocessing.get_context("spawn").Process(
        target=run, args=(address, archived, die_at)
    )
    process.start()
    process.join(120)
    return process.exitcode


@pytest.mark.parametrize(
    ("die_at", "archived"),
    [
        pytest.param(0, False, id="before the run is noted"),
        pytest.param(1, True, id="between captures and their visits"),
        pytest.param(5, False, id="after the findings of two pages"),
        pytest.param(7, True, id="between two transactions"),
        pytest.param(12, False, id="on the last page"),
    ],
)
def test_killed_and_run_again_equals_undisturbed(
    tmp_path: Path, die_at: int, archived: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONHASHSEED", "0")  # this is about the store alone
    calm, hurt = str(tmp_path / "calm.db"), str(tmp_path / "hurt.db")
    assert run_apart(calm, archived) == 0
    assert run_apart(hurt, archived, die_at) == -signal.SIGKILL
    assert contents(hurt) != contents(calm)
    assert run_apart(hurt, archived) == 0
    assert contents(hurt) == contents(calm)
    assert files(archive_of(hurt)) == files(archive_of(calm))
    assert len(files(archive_of(hurt))) == (len(CASES) if archived else 0)


KILLS = 10


def test_killed_again_and_again_equals_undisturbed(tmp_path: Path) -> None:
    """Kills the whole run, workers and all, further and further on; `make torture` does it longer."""
    pages = [str(path) for path in sorted(SEEDS.glob("*/article.*"))]
    (tmp_path / "calm").mkdir()
    (tmp_path / "hurt").mkdir()
    calm, hurt = str(tmp_path / "calm" / "a.db"), str(tmp_path / "hurt" / "a.db")
    assert killing.run_apart(calm, pages) == 0
    kept = 0
    for after in sorted(random.sample(range(1, len(pages)), KILLS)):
        assert killing.run_apart(hurt, pages, die_after=after) == -signal.SIGKILL
        assert kept <= len(contents(hurt)["visits"]) >= after
        kept = len(contents(hurt)["visits"])
    assert killing.run_apart(hurt, pages) == 0
    assert contents(hurt) == contents(calm)
    assert files(tmp_path / "hurt") == files(tmp_path / "calm")


def test_two_runs_at_once_over_one_corpus_equal_one(tmp_path: Path) -> None:
    pages = [str(path) for path in sorted(SEEDS.glob("*/article.*"))[:12]]
    (tmp_path / "calm").mkdir()
    (tmp_path / "both").mkdir()
    calm, both = str(tmp_path / "calm" / "a.db"), str(tmp_path / "both" / "a.db")
    assert killing.run_apart(calm, pages) == 0
    with ThreadPoolExecutor(2) as threads:
        ends = list(threads.map(lambda order: killing.run_apart(both, order), [pages, pages]))
    assert ends == [0, 0]
    assert contents(both) == contents(calm)
    assert files(tmp_path / "both") == files(tmp_path / "calm")
