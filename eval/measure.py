"""From case files to a whole report: one engine measured, with the floors beside it."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from eval.cases import BrokenLine, LeadCase, read_case_files
from eval.engines import ENGINES
from eval.gate import compare_runs, write_comparison
from eval.leads import judge_cases
from eval.metrics.resampling import RESAMPLES
from eval.model_figures import describe_model
from eval.model_run import ModelJudge
from eval.rows import CaseRow
from eval.run_files import load_run
from eval.summary import summarise
from kit.errors import BadInput
from kit.llm_cassette import CassetteGap, TapedModel
from qualifier.profile import Profile

# The floors: engines that understand nothing.
_FLOORS = ("majority", "keywords")


def measure_engine(
    paths: Sequence[Path], engine: str, profile: Profile, *, resamples: int = RESAMPLES
) -> dict[str, Any]:
    """Judge every case of the files and return the report; BadInput when they hold no case."""
    cases, broken = read_cases(paths)
    rows = judge_cases(cases, ENGINES[engine](profile, cases))
    report = summarise(rows, broken, resamples=resamples)
    return {**report, "engine": engine, **_describe(paths, profile, cases, besides=engine)}


def measure_model(
    paths: Sequence[Path],
    profile: Profile,
    open_judge: Callable[[Sequence[LeadCase]], ModelJudge],
    *,
    repeats: int = 1,
    resamples: int = RESAMPLES,
) -> dict[str, Any]:
    """Judge every case with a model beside the rules; the report holds both, compared by the gate."""
    cases, broken = read_cases(paths)
    judging = open_judge(cases)
    rows = judge_cases(cases, judging)
    for _ in range(1, repeats):
        judge_cases(cases, judging)
    _require_answers(judging)
    by_rules = judge_cases(cases, ENGINES["rules"](profile, cases))
    report = summarise(rows, broken, resamples=resamples)
    without = summarise(by_rules, broken, resamples=resamples)
    comparison = compare_runs(load_run(without, "rules"), load_run(report, "rules and model"))
    figures = describe_model(judging, rows, by_rules)
    return {
        **report,
        "engine": "model",
        **_describe(paths, profile, cases),
        "cost_rub": float(figures["cost_rub"]),
        "model": {**figures, "against_rules": write_comparison(comparison)},
    }


def _require_answers(judging: ModelJudge) -> None:
    """A lead that was judged by rules because a file lacks an answer must not pass for a result."""
    model = judging.overheard.model
    if isinstance(model, TapedModel) and model.gaps:
        raise CassetteGap(
            f"The cassette lacks {len(model.gaps)} answers, the first for {model.gaps[0]}: the cases, the"
            " prompt or the mask differ from those it was recorded with; --record asks for what is missing"
        )


def read_cases(paths: Sequence[Path]) -> tuple[list[LeadCase], list[BrokenLine]]:
    """Return the cases of the files and the lines that hold none; BadInput when there is no case at all."""
    read = read_case_files(paths)
    cases = [case for case in read if isinstance(case, LeadCase)]
    if not cases:
        raise BadInput(f"no labelled case in {', '.join(map(str, paths))}")
    return cases, [line for line in read if isinstance(line, BrokenLine)]


def _describe(
    paths: Sequence[Path], profile: Profile, cases: Sequence[LeadCase], *, besides: str = ""
) -> dict[str, Any]:
    floors = {name: judge_cases(cases, ENGINES[name](profile, cases)) for name in _FLOORS if name != besides}
    return {
        "profile": f"{profile.name} {profile.version}",
        "profile_hash": profile.hash,
        "files": [path.name for path in paths],
        "baselines": {name: _mean_share(rows) for name, rows in floors.items()},
        "majority_by_criterion": _by_criterion(floors.get("majority", ())),
    }


def _mean_share(rows: Sequence[CaseRow]) -> float | None:
    shares = [share for row in rows if (share := row.share_right()) is not None]
    return sum(shares) / len(shares) if shares else None


def _by_criterion(rows: Sequence[CaseRow]) -> dict[str, float]:
    hits: dict[str, list[bool]] = {}
    for row in rows:
        for name, level in row.gold.levels.items():
            hits.setdefault(name, []).append(row.level(name) == level)
    return {name: sum(held) / len(held) for name, held in hits.items()}
