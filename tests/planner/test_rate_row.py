from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from pydantic import ValidationError

from planner.rate_row import RateRow
from planner.sourced import Benchmark, Sourced
from tests.planner.builders import find_row, sourced

ROW = find_row("display-programmatic").model_dump(mode="python")
POINT = {"contacts_per_person": 3, "reach_share": 0.5, "source": "assumption", "since": date(2026, 1, 1)}

BROKEN: list[tuple[dict[str, Any], str]] = [
    ({"valid_to": date(2025, 1, 1)}, "valid_to is before valid_from"),
    ({"price": {"value": 100, "since": date(2026, 1, 1)}}, "price.source"),
    ({"price": sourced(0)}, "greater than 0"),
    ({"price": sourced(-5)}, "greater than 0"),
    ({"price": sourced("NaN")}, "price.value"),
    ({"price": sourced(10**13)}, "less than or equal"),
    ({"prise": 1}, "Extra inputs"),
    ({"unit": "parrot"}, "unit"),
    ({"channel": "pigeon"}, "channel"),
    ({"regions": ()}, "regions"),
    ({"step": sourced(0)}, "greater than 0"),
    ({"unit": "day", "contacts_per_unit": None}, "does not tell contacts"),
    ({"unit": "cpc", "ctr": None}, "does not tell contacts"),
    ({"lengths": "radio"}, "go together"),
    ({"id": "Bad Id"}, "id"),
    (
        {"discounts": [{"from_rub": 9, "share": sourced(0.1)}, {"from_rub": 5, "share": sourced(0.2)}]},
        "ordered by from_rub",
    ),
    (
        {"discounts": [{"from_rub": 5, "share": sourced(0.2)}, {"from_rub": 9, "share": sourced(0.1)}]},
        "smaller discount",
    ),
    ({"curve": {}}, "one of point"),
    ({"curve": {"point": {**POINT, "reach_share": 0}}}, "above 0"),
    ({"curve": {"point": {**POINT, "contacts_per_person": 0.4}}}, "more people than contacts"),
    ({"curve": {"insertions": {**sourced(0), "r1": 0.2, "r2": 0.4}}}, "curve"),
]


@pytest.mark.parametrize(("change", "message"), BROKEN)
def test_a_broken_row_is_refused_with_its_reason(change: dict[str, Any], message: str) -> None:
    with pytest.raises(ValidationError) as refusal:
        RateRow.model_validate({**ROW, **change})
    assert message in str(refusal.value)


@pytest.mark.parametrize(("r1", "r2"), [(0.2, 0.2), (0.2, 0.15), (0.2, 0.36), (0, 0.1)])
def test_insertions_that_no_audience_has_are_refused(r1: float, r2: float) -> None:
    curve = {"insertions": {"r1": r1, "r2": r2, "source": "assumption", "since": date(2026, 1, 1)}}
    with pytest.raises(ValidationError):
        RateRow.model_validate({**ROW, "curve": curve})


def test_a_row_without_a_price_is_on_request_and_sound() -> None:
    assert RateRow.model_validate({**ROW, "price": None}).price is None


def test_a_discount_is_that_of_the_volume() -> None:
    row = find_row("display-programmatic")
    found = [row.discount_at(Decimal(rub)) for rub in (0, 999_999, 1_000_000, 9_999_999, 10**9)]
    shares = [one.share.value if one else 0 for one in found]
    assert shares == [0, 0, Decimal("0.05"), Decimal("0.1"), Decimal("0.15")]


@pytest.mark.parametrize(
    ("day", "holds"),
    [
        (date(2025, 12, 31), False),
        (date(2026, 1, 1), True),
        (date(2027, 6, 30), True),
        (date(2027, 7, 1), False),
    ],
)
def test_a_price_holds_on_its_days(day: date, holds: bool) -> None:
    assert find_row("sms-base").is_valid_on(day) is holds


def test_a_figure_without_a_source_cannot_be_made() -> None:
    with pytest.raises(ValidationError):
        Sourced[Decimal].model_validate({"value": 1, "since": "2026-01-01"})
    with pytest.raises(ValidationError):
        Sourced[Decimal].model_validate({"value": 1, "since": "2026-01-01", "source": ""})


def test_quartiles_that_fall_are_refused() -> None:
    with pytest.raises(ValidationError):
        Benchmark.model_validate({"p25": 0.3, "p50": 0.2, "p75": 0.4, "source": "x", "since": "2026-01-01"})
