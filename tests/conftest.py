"""Options and what several tests share."""

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--accept", action="store_true", help="rewrite seeds/*/expected.toml; review the diff"
    )
