"""A model's service that fails in every way: is the lead saved, by which engine, at what price, how soon?"""

import resource
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from eval.corpus import read_corpus
from eval.llm_latency import judge_behind
from eval.llm_samples import adapt_reply
from eval.llm_town import LlmTown
from kit.clock import read_stopwatch, read_system_clock
from kit.embeddings import EmbeddingPlace, OpenAiEmbedder
from kit.llm import Limits, Means, Model
from kit.llm_answer import recites
from kit.llm_faults import ModelFailed
from kit.llm_guard import Breaker, Patience
from kit.llm_money import MemoryLedger, Prices
from kit.llm_wire import ModelPlace, OpenAiWire
from prompts.library import read_prompt
from qualifier.lead import Lead
from qualifier.llm_engine import PROMPT, LlmEngine
from qualifier.profile import Profile, load_profile
from qualifier.qualification import Qualification
from qualifier.qualification_json import write_canonical
from qualifier.qualify import judge
from qualifier.record import LeadRecord
from qualifier.rule_engine import RuleEngine

SUITE = "llm_faults"
# Seconds of the cases are played fifteen times faster, and so are our own bounds.
SCALE = 1 / 15
_BREAKER_REST_S = 30.0
_DIMENSION = 384
_EMBED_S = 2.0
_PRICES = Prices(input_rub=Decimal(100), output_rub=Decimal(400))
_RECORD = LeadRecord(
    as_of=date(2027, 1, 20),
    id="fault-town",
    lead=Lead(
        company="ООО «Ромашка»",
        message="Хотим открыть сеть кофеен в мае, бюджет 2 млн без НДС. Решение за мной, директор.",
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One case played: the verdicts, what they took, and what the service and the ledger saw."""

    expect: Mapping[str, Any]
    results: tuple[Qualification, ...]
    seconds: float
    calls: int
    extra_mib: float
    spent_rub: Decimal
    limit_rub: Decimal
    has_recovered: bool = False
    answer_ms: float = 0.0


def run_llm_attacks(data_dir: Path) -> dict[str, Any]:
    """Play every case of the suite; `failures` names what was not as the case expects."""
    profile = load_profile()
    by_rules = judge(_RECORD, RuleEngine(profile), profile)
    rows = []
    for case in read_corpus(data_dir, SUITE):
        faults, taken_s = _try(case, profile, by_rules)
        rows.append({"id": str(case["id"]), "group": case["group"], "faults": faults, "seconds": taken_s})
    failures = [row for row in rows if row["faults"]]
    return {"suite": SUITE, "n": len(rows), "failed": len(failures), "failures": failures}


def describe_llm_attacks(report: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Return the figures as rows, the failures after them."""
    rows = [(row["id"], "; ".join(row["faults"])) for row in report["failures"]]
    return [("n", str(report["n"])), ("failed", str(report["failed"])), *rows]


def _try(case: Mapping[str, Any], profile: Profile, by_rules: Qualification) -> tuple[list[str], float]:
    began = read_stopwatch()
    if case["group"] == "embedding":
        return _try_embedding(case), round(read_stopwatch() - began, 2)
    try:
        run = _play(case, profile)
    # The outer loop: a case that crashes the judgement has lost the lead, and is a row.
    except Exception as error:  # noqa: BLE001
        return [f"crashed: {type(error).__name__}: {error}"[:200]], read_stopwatch() - began
    faults = [name for name, holds in _checks(run, by_rules) if not holds]
    return faults, round(read_stopwatch() - began, 2)


def _try_embedding(case: Mapping[str, Any]) -> list[str]:
    """A vector that cannot be believed is refused with its reason: similar deals are then found by words."""
    with LlmTown(case["reply"], scale=SCALE) as town:
        place = EmbeddingPlace(
            base_url=town.base_url, model="town", api_key="none", dimension=_DIMENSION, timeout_s=_EMBED_S
        )
        embedder = OpenAiEmbedder(place)
        try:
            embedder.embed_query("сеть аптек, SMS по базе")
        except ModelFailed as failed:
            is_named = "alarm" not in case["expect"] or "another model" in failed.detail
            return [] if is_named else ["alarm"]
        finally:
            embedder.close()
    return ["a vector that cannot be believed was kept"]


def _play(case: Mapping[str, Any], profile: Profile) -> Run:
    ledger = MemoryLedger()
    limits = _limits(case)
    memory = _peak_mib()
    with LlmTown(adapt_reply(case["reply"]), scale=SCALE) as town:
        wire = OpenAiWire(ModelPlace(base_url=town.base_url, model="town", api_key="none"))
        model = Model(wire, _means(ledger), name="town", patience=_patience(), prices=_PRICES, limits=limits)
        model.breaker = Breaker(read_stopwatch, rest_s=_BREAKER_REST_S * SCALE)
        engine = LlmEngine(profile, model)
        # A process builds its door once: that is no part of a lead's time.
        began = read_stopwatch()
        if "webhook_p99_ms" in case["expect"]:
            results, answer_ms = judge_behind(_RECORD, engine, profile)
        else:
            results, answer_ms = tuple(judge(record, engine, profile) for record in _records(case)), 0.0
        taken_s = read_stopwatch() - began
        has_recovered = _recovers(case, engine, profile)
        wire.close()
        return Run(
            expect=case["expect"],
            results=results,
            seconds=taken_s,
            calls=town.calls,
            extra_mib=_peak_mib() - memory,
            spent_rub=max(ledger.spent_rub.values(), default=Decimal(0)),
            limit_rub=limits.day_rub,
            has_recovered=has_recovered,
            answer_ms=answer_ms,
        )


def _records(case: Mapping[str, Any]) -> Iterator[LeadRecord]:
    reply, expect = case["reply"], case["expect"]
    count = reply.get("leads") or reply.get("for_leads") or 1
    if "retry_ratio_max" in expect:
        count = 100
    if "budget_stops_next" in expect or expect.get("alarm") == "unstable_output":
        count = 2
    for number in range(count):
        # A second answer is asked for the same lead only where its flips are the point.
        name = _RECORD.id if expect.get("alarm") == "unstable_output" else f"{_RECORD.id}-{number}"
        yield LeadRecord(as_of=_RECORD.as_of, id=name, lead=_RECORD.lead)


def _limits(case: Mapping[str, Any]) -> Limits:
    leads = case["reply"].get("budget_leads")
    if leads is None:
        return Limits()
    usage = case["reply"]["usage"]
    each = _PRICES.cost(usage["prompt_tokens"], usage["completion_tokens"])
    return Limits(day_rub=each * leads, hour_rub=each * leads)


def _patience() -> Patience:
    usual = Patience()
    return Patience(
        call_s=usual.call_s * SCALE,
        question_s=usual.question_s * SCALE,
        base_wait_s=usual.base_wait_s * SCALE,
    )


def _means(ledger: MemoryLedger) -> Means:
    import time  # noqa: PLC0415  (a real pause, as in the service)

    return Means(clock=read_system_clock, stopwatch=read_stopwatch, sleep=time.sleep, ledger=ledger)


def _recovers(case: Mapping[str, Any], engine: LlmEngine, profile: Profile) -> bool:
    within_s = case["expect"].get("recovers_within_s")
    if within_s is None:
        return False
    # The first question, which began the outage, has been answered by now.
    until = read_stopwatch() + (case["reply"]["seconds"] + within_s) * SCALE
    while read_stopwatch() < until:
        if not judge(_RECORD, engine, profile).is_degraded:
            return True
    return False


def _peak_mib() -> float:
    unit = 1024 if sys.platform == "linux" else 1024 * 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit


def _checks(run: Run, by_rules: Qualification) -> Iterator[tuple[str, bool]]:
    """Yield each expectation of the case with whether it holds."""
    yield "record_saved", all(write_canonical(result) for result in run.results)
    if "degraded" in run.expect:
        yield "degraded", _is_degraded_rightly(run, by_rules)
    for name, holds in _BOUNDS.items():
        if name in run.expect:
            yield name, holds(run, run.expect[name])


def _is_degraded_rightly(run: Run, by_rules: Qualification) -> bool:
    """Degraded: the rules' own levels, marked with the reason. Else nothing may differ without a mark."""
    levels = by_rules.scorecard.levels()
    for result in run.results:
        is_by_rules = result.scorecard.levels() == levels
        if result.is_degraded and not (is_by_rules and result.degraded_reason):
            return False
        if run.expect["degraded"] is True and not result.is_degraded:
            return False
    return True


def _opinions(run: Run) -> list[Any]:
    return [result.scorecard.opinion for result in run.results if result.scorecard.opinion]


def _told(run: Run) -> str:
    return "\n".join(write_canonical(result) for result in run.results)


def _has_alarm(run: Run, alarm: str) -> bool:
    return any(alarm in opinion.alarms for opinion in _opinions(run))


def _drops_quotes(run: Run, _: Any) -> bool:
    return all(opinion.fault or opinion.quotes_dropped for opinion in _opinions(run))


def _ignores(run: Run, keys: Sequence[str]) -> bool:
    return not any(key in _told(run) for key in keys)


def _stops(run: Run, _: Any) -> bool:
    return run.calls == 1 and bool(run.results[-1].degraded_reason)


def _degrades_late(run: Run, _: Any) -> bool:
    answered = sum(not result.is_degraded for result in run.results)
    return 0 < answered < len(run.results) and run.results[-1].is_degraded


_BOUNDS: Mapping[str, Callable[[Run, Any], bool]] = {
    "max_attempts": lambda run, most: run.calls <= most,
    "total_calls_max": lambda run, most: run.calls <= most,
    "deadline_s": lambda run, most: run.seconds <= most * SCALE * 1.5 + 1,
    "max_extra_mb": lambda run, most: run.extra_mib <= most,
    "retry_ratio_max": lambda run, most: run.calls <= most * len(run.results),
    "recovers_within_s": lambda run, _: run.has_recovered,
    "rescored_flag": lambda run, _: run.results[0].is_degraded,
    "quote_dropped": _drops_quotes,
    "no_prompt_leak": lambda run, _: not recites(_told(run), read_prompt(PROMPT).system, ""),
    "escaped": lambda run, _: "<img" not in _told(run),
    "pii_masked": lambda run, _: "000-00-01" not in _told(run),
    "no_side_effect": lambda run, _: run.calls <= 1,
    "ignored_keys": _ignores,
    "alarm": _has_alarm,
    "budget_stops_next": _stops,
    "spend_not_reduced": lambda run, _: run.spent_rub > 0,
    "cost_counted": lambda run, _: run.spent_rub > 0,
    "degraded_after_budget": _degrades_late,
    "overspend_max_ratio": lambda run, most: run.spent_rub <= run.limit_rub * Decimal(str(most)),
    # A webhook is answered by rules; the model is asked behind it (the queue itself: `eval jobs latency`).
    "webhook_p99_ms": lambda run, most: run.answer_ms <= most,
}
