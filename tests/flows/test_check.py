"""The flow: its work as plain functions, and once through Prefect itself."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest

from flows.summary import findings_table, summary_markdown
from flows.work import RunSummary, examine_batch, reader_for, save_batch, split_batches
from provenance.model import Capture, ReadError
from provenance.plugins import checks, languages
from provenance.sources.files import READER
from provenance.store.store import Store

SEEDS = Path(__file__).parent.parent.parent / "seeds"


def captures() -> list[Capture]:
    return [
        capture
        for name in ("born-from", "flood-file-picture", "impossible-day")
        for capture in READER.read(str(SEEDS / name))
    ]


def test_batches_keep_the_order() -> None:
    assert split_batches(["a", "b", "c", "d", "e"], 2) == [["a", "b"], ["c", "d"], ["e"]]
    assert split_batches([], 2) == []


def test_a_location_nobody_reads_is_an_error() -> None:
    with pytest.raises(ReadError):
        reader_for("https://example.org", ())


def test_one_bad_page_does_not_stop_the_rest(tmp_path: Path) -> None:
    good = captures()
    bad = Capture("bad.html", None, "text/html", good[0].retrieved_at, b"<html></html>")
    examined = examine_batch([bad, *good], languages=languages(), checks=checks())
    assert examined[0].examination is None
    assert all(item.examination for item in examined[1:])
    store = Store.open(str(tmp_path / "a.db"))
    summary = save_batch(store, examined, "run")
    assert (summary.failed, summary.read) == (1, 3)
    assert summary.by_check["undisclosed-archive-photo"] == 1
    again = save_batch(store, examined, "again")
    assert (again.new, again.known) == (0, summary.new)
    assert again.findings == []


def test_the_summary_tells_everything() -> None:
    summary = RunSummary("check now", "a.db", 2, 1, 1, unread=[("b|ad.html", "it is <empty>")])
    text = summary_markdown(summary)
    assert "| 1 | 1 | 0 | 0 |" in text
    assert "b\\|ad.html" in text
    assert "\\<empty\\>" in text
    assert findings_table(summary)[0]["concern"] == "none"


def test_evidence_is_quoted_with_its_reading_and_never_empty(tmp_path: Path) -> None:
    examined = examine_batch(captures(), languages=languages(), checks=checks())
    text = summary_markdown(save_batch(Store.open(str(tmp_path / "a.db")), examined, "run"))
    assert "> caption date: “" in text
    assert "“”" not in text


def test_any_error_while_reading_is_one_failed_page(monkeypatch: pytest.MonkeyPatch) -> None:
    from flows import check

    class Broken:
        name = "broken"

        def handles(self, location: str) -> bool:
            return True

        def read(self, location: str) -> Iterator[Capture]:
            raise RuntimeError("out of paper")

        def image(self, capture: Capture, url: str) -> bytes | None:
            return None

    monkeypatch.setattr(check, "reader_for", lambda location: Broken())
    captured, failed = check.read.fn(["a.html"], 1)
    assert captured == []
    assert failed[0][0] == "a.html"
    assert "out of paper" in failed[0][1]


@pytest.fixture(scope="session")
def prefect() -> Iterator[None]:
    from prefect.testing.utilities import prefect_test_harness

    with prefect_test_harness(server_startup_timeout=120):
        yield


@pytest.mark.filterwarnings("ignore")
def test_the_flow_stores_once_and_goes_on_after_a_bad_page(prefect: None, tmp_path: Path) -> None:
    from flows.check import check_articles

    store = str(tmp_path / "cutline.db")
    (tmp_path / "empty.html").write_text("", encoding="utf-8")
    locations = [str(SEEDS / "born-from"), str(tmp_path / "empty.html"), str(tmp_path / "none")]
    first = asyncio.run(check_articles(locations, store=store, batch_pages=1))
    assert (first["read"], first["failed"]) == (1, 2)
    assert first["new"] >= 1
    second = asyncio.run(check_articles(locations, store=store))
    assert (second["new"], second["known"]) == (0, first["new"])
    assert len(Store.open(store).unread()) == 2
    assert Store.open(store).counts()["runs"] == 2
    assert first["name"] != second["name"]
