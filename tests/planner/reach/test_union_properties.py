"""What a planner expects of any union, whichever copula answers: checked on whole plans, not on parts."""

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from planner.reach.channel_reach import ChannelReach, Flag
from planner.reach.curves import (
    CappedCurve,
    audience_curve,
    channel_reach,
    histogram_curve,
    insertion_curve,
    point_curve,
    table_curve,
)
from planner.reach.union import combine

PEOPLE = 1_000_000.0
# Fixed points carry about three digits when the number of factors changes.
NOISE = 2e-3 * PEOPLE
SHARES = st.floats(0.02, 0.6)


def poisson_table(access: float, levels: tuple[float, ...] = (0.1, 0.5, 1.0, 3.0)) -> CappedCurve:
    """Return the curve of a channel that reaches everyone with access alike."""
    rows = []
    for level in levels:
        mean = level / access
        tails = 1 - np.cumsum([np.exp(-mean), mean * np.exp(-mean), mean**2 / 2 * np.exp(-mean)])
        rows.append(tuple(float(tail) * access * PEOPLE for tail in tails))
    impressions = [level * PEOPLE for level in levels]
    return table_curve(impressions, rows, audience=PEOPLE, reference_impressions=0.5 * PEOPLE)


def mixed() -> list[ChannelReach]:
    curves = {
        "audience": audience_curve(0.4 * PEOPLE),
        "histogram": histogram_curve(1e6, (5e5, 2.5e5, 1.2e5, 6e4, 3e4), audience=PEOPLE),
        "insertion": insertion_curve(0.2, 0.3, audience=PEOPLE),
        "point": point_curve(2e6, 6e5, audience=PEOPLE),
        "table": poisson_table(0.6),
    }
    return [channel_reach(name, curve, 5e5) for name, curve in curves.items()]


def flat(name: str, share: float) -> ChannelReach:
    return ChannelReach(name=name, k_plus=(share * PEOPLE, share * PEOPLE / 2))


@example([0.5, 0.5, 0.5625, 0.5625, 0.125], 0.8125)
@given(st.lists(SHARES, min_size=2, max_size=5), st.floats(0.8, 1.4))
@settings(max_examples=40, deadline=None)
def test_another_channel_never_takes_people_away(shares: list[float], lift: float) -> None:
    channels = [flat(f"c{place}", share) for place, share in enumerate(shares)]
    overlaps = {
        (one.name, other.name): min(
            lift * one.k_plus[0] * other.k_plus[0] / PEOPLE, one.k_plus[0], other.k_plus[0]
        )
        for place, one in enumerate(channels)
        for other in channels[:place]
    }
    without, whole = combine(channels[:-1], PEOPLE, overlaps), combine(channels, PEOPLE, overlaps)
    assert whole.reach >= without.reach - NOISE
    for k in range(3):
        assert whole.k_plus[k] >= without.k_plus[k] - NOISE


@given(SHARES, SHARES, st.floats(0.05, 0.95), st.floats(0.01, 0.5))
@settings(max_examples=40, deadline=None)
def test_more_shared_people_mean_fewer_reached(one: float, other: float, part: float, more: float) -> None:
    channels = [flat("a", one), flat("b", other), flat("c", 0.2)]
    low, high = max(0.0, one + other - 1), min(one, other)
    less = low + (high - low) * part
    unions = [
        combine(channels, PEOPLE, {("a", "b"): share * PEOPLE}).reach
        for share in (less, min(high, less + more * (high - less)))
    ]
    assert unions[1] <= unions[0] + NOISE


@pytest.mark.parametrize("place", range(5))
def test_more_impressions_in_one_channel_never_reach_fewer(place: int) -> None:
    channels = mixed()
    overlaps = {("table", "point"): 2e5, ("audience", "histogram"): 1.2e5}
    before = combine(channels, PEOPLE, overlaps)
    grown = list(channels)
    curve_of = {
        "audience": audience_curve(0.4 * PEOPLE),
        "histogram": histogram_curve(1e6, (5e5, 2.5e5, 1.2e5, 6e4, 3e4), audience=PEOPLE),
        "insertion": insertion_curve(0.2, 0.3, audience=PEOPLE),
        "point": point_curve(2e6, 6e5, audience=PEOPLE),
        "table": poisson_table(0.6),
    }
    name = channels[place].name
    grown[place] = ChannelReach(
        name=name,
        k_plus=tuple(curve_of[name].k_plus(7e5, k) for k in range(1, 11)),
        impressions=7e5,
        reference_reach=channels[place].k_plus[0],
    )
    assert combine(grown, PEOPLE, overlaps).reach >= before.reach - NOISE


