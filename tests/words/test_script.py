"""Scripts: what has spaces, capitals and marks."""

import unicodedata

import pytest

from provenance.words.script import (
    MARKS,
    WORD,
    is_cased,
    is_rtl,
    is_spaced,
    opens_with_capital,
    same_script,
    script_of,
)

# (text, script, spaced, cased, right to left)
SCRIPTS = (
    pytest.param("The Orra burst its banks", "LATIN", True, True, False, id="English"),
    pytest.param("İstanbul'da sel", "LATIN", True, True, False, id="Turkish"),
    pytest.param("Орра вышла из берегов", "CYRILLIC", True, True, False, id="Russian"),
    pytest.param("Το ποτάμι φούσκωσε", "GREEK", True, True, False, id="Greek"),
    pytest.param("نهر فاض", "ARABIC", True, False, True, id="Arabic"),
    pytest.param("رودخانه طغیان کرد", "ARABIC", True, False, True, id="Persian"),
    pytest.param("הנהר עלה", "HEBREW", True, False, True, id="Hebrew"),
    pytest.param("पानी में डूबी गली", "DEVANAGARI", True, False, False, id="Hindi"),
    pytest.param("홍수로 물에 잠긴 마을", "HANGUL", True, False, False, id="Korean"),
    pytest.param("洪水で水につかった町", "KANA", False, False, False, id="Japanese"),
    pytest.param("洪水淹没街道", "HAN", False, False, False, id="Chinese"),
    pytest.param("น้ำท่วมถนน", "THAI", False, False, False, id="Thai"),
    pytest.param("Kyoto (京都) after the rain", "LATIN", True, True, False, id="a word of another"),
    pytest.param("ＡＰ通信", "LATIN", True, True, False, id="full-width letters are Latin"),
    pytest.param("14.05.2019", "", True, False, False, id="no letters"),
)


@pytest.mark.parametrize(("text", "script", "spaced", "cased", "rtl"), SCRIPTS)
def test_scripts(text: str, script: str, spaced: bool, cased: bool, rtl: bool) -> None:
    assert script_of(text) == script
    assert (is_spaced(text), is_cased(text), is_rtl(text)) == (spaced, cased, rtl)


WORDS = (
    pytest.param("पानी में डूबी", ["पानी", "में", "डूबी"], id="Hindi, with vowel signs"),
    pytest.param("בְּרֵאשִׁית ברא", ["בְּרֵאשִׁית", "ברא"], id="Hebrew, with points"),
    pytest.param("مُحَمَّد علي", ["مُحَمَّد", "علي"], id="Arabic, with vowels"),
    pytest.param("خانه‌ها", ["خانه‌ها"], id="Persian, with a joint"),
    pytest.param("l’eau-de-vie d'O", ["l’eau-de-vie", "d'O"], id="apostrophes and hyphens"),
    pytest.param("rock 'n' roll -", ["rock", "n", "roll"], id="marks at the ends are no word"),
    pytest.param("Zu\u0308rich", ["Zu\u0308rich"], id="a mark of its own (NFD)"),
    pytest.param("G20 2019", ["G"], id="figures are no letters"),
)


@pytest.mark.parametrize(("text", "words"), WORDS)
def test_words(text: str, words: list[str]) -> None:
    assert WORD.findall(text) == words


def test_marks_are_those_of_unicode() -> None:
    signs = "़ֵَّ́ािีែ့"  # Latin, Hebrew, Arabic, Devanagari, Thai, Khmer, Burmese
    assert all(unicodedata.category(sign) in ("Mn", "Mc") for sign in signs)
    inside = [chr(n) for n in range(0x300, 0xE000) if WORD.fullmatch("ä" + chr(n))]
    assert set(signs) <= set(inside)
    assert all(c.isalnum() or unicodedata.category(c) in ("Mn", "Mc", "Cf") for c in inside)
    assert "।" not in MARKS and "־" not in MARKS, "a full stop and a hyphen are no marks"


def test_same_script() -> None:
    assert (
        same_script("Jane", "Müller") and same_script("洪水が", "洪水") and same_script("2019", "")
    )
    assert not same_script("Jane", "Джейн") and not same_script("नदी", "river")


def test_opens_with_capital() -> None:
    assert opens_with_capital("Éva") and opens_with_capital("נהר") and opens_with_capital("강")
    assert (
        not opens_with_capital("éva") and not opens_with_capital("") and not opens_with_capital("3")
    )
