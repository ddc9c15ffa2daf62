"""The command that proves the chance to win on a folder of deals."""

import sys
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from rich.console import Console

from eval.report_table import print_rows
from eval.run_files import write_json
from eval.winmodel import REPEATS, run_winmodel

_COLUMNS = ("", "AUC", "Brier", "log loss", "ECE")
_FIGURES = ("auc", "brier", "log_loss", "ece")


def add_winmodel(commands: Any) -> None:
    """Add the command that measures the chance to win."""
    winmodel = commands.add_parser("winmodel", help="is the chance to win right, on a folder of deals")
    winmodel.add_argument("--data", type=Path, required=True, metavar="DIR", help="deals to learn from")
    winmodel.add_argument("--test", type=Path, metavar="DIR", help="other deals, scored once")
    winmodel.add_argument("--map", type=Path, help="which column means what, as YAML; guessed without")
    winmodel.add_argument("--repeats", type=int, default=REPEATS, help="repeats of the cross-validation")
    winmodel.add_argument("--folds", type=int, help="folds of each repeat; 10, of large tables 5")
    winmodel.add_argument("--json", type=Path)
    winmodel.set_defaults(run=_run)


def _run(chosen: Namespace, console: Console) -> int:
    report = run_winmodel(
        chosen.data,
        chosen.test,
        given=chosen.map,
        repeats=chosen.repeats,
        folds=chosen.folds,
        tell=_tell,
    )
    if chosen.json:
        write_json(report, chosen.json)
    console.print(f"{report['data']}: {report['n']} deals, {report['base_rate']:.1%} won", markup=False)
    console.print(report["how"], markup=False)
    print_rows("Chance to win", _COLUMNS, describe_figures(report), console)
    for leak in report["exclusions"]:
        figure = f" ({leak['figure']:.2f})" if leak["figure"] is not None else ""
        console.print(f"left out: {leak['field']}: {leak['why']}{figure}", markup=False)
    return 0


def _tell(progress: str) -> None:
    sys.stderr.write(f"{progress}\n")
    sys.stderr.flush()


def describe_figures(report: dict[str, Any]) -> Iterator[tuple[str, ...]]:
    """Return the rows of the table: ours, its interval, and the baselines."""
    yield ("ours", *(f"{report[name]:.4f}" for name in _FIGURES))
    spans = (report["intervals"][name] for name in _FIGURES)
    yield ("95 %", *(f"{span['low']:.3f}-{span['high']:.3f}" for span in spans))
    for name, figures in report["baselines"].items():
        yield (name.replace("_", " "), *(f"{figures[one]:.4f}" for one in _FIGURES))
