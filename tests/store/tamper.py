"""A small store with everything in it, and ways to tamper with it behind the code's back."""

import json
import random
import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from provenance.store.archive import Archive
from provenance.store.log.chain import Act, Entry
from provenance.store.log.desk import Desk
from provenance.store.log.verify import verify_store
from tests.store.test_store import SEEN, capture, examination, finding

Kind = Callable[[sqlite3.Connection, Path, random.Random], str]
_TRIGGERS = ("log_no_update", "log_no_delete")


def make_store(folder: Path, pages: int = 6) -> Path:
    """A store with pages in an archive and one in the database, findings, decisions and undoing."""
    desk = Desk.open(str(folder / "a.db"), archive=Archive.open(folder / "kept"))
    for number in range(pages):
        if number == pages - 1:
            desk.archive = None
        page = capture(f"It rained {number} times.", f"{number}.html")
        desk.save(page, examination(page, finding(f"On {number} May 2019")))
    found = [item.finding.key for item in desk.findings()]
    for number, key in enumerate(found):
        told = {"verdict": "confirmed", "note": f"note {number}"}
        desk.take([Entry(Act.DECIDE, "ada", SEEN, key, told)])
        desk.take([Entry(Act.NOTE, "ben", SEEN, key, {"note": "seen"})])
    desk.undo("ada", SEEN)
    return folder


def opened(folder: Path) -> Desk:
    archive = Archive.open(folder / "kept")
    return Desk.open(str(folder / "a.db"), create=False, archive=archive)


def tamper(folder: Path, kind: Kind, seed: int) -> str:
    """Does one thing at random; gives back words that locate it."""
    connection = sqlite3.connect(folder / "a.db")
    try:
        for name in _TRIGGERS:
            connection.execute(f"DROP TRIGGER IF EXISTS {name}")
        located = kind(connection, folder / "kept", random.Random(seed))
        connection.commit()
    finally:
        connection.close()
    return located


def _event(connection: sqlite3.Connection, rng: random.Random) -> int:
    numbers = [row[0] for row in connection.execute("SELECT number FROM log")]
    return int(rng.choice(numbers))


def change_event(connection: sqlite3.Connection, kept: Path, rng: random.Random) -> str:
    number = _event(connection, rng)
    column = rng.choice(["at", "who", "act", "told", "hash"])
    (old,) = connection.execute(f"SELECT {column} FROM log WHERE number = ?", [number]).fetchone()
    at = rng.randrange(len(old))
    new = old[:at] + chr((ord(old[at]) + 1 - 32) % 94 + 32) + old[at + 1 :]
    connection.execute(f"UPDATE log SET {column} = ? WHERE number = ?", [new, number])
    return f"event {number}"


def change_verdict(connection: sqlite3.Connection, kept: Path, rng: random.Random) -> str:
    """Quietly, with the event's own hash made anew and the standing set to fit."""
    rows = connection.execute(
        "SELECT number, told, finding FROM log WHERE act = 'decide'"
    ).fetchall()
    number, told, key = rng.choice(rows)
    new = json.dumps(
        json.loads(told) | {"verdict": "unclear"}, sort_keys=True, separators=(",", ":")
    )
    connection.execute("UPDATE log SET told = ? WHERE number = ?", [new, number])
    connection.execute("UPDATE reviews SET verdict = 'unclear' WHERE finding = ?", [key])
    return f"event {number}"


def drop_event(connection: sqlite3.Connection, kept: Path, rng: random.Random) -> str:
    number = _event(connection, rng)
    connection.execute("DELETE FROM log WHERE number = ?", [number])
    (last,) = connection.execute("SELECT max(number) FROM log").fetchone()
    return f"event {number}" if number <= last else "the end of the log"


def drop_and_close_the_gap(connection: sqlite3.Connection, kept: Path, rng: random.Random) -> str:
    number = _event(connection, rng)
    connection.execute("DELETE FROM log WHERE number = ?", [number])
    for later in range(number + 1, 100):
        connection.execute("UPDATE log SET number = ? WHERE number = ?", [later - 1, later])
    (last,) = connection.execute("SELECT max(number) FROM log").fetchone()
    return f"event {number}" if number <= last else "the end of the log"


def swap_events(connection: sqlite3.Connection, kept: Path, rng: random.Random) -> str:
    one = _event(connection, rng)
    other = one - 1 if one > 1 else 2
    for number, to in ((one, -1), (other, one), (-1, other)):
        connection.execute("UPDATE log SET number = ? WHERE number = ?", [to, number])
    return f"event {one}"


def insert_event(connection: sqlite3.Connection, kept: Path, rng: random.Random) -> str:
    number = _event(connection, rng)
    for later in range(100, number - 1, -1):
        connection.execute("UPDATE log SET number = ? WHERE number = ?", [later + 1, later])
    connection.execute(
        "INSERT INTO log SELECT ?, at, who, act, finding, told, hash FROM log WHERE number = ?",
        [number, number + 1],
    )
    return f"event {number + 1}"


def append_event(connection: sqlite3.Connection, kept: Path, rng: random.Random) -> str:
    connection.execute(
        "INSERT INTO log SELECT number + 1, at, 'eve', act, finding, told, hash FROM log "
        "WHERE number = (SELECT max(number) FROM log)"
    )
    return "the end of the log"


