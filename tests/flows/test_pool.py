"""The pool: in order, within limits, one bad task at a time, without a trace when it ends."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from flows.engine.pool import Limits, Pool
from flows.engine.worker import Maker
from flows.reading import Failure
from provenance.model import ProvenanceError


def maker(folder: Path, name: str = "moody") -> Maker:
    return (f"tests.flows.hands:{name}", (("folder", str(folder)),))


@pytest.fixture
def pool() -> Iterator[Pool]:
    made = Pool(2, Limits(1.0, 300))
    yield made
    made.end()


def outcomes(pool: Pool, folder: Path, *tasks: str) -> list[Any]:
    made = maker(folder)
    return list(pool.each(tasks, lambda task: pool.do(made, task, task)))


def test_outcomes_come_in_the_order_of_the_tasks(pool: Pool, tmp_path: Path) -> None:
    wanted = [f"{number}" for number in range(50)]
    assert outcomes(pool, tmp_path, *(f"say {number}" for number in wanted)) == wanted
    assert outcomes(pool, tmp_path, "say again") == ["again"]
    assert 1 <= len(list(tmp_path.iterdir())) <= 2


def test_a_slow_task_holds_up_no_other(tmp_path: Path) -> None:
    slow, flag = Pool(2), tmp_path / "flag"
    (tmp_path / "hands").mkdir()

    def many() -> Iterator[str]:
        yield f"hold {flag}"
        for number in range(30):
            if number == 8:  # more than are done while the first is under way
                flag.touch()
            yield f"say {number}"

    made = maker(tmp_path / "hands")
    told = list(slow.each(many(), lambda task: slow.do(made, task, task)))
    slow.end()
    assert told == ["held", *map(str, range(30))]


def test_a_task_beyond_its_limits_is_given_up_and_no_other(pool: Pool, tmp_path: Path) -> None:
    wanted = [f"{number}" for number in range(60)]
    tasks = [f"say {number}" for number in wanted]
    bad = ["die 1", "loop 2", f"eat {2**31}", "die 3", "die 4", "break 5", "unsendable 6"]
    places = (20, 30, 40, 41, 50, 52, 58)
    for place, words in zip(places, bad, strict=True):
        tasks.insert(place, words)
    told = outcomes(pool, tmp_path, *tasks)
    assert [outcome for outcome in told if isinstance(outcome, str)] == wanted
    failed = [outcome for outcome in told if isinstance(outcome, Failure)]
    assert [outcome.location for outcome in failed] == bad
    said = (
        "signal 9",
        "1 seconds",
        "300 MB",
        "signal 9",
        "signal 9",
        "out of paper",
        "_unsendable",
    )
    for outcome, words in zip(failed, said, strict=True):
        assert words in outcome.reason
        assert "Nothing of it was kept" in outcome.reason
    pool.end()
    assert not alive(tmp_path)


def test_size_hinders_nothing(pool: Pool, tmp_path: Path) -> None:
    large = 6 * 2**20
    told = outcomes(pool, tmp_path, *["say " + "x" * large, "say small", "say y" + " " * large] * 2)
    assert [len(outcome) for outcome in told] == 2 * [large, 5, 1]


def test_workers_that_cannot_start_are_an_error_or_a_failed_page(
    pool: Pool, tmp_path: Path
) -> None:
    made = maker(tmp_path, "deaf")
    failed = pool.do(made, "a", "say a")
    assert isinstance(failed, Failure)
    assert "status 3" in failed.reason
    made = ("tests.flows.nowhere:none", ())
    with pytest.raises(ProvenanceError, match="No module"):
        pool.do(made, "a", "say a")


def test_an_idle_worker_that_is_killed_is_replaced(pool: Pool, tmp_path: Path) -> None:
    assert outcomes(pool, tmp_path, *["say a"] * 20) == ["a"] * 20
    for process in alive(tmp_path):
        os.kill(process, 9)
    assert outcomes(pool, tmp_path, *["say b"] * 20) == ["b"] * 20


def test_workers_end_with_a_parent_that_is_killed(tmp_path: Path) -> None:
    source = (
        "import sys; from pathlib import Path; from tests.flows.test_pool import *; pool = Pool(2);"
        "made = maker(Path(sys.argv[1])); words = ['say a', 'loop', 'loop'];"
        "told = pool.each(words, lambda task: pool.do(made, task, task));"
        "print(next(told), flush=True); next(told)"
    )
    parent = subprocess.Popen(
        [sys.executable, "-c", source, str(tmp_path)],
        stdout=subprocess.PIPE,
        cwd=Path(__file__).parent.parent.parent,
    )
    assert parent.stdout is not None
    with parent.stdout:
        assert parent.stdout.readline() == b"a\n"
        parent.kill()
        parent.wait()
    for _look in range(1_000_000):
        if not alive(tmp_path):
            return
        os.sched_yield()
    raise AssertionError("workers went on without their parent")


def alive(folder: Path) -> list[int]:
    """The workers that noted themselves in the folder and still run."""
    found = []
    for path in folder.iterdir():
        try:
            state = Path(f"/proc/{path.name}/stat").read_text(encoding="ascii").rsplit(") ")[1][0]
        except (OSError, IndexError):
            continue
        if state not in "ZX":
            found.append(int(path.name))
    return found
