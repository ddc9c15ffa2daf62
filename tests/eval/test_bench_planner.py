"""The planner's figures are counted right on a few cases; speed is never asserted."""

import random

import pytest

from eval.bench_planner import (
    bench_concave,
    bench_contacts,
    bench_packages,
    bench_s_curves,
    best_on_grid,
    greedy_packages,
    solve_slsqp,
)
from planner.allocation.responses import Hill, Logarithmic, Packages


def test_concave_cases_are_proved_and_never_beaten() -> None:
    figures = bench_concave(3)
    assert figures["n"] == 3
    assert figures["largest_proved_gap"] <= 1e-6
    assert figures["slsqp_better"] == 0


def test_s_curves_have_no_regret() -> None:
    figures = bench_s_curves(6)
    assert figures["regret"]["above_1e-9"] == 0
    assert figures["slsqp_regret"]["max"] >= 0


def test_packages_and_contacts_are_compared_with_greedy() -> None:
    assert bench_packages(3)["greedy_regret"]["mean"] >= 0
    assert bench_contacts(2)["greedy_regret"]["max"] >= 0


def test_greedy_falls_into_its_trap() -> None:
    trap = [
        Packages((0.0, 6e5), (0.0, 330_000)),
        Packages((0.0, 5e5), (0.0, 260_000)),
        Packages((0.0, 5e5), (0.0, 255_000)),
    ]
    assert greedy_packages(trap, 1e6) == 330_000


def test_slsqp_solves_what_is_concave_and_fails_on_s_curves() -> None:
    curves = [Logarithmic(factor=a, scale_rub=c) for a, c in zip((5, 3, 2, 1), (1, 2, 1, 4), strict=True)]
    assert solve_slsqp(curves, 10.0) == pytest.approx(14.014601613827013, rel=1e-6)
    steep = [
        Hill(top=100, half_rub=6, exponent=3),
        Hill(top=100, half_rub=6, exponent=3),
        Hill(top=60, half_rub=3, exponent=1),
    ]
    assert solve_slsqp(steep, 10.0) < 90


def test_a_grid_finds_the_best_of_its_points() -> None:
    rng = random.Random(1)
    curves = [Hill(top=rng.uniform(10, 90), half_rub=4, exponent=3) for _ in range(3)]
    grid = best_on_grid(curves, 10.0)
    for _ in range(50):
        parts = sorted(rng.randint(0, 200) for _ in range(2))
        spends = [parts[0] / 20, (parts[1] - parts[0]) / 20, (200 - parts[1]) / 20]
        assert sum(curve.value(spend) for curve, spend in zip(curves, spends, strict=True)) <= grid + 1e-9
