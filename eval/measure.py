"""From case files to a whole report: one engine measured, with the floors beside it."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from eval.cases import BrokenLine, LeadCase, read_case_files
from eval.engines import ENGINES
from eval.leads import judge_cases
from eval.metrics.resampling import RESAMPLES
from eval.rows import CaseRow
from eval.summary import summarise
from kit.errors import BadInput
from qualifier.profile import Profile

# The floors: engines that understand nothing.
_FLOORS = ("majority", "keywords")


def measure_engine(
    paths: Sequence[Path], engine: str, profile: Profile, *, resamples: int = RESAMPLES
) -> dict[str, Any]:
    """Judge every case of the files and return the report; BadInput when they hold no case."""
    read = read_case_files(paths)
    cases = [case for case in read if isinstance(case, LeadCase)]
    if not cases:
        raise BadInput(f"no labelled case in {', '.join(map(str, paths))}")
    rows = judge_cases(cases, ENGINES[engine](profile, cases))
    broken = [line for line in read if isinstance(line, BrokenLine)]
    report = summarise(rows, broken, resamples=resamples)
    floors = {name: judge_cases(cases, ENGINES[name](profile, cases)) for name in _FLOORS if name != engine}
    return {
        **report,
        "engine": engine,
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
