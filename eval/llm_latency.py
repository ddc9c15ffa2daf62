"""A slow model behind an answer by rules: how long does who waits for the answer wait?"""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

from eval.metrics.percentiles import percentile
from kit.clock import read_stopwatch
from qualifier.profile import Profile
from qualifier.qualification import Qualification
from qualifier.qualify import Engine, judge
from qualifier.record import LeadRecord
from qualifier.rule_engine import RuleEngine

_ASKING = 8
_ANSWERED = 30


def judge_behind(
    record: LeadRecord, engine: Engine, profile: Profile
) -> tuple[tuple[Qualification, ...], float]:
    """Return what the model's questions brought, and the p99 in ms of answers by rules meanwhile."""
    rules = RuleEngine(profile)
    judge(record, rules, profile)  # what the first lead of a process pays is no part of it
    leads = [replace(record, id=f"{record.id}-{number}") for number in range(_ASKING)]
    with ThreadPoolExecutor(_ASKING) as threads:
        asked = [threads.submit(judge, lead, engine, profile) for lead in leads]
        taken_ms = [_time_ms(record, rules, profile) for _ in range(_ANSWERED)]
        return tuple(one.result() for one in asked), percentile(taken_ms, 0.99)


def _time_ms(record: LeadRecord, engine: Engine, profile: Profile) -> float:
    began = read_stopwatch()
    judge(record, engine, profile)
    return (read_stopwatch() - began) * 1_000
