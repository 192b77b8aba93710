"""`cutline language`: a table's rows, what it lacks, its sentences."""

from click.testing import CliRunner

from provenance.cli import cutline


def test_shows_a_table_and_holds_its_sentences() -> None:
    done = CliRunner().invoke(cutline, ["language", "en"])
    assert done.exit_code == 0, done.output
    assert done.output.startswith("English (en)")
    assert "time.months" in done.output and "0 failing" in done.output


def test_shows_an_outline_as_one() -> None:
    done = CliRunner().invoke(cutline, ["language", "bg"])
    assert done.exit_code == 0 and "an outline" in done.output


def test_says_which_languages_there_are() -> None:
    done = CliRunner().invoke(cutline, ["language", "qq"])
    assert done.exit_code == 2 and " de " in done.output
