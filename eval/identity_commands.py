"""The command that measures identity: its options and what it prints."""

from argparse import Namespace
from pathlib import Path
from typing import Any

from rich.console import Console

from eval.identity import describe_identity, describe_misses, run_identity
from eval.identity_cases import DEFAULT_PATH
from eval.report_table import print_rows
from eval.run_files import write_json


def add_identity(commands: Any) -> None:
    """Add the command that asks which legal entity each labelled lead is of."""
    identity = commands.add_parser("identity", help="is the right legal entity chosen, or rightly none")
    identity.add_argument("--data", type=Path, default=DEFAULT_PATH, metavar="FILE")
    identity.add_argument("--json", type=Path)
    identity.set_defaults(run=_run_identity)


def _run_identity(chosen: Namespace, console: Console) -> int:
    report = run_identity(chosen.data)
    # Files come before the terminal: a closed pipe must not cost the figures.
    if chosen.json:
        write_json(report, chosen.json)
    columns = ("figure", "all", *report["folds"])
    print_rows("Which legal entity", columns, describe_identity(report), console)
    for line in describe_misses(report):
        console.print(line, highlight=False)
    return 0
