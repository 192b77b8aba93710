"""What holds for dates of every language, whatever the day."""

from dataclasses import fields
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.dates.find import find_dates
from provenance.model import Interval, Passage, Role, Timex, choose_language
from provenance.plugins import languages

CODES = [language.code for language in languages()]
DAYS = st.dates(date(1995, 1, 1), date(2040, 12, 31))
CJK = {"ja": "年月日", "zh": "年月日", "ko": "년월일"}


def read(text: str, code: str, published: date | None) -> tuple[Timex, ...]:
    dct = Interval.day(published) if published else None
    return find_dates(Passage(Role.BODY, text), choose_language(code, languages()), dct)


def printed(day: date, code: str) -> str:
    """The day as the language writes it in full."""
    if code in CJK:
        signs = CJK[code]
        return f"{day.year}{signs[0]}{day.month}{signs[1]}{day.day}{signs[2]}"
    language = choose_language(code, languages())
    names = [name for name, number in language.time.months if number == day.month]
    name = max(names, key=lambda name: ("*" not in name, len(name))).rstrip("*")
    if code == "hu":
        return f"{day.year}. {name} {day.day}."
    if code == "vi":
        return f"{day.day} tháng {day.month} năm {day.year}"
    return f"{day.day} {name.title() if language.writing.capital else name} {day.year}"


@pytest.mark.parametrize("code", CODES)
@given(day=DAYS)
@settings(max_examples=25, deadline=None)
def test_prints_and_reads_back(code: str, day: date) -> None:
    found = read(f"Tarrow, {printed(day, code)}", code, None)
    assert [t.best.edtf for t in found if t.best] == [day.isoformat()]


@st.composite
def word_rows(draw: st.DrawFn) -> tuple[str, str]:
    """A language and a row of its own words and of numbers, in any order."""
    code = draw(st.sampled_from(CODES))
    table = choose_language(code, languages()).time
    known = []
    for field in fields(table):
        rows = getattr(table, field.name)
        if isinstance(rows, bool) or field.name == "calendars":
            continue
        known += [(row[0] if isinstance(row, tuple) else row).rstrip("*") for row in rows]
    numbers = ("1", "31", "29", "80", "1990", "2018", "1399", "13", "3/3", "31.2.2018", "'80",
               "-", ".", ",", "(", ")", "IV", "/")  # fmt: skip
    words = draw(st.lists(st.sampled_from(known) | st.sampled_from(numbers), max_size=7))
    return code, draw(st.sampled_from((" ", ""))).join(words)


@given(row=word_rows(), published=st.none() | DAYS)
@settings(max_examples=400, deadline=None)
def test_any_words_are_read_without_error_and_in_order(
    row: tuple[str, str], published: date | None
) -> None:
    code, text = row
    end = 0
    for timex in read(text, code, published):
        assert end <= timex.span.start < timex.span.end <= len(text)
        end = timex.span.end


DEICTIC = {
    "ar": "أمس", "cs": "včera", "da": "i går", "de": "vorgestern", "el": "χθες", "en": "yesterday",
    "es": "anteayer", "fa": "دیروز", "fi": "eilen", "fr": "hier", "he": "אתמול", "hi": "परसों",
    "hu": "tegnap", "id": "kemarin", "it": "ieri", "ja": "昨日", "ko": "어제", "nl": "eergisteren",
    "no": "i går", "pl": "wczoraj", "pt": "ontem", "ro": "ieri", "ru": "позавчера", "sv": "i går",
    "th": "เมื่อวานนี้", "tr": "dün", "uk": "учора", "vi": "hôm qua", "zh": "昨天",
}  # fmt: skip


@pytest.mark.parametrize("code", CODES)
@given(published=DAYS, days=st.integers(-500, 500))
@settings(max_examples=15, deadline=None)
def test_shifting_the_day_shifts_the_reading(code: str, published: date, days: int) -> None:
    text = f"Tarrow, {DEICTIC[code]}"
    before = [t.best for t in read(text, code, published)]
    after = [t.best for t in read(text, code, published + timedelta(days))]
    assert len(before) == 1 and before[0]
    assert after == [before[0].shifted(days)]


@given(published=DAYS, days=st.integers(-200, 200), written=DAYS)
@settings(max_examples=60, deadline=None)
def test_an_offset_moves_with_its_anchor(published: date, days: int, written: date) -> None:
    def offset(day: date) -> date | None:
        text = f"Two days after the {printed(day, 'en')} fire it reopened."
        best = read(text, "en", published)[0].best
        return best.first if best else None

    first, second = offset(written), offset(written + timedelta(days))
    assert first and second and (second - first).days == days
