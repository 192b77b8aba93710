"""`make serve`: Prefect's server, a work pool, the deployments and a worker, all on this machine.

Everything is kept in `.serve/` in the checkout and listens on loopback alone. Ctrl-C, or the end
of the process, stops what was started and nothing else. `python -m flows.serve worker` starts only
the worker, with pool, deployments and automations on the server PREFECT_API_URL names.
"""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import FrameType

__all__ = ["main"]

_ROOT = Path(__file__).parent.parent
_HOST = "127.0.0.1"
_PATIENCE_SECONDS = 180
_POOL = "cutline"


class _Stopped(Exception):
    """Someone asked the servers to stop."""


def _environment(port: str) -> dict[str, str]:
    """The settings of every process; the UI calls the address known before the start."""
    home = _ROOT / ".serve"
    home.mkdir(exist_ok=True)
    return {
        **os.environ,
        "CUTLINE_HOME": str(_ROOT),
        "CUTLINE_STORE": os.environ.get("CUTLINE_STORE", str(home / "cutline.db")),
        "PREFECT_HOME": str(home / "prefect"),
        "PREFECT_SERVER_API_HOST": _HOST,
        "PREFECT_SERVER_API_PORT": port,
        "PREFECT_API_URL": f"http://{_HOST}:{port}/api",
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "PREFECT_SERVER_UI_SHOW_PROMOTIONAL_CONTENT": "false",
        "PREFECT_SERVER_LOGGING_LEVEL": "WARNING",
    }


def _prefect() -> str:
    beside = Path(sys.executable).with_name("prefect")
    found = str(beside) if beside.exists() else shutil.which("prefect")
    if found is None:
        raise SystemExit("Cannot serve: the prefect command is not installed. Nothing was started.")
    return found


def _claim(port: str) -> None:
    """Makes sure that nobody else listens: another server would be taken for ours."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((_HOST, int(port)))
        except (OSError, ValueError, OverflowError) as error:
            raise SystemExit(
                f"Cannot serve: port {port} cannot be used ({error}). Nothing was started; "
                "PREFECT_SERVER_API_PORT chooses another."
            ) from error


def _start(environment: Mapping[str, str], *arguments: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [_prefect(), *arguments], env=dict(environment), cwd=_ROOT, start_new_session=True
    )


def _await_health(
    environment: Mapping[str, str], server: subprocess.Popen[bytes] | None = None
) -> None:
    address = f"{environment['PREFECT_API_URL']}/health"
    for _second in range(_PATIENCE_SECONDS):
        if server is not None and server.poll() is not None:
            raise SystemExit("Cannot serve: Prefect's server ended. Nothing else was started.")
        try:
            with urllib.request.urlopen(address, timeout=2) as answer:
                if answer.status == 200:
                    return
        except (urllib.error.URLError, OSError):
            time.sleep(1)
    raise SystemExit(f"Cannot serve: Prefect's server did not answer at {address}.")


def _call(environment: Mapping[str, str], *arguments: str) -> None:
    done = subprocess.run([_prefect(), *arguments], env=dict(environment), cwd=_ROOT, check=False)
    if done.returncode:
        raise SystemExit(f"Cannot serve: `prefect {' '.join(arguments)}` failed. All was stopped.")


def _set_up(environment: Mapping[str, str]) -> None:
    """Work pool, deployments, automations; these notify through the block CUTLINE_NOTIFY names."""
    _call(environment, "work-pool", "create", _POOL, "--type", "process", "--overwrite")
    _call(environment, "--no-prompt", "deploy", "--all")
    command = [sys.executable, "-m", "provenance.cli", "setup", "automations"]
    done = subprocess.run(command, env=dict(environment), cwd=_ROOT, check=False)
    if done.returncode:
        raise SystemExit("Cannot serve: the automations were not set up. All was stopped.")


def _stop(processes: list[subprocess.Popen[bytes]]) -> None:
    for process in reversed(processes):
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGINT)
    for process in reversed(processes):
        try:
            process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)


def _asked(number: int, frame: FrameType | None) -> None:
    raise _Stopped


def _work() -> int:
    """Becomes the worker of a server that runs elsewhere."""
    if not os.environ.get("PREFECT_API_URL"):
        raise SystemExit("Cannot serve: PREFECT_API_URL names no server. Nothing was started.")
    environment = {"CUTLINE_HOME": str(_ROOT), **os.environ}
    _await_health(environment)
    _set_up(environment)
    os.chdir(environment["CUTLINE_HOME"])
    os.execve(_prefect(), ["prefect", "worker", "start", "--pool", _POOL], environment)


def main(arguments: Sequence[str] = ()) -> int:
    """Starts everything, waits, and stops everything; with `worker` starts the worker alone."""
    if list(arguments) == ["worker"]:
        return _work()
    if arguments:
        raise SystemExit(f"Cannot serve {' '.join(arguments)}: there is `worker`, or nothing.")
    port = os.environ.get("PREFECT_SERVER_API_PORT", "4200")
    _claim(port)
    environment = _environment(port)
    signal.signal(signal.SIGTERM, _asked)
    signal.signal(signal.SIGINT, _asked)
    running: list[subprocess.Popen[bytes]] = []
    try:
        print("Starting Prefect's server …", flush=True)
        running.append(_start(environment, "server", "start"))
        _await_health(environment, running[0])
        _set_up(environment)
        running.append(_start(environment, "worker", "start", "--pool", _POOL))
        address = environment["PREFECT_API_URL"].removesuffix("/api")
        print(f"Cutline is watched at {address} — Ctrl-C stops it.", flush=True)
        while all(process.poll() is None for process in running):
            time.sleep(1)
        return 1
    except _Stopped:
        print("Stopping …", flush=True)
        return 0
    finally:
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, signal.SIG_IGN)  # a second Ctrl-C must not leave a server behind
        _stop(running)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
