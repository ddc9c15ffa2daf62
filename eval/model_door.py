"""The door to a model in figures: what it adds to a bare call, what an outage costs, how many tokens go."""

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from eval.cases import LeadCase
from eval.llm_town import LlmTown
from eval.metrics.percentiles import percentile
from eval.model_figures import TOKEN_BOUNDS
from eval.model_run import make_question, open_plausible
from eval.model_spending import serve_database
from kit.clock import read_cpu_time, read_stopwatch, read_system_clock
from kit.db import Database, use_database
from kit.llm import Means, Model, Question
from kit.llm_chat import Deadline, open_chat
from kit.llm_money import MemoryLedger
from kit.llm_wire import Message, ModelPlace, OpenAiWire
from qualifier.llm_engine import LlmEngine
from qualifier.model_account_store import open_accounts
from qualifier.model_answer_store import open_book
from qualifier.model_ledger_store import open_ledger
from qualifier.profile import Profile
from qualifier.qualify import judge
from qualifier.record import LeadRecord
from qualifier.rule_engine import RuleEngine
from qualifier.store import MIGRATIONS

_CALLS = 60
_WARM_UP = 5
_MOST_OVERHEAD_MS = 8.0
_OUTAGE_LEADS = 100
_MOST_OUTAGE_CALLS = 20
_ANSWER = '{"criteria": {"budget": {"level": "partial", "certainty_pct": 80, "reasons": []}}}'
# Letters a token of the older, coarser vocabularies, so that the estimate errs on the side of too many.
_CYRILLIC_A_TOKEN = 2.2
_OTHER_A_TOKEN = 3.5


def measure_overhead(*, calls: int = _CALLS, url: str = "") -> dict[str, Any]:
    """Return the p50 in ms of a question through the door, with its ledger and book, and of a bare call."""
    with (
        LlmTown({"mode": "speak", "speak": lambda system, user: _ANSWER}) as town,
        serve_database(url) as address,
        use_database(address, state_dir=Path(), scripts=MIGRATIONS) as database,
    ):
        place = ModelPlace(base_url=town.base_url, model="town", api_key="none")
        through = _ask_through(place, database)
        bare, client = _ask_bare(place)
        for number in range(_WARM_UP):
            through(number)
            bare(number)
        taken: dict[str, list[tuple[float, float]]] = {"door": [], "bare": []}
        for number in range(_WARM_UP, calls + _WARM_UP):
            # In turns: what else the machine does meanwhile falls on both alike.
            taken["door"].append(_time(through, number))
            taken["bare"].append(_time(bare, number))
        client.close()
    return _sum_up_overhead(taken)


def _sum_up_overhead(taken: Mapping[str, Sequence[tuple[float, float]]]) -> dict[str, Any]:
    wall = {name: percentile([one for one, _ in times], 0.5) for name, times in taken.items()}
    cpu = {name: percentile([two for _, two in times], 0.5) for name, times in taken.items()}
    return {
        "n": len(taken["door"]),
        "door_p50_ms": wall["door"],
        "bare_p50_ms": wall["bare"],
        "overhead_p50_ms": wall["door"] - wall["bare"],
        "overhead_cpu_p50_ms": cpu["door"] - cpu["bare"],
        "is_within": wall["door"] - wall["bare"] <= _MOST_OVERHEAD_MS,
    }


def _message(number: int) -> Message:
    return Message(system="Read. " * 400, user=f"Lead {number}. " * 100)


def _ask_through(place: ModelPlace, database: Database) -> Callable[[int], Any]:
    means = Means(
        clock=read_system_clock,
        stopwatch=read_stopwatch,
        sleep=time.sleep,
        ledger=open_ledger(database),
        book=open_book(database),
        accounts=open_accounts(database),
        fresh_s=3_600.0,
    )
    model = Model(OpenAiWire(place), means, name="town")
    return lambda number: model.ask(Question(message=_message(number), schema={}, lead_key=f"lead-{number}"))


def _ask_bare(place: ModelPlace) -> tuple[Callable[[int], Any], Any]:
    """The same bytes by the same client, with nothing of ours or LangChain's around it."""
    _, client = open_chat(place, Deadline())

    def ask(number: int) -> Any:
        message = _message(number)
        told = [
            {"role": "system", "content": message.system},
            {"role": "user", "content": message.user},
        ]
        return client.post(f"{place.base_url}/chat/completions", json={"messages": told}).json()

    return ask, client


