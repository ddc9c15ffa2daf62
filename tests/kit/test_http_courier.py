import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import pytest

from eval.town import HOST, PUBLIC, Request, Town, page
from kit.addresses import Address, read_address
from kit.errors import NotFetched, WhyNot
from kit.http_courier import Courier, Errand, Limits, Page
from kit.http_network import Deadline

pytestmark = pytest.mark.service

HOME = page("<p>Ромашка</p>".encode())


def permit(_: Address, __: Deadline) -> None:
    return None


def errand(path: str = "/", host: str = HOST) -> Errand:
    return Errand(address=read_address(f"http://{host}{path}"), check=permit)


class Counter:
    """A site that counts how many are served at a time."""

    def __init__(self, hold_s: float = 0.0) -> None:
        self.hold_s = hold_s
        self.now: dict[str, int] = {}
        self.most: dict[str, int] = {}
        self.total = 0
        self._lock = threading.Lock()

    def __call__(self, request: Request, town: Town) -> None:
        with self._lock:
            self.total += 1
            self.now[request.host] = self.now.get(request.host, 0) + 1
            self.most[request.host] = max(self.most.get(request.host, 0), self.now[request.host])
        town.closing.wait(self.hold_s)
        with self._lock:
            self.now[request.host] -= 1
        request.send(HOME)


@contextmanager
def courier_of(play: Counter, limits: Limits | None = None) -> Iterator[Courier]:
    with Town(play, lambda _: [PUBLIC]) as town:
        courier = Courier(town.network(), limits or Limits(), sleep=lambda _: None)
        yield courier
        courier.close()


def test_one_host_is_never_asked_by_more_than_two() -> None:
    site = Counter(hold_s=0.02)
    with courier_of(site) as courier, ThreadPoolExecutor(12) as pool:
        pages = list(pool.map(courier.run, [errand(f"/{at}") for at in range(12)]))
    assert len(pages) == 12
    assert site.most == {HOST: 2}


def test_many_hosts_are_asked_at_a_time() -> None:
    site = Counter(hold_s=0.1)
    with courier_of(site) as courier, ThreadPoolExecutor(8) as pool:
        list(pool.map(courier.run, [errand("/", f"s{at}.example") for at in range(8)]))
    assert set(site.most.values()) == {1}
    assert len(site.most) == 8


def test_waiting_for_a_turn_ends_at_the_deadline() -> None:
    site = Counter(hold_s=1.0)
    with courier_of(site, Limits(parallel=1, deadline_s=0.3)) as courier, ThreadPoolExecutor(3) as pool:
        waiting = [pool.submit(courier.run, errand(f"/{at}")) for at in range(3)]
        reasons = [getattr(one.exception(), "why", None) for one in waiting]
    assert set(reasons) <= {WhyNot.BUSY, WhyNot.DEADLINE}
    assert None not in reasons


def test_no_connection_is_held_after_many_fetches() -> None:
    site = Counter()
    with courier_of(site) as courier, ThreadPoolExecutor(16) as pool:
        list(pool.map(courier.run, [errand(f"/{at}", f"s{at % 20}.example") for at in range(120)]))
        assert "0 active, 0 queued" in repr(courier._transport._pool)
    assert site.total == 120


def test_retries_stop_when_the_budget_is_spent() -> None:
    served: list[str] = []

    def play(request: Request, _: Town) -> None:
        served.append(request.host)
        request.send(page(b"", status="503 Busy"))

    with Town(play, lambda _: [PUBLIC]) as town:
        courier = Courier(town.network(), Limits(), sleep=lambda _: None)
        for at in range(10):
            with pytest.raises(NotFetched):
                courier.run(errand("/", f"s{at}.example"))
    # Ten calls and the three retries that are free in any minute.
    assert len(served) == 13


def test_neither_address_nor_key_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(0)
    site = Counter()
    with courier_of(site) as courier:
        address = read_address(f"http://{HOST}/v2/company?key=the-secret")
        courier.run(Errand(address=address, check=permit, headers={"Authorization": "Token the-secret"}))
    assert "the-secret" not in caplog.text
    assert HOST not in caplog.text


def test_a_hop_is_checked_before_it_is_taken() -> None:
    def refuse(address: Address, _: Deadline) -> None:
        raise NotFetched(WhyNot.ROBOTS)

    site = Counter()
    with courier_of(site) as courier, pytest.raises(NotFetched) as refusal:
        courier.run(Errand(address=read_address(f"http://{HOST}/"), check=refuse))
    assert refusal.value.why is WhyNot.ROBOTS
    assert site.total == 0


def test_a_deadline_that_has_passed_opens_nothing() -> None:
    site = Counter()
    now = [0.0]
    deadline = Deadline(1, lambda: now[0])
    now[0] = 2.0
    with courier_of(site) as courier, pytest.raises(NotFetched) as refusal:
        courier.run(errand(), deadline)
    assert refusal.value.why is WhyNot.DEADLINE
    assert site.total == 0


def test_a_page_of_exactly_the_limit_is_whole() -> None:
    def play(request: Request, _: Town) -> None:
        request.send(page(b"a" * 5_242_880))

    with Town(play, lambda _: [PUBLIC]) as town:
        fetched: Page = Courier(town.network(), Limits()).run(errand())
    assert len(fetched.text) == 5_242_880
