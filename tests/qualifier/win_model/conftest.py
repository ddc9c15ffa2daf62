"""Learning in these tests uses one thread: on tables this small more threads only wait for each other."""

from collections.abc import Iterator

import pytest

from qualifier.win_model.training import one_thread


@pytest.fixture(scope="session", autouse=True)
def _one_thread() -> Iterator[None]:
    with one_thread():
        yield
