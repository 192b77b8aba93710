"""The desk in a real browser: by keyboard alone, without scripts, at every size, for everyone."""

import json
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

from provenance.cli.draft import checker
from provenance.photo.thumbnail import small_jpeg
from provenance.plugins import checks
from provenance.report.digest import digest_page
from provenance.report.page import Links, findings_page
from provenance.review.api import Gate
from provenance.review.guard import Door
from provenance.review.outgoing import with_page
from provenance.store.log.desk import Desk
from provenance.store.log.find import Wanted
from tests.review import newsroom
from tests.review.conftest import serving
from tests.review.test_access import WORD, users
from tests.review.test_api import PAGE

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
DRIVER = shutil.which("chromedriver")

pytestmark = pytest.mark.skipif(
    not (CHROMIUM and DRIVER),
    reason="NO BROWSER: the desk is not tested in one; install chromium and chromium-driver",
)

AXE = files("axe_selenium_python").joinpath("node_modules/axe-core/axe.min.js").read_text()
QUIET = ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
         "--disable-background-networking", "--disable-component-update", "--disable-sync",
         "--hide-scrollbars", "--disable-dev-shm-usage")  # fmt: skip


@contextmanager
def browsing(folder: Path, *more: str) -> Iterator[webdriver.Chrome]:
    options = Options()
    for argument in (*QUIET, f"--user-data-dir={folder}", *more):
        options.add_argument(argument)
    options.binary_location = CHROMIUM or ""
    browser = webdriver.Chrome(options=options, service=Service(DRIVER))
    try:
        yield browser
    finally:
        browser.quit()


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[webdriver.Chrome]:
    with browsing(tmp_path_factory.mktemp("profile")) as opened:
        yield opened


def resize(browser: webdriver.Chrome, width: int, height: int, dark: bool = False) -> None:
    size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [scheme]})


def press(browser: webdriver.Chrome, *keys: str) -> None:
    ActionChains(browser).send_keys(*keys).perform()


def gone(browser: webdriver.Chrome, address: str) -> None:
    WebDriverWait(browser, 20).until(
        lambda now: (
            now.current_url != address
            and now.execute_script("return document.readyState") == "complete"
        )
    )


def test_twenty_findings_are_decided_by_keys_alone(desk: Desk, browser: webdriver.Chrome) -> None:
    newsroom.fill(desk, 18)
    resize(browser, 1280, 800)
    with serving(desk) as (address, ticket):
        browser.get(f"{address}/?ticket={ticket}")
        press(browser, "n")
        for number in range(20):
            here = browser.current_url
            gone(browser, f"{address}/")
            press(browser, "c" if number % 2 else "2")
            gone(browser, here)
        assert "Everything is decided." in browser.page_source
        press(browser, "z")
        WebDriverWait(browser, 20).until(lambda b: "Everything is decided." not in b.page_source)
    decided = desk.count(Wanted(state="closed"))
    assert decided[1] == 19  # the last one was undone


def test_the_tabulator_reaches_every_step(desk: Desk, browser: webdriver.Chrome) -> None:
    flood = newsroom.fill(desk)
    with serving(desk) as (address, ticket):
        browser.get(f"{address}/?ticket={ticket}")
        browser.get(f"{address}/finding/{flood.key}")
        seen: set[str] = set()
        for _ in range(40):
            press(browser, Keys.TAB)
            active = browser.switch_to.active_element
            seen.add(active.get_attribute("value") or active.text)
            if active.tag_name != "body":  # where the page begins again
                style = "return getComputedStyle(arguments[0]).outlineStyle"
                assert browser.execute_script(style, active) != "none"
        assert {"confirmed", "unclear", "not-a-mismatch:other", "note"} <= seen


def test_letters_typed_into_a_note_decide_nothing(desk: Desk, browser: webdriver.Chrome) -> None:
    flood = newsroom.fill(desk)
    with serving(desk) as (address, ticket):
        browser.get(f"{address}/?ticket={ticket}")
        browser.get(f"{address}/finding/{flood.key}")
        here = browser.current_url
        press(browser, "t")
        press(browser, "c1zn")
        assert browser.find_element(By.NAME, "note").get_attribute("value") == "c1zn"
        assert browser.current_url == here
        press(browser, Keys.ESCAPE)
        press(browser, "u")
        gone(browser, here)
    assert desk.finding(flood.key).standing.note == "c1zn"


