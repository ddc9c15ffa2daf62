"""Learn fields from columns, and turn a table into arrays of numbers and codes."""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from qualifier.win_model.deal_table import Column, DealTable
from qualifier.win_model.fields import MISSING, Field, fold_level, map_levels, read_cell

Array = NDArray[Any]
MOST_LEVELS = 500
BANDS = 8
_FEWEST_OF_LEVEL = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Encoded:
    """Deals as arrays: numbers (NaN when none) and codes, a column a field, and the outcomes as 0 and 1."""

    fields: tuple[Field, ...]
    numbers: Array
    codes: Array
    won: Array

    def take(self, places: Array) -> "Encoded":
        """Return the deals at these places."""
        return Encoded(
            fields=self.fields, numbers=self.numbers[places], codes=self.codes[places], won=self.won[places]
        )

    def __len__(self) -> int:
        return len(self.won)


def learn_fields(table: DealTable) -> tuple[Field, ...]:
    """Return what each column's values are cut into; a column with one value teaches nothing."""
    fields = [_learn_field(column, len(table)) for column in table.columns]
    return tuple(field for field in fields if field is not None)


def _learn_field(column: Column, size: int) -> Field | None:
    field = Field(name=column.name, kind=column.kind)
    if field.is_counted:
        numbers = [
            value for value in column.values if isinstance(value, int | float) and math.isfinite(value)
        ]
        edges = find_edges(np.asarray(numbers, dtype=float), BANDS)
        if not edges and len(numbers) in (0, size):
            return None
        return Field(name=column.name, kind=column.kind, edges=edges)
    counts = Counter(fold_level(value) for value in column.values if value is not None)
    # Of equally frequent levels the alphabet decides, not which row came first.
    frequent = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:MOST_LEVELS]
    levels = [level for level, n in frequent if n >= _FEWEST_OF_LEVEL]
    if not levels or (len(counts) == 1 and sum(counts.values()) == size):
        return None
    return Field(name=column.name, kind=column.kind, levels=tuple(sorted(levels)))


def find_edges(numbers: Array, bands: int) -> tuple[float, ...]:
    """Return values that cut numbers into bands of about equal size, each of them a value that occurs."""
    if not len(numbers):
        return ()
    steps = np.linspace(0, 1, bands + 1)[1:-1]
    cuts = np.unique(np.quantile(numbers, steps, method="higher"))
    return tuple(float(cut) for cut in cuts if cut > numbers.min())


def encode(table: DealTable, fields: Sequence[Field]) -> Encoded:
    """Return a table's deals as arrays for fields that were learnt from it or from another."""
    by_name = {column.name: column for column in table.columns}
    size, width = len(table), len(fields)
    numbers = np.full((size, width), np.nan)
    codes = np.full((size, width), MISSING, dtype=np.int32)
    for at, field in enumerate(fields):
        column = by_name.get(field.name)
        levels = map_levels(field)
        if column is not None:
            cells = {value: read_cell(field, levels, value) for value in set(column.values)}
            numbers[:, at] = [cells[value].number for value in column.values]
            codes[:, at] = [cells[value].code for value in column.values]
    return Encoded(
        fields=tuple(fields), numbers=numbers, codes=codes, won=np.asarray(table.outcomes, dtype=float)
    )


def place_codes(codes: Array, width: int) -> Array:
    """Return codes as places in a table whose last entry is `missing`."""
    return np.where(codes == MISSING, width - 1, codes)


def tell_codes(encoded: Encoded) -> Array:
    """Return all codes as places in their tables."""
    widths = [field.width for field in encoded.fields]
    return (
        np.stack([place_codes(encoded.codes[:, at], width) for at, width in enumerate(widths)], axis=1)
        if widths
        else np.zeros((len(encoded), 0), dtype=np.int32)
    )
