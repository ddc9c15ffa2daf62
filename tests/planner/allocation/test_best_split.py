import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.allocation.best_split import best_split
from planner.allocation.constraints import Constraints, KpiFloor, ShareLimit
from planner.allocation.options import Option, Response
from planner.allocation.responses import Goerg, Hill, Linear, Logarithmic, Packages, Scaled, Tabulated
from planner.allocation.split import Method, Obstacle, Shortfall, Split
from tests.planner.allocation.brute_force import best_of_all, best_on_grid

PEOPLE, CPM = (6e6, 4e6, 3e6, 1.5e6), (250, 420, 180, 900)


def goerg_options(**bend: object) -> list[Option]:
    return [
        replace(Option(id=f"c{at}", response=Goerg(potential=people, cpm_rub=cpm)), **bend)  # type: ignore[arg-type]
        for at, (people, cpm) in enumerate(zip(PEOPLE, CPM, strict=True))
    ]


def options_of(*responses: Response) -> list[Option]:
    return [Option(id=f"c{at:02d}", response=response) for at, response in enumerate(responses)]


def solve(options: list[Option], budget: float, **wishes: object) -> Split:
    split = best_split(options, budget, **wishes)  # type: ignore[arg-type]
    assert isinstance(split, Split)
    return split


def test_goerg_curves_fill_by_their_closed_form() -> None:
    split = solve(goerg_options(), 3e6)
    assert list(split.spends.values()) == pytest.approx(
        [1421050.7550304085, 844076.3346987437, 699296.8782432519, 35576.03202759568]
    )
    assert split.value == pytest.approx(5987878.03330543, rel=1e-12)
    assert split.multiplier == pytest.approx(1.0547858694788812)
    assert split.method is Method.WATER_FILLING
    assert split.gap <= 1e-12
    assert split.binding == ("budget",)


def test_two_exchangeable_s_curves_are_not_shared_equally() -> None:
    curves = (
        Hill(top=100, half_rub=6, exponent=3),
        Hill(top=100, half_rub=6, exponent=3),
        Hill(top=60, half_rub=3, exponent=1),
    )
    split = solve(options_of(*curves), 10.0)
    assert split.value == pytest.approx(94.36793718486803, rel=1e-9)
    assert sorted(split.spends.values()) == pytest.approx([0, 1.8782434, 8.1217566], abs=1e-4)
    assert split.gap <= 1e-6


@pytest.mark.parametrize(("wish", "winner"), [({"c01": 5.0}, "c01"), ({"c00": 5.0}, "c00"), (None, "c00")])
def test_of_exchangeable_channels_the_wished_one_gets_the_money(
    wish: dict[str, float] | None, winner: str
) -> None:
    curve = Hill(top=100, half_rub=6, exponent=3)
    split = solve(options_of(curve, curve), 9.0, wish=wish)
    assert split.spends[winner] == pytest.approx(9.0)


@pytest.mark.parametrize("seed", range(15))
def test_no_grid_point_beats_an_s_shaped_split(seed: int) -> None:
    rng = random.Random(seed)
    curves: list[Response] = [
        Hill(top=rng.uniform(10, 100), half_rub=rng.uniform(1, 10), exponent=rng.choice((1, 1.5, 2, 3, 5, 8)))
        if rng.random() < 0.8
        else Goerg(potential=rng.uniform(50, 100), cpm_rub=rng.uniform(10, 100), frequency=rng.randint(2, 4))
        for _ in range(rng.randint(2, 6))
    ]
    budget = rng.uniform(3, 30)
    split = solve(options_of(*curves), budget)
    assert split.value >= best_on_grid(curves, budget, 200) * (1 - 1e-9)
    assert split.gap <= 1e-6
    assert split.spent <= budget * (1 + 1e-12)


def random_packages(rng: random.Random) -> list[Option]:
    found = []
    for at in range(rng.randint(2, 6)):
        count = rng.randint(1, 4)
        costs = tuple(map(float, sorted(rng.sample(range(1, 30), count))))
        values = tuple(map(float, sorted(rng.sample(range(1, 60), count))))
        found.append(
            Option(
                id=f"c{at}",
                response=Packages((0.0, *costs), (0.0, *values)),
                packages=costs,
                required=rng.random() < 0.15,
            )
        )
    return found


