"""A data set's folder as one table of closed deals: the file with an outcome, others joined by their key."""

from dataclasses import dataclass
from pathlib import Path

from kit.errors import BadInput
from qualifier.win_model.deal_import import Import, build_deals
from qualifier.win_model.deal_table import TableInvalid
from qualifier.win_model.leakage import Leak, scan_leakage
from qualifier.win_model.raw_table import RawTable, find_key, join_tables, read_table
from qualifier.win_model.table_map import TableMap, find_roles

_SUFFIXES = (".csv", ".tsv", ".xlsx", ".jsonl", ".ndjson", ".csv.gz", ".tsv.gz", ".jsonl.gz")


@dataclass(frozen=True, slots=True, kw_only=True)
class DealSet:
    """A folder's deals, and the fields that the scan leaves out."""

    imported: Import
    leaks: tuple[Leak, ...]


def read_folder(folder: Path, given: TableMap, like: Import | None = None) -> Import:
    """Return a folder's closed deals, read as `like` was; BadInput when no file tells how deals ended."""
    paths = (
        sorted(p for p in folder.iterdir() if p.name.lower().endswith(_SUFFIXES)) if folder.is_dir() else []
    )
    tables = [table for table in map(_read_or_skip, paths) if table is not None]
    main = next((table for table in tables if _has_outcome(table, given)), None)
    if main is None:
        raise BadInput(f"{folder}: no table with an outcome of deals")
    name = main.name
    for other in tables:
        key = find_key(main, other) if other.name != name else None
        if key is not None:
            main = join_tables(main, other, key)
    return build_deals(main, given, like)


def _read_or_skip(path: Path) -> RawTable | None:
    try:
        return read_table(path)
    except TableInvalid:
        # A data dictionary beside the data is no table of deals.
        return None


def _has_outcome(table: RawTable, given: TableMap) -> bool:
    try:
        find_roles(tuple(table.columns), table.few_levels(), given)
    except TableInvalid:
        return False
    return True


def scan_set(imported: Import, given: TableMap) -> DealSet:
    """Return the set with the fields that are known only afterwards left out."""
    leaks = scan_leakage(imported.table, given.keep, open_rows=imported.open_rows)
    return DealSet(imported=imported, leaks=leaks)
