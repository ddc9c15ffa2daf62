"""The command that tries the queue before the model."""

from argparse import Namespace
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from rich.console import Console

from eval.job_trials import TRIALS
from eval.report_table import print_rows
from eval.run_files import write_json

_COLUMNS = ("what", "figure")


def add_jobs(commands: Any) -> None:
    """Add the command with its trials."""
    jobs = commands.add_parser("jobs", help="the queue before the model: drain, outage, latency, kill")
    jobs.add_argument("trial", choices=sorted(TRIALS))
    jobs.add_argument("--leads", type=int, metavar="N", help="so many leads instead of the usual number")
    jobs.add_argument("--json", type=Path)
    jobs.set_defaults(run=_run_jobs)


def _run_jobs(chosen: Namespace, console: Console) -> int:
    trial: Any = TRIALS[chosen.trial]
    report: Mapping[str, Any] = trial(chosen.leads) if chosen.leads else trial()
    rows = [(name, str(value)) for name, value in report.items()]
    print_rows(f"jobs {chosen.trial}", _COLUMNS, rows, console)
    if chosen.json:
        write_json(dict(report), chosen.json)
    return 2 if report["failed"] else 0
