import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.reach.binomial import ContactLaw, binomial, binomial_mean, sainsbury
from planner.reach.faults import ReachInvalid

RATINGS = st.lists(st.floats(0, 1), min_size=1, max_size=12)


def test_sainsbury_has_the_printed_audience() -> None:
    law = sainsbury([0.3, 0.4, 0.2])
    assert law.reach == pytest.approx(0.664)
    assert law.exact == pytest.approx([0.452, 0.188, 0.024])
    assert law.at_least == pytest.approx([0.664, 0.212, 0.024])
    assert law.frequency == pytest.approx(1.36, abs=0.005)


def test_a_chance_too_small_for_the_arithmetic_is_none() -> None:
    tiny = 1.1125369292536007e-308
    assert binomial(2, tiny).shares == (1.0, 0.0, 0.0)
    assert binomial_mean([tiny, tiny]).reach == 0


def test_the_mean_rating_has_the_printed_audience() -> None:
    law = binomial_mean([0.3, 0.4, 0.2])
    assert law.exact == pytest.approx([0.441, 0.189, 0.027])
    assert law.frequency == pytest.approx(1.37, abs=0.005)


def test_four_hundred_spots_reach_a_third() -> None:
    assert sainsbury([0.001] * 400).reach == pytest.approx(0.3298140939932599)


def test_a_binomial_counts_every_order_of_contacts() -> None:
    # A printed sheet took one order each and got 0.0921 for one contact of four.
    shares = binomial(4, 0.15).shares
    assert shares == pytest.approx([0.522006, 0.368475, 0.097537, 0.011475, 0.000506], abs=1e-6)
    assert shares[1] == pytest.approx(4 * 0.0921, abs=1e-3)


@given(RATINGS)
def test_a_law_is_a_law(ratings: list[float]) -> None:
    law = sainsbury(ratings)
    assert sum(law.shares) == pytest.approx(1)
    assert law.mean == pytest.approx(sum(ratings), abs=1e-9)
    assert all(high >= low - 1e-12 for high, low in zip(law.at_least, law.at_least[1:], strict=False))


@given(RATINGS)
def test_the_order_of_vehicles_does_not_matter(ratings: list[float]) -> None:
    assert sainsbury(ratings) == sainsbury(ratings[::-1])


@given(RATINGS)
def test_equal_chances_reach_no_more_than_unequal_ones(ratings: list[float]) -> None:
    assert binomial_mean(ratings).reach <= sainsbury(ratings).reach + 1e-9


def test_nobody_reached_has_no_frequency() -> None:
    assert ContactLaw(shares=(1.0, 0.0)).frequency == 0


@pytest.mark.parametrize("ratings", [[], [-0.1], [1.2]])
def test_ratings_that_are_no_shares_are_refused(ratings: list[float]) -> None:
    with pytest.raises(ReachInvalid):
        sainsbury(ratings)
