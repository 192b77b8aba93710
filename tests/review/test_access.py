"""Who comes in, from where, and what each may do."""

from pathlib import Path

import httpx
import pytest
from click.testing import CliRunner

from provenance.cli import cutline
from provenance.model import ReadError
from provenance.review.access import Person, Role, Sessions, Users, hashed, read_users
from provenance.review.guard import Door
from provenance.store.log.desk import Desk
from tests.review import newsroom
from tests.review.conftest import serving
from tests.review.test_app import fields

WORD = "rain over Tarrow"


class Clock:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


def users(clock: Clock | None = None) -> Users:
    people = {
        name: (Person(name, role), hashed(WORD))
        for name, role in (("vera", Role.VIEWER), ("ada", Role.REVIEWER), ("ann", Role.ADMIN))
    }
    return Users(people, clock or Clock())


def entering(address: str) -> httpx.Client:
    return httpx.Client(base_url=address, follow_redirects=True, trust_env=False)


def test_a_name_and_a_password_open_the_desk_and_logging_out_closes_it(desk: Desk) -> None:
    flood = newsroom.fill(desk)
    with serving(desk, door=Door(users=users())) as (address, _), entering(address) as client:
        assert "Log in" in client.get("/").text
        wrong = client.post("/login", data={"name": "ada", "password": "guess"})
        assert wrong.status_code == 403
        assert client.post("/login", data={"name": "ada", "password": WORD}).status_code == 429
        client.post("/login", data={"name": "ann", "password": WORD})
        page = client.get(f"/finding/{flood.key}").text
        assert "You are <b>ann</b>" in page
        client.post(f"/finding/{flood.key}/step", data=fields(page, "confirmed"))
        assert desk.finding(flood.key).standing.reviewer == "ann"
        elsewhere = {"origin": "https://evil.example"}
        assert client.post("/logout", headers=elsewhere).status_code == 403
        assert "Log in" in client.post("/logout").text
        assert "Log in" in client.get("/summary").text


def test_a_wrong_password_waits_longer_each_time_whoever_it_is_for() -> None:
    clock = Clock()
    table = users(clock)
    for name in ("ada", "nobody"):
        waited = []
        for _ in range(4):
            assert table.admits(name, "guess") is None
            waited.append(table.waits(name))
            assert name != "ada" or table.admits("ada", WORD) is None  # too soon
            clock.now += waited[-1]
        assert waited == [1.0, 2.0, 4.0, 8.0]
    assert table.admits("ada", WORD) == Person("ada", Role.REVIEWER)
    assert table.waits("ada") == 0
    assert table.admits("ann", "x" * 100_000) is None


def test_each_role_may_what_it_may(desk: Desk) -> None:
    flood = newsroom.fill(desk)
    for name, decides, rules in (("vera", 403, 403), ("ada", 200, 403), ("ann", 200, 200)):
        with serving(desk, door=Door(users=users())) as (address, _), entering(address) as client:
            client.post("/login", data={"name": name, "password": WORD})
            page = client.get(f"/finding/{flood.key}").text
            assert ('value="confirmed"' in page) == (decides == 200)
            token = fields(client.get("/keys").text, "1")["token"]
            where = f"/finding/{flood.key}/step"
            done = client.post(where, data={"token": token, "step": "note", "note": "seen",
                                            "seen": f"{flood.key}:0"})  # fmt: skip
            assert done.status_code in (decides, 409 if decides == 200 else 403)
            asked = {"token": token, "check": flood.check, "on": "1"}
            assert client.post("/rule", data=asked).status_code == rules
            assert client.post("/undo", data={"token": token}).status_code == decides


def test_a_proxy_names_people_from_its_own_address_alone(desk: Desk) -> None:
    newsroom.fill(desk)
    told = {"x-remote-user": "ada"}
    door = Door(proxy="x-remote-user", users=users())
    with serving(desk, door=door) as (address, _), entering(address) as client:
        assert client.get("/").status_code == 403
        assert "You are <b>ada</b>" in client.get("/", headers=told).text
        assert "You are <b>eve</b>" in client.get("/", headers={"x-remote-user": "eve"}).text
        assert "Undo" not in client.get("/", headers={"x-remote-user": "eve"}).text  # a viewer
    away = Door(proxy="x-remote-user", proxies=frozenset({"192.0.2.1"}))
    with serving(desk, door=away) as (address, _), entering(address) as client:
        assert client.get("/", headers=told).status_code == 403


def test_sessions_end() -> None:
    clock = Clock()
    sessions = Sessions(clock)
    secret = sessions.begin(Person("ada", Role.REVIEWER))
    found = sessions.of(secret)
    assert found and found[0].name == "ada"
    assert sessions.of("guess") is None
    clock.now += 13 * 3600
    assert sessions.of(secret) is None
    first = sessions.begin(Person("ada", Role.REVIEWER))
    for _ in range(1000):
        sessions.begin(Person("ben", Role.VIEWER))
    assert sessions.of(first) is None


def test_a_table_of_users_is_written_and_read(tmp_path: Path) -> None:
    path = tmp_path / "users.toml"
    add = ["setup", "user", 'ada "a"', "--role", "admin", "--users", str(path)]
    done = CliRunner().invoke(cutline, add, input=f"{WORD}\n{WORD}\n")
    assert done.exit_code == 0, done.output
    assert path.stat().st_mode & 0o777 == 0o600
    assert WORD not in path.read_text()
    assert read_users(path).admits('ada "a"', WORD) == Person('ada "a"', Role.ADMIN)
    assert CliRunner().invoke(cutline, add, input="short\nshort\n").exit_code == 2
    done = CliRunner().invoke(
        cutline, ["setup", "user", 'ada "a"', "--users", str(path), "--remove"]
    )
    assert done.exit_code == 0, done.output
    assert read_users(path).people == {}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("[ada", id="no TOML"),
        pytest.param('[ada]\nrole = "king"', id="no such role"),
        pytest.param('[ada]\nrole = "admin"\npassword = "rain"', id="in the clear"),
        pytest.param('ada = "admin"', id="no table"),
    ],
)
def test_another_table_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "u.toml").write_text(text)
    with pytest.raises(ReadError):
        read_users(tmp_path / "u.toml")


def test_nobody_serves_the_desk_to_the_world_unguarded(tmp_path: Path) -> None:
    store = str(tmp_path / "a.db")
    Desk.open(store)
    done = CliRunner().invoke(cutline, ["review", "--store", store, "--listen", "0.0.0.0"])
    assert done.exit_code == 2
    assert "needs --users or --proxy-header" in done.output
    done = CliRunner().invoke(cutline, ["review", "--store", store, "--check-token", "short"])
    assert done.exit_code == 2
