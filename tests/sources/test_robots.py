"""robots.txt: whose rules are ours, whatever else stands in the file."""

import pytest

from provenance.sources._robots import read_robots

ADDRESS = "https://news.example/private/a"


@pytest.mark.parametrize(
    ("text", "allowed"),
    [
        pytest.param("User-agent: *\nDisallow: /private", False, id="every robot"),
        pytest.param("User-agent: Cutline/1.0\nDisallow: /private", False, id="with a version"),
        pytest.param("USER-AGENT: CUTLINE\nDISALLOW: /private", False, id="in capitals"),
        pytest.param("User-agent: other\nUser-agent: cutline\nDisallow: /private", False, id="one of two"),
        pytest.param("User-agent: *\nDisallow: /\nUser-agent: cutline\nDisallow:", True, id="ours is open"),
        pytest.param("User-agent: cutline\nDisallow: /a\nUser-agent: cutline\nDisallow: /private", False,
                     id="two groups of ours"),
        pytest.param("User-agent: cutlinebot\nDisallow: /", True, id="another robot"),
        pytest.param("User-agent: other\nDisallow: /", True, id="a rule for others"),
        pytest.param("User-agent: * # all\nDisallow: /private # yes", False, id="with remarks"),
        pytest.param("\r\n" * 9 + "User-agent: *\r\rDisallow: /private", False, id="any line end"),
        pytest.param("Disallow: /private", True, id="a rule of nobody"),
    ],
)  # fmt: skip
def test_rules(text: str, allowed: bool) -> None:
    assert read_robots(text.encode()).allows(ADDRESS) is allowed


def test_no_more_is_kept_than_what_is_ours() -> None:
    others = "".join(f"User-agent: robot{n}\n" for n in range(10_000))
    rules = "".join(f"Disallow: /{n}\n" for n in range(10_000))
    found = read_robots(f"User-agent: *\nDisallow: /private\n{others}{rules}".encode())
    assert not found.allows(ADDRESS) and found.allows("https://news.example/7")
