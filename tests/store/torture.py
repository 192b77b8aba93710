"""`make torture`: `cutline run` killed at random moments over one corpus, then run again.

The store must equal that of an undisturbed run: no finding lost or doubled, no stray files, no
process left behind. `--seed` repeats the moments of a former run as far as the machine will have it.
"""

import argparse
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from contextlib import closing, suppress
from pathlib import Path

from benchmarks._processes import server
from benchmarks.pipeline import write_warc
from tests.store.killing import ROOT, SEEDS, contents, files

_PATIENCE = 300.0


def corpus(folder: Path, times: int) -> list[str]:
    """The worked cases `times` over: as pages in folders of their own, and once as a web archive."""
    bodies = []
    for number in range(times):
        for case in sorted(SEEDS.glob("*/article.*")):
            place = folder / f"{number:03}" / case.parent.name
            place.mkdir(parents=True)
            shutil.copy2(case, place / case.name)
            with (place / case.name).open("a", encoding="utf-8") as page:
                page.write(f"\n\nTold for the {number + 1}th time.\n")
            if case.suffix == ".html" and not number:
                bodies.append(case.read_bytes())
    write_warc(bodies, 3 * len(bodies), folder / "more.warc.gz")
    return [str(folder), str(folder / "more.warc.gz")]


def start(
    environment: dict[str, str], store: Path, locations: list[str]
) -> subprocess.Popen[bytes]:
    """One run in a process of its own."""
    command = [sys.executable, "-m", "provenance.cli", "run", *locations, "--store", str(store)]
    return subprocess.Popen(
        command, env=environment, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )


def finish(environment: dict[str, str], store: Path, locations: list[str]) -> None:
    """One undisturbed run."""
    check(start(environment, store, locations).wait(_PATIENCE))


def check(status: int) -> None:
    """Stops where a run ended otherwise than it should."""
    if status not in (0, 3):  # 3: a worked case is unreadable on purpose, or nearly so
        raise SystemExit(f"The run ended with status {status}.")


def kept(store: Path) -> int:
    """How many pages a store has; 0 where there is none yet."""
    with suppress(sqlite3.Error), closing(sqlite3.connect(f"file:{store}?mode=ro", uri=True)) as db:
        return int(db.execute("SELECT count(*) FROM visits").fetchone()[0])
    return 0


def workers() -> int:
    """How many workers of a pool run on this machine under this checkout's interpreter."""
    found = 0
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        with suppress(OSError):
            words = path.read_bytes().split(b"\0")
            found += words[0] == os.fsencode(sys.executable) and b"spawn_main" in b"".join(
                words[:4]
            )
    return found


def main() -> None:
    """Runs undisturbed, then killed again and again, then once more; compares."""
    parser = argparse.ArgumentParser("tests.store.torture", description=__doc__)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--times", type=int, default=4, help="how often each worked case stands")
    parser.add_argument("--seed", type=int, default=random.randrange(10**6))
    asked = parser.parse_args()
    chance = random.Random(asked.seed)
    print(f"seed {asked.seed}", flush=True)
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        for name in ("corpus", "calm", "hurt"):
            (folder / name).mkdir()
        locations = corpus(folder / "corpus", asked.times)
        calm, hurt = folder / "calm" / "a.db", folder / "hurt" / "a.db"
        with server(folder) as environment:
            environment |= {"PREFECT_LOGGING_LEVEL": "CRITICAL"}
            before = workers()
            began = time.monotonic()
            finish(environment, calm, locations)
            took = time.monotonic() - began
            pages = kept(calm)
            print(f"undisturbed: {pages} pages in {took:.1f} s", flush=True)
            # Each dies later than the one before, so that there is always more to keep.
            kills = new = 0
            shares = sorted((chance.random() for _ in range(asked.kills)), reverse=True)
            while shares:
                process = start(environment, hurt, locations)
                began = time.monotonic()
                with suppress(subprocess.TimeoutExpired):
                    check(process.wait(shares[-1] * took))
                    took = 0.95 * (time.monotonic() - began)  # it was done: faster than thought
                    continue
                process.send_signal(signal.SIGKILL)
                process.wait()
                shares.pop()
                found, kills = kept(hurt), kills + 1
                new += found > 0
                print(f"kill {kills}: {found} of {pages} pages kept", flush=True)
            finish(environment, hurt, locations)
            time.sleep(1)
            left = workers() - before
        same = contents(str(hurt), runs=False) == contents(str(calm), runs=False)
        tidy = files(folder / "hurt") == files(folder / "calm")
        findings = len(contents(str(calm))["findings"])
    print(f"{kills} kills, {new} after the first page: store the same: {same}, "
          f"{findings} findings; no stray file: {tidy}; workers left: {left}")  # fmt: skip
    raise SystemExit(0 if same and tidy and not left else 1)


if __name__ == "__main__":
    main()
