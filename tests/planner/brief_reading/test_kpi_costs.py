"""What one result may cost."""

from decimal import Decimal

import pytest

from planner.brief_reading.kpi_costs import in_roubles, read_unit_cost
from qualifier.reading.numbers import find_numbers
from tests.planner.brief_reading.opened import PROFILE, opened, read


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("250 первых заказов до 300 рублей", "cpa"),
        ("1 500 лидов по 800 рублей", "cpl"),
        ("900 sign-ups at up to rub 1,100 each", "cpl"),
        ("no more than 1,500 per connection", "cpa"),
        ("дороже двух тысяч за заявку не потянем", "cpl"),
        ("бюджет 300 тысяч рублей", None),
    ],
)
def test_a_price_of_one_result_is_a_cost(text: str, name: str | None) -> None:
    assert read_unit_cost(text, find_numbers(text)[-1]) == name


@pytest.mark.parametrize(
    ("text", "currency"),
    [
        ("cpl under $20", "USD"),
        ("cpl under 20 usd", "USD"),
        ("cpl до 20 евро", "EUR"),
        ("cpl under €20", "EUR"),
        ("cpl до 20 руб.", None),
    ],
)
def test_a_cost_is_told_in_roubles(text: str, currency: str | None) -> None:
    rate = Decimal(str(PROFILE.currency_rub[currency].value)) if currency else Decimal(1)
    (number,) = find_numbers(text)
    assert in_roubles(opened(text), text, number, Decimal(20)) == 20 * rate


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("KPI: CPA за выданный займ не выше 1 900 руб.", {"cpa": 1900}),
        ("KPI: CPA одобренной заявки до 3 500 руб.", {"cpa": 3500}),
        ("ЦПЛ чтоб до двух тысяч", {"cpl": 2000}),
        ("KPI: CPM at or below 310 RUB", {"cpm": 310}),
        ("Надо 500 лидов, в прошлом году было 300 лидов", {"leads": 500}),
        ("300 leads last year", {}),
        ("Raise monthly orders from 500 to 800", {"sales": 800}),
        ("Стоимость привлечения клиента до 3000 руб, клиентов нужно 120", {"cpa": 3000, "sales": 120}),
        ("250 demo requests, CPL ≤ $25", {"leads": 250, "cpl": 2000}),
        ("12k site visits, 300 purchases", {"visits": 12_000, "sales": 300}),
    ],
)
def test_the_cost_or_the_count_that_is_asked_for_is_kept(text: str, figures: dict[str, int]) -> None:
    assert {one.name.value: int(one.value) for one in read(text).kpi} == figures