@pytest.mark.parametrize("seed", range(15))
def test_packages_match_full_enumeration(seed: int) -> None:
    rng = random.Random(seed)
    options, budget = random_packages(rng), float(rng.randint(10, 70))
    expected, found = best_of_all(options, budget), best_split(options, budget)
    if expected is None:
        assert isinstance(found, Shortfall)
    else:
        assert isinstance(found, Split)
        assert (found.value, found.spent) == expected
        assert found.method is Method.PACKAGES


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("kind", ["at_most", "either_or", "share", "kpi"])
def test_wishes_match_full_enumeration(seed: int, kind: str) -> None:
    rng = random.Random(seed)
    options, budget = random_packages(rng), float(rng.randint(10, 70))
    if kind == "at_most":
        most = rng.randint(1, 3)
        constraints = Constraints(at_most=most)
        expected = best_of_all(options, budget, lambda spends: sum(x > 0 for x in spends) <= most)
    elif kind == "either_or":
        constraints = Constraints(either_or=(("c0", "c1"),))
        expected = best_of_all(options, budget, lambda spends: not (spends[0] > 0 and spends[1] > 0))
    elif kind == "share":
        floor, ceiling = rng.choice((0.0, 0.2)), rng.choice((0.5, 0.7))
        constraints = Constraints(shares=(ShareLimit(ids=("c0", "c1"), floor=floor, ceiling=ceiling),))
        low, high = floor * budget - 1e-9, ceiling * budget + 1e-9
        expected = best_of_all(options, budget, lambda spends: low <= spends[0] + spends[1] <= high)
    else:
        rates = [rng.uniform(0.5, 2) for _ in options]
        wanted = rng.uniform(5, budget)
        second = {option.id: Linear(units_per_rub=rate) for option, rate in zip(options, rates, strict=True)}
        constraints = Constraints(kpis=(KpiFloor(name="clicks", responses=second, floor=wanted),))
        expected = best_of_all(
            options,
            budget,
            lambda spends: sum(r * x for r, x in zip(rates, spends, strict=True)) >= wanted * (1 - 1e-7),
        )
    found = best_split(options, budget, constraints=constraints)
    if expected is None:
        assert isinstance(found, Shortfall)
    else:
        assert isinstance(found, Split)
        assert found.value == pytest.approx(expected[0], abs=1e-9)


@pytest.mark.parametrize("seed", range(6))
def test_minimum_tickets_match_every_choice_of_channels(seed: int) -> None:
    rng = random.Random(seed)
    options = [
        replace(option, minimum=rng.choice((2e5, 5e5, 9e5)), maximum=rng.choice((1e6, 2e6)))
        for option in goerg_options()
    ]
    budget = rng.uniform(5e5, 3e6)
    best = 0.0
    for chosen in range(16):
        running = [replace(option, required=True) for at, option in enumerate(options) if chosen >> at & 1]
        if running and sum(option.minimum for option in running) <= budget:
            best = max(best, solve(running, budget).value)
    split = solve(options, budget)
    assert split.value == pytest.approx(best, rel=1e-7)
    assert all(money == 0 or money >= 2e5 for money in split.spends.values())


@pytest.mark.parametrize("step", [1000.0, 5e4, 7e5])
def test_steps_are_kept_and_the_loss_is_proved(step: float) -> None:
    free = solve(goerg_options(), 3e6)
    split = solve(goerg_options(step=step), 3e6)
    assert all(money / step == pytest.approx(round(money / step)) for money in split.spends.values())
    assert split.value <= free.value
    assert split.gap <= 1e-6
    if step == 7e5:
        options = [
            replace(option, packages=tuple(step * n for n in range(1, 5))) for option in goerg_options()
        ]
        expected = best_of_all(options, 3e6)
        assert expected is not None
        assert split.value == pytest.approx(expected[0])


class TestInvariance:
    options = (
        *goerg_options(minimum=1e5),
        Option(id="s", response=Hill(top=2e6, half_rub=5e5, exponent=2.5), maximum=1e6),
        Option(id="p", response=Packages((0.0, 3e5, 5e5), (0.0, 6e5, 8e5))),
    )

    @pytest.mark.parametrize("seed", range(5))
    def test_the_order_of_options_changes_nothing(self, seed: int) -> None:
        shuffled = list(self.options)
        random.Random(seed).shuffle(shuffled)
        one, other = solve(list(self.options), 2.5e6), solve(shuffled, 2.5e6)
        assert dict(one.spends) == dict(other.spends)
        assert (one.value, one.bound) == (other.value, other.bound)
        assert list(other.spends) == [option.id for option in shuffled]

    @pytest.mark.parametrize("rate", [1e-3, 1 / 97.3, 1e6])
    def test_the_currency_changes_nothing(self, rate: float) -> None:
        converted = [
            *[
                Option(id=f"c{at}", response=Goerg(potential=p, cpm_rub=cpm * rate), minimum=1e5 * rate)
                for at, (p, cpm) in enumerate(zip(PEOPLE, CPM, strict=True))
            ],
            Option(id="s", response=Hill(top=2e6, half_rub=5e5 * rate, exponent=2.5), maximum=1e6 * rate),
            Option(id="p", response=Packages((0.0, 3e5 * rate, 5e5 * rate), (0.0, 6e5, 8e5))),
        ]
        one, other = solve(list(self.options), 2.5e6), solve(converted, 2.5e6 * rate)
        assert other.value == pytest.approx(one.value, rel=1e-9)
        for name, money in one.spends.items():
            assert other.spends[name] / rate == pytest.approx(money, rel=1e-5, abs=1)


