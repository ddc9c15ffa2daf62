"""The command that proves scoring again: very many leads, kills on the way, a cluster."""

from argparse import Namespace
from pathlib import Path
from typing import Any

from rich.console import Console

from eval.report_table import print_rows
from eval.rescore_trials import measure_rescoring
from eval.run_files import write_json

_MUST_BE_ZERO = ("other_digests", "leads_missed", "written_twice", "chain_faults")


def add_rescore(commands: Any) -> None:
    """Add the command."""
    rescore = commands.add_parser("rescore", help="score very many open leads again, killed on the way")
    rescore.add_argument("--leads", type=int, default=100_000)
    rescore.add_argument("--kills", type=int, default=3)
    rescore.add_argument("--ray", default="", metavar="ADDRESS", help="the second run on this Ray cluster")
    rescore.add_argument("--json", type=Path)
    rescore.set_defaults(run=_run_rescore)


def _run_rescore(chosen: Namespace, console: Console) -> int:
    figures = measure_rescoring(chosen.leads, chosen.kills, ray=chosen.ray)
    if chosen.json:
        write_json(figures, chosen.json)
    rows = [(name.replace("_", " "), str(value)) for name, value in figures.items()]
    print_rows("Scoring again", ("what", "figure"), rows, console)
    return int(any(figures[name] for name in _MUST_BE_ZERO))