def test_without_scripts_everything_works(desk: Desk, tmp_path: Path) -> None:
    flood = newsroom.fill(desk)
    off = "--blink-settings=scriptEnabled=false"
    with browsing(tmp_path / "profile", off) as plain, serving(desk) as (address, ticket):
        plain.get(f"{address}/?ticket={ticket}")
        plain.find_element(By.CSS_SELECTOR, "a.start").click()
        plain.find_element(By.CSS_SELECTOR, "textarea[name=note]").send_keys("asked the desk")
        plain.find_element(By.CSS_SELECTOR, "button[value=confirmed]").click()
        assert "Saved: confirmed" in plain.find_element(By.CSS_SELECTOR, "[role=status]").text
        here = plain.current_url
        plain.find_element(By.CSS_SELECTOR, ".undo button").click()
        WebDriverWait(plain, 20).until(lambda now: now.current_url != here)
        assert desk.finding(flood.key).standing.verdict is None
        plain.get(f"{address}/finding/{flood.key}")
        plain.find_element(By.CSS_SELECTOR, "#more summary").click()
        plain.find_element(By.NAME, "to").send_keys("ben")
        plain.find_element(By.CSS_SELECTOR, "button[value=assign]").click()
        WebDriverWait(plain, 20).until(lambda now: "saved" in now.current_url)
    assert desk.finding(flood.key).standing.assignee == "ben"


FACTS = (".picture img", ".caption mark", ".caption footer", ".article", ".sentence mark",
         ".timeline svg", ".why", ".reasons", ".decide .buttons")  # fmt: skip


def test_what_one_decides_by_stands_above_the_fold(desk: Desk, browser: webdriver.Chrome) -> None:
    flood = newsroom.fill(desk)
    resize(browser, 1280, 800)
    with serving(desk) as (address, ticket):
        browser.get(f"{address}/?ticket={ticket}")
        browser.get(f"{address}/finding/{flood.key}")
        for fact in FACTS:
            box = browser.execute_script(
                "return document.querySelector(arguments[0]).getBoundingClientRect().bottom", fact
            )
            assert box <= 800, (fact, box)


def pages_of(key: str) -> list[str]:
    return ["/", f"/finding/{key}", f"/finding/{key}/page", f"/finding/{key}/request", "/summary",
            "/keys", "/nothing"]  # fmt: skip


@pytest.mark.parametrize(
    ("width", "height", "dark"),
    [
        pytest.param(360, 740, False, id="360"),
        pytest.param(360, 740, True, id="360 dark"),
        pytest.param(768, 1024, False, id="768"),
        pytest.param(1280, 800, False, id="1280"),
        pytest.param(1280, 800, True, id="1280 dark"),
        pytest.param(640, 400, False, id="1280 at 200 %"),
    ],
)
def test_everyone_can_use_every_page(
    desk: Desk, browser: webdriver.Chrome, width: int, height: int, dark: bool
) -> None:
    flood = newsroom.fill(desk, 2)
    arabic = next(item for item in desk.findings() if item.language == "ar").finding
    resize(browser, width, height, dark)
    with serving(desk) as (address, ticket):
        browser.get(f"{address}/?ticket={ticket}")
        for page in [*pages_of(flood.key), f"/finding/{arabic.key}"]:
            browser.get(address + page)
            fits_and_serves_everyone(browser, width)
    with serving(desk, door=Door(users=users())) as (address, _):
        browser.get(f"{address}/login")
        fits_and_serves_everyone(browser, width)
        browser.find_element(By.NAME, "name").send_keys("vera")
        browser.find_element(By.NAME, "password").send_keys(WORD, Keys.ENTER)
        gone(browser, f"{address}/login")
        browser.get(f"{address}/finding/{flood.key}")  # as a viewer sees it
        fits_and_serves_everyone(browser, width)


def fits_and_serves_everyone(browser: webdriver.Chrome, width: int) -> None:
    wide = browser.execute_script("return document.documentElement.scrollWidth")
    assert wide <= width, (browser.current_url, wide)
    browser.execute_script(AXE)
    done: Any = browser.execute_async_script("axe.run().then(arguments[0])")
    found = [(item["id"], [node["html"] for node in item["nodes"]]) for item in done["violations"]]
    assert found == [], (browser.current_url, json.dumps(found, indent=1))