@pytest.mark.parametrize("budget", [0.0, 1e-6, 1.0, 1e12])
def test_odd_budgets_are_split_all_the_same(budget: float) -> None:
    split = solve([*goerg_options(), *options_of(Hill(top=5, half_rub=1e5, exponent=3))], budget)
    assert 0 <= split.spent <= budget * (1 + 1e-12)
    assert split.gap <= 1e-6


@pytest.mark.parametrize("count", [60, 500])
def test_hundreds_of_channels_are_split(count: int) -> None:
    rng = random.Random(count)
    options = options_of(
        *(Goerg(potential=rng.uniform(1e5, 5e6), cpm_rub=rng.uniform(80, 900)) for _ in range(count))
    )
    split = solve(options, 1e7)
    assert split.gap <= 1e-9
    assert split.spent == pytest.approx(1e7)


def test_many_alike_s_curves_are_not_a_trap() -> None:
    curve = Hill(top=100, half_rub=5, exponent=3)
    split = solve(options_of(*[curve] * 12), 26.0)
    assert split.gap <= 1e-6
    best = max(count * curve.value(26.0 / count) for count in range(1, 13))
    assert split.value >= best * (1 - 1e-9)


def test_wanted_minimums_above_the_budget_are_a_shortfall() -> None:
    options = [
        Option(id=name, response=Linear(units_per_rub=1), minimum=minimum, required=True)
        for name, minimum in (("a", 3e5), ("b", 2.5e5), ("c", 4e5))
    ]
    found = best_split(options, 8e5)
    assert isinstance(found, Shortfall)
    assert found.obstacle is Obstacle.MINIMUMS
    assert found.deficit_rub == 150_000
    assert found.largest_subsets == (("a", "b"), ("a", "c"), ("b", "c"))


def test_a_share_of_one_channel_becomes_its_limit() -> None:
    split = solve(
        goerg_options(), 3e6, constraints=Constraints(shares=(ShareLimit(ids=("c0",), ceiling=0.3),))
    )
    assert split.spends["c0"] == pytest.approx(0.3 * 3e6)
    assert "share_ceiling:c0" in split.binding
    assert split.method is Method.WATER_FILLING


def test_a_share_of_a_group_is_kept() -> None:
    options = [
        replace(option, group="north" if at > 1 else "south") for at, option in enumerate(goerg_options())
    ]
    limit = ShareLimit(group="north", floor=0.5)
    split = solve(options, 3e6, constraints=Constraints(shares=(limit,)))
    assert split.spends["c2"] + split.spends["c3"] == pytest.approx(1.5e6, rel=1e-6)
    assert split.gap <= 1e-6
    # Within each half the money is worth the same everywhere.
    slopes = [options[at].response.slope(split.spends[f"c{at}"]) for at in range(4)]
    assert slopes[0] == pytest.approx(slopes[1], rel=1e-2)
    assert slopes[2] == pytest.approx(slopes[3], rel=1e-2)


def test_a_floor_too_small_for_the_ticket_makes_the_wish_impossible() -> None:
    options = [replace(option, minimum=9e5) for option in goerg_options()]
    limit = ShareLimit(ids=("c1",), floor=0.05, ceiling=0.1)
    found = best_split(options, 1e6, constraints=Constraints(shares=(limit,)))
    assert isinstance(found, Shortfall)


def test_a_ceiling_below_the_ticket_leaves_the_channel_out() -> None:
    options = [replace(option, minimum=2e5) for option in goerg_options()]
    limit = ShareLimit(ids=("c1",), ceiling=0.1)
    split = solve(options, 1e6, constraints=Constraints(shares=(limit,)))
    assert split.spends["c1"] == 0


