"""A process that works is replaced when it dies, and ends when the service does."""

import multiprocessing
import os
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from api.jobs import supervisor
from api.jobs.opening import has_model, start_worker
from api.jobs.process import main
from api.jobs.supervisor import Supervisor
from kit.clock import read_stopwatch
from kit.settings import Settings

pytestmark = pytest.mark.service


def wait_for(is_so: Callable[[], bool], most_s: float = 60.0) -> None:
    until = read_stopwatch() + most_s
    while not is_so():
        assert read_stopwatch() < until
        time.sleep(0.05)


def idle(settings: Settings, worker_id: str) -> None:
    """A worker that works on nothing; it leaves a line each time that it starts."""
    with (settings.state_dir / "starts").open("a", encoding="utf-8") as file:
        file.write(f"{worker_id}\n")
    time.sleep(600)


@pytest.fixture
def idle_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    # Another process needs seconds to load what this one has; what is tested here is who starts and ends it.
    monkeypatch.setattr(supervisor, "run_worker", idle)
    monkeypatch.setattr(supervisor, "_SPAWN", multiprocessing.get_context("fork"))
    monkeypatch.setattr(supervisor, "_LOOK_S", 0.05)


@pytest.mark.usefixtures("idle_worker")
def test_a_worker_that_dies_is_started_again_under_its_name(tmp_path: Path) -> None:
    starts = tmp_path / "starts"
    kept = Supervisor(Settings(state_dir=tmp_path, _env_file=None), "worker_1")
    wait_for(starts.is_file)
    first = kept.process_id
    assert first is not None
    os.kill(first, signal.SIGKILL)
    wait_for(lambda: starts.read_text(encoding="utf-8") == "worker_1\nworker_1\n")
    wait_for(lambda: kept.process_id not in {None, first})
    second = kept.process_id
    kept.stop()
    wait_for(lambda: not Path(f"/proc/{second}").exists())


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ({}, False),
        ({"model_url": "http://127.0.0.1:9/v1"}, False),
        ({"model_url": "http://127.0.0.1:9/v1", "model": "m"}, True),
        ({"model_url": "http://127.0.0.1:9/v1", "model": "m", "model_for": "off"}, False),
    ],
)
def test_only_a_model_that_is_set_needs_a_worker(settings: dict[str, str], *, expected: bool) -> None:
    told = Settings(**settings, model_workers=0, _env_file=None)
    assert has_model(told) is expected
    assert start_worker(told) is None


def test_a_worker_without_a_model_says_what_is_missing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str], server_url: str
) -> None:
    monkeypatch.setenv("DATABASE_URL", server_url)
    monkeypatch.setenv("DEALWRIGHT_STATE_DIR", str(tmp_path))
    monkeypatch.delenv("DEALWRIGHT_MODEL_URL", raising=False)
    before = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        assert main([]) == 2
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
    assert "DEALWRIGHT_MODEL_URL" in capsys.readouterr().err
