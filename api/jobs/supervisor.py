"""The service's own worker: a process beside it, started again when it dies."""

import threading
from multiprocessing import get_context
from multiprocessing.process import BaseProcess

import structlog

from api.jobs.process import run_worker
from kit.settings import Settings

log = structlog.get_logger()

_SPAWN = get_context("spawn")
_LOOK_S = 1.0
_STOP_S = 3.0
# A worker that cannot start must not eat a core by trying: it rests longer after each failure.
_RESTS_S = (0.0, 5.0, 15.0, 60.0)


class Supervisor:
    """Keeps one worker alive under one name, so that a new process goes on with what the old one held."""

    def __init__(self, settings: Settings, worker_id: str) -> None:
        self._settings, self._worker_id = settings, worker_id
        self._over = threading.Event()
        self._process = self._start()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()

    @property
    def process_id(self) -> int | None:
        """Return the worker's process id."""
        return self._process.pid

    def _start(self) -> BaseProcess:
        process = _SPAWN.Process(target=run_worker, args=(self._settings, self._worker_id), daemon=True)
        process.start()
        return process

    def _watch(self) -> None:
        deaths = 0
        while not self._over.wait(_LOOK_S):
            if self._process.is_alive():
                continue
            log.error("job_worker_died", exit_code=self._process.exitcode)
            if self._over.wait(_RESTS_S[min(deaths, len(_RESTS_S) - 1)]):
                return
            deaths += 1
            self._process = self._start()

    def stop(self) -> None:
        """End the worker; what it was doing is taken up by the next one."""
        self._over.set()
        self._thread.join()
        self._process.terminate()
        self._process.join(_STOP_S)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()
        self._process.close()
