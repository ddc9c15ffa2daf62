import socket
import threading
from collections.abc import Sequence

import httpcore
import pytest

from kit.errors import NotFetched, WhyNot
from kit.http_network import CheckedBackend, Deadline, Network, Stream

PUBLIC, OTHER = "93.184.215.14", "5.255.255.242"


class Wire(Stream):
    """A connection that answers with what it was given; `None` as a time-out would wait for ever."""

    def __init__(self) -> None:
        self.timeouts: list[float | None] = []
        self.is_closed = False

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        self.timeouts.append(timeout)
        return b"read"

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self.timeouts.append(timeout)

    def close(self) -> None:
        self.is_closed = True

    def get_extra_info(self, info: str) -> str:
        return info


class Wires:
    """Dials that are written down; the numbers in `dead` refuse."""

    def __init__(self, *dead: str) -> None:
        self.dead = dead
        self.dialled: list[tuple[str, int]] = []
        self.wire = Wire()

    def __call__(self, number: str, port: int, timeout_s: float) -> Stream:
        self.dialled.append((number, port))
        assert timeout_s > 0
        if number in self.dead:
            raise httpcore.ConnectError
        return self.wire


def connect(answers: Sequence[str], wires: Wires, *, seconds: float = 5, timeout: float | None = 2) -> Stream:
    backend = CheckedBackend(Network(look_up=lambda _: answers, dial=wires))
    with backend.until(Deadline(seconds)):
        return backend.connect_tcp("site.example", 80, timeout=timeout)


def refusal(answers: Sequence[str], wires: Wires) -> WhyNot:
    with pytest.raises(NotFetched) as raised:
        connect(answers, wires)
    return raised.value.why


def test_the_checked_number_is_dialled_not_the_name() -> None:
    wires = Wires()
    connect([PUBLIC], wires)
    assert wires.dialled == [(PUBLIC, 80)]


@pytest.mark.parametrize(
    "answers",
    [
        ["127.0.0.1"],
        [PUBLIC, "127.0.0.1"],
        ["127.0.0.1", PUBLIC],
        [PUBLIC, "::1"],
        [PUBLIC, "::ffff:127.0.0.1"],
        ["169.254.169.254"],
        ["site.example"],
        [""],
    ],
)
def test_one_private_answer_refuses_the_name_without_a_socket(answers: list[str]) -> None:
    wires = Wires()
    assert refusal(answers, wires) is WhyNot.ADDRESS
    assert wires.dialled == []


def test_a_name_without_numbers_is_not_found() -> None:
    assert refusal([], Wires()) is WhyNot.NAME


def test_a_name_server_that_fails_is_a_name_that_is_not_found() -> None:
    def look_up(_: str) -> Sequence[str]:
        raise socket.gaierror(socket.EAI_AGAIN, "failed")

    backend = CheckedBackend(Network(look_up=look_up, dial=Wires()))
    with backend.until(Deadline(5)), pytest.raises(NotFetched) as raised:
        backend.connect_tcp("site.example", 80)
    assert raised.value.why is WhyNot.NAME


def test_a_name_server_that_hangs_is_left_at_the_deadline() -> None:
    hanging = threading.Event()

    def look_up(_: str) -> Sequence[str]:
        hanging.wait(20)
        return [PUBLIC]

    wires = Wires()
    backend = CheckedBackend(Network(look_up=look_up, dial=wires))
    with backend.until(Deadline(0.05)), pytest.raises(NotFetched) as raised:
        backend.connect_tcp("site.example", 80)
    hanging.set()
    assert raised.value.why is WhyNot.DEADLINE
    assert wires.dialled == []


def test_a_second_number_is_tried_when_the_first_is_dead() -> None:
    wires = Wires(PUBLIC)
    connect([PUBLIC, OTHER], wires)
    assert [number for number, _ in wires.dialled] == [PUBLIC, OTHER]


def test_no_more_than_two_numbers_are_tried() -> None:
    wires = Wires(PUBLIC, OTHER)
    with pytest.raises(httpcore.ConnectError):
        connect([PUBLIC, OTHER, "1.1.1.1"], wires)
    assert [number for number, _ in wires.dialled] == [PUBLIC, OTHER]


def test_a_local_socket_is_never_opened() -> None:
    backend = CheckedBackend(Network(look_up=lambda _: [PUBLIC], dial=Wires()))
    with pytest.raises(NotFetched):
        backend.connect_unix_socket("/var/run/docker.sock")


def test_no_read_or_write_waits_beyond_the_deadline() -> None:
    wires = Wires()
    backend = CheckedBackend(Network(look_up=lambda _: [PUBLIC], dial=wires))
    with backend.until(Deadline(1)):
        stream = backend.connect_tcp("site.example", 80, timeout=None)
        stream.read(10, timeout=None)
        stream.write(b"x", timeout=100)
        stream.read(10, timeout=0.25)
    first, second, third = wires.wire.timeouts
    assert first is not None
    assert second is not None
    assert first <= 1
    assert second <= 1
    assert third == 0.25


def test_a_stream_is_of_no_use_after_the_deadline() -> None:
    now = [0.0]
    wires = Wires()
    backend = CheckedBackend(Network(look_up=lambda _: [PUBLIC], dial=wires))
    with backend.until(Deadline(10, lambda: now[0])):
        stream = backend.connect_tcp("site.example", 80)
        assert stream.read(10) == b"read"
        now[0] = 10.0
        with pytest.raises(NotFetched) as raised:
            stream.read(10)
    assert raised.value.why is WhyNot.DEADLINE
    stream.close()
    assert wires.wire.is_closed
    assert stream.get_extra_info("socket") == "socket"


def test_each_thread_has_its_own_deadline() -> None:
    backend = CheckedBackend(Network(look_up=lambda _: [PUBLIC], dial=Wires()))
    seen: list[float] = []

    def work(seconds: float) -> None:
        with backend.until(Deadline(seconds)):
            seen.append(backend.deadline().left_s())

    threads = [threading.Thread(target=work, args=(seconds,)) for seconds in (100.0, 1_000.0)]
    for thread in threads:
        thread.start()
        thread.join()
    assert seen[0] < 101 < 900 < seen[1]


def test_a_deadline_bounds_what_is_asked() -> None:
    deadline = Deadline(10, lambda: 0.0)
    assert deadline.bound(None) == 10
    assert deadline.bound(3) == 3
    assert deadline.bound(30) == 10


def test_the_system_resolver_is_the_default_and_asks_for_ipv4(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def getaddrinfo(host: str, port: None, **options: object) -> list[tuple[object, ...]]:
        asked.append((host, options["family"]))
        return [(socket.AF_INET, 1, 6, "", (PUBLIC, 0)), (socket.AF_INET, 1, 6, "", (PUBLIC, 0))]

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    assert Network().look_up("site.example") == (PUBLIC,)
    assert asked == [("site.example", socket.AF_INET)]
