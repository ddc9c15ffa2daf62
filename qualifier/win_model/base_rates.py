"""What can be said of few deals: how often each segment was won, with its interval."""

from collections import defaultdict
from dataclasses import dataclass

from qualifier.win_model.deal_table import DealTable
from qualifier.win_model.fields import COUNTED, fold_level
from qualifier.win_model.metrics import wilson
from qualifier.win_model.rules import load_rules

MOST_SEGMENTS = 12
FEWEST_IN_SEGMENT = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class BaseRate:
    """A segment (an empty field for all deals): how many, how many won, and the 95 % interval."""

    field: str
    value: str
    n: int
    won: int
    low: float
    high: float


def has_enough(table: DealTable) -> bool:
    """Tell whether there are deals enough for a chance of one lead."""
    rules = load_rules()
    lost = len(table) - table.won
    return table.won >= rules.number("fewest_won") and lost >= rules.number("fewest_lost")


def list_base_rates(table: DealTable) -> tuple[BaseRate, ...]:
    """Return the share won of all deals and of the largest segments."""
    low, high = wilson(table.won, len(table))
    whole = BaseRate(field="", value="", n=len(table), won=table.won, low=low, high=high)
    counts: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
    for column in table.columns:
        if column.kind in COUNTED:
            continue
        for value, won in zip(column.values, table.outcomes, strict=True):
            if value is not None:
                counts[column.name, fold_level(value)][won] += 1
    rows = [_rate(name, value, sum(ended), ended[1]) for (name, value), ended in counts.items()]
    large = sorted(
        (row for row in rows if row.n >= FEWEST_IN_SEGMENT), key=lambda r: (-r.n, r.field, r.value)
    )
    return (whole, *large[:MOST_SEGMENTS])


def _rate(field: str, value: str, n: int, won: int) -> BaseRate:
    low, high = wilson(won, n)
    return BaseRate(field=field, value=value, n=n, won=won, low=low, high=high)
