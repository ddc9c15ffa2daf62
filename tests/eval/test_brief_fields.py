"""When a field of a brief agrees with its label."""

from decimal import Decimal
from typing import Any

import pytest

from eval.brief_fields import AMOUNTS, DATES, FIELDS
from planner.brief import Brief, Category


@pytest.mark.parametrize(
    ("field", "gold", "given", "agrees"),
    [
        ("budget_min_rub", 2213115, Decimal("2213114.75"), True),  # gold rounded to the rouble
        ("budget_min_rub", 2213115, Decimal("2213113.90"), False),
        ("budget_max_rub", None, None, True),
        ("budget_max_rub", None, Decimal(5), False),
        ("budget_max_rub", 0, None, False),
        ("vat_included", False, None, False),
        ("vat_included", False, False, True),
        ("start_date", "2026-10-01", "2026-10-01", True),
        ("regions", ["Тверь", "Ржев"], ["Ржев", "Тверь"], True),
        ("regions", [], ["Тверь"], False),
        ("product", "виски «Степной ветер», 40 %", "виски «Степной ветер»", True),
        ("product", None, "виски", False),
        ("income", "above average", "above-average income", True),
        ("interests", [], [], True),
        ("interests", ["охота"], [], False),
        ("kpi", [("leads", Decimal(500))], [("leads", Decimal("500.0"))], True),
        ("kpi", [("leads", Decimal(500))], [("sales", Decimal(500))], False),
        ("missing", ["kpi"], ["kpi"], True),
        ("missing", ["kpi"], [], False),
    ],
)
def test_a_field_agrees_by_its_rule(field: str, gold: Any, given: Any, agrees: bool) -> None:
    assert FIELDS[field].agree(gold, given) is agrees


def test_no_flag_is_an_empty_list_on_either_side() -> None:
    rule = FIELDS["category_flags"]
    assert rule.gold({"category_flags": ["none"]}) == rule.given(Brief()) == []
    assert rule.given(Brief(categories=(Category.ALCOHOL,))) == ["alcohol"]


def test_a_gold_without_an_audience_is_open() -> None:
    assert FIELDS["age_min"].gold({}) is None
    assert FIELDS["interests"].given(Brief()) == []


def test_amounts_and_dates_are_fields() -> None:
    assert {*AMOUNTS, *DATES} <= set(FIELDS)
