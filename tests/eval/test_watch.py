import socket

import pytest

from eval.watch import Watched, listen_for_strays, measure

pytestmark = pytest.mark.service

LOOPBACK = "127.0.0.1"


@pytest.fixture
def listener() -> socket.socket:
    return socket.create_server((LOOPBACK, 0))


def test_a_connection_to_a_port_of_ours_is_no_stray(listener: socket.socket) -> None:
    port = listener.getsockname()[1]
    with listen_for_strays(frozenset({port})) as watched, socket.create_connection((LOOPBACK, port)):
        pass
    listener.close()
    assert watched.strays == []


def test_any_other_connection_is(listener: socket.socket) -> None:
    port = listener.getsockname()[1]
    with listen_for_strays(frozenset()) as watched, socket.create_connection((LOOPBACK, port)):
        pass
    listener.close()
    assert f"socket.connect {LOOPBACK}:{port}" in watched.strays


def test_a_name_that_is_looked_up_is_a_stray() -> None:
    with listen_for_strays(frozenset()) as watched:
        socket.getaddrinfo("localhost", 80)
    assert watched.strays == ["socket.getaddrinfo localhost:80"]


def test_nothing_is_heard_outside_a_watch() -> None:
    with listen_for_strays(frozenset()) as watched:
        pass
    socket.getaddrinfo("localhost", 80)
    assert watched.strays == []


def test_two_watches_know_each_other_s_ports(listener: socket.socket) -> None:
    port = listener.getsockname()[1]
    with listen_for_strays(frozenset({port})), listen_for_strays(frozenset()) as other:
        socket.create_connection((LOOPBACK, port)).close()
    listener.close()
    assert other.strays == []


def test_time_and_memory_are_those_of_the_block() -> None:
    watched = Watched()
    with measure(watched):
        held = bytearray(30 * 1024 * 1024)
        held[:: 4 * 1024] = b"x" * len(held[:: 4 * 1024])
    assert watched.grown_mib > 20
    assert watched.seconds > 0
