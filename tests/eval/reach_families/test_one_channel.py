"""Published examples of one channel, answered through the adapters (WFA, Apache-2.0; nbdprogram)."""

from typing import Any

import pytest

from eval.reach_families.one_channel import (
    check_dirichlet,
    check_gamma_poisson,
    check_mixture,
    check_nbd,
    check_one_point,
)


def case(model: str, inputs: dict[str, Any], expected: dict[str, Any], **tolerance: float) -> Any:
    return {"model": model, "inputs": inputs, "expected": expected, "tolerance": tolerance}


@pytest.mark.parametrize(
    ("inputs", "expected"),
    [
        ({"impressions": 200, "reach": 100, "at": 100}, {"reach": 200 / 3}),
        ({"impressions": 200, "reach": 100, "at": 200, "k": [1, 2, 3]}, {"kplus": [100, 50, 25]}),
        ({"impressions": 200, "reach": 100}, {"max_reach": 200}),
    ],
)
def test_goergs_curve_is_reproduced(inputs: dict[str, Any], expected: dict[str, Any]) -> None:
    assert check_one_point(case("goerg_exponential_poisson", inputs, expected, abs=1e-6), {}) == []


@pytest.mark.parametrize(
    ("inputs", "expected"),
    [
        ({"I": 20000, "N": 10000, "beta": 3.0}, {"reach": 8000}),
        ({"I": 30000, "N": 10000, "R": 10000}, {"beta": 2.0}),
        ({"I": 30000, "R": 10000, "beta": 2.0}, {"N": 10000}),
        ({"I": 19971, "R": 7992, "mu_scale": 1.5}, {"N": 9769}),
    ],
)
def test_any_unknown_of_the_thinned_law_is_found(inputs: dict[str, Any], expected: dict[str, Any]) -> None:
    assert check_one_point(case("shifted_geometric_thinned", inputs, expected, abs=1), {}) == []


@pytest.mark.parametrize(
    ("model", "inputs", "expected", "slack"),
    [
        (
            "shifted_gamma_poisson",
            {"alpha": 1, "beta": 1, "I_over_Imax": 1 / 3, "k": [0, 1, 2]},
            {"prob": [0.5, 0.375, 0.09375]},
            1e-7,
        ),
        (
            "shifted_gamma_poisson",
            {"I": 4, "Imax": 12, "N": 16, "alpha": 1, "beta": 1, "max_freq": 3},
            {"histogram": [6, 1.5, 0.375]},
            1e-6,
        ),
        (
            "shifted_gamma_poisson",
            {"N": 10000, "alpha": 5, "beta": 2, "Imax": 25000, "impressions": 10000},
            {"kplus": [9682, 8765, 7353, 5750, 4233]},
            1,
        ),
        (
            "shifted_gamma_poisson_joint",
            {"alpha": 1, "beta": [2, 1], "q": [0.5, 1 / 3], "k": [1, 1], "n": [1, 3]},
            {"prob": [1 / 6, 1 / 18]},
            1e-7,
        ),
        ("mean", {"N_alpha_beta": [[1, 1, 1], [2, 1, 1]]}, {"Imax": [2, 4]}, 1e-9),
    ],
)
def test_the_gamma_poisson_is_reproduced(
    model: str, inputs: dict[str, Any], expected: dict[str, Any], slack: float
) -> None:
    assert check_gamma_poisson(case(model, inputs, expected, abs=slack), {}) == []


@pytest.mark.parametrize(("cell", "lines"), [(2812, 0), (3100, 1)])
def test_a_fit_is_judged_cell_by_cell(cell: float, lines: int) -> None:
    inputs = {"impressions": 5000, "kplus_observed": [3745, 933, 230, 55, 12, 2, 0, 0, 0, 0]}
    expected = {"histogram_target": [cell, 703, 175, 43, 10]}
    found = check_gamma_poisson(case("shifted_gamma_poisson_fit", inputs, expected, chi2_cell=1), {})
    assert len(found) == lines


def test_a_fit_with_known_people_is_judged_alike() -> None:
    inputs = {
        "impressions": 15000,
        "kplus_observed": [7488, 3739, 1864, 927, 459, 225, 108, 50, 21, 7],
        "N": 10000,
    }
    expected = {"histogram_target": [3749, 1875, 937, 468, 234, 117]}
    assert check_gamma_poisson(case("shifted_gamma_poisson_fit", inputs, expected, chi2_cell=1), {}) == []


@pytest.mark.parametrize(("frequency", "lines"), [(1.401, 0), (1.5, 1)])
def test_a_period_is_reproduced(frequency: float, lines: int) -> None:
    inputs = {"base_penetration": 0.2, "base_frequency": 2.1, "period_multiple": 1 / 3}
    expected = {"penetration": 0.1, "frequency": frequency, "proportion_0_to_5": [0.9, 0.073, 0.018]}
    slack = {"pen_abs": 0.0006, "freq_abs": 0.0006, "dist_abs": 0.0006}
    assert len(check_nbd(case("negative_binomial", inputs, expected, **slack), {})) == lines


CATEGORY = {"category_penetration": 0.56, "category_rate": 2.6}


def test_the_category_and_a_brand_are_reproduced() -> None:
    whole = case("nbd_dirichlet", CATEGORY, {"M": 1.46, "K": 0.78}, M_abs=0.005, K_abs=0.005)
    brand = case(
        "nbd_dirichlet",
        {**CATEGORY, "S": 1.3, "share": 0.25},
        {"penetration": 0.2, "purchases_per_buyer": 1.82, "category_purchases_per_buyer": 3.16},
        abs=0.0051,
    )
    assert check_dirichlet(whole, {}) + check_dirichlet(brand, {}) == []


def test_a_wrong_category_is_named() -> None:
    wrong = case("nbd_dirichlet", CATEGORY, {"M": 1.46, "K": 0.9}, M_abs=0.005, K_abs=0.005)
    assert [line.split(":")[0] for line in check_dirichlet(wrong, {})] == ["K"]


@pytest.mark.parametrize(
    ("model", "inputs", "expected"),
    [
        ("poisson_truncated", {"mean": 1, "max_freq": 3}, {"pmf": [0.368, 0.368, 0.184, 0.08]}),
        (
            "dirac_mixture",
            {"components": [0, 1], "weights": [0.3, 0.7], "scaling": 0.5, "max_freq": 2},
            {"pmf": [0.725, 0.212, 0.063]},
        ),
        (
            "dirac_mixture_fit",
            {"frequency_histogram_from_0": [3, 2, 2, 1], "components": [0, 0.5, 1, 2]},
            {"weights": [0.133, 0, 0.535, 0.332]},
        ),
        (
            "dirac_mixture_fit",
            {"frequency_histogram_from_0": [7, 3], "components": [0, 1]},
            {"weights": [0.525, 0.475]},
        ),
    ],
)
def test_mixtures_are_reproduced(model: str, inputs: dict[str, Any], expected: dict[str, Any]) -> None:
    assert check_mixture(case(model, inputs, expected, abs=0.005), {}) == []