@pytest.mark.parametrize("width", [360, 1280])
def test_reports_serve_everyone(
    desk: Desk, browser: webdriver.Chrome, width: int, tmp_path: Path
) -> None:
    newsroom.fill(desk, 2)
    newsroom.save_hostile(desk)
    items = [with_page(desk, item, thumbnail=lambda data: small_jpeg(data, 200))
             for item in desk.findings(limit=40)]  # fmt: skip
    links = Links("https://desk.example", "/srv/cutline.db")
    report = tmp_path / "report.html"
    report.write_text(findings_page(items, checks(), links), "utf-8")
    day = tmp_path / "digest.html"
    day.write_text(digest_page("Monday", items, checks(), links=links, alarms=["Late."]), "utf-8")
    resize(browser, width, 800, dark=width == 360)
    for path in (report, day):
        browser.get(path.as_uri())
        assert browser.title != "run"
        fits_and_serves_everyone(browser, width)


def test_an_article_from_right_to_left_reads_so(desk: Desk, browser: webdriver.Chrome) -> None:
    newsroom.fill(desk)
    arabic = next(item for item in desk.findings() if item.language == "ar").finding
    with serving(desk) as (address, ticket):
        browser.get(f"{address}/?ticket={ticket}")
        browser.get(f"{address}/finding/{arabic.key}")
        for quote in (".caption bdi", ".sentence > bdi"):
            said = browser.execute_script(
                "return getComputedStyle(document.querySelector(arguments[0])).direction", quote
            )
            assert said == "rtl", quote


def test_hostile_words_are_words(desk: Desk, browser: webdriver.Chrome) -> None:
    hostile = newsroom.save_hostile(desk)
    assert len(hostile) == 120
    resize(browser, 1280, 800)
    with serving(desk) as (address, ticket):
        browser.get(f"{address}/?ticket={ticket}")
        for key, payload in hostile:
            browser.get(f"{address}/finding/{key}")
            assert browser.title.endswith("· Cutline"), payload
            assert len(browser.find_elements(By.CSS_SELECTOR, "script, iframe, math, style")) == 1
            text = browser.execute_script("return document.body.textContent")
            shown = payload.replace("\u202e", "\ufffd").replace("\u2066", "\ufffd")
            assert " ".join(shown.split()) in " ".join(text.split()), payload
        for page in ("/", "/?page=2", "/?page=3", "/summary"):
            browser.get(address + page)
            assert browser.title.endswith("· Cutline"), page
    said = [
        line
        for line in browser.get_log("browser")  # type: ignore[no-untyped-call]
        if "Content Security" in line["message"]
    ]
    assert said == []


@contextmanager
def showing() -> Iterator[tuple[str, dict[str, bytes]]]:
    """Another web server on loopback, and its pages by path."""
    pages: dict[str, bytes] = {}

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200 if self.path in pages else 404)
            self.send_header("content-type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(pages.get(self.path, b""))

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}", pages
        server.shutdown()


def test_the_button_in_the_docs_works_from_another_page(
    desk: Desk, browser: webdriver.Chrome
) -> None:
    docs = Path(__file__).parent.parent.parent / "docs" / "how-to" / "check-from-your-editor.md"
    button = docs.read_text("utf-8").split("```html\n")[1].split("```")[0]
    token = "t" * 40
    with showing() as (origin, pages):
        gate = Gate(token, checker(desk), checks(), frozenset({origin}))
        with serving(desk, gate=gate) as (address, _):
            given = (
                f"const CUTLINE = {address!r}, TOKEN = {token!r};"
                "const editor = {getHTML: () => document.querySelector('article').outerHTML,"
                " publicationDay: '2024-06-03'};"
            )
            page = f"<!DOCTYPE html><meta charset=utf-8><script>{given}</script>{button}{PAGE}"
            pages["/cms"] = page.encode()
            browser.get(f"{origin}/cms")
            browser.find_element(By.ID, "check").click()
            found = WebDriverWait(browser, 60).until(lambda b: b.find_elements(By.TAG_NAME, "li"))
            said = [item.text for item in found]
    assert any(text.startswith("Possible mismatch: The caption dates") for text in said), said
    assert desk.counts()["captures"] == 0
