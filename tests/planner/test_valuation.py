from dataclasses import replace
from decimal import Decimal

import pytest

from planner.brief import KpiName, Objective
from planner.buyable import net_cost
from planner.ground import aim_at
from planner.media_plan import Goal
from planner.spending import NOTHING
from planner.valuation import (
    Valued,
    find_main_kpi,
    reaches,
    read_line,
    value_budget,
    value_for_frequency,
    value_orders,
)
from tests.planner.builders import make_kpi
from tests.planner.drafts import ground_of

GROUND = ground_of()
VALUED = value_budget(GROUND, Decimal(2_000_000))
EMPTY = value_orders(GROUND, NOTHING)


def test_the_dearest_line_is_printed_first() -> None:
    costs = [line.cost.amount.net for line in VALUED.lines if line.cost]
    assert costs == sorted(costs, reverse=True)
    assert [one.row.id for one in VALUED.bought] == [line.row_id for line in VALUED.lines]


def test_lines_of_equal_cost_stand_by_their_names() -> None:
    candidates = GROUND.selection.candidates
    twins = tuple(
        replace(candidates[0], row=candidates[0].row.model_copy(update={"id": name})) for name in ("b", "a")
    )
    ground = replace(GROUND, selection=replace(GROUND.selection, candidates=twins))
    orders = dict.fromkeys(("a", "b"), candidates[0].least_units)
    found = value_orders(ground, replace(NOTHING, orders=orders))
    assert [line.row_id for line in found.lines] == ["a", "b"]


def test_what_was_spent_is_the_sum_of_the_printed_lines() -> None:
    bought = {one.row.id: one for one in VALUED.bought}
    by_hand = sum((net_cost(bought[row], units) for row, units in VALUED.spending.orders.items()), Decimal(0))
    assert VALUED.spending.spent == VALUED.totals.amount.net == by_hand <= 2_000_000


@pytest.mark.parametrize("name", ["clicks", "leads", "sales"])
def test_results_add_up_the_lines_middle_low_and_high(name: str) -> None:
    total = getattr(VALUED, name)
    lines = [found for line in VALUED.lines if (found := getattr(line, name)) is not None]
    for part in ("low", "middle", "high"):
        assert getattr(total, part) == sum(getattr(one, part) for one in lines)


def test_each_kpi_is_a_figure_of_the_plan() -> None:
    kpis, totals = VALUED.kpis, VALUED.totals
    assert VALUED.leads is not None
    assert VALUED.reach is not None
    assert kpis[KpiName.LEADS] == VALUED.leads.middle == totals.leads
    assert kpis[KpiName.REACH] == VALUED.reach.people
    assert kpis[KpiName.CPL] == (totals.amount.net / VALUED.leads.middle).quantize(Decimal("0.01"))
    assert kpis[KpiName.CPM] == totals.cpm
    assert kpis[KpiName.DRR] is None
    assert set(kpis) == set(KpiName)


def test_an_empty_split_has_no_figures() -> None:
    assert EMPTY.lines == ()
    assert (EMPTY.reach, EMPTY.clicks, EMPTY.leads, EMPTY.sales) == (None, None, None, None)
    assert EMPTY.totals.amount.gross == 0
    assert EMPTY.kpis[KpiName.LEADS] is None


def test_a_printed_line_is_read_back_for_the_totals() -> None:
    read = [read_line(line) for line in VALUED.lines]
    assert all(one is not None for one in read)
    first = VALUED.lines[0]
    assert read[0] is not None
    assert read[0][0] == first.cost
    assert read[0][1].impressions == first.impressions
    assert read_line(replace(first, cost=None)) is None


def test_a_union_counts_each_person_once() -> None:
    assert VALUED.reach is not None
    singles = [line.reach for line in VALUED.lines]
    assert max(singles) <= VALUED.reach.people <= sum(singles)


MAIN = [
    (Objective.LEADS, KpiName.LEADS, True),
    (Objective.LEADS, KpiName.SALES, False),
    (Objective.LEADS, KpiName.CPL, False),
    (Objective.REACH, KpiName.REACH, True),
    (Objective.AWARENESS, KpiName.REACH, True),
    (Objective.AWARENESS, KpiName.FREQUENCY, False),
    (Objective.TRAFFIC, KpiName.VISITS, True),
    (Objective.SALES, KpiName.SALES, True),
    (Objective.RETENTION, KpiName.CLICKS, True),
]


@pytest.mark.parametrize(("objective", "kpi", "is_main"), MAIN)
def test_the_main_kpi_counts_what_the_plan_makes_most_of(
    objective: Objective, kpi: KpiName, is_main: bool
) -> None:
    wanted = make_kpi(kpi, 100)
    found = find_main_kpi(ground_of(objective=objective, kpi=(wanted,)))
    assert found == (wanted if is_main else None)


@pytest.mark.parametrize(("value", "is_reached"), [(1, True), (10**8, False)])
def test_a_count_is_reached_when_the_forecast_is_not_below_it(value: int, is_reached: bool) -> None:
    assert reaches(VALUED, make_kpi(KpiName.LEADS, value)) is is_reached
    assert not reaches(EMPTY, make_kpi(KpiName.LEADS, 1))


def test_exactly_the_forecast_is_reached_and_one_more_is_not() -> None:
    assert VALUED.leads is not None
    assert reaches(VALUED, make_kpi(KpiName.LEADS, VALUED.leads.middle))
    assert not reaches(VALUED, make_kpi(KpiName.LEADS, VALUED.leads.middle + 1))


def frequency_of(valued: Valued) -> Decimal:
    return valued.reach.frequency if valued.reach else Decimal(0)


def test_a_wanted_frequency_is_held_where_it_can_be() -> None:
    ground = ground_of(objective=Objective.AWARENESS)
    aimed, valued = value_for_frequency(ground, Decimal(2_000_000))
    assert ground.aimed.least_frequency == 3
    assert frequency_of(valued) >= 3
    assert aimed.aim.shares.frequency >= 1


def test_a_frequency_nobody_can_reach_gives_the_most_frequent_plan() -> None:
    ground = ground_of(objective=Objective.AWARENESS, kpi=(make_kpi(KpiName.FREQUENCY, 10),))
    _, valued = value_for_frequency(ground, Decimal(400_000))
    plain = value_budget(aim_at(ground, 1), Decimal(400_000))
    assert frequency_of(valued) >= frequency_of(plain)


def test_without_a_wanted_frequency_the_ground_stays_as_it_is() -> None:
    ground, valued = value_for_frequency(GROUND, Decimal(2_000_000))
    assert ground is GROUND
    assert valued.spending.orders == VALUED.spending.orders


def test_counting_people_from_more_contacts_concentrates_them() -> None:
    ground = ground_of(objective=Objective.REACH)
    wide, deep = (value_budget(aim_at(ground, contacts), Decimal(2_000_000)) for contacts in (1, 3))
    assert aim_at(ground, 3).aim.goal is Goal.EFFECTIVE_REACH
    assert frequency_of(deep) > frequency_of(wide)
    assert wide.reach is not None
    assert deep.reach is not None
    assert wide.reach.people >= deep.reach.people


def test_more_money_never_brings_fewer_leads() -> None:
    counts = [value_budget(GROUND, Decimal(money)).leads for money in (300_000, 900_000, 2_700_000)]
    middles = [one.middle for one in counts if one]
    assert len(middles) == 3
    assert middles == sorted(middles)
