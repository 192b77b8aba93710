"""The store only grows, saves once, and says clearly what stands in its way."""

import multiprocessing
import random
import sqlite3
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.schema import CreateTable
from sqlmodel import SQLModel

from provenance.model import (
    Article,
    Capture,
    Concern,
    Decision,
    Evidence,
    Examination,
    Finding,
    Granularity,
    Interval,
    Passage,
    Role,
    StoreError,
    Verdict,
)
from provenance.store import engine, migrate, watching
from provenance.store.store import Store
from provenance.store.tables import FeedRow, FindingRow
from provenance.store.values import finding_of, finding_values

SEEN = datetime(2024, 6, 3, tzinfo=UTC)


def capture(text: str = "It rained.", location: str = "page.html") -> Capture:
    return Capture(location, None, "text/html", SEEN, text.encode())


def finding(caption: str = "In Tarrow on 31 June", concern: Concern = Concern.CONFLICT) -> Finding:
    words = Passage(Role.CAPTION, caption, 1).span()
    evidence = (Evidence("caption date", words, "as printed", Interval.parse("2019-05")),)
    return Finding(
        "impossible-caption-date", "page", 1, concern, 0.9, "No such day.", "Check.", evidence
    )


def examination(page: Capture, *found: Finding) -> Examination:
    return Examination(Article(page.digest, None, "en"), findings=found)


@pytest.fixture
def store(address: str) -> Store:
    return Store.open(address)


def test_saving_twice_adds_nothing(store: Store) -> None:
    page = capture()
    assert store.save(page, examination(page, finding())) == 1
    before = store.counts()
    assert store.save(page, examination(page, finding())) == 0
    assert store.counts() == before


def test_a_changed_page_stands_beside_the_old(store: Store) -> None:
    one, two = capture("It rained."), capture("It snowed.")
    store.save(one, examination(one))
    store.save(two, examination(two))
    assert store.body(one.digest) == b"It rained."
    assert store.body(two.digest) == b"It snowed."
    assert store.body("0" * 64) is None


def test_decisions_are_appended_and_empty_the_queue(store: Store) -> None:
    page = capture()
    store.save(page, examination(page, finding(), finding("On 30 February", Concern.NOTE)))
    assert [item.finding.concern for item in store.queue()] == [Concern.CONFLICT, Concern.NOTE]
    key = finding().key
    for verdict in (Verdict.UNCLEAR, Verdict.CONFIRMED):
        store.decide(Decision(key[:5], verdict, None, "ada", "", SEEN))
    assert [d.verdict for d in store.decisions(key)] == [Verdict.UNCLEAR, Verdict.CONFIRMED]
    assert key not in [item.finding.key for item in store.queue()]


def test_unread_is_kept_once(store: Store) -> None:
    store.record_unread("a.html", "it is empty")
    store.record_unread("a.html", "it is empty")
    assert store.unread() == [("a.html", "it is empty")]


def test_a_missing_store_is_not_made_by_looking(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no such file"):
        Store.open(str(tmp_path / "none.db"), create=False)
    assert not (tmp_path / "none.db").exists()


def test_what_is_no_store_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "notes.db"
    path.write_text("shopping list" * 200, encoding="utf-8")
    before = path.read_bytes()
    with pytest.raises(StoreError, match="not a database"):
        Store.open(str(path))
    assert path.read_bytes() == before


def test_another_revision_is_refused_with_advice(store: Store) -> None:
    with store.writing("pretend") as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StoreError, match="newer"):
        Store.open(store.address)


def _save_all(address: str) -> None:
    own = Store.open(address)
    for number in range(20):
        page = capture(f"It rained {number} times.", f"{number}.html")
        own.save(page, examination(page, finding(f"On 31 June {number}")))


