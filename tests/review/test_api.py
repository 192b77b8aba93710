"""`POST /api/check` against the running desk: what it takes, refuses, answers and keeps."""

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest
from jsonschema import Draft202012Validator

from provenance.cli.draft import checker
from provenance.plugins import checks
from provenance.review.api import MOST_BYTES, Gate
from provenance.review.openapi import DOCUMENT
from provenance.store.log.desk import Desk
from tests.report.test_sarif import SARIF
from tests.review import newsroom
from tests.review.conftest import serving

TOKEN = "t" * 40
PAGE = """<html lang=en><article><h1>Hundreds leave homes as the Orra floods</h1>
<figure><img src="mill.jpg"><figcaption>Water covers Mill Street in Tarrow during the flood of the
Orra on Tuesday, May 14, 2019.</figcaption></figure>
<p>The Orra burst its banks and flooded Mill Street in Tarrow on Sunday. Hundreds left their homes
as water covered the street.</p></article>"""
ASKED = {"published": "2024-06-03"}


@pytest.fixture
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Desk, httpx.Client]]:
    desk = newsroom.open_desk(tmp_path_factory.mktemp("api"))
    gate = Gate(TOKEN, checker(desk), checks(), frozenset({"https://cms.example"}))
    with (
        serving(desk, gate=gate) as (address, _),
        httpx.Client(base_url=address, trust_env=False, timeout=60) as client,
    ):
        client.headers["authorization"] = f"Bearer {TOKEN}"
        yield desk, client


def ask(client: httpx.Client, body: str | bytes = PAGE, kind: str = "text/html", **asked: str
        ) -> httpx.Response:  # fmt: skip
    content = body.encode() if isinstance(body, str) else body
    return client.post("/api/check", params=ASKED | asked, content=content,
                       headers={"content-type": kind})  # fmt: skip


def test_a_draft_is_checked_described_and_not_kept(served: tuple[Desk, httpx.Client]) -> None:
    desk, client = served
    answer = ask(client)
    assert answer.status_code == 200, answer.text
    told = answer.json()
    schemas = {"$defs": DOCUMENT["components"]["schemas"]}
    text = str(DOCUMENT["components"]["schemas"]["Answer"])
    assert "Finding" in text
    schema = {
        **DOCUMENT["components"]["schemas"]["Answer"],
        "components": {"schemas": schemas["$defs"]},
    }
    assert list(Draft202012Validator(schema).iter_errors(told)) == []
    assert told["page"]["headline"] == "Hundreds leave homes as the Orra floods"
    assert told["kept"] is False
    (finding,) = [f for f in told["findings"] if f["check"] == "undisclosed-archive-photo"]
    assert any(item["quote"] == "Tuesday, May 14, 2019" for item in finding["evidence"])
    log = ask(client, format="sarif")
    assert log.headers["content-type"] == "application/sarif+json"
    assert list(Draft202012Validator(SARIF).iter_errors(log.json())) == []
    region = log.json()["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert region["startLine"] == 3
    assert ask(client, "Rain in Tarrow\n\nIt rained.", "text/plain").status_code == 200
    assert desk.counts()["captures"] == 0
    began = time.perf_counter()
    ask(client)
    assert time.perf_counter() - began < 1  # a usual page, once the worker runs


def test_what_is_asked_to_be_kept_is_on_the_desk(served: tuple[Desk, httpx.Client]) -> None:
    desk, client = served
    assert ask(client, keep="yes").status_code == 400  # without its url
    answer = ask(client, keep="yes", url="https://courier.example/orra")
    assert answer.json()["kept"] is True
    (item, *_) = desk.findings()
    assert (item.source, item.run) == ("courier.example", "editor")


@pytest.mark.parametrize(
    ("status", "body", "kind", "asked"),
    [
        pytest.param(400, b"", "text/html", {}, id="empty"),
        pytest.param(400, b"x", "text/html", {"published": "soon"}, id="no day"),
        pytest.param(400, b"x", "text/html", {"colour": "red"}, id="no such parameter"),
        pytest.param(400, b"x", "text/html", {"format": "xml"}, id="no such form"),
        pytest.param(400, b"x", "text/html", {"headline": "x" * 2000}, id="too long"),
        pytest.param(413, b"x" * (MOST_BYTES + 1), "text/html", {}, id="too large"),
        pytest.param(415, b"%PDF", "application/pdf", {}, id="another kind"),
        pytest.param(422, b"<p>", "text/html", {}, id="no article"),
    ],
)
def test_what_is_refused_says_why(
    served: tuple[Desk, httpx.Client], status: int, body: bytes, kind: str, asked: dict[str, str]
) -> None:
    answer = ask(served[1], body, kind, **asked)
    assert answer.status_code == status
    assert answer.json()["error"]


def test_the_token_is_of_its_own_role(served: tuple[Desk, httpx.Client]) -> None:
    _, client = served
    for header in ("", "Bearer", "Bearer guess", f"Basic {TOKEN}", f"Bearer {TOKEN}x"):
        client.headers["authorization"] = header
        assert ask(client).status_code == 401
    client.headers["authorization"] = f"Bearer {TOKEN}"
    assert client.get("/").status_code == 403  # it opens nothing else
    assert client.get("/api/openapi.json").json()["openapi"] == "3.1.0"


def test_scripts_of_known_pages_alone_may_ask(served: tuple[Desk, httpx.Client]) -> None:
    _, client = served
    for origin, allowed in (("https://cms.example", True), ("https://evil.example", False)):
        before = client.options("/api/check", headers={"origin": origin})
        assert before.status_code == 204
        assert ("access-control-allow-origin" in before.headers) == allowed
        answer = client.post("/api/check", params=ASKED, content=PAGE, headers={
            "origin": origin, "content-type": "text/html"})  # fmt: skip
        assert ("access-control-allow-origin" in answer.headers) == allowed


def test_a_minute_takes_so_many_drafts_and_no_more() -> None:
    now = 0.0
    gate = Gate(TOKEN, lambda draft: pytest.fail("not asked"), clock=lambda: now)
    assert sum(gate.waits() == 0 for _ in range(500)) == 120
    assert gate.waits() >= 1
    now = 30.0
    assert sum(gate.waits() == 0 for _ in range(500)) == 60


def test_many_editors_at_once_get_an_answer_or_are_told_when(
    served: tuple[Desk, httpx.Client],
) -> None:
    _, client = served
    ask(client)
    with ThreadPoolExecutor(12) as threads:
        answers = list(threads.map(lambda _: ask(client), range(24)))
    assert {answer.status_code for answer in answers} <= {200, 429}
    assert all("retry-after" in a.headers for a in answers if a.status_code == 429)
    assert any(answer.status_code == 200 for answer in answers)
