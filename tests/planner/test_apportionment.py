from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.apportionment import apportion
from planner.money import KOPECK

WEIGHTS = st.lists(st.decimals(0, 1000, places=3), min_size=1, max_size=60)


def numbers(*values: str | int) -> list[Decimal]:
    return [Decimal(value) for value in values]


@pytest.mark.parametrize(
    ("total", "weights", "unit", "parts"),
    [
        ("10.00", (1, 1, 1), "0.01", ("3.34", "3.33", "3.33")),
        # The larger remainder comes before the earlier place.
        ("1.00", (1, 2), "0.01", ("0.33", "0.67")),
        ("7", (1, 1, 2), "1", (2, 2, 3)),
        # A part without a weight gets nothing, however much is left.
        ("0.02", (0, 1, 0), "0.01", ("0", "0.02", "0")),
        ("5.00", (0, 0), "0.01", ("0", "0")),
        ("0.00", (1, 1), "0.01", ("0", "0")),
        # Fewer kopecks than parts.
        ("0.02", (1, 1, 1), "0.01", ("0.01", "0.01", "0")),
    ],
)
def test_parts_are_shared_by_largest_remainder(
    total: str, weights: tuple[int, ...], unit: str, parts: tuple[str | int, ...]
) -> None:
    found = apportion(Decimal(total), numbers(*weights), unit=Decimal(unit))
    assert list(found) == numbers(*parts)


@given(total=st.decimals(0, 10**9, places=2), weights=WEIGHTS)
def test_parts_add_up_and_are_never_a_kopeck_from_their_share(total: Decimal, weights: list[Decimal]) -> None:
    parts = apportion(total, weights, unit=KOPECK)
    whole = sum(weights)
    assert sum(parts) == (total if whole else 0)
    for part, weight in zip(parts, weights, strict=True):
        share = total * weight / whole if whole else Decimal(0)
        assert abs(part - share) < KOPECK * 2
        assert part >= 0
        assert (weight > 0) or part == 0


@given(total=st.integers(0, 10**6), weights=WEIGHTS)
def test_a_larger_weight_never_gets_less(total: int, weights: list[Decimal]) -> None:
    parts = apportion(Decimal(total), weights)
    ordered = sorted(zip(weights, parts, strict=True))
    assert all(
        one[1] <= other[1] for one, other in zip(ordered, ordered[1:], strict=False) if one[0] < other[0]
    )
