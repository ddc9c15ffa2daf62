from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.reach.bounds import Bounds, NoSuchPopulation, interval_bounds, union_bounds
from planner.reach.faults import ReachInvalid


def draw(channels: int, seed: int) -> tuple[list[float], dict[tuple[int, int], float], float]:
    """Draw a population and return its reaches, pair overlaps and union."""
    atoms = np.random.default_rng(seed).dirichlet(np.full(1 << channels, 0.2))
    inside = ((np.arange(1 << channels)[:, None] >> np.arange(channels)) & 1).astype(bool)
    pairs = {
        (i, j): float(atoms @ (inside[:, i] & inside[:, j])) for i, j in combinations(range(channels), 2)
    }
    return [float(share) for share in atoms @ inside], pairs, float(1 - atoms[0])


@pytest.mark.parametrize(
    ("reaches", "pairs", "low", "high"),
    [
        ((0.3, 0.4, 0.2), {}, 0.4, 0.9),
        ((0.6, 0.7, 0.5), {}, 0.7, 1.0),
        ((0.3, 0.4, 0.2), {(0, 1): 0.15, (0, 2): 0.05, (1, 2): 0.10}, 0.60, 0.65),
        ((0.3, 0.4), {(0, 1): 0.1}, 0.6, 0.6),
        ((0.5,), {}, 0.5, 0.5),
        # Named the other way round it is the same pair.
        ((0.3, 0.4), {(1, 0): 0.1}, 0.6, 0.6),
    ],
)
def test_bounds_are_exact(
    reaches: tuple[float, ...], pairs: dict[tuple[int, int], float], low: float, high: float
) -> None:
    bounds = union_bounds(reaches, pairs)
    assert (bounds.low, bounds.high) == pytest.approx((low, high), abs=1e-8)
    assert bounds.exact


@given(st.integers(2, 6), st.integers(0, 10_000))
@settings(max_examples=40, deadline=None)
def test_a_real_population_is_never_outside(channels: int, seed: int) -> None:
    reaches, pairs, union = draw(channels, seed)
    bounds = union_bounds(reaches, pairs)
    assert bounds.low - 1e-7 <= union <= bounds.high + 1e-7


@given(st.integers(3, 6), st.integers(0, 10_000))
@settings(max_examples=40, deadline=None)
def test_quick_bounds_hold_the_exact_ones(channels: int, seed: int) -> None:
    reaches, pairs, _ = draw(channels, seed)
    exact = union_bounds(reaches, pairs)
    quick = union_bounds(reaches, pairs, exact_channels=1)
    assert not quick.exact
    assert quick.low <= exact.low + 1e-7
    assert quick.high >= exact.high - 1e-7


def test_more_channels_than_the_exact_limit_are_bounded_truthfully() -> None:
    reaches, pairs, union = draw(13, 5)
    bounds = union_bounds(reaches, pairs)
    assert not bounds.exact
    assert bounds.low - 1e-9 <= union <= bounds.high + 1e-9


def test_knowing_pairs_narrows_the_bounds() -> None:
    reaches, pairs, _ = draw(5, 3)
    some = dict(list(pairs.items())[:4])
    wide, half, narrow = (union_bounds(reaches, known) for known in ({}, some, pairs))
    assert wide.low <= half.low + 1e-9 <= narrow.low + 2e-9
    assert narrow.high <= half.high + 1e-9 <= wide.high + 2e-9


def test_an_interval_widens_the_bounds() -> None:
    bounds = interval_bounds((0.3, 0.4), {(0, 1): (0.05, 0.2)})
    assert (bounds.low, bounds.high) == pytest.approx((0.5, 0.65), abs=1e-8)


@pytest.mark.parametrize("exact_channels", [12, 1])
@pytest.mark.parametrize("overlap", [0.35, -0.1])
def test_an_overlap_beyond_either_channel_has_no_population(overlap: float, exact_channels: int) -> None:
    with pytest.raises(NoSuchPopulation):
        union_bounds((0.3, 0.4), {(0, 1): overlap}, exact_channels=exact_channels)


def test_overlaps_that_contradict_each_other_have_no_population() -> None:
    # All of A is in B and in C, yet B and C share nobody.
    with pytest.raises(NoSuchPopulation):
        union_bounds((0.3, 0.4, 0.4), {(0, 1): 0.3, (0, 2): 0.3, (1, 2): 0.0})


@pytest.mark.parametrize("reaches", [(), (1.2,), (-0.1, 0.2)])
def test_reaches_that_are_no_shares_are_refused(reaches: tuple[float, ...]) -> None:
    with pytest.raises(ReachInvalid):
        union_bounds(reaches, {})


@pytest.mark.parametrize(("share", "clipped"), [(0.1, 0.3), (0.5, 0.5), (0.9, 0.8)])
def test_clipping_moves_to_the_nearest_possible_share(share: float, clipped: float) -> None:
    assert Bounds(low=0.3, high=0.8, exact=True).clip(share) == clipped


def test_solving_prints_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    union_bounds((0.31, 0.41, 0.21), {(0, 1): 0.15})
    assert capfd.readouterr() == ("", "")
