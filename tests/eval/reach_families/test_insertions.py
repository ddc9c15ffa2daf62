"""Published examples of insertions, answered through the adapters (mediaPlanR, MIT; Danaher 1991)."""

from typing import Any

import pytest

from eval.reach_families.insertions import (
    check_accumulation,
    check_canonical,
    check_duplication,
    check_hofmans,
)

PEOPLE = {"people_abs": 1, "param_abs": 0.0006, "freq_abs": 0.005}
METHERINGHAM = {
    "audiences": [1_500_000, 800_000, 1_200_000],
    "insertions": [4, 3, 5],
    "duplication_matrix": [[150e3, 200e3, 180e3], [200e3, 120e3, 140e3], [180e3, 140e3, 170e3]],
    "population": 10_000_000,
}
PLAN = {"population": 8.5e6, "A1": 595_000, "A2": 620_000, "tariff_eur": 12_500, "budget_eur": 100_000}
MBBD = {
    "insertions": [5, 7, 4],
    "audiences": [500e3, 550e3, 600e3],
    "morgensztern_reach": 550_000,
    "universe": 1_000_000,
}
CANEX = {
    "insertions": [2, 2],
    "R1": [0.4902, 0.033],
    "R2": [0.5805, 0.0502],
    "duplications": [[1, 0.0157], [0.0157, 1]],
}


def case(model: str, inputs: dict[str, Any], expected: dict[str, Any], tolerance: dict[str, float]) -> Any:
    return {"model": model, "inputs": inputs, "expected": expected, "tolerance": tolerance}


@pytest.mark.parametrize(
    ("model", "inputs", "expected", "tolerance"),
    [
        (
            "beta_binomial",
            {"A1": 500_000, "A2": 550_000, "population": 1_000_000, "n": 5},
            {"alpha": 0.125, "reach_people": 603_365, "avg_frequency": 4.14, "p0": 0.3966},
            PEOPLE,
        ),
        (
            "metheringham",
            METHERINGHAM,
            {
                "A1": 1_200_000,
                "D": 167_576,
                "A2": 2_232_424,
                "opportunities_upper": [6, 12, 20, 3, 15, 10],
                "reach_people": 7_434_177,
                "exact_people": [3_266_285, 2_315_123, 1_177_773],
            },
            PEOPLE,
        ),
        (
            "beta_binomial_plan",
            PLAN,
            {
                "insertions": 8,
                "cost": 100_000,
                "reach": 0.07774915353348305,
                "reach_5plus": 0.06917681763058654,
                "meets_7pct_5plus": False,
            },
            {"rel": 1e-7},
        ),
        (
            "morgensztern_beta_binomial",
            MBBD,
            {
                "A": 0.002088336863453191,
                "B": 0.0017303362582897868,
                "reach_people": 550_000,
                "contact_distribution": [0.45, 0.0010022860749950787],
            },
            {"reach_abs": 1, "param_rel": 1e-4, "dist_abs": 1e-6},
        ),
    ],
)
def test_accumulation_is_reproduced(
    model: str, inputs: dict[str, Any], expected: dict[str, Any], tolerance: dict[str, float]
) -> None:
    assert check_accumulation(case(model, inputs, expected, tolerance), {}) == []


@pytest.mark.parametrize("key", ["A", "B"])
def test_a_wrong_parameter_is_named(key: str) -> None:
    expected = {"A": 0.00208833, "B": 0.00173033, "reach_people": 550_000, "contact_distribution": []}
    tolerance = {"reach_abs": 1, "param_rel": 1e-4, "dist_abs": 1e-6}
    lines = check_accumulation(
        case("morgensztern_beta_binomial", MBBD, {**expected, key: 0.5}, tolerance), {}
    )
    assert [line.split(":")[0] for line in lines] == [f"law.{key}"]


@pytest.mark.parametrize(
    ("model", "inputs", "expected", "tolerance"),
    [
        (
            "sainsbury",
            {"audiences": [300e3, 400e3, 200e3], "population": 1e6},
            {"reach_people": 664_000, "exact_people": [452_000, 188_000, 24_000], "avg_frequency": 1.36},
            {"people_abs": 0.5, "freq_abs": 0.005},
        ),
        (
            "binomial_mean",
            {"audiences": [300e3, 400e3, 200e3], "population": 1e6},
            {"mean_probability": 0.3, "reach_people": 657_000, "at_least_people": [657_000, 216_000, 27_000]},
            {"people_abs": 0.5, "freq_abs": 0.005},
        ),
        (
            "sainsbury",
            {"probabilities_repeat": [0.001, 400]},
            {"reach": 0.33, "reach_exact": 0.3298140939932599},
            {"abs": 0.005, "exact_abs": 1e-9},
        ),
    ],
)
def test_duplication_is_reproduced(
    model: str, inputs: dict[str, Any], expected: dict[str, Any], tolerance: dict[str, float]
) -> None:
    assert check_duplication(case(model, inputs, expected, tolerance), {}) == []


def test_an_exact_figure_is_held_to_its_own_tolerance() -> None:
    inputs = {"probabilities_repeat": [0.001, 400]}
    off = case("sainsbury", inputs, {"reach_exact": 0.3299}, {"abs": 0.005, "exact_abs": 1e-9})
    assert len(check_duplication(off, {})) == 1


def test_hofmans_is_reproduced() -> None:
    expected = {"k": 1.1650485436893203, "alpha": 1.0, "reach": [0.06, 0.103, 0.13532846715328467]}
    inputs = {"R1": 0.06, "R2": 0.103, "N": [1, 2, 3]}
    assert check_hofmans(case("hofmans", inputs, expected, {"abs": 1e-9}), {}) == []


@pytest.mark.parametrize(("reach", "lines"), [(0.6020568113567061, 0), (0.61, 1)])
def test_the_expansion_is_reproduced(reach: float, lines: int) -> None:
    expected = {"correlations_upper": [-0.005337000727524298], "reach": reach}
    found = check_canonical(case("canonical_expansion", CANEX, expected, {"abs": 1e-9}), {})
    assert len(found) == lines
