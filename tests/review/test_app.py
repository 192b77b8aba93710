"""The desk by plain requests: pages, steps, and who may ask for them."""

import re
from html import unescape

import httpx
import pytest

from provenance.store.log.desk import Desk
from provenance.store.log.fold import State
from provenance.store.log.verify import verify_store
from tests.review import newsroom
from tests.review.conftest import client_of, serving


def fields(page: str, step: str) -> dict[str, list[str] | str]:
    """The hidden fields of the form for a step."""
    for form in re.findall(r"<form.*?</form>", page, re.S):
        if f'value="{step}"' in form:
            found: dict[str, list[str] | str] = {}
            for name, value in re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', form):
                found.setdefault(name, [])
                assert isinstance(found[name], list)
                found[name].append(unescape(value))  # type: ignore[union-attr]
            return found | {"step": step}
    raise AssertionError(f"no form for {step}")


def take(client: httpx.Client, key: str, step: str, **more: str) -> httpx.Response:
    page = client.get(f"/finding/{key}").text
    return client.post(f"/finding/{key}/step", data=fields(page, step) | more)


def test_a_finding_shows_what_one_decides_by(desk: Desk) -> None:
    flood = newsroom.fill(desk)
    with serving(desk) as place, client_of(*place) as client:
        page = re.sub(r"<[^>]+>", "", unescape(client.get(f"/finding/{flood.key}").text))
        page = " ".join(page.split())
        for fact in (
            "Photo dated 14 May 2019 beside “on Sunday” (2 June 2024)",
            "Water covers Mill Street in Tarrow on Tuesday, May 14, 2019.",
            "The Orra burst its banks above Tarrow on Sunday.",
            "It rained all night in the hills.",
            "published 3 June 2024 (JSON-LD datePublished)",
            "it is 1,846 days older than the event",
            "+3.1",
            "2019-05-14 (EXIF DateTimeOriginal)",
            "Credit: Jane Doe",
            "gazette.example",
            "SHA-256",
            "fetched 3 Jun 2024, 09:30 UTC",
        ):
            assert fact in page, fact
        assert client.get(f"/finding/{flood.key}/picture").content.startswith(b"\xff\xd8")
        text = client.get(f"/finding/{flood.key}/page").text
        assert "Hundreds leave homes" in text
        draft = unescape(client.get(f"/finding/{flood.key}/request").text)
        assert "Caption: “Water covers" in draft


def test_one_decision_is_for_all_of_the_matter_and_is_undone_as_one(desk: Desk) -> None:
    flood = newsroom.fill(desk, 1)
    with serving(desk) as place, client_of(*place) as client:
        answer = take(client, flood.key, "not-a-mismatch:labelled", note="it says FILE")
        assert "Saved: not a mismatch: labelled as a file photo" in answer.text
        assert f"/finding/{flood.key}" not in str(answer.url)
        members = desk.members(desk.finding(flood.key).grouped)
        assert [item.standing.verdict for item in members] == ["not-a-mismatch"] * 2
        token = fields(answer.text, "confirmed")["token"]
        client.post("/undo", data={"token": token})
        assert desk.finding(flood.key).standing.state is State.OPEN
        assert not verify_store(desk).faults


def test_only_one_of_a_matter_where_asked(desk: Desk) -> None:
    flood = newsroom.fill(desk)
    with serving(desk) as place, client_of(*place) as client:
        take(client, flood.key, "confirmed", alone="1")
    members = desk.members(desk.finding(flood.key).grouped)
    assert sorted(str(item.standing.verdict) for item in members) == ["None", "confirmed"]


def test_a_stale_write_shows_both_and_keeps_nothing(desk: Desk) -> None:
    flood = newsroom.fill(desk)
    with serving(desk) as place, client_of(*place) as client:
        page = client.get(f"/finding/{flood.key}").text
        take(client, flood.key, "unclear", note="the first")
        late = client.post(f"/finding/{flood.key}/step",
                           data=fields(page, "confirmed") | {"note": "the second"})  # fmt: skip
        assert late.status_code == 409
        assert "unclear" in late.text and "the first" in late.text and "the second" in late.text
    assert desk.finding(flood.key).standing.verdict == "unclear"


@pytest.mark.parametrize(
    ("step", "more", "said"),
    [
        ("not-a-mismatch:", {}, "needs one of these reasons"),
        ("snooze", {"until": "2024-06-03"}, "a day that is to come"),
        ("snooze", {"until": "soon"}, "needs a day"),
        ("fake", {}, "not known"),
    ],
)
def test_what_cannot_be_done_says_so(
    desk: Desk, step: str, more: dict[str, str], said: str
) -> None:
    flood = newsroom.fill(desk)
    with serving(desk) as place, client_of(*place) as client:
        page = client.get(f"/finding/{flood.key}").text
        form = fields(page, "confirmed") | {"step": step} | more
        answer = client.post(f"/finding/{flood.key}/step", data=form)
        assert answer.status_code == 422
        assert said in answer.text
    assert not desk.events(flood.key)


