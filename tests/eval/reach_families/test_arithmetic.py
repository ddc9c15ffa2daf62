"""The adapters of planning and commercial arithmetic: any case of their kinds, by its inputs."""

from typing import Any

import pytest

from eval.reach_families.arithmetic import CHECKS


def check(
    family: str, model: str, inputs: dict[str, Any], expected: dict[str, Any], **tolerance: Any
) -> list[str]:
    case = {"id": "x", "model": model, "inputs": inputs, "expected": expected, "tolerance": tolerance}
    return CHECKS[family](case, {})


PLANNING: list[tuple[str, dict[str, Any], dict[str, Any]]] = [
    ("grp", {"audiences": [10, 20], "insertions": [2, 3], "population": 1000}, {"grp": 8, "impressions": 80}),
    ("grp", {"reach_pct": 40, "frequency": 2.5}, {"grp": 100}),
    ("trp", {"reach_pct": 40, "frequency": 2.5}, {"trp": 100}),
    ("trp_sum", {"trps": [1, 2, 3.5]}, {"total": 6.5}),
    ("plan_cost", {"rates": [10, 5], "insertions": [2, 4]}, {"total_cost": 40}),
    ("cpm", {"cost": 500, "impressions": 100_000}, {"cpm": 5}),
    ("cpm", {"prices": [500, 200], "audiences": [100_000, 10_000]}, {"cpm": [5, 20]}),
    ("cpm_cpp", {"cost": [100], "households": [50_000], "rating": [4]}, {"cpm": [2], "cpp": [25]}),
    (
        "reach",
        {"net_reach_000": 50, "population_000": 200, "gross_impressions_000": 150},
        {"reach_pct": 25, "avg_frequency": 3, "grp": 75},
    ),
    (
        "effective_reach",
        {"reach_pct": 80, "quintile_frequencies": [9, 5, 3, 2, 1], "min_frequency": 3},
        {"effective_reach_pct": 48, "avg_frequency": 4, "grp": 320},
    ),
    ("cpc_from_cpm_ctr", {"cpm": 200, "ctr": 0.01}, {"cpc": 20}),
    ("affinity", {"target_rating": 6, "total_rating": 4}, {"affinity": 150}),
    ("ooh_grp", {"dec": 1000, "days": 10, "population": 100_000}, {"grp": 10}),
]


@pytest.mark.parametrize(("model", "inputs", "expected"), PLANNING)
def test_planning_arithmetic_is_answered(
    model: str, inputs: dict[str, Any], expected: dict[str, Any]
) -> None:
    assert check("planning_arithmetic", model, inputs, expected, abs=1e-9) == []
    wrong = {
        name: [v + 1 for v in value] if isinstance(value, list) else value + 1
        for name, value in expected.items()
    }
    assert len(check("planning_arithmetic", model, inputs, wrong, abs=1e-9)) >= len(expected)


RADIO = {"<=10": 0.4, "11-15": 0.6, "16-30": 1, ">30": 2}
MONTHS = [0.9, 0.9, 1, 1, 1, 1, 0.9, 0.9, 1.3, 1.3, 1.3, 1.3]
LINE = {
    "id": "A",
    "unit": "клик",
    "qty": 100,
    "price": "10.00",
    "markups": ["1.5"],
    "discount": "0.1",
    "ctr": "0.05",
}

COMMERCIAL: list[tuple[str, dict[str, Any], dict[str, Any]]] = [
    (
        "vat",
        {"net": "100.00", "service_date": "2018-05-01"},
        {"rate": "0.18", "vat": "18.00", "gross": "118.00"},
    ),
    ("vat_extract", {"gross": "122.00", "service_date": "2027-01-01"}, {"net": "100.00", "vat": "22.00"}),
    (
        "vat_rounding",
        {"nets": ["0.02", "0.02"], "service_date": "2026-05-01"},
        {"sum_of_line_vat": "0.00", "vat_of_total": "0.01", "difference": "0.01"},
    ),
    ("sms_segments", {"text": "Привет"}, {"encoding": "ucs2", "units": 6, "segments": 1}),
    (
        "duration_coefficient",
        {"tariff_30s": 1000, "seconds": 12, "coefficients": RADIO},
        {"coefficient": 0.6, "price": 600},
    ),
    ("duration_coefficient", {"tariff_30s": 1000, "seconds": 90, "coefficients": RADIO}, {"price": 2000}),
    ("markup", {"base_cpm_rub": [100, 50], "markup": 0.2}, {"cpm_rub": [120, 60]}),
    ("markup", {"base_price": 100, "markups": [1.3, 1.5]}, {"price": 195}),
    ("seasonal_coefficient", {"coefficients_jan_dec": MONTHS}, {"mean": 12.8 / 12}),
    (
        "seasonal_coefficient",
        {"coefficients_jan_dec": MONTHS, "month": 9, "list_cpm": 100, "impressions": 10_000},
        {"cpm": 130, "net": 1300},
    ),
    (
        "seasonal_flight",
        {
            "coefficients_jan_dec": MONTHS,
            "start": "2026-12-31",
            "end": "2027-01-01",
            "list_cpm": 100,
            "impressions": 10_000,
        },
        {"days": {"2026-12": 1, "2027-01": 1}, "net": 1100, "average_coefficient": 1.1},
    ),
    (
        "media_plan",
        {"lines": [LINE], "agency_fee_rate": "0.10", "vat_rate": "0.22"},
        {
            "lines": [{"id": "A", "net": "1485.00", "impressions": "2000", "clicks": "100", "leads": None}],
            "totals": {
                "agency_fee": "135.00",
                "gross": "1811.70",
                "ctr_over_lines_with_impressions": "0.050000",
            },
        },
    ),
]


@pytest.mark.parametrize(("model", "inputs", "expected"), COMMERCIAL)
def test_commercial_arithmetic_is_answered(
    model: str, inputs: dict[str, Any], expected: dict[str, Any]
) -> None:
    assert check("commercial_arithmetic", model, inputs, expected, money_abs="0.01", count_abs=1) == []


def test_a_wrong_kopeck_and_an_unknown_model_are_faults() -> None:
    inputs = {"net": "100.00", "service_date": "2026-05-01"}
    assert check("commercial_arithmetic", "vat", inputs, {"vat": "22.01"}, abs=0) != []
    assert check("commercial_arithmetic", "alchemy", {}, {"gold": 1}) != []
    assert check("planning_arithmetic", "grp", {"reach_pct": 1, "frequency": 1}, {"nothing": 5}) != []
