"""A load of open data sets: whole files only, many to a transaction, going on where a killed one stopped."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from qualifier.open_register import Batch, FileFault, FileRefused, RegisterRow, RegisterShelf, RowFault
from qualifier.register_files import RegisterFile, list_files, list_paths, open_file
from qualifier.register_xml import read_rows

# A transaction costs some milliseconds, and what a kill loses is at most one.
ROWS_A_BATCH = 50_000
FILES_A_BATCH = 500
_MOST_NAMED = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class BadRow:
    """A row that was left out: its file, its place among the file's documents, and why."""

    file: str
    number: int
    why: RowFault


@dataclass(slots=True, kw_only=True)
class LoadReport:
    """What a load came to."""

    files_loaded: int = 0
    files_found_done: int = 0
    rows_loaded: int = 0
    bad_files: list[tuple[str, FileFault]] = field(default_factory=list)
    faults: Counter[RowFault] = field(default_factory=Counter)
    # The first of the rows that were left out; persons are left out by rule, and not named.
    bad_rows: list[BadRow] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Watch:
    """Who hears of a load's progress: bytes of XML read, and the file that is read now."""

    read: Callable[[int], None]
    begin: Callable[[str], None]


def list_register_files(paths: Sequence[Path]) -> tuple[RegisterFile, ...]:
    """Return every XML file at the paths, in their order."""
    return tuple(file for path in list_paths(list(paths)) for file in list_files(path))


def load_files(
    files: Sequence[RegisterFile],
    shelf: RegisterShelf,
    *,
    now: Callable[[], datetime],
    watch: Watch,
    files_a_batch: int | None = None,
) -> LoadReport:
    """Load each file that is not loaded yet; a bad file is named, leaves nothing and stops nobody."""
    report = LoadReport()
    done = shelf.list_loaded()
    left: list[RegisterFile] = []
    for file in files:
        if file.fault is None and file.key in done:
            report.files_found_done += 1
            watch.read(file.key.size)
        else:
            left.append(file)
    while left:
        with shelf.begin() as batch:
            run = _Run(report=report, now=now, watch=watch)
            taken = _fill(batch, left[: files_a_batch or FILES_A_BATCH], run)
        left = left[taken:]
    return report


@dataclass(frozen=True, slots=True, kw_only=True)
class _Run:
    report: LoadReport
    now: Callable[[], datetime]
    watch: Watch


def _fill(batch: Batch, files: Sequence[RegisterFile], run: _Run) -> int:
    """Add files until the batch is full; return how many were taken."""
    rows = 0
    for taken, file in enumerate(files, 1):
        run.watch.begin(file.key.name)
        try:
            added = _add_file(batch, file, run)
        except FileRefused as error:
            run.report.bad_files.append((file.key.name, error.why))
            continue
        run.report.files_loaded += 1
        run.report.rows_loaded += added
        rows += added
        if rows >= ROWS_A_BATCH:
            return taken
    return len(files)


def _add_file(batch: Batch, file: RegisterFile, run: _Run) -> int:
    reading = _Reading(file, run.watch.read)
    try:
        added = batch.add(file.key, reading.rows(), at=run.now())
    except FileRefused as error:
        # What was left out explains a file without rows; of a torn file nothing is said but that.
        if error.why is FileFault.NO_ROWS:
            reading.tell(run.report)
        raise
    reading.tell(run.report)
    return added


class _Reading:
    """One file's rows, and what was left out of it."""

    def __init__(self, file: RegisterFile, report: Callable[[int], None]) -> None:
        self._file = file
        self._report = report
        self._counts: Counter[RowFault] = Counter()
        self._named: list[BadRow] = []

    def rows(self) -> Iterator[RegisterRow]:
        """Read the file once; FileRefused when it is none of the known sets."""
        is_empty = True
        with open_file(self._file, self._report) as stream:
            for number, found in enumerate(read_rows(stream), 1):
                if isinstance(found, RegisterRow):
                    is_empty = False
                    yield found
                else:
                    self._leave_out(number, found)
        # To mark a file of another set as loaded would hide it; one of persons only is read to its end.
        if is_empty and set(self._counts) != {RowFault.PERSON}:
            raise FileRefused(FileFault.NO_ROWS)

    def _leave_out(self, number: int, why: RowFault) -> None:
        self._counts[why] += 1
        if why is not RowFault.PERSON and len(self._named) < _MOST_NAMED:
            self._named.append(BadRow(file=self._file.key.name, number=number, why=why))

    def tell(self, report: LoadReport) -> None:
        """Add what was left out to the report."""
        report.faults += self._counts
        report.bad_rows += self._named[: _MOST_NAMED - len(report.bad_rows)]
