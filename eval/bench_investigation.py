"""How long an investigation takes and what many of them cost, against the town of invented companies."""

import json
import os
import subprocess
import sys
import threading
import urllib.request
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from eval.bench import read_memory_mib
from eval.metrics.percentiles import percentile
from kit.clock import read_stopwatch, read_system_clock
from kit.errors import SourceDown
from kit.http_sandbox import open_sandbox
from qualifier.answer_store import MemoryAnswers
from qualifier.dossier import Reply
from qualifier.inquiry import Office, Patience
from qualifier.investigation import investigate
from qualifier.investigation_warm_up import warm_up
from qualifier.lead import Lead
from qualifier.record import LeadRecord
from qualifier.source_office import WayOut, open_office
from qualifier.source_switch import Switched
from qualifier.sources.catalogue import Switch, load_catalogue

ROOT = Path(__file__).resolve().parent.parent
LEADS = 1_000
PARALLEL = 32
TIMES = 15
# The door drops an idle connection after five seconds; what is left then has leaked.
SETTLE_S = 6.0
# How long each service of the town thinks while many ask.
LATENCY_MS = 50
# What the issue allows above the slowest source, and above the memory before.
MOST_ABOVE_MS = 150
MOST_MIB = 150

# Companies of the town by what a lead may say of each.
_KNOWN = Lead(company="АО «Северный Пекарь»", inn="0000101217", website="sever-pekar.example")
_LEADS = (
    Lead(company="ООО «Ромашка»", inn="0000101070", website="romashka.example"),
    _KNOWN,
    Lead(company="Аптека Бирюза", website="apteka-biruza.example"),
    Lead(company="Стройград", inn="0000101351"),
    Lead(company="Обский Банк", inn="0000101425", website="obbank.example"),
    Lead(company="Автодвор", inn="0000101496", website="avtodvor.example"),
    Lead(company="Пустырь", inn="0000101560"),
    Lead(company="Ромашка"),
    Lead(inn="000012345627"),
    Lead(company="Willow Lane Bakery Ltd", region="London", website="willow-lane.example"),
    Lead(company="Brightwater Motors Inc", website="brightwater.example"),
    Lead(company="Никто Такой", website="nobody.example"),
)


class ForgetfulAnswers(MemoryAnswers):
    """Keeps nothing, so that every lead is asked about anew."""

    def keep(self, kept: object) -> None:
        """Forget at once."""


def bench_investigation(
    *, leads: int = LEADS, parallel: int = PARALLEL, times: int = TIMES, settle_s: float = SETTLE_S
) -> dict[str, Any]:
    """Measure one lead by itself, then many at once; the town runs in a process of its own."""
    with serve_town() as address:
        one = _measure_one(address, times)
        many = _measure_many(address, leads, parallel=parallel, settle_s=settle_s)
    return {"one_lead": one, "many_leads": many}


@contextmanager
def serve_town() -> Iterator[str]:
    """Run the town on a free port of loopback and give its address."""
    command = [sys.executable, "-m", "api.sources_town", "--port", "0"]
    with subprocess.Popen(  # noqa: S603 our own command
        command, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}, stdout=subprocess.PIPE, text=True
    ) as process:
        try:
            line = process.stdout.readline() if process.stdout else ""
            address = next((word for word in line.split() if word.startswith("http://")), None)
            if address is None:
                raise SourceDown("The town of sources did not start.")
            yield address.removeprefix("http://")
        finally:
            process.terminate()


def open_town_office(address: str, answers: MemoryAnswers) -> Office:
    """Open every source that goes out, all of them led to the town."""
    warm_up(read_system_clock())
    rows = (row for row in load_catalogue() if row.switch is not Switch.LOADED)
    return open_office(
        [Switched(row=row, key="sandbox") for row in rows],
        WayOut(contact="bench@dealwright.example", network=open_sandbox(address), is_sandbox=True),
        open_answers=answers.begin,
        clock=read_system_clock,
        patience=Patience(),
    )


