"""Weights that are never negative, calibrations that never fall, and a guard against saying too much."""

import numpy as np
import pytest

from qualifier.win_model.stacking import (
    beats_constant,
    choose_calibration,
    fit_beta,
    fit_isotonic,
    fit_weights,
    log_loss_each,
    read_many,
)
from qualifier.win_model.training import Candidate, choose_setting
from qualifier.win_model.win_model import Calibration

SEEDS = [0, 1, 2]


def draw(seed: int = 0, size: int = 1200, stretch: float = 1.0) -> tuple[np.ndarray, np.ndarray]:
    random = np.random.default_rng(seed)
    true = random.normal(-0.3, 1.4, size)
    won = (random.random(size) < 1 / (1 + np.exp(-true))).astype(float)
    return true * stretch, won


def noise(seed: int, size: int = 1200) -> np.ndarray:
    return np.random.default_rng(100 + seed).normal(0, 1.5, size)


@pytest.mark.parametrize("seed", SEEDS)
def test_no_weight_is_negative_even_of_a_part_that_is_always_wrong(seed: int) -> None:
    good, won = draw(seed)
    weights, _ = fit_weights(np.column_stack([good, -good, noise(seed)]), won, penalty=1.0)
    assert (weights >= 0).all()
    assert weights[1] < 0.02
    assert weights[0] > 0.7


@pytest.mark.parametrize("seed", SEEDS)
def test_a_great_penalty_holds_the_weights_where_they_were_expected(seed: int) -> None:
    good, won = draw(seed)
    scores = np.column_stack([good, noise(seed)])
    weights, _ = fit_weights(scores, won, np.array([0.3, 0.7]), penalty=1e9)
    assert weights == pytest.approx([0.3, 0.7], abs=1e-3)
    equal, _ = fit_weights(scores, won, penalty=1e9)
    assert equal == pytest.approx([0.5, 0.5], abs=1e-3)


def test_equal_parts_share_equally() -> None:
    good, won = draw()
    weights, _ = fit_weights(np.column_stack([good, good, good]), won, penalty=1.0)
    assert weights == pytest.approx([weights.mean()] * 3, abs=1e-3)
    assert weights.sum() == pytest.approx(1, abs=0.15)


@pytest.mark.parametrize("shift", [-2.0, 0.0, 1.5])
def test_the_bias_brings_the_mean_chance_to_the_share_won(shift: float) -> None:
    good, won = draw()
    weights, bias = fit_weights((good + shift)[:, None], won)
    chance = 1 / (1 + np.exp(-((good + shift) * weights[0] + bias)))
    assert chance.mean() == pytest.approx(won.mean(), abs=1e-3)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_guard_lets_knowledge_through_and_noise_not(seed: int) -> None:
    good, won = draw(seed)
    assert beats_constant(good, won)
    assert not beats_constant(noise(seed), won)
    rate = np.log(won.mean() / (1 - won.mean()))
    assert not beats_constant(np.full(len(won), rate), won)


def test_losses_are_those_of_the_chance() -> None:
    losses = log_loss_each(np.log([0.8 / 0.2, 0.3 / 0.7]), np.array([1.0, 0.0]))
    assert losses == pytest.approx([-np.log(0.8), -np.log(0.7)])


@pytest.mark.parametrize("fit", [fit_beta, fit_isotonic])
@pytest.mark.parametrize("stretch", [0.4, 1.0, 3.0])
@pytest.mark.parametrize("seed", SEEDS)
def test_a_calibration_rises_and_brings_the_mean_to_the_share_won(
    fit: object, stretch: float, seed: int
) -> None:
    scores, won = draw(seed, 900, stretch)
    calibration = fit(scores, won)  # type: ignore[operator]
    assert list(calibration.points) == sorted(set(calibration.points))
    assert list(calibration.heights) == sorted(calibration.heights)
    mended = read_many(calibration, scores)
    assert (1 / (1 + np.exp(-mended))).mean() == pytest.approx(won.mean(), abs=0.02)
    assert log_loss_each(mended, won).mean() <= log_loss_each(scores, won).mean() + 0.006


@pytest.mark.parametrize("fit", [fit_beta, fit_isotonic])
def test_a_calibration_keeps_the_order_of_leads(fit: object) -> None:
    scores, won = draw(1, 600, 2.0)
    mended = read_many(fit(scores, won), np.sort(scores))  # type: ignore[operator]
    assert (np.diff(mended) >= -1e-12).all()


def test_isotonic_steps_are_finite_even_where_all_or_none_were_won() -> None:
    scores = np.concatenate([np.full(300, -4.0), np.full(300, 4.0)])
    won = (scores > 0).astype(float)
    calibration = fit_isotonic(scores, won)
    assert np.isfinite(calibration.heights).all()
    assert calibration.read(-4.0) < -2 < 2 < calibration.read(4.0)


def test_no_calibration_reads_as_it_stands() -> None:
    scores, _ = draw(size=10)
    assert (read_many(Calibration(), scores) == scores).all()


def test_scores_that_are_right_already_are_left_alone() -> None:
    left = [choose_calibration(*draw(seed), np.arange(1200))[0] for seed in range(6)]
    assert left.count("sigmoid") >= 4


@pytest.mark.parametrize("seed", SEEDS)
def test_a_bend_is_mended_and_few_deals_never_get_steps(seed: int) -> None:
    scores, won = draw(seed)
    bent = np.where(scores > 0, scores * 5, scores)
    name, calibration = choose_calibration(bent, won, np.arange(len(won)))
    assert name in ("beta", "isotonic")
    assert log_loss_each(read_many(calibration, bent), won).mean() < log_loss_each(bent, won).mean() - 0.05
    few, _ = choose_calibration(bent[:500], won[:500], np.arange(500))
    assert few in ("beta", "sigmoid")


def candidate(setting: str) -> Candidate:
    return Candidate(kind="trees", setting=setting, learn=lambda _: None)  # type: ignore[arg-type, return-value]


@pytest.mark.parametrize(
    ("gains", "chosen"),
    [
        # Lower for every deal: clearly better.
        ([0.1] * 20, "bold"),
        ([-0.1] * 20, "calm"),
        # Lower on average, by less than chance may do.
        ([1.0, -0.9] * 10, "calm"),
        ([0.0] * 20, "calm"),
    ],
)
def test_the_first_setting_stands_unless_another_is_clearly_better(gains: list[float], chosen: str) -> None:
    calm, bold = candidate("calm"), candidate("bold")
    losses = {calm: np.full(20, 1.0), bold: 1.0 - np.asarray(gains)}
    assert choose_setting([calm, bold], losses).setting == chosen


def test_a_kind_with_one_setting_needs_no_race() -> None:
    only = candidate("only")
    assert choose_setting([only], {}) is only
