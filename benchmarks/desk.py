"""What the desk costs a reviewer: `python -m benchmarks.desk [--findings N] [--keys K] [--json]`.

A store of N invented findings (100,000) in a scratch folder, the desk on it on loopback, and a
headless Chromium that decides K of them by key. Each time runs from the key pressed to the next
finding painted (first contentful paint), the decision saved in between. Prints the median and the
95th percentile in milliseconds, and the same for the first page of the queue.
"""

import argparse
import json
import shutil
import socket
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import uvicorn
from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.action_chains import ActionChains

from benchmarks._io import shown
from provenance.cli.review import outside
from provenance.model import (
    Article,
    Capture,
    Case,
    Concern,
    Evidence,
    Examination,
    Figure,
    Finding,
    Interval,
    Passage,
    Role,
)
from provenance.review.access import Person
from provenance.review.access import Role as May
from provenance.review.app import desk_app, new_ticket
from provenance.review.guard import Door
from provenance.store.log.desk import Desk
from provenance.store.rows import PageRows, page_rows

SEEN = datetime(2024, 6, 3, 9, tzinfo=UTC)
ON_A_PAGE = 5
AT_ONCE = 500
CHECKS = ("undisclosed-archive-photo", "caption-event-date-conflict", "weekday-date-mismatch")
_QUIET = ("--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-sync",
          "--disable-background-networking", "--disable-component-update",
          "--disable-dev-shm-usage")  # fmt: skip
_NOTE = (
    "addEventListener('keydown', () => sessionStorage.setItem('pressed', "
    "performance.timeOrigin + performance.now()), true)"
)
_PAINTED = (
    "const paint = performance.getEntriesByName('first-contentful-paint')[0];"
    "return paint ? performance.timeOrigin + paint.startTime : null"
)


def page(number: int) -> PageRows:
    """One page with findings about each of its pictures."""
    url = f"https://paper{number % 40}.example/{number}"
    body = Passage(Role.BODY, f"It rained all night. The Orra rose in town {number} on Sunday.", 1)
    capture = Capture(url, url, "text/html", SEEN, f"<p>{body.text}</p>".encode())
    figures = tuple(
        Figure(n, 0, f"{url}/{n}.jpg", Passage(Role.CAPTION, f"Water {n}, May 14, 2019.", n))
        for n in range(1, ON_A_PAGE + 1)
    )
    title = Passage(Role.HEADLINE, f"Flood {number}", 1)
    article = Article(capture.digest, url, "en", title, published=Interval.parse("2024-06-03"),
                      body=(body,), figures=figures)  # fmt: skip
    found = []
    for figure in figures:
        assert figure.caption is not None
        day = Evidence("caption date", figure.caption.span("May 14, 2019"), "written in full",
                       Interval.parse("2019-05-14"))  # fmt: skip
        told = Evidence("event", body.span("on Sunday"), "counted back",
                        Interval.parse("2024-06-02"))  # fmt: skip
        confidence = round(0.35 + (number * 7919 + figure.ordinal * 131) % 6400 / 10000, 3)
        found.append(
            Finding(CHECKS[number % 3], url, figure.ordinal,
                    Concern.CONFLICT if confidence > 0.57 else Concern.DOUBT, confidence,
                    "The picture is older.", "Say so.", (day, told), figure.image_url)
        )  # fmt: skip
    cases = tuple(Case(article, figure) for figure in figures)
    now = SEEN + timedelta(seconds=number)
    return page_rows(capture, Examination(article, cases=cases, findings=tuple(found)), "run", now)


@contextmanager
def serving(desk: Desk) -> Iterator[str]:
    """The desk on loopback; gives its one-time address."""
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.bind(("127.0.0.1", 0))
    host = f"127.0.0.1:{listening.getsockname()[1]}"
    ticket = new_ticket()
    door = Door(ticket, Person("ada", May.ADMIN))
    app = desk_app(desk, outside(), hosts=frozenset({host}), door=door)
    server = uvicorn.Server(uvicorn.Config(app, log_level="error", access_log=False))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    try:
        yield f"http://{host}/?ticket={ticket}"
    finally:
        server.should_exit = True
        thread.join(10)
        listening.close()


@contextmanager
def browsing(folder: str) -> Iterator[webdriver.Chrome]:
    """A headless Chromium with a profile of its own; ends the program where there is none."""
    binary = shutil.which("chromium") or shutil.which("google-chrome")
    driver = shutil.which("chromedriver")
    if not (binary and driver):
        sys.exit("No browser: install chromium and chromium-driver. Nothing was measured.")
    options = Options()
    for argument in (*_QUIET, f"--user-data-dir={folder}"):
        options.add_argument(argument)
    options.binary_location = binary
    browser = webdriver.Chrome(options=options, service=Service(driver))
    try:
        yield browser
    finally:
        browser.quit()


def painted(browser: webdriver.Chrome, former: str) -> float:
    """When the page after `former` was painted, in milliseconds since 1970."""
    for _ in range(2000):
        if browser.current_url != former and (at := browser.execute_script(_PAINTED)) is not None:
            return float(at)
        time.sleep(0.005)
    raise SystemExit(f"Nothing came after {former}.")


def measure(address: str, keys: int, folder: str) -> dict[str, list[float]]:
    """Milliseconds from each key to the next finding painted, and of the queue's first page."""
    times: dict[str, list[float]] = {"key to next finding": [], "queue": []}
    with browsing(folder) as browser:
        browser.get(address)
        root = address.partition("?")[0]
        for _ in range(10):
            browser.get(root)
            began = browser.execute_script("return performance.timeOrigin")
            times["queue"].append(painted(browser, "") - float(began))
        browser.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": _NOTE})
        browser.get(f"{root}next")
        for number in shown(range(keys), "deciding"):
            here = browser.current_url
            ActionChains(browser).send_keys("c" if number % 3 else "2").perform()
            at = painted(browser, here)
            pressed = browser.execute_script("return sessionStorage.getItem('pressed')")
            times["key to next finding"].append(at - float(pressed))
    return times


def main() -> None:
    """Makes the store, measures, prints."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--findings", type=int, default=100_000)
    parser.add_argument("--keys", type=int, default=100)
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk.open(str(Path(folder, "desk.db")))
        pages = range(given.findings // ON_A_PAGE)
        starts = range(0, len(pages), AT_ONCE)
        for first in shown(starts, "making findings"):
            desk.save_all([page(number) for number in pages[first : first + AT_ONCE]])
        with serving(desk) as address:
            times = measure(address, given.keys, str(Path(folder, "profile")))
    told = {
        name: {"median_ms": round(statistics.median(values), 1),
               "p95_ms": round(statistics.quantiles(values, n=20)[-1], 1), "times": len(values)}
        for name, values in times.items()
    }  # fmt: skip
    if given.json:
        print(json.dumps({"findings": given.findings, **told}))
        return
    for name, row in told.items():
        print(f"{name:22} median {row['median_ms']:>7} ms   95th percentile {row['p95_ms']:>7} ms")


if __name__ == "__main__":
    main()
