"""What an investigator adds: the same leads with and without it, and with every choice there is."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from eval.agent_town import DeterminedAgent, talk_plausibly
from eval.hostile_research import run_hostile
from eval.identity import wilson
from eval.metrics.percentiles import percentile
from eval.research_cases import ResearchCase, make_cases
from eval.research_runs import Looked, look_up, run_talk
from kit.errors import BadInput
from kit.llm_tools import AgentBounds
from qualifier.profile import Profile, find_profile, load_profile
from qualifier.research.research import Investigator


def run_investigator(path: Path, *, limit: int | None = None) -> dict[str, Any]:
    """Look every case up without a model, with a plausible one, with hostile ones, with every choice."""
    cases = thin_out(list(make_cases(path)), limit)
    if not cases:
        raise BadInput(f"{path}: no leads there whose company is uncertain")
    profile = load_profile(find_profile(None))
    plain = [look_up(case, None) for case in cases]
    with_model = run_talk(cases, talk_plausibly, profile)
    return {
        "n": len(cases),
        "tellable": sum(case.gold is not None for case in cases),
        "without": measure(plain),
        "with_model": measure(with_model),
        "folds": {
            fold: measure([one for one in with_model if one.case.fold == fold])
            for fold in sorted({case.fold for case in cases})
        },
        "evidence": {
            kind: {
                "without": measure(_of_kind(plain, kind)),
                "with_model": measure(_of_kind(with_model, kind)),
            }
            for kind in sorted({case.evidence.value for case in cases})
        },
        "any_choice": _try_every_choice(cases, profile),
        "hostile": run_hostile(cases, profile),
        "missed": [one.case.id for one in with_model if one.case.gold and not one.chosen],
        "wrong": [one.case.id for one in with_model if one.is_wrong],
    }


def thin_out(cases: Sequence[ResearchCase], limit: int | None) -> list[ResearchCase]:
    """Return at most so many cases, spread evenly over all."""
    if limit is None or len(cases) <= limit:
        return list(cases)
    return [cases[rank * len(cases) // limit] for rank in range(limit)]


def _of_kind(looked: Sequence[Looked], kind: str) -> list[Looked]:
    return [one for one in looked if one.case.evidence.value == kind]


def _try_every_choice(cases: Sequence[ResearchCase], profile: Profile) -> dict[str, Any]:
    """Choose each company of each case, at once and after all has been looked at."""
    tried = wrong = counted = 0
    names = []
    for case in cases:
        for looks in (0, AgentBounds().steps - 1):
            for rank in range(len(case.answers)):
                agent = DeterminedAgent(rank, looks=looks)
                looked = look_up(case, Investigator(agent=agent, profile=profile))
                log = looked.dossier.research
                tried += 1
                counted += bool(log and log.is_counted)
                wrong += looked.is_wrong
                names += [case.id] if looked.is_wrong else []
    return {"tried": tried, "counted": counted, "wrong": wrong, "wrong_ids": sorted(set(names))}


def measure(looked: Sequence[Looked]) -> dict[str, Any]:
    """Return the figures of one way to look the cases up."""
    tellable = [one for one in looked if one.case.gold]
    resolved = sum(one.chosen == one.case.gold for one in tellable)
    logs = [one.dossier.research for one in looked if one.dossier.research]
    return {
        "n": len(looked),
        "tellable": len(tellable),
        "resolved": resolved,
        "resolved_share": round(resolved / len(tellable), 4) if tellable else None,
        "resolved_interval": wilson(resolved, len(tellable)),
        "wrong": sum(one.is_wrong for one in looked),
        "by_choice": sum(log.is_counted for log in logs),
        "steps_mean": _mean([len(log.steps) for log in logs]),
        "seconds_p50": round(percentile([one.seconds for one in looked], 0.5), 3) if looked else None,
        "seconds_p99": round(percentile([one.seconds for one in looked], 0.99), 3) if looked else None,
        "cost_rub_mean": _mean([float(log.cost_rub) for log in logs]),
        "input_tokens_mean": _mean([log.input_tokens for log in logs]),
        "output_tokens_mean": _mean([log.output_tokens for log in logs]),
    }


def _mean(values: Sequence[float]) -> float | None:
    return round(sum(values) / len(values), 3) if values else None


_ROWS = (
    ("leads", "n"),
    ("can be told", "tellable"),
    ("resolved", "resolved"),
    ("resolved, share", "resolved_share"),
    ("  95 % from - to", "resolved_interval"),
    ("wrong choices", "wrong"),
    ("by the choice itself", "by_choice"),
    ("steps a lead", "steps_mean"),
    ("seconds, p50", "seconds_p50"),
    ("seconds, p99", "seconds_p99"),
    ("roubles a lead", "cost_rub_mean"),
    ("tokens in a lead", "input_tokens_mean"),
    ("tokens out a lead", "output_tokens_mean"),
)


def describe_investigator(report: Mapping[str, Any]) -> Iterator[tuple[str, ...]]:
    """Return the comparison as rows: a figure, without and with a model."""
    for name, key in _ROWS:
        yield (name, *(_say(report[way][key]) for way in ("without", "with_model")))


def describe_kinds(report: Mapping[str, Any]) -> Iterator[tuple[str, ...]]:
    """Return a row for each kind of evidence: resolved without and with, and wrong."""
    for kind, ways in report["evidence"].items():
        without, with_model = ways["without"], ways["with_model"]
        yield (
            kind,
            f"{without['resolved']} of {without['tellable']}",
            f"{with_model['resolved']} of {with_model['tellable']}",
            str(with_model["wrong"]),
        )


def _say(value: object) -> str:
    if isinstance(value, tuple | list):
        return f"{value[0]:.3f} - {value[1]:.3f}"
    return "-" if value is None else str(value)
