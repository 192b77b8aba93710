"""Stores of both kinds: every test that asks for `address` runs on SQLite and on PostgreSQL."""

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from tests.postgres import WHY_NOT, database, postgres

_NUMBERS = count()


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    with postgres() as address:
        yield address


@pytest.fixture(
    params=[
        "sqlite",
        pytest.param(
            "postgresql",
            marks=pytest.mark.skipif(
                WHY_NOT is not None, reason=f"NOT RUN ON POSTGRESQL: {WHY_NOT}"
            ),
        ),
    ]
)
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a new store may be: a file, or an empty database."""
    if request.param == "sqlite":
        return str(tmp_path / "cutline.db")
    return database(request.getfixturevalue("postgres_server"), f"t{next(_NUMBERS)}")
