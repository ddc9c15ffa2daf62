import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.reach.faults import ReachInvalid
from planner.reach.ratings import contacts_offered, cost_per_thousand_people, net_reach
from planner.reach.response import Adbudg, Hill, deliver, determination, fit_hill

CURVE = Adbudg(ceiling=753083.697519, parameter=3857364.900788, exponent=0.8315)


def test_adbudg_has_the_exact_response() -> None:
    assert CURVE.response(82177448) == pytest.approx(374298.9406583769)


@given(st.floats(1, 1e9))
def test_adbudg_turns_back(spend: float) -> None:
    assert CURVE.spend(CURVE.response(spend)) == pytest.approx(spend, rel=1e-6)


@pytest.mark.parametrize("response", [753083.697519, 1e6, -1.0])
def test_no_spend_reaches_the_ceiling(response: float) -> None:
    with pytest.raises(ReachInvalid):
        CURVE.spend(response)


@pytest.mark.parametrize("ceiling", [None, 1e7])
def test_a_hill_is_found_in_its_own_points(ceiling: float | None) -> None:
    true = Hill(ceiling=1e7, inflexion_share=0.3, exponent=0.5, max_spend=1e5)
    spends = np.linspace(0, 1e5, 30)
    seen = [true.response(float(spend)) for spend in spends]
    found = fit_hill(list(spends), seen, exponent=0.5, max_spend=1e5, ceiling=ceiling)
    assert found.inflexion_share == pytest.approx(0.3, rel=1e-6)
    assert found.ceiling == pytest.approx(1e7, rel=1e-6)
    assert determination(found, list(spends), seen) == pytest.approx(1)


def test_noise_is_smoothed_and_extrapolated() -> None:
    true = Hill(ceiling=1e7, inflexion_share=0.4, exponent=0.5, max_spend=1e5)
    noise = np.random.default_rng(3).uniform(0.99, 1.01, 30)
    spends = [float(spend) for spend in np.linspace(0, 1e5, 30)]
    seen = [true.response(spend) * float(by) for spend, by in zip(spends, noise, strict=True)]
    early = fit_hill(spends[:15], seen[:15], exponent=0.5, max_spend=1e5)
    assert early.response(1e5) == pytest.approx(true.response(1e5), rel=0.03)


def test_a_fit_needs_points() -> None:
    with pytest.raises(ReachInvalid):
        fit_hill([1, 2], [1, 2], exponent=0.5, max_spend=2)


def test_money_runs_down_the_chain_of_rates() -> None:
    bought = deliver(20_000, cost_per_impression=0.008, ctr=0.025, cvr=0.1)
    assert (bought.impressions, bought.clicks, bought.conversions) == pytest.approx((2.5e6, 62_500, 6_250))


def test_free_impressions_are_refused() -> None:
    with pytest.raises(ReachInvalid):
        deliver(20_000, cost_per_impression=0, ctr=0.025, cvr=0.1)


def test_net_reach_is_people_behind_the_percent() -> None:
    assert net_reach(35.23, 215_800) == pytest.approx(76_026, abs=1)
    assert cost_per_thousand_people(986_995, 76_022_000) == pytest.approx(12.98, abs=0.01)


def test_contacts_offered_count_every_insertion() -> None:
    assert contacts_offered([40, 50, 45], [3, 2, 2]) == 310
