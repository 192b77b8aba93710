"""Patterns: table words are found whole, in every script."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.words.patterns import stems_pattern, words_pattern, words_source

FOUND = (
    pytest.param(("flood*",), "Floods in Tarrow", "Floods", id="English, any ending and case"),
    pytest.param(("burst its banks",), "It burst its banks", "burst its banks", id="a phrase"),
    pytest.param(("sott'acqua",), "case sott’acqua", "sott’acqua", id="Italian, curled apostrophe"),
    pytest.param(("ışık", "iki"), "IŞIK", "IŞIK", id="Turkish, a dotless i in capitals"),
    pytest.param(("iki",), "İki ev", "İki", id="Turkish, a dotted i in capitals"),
    pytest.param(("наводнен*",), "Наводнение.", "Наводнение", id="Russian"),
    pytest.param(("πλημμύρ*",), "ΠΛΗΜΜΎΡΑ", "ΠΛΗΜΜΎΡΑ", id="Greek, in capitals"),
    pytest.param(("पर",), "परिवार घर पर है", "पर", id="Hindi, a whole word"),
    pytest.param(("डूब*",), "गली डूबी।", "डूबी", id="Hindi, an ending of marks before a full stop"),
    pytest.param(("बा\u095d",), "बा\u0922\u093c आई", "बा\u0922\u093c", id="Hindi, two code points"),
    pytest.param(("فيضان",), "والفيضان دمر", "والفيضان", id="Arabic, and-the-flood"),
    pytest.param(("فيضان",), "فَيضان", None, id="Arabic, a vowel inside is another spelling"),
    pytest.param(("نهر",), "للنهر", "للنهر", id="Arabic, for-the-river"),
    pytest.param(("שיטפון",), "בשיטפון", "בשיטפון", id="Hebrew, in-flood"),
    pytest.param(("סיל",), "סֵיל", None, id="Hebrew, points inside"),
    pytest.param(("홍수",), "대홍수로", "홍수", id="Korean, in a compound with a particle"),
    pytest.param(("역",), "타로역에서", "역", id="Korean, one syllable closes a compound"),
    pytest.param(("洪水",), "大洪水が", "洪水", id="Japanese, no boundaries"),
    pytest.param(("น้ำท่วม",), "เกิดน้ำท่วมหนัก", "น้ำท่วม", id="Thai, no boundaries"),
    pytest.param(("(archivo)",), "Lorne (ARCHIVO).", "(ARCHIVO)", id="words with brackets"),
    pytest.param(("not * flood",), "not a recent flood", None, id="one word stands for a star"),
    pytest.param(("not * flood",), "not another flood", "not another flood", id="a star alone"),
)


@pytest.mark.parametrize(("words", "text", "found"), FOUND)
def test_finds(words: tuple[str, ...], text: str, found: str | None) -> None:
    match = words_pattern(words).search(text)
    assert (match.group() if match else None) == found


QUIET = (
    pytest.param(("fire",), "ceasefire", id="English, the end of a word"),
    pytest.param(("fire",), "fired", id="English, the beginning of a word"),
    pytest.param(("fire",), "fire_2", id="an underscore goes on"),
    pytest.param(("पर",), "परिवार", id="Hindi, a vowel sign goes on"),
    pytest.param(("पर",), "ऊपर", id="Hindi, a letter before"),
    pytest.param(("था",), "थाना", id="Hindi, a letter behind a vowel sign"),
    pytest.param(("ग",), "गा", id="Hindi, one letter"),
    pytest.param(("حريق",), "الحريقة", id="Arabic, a letter behind"),
    pytest.param(("مر",), "لمر", id="Arabic, two letters take no front"),
    pytest.param(("שריפה",), "שריפהות", id="Hebrew, a letter behind"),
    pytest.param(("역",), "역사", id="Korean, one syllable opens another word"),
    pytest.param(("항",), "항의", id="Korean, a syllable that looks like a particle"),
    pytest.param(("นำ",), "น้ำ", id="Thai, a tone inside"),
    pytest.param(("มา",), "มา\u0e49", id="Thai, a mark goes on"),
    pytest.param(("zu",), "zu\u0308", id="Latin, a mark goes on"),
    pytest.param((), "anything", id="an empty table"),
    pytest.param(("", " "), "anything", id="empty words"),
)


@pytest.mark.parametrize(("words", "text"), QUIET)
def test_stays_quiet(words: tuple[str, ...], text: str) -> None:
    assert words_pattern(words).search(text) is None


LETTERS = st.text("abz éäжшनपाि가수水นم", min_size=1, max_size=6).map(str.strip).filter(bool)


@given(LETTERS)
def test_a_word_meets_itself(word: str) -> None:
    if word[0] in "ाि":  # a text begins with no mark
        return
    assert words_pattern((word,)).fullmatch(word)


@given(st.lists(LETTERS, max_size=4), LETTERS)
def test_a_table_finds_what_one_of_its_words_does(words: list[str], text: str) -> None:
    alone = any(words_pattern((word,)).search(text) for word in words)
    assert (words_pattern(tuple(words)).search(text) is not None) == alone


def test_sources_stand_in_longer_patterns() -> None:
    kinds = {"flood": ("flood*", "बाढ़"), "fire": ("fire", "आग")}
    rows = "|".join(f"(?P<{name}>{words_source(words)})" for name, words in kinds.items())
    match = re.search(rows, "गाँव में बाढ़।", re.IGNORECASE)
    assert match is not None and match.lastgroup == "flood"


@pytest.mark.parametrize(
    ("stems", "text", "found"),
    [
        pytest.param(("publi",), "Publié le 3 juin", "Publi", id="opens a word"),
        pytest.param(("publi",), "republished", None, id="not inside one"),
        pytest.param(("公開",), "本日公開済", "公開", id="anywhere without spaces"),
        pytest.param(("نشر",), "تاريخ النشر", "نشر", id="small words written on to the front"),
        pytest.param(("public", "publi"), "publication", "public", id="the longest"),
        pytest.param((), "anything", None, id="no stems"),
    ],
)
def test_stems(stems: tuple[str, ...], text: str, found: str | None) -> None:
    match = stems_pattern(stems).search(text)
    assert (match.group() if match else None) == found
