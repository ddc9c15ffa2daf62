"""The trials' client against a small server that answers as the service does."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import SimpleNamespace
from typing import Any

import pytest

from eval import job_service
from eval.job_service import Sent, Service, read_versions, send_leads
from eval.job_trials import TRIALS, count_engines
from eval.run import build_parser
from kit.errors import SourceDown

pytestmark = pytest.mark.service


class Answers(BaseHTTPRequestHandler):
    """Takes leads, and answers every third with 429; the queue empties by one a look."""

    left = [3]
    bodies: list[dict[str, Any]] = []

    def do_GET(self) -> None:
        if self.path == "/health":
            self.left[0] = max(0, self.left[0] - 1)
            self._send(200, {"model": {"workers": 1, "unfinished": self.left[0]}})
            return
        name = self.path.split("/")[3]
        engines = ["rules"] if name == "lead_0" else ["rules", "rules+model"]
        self._send(200, {"qualifications": [{"scorecard": {"engine": engine}} for engine in engines]})

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.bodies.append(body)
        is_full = body["id"].endswith("2")
        self._send(429 if is_full else 201, {} if is_full else {"lead_id": f"lead_{body['id'][-1]}"})

    def _send(self, status: int, content: dict[str, Any]) -> None:
        body = json.dumps(content).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        """Quiet."""


@pytest.fixture
def service() -> Iterator[Service]:
    Answers.left[0] = 3
    Answers.bodies.clear()
    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    process: Any = SimpleNamespace()
    yield Service(process, f"http://127.0.0.1:{server.server_port}")
    server.shutdown()
    server.server_close()
    thread.join()


def test_each_lead_is_sent_once_and_what_became_of_it_is_noted(service: Service) -> None:
    sent = send_leads(service, 4, clients=2)
    assert sorted(sent.lead_ids) == ["lead_0", "lead_1", "lead_3"]
    assert (sent.refused, len(sent.seconds)) == ([429], 4)
    assert len({body["id"] for body in Answers.bodies}) == 4


def test_a_lead_that_nobody_answers_is_lost_and_counted(service: Service) -> None:
    away = Service(service.process, "http://127.0.0.1:9")
    sent = send_leads(away, 2, clients=1)
    assert (sent.lead_ids, sent.refused) == ([], [0, 0])


def test_waiting_ends_when_the_queue_is_empty_or_the_patience_is(
    service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(job_service, "_LOOK_S", 0.001)
    service.wait_for_worker()
    service.wait_until_drained(60)
    assert Answers.left == [0]
    with pytest.raises(SourceDown):
        service.wait_for(lambda: False, 0.01)


def test_the_last_verdicts_engines_are_counted(service: Service) -> None:
    names = ["lead_0", "lead_1", "lead_2"]
    assert [len(found) for found in read_versions(service, names)] == [1, 2, 2]
    assert count_engines(service, names) == {"rules": 1, "rules+model": 2}


def test_nothing_sent_is_nothing_noted() -> None:
    assert (Sent().seconds, Sent().lead_ids, Sent().refused) == ([], [], [])


@pytest.mark.parametrize("trial", sorted(TRIALS))
def test_every_trial_is_a_command(trial: str) -> None:
    chosen = build_parser().parse_args(["jobs", trial, "--leads", "7"])
    assert (chosen.trial, chosen.leads) == (trial, 7)
