"""The metadata for Datasette speaks of tables, columns and queries that there are, read-only."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.review import newsroom

FILE = Path(__file__).parent.parent.parent / "deploy" / "datasette.json"
TOLD = json.loads(FILE.read_text(encoding="utf-8"))["databases"]["cutline"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("datasette")
    newsroom.fill(newsroom.open_desk(folder))
    return folder


def reading(folder: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"file:{folder / 'desk.db'}?mode=ro", uri=True)


@pytest.mark.parametrize("table", sorted(TOLD["tables"]))
def test_tables_and_columns_are_there(folder: Path, table: str) -> None:
    with closing(reading(folder)) as store:
        columns = {row[1] for row in store.execute(f"PRAGMA table_info({table})")}
    assert columns
    told = TOLD["tables"][table]
    named = {told.get("sort_desc"), told.get("label_column"), *told.get("facets", ()),
             *told.get("columns", ())} - {None}  # fmt: skip
    assert named <= columns


@pytest.mark.parametrize("name", sorted(TOLD["queries"]))
def test_queries_run_read_only(folder: Path, name: str) -> None:
    with closing(reading(folder)) as store:
        store.execute(TOLD["queries"][name]["sql"]).fetchall()
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            store.execute("DELETE FROM findings")
