import pytest

from qualifier.reading.fold import fold
from qualifier.reading.revenues import find_revenues, read_revenues
from tests.builders import make_sentences

STATED = [
    ("выручка за прошлый год 1,2 млрд", 1200000000.0),
    ("годовой оборот около 90 миллионов рублей", 90000000.0),
    ("оборот компании — 3 млрд руб.", 3000000000.0),
    ("делаем выручку 400 млн", 400000000.0),
    ("$12m revenue", 12000000.0),
    ("revenue of $12 million", 12000000.0),
    ("annual turnover is RUB 150m", 150000000.0),
    ("we turn over 80 million roubles a year", 80000000.0),
    ("оборачиваем полмиллиарда в год", 500000000.0),
    ("с выручкой 2,3 млрд", 2300000000.0),
    ("выручка 2025 — 640 млн ₽", 640000000.0),
    ("оборот в прошлом году перевалил за миллиард", 1000000000.0),
    ("выручка выросла до 700 млн", 700000000.0),
    ("last year's sales were 45m", 45000000.0),
    ("товарооборот сети 5,4 млрд", 5400000000.0),
    ("годовая выручка группы 8 млрд рублей", 8000000000.0),
    ("чистая выручка 310 миллионов", 310000000.0),
    ("оборот сто сорок миллионов", 140000000.0),
]
# Profit, budgets, a basket, somebody else's turnover.
OTHERS = [
    "кампания принесла выручку",
    "выручка с заказа 900 рублей",
    "выручка упала на 20 процентов",
    "вложим 3 млн в оборот",
    "выручка туристов региона 6 млрд",
    "прибыль 40 млн",
    "бюджет 5 млн",
    "выручка конкурента 2 млрд",
]


@pytest.mark.parametrize(("text", "amount"), STATED)
def test_a_yearly_revenue_is_read(text: str, amount: float) -> None:
    assert [revenue.amount for revenue in find_revenues(fold(text).text)][-1:] == [amount]


@pytest.mark.parametrize("text", OTHERS)
def test_another_sum_is_no_revenue(text: str) -> None:
    assert find_revenues(fold(text).text) == ()


@pytest.mark.parametrize(
    ("text", "currency"),
    [
        ("выручка 5 млн долларов", "USD"),
        ("revenue of €3 million", "EUR"),
        ("оборот 40 млн юаней", "CNY"),
        ("выручка 900 млн", "RUB"),
    ],
)
def test_the_currency_is_kept(text: str, currency: str) -> None:
    assert [revenue.currency for revenue in find_revenues(text)] == [currency]


def test_a_sentence_gives_the_span_of_the_sum() -> None:
    (sentence,) = make_sentences("Выручка за год 380 миллионов.")[:1]
    (signal,) = read_revenues(sentence)
    assert sentence.folded[signal.start : signal.end] == "380 миллионов"
