import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.shrinkage import Prior, Trials, find_seller_factor, shrink_index, shrink_rate

PRIOR = Prior(value=0.01, between_sellers=0.2, between_campaigns=0.2, campaigns=4)
RATES = st.floats(0.0, 0.3)
CAMPAIGNS = st.lists(
    st.tuples(st.integers(10, 10**7), RATES).map(
        lambda pair: Trials(count=float(pair[0]), successes=float(int(pair[0] * pair[1])))
    ),
    min_size=1,
    max_size=30,
)
LOGS = st.lists(st.floats(-1, 1), min_size=1, max_size=30)
PRIORS = st.builds(
    Prior,
    value=st.floats(0.001, 0.6),
    between_sellers=st.floats(0.01, 1),
    between_campaigns=st.floats(0.01, 1),
    campaigns=st.floats(1, 10),
)


@given(trials=CAMPAIGNS, prior=PRIORS)
def test_a_rate_lies_between_the_campaigns_and_the_card(trials: list[Trials], prior: Prior) -> None:
    found = shrink_rate(trials, prior)
    low, high = sorted((found.raw, prior.value))
    assert low - 1e-12 <= found.value <= high + 1e-12
    assert 0 < found.weight < 1
    assert min(one.successes / one.count for one in trials) - 1e-9 <= found.raw
    assert found.raw <= max(one.successes / one.count for one in trials) + 1e-9


@given(logs=LOGS, prior=PRIORS)
def test_a_price_lies_between_the_campaigns_and_the_plan(logs: list[float], prior: Prior) -> None:
    found = shrink_index(logs, prior)
    low, high = sorted((found.raw, 1.0))
    assert low - 1e-12 <= found.value <= high + 1e-12
    assert 0 < found.weight < 1


@given(trials=CAMPAIGNS, prior=PRIORS, times=st.integers(2, 5))
def test_more_campaigns_alike_go_nearer_to_their_own_mean(
    trials: list[Trials], prior: Prior, times: int
) -> None:
    once, more = shrink_rate(trials, prior), shrink_rate(trials * times, prior)
    assert more.campaigns == len(trials) * times
    if len(trials) == 1:
        # Two alike teach that campaigns hardly differ, so that their sizes count.
        assert more.weight >= once.weight
    assert abs(more.value - more.raw) <= abs(more.raw - prior.value)


@given(count=st.integers(1, 20), size=st.integers(1_000, 10**6), rate=st.floats(0.001, 0.2), prior=PRIORS)
def test_the_weight_of_equal_campaigns_grows_with_their_number(
    count: int, size: int, rate: float, prior: Prior
) -> None:
    one = Trials(count=float(size), successes=float(int(size * rate)))
    weights = [shrink_rate([one] * number, prior).weight for number in (count, count + 1, count + 10)]
    assert weights == sorted(weights)


@given(trials=CAMPAIGNS, prior=PRIORS, dice=st.randoms())
def test_the_order_of_campaigns_changes_nothing(trials: list[Trials], prior: Prior, dice) -> None:
    turned = list(trials)
    dice.shuffle(turned)
    assert shrink_rate(turned, prior) == shrink_rate(trials, prior)


def test_a_campaign_is_the_unit_and_not_an_impression() -> None:
    few = [Trials(count=10_000, successes=200), Trials(count=10_000, successes=200)]
    huge = [Trials(count=10_000_000, successes=200_000), Trials(count=10_000_000, successes=200_000)]
    small, large = shrink_rate(few, PRIOR), shrink_rate(huge, PRIOR)
    # A thousand times the impressions hardly tells more: two campaigns are two.
    assert large.weight - small.weight < 0.1
    # The largest campaign of many unlike ones does not decide alone.
    unlike = [Trials(count=10_000_000, successes=100_000)] + [Trials(count=100_000, successes=3_000)] * 9
    assert shrink_rate(unlike, PRIOR).raw > 0.025


def test_campaigns_that_differ_wildly_count_less() -> None:
    alike = [Trials(count=10_000, successes=300)] * 6
    apart = [Trials(count=10_000, successes=successes) for successes in (0, 10, 50, 200, 540, 1_000)]
    assert shrink_rate(apart, PRIOR).weight < shrink_rate(alike, PRIOR).weight
    assert shrink_rate(apart, PRIOR).spread > shrink_rate(alike, PRIOR).spread


def test_no_success_at_all_leaves_something_of_the_card() -> None:
    found = shrink_rate([Trials(count=1_000_000, successes=0)] * 3, PRIOR)
    assert found.raw == 0
    assert 0 < found.value < PRIOR.value


def test_without_news_the_spread_is_the_cards() -> None:
    # A campaign too small to tell anything.
    found = shrink_rate([Trials(count=0.001, successes=0.00001)], PRIOR)
    assert found.weight < 0.01
    assert found.spread == pytest.approx(1, rel=0.02)


def test_many_campaigns_leave_the_spread_between_campaigns_only() -> None:
    trials = [Trials(count=100_000, successes=100_000 * 0.01 * factor) for factor in (0.6, 1, 1.4) * 30]
    found = shrink_rate(trials, PRIOR)
    assert found.spread < 0.75
    assert found.unsure < found.between_campaigns / 10


@pytest.mark.parametrize(
    ("raws", "expected"), [((0.01, 0.01, 0.01), "below"), ((0.05, 0.002, 0.04), "above")]
)
def test_the_sellers_distance_from_the_card_is_learnt_over_channels(
    raws: tuple[float, ...], expected: str
) -> None:
    pairs = [
        (shrink_rate([Trials(count=200_000, successes=200_000 * raw)] * 8, PRIOR), PRIOR) for raw in raws
    ]
    factor = find_seller_factor(pairs, channels=4)
    assert (factor < 1) if expected == "below" else (factor > 1)
    assert find_seller_factor([], channels=4) == 1


def test_a_price_is_a_normal_mean_of_logarithms() -> None:
    logs = [math.log(1.2)] * 4
    found = shrink_index(logs, PRIOR)
    # Four campaigns that agree, pooled with the card's four: the variance between them is 4/7 of the card's.
    inside = 0.2 * 4 / 7
    weight = 0.2 / (0.2 + inside / 4)
    assert found.raw == pytest.approx(1.2)
    assert found.value == pytest.approx(1.2**weight)
