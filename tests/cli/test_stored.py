"""Commands on the store, and the flow behind `cutline run`."""

import csv
import io
import json
import shutil
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from PIL import Image

from flows.examining import page_examiner
from flows.reading import Failure, read_pages
from flows.work import RunSummary, keep
from provenance.cli import cutline
from provenance.store.store import Store
from tests.flows.pages import checked

SEEDS = Path(__file__).parent.parent.parent / "seeds"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cutline, list(arguments))


@pytest.fixture
def store(tmp_path: Path) -> str:
    address = str(tmp_path / "cutline.db")
    pages = read_pages([str(SEEDS / "born-from" / "article.txt")])
    keep(Store.open(address), list(checked(pages, address, "test")), RunSummary("test"))
    return address


def test_a_finding_is_listed_shown_decided_and_exported(store: str) -> None:
    listed = json.loads(run("findings", "list", "--store", store, "--format", "json").stdout)
    loud = [row for row in listed if row["concern"] == "conflict"]
    assert len(loud) == 1
    key = loud[0]["key"]
    assert "August 14, 2017" in run("findings", "show", key[:6], "--store", store).stdout
    done = run(
        "decide", key[:6], "confirmed", "--note", "asked", "--reviewer", "ada", "--store", store
    )
    assert done.exit_code == 0
    assert "ada" in run("findings", "show", key, "--store", store).stdout
    rows = list(
        csv.DictReader(
            io.StringIO(run("findings", "export", "--format", "csv", "--store", store).stdout)
        )
    )
    assert [row["verdict"] for row in rows if row["key"] == key] == ["confirmed"]
    table = run("findings", "list", "--store", store, "--undecided", "--concern", "conflict")
    assert key not in table.stdout


def test_an_unknown_key_is_one_clear_error(store: str) -> None:
    done = run("decide", "ffffff", "confirmed", "--store", store)
    assert done.exit_code != 0
    assert "no finding begins" in str(done.exception)


def test_db_check_counts_what_is_kept(store: str) -> None:
    assert run("db", "upgrade", "--store", store).exit_code == 0
    assert "captures 1," in run("db", "check", "--store", store).stdout


def test_times_are_aware(store: str) -> None:
    (item, *_) = Store.open(store).findings()
    assert item.found_at.tzinfo is not None
    assert item.found_at <= datetime.now(UTC)


def test_a_store_is_verified_and_a_fault_located(store: str) -> None:
    done = run("verify", "--store", store)
    assert done.exit_code == 0, done.output
    assert "all as they were" in done.stdout
    head = done.stdout.split()[-1]
    assert run("verify", "--store", store, "--anchor", head).exit_code == 0
    assert run("verify", "--store", store, "--anchor", "12").exit_code == 2
    with sqlite3.connect(store) as connection:
        connection.execute("UPDATE findings SET statement = 'It fits.' WHERE concern = 3")
    connection.close()
    found = run("verify", "--store", store)
    assert found.exit_code == 2
    assert "is not as event 1 recorded it" in found.stderr


def test_a_check_there_is_not_is_named_with_the_nearest(tmp_path: Path) -> None:
    store = str(tmp_path / "s.db")
    assert CliRunner().invoke(cutline, ["db", "upgrade", "--store", store]).exit_code == 0
    done = CliRunner().invoke(
        cutline, ["findings", "list", "--store", store, "--check", "missing-credits"]
    )
    assert done.exit_code == 2 and "did you mean missing-credit?" in done.output


def test_photo_lists_the_stored_pages_that_printed_it(store: str, tmp_path: Path) -> None:
    folder = tmp_path / "page"
    shutil.copytree(SEEDS / "credit-other", folder)
    drawn = Image.effect_mandelbrot((320, 240), (-2, -1.2, 0.8, 1.2), 60)
    drawn.convert("RGB").save(folder / "engines.jpg")
    before = run(
        "photo", str(folder / "engines.jpg"), "--like", "--format", "table", "--store", store
    )
    assert "no stored page printed this picture" in before.stdout
    pages = read_pages([str(folder / "article.html")])
    check, picture = page_examiner(store, "later", "rules"), (folder / "engines.jpg").read_bytes()
    kept = [check(page, lambda url: picture) for page in pages if not isinstance(page, Failure)]
    keep(Store.open(store), kept, RunSummary("later"))
    drawn.convert("RGB").save(folder / "again.jpg", quality=40)
    after = run("photo", str(folder / "again.jpg"), "--like", "--format", "table", "--store", store)
    assert "bits apart" in after.stdout
