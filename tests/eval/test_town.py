import ssl

import httpcore
import pytest

from eval.town import HOST, LOOPBACK, PUBLIC, TLS, Request, Town, page
from kit.http_network import Network

pytestmark = pytest.mark.service


def play(request: Request, _: Town) -> None:
    request.send(page(f"{request.host} {request.target} {request.count}".encode()))


def ask(network: Network, number: str, port: int, text: str) -> bytes:
    stream = network.dial(number, port, 5)
    stream.write(text.encode())
    answer = b""
    while more := stream.read(4_096, timeout=5):
        answer += more
    stream.close()
    return answer


def test_the_public_number_leads_to_the_town_and_requests_are_counted() -> None:
    with Town(play, lambda _: [PUBLIC]) as town:
        network = town.network()
        answers = [ask(network, PUBLIC, 80, f"GET /{at} HTTP/1.1\r\nHost: {HOST}\r\n\r\n") for at in "ab"]
    assert answers[0].endswith(f"{HOST} /a 1".encode())
    assert answers[1].endswith(f"{HOST} /b 2".encode())
    assert (town.private_dials, town.secret_hits) == ([], 0)


def test_any_other_number_is_a_hit() -> None:
    with Town(play, lambda _: [PUBLIC]) as town:
        assert ask(town.network(), "10.0.0.1", 80, "").endswith(b"secret")
        assert town.private_dials == ["10.0.0.1"]
        assert town.secret_hits == 1


def test_the_secret_port_hears_those_who_come_by_themselves() -> None:
    with Town(play, lambda _: [PUBLIC]) as town:
        stream = httpcore.SyncBackend().connect_tcp(LOOPBACK, town.secret_port, timeout=5)
        assert stream.read(4_096, timeout=5)
        stream.close()
        assert town.secret_hits == 1
        assert town.secret_port not in town.own_ports


def test_names_that_are_asked_are_remembered() -> None:
    with Town(play, lambda host: [PUBLIC] if host == HOST else []) as town:
        network = town.network()
        assert (network.look_up(HOST), network.look_up("x.example")) == ([PUBLIC], [])
        assert town.names_asked == [HOST, "x.example"]


def test_a_body_that_is_sent_is_taken() -> None:
    with Town(play, lambda _: [PUBLIC]) as town:
        body = "a" * 50_000
        text = f"POST / HTTP/1.1\r\nHost: {HOST}\r\nContent-Length: {len(body)}\r\n\r\n{body}"
        assert ask(town.network(), PUBLIC, 80, text).endswith(b" / 1")


@pytest.mark.parametrize("certificate", ["expired", "not_yet", "self_signed", "wrong_host"])
def test_only_the_trusted_certificate_is_trusted(certificate: str) -> None:
    with Town(play, lambda _: [PUBLIC], certificate) as town:
        network = town.network()
        stream = network.dial(PUBLIC, 443, 5)
        with pytest.raises(httpcore.ConnectError):
            stream.start_tls(network.trust, HOST, timeout=5)
        stream.close()
    with Town(play, lambda _: [PUBLIC]) as town:
        network = town.network()
        network.dial(PUBLIC, 443, 5).start_tls(network.trust, HOST, timeout=5).close()


def test_the_key_of_the_town_is_nobody_else_s() -> None:
    assert (TLS / "server_key.pem").read_text().startswith("Made for the loopback server")
    trusted = ssl.create_default_context()
    assert not any("Loopback" in str(one) for one in trusted.get_ca_certs())
