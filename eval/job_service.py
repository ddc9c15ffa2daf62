"""The service with a sandbox model beside it, as processes, for trials of its queue."""

import http.client
import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from itertools import count
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from eval.bench import ROOT, serve_api
from eval.bench_judging import DATA, read_records
from kit.clock import read_stopwatch
from kit.errors import SourceDown
from qualifier.record_json import write_record

_LOOK_S = 0.25
_START_S = 600.0
_CLIENT_S = 120


class Service:
    """One running service and what is asked of it."""

    def __init__(self, process: subprocess.Popen[str], address: str) -> None:
        self.process, self.address = process, address

    def get(self, path: str) -> dict[str, Any]:
        """Return what stands under a path."""
        return self._send("GET", path)[1]

    def post(self, body: Mapping[str, Any], path: str = "/v1/qualifications") -> tuple[int, dict[str, Any]]:
        """Send a body and return status and answer."""
        return self._send("POST", path, json.dumps(body))

    def _send(self, method: str, path: str, body: str | None = None) -> tuple[int, dict[str, Any]]:
        connection = http.client.HTTPConnection(urlsplit(self.address).netloc, timeout=_CLIENT_S)
        with closing(connection):
            connection.request(method, path, body, {"Content-Type": "application/json"} if body else {})
            response = connection.getresponse()
            return response.status, json.loads(response.read())

    def wait_for_worker(self) -> None:
        """Wait until the process that asks the model lives."""
        self.wait_for(lambda: self.get("/health")["model"]["workers"] > 0, _START_S)

    def wait_until_drained(self, most_s: float) -> None:
        """Wait until no question to the model is left."""
        self.wait_for(lambda: self.get("/health")["model"]["unfinished"] == 0, most_s)

    def wait_for(self, is_so: Callable[[], bool], most_s: float) -> None:
        """Wait until something is so; SourceDown when that takes too long."""
        until = read_stopwatch() + most_s
        while not is_so():
            if read_stopwatch() > until:
                raise SourceDown("The service did not come so far in time.")
            time.sleep(_LOOK_S)

    def kill(self) -> None:
        """End the process as a power cut would, its worker and judges included."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()


@contextmanager
def open_service(model_url: str, **settings: str) -> Iterator[Service]:
    """Run the service with a model at an address, on a database of its own or the one of the settings."""
    told = {"MODEL_URL": model_url, "MODEL": "sandbox", "MODEL_FOR": "webhook", "DEALS": "off", **settings}
    with serve_api({f"DEALWRIGHT_{name}": value for name, value in told.items()}) as (process, address):
        yield Service(process, address)


@contextmanager
def open_sandbox(seconds: float) -> Iterator[str]:
    """Run the plausible model in a process of its own; give its address."""
    command = [sys.executable, "-m", "eval.llm_sandbox", "--port", "0", "--seconds", str(seconds)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603
        try:
            line = process.stdout.readline() if process.stdout else ""
            yield line.split()[-1]
        finally:
            process.terminate()


@contextmanager
def open_folder() -> Iterator[str]:
    """Give a folder for a database that outlives its service."""
    with tempfile.TemporaryDirectory(prefix="dealwright-jobs-", ignore_cleanup_errors=True) as folder:
        yield folder


def send_leads(service: Service, number: int, *, clients: int = 4, paths: Sequence[Path] = ()) -> "Sent":
    """Send so many leads, each under an id of its own; note how long each answer took."""
    records = [write_record(record) for record in read_records(paths or sorted(DATA.glob("leads.jsonl")))]
    sent, numbers, lock = Sent(), count(), threading.Lock()

    def work() -> None:
        while (at := next(numbers)) < number:
            began = read_stopwatch()
            body = {**records[at % len(records)], "id": f"job-{os.getpid()}-{at}"}
            try:
                status, answer = service.post(body)
            except OSError:
                # Nobody answered: that is a lead lost, and counted as such.
                status, answer = 0, {}
            with lock:
                sent.note(read_stopwatch() - began, status, answer)

    threads = [threading.Thread(target=work) for _ in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sent


class Sent:
    """What became of leads that were sent."""

    def __init__(self) -> None:
        self.seconds: list[float] = []
        self.lead_ids: list[str] = []
        self.refused: list[int] = []

    def note(self, seconds: float, status: int, answer: Mapping[str, Any]) -> None:
        """Note one answer."""
        self.seconds.append(seconds)
        if status == http.HTTPStatus.CREATED:
            self.lead_ids.append(answer["lead_id"])
        else:
            self.refused.append(status)


def read_versions(service: Service, lead_ids: Sequence[str]) -> list[list[dict[str, Any]]]:
    """Return the verdicts of each lead."""
    return [service.get(f"/v1/leads/{name}/qualifications")["qualifications"] for name in lead_ids]
