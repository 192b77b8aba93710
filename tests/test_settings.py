"""Settings: typed once, from the file or the environment, with errors that name the setting."""

from pathlib import Path

import pytest

from provenance.model import Manners, ReadError, Source
from provenance.settings import Settings, read_settings

FILE = """
contact = "desk@courier.example"
private_hosts = ["preview.courier.example", "127.0.0.1:8080"]
host_seconds = 2.5

[[sources]]
name = "Tarrow Courier"
address = "https://courier.example/feed.xml"
language = "en"
country = "GB"
schedule = "30 * * * *"

[[sources]]
name = "Nettle Post"
address = "https://post.example/sitemap.xml"
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_sources_and_manners_come_from_the_file(folder: Path) -> None:
    (folder / "cutline.toml").write_text(FILE, encoding="utf-8")
    settings = read_settings()
    assert settings.outlets == (
        Source("Tarrow Courier", "https://courier.example/feed.xml", "en", "GB", "30 * * * *"),
        Source("Nettle Post", "https://post.example/sitemap.xml"),
    )
    assert settings.manners == Manners(
        contact="desk@courier.example",
        private_hosts=("preview.courier.example", "127.0.0.1:8080"),
        host_seconds=2.5,
    )


def test_nothing_set_is_what_the_model_says(folder: Path) -> None:
    assert read_settings().manners == Manners()
    assert read_settings().outlets == ()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param('[[sources]]\nname = "A"', "sources.0.address", id="no address"),
        pytest.param(
            '[[sources]]\nname = "A"\naddress = "feed.xml"', "sources.0.address", id="a path"
        ),
        pytest.param(
            '[[sources]]\nname = "A"\naddress = "https://a.example/"\nlang = "en"',
            "sources.0.lang",
            id="misspelt",
        ),
        pytest.param(
            '[[sources]]\nname = "A"\naddress = "https://a.example/"\nschedule = "hourly"',
            "sources.0.schedule",
            id="no cron line",
        ),
        pytest.param(
            '[[sources]]\nname = "A"\naddress = "https://a.example/"\n' * 2,
            "two of them are named 'A'",
            id="two of one name",
        ),
        pytest.param('contact = "a\\r\\nX-Evil: 1"', "contact", id="line end in the contact"),
        pytest.param('contact = "desk (at) home"', "contact", id="brackets in the contact"),
        pytest.param("host_seconds = -1", "host_seconds", id="negative pause"),
        pytest.param("host_connections = 99", "host_connections", id="too many at once"),
        pytest.param("total_seconds = 0", "total_seconds", id="no time at all"),
    ],
)
def test_a_wrong_setting_is_named(folder: Path, text: str, name: str) -> None:
    (folder / "cutline.toml").write_text(text, encoding="utf-8")
    with pytest.raises(ReadError, match=name):
        read_settings()


@pytest.mark.parametrize("name", ["cutline.toml", "pyproject.toml"])
def test_the_file_may_stand_in_a_folder_above(
    folder: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    head = "[tool.cutline]\n" if name == "pyproject.toml" else ""
    (folder / name).write_text(f"{head}file_days = 9\n", encoding="utf-8")
    below = folder / "a" / "b"
    below.mkdir(parents=True)
    monkeypatch.chdir(below)
    assert read_settings().file_days == 9
    (below / "pyproject.toml").write_text("[project]\n", encoding="utf-8")  # of another tool
    assert read_settings().file_days == 9
    (below / "cutline.toml").write_text("file_days = 8\n", encoding="utf-8")
    assert read_settings().file_days == 8


def test_a_setting_there_is_not_is_named_with_the_nearest(folder: Path) -> None:
    (folder / "cutline.toml").write_text("slack_day = 3\n", encoding="utf-8")
    with pytest.raises(ReadError, match=r"cutline\.toml sets slack_day, .*did you mean slack_days"):
        read_settings()


@pytest.mark.parametrize(
    ("archive", "store", "folder"),
    [
        (None, "a/cutline.db", "a/cutline.db.archive"),
        (None, "postgresql://db/cutline", None),
        ("kept", "postgresql://db/cutline", "kept"),
        ("", "a/cutline.db", None),
    ],
)
def test_the_archive_stands_beside_the_store(
    archive: str | None, store: str, folder: str | None
) -> None:
    assert Settings(archive=archive).archive_for(store) == folder


def test_a_source_may_mark_its_pictures_in_its_own_way(folder: Path) -> None:
    rows = FILE.replace('schedule = "30', 'file_days = 60\ntaken_discloses = false\nschedule = "30')
    (folder / "cutline.toml").write_text(rows, encoding="utf-8")
    policy = read_settings().policy
    own = policy.at("https://www.courier.example/2024/flood")
    assert (own.file_days, own.taken_discloses) == (60, False)
    for other in (
        "https://post.example/flood",
        "https://notcourier.example/",
        "page.html",
        "http://[x",
    ):
        assert (policy.at(other).file_days, policy.at(other).taken_discloses) == (0, True)
    assert read_settings().outlets[0].schedule == "30 * * * *"
