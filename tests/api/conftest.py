"""The whole application on a real database, with a clock that stands still and counted ids.

`client` is fresh for each test; `shared_client` serves a module whose tests need no empty database.
"""

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from api.app import create_app
from api.deps import Services, build_services
from kit.clock import FrozenClock
from kit.db import Database
from kit.ids import make_sequential_ids
from kit.settings import Settings
from tests.builders import NOW
from tests.databases import copy_database


def make_services(database: Database, clock: FrozenClock) -> Services:
    """Return the real services on a database that is migrated already."""
    url = database.engine.url.render_as_string(hide_password=False)
    return build_services(
        Settings(database_url=url, judges=0, _env_file=None), clock=clock, new_id=make_sequential_ids()
    )


@pytest.fixture
def services(database: Database, clock: FrozenClock) -> Iterator[Services]:
    services = make_services(database, clock)
    yield services
    services.close()


@pytest.fixture
def client(services: Services) -> Iterator[TestClient]:
    with TestClient(create_app(services)) as client:
        yield client


@pytest.fixture(scope="module")
def shared_services(server_url: str, template: str) -> Iterator[Services]:
    for database in copy_database(server_url, template):
        services = make_services(database, FrozenClock(NOW))
        yield services
        services.close()


@pytest.fixture(scope="module")
def shared_client(shared_services: Services) -> Iterator[TestClient]:
    with TestClient(create_app(shared_services)) as client:
        yield client