def _measure_one(address: str, times: int) -> dict[str, Any]:
    """The lead names its number and its site, so that no source waits for another."""
    above, totals, slowest = [], [], []
    for _ in range(times):
        office = open_town_office(address, ForgetfulAnswers())
        # The first lead of a process opens connections and loads what is loaded once.
        investigate(_record(_LEADS[5]), office)
        found = investigate(_record(_KNOWN), office)
        office.desk.close()
        taken = [reply.milliseconds for reply in found.dossier.replies] if found.dossier else [0]
        total = found.dossier.milliseconds if found.dossier else 0
        totals.append(total)
        slowest.append(max(taken))
        above.append(total - max(taken))
    return {
        "times": times,
        "total_ms": {"p50": percentile(totals, 0.5), "max": max(totals)},
        "slowest_source_ms": {"p50": percentile(slowest, 0.5), "max": max(slowest)},
        "above_slowest_ms": {"p50": percentile(above, 0.5), "max": max(above)},
        "allowed_above_ms": MOST_ABOVE_MS,
        "is_within": max(above) <= MOST_ABOVE_MS,
    }


def _measure_many(address: str, leads: int, *, parallel: int, settle_s: float) -> dict[str, Any]:
    office = open_town_office(address, ForgetfulAnswers())
    investigate_all(office, parallel, parallel)
    _control(address, "DELETE")
    _control(address, "POST", {"latency_ms": LATENCY_MS})
    before, sockets_before = _memory(), count_sockets()
    began = read_stopwatch()
    seconds, replies = investigate_all(office, leads, parallel)
    lasted = read_stopwatch() - began
    after, counted = _memory(), _control(address, "GET")
    office.desk.close()
    threading.Event().wait(settle_s)
    return {
        "leads": leads,
        "parallel": parallel,
        "latency_ms": LATENCY_MS,
        "leads_per_second": round(leads / lasted, 1),
        "seconds": {"p50": round(percentile(seconds, 0.5), 3), "p99": round(percentile(seconds, 0.99), 3)},
        "memory_mib": {"before": before, "after": after, "grown": round(after - before, 1)},
        "allowed_mib": MOST_MIB,
        "open_sockets": {"before": sockets_before, "after": count_sockets()},
        "requests": sum(counted["requests"].values()),
        "most_at_once_by_host": max(counted["most_at_once"].values()),
        "refused_for_pace": sum(counted["refused_for_pace"].values()),
        "silent_by_source": dict(replies),
    }


def investigate_all(office: Office, leads: int, parallel: int) -> tuple[list[float], Counter[str]]:
    """Investigate so many leads, so many at a time; return their seconds and who was silent how often."""
    silent: Counter[str] = Counter()

    def one(number: int) -> float:
        began = read_stopwatch()
        found = investigate(_record(_LEADS[number % len(_LEADS)]), office)
        replies = found.dossier.replies if found.dossier else ()
        silent.update(f"{r.source}: {r.reason}" for r in replies if r.reply is Reply.SILENT)
        return read_stopwatch() - began

    with ThreadPoolExecutor(parallel) as pool:
        return list(pool.map(one, range(leads))), silent


def count_sockets() -> int | None:
    """Return how many sockets this process holds; None where the system does not tell."""
    folder = Path("/proc/self/fd")
    if not folder.is_dir():
        return None
    return sum(_is_socket(entry) for entry in folder.iterdir())


def _is_socket(entry: Path) -> bool:
    try:
        return str(entry.readlink()).startswith("socket:")
    except OSError:
        return False


def _memory() -> float:
    return read_memory_mib(os.getpid()) or 0.0


def _record(lead: Lead) -> LeadRecord:
    return LeadRecord(as_of=read_system_clock().date(), lead=lead)


def _control(address: str, method: str, behaviour: dict[str, int] | None = None) -> dict[str, Any]:
    body = None if behaviour is None else json.dumps(behaviour).encode()
    asked = urllib.request.Request(f"http://{address}/control", body, method=method)
    with urllib.request.urlopen(asked, timeout=10) as answer:  # noqa: S310 our own town
        said: dict[str, Any] = json.loads(answer.read())
    return said
