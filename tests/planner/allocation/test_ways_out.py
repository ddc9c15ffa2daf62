from dataclasses import replace
from functools import cache

import pytest

from planner.allocation.ask import Ask, Way, WayOut, needed_money, solve
from planner.allocation.constraints import Constraints, KpiFloor, ShareLimit
from planner.allocation.options import Option
from planner.allocation.responses import Goerg, Linear
from planner.allocation.union import Union
from planner.allocation.ways_out import Chances, ways_out

OPTIONS = tuple(
    Option(id=f"c{at}", response=Goerg(potential=people, cpm_rub=cpm), minimum=5e4)
    for at, (people, cpm) in enumerate(((6e6, 250), (4e6, 420), (3e6, 180), (1.5e6, 900)))
)
SPARE = Option(id="new", response=Goerg(potential=5e6, cpm_rub=100))
WANTED = tuple(replace(option, required=True, minimum=4e5) for option in OPTIONS)
CLICKS = KpiFloor(
    name="clicks",
    responses={option.id: Linear(units_per_rub=0.01 * (at + 1)) for at, option in enumerate(OPTIONS)},
    floor=20_000,
)


def stretch(days: int) -> tuple[Option, ...]:
    return tuple(replace(option, maximum=1e5 * days / 7) for option in OPTIONS)


ASKS = {
    "goal": Ask(options=OPTIONS, budget=1e6, goal=4e6),
    "goal beyond everything": Ask(options=OPTIONS, budget=1e6, goal=4e7),
    "union goal": Ask(options=OPTIONS, budget=1e6, goal=4e6, union=Union(universe=2e7)),
    "at most two": Ask(options=OPTIONS, budget=1e6, goal=4e6, constraints=Constraints(at_most=2)),
    "minimums": Ask(options=WANTED, budget=8e5),
    "one ticket": Ask(options=(replace(OPTIONS[0], required=True, minimum=9e5),), budget=8e5),
    "kpi": Ask(options=OPTIONS, budget=1e5, constraints=Constraints(kpis=(CLICKS,))),
    "share": Ask(
        options=OPTIONS,
        budget=1e6,
        goal=3e6,
        constraints=Constraints(shares=(ShareLimit(ids=("c3",), floor=0.5),)),
    ),
    "either or": Ask(
        options=OPTIONS, budget=1e6, goal=3e6, constraints=Constraints(either_or=(("c0", "c2"),))
    ),
}


@cache
def ways_of(name: str) -> tuple[WayOut, ...]:
    return ways_out(ASKS[name])


def by_way(found: tuple[WayOut, ...]) -> dict[Way, WayOut]:
    return {way.way: way for way in reversed(found)}


@pytest.mark.parametrize("name", ASKS)
def test_an_impossible_ask_has_three_proved_ways_out(name: str) -> None:
    ask = ASKS[name]
    assert solve(ask) is None
    found = ways_of(name)
    assert len(found) >= 3
    for way in found:
        assert way.split.spent <= way.budget_rub * (1 + 1e-9)
        assert way.extra_rub == pytest.approx(way.budget_rub - ask.budget)
        if way.goal is not None:
            assert way.split.value >= way.goal * (1 - 1e-9)
    assert [way.extra_rub for way in found] == sorted(way.extra_rub for way in found)


def test_an_ask_that_can_be_met_needs_no_way_out() -> None:
    assert ways_out(Ask(options=OPTIONS, budget=1e6, goal=2e6)) == ()


def test_more_money_is_the_least_that_reaches_the_goal() -> None:
    way = by_way(ways_of("goal"))[Way.MORE_MONEY]
    assert way.budget_rub == pytest.approx(needed_money(ASKS["goal"]))
    assert solve(replace(ASKS["goal"], budget=way.budget_rub * 0.999)) is None
    assert way.split.value == pytest.approx(4e6)


def test_a_smaller_goal_is_what_the_money_reaches() -> None:
    way = by_way(ways_of("goal"))[Way.LOWER_GOAL]
    assert way.extra_rub == 0
    assert way.goal == pytest.approx(3014949.17, rel=1e-6)


def test_another_channel_may_cost_nothing() -> None:
    way = by_way(ways_out(ASKS["goal"], Chances(spare=(SPARE,))))[Way.ANOTHER_CHANNEL]
    assert way.names == ("new",)
    assert way.extra_rub == 0
    assert way.split.spends["new"] > 0


def test_a_channel_that_does_not_help_is_not_offered() -> None:
    useless = Option(id="dear", response=Goerg(potential=10, cpm_rub=1e9))
    assert Way.ANOTHER_CHANNEL not in by_way(ways_out(ASKS["goal"], Chances(spare=(useless, OPTIONS[0]))))


def test_a_dear_ticket_may_be_swapped_for_another_channel() -> None:
    way = by_way(ways_out(ASKS["one ticket"], Chances(spare=(SPARE,))))[Way.ANOTHER_CHANNEL]
    assert way.names == ("new", "c0")
    assert way.split.spends == pytest.approx({"new": 8e5})


def test_the_shortest_longer_flight_is_found() -> None:
    ask = Ask(options=stretch(7), budget=1e6, goal=2e6)
    found = by_way(ways_out(ask, Chances(days=7, longest_days=60, stretch=stretch)))
    days = found[Way.MORE_DAYS].days
    assert days is not None
    assert 7 < days < 60
    assert solve(replace(ask, options=stretch(days))) is not None
    assert solve(replace(ask, options=stretch(days - 1))) is None


def test_days_that_cannot_help_are_not_offered_as_the_whole_way() -> None:
    ask = Ask(options=stretch(7), budget=1e6, goal=9e6)
    found = by_way(ways_out(ask, Chances(days=7, longest_days=30, stretch=stretch)))
    assert Way.MORE_DAYS not in found


def test_each_wanted_channel_may_be_given_up() -> None:
    found = [way for way in ways_of("minimums") if way.way is Way.DROP_CHANNEL]
    assert {way.names[0] for way in found} == {"c0", "c1", "c2", "c3"}
    assert all(way.budget_rub == pytest.approx(1.2e6) for way in found)


def test_minimums_may_be_negotiated_down() -> None:
    way = by_way(ways_of("minimums"))[Way.LOWER_MINIMUM]
    assert way.kept_share == pytest.approx(0.5)
    assert way.split.spent == pytest.approx(8e5)


@pytest.mark.parametrize(
    ("name", "wish"),
    [
        ("at most two", "at_most"),
        ("share", "share:c3"),
        ("either or", "either_or:c0|c2"),
        ("kpi", "kpi:clicks"),
    ],
)
def test_a_wish_may_be_given_up(name: str, wish: str) -> None:
    way = by_way(ways_of(name))[Way.RELAX_WISH]
    assert way.names == (wish,)
    plain = needed_money(ASKS[name])
    assert plain is None or way.budget_rub < plain


def test_a_kpi_may_be_met_in_part() -> None:
    found = by_way(ways_of("kpi"))
    assert found[Way.LOWER_GOAL].kept_share == 0.2
    assert found[Way.HALFWAY].kept_share == 0.6
    assert found[Way.MORE_MONEY].budget_rub == pytest.approx(5e5, rel=1e-5)


def test_ways_do_not_depend_on_the_order_of_options() -> None:
    ask = ASKS["goal"]
    mirrored = replace(ask, options=ask.options[::-1])
    one = [(way.way, way.names, way.budget_rub) for way in ways_out(ask)]
    assert [(way.way, way.names, way.budget_rub) for way in ways_out(mirrored)] == one