def test_two_processes_at_once_lose_and_double_nothing(address: str) -> None:
    Store.open(address)
    context = multiprocessing.get_context("spawn")
    workers = [context.Process(target=_save_all, args=(address,)) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(120)
        assert worker.exitcode == 0
    counts = Store.open(address).counts()
    assert counts["captures"] == counts["visits"] == counts["findings"] == 20


def _open(address: str) -> None:
    Store.open(address)


def test_many_processes_may_make_the_same_store(address: str) -> None:
    context = multiprocessing.get_context("spawn")
    workers = [context.Process(target=_open, args=(address,)) for _ in range(3)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(120)
    assert [worker.exitcode for worker in workers] == [0, 0, 0]


@pytest.mark.parametrize(
    ("address", "said"),
    [
        pytest.param("mysql://x/y", "SQLite or PostgreSQL", id="another kind of database"),
        pytest.param("nonsense://", "SQLite or PostgreSQL", id="no database at all"),
        pytest.param("postgresql+none://x/y", "none", id="no such driver"),
        pytest.param("://", "neither a path", id="no address"),
    ],
)
def test_an_address_that_cannot_be_used_is_a_store_error(address: str, said: str) -> None:
    with pytest.raises(StoreError, match=said) as caught:
        Store.open(address)
    assert "Nothing was written" in str(caught.value)


def test_a_password_is_not_shown() -> None:
    with pytest.raises(StoreError) as caught:
        Store.open("mysql://ada:secret@x/y")
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize("name", ["what?.db", "50%20#.db", "ünï.db", "a b.db"])
def test_any_name_of_a_file_is_that_file(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    Store.open(str(path))
    again = Store.open(str(path), create=False)
    assert again.counts()["captures"] == 0
    assert {
        found.name.removesuffix("-wal").removesuffix("-shm") for found in tmp_path.iterdir()
    } == {name}


def test_a_file_name_that_is_no_text_is_kept_as_escapes(store: Store) -> None:
    page = capture(location="caf\udce9.html")
    store.save(page, examination(page))
    store.record_unread("\udce9.html", "it is empty")
    assert store.unread() == [("\\udce9.html", "it is empty")]


def test_the_queue_is_as_long_as_asked_however_much_was_decided(store: Store) -> None:
    page = capture()
    found = [finding(f"On 31 June {year}") for year in range(2000, 2012)]
    store.save(page, examination(page, *found))
    first = store.queue(6)
    for item in first:
        store.decide(Decision(item.finding.key, Verdict.CONFIRMED, None, "ada", "", SEEN))
    rest = store.queue(100)
    assert len(rest) == 6
    assert not {i.finding.key for i in first} & {i.finding.key for i in rest}
    assert len(store.findings(limit=100)) == 12


@pytest.mark.parametrize("key", ["", "%", "zz"])
def test_a_key_must_name_one_finding(store: Store, key: str) -> None:
    page = capture()
    store.save(page, examination(page, finding(), finding("On 30 February")))
    with pytest.raises(StoreError, match="Nothing was changed"):
        store.finding(key)


texts = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=40)


@given(text=texts, statement=texts, confidence=st.floats(0, 1), grain=st.sampled_from(Granularity))
def test_a_finding_comes_back_equal(
    text: str, statement: str, confidence: float, grain: Granularity
) -> None:
    words = Passage(Role.CAPTION, text, 2).span()
    day = Interval(None, datetime(2019, 5, 14, tzinfo=UTC).date(), grain)
    made = Finding("a-check", "page", 1, Concern.DOUBT, confidence, statement, "", (
        Evidence("date", words, "", day),))  # fmt: skip
    row = FindingRow(**finding_values(made), digest="d", headline=None, published=None, run=None,
                     found_at=SEEN)  # fmt: skip
    assert finding_of(row) == made


def test_a_locked_store_is_one_clear_message(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "_BUSY_SECONDS", 0.05)
    address = str(tmp_path / "cutline.db")
    store = Store.open(address)
    other = sqlite3.connect(address, isolation_level=None)
    try:
        other.execute("BEGIN IMMEDIATE")
        page = capture()
        with pytest.raises(StoreError, match=r"locked for more than 0\.05 seconds") as caught:
            store.save(page, examination(page, finding()))
        assert "Nothing of it was written" in str(caught.value)
        other.execute("ROLLBACK")
    finally:
        other.close()
    assert store.counts()["captures"] == 0
    assert store.save(page, examination(page, finding())) == 1


def test_a_full_disk_is_one_clear_message_and_leaves_whole_pages(tmp_path: Path) -> None:
    """A process that may write only so many bytes meets the end of them in the middle of a run."""
    address = str(tmp_path / "cutline.db")
    archive = tmp_path / "archive"
    source = (
        "import resource, signal, sys; from tests.store.test_store import fill; "
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN); "
        "resource.setrlimit(resource.RLIMIT_FSIZE, (600_000, 600_000)); fill(*sys.argv[1:])"
    )
    done = subprocess.run(
        [sys.executable, "-c", source, address, str(archive)],
        capture_output=True,
        text=True,
        cwd=Path(__file__).parent.parent.parent,
    )
    assert "Cannot save the examination of" in done.stdout
    assert "the disk is full" in done.stdout
    assert "Traceback" not in done.stderr
    store = Store.open(address)
    counts = store.counts()
    assert counts["captures"] == counts["visits"] == counts["findings"] > 0
    store.save(capture("again"), examination(capture("again")))


def fill(address: str, archive: str) -> None:
    """Saves pages until it fails; prints why."""
    store = Store.open(address)
    try:
        for number in range(100):
            page = capture("".join(random.Random(number).choices("abcdefgh", k=60_000)))
            store.save(page, examination(page, finding(f"On 31 June {number}")))
    except StoreError as error:
        print(error)


def test_a_full_disk_leaves_nothing_half_written_in_the_archive(tmp_path: Path) -> None:
    source = (
        "import resource, signal, sys; from provenance.store.archive import Archive; "
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN); archive = Archive.open(sys.argv[1]); "
        "archive.keep(b'small'); resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000)); "
        "archive.keep(b'x' * 2000)"
    )
    done = subprocess.run(
        [sys.executable, "-c", source, str(tmp_path)],
        capture_output=True,
        text=True,
        cwd=Path(__file__).parent.parent.parent,
    )
    assert "Nothing was half-written" in done.stderr
    assert len([path for path in tmp_path.rglob("*") if path.is_file()]) == 1


