"""Faulty tables: each error names the file, the line and what was wanted."""

from dataclasses import fields
from pathlib import Path

import pytest

from provenance.languages.load import read_table
from provenance.languages.sentences import _read
from provenance.model import Language, PictureWords, PluginError, StoryWords, TimeWords, Writing

HEAD = 'code = "xq"\nname = "Quenish"\n'


@pytest.mark.parametrize(
    ("text", "line", "wanted"),
    [
        pytest.param('code = "xq"\nname = ]\n', 2, "line 2", id="no TOML"),
        pytest.param('code = "xq"\n', 1, 'needs name = "…"', id="no name"),
        pytest.param(HEAD + "colour = 3\n", 3, "not 'colour'", id="unknown row at the top"),
        pytest.param(
            HEAD + '[time]\nof = "a"\nmonts = "b"\n', 5, "no row 'monts'", id="unknown row"
        ),
        pytest.param(HEAD + "[time]\nof = 3\n", 4, "words in one string", id="a number for words"),
        pytest.param(HEAD + '[time]\nof = "a | | b"\n', 4, "an empty word", id="an empty word"),
        pytest.param(HEAD + '[time]\nmonths = "a"\n', 4, "a table [time.months]", id="no table"),
        pytest.param(HEAD + '[time.months]\nmay = "5"\n', 4, "a whole number", id="value and word"),
        pytest.param(HEAD + '[writing]\nrtl = "yes"\n', 4, "true or false", id="a word for true"),
    ],
)
def test_errors_name_file_line_and_what_was_wanted(
    tmp_path: Path, text: str, line: int, wanted: str
) -> None:
    path = tmp_path / "xq.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(PluginError) as caught:
        read_table(path)
    assert str(path) in str(caught.value) and f"line {line}" in str(caught.value)
    assert wanted in str(caught.value)


def test_reads_rows_of_every_kind(tmp_path: Path) -> None:
    path = tmp_path / "xq.toml"
    path.write_text(
        HEAD
        + 'tags = "xr | xs"\n[writing]\nday_first = false\n[time]\nof = """a\n | b  c"""\n'
        + '[time.months]\n1 = "jan | januar"\n[time.deictics]\n"Y-1" = "last year"\n'
        + '[time.calendars.islamic]\n9 = "ramadan"\n[story]\nfunction_words = "the"\n'
        + '[story.kinds]\nflood = "flood* | deluge"\n',
        encoding="utf-8",
    )
    assert read_table(path) == Language(
        "xq",
        "Quenish",
        ("xr", "xs"),
        Writing(day_first=False),
        TimeWords(
            of=("a", "b c"),
            months=(("jan", 1), ("januar", 1)),
            deictics=(("last year", "Y-1"),),
            calendars=(("islamic", (("ramadan", 9),)),),
        ),
        story=StoryWords(
            function_words=frozenset({"the"}), kinds=(("flood", ("flood*", "deluge")),)
        ),
    )


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("2019-05-13 [Monday]", id="no bar"),
        pytest.param("Monday | On [Monday].", id="no day"),
        pytest.param("2019-05-13 | On Monday.", id="no brackets"),
        pytest.param("- | On [Monday].", id="a date nobody states"),
    ],
)
def test_a_faulty_sentence_names_its_line(line: str) -> None:
    with pytest.raises(PluginError, match=r"xq\.sentences\.txt, line 7"):
        _read(Path("xq.sentences.txt"), 7, line)


def test_the_page_for_speakers_explains_every_row() -> None:
    path = Path(read_table.__code__.co_filename).with_name("README.md")
    page = path.read_text(encoding="utf-8")
    for section in (Writing, TimeWords, PictureWords, StoryWords):
        for field in fields(section):
            assert f"`{field.name}`" in page, field.name
