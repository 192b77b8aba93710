"""What the pipeline costs: `python -m benchmarks.pipeline PAGES.jsonl [--pages N] [--json] …`.

The pages of PAGES.jsonl are repeated under new addresses into WARC files in a scratch folder, which
is removed at the end. Three tables, each from runs of its own:

overhead   CPU of flow, workers and Prefect's server, once they have started, over the bare library
           (read, examine, save; a process with its share of the pages on each core, since two
           busy cores cost each other time), in alternating runs; the start apart; and what of it
           the server would have used in that time with nothing to do
scaling    wall-clock time of the same pages on one core over that on two
memory     the peak of flow and workers for all pages over that for a tenth of them, of the smaller
           half of the pages
"""

import argparse
import gzip
import json
import os
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks._io import read_rows
from benchmarks._processes import run_apart, server, server_cpu
from benchmarks.extract import capture_of

_IDLE_SECONDS = 10
Table = dict[str, Any]


def write_warc(
    bodies: Sequence[bytes], count: int, path: Path, chosen: range | None = None
) -> None:
    """A WARC of `count` pages: the bodies over and over, each under an address of its own."""
    with path.open("wb") as out:
        for number in chosen or range(count):
            body = bodies[number % len(bodies)] + b"\n<!-- %d -->" % number
            answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body
            head = (
                "WARC/1.1\r\nWARC-Type: response\r\n"
                f"WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{number:012d}>\r\n"
                f"WARC-Target-URI: https://news.example/{number}\r\n"
                "WARC-Date: 2026-12-31T00:00:00Z\r\nContent-Type: application/http;msgtype=response"
                f"\r\nContent-Length: {len(answer)}\r\n\r\n"
            )
            out.write(gzip.compress(head.encode() + answer + b"\r\n\r\n", 1))


def _cpu_here() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(usage.ru_utime + usage.ru_stime for usage in used)


def bare(warc: str, store: str) -> Table:
    """Read, examine and save in this process, with what the pipeline saves too."""
    from provenance.examine import examine
    from provenance.model import ProvenanceError
    from provenance.plugins import checks, languages
    from provenance.sources.warc import READER
    from provenance.store.archive import Archive, PictureKeeper
    from provenance.store.store import Store

    known, asked = languages(), checks()
    archive = Archive.open(f"{store}.archive")
    kept = Store.open(store, archive=archive)
    start, wall, count = _cpu_here(), time.monotonic(), 0
    for capture in READER.read(warc):
        pictures = PictureKeeper(archive, partial(READER.image, capture))
        with suppress(ProvenanceError):
            found = examine(
                capture, languages=known, checks=asked, image=pictures, earlier=kept.earlier_uses
            )
            kept.save(capture, found, "bare", pictures.kept)
            count += 1
    return {"read": count, "cpu": _cpu_here() - start, "wall": time.monotonic() - wall}


def flow(warc: str, store: str, first: str) -> Table:
    """The flow `check_articles`, after it ran once on `first` to have started."""
    import asyncio

    os.environ["PREFECT_LOGGING_LEVEL"] = "ERROR"
    from flows.check import check_articles

    async def both() -> Table:
        began = _cpu_here()
        await check_articles([first], store=store)
        start, wall, before = _cpu_here(), time.monotonic(), server_cpu()
        done: Any = await check_articles([warc], store=store)
        spent, took = _cpu_here() - start, time.monotonic() - wall
        time.sleep(3)  # what the server still does for the run is counted
        used, before = server_cpu() - before, server_cpu()
        time.sleep(_IDLE_SECONDS)
        idle = (server_cpu() - before) / _IDLE_SECONDS * took
        hands = start_workers(f"{store}.start")  # each run starts its own
        return {"read": done["read"], "client": spent - hands, "server": used, "idle": idle,
                "wall": took, "start": start - began + hands}  # fmt: skip

    return asyncio.run(both())


def start_workers(store: str) -> float:
    """CPU seconds that starting a run's workers takes, before their first page."""
    from flows.engine.pool import Pool
    from flows.reading import Failure
    from flows.work import workers_of

    before = _cpu_here()
    pool = Pool(workers_of(None))
    options = {"store": store, "run": "start", "rules": "rules"}
    made = ("flows.examining:look_examiner", tuple(options.items()))
    for failed in pool.each(range(pool.size), lambda number: pool.do(made, "none", None)):
        assert isinstance(failed, Failure)
    pool.end()
    return _cpu_here() - before


def spread(warc: str, store: str) -> Table:
    """The pages through workers, one for each core this process may use, without Prefect's flow."""
    from flows.batches import check_batch, job_of
    from flows.engine.pool import end_pools
    from flows.planning import Batch, plan
    from flows.reading import polite_readers
    from provenance.settings import Settings
    from provenance.store.archive import Archive
    from provenance.store.store import Store

    kept = Store.open(store, archive=Archive.open(f"{store}.archive"))
    settings, wall, read = Settings(), time.monotonic(), 0
    job = job_of(kept, "spread", settings)
    for batch in plan([warc], settings.batch_pages, polite_readers(job.manners)):
        assert isinstance(batch, Batch)
        read += check_batch.fn([*batch.locations], job, pictures=batch.pictures)["read"]
    end_pools()
    return {"read": read, "cpu": _cpu_here(), "wall": time.monotonic() - wall}


