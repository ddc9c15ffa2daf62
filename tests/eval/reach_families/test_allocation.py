"""The adapters of budget and selection cases: right answers pass, wrong ones are named."""

from typing import Any

import pytest

from eval.reach_families.allocation import CHECKS

GOERG = {"potential": [6e6, 4e6, 3e6, 1.5e6], "cpm": [250.0, 420.0, 180.0, 900.0]}
SPENDS = [1421050.7550304085, 844076.3346987437, 699296.8782432519, 35576.03202759568]
EXACT: dict[str, dict[str, Any]] = {
    "log": {
        "model": "sum a*ln(1+x/c)",
        "inputs": {"a": [5, 3, 2, 1], "c": [1, 2, 1, 4], "budget": 10, "lower": None, "upper": None},
        "expected": {"x": [6.0, 2.2, 1.8, 0.0], "multiplier": 5 / 7, "value": 14.014601613827013},
        "tolerance": {"x_abs": 1e-6, "value_rel": 1e-9},
    },
    "log with limits": {
        "model": "sum a*ln(1+x/c)",
        "inputs": {"a": [5, 3], "c": [1, 2], "budget": 10, "lower": [0, 4], "upper": [5, None]},
        "expected": {"x": [5.0, 5.0]},
        "tolerance": {"x_abs": 1e-6, "value_rel": 1e-9},
    },
    "goerg": {
        "model": "sum rho*s/(s+rho*cpm/1000)",
        "inputs": {**GOERG, "budget": 3e6},
        "expected": {"x": SPENDS, "multiplier": 1.0547858694788812, "sum_reach": 5987878.03330543},
        "tolerance": {"x_rel": 1e-6, "value_rel": 1e-9},
    },
    "union": {
        "model": "independent union of Goerg curves",
        "inputs": {**GOERG, "universe": 2e7, "budget": 3e6},
        "expected": {"union_reach_people": 5443512.136677009},
        "tolerance": {"x_rel": 1e-5, "value_rel": 1e-9},
    },
    "s-curves": {
        "model": "sum coef*x^a/(x^a+h^a)",
        "inputs": {
            "coef": [100.0, 100.0, 60.0],
            "exponent": [3.0, 3.0, 1.0],
            "half": [6.0, 6.0, 3.0],
            "budget": 10.0,
        },
        "expected": {
            "global_value": 94.36793718486803,
            "global_x_sorted_first_two": [0.0, 8.1217565375805],
            "global_x3": 1.8782434624195208,
        },
        "tolerance": {"value_rel": 1e-6},
    },
    "packages": {
        "model": "package steps",
        "inputs": {
            "items": [
                {"name": "big", "step_cost": 6e5, "cumulative_value": [0, 330_000]},
                {"name": "a", "step_cost": 5e5, "cumulative_value": [0, 260_000]},
                {"name": "b", "step_cost": 5e5, "cumulative_value": [0, 255_000]},
            ],
            "budget": 1e6,
        },
        "expected": {"optimal_value": 515_000, "steps": [0, 1, 1]},
        "tolerance": {"value_abs": 0},
    },
    "infeasible": {
        "model": "feasibility",
        "inputs": {"lower": [3e5, 2.5e5, 4e5], "budget": 8e5},
        "expected": {
            "status": "infeasible",
            "deficit": 150_000,
            "largest_feasible_subsets": [[0, 1], [0, 2], [1, 2]],
        },
    },
    "feasible": {
        "model": "feasibility",
        "inputs": {"lower": [3e5, 2.5e5], "budget": 8e5},
        "expected": {"status": "feasible"},
    },
    "least budget": {
        "model": "dual of goerg",
        "inputs": {**GOERG, "target_sum_reach": 4e6},
        "expected": {"budget": 1516604.434858888},
        "tolerance": {"rel": 1e-6},
    },
    "scale": {
        "model": "scale",
        "inputs": {
            "potential": GOERG["potential"],
            "cpm": [cpm * 1e6 for cpm in GOERG["cpm"]],
            "budget": 3e12,
        },
        "expected": {"shares": [spend / 3e6 for spend in SPENDS]},
        "tolerance": {"share_abs": 1e-6},
    },
}
SELECTION = {
    "inputs": {
        "names": ["x", "y", "z"],
        "tariffs": [3, 3, 4],
        "audiences": [50.0, 40.0, 60.0],
        "population": 100,
        "budget": 7,
        "min_frequency": 1,
    },
    "expected": {"optimal_value": 0.8, "cost": 7, "selection": ["z", "x"], "second_best_value": 0.76},
    "tolerance": {"value_abs": 1e-9},
}


