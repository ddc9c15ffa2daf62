"""The commands that prove forecasts: how often ranges hold, and what past campaigns teach."""

from argparse import Namespace
from pathlib import Path
from typing import Any

from rich.console import Console

from eval.gate import Outcome
from eval.report_table import print_rows
from eval.run_files import write_json
from eval.scenario_coverage import describe_scenario_coverage, run_scenario_coverage
from eval.shrinkage_simulation import describe_shrinkage, run_shrinkage

_COLUMNS = ("sellers", "campaigns", "pooled", "raw", "card", "shrunk")


def add_forecast_commands(commands: Any) -> None:
    """Add the commands with their options."""
    coverage = commands.add_parser("scenario-coverage", help="how often worlds fall between P10 and P90")
    coverage.add_argument("--plans", type=int, default=20, help="random plans")
    coverage.add_argument("--worlds", type=int, default=500, help="worlds a plan")
    coverage.set_defaults(run=_run_coverage)
    shrinkage = commands.add_parser("shrinkage", help="past campaigns against raw means and the card")
    shrinkage.add_argument("--sellers", type=int, default=100, help="sellers a world")
    shrinkage.set_defaults(run=_run_shrinkage)
    for parser in (coverage, shrinkage):
        parser.add_argument("--seed", type=int, default=1)
        parser.add_argument("--json", type=Path)


def _run_coverage(chosen: Namespace, console: Console) -> int:
    report = run_scenario_coverage(chosen.plans, chosen.worlds, seed=chosen.seed)
    if chosen.json:
        write_json(report, chosen.json)
    columns = ("figure", "below P10 / between / above P90")
    print_rows("Ranges against worlds", columns, describe_scenario_coverage(report), console)
    return 0 if report["is_within"] else int(Outcome.REGRESSION)


def _run_shrinkage(chosen: Namespace, console: Console) -> int:
    report = run_shrinkage(chosen.sellers, seed=chosen.seed)
    if chosen.json:
        write_json(report, chosen.json)
    title = "Root mean squared error of CTR on the log scale"
    print_rows(title, _COLUMNS, describe_shrinkage(report), console)
    return 0 if report["beats_both"] else int(Outcome.REGRESSION)
