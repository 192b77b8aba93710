"""A finding stays the same finding when it is read better, also across an upgrade of the store."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from sqlalchemy import text

from provenance.model import Concern, Evidence, Finding, Interval, Passage, Role
from provenance.store import engine, migrate
from provenance.store.store import Store
from provenance.store.values import finding_values

CAPTION = Passage(Role.CAPTION, "Water covers Mill Street on Tuesday, May 14, 2019.", 1)
BODY = Passage(Role.BODY, "The Orra burst its banks on Sunday.", 1)
DATE = Evidence("caption date", CAPTION.span("May 14, 2019"), "", Interval.parse("2019-05-14"))
EVENT = Evidence("event", BODY.span("Sunday"), "", Interval.parse("2024-06-02"))
SHARED = Evidence("linked by", BODY.span("Orra"), "“Orra” in the caption")


def finding(*evidence: Evidence, **given: Any) -> Finding:
    values: dict[str, Any] = {"check": "undisclosed-archive-photo", "article": "https://courier.example/a",
              "figure": 1, "concern": Concern.CONFLICT, "confidence": 0.9, "statement": "It is old.",
              "mend": "Say so.", "evidence": evidence or (DATE, EVENT), "image": "a.jpg"}  # fmt: skip
    return Finding(**(values | given))


SAME = {
    "more words are linked": finding(DATE, EVENT, SHARED),
    "the event is told otherwise": finding(DATE),
    "another confidence": finding(confidence=0.5),
    "another figure of the page": finding(figure=2),
    "the same words read otherwise": finding(
        Evidence("caption date", CAPTION.span("May 14, 2019"), "", Interval.parse("2019-05"))
    ),
}
OTHER = {
    "another check": finding(check="image-recirculated"),
    "another article": finding(article="https://courier.example/b"),
    "another picture": finding(image="b.jpg"),
    "no picture's address": finding(image=None),
    "other words": finding(Evidence("caption date", CAPTION.span("Tuesday"), "")),
    "no words": finding(EVENT),
}


@pytest.mark.parametrize("name", SAME)
def test_a_better_reading_is_the_same_finding(name: str) -> None:
    assert SAME[name].key == finding().key


@pytest.mark.parametrize("name", OTHER)
def test_what_differs_in_its_identity_is_another(name: str) -> None:
    assert OTHER[name].key != finding().key


def old_store(path: Path, rows: list[tuple[str, Finding, str]]) -> str:
    """A store as it was before: findings under old keys, each found on a day of June."""
    kept = engine.engine_of(str(path), create=True)
    config = migrate._config()
    with engine.exclusive(kept).begin() as first:
        config.attributes["connection"] = first
        command.upgrade(config, "0003")
        first.execute(text("INSERT INTO captures VALUES ('d', 'text/html', 1, '')"))
        for key, found, day in rows:
            values = finding_values(found) | {"key": key, "digest": "d", "at": f"2024-06-{day}"}
            values["evidence"] = json.dumps(values["evidence"])
            first.execute(
                text(
                    "INSERT INTO findings VALUES (:key, :check, :article, :digest, :figure, "
                    ":concern, :confidence, :statement, :mend, :image, :evidence, 'Flood', "
                    "'2024-06-03', 'run', :at)"
                ),
                values,
            )
            first.execute(text("INSERT INTO sightings VALUES (:key, 'd', NULL)"), {"key": key})
    return str(path)


def run(path: str, *statements: str) -> None:
    with engine.engine_of(path, create=False).begin() as connection:
        for statement in statements:
            connection.execute(text(statement))


def test_old_decisions_are_carried_over(tmp_path: Path) -> None:
    later = finding(DATE, EVENT, SHARED, statement="It is five years old.")
    other = finding(article="https://courier.example/b")
    path = old_store(
        tmp_path / "old.db",
        [("a" * 16, finding(), "03"), ("b" * 16, later, "04"), ("c" * 16, other, "05")],
    )
    run(
        path,
        "INSERT INTO decisions VALUES (1, 'aaaaaaaaaaaaaaaa', 'confirmed', NULL, 'ada', 'yes', '2024-06-04')",
        "UPDATE sightings SET lost = 'two' WHERE finding = 'aaaaaaaaaaaaaaaa'",
        "INSERT INTO standings VALUES (1, 'aaaaaaaaaaaaaaaa', 'two', 'vanished', NULL, '2024-06-04')",
        "INSERT INTO standings VALUES (2, 'bbbbbbbbbbbbbbbb', 'two', 'appeared', NULL, '2024-06-04')",
    )
    Store.upgrade(path)
    store = Store.open(path, create=False)
    items = {item.finding.key: item for item in store.findings()}
    assert set(items) == {finding().key, other.key}
    kept = items[finding().key]
    assert kept.finding.statement == "It is five years old."
    assert kept.decision is not None and kept.decision.note == "yes"
    assert [item.finding.key for item in store.queue()] == [other.key]


def test_an_upgrade_twice_changes_nothing(tmp_path: Path) -> None:
    path = old_store(tmp_path / "old.db", [("a" * 16, finding(), "03")])
    Store.upgrade(path)
    before = Store.open(path, create=False).findings()
    Store.upgrade(path)
    assert Store.open(path, create=False).findings() == before
    assert before[0].found_at == datetime(2024, 6, 3, tzinfo=UTC)
