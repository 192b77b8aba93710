"""The command line as its users see it: output, messages and exit statuses."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from provenance.checks.old.evidence import REASONS
from provenance.cli import cutline, main

SEEDS = Path(__file__).parent.parent.parent / "seeds"
BORN = str(SEEDS / "born-from" / "article.txt")
QUIET = str(SEEDS / "flood-file-picture" / "article.html")


def run(*arguments: str, text: str | None = None) -> Result:
    return CliRunner().invoke(cutline, list(arguments), input=text)


def test_the_case_it_was_born_from_is_told_whole() -> None:
    done = run("check", BORN)
    assert done.exit_code == 1
    assert done.stdout.count("undisclosed-archive-photo · conflict") == 1
    for part in ("August 14, 2017", "Earlier this week", "at least 868 days", "Nine years after",
                 "2017-08-14", "Innocent if"):  # fmt: skip
        assert part in done.stdout
    assert "1 page read, 1 conflict." in done.stderr


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        pytest.param((BORN,), 1, id="a conflict"),
        pytest.param((QUIET,), 0, id="clean"),
        pytest.param((BORN, "--fail-on", "never"), 0, id="told never to fail"),
        pytest.param(("nowhere.html",), 2, id="nothing could be read"),
        pytest.param((QUIET, "nowhere.html"), 3, id="some input unread"),
        pytest.param((BORN, "nowhere.html"), 1, id="findings go before unread"),
    ],
)
def test_exit_status(arguments: tuple[str, ...], status: int) -> None:
    assert run("check", *arguments).exit_code == status


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        pytest.param("empty.html", b"", "it is empty", id="empty"),
        pytest.param("blank.html", b"  \n ", "it is empty", id="blank"),
        pytest.param("binary.html", bytes(range(256)) * 20, "neither HTML nor text", id="binary"),
        pytest.param("huge.html", b"<p>a</p>" * 8_000_000, "more than", id="60 MB"),
        pytest.param("deep.html", b"<div>" * 200_000 + b"x", "", id="200,000 nested tags"),
        pytest.param("none.html", b"<html><body></body></html>", "article", id="no article"),
    ],
)
def test_bad_input_is_one_clear_line(
    tmp_path: Path, name: str, content: bytes, message: str
) -> None:
    page = tmp_path / name
    page.write_bytes(content)
    done = run("check", str(page), QUIET)
    assert done.exit_code == 3
    lines = [line for line in done.stderr.splitlines() if str(page) in line]
    assert len(lines) == 1
    assert message in lines[0]
    assert "Traceback" not in done.output
    assert "1 page read, 1 not read" in done.stderr


def test_a_broken_picture_is_told_and_the_page_examined(tmp_path: Path) -> None:
    (tmp_path / "broken.jpg").write_bytes(b"\xff\xd8\xff\xe0nonsense")
    page = tmp_path / "page.html"
    page.write_text(
        '<article lang="en"><h1>Rain over Tarrow</h1><time datetime="2024-06-03"></time><p>It rained '
        'on Sunday.</p><figure><img src="broken.jpg"><figcaption>Rain</figcaption></figure></article>',
        encoding="utf-8",
    )
    done = run("check", str(page))
    assert done.exit_code == 3
    assert "broken.jpg" in done.stderr
    assert "1 page read" in done.stderr


@pytest.mark.parametrize("address", ["../secret.jpg", "file:///etc/hostname"])
def test_pictures_outside_the_folder_are_not_read(tmp_path: Path, address: str) -> None:
    page = tmp_path / "in" / "page.html"
    page.parent.mkdir()
    (tmp_path / "secret.jpg").write_bytes(b"\xff\xd8\xff")
    page.write_text(
        f"<article><h1>Rain over Tarrow</h1><p>It rained on Sunday in Tarrow.</p><figure><img "
        f'src="{address}" width="600"><figcaption>Rain in Tarrow</figcaption></figure></article>',
        encoding="utf-8",
    )
    done = run("check", str(page))
    assert done.exit_code == 3
    assert "Cannot read" in done.stderr


def test_a_baseline_silences_what_is_known(tmp_path: Path) -> None:
    known = tmp_path / "known.jsonl"
    known.write_text(run("check", BORN, "--format", "jsonl").stdout, encoding="utf-8")
    done = run("check", BORN, "--baseline", str(known))
    assert done.exit_code == 0
    assert "already known" in done.stderr


def test_the_worked_cases_leave_nothing_unread() -> None:
    done = run("check", str(SEEDS))
    assert done.exit_code == 1
    assert "Cannot" not in done.stderr


@pytest.mark.parametrize("form", ["check", "extract"])
def test_a_page_cannot_steer_the_terminal(tmp_path: Path, form: str) -> None:
    page = tmp_path / "page.html"
    page.write_text(
        '<article lang="en"><h1>Rain \x1b[31mover\x1b]0;owned\x07 Tarrow</h1><time '
        'datetime="2024-06-03"></time><p>The Orra rose on Sunday in Tarrow.</p><figure><img '
        'src="a.jpg" width="600"><figcaption>Water \x1b[2Jin a street \x9b31min Tarrow, June 31, '
        "2024</figcaption></figure></article>",
        encoding="utf-8",
    )
    done = run(form, str(page))
    assert "June 31, 2024" in done.stdout
    assert not set("\x1b\x07\x9b") & set(done.output)


def test_check_needs_neither_flow_nor_store() -> None:
    code = (
        "import sys; from provenance.cli import cutline; "
        f"cutline.main(['check', {QUIET!r}], standalone_mode=False); "
        "print(sorted({'prefect', 'sqlalchemy', 'alembic'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param("cutline che", "plain,check", id="a command"),
        pytest.param("cutline explain weekday", "plain,weekday-date-mismatch", id="a check"),
        pytest.param("cutline check --fail-on do", "plain,doubt", id="a choice"),
        pytest.param("cutline check see", "file,see", id="a path"),
    ],
)
def test_the_shell_completes(words: str, expected: str) -> None:
    asked = {"COMP_WORDS": words, "COMP_CWORD": str(len(words.split()) - 1)}
    done = CliRunner().invoke(
        cutline, prog_name="cutline", env=asked | {"_CUTLINE_COMPLETE": "bash_complete"}
    )
    assert expected in done.stdout.splitlines()


def test_every_run_says_the_same() -> None:
    """Sets have another order in every process; keys, words and their order must not."""
    code = (
        "import sys; from provenance.cli import cutline; "
        f"cutline.main(['check', {str(SEEDS)!r}, '--format', 'json'], standalone_mode=False)"
    )
    said = {
        subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=False,
            env=os.environ | {"PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2", "3", "4")
    }  # fmt: skip
    assert len(said) == 1
    assert "undisclosed-archive-photo" in said.pop()


def test_a_wrong_setting_is_one_clear_error(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CUTLINE_BATCH_PAGES", "many")
    monkeypatch.setattr("sys.argv", ["cutline", "run", BORN, "--store", str(tmp_path / "x.db")])
    with pytest.raises(SystemExit) as leaving:
        main()
    assert leaving.value.code == 2
    told = capsys.readouterr().err
    assert told.startswith("Cannot read the settings")
    assert "batch_pages" in told
    assert not (tmp_path / "x.db").exists()


def test_settings_reach_the_checks(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    asked = ("check", str(SEEDS / "after-publication"), "--format", "json")
    late = "caption-date-after-publication"
    assert late in run(*asked).stdout
    (tmp_path / "cutline.toml").write_text("slack_days = 20\n", encoding="utf-8")
    assert late not in run(*asked).stdout
    (tmp_path / "cutline.toml").write_text("slack_days = = 20\n", encoding="utf-8")
    assert "no TOML" in str(run(*asked).exception)


def test_json_is_stable_and_whole() -> None:
    done = run("check", BORN, "--format", "json")
    data = json.loads(done.stdout)
    (finding,) = (f for f in data["findings"] if f["concern"] != "note")
    assert finding["check"] == "undisclosed-archive-photo"
    assert finding["evidence"][0]["quote"] == "August 14, 2017"
    assert data["pages"][0]["inferred"] is True
    assert data["pages"][0]["published"] == "2020"


def test_html_is_one_page_without_anything_to_fetch() -> None:
    page = run("check", BORN, "--format", "html").stdout
    assert "<mark>August 14, 2017</mark>" in page
    assert "<svg" in page
    assert "<script" not in page
    assert "http" not in page.replace("http-equiv", "")


def test_a_date_may_stand_in_for_the_page(tmp_path: Path) -> None:
    page = tmp_path / "draft.txt"
    page.write_text(
        "The Orra burst its banks on Sunday and flooded a street in Tarrow.\n\nwater in a street\n"
        "© Ada Lorne\nWater covers a street in Tarrow, May 14, 2019\n\nMore rain is expected.\n",
        encoding="utf-8",
    )
    done = run(
        "check", str(page), "--published", "2024-06-03", "--headline", "Flood", "--lang", "en"
    )
    assert done.exit_code == 1
    assert "1,846 days" in done.stdout
    assert "Figure 1 of “Flood”" in done.stdout
    assert run("check", str(page), "--published", "someday").exit_code == 2


def test_standard_input_is_read() -> None:
    done = run("check", "-", "--published", "2024-06-03", text="It rained in Tarrow on Sunday.")
    assert done.exit_code == 0
    assert "1 page read, nothing to report." in done.stderr


def test_extract_shows_every_part() -> None:
    data = json.loads(run("extract", BORN, "--format", "json").stdout)
    assert [figure["alt"] for figure in data["figures"]] == [
        "us secretary tripoli 2011",
        "shoigu hafter",
    ]
    assert data["figures"][0]["archive"] == "File"
    assert "Fathi Bashagha" in data["body"]
    assert data["headline"] is None
    table = run("extract", BORN).stdout
    assert "caption 2" in table
    html = run("extract", BORN, "--format", "html").stdout
    assert "How the page was taken apart" in html


def test_dates_underlines_and_tells_how() -> None:
    done = run("dates", "It rained last week and on May 14, 2019", "--published", "2020-02-26")
    assert "2020-02-17/2020-02-23" in done.stdout
    assert "2019-05-14, day, written in full" in done.stdout
    assert "─" * len("last week") in done.stdout
    data = json.loads(run("dates", "31 juin 2024", "--lang", "fr", "--format", "json").stdout)
    assert data[0]["impossible"] is True


def test_photo_shows_what_a_file_says() -> None:
    path = str(SEEDS / "credit-other" / "engines.jpg")
    data = json.loads(run("photo", path, "--format", "json").stdout)
    assert data["creators"] == ["Astrid Nyholm"]
    assert data["date_created"] == "2022-05-29"
    assert "Astrid Nyholm" in run("photo", path).stdout


def test_photo_goes_on_where_a_file_is_none(tmp_path: Path) -> None:
    (tmp_path / "none.jpg").write_bytes(b"no picture")
    path = str(SEEDS / "credit-other" / "engines.jpg")
    done = run("photo", str(tmp_path / "none.jpg"), path, str(tmp_path / "gone.jpg"))
    assert done.exit_code == 2
    assert "Astrid Nyholm" in done.stdout


def test_explain_tells_a_checks_page() -> None:
    assert "Why it matters" in run("explain", "weekday-date-mismatch").stdout
    assert "credit-mismatch" in run("explain").stdout
    assert run("explain", "nothing").exit_code == 2


def test_explain_prints_the_table_that_old_pictures_are_weighed_by() -> None:
    told = run("explain", "caption-event-date-conflict").stdout
    for reason in REASONS:
        assert f"{reason.name} " in told
        assert reason.says in told
    assert "tells-the-scene" not in run("explain", "missing-credit").stdout


def test_score_prints_a_table() -> None:
    done = run("score", str(SEEDS))
    assert done.exit_code == 0
    assert "precision" in done.stdout


def test_errors_show_no_traceback(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(
        "sys.argv", ["cutline", "findings", "list", "--store", str(tmp_path / "x.db")]
    )
    with pytest.raises(SystemExit) as leaving:
        main()
    assert leaving.value.code == 2
    assert "there is no such file" in capsys.readouterr().err
