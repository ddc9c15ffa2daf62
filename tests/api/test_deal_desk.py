"""Memory beside the web process: real processes on a real database; they start once for the module."""

import os
import signal
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from api.app import create_app
from api.deal_desk import DealDesk, MemoryState, Rest
from api.deps import Services
from kit.db import Database
from kit.settings import Settings
from qualifier.deal_store import SqlDeals
from qualifier.intake import Request, read_request
from qualifier.lead import Lead
from qualifier.past_deals.retrieval import MEMORY, DealsNotReady, Question
from qualifier.vector_store import EMBEDDING_LOCK
from tests.builders import NOW
from tests.qualifier.deals.memory import fill

pytestmark = pytest.mark.service

LONG_S = 100.0
SHOP = {"id": "shop", "company": "ООО «Лавка»", "company_key": "a", "task": "Рассылка к открытию магазина"}
BANK = {"id": "bank", "company": "АО «Банк»", "company_key": "b", "task": "Заявки на ипотеку"}
ASKED = Question(lead=Lead(company="ООО «Новая»", message="Рассылка к открытию"), as_of=date(2026, 9, 1))
BODY = '{"company": "ООО «Новая»", "message": "Нужна рассылка к открытию магазина"%s}'


def make_desk(database: Database, folder: Path, **changes: object) -> DealDesk:
    settings = Settings(state_dir=folder, deals_s=LONG_S / 2, log_level="error", _env_file=None)
    return DealDesk(settings.model_copy(update=changes), database)


def wait_until(desk: DealDesk, is_so: Callable[[], bool]) -> None:
    until = time.monotonic() + LONG_S
    while not is_so():
        assert time.monotonic() < until, desk.describe()
        desk.look()
        time.sleep(0.1)


def read(extra: str = "") -> Request:
    return read_request((BODY % extra).encode(), key=None, today=NOW.date())


@pytest.fixture
def desk(database: Database, tmp_path: Path) -> Iterator[DealDesk]:
    desk = make_desk(database, tmp_path)
    yield desk
    desk.close()


def test_a_house_without_deals_starts_nothing_and_its_leads_are_left_alone(desk: DealDesk) -> None:
    desk.start()
    desk.look()
    assert desk.state is MemoryState.EMPTY
    assert desk.search(ASKED) is None
    assert desk.fill(read()) == read()
    assert desk._search is None
    assert desk.describe() == {
        "state": "empty",
        "deals": 0,
        "with_vectors": 0,
        "store": "off",
        "embedding": "idle",
    }


def test_memory_that_is_off_is_not_started(database: Database, tmp_path: Path) -> None:
    desk = make_desk(database, tmp_path, deals="off")
    desk.start()
    assert desk.state is MemoryState.OFF
    assert desk.fill(read()) == read()
    with pytest.raises(DealsNotReady):
        desk.search(ASKED)
    desk.close()


def test_memory_that_is_not_there_yet_is_named_in_the_record(database: Database, tmp_path: Path) -> None:
    desk = make_desk(database, tmp_path)
    fill(SqlDeals(database.begin), SHOP)
    # Counted, and nothing started: as in the moment behind a start.
    desk._deals, desk._watching = 1, desk._watching or _Asleep()
    assert desk.state is MemoryState.DOWN
    assert desk.fill(read()).parsed.record.silent_sources == (MEMORY,)
    assert desk.fill(read(', "deals": []')) == read(', "deals": []')


class _Asleep:
    """A thread that watches nothing."""

    def join(self) -> None:
        pass


@pytest.mark.timeout(400)
def test_memory_reads_answers_embeds_and_comes_back_after_a_kill(
    services: Services, database: Database, tmp_path: Path
) -> None:
    shelf = SqlDeals(database.begin)
    fill(shelf, SHOP, BANK)
    desk = make_desk(database, tmp_path)
    desk._watching = _Asleep()  # type: ignore[assignment]
    try:
        _follow(desk, shelf, services)
    finally:
        desk.close()


def _follow(desk: DealDesk, shelf: SqlDeals, services: Services) -> None:
    desk.look()
    assert desk.state is MemoryState.READING
    with pytest.raises(DealsNotReady):
        replace_deadline(desk, 0.0).ask(ASKED)
    replace_deadline(desk, LONG_S)
    wait_until(desk, lambda: desk.describe()["with_vectors"] == 2 and desk.describe()["store"] == "ok")
    assert desk.state is MemoryState.READY
    found = desk.ask(ASKED)
    assert found.neighbours[0].stored.deal.id == "shop"
    filled = desk.fill(read()).parsed.record
    assert [deal.id for deal in filled.deals][0] == "shop"
    assert filled.silent_sources == ()
    _ask_over_http(desk, services)
    shelf.erase("house", "shop")
    wait_until(desk, lambda: desk.describe()["with_vectors"] == 1)
    assert [one.stored.deal.id for one in desk.ask(ASKED).neighbours] == ["bank"]
    _kill(desk)
    assert desk.state is not MemoryState.READY or not desk._search
    wait_until(desk, lambda: desk.state is MemoryState.READY)
    assert [one.stored.deal.id for one in desk.ask(ASKED).neighbours] == ["bank"]


def replace_deadline(desk: DealDesk, seconds: float) -> DealDesk:
    desk._settings = desk._settings.model_copy(update={"deals_s": seconds})
    return desk


def _kill(desk: DealDesk) -> None:
    line = desk._search
    assert line is not None
    os.kill(line._process.pid or 0, signal.SIGKILL)
    line._process.join()
    # Nobody waits for the dead one until the deadline.
    with pytest.raises(DealsNotReady):
        desk.ask(ASKED)
    desk.look()
    assert desk.state is MemoryState.DOWN
    desk._search_rest.forget()


def _ask_over_http(desk: DealDesk, services: Services) -> None:
    # Not entered: the application would close what it was given.
    client = TestClient(create_app(replace(services, deals=desk)))
    content = client.post("/v1/qualifications", json={"message": "Рассылка к открытию", "id": "crm-1"}).json()
    assert content["record"]["deals"][0]["id"] == "shop"
    assert content["record"]["deals"][0]["likeness"]["same"]
    answer = client.get(f"/v1/leads/{content['lead_id']}/similar-deals?as_of=2026-09-01&count=1")
    assert answer.status_code == 200
    assert [deal["id"] for deal in answer.json()["deals"]] == ["shop"]
    assert answer.json()["degraded"] == []
    assert client.get("/health").json()["deals"]["state"] == "ready"
    again = client.post(f"/v1/qualifications/{content['id']}:rejudge").json()
    assert again["record_hash"] == content["record_hash"]


def test_a_process_that_dies_rests_longer_each_time_up_to_a_bound() -> None:
    seconds = [100.0]
    rest = Rest(lambda: seconds[0])
    assert rest.is_over
    waited = []
    for _ in range(9):
        rest.begin()
        began = seconds[0]
        while not rest.is_over:
            seconds[0] += 1.0
        waited.append(seconds[0] - began)
    assert waited == [5, 10, 20, 40, 80, 160, 300, 300, 300]
    rest.begin()
    rest.forget()
    assert rest.is_over
    rest.begin()
    seconds[0] += 5.0
    assert rest.is_over


def test_only_one_embeds_at_a_time(database: Database) -> None:
    with database.hold_lock(EMBEDDING_LOCK) as first, database.hold_lock(EMBEDDING_LOCK) as second:
        assert (first, second) == (True, False)
    with database.hold_lock(EMBEDDING_LOCK) as again:
        assert again
