"""Scores very many open leads again, kills the command on the way, and compares with a run left in peace."""

import json
import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

from eval.bench import ROOT
from eval.deal_loads import opened, workplace
from eval.rescore_leads import store_open_leads
from kit.clock import read_stopwatch
from kit.db import Database, start_embedded
from kit.errors import SourceDown
from qualifier.profile import load_profile
from qualifier.rescore_store import SqlRescores
from qualifier.store import SqlStore

_COMMAND = ("-m", "api.rescore_command", "--all-open", "--json")
_LOOK_S = 0.5
_SAID_LETTERS = 500
_MIB = 1024 * 1024


@dataclass(slots=True)
class Watched:
    """One run of the command: how long it took, what it printed, how much memory it held on the way."""

    told: dict[str, Any] = field(default_factory=dict)
    wall_s: float = 0.0
    work_s: float = 0.0
    memory_mib: list[float] = field(default_factory=list)


def measure_rescoring(
    leads: int, kills: int, *, ray: str = "", options: Sequence[str] = (), url: str | None = None
) -> dict[str, Any]:
    """Score leads again through kills, then once more in peace (on a cluster when one is named)."""
    with workplace("rescore") as folder:
        address = url or start_embedded(folder / "postgres")
        with opened(address) as database:
            began = read_stopwatch()
            store_open_leads(database, leads, load_profile())
            figures: dict[str, Any] = {"leads": leads, "stored_s": round(read_stopwatch() - began, 1)}
            command = Command(address, folder, (*_COMMAND, *options))
            figures["judged_at_kills"] = kill_on_the_way(command, database, leads, kills)
            killed = command.finish()
            figures |= _describe("killed", killed, leads)
            peace = command.finish(*(("--ray", ray) if ray else ()))
            figures |= _describe("on_ray" if ray else "in_peace", peace, leads)
            with database.begin() as connection:
                chain = SqlStore(connection).check_chain()
    return figures | {
        "digest": peace.told["digest"],
        "load_1m": round(os.getloadavg()[0], 1),
        "other_digests": int(killed.told["digest"] != peace.told["digest"]),
        "leads_missed": leads - killed.told["judged"] + leads - peace.told["judged"],
        "written_twice": peace.told["new_versions"] + chain.links - leads - killed.told["new_versions"],
        "chain_faults": int(chain.fault is not None),
    }


def _describe(name: str, run: Watched, leads: int) -> dict[str, Any]:
    """Memory is told of the first and the last quarter: a leak would show between them."""
    quarter = max(1, len(run.memory_mib) // 4)
    return {
        f"{name}_wall_s": round(run.wall_s, 1),
        f"{name}_work_s": round(run.work_s, 1),
        f"{name}_leads_a_second": round(leads / run.wall_s, 1),
        f"{name}_new_versions": run.told["new_versions"],
        f"{name}_memory_first_quarter_mib": round(max(run.memory_mib[:quarter]), 1),
        f"{name}_memory_last_quarter_mib": round(max(run.memory_mib[-quarter:]), 1),
    }


class Command:
    """The command as a user starts it, in a group of processes that can be ended at one blow."""

    def __init__(self, address: str, folder: Path, command: Sequence[str] = _COMMAND) -> None:
        self._command = command
        self._errors = folder / "errors.txt"
        self._settings = {"DATABASE_URL": address, "DEALWRIGHT_STATE_DIR": str(folder)}

    def start(self, options: Sequence[str] = ()) -> subprocess.Popen[str]:
        """Start it."""
        with self._errors.open("ab") as errors:
            return subprocess.Popen(  # noqa: S603 (our own module)
                [sys.executable, *self._command, *options],
                cwd=ROOT,
                env={**os.environ, **self._settings},
                stdout=subprocess.PIPE,
                stderr=errors,
                text=True,
                start_new_session=True,
            )

    def finish(self, *options: str) -> Watched:
        """Run it to its end; SourceDown when it does not end well."""
        run, began, worked = Watched(), read_stopwatch(), _read_work()
        with self.start(options) as process:
            while process.poll() is None:
                run.memory_mib.append(read_group_mib(process.pid))
                time.sleep(_LOOK_S)
            printed = process.stdout.read() if process.stdout else ""
        if process.returncode:
            said = self._errors.read_text(encoding="utf-8", errors="replace").strip()
            raise SourceDown(f"The command ended with {process.returncode}: {said[-_SAID_LETTERS:]}")
        run.wall_s, run.work_s = read_stopwatch() - began, _read_work() - worked
        run.told = json.loads(printed)
        return run


def kill_on_the_way(command: Command, database: Database, leads: int, kills: int) -> list[int]:
    """Each time it has come some way further, end it with all its processes; return how far it had come."""
    dice, seen = Random(9), []  # noqa: S311 (nothing secret)
    for number in range(kills):
        goal = int(leads * (number + dice.uniform(0.2, 0.9)) / (kills + 1))
        with command.start() as process:
            while process.poll() is None and _count_judged(database) < goal:
                time.sleep(_LOOK_S)
            os.killpg(process.pid, signal.SIGKILL)
        seen.append(_count_judged(database))
    return seen


def _count_judged(database: Database) -> int:
    with database.begin() as connection:
        run = SqlRescores(connection).find_newest()
    return run.judged + run.failed if run else 0


def _read_work() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def read_group_mib(group: int) -> float:
    """Return the memory of a group of processes; what they share counts once for each."""
    pages = 0
    for place in Path("/proc").glob("[0-9]*/stat"):
        try:
            told = place.read_text().rpartition(")")[2].split()
            pages += int(told[21]) if int(told[2]) == group else 0
        except OSError:
            # It has ended meanwhile.
            continue
    return pages * resource.getpagesize() / _MIB
