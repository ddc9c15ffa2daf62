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
        ("Their budget here is capped near 3170.", 3170),
        ("There is a budget ceiling near $930.", 930),
        ("Budget-wise, it is around $1270.", 1270),
        ("A budget of 4 thousand dollars is all there is.", 4000),
        ("We can't spend more than $750, that's our limit of $750.", 750),
        ("We can spend up to $5,000.", 5000),
        ("We've set aside $3300 for it.", 3300),
        ("We have allocated 2400 for this purchase.", 2400),
        ("We're aiming for some $870.", 870),
        ("Spending should end near $860.", 860),
        ("We'd like to keep everything under $1500.", 1500),
        ("Is $480 a workable figure?", 480),
        ("I have $640 to spend.", 640),
        ("$917 is our budget.", 917),
        ("Could it come in under our 4170 budget?", 4170),
        ("Наш бюджет — 300 тысяч рублей.", 300_000),
        ("Мы выделили на это 450 000 руб.", 450_000),
        ("Готовы потратить не больше 120 тысяч.", 120_000),
        ("We've got about $2,400 to work with.", 2400),
        ("Our budget for this project stands at 3790.", 3790),
        ("I was thinking somewhere around $1,900.", 1900),
        ("We were hoping to stay within $2,000.", 2000),
        ("We need to keep it at or below $1,250.", 1250),
        ("It shouldn't exceed $1,000.", 1000),
        ("We can't go over $1,750 for this.", 1750),
        ("Nothing above $600, please.", 600),
        ("It must fit within $3,050.", 3050),
        ("Our financial plan allows for 800.", 800),
        ("The maximum is $2,222.", 2222),
        ("Would $700 be enough?", 700),
        ("Бюджет до 90 000 ₽.", 90_000),
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
        (["S So your budget is $2,000?", "C Correct."], 2000),
        (["S Your budget is $2,000?", "C No, it is not."], None),
        (["S You gave us $917 as the budget."], 917),
        (["S One costs 340, three cost 1020, and that meets your budget of 1070."], 1070),
        (["S All of it stays inside your budget of $3670."], 3670),
        (["S You indicated a figure of $1,540."], 1540),
        (["S We stay inside the $3,200 you have budgeted."], 3200),
        (["S Your allocated budget of 2,890 is fine."], 2890),
        (["S Your budget is $2,000.", "S Any other questions?", "C No, that's all."], 2000),
        (["S This brings us to $2770 in all, just about matching your budget of $2790."], 2790),
        (["S That's $3,000 in total, which fits your budget of $3,400."], 3400),
        (["C My budget is 500.", "S With your budget of 800 we can do a lot."], 500),
        (["C My budget is 500.", "C We could stretch to 650."], 650),
        (["S Given your budget, each goes for $570."], None),
        (["S Altogether $1170 for a pair. That is inside your budget.", "C Fine by me."], 1170),
        (["S The total is $1170, within your budget.", "C It is too much, sorry."], None),
        (["S The total comes to $1170."], None),
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
