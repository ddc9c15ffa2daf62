"""Judging on a cluster: what needs one is skipped where Ray is not installed."""

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pytest_socket import socket_allow_hosts

from api import rescore_ray
from api.rescore_pool import judge_texts
from api.rescore_ray import NodeUnfit, judge_on_ray
from kit.errors import SettingsInvalid
from tests.api.jobs.scripts import PROFILE

pytestmark = pytest.mark.service

# A cluster that lives as long as somebody holds its standard input.
HEAD = """
import sys
import ray
# A busy machine takes its time to start a process.
patient = {"worker_register_timeout_seconds": 600}
ray.init(num_cpus=2, object_store_memory=80_000_000, include_dashboard=False, _system_config=patient)
print(ray.get_runtime_context().gcs_address, flush=True)
sys.stdin.read()
"""


def find_free_port() -> int:
    with socket.socket() as place:
        place.bind(("127.0.0.1", 0))
        return int(place.getsockname()[1])


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1:{port}", "ray://127.0.0.1:{port}", "nonsense", "", "ray://", "127.0.0.1:port", "[::1:5"],
)
def test_an_address_where_nobody_listens_is_refused_at_once_in_both_languages(address: str) -> None:
    given = address.format(port=find_free_port())
    with pytest.raises(SettingsInvalid) as told:
        rescore_ray._knock(given)
    assert f"No Ray cluster answers at {given}." in told.value.detail
    assert f"Кластер Ray не отвечает по адресу {given}." in told.value.detail_ru
    assert "ray://" in told.value.detail_ru


@pytest.mark.parametrize("form", ["127.0.0.1:{port}", "ray://127.0.0.1:{port}"])
def test_an_address_where_somebody_listens_is_left_to_the_library(form: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as place:
        rescore_ray._knock(form.format(port=place.getsockname()[1]))
    rescore_ray._knock("auto")


def test_of_a_fault_its_last_line_is_told_and_not_more_than_fits() -> None:
    assert rescore_ray._shorten(ValueError("Traceback\n  frame\nModuleNotFoundError: orjson\n")) == (
        "ModuleNotFoundError: orjson"
    )
    assert rescore_ray._shorten(ConnectionError()) == "ConnectionError"
    assert len(rescore_ray._shorten(ValueError("x" * 5_000))) < 400


def test_that_a_cluster_asks_for_a_token_is_found_below_what_is_raised() -> None:
    far = ConnectionError("Failed to connect")
    far.__cause__ = RuntimeError("no client")
    assert not rescore_ray._asks_for_token(far)
    far.__cause__.__cause__ = ValueError("RPC error: InvalidAuthToken: Authentication token is missing")
    assert rescore_ray._asks_for_token(far)


@pytest.fixture(scope="module")
def head() -> Iterator[subprocess.Popen[str]]:
    """A cluster of this machine; it ends when its standard input does."""
    pytest.importorskip("ray")
    with subprocess.Popen(
        [sys.executable, "-c", HEAD],
        env={**os.environ, "RAY_AUTH_MODE": "disabled"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        yield process
        if process.stdin:
            process.stdin.close()


def make_chunks(number: int) -> list[tuple[str, ...]]:
    return [
        tuple(
            json.dumps({"as_of": "2026-09-01", "lead": {"message": f"Бюджет {at}{one} млн, старт в мае"}})
            for one in range(4)
        )
        for at in range(number)
    ]


def read_stat(process: int) -> list[str]:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        # It has ended meanwhile.
        return []


def find_workers(head: int) -> list[int]:
    """Return the cluster's own processes that are judging: the library names them by what they run."""
    found = []
    for place in Path("/proc").glob("[0-9]*"):
        forebear = worker = int(place.name)
        while forebear > 1 and forebear != head:
            forebear = int((read_stat(forebear) or ["", "0"])[1])
        if forebear == head and b"ray::_work_on_ray" in read_name(worker):
            found.append(worker)
    return found


def read_name(process: int) -> bytes:
    try:
        return Path(f"/proc/{process}/cmdline").read_bytes()
    except OSError:
        return b""


@pytest.mark.timeout(600)
def test_a_cluster_says_the_same_in_the_same_order_though_its_workers_are_killed_midway(
    head: subprocess.Popen[str],
) -> None:
    address = head.stdout.readline().strip() if head.stdout else ""
    # The library speaks by this machine's own address, also with itself.
    socket_allow_hosts(["127.0.0.1", address.rpartition(":")[0]], allow_unix_socket=True)
    chunks, killed = make_chunks(40), list[int]()

    def kill_on_the_way() -> Iterable[tuple[str, ...]]:
        for number, chunk in enumerate(chunks):
            if number in (12, 25):
                killed.extend(workers := find_workers(head.pid))
                for worker in workers:
                    os.kill(worker, signal.SIGKILL)
            yield chunk

    answers = list(judge_on_ray(PROFILE, address)(kill_on_the_way()))
    assert killed
    assert answers == [judge_texts(chunk, PROFILE) for chunk in chunks]


def test_a_node_that_cannot_run_our_code_is_told_by_its_fault(head: subprocess.Popen[str]) -> None:
    """What a task raises is the node's fault: a bad record is told among the conclusions."""
    ray: Any = pytest.importorskip("ray")
    socket_allow_hosts(["127.0.0.1", ray.util.get_node_ip_address()], allow_unix_socket=True)
    ray.init(num_cpus=1, log_to_driver=False, include_dashboard=False)

    @ray.remote
    def import_what_is_not_there() -> None:
        raise ModuleNotFoundError("No module named 'ahocorasick'")

    try:
        with pytest.raises(NodeUnfit, match="requirements-bulk.*ahocorasick") as told:
            rescore_ray._wait(ray, import_what_is_not_there.remote())
        assert "Узлы кластера" in told.value.detail_ru
    finally:
        ray.shutdown()
