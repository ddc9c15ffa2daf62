"""Watches a run from outside: sockets that nobody should open, time, and the peak of memory."""

import resource
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kit.clock import read_stopwatch

_LOOPBACK = "127.0.0.1"
_STATUS = Path("/proc/self/status")
_CLEAR = Path("/proc/self/clear_refs")
_MIB = 1024 * 1024


@dataclass(slots=True)
class Watched:
    """What was seen during one block."""

    strays: list[str] = field(default_factory=list)
    seconds: float = 0.0
    grown_mib: float = 0.0


class _Ears:
    """The interpreter's audit hook hears every connection and look-up; it cannot be taken off again."""

    def __init__(self) -> None:
        self._watchers: list[tuple[Watched, frozenset[int]]] = []
        self._is_on = False

    def add(self, watched: Watched, own_ports: frozenset[int]) -> None:
        if not self._is_on:
            sys.addaudithook(self._hear)
            self._is_on = True
        self._watchers.append((watched, own_ports))

    def remove(self, watched: Watched) -> None:
        self._watchers = [entry for entry in self._watchers if entry[0] is not watched]

    def _hear(self, event: str, arguments: tuple[Any, ...]) -> None:
        if not self._watchers:
            return
        if event == "socket.connect" and isinstance(arguments[1], tuple):
            host, port = str(arguments[1][0]), int(arguments[1][1])
        elif event == "socket.getaddrinfo" and arguments[0] is not None:
            host, port = str(arguments[0]), int(arguments[1] or 0)
        else:
            return
        # Several towns may stand at a time; each one's ports are its own affair, no other's secret is.
        if host != _LOOPBACK or not any(port in own_ports for _, own_ports in self._watchers):
            for watched, _ in self._watchers:
                watched.strays.append(f"{event} {host}:{port}")


_EARS = _Ears()


@contextmanager
def listen_for_strays(own_ports: frozenset[int]) -> Iterator[Watched]:
    """Collect every connection and look-up of this process that does not lead to the ports given."""
    watched = Watched()
    _EARS.add(watched, own_ports)
    try:
        with measure(watched):
            yield watched
    finally:
        _EARS.remove(watched)


@contextmanager
def measure(watched: Watched) -> Iterator[None]:
    """Measure the time of a block, and how far memory rose above where it began."""
    before = _reset_peak()
    began = read_stopwatch()
    try:
        yield
    finally:
        watched.seconds = read_stopwatch() - began
        watched.grown_mib = max(0.0, (_read_peak() - before) / _MIB)


def _reset_peak() -> float:
    """Where the system allows it, the peak falls to what is used now; elsewhere it stays what it was."""
    with suppress(OSError):
        _CLEAR.write_text("5", encoding="ascii")
    return _read_peak()


def _read_peak() -> float:
    try:
        lines = _STATUS.read_text(encoding="ascii").splitlines()
        return 1024.0 * int(next(line for line in lines if line.startswith("VmHWM:")).split()[1])
    except (OSError, StopIteration):
        unit = 1 if sys.platform == "darwin" else 1024
        return float(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit)
