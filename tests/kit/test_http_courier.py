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


def make_page(text: str) -> Page:
    return Page(url=f"http://{HOST}/", status=200, media_type="application/json", text=text)


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ('{"имя": "Ромашка"}', {"имя": "Ромашка"}),
        ("[1, null, true]", [1, None, True]),
        ('"два слова"', "два слова"),
        (" 12\n", 12),
    ],
)
def test_json_of_any_kind_is_read(text: str, content: object) -> None:
    assert make_page(text).read_json() == content


@pytest.mark.parametrize(
    "text", ["", "<html>", "{", '{"a": NaN}', "[Infinity]", "-Infinity", "\ufeff{}", "[" * 100_000]
)
def test_what_is_no_json_is_told_without_its_words(text: str) -> None:
    with pytest.raises(NotFetched) as refusal:
        make_page(text).read_json()
    assert refusal.value.why is WhyNot.CONTENT
    assert refusal.value.detail == "The page was not fetched: content_refused."


def fail_with(answer: bytes) -> tuple[NotFetched, list[float], int]:
    """What a fetch ends with, how long it waited in between, and how often the site was asked."""
    slept: list[float] = []
    served: list[str] = []

    def play(request: Request, _: Town) -> None:
        served.append(request.host)
        request.send(answer)

    with Town(play, lambda _: [PUBLIC]) as town:
        courier = Courier(town.network(), Limits(), sleep=slept.append)
        with pytest.raises(NotFetched) as refusal:
            courier.run(errand())
        courier.close()
    return refusal.value, slept, len(served)


@pytest.mark.parametrize("status", ["408 Slow", "429 Many", "500 Broken", "502 Gate", "503 Busy", "504 Gate"])
def test_what_may_pass_is_asked_once_more(status: str) -> None:
    error, _, calls = fail_with(page(b"", status=status))
    assert (error.http_status, calls) == (int(status[:3]), 2)


@pytest.mark.parametrize("status", ["400 Bad", "401 Who", "403 No", "404 None", "410 Gone", "501 Cannot"])
def test_what_stays_is_not_asked_again(status: str) -> None:
    error, slept, calls = fail_with(page(b"", status=status))
    assert (error.why, error.http_status) == (WhyNot.STATUS, int(status[:3]))
    assert (slept, calls) == ([], 1)


@pytest.mark.parametrize("status", ["404 None", "410 Gone", "451 Law"])
def test_what_is_gone_is_remembered(status: str) -> None:
    served: list[str] = []

    def play(request: Request, _: Town) -> None:
        served.append(request.host)
        request.send(page(b"", status=status))

    with Town(play, lambda _: [PUBLIC]) as town:
        courier = Courier(town.network(), Limits(), sleep=lambda _: None)
        for _ in range(3):
            with pytest.raises(NotFetched) as refusal:
                courier.run(errand())
            assert refusal.value.http_status == int(status[:3])
        courier.close()
    assert len(served) == 1


def busy(*headers: str) -> bytes:
    lines = ("HTTP/1.1 429 Busy", *headers, "Content-Length: 0", "Connection: close", "", "")
    return "\r\n".join(lines).encode()


@pytest.mark.parametrize(
    ("headers", "waits"),
    [
        (("Retry-After: 7",), [7.0]),
        (("Retry-After: 0",), [0.0]),
        # An instant is counted from the server's own clock, which may be wrong by years.
        (
            ("Date: Wed, 21 Oct 2015 07:28:00 GMT", "Retry-After: Wed, 21 Oct 2015 07:28:09 GMT"),
            [9.0],
        ),
        (
            ("Date: Wed, 21 Oct 2015 07:28:00 GMT", "Retry-After: Wed, 21 Oct 2015 07:20:00 GMT"),
            [0.0],
        ),
        # Longer than the whole errand may take, or than our patience.
        (("Retry-After: 16",), []),
        (("Retry-After: 31",), []),
        (("Retry-After: 99999999999999999999",), []),
    ],
)
def test_a_host_that_asks_for_patience_gets_it_within_bounds(
    headers: tuple[str, ...], waits: list[float]
) -> None:
    error, slept, calls = fail_with(busy(*headers))
    assert error.http_status == 429
    assert slept == waits
    assert calls == len(waits) + 1


@pytest.mark.parametrize(
    "written",
    ["soon", "-5", "1.5", "٣", "Wed, 21 Oct 2015 07:28:09 GMT", "Wed, 99 Oct 2015 07:28:09 GMT", ""],
)
def test_patience_that_cannot_be_read_is_as_if_nothing_was_said(written: str) -> None:
    error, slept, calls = fail_with(busy(f"Retry-After: {written}"))
    assert (error.retry_after_s, calls) == (None, 2)
    assert 0 <= slept[0] <= 2.0
