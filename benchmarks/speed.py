"""Ratios of speed: `python -m benchmarks.speed PAGES.jsonl STRINGS.jsonl [--json]`.

All from one run, so that the machine's load falls on both sides alike: `read_vs_bs4` (bare
`BeautifulSoup(html, "lxml")` over bytes to Article), `read_vs_trafilatura`, `check_vs_read`
(whole examination over reading) and `dates_vs_dateparser`; None where a peer is not installed.
"""

import contextlib
import gc
import importlib
import json
import sys
import time
from collections.abc import Callable, Sequence
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
_STRINGS = 200
_WARM = (
    6  # each sixth page is examined once before, so that language tables are not compiled on time
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
    """The four ratios; a number above 1 tells that Cutline is faster than the peer."""
    known = languages()
    texts = [page.body.decode("utf-8", "replace") for page in pages]
    for page in pages[::_WARM]:
        with contextlib.suppress(ProvenanceError):
            examine(page, languages=known, checks=checks())
    read = _seconds(lambda page: read_article(page, known), pages)
    bare = _seconds(lambda html: BeautifulSoup(html, "lxml"), texts)
    check = _seconds(lambda page: examine(page, languages=known, checks=checks()), pages)
    extract = _peer("trafilatura", "extract")
    other = _seconds(extract, texts) if extract else None
    day = Interval.parse("2024-06-03")

    def own(row: tuple[Passage, str]) -> object:
        return find_dates(row[0], choose_language(row[1], known), day)

    own(strings[0])
    dates = _seconds(own, strings)
    search = _peer("dateparser.search", "search_dates")
    parsed = None
    if search is not None:
        peer = search
        parsed = _seconds(lambda row: peer(row[0].text), strings)
    return {
        "read_vs_bs4": bare / read,
        "read_vs_trafilatura": other / read if other else None,
        "check_vs_read": check / read,
        "dates_vs_dateparser": parsed / dates if parsed else None,
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
