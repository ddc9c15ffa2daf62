"""Fixture policy.

A test gets what it needs by name, and as little of it as possible. Plain values come from `builders`.
Clocks and ids are doubles that ship with `kit`; nothing of ours is mocked or patched.

No test reaches the network. Sockets are closed for every test; unix sockets stay open, because event
loops and the local database need them. A test marked `service` may use loopback, nothing else.

One embedded PostgreSQL serves the whole run, shared by the workers of xdist. Each worker migrates one
template; each test that asks for `database` gets a fresh copy of it, so that tests never meet each other's
rows and append-only tables need no cleaning. What the web application needs is in `api/conftest.py`.

Measuring lines makes a test half as slow again. The first case of a test reaches the lines that nearly all
of its cases reach, so CI measures it (`--cases first`) and runs the others unmeasured (`--cases others`).
"""

from collections.abc import Iterator

import pytest
from hypothesis import settings
from pytest_socket import disable_socket, enable_socket, socket_allow_hosts

from kit.clock import FrozenClock
from kit.db import Database
from tests.builders import NOW
from tests.databases import copy_database, make_template, start_server

# A property fails by what it finds, never by how loaded the machine is.
settings.register_profile("no deadline", deadline=None)
settings.load_profile("no deadline")


_MEASURED = "tests/qualifier/"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--cases", choices=("first", "others"), help="the measured part of the tests, or the rest"
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    chosen = config.getoption("cases")
    if chosen is None:
        return
    seen: set[str] = set()
    first, others = [], []
    for item in items:
        function = item.nodeid.partition("[")[0]
        is_first = function.startswith(_MEASURED) and function not in seen
        seen.add(function)
        (first if is_first else others).append(item)
    items[:], left = (first, others) if chosen == "first" else (others, first)
    config.hook.pytest_deselected(items=left)


def pytest_runtest_setup(item: pytest.Item) -> None:
    enable_socket()
    if item.get_closest_marker("service"):
        socket_allow_hosts(["127.0.0.1", "::1", "localhost"], allow_unix_socket=True)
    else:
        disable_socket(allow_unix_socket=True)


@pytest.fixture(scope="session")
def server_url(testrun_uid: str) -> str:
    """The address of the run's PostgreSQL; it stops with the last worker."""
    return start_server(testrun_uid)


@pytest.fixture(scope="session")
def template(server_url: str, worker_id: str) -> str:
    """The name of a migrated database that is copied for each test."""
    return make_template(server_url, worker_id)


@pytest.fixture
def database(server_url: str, template: str) -> Iterator[Database]:
    yield from copy_database(server_url, template)


@pytest.fixture
def clock() -> FrozenClock:
    return FrozenClock(NOW)
