from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualifier.reading.stated_budgets import read_stated_budget
from tests.talks import talk


def read(*lines: str) -> int | None:
    budget = read_stated_budget(talk(*lines))
    return None if budget is None else int(budget.amount)


@pytest.mark.parametrize(
    ("said", "amount"),
    [
        ("Our budget is around $2,650.", 2650),
        ("My budget is capped at 3100.", 3100),
        ("We have a budget ceiling of about $900 for this.", 900),
        ("In terms of budget, we have around $1200.", 1200),
        ("I need it to fit within a budget of 4 thousand dollars.", 4000),
        ("We can't spend more than $750, that's our limit of $750.", 750),
        ("We can spend up to $5,000.", 5000),
        ("We've set aside $3300 for it.", 3300),
        ("We have allocated 2400 for this purchase.", 2400),
        ("We're aiming at around $875.", 875),
        ("We want to keep our spending at around $890.", 890),
        ("We'd like to keep everything under $1500.", 1500),
        ("Is $480 a workable figure?", 480),
        ("I have $640 to spend.", 640),
        ("$911 is our budget.", 911),
        ("Could it come in within our 4160 budget?", 4160),
        ("Наш бюджет — 300 тысяч рублей.", 300_000),
        ("Мы выделили на это 450 000 руб.", 450_000),
        ("Готовы потратить не больше 120 тысяч.", 120_000),
        # prices and counts are no budget
        ("Does that cost $500?", None),
        ("Our budget is tight.", None),
        ("We need the budget approved in 30 days.", None),
        ("The budget covers 300 units.", None),
    ],
)
def test_the_client_states_the_money(said: str, amount: int | None) -> None:
    assert read(f"C {said}") == amount


@pytest.mark.parametrize(
    ("lines", "amount"),
    [
        (["S Just to confirm, your budget is $2,000?", "C Correct."], 2000),
        (["S Your budget is $2,000?", "C No, it is not."], None),
        (["S You mentioned $911 as your budget."], 911),
        (["S Each unit is 330, so the total is 990. This fits within your budget of 1011."], 1011),
        (["S The total would be within your budget of $3637."], 3637),
        (["S That brings your total to $2725, just aligning with your budget."], 2725),
        (["S That's $3,000 in total, which fits your budget of $3,400."], 3400),
        (["C My budget is 500.", "S With your budget of 800 we can do a lot."], 500),
        (["C My budget is 500.", "C We could stretch to 650."], 650),
        (["S Given your budget, each unit is priced at $550."], None),
        (["S It would be $1112 for two. This fits right within your budget.", "C That's reasonable."], 1112),
        (["S The total is $1112, within your budget.", "C That's a bit over our budget."], None),
        (["S The total comes to $1112."], None),
    ],
)
def test_the_sellers_claims_are_told_from_a_restated_budget(lines: list[str], amount: int | None) -> None:
    assert read(*lines) == amount


@pytest.mark.parametrize(("sign", "currency"), [("$", "USD"), ("€", "EUR"), ("£", "GBP"), ("", None)])
def test_the_sign_tells_the_currency(sign: str, currency: str | None) -> None:
    budget = read_stated_budget(talk(f"C Our budget is {sign}900."))
    assert budget is not None
    assert budget.currency == currency


@given(amount=st.integers(min_value=100, max_value=999_999))
def test_any_budget_is_read_back(amount: int) -> None:
    budget = read_stated_budget(talk(f"C Our budget is ${amount:,}."))
    assert budget is not None
    assert budget.amount == Decimal(amount)
