"""Measures the loading of open registers: speed beside the parser's own, memory, and a kill in the middle."""

import multiprocessing
import os
import resource
import shutil
import signal
import tempfile
import zipfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from eval.register_samples import write_archive
from kit.clock import read_cpu_time, read_stopwatch, read_system_clock
from kit.db import Database, start_embedded, use_database
from qualifier.open_register import RegisterRow
from qualifier.register_loading import LoadReport, Watch, list_register_files, load_files
from qualifier.register_store import SqlRegisters
from qualifier.register_xml import read_rows
from qualifier.store import MIGRATIONS

_MEMBERS = 50
_KILLED_SHARE = 5
# The killed load dies here: behind its first kept batch, before its last.
_KILLED_AT = 30
_BATCH_FILES = 10
_SEEN = 1_000


def measure_loads(records: int, url: str | None = None) -> dict[str, Any]:
    """Load a fifth of the records through a kill, then all of another set in peace; return the figures."""
    with _workplace() as folder:
        killed, peace = folder / "killed.zip", folder / "peace.zip"
        write_archive(
            killed, register="sshr2019", records=max(_MEMBERS, records // _KILLED_SHARE), members=_MEMBERS
        )
        write_archive(peace, register="revexp", records=records, members=_MEMBERS)
        address = url or start_embedded(folder / "postgres")
        figures: dict[str, Any] = {"archive_mib": round(peace.stat().st_size / 2**20, 1)}
        figures |= _measure_kill(killed, address)
        figures |= _in_child(_measure, peace, address)
        with _opened(address) as database:
            shelf = SqlRegisters(database.begin)
            wrong = count_wrong(killed, shelf) + count_wrong(peace, shelf)
    return {"records": records, **figures, "wrong_rows": wrong}


@contextmanager
def _workplace() -> Iterator[Path]:
    """The embedded server may run as another user, so that a private folder would be closed to it."""
    folder = Path(tempfile.gettempdir()) / f"dealwright-registers-{os.getpid()}"
    folder.mkdir()
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _opened(url: str) -> AbstractContextManager[Database]:
    return use_database(url, state_dir=Path(), scripts=MIGRATIONS)


def _in_child(work: Callable[[Path, str], Mapping[str, Any]], archive: Path, url: str) -> dict[str, Any]:
    """Run in a process of its own: its peak memory is nobody else's."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    child = context.Process(target=_send, args=(theirs, work, archive, url))
    child.start()
    theirs.close()
    try:
        return dict(ours.recv())
    finally:
        child.join()


def _send(pipe: Connection, work: Callable[[Path, str], Mapping[str, Any]], archive: Path, url: str) -> None:
    pipe.send(work(archive, url))


def _measure(archive: Path, url: str) -> Mapping[str, Any]:
    return {**measure_parser(archive), **measure_reader(archive), **measure_load(archive, url)}


def measure_parser(archive: Path) -> Mapping[str, Any]:
    """The limit: the archive through lxml alone, nothing read of what it parses."""
    from lxml import etree  # noqa: PLC0415  only this measure needs it

    began, count = read_cpu_time(), 0
    for member in _members(archive):
        for _, document in etree.iterparse(member, tag="Документ", resolve_entities=False):
            count += 1
            document.clear()
            while document.getprevious() is not None:
                del document.getparent()[0]
    return {"lxml_alone_per_core_s": _rate(count, read_cpu_time() - began)}


def measure_reader(archive: Path) -> Mapping[str, Any]:
    """The archive read into rows that go nowhere."""
    began = read_cpu_time()
    count = sum(1 for member in _members(archive) for _ in read_rows(member))
    return {"read_per_core_s": _rate(count, read_cpu_time() - began)}


def measure_load(archive: Path, url: str) -> Mapping[str, Any]:
    """The archive read, copied and merged; memory by the process's own peak."""
    with _opened(url) as database:
        before_mib = _peak_mib()
        began, worked = read_stopwatch(), read_cpu_time()
        report = _load(archive, database, _quiet)
        seconds, cpu_s = read_stopwatch() - began, read_cpu_time() - worked
    return {
        "loaded": report.rows_loaded,
        "load_s": round(seconds, 2),
        "loaded_per_s": _rate(report.rows_loaded, seconds),
        "loaded_per_core_s": _rate(report.rows_loaded, cpu_s),
        "peak_mib": round(_peak_mib(), 1),
        "peak_growth_mib": round(_peak_mib() - before_mib, 1),
    }


def _measure_kill(archive: Path, url: str) -> dict[str, Any]:
    """Kill a load as `kill -9` does, then load again: only what the kill left is read."""
    context = multiprocessing.get_context("spawn")
    child = context.Process(target=_load_and_die, args=(archive, url))
    child.start()
    child.join()
    code = child.exitcode or 0
    with _opened(url) as database:
        kept = len(SqlRegisters(database.begin).list_loaded())
        report = _load(archive, database, _quiet)
    return {
        "killed_by": signal.Signals(-code).name if code < 0 else "nothing",
        "files_kept_by_kill": kept,
        "files_found_done": report.files_found_done,
        "files_loaded_after": report.files_loaded,
    }


def _load_and_die(archive: Path, url: str) -> None:
    begun: list[str] = []

    def begin(name: str) -> None:
        begun.append(name)
        if len(begun) > _KILLED_AT:
            os.kill(os.getpid(), signal.SIGKILL)

    with _opened(url) as database:
        _load(archive, database, begin, files_a_batch=_BATCH_FILES)


def _load(
    archive: Path, database: Database, begin: Callable[[str], None], *, files_a_batch: int | None = None
) -> LoadReport:
    return load_files(
        list_register_files([archive]),
        SqlRegisters(database.begin),
        now=read_system_clock,
        watch=Watch(read=_ignore, begin=begin),
        files_a_batch=files_a_batch,
    )


def _quiet(_: str) -> None:
    return None


def _ignore(_: int) -> None:
    return None


def count_wrong(archive: Path, shelf: SqlRegisters) -> int:
    """Count rows that are not kept as the archive has them: by number, and a thousand one by one."""
    rows = [row for member in _members(archive) for row in read_rows(member) if isinstance(row, RegisterRow)]
    register = rows[0].register
    kept = sum(count for name, _, count, _ in shelf.count_rows() if name is register)
    seen = rows[:: max(1, len(rows) // _SEEN)]
    differ = sum(_figures_of(shelf, row) != [dict(row.figures)] for row in seen)
    return abs(kept - len(rows)) + differ


def _figures_of(shelf: SqlRegisters, row: RegisterRow) -> list[dict[Any, int]]:
    return [dict(kept.row.figures) for kept in shelf.find(row.inn) if kept.row.register is row.register]


def _members(archive: Path) -> Iterator[Any]:
    with zipfile.ZipFile(archive) as opened:
        for name in opened.namelist():
            with opened.open(name) as member:
                yield member


def _rate(count: int, seconds: float) -> int:
    return round(count / max(seconds, 1e-6))


def _peak_mib() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
