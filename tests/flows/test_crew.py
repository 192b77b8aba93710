"""Workers: in order, within limits, without a trace when they end."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path
from typing import Any

import pytest

from flows.crew import Crew, Limits
from flows.reading import Failure, Page
from provenance.model import Capture, ProvenanceError, ReadError

SEEN = datetime(2024, 6, 3, tzinfo=UTC)


def page(text: str) -> Capture:
    return Capture(text, None, "text/plain", SEEN, text.encode())


def pages(*texts: str) -> list[Page]:
    return [page(text) for text in texts]


def crew(
    folder: Path, size: int = 2, limits: Limits | None = None, examiner: str = "moody"
) -> Crew:
    return Crew(
        size,
        f"tests.flows.hands:{examiner}",
        {"folder": str(folder)},
        limits=limits or Limits(),
        image=picture,
    )


def outcomes(workers: Crew, given: Iterable[Page]) -> Iterator[Any]:
    """What came of pages, one by one."""
    return chain.from_iterable(workers.each(given))


def picture(capture: Capture, url: str) -> bytes | None:
    if url == "bad":
        raise ReadError(url, "it is broken")
    if url == "worse":
        raise RuntimeError("no loader")
    if url == "big":
        return bytes(6 * 2**20)
    return None if url == "none" else url.upper().encode()


def test_outcomes_come_in_the_order_of_the_pages(tmp_path: Path) -> None:
    wanted = [f"{number}" for number in range(50)]
    given: list[Page] = [page(f"say {number}") for number in wanted]
    given.insert(7, Failure("lost.html", "it is empty"))
    with crew(tmp_path) as workers:
        told = list(outcomes(workers, given))
        assert told.pop(7) == Failure("lost.html", "it is empty")
        assert told == wanted
        assert list(outcomes(workers, pages("say again"))) == ["again"]
    assert 1 <= len(list(tmp_path.iterdir())) <= 2


def test_a_slow_page_first_holds_up_nothing_for_good(tmp_path: Path) -> None:
    flag = tmp_path / "flag"
    (tmp_path / "hands").mkdir()

    def many() -> Iterator[Page]:
        yield page(f"hold {flag}")
        for number in range(30):
            if number == 8:  # as many wait for the first as may
                flag.touch()
            yield page(f"say {number}")

    with crew(tmp_path / "hands") as workers:
        assert list(outcomes(workers, many())) == ["held", *map(str, range(30))]


def test_a_page_beyond_its_limits_is_given_up_and_the_rest_goes_on(tmp_path: Path) -> None:
    bad = ["loop", f"eat {2**31}", "die", "break"]
    given = pages("say a", *bad, "say b")
    with crew(tmp_path, limits=Limits(1.0, 300)) as workers:
        first, *failed, last = outcomes(workers, given)
    assert (first, last) == ("a", "b")
    for outcome, location, said in zip(
        failed, bad, ("1 seconds", "300 MB", "signal 9", "out of paper"), strict=True
    ):
        assert isinstance(outcome, Failure)
        assert outcome.location == location
        assert said in outcome.reason
        assert "Nothing of it was kept" in outcome.reason
    assert not alive(tmp_path)


def test_pages_that_wait_behind_a_bad_one_are_done_elsewhere(tmp_path: Path) -> None:
    wanted = [f"{number}" for number in range(60)]
    given = [page(f"say {number}") for number in wanted]
    bad = ["die 1", "loop 2", f"eat {2**31}", "die 3", "die 4"]
    for place, words in zip((20, 30, 40, 41, 50), bad, strict=True):
        given.insert(place, page(words))
    with crew(tmp_path, limits=Limits(1.0, 300)) as workers:
        told = list(outcomes(workers, given))
    assert [outcome for outcome in told if isinstance(outcome, str)] == wanted
    assert [outcome.location for outcome in told if isinstance(outcome, Failure)] == bad
    assert not alive(tmp_path)


def test_size_hinders_nothing(tmp_path: Path) -> None:
    large = 6 * 2**20
    given = [
        page("say " + "x" * large),
        *pages("look big one", "say small"),
        page("say y" + " " * large),
    ]
    with crew(tmp_path) as workers:
        told = list(outcomes(workers, [*given, *given]))
    assert [len(outcome) for outcome in told] == 2 * [large, large + 4, 5, 1]


def test_an_outcome_that_cannot_be_sent_is_a_failed_page(tmp_path: Path) -> None:
    with crew(tmp_path) as workers:
        failed, last = outcomes(workers, pages("unsendable", "say a"))
    assert isinstance(failed, Failure)
    assert "Nothing of it was kept" in failed.reason
    assert last == "a"


def test_quick_pages_wake_the_parent_less_than_once_each(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    woken = 0

    def listen(workers: Crew, until: float | None) -> None:
        nonlocal woken
        woken += 1
        plain(workers, until)

    plain = Crew._listen
    monkeypatch.setattr(Crew, "_listen", listen)
    with crew(tmp_path, 1) as workers:
        groups = list(workers.each(page(f"turn {number}") for number in range(400)))
    assert [outcome for group in groups for outcome in group] == list(map(str, range(400)))
    assert woken < 200
    assert len(groups) < 40


def test_pictures_come_through_the_parent_and_their_errors_too(tmp_path: Path) -> None:
    with crew(tmp_path) as workers:
        told = list(outcomes(workers, pages("look one none bad worse two", "look three")))
    assert told == ["ONE,none,refused,refused,TWO", "THREE"]


def test_a_page_that_has_no_pictures_asks_nobody(tmp_path: Path) -> None:
    made = {"folder": str(tmp_path)}
    with Crew(1, "tests.flows.hands:moody", made, image=picture, shows=lambda page: False) as crew:
        assert list(outcomes(crew, pages("look one bad"))) == ["none,none"]


def test_a_page_with_too_many_pictures_gets_no_more(tmp_path: Path) -> None:
    with crew(tmp_path) as workers:
        (told,) = outcomes(workers, pages("look " + "x " * 201))
    assert told.endswith("X,refused")


def test_no_more_than_a_few_pages_are_held(tmp_path: Path) -> None:
    taken = 0

    def many() -> Iterator[Page]:
        nonlocal taken
        for number in range(1000):
            taken += 1
            yield page(f"say {number}")

    with crew(tmp_path) as workers:
        assert next(outcomes(workers, many())) == "0"
        assert taken < 100


def test_what_reading_raises_is_raised_after_the_pages_before(tmp_path: Path) -> None:
    def broken() -> Iterator[Page]:
        yield page("say a")
        raise ReadError("b", "the disk is gone")

    told = []
    with crew(tmp_path) as workers, pytest.raises(ReadError, match="disk is gone"):
        for outcome in outcomes(workers, broken()):
            told.append(outcome)
    assert told == ["a"]


def test_workers_that_cannot_start_are_one_error(tmp_path: Path) -> None:
    with crew(tmp_path, examiner="deaf") as workers, pytest.raises(ProvenanceError, match="status"):
        list(outcomes(workers, pages("say a")))


def test_workers_end_with_a_parent_that_is_killed(tmp_path: Path) -> None:
    source = (
        "import sys; from tests.flows.test_crew import *; "
        "workers = crew(Path(sys.argv[1])); told = outcomes(workers, pages('say a', 'loop', 'loop')); "
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
    for _look in range(1_000_000):  # the kernel ends them; nothing here does
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


def test_a_kill_leaves_no_signal_for_the_tests() -> None:
    assert signal.getsignal(signal.SIGIO) == signal.SIG_DFL
