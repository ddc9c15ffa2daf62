"""The whole application with its sources led to a town of invented companies."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from starlette.testclient import TestClient

from api.app import create_app
from api.deps import Services, build_services
from api.sources_town.server import TownServer
from kit.clock import FrozenClock
from kit.db import Database
from kit.ids import make_sequential_ids
from kit.settings import Settings
from tests.builders import NOW


def make_settings(database: Database, town: TownServer | None = None, **changes: Any) -> Settings:
    given = {
        "database_url": database.engine.url.render_as_string(hide_password=False),
        "judges": 0,
        "sources_sandbox": town.address if town else "",
        # A loaded machine must not make a lead late.
        "enrich_soft_s": 30.0,
        "enrich_hard_s": 40.0,
        "_env_file": None,
    }
    return Settings(**{**given, **changes})


@contextmanager
def serve(settings: Settings, *, clock: FrozenClock | None = None) -> Iterator[tuple[TestClient, Services]]:
    services = build_services(settings, clock=clock or FrozenClock(NOW), new_id=make_sequential_ids())
    with TestClient(create_app(services)) as client:
        yield client, services
