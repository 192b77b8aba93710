"""`findings`, `decide` and `decisions`: filters, many keys, tables, undoing, and taking home."""

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from benchmarks.weigh import _pages
from provenance.cli import cutline
from provenance.cli.findings import FORMATS
from provenance.store.log.desk import Desk
from tests.review import newsroom


@pytest.fixture
def store(tmp_path: Path) -> str:
    newsroom.fill(newsroom.open_desk(tmp_path), 3)
    return str(tmp_path / "desk.db")


def run(store: str, *words: str, give: str | None = None) -> Result:
    name, *rest = words
    more = rest if name == "decide" else [rest[0], *rest[1:]]
    env = {"CUTLINE_REVIEWER": "ada", "CUTLINE_ARCHIVE": str(Path(store).parent / "kept")}
    return CliRunner().invoke(cutline, [name, *more, "--store", store], input=give, env=env)


def keys(store: str, *filters: str) -> list[str]:
    done = run(store, "findings", "list", "--format", "jsonl", *filters)
    assert done.exit_code == 0, done.output
    return [json.loads(line)["key"] for line in done.stdout.splitlines()]


def test_filters_stand_before_limits(store: str) -> None:
    assert len(keys(store)) == 6
    assert len(keys(store, "--source", "courier.example")) == 4
    assert len(keys(store, "--source", "courier.example", "--limit", "3")) == 3
    assert len(keys(store, "--since", "2024-06-03")) == 6
    assert keys(store, "--since", "2024-06-04") == []
    first, second, *_ = keys(store)
    assert run(store, "decide", first[:12], second, "confirmed").exit_code == 0
    assert set(keys(store, "--verdict", "confirmed", "--reviewer", "ada")) == {first, second}
    assert keys(store, "--reviewer", "ben") == []
    assert len(keys(store, "--undecided")) == len(keys(store, "--verdict", "none")) == 4
    assert run(store, "findings", "list", "--undecided", "--verdict", "unclear").exit_code == 2
    table = run(store, "findings", "list", "--verdict", "confirmed").stdout
    assert "confirmed, ada" in table
    assert "https://courier.example/2024/orra-floods (courier.example)" in table


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_is_written_whole(store: str, form: str) -> None:
    first = keys(store)[0]
    run(store, "decide", first, "confirmed")
    done = run(store, "findings", "export", "--format", form)
    assert done.exit_code == 0, done.output
    assert first in done.stdout
    if form in ("json", "sarif", "annotations", "mediareview"):
        json.loads(done.stdout)
    if form == "sarif":
        results = json.loads(done.stdout)["runs"][0]["results"]
        place = results[0]["locations"][0]["physicalLocation"]
        assert place["region"]["startLine"] == 1
        assert place["region"]["snippet"]["text"] == "May 14, 2019"
    if form == "html":
        assert done.stdout.count("data:image/jpeg;base64,") == 2


def test_many_keys_are_one_step_that_is_undone(store: str) -> None:
    some = keys(store)[:3]
    assert run(store, "decide", *some, "not-a-mismatch", "--reason", "labelled").exit_code == 0
    assert len(keys(store, "--verdict", "not-a-mismatch")) == 3
    done = run(store, "decide", "--undo")
    assert done.exit_code == 0
    assert all(key in done.stderr for key in some)
    assert len(keys(store, "--undecided")) == 6


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(["not-a-mismatch"], id="no reason"),
        pytest.param(["not-a-mismatch", "--reason", "moon"], id="an unknown reason"),
        pytest.param(["confirmed", "--reason", "labelled"], id="a reason against"),
        pytest.param(["fake"], id="an unknown verdict"),
        pytest.param(["confirmed", "--undo"], id="two things"),
    ],
)
def test_what_is_not_known_is_refused_and_nothing_kept(store: str, words: list[str]) -> None:
    first, second, *_ = keys(store)
    assert run(store, "decide", first, second, *words).exit_code == 2
    assert len(keys(store, "--undecided")) == 6


def test_all_are_decided_or_none(store: str) -> None:
    first = keys(store)[0]
    assert run(store, "decide", first, "ffffffffffff", "confirmed").exit_code != 0
    assert run(store, "decide", first, first[:10], "confirmed").exit_code != 0
    assert len(keys(store, "--undecided")) == 6


def test_an_edited_table_comes_back(store: str, tmp_path: Path) -> None:
    text = run(store, "findings", "export", "--format", "csv", "--bom").stdout
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    rows[0] |= {"verdict": "confirmed", "note": "asked"}
    rows[1] |= {"verdict": "not-a-mismatch", "reason": "caption date"}
    edited = io.StringIO()
    writer = csv.DictWriter(edited, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    path = tmp_path / "edited.csv"
    path.write_text("\ufeff" + edited.getvalue(), encoding="utf-8")
    assert "2 verdicts of ada" in run(store, "decide", "--from", str(path)).stderr
    again = run(store, "decide", "--from", "-", give=edited.getvalue())
    assert "0 verdicts of ada; 2 were so before" in again.stderr, again.output
    assert len(keys(store, "--verdict", "none")) == 4
    path.write_bytes(b"\xff\xfe\x00")
    assert run(store, "decide", "--from", str(path)).exit_code != 0


def test_verdicts_come_home_as_labelled_pages(store: str, tmp_path: Path) -> None:
    first, second, third, *_ = keys(store, "--source", "courier.example")
    run(store, "decide", first, "confirmed")
    run(store, "decide", second, "not-a-mismatch", "--reason", "background", "--note", "a map")
    run(store, "decide", third, "unclear")
    folder = tmp_path / "labelled"
    done = run(store, "decisions", "export", "--bench", str(folder))
    assert done.exit_code == 0, done.output
    rows = [json.loads(line) for line in (folder / "labels.jsonl").read_text().splitlines()]
    assert {row["group"] for row in rows} == {"courier.example"}
    labels = [label for row in rows for label in row["figures"]]
    assert sorted((label["old"] is None, bool(label["old"])) for label in labels) == [
        (False, False), (False, True), (True, False),
    ]  # fmt: skip
    assert {label["why"]["reason"] for label in labels} == {None, "background"}
    found = list(_pages(folder))  # read by the program that fits the weights
    assert sorted(example.old for example in found) == [False, True]
    assert len(run(store, "decisions", "export").stdout.splitlines()) == 3


def test_who_decides_is_never_unnamed_unsaid(store: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("USER", "USERNAME", "CUTLINE_REVIEWER"):
        monkeypatch.delenv(name, raising=False)
    first = keys(store)[0]
    done = CliRunner().invoke(cutline, ["decide", first, "confirmed", "--store", store])
    assert "Nobody is named as reviewer" in done.stderr
    assert Desk.open(store).finding(first).standing.reviewer == "unnamed"
