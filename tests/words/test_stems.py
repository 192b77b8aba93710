"""Stems: what stays of a word in each script."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.model import Language, StoryWords
from provenance.words.stems import content_words, stem, stems

MEET = (
    pytest.param("flooded", "Flooding", id="English"),
    pytest.param("überschwemmt", "Überschwemmung", id="German"),
    pytest.param("наводнение", "НАВОДНЕНИЯ", id="Russian"),
    pytest.param("πλημμύρα", "πλημμυρών", id="Greek, the accent moves"),
    pytest.param("sular", "sularında", id="Turkish"),
    pytest.param("tulvavesi", "tulvaveden", id="Finnish"),
    pytest.param("árvíz", "árvizek", id="Hungarian"),
    pytest.param("الفيضان", "بالفيضانات", id="Arabic, article and plural"),
    pytest.param("خانه", "خانه‌ها", id="Persian, a plural behind a joint"),
    pytest.param("בשיטפון", "השיטפונות", id="Hebrew, in-flood and the floods"),
    pytest.param("홍수로", "홍수가", id="Korean, particles"),
    pytest.param("거리에서", "거리", id="Korean, a particle and none"),
    pytest.param("गली", "गलियों", id="Hindi, a plural"),
    pytest.param("डूबी", "डूबा", id="Hindi, a verb's gender"),
)


@pytest.mark.parametrize(("one", "two"), MEET)
def test_forms_have_one_stem(one: str, two: str) -> None:
    assert stem(one) and stem(one) == stem(two)


APART = (
    pytest.param("flooded", "floated", id="English"),
    pytest.param("홍수", "홍삼", id="Korean, flood and ginseng"),
    pytest.param("पानी", "पार्क", id="Hindi, water and park"),
    pytest.param("سيل", "سوق", id="Arabic, torrent and market"),
)


@pytest.mark.parametrize(("one", "two"), APART)
def test_other_words_have_other_stems(one: str, two: str) -> None:
    assert stem(one) != stem(two)


SHARED = (
    pytest.param("홍수로 물에 잠긴 마을", "그해 홍수가 마을을 덮쳤다.", True, id="Korean"),
    pytest.param("홍수로 물에 잠긴 마을", "시장은 지원을 약속했다.", False, id="Korean, none"),
    pytest.param("पानी में डूबी गली", "गलियों में बाढ़ आई थी।", True, id="Hindi"),
    pytest.param("पानी में डूबी गली", "मेयर ने मदद का वादा किया।", False, id="Hindi, none"),
    pytest.param("น้ำท่วมถนนมิลล์", "ปีนั้นน้ำท่วมเมือง", True, id="Thai"),
    pytest.param("น้ำท่วมถนนมิลล์", "นายกเทศมนตรีสัญญา", False, id="Thai, none"),
    pytest.param("洪水で水につかった町", "その年も洪水があった。", True, id="Japanese"),
    pytest.param(
        "水につかった町", "住民は家を離れていった。", False, id="Japanese, hiragana alone"
    ),
    pytest.param("洪水淹没街道", "当年洪水更大。", True, id="Chinese"),
    pytest.param("شارع غمرته السيول", "في ذلك العام ضربت سيول المدينة", True, id="Arabic"),
    pytest.param("רחוב מוצף", "הרחובות היו יבשים", True, id="Hebrew"),
    pytest.param("The flooded street", "The mayor spoke with the press", False, id="English, none"),
)


@pytest.mark.parametrize(("caption", "sentence", "expected"), SHARED)
def test_sentences_share_stems(caption: str, sentence: str, expected: bool) -> None:
    words = Language("xx", "any", story=StoryWords(function_words=frozenset({"में", "with"})))
    assert bool(stems(caption, words) & stems(sentence, words)) == expected


def test_content_words_have_places_and_names() -> None:
    words = Language("en", "English", story=StoryWords(function_words=frozenset({"the", "at"})))
    text = "The mills at Tarrow (京都) burn."
    found = content_words(text, words)
    assert [(text[low:high], name) for _, low, high, name in found] == [
        ("mills", False),
        ("Tarrow", True),
        ("京都", False),
        ("burn", False),
    ]


TEXTS = st.text("abc Xyzéñ жшЯ नपाि 가수로 水火は นำ้ مال .'", max_size=40)


@given(TEXTS)
def test_words_lie_in_their_text_in_order(text: str) -> None:
    found = content_words(text, Language("en", "English"))
    assert all(0 <= low < high <= len(text) and key for key, low, high, _ in found)
    assert [low for _, low, _, _ in found] == sorted(low for _, low, _, _ in found)


@given(TEXTS, TEXTS)
def test_more_text_has_more_stems(one: str, two: str) -> None:
    words = Language("en", "English")
    assert stems(one, words) <= stems(f"{one}. {two}", words)
