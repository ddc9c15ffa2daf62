"""Do workers overspend together? Fifty ask at once, in threads and in processes, against one database."""

import multiprocessing
import random
import time
from collections.abc import Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from eval.deal_loads import workplace
from kit.clock import read_stopwatch, read_system_clock
from kit.db import open_database, start_embedded, use_database
from kit.llm import Limits, Means, Model, Question
from kit.llm_faults import ModelFailed, ModelFault
from kit.llm_money import Prices, Usage
from kit.llm_wire import Message, RawAnswer
from qualifier.model_ledger_store import SqlSpending, open_ledger
from qualifier.store import MIGRATIONS

_PRICES = Prices(input_rub=Decimal(100_000), output_rub=Decimal(400_000))
_MESSAGE = Message(system="s" * 1_000, user="u" * 1_000)
_OUTPUT_TOKENS = 100
_MOST_OVERSPEND = 0.01


@dataclass(frozen=True, slots=True, kw_only=True)
class Crowd:
    """Who asks: processes, threads in each, questions of each thread; and what may be spent in all."""

    processes: int = 5
    threads: int = 10
    questions: int = 6
    limit_rub: Decimal = Decimal(10_000)
    seconds: float = 0.05


class _PricedWire:
    """Answers after a moment; what it used is anything up to what was set aside."""

    def __init__(self, seconds: float, seed: int) -> None:
        self._seconds = seconds
        self._random = random.Random(seed)  # noqa: S311  (a script, no secret)

    def call(self, message: Message, schema: Mapping[str, Any], timeout_s: float) -> RawAnswer:
        """Answer one question."""
        time.sleep(self._random.uniform(0, self._seconds))
        used = self._random.uniform(0.2, 1)
        usage = Usage(input_tokens=round(1_000 * used), output_tokens=round(_OUTPUT_TOKENS * used))
        return RawAnswer(text="{}", usage=usage)


def measure_spending(crowd: Crowd | None = None, *, url: str = "") -> dict[str, Any]:
    """Return what was spent of the limit by all workers together."""
    asked = crowd or Crowd()
    with serve_database(url) as address:
        with use_database(address, state_dir=Path(), scripts=MIGRATIONS):
            pass
        jobs = [(address, asked, number) for number in range(asked.processes)]
        context = multiprocessing.get_context("spawn")
        with ProcessPoolExecutor(asked.processes, mp_context=context) as processes:
            spent = list(processes.map(_spend, jobs))
        counted = _counted(address)
    return _sum_up(asked, spent, counted)


def _sum_up(crowd: Crowd, spent: list[tuple[int, int, Decimal]], counted: Decimal) -> dict[str, Any]:
    total = sum((rub for _, _, rub in spent), Decimal(0))
    overspend = float(max(Decimal(0), total / crowd.limit_rub - 1))
    return {
        "n": crowd.processes * crowd.threads * crowd.questions,
        "parallel": crowd.processes * crowd.threads,
        "answered": sum(answered for answered, _, _ in spent),
        "refused_for_money": sum(refused for _, refused, _ in spent),
        "limit_rub": str(crowd.limit_rub),
        "spent_rub": str(total),
        "counted_rub": str(counted),
        "overspend_share": overspend,
        "is_within": overspend <= _MOST_OVERSPEND and counted == total,
    }


def _spend(job: tuple[str, Crowd, int]) -> tuple[int, int, Decimal]:
    """Ask in one process; return how many were answered, how many refused for money, and what they cost."""
    address, crowd, number = job
    database = open_database(
        address,
        state_dir=Path(),
        pool_size=crowd.threads,
        lock_timeout_ms=60_000,
        statement_timeout_ms=60_000,
    )
    means = Means(
        clock=read_system_clock,
        stopwatch=read_stopwatch,
        sleep=time.sleep,
        ledger=open_ledger(database),
    )
    limits = Limits(lead_rub=crowd.limit_rub, hour_rub=crowd.limit_rub * 2, day_rub=crowd.limit_rub)
    model = Model(_PricedWire(crowd.seconds, number), means, prices=_PRICES, limits=limits)

    def ask(at: int) -> Decimal | None:
        try:
            return model.ask(
                Question(message=_MESSAGE, schema={}, lead_key=f"{number}-{at}", max_tokens=_OUTPUT_TOKENS)
            ).cost_rub
        except ModelFailed as failed:
            if failed.fault is not ModelFault.NO_MONEY:
                raise
            return None

    with ThreadPoolExecutor(crowd.threads) as threads:
        costs = list(threads.map(ask, range(crowd.threads * crowd.questions)))
    database.close()
    paid = [cost for cost in costs if cost is not None]
    return len(paid), len(costs) - len(paid), sum(paid, Decimal(0))


def _counted(address: str) -> Decimal:
    database = open_database(address, state_dir=Path())
    try:
        with database.begin() as connection:
            return SqlSpending(connection).spent_rub(f"day:{read_system_clock():%Y-%m-%d}")
    finally:
        database.close()


@contextmanager
def serve_database(url: str) -> Iterator[str]:
    """Yield the address given, or that of an embedded server of our own."""
    if url:
        yield url
        return
    with workplace("spending") as folder:
        yield start_embedded(folder / "postgres")


def describe_spending(report: Mapping[str, Any]) -> list[tuple[str, str, str]]:
    """Return the figures as rows: what, how much, the most that it may be."""
    return [
        ("questions, at once", f"{report['n']}, {report['parallel']}", ""),
        ("answered, refused for money", f"{report['answered']}, {report['refused_for_money']}", ""),
        ("spent of the limit, roubles", f"{Decimal(report['spent_rub']):.2f} of {report['limit_rub']}", ""),
        ("overspend", f"{report['overspend_share']:.2%}", f"{_MOST_OVERSPEND:.0%}"),
    ]