def test_several_kpis_are_met_together() -> None:
    options = goerg_options()
    clicks = {
        option.id: Scaled(response=option.response, factor=0.001 * (at + 1))
        for at, option in enumerate(options)
    }
    free = solve(options, 3e6)
    before = sum(clicks[name].value(money) for name, money in free.spends.items())
    floor = before * 1.02
    split = solve(
        options, 3e6, constraints=Constraints(kpis=(KpiFloor(name="clicks", responses=clicks, floor=floor),))
    )
    assert sum(clicks[name].value(money) for name, money in split.spends.items()) >= floor * (1 - 1e-6)
    assert split.value < free.value
    assert split.gap <= 1e-6


def test_a_kpi_out_of_reach_says_how_much_money_it_takes() -> None:
    clicks = {"c0": Linear(units_per_rub=0.01)}
    floor = KpiFloor(name="clicks", responses=clicks, floor=20_000)
    found = best_split(goerg_options(), 1e6, constraints=Constraints(kpis=(floor,)))
    assert isinstance(found, Shortfall)
    assert found.obstacle is Obstacle.WISHES
    assert found.needed_rub == pytest.approx(2e6, rel=1e-5)


def test_wishes_that_no_money_reconciles_need_no_sum() -> None:
    options = [replace(option, required=True, minimum=1e5) for option in goerg_options()]
    found = best_split(options, 1e6, constraints=Constraints(at_most=2))
    assert isinstance(found, Shortfall)
    assert found.needed_rub is None
    assert found.deficit_rub is None


def test_the_next_100_000_roubles_are_priced_for_every_line() -> None:
    split = solve(goerg_options(), 3e6)
    for line, option in zip(split.lines, goerg_options(), strict=True):
        more = option.response.value(line.money + 1e5) - option.response.value(line.money)
        assert line.next_value == pytest.approx(more)
        assert line.response == pytest.approx(option.response.value(line.money))
        assert line.next_value <= split.multiplier * 1e5 * (1 + 1e-9)


def test_a_sold_out_line_has_no_next_100_000() -> None:
    split = solve(goerg_options(maximum=5e5), 3e6)
    assert [line.next_value for line in split.lines] == [0, 0, 0, 0]
    assert "maximum:c0" in split.binding
    assert "budget" not in split.binding


def test_what_binds_is_named() -> None:
    options = goerg_options(minimum=3e5)
    split = solve(options, 1e6, constraints=Constraints(at_most=2, either_or=(("c0", "c1"),)))
    assert {"at_most", "either_or:c0|c1", "budget"} <= set(split.binding)
    assert sum(money > 0 for money in split.spends.values()) == 2


def test_a_measured_curve_that_bends_twice_is_solved() -> None:
    table = Tabulated((0.0, 10.0, 20.0, 30.0, 40.0), (0.0, 1.0, 9.0, 10.0, 25.0))
    log = Logarithmic(factor=4, scale_rub=2)
    split = solve(options_of(table, log), 45.0)
    assert split.value == pytest.approx(25 + log.value(5))
    assert split.value >= best_on_grid([table, log], 45.0, 450) * (1 - 1e-12)


@given(
    tops=st.lists(st.floats(1, 100), min_size=2, max_size=5),
    budget=st.floats(1, 50),
    more=st.floats(0, 20),
)
@settings(max_examples=8, deadline=None)
def test_more_money_never_brings_less(tops: list[float], budget: float, more: float) -> None:
    options = options_of(*(Hill(top=top, half_rub=2 + at, exponent=1 + at) for at, top in enumerate(tops)))
    assert solve(options, budget + more).value >= solve(options, budget).value * (1 - 1e-6)


@pytest.mark.parametrize(("wish", "winner"), [({"a": 5.0}, "a"), ({"b": 5.0}, "b"), ({"c": 9.0}, "c")])
def test_of_equal_plans_under_wishes_the_nearest_is_taken(wish: dict[str, float], winner: str) -> None:
    options = [
        Option(id="a", response=Packages((0.0, 5.0), (0.0, 10.0))),
        Option(id="b", response=Packages((0.0, 6.0), (0.0, 10.0))),
        Option(id="c", response=Packages((0.0, 7.0), (0.0, 10.0))),
    ]
    split = solve(options, 12.0, constraints=Constraints(at_most=1), wish=wish)
    assert split.value == 10
    assert [name for name, money in split.spends.items() if money > 0] == [winner]


def test_a_wish_never_costs_value_under_wishes() -> None:
    options = goerg_options(minimum=2e5)
    plain = solve(options, 2e6, constraints=Constraints(at_most=3))
    wished = solve(options, 2e6, constraints=Constraints(at_most=3), wish={"c3": 2e6})
    assert wished.value == pytest.approx(plain.value, rel=1e-8)