def _middle(values: Sequence[float]) -> dict[str, float]:
    return {
        "median": round(statistics.median(values), 4),
        "least": round(min(values), 4),
        "most": round(max(values), 4),
    }


def overhead(bodies: Sequence[bytes], pages: int, rounds: int, folder: Path) -> Table:
    """What the flow costs over the bare library, as a share of the bare library's CPU."""
    cores = len(os.sched_getaffinity(0))
    warc, first = folder / "all.warc.gz", folder / "first.warc.gz"
    write_warc(bodies, pages, warc)
    write_warc(bodies, 1, first)
    parts = [folder / f"part{part}.warc.gz" for part in range(cores)]
    for part, path in enumerate(parts):
        write_warc(bodies, pages, path, range(part, pages, cores))
    shares, starts, servers, idles = [], [], [], []
    with server(folder) as environment:
        for number in range(rounds):
            store = str(folder / f"b{number}.db")
            with ThreadPoolExecutor(cores) as threads:
                runs = list(
                    threads.map(
                        lambda part, to=store: run_apart(
                            dict(os.environ), None, "bare", str(part), to
                        ),
                        parts,
                    )
                )
            alone = {name: sum(run[name] for run in runs) for name in ("read", "cpu")}
            whole = run_apart(
                environment, None, "flow", str(warc), str(folder / f"f{number}.db"), str(first)
            )
            if alone["read"] != whole["read"]:
                raise SystemExit(f"Cannot compare {alone['read']} pages with {whole['read']}.")
            shares.append((whole["client"] + whole["server"]) / alone["cpu"] - 1)
            servers.append(whole["server"])
            idles.append(whole["idle"] / alone["cpu"])
            starts.append(whole["start"])
            print(f"round {number + 1}: bare {alone['cpu']:.1f} s, flow {whole['client']:.1f} s, "
                  f"server {whole['server']:.1f} s", file=sys.stderr)  # fmt: skip
    return {"pages": pages, "overhead": _middle(shares), "of_it_idle_server": _middle(idles),
            "server_cpu_seconds": _middle(servers),
            "start_cpu_seconds": _middle(starts)}  # fmt: skip


def scaling(bodies: Sequence[bytes], pages: int, rounds: int, folder: Path) -> Table:
    """How much faster two cores are than one."""
    warc = folder / "scaling.warc.gz"
    write_warc(bodies, pages, warc)
    walls: dict[int, list[float]] = {1: [], 2: []}
    for number in range(rounds):
        for cores, found in walls.items():
            store = str(folder / f"s{number}-{cores}.db")
            found.append(run_apart(dict(os.environ), cores, "spread", str(warc), store)["wall"])
    ratios = [one / two for one, two in zip(walls[1], walls[2], strict=True)]
    return {"pages": pages, "one_over_two": _middle(ratios),
            "best_one_over_best_two": round(min(walls[1]) / min(walls[2]), 4)}  # fmt: skip


def memory(bodies: Sequence[bytes], pages: int, folder: Path) -> Table:
    """The peak for all pages over that for a tenth of them."""
    first = folder / "first.warc.gz"
    small = sorted(bodies, key=len)[: len(bodies) // 2]
    write_warc(small, 1, first)
    peaks = {}
    for count in (pages // 10, pages):
        warc, store = folder / f"m{count}.warc.gz", folder / f"m{count}.db"
        write_warc(small, count, warc)
        with server(folder) as environment:
            found = run_apart(environment, None, "flow", str(warc), str(store), str(first))
        peaks[count] = found["peak_mb"]
        warc.unlink()
    return {"peak_mb": {str(count): round(peak, 1) for count, peak in peaks.items()},
            "ratio": round(peaks[pages] / peaks[pages // 10], 4)}  # fmt: skip


def main(given: list[str]) -> None:
    if given[:1] == ["--run"]:
        runs: dict[str, Callable[..., Table]] = {"bare": bare, "flow": flow, "spread": spread}
        print(json.dumps(runs[given[1]](*given[2:])))
        return
    parser = argparse.ArgumentParser("benchmarks.pipeline", description=__doc__)
    parser.add_argument("source", metavar="PAGES.jsonl", type=Path)
    parser.add_argument("--pages", type=int, default=1000, help="pages of a run")
    parser.add_argument("--rounds", type=int, default=3, help="alternating runs of each kind")
    parser.add_argument("--only", choices=["overhead", "scaling", "memory"], action="append")
    parser.add_argument("--json", action="store_true", help="one object in place of a table")
    asked = parser.parse_args(given)
    bodies = [capture_of(row, asked.source.parent).body for row in read_rows(asked.source)]
    tables: Table = {}
    for name in asked.only or ("overhead", "scaling", "memory"):
        with tempfile.TemporaryDirectory() as scratch:
            folder = Path(scratch)
            if name == "overhead":
                tables[name] = overhead(bodies, asked.pages, asked.rounds, folder)
            elif name == "scaling":
                tables[name] = scaling(bodies, asked.pages, asked.rounds, folder)
            else:
                tables[name] = memory(bodies, asked.pages, folder)
    if asked.json:
        print(json.dumps(tables))
        return
    for name, table in tables.items():
        print(name)
        for key, value in table.items():
            print(f"  {key:24}{value}")


if __name__ == "__main__":
    main(sys.argv[1:])
