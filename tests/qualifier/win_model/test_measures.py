"""Each measure against scikit-learn, scipy, or the slow way of working it out."""

import math

import numpy as np
import pytest
from scipy.stats import binomtest
from sklearn import metrics as library

from qualifier.win_model.metrics import (
    MEASURES,
    ReliabilityBin,
    area,
    bin_reliability,
    brier,
    calibration_error,
    calibration_error_by_rank,
    find_intervals,
    join_small_bins,
    log_loss,
    measure,
    table_lift,
    top_to_bottom,
    wilson,
)

SEEDS = [0, 1, 2, 3, 4]


def draw(seed: int, size: int = 300, *, coarse: bool = False) -> tuple[np.ndarray, np.ndarray]:
    random = np.random.default_rng(seed)
    chances = random.beta(1.2, 1.8, size)
    if coarse:
        # Many equal chances: ties must count by half.
        chances = np.round(chances, 1)
    return chances, (random.random(size) < chances).astype(float)


@pytest.mark.parametrize("coarse", [False, True])
@pytest.mark.parametrize("seed", SEEDS)
def test_the_area_is_the_librarys_ties_included(seed: int, coarse: bool) -> None:
    chances, won = draw(seed, coarse=coarse)
    assert area(chances, won) == pytest.approx(library.roc_auc_score(won, chances), abs=1e-12)


@pytest.mark.parametrize("seed", SEEDS)
def test_brier_and_log_loss_are_the_librarys(seed: int) -> None:
    chances, won = draw(seed)
    assert brier(chances, won) == pytest.approx(library.brier_score_loss(won, chances), abs=1e-12)
    assert log_loss(chances, won) == pytest.approx(library.log_loss(won, chances), abs=1e-9)


def test_a_certainty_that_fails_costs_much_and_not_infinitely_much() -> None:
    assert log_loss(np.array([0.0, 1.0]), np.array([1.0, 0.0])) == pytest.approx(-math.log(1e-6))


@pytest.mark.parametrize("seed", SEEDS)
def test_the_calibration_error_is_the_slow_sum_over_bins(seed: int) -> None:
    chances, won = draw(seed)
    slow = 0.0
    for low in range(10):
        inside = [
            at for at, c in enumerate(chances) if low / 10 <= c < (low + 1) / 10 or (low == 9 and c == 1)
        ]
        if inside:
            gap = abs(np.mean([chances[at] for at in inside]) - np.mean([won[at] for at in inside]))
            slow += len(inside) / len(won) * gap
    assert calibration_error(chances, won) == pytest.approx(slow, abs=1e-12)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_calibration_error_by_rank_is_the_slow_sum_over_tenths(seed: int) -> None:
    chances, won = draw(seed)
    order = sorted(range(300), key=lambda at: chances[at])
    tenths = [order[at : at + 30] for at in range(0, 300, 30)]
    slow = np.mean([abs(np.mean(chances[tenth]) - np.mean(won[tenth])) for tenth in tenths])
    assert calibration_error_by_rank(chances, won) == pytest.approx(float(slow), abs=1e-12)


@pytest.mark.parametrize(("wins", "n"), [(0, 1), (1, 1), (3, 7), (40, 80), (1, 500), (499, 500)])
def test_wilsons_interval_is_scipys(wins: int, n: int) -> None:
    span = binomtest(wins, n).proportion_ci(0.95, method="wilson")
    assert wilson(wins, n) == pytest.approx((span.low, span.high), abs=1e-4)


def test_measures_are_averaged_over_repeats() -> None:
    first, won = draw(0)
    second = np.clip(first + 0.1, 0, 1)
    both = measure([first, second], won)
    for name, take in MEASURES.items():
        assert both[name] == pytest.approx((take(first, won) + take(second, won)) / 2)


@pytest.mark.parametrize("seed", SEEDS)
def test_an_interval_holds_its_figure_and_stays_a_share(seed: int) -> None:
    chances, won = draw(seed, 120)
    figures = measure([chances], won)
    for name, span in find_intervals([chances], won, np.arange(120), resamples=60).items():
        assert 0 <= span["low"] <= figures[name] <= span["high"], name
        assert name == "log_loss" or span["high"] <= 1


