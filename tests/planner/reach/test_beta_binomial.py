import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.reach.beta_binomial import BetaBinomial, fit_beta_binomial, metheringham, plan_insertions
from planner.reach.faults import ReachInvalid, TargetImpossible
from planner.reach.hofmans import fit_hofmans
from planner.reach.morgensztern import fit_morgensztern, reach_range

LAWS = st.builds(BetaBinomial, alpha=st.floats(0.01, 20), beta=st.floats(0.01, 20))


def test_printed_accumulation_of_five_insertions() -> None:
    law = fit_beta_binomial(0.5, 0.55)
    contacts = law.contacts(5)
    assert (law.alpha, law.beta) == pytest.approx((0.125, 0.125))
    assert contacts.reach == pytest.approx(0.603365, abs=1e-6)
    assert contacts.exact == pytest.approx([0.060096, 0.043269, 0.043269, 0.060096, 0.396635], abs=1e-6)


@given(LAWS)
def test_two_reaches_give_the_law_back(law: BetaBinomial) -> None:
    found = fit_beta_binomial(law.reach(1), law.reach(2))
    assert found.rating == pytest.approx(law.rating, rel=1e-6)
    assert found.reach(7) == pytest.approx(law.reach(7), rel=1e-4)


@given(LAWS, st.integers(1, 30))
def test_closed_reach_is_the_law_of_contacts(law: BetaBinomial, insertions: int) -> None:
    contacts = law.contacts(insertions)
    assert law.reach(insertions) == pytest.approx(contacts.reach, abs=1e-9)
    assert contacts.mean == pytest.approx(insertions * law.rating, rel=1e-6)


@given(LAWS, st.floats(1, 20), st.integers(1, 5))
def test_k_plus_grows_with_insertions_and_falls_with_k(law: BetaBinomial, insertions: float, k: int) -> None:
    assert law.k_plus(insertions + 0.5, k) >= law.k_plus(insertions, k) - 1e-12
    assert law.k_plus(insertions, k + 1) <= law.k_plus(insertions, k) + 1e-12


@pytest.mark.parametrize(("first", "second"), [(0.5, 0.5), (0.5, 0.75), (0.5, 0.4), (0, 0.1), (0.5, 1.0)])
def test_two_insertions_outside_their_range_are_refused(first: float, second: float) -> None:
    with pytest.raises(ReachInvalid):
        fit_beta_binomial(first, second)


def test_a_budget_buys_whole_insertions() -> None:
    plan = plan_insertions(504_000, 720_000, population=8.5e6, tariff=10_800, budget=100_000)
    assert (plan.insertions, plan.cost) == (9, 97_200)
    assert plan.effective_reach(5) == pytest.approx(0.049169089, abs=1e-9)
    assert plan.cost_per_point(5) == pytest.approx(19768.5175, abs=1e-3)
    assert plan.grp == pytest.approx(53.3647, abs=1e-4)


def test_more_contacts_than_insertions_reach_nobody_at_any_price() -> None:
    plan = plan_insertions(504_000, 720_000, population=8.5e6, tariff=50_000, budget=100_000)
    assert plan.effective_reach(3) == 0
    assert math.isinf(plan.cost_per_point(3))


def test_a_budget_below_one_insertion_is_refused() -> None:
    with pytest.raises(ReachInvalid, match="one insertion"):
        plan_insertions(504_000, 720_000, population=8.5e6, tariff=10_800, budget=10_000)


def test_metheringham_pools_vehicles_as_printed() -> None:
    pooled = metheringham(
        (1_500_000, 800_000, 1_200_000),
        (4, 3, 5),
        ((150e3, 200e3, 180e3), (200e3, 120e3, 140e3), (180e3, 140e3, 170e3)),
        population=10_000_000,
    )
    assert pooled.audience == 1_200_000
    assert pooled.duplication == pytest.approx(167_576, abs=1)
    assert sorted(pooled.opportunities) == [3, 6, 10, 12, 15, 20]
    assert (pooled.law.alpha, pooled.law.beta) == pytest.approx((5.255, 38.537), abs=0.001)
    assert pooled.contacts.reach * 1e7 == pytest.approx(7_434_177, abs=1)


def test_metheringham_of_one_vehicle_is_its_beta_binomial() -> None:
    alone = metheringham((500_000,), (5,), ((450_000,),), population=1_000_000)
    assert alone.law.alpha == pytest.approx(0.125)


def test_morgensztern_reaches_its_target_exactly() -> None:
    law = fit_morgensztern((5, 7, 4), (0.5, 0.55, 0.6), reach=0.55)
    assert (law.alpha, law.beta) == pytest.approx((0.0020883369, 0.0017303363), rel=1e-6)
    assert law.contacts(16).reach == pytest.approx(0.55)


@pytest.mark.parametrize("reach", [0.546875, 0.5, 0.9999999, 1.0, 0.0])
def test_morgensztern_refuses_what_these_ratings_cannot_reach(reach: float) -> None:
    with pytest.raises(TargetImpossible):
        fit_morgensztern((5, 7, 4), (0.5, 0.55, 0.6), reach=reach)


@given(
    st.lists(st.tuples(st.integers(1, 6), st.floats(0.05, 0.9)), min_size=2, max_size=4),
    st.floats(0.05, 0.95),
)
def test_every_target_inside_the_range_is_met(rows: list[tuple[int, float]], part: float) -> None:
    insertions, ratings = [row[0] for row in rows], [row[1] for row in rows]
    low, high = reach_range(insertions, ratings)
    target = low + part * (high - low)
    law = fit_morgensztern(insertions, ratings, reach=target)
    assert law.reach(sum(insertions)) == pytest.approx(target, abs=1e-7)


@pytest.mark.parametrize(("insertions", "ratings"), [((1,), (0.5,)), ((2, 2), (0.5,)), ((2, 2), (0.5, 1.0))])
def test_morgensztern_needs_insertions_and_ratings(
    insertions: tuple[int, ...], ratings: tuple[float, ...]
) -> None:
    with pytest.raises(ReachInvalid):
        fit_morgensztern(insertions, ratings, reach=0.6)


def test_hofmans_has_the_computed_curve() -> None:
    curve = fit_hofmans(0.06, 0.103)
    assert (curve.k, curve.duplication, curve.exponent) == pytest.approx((1.1650485, 0.017, 1.0))
    assert [curve.reach(n) for n in (1, 2, 3, 5)] == pytest.approx([0.06, 0.103, 0.13532847, 0.18070175])


def test_an_observed_third_insertion_bends_hofmans_curve_through_it() -> None:
    plain = fit_hofmans(0.06, 0.103)
    bent = fit_hofmans(0.06, 0.103, 0.13)
    assert bent.reach(3) == pytest.approx(0.13)
    assert bent.exponent > 1
    assert bent.reach(8) < plain.reach(8)
    # R3 computed by the formula itself says nothing new.
    assert fit_hofmans(0.06, 0.103, plain.reach(3)).exponent == pytest.approx(1)


@pytest.mark.parametrize(
    ("first", "second", "third"),
    [(0.06, 0.05, None), (0.06, 0.13, None), (0, 0.1, None), (0.06, 0.103, 0.1), (0.06, 0.103, 0.2)],
)
def test_hofmans_refuses_a_curve_that_falls_or_overshoots(
    first: float, second: float, third: float | None
) -> None:
    with pytest.raises(ReachInvalid):
        fit_hofmans(first, second, third)
