"""The rows of the spending's figures; workers that spend together are in test_model_door.py."""

from decimal import Decimal
from typing import Any

import pytest

from eval.model_spending import Crowd, describe_spending, serve_database


def make_report(**changes: Any) -> dict[str, Any]:
    usual = {
        "n": 300,
        "parallel": 50,
        "answered": 120,
        "refused_for_money": 180,
        "limit_rub": "10000",
        "spent_rub": "9999.5",
        "counted_rub": "9999.5",
        "overspend_share": 0.0,
        "is_within": True,
    }
    return {**usual, **changes}


def test_the_usual_crowd_is_fifty_at_once() -> None:
    crowd = Crowd()
    assert crowd.processes * crowd.threads == 50
    assert crowd.limit_rub == Decimal(10_000)


def test_each_row_says_what_how_much_and_the_most_that_it_may_be() -> None:
    assert describe_spending(make_report()) == [
        ("questions, at once", "300, 50", ""),
        ("answered, refused for money", "120, 180", ""),
        ("spent of the limit, roubles", "9999.50 of 10000", ""),
        ("overspend", "0.00%", "1%"),
    ]


@pytest.mark.parametrize(
    ("share", "shown"), [(0.01, "1.00%"), (0.0001, "0.01%"), (0.25, "25.00%"), (0.00001, "0.00%")]
)
def test_an_overspend_is_shown_to_a_hundredth_of_a_percent(share: float, shown: str) -> None:
    assert describe_spending(make_report(overspend_share=share))[-1][1] == shown


def test_money_is_rounded_for_people_only() -> None:
    row = describe_spending(make_report(spent_rub="0.00499999"))[2]
    assert row[1] == "0.00 of 10000"


def test_a_database_that_is_given_is_the_one_that_is_used() -> None:
    with serve_database("postgresql://given") as address:
        assert address == "postgresql://given"
