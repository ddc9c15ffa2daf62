"""The commands that try the door and the readers: their options and what they print."""

from argparse import Namespace
from pathlib import Path
from typing import Any

from rich.console import Console

from eval.ad_markers import describe_ad_markers, run_ad_markers
from eval.mask_attacks import SUITE as MASK_SUITE
from eval.mask_attacks import describe_mask_attacks, run_mask_attacks
from eval.outside_attacks import describe_outside_attacks, run_outside_attacks
from eval.report_table import print_rows
from eval.run_files import write_json

_COLUMNS = ("what", "figure")


def add_ad_markers(commands: Any) -> None:
    """Add the command that looks for marks of advertising in pages."""
    markers = commands.add_parser("ad-markers", help="are the marks of advertising found in pages")
    markers.add_argument("--data", type=Path, required=True, metavar="DIR")
    markers.add_argument("--json", type=Path)
    markers.set_defaults(run=_run_ad_markers)


def run_outside(chosen: Namespace, console: Console) -> int:
    """Run a suite of attacks on the door or the readers."""
    is_mask = chosen.suite == MASK_SUITE
    report = run_mask_attacks(chosen.data) if is_mask else run_outside_attacks(chosen.data, chosen.suite)
    if chosen.json:
        write_json(report, chosen.json)
    rows = describe_mask_attacks(report) if is_mask else describe_outside_attacks(report)
    print_rows(f"Attacks of {chosen.suite}", _COLUMNS, rows, console)
    return 0


def _run_ad_markers(chosen: Namespace, console: Console) -> int:
    report = run_ad_markers(chosen.data)
    if chosen.json:
        write_json(report, chosen.json)
    print_rows("Marks of advertising", _COLUMNS, describe_ad_markers(report), console)
    return 0
