from datetime import date
from typing import Any

import pytest

from qualifier.criteria.stated_sums import read_money
from qualifier.criteria.yearly_spending import Yearly, find_revenue, find_spending
from qualifier.evidence import extract_evidence
from qualifier.lead import Lead
from qualifier.profile import load_profile
from qualifier.record import LeadRecord, OpenData, Outcome, PastDeal

PROFILE = load_profile()


def spending_of(message: str = "", **open_data: Any) -> list[int]:
    evidence = extract_evidence(make_record(message, **open_data))
    return [round(one.rub) for one in find_spending(evidence, PROFILE, read_money(evidence))]


def revenue_of(message: str = "", **open_data: Any) -> Yearly | None:
    evidence = extract_evidence(make_record(message, **open_data))
    return find_revenue(evidence, PROFILE, read_money(evidence))


def make_record(message: str, **open_data: Any) -> LeadRecord:
    return LeadRecord(as_of=date(2026, 3, 10), lead=Lead(message=message), open_data=OpenData(**open_data))


@pytest.mark.parametrize(
    ("message", "yearly"),
    [
        ("Тратим 300 тысяч рублей в месяц на контекст.", 3_600_000),
        ("За прошлый год на рекламу ушло 5 млн рублей.", 5_000_000),
        ("We spend $10k a month on ads.", 9_600_000),
        ("В прошлом году потратили на рекламу 1,22 млн рублей с НДС.", 1_000_000),
    ],
)
def test_told_spending_is_brought_to_a_year_without_vat(message: str, yearly: int) -> None:
    assert spending_of(message) == [yearly]


def test_a_budget_for_us_is_no_spending() -> None:
    assert spending_of("Бюджет на рекламу 5 млн рублей.") == []


def test_open_data_of_advertising_is_spending_and_other_sums_are_not() -> None:
    news = ("2026-01-10: компания заняла в банке 300 млн руб. на стройку",)
    ads = ("2026-01: закупка видеорекламы, 2,1 млн руб.",)

    assert spending_of(ad_activity=ads, news=news) == [2_100_000]


def test_the_revenue_of_the_register_comes_first() -> None:
    found = revenue_of("Выручка 2 млрд рублей.", revenue_rub=50_000_000)

    assert found is not None
    assert (found.rub, found.quote.place) == (50_000_000, "open_data.revenue_rub")


def test_the_news_come_before_the_claim() -> None:
    found = revenue_of("Выручка 2 млрд рублей.", news=("2026-02: выручка за год — 900 млн руб.",))

    assert found is not None
    assert (found.rub, found.quote.place) == (900_000_000, "open_data.news[0]")


def test_no_revenue_is_none() -> None:
    assert revenue_of("Нужна реклама.") is None


def test_deals_won_within_twelve_months_are_one_year() -> None:
    def deal(day: date, rub: int) -> PastDeal:
        return PastDeal(id="d", client="Ромашка", closed=day, outcome=Outcome.WON, amount_rub=rub)

    near = LeadRecord(
        as_of=date(2026, 11, 24),
        lead=Lead(company="Ромашка"),
        deals=(deal(date(2025, 12, 29), 1_400_000), deal(date(2026, 6, 30), 2_900_000)),
    )
    far = LeadRecord(
        as_of=date(2026, 11, 24),
        lead=Lead(company="Ромашка"),
        deals=(deal(date(2024, 12, 29), 1_400_000), deal(date(2026, 6, 30), 2_900_000)),
    )
    assert max(one.rub for one in find_spending(extract_evidence(near), PROFILE, ())) == 4_300_000
    assert max(one.rub for one in find_spending(extract_evidence(far), PROFILE, ())) == 2_900_000
