"""Twenty reviewers at once, while pages are saved: nothing is lost, and no answer is an error."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx

from provenance.review.access import Person, Role
from provenance.review.guard import Door
from provenance.store.log.chain import Act
from provenance.store.log.find import Wanted
from provenance.store.log.verify import verify_store
from tests.review import newsroom
from tests.review.conftest import serving
from tests.review.test_app import fields

REVIEWERS, STEPS, PAGES = 20, 5, 30


def saving(folder: Path) -> None:
    """What a flow does: saves pages over a connection of its own."""
    other = newsroom.open_desk(folder)
    for number in range(PAGES):
        words = (f"Later {number}", f"Water {number}, May 14, 2019.", *newsroom.FLOOD[2:])
        url = f"https://late.example/{number}"
        newsroom.save(other, newsroom.finding(words, url, image=f"late{number}.jpg"), words)


def reviewing(address: str, name: str) -> tuple[list[int], int]:
    """Decides what is first in the queue, as everybody does: statuses, and how often it was kept."""
    statuses, kept = [], 0
    with httpx.Client(base_url=address, headers={"x-remote-user": name}, follow_redirects=True,
                      trust_env=False, timeout=120) as client:  # fmt: skip
        for _ in range(STEPS):
            page = client.get("/next")
            done = client.post(f"{page.url.path}/step", data=fields(page.text, "unclear"),
                               follow_redirects=False)  # fmt: skip
            statuses += [page.status_code, done.status_code]
            kept += done.status_code == 303
    return statuses, kept


def test_twenty_reviewers_write_while_pages_are_saved(tmp_path: Path) -> None:
    desk = newsroom.open_desk(tmp_path)
    newsroom.fill(desk, 110)
    door = Door(proxy="x-remote-user", otherwise=Role.REVIEWER, owner=Person("", Role.VIEWER))
    with serving(desk, door=door) as (address, _), ThreadPoolExecutor(REVIEWERS + 1) as threads:
        saved = threads.submit(saving, tmp_path)
        people = [threads.submit(reviewing, address, f"r{n}") for n in range(REVIEWERS)]
        told = [person.result() for person in people]
        saved.result()
    assert {status for statuses, _ in told for status in statuses} <= {200, 303, 409}
    found = desk.findings(Wanted())
    assert len(found) == 113 + PAGES
    decided = [event for item in found for event in desk.events(item.finding.key)
               if event.act is Act.DECIDE]  # fmt: skip
    matters = {(event.batch, event.who) for event in decided}
    assert len(matters) == sum(kept for _, kept in told)  # each step that was kept is in the log
    assert {who for _, who in matters} <= {f"r{n}" for n in range(REVIEWERS)}
    assert verify_store(desk).faults == []
