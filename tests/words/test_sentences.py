"""Sentences: where they end, in any language."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.words.sentences import sentence_around, sentences

SPLIT = (
    pytest.param("en", "Mr. Lorne left. It rained.", 2, id="English, a title"),
    pytest.param(
        "en", "The Orra rose on Jan. 5. It fell on Monday, officials said.", 2, id="a month"
    ),
    pytest.param("en", "“We ran,” she said. “It was late.”", 2, id="English, quotes"),
    pytest.param("de", "Am 3. Mai kam Dr. Vogt. Er ging bald wieder nach Hause.", 2, id="German"),
    pytest.param(
        "no", "Det skjedde 3. mai i fjor høst. Vannet steg i hele byen.", 2, id="Norwegian"
    ),
    pytest.param("da", "Det skete den 3. maj sidste år. Vandet steg i hele byen.", 2, id="Danish"),
    pytest.param("hu", "Ez 2019. május 3. napján történt. Esett az eső.", 2, id="Hungarian"),
    pytest.param("cs", "Stalo se to 3. května 2019. Voda stoupla o metr.", 2, id="Czech"),
    pytest.param("ru", "Это было в 2019 г. в городе Тарроу. Вода поднялась.", 2, id="Russian"),
    pytest.param("el", "Έβρεξε όλη τη νύχτα στην πόλη. Το ποτάμι φούσκωσε.", 2, id="Greek"),
    pytest.param("ar", "فاض النهر يوم الأحد. هل يعود السكان؟ نعم.", 3, id="Arabic"),
    pytest.param("he", "הנהר עלה על גדותיו ביום ראשון. התושבים עזבו.", 2, id="Hebrew"),
    pytest.param("hi", "बाढ़ आई। लोग घर छोड़कर चले गए।", 2, id="Hindi"),
    pytest.param("ko", "강이 범람했다. 주민 수백 명이 떠났다. 비가 3.5cm 왔다.", 3, id="Korean"),
    pytest.param("ja", "洪水が起きた。住民は逃げた。", 2, id="Japanese"),
    pytest.param("zh", "洪水淹没街道。居民离开！", 2, id="Chinese"),
    pytest.param("th", "น้ำท่วมถนน ผู้คนอพยพ", 1, id="Thai, no marks"),
    pytest.param(
        "und", "It rained all night long. The river rose above its banks.", 2, id="unknown"
    ),
    pytest.param("en", "No end", 1, id="no mark"),
    pytest.param("en", "  ", 0, id="blanks"),
    pytest.param("en", "", 0, id="nothing"),
)


@pytest.mark.parametrize(("code", "text", "count"), SPLIT)
def test_sentences(code: str, text: str, count: int) -> None:
    assert len(sentences(text, code)) == count


@given(st.text("aB .!?。।\n5", max_size=200), st.sampled_from(("en", "de", "hi", "ja", "xx")))
def test_sentences_are_in_order_and_lose_no_letters(text: str, code: str) -> None:
    places = sentences(text, code)
    assert all(start < end for start, end in places)
    assert all(one[1] <= two[0] for one, two in pairwise(places))
    assert "".join("".join(text[a:b] for a, b in places).split()) == "".join(text.split())


@given(st.text("aB .!?", min_size=1, max_size=80), st.data())
def test_a_stretch_lies_in_its_sentence(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    first, last = sentence_around(text, start, end, "en")
    assert first <= start and end <= last


def test_a_long_text_is_bounded() -> None:
    text = "It rained. " * 2000
    assert sentences(text, "en")[-1][1] <= 6000
    assert sentence_around(text, 7000, 7004, "en") == (7000, 7004)
