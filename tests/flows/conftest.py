"""One Prefect server for every flow test of a session."""

import gc
from collections.abc import Iterator

import pytest


@pytest.fixture(scope="session")
def server() -> Iterator[None]:
    from prefect.testing.utilities import prefect_test_harness

    with prefect_test_harness(server_startup_timeout=120):
        yield


@pytest.fixture
def prefect(server: None) -> Iterator[None]:
    """A flow may run; connections that Prefect's clients left open are closed with the test."""
    yield
    gc.collect()
