"""What is said where a chance would be a guess: shares won, counted by hand, with their intervals."""

import pytest

from qualifier.win_model.base_rates import FEWEST_IN_SEGMENT, MOST_SEGMENTS, has_enough, list_base_rates
from qualifier.win_model.deal_table import DealTable
from qualifier.win_model.fields import ColumnKind
from qualifier.win_model.metrics import wilson
from tests.qualifier.win_model.deals import column, make_table


def table_of(values: list[str | None], won: list[bool]) -> DealTable:
    return DealTable(
        ids=tuple(map(str, range(len(won)))),
        columns=(
            column("industry", ColumnKind.CATEGORY, values),
            column("sum", ColumnKind.NUMBER, [1.0] * len(won)),
            column("came", ColumnKind.DATE, [738000.0] * len(won)),
        ),
        outcomes=tuple(won),
    )


def test_shares_are_counted_by_segment_the_largest_first() -> None:
    values: list[str | None] = ["Bank"] * 4 + ["bank "] * 4 + ["auto"] * 6 + ["rare"] * 4 + [None] * 3
    won = [True] * 6 + [False] * 2 + [True] * 1 + [False] * 5 + [True] * 7
    rates = list_base_rates(table_of(values, won))
    told = [(rate.field, rate.value, rate.n, rate.won) for rate in rates]
    assert told == [("", "", 21, 14), ("industry", "bank", 8, 6), ("industry", "auto", 6, 1)]
    assert (rates[1].low, rates[1].high) == wilson(6, 8)


def test_a_segment_of_a_few_deals_is_not_told() -> None:
    values: list[str | None] = ["a"] * FEWEST_IN_SEGMENT + ["b"] * (FEWEST_IN_SEGMENT - 1)
    rates = list_base_rates(table_of(values, [True] * len(values)))
    assert [rate.value for rate in rates] == ["", "a"]


def test_only_the_largest_segments_are_told() -> None:
    values: list[str | None] = [f"s{at % 30}" for at in range(300)]
    rates = list_base_rates(table_of(values, [at % 2 == 0 for at in range(300)]))
    assert len(rates) == 1 + MOST_SEGMENTS
    assert [rate.value for rate in rates[1:4]] == ["s0", "s1", "s10"]


def test_nothing_is_known_of_no_deals() -> None:
    rates = list_base_rates(DealTable(ids=(), columns=(), outcomes=()))
    assert [(rate.n, rate.won, rate.low, rate.high) for rate in rates] == [(0, 0, 0.0, 1.0)]


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_every_interval_holds_its_share(seed: int) -> None:
    for rate in list_base_rates(make_table(90, seed)):
        assert rate.low <= rate.won / rate.n <= rate.high


@pytest.mark.parametrize(
    ("won", "lost", "enough"),
    [(39, 39, False), (40, 39, False), (39, 40, False), (40, 40, True), (41, 900, True), (0, 900, False)],
)
def test_thirty_nine_won_are_too_few_and_forty_are_enough(won: int, lost: int, enough: bool) -> None:
    outcomes = (True,) * won + (False,) * lost
    table = DealTable(ids=("",) * len(outcomes), columns=(), outcomes=outcomes)
    assert has_enough(table) is enough
