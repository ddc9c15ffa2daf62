import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.reach.faults import ReachInvalid
from planner.reach.nbd import Nbd, fit_nbd
from planner.reach.nbd_dirichlet import describe_brand, fit_category, fit_switching


@pytest.mark.parametrize(
    ("period", "penetration", "frequency"),
    [(1 / 84, 0.005, 1.015), (1 / 12, 0.032, 1.106), (1 / 3, 0.100, 1.401), (1, 0.2, 2.1), (4, 0.355, 4.729)],
)
def test_periods_have_the_printed_penetration(period: float, penetration: float, frequency: float) -> None:
    law = fit_nbd(0.2, 2.1)
    assert law.penetration(period) == pytest.approx(penetration, abs=0.0006)
    assert law.frequency(period) == pytest.approx(frequency, abs=0.0006)


def test_the_shape_is_the_one_noted() -> None:
    assert fit_nbd(0.2, 2.1).shape == pytest.approx(0.193209, abs=1e-6)


@given(st.floats(0.001, 3), st.floats(0.05, 5), st.floats(0.1, 10))
def test_shares_and_penetration_agree(mean: float, shape: float, period: float) -> None:
    law = Nbd(mean=mean, shape=shape)
    assert 1 - law.shares([0], period)[0] == pytest.approx(law.penetration(period), abs=1e-9)
    assert law.penetration(period) * law.frequency(period) == pytest.approx(mean * period)


@given(st.floats(0.05, 3), st.floats(0.05, 5))
def test_a_fit_returns_its_law(mean: float, shape: float) -> None:
    law = Nbd(mean=mean, shape=shape)
    found = fit_nbd(law.penetration(), law.frequency())
    assert found.shape == pytest.approx(shape, rel=1e-4)


@pytest.mark.parametrize(("penetration", "frequency"), [(0, 2), (1, 2), (0.2, 1), (0.9, 1.01)])
def test_a_frequency_below_chance_is_refused(penetration: float, frequency: float) -> None:
    with pytest.raises(ReachInvalid):
        fit_nbd(penetration, frequency)


@pytest.mark.parametrize(
    ("share", "penetration", "own", "category"),
    [
        (0.25, 0.20, 1.82, 3.16),
        (0.19, 0.16, 1.76, 3.22),
        (0.10, 0.09, 1.68, 3.30),
        (0.09, 0.08, 1.67, 3.31),
        (0.03, 0.03, 1.62, 3.37),
    ],
)
def test_brands_have_the_printed_figures(
    share: float, penetration: float, own: float, category: float
) -> None:
    brand = describe_brand(fit_category(0.56, 2.6), share=share, switching=1.3)
    found = (brand.penetration, brand.own_frequency, brand.category_frequency)
    assert found == pytest.approx((penetration, own, category), abs=0.0051)


def test_switching_is_found_again_from_penetrations() -> None:
    category = fit_category(0.56, 2.6)
    shares = (0.25, 0.1, 0.05)
    seen = [describe_brand(category, share=share, switching=1.3).penetration for share in shares]
    assert fit_switching(category, shares, seen) == pytest.approx(1.3, rel=1e-6)


def test_penetrations_no_switching_explains_are_refused() -> None:
    with pytest.raises(ReachInvalid):
        fit_switching(fit_category(0.56, 2.6), [0.2], [0.99])


@pytest.mark.parametrize(("share", "switching"), [(0, 1.3), (1, 1.3), (0.2, 0)])
def test_a_brand_outside_its_category_is_refused(share: float, switching: float) -> None:
    with pytest.raises(ReachInvalid):
        describe_brand(fit_category(0.56, 2.6), share=share, switching=switching)


def test_the_largest_brand_reaches_less_than_the_category() -> None:
    category = fit_category(0.56, 2.6)
    brand = describe_brand(category, share=0.99, switching=1.3)
    assert brand.penetration < category.penetration()
