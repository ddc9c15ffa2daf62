"""Each adapter tells a right figure from a wrong one; the figures are invented or in the public domain."""

from typing import Any

import pytest

from eval.reach import CHECKS
from eval.reach_families.errata import check_erratum
from eval.reach_families.given import find_inputs, find_knowledge
from eval.reach_families.virtual_population import check_plan, predict, relative_errors, summarise
from planner.reach.beta_binomial import fit_beta_binomial
from planner.reach.binomial import sainsbury
from planner.reach.nbd import fit_nbd

PLAN = {"display": 3e6, "olv": 3e6}


def case(model: str, inputs: dict[str, Any], expected: dict[str, Any], **tolerance: float) -> dict[str, Any]:
    return {"id": "c", "model": model, "inputs": inputs, "expected": expected, "tolerance": tolerance}


BBD = fit_beta_binomial(0.3, 0.4)
NBD = fit_nbd(0.3, 1.9)
RIGHT = [
    (
        "accumulation_beta_binomial",
        case(
            "beta_binomial",
            {"A1": 300, "A2": 400, "population": 1000, "n": 3},
            {"alpha": BBD.alpha, "reach_people": BBD.reach(3) * 1000, "p0": 1 - BBD.reach(3)},
            people_abs=1,
            param_abs=1e-3,
            freq_abs=0.005,
        ),
    ),
    (
        "duplication_sainsbury_binomial",
        case("sainsbury", {"probabilities": [0.1, 0.7]}, {"reach": sainsbury([0.1, 0.7]).reach}, abs=1e-9),
    ),
    (
        "hofmans",
        case(
            "hofmans", {"R1": 0.1, "R2": 0.17, "R3": 0.22, "N": [3]}, {"d": 0.03, "reach": [0.22]}, abs=1e-9
        ),
    ),
    (
        "nbd",
        case(
            "negative_binomial",
            {"base_penetration": 0.3, "base_frequency": 1.9, "period_multiple": 2},
            {"penetration": NBD.penetration(2), "frequency": NBD.frequency(2), "proportion_0_to_5": []},
            pen_abs=1e-6,
            freq_abs=1e-6,
            dist_abs=1e-6,
        ),
    ),
    (
        "gamma_poisson",
        case("mean", {"N_alpha_beta": [[3, 2, 1]]}, {"Imax": [9]}, abs=1e-9),
    ),
    (
        "reach_curves_one_point",
        case("shifted_geometric_thinned", {"I": 20000, "N": 10000, "R": 8000}, {"beta": 3.0}, abs=1e-9),
    ),
    (
        "dirac_mixture",
        case("poisson_truncated", {"mean": 1.5, "max_freq": 2}, {"pmf": [0.2231, 0.3347, 0.4422]}, abs=1e-3),
    ),
    (
        "pairwise_union",
        case(
            "pairwise_union_step",
            {"lambda_": [0.2, 0.3, 0.4], "i": 0, "D": "ones(3,3)"},
            {"u": 0.12},
            abs=1e-9,
        ),
    ),
    (
        "reach_bounds",
        case(
            "bounds",
            {"single_reach": [0.2, 0.3], "pair_overlap": {"0|1": 0.1}},
            {"lower": 0.4, "upper": 0.4, "status": "ok"},
            abs=1e-8,
        ),
    ),
    (
        "response_curves",
        case(
            "metric_chain",
            {"cost": 100, "cost_per_impression": 0.1, "ctr": 0.1, "cvr": 0.5},
            {"clicks": 100},
            abs=1e-9,
        ),
    ),
    (
        "legal_numbers",
        case("internet_ad_levy", {"quarter": "2025Q4"}, {"payment_by": "2026-03-05"}),
    ),
    (
        "legal_numbers",
        case(
            "mandatory_warning",
            {"category": "bets", "as_of": "2026-09-15"},
            {"other_area_share_min": 0.07, "in_force_from": "2026-09-01"},
        ),
    ),
]


def spoil(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: spoil(one) for key, one in value.items()}
    if isinstance(value, list):
        return [spoil(one) for one in value]
    return f"not {value}" if isinstance(value, str) else value * 1.5 + 1


@pytest.mark.parametrize(("family", "right"), RIGHT)
def test_a_right_figure_passes_and_a_wrong_one_does_not(family: str, right: dict[str, Any]) -> None:
    assert CHECKS[family](right, {}) == []
    wrong = {**right, "expected": spoil(right["expected"])}
    assert CHECKS[family](wrong, {}) != []


