"""Hostile text costs what its length is worth: twice the text, twice the work."""

import sys
from types import FrameType

import pytest

from provenance.dates.find import find_dates
from provenance.model import Interval, Language, Passage, Role
from provenance.plugins import languages

PUBLISHED = Interval.parse("2019-05-15")
PIECES = (
    "1-", "12 ", "2019/", "((", "'9", ", ", "a", "3. - ", "2019-", "1.1.", "x'", "9999999 ", "- ",
    "ab", ". ", "© ", "(c) ", " \t", "א\"", "二〇", "１", "é́", "1990 and ", "0:", "A A ",
)  # fmt: skip


def pieces_of(language: Language) -> tuple[str, ...]:
    """The plain pieces and some made of the language's own words."""
    table = language.time
    month = next((name for name, _ in table.months if "*" not in name), "5")
    day = next(name for name, _ in table.weekdays if "*" not in name)
    unit = table.units[0][0].rstrip("*")
    link = (table.to or ("-",))[0]
    return (*PIECES, f"{month} ", f"3 {month} ", f"{day} ", f"3 {unit} ", f"3 {link} ", f"{link} ")


def calls(text: str, language: Language) -> int:
    """How many functions reading the text calls."""
    count = 0

    def tally(_frame: FrameType, event: str, _arg: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(tally)
    try:
        find_dates(Passage(Role.BODY, text), language, PUBLISHED)
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("language", languages(), ids=lambda language: language.code)
def test_work_grows_with_the_text_alone(language: Language) -> None:
    for piece in pieces_of(language):
        texts = [(piece * size)[:size] for size in (700, 1_400)]
        for text in texts:
            find_dates(Passage(Role.BODY, text), language, PUBLISHED)  # fills the caches
        once, twice = (calls(text, language) for text in texts)
        assert twice < 2.3 * once + 200, piece