def change_finding(connection: sqlite3.Connection, kept: Path, rng: random.Random) -> str:
    (key,) = rng.choice(connection.execute("SELECT key FROM findings").fetchall())
    column, value = rng.choice(
        [("confidence", 0.1), ("concern", 1), ("statement", "It fits."), ("headline", "Sun"),
         ("evidence", "[]"), ("image", "b.jpg"), ("found_at", "2024-06-05 00:00:00.000000")]
    )  # fmt: skip
    connection.execute(f"UPDATE findings SET {column} = ? WHERE key = ?", [value, key])
    return f"finding {key}"


def drop_finding(connection: sqlite3.Connection, kept: Path, rng: random.Random) -> str:
    (key,) = rng.choice(connection.execute("SELECT key FROM findings").fetchall())
    for table in ("sightings", "reviews", "findings"):
        name = "key" if table == "findings" else "finding"
        connection.execute(f"DELETE FROM {table} WHERE {name} = ?", [key])
    return f"finding {key}"


def insert_finding(connection: sqlite3.Connection, kept: Path, rng: random.Random) -> str:
    key = f"{rng.randrange(16**16):016x}"
    columns = [row[1] for row in connection.execute("PRAGMA table_info(findings)")][1:]
    names = ", ".join(f'"{name}"' for name in columns)
    connection.execute(
        f"INSERT INTO findings (key, {names}) SELECT ?, {names} FROM findings LIMIT 1", [key]
    )
    return f"finding {key}"


def change_standing(connection: sqlite3.Connection, kept: Path, rng: random.Random) -> str:
    (key,) = rng.choice(connection.execute("SELECT finding FROM reviews").fetchall())
    column, value = rng.choice([("verdict", "unclear"), ("reviewer", "eve"), ("state", "snoozed")])
    connection.execute(f"UPDATE reviews SET {column} = ? WHERE finding = ?", [value, key])
    return f"finding {key}"


def _file(kept: Path, rng: random.Random) -> Path:
    return rng.choice(sorted(path for path in kept.glob("[0-9a-f][0-9a-f]/*")))


def change_byte(connection: sqlite3.Connection, kept: Path, rng: random.Random) -> str:
    path = _file(kept, rng)
    data = bytearray(path.read_bytes())
    data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)
    path.write_bytes(data)
    return f"file {path.name[:16]}"


def cut_or_lengthen_file(connection: sqlite3.Connection, kept: Path, rng: random.Random) -> str:
    path = _file(kept, rng)
    data = path.read_bytes()
    path.write_bytes(rng.choice([data[:-1], data + b" ", b""]))
    return f"file {path.name[:16]}"


def drop_file(connection: sqlite3.Connection, kept: Path, rng: random.Random) -> str:
    path = _file(kept, rng)
    path.unlink()
    return f"file {path.name[:16]}"


def swap_files(connection: sqlite3.Connection, kept: Path, rng: random.Random) -> str:
    one = _file(kept, rng)
    other = next(path for path in kept.glob("[0-9a-f][0-9a-f]/*") if path != one)
    data = one.read_bytes()
    one.write_bytes(other.read_bytes())
    other.write_bytes(data)
    return f"file {one.name[:16]}"


def link_file(connection: sqlite3.Connection, kept: Path, rng: random.Random) -> str:
    path = _file(kept, rng)
    outside = kept.parent / path.name
    path.rename(outside)
    path.symlink_to(outside)
    return str(path)


def change_body(connection: sqlite3.Connection, kept: Path, rng: random.Random) -> str:
    digest, body = connection.execute(
        "SELECT digest, body FROM captures WHERE length(body) > 0"
    ).fetchone()
    at = rng.randrange(2, len(body))
    changed = body[:at] + bytes([body[at] ^ 1]) + body[at + 1 :]
    connection.execute("UPDATE captures SET body = ? WHERE digest = ?", [changed, digest])
    return f"page {digest[:16]}"


KINDS: tuple[Kind, ...] = (
    change_event, change_verdict, drop_event, drop_and_close_the_gap, swap_events, insert_event,
    append_event, change_finding, drop_finding, insert_finding, change_standing, change_byte,
    cut_or_lengthen_file, drop_file, swap_files, link_file, change_body,
)  # fmt: skip


def main(times: int) -> None:
    """Tampers with a store so many times, each time with a fresh copy; says what was not found."""
    with tempfile.TemporaryDirectory() as place:
        original = Path(place, "original")
        original.mkdir()
        make_store(original)
        missed = 0
        for number in range(times):
            folder = Path(place, str(number))
            shutil.copytree(original, folder)
            kind = KINDS[number % len(KINDS)]
            located = tamper(folder, kind, number)
            said = [str(fault) for fault in verify_store(opened(folder)).faults]
            if not any(located in fault for fault in said):
                missed += 1
                print(f"not found: {kind.__name__} {number}, {located}: {said}")
            shutil.rmtree(folder)
            if sys.stdout.isatty():
                print(f"\r{number + 1:,} of {times:,}", end="")
        print(f"{times - missed:,} of {times:,} tamperings found and located")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 2000)
