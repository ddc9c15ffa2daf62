import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from sqlalchemy import create_engine

from api.health import read_health
from api.schemas import HealthJson
from kit.db import Database
from kit.errors import StoreDown, StoreFull
from qualifier.profile import load_profile

PROFILE = load_profile()
SOURCES = [
    {"name": "gleif", "state": "silent", "detail": "since 2026-09-15T09:30:00+00:00: bad_status 503"},
    {"name": "dadata", "state": "off", "detail": "no key: DEALWRIGHT_DADATA_KEY"},
]


MODEL = {"state": "on", "unfinished": 3, "dead": 1, "workers": 0, "reviews": 2}

DEALS = {"state": "ready", "deals": 2, "with_vectors": 1, "store": "failed", "embedding": "running"}


class StatedDatabase(Database):
    """A database in a stated condition."""

    def __init__(self, *, is_up: bool = True, has_room: bool = True, is_embedded: bool = False) -> None:
        address = "postgresql+psycopg://127.0.0.1:1/x"
        super().__init__(create_engine(address), folder=Path() if is_embedded else None)
        self._is_up, self._has_room = is_up, has_room

    def check(self) -> str:
        if not self._is_up:
            raise StoreDown
        return "18.1"

    def require_space(self) -> None:
        if not self._has_room:
            raise StoreFull


def health(**condition: bool) -> tuple[int, dict[str, Any]]:
    lookup = SimpleNamespace(is_on=True, states=lambda: SOURCES)
    models = SimpleNamespace(describe=lambda: MODEL)
    answer = read_health(
        SimpleNamespace(
            database=StatedDatabase(**condition),
            profile=PROFILE,
            lookup=lookup,
            deals=SimpleNamespace(describe=lambda: DEALS),
            models=models,
        )
    )
    return answer.status_code, json.loads(answer.body)


@pytest.mark.parametrize(
    ("condition", "status", "states"),
    [
        ({}, 200, ["ok", "ok", "ok", "ok"]),
        ({"is_up": False}, 503, ["down", "ok", "ok", "ok"]),
        ({"has_room": False}, 503, ["ok", "full", "ok", "ok"]),
        ({"is_up": False, "has_room": False}, 503, ["down", "full", "ok", "ok"]),
    ],
)
def test_each_dependency_is_named_with_its_state(condition: dict, status: int, states: list[str]) -> None:
    code, body = health(**condition)
    assert code == status
    assert [part["state"] for part in body["dependencies"]] == states
    assert body["status"] == ("ok" if status == 200 else "down")


@pytest.mark.parametrize(("is_embedded", "word"), [(True, "embedded"), (False, "external")])
def test_the_database_is_said_to_be_ours_or_another(word: str, *, is_embedded: bool) -> None:
    for is_up in (True, False):
        detail = health(is_embedded=is_embedded, is_up=is_up)[1]["dependencies"][0]["detail"]
        assert detail.endswith(word)


def test_the_profile_is_named_with_its_version() -> None:
    assert health()[1]["dependencies"][2]["detail"] == f"{PROFILE.name} {PROFILE.version}"


def test_sources_are_named_with_their_state_and_never_take_the_service_down() -> None:
    code, body = health()
    assert code == 200
    assert (body["status"], body["enrich"], body["sources"]) == ("ok", "on", SOURCES)


def test_a_model_without_a_worker_is_told_and_never_takes_the_service_down() -> None:
    code, body = health()
    assert (code, body["status"], body["model"]) == (200, "ok", MODEL)


def test_memory_is_named_with_its_state_and_never_takes_the_service_down() -> None:
    code, body = health()
    assert code == 200
    assert (body["status"], body["deals"]) == ("ok", DEALS)
    assert HealthJson.model_validate(body).deals.with_vectors == 1
