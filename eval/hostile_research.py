"""Investigators that err, lie, stall or never stop: no wrong company, and every bound holds."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from eval.agent_town import HOSTILE
from eval.research_cases import TELLING, ResearchCase
from eval.research_runs import AGENT_RUB, Looked, run_model
from kit.llm_tools import AgentBounds
from qualifier.profile import Profile

_CASES = 6
# One that says nothing takes all the time there is; it takes it of two leads.
_SILENT = "says_nothing"
_SILENT_CASES = 2
# Beside the research the sources of the world are asked, and the record is closed.
_ROUND_S = 3.0


def run_hostile(cases: Sequence[ResearchCase], profile: Profile) -> dict[str, Any]:
    """Look some of the hardest cases up with each hostile model: what it got, and within which bounds."""
    hard = [case for case in cases if case.evidence not in TELLING]
    some = hard[:: max(1, len(hard) // _CASES)][:_CASES]
    talks = {
        name: describe_runs(run_model(some, {"mode": "talk", "talk": talk}, profile))
        for name, talk in HOSTILE.items()
    }
    return {**talks, _SILENT: describe_runs(run_model(some[:_SILENT_CASES], {"mode": "hang"}, profile))}


def describe_runs(looked: Sequence[Looked]) -> dict[str, Any]:
    """Return what came of the leads that one model was asked about."""
    logs = [one.log for one in looked if one.log]
    report = {
        "n": len(looked),
        "wrong": sum(one.is_wrong for one in looked),
        "most_steps": max((len(log.steps) for log in logs), default=0),
        "refused": sum(log.refused for log in logs),
        "cut": sum(log.cut for log in logs),
        "ends": dict(Counter(log.fault or log.end for log in logs)),
        "most_seconds": round(max((one.seconds for one in looked), default=0.0), 3),
        "most_rub": max((float(log.cost_rub) for log in logs), default=0.0),
        "alarms": sum(bool(log.alarms) for log in logs),
    }
    return {**report, "is_within": is_within(report)}


def is_within(report: Mapping[str, Any]) -> bool:
    """Tell whether nobody was chosen wrongly, and steps, seconds and money held; a bill is never believed."""
    bounds = AgentBounds()
    held = (
        report["wrong"] == 0,
        report["most_steps"] <= bounds.steps,
        report["most_seconds"] <= bounds.seconds + _ROUND_S,
        report["most_rub"] <= AGENT_RUB or report["alarms"] > 0,
    )
    return all(held)


def describe_hostile(report: Mapping[str, Any]) -> Iterator[tuple[str, ...]]:
    """Return a row for each hostile model."""
    for name, one in report["hostile"].items():
        ends = ", ".join(f"{end} {count}" for end, count in one["ends"].items())
        figures = ("wrong", "most_steps", "refused", "cut", "most_seconds", "most_rub")
        yield (name, *(f"{one[figure]:g}" for figure in figures), ends)
