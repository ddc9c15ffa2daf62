import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualifier.policy_texts import read_policy

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
