"""The commands that try the door and the readers: their options and what they print."""

from argparse import Namespace
from pathlib import Path
from typing import Any

from rich.console import Console

from eval.ad_markers import describe_ad_markers, run_ad_markers
from eval.llm_attacks import SUITE as MODEL_SUITE
from eval.llm_attacks import describe_llm_attacks, run_llm_attacks
from eval.mask_attacks import SUITE as MASK_SUITE
from eval.mask_attacks import describe_mask_attacks, run_mask_attacks
from eval.obeying import MODEL, describe_obeying, run_obeying
from eval.outside_attacks import OUTSIDE_SUITES, describe_outside_attacks, run_outside_attacks
from eval.report_table import print_rows
from eval.run_files import write_json
from kit.llm_door import open_door
from kit.llm_money import MemoryLedger
from kit.settings import read_settings
from qualifier.profile import Profile

_COLUMNS = ("what", "figure")
# Suites that count in a way of their own.
_OF_THEIR_OWN = {
    MASK_SUITE: (run_mask_attacks, describe_mask_attacks),
    MODEL_SUITE: (run_llm_attacks, describe_llm_attacks),
}
SUITES = frozenset({*OUTSIDE_SUITES, *_OF_THEIR_OWN})


def add_ad_markers(commands: Any) -> None:
    """Add the command that looks for marks of advertising in pages."""
    markers = commands.add_parser("ad-markers", help="are the marks of advertising found in pages")
    markers.add_argument("--data", type=Path, required=True, metavar="DIR")
    markers.add_argument("--json", type=Path)
    markers.set_defaults(run=_run_ad_markers)


def run_outside(chosen: Namespace, console: Console) -> int:
    """Run a suite of attacks on the door or the readers."""
    run, describe = _OF_THEIR_OWN.get(chosen.suite, (None, describe_outside_attacks))
    report = run(chosen.data) if run else run_outside_attacks(chosen.data, chosen.suite)
    if chosen.json:
        write_json(report, chosen.json)
    rows = describe(report)
    print_rows(f"Attacks of {chosen.suite}", _COLUMNS, rows, console)
    return 0


def run_with_obeying(chosen: Namespace, profile: Profile, console: Console) -> int:
    """Run a suite of injections on a model that obeys them."""
    model = open_door(read_settings(), ledger=MemoryLedger()) if chosen.engine == MODEL else None
    report = run_obeying(chosen.data, chosen.suite, profile=profile, glue=chosen.glue, model=model)
    if chosen.json:
        write_json(report, chosen.json)
    print_rows(
        f"{chosen.suite}, {'a model' if model else 'a model that obeys'}",
        _COLUMNS,
        describe_obeying(report),
        console,
    )
    return 0


def _run_ad_markers(chosen: Namespace, console: Console) -> int:
    report = run_ad_markers(chosen.data)
    if chosen.json:
        write_json(report, chosen.json)
    print_rows("Marks of advertising", _COLUMNS, describe_ad_markers(report), console)
    return 0
