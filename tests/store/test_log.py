"""The log only grows, folds into how findings stand, and shows every tampering."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import text

from provenance.model import (
    Capture,
    Decision,
    Evidence,
    Finding,
    Passage,
    Role,
    StoreError,
    Verdict,
)
from provenance.store.archive import Archive
from provenance.store.log.chain import Act, Entry
from provenance.store.log.desk import Desk
from provenance.store.log.find import Wanted
from provenance.store.log.fold import State
from provenance.store.log.verify import verify_store
from provenance.store.log.write import Stale
from provenance.store.store import Store
from tests.store import tamper
from tests.store.test_store import capture, examination, finding

NOW = datetime(2024, 6, 4, tzinfo=UTC)


@pytest.fixture
def desk(address: str, tmp_path: Path) -> Desk:
    store = Desk.open(address, archive=Archive.open(tmp_path / "kept"))
    for number in range(4):
        page = capture(f"It rained {number} times.", f"{number}.html")
        store.save(page, examination(page, finding(f"On {number} May 2019")))
    return store


def decide(desk: Desk, key: str, verdict: str = "confirmed", who: str = "ada") -> None:
    desk.take([Entry(Act.DECIDE, who, NOW, key, {"verdict": verdict})])


def keys(desk: Desk) -> list[str]:
    return [item.finding.key for item in desk.findings()]


def test_undo_goes_back_step_by_step_and_can_be_undone(desk: Desk) -> None:
    first, second, *_ = keys(desk)
    decide(desk, first, "unclear")
    decide(desk, first, "confirmed")
    desk.take([Entry(Act.DECIDE, "ada", NOW, key, {"verdict": "unclear"}) for key in keys(desk)])
    assert desk.finding(second).standing.verdict == "unclear"
    desk.undo("ada", NOW)
    assert desk.finding(first).standing.verdict == "confirmed"
    assert desk.finding(second).standing.state is State.OPEN
    desk.undo("ada", NOW)
    assert desk.finding(first).standing.verdict == "unclear"
    desk.undo("ada", NOW)
    assert desk.finding(first).standing.verdict is None
    with pytest.raises(StoreError, match="no step to undo"):
        desk.undo("ada", NOW)
    assert len(desk.events(first)) == 6
    assert not verify_store(desk).faults


def test_a_stale_write_is_refused_with_what_stands_now(desk: Desk) -> None:
    key = keys(desk)[0]
    seen = {key: desk.finding(key).standing.version}
    decide(desk, key, "unclear", "ben")
    entry = Entry(Act.DECIDE, "ada", NOW, key, {"verdict": "confirmed"})
    with pytest.raises(
        Stale, match="it was changed in the meantime and is unclear by ben"
    ) as caught:
        desk.take([entry], seen)
    assert caught.value.now.reviewer == "ben"
    assert desk.finding(key).standing.verdict == "unclear"


def test_verdict_and_state_are_two_things(desk: Desk) -> None:
    key = keys(desk)[0]
    decide(desk, key)
    desk.take([Entry(Act.REQUEST, "ada", NOW, key, {"text": "Dear desk"})])
    standing = desk.finding(key).standing
    assert (standing.verdict, standing.state) == ("confirmed", State.REQUESTED)
    desk.take([Entry(Act.SNOOZE, "ada", NOW, key, {"until": "2024-06-10"})])
    waiting = Wanted(state="waiting", today=date(2024, 6, 9))
    assert desk.count(waiting)[0] == 3
    assert desk.count(replace(waiting, today=date(2024, 6, 10)))[0] == 4


def test_the_log_cannot_be_changed_through_the_database(desk: Desk) -> None:
    for statement in ("UPDATE log SET who = 'eve'", "DELETE FROM log"):
        with (
            pytest.raises(StoreError, match="only grows"),
            desk.writing("tamper") as connection,
        ):
            connection.execute(text(statement))


def quoted(caption: str) -> Finding:
    span = Passage(Role.CAPTION, caption, 1).span("31 June")
    return replace(finding(), evidence=(Evidence("caption date", span, ""),), image="a.jpg")


@pytest.mark.parametrize(
    ("body", "caption", "opens"),
    [
        pytest.param("It snowed.", "In Orra on 31 June", True, id="another caption"),
        pytest.param("It snowed.", "In Tarrow on 31 June", False, id="the same caption"),
        pytest.param("It rained.", "In Orra on 31 June", False, id="the same page, read otherwise"),
    ],
)
def test_a_page_that_changed_opens_its_findings_again(
    tmp_path: Path, body: str, caption: str, opens: bool
) -> None:
    desk = Desk.open(str(tmp_path / "a.db"))
    one, two = capture("It rained."), capture(body)
    first, second = quoted("In Tarrow on 31 June"), quoted(caption)
    desk.save(one, examination(one, first))
    desk.decide(Decision(first.key, Verdict.CONFIRMED, None, "ada", "", NOW))
    desk.save(two, examination(two, second))
    item = desk.finding(first.key)
    assert (item.standing.state is State.OPEN) is opens
    now, before = desk.reading_now(item)
    assert (before is not None) is opens
    assert now.finding.evidence[0].span.passage.text == (
        caption if opens else "In Tarrow on 31 June"
    )


def test_one_photograph_on_two_pages_is_one_matter(tmp_path: Path) -> None:
    desk = Desk.open(str(tmp_path / "a.db"))
    for number in range(2):
        page = Capture(f"{number}.html", None, "text/html", NOW, str(number).encode())
        found = replace(quoted("On 31 June"), article=str(number))
        other = replace(found, check="caption-event-date-conflict", image="b.jpg")
        desk.save(page, examination(page, found, other))
    groups = desk.groups(Wanted())
    assert [group.count for group in groups] == [2, 2]
    lead = groups[0].lead
    assert len(desk.members(lead.grouped)) == 2
    second = desk.following(Wanted(), lead.finding.key)
    assert second is not None and desk.finding(second).grouped != lead.grouped
    assert desk.following(Wanted(), second) is None


def test_filters_stand_before_limits(desk: Desk) -> None:
    decide(desk, keys(desk)[-1], "unclear", "ben")
    assert [i.finding.key for i in desk.findings(Wanted(verdict="unclear"), limit=1)] == [
        keys(desk)[-1]
    ]
    assert desk.count(Wanted(reviewer="ben")) == (1, 1)
    assert desk.count(Wanted(text="MAY such")) == (4, 4)
    assert desk.count(Wanted(text="100%")) == (0, 0)
    assert (
        desk.count(Wanted(source="files", quiet=frozenset({("impossible-caption-date", "files")})))[
            0
        ]
        == 0
    )


def test_rules_are_visible_and_reversible(desk: Desk) -> None:
    told = {"check": "missing-date", "source": "courier.example", "reason": "labelled", "on": True}
    desk.take([Entry(Act.RULE, "ada", NOW, None, told)])
    assert desk.quiet() == {("missing-date", "courier.example")}
    desk.undo("ada", NOW)
    assert not desk.rules()


def test_what_was_kept_is_whole(desk: Desk) -> None:
    decide(desk, keys(desk)[0])
    done = verify_store(desk)
    assert (done.faults, done.events, done.findings, done.files) == ([], 5, 4, 4)
    assert verify_store(desk, (done.number, done.head)).faults == []
    said = verify_store(desk, (done.number, "0" * 64)).faults
    assert [str(fault) for fault in said] == [
        "event 5: is not the one whose hash was noted elsewhere"
    ]


@pytest.mark.parametrize("kind", tamper.KINDS)
@pytest.mark.parametrize("seed", range(3))
def test_every_tampering_is_found(tmp_path: Path, kind: Callable[..., str], seed: int) -> None:
    folder = tamper.make_store(tmp_path)
    located = tamper.tamper(folder, kind, seed)
    said = [str(fault) for fault in verify_store(tamper.opened(folder)).faults]
    assert any(located in fault for fault in said), (located, said)


def test_a_store_upgraded_is_whole(tmp_path: Path) -> None:
    from tests.store.test_identity import finding as old_finding
    from tests.store.test_identity import old_store, run

    path = old_store(tmp_path / "old.db", [("a" * 16, old_finding(), "03")])
    run(path, "DELETE FROM sightings", "UPDATE captures SET body = x'789c030000000001'",
        "INSERT INTO decisions VALUES (1, 'aaaaaaaaaaaaaaaa', 'unclear', NULL, 'ada', '', '2024-06-04')")  # fmt: skip
    Store.upgrade(path)
    said = [str(fault) for fault in verify_store(Store.open(path, create=False)).faults]
    assert said == ["page d: its bytes were changed"]  # it was never named by its digest
