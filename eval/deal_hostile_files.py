"""Huge and hostile exports: each is imported in a process of its own, and its memory and its end are told."""

import gzip
import multiprocessing
import resource
import sys
from collections.abc import Callable, Mapping
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from eval.deal_loads import opened, workplace
from kit.clock import read_stopwatch, read_system_clock
from kit.db import start_embedded
from kit.errors import AppError
from qualifier.deal_store import SqlDeals
from qualifier.deals.deal_map import load_preset
from qualifier.deals.loading import import_file, look_at_file

_BLOCK = 1024 * 1024
_MIB = 1024 * 1024
# Rows of one part and their sample; a file of gigabytes must not ask for more.
_ALLOWED_MIB = 250.0
_HEAD = "Record ID,Deal Name,Deal Stage,Amount,Close Date\n"


def measure_hostile_files(mib: int) -> dict[str, Any]:
    """Import files of so many MiB; what is refused adds nothing, what is taken takes no more memory."""
    figures: dict[str, Any] = {"mib": mib}
    with workplace("hostile") as folder:
        address = start_embedded(folder / "postgres")
        at_rest = _import_apart(address, _write_small(folder / "small.csv"))
        figures["at_rest_peak_mib"] = at_rest["peak_mib"]
        for name, write in _FILES.items():
            path = folder / name
            write(path, mib)
            told = _import_apart(address, path)
            path.unlink()
            figures[name] = {**told, "grown_mib": round(told["peak_mib"] - at_rest["peak_mib"], 1)}
        figures["files_too_large"] = sum(
            told["grown_mib"] > _ALLOWED_MIB for told in figures.values() if isinstance(told, dict)
        )
        with opened(address) as database:
            figures["deals_after"] = SqlDeals(database.begin).count_current()
    return figures


def _import_apart(address: str, path: Path) -> dict[str, Any]:
    """A process's peak of memory never falls: each file gets a new one."""
    context = multiprocessing.get_context("spawn")
    mine, others = context.Pipe()
    child = context.Process(target=_import, args=(others, address, path))
    child.start()
    others.close()
    told: dict[str, Any] = mine.recv()
    child.join()
    return told


def _import(line: Connection, address: str, path: Path) -> None:
    started = read_stopwatch()
    with opened(address) as database:
        try:
            report = import_file(
                look_at_file(path),
                load_preset("hubspot"),
                shelf=SqlDeals(database.begin),
                now=read_system_clock,
                watch=lambda _: None,
            )
            end = f"{report.merged.added} new of {report.rows} rows, {report.left_out} left out"
        except AppError as error:
            end = f"refused: {error.code}"
    line.send({"end": end, "wall_s": round(read_stopwatch() - started, 1), "peak_mib": read_peak_mib()})


def read_peak_mib() -> float:
    """Return the most memory that this process has held."""
    unit = 1 if sys.platform == "darwin" else 1024
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / _MIB, 1)


def _write_small(path: Path) -> Path:
    path.write_text(f"{_HEAD}0,small,Closed Won,1,2025-01-31\n", encoding="utf-8")
    return path


def write_sparse(path: Path, mib: int) -> None:
    """Zeros without a line end, and hardly a block of the disk."""
    with path.open("wb") as stream:
        stream.truncate(mib * _MIB)


def write_one_line(path: Path, mib: int) -> None:
    """A heading, and then a row that never ends."""
    with path.open("wb") as stream:
        stream.write(_HEAD.encode())
        for _ in range(mib):
            stream.write(b"x" * _BLOCK)


def write_long_rows(path: Path, mib: int) -> None:
    """Sound rows whose task is as long as a book."""
    task = "слово " * (_BLOCK // 2 // len("слово ".encode()))
    with path.open("w", encoding="utf-8") as stream:
        stream.write(_HEAD)
        for number in range(mib * _MIB // len(task.encode())):
            stream.write(f"long-{number},{task},Closed Won,1000,2025-01-31\n")


def write_bad_rows(path: Path, mib: int) -> None:
    """Rows of which none is a deal: each of them is told."""
    row = f"{'y' * 2_000},{'z' * 48_000},no such stage,-5,31.02.2025\n"
    with path.open("w", encoding="utf-8") as stream:
        stream.write(_HEAD)
        stream.writelines(row for _ in range(mib * _MIB // len(row)))


def write_bomb(path: Path, mib: int) -> None:
    """A small archive of a huge file."""
    with gzip.open(path, "wb", compresslevel=1) as stream:
        stream.write(_HEAD.encode())
        for _ in range(mib):
            stream.write(b" " * _BLOCK)


def write_book_bomb(path: Path, mib: int) -> None:
    """A small workbook whose table of texts is huge."""
    with (
        ZipFile(path, "w", ZIP_DEFLATED, compresslevel=1) as book,
        book.open("xl/sharedStrings.xml", "w") as part,
    ):
        for _ in range(mib):
            part.write(b"<si><t>x</t></si>" * (_BLOCK // 17))


_FILES: Mapping[str, Callable[[Path, int], None]] = {
    "zeros.csv": write_sparse,
    "zeros.jsonl": write_sparse,
    "one_line.csv": write_one_line,
    "long_rows.csv": write_long_rows,
    "bad_rows.csv": write_bad_rows,
    "bomb.csv.gz": write_bomb,
    "bomb.xlsx": write_book_bomb,
}
