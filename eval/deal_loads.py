"""Measures the import of deals: speed on an invented export, and kills midway that must lose nothing."""

import csv
import multiprocessing
import os
import shutil
import signal
import tempfile
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

from eval.deal_town import make_deals
from kit.clock import read_cpu_time, read_stopwatch, read_system_clock
from kit.db import Database, start_embedded, use_database
from qualifier.deal_store import SqlDeals
from qualifier.deals.closed_deal import ClosedDeal
from qualifier.deals.deal_map import load_preset
from qualifier.deals.loading import ImportReport, import_file, look_at_file
from qualifier.record import Outcome
from qualifier.store import MIGRATIONS

_HEAD = ("Record ID", "Deal Name", "Deal Stage", "Company name", "Industry", "City", "Number of Employees",
         "Products", "Amount", "Create Date", "Close Date", "Closed Lost Reason")  # fmt: skip
_STAGES = {Outcome.WON: "Closed Won", Outcome.LOST: "Closed Lost"}
# One row of so many cannot be believed, and must be told and left out.
_BAD_EVERY = 100


def measure_import(rows: int, kills: int, url: str | None = None) -> dict[str, Any]:
    """Import an export in peace, and another one through kills; return the figures."""
    with workplace("deals") as folder:
        address = url or start_embedded(folder / "postgres")
        peace, killed = folder / "peace.csv", folder / "killed.csv"
        write_export(peace, rows)
        write_export(killed, max(rows // 3, 100), seed=7)
        started, worked = read_stopwatch(), read_cpu_time()
        report = _import(address, peace)
        figures: dict[str, Any] = {
            "rows": report.rows,
            "left_out": report.left_out,
            "wall_s": round(read_stopwatch() - started, 1),
            "own_cpu_s": round(read_cpu_time() - worked, 1),
        }
        # The second import of a database meets what the first one left: it was the slow one.
        started = read_stopwatch()
        again = _import(address, peace)
        figures["wall_again_s"] = round(read_stopwatch() - started, 1)
        figures["changed_by_the_same_file"] = again.merged.added + again.merged.changed
        return figures | _measure_kills(address, killed, kills)


def _measure_kills(address: str, path: Path, kills: int) -> dict[str, Any]:
    """Kill the import again and again; what is left is imported once and whole."""
    known = _count(address)
    died = resumed = seen = 0
    for _ in range(kills):
        child = multiprocessing.get_context("spawn").Process(target=_die_midway, args=(address, path))
        child.start()
        child.join()
        died += child.exitcode == -signal.SIGKILL
        seen += _count(address) - known
    report = _import(address, path)
    resumed = report.resumed_at
    return {
        "kills": died,
        "deals_seen_before_the_end": seen,
        "went_on_after_row": resumed,
        "wrong_deals": abs(_count(address) - known - (report.rows - report.left_out)),
    }


def _die_midway(address: str, path: Path) -> None:
    # Each dies behind one part more; the last ones when all is staged and nothing is merged.
    def watch(_row: int) -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    _import(address, path, watch)


def _import(address: str, path: Path, watch: Any = lambda row: None) -> ImportReport:
    with opened(address) as database:
        shelf = SqlDeals(database.begin)
        return import_file(
            look_at_file(path), load_preset("hubspot"), shelf=shelf, now=read_system_clock, watch=watch
        )


def _count(address: str) -> int:
    with opened(address) as database:
        return SqlDeals(database.begin).count_current()


def opened(address: str) -> AbstractContextManager[Database]:
    """Open a database, migrated."""
    return use_database(address, state_dir=Path(), scripts=MIGRATIONS)


@contextmanager
def workplace(purpose: str) -> Iterator[Path]:
    """A new folder each time: the embedded server remembers folders, and opens none that was deleted."""
    folder = Path(tempfile.mkdtemp(prefix=f"dealwright-{purpose}-"))
    # The embedded server may run as another user, to whom a private folder would be closed.
    folder.chmod(0o755)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def write_export(path: Path, rows: int, *, seed: int = 1) -> None:
    """Write deals as HubSpot exports them; every hundredth has a negative amount."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(_HEAD)
        for number, town in enumerate(make_deals(rows, seed)):
            writer.writerow(_write_row(town.deal, seed, is_bad=number % _BAD_EVERY == 0))


def _write_row(deal: ClosedDeal, seed: int, *, is_bad: bool) -> tuple[Any, ...]:
    return (
        f"{seed}-{deal.id}",
        deal.task,
        _STAGES[deal.outcome],
        deal.company,
        deal.industry,
        deal.region,
        deal.employees,
        ";".join(deal.products),
        f"-{deal.amount_rub}" if is_bad else deal.amount_rub,
        deal.created,
        deal.closed,
        deal.loss_reason,
    )
