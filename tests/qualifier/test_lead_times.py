import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from qualifier.lead_times import days_for_volume, days_needed, days_of_products, find_late
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


def test_one_step_holds_for_every_volume() -> None:
    policy = make_policy((10, 4))
    assert [days_for_volume(policy, units) for units in (0, 1, 10, 11, 10**9)] == [4] * 5


@pytest.mark.parametrize(
    ("days", "late"),
    [
        (2, ["tool 21", "tool 9", "tool 3"]),
        (3, ["tool 21", "tool 9"]),  # ready on the very day is in time
        (8, ["tool 21", "tool 9"]),
        (9, ["tool 21"]),
        (20, ["tool 21"]),
        (21, []),
    ],
)
def test_a_product_that_is_ready_on_the_day_is_not_late(days: int, late: list[str]) -> None:
    book = [make_product(each) for each in (3, 21, 9)]
    assert [product.name for product in find_late(book, [one.name for one in book], days)] == late


def test_equally_slow_products_keep_the_order_of_the_price_book() -> None:
    book = [Product(name=name, price=1, currency="EUR", lead_days=7) for name in ("b", "a", "c")]
    assert [product.name for product in find_late(book, ["c", "a", "b"], 1)] == ["b", "a", "c"]


def test_products_made_side_by_side_take_no_longer_than_the_slowest() -> None:
    assert days_of_products([make_product(days) for days in (5, 5, 5)]) == 5
    assert days_of_products([]) == 0


def test_the_term_of_a_policy_counts_all_units_together() -> None:
    products = [make_product(0), make_product(1)]
    assert days_needed(make_policy(), products, 9) == 2
    assert days_needed(make_policy(), products, 10) == 5


@settings(max_examples=25)
@given(units=st.integers(1, 100), lead_days=st.lists(st.integers(0, 60), max_size=4))
def test_neither_the_policy_nor_a_product_is_ever_hurried(units: int, lead_days: list[int]) -> None:
    days = days_needed(make_policy(), [make_product(each) for each in lead_days], units)
    assert days >= max([days_for_volume(make_policy(), units), *lead_days])
    assert days in {days_for_volume(make_policy(), units), *lead_days}
