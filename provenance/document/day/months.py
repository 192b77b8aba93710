"""A day with its month's name, as a pattern for the page's language."""

import re
from functools import lru_cache

from provenance.model import Language

__all__ = ["Names", "month_patterns"]

Names = tuple[tuple[str, int], ...]
"""Stems of month names with their numbers, the longest first."""

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
_ALSO = {"bs": "sr", "me": "sr", "sh": "sr"}
_ENGLISH = "jan feb mar apr may jun jul aug sep oct nov dec"  # systems write these in any language
_JOINED = r"(?:\.?ª?º?°?(?:st|nd|rd|th|er|-?го|ngày|η)?[\s,.'’-]*(?:de|del|di|of|tháng|ta')?\s*)"


@lru_cache(maxsize=64)
def month_patterns(language: Language, tag: str) -> tuple[tuple[re.Pattern[str], Names], ...]:
    """Patterns of a day with its month's name, by the language's table, the others' and English.

    Their groups: `day named`, `first second` (the month first) with `year`, or `before third last`
    (the year first). `tag` is the page's language, for those without a table.
    """
    code = tag.lower().partition("-")[0]
    own = tuple((word.rstrip("*"), number) for word, number in language.time.months)
    others = [months for name, months in language.time.calendars if name == "persian"]
    stems = _ELSEWHERE.get(_ALSO.get(code, code), "").split()
    tables = [*others, own, _numbered(stems), _numbered(_ENGLISH.split())]
    return tuple(
        _pattern(tuple(sorted(table, key=lambda pair: -len(pair[0]))), language.time.clitics)
        for table in tables
        if table
    )


def _numbered(stems: list[str]) -> Names:
    return tuple((stem, number) for number, stem in enumerate(stems, 1))


def _pattern(table: Names, clitics: tuple[str, ...]) -> tuple[re.Pattern[str], Names]:
    names = "|".join(re.escape(word) for word, _number in table)
    clitic = "|".join(re.escape(word) for word in clitics)
    pattern = re.compile(
        rf"(?<!\d)(?:(?P<day>\d{{1,2}}){_JOINED}(?:{clitic})?-?(?P<named>{names})"
        rf"|(?<!\w)(?P<first>{names})[\w.]{{0,6}}\s+(?P<second>\d{{1,2}})(?!\d)(?:st|nd|rd|th)?)"
        rf"[\w.]{{0,8}}(?:[\s,.’'-]+(?:de|del|of|năm|г)?\.?\s*)(?P<year>\d{{4}})(?!\d)"
        rf"|(?<!\d)(?P<before>\d{{4}})[.,]?\s(?:m\.\s|gada\s)?(?P<third>{names})[\w.]{{0,6}}\s"
        rf"(?P<last>\d{{1,2}})(?!\d)"
    )
    return pattern, table
