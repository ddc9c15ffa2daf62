"""Closed deals as columns: what is known of each, how it ended, and what could not be used."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kit.errors import BadInput
from qualifier.win_model.fields import ColumnKind, Row, Value


class TableInvalid(BadInput):
    """The file is no table of deals."""

    code = "deal_table_invalid"
    ru = "Файл нельзя прочитать как таблицу сделок."


class TooFewDeals(BadInput):
    """There are too few closed deals to learn from."""

    code = "too_few_deals"
    ru = "Закрытых сделок слишком мало, чтобы на них учиться."


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One named column; None is a value that nobody gave."""

    name: str
    kind: ColumnKind
    values: tuple[Value, ...]

    @property
    def missing_share(self) -> float:
        """The share of deals without a value."""
        return sum(value is None for value in self.values) / max(len(self.values), 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class DealTable:
    """Deals that ended, a tuple a column; `days` are the days that order them, None when unknown."""

    ids: tuple[str, ...]
    columns: tuple[Column, ...]
    outcomes: tuple[bool, ...]
    days: tuple[float | None, ...] = ()

    def __len__(self) -> int:
        return len(self.outcomes)

    @property
    def won(self) -> int:
        """How many deals were won."""
        return sum(self.outcomes)

    @property
    def base_rate(self) -> float:
        """The share of deals won."""
        return self.won / max(len(self), 1)

    def take(self, places: Sequence[int]) -> "DealTable":
        """Return the deals at these places."""
        columns = tuple(replace(c, values=tuple(c.values[at] for at in places)) for c in self.columns)
        return DealTable(
            ids=tuple(self.ids[at] for at in places),
            columns=columns,
            outcomes=tuple(self.outcomes[at] for at in places),
            days=tuple(self.days[at] for at in places) if self.days else (),
        )

    def without(self, names: Sequence[str]) -> "DealTable":
        """Return the table without some columns."""
        return replace(self, columns=tuple(c for c in self.columns if c.name not in names))

    def row(self, at: int) -> Row:
        """Return one deal's values by column."""
        return {column.name: column.values[at] for column in self.columns}

    def vectors(self) -> list[tuple[Value, ...]]:
        """Return the values of each deal side by side."""
        if not self.columns:
            return [()] * len(self)
        return list(zip(*(column.values for column in self.columns), strict=True))
