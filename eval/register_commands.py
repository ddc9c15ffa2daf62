"""The command that measures the loading of open registers."""

from argparse import Namespace
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from rich.console import Console

from eval.register_loads import measure_loads
from eval.report_table import print_rows
from eval.run_files import write_json

_COLUMNS = ("what", "figure")
_RECORDS = 500_000


def add_registers(commands: Any) -> None:
    """Add the command that loads invented registers into a database of its own."""
    registers = commands.add_parser("registers", help="measure the loading of open data sets")
    registers.add_argument("--records", type=int, default=_RECORDS)
    registers.add_argument("--json", type=Path)
    registers.set_defaults(run=_run_registers)


def _run_registers(chosen: Namespace, console: Console) -> int:
    return report_loads(measure_loads(chosen.records), chosen.json, console)


def report_loads(figures: Mapping[str, Any], out: Path | None, console: Console) -> int:
    """Print the figures, keep them as JSON; 1 when a row is not what was loaded."""
    if out:
        write_json(figures, out)
    rows = [(name.replace("_", " "), str(value)) for name, value in figures.items()]
    print_rows("Loading of open registers", _COLUMNS, rows, console)
    return 1 if figures["wrong_rows"] else 0
