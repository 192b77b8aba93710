"""Ratios of speed: `python -m benchmarks.speed PAGES.jsonl STRINGS.jsonl [--json]`.

All from one run, so that the machine's load falls on both sides alike: `read_vs_bs4` (bare
`BeautifulSoup(html, "lxml")` over bytes to Article), `read_vs_trafilatura`, `check_vs_read`
(whole examination over reading), `dates_vs_dateparser` (each side after one call per language, the
language and the day given to both, fifty strings in turn) and `dates_warm_vs_dateparser` (strings
read before); None where a peer is not installed. Each page is read cold: before, only one short
page of ours is, by Cutline and by bs4, so that both have loaded their modules and tables.
"""

import gc
import importlib
import json
import re
import sys
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from bs4 import BeautifulSoup

from benchmarks._io import read_rows
from benchmarks.extract import capture_of
from provenance.dates.find import find_dates
from provenance.document.read import read_article
from provenance.examine import examine
from provenance.model import Capture, Interval, Passage, ProvenanceError, Role, choose_language
from provenance.plugins import checks, languages

T = TypeVar("T")
_PAGES = 120
_STRINGS = 500
_TURN = 50  # strings of each side in turn, so that a busy moment falls on both
_CODES = {"no": "nb"}  # as the peer names them
_SETTINGS = {"RELATIVE_BASE": datetime(2024, 6, 3), "PREFER_DATES_FROM": "past"}
_FIRST = (
    b"<html lang='en'><body><article><h1>Rain in Tarrow</h1><figure><img src='a.jpg'>"
    b"<figcaption>Mill Street. Photo: Jane Doe</figcaption></figure><p>It rained all day.</p>"
    b"</article></body></html>"
)


def _seconds(work: Callable[[T], object], items: Sequence[T]) -> float:
    gc.collect()
    start = time.process_time()
    for item in items:
        try:
            work(item)
        except ProvenanceError:
            continue
    return time.process_time() - start


def _peer(module: str, name: str) -> Callable[..., object] | None:
    try:
        found: Callable[..., object] = getattr(importlib.import_module(module), name)
    except ImportError:
        return None
    return found


def ratios(
    pages: Sequence[Capture], strings: Sequence[tuple[Passage, str]]
) -> dict[str, float | None]:
    """The five ratios; a number above 1 tells that Cutline is faster than the peer."""
    known = languages()
    texts = [page.body.decode("utf-8", "replace") for page in pages]
    first = Capture("first", None, "text/html", datetime(2024, 6, 3, tzinfo=UTC), _FIRST)
    examine(first, languages=known, checks=checks())
    BeautifulSoup(_FIRST, "lxml")
    read = _seconds(lambda page: read_article(page, known), pages)
    bare = _seconds(lambda html: BeautifulSoup(html, "lxml"), texts)
    check = _seconds(lambda page: examine(page, languages=known, checks=checks()), pages)
    extract = _peer("trafilatura", "extract")
    other = _seconds(extract, texts) if extract else None
    day = Interval.parse("2024-06-03")

    def own(row: tuple[Passage, str]) -> object:
        return find_dates(row[0], choose_language(row[1], known), day)

    firsts = list({code: (passage, code) for passage, code in strings}.values())
    _seconds(own, firsts)
    search = _peer("dateparser.search", "search_dates")
    dates, parsed = 0.0, None
    if search is not None:
        peer = search

        def other_dates(row: tuple[Passage, str]) -> object:
            try:
                return peer(row[0].text, languages=[_CODES.get(row[1], row[1])], settings=_SETTINGS)
            except (ValueError, TypeError, AttributeError, IndexError, re.error):
                return None  # the peer stumbles over some languages and strings

        _seconds(other_dates, firsts)
        parsed = 0.0
        for at in range(0, len(strings), _TURN):
            dates += _seconds(own, strings[at : at + _TURN])
            parsed += _seconds(other_dates, strings[at : at + _TURN])
    warm = _seconds(own, strings)
    return {
        "read_vs_bs4": bare / read,
        "read_vs_trafilatura": other / read if other else None,
        "check_vs_read": check / read,
        "dates_vs_dateparser": parsed / dates if parsed else None,
        "dates_warm_vs_dateparser": parsed / warm if parsed else None,
    }


def main(given: list[str]) -> None:
    as_json = "--json" in given
    paths = [Path(word) for word in given if word != "--json"]
    if len(paths) != 2:
        raise SystemExit("usage: python -m benchmarks.speed PAGES.jsonl STRINGS.jsonl [--json]")
    pages = [capture_of(row, paths[0].parent) for row in read_rows(paths[0])[:_PAGES]]
    strings = [
        (Passage(Role.BODY, row["text"], 1), str(row.get("lang") or "en"))
        for row in read_rows(paths[1])[:_STRINGS]
    ]
    found = ratios(pages, strings)
    if as_json:
        print(json.dumps({name: value and round(value, 3) for name, value in found.items()}))
        return
    for name, value in found.items():
        print(f"{name:22}{'not installed' if value is None else f'{value:.2f}'}")


if __name__ == "__main__":
    main(sys.argv[1:])
