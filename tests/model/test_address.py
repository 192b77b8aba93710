"""One article has one address, whatever its links carry."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.model import article_address, canonical_address

HOME = "https://news.example"


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        pytest.param("/flood?utm_source=rss&utm_medium=feed", "/flood", id="campaign"),
        pytest.param("/flood?id=7&fbclid=x", "/flood?id=7", id="click identifier"),
        pytest.param("/flood?UTM_Source=rss", "/flood", id="capitals"),
        pytest.param("/flood#comments", "/flood", id="fragment"),
        pytest.param("/flood?", "/flood", id="empty query"),
        pytest.param("/flood?a=1&&b=2", "/flood?a=1&b=2", id="empty parameter"),
        pytest.param("", "/", id="front page"),
        pytest.param("/two words?", "/two%20words", id="spaces"),
    ],
)
def test_what_does_not_name_the_article_goes(given: str, expected: str) -> None:
    assert canonical_address(f"{HOME}{given}") == f"{HOME}{expected}"


@pytest.mark.parametrize(
    "address",
    [
        "/flood?id=7",
        "/flood?page=2",
        "/flood?article=utm_source",
        "/Flood",
        "/flood/",
        "/a;b?c=d+e%20f",
        "/fl%C3%BCt",
        "/flood?from=home",
        "/flood?source=7",
    ],
)
def test_what_may_name_it_stays(address: str) -> None:
    assert canonical_address(f"{HOME}{address}") == f"{HOME}{address}"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("HTTPS://NEWS.Example/flood", f"{HOME}/flood"),
        (f"{HOME}:443/flood", f"{HOME}/flood"),
        ("http://news.example:80/flood", "http://news.example/flood"),
        ("https://news.example./flood", f"{HOME}/flood"),
        (f"  {HOME}/flood\n", f"{HOME}/flood"),
    ],
)
def test_spellings_of_a_host_are_one(one: str, other: str) -> None:
    assert canonical_address(one) == other


@pytest.mark.parametrize(
    "text", ["page.html", "-", "", "mailto:a@news.example", "http://", "http://[::1", "http://a:b/"]
)
def test_what_is_no_address_of_the_web_stays(text: str) -> None:
    assert canonical_address(text) == text


@given(st.text(max_size=60).map(lambda text: f"{HOME}/{text}"))
def test_twice_is_once(address: str) -> None:
    once = canonical_address(address)
    assert canonical_address(once) == once


@pytest.mark.parametrize(
    ("fetched", "stated", "expected"),
    [
        pytest.param("/flood?x=1", f"{HOME}/flood", "/flood", id="canonical link"),
        pytest.param("/flood?x=1", "/flood", "/flood", id="relative"),
        pytest.param("/flood?utm_source=a", None, "/flood", id="none"),
        pytest.param("/flood", f"{HOME}/", "/flood", id="front page"),
        pytest.param("/flood", f"{HOME}", "/flood", id="front page without a slash"),
        pytest.param("/flood", "https://other.example/flood", "/flood", id="another site"),
        pytest.param("/flood", "https://news.example.evil.example/a", "/flood", id="a longer name"),
        pytest.param("/flood", "https://a@news.example/b", "/flood", id="user name"),
        pytest.param("/flood", "javascript:alert(1)", "/flood", id="another scheme"),
        pytest.param("/flood", "https://[", "/flood", id="broken"),
        pytest.param("/flood", "/" + "a" * 3000, "/flood", id="too long"),
        pytest.param("/amp/flood", f"{HOME}/flood?utm_campaign=amp", "/flood", id="tracked link"),
    ],
)
def test_the_link_a_page_states_counts_on_its_own_site(
    fetched: str, stated: str | None, expected: str
) -> None:
    assert article_address(f"{HOME}{fetched}", stated) == f"{HOME}{expected}"


@pytest.mark.parametrize("twin", ["www", "m", "amp", "mobile"])
def test_the_twins_of_a_site_are_one(twin: str) -> None:
    assert article_address(f"https://{twin}.news.example/flood", f"{HOME}/flood") == f"{HOME}/flood"


def test_a_saved_page_has_the_address_it_states() -> None:
    assert article_address(None, f"{HOME}/flood") == f"{HOME}/flood"
    assert article_address(None, None) is None
