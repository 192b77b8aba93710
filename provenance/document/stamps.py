"""The day printed beside the headline, in the words and the calendar of the page's language."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache
from unicodedata import decimal

from provenance.document.page.classes import CAPTION
from provenance.document.page.outline import Element, Line, Outline
from provenance.model import Interval, Language

__all__ = ["find_stamps", "read_stamp"]

_BEFORE, _BEHIND = 500, 1500  # letters before and behind the headline
_LONGEST = 160
_SAID = 70  # letters of a sentence that is no paragraph
_FIRST_YEAR, _LAST_YEAR = 1995, 2099

# Months of languages without a table of their own, in order, as stems of any ending.
_ELSEWHERE = {
    "bg": "януари февруари март април май юни юли август септември октомври ноември декември",
    "mk": "јануари февруари март април мај јуни јули август септември октомври ноември декември",
    "sr": "januar februar mart april maj jun jul avgust septembar oktobar novembar decembar",
    "hr": "siječ veljač ožujk travnj svibnj lipnj srpnj kolovoz ruj listopad studen prosin",
    "sl": "januar februar mar april maj junij julij avgust septemb oktob novemb decemb",
    "sk": "január február mar apríl máj jún júl august septemb októb novemb decemb",
    "be": "студзен лют сакавік красавік ма чэрвен ліпен жніўн верасн кастрычнік лістапад снежн",
    "lt": "saus vasar kov baland gegu birž liep rugpj rugs spal lapkr gruod",
    "lv": "janv febr mart apr mai jūni jūli august sept okt nov dec",
    "et": "jaan veeb märts apr mai juuni juuli aug sept okt nov dets",
    "is": "janúar febrúar mars apríl maí júní júlí ágúst septemb októb nóvemb desemb",
    "sq": "janar shkurt mars prill maj qershor korrik gusht shtator tetor nëntor dhjetor",
    "af": "januarie februarie maart apr mei junie julie augustus septemb oktober november desember",
    "ms": "januari februari mac april mei jun julai ogos september oktober november disember",
    "sw": "januari februari machi aprili mei juni julai agosti septemba oktoba novemba desemba",
    "az": "yanvar fevral mart aprel may iyun iyul avqust sentyabr oktyabr noyabr dekabr",
    "ca": "gener febrer març abril maig juny juliol agost setembre octubre novembre desembre",
    "bn": "জানুয়ারি ফেব্রুয়ারি মার্চ এপ্রিল মে জুন জুলাই আগস্ট সেপ্টেম্বর অক্টোবর নভেম্বর ডিসেম্বর",
}
_MONTH_FIRST = ("en-us", "en-ph")
_ALSO = {"bs": "sr", "me": "sr", "sh": "sr"}
_UPDATED = re.compile(
    r"\b(?:updated|modified|aktualisiert|geändert|mis à jour|modifié|actualizad\w|atualizad\w"
    r"|aggiornat\w|bijgewerkt|uppdatera\w+|oppdatert|opdateret|päivitetty|güncellen\w+|обновлено"
    r"|оновлено|aktualizacja|aktualizováno|frissítve|actualizat|ενημέρωση)|更新|수정|업데이트|تحديث",
    re.I,
)
_EAST = re.compile(r"(\d{1,4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]?")
_YEAR_FIRST = re.compile(r"(?<!\d)(\d{4})\s?[./-]\s?(\d{1,2})\s?[./-]\s?(\d{1,2})(?!\d)")
_YEAR_LAST = re.compile(r"(?<!\d)(\d{1,2})\s?[./-]\s?(\d{1,2})\s?[./-]\s?(\d{4})(?!\d)")
_JOINED = r"(?:\.?ª?º?°?(?:st|nd|rd|th|er|-?го|ngày|η)?[\s,.'’-]*(?:de|del|di|of|tháng|ta')?\s*)"


def find_stamps(outline: Outline, language: Language, tag: str) -> Iterator[tuple[Interval, str]]:
    """The days printed around the headline, with the names of their elements; those of a later
    change last.

    Captions and whole sentences are no stamps. `tag` is the page's language, for those without a
    table.
    """
    changed: list[tuple[Interval, str]] = []
    for line in _lines(outline):
        text = outline.cut(line.start, line.stop)
        day = read_stamp(text, language, tag)
        if day is None:
            continue
        stamp = day, outline.name_of(outline.elements[line.owner])
        if _UPDATED.search(text[:40]):
            changed.append(stamp)
        else:
            yield stamp
    yield from changed


def _lines(outline: Outline) -> Iterator[Line]:
    """Short lines around the headline, those behind it first."""
    headings = outline.named(outline.root, "h1")[:5]
    heading = max(headings, key=lambda part: part.length, default=None)
    start, stop = (heading.start, heading.stop) if heading else (0, 0)
    near = [line for line in outline.lines if start - _BEFORE <= line.start <= stop + _BEHIND]
    near.sort(key=lambda line: (line.start < stop, line.start))
    for line in near:
        length = line.stop - line.start
        sentence = outline.text[line.start : line.stop].rstrip().endswith((".", "。", "।"))
        if not 6 <= length <= (_SAID if sentence else _LONGEST):
            continue
        owner = outline.elements[line.owner]
        if owner.figure < 0 and not _is_caption(outline, owner):
            yield line


def _is_caption(outline: Outline, owner: Element) -> bool:
    return bool(owner.words & CAPTION) or owner.name in ("figcaption", "dd", "h1", "h2", "h3")


def read_stamp(text: str, language: Language, tag: str = "") -> Interval | None:
    """The first whole day written in a text; None where there is none.

    Years of the Republic of China, of the Buddhist and of the Persian calendar become Gregorian.

    >>> from provenance.model import Language
    >>> nowhere = Language("und", "none")
    >>> [read_stamp(text, nowhere, "bg").edtf for text in ("4 октомври 2022 г.", "2024年6月12日")]
    ['2022-10-04', '2024-06-12']
    >>> read_stamp("1403/3/14", nowhere).edtf, read_stamp("民國113年6月3日", nowhere).edtf
    ('2024-06-03', '2024-06-03')
    """
    text = "".join(str(decimal(c, c)) if ord(c) > 127 else c for c in text[:400].casefold())
    for numbers in _readings(text, language, tag):
        try:
            found = _gregorian(*numbers)
        except ValueError:
            continue
        if _FIRST_YEAR <= found.year <= _LAST_YEAR:
            return Interval.day(found)
    return None


def _readings(text: str, language: Language, tag: str) -> Iterator[tuple[int, int, int]]:
    """What a text may mean as year, month and day, the likeliest first."""
    for match in _EAST.finditer(text):
        year, month, day = map(int, match.groups())
        era = 2018 if "令和" in text else 1911  # the Japanese era's, the Republic of China's
        yield (year + era if year < 200 else year), month, day
    for match in _YEAR_FIRST.finditer(text):
        year, month, day = map(int, match.groups())
        yield year, month, day
    for pattern, months in _month_patterns(language, tag):
        for match in pattern.finditer(text):
            groups = match.groupdict()
            named = groups["named"] or groups["first"] or groups["third"]
            month = next((n for stem, n in months if named.startswith(stem)), 0)
            written = groups["day"] or groups["second"] or groups["last"]
            yield int(groups["year"] or groups["before"]), month, int(written)
    for match in _YEAR_LAST.finditer(text):
        first, second, year = map(int, match.groups())
        if tag.lower() not in _MONTH_FIRST:
            yield year, second, first
        yield year, first, second


def _gregorian(year: int, month: int, day: int) -> date:
    if 2400 < year < 2700:
        year -= 543  # Buddhist
    elif 1300 < year < 1500:
        return _persian(year, month, day)
    return date(year, month, day)


def _persian(year: int, month: int, day: int) -> date:
    """A Persian day by the cycle of 33 years, which holds from 1178 to 1633."""
    if not (1 <= month <= 12 and 1 <= day <= 31):
        raise ValueError(f"{year}-{month}-{day} is no Persian day")
    since = 365 * (year - 1343) + sum((25 * y + 11) % 33 < 8 for y in range(1343, year))
    return date(1964, 3, 21) + timedelta(since + 31 * (month - 1) - max(0, month - 7) + day - 1)


@lru_cache(maxsize=64)
def _month_patterns(
    language: Language, tag: str
) -> tuple[tuple[re.Pattern[str], tuple[tuple[str, int], ...]], ...]:
    """Patterns of a day with its month's name, by the language's table and by the others'."""
    code = tag.lower().partition("-")[0]
    own = tuple((word.rstrip("*"), number) for word, number in language.time.months)
    stems = _ELSEWHERE.get(_ALSO.get(code, code), "").split()
    others = [months for name, months in language.time.calendars if name == "persian"]
    tables = [*others, own, tuple((stem, number) for number, stem in enumerate(stems, 1))]
    found = []
    for table in tables:
        if not table:
            continue
        ordered = tuple(sorted(table, key=lambda pair: -len(pair[0])))
        names = "|".join(re.escape(word) for word, _number in ordered)
        clitic = "|".join(re.escape(word) for word in language.time.clitics)
        pattern = re.compile(
            rf"(?<!\d)(?:(?P<day>\d{{1,2}}){_JOINED}(?:{clitic})?-?(?P<named>{names})"
            rf"|(?<!\w)(?P<first>{names})[\w.]{{0,6}}\s+(?P<second>\d{{1,2}})(?!\d))"
            rf"[\w.]{{0,8}}(?:[\s,.’'-]+(?:de|del|of|năm|г)?\.?\s*)(?P<year>\d{{4}})(?!\d)"
            rf"|(?<!\d)(?P<before>\d{{4}})[.,]?\s(?:m\.\s|gada\s)?(?P<third>{names})[\w.]{{0,6}}\s"
            rf"(?P<last>\d{{1,2}})(?!\d)"
        )
        found.append((pattern, ordered))
    return tuple(found)
