"""A whole file of deals as texts by column, and the joining of a second file to it."""

import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from qualifier.win_model.deal_table import TableInvalid
from qualifier.win_model.table_file import MOST_COLUMNS, read_rows

MOST_ROWS = 1_000_000
# A table is held whole: 2 GB of comments would be as much memory and more. Equal texts are held once.
MOST_LETTERS = 400_000_000
# A column with more different values than this neither tells an outcome nor a kind of deal.
_FEW = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class RowFault:
    """Why a row is not used: its number as people count, its column, and what is wrong in both languages."""

    number: int
    column: str
    what: str
    ru: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RawTable:
    """Texts by column, None for none; `numbers` are the rows' numbers in the file."""

    name: str
    columns: Mapping[str, Sequence[str | None]]
    numbers: Sequence[int]
    faults: tuple[RowFault, ...] = ()

    def __len__(self) -> int:
        return len(self.numbers)

    def few_levels(self) -> dict[str, Counter[str]]:
        """Return how often each value occurs in the columns that have few."""
        found = {}
        for name, texts in self.columns.items():
            counts = Counter(text.casefold() for text in texts if text is not None)
            if 0 < len(counts) <= _FEW:
                found[name] = counts
        return found


def read_table(path: Path, most_rows: int = MOST_ROWS, most_letters: int = MOST_LETTERS) -> RawTable:
    """Read a file whole; what is wrong with a row is kept beside the rows that are right."""
    columns: dict[str, list[str | None]] = {}
    numbers: list[int] = []
    faults: list[RowFault] = []
    letters = 0
    for row in read_rows(path):
        # Broken rows are held as well: a file may consist of them.
        if len(numbers) + len(faults) >= most_rows:
            raise TableInvalid(
                f"{path.name} has more than {most_rows:,} deals; keep the newest.",
                ru=f"В файле {path.name} больше {most_rows:,} сделок; оставьте последние.",
            )
        if row.fault:
            faults.append(RowFault(number=row.number, column="", what=row.fault, ru=_in_russian(row.fault)))
            continue
        letters += _add_row(columns, row.cells, before=len(numbers))
        _check_size(path.name, len(columns), letters, most_letters)
        numbers.append(row.number)
    return RawTable(name=path.name, columns=columns, numbers=numbers, faults=tuple(faults))


def _add_row(columns: dict[str, list[str | None]], cells: Mapping[str, str | None], *, before: int) -> int:
    """Add a row to the columns; return how many letters are held more, a text that was there before none."""
    letters = 0
    for name in [new for new in cells if new not in columns]:
        columns[name] = [None] * before
    for name, texts in columns.items():
        text = cells.get(name)
        kept = sys.intern(text) if text is not None else None
        letters += len(kept) if kept is not None and kept is text else 0
        texts.append(kept)
    return letters


def _check_size(name: str, columns: int, letters: int, most_letters: int) -> None:
    # Lines of JSON may each name columns of their own.
    if columns > MOST_COLUMNS:
        raise TableInvalid(
            f"{name} has more than {MOST_COLUMNS} columns.",
            ru=f"В файле {name} больше {MOST_COLUMNS} столбцов.",
        )
    if letters > most_letters:
        raise TableInvalid(
            f"{name} holds too much text to learn from; leave out columns of free text, or old deals.",
            ru=f"В файле {name} слишком много текста; уберите столбцы с длинным текстом или старые сделки.",
        )


def _in_russian(fault: str) -> str:
    words = {"not JSON": "не JSON", "not an object": "не объект"}
    return words.get(fault, fault.replace("cells", "ячеек").replace("columns", "столбцов"))


def fold_key(text: str | None) -> str:
    """Return a key as two tables may both write it: `GTX Pro` and `GTXPro` are one."""
    return "".join(char for char in (text or "").casefold() if char.isalnum())


def find_key(main: RawTable, other: RawTable) -> str | None:
    """Return the column that both tables have and that names each row of the other once."""
    for name in other.columns:
        keys = [fold_key(text) for text in other.columns[name]]
        if name and name in main.columns and all(keys) and len(set(keys)) == len(keys):
            return name
    return None


def join_tables(main: RawTable, other: RawTable, key: str) -> RawTable:
    """Return the main table with the other's columns beside it, where the keys agree."""
    place = {fold_key(text): at for at, text in enumerate(other.columns[key])}
    found = [place.get(fold_key(text)) for text in main.columns[key]]
    added = {
        name: [texts[at] if at is not None else None for at in found]
        for name, texts in other.columns.items()
        if name not in main.columns
    }
    return replace(main, columns={**main.columns, **added})
