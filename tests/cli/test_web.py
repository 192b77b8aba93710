"""`cutline check` and `extract` at addresses of the web, and `cutline archive`."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from provenance.cli import cutline
from provenance.model import Article, Capture, Examination, StoreError
from provenance.store.archive import Archive
from provenance.store.store import Store
from tests.site import NewsSite


@pytest.fixture
def site() -> Iterator[NewsSite]:
    with NewsSite() as site:
        yield site


def ask(site: NewsSite, *words: str, **settings: str) -> Result:
    """Runs the command with the site's socket named as a private host: the system resolves it."""
    usual = {
        "CUTLINE_PRIVATE_HOSTS": json.dumps([f"127.0.0.1:{site.port}"]),
        "CUTLINE_HOST_SECONDS": "0",
        "CUTLINE_CONTACT": "desk@courier.test",
    }
    return CliRunner(env=usual | settings).invoke(cutline, list(words), catch_exceptions=False)


class TestCheck:
    def test_a_page_of_the_web_is_checked_with_its_picture(self, site: NewsSite) -> None:
        done = ask(site, "check", site.url("/flood", "127.0.0.1"))
        assert "undisclosed-archive-photo" in done.stdout
        assert done.exit_code == 1
        assert site.paths() == ["/flood", "/flood.jpg"]
        assert site.asked[-1][1]["user-agent"] == "Cutline (+desk@courier.test)"

    def test_a_fitting_page_is_clean(self, site: NewsSite) -> None:
        done = ask(site, "check", site.url("/ferry", "127.0.0.1"))
        assert done.exit_code == 0, done.output

    def test_a_host_that_is_not_named_is_refused(self, site: NewsSite) -> None:
        address = site.url("/flood", "127.0.0.1")
        done = CliRunner(env={"CUTLINE_PRIVATE_HOSTS": "[]"}).invoke(cutline, ["check", address])
        assert done.exit_code == 2
        assert "is not one of the web's" in done.stderr
        assert site.asked == []

    def test_one_bad_address_does_not_stop_the_others(self, site: NewsSite) -> None:
        addresses = [site.url(path, "127.0.0.1") for path in ("/out", "/gone", "/ferry", "/bomb")]
        done = ask(site, "check", *addresses)
        assert done.exit_code == 3
        for words in ("10.0.0.1 is not a public address", "404", "10,485,760 bytes"):
            assert words in done.stderr
        assert "1 page read, 3 not read" in done.stderr


class TestArchive:
    @pytest.fixture
    def address(self, tmp_path: Path) -> str:
        address = str(tmp_path / "cutline.db")
        store = Store.open(address, archive=Archive.open(f"{address}.archive"))
        url = "https://courier.example/flood"
        body = b"<article><h1>Rain</h1><p>It rained in Tarrow all day and all night.</p></article>"
        page = Capture(url, url, "text/html", datetime(2024, 6, 3, tzinfo=UTC), body)
        store.save(page, Examination(Article(page.digest, url, "en")))
        return address

    def test_what_is_exported_can_be_checked(self, address: str, tmp_path: Path) -> None:
        file = str(tmp_path / "kept.warc.gz")
        done = CliRunner().invoke(cutline, ["archive", "export", file, "--store", address])
        assert (done.exit_code, done.stdout) == (0, f"1 page and 0 pictures written to {file}.\n")
        again = CliRunner().invoke(cutline, ["check", file])
        assert again.exit_code == 0, again.output
        assert "1 page read" in again.stderr

    def test_another_name_is_refused(self, address: str, tmp_path: Path) -> None:
        done = CliRunner().invoke(cutline, ["archive", "export", "kept.zip", "--store", address])
        assert isinstance(done.exception, StoreError)

    def test_damage_is_found(self, address: str) -> None:
        done = CliRunner().invoke(cutline, ["archive", "verify", "--store", address])
        assert done.exit_code == 0 and "1 file in" in done.stdout
        (path,) = Path(f"{address}.archive").glob("??/*")
        path.write_bytes(b"It snowed.")
        done = CliRunner().invoke(cutline, ["archive", "verify", "--store", address])
        assert done.exit_code == 2 and "1 file damaged" in done.stderr

    def test_a_store_without_archive_says_so(self, tmp_path: Path) -> None:
        address = str(tmp_path / "cutline.db")
        Store.open(address)
        done = CliRunner().invoke(cutline, ["archive", "verify", "--store", address])
        assert done.exit_code == 0 and "no archive" in done.stdout
        assert not Path(f"{address}.archive").exists()
