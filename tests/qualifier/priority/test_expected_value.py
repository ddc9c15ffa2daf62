from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualifier.priority.expected_value import (
    Stakes,
    Standing,
    base_rate,
    read_standing,
    read_stated,
    weigh_stakes,
)
from qualifier.qualification import Fit, Level, Numbers, Reason, Status
from qualifier.win_chance import ChanceBasis, WinChance
from tests.qualifier.priority.leads import PROFILE, RULES, judge_levels

SQL = Standing(status=Status.QUALIFIED, reason=None, fit=Fit.A, size=Level.CONFIRMED)


def stand(status: Status = Status.NURTURE, **changes: Any) -> Standing:
    return replace(SQL, status=status, reason=Reason.INCOMPLETE, **changes)


def stakes(standing: Standing = SQL, **changes: Any) -> Stakes:
    made = Stakes(rules=RULES, minimum_order_rub=300_000, stated_rub=1_000_000, standing=standing)
    return replace(made, **changes)


# The rubric's rates: what is known against a lead takes its share of them.
RATES = [
    (SQL, 0.30),
    (stand(), 0.10),
    (stand(fit=Fit.B), 0.10),
    (stand(fit=Fit.C), 0.04),
    (replace(stand(), reason=Reason.NO_BUDGET), 0.025),
    (replace(stand(), reason=Reason.NOT_READY), 0.035),
    (replace(stand(fit=Fit.C), reason=Reason.UNREACHABLE), 0.008),
    (stand(Status.DISQUALIFIED), 0.0),
    (stand(Status.DUPLICATE), 0.0),
]


@pytest.mark.parametrize(("standing", "rate"), RATES)
def test_the_base_rate_follows_status_fit_and_reason(standing: Standing, rate: float) -> None:
    assert base_rate(standing, RULES) == pytest.approx(rate)


def test_expected_value_is_chance_times_deal_less_time() -> None:
    # 0.30 x 1,000,000 less six hours of 2,500 roubles.
    assert stakes().expected_rub == 285_000
    # A model's own chance replaces the rate.
    assert stakes(chance=0.5).expected_rub == 485_000
    assert stakes(chance=0.001).expected_rub == -14_000


@pytest.mark.parametrize(
    ("size", "deal"),
    [(Level.CONFIRMED, 1_800_000), (Level.PARTIAL, 900_000), (Level.ABSENT, 300_000)],
)
def test_a_deal_that_nobody_named_is_what_such_companies_order(size: Level, deal: int) -> None:
    assert stakes(stated_rub=None).deal_at(replace(SQL, size=size)) == deal


def test_a_typical_deal_feigns_no_precision() -> None:
    deal = stakes(stated_rub=None).deal_at(replace(SQL, size=Level.UNKNOWN))
    assert deal % 10_000 == 0
    assert 300_000 < deal < 1_800_000


@pytest.mark.parametrize(
    ("numbers", "stated"),
    [
        (Numbers(), None),
        (Numbers(budget_min_rub=400_000, budget_max_rub=600_000), 500_000),
        (Numbers(budget_min_rub=400_000), 400_000),
        (Numbers(budget_max_rub=600_000), 600_000),
    ],
)
def test_of_a_range_the_middle_counts(numbers: Numbers, stated: int | None) -> None:
    assert read_stated(numbers) == stated


def test_a_judged_lead_is_weighed_by_what_its_verdict_says() -> None:
    judged = judge_levels(budget=Level.ABSENT)
    weighed = weigh_stakes(judged, PROFILE, RULES)
    assert weighed.standing == read_standing(judged)
    assert weighed.standing.reason is Reason.NO_BUDGET
    assert (weighed.stated_rub, weighed.minimum_order_rub) == (1_000_000, 300_000)


@pytest.mark.parametrize(
    ("chance", "used"),
    [
        (None, None),
        (WinChance(basis=ChanceBasis.MODEL, model_hash="x", share=0.42), 0.42),
        # A share of all deals says nothing of this lead's status.
        (WinChance(basis=ChanceBasis.BASE_RATE, model_hash="x", deals=60, won=21), None),
    ],
)
def test_only_a_models_own_chance_replaces_the_rubrics(chance: Any, used: float | None) -> None:
    assert weigh_stakes(judge_levels(chance=chance), PROFILE, RULES).chance == used


def test_an_answer_moves_a_models_chance_by_the_odds_of_the_base_rates() -> None:
    mql = stakes(stand(), chance=0.2)
    # Odds of 0.25 times (0.30/0.70) / (0.10/0.90).
    odds = 0.25 * (0.3 / 0.7) / (0.1 / 0.9)
    assert mql.share_at(SQL) == pytest.approx(odds / (1 + odds))
    assert mql.share_at(stand()) == 0.2
    assert mql.share_at(stand(Status.DISQUALIFIED)) == 0.0


@given(st.floats(0.0004, 0.9996), st.sampled_from([one for one, _ in RATES]))
def test_a_moved_chance_stays_a_chance_and_keeps_its_order(share: float, other: Standing) -> None:
    low, high = stakes(stand(), chance=share), stakes(stand(), chance=min(share * 1.1, 0.9999))
    assert 0 <= low.share_at(other) <= high.share_at(other) <= 1


def test_nobody_need_work_at_a_loss() -> None:
    poor = stakes(stated_rub=10_000)
    assert poor.expected_rub < 0
    assert poor.value_at(SQL) == 0.0


@pytest.mark.parametrize(
    ("status", "cost"), [(Status.QUALIFIED, 15_000), (Status.NURTURE, 5_000), (Status.DISQUALIFIED, 0)]
)
def test_time_costs_by_what_is_to_be_done(status: Status, cost: int) -> None:
    assert stakes().cost_of(status) == cost


@given(
    stated=st.one_of(st.none(), st.integers(1, 10**10)),
    share=st.floats(0, 1),
    standing=st.sampled_from([one for one, _ in RATES]),
)
def test_expected_value_is_whole_and_never_above_the_deal(
    stated: int | None, share: float, standing: Standing
) -> None:
    weighed = stakes(standing, stated_rub=stated, chance=share)
    assert isinstance(weighed.expected_rub, int)
    assert weighed.expected_rub <= weighed.deal_at(standing)
    assert weighed.value_at(standing) >= 0