def test_workflow_steps(desk: Desk) -> None:
    flood = newsroom.fill(desk)
    with serving(desk) as place, client_of(*place) as client:
        take(client, flood.key, "assign", to="ben")
        take(client, flood.key, "snooze", until="2024-06-10")
        standing = desk.finding(flood.key).standing
        assert (standing.assignee, standing.until, standing.verdict) == ("ben", "2024-06-10", None)
        assert "Orra" not in client.get("/?q=hundreds").text.split('class="queue"')[1]
        assert "Hundreds" in client.get("/?state=snoozed").text
        page = client.get(f"/finding/{flood.key}/request").text
        client.post(
            f"/finding/{flood.key}/step", data=fields(page, "request") | {"text": "Dear all"}
        )
        assert desk.finding(flood.key).standing.state is State.REQUESTED
        token = fields(client.get(f"/finding/{flood.key}").text, "confirmed")["token"]
        rule = {"token": token, "check": flood.check, "source": "courier.example", "on": "1"}
        assert "of courier.example" in client.post("/rule", data=rule).text
        assert "courier.example" not in client.get("/").text.split('class="queue"')[1]


def test_who_may_ask(desk: Desk) -> None:
    flood = newsroom.fill(desk)
    with serving(desk) as (address, ticket):
        with httpx.Client(base_url=address, trust_env=False) as stranger:
            assert stranger.get("/").status_code == 403
            assert stranger.get("/?ticket=guess").status_code == 403
            assert stranger.get("/", headers={"host": "desk.example"}).status_code == 421
        with client_of(address, ticket) as client:
            assert client.get("/").status_code == 200
            with httpx.Client(base_url=address, trust_env=False) as second:
                assert second.get(f"/?ticket={ticket}").status_code == 403
            page = client.get(f"/finding/{flood.key}")
            policy = page.headers["content-security-policy"]
            assert policy.startswith("default-src 'none'") and "unsafe" not in policy
            form, where = fields(page.text, "confirmed"), f"/finding/{flood.key}/step"
            for headers in ({"sec-fetch-site": "cross-site"}, {"origin": "https://evil.example"},
                            {"origin": "null"}):  # fmt: skip
                assert client.post(where, data=form, headers=headers).status_code == 403
            assert client.post(where, data=form | {"token": "guess"}).status_code == 403
            assert client.post(where, content=b"a" * 300_000).status_code == 403
            assert client.get("/finding/ffff").status_code == 404
            assert client.get("/static/../app.py").status_code == 404
    assert not desk.events(flood.key)


def test_filters_are_addresses(desk: Desk) -> None:
    newsroom.fill(desk, 60)
    with serving(desk) as place, client_of(*place) as client:
        assert "62 matters, 63 findings" in client.get("/").text
        assert "1 matter, 1 finding" in client.get("/?language=ar").text
        assert "page 2 of 2" in client.get("/?source=courier.example&page=2").text
        assert "0 matters" in client.get("/?verdict=confirmed&state=all").text
        for odd in ("page=0", "page=-1", "page=%00", "state=x", "age=9", "q=%25", "saved=99999"):
            assert client.get(f"/?{odd}").status_code == 200, odd


def test_keys_can_be_changed_and_switched_off(desk: Desk) -> None:
    flood = newsroom.fill(desk)
    with serving(desk) as place, client_of(*place) as client:
        page = client.get("/keys").text
        token = re.findall(r'name="token" value="([^"]+)"', page)[0]
        names = re.findall(r'<input id="key-\d+" name="([^"]+)" value="([^"]*)"', page)
        form = dict(names) | {"token": token, "on": "1", "confirmed": "y"}
        client.post("/keys", data=form)
        assert (
            'value="confirmed" class="confirmed" data-key="y"'
            in client.get(f"/finding/{flood.key}").text
        )
        assert client.post("/keys", data=form | {"unclear": "y"}).status_code == 422
        client.post("/keys", data=form | {"on": "0"})
        assert "<kbd" not in client.get(f"/finding/{flood.key}").text


def test_the_summary_gives_no_bare_percentage(desk: Desk) -> None:
    flood = newsroom.fill(desk)
    with serving(desk) as place, client_of(*place) as client:
        take(client, flood.key, "confirmed")
        page = client.get("/summary").text
        assert "2 of 2 (95 %: 34% to 100%)" in page