def test_an_impossible_population_passes_only_when_expected() -> None:
    inputs = {"single_reach": [0.2, 0.3], "pair_overlap": {"0|1": 0.25}}
    for status, lines in (("infeasible", []), ("ok", ["no population"])):
        assert CHECKS["reach_bounds"](case("bounds", inputs, {"status": status}), {}) == lines


@pytest.mark.parametrize(
    ("model", "inputs", "expected", "slack"),
    [
        ("binomial", {"n": 2, "p": 0.5}, {"printed": [0.25, 0.25, 0.25], "correct": [0.25, 0.5, 0.25]}, 1e-4),
        (
            "reach",
            {"cost": 1000, "reach_pct": 10, "population_000": 100},
            {"printed_net_reach_000": 20, "correct_net_reach_000": 10, "cpm_net_of_printed": 50},
            0.5,
        ),
        (
            "ots",
            {"readership": [10, 20], "insertions": [2, 3]},
            {"correct_total": 80, "printed_line": "20 x 2 = 60", "correct_line": "20 x 3 = 60"},
            0,
        ),
        (
            "morgensztern_beta_binomial",
            {"insertions": [2, 3], "audiences": [40, 50], "universe": 100, "morgensztern_reach": 70},
            {"published_algorithm_reach": 75, "correct_reach": 70},
            0.1,
        ),
        ("dedup_reach", {"rule": "total reach = 0.75 x sum of line reaches"}, {}, 0.01),
    ],
)
def test_a_printed_mistake_is_rejected(
    model: str, inputs: dict[str, Any], expected: dict[str, Any], slack: float
) -> None:
    assert check_erratum(case(model, inputs, expected, abs=slack), {}) == []


def test_reproducing_a_mistake_is_a_failure() -> None:
    expected = {"printed": [0.25, 0.5, 0.25], "correct": [0.25, 0.5, 0.25]}
    lines = check_erratum(case("binomial", {"n": 2, "p": 0.5}, expected, abs=1e-4), {})
    assert lines == ["shares: reproduces the printed mistake [0.25, 0.5, 0.25]"]


@pytest.mark.parametrize("rule", ["0.75 x the biggest", "by feeling"])
def test_a_rule_nobody_can_read_is_a_failure(rule: str) -> None:
    assert check_erratum(case("dedup_reach", {"rule": rule}, {}, abs=0.01), {}) == [f"unknown rule: {rule}"]


def test_inputs_named_by_another_case_are_found() -> None:
    own = {"id": "x", "inputs": {"universe": 5}}
    assert find_inputs({"some_family": [own]}, "x") == {"universe": 5}
    assert find_inputs({}, "mbbd-root")["universe"] == 1_000_000


def test_a_folders_own_knowledge_comes_first() -> None:
    kept = find_knowledge({})
    own = {"model": "training", "inputs": {"universe": 1}}
    assert kept["inputs"]["universe"] == 10_000_000
    assert find_knowledge({"virtual_population": [own]}) is own


def plan(union: float, third: float) -> dict[str, Any]:
    shares = [union, union / 2, third]
    return case("union reach", {"impressions": PLAN}, {"reach_k_plus": shares}, hard_max=0.04)


def test_a_plan_passes_within_its_limit_only() -> None:
    knowledge = find_knowledge({})
    found = predict(plan(1, 1), knowledge)
    share = found.reach / 1e7
    assert check_plan(plan(share, 0.1), {}) == []
    assert check_plan(plan(share * 1.03, 0.1), {}) == []
    assert check_plan(plan(share * 1.06, 0.1), {})[0].startswith("union: off by")


def test_the_pair_known_at_the_reference_is_reproduced() -> None:
    inputs = find_knowledge({})["inputs"]
    singles, pairs = inputs["single_reach_at_reference"], inputs["pair_overlap_at_reference"]
    wanted = singles["display"] + singles["olv"] - pairs["display|olv"]
    assert relative_errors(plan(wanted, 1), find_knowledge({}))[0] == pytest.approx(0, abs=0.003)


def test_errors_are_summed_up_over_plans() -> None:
    share = predict(plan(1, 1), find_knowledge({})).reach / 1e7
    report = summarise({"virtual_population": [plan(share, 0.1), plan(share / 1.01, 0.1)]})
    assert report["plans"] == 2
    assert report["union"]["mape"] == pytest.approx(0.005, abs=1e-6)
    assert report["union"]["max"] == pytest.approx(0.01, abs=1e-6)
    assert summarise({}) == {}
