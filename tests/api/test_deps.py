import asyncio
import json
from collections.abc import AsyncIterator
from types import SimpleNamespace

import pytest

from api.deps import BODY_LIMIT, Services, build_services, read_body
from kit.clock import FrozenClock
from kit.db import Database
from kit.errors import BodyTooLarge, BodyTooSlow, NotJsonType, ProfileInvalid, SettingsInvalid
from kit.settings import Settings
from qualifier.profile import load_profile
from tests.builders import make_record


class Incoming:
    """A request whose body comes in pieces, each after a while."""

    def __init__(self, *pieces: bytes, wait_s: float = 0, **headers: str) -> None:
        self.headers = {name.replace("_", "-"): value for name, value in headers.items()}
        self._pieces, self._wait_s = pieces, wait_s
        self.read = 0

    async def stream(self) -> AsyncIterator[bytes]:
        for piece in self._pieces:
            await asyncio.sleep(self._wait_s)
            self.read += len(piece)
            yield piece


def read(request: Incoming, timeout_s: float = 5) -> bytes:
    return asyncio.run(read_body(request, SimpleNamespace(body_timeout_s=timeout_s)))


@pytest.mark.parametrize(
    ("pieces", "body"),
    [
        ((), b""),
        ((b"{}",), b"{}"),
        ((b"{", b'"a":', b"1}"), b'{"a":1}'),
        ((b"x" * BODY_LIMIT,), b"x" * BODY_LIMIT),
    ],
)
def test_a_body_is_put_together_from_its_pieces(pieces: tuple[bytes, ...], body: bytes) -> None:
    assert read(Incoming(*pieces)) == body


@pytest.mark.parametrize(
    "pieces", [(b"x" * (BODY_LIMIT + 1),), (b"x" * BODY_LIMIT, b"x"), (b"x" * 1000,) * 1100]
)
def test_a_body_over_the_limit_is_refused(pieces: tuple[bytes, ...]) -> None:
    with pytest.raises(BodyTooLarge):
        read(Incoming(*pieces))


@pytest.mark.parametrize("stated", [str(BODY_LIMIT + 1), "9" * 30, "9" * 20_000])
def test_a_body_that_is_said_to_be_too_large_is_not_even_read(stated: str) -> None:
    request = Incoming(b"{}", content_length=stated)
    with pytest.raises(BodyTooLarge):
        read(request)
    assert request.read == 0


@pytest.mark.parametrize("stated", ["", "-5", "x", "1e9", str(BODY_LIMIT), "²"])
def test_a_length_that_says_nothing_is_passed_over(stated: str) -> None:
    assert read(Incoming(b"{}", content_length=stated)) == b"{}"


@pytest.mark.parametrize(
    "kind",
    [
        "application/json",
        "Application/JSON",
        "application/json; charset=utf-8",
        " application/json ",
        "a/b+json",
    ],
)
def test_json_is_known_by_its_names(kind: str) -> None:
    assert read(Incoming(b"{}", content_type=kind)) == b"{}"


@pytest.mark.parametrize("kind", ["", "text/json", "text/plain", "application/xml", "json", "+json/x"])
def test_anything_else_is_refused(kind: str) -> None:
    with pytest.raises(NotJsonType):
        read(Incoming(b"{}", content_type=kind))


def test_a_body_that_does_not_end_in_time_is_refused() -> None:
    with pytest.raises(BodyTooSlow):
        read(Incoming(b"{", b"}", wait_s=0.1), timeout_s=0.05)


@pytest.mark.parametrize(
    ("settings", "error", "words"),
    [
        ({"profile": "no-such"}, ProfileInvalid, "no-such"),
        ({"database_url": "sqlite:///x.db"}, SettingsInvalid, "PostgreSQL"),
        ({"database_url": "nonsense"}, SettingsInvalid, "DATABASE_URL"),
    ],
)
def test_services_that_cannot_be_built_say_why(
    settings: dict[str, str], error: type[Exception], words: str
) -> None:
    with pytest.raises(error, match=words):
        build_services(Settings(**settings, judges=0, _env_file=None))


@pytest.mark.service
def test_services_judge_by_the_profile_that_is_set(database: Database, clock: FrozenClock) -> None:
    url = database.engine.url.render_as_string(hide_password=False)
    settings = Settings(database_url=url, profile="software-en", judges=0, _env_file=None)
    services = build_services(settings, clock=clock)
    assert services.profile.name == "software-en"
    concluded = json.loads(services.intake.judge(make_record()).content)
    assert concluded["profile_name"] == "software-en"
    assert services.judges is None
    services.close()


def open_lead_and_fail(services: Services) -> None:
    with services.open_store() as store:
        store.open_lead("lead_1", make_record().lead, external_id="crm-1", at=services.clock())
        raise ZeroDivisionError


@pytest.mark.service
def test_a_store_is_opened_in_a_transaction(services: Services) -> None:
    with pytest.raises(ZeroDivisionError):
        open_lead_and_fail(services)
    with services.open_store() as store:
        at = services.clock()
        assert store.open_lead("lead_2", make_record().lead, external_id="crm-1", at=at) == "lead_2"


def test_the_default_profile_is_the_bundled_one() -> None:
    assert Settings(_env_file=None).profile == ""
    assert load_profile().name == "adtech-ru"
