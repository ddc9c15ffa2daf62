"""How many leads a second the running service takes, and how much memory it holds; asked over loopback."""

import http.client
import json
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from types import MappingProxyType
from typing import Any
from urllib.parse import urlsplit

from eval.bench_judging import DATA, read_records
from eval.metrics.percentiles import percentile
from kit.clock import read_stopwatch
from kit.errors import SourceDown
from qualifier.record_json import write_record

ROOT = Path(__file__).resolve().parent.parent
CLIENTS = 8
SECONDS = 10.0
_WAIT_S = 60
_MIB = 1024 * 1024
# The least that answers over HTTP with the same framework: what our own memory is compared with.
_EMPTY = (
    "import socket, sys, fastapi, uvicorn\n"
    "app = fastapi.FastAPI()\n"
    "app.get('/health')(lambda: {})\n"
    "server = uvicorn.Server(uvicorn.Config(app, port=0, log_config=None, access_log=False))\n"
    "listener = server.config.bind_socket()\n"
    "listener.listen()\n"
    "print(f'http://127.0.0.1:{listener.getsockname()[1]}', flush=True)\n"
    "server.run(sockets=[listener])\n"
)


_FIRST = json.dumps({"message": "Нужна рассылка в марте, бюджет 2 млн. We need ads."}).encode()


@dataclass(slots=True)
class Load:
    """What the clients saw; each appends to it, which is safe in one process."""

    seconds: list[float] = field(default_factory=list)
    refused: list[int] = field(default_factory=list)


def bench_api(
    paths: Sequence[Path] = (), *, clients: int = CLIENTS, seconds: float = SECONDS
) -> dict[str, Any]:
    """Send records to the service for a while, each as a new lead, and count what was stored."""
    records = [write_record(record) for record in read_records(paths or sorted(DATA.glob("*.jsonl")))]
    with serve_api() as (process, address):
        _send(address, records, clients=1, seconds=min(2.0, seconds))
        began = read_stopwatch()
        load = _send(address, records, clients=clients, seconds=seconds)
        lasted = read_stopwatch() - began
        memory = read_memory_mib(process.pid)
    return {
        "clients": clients,
        "cores": os.cpu_count(),
        "requests": len(load.seconds),
        "refused": len(load.refused),
        "requests_per_second": round(len(load.seconds) / lasted, 1),
        "seconds": {
            "p50": round(percentile(load.seconds, 0.5), 4),
            "p99": round(percentile(load.seconds, 0.99), 4),
        },
        "memory_after_mib": memory,
    }


def bench_memory() -> dict[str, Any]:
    """Compare the service at rest with an empty application; PostgreSQL's processes are not counted.

    One lead goes through first: what is loaded with the first judgement stays loaded.
    """
    with serve_api() as (process, address):
        with closing(_connect(address)) as connection:
            _post(connection, _FIRST, Load())
        ours = read_memory_mib(process.pid)
    with _serve([sys.executable, "-c", _EMPTY], {}) as (process, address):
        _fetch_health(address)
        empty = read_memory_mib(process.pid)
    above = None if ours is None or empty is None else round(ours - empty, 1)
    return {"api_mib": ours, "empty_fastapi_mib": empty, "above_mib": above}


@contextmanager
def serve_api(
    changes: Mapping[str, str] = MappingProxyType({}),
) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """Run `python -m api` on a database of its own; give the process and its address."""
    with tempfile.TemporaryDirectory(prefix="dealwright-bench-", ignore_cleanup_errors=True) as folder:
        settings = {
            "DATABASE_URL": "",
            "DEALWRIGHT_STATE_DIR": folder,
            "DEALWRIGHT_PORT": "0",
            "DEALWRIGHT_LOG_LEVEL": "warning",
            **changes,
        }
        with _serve([sys.executable, "-m", "api"], settings) as served:
            yield served


@contextmanager
def _serve(command: list[str], settings: dict[str, str]) -> Iterator[tuple[subprocess.Popen[str], str]]:
    with subprocess.Popen(  # noqa: S603 our own command
        command, cwd=ROOT, env={**os.environ, **settings}, stdout=subprocess.PIPE, text=True
    ) as process:
        try:
            yield process, _read_address(process)
        finally:
            process.terminate()


def _read_address(process: subprocess.Popen[str]) -> str:
    line = process.stdout.readline() if process.stdout else ""
    address = next((word for word in line.split() if word.startswith("http://")), None)
    if address is None:
        raise SourceDown("The service to be measured did not start.")
    return address


def _connect(address: str) -> http.client.HTTPConnection:
    return http.client.HTTPConnection(urlsplit(address).netloc, timeout=_WAIT_S)


def _fetch_health(address: str) -> None:
    with closing(_connect(address)) as connection:
        connection.request("GET", "/health")
        connection.getresponse().read()


def _write_rest(record: dict[str, Any]) -> str:
    """The record's JSON from behind its id: writing all of it anew each time would be the client's work."""
    return json.dumps({name: value for name, value in record.items() if name != "id"})[1:]


def _send(address: str, records: Sequence[dict[str, Any]], *, clients: int, seconds: float) -> Load:
    rests = [_write_rest(record) for record in records]
    load, numbers, until = Load(), count(), read_stopwatch() + seconds

    def work() -> None:
        with closing(_connect(address)) as connection:
            while read_stopwatch() < until:
                number = next(numbers)
                # A new id each time: the same lead sent again would be answered from the store.
                body = f'{{"id": "bench-{clients}-{number}", {rests[number % len(rests)]}'
                _post(connection, body.encode(), load)

    threads = [threading.Thread(target=work) for _ in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return load


def _post(connection: http.client.HTTPConnection, body: bytes, load: Load) -> None:
    began = read_stopwatch()
    connection.request("POST", "/v1/qualifications", body, {"Content-Type": "application/json"})
    response = connection.getresponse()
    response.read()
    if response.status == http.HTTPStatus.CREATED:
        load.seconds.append(read_stopwatch() - began)
    else:
        load.refused.append(response.status)


def read_memory_mib(process_id: int) -> float | None:
    """Return the resident memory of a process and its children; None where the system does not tell."""
    folder = Path(f"/proc/{process_id}")
    if not folder.is_dir():
        return None
    status = (folder / "status").read_text(encoding="utf-8").splitlines()
    own = next((int(line.split()[1]) * 1024 / _MIB for line in status if line.startswith("VmRSS:")), 0.0)
    children = (folder / "task" / str(process_id) / "children").read_text(encoding="utf-8").split()
    return round(own + sum(read_memory_mib(int(child)) or 0 for child in children), 1)