def test_a_store_of_the_first_revision_is_upgraded_with_what_it_holds(tmp_path: Path) -> None:
    address = str(tmp_path / "cutline.db")
    first = migrate._config()
    with engine.exclusive(engine.engine_of(address, create=True)).begin() as connection:
        first.attributes["connection"] = connection
        command.upgrade(first, "0001")
        connection.exec_driver_sql(
            "INSERT INTO captures VALUES ('d', 'text/html', 1, x'789c3304000032003201')"
        )
        connection.exec_driver_sql(
            "INSERT INTO findings VALUES ('k', 'c', 'a', 'd', 1, 3, 0.9, 's', 'm', NULL, '[]', "
            "NULL, NULL, 'r', '2024-06-03 00:00:00')"
        )
    with pytest.raises(StoreError, match="cutline db upgrade"):
        Store.open(address)
    assert Store.upgrade(address) == migrate.needed_revision()
    counts = Store.open(address).counts()
    assert (counts["findings"], counts["sightings"], counts["captures"]) == (1, 1, 1)


def test_every_statement_is_one_postgresql_takes_too() -> None:
    """What is written for SQLite has its twin; both are compiled here, neither is run."""
    kinds: dict[str, Any] = {"sqlite": sqlite, "postgresql": postgresql}
    for table in SQLModel.metadata.sorted_tables:
        assert table.name in str(CreateTable(table).compile(dialect=kinds["postgresql"].dialect()))
    row = {"address": "a", "state": "{}", "error": None, "read_at": SEEN}
    for name, kind in kinds.items():
        statement = watching._put(name, FeedRow, row, ("address",))
        assert "ON CONFLICT (address) DO UPDATE" in str(statement.compile(dialect=kind.dialect()))
