from itertools import permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.reach.binomial import sainsbury
from planner.reach.channel_reach import FREQUENCIES, ChannelReach, Flag
from planner.reach.faults import ReachInvalid
from planner.reach.union import combine

PEOPLE = 1_000_000.0


def channel(name: str, *k_plus: float, **known: float) -> ChannelReach:
    return ChannelReach(name=name, k_plus=k_plus, **known)  # type: ignore[arg-type]


A, B, C = channel("a", 300e3, 100e3), channel("b", 400e3, 150e3), channel("c", 200e3)


def test_unknown_overlaps_are_independence_and_say_so() -> None:
    union = combine([A, B, C], PEOPLE, {})
    assert union.reach == pytest.approx(sainsbury([0.3, 0.4, 0.2]).reach * PEOPLE)
    assert union.flags == (Flag.INDEPENDENCE_ASSUMED,)
    assert (union.low, union.high) == pytest.approx((400e3, 900e3))


def test_a_known_overlap_is_counted_once() -> None:
    union = combine([A, B], PEOPLE, {("a", "b"): 150e3})
    assert union.reach == pytest.approx(550e3, abs=1)
    assert union.flags == ()


def test_the_overlap_of_the_whole_bases_is_carried_to_a_smaller_campaign() -> None:
    bases = [channel("a", 100e3, reference_reach=300e3), channel("b", 100e3, reference_reach=400e3)]
    chance = combine(bases, PEOPLE, {("a", "b"): 120e3})
    close = combine(bases, PEOPLE, {("a", "b"): 250e3})
    assert chance.reach == pytest.approx(190e3, rel=1e-4)
    assert 100e3 < close.reach < chance.reach


def test_people_who_were_never_shared_are_not_shared_by_a_smaller_campaign() -> None:
    bases = [channel("a", 100e3, reference_reach=300e3), channel("b", 100e3, reference_reach=400e3)]
    apart = combine(bases, PEOPLE, {("a", "b"): 0.0})
    assert apart.reach == pytest.approx(200e3, rel=1e-3)
    assert apart.low == pytest.approx(200e3, rel=1e-6)


@pytest.mark.parametrize("order", list(permutations((A, B, C))))
def test_the_order_of_channels_changes_only_the_build_up(order: tuple[ChannelReach, ...]) -> None:
    overlaps = {("a", "b"): 150e3, ("c", "b"): 100e3}
    plain, moved = combine([A, B, C], PEOPLE, overlaps), combine(order, PEOPLE, overlaps)
    assert (moved.reach, moved.k_plus, moved.flags) == (plain.reach, plain.k_plus, plain.flags)
    assert [name for name, _ in moved.build_up] == [one.name for one in order]


def test_the_build_up_adds_up_to_the_union() -> None:
    union = combine([B, A, C], PEOPLE, {("a", "b"): 200e3})
    gains = dict(union.build_up)
    assert gains["b"] == pytest.approx(400e3, rel=1e-3)
    assert gains["a"] < 300e3
    assert sum(gains.values()) == pytest.approx(union.reach)


def test_a_handful_of_the_same_people_is_still_shared_out() -> None:
    # So few that no fixed point of the latent factors falls on them.
    few = [channel("a", 0.026), channel("b", 0.17, 0.1), channel("c", 0.026)]
    union = combine(few, PEOPLE, {("a", "b"): 0.026, ("b", "c"): 0.026, ("a", "c"): 0.026})
    assert [gain for _, gain in union.build_up] == pytest.approx((0.026, 0.144, 0.0), abs=1e-4)
    assert sum(gain for _, gain in union.build_up) == pytest.approx(union.reach)


@pytest.mark.parametrize("place", [0, 1, 2])
def test_the_first_channel_brings_all_its_people(place: int) -> None:
    order = [A, B, C][place:] + [A, B, C][:place]
    union = combine(order, PEOPLE, {("a", "b"): 150e3, ("b", "c"): 100e3})
    assert union.build_up[0][1] == pytest.approx(order[0].k_plus[0], rel=0.005)
    assert all(
        0 <= gain <= one.k_plus[0] * 1.005 for (_, gain), one in zip(union.build_up, order, strict=True)
    )


@pytest.mark.parametrize("scale", [0.5, 4.0, 1024.0])
def test_a_larger_country_has_the_same_shares(scale: float) -> None:
    grown = [channel(one.name, *(people * scale for people in one.k_plus)) for one in (A, B, C)]
    union = combine(grown, PEOPLE * scale, {("a", "b"): 150e3 * scale})
    assert union.reach == pytest.approx(scale * combine([A, B, C], PEOPLE, {("a", "b"): 150e3}).reach)


@pytest.mark.parametrize(
    ("overlaps", "flag"),
    [
        ({("a", "b"): 350e3}, Flag.OVERLAP_OUT_OF_RANGE),
        ({("a", "b"): 300e3, ("a", "c"): 200e3, ("b", "c"): 0.0}, Flag.OVERLAPS_CONTRADICT),
        ({("a", "b"): 300e3, ("a", "c"): 200e3, ("b", "c"): 0.0}, Flag.CORRELATIONS_REPAIRED),
    ],
)
def test_overlaps_no_population_can_have_are_flagged_and_survived(
    overlaps: dict[tuple[str, str], float], flag: Flag
) -> None:
    union = combine([A, B, C], PEOPLE, overlaps)
    assert flag in union.flags
    assert 400e3 <= union.reach <= 900e3


