"""The commands that prove the planner: reach, random plans and workbooks, briefs."""

from argparse import Namespace
from pathlib import Path
from typing import Any

from rich.console import Console

from eval.brief_readers import READERS, open_reader
from eval.briefs import describe_briefs, run_briefs
from eval.gate import Outcome
from eval.plans_random import describe_plans_random, run_plans_random
from eval.reach import describe_reach, run_reach
from eval.reach_random import describe_random, run_random
from eval.report_table import print_rows
from eval.run_files import write_json
from eval.workbooks_random import run_workbooks_random


def add_planner_commands(commands: Any) -> None:
    """Add the commands with their options."""
    _add_reach(commands)
    _add_briefs(commands)


def _add_reach(commands: Any) -> None:
    reach = commands.add_parser("reach", help="answer oracles of reach, budget, money and law")
    reach.add_argument("--cases", type=Path, required=True, metavar="DIR")
    reach.set_defaults(run=_run_reach)
    drawn = commands.add_parser("reach-random", help="random plans against what no union may break")
    drawn.add_argument("--n", type=int, default=10_000, help="plans to draw")
    drawn.set_defaults(run=_run_reach_random)
    plans = commands.add_parser("plans-random", help="random plans checked to the kopeck")
    plans.add_argument("--n", type=int, default=10_000, help="how many plans")
    plans.add_argument("--seed", type=int, default=1)
    plans.set_defaults(run=_run_plans_random)
    books = commands.add_parser("workbooks-random", help="random workbooks recalculated by LibreOffice")
    books.add_argument("--n", type=int, default=10_000, help="how many plans")
    books.add_argument("--seed", type=int, default=1)
    books.set_defaults(run=_run_workbooks_random)
    for parser in (reach, drawn, plans, books):
        parser.add_argument("--json", type=Path)


def _add_briefs(commands: Any) -> None:
    briefs = commands.add_parser("briefs", help="read labelled briefs and measure every field")
    briefs.add_argument("--cases", type=Path, required=True, metavar="FILE")
    briefs.add_argument("--engine", choices=READERS, default="rules", help="who reads")
    briefs.add_argument("--json", type=Path)
    briefs.set_defaults(run=_run_briefs)


def _write_json(chosen: Namespace, content: dict[str, Any]) -> None:
    # Files come before the terminal: a closed pipe must not cost the figures.
    if chosen.json:
        write_json(content, chosen.json)


def _run_reach(chosen: Namespace, console: Console) -> int:
    report = run_reach(chosen.cases)
    _write_json(chosen, report)
    print_rows("Reach oracles", ("family", "n", "passed"), describe_reach(report), console)
    return 0


def _run_plans_random(chosen: Namespace, console: Console) -> int:
    report = run_plans_random(chosen.n, seed=chosen.seed)
    _write_json(chosen, report)
    print_rows("Random plans", ("figure", "value"), describe_plans_random(report), console)
    return int(Outcome.REGRESSION) if report["violations"] else 0


def _run_workbooks_random(chosen: Namespace, console: Console) -> int:
    report = run_workbooks_random(chosen.n, seed=chosen.seed)
    _write_json(chosen, report)
    print_rows(
        "Workbooks of random plans",
        ("figure", "value"),
        [(name, str(value)) for name, value in report.items()],
        console,
    )
    return int(Outcome.REGRESSION) if report["violations"] else 0


def _run_reach_random(chosen: Namespace, console: Console) -> int:
    result = run_random(chosen.n)
    _write_json(chosen, result)
    print_rows("Random plans", ("what", "count"), describe_random(result), console)
    return int(Outcome.REGRESSION) if result["violations"] else 0


def _run_briefs(chosen: Namespace, console: Console) -> int:
    with open_reader(chosen.engine) as reader:
        report = {**run_briefs(chosen.cases, reader.read), **reader.describe()}
    _write_json(chosen, report)
    print_rows(
        f"Briefs, n = {report['n']}", ("figure", "value", "from", "to"), describe_briefs(report), console
    )
    if "model" in report:
        told = [(name, str(value)) for name, value in report["model"].items()]
        print_rows(f"Model's part, engine {chosen.engine}", ("figure", "value"), told, console)
    return 0
