import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import binom, nbinom

from planner.reach.faults import ReachInvalid
from planner.reach.gamma_poisson import (
    GammaPoisson,
    contact_share,
    expected_impressions,
    fit_gamma_poisson,
    joint_share,
)


def law_of(people: float, alpha: float, beta: float) -> GammaPoisson:
    most = expected_impressions(people, alpha, beta)
    return GammaPoisson(people=people, alpha=alpha, beta=beta, max_impressions=most)


def test_printed_shares_at_a_third() -> None:
    assert contact_share(1 / 3, [0, 1, 2], alpha=1, beta=1) == pytest.approx([1 / 2, 3 / 8, 3 / 32])


@given(st.floats(0.1, 8), st.floats(0.1, 8), st.floats(0.01, 1))
@settings(max_examples=30)
def test_the_closed_form_is_the_thinned_series(alpha: float, beta: float, shown: float) -> None:
    held = np.arange(1, 2000)
    weights = nbinom.pmf(held - 1, alpha, 1 / (1 + beta))
    for k in (0, 1, 3):
        series = float(weights @ binom.pmf(k, held, shown))
        assert contact_share(shown, [k], alpha=alpha, beta=beta)[0] == pytest.approx(series, abs=1e-9)


def test_joint_shares_add_up_over_what_people_hold() -> None:
    total = sum(joint_share(2, n, shown=0.4, alpha=2, beta=1.5) for n in range(1, 400))
    assert total == pytest.approx(contact_share(0.4, [2], alpha=2, beta=1.5)[0])


def test_printed_k_plus_of_ten_thousand_people() -> None:
    law = GammaPoisson(people=10_000, alpha=5, beta=2, max_impressions=25_000)
    found = [law.k_plus(10_000, k) for k in range(1, 6)]
    assert found == pytest.approx([9682, 8765, 7353, 5750, 4233], abs=1)


def test_more_than_all_impressions_cannot_be_shown() -> None:
    law = law_of(1000, 1, 1)
    assert law.reach(1e9) == law.reach(law.max_impressions) == pytest.approx(1000)
    assert law.reach(-1) == pytest.approx(0)


@pytest.mark.parametrize(
    ("people", "alpha", "beta", "shown"),
    [(10_000, 1.0, 2.0, 0.3), (5_000, 3.0, 1.0, 0.5), (2_000, 0.5, 4.0, 0.2)],
)
def test_a_fit_finds_the_contacts_it_was_given(
    people: float, alpha: float, beta: float, shown: float
) -> None:
    law = law_of(people, alpha, beta)
    impressions = shown * law.max_impressions
    seen = [law.k_plus(impressions, k) for k in range(1, 11)]
    fitted = fit_gamma_poisson(impressions, seen)
    for k in range(1, 6):
        assert fitted.k_plus(impressions, k) == pytest.approx(seen[k - 1], rel=0.01, abs=1)


def test_a_fit_with_a_known_audience_keeps_it() -> None:
    law = law_of(10_000, 1, 2)
    seen = [law.k_plus(15_000, k) for k in range(1, 11)]
    fitted = fit_gamma_poisson(15_000, seen, people=10_000)
    assert fitted.people == 10_000
    assert fitted.reach(30_000) == pytest.approx(law.reach(30_000), rel=0.01)


def test_a_fit_never_finds_more_people_than_the_audience() -> None:
    fitted = fit_gamma_poisson(5_000, [3745, 933, 230, 55, 12, 2], most_people=4_000)
    assert fitted.people <= 4_000


@pytest.mark.parametrize(
    "k_plus",
    [[], [0, 0], [10, 20], [2000, 100], [10, -1]],
    ids=["empty", "nobody", "rises", "over", "negative"],
)
def test_a_broken_histogram_is_refused(k_plus: list[float]) -> None:
    with pytest.raises(ReachInvalid):
        fit_gamma_poisson(1000, k_plus)
