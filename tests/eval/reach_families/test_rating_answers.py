"""Each model of planning arithmetic, from the names that sources give to the same base."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.reach_families.rating_answers import (
    ANSWERS,
    answer_affinity,
    answer_costs,
    answer_cpc,
    answer_effective_reach,
    answer_grp,
    answer_ooh,
    answer_plan_cost,
    answer_reach,
    answer_trp,
    answer_trp_sum,
)

Inputs = dict[str, Any]


@pytest.mark.parametrize(
    ("inputs", "grp", "contacts"),
    [
        # Ten thousand people twice and twenty thousand once: 40,000 of 200,000.
        ({"audiences": [10_000, 20_000], "insertions": [2, 1], "population": 200_000}, 20.0, 40_000),
        ({"readership": [300], "insertions": [4], "universe": 1_000}, 120.0, 1_200),
        # Contacts given as one number, or as one of each vehicle.
        ({"impressions": 500, "population": 1_000}, 50.0, 500),
        ({"contacts": [100, 150], "population": 1_000}, 25.0, 250),
        ({"impressions_000": [1, 2], "population_000": 4}, 75.0, 3_000),
        ({"gross_impressions_000": 3, "population_000": 4}, 75.0, 3_000),
        # Contacts come first; reach and frequency are read where they are missing.
        ({"impressions": 500, "population": 1_000, "reach_pct": 10, "frequency": 9}, 50.0, 500),
        ({"reach_pct": 40, "frequency": 2.5}, 100.0, None),
        ({"reach_pct": 30, "avg_frequency": 4}, 120.0, None),
        ({"grp": 77}, 77, None),
        ({"ratings": [5, 7.5, 2]}, 14.5, None),
        ({}, 0, None),
        # Ratings times insertions are points already, but without a population no GRP of contacts.
        ({"ratings": [5, 3], "insertions": [2, 4]}, 8, 22),
        # A given GRP stands where there is no population to count contacts against.
        ({"impressions": 500, "grp": 12}, 12, 500),
        ({"impressions": 500, "population": 0, "grp": 12}, 12, 500),
    ],
)
def test_grp_is_read_from_whatever_the_case_gives(inputs: Inputs, grp: float, contacts: Any) -> None:
    answer = answer_grp(inputs)
    assert answer["grp"] == pytest.approx(grp)
    assert answer["contacts"] == answer["impressions"] == contacts


@pytest.mark.parametrize(
    ("inputs", "frequency"),
    [
        ({"grp": 120, "reach_pct": 40}, 3.0),
        ({"reach_pct": 40, "frequency": 2.5}, 2.5),
        ({"impressions": 900, "population": 1_000, "reach_pct": 45}, 2.0),
        ({"grp": 120}, None),
        ({"grp": 120, "reach_pct": 0}, None),
        ({"reach_pct": 40}, None),
    ],
)
def test_frequency_follows_from_points_and_reach(inputs: Inputs, frequency: float | None) -> None:
    assert answer_grp(inputs)["avg_frequency"] == frequency


def test_trp_is_the_grp_of_the_target_group() -> None:
    answer = answer_trp({"reach_pct": 60, "frequency": 3})
    assert (answer["trp"], answer["grp"], answer["avg_frequency"]) == (180, 180, 3)


@pytest.mark.parametrize("name", ["trps", "grps", "points"])
def test_points_of_one_group_add_up_under_any_name(name: str) -> None:
    assert answer_trp_sum({name: [1.5, 2, 3]}) == {"total": 6.5, "trp": 6.5, "grp": 6.5}


def test_a_plan_costs_rates_times_insertions() -> None:
    assert answer_plan_cost({"rates": [1_000, 250], "insertions": [3, 4]}) == {"total_cost": 4_000}


def test_a_rate_without_insertions_is_refused() -> None:
    with pytest.raises(ValueError, match="zip"):
        answer_plan_cost({"rates": [1_000, 250], "insertions": [3]})


@pytest.mark.parametrize(
    ("inputs", "expected"),
    [
        ({"cost": 500, "impressions": 100_000}, {"cpm": 5, "cpm_net": None, "cpp": None, "cpc": None}),
        ({"cost": 500, "circulation_000": 100}, {"cpm": 5}),
        ({"price": 500, "views": 2_000}, {"cpm": 250}),
        ({"cost_total": 900, "net_reach": 3_000}, {"cpm": None, "cpm_net": 300}),
        ({"cost": 900, "reached": 3_000}, {"cpm_net": 300}),
        ({"cost": 500, "impressions": 100_000, "reach": 20_000}, {"cpm": 5, "cpm_net": 25}),
        ({"cost": 600, "rating": 12}, {"cpp": 50}),
        ({"cost": 600, "grp": 150}, {"cpp": 4}),
        ({"cost": 600, "clicks": 40}, {"cpc": 15}),
        # One price, two audiences; then two prices of two audiences.
        ({"cost": 500, "audiences": [100_000, 50_000]}, {"cpm": [5, 10]}),
        ({"prices": [500, 200], "audiences": [100_000, 10_000]}, {"cpm": [5, 20]}),
        # Each of a list in thousands is in thousands.
        ({"prices": [500, 200], "audiences_000": [100, 10]}, {"cpm": [5, 20]}),
        ({"costs": [600, 90], "ratings": [12, 3]}, {"cpp": [50, 30]}),
        # A base of nought gives no cost rather than an endless one.
        ({"cost": 500, "impressions": 0}, {"cpm": None}),
        ({"cost": 500, "clicks": 0}, {"cpc": None}),
        ({"cost": 500, "audiences": [100_000, 0]}, {"cpm": [5, None]}),
        ({"impressions": 1_000}, {"cpm": None, "cpp": None, "cpc": None, "cpm_net": None}),
    ],
)
def test_costs_are_told_for_each_base_that_is_known(inputs: Inputs, expected: Inputs) -> None:
    answer = answer_costs(inputs)
    assert {name: answer[name] for name in expected} == expected


def test_prices_and_audiences_of_other_lengths_are_refused() -> None:
    with pytest.raises(ValueError, match="zip"):
        answer_costs({"costs": [1, 2], "audiences": [1, 2, 3]})


@pytest.mark.parametrize(
    ("inputs", "reach_pct", "frequency", "grp"),
    [
        ({"net_reach": 250, "population": 1_000, "impressions": 1_000}, 25, 4, 100),
        ({"reach_000": 5, "universe_000": 20, "contacts_000": 15}, 25, 3, 75),
        ({"reached": 400, "population": 1_000}, 40, None, None),
        ({"reach": 400, "audiences": [1_000], "insertions": [2]}, None, 5, None),
        ({"reach": 0, "population": 1_000, "contacts": 10}, 0, None, 1),
    ],
)
def test_reach_frequency_and_points_of_a_schedule(
    inputs: Inputs, reach_pct: float | None, frequency: float | None, grp: float | None
) -> None:
    expected = {"reach_pct": reach_pct, "avg_frequency": frequency, "grp": grp}
    assert answer_reach(inputs) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("least", "effective"),
    [(1, 80), (2, 64), (3, 48), (4, 32), (9, 16), (10, 0)],
)
def test_effective_reach_counts_the_groups_that_saw_it_often_enough(least: int, effective: float) -> None:
    answer = answer_effective_reach(
        {"reach_pct": 80, "quintile_frequencies": [9, 5, 3, 2, 1], "min_frequency": least}
    )
    assert answer == {"effective_reach_pct": pytest.approx(effective), "avg_frequency": 4, "grp": 320}


def test_no_group_has_no_effective_reach() -> None:
    answer = answer_effective_reach({"reach_pct": 80, "tercile_frequencies": [], "min_frequency": 1})
    assert answer == {"effective_reach_pct": None, "avg_frequency": 0.0, "grp": 0.0}


@pytest.mark.parametrize(
    ("inputs", "cpc", "cpm"),
    [
        # 200 roubles for a thousand impressions, ten of which are clicked.
        ({"cpm": 200, "ctr": 0.01}, 20, None),
        ({"cpc": 20, "ctr": 0.01}, None, 200),
        ({"cpm": 200, "cpc": 5, "ctr": 0.02}, 10, 100),
        ({"cpm": 200, "ctr": 0}, None, None),
        ({"cpm": 200}, None, None),
        ({"cpc": 20}, None, 0),
        ({}, None, None),
    ],
)
def test_a_click_and_a_thousand_impressions_are_turned_into_each_other(
    inputs: Inputs, cpc: float | None, cpm: float | None
) -> None:
    assert answer_cpc(inputs) == pytest.approx({"cpc": cpc, "cpm": cpm})


@given(st.floats(1, 10_000), st.floats(0.0001, 1))
def test_there_and_back_gives_the_same_price(cpm: float, ctr: float) -> None:
    cpc = answer_cpc({"cpm": cpm, "ctr": ctr})["cpc"]
    assert answer_cpc({"cpc": cpc, "ctr": ctr})["cpm"] == pytest.approx(cpm)


@pytest.mark.parametrize(
    ("inputs", "index"),
    [
        ({"target_rating": 6, "total_rating": 4}, 150),
        ({"trp": 3, "grp": 4}, 75),
        ({"rating_target": 4, "rating_total": 4}, 100),
        ({"target_rating": [6, 2], "total_rating": [4, 4]}, [150, 50]),
        ({"target_rating": 6, "total_rating": 0}, None),
        ({"target_rating": 6}, None),
    ],
)
def test_affinity_is_a_hundred_where_the_group_is_like_everybody(inputs: Inputs, index: Any) -> None:
    assert answer_affinity(inputs) == {"affinity": index, "index": index}


@pytest.mark.parametrize(
    ("inputs", "grp"),
    [
        ({"dec": 1_000, "days": 10, "population": 100_000}, 10),
        ({"daily_effective_circulation": 5_000, "population_000": 100}, 5),
        ({"days": 10, "population": 100_000}, 0),
        ({"dec": 1_000, "population": 0}, None),
    ],
)
def test_outdoor_points_are_daily_contacts_times_days(inputs: Inputs, grp: float | None) -> None:
    assert answer_ooh(inputs)["grp"] == pytest.approx(grp)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("cpm", "cpm_net"),
        ("cpp", "cpm_cpp"),
        ("trp_sum", "grp_sum"),
        ("cpc_from_cpm_ctr", "cpm_from_cpc_ctr"),
    ],
)
def test_models_of_one_formula_share_one_answer(one: str, other: str) -> None:
    assert ANSWERS[one] is ANSWERS[other]