def test_curves_of_every_kind_join_in_one_plan() -> None:
    union = combine(mixed(), PEOPLE, {})
    singles = [channel.k_plus[0] for channel in mixed()]
    assert max(singles) < union.reach < min(PEOPLE, sum(singles))
    assert union.average_frequency == pytest.approx(5 * 5e5 / union.reach)
    assert [name for name, _ in union.build_up] == [channel.name for channel in mixed()]


def test_a_union_of_people_simulated_one_by_one() -> None:
    generator = np.random.default_rng(5)
    people = 200_000
    latent = generator.multivariate_normal([0, 0, 0], [[1, 0.5, 0.2], [0.5, 1, 0.4], [0.2, 0.4, 1]], people)
    counts = [
        generator.poisson(np.exp(rate - level)) for rate, level in zip(latent.T, (1.0, 1.5, 2.0), strict=True)
    ]
    channels = [
        ChannelReach(
            name=f"c{place}",
            k_plus=tuple(float((count >= k).sum()) for k in range(1, 11)),
            impressions=float(count.sum()),
        )
        for place, count in enumerate(counts)
    ]
    overlaps = {
        (f"c{i}", f"c{j}"): float(((counts[i] > 0) & (counts[j] > 0)).sum())
        for i in range(3)
        for j in range(i)
    }
    union = combine(channels, float(people), overlaps)
    total = sum(counts)
    for k in (1, 2, 3):
        assert union.k_plus[k - 1] == pytest.approx(float((total >= k).sum()), rel=0.03)
    assert union.reach == pytest.approx(float((total > 0).sum()), rel=0.005)
    assert union.average_frequency == pytest.approx(float(total.sum() / (total > 0).sum()), rel=0.005)


def test_people_without_access_stay_unreached_whatever_is_spent() -> None:
    curves = {"a": poisson_table(0.5), "b": poisson_table(0.4)}
    reference = 0.5 * PEOPLE
    overlap = curves["a"].reach(reference) * curves["b"].reach(reference) / PEOPLE
    channels = [
        channel_reach(name, curve, 3 * PEOPLE, reference_impressions=reference)
        for name, curve in curves.items()
    ]
    assert all(channel.intensity is not None for channel in channels)
    union = combine(channels, PEOPLE, {("a", "b"): overlap})
    # Half have no access to a, three fifths none to b; meeting at random 30 % are out of reach.
    assert union.reach == pytest.approx(0.7 * PEOPLE, rel=0.02)


def test_the_same_base_sold_twice_is_reached_once() -> None:
    base = [flat("push", 0.3), flat("push_again", 0.3)]
    union = combine(base, PEOPLE, {("push", "push_again"): 0.3 * PEOPLE})
    assert union.reach == pytest.approx(0.3 * PEOPLE, rel=1e-6)
    # Everyone reached once in both got two contacts.
    assert union.k_plus[1] == pytest.approx(0.3 * PEOPLE, rel=0.05)


def test_two_halves_of_a_country_reach_it_all() -> None:
    union = combine([flat("east", 0.5), flat("west", 0.5)], PEOPLE, {("east", "west"): 0.0})
    assert union.reach == pytest.approx(PEOPLE, rel=1e-6)
    assert union.reach <= PEOPLE


@pytest.mark.parametrize("exact_channels", [0, 4, 12])
def test_exact_bounds_are_never_wider(exact_channels: int) -> None:
    channels = [flat(f"c{place}", share) for place, share in enumerate((0.2, 0.3, 0.25, 0.15, 0.4))]
    overlaps = {
        (one.name, other.name): 0.9 * one.k_plus[0] * other.k_plus[0] / PEOPLE
        for place, one in enumerate(channels)
        for other in channels[:place]
    }
    union = combine(channels, PEOPLE, overlaps, exact_channels=exact_channels)
    exact = combine(channels, PEOPLE, overlaps, exact_channels=12)
    assert union.low <= exact.low + 1
    assert union.high >= exact.high - 1
    assert (Flag.BOUNDS_NOT_EXACT in union.flags) is (exact_channels < 5)


def test_the_answer_is_the_same_every_time() -> None:
    overlaps = {("table", "point"): 2e5, ("audience", "histogram"): 1.2e5}
    assert combine(mixed(), PEOPLE, overlaps) == combine(mixed(), PEOPLE, overlaps)
