import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from qualifier.lead_times import days_for_volume, days_needed, find_late
from qualifier.profile_parts import LeadTimePolicy, LeadTimeStep, Product

STEPS = ((1, 2), (10, 5), (40, 20))


def make_policy(*steps: tuple[int, int]) -> LeadTimePolicy:
    made = tuple(LeadTimeStep(units=units, days=days) for units, days in steps or STEPS)
    return LeadTimePolicy(steps=made, source="a page")


def make_product(lead_days: int) -> Product:
    return Product(name=f"tool {lead_days}", price=1, currency="EUR", lead_days=lead_days)


@pytest.mark.parametrize(("units", "days"), [(1, 2), (9, 2), (10, 5), (11, 5), (39, 5), (40, 20), (4000, 20)])
def test_a_volume_takes_as_long_as_the_step_that_it_reaches(units: int, days: int) -> None:
    assert days_for_volume(make_policy(), units) == days


def test_less_than_the_first_step_takes_as_long_as_it() -> None:
    assert days_for_volume(make_policy((5, 3), (9, 4)), 2) == 3


@given(units=st.integers(min_value=1, max_value=100), more=st.integers(min_value=0, max_value=100))
def test_more_units_never_take_fewer_days(units: int, more: int) -> None:
    assert days_for_volume(make_policy(), units + more) >= days_for_volume(make_policy(), units)


@pytest.mark.parametrize(
    ("policy", "lead_days", "units", "days"),
    [
        (None, [], 3, 0),
        (None, [7, 21], 3, 21),
        (make_policy(), [0], 12, 5),
        (make_policy(), [9, 1], 12, 9),
        (make_policy(), [3], 0, 3),
    ],
)
def test_the_longer_of_policy_and_production_decides(
    policy: LeadTimePolicy | None, lead_days: list[int], units: int, days: int
) -> None:
    assert days_needed(policy, [make_product(each) for each in lead_days], units) == days


def test_the_slowest_of_the_late_products_comes_first() -> None:
    book = [make_product(days) for days in (3, 21, 9)]
    names = [product.name for product in book] + ["unheard of"]
    assert [product.lead_days for product in find_late(book, names, 5)] == [21, 9]
    assert find_late(book, names[:1], 2) == (book[0],)
    assert find_late(book, [], 0) == ()


@pytest.mark.parametrize("steps", [((5, 1), (1, 2)), ((1, 3), (5, 2)), ((1, 1), (1, 2))])
def test_disordered_steps_are_refused(steps: tuple[tuple[int, int], ...]) -> None:
    with pytest.raises(ValidationError, match="lead_time"):
        make_policy(*steps)
