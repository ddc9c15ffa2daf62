from typing import Any

import pytest

from eval.reach_families.response import check_response
from planner.reach.response import Hill

TRUE = Hill(ceiling=1e7, inflexion_share=0.3, exponent=0.5, max_spend=1e5)
SPENDS = [1e5 * place / 29 for place in range(30)]
HILL = {
    "spend": SPENDS,
    "reach": [TRUE.response(spend) for spend in SPENDS],
    "exponent": 0.5,
    "max_spend": 1e5,
}
FOUND = {
    "generator": {"coefficient": 1e7},
    "fit_gamma_given_coefficient": 0.3,
    "fit_two_parameter": {"gamma": 0.3},
}
SLACK = {"gamma_abs": 0.02, "r2_min": 0.99, "extrapolation_rel": 0.03}
ADBUDG = {"coefficient": 753083.697519, "parameter1": 3857364.900788, "exponent": 0.8315}


def case(model: str, inputs: dict[str, Any], expected: dict[str, Any], **tolerance: float) -> Any:
    return {"model": model, "inputs": inputs, "expected": expected, "tolerance": tolerance}


def test_a_hill_is_found_and_extrapolated() -> None:
    assert check_response(case("hill_exponent_0.5", HILL, FOUND, **SLACK), {}) == []


@pytest.mark.parametrize(
    ("expected", "slack", "word"),
    [
        ({**FOUND, "fit_gamma_given_coefficient": 0.4}, SLACK, "gamma given the coefficient"),
        ({**FOUND, "fit_two_parameter": {"gamma": 0.4}}, SLACK, "gamma"),
        (FOUND, {**SLACK, "r2_min": 1.1}, "r2"),
        (FOUND, {**SLACK, "extrapolation_rel": -1}, "extrapolation"),
    ],
)
def test_each_figure_of_a_fit_is_judged(expected: dict[str, Any], slack: dict[str, float], word: str) -> None:
    lines = check_response(case("hill_exponent_0.5", HILL, expected, **slack), {})
    assert [line.split(":")[0] for line in lines] == [word]


@pytest.mark.parametrize(("exact", "lines"), [(374298.9406583769, 0), (374140.9, 1)])
def test_the_exact_response_is_told_from_the_printed_one(exact: float, lines: int) -> None:
    expected = {"printed": 374140.9, "exact": exact}
    slack = {"printed_abs": 1000, "exact_rel": 1e-9}
    found = check_response(case("adbudg", {**ADBUDG, "base": 82177448}, expected, **slack), {})
    assert len(found) == lines


def test_a_target_is_turned_back_into_a_base() -> None:
    inputs = {**ADBUDG, "target": 374298.9406583769}
    assert check_response(case("adbudg", inputs, {"exact": 82177448}, exact_rel=1e-9), {}) == []
