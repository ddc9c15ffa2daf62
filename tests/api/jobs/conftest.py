"""The service with a model that is set and a worker that is not started: tests run the jobs themselves."""

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from api.app import create_app
from api.deps import Services, build_services
from kit.clock import FrozenClock
from kit.db import Database
from kit.ids import make_sequential_ids
from kit.settings import Settings


def open_services(database: Database, clock: FrozenClock, **changes: object) -> Services:
    told = {
        "database_url": database.address,
        "judges": 0,
        "model_url": "http://127.0.0.1:9/v1",
        "model": "scripted",
        "model_workers": 0,
        "deals": "off",
        **changes,
    }
    return build_services(Settings(**told, _env_file=None), clock=clock, new_id=make_sequential_ids())


@pytest.fixture
def services(database: Database, clock: FrozenClock) -> Iterator[Services]:
    services = open_services(database, clock)
    yield services
    services.close()


@pytest.fixture
def client(services: Services) -> Iterator[TestClient]:
    with TestClient(create_app(services)) as client:
        yield client
