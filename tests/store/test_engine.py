"""Databases: whose password nobody sees, and whose passing faults are waited out."""

import os
from datetime import UTC, datetime
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import Connection, text

from provenance.model import StoreError
from provenance.store.engine import has_password, shown
from provenance.store.runs import Runs
from provenance.store.store import Store
from tests.postgres import WHY_NOT, database

needs_postgres = pytest.mark.skipif(WHY_NOT is not None, reason=f"NOT RUN ON POSTGRESQL: {WHY_NOT}")


@pytest.mark.parametrize(
    "address",
    [
        pytest.param("postgresql://ada:tusk@127.0.0.1:1/x", id="in the address"),
        pytest.param("postgresql://127.0.0.1:1/x?user=ada&password=tusk", id="in the query"),
        pytest.param("postgresql+psycopg://ada:tusk@127.0.0.1:1/x", id="with a driver"),
        pytest.param("mysql://ada:tusk@127.0.0.1/x", id="another database"),
    ],
)
def test_no_message_shows_a_password(address: str) -> None:
    assert has_password(address)
    assert "tusk" not in shown(address)
    for opening in (Store.open, Store.upgrade):
        with pytest.raises(StoreError) as caught:
            opening(address)
        assert "tusk" not in str(caught.value)


def test_a_new_store_is_its_users_alone(tmp_path: Path) -> None:
    path = tmp_path / "kept" / "a.db"
    before = os.umask(0o022)
    try:
        runs = Runs.open(str(path))
        runs.begin("first")
        modes = {each.name: each.stat().st_mode & 0o777 for each in path.parent.iterdir()}
    finally:
        os.umask(before)
    assert modes == {"a.db": 0o600, "a.db-wal": 0o600, "a.db-shm": 0o600}
    assert path.parent.stat().st_mode & 0o777 == 0o700


def test_a_store_that_is_shared_already_stays_so(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    path.touch()
    path.chmod(0o660)
    Runs.open(str(path))
    assert path.stat().st_mode & 0o777 == 0o660


@needs_postgres
def test_a_wrong_password_is_refused_and_not_shown(postgres_server: str) -> None:
    wrong = postgres_server.replace(":", ":tusk", 2).replace("postgresql:tusk//", "postgresql://")
    with pytest.raises(StoreError, match="password authentication failed") as caught:
        Store.open(wrong)
    assert "tusk" not in str(caught.value)


@needs_postgres
def test_a_lost_connection_is_made_again(postgres_server: str) -> None:
    runs = Runs.open(database(postgres_server, "lost"))
    runs.begin("first")
    left = []

    def write(connection: Connection) -> None:
        left.append(connection)
        if len(left) == 1:
            with psycopg.connect(postgres_server, autocommit=True) as other:
                other.execute(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'lost'"
                )
        connection.execute(text("INSERT INTO runs (name, started_at, read, failed, skipped, new, known)"
                                " VALUES ('second', now(), 0, 0, 0, 0, 0)"))  # fmt: skip

    runs.written("note a run", write)
    assert len(left) == 2
    assert [run.name for run in runs.since(datetime(2000, 1, 1, tzinfo=UTC))] == [
        "first",
        "second",
    ]
