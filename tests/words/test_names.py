"""Names: one answer across scripts, spellings and inflections."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.words.names import fold, meet, plain, same_letters, same_name

ONE = (
    pytest.param("Schmidt", "Шмидт", id="sch in Cyrillic"),
    pytest.param("Schmidt", "Schmitt", id="dt and tt"),
    pytest.param("Müller", "Mueller", id="an umlaut written out"),
    pytest.param("Müller", "Muller", id="an umlaut left out"),
    pytest.param("Müller", "Мюллер", id="an umlaut in Cyrillic"),
    pytest.param("Thomas", "Tomas", id="th"),
    pytest.param("Thomas", "Томас", id="th in Cyrillic"),
    pytest.param("Joergensen", "Jørgensen", id="a Danish o"),
    pytest.param("Łukasz", "Lukasz", id="a Polish l"),
    pytest.param("Yılmaz", "YILMAZ", id="a dotless i in capitals"),
    pytest.param("İnan", "Inan", id="a dotted I"),
    pytest.param("Zu\u0308rich", "Zürich", id="a mark of its own (NFD)"),
    pytest.param("ＴＡＲＲＯＷ", "Tarrow", id="full-width letters"),
    pytest.param("Shoigu", "Шойгу", id="sh"),
    pytest.param("Chernov", "Чернов", id="ch"),
    pytest.param("Kharkiv", "Харків", id="kh"),
    pytest.param("Yana", "Яна", id="ya"),
    pytest.param("Jelena", "Елена", id="a soft e"),
    pytest.param("Trotsky", "Троцкий", id="an adjective's ending"),
    pytest.param("Хафтаром", "Haftar", id="an instrumental"),
    pytest.param("Бреннова", "Бреннове", id="two cases"),
    pytest.param("Tarrow", "Tarrows", id="a genitive"),
)


@pytest.mark.parametrize(("one", "two"), ONE)
def test_words_meet(one: str, two: str) -> None:
    assert meet(fold(one), fold(two)) and meet(fold(two), fold(one))


@pytest.mark.parametrize(("one", "two"), ONE)
def test_full_names_agree_where_their_words_meet(one: str, two: str) -> None:
    assert same_name(f"Ida {one}", f"{two}, Ida", people=True) or len(fold(one)) < 5


TWO = (
    pytest.param("Schmidt", "Schneider", id="one beginning"),
    pytest.param("Tarrow", "Dorn", id="two towns"),
    pytest.param("Orde", "Ordovic", id="one name in another"),
    pytest.param("Шойгу", "Шойга", id="four letters and another ending"),
    pytest.param("Berg", "Bern", id="short names"),
)


@pytest.mark.parametrize(("one", "two"), TWO)
def test_words_stay_apart(one: str, two: str) -> None:
    assert not meet(fold(one), fold(two))


SAME = (
    pytest.param("P. Anders", "ANDERS, Piet", id="an initial, order and capitals"),
    pytest.param("Bob Lorne", "Robert Lorne", id="a short form"),
    pytest.param("Hans Schmidt", "Ганс Шмидт", id="German in Russian"),
    pytest.param("Hryhorij Boiko", "Григорий Бойко", id="Ukrainian in Russian"),
    pytest.param("Jimmy Carter", "Джимми Картер", id="English in Russian, by sound"),
    pytest.param("Jörg Müller", "Joerg Mueller", id="umlauts"),
    pytest.param("Rajesh Verma", "राजेश वर्मा", id="Hindi, by sound"),
    pytest.param("Yosef Levi", "יוסף לוי", id="Hebrew, by sound"),
    pytest.param("Jane Doe", "田中花子", id="Japanese cannot be compared"),
    pytest.param("European Pressphoto Agency", "EPA", id="first letters"),
    pytest.param("Ida-Maria Orde", "Ida Maria Orde", id="a hyphen"),
)


@pytest.mark.parametrize(("one", "two"), SAME)
def test_same_name(one: str, two: str) -> None:
    assert same_name(one, two, people=True) and same_name(two, one, people=True)


OTHER = (
    pytest.param("Lars Berg", "Anna Berg", id="one surname"),
    pytest.param("Piet Anders", "Piet Brandt", id="one first name"),
    pytest.param("Anna Petrowa", "Иван Сидоров", id="two people in two scripts"),
    pytest.param("Ivan Petrov", "Иван Сидоров", id="one first name in two scripts"),
    pytest.param("Meera Nair", "राजेश वर्मा", id="Hindi, by sound"),
    pytest.param("12", "Anna Berg", id="no letters"),
)


@pytest.mark.parametrize(("one", "two"), OTHER)
def test_other_names(one: str, two: str) -> None:
    assert not same_name(one, two, people=True) and not same_name(two, one, people=True)


NAMES = st.text("ABCabcdehijknoprstuüßłшяйжéğı", min_size=1, max_size=12)


@given(NAMES)
def test_folding_again_changes_little(name: str) -> None:
    assert fold(name.upper().lower()) == fold(name.lower()) == fold(name)
    assert plain(plain(name)) == plain(name)


@given(NAMES, NAMES)
def test_meeting_has_no_order(one: str, two: str) -> None:
    assert meet(fold(one), fold(two)) == meet(fold(two), fold(one))
    assert meet(fold(one), fold(one))
    assert same_name(one, two, people=False) == same_name(two, one, people=False)


def test_same_letters() -> None:
    assert same_letters("Jane Doe", "Джейн Доу") and same_letters("", "नदी")
    assert not same_letters("Jane Doe", "राजेश वर्मा")
