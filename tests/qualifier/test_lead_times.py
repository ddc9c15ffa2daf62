import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from qualifier.lead_times import days_for_volume, days_needed, find_late, read_policy
from qualifier.profile_parts import LeadTimePolicy, LeadTimeStep, Product

STEPS = ((1, 2), (10, 5), (40, 20))
LISTED = """How soon we fit your tools

We take pride in it.

1. **Small order (Volume: 1)**
   Fitted within 2 days.

2. **Medium order (Volume: 10)**
   Takes 5 days, with one visit in between.

3. **Large order (Volume: 40)**
   It takes 20 days.
"""


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


@pytest.mark.parametrize(
    ("text", "steps"),
    [
        (LISTED, STEPS),
        ("A single unit: 1 day.\n\n5 units: 3 days.\n\n15 units: one week.", ((1, 1), (5, 3), (15, 7))),
        ("- 1-4 units: 2 days\n- 5 to 9 units: 4 days\n- 10+ units: two weeks", ((1, 2), (5, 4), (10, 14))),
        ("* up to 5 units: 3 days\n* up to 20 units: 10 days", ((1, 3), (6, 10))),
        ("* up to five seats: 3 days\n* more than five seats: 10 days", ((1, 3), (6, 10))),
        ("1) от 1 штуки: 3 дня\n2) от 50 штук: две недели", ((1, 3), (50, 14))),
        ("- до 10 лицензий — за 2 дня\n- до 30 лицензий — за 6 дней", ((1, 2), (11, 6))),
    ],
)
def test_a_policy_is_read_from_its_text(text: str, steps: tuple[tuple[int, int], ...]) -> None:
    policy = read_policy(text, source="page 1")
    assert policy is not None
    assert tuple((step.units, step.days) for step in policy.steps) == steps
    assert policy.source == "page 1"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Returns are taken within 30 days.",
        "5 units take 3 days.",  # one step is a remark, not a policy
        "Buy 5 units and save 10 percent.\n\nBuy 20 units and save more.",
        "5 units: 9 days.\n\n10 units: 2 days.",  # the more, the sooner: not a lead time
    ],
)
def test_other_pages_hold_no_policy(text: str) -> None:
    assert read_policy(text, source="page 1") is None


@pytest.mark.parametrize("steps", [((5, 1), (1, 2)), ((1, 3), (5, 2)), ((1, 1), (1, 2))])
def test_disordered_steps_are_refused(steps: tuple[tuple[int, int], ...]) -> None:
    with pytest.raises(ValidationError, match="lead_time"):
        make_policy(*steps)


@given(
    st.lists(
        st.tuples(st.integers(1, 500), st.integers(1, 60)), min_size=2, max_size=5, unique_by=lambda s: s[0]
    )
)
def test_any_policy_is_read_back(rows: list[tuple[int, int]]) -> None:
    units, days = sorted(row[0] for row in rows), sorted(row[1] for row in rows)
    text = "\n".join(f"- Volume: {low}. Done in {took} days." for low, took in zip(units, days, strict=True))
    policy = read_policy(text, source="page 1")
    assert policy is not None
    assert [(step.units, step.days) for step in policy.steps] == list(zip(units, days, strict=True))
