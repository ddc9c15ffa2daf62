from typing import Any

import pytest

from eval.reach_families.law import check_law
from kit.errors import BadInput

MEDICINE = {
    "radio_seconds_min": 3,
    "tv_seconds_min": 5,
    "tv_frame_share_min": 0.07,
    "other_area_share_min": 0.05,
    "in_force_from": None,
}


def case(model: str, inputs: dict[str, Any], expected: dict[str, Any]) -> Any:
    return {"model": model, "inputs": inputs, "expected": expected, "tolerance": {"abs": 0}}


@pytest.mark.parametrize("category", ["medicine", "medicine|medical_service|medical_device"])
def test_one_rule_answers_every_category_it_names(category: str) -> None:
    inputs = {"category": category, "as_of": "2026-09-15"}
    assert check_law(case("mandatory_warning", inputs, MEDICINE), {}) == []


@pytest.mark.parametrize("key", list(MEDICINE))
def test_each_figure_is_judged(key: str) -> None:
    inputs = {"category": "medicine", "as_of": "2026-09-15"}
    lines = check_law(case("mandatory_warning", inputs, {**MEDICINE, key: 9}), {})
    assert [line.split(":")[0] for line in lines] == [f"medicine.{key}"]


def test_a_category_without_a_rule_does_not_pass() -> None:
    inputs = {"category": "furniture", "as_of": "2026-09-15"}
    assert check_law(case("mandatory_warning", inputs, MEDICINE), {}) != []


@pytest.mark.parametrize(("rate", "lines"), [(0.03, 0), (0.05, 1)])
def test_the_levys_rate_is_judged_with_its_days(rate: float, lines: int) -> None:
    expected = {"calculation_by": "2025-08-15", "payment_by": "2025-09-05"}
    inputs = {"quarter": "2025Q2", "rate": rate}
    assert len(check_law(case("internet_ad_levy", inputs, expected), {})) == lines


def test_a_quarter_before_the_levy_is_refused() -> None:
    with pytest.raises(BadInput):
        check_law(case("internet_ad_levy", {"quarter": "2025Q1"}, {}), {})
