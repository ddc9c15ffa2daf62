"""The fields a model reads: how a value of a deal becomes a number and a code, without any library."""

import math
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

Value = float | str | None
Row = Mapping[str, Value]
MISSING = -1
# What a column is called that tells by a running number when a deal came.
ORDER = "order, thousands"


class ColumnKind(StrEnum):
    """What a column holds; days are numbers counted from the year 1."""

    NUMBER = "number"
    CATEGORY = "category"
    FLAG = "flag"
    DATE = "date"


COUNTED = (ColumnKind.NUMBER, ColumnKind.DATE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field of a model: the levels it knows, or the edges that cut its numbers into bands."""

    name: str
    kind: ColumnKind
    levels: tuple[str, ...] = ()
    edges: tuple[float, ...] = ()

    @property
    def is_counted(self) -> bool:
        """Numbers and days have a curve; the rest has levels."""
        return self.kind in COUNTED

    @property
    def width(self) -> int:
        """How many codes there are: the levels and `other`, or the bands; then `missing`, the last."""
        return len(self.edges if self.is_counted else self.levels) + 2

    def name_code(self, code: int) -> str:
        """Return the level of a code, empty for a band or for what was never seen."""
        return self.levels[code] if 0 <= code < len(self.levels) else ""


@dataclass(frozen=True, slots=True)
class Cell:
    """A value as the parts of a model read it: its number (NaN when none) and its code."""

    number: float
    code: int


def read_cell(field: Field, levels: Mapping[str, int], value: Value) -> Cell:
    """Return a value's number and code; what was never seen in training is `other`, none is `missing`."""
    if field.is_counted:
        if not isinstance(value, int | float) or not math.isfinite(value):
            return Cell(math.nan, MISSING)
        return Cell(float(value), bisect_right(field.edges, value))
    if value is None or value == "":
        return Cell(math.nan, MISSING)
    return Cell(math.nan, levels.get(fold_level(value), len(field.levels)))


def fold_level(value: Value) -> str:
    """Return a category as it is compared: letter case and spaces apart do not make another one."""
    return " ".join(str(value).split()).casefold()


def map_levels(field: Field) -> dict[str, int]:
    """Return the code of each level."""
    return {level: code for code, level in enumerate(field.levels)}
