"""Options and what several tests share."""

import pytest

from tests.known import WRONG


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--accept", action="store_true", help="rewrite seeds/*/expected.toml; review the diff"
    )


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks what is known to be wrong; whatever is not, fails."""
    for item in items:
        if item.nodeid.removeprefix("tests/") in WRONG:
            item.add_marker(pytest.mark.xfail(reason="weighed wrongly today", strict=True))
