"""How fast judging is on one core, and what importing it costs; measured, never asserted."""

import json
import multiprocessing
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from itertools import cycle
from pathlib import Path
from typing import Any

from eval.cases import LeadCase, read_case_files
from eval.leads import Judge
from eval.metrics.percentiles import percentile
from kit.clock import read_cpu_time
from kit.errors import BadInput
from qualifier.profile import load_profile
from qualifier.reading.warm_up import warm_up
from qualifier.record import LeadRecord
from qualifier.rule_engine import RuleEngine

DATA = Path(__file__).with_name("data")
_LONG_BYTES = 20_000
_LONG_RECORDS = 60
_WARM_UP = 20
PASSES = 3
# Fresh interpreters to import in; the first one also fills the disk cache.
IMPORTS = 5
# Nothing of these may come along with judging: each costs more than the whole budget of the import.
_HEAVY = frozenset(
    {"alembic", "chromadb", "dateparser", "fastapi", "httpx", "langchain", "numpy", "onnxruntime", "openai"}
    | {"pandas", "phonenumbers", "pymorphy3", "rich", "scipy", "sklearn", "spacy", "sqlalchemy", "torch"}
    | {"uvicorn"}
)
_IMPORT_PROBE = (
    "import time, sys, json; began = time.perf_counter(); import qualifier.qualify; "
    "seconds = time.perf_counter() - began; "
    "print(json.dumps({'seconds': seconds, 'modules': sorted({name.split('.')[0] for name in sys.modules})}))"
)


def bench_judging(
    paths: Sequence[Path] = (), *, imports: int = IMPORTS, passes: int = PASSES
) -> dict[str, Any]:
    """Measure the rule engine over the cases; the repository's own when no file is named."""
    records = read_records(paths or sorted(DATA.glob("*.jsonl")))
    profile = load_profile()
    judging = Judge(RuleEngine(profile), profile)
    long_records = tuple(lengthen_records(records))
    with one_core() as pinned:
        for record in records[:_WARM_UP]:
            judging(record)
        warm_up()
        usual = [in_copy(lambda: time_each(judging, records)) for _ in range(passes)]
        long = [in_copy(lambda: time_each(judging, long_records)) for _ in range(passes)]
    best = best_of(usual)
    return {
        "cores": 1 if pinned else "not pinned",
        # Each pass meets the records anew; of each record the least busy pass counts, the first is told too.
        "best_of_passes": passes,
        "records": _describe(best),
        "records_first_pass": _describe(usual[0]),
        "records_per_second": round(len(best) / sum(best), 1),
        "texts_of_20_kb": _describe(best_of(long)),
        "texts_of_20_kb_first_pass": _describe(long[0]),
        "import_qualify": measure_import(imports),
        "peak_memory_mib": peak_memory_mib(),
    }


def read_records(paths: Sequence[Path]) -> tuple[LeadRecord, ...]:
    """Return the records of all cases that our border takes; BadInput when there are none."""
    cases = read_case_files(paths)
    records = tuple(case.record for case in cases if isinstance(case, LeadCase) and case.record)
    if not records:
        raise BadInput("no cases to measure on")
    return records


def time_each(judging: Judge, records: Sequence[LeadRecord]) -> list[float]:
    """Return the seconds of work that each record took."""
    seconds = []
    for record in records:
        began = read_cpu_time()
        judging(record)
        seconds.append(read_cpu_time() - began)
    return seconds


def in_copy(work: Callable[[], list[float]]) -> list[float]:
    """Do the work in a copy of this process, which has met no more than this one; here where none can be."""
    if "fork" not in multiprocessing.get_all_start_methods():
        return work()
    context = multiprocessing.get_context("fork")
    answer, question = context.Pipe(duplex=False)
    copy = context.Process(target=lambda: question.send(work()))
    copy.start()
    question.close()
    try:
        seconds: list[float] = answer.recv()
    finally:
        copy.join()
    return seconds


def best_of(passes: Sequence[Sequence[float]]) -> list[float]:
    """Return the least that each record took; a machine busy with other things slows single ones down."""
    return [min(times) for times in zip(*passes, strict=True)]


def lengthen_records(records: Sequence[LeadRecord]) -> Iterator[LeadRecord]:
    """Yield records whose message is 20 kB of what clients really write, one client after another."""
    texts = [record.lead.message for record in records if record.lead.message.strip()]
    source = cycle(texts or ["."])
    for record in records[:_LONG_RECORDS]:
        parts, size = [record.lead.message], len(record.lead.message.encode())
        while size < _LONG_BYTES:
            parts.append(next(source))
            size += len(parts[-1].encode()) + 1
        text = "\n".join(parts).encode()[:_LONG_BYTES].decode(errors="ignore")
        yield replace(record, lead=replace(record.lead, message=text))


@contextmanager
def one_core() -> Iterator[bool]:
    """Keep this process on one core where the system lets it; tells whether it does."""
    if not hasattr(os, "sched_setaffinity"):
        yield False
        return
    allowed = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(allowed)})
    try:
        yield True
    finally:
        os.sched_setaffinity(0, allowed)


def _describe(seconds: Sequence[float]) -> dict[str, float | int]:
    return {
        "n": len(seconds),
        "p50_ms": round(1000 * percentile(seconds, 0.5), 2),
        "p99_ms": round(1000 * percentile(seconds, 0.99), 2),
        "max_ms": round(1000 * max(seconds), 2),
    }


def measure_import(imports: int = IMPORTS) -> dict[str, Any]:
    """Import judging in fresh interpreters; the median counts."""
    probes = [_probe_import() for _ in range(imports)]
    loaded = set(probes[0]["modules"])
    return {
        "seconds": round(percentile([probe["seconds"] for probe in probes], 0.5), 3),
        "heavy_modules": sorted(loaded & _HEAVY),
        "modules": len(loaded),
    }


def _probe_import() -> dict[str, Any]:
    root = Path(__file__).resolve().parents[1]
    command = [sys.executable, "-c", _IMPORT_PROBE]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True)  # noqa: S603
    probe: dict[str, Any] = json.loads(done.stdout)
    return probe


def peak_memory_mib() -> float | None:
    """Return the most memory that this process has held; None where the system does not say."""
    status = Path("/proc/self/status")
    if not status.is_file():
        return None
    peaks = [line for line in status.read_text().splitlines() if line.startswith("VmHWM:")]
    return round(int(peaks[0].split()[1]) / 1024, 1) if peaks else None
