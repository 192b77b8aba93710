"""Unmarked controls: a few unflagged dated captions, reviewed like the others and counted apart."""

import json
from dataclasses import replace
from pathlib import Path

from provenance.model import (
    Article,
    Capture,
    Case,
    Examination,
    Figure,
    Interval,
    Passage,
    Role,
    Timex,
    TimexKind,
)
from provenance.review.labels import write_labels
from provenance.review.summary import summarise
from provenance.store.controls import control_findings
from provenance.store.log.chain import Act, Entry
from provenance.store.log.desk import Desk
from provenance.store.log.find import Wanted
from provenance.store.log.verify import verify_store
from provenance.store.runs import Runs
from tests.review import newsroom
from tests.review.conftest import client_of, serving

PAGES = 600


def quiet(number: int) -> tuple[Capture, Examination]:
    """A page with a dated caption that no check flags."""
    text = f"<p>It rained {number} times.</p>"
    url = f"https://courier.example/q{number}"
    page = Capture(url, url, "text/html", newsroom.SEEN, text.encode())
    caption = Passage(Role.CAPTION, f"Rain on street {number}, May 14, 2019.", 1)
    figure = Figure(1, 0, f"https://courier.example/q{number}.jpg", caption)
    day = Interval.parse("2019-05-14")
    timex = Timex(caption.span("May 14, 2019"), TimexKind.DATE, "2019-05-14", (day,))
    article = Article(page.digest, url, "en", Passage(Role.HEADLINE, f"Rain {number}", 1),
                      published=Interval.parse("2024-06-03"), published_from="JSON-LD",
                      figures=(figure,))  # fmt: skip
    return page, Examination(article, cases=(Case(article, figure, dates=(timex,)),))


def test_two_in_a_hundred_are_chosen_by_digest_alone() -> None:
    pages = [quiet(number) for number in range(PAGES)]
    chosen = [control_findings(page.digest, seen) for page, seen in pages]
    assert chosen == [control_findings(page.digest, seen) for page, seen in pages]
    assert 5 <= sum(map(len, chosen)) <= 22  # 12 expected
    undated = [replace(seen, cases=tuple(replace(c, dates=()) for c in seen.cases))
               for _, seen in pages]  # fmt: skip
    assert not any(control_findings(p.digest, s) for (p, _), s in zip(pages, undated, strict=True))


def test_controls_wait_unmarked_and_count_apart(desk: Desk, tmp_path: Path) -> None:
    flood = newsroom.fill(desk)
    for number in range(PAGES):
        page, seen = quiet(number)
        if control_findings(page.digest, seen) or number < 3:
            assert desk.save(page, seen, "evening") == 0  # none is a new finding
            desk.save(page, seen, "evening")
    listed = {item.finding.key for item in desk.findings()}
    every = desk.findings(Wanted(controls=True))
    controls = [item for item in every if item.finding.check == "control"]
    assert len(controls) >= 5
    assert flood.key in listed
    assert not listed & {item.finding.key for item in controls}
    assert Runs.open(desk.address).found("evening") == {}
    assert verify_store(desk).faults == []
    key = controls[0].finding.key
    with serving(desk) as place, client_of(*place) as client:
        for text in (client.get("/").text, client.get(f"/finding/{key}").text):
            assert "control" not in text.replace("controls.py", "").replace("cache-control", "")
            assert "undisclosed-archive-photo" in text
        assert key in client.get("/").text
        assert "No control is decided yet" in client.get("/summary").text
    for number, item in enumerate(controls[:4]):
        verdict = "confirmed" if number == 0 else "not-a-mismatch"
        told = {"verdict": verdict, "reason": None if number == 0 else "background", "note": ""}
        desk.take([Entry(Act.DECIDE, "ada", newsroom.SEEN, item.finding.key, told)])
    numbers = summarise(desk, newsroom.SEEN)
    assert (numbers.missed.decided, numbers.missed.confirmed) == (4, 1)
    assert numbers.missed.share == "1 of 4 controls (95 %: 4.6% to 69.9%)"
    assert "control" not in [row.check for row in numbers.checks]
    decided = [item for item in desk.findings(Wanted(controls=True)) if item.decision]
    write_labels(desk, decided, tmp_path / "labels")
    text = (tmp_path / "labels" / "labels.jsonl").read_text()
    rows = [json.loads(row) for row in text.splitlines()]
    assert sorted(row["figures"][0]["old"] for row in rows) == [False, False, False, True]


def test_corrections_that_were_asked_for_are_followed(desk: Desk) -> None:
    flood = newsroom.fill(desk)
    entry = Entry(Act.REQUEST, "ada", newsroom.SEEN, flood.key, {"text": "Dear colleagues"})
    desk.take([entry])
    numbers = summarise(desk, newsroom.SEEN)
    assert (numbers.requested, numbers.corrected) == (1, 0)
    url = flood.article
    page = Capture(url, url, "text/html", newsroom.SEEN, b"<p>Corrected.</p>")
    desk.save(page, Examination(Article(page.digest, url, "en")))
    assert summarise(desk, newsroom.SEEN).corrected == 1