def test_a_reach_above_the_audience_is_capped() -> None:
    union = combine([channel("a", 1.5e6, 0.2e6), B], PEOPLE, {})
    assert union.reach == PEOPLE
    assert Flag.REACH_CAPPED in union.flags


def test_a_rising_histogram_is_smoothed() -> None:
    union = combine([channel("a", 300e3, 100e3, 200e3)], PEOPLE, {})
    assert Flag.K_PLUS_SMOOTHED in union.flags
    assert list(union.k_plus) == sorted(union.k_plus, reverse=True)


def test_one_channel_is_its_own_union() -> None:
    union = combine([channel("a", 300e3, 100e3, 40e3, 10e3)], PEOPLE, {})
    assert union.k_plus[:4] == pytest.approx((300e3, 100e3, 40e3, 10e3))
    assert union.flags == ()


def test_unmeasured_frequencies_spend_the_impressions_that_are_left() -> None:
    union = combine([channel("a", 300e3, 100e3, impressions=500e3)], PEOPLE, {})
    # 100e3 impressions are left for 3+, 4+ and so on: a tail that halves.
    assert union.k_plus[2:4] == pytest.approx((50e3, 25e3))
    assert union.average_frequency == pytest.approx(500 / 300)


def test_no_channels_reach_nobody() -> None:
    union = combine([], PEOPLE, {})
    assert (union.reach, union.k_plus, union.build_up) == (0.0, (0.0,) * FREQUENCIES, ())


def test_a_channel_that_reaches_nobody_adds_nobody() -> None:
    union = combine([A, channel("z", 0.0)], PEOPLE, {("a", "z"): 0.0})
    assert union.reach == pytest.approx(300e3, rel=1e-6)
    assert combine([channel("z", 0.0)], PEOPLE, {}).average_frequency == 0


def test_overlaps_of_channels_outside_the_plan_are_ignored() -> None:
    assert combine([A, B], PEOPLE, {("a", "b"): 150e3, ("a", "tv"): 9e9, ("a", "a"): 5.0}).flags == ()


@pytest.mark.parametrize(
    ("channels", "audience", "overlaps"),
    [
        ([A, A], PEOPLE, {}),
        ([A], 0.0, {}),
        ([A], float("nan"), {}),
        ([channel("a", -1.0)], PEOPLE, {}),
        ([channel("a", float("inf"))], PEOPLE, {}),
        ([channel("a")], PEOPLE, {}),
        ([A, B], PEOPLE, {("a", "b"): -5.0}),
    ],
    ids=["twice", "no audience", "nan", "negative", "infinite", "empty", "negative overlap"],
)
def test_numbers_that_are_no_people_are_refused(
    channels: list[ChannelReach], audience: float, overlaps: dict[tuple[str, str], float]
) -> None:
    with pytest.raises(ReachInvalid):
        combine(channels, audience, overlaps)


def test_many_channels_are_joined_within_honest_bounds() -> None:
    generator = np.random.default_rng(4)
    many = [
        channel(f"c{i:02}", *(PEOPLE * generator.uniform(0.02, 0.3) * 0.5 ** np.arange(5))) for i in range(15)
    ]
    overlaps = {
        (one.name, other.name): 1.2 * one.k_plus[0] * other.k_plus[0] / PEOPLE
        for place, one in enumerate(many)
        for other in many[:place]
    }
    union = combine(many, PEOPLE, overlaps)
    chance = sainsbury([one.k_plus[0] / PEOPLE for one in many]).reach * PEOPLE
    assert union.low <= union.reach < chance
    assert Flag.BOUNDS_NOT_EXACT in union.flags


def test_hundreds_of_channels_are_answered() -> None:
    many = [channel(f"c{i:03}", 2e3 + i) for i in range(500)]
    union = combine(many, PEOPLE, {})
    assert union.reach == pytest.approx(sainsbury([one.k_plus[0] / PEOPLE for one in many]).reach * PEOPLE)


@given(
    st.lists(st.floats(0.001, 0.99), min_size=1, max_size=5),
    st.lists(st.floats(0, 1), min_size=10, max_size=10),
)
@settings(max_examples=60, deadline=None)
def test_any_overlaps_give_a_possible_union(reaches: list[float], parts: list[float]) -> None:
    channels = [channel(f"c{i}", share * PEOPLE, share * PEOPLE / 3) for i, share in enumerate(reaches)]
    pairs = [(one, other) for place, one in enumerate(channels) for other in channels[:place]]
    overlaps = {
        (one.name, other.name): part * min(one.k_plus[0], other.k_plus[0])
        for (one, other), part in zip(pairs, parts, strict=False)
    }
    union = combine(channels, PEOPLE, overlaps)
    assert union.low - 1e-3 <= union.reach <= union.high + 1e-3
    assert max(reaches) * PEOPLE - 1e-3 <= union.reach <= PEOPLE
    assert list(union.k_plus) == sorted(union.k_plus, reverse=True)
    assert union.k_plus[-1] >= 0
