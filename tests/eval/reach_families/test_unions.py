from typing import Any

import pytest

from eval.reach_families.unions import check_bounds, check_pairwise


def case(inputs: dict[str, Any], expected: dict[str, Any], slack: float = 1e-4) -> Any:
    return {"model": "any", "inputs": inputs, "expected": expected, "tolerance": {"abs": slack}}


@pytest.mark.parametrize(
    ("inputs", "expected"),
    [
        ({"r": [1, 2], "m": [3, 2]}, {"D": [[1 / 6, 1 / 3], [1 / 3, 1]]}),
        ({"lambdas": [[0.5, 0.5, 0.5], [1, 1, 1]]}, {"feasible": [True, False]}),
        ({"lambda_": [0.2, 0.3, 0.4], "i": 0, "D": "ones(3,3)"}, {"v": 0.7}),
        ({"lambda_": [0.2, 0.3, 0.4], "i": 0, "D": [[1, 1, 1], [1, 1, 2], [1, 2, 1]]}, {"u": 0.24}),
        ({"lambda_": [0.2, 0.5, 0.5], "i": 0}, {"bound": 1.0}),
        (
            {"reaches": [40e3, 30e3], "max_reaches": [200e3, 160e3], "a": [[0, 1], [1, 0]]},
            {"union_reach": 64_000},
        ),
    ],
)
def test_the_surface_is_reproduced(inputs: dict[str, Any], expected: dict[str, Any]) -> None:
    assert check_pairwise(case(inputs, expected), {}) == []


def test_a_figure_nobody_computes_is_a_difference() -> None:
    inputs = {"lambda_": [0.2, 0.5, 0.5], "i": 0}
    assert check_pairwise(case(inputs, {"w": 1.0}), {}) == ["surface.w: got None, want 1.0"]


@pytest.mark.parametrize(
    ("pairs", "low", "high"),
    [({}, 0.4, 0.9), ({"0|1": 0.15, "0|2": 0.05, "1|2": 0.10}, 0.60, 0.65), ({"1|0": 0.15}, 0.55, 0.75)],
)
def test_bounds_are_reproduced(pairs: dict[str, float], low: float, high: float) -> None:
    inputs = {"single_reach": [0.3, 0.4, 0.2], "pair_overlap": pairs}
    assert check_bounds(case(inputs, {"lower": low, "upper": high, "status": "ok"}, 1e-8), {}) == []


def test_a_population_found_where_none_is_expected_is_a_difference() -> None:
    inputs = {"single_reach": [0.3, 0.4], "pair_overlap": {"0|1": 0.1}}
    assert check_bounds(case(inputs, {"status": "infeasible"}), {}) != []