@pytest.mark.parametrize("name", EXACT)
def test_a_right_optimum_passes(name: str) -> None:
    assert CHECKS["budget_optimum_exact"](EXACT[name], {}) == []


@pytest.mark.parametrize(
    ("name", "key", "wrong"),
    [
        ("log", "value", 14.1),
        ("log", "x", [5.0, 3.2, 1.8, 0.0]),
        ("goerg", "multiplier", 1.06),
        ("union", "union_reach_people", 5.4e6),
        ("s-curves", "global_value", 74.926),
        ("packages", "optimal_value", 330_000),
        ("packages", "steps", [1, 0, 0]),
        ("infeasible", "deficit", 100_000),
        ("infeasible", "status", "feasible"),
        ("feasible", "status", "infeasible"),
        ("least budget", "budget", 1.5e6),
        ("scale", "shares", [0.25] * 4),
    ],
)
def test_a_wrong_optimum_is_named(name: str, key: str, wrong: object) -> None:
    case = {**EXACT[name], "expected": {**EXACT[name]["expected"], key: wrong}}
    assert CHECKS["budget_optimum_exact"](case, {})


def test_a_right_selection_passes() -> None:
    assert CHECKS["media_selection_exact"](SELECTION, {}) == []


@pytest.mark.parametrize(("key", "wrong"), [("optimal_value", 0.79), ("cost", 6), ("selection", ["x", "y"])])
def test_a_wrong_selection_is_named(key: str, wrong: object) -> None:
    case = {**SELECTION, "expected": {**SELECTION["expected"], key: wrong}}  # type: ignore[dict-item]
    assert CHECKS["media_selection_exact"](case, {})


CARRY_OVER = {
    "model": "adstock_logistic_mean_of_draws",
    "inputs": {
        "lam_draws": [[0.1, 0.2], [0.3, 0.4], [0.5, 0.6], [0.7, 0.8]],
        "beta": [0.5, 1.0],
        "adstock_alpha": [0.5, 0.7],
        "l_max": 4,
        "num_periods": 30,
        "total_budget": 100,
        "bounds": None,
    },
    "expected": {
        "printed_optimal": [54.78357587906867, 45.21642412093133],
        "printed_response": 48.8,
        "exact_response": 48.93166440131665,
    },
    "tolerance": {"alloc_abs": 0.001, "response_rel": 0.01, "regret_rel": 1e-8},
}
TABLE = {
    "model": "response_curve_table",
    "inputs": {
        "curves": {
            "a": {"spend": [0.0, 50.0, 100.0, 150.0], "revenue": [0.0, 100.0, 150.0, 160.0]},
            "b": {"spend": [0.0, 50.0, 100.0, 150.0], "revenue": [0.0, 60.0, 110.0, 150.0]},
        },
        "non_optimized_spend": {"a": 100.0, "b": 100.0},
        "total_budget": 200.0,
        "bounds_pct": [-30, 30],
    },
    "expected": {
        "printed_optimized_spend": {"a": 100.0, "b": 100.0},
        "printed_optimized_revenue": 260.0,
        "printed_non_optimized_revenue": 260.0,
    },
    "tolerance": {"revenue_rel": 1e-3, "alloc_rel_of_budget": 0.002},
}


@pytest.mark.parametrize("bounds", [None, [[0.0, 50.0], [0.0, 100.0]], {"a": [0.0, 50.0], "b": [0.0, 100.0]}])
def test_the_printed_split_under_carry_over_is_met(bounds: object) -> None:
    case = {**CARRY_OVER, "inputs": {**CARRY_OVER["inputs"], "bounds": bounds}}  # type: ignore[dict-item]
    found = CHECKS["budget_optimum_published"](case, {})
    # A limit of 50 on the first channel moves the optimum away from the printed one.
    assert (found == []) is (bounds is None)


def test_a_table_is_solved_within_thirty_percent() -> None:
    assert CHECKS["budget_optimum_published"](TABLE, {}) == []


def test_a_revenue_below_the_printed_one_is_named() -> None:
    case = {**TABLE, "expected": {**TABLE["expected"], "printed_optimized_revenue": 290.0}}  # type: ignore[dict-item]
    assert any("below the printed" in reason for reason in CHECKS["budget_optimum_published"](case, {}))
