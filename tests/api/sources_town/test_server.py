import http.client
import json
from collections.abc import Iterator
from contextlib import closing

import pytest
from typer.testing import CliRunner

from api.sources_town.__main__ import app
from api.sources_town.server import TownServer, open_town, read_stats

pytestmark = pytest.mark.service


@pytest.fixture(scope="module")
def town() -> Iterator[TownServer]:
    with open_town() as town:
        yield town


@pytest.fixture(autouse=True)
def fresh(town: TownServer) -> None:
    town.ledger.reset()


def ask(town: TownServer, host: str, path: str = "/", *, method: str = "GET", body: bytes | None = None):
    with closing(http.client.HTTPConnection(town.address, timeout=20)) as connection:
        connection.request(method, path, body, {"Host": host})
        answer = connection.getresponse()
        return answer.status, answer.read()


def test_hosts_are_told_apart_by_their_names(town: TownServer) -> None:
    assert ask(town, "romashka.example")[0] == 200
    assert ask(town, "nobody.example")[0] == 404
    assert ask(town, "api.hh.ru", "/employers?text=x")[0] == 400
    assert read_stats(town)["requests"] == {"romashka.example": 1, "nobody.example": 1, "api.hh.ru": 1}


def test_a_line_is_used_again(town: TownServer) -> None:
    with closing(http.client.HTTPConnection(town.address, timeout=20)) as connection:
        for _ in range(3):
            connection.request("GET", "/", headers={"Host": "romashka.example"})
            assert connection.getresponse().read()


def test_a_question_with_a_body_is_read(town: TownServer) -> None:
    path = "/suggestions/api/4_1/rs/findById/party"
    assert ask(town, "suggestions.dadata.ru", path, method="POST", body=b"{}")[0] == 401


def test_moods_are_set_and_counts_read_at_the_control_address(town: TownServer) -> None:
    host = town.address
    body = json.dumps({"host": "romashka.example", "mood": "unavailable"}).encode()
    assert ask(town, host, "/control", method="POST", body=body)[0] == 200
    assert ask(town, "romashka.example")[0] == 503
    assert ask(town, host, "/control", method="POST", body=b'{"mood": "merry"}')[0] == 422
    assert json.loads(ask(town, host, "/control")[1])["requests"] == {"romashka.example": 1}
    assert ask(town, host, "/control", method="DELETE")[0] == 200
    assert ask(town, "romashka.example")[0] == 200
    assert "t.me" in json.loads(ask(town, host)[1])["hosts"]


@pytest.mark.parametrize(
    ("mood", "error"), [("down", http.client.RemoteDisconnected), ("truncated", http.client.IncompleteRead)]
)
def test_a_line_may_be_cut(town: TownServer, mood: str, error: type[Exception]) -> None:
    ask(town, town.address, "/control", method="POST", body=json.dumps({"mood": mood}).encode())
    with pytest.raises(error):
        ask(town, "romashka.example")


def test_a_host_may_think_before_it_answers(town: TownServer) -> None:
    ask(town, town.address, "/control", method="POST", body=b'{"latency_ms": 30}')
    assert ask(town, "romashka.example")[0] == 200


def test_more_than_a_service_allows_is_refused(town: TownServer) -> None:
    statuses = [ask(town, "api.gleif.org", "/api/v1/x")[0] for _ in range(67)]
    assert (statuses[0], statuses[-1]) == (404, 429)


def test_the_command_lists_the_companies_and_says_when_a_port_is_taken(town: TownServer) -> None:
    listed = CliRunner().invoke(app, ["--list"])
    assert "0000101070" in listed.stdout
    taken = CliRunner().invoke(app, ["--port", str(town.server_address[1])])
    assert (taken.exit_code, "cannot be used" in taken.stderr) == (2, True)
