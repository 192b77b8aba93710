"""The flow: its work as plain functions, and once through Prefect itself."""

import asyncio
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from flows.examining import Checked
from flows.finding import finding_markdown
from flows.reading import Failure, read_pages, reader_for
from flows.summary import findings_table, summary_markdown
from flows.telling import ended, is_degraded
from flows.work import NothingRead, RunSummary, keep
from provenance.model import Capture, ReadError
from provenance.sources.files import READER
from provenance.store.store import Store
from tests.flows.pages import checked

SEEDS = Path(__file__).parent.parent.parent / "seeds"
CASES = ("born-from", "flood-file-picture", "impossible-day")


def outcomes(store: str, run: str = "run") -> list[Checked | Failure]:
    """What a worker makes of the cases, in this process."""
    return list(checked(read_pages(str(SEEDS / name) for name in CASES), store, run))


def test_a_location_nobody_reads_is_an_error() -> None:
    with pytest.raises(ReadError):
        reader_for("https://example.org", ())
    assert list(read_pages(["https://example.org"], ())) == [
        Failure(
            "https://example.org",
            str(ReadError("https://example.org", "no reader handles such an address")),
        )
    ]


def test_keeping_twice_adds_nothing_and_a_bad_page_stops_nothing(tmp_path: Path) -> None:
    store = Store.open(str(tmp_path / "a.db"))
    bad = Failure("bad.html", "it is empty")
    summary = RunSummary("run")
    made = [bad, *outcomes(store.address)]
    keep(store, made, summary)
    assert (summary.failed, summary.read) == (1, 3)
    assert summary.new == store.counts()["findings"] >= 2
    again = RunSummary("again")
    keep(store, made, again)
    assert (again.new, again.known) == (0, summary.new)


def test_a_summary_tells_everything() -> None:
    summary = RunSummary("check now", "a.db", 2, 1, 1, unread=[("b|ad.html", "it is <empty>")])
    text = summary_markdown(summary)
    assert "| 1 | 1 | 0 | 0 | 0 |" in text
    assert "b\\|ad.html" in text
    assert "\\<empty\\>" in text
    assert findings_table(summary, ())[0]["concern"] == "none"


@pytest.mark.parametrize(
    ("summary", "said", "state"),
    [
        pytest.param(RunSummary(read=3), "3 pages read", "Completed", id="clean"),
        pytest.param(RunSummary(), "there was nothing to read", "Completed", id="nothing listed"),
        pytest.param(RunSummary(skipped=7), "all 7 listed", "Completed", id="nothing new"),
        pytest.param(
            RunSummary(failed=1, unread=[("a", "b")]), "says why", "NothingRead", id="all failed"
        ),
        pytest.param(
            RunSummary(sources_failed=[("a", "b")]), "says why", "NothingRead", id="no source"
        ),
        pytest.param(RunSummary(read=3, failed=1), "1 failed", "Degraded", id="too many failed"),
    ],
)
def test_a_silent_zero_does_not_look_like_a_clean_one(
    summary: RunSummary, said: str, state: str
) -> None:
    assert said in summary_markdown(summary)
    assert ended(summary).name == state
    assert is_degraded(summary) == (state in ("Degraded", "NothingRead"))


def test_an_error_tells_the_first_reason() -> None:
    error = NothingRead(
        RunSummary(failed=1, unread=[("a", "Cannot read a: it is empty.")]).record()
    )
    assert "Cannot read a: it is empty." in str(error)


def test_a_finding_has_a_page_with_its_quotes(tmp_path: Path) -> None:
    store = Store.open(str(tmp_path / "a.db"))
    summary = RunSummary("run")
    keep(store, outcomes(store.address), summary)
    found = store.findings(run="run")
    key = found[0].finding.key
    assert f"(/artifacts/key/finding-{key})" in summary_markdown(summary, found)
    text = finding_markdown(found[0], "my store.db", "https://desk.example")
    assert "caption date" in text
    assert "“”" not in text
    assert f"cutline decide --store 'my store.db' {key} confirmed" in text
    assert f"(https://desk.example/finding/{key})" in text
    caption = next(e for e in found[0].finding.evidence if e.span.passage.role == "caption")
    assert caption.span.passage.text in text  # whole
    assert "Verdict: none yet." in text
    assert "](data:image/jpeg;base64,/9g=)" in finding_markdown(found[0], "a", None, b"\xff\xd8")


def test_any_error_while_reading_is_one_failed_page() -> None:
    class Broken:
        name = "broken"

        def handles(self, location: str) -> bool:
            return True

        def read(self, location: str) -> Iterator[Capture]:
            yield from READER.read(str(SEEDS / "born-from"))
            raise RuntimeError("out of paper")

        def image(self, capture: Capture, url: str) -> bytes | None:
            return None

    good, bad = read_pages(["a.html"], [Broken()])
    assert isinstance(good, Capture)
    assert isinstance(bad, Failure)
    assert "out of paper" in bad.reason


@pytest.mark.filterwarnings("ignore")
def test_the_flow_stores_once_and_goes_on_after_a_bad_page(
    prefect: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from flows.check import check_articles

    monkeypatch.setenv("CUTLINE_WORKERS", "1")
    store = str(tmp_path / "cutline.db")
    (tmp_path / "empty.html").write_text("", encoding="utf-8")
    locations = [str(SEEDS / "born-from"), str(tmp_path / "empty.html"), str(tmp_path / "none")]
    first: Any = asyncio.run(check_articles(locations, store=store, batch_pages=1))
    assert (first["read"], first["failed"]) == (1, 2)
    assert first["new"] >= 1
    second: Any = asyncio.run(check_articles(locations, store=store))
    assert (second["new"], second["known"]) == (0, first["new"])
    assert len(Store.open(store).unread()) == 2
    assert Store.open(store).counts()["runs"] == 2
    assert first["name"] != second["name"]
    with pytest.raises(NothingRead, match="no such file"):
        asyncio.run(check_articles([str(tmp_path / "none")], store=store))


@pytest.mark.filterwarnings("ignore")
def test_calls_of_the_server_do_not_grow_with_the_pages(
    prefect: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from flows.check import check_articles

    monkeypatch.setenv("CUTLINE_WORKERS", "1")
    calls: list[str] = []
    timed = re.compile(r"^PATCH|/logs/$|/csrf-token$")  # progress and log lines go as time does
    send = httpx.AsyncClient.send

    async def counted(client: httpx.AsyncClient, request: httpx.Request, **given: Any) -> Any:
        calls.append(f"{request.method} {request.url.path}")
        return await send(client, request, **given)

    monkeypatch.setattr(httpx.AsyncClient, "send", counted)
    counts = []
    for count in (1, 2, 60):  # the first of a process asks more: what version the server has
        folder = tmp_path / f"{count}"
        folder.mkdir()
        for number in range(count):
            text = f"<article><h1>Rain</h1><p>It rained {number} times in Tarrow.</p></article>"
            (folder / f"{number}.html").write_text(text, encoding="utf-8")
        calls.clear()
        done: Any = asyncio.run(check_articles([str(folder)], store=str(tmp_path / f"{count}.db")))
        assert done["read"] == count
        counts.append(len([call for call in calls if not timed.search(call)]))
    assert 0 < counts[1] == counts[2] < 20