def _time(ask: Callable[[int], Any], number: int) -> tuple[float, float]:
    began, worked = read_stopwatch(), read_cpu_time()
    ask(number)
    return (read_stopwatch() - began) * 1_000, (read_cpu_time() - worked) * 1_000


def measure_outage(record: LeadRecord, profile: Profile, *, leads: int = _OUTAGE_LEADS) -> dict[str, Any]:
    """Return how many calls are made while a service is down, and whether the rules answered each lead."""
    by_rules = judge(record, RuleEngine(profile), profile)
    with LlmTown({"mode": "status", "status": 503}) as town, _on_wire(town) as model:
        engine = LlmEngine(profile, model)
        results = [judge(replace(record, id=f"outage-{at}"), engine, profile) for at in range(leads)]
        calls = town.calls
    answered = sum(
        result.is_degraded and result.scorecard.levels() == by_rules.scorecard.levels() for result in results
    )
    return {
        "n": leads,
        "calls": calls,
        "answered_by_rules": answered,
        "is_within": calls <= _MOST_OUTAGE_CALLS and answered == leads,
    }


@contextmanager
def _on_wire(town: LlmTown) -> Any:
    wire = OpenAiWire(ModelPlace(base_url=town.base_url, model="town", api_key="none"))
    means = Means(clock=read_system_clock, stopwatch=read_stopwatch, sleep=time.sleep, ledger=MemoryLedger())
    try:
        yield Model(wire, means, name="town")
    finally:
        wire.close()


def measure_tokens(cases: Sequence[LeadCase], profile: Profile) -> dict[str, Any]:
    """Return input and output tokens a lead, by a safe estimate; answers are those of the sandbox model."""
    model = open_plausible(profile)
    counts: dict[str, list[float]] = {name: [] for name in TOKEN_BOUNDS}
    for case in cases:
        if case.record is None:
            continue
        question = make_question(case.record, profile)
        counts["input_tokens"].append(estimate_tokens(question.message.system + question.message.user))
        counts["output_tokens"].append(estimate_tokens(model.ask(question).text))
    spreads = {
        name: {"p50": percentile(told, 0.5), "p99": percentile(told, 0.99)} for name, told in counts.items()
    }
    is_within = all(
        spreads[name]["p50"] <= median and spreads[name]["p99"] <= slowest
        for name, (median, slowest) in TOKEN_BOUNDS.items()
    )
    return {"n": len(counts["input_tokens"]), **spreads, "is_within": is_within}


def estimate_tokens(text: str) -> int:
    """Return about as many tokens as the coarser vocabularies make of a text, rounded up."""
    cyrillic = sum("\u0400" <= letter <= "\u04ff" for letter in text)
    return round(cyrillic / _CYRILLIC_A_TOKEN + (len(text) - cyrillic) / _OTHER_A_TOKEN + 0.5)


def describe_door(report: Mapping[str, Any]) -> Iterable[tuple[str, str, str]]:
    """Return the figures that were measured as rows: what, how much, the most that it may be."""
    if overhead := report.get("overhead"):
        told = f"{overhead['door_p50_ms']:.1f} - {overhead['bare_p50_ms']:.1f}"
        yield "door - bare call, p50 ms", told, ""
        yield "overhead p50, ms", f"{overhead['overhead_p50_ms']:.1f}", f"{_MOST_OVERHEAD_MS:.0f}"
        yield "overhead p50, ms of CPU", f"{overhead['overhead_cpu_p50_ms']:.1f}", ""
    if outage := report.get("outage"):
        yield f"outage: calls for {outage['n']} leads", str(outage["calls"]), str(_MOST_OUTAGE_CALLS)
        yield "outage: answered by rules", str(outage["answered_by_rules"]), ""
    if tokens := report.get("tokens"):
        for name, (median, slowest) in TOKEN_BOUNDS.items():
            spread = tokens[name]
            shown = f"{spread['p50']:.0f}, {spread['p99']:.0f}"
            yield f"{name.replace('_', ' ')} p50, p99", shown, f"{median}, {slowest}"
