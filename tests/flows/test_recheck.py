"""`recheck`: what appeared, vanished, changed or returned, from stored pages alone; `digest`."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from flows.digest import alarms, digest, write_whole
from flows.recheck import recheck
from provenance.model import (
    Article,
    Capture,
    Concern,
    Decision,
    Evidence,
    Examination,
    Finding,
    Passage,
    Role,
    StoreError,
    Verdict,
)
from provenance.report.digest import digest_page
from provenance.report.exported import Exported
from provenance.store.rows import PageRows, page_rows
from provenance.store.runs import Run, Runs
from provenance.store.standing import Standings
from tests.store import killing

SEEN = datetime(2024, 6, 3, tzinfo=UTC)


@pytest.fixture
def store(tmp_path: Path) -> Standings:
    return Standings.open(str(tmp_path / "a.db"), clock=lambda: SEEN)


def finding(words: str = "In Tarrow on 31 June", role: Role = Role.CAPTION) -> Finding:
    span = Passage(role, words, 1).span()
    return Finding("impossible-caption-date", "page", 1, Concern.CONFLICT, 0.9, "No such day.",
                   "Check.", (Evidence("date", span, "as printed"),), "a.jpg")  # fmt: skip


def page(text: str = "It rained.", location: str = "page.html", later: int = 0) -> Capture:
    return Capture(location, None, "text/html", SEEN + timedelta(days=later), text.encode())


def save(store: Standings, capture: Capture, *found: Finding, rules: str = "old") -> None:
    examined = Examination(Article(capture.digest, None, "en"), findings=found)
    store.save_rows(page_rows(capture, examined, "first", SEEN, rules=rules))


def again(
    store: Standings, run: str, *pages: tuple[Capture, Sequence[Finding]]
) -> dict[str, list[str]]:
    """Examines pages again, with these findings; gives back the changes of the run."""
    rows: dict[str, list[PageRows]] = {}
    for capture, found in pages:
        examined = Examination(Article(capture.digest, None, "en"), findings=tuple(found))
        made = page_rows(capture, examined, run, SEEN, rules=run)
        rows.setdefault(capture.digest, []).append(made)
    for name, together in rows.items():
        store.replace(name, together, run)
    return store.changes(run)


def test_what_is_given_again_is_no_change(store: Standings) -> None:
    save(store, page(), finding())
    assert again(store, "second", (page(), [finding()])) == {}


def test_appeared_vanished_returned_changed(store: Standings) -> None:
    one, two = finding(), finding("On 30 February")
    save(store, page(), one)
    assert again(store, "second", (page(), [two])) == {"appeared": [two.key], "vanished": [one.key]}
    assert [item.finding.key for item in store.queue()] == [two.key]
    assert again(store, "third", (page(), [one, two])) == {"returned": [one.key]}
    louder = replace(two, statement="There is no 30 February.")
    assert again(store, "fourth", (page(), [one, louder])) == {"changed": [two.key]}
    assert again(store, "fifth", (page(), [one, louder])) == {}
    assert len(store.queue()) == 2


def test_the_same_again_in_one_run_changes_nothing(store: Standings) -> None:
    save(store, page(), finding())
    first = again(store, "second", (page(), []))
    assert again(store, "second", (page(), [])) == first == {"vanished": [finding().key]}


def test_a_finding_stands_while_one_capture_gives_it(store: Standings) -> None:
    old, new = page("It rained."), page("It rained again.", later=1)
    save(store, old, finding())
    save(store, new, finding())
    assert again(store, "second", (old, []), (new, [finding()])) == {}
    assert again(store, "third", (old, []), (new, [])) == {"vanished": [finding().key]}


def test_visits_of_the_same_bytes_are_compared_together(store: Standings) -> None:
    here, there = page(), page(location="other.html")
    one, two = finding(), replace(finding("On 30 February"), article="other")
    save(store, here, one)
    save(store, there, two)
    assert again(store, "second", (here, [one]), (there, [two])) == {}


def test_what_rests_on_a_picture_nobody_kept_is_left_as_it_is(store: Standings) -> None:
    save(store, page(), finding(role=Role.EMBEDDED))
    assert again(store, "second", (page(), [])) == {}


def test_only_what_other_rules_examined_is_due(store: Standings) -> None:
    save(store, page(), rules="old")
    save(store, page("It snowed."), rules="new")
    (name,) = store.due("new")
    assert [capture.body for capture in store.captures(name)] == [b"It rained."]
    assert (store.count_due("new"), store.count_due(None)) == (1, 2)
    assert len(store.due(None)) == 2


def test_a_correction_is_a_new_version_without_the_finding(store: Standings) -> None:
    save(store, page(), finding(), finding("On 30 February"))
    save(store, page("It snowed.", later=1), finding("On 30 February"))
    (seen,) = store.corrections(SEEN)
    assert (seen.finding, seen.location) == (finding().key, "page.html")
    assert store.corrections(SEEN + timedelta(days=2)) == []


def test_alarms_come_first() -> None:
    ended = SEEN + timedelta(hours=1)
    runs = [
        Run("good", SEEN, ended, read=5),
        Run("dead", SEEN, None),
        Run("empty", SEEN, ended, failed=3),
        Run("poor", SEEN, ended, read=1, failed=3),
    ]
    told = alarms(runs, [("Courier", "it is away")], SEEN + timedelta(days=1))
    assert [sentence.split()[0] for sentence in told] == ["dead", "empty", "poor", "Courier"]
    assert alarms(runs[:1], [], ended) == []


def test_the_digest_escapes_what_pages_say() -> None:
    words = replace(finding("<script>alert(1)</script>"), statement="<b>No</b> such day.")
    text = digest_page(
        "Monday", [Exported(words, "a", headline="<i>Rain</i>")], (), alarms=["<u>x</u>"]
    )
    for tag in ("<script>", "<b>", "<i>", "<u>"):
        assert tag not in text


def test_a_digest_that_cannot_be_written_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.html").mkdir()
    with pytest.raises(StoreError, match="Nothing was half-written"):
        write_whole(tmp_path / "a.html", "text")
    assert [path.name for path in tmp_path.iterdir()] == ["a.html"]


@pytest.mark.filterwarnings("ignore")
def test_the_flows_over_a_store(
    prefect: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CUTLINE_WORKERS", "1")
    monkeypatch.chdir(tmp_path)
    address = str(tmp_path / "a.db")
    killing.run(address, [str(killing.SEEDS / "born-from" / "article.txt")])
    first: Any = asyncio.run(recheck(store=address))
    assert (first["read"], first["new"], first["skipped"]) == (1, 0, 0)
    second: Any = asyncio.run(recheck(store=address))
    assert (second["read"], second["skipped"]) == (0, 1)
    kept = Standings.open(address)
    assert kept.changes(first["name"]) == {}
    key = kept.queue()[0].finding.key
    kept.decide(Decision(key, Verdict.CONFIRMED, None, "ada", "", datetime.now(UTC)))
    told: Any = asyncio.run(digest(store=address))
    # what was decided is not to decide any more
    assert (told["findings"], told["decisions"], told["runs"], told["alarms"]) == (0, 1, 3, [])
    page = Path(told["path"]).read_text(encoding="utf-8")
    assert key not in page
    assert "Nothing new to decide" in page
    assert Runs.open(address).found("nightly")["undisclosed-archive-photo"] == 1