def test_the_calibration_error_of_a_calibrated_model_is_not_said_to_be_large() -> None:
    # Drawn deals repeat: the plain percentiles of this measure lie above the figure itself.
    chances, won = draw(3, 250)
    span = find_intervals([chances], won, np.arange(250), resamples=200)["ece_by_rank"]
    figure = calibration_error_by_rank(chances, won)
    assert span["low"] < figure
    assert span["high"] < figure + 0.06


def test_intervals_draw_groups_whole() -> None:
    chances, won = draw(1, 100)
    alone = find_intervals([chances], won, np.arange(100), resamples=80)["brier"]
    twice = find_intervals([np.tile(chances, 2)], np.tile(won, 2), np.tile(np.arange(100), 2), resamples=80)[
        "brier"
    ]
    # A copy of each deal brings no news.
    assert twice == pytest.approx(alone)


def test_the_same_deals_give_the_same_interval() -> None:
    chances, won = draw(2, 80)
    spans = [find_intervals([chances], won, np.arange(80), resamples=30) for _ in range(2)]
    assert spans[0] == spans[1]


def test_lift_of_ten_deals_is_as_counted_by_hand() -> None:
    chances = np.array([0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1, 0.05])
    won = np.array([1, 1, 0, 1, 0, 1, 0, 0, 0, 0.0])
    rows = table_lift(chances, won)
    told = [(row.flagged, row.chance, row.recall, row.win_rate, row.lift) for row in rows]
    assert told == [
        (0.1, 0.9, 0.25, 1.0, 2.5),
        (0.2, 0.8, 0.5, 1.0, 2.5),
        (0.3, 0.7, 0.5, pytest.approx(2 / 3), pytest.approx(5 / 3)),
        (0.5, 0.5, 0.75, pytest.approx(0.6), pytest.approx(1.5)),
    ]
    assert top_to_bottom(chances, won) is None
    assert top_to_bottom(chances, won[::-1].copy()) == 0.0


def test_one_deal_is_flagged_at_least_and_no_win_is_no_division_by_nothing() -> None:
    rows = table_lift(np.array([0.3, 0.2]), np.zeros(2))
    assert [row.flagged for row in rows] == [0.5] * 4
    assert {(row.recall, row.lift) for row in rows} == {(0.0, 0.0)}


def test_bands_of_equal_width_count_each_deal_once() -> None:
    chances, won = draw(4, 400)
    bands = bin_reliability(chances, won)
    assert sum(band.n for band in bands) == 400
    assert sum(band.n * band.held for band in bands) == pytest.approx(won.sum())
    assert [int(band.claimed * 10) for band in bands] == sorted({int(c * 10) for c in chances})


def band(n: int, claimed: float, held: float) -> ReliabilityBin:
    low, high = wilson(round(n * held), n)
    return ReliabilityBin(n=n, claimed=claimed, held=held, low=low, high=high)


@pytest.mark.parametrize(
    ("sizes", "joined"),
    [
        ([], []),
        ([3], [3]),
        ([12, 3], [15]),
        ([3, 12], [15]),
        ([4, 4, 4, 20], [12, 20]),
        ([20, 4, 30, 2, 2], [20, 38]),
        ([10, 10, 10], [10, 10, 10]),
    ],
)
def test_small_bands_join_until_they_hold_enough(sizes: list[int], joined: list[int]) -> None:
    bands = [band(n, 0.1 * at, 0.5) for at, n in enumerate(sizes, 1)]
    assert [one.n for one in join_small_bins(bands, 10)] == joined


def test_a_joined_band_weighs_what_it_is_made_of() -> None:
    one = join_small_bins([band(5, 0.1, 0.2), band(15, 0.3, 0.6)], 10)[0]
    assert (one.claimed, one.held) == (pytest.approx(0.25), pytest.approx(0.5))
    assert (one.low, one.high) == wilson(10, 20)
