"""Many hosts at once: nothing lost, nothing doubled, a host's pages in order."""

import threading
from collections.abc import Iterator

import pytest

from provenance.model import Capture, ReadError
from provenance.sources.together import read_together
from tests.site import NAME, NewsSite


@pytest.fixture
def site() -> Iterator[NewsSite]:
    with NewsSite() as site:
        yield site


def test_every_location_comes_back_once(site: NewsSite) -> None:
    others = [f"post{number}.test" for number in range(5)]
    site.names |= dict.fromkeys(others, ("127.0.0.1",))
    locations = [
        site.url(path, host)
        for path in ("/flood", "/gone", "/ferry", "/out")
        for host in (NAME, *others)
    ]
    found = dict(read_together(site.reader(), locations, workers=3))
    assert set(found) == set(locations)
    assert sum(isinstance(row, Capture) for row in found.values()) == 12
    assert sum(isinstance(row, ReadError) for row in found.values()) == 12


def test_pages_of_one_host_come_in_order(site: NewsSite) -> None:
    locations = [
        site.url(f"/{path}?page={number}") for number in range(9) for path in ("flood", "gone")
    ]
    assert [location for location, _ in read_together(site.reader(), locations)] == locations


def test_what_is_not_taken_is_not_fetched(site: NewsSite) -> None:
    rows = read_together(site.reader(), [site.url(f"/flood?page={number}") for number in range(99)])
    assert isinstance(next(rows)[1], Capture)
    rows.close()  # type: ignore[attr-defined]  # a generator
    assert len(site.paths()) < 10


def test_an_error_of_a_reader_stops_nothing() -> None:
    class Broken:
        name = "broken"

        def handles(self, location: str) -> bool:
            return True

        def read(self, location: str) -> Iterator[Capture]:
            raise RuntimeError("no")

        def image(self, capture: Capture, url: str) -> bytes | None:
            return None

    rows = list(read_together(Broken(), ["a", "b"]))
    assert [location for location, _ in rows] == ["a", "b"]
    assert all(isinstance(row, ReadError) for _, row in rows)


def test_hosts_are_asked_at_the_same_time() -> None:
    meeting = threading.Barrier(3, timeout=10)

    class Meeting:
        name = "meeting"

        def handles(self, location: str) -> bool:
            return True

        def read(self, location: str) -> Iterator[Capture]:
            meeting.wait()
            return iter(())

        def image(self, capture: Capture, url: str) -> bytes | None:
            return None

    assert (
        list(read_together(Meeting(), [f"https://{name}.example/" for name in "abc"], workers=3))
        == []
    )
