"""Processes of a measurement: Prefect's server, runs in processes of their own, what they used."""

import json
import os
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

__all__ = ["run_apart", "server", "server_cpu"]

_TICKS = os.sysconf("SC_CLK_TCK")
_PAGE_BYTES = os.sysconf("SC_PAGESIZE")


@contextmanager
def server(folder: Path) -> Iterator[dict[str, str]]:
    """Prefect's server with a home of its own; gives the environment of its clients."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = {
        **os.environ,
        "PREFECT_HOME": str(folder / "prefect"),
        "PREFECT_SERVER_API_HOST": "127.0.0.1",
        "PREFECT_SERVER_API_PORT": str(port),
        "PREFECT_API_URL": f"http://127.0.0.1:{port}/api",
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "PREFECT_SERVER_LOGGING_LEVEL": "ERROR",
    }
    prefect = str(Path(sys.executable).with_name("prefect"))
    process = subprocess.Popen(
        [prefect, "server", "start"], env=environment, stdout=subprocess.DEVNULL
    )
    try:
        for _second in range(180):
            with suppress(OSError):
                urllib.request.urlopen(f"{environment['PREFECT_API_URL']}/health", timeout=2)
                break
            time.sleep(1)
        else:
            raise SystemExit("Cannot measure: Prefect's server did not answer.")
        yield environment | {"CUTLINE_BENCH_SERVER": str(process.pid)}
    finally:
        process.terminate()
        process.wait(30)


def server_cpu() -> float:
    """CPU seconds of the server and its children, those that ended too."""
    return sum(_cpu_of(pid) for pid in _tree(int(os.environ["CUTLINE_BENCH_SERVER"])))


def _cpu_of(pid: int) -> float:
    try:
        fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(") ")[2].split()
    except OSError:
        return 0.0
    return sum(map(int, fields[11:15])) / _TICKS


def _tree(root: int) -> list[int]:
    found = [root]
    for pid in found:
        with suppress(OSError):
            for task in Path(f"/proc/{pid}/task").iterdir():
                found += map(int, (task / "children").read_text(encoding="ascii").split())
    return found


def run_apart(environment: dict[str, str], cores: int | None, *given: str) -> dict[str, Any]:
    """One run in a process of its own, on so many cores; with the peak of its memory."""
    process = subprocess.Popen(
        [sys.executable, "-m", "benchmarks.pipeline", "--run", *given],
        env=environment,
        stdout=subprocess.PIPE,
        preexec_fn=(lambda: os.sched_setaffinity(0, range(cores))) if cores else None,
    )
    peak, over = 0, threading.Event()

    def look() -> None:
        nonlocal peak
        while not over.wait(0.1):
            pids = _tree(process.pid)
            peak = max(peak, sum(map(_resident, pids)) + _shared(pids))

    looking = threading.Thread(target=look)
    looking.start()
    told, _ = process.communicate()
    over.set()
    looking.join()
    if process.returncode:
        raise SystemExit(f"Cannot measure: the run {given[0]} ended with {process.returncode}.")
    found: dict[str, Any] = json.loads(told.splitlines()[-1])
    return found | {"peak_mb": peak / 2**20}


def _resident(pid: int) -> int:
    try:
        told = Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()
        return (int(told[1]) - int(told[2])) * _PAGE_BYTES  # its own, without files it shares
    except (OSError, IndexError):
        return 0


def _shared(pids: list[int]) -> int:
    """The files in memory that processes share, each once."""
    found: dict[int, int] = {}
    for pid in pids:
        with suppress(OSError):
            for path in Path(f"/proc/{pid}/fd").iterdir():
                with suppress(OSError):
                    if "/memfd:" in str(path.readlink()):
                        told = path.stat()
                        found[told.st_ino] = told.st_blocks * 512
    return sum(found.values())
