"""Measures the loading of open registers: speed beside the parser's own, memory, and a kill in the middle."""

import hashlib
import multiprocessing
import os
import resource
import shutil
import signal
import tempfile
import zipfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from eval.register_samples import make_inn, write_archive
from kit.clock import read_cpu_time, read_stopwatch, read_system_clock
from kit.db import Database, migrate, open_database
from qualifier.register_loading import LoadReport, Watch, list_register_files, load_files
from qualifier.register_store import SqlRegisters
from qualifier.register_xml import read_rows
from qualifier.store import MIGRATIONS

_MEMBERS = 50
_REGISTER = "revexp"
# How far the killed load had come: behind its first committed batch, before its last.
_KILLED_AT = 0.6
_SEEN = 1_000


def measure_loads(records: int) -> dict[str, Any]:
    """Load so many records once in peace and once through a kill; return the figures."""
    with _workplace() as folder:
        archive = folder / "data.zip"
        write_archive(archive, register=_REGISTER, records=records, members=_MEMBERS)
        figures: dict[str, Any] = {"records": records, "archive_mib": archive.stat().st_size / 2**20}
        figures |= _in_child(_measure_parser, archive) | _in_child(_measure_reader, archive)
        peace, killed = folder / "peace", folder / "killed"
        figures |= _in_child(_measure_load, archive, peace)
        figures |= _measure_kill(archive, killed)
        same = _fingerprint(peace, records) == _fingerprint(killed, records)
    return figures | {"same_rows_after_kill": same}


@contextmanager
def _workplace() -> Iterator[Path]:
    """The embedded server may run as another user, so that a private folder would be closed to it."""
    folder = Path(tempfile.gettempdir()) / f"dealwright-registers-{os.getpid()}"
    folder.mkdir()
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _opened(folder: Path) -> Iterator[Database]:
    database = open_database("", state_dir=folder)
    try:
        migrate(database, MIGRATIONS)
        yield database
    finally:
        database.close()


def _in_child(work: Callable[..., Mapping[str, Any]], *arguments: Path) -> dict[str, Any]:
    """Run in a process of its own: its peak memory is nobody else's."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    child = context.Process(target=_send, args=(theirs, work, arguments))
    child.start()
    theirs.close()
    try:
        return dict(ours.recv())
    finally:
        child.join()


def _send(pipe: Connection, work: Callable[..., Mapping[str, Any]], arguments: tuple[Path, ...]) -> None:
    pipe.send(work(*arguments))


def _measure_parser(archive: Path) -> Mapping[str, Any]:
    """The limit: the same file through lxml alone, nothing read of what it parses."""
    from lxml import etree  # noqa: PLC0415

    began, count = read_cpu_time(), 0
    with zipfile.ZipFile(archive) as opened:
        for name in opened.namelist():
            with opened.open(name) as member:
                for _, document in etree.iterparse(member, tag="Документ", resolve_entities=False):
                    count += 1
                    document.clear()
                    while document.getprevious() is not None:
                        del document.getparent()[0]
    return {"lxml_alone_per_s": round(count / (read_cpu_time() - began))}


def _measure_reader(archive: Path) -> Mapping[str, Any]:
    began, count = read_cpu_time(), 0
    with zipfile.ZipFile(archive) as opened:
        for name in opened.namelist():
            with opened.open(name) as member:
                count += sum(1 for _ in read_rows(member))
    return {"read_per_s": round(count / (read_cpu_time() - began))}


def _measure_load(archive: Path, folder: Path) -> Mapping[str, Any]:
    with _opened(folder) as database:
        before_mib = _peak_mib()
        began, worked = read_stopwatch(), read_cpu_time()
        report = _load(archive, database, _quiet)
        seconds, cpu_s = read_stopwatch() - began, read_cpu_time() - worked
    return {
        "loaded": report.rows_loaded,
        "load_s": round(seconds, 2),
        "loaded_per_s": round(report.rows_loaded / seconds),
        "loaded_per_core_s": round(report.rows_loaded / cpu_s),
        "peak_mib": round(_peak_mib(), 1),
        "peak_growth_mib": round(_peak_mib() - before_mib, 1),
    }


def _measure_kill(archive: Path, folder: Path) -> dict[str, Any]:
    """Kill a load as `kill -9` does, then load again: only what the kill left is read."""
    context = multiprocessing.get_context("spawn")
    child = context.Process(target=_load_and_die, args=(archive, folder))
    child.start()
    child.join()
    with _opened(folder) as database:
        kept = len(SqlRegisters(database.begin).list_loaded())
        report = _load(archive, database, _quiet)
    return {
        "killed_by": signal.Signals(-(child.exitcode or 0)).name if (child.exitcode or 0) < 0 else "nothing",
        "files_kept_by_kill": kept,
        "files_loaded_after": report.files_loaded,
        "files_found_done": report.files_found_done,
    }


def _load_and_die(archive: Path, folder: Path) -> None:
    begun: list[str] = []

    def begin(name: str) -> None:
        begun.append(name)
        if len(begun) > _MEMBERS * _KILLED_AT:
            os.kill(os.getpid(), signal.SIGKILL)

    with _opened(folder) as database:
        _load(archive, database, begin)


def _load(archive: Path, database: Database, begin: Callable[[str], None]) -> LoadReport:
    shelf = SqlRegisters(database.begin)
    watch = Watch(read=lambda _: None, begin=begin)
    return load_files(list_register_files([archive]), shelf, now=read_system_clock, watch=watch)


def _quiet(_: str) -> None:
    return None


def _fingerprint(folder: Path, records: int) -> str:
    """What the database says of its sets and of a thousand companies spread over them."""
    digest = hashlib.sha256()
    with _opened(folder) as database:
        shelf = SqlRegisters(database.begin)
        for register, as_of, rows, _ in shelf.count_rows():
            digest.update(f"{register}{as_of}{rows}".encode())
        for number in range(0, records, max(1, records // _SEEN)):
            digest.update(repr([asdict(kept.row) for kept in shelf.find(make_inn(number))]).encode())
    return digest.hexdigest()


def _peak_mib() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
