"""The command that measures the investigator: its options and what it prints."""

from argparse import Namespace
from pathlib import Path
from typing import Any

from rich.console import Console

from eval.hostile_research import describe_hostile
from eval.identity_cases import DEFAULT_PATH
from eval.investigator import describe_investigator, describe_kinds, run_investigator
from eval.report_table import print_rows
from eval.run_files import write_json


def add_investigator(commands: Any) -> None:
    """Add the command that compares investigations with and without a model."""
    command = commands.add_parser("investigator", help="what a model's choices add to an investigation")
    command.add_argument("--data", type=Path, default=DEFAULT_PATH, metavar="FILE")
    command.add_argument("--limit", type=int, help="only so many leads, spread evenly over all")
    command.add_argument("--json", type=Path)
    command.set_defaults(run=_run_investigator)


def _run_investigator(chosen: Namespace, console: Console) -> int:
    report = run_investigator(chosen.data, limit=chosen.limit)
    # Files come before the terminal: a closed pipe must not cost the figures.
    if chosen.json:
        write_json(report, chosen.json)
    print_rows("Which company", ("figure", "without", "with a model"), describe_investigator(report), console)
    print_rows(
        "By what there is to find", ("evidence", "without", "with", "wrong"), describe_kinds(report), console
    )
    columns = ("hostile model", "wrong", "steps", "refused", "cut", "seconds", "roubles", "ends")
    print_rows("Hostile models", columns, describe_hostile(report), console)
    tried = report["any_choice"]
    console.print(
        f"every choice that could be made: {tried['tried']} tried, {tried['counted']} counted, "
        f"{tried['wrong']} wrong",
        highlight=False,
    )
    is_held = all(one["is_within"] for one in report["hostile"].values())
    return 1 if tried["wrong"] or report["wrong"] or not is_held else 0
