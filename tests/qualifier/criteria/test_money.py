from datetime import date
from typing import Any

import pytest

from qualifier.criteria.money import money
from qualifier.evidence import extract_evidence
from qualifier.lead import Lead
from qualifier.profile import load_profile
from qualifier.qualification import Criterion, Finding, Level, Quote
from qualifier.record import LeadRecord, OpenData, Outcome, PastDeal, RegisterStatus

PROFILE = load_profile()
AS_OF = date(2026, 3, 10)
SAID = (Quote(place="message", text="бюджет"),)


def make_record(message: str = "", deals: tuple[PastDeal, ...] = (), **open_data: Any) -> LeadRecord:
    lead = Lead(company="ООО «Речной Пекарь»", message=message)
    return LeadRecord(as_of=AS_OF, lead=lead, deals=deals, open_data=OpenData(**open_data))


def make_deal(**changes: Any) -> PastDeal:
    known: dict[str, Any] = {
        "id": "d-1",
        "client": "Речной Пекарь",
        "closed": date(2025, 6, 1),
        "outcome": Outcome.WON,
        "amount_rub": 500_000,
        "note": "СМС к открытию",
    }
    return PastDeal(**{**known, **changes})


def judge_money(record: LeadRecord, budget: Level = Level.UNKNOWN) -> Finding:
    quotes = () if budget is Level.UNKNOWN else SAID
    earlier = {Criterion.BUDGET: Finding(level=budget, quotes=quotes)}
    return money(extract_evidence(record), PROFILE, earlier)


@pytest.mark.parametrize("level", [Level.CONFIRMED, Level.PARTIAL, Level.ABSENT])
def test_money_follows_the_budget(level: Level) -> None:
    finding = judge_money(make_record(), level)

    assert (finding.level, finding.quotes) == (level, SAID)


def test_nothing_known_is_unknown() -> None:
    assert judge_money(make_record()).level is Level.UNKNOWN


@pytest.mark.parametrize("status", [RegisterStatus.BANKRUPT, RegisterStatus.LIQUIDATING])
@pytest.mark.parametrize("budget", list(Level))
def test_insolvency_in_the_register_beats_any_budget(status: RegisterStatus, budget: Level) -> None:
    finding = judge_money(make_record(status=status), budget)

    assert finding.level is Level.ABSENT
    assert [quote.place for quote in finding.quotes] == ["open_data.status"]


@pytest.mark.parametrize(
    "news",
    [
        "2026-02-01: введено конкурсное производство",
        "2026-02-01: учредители начали ликвидацию общества",
        "2026-02-01: court opened bankruptcy proceedings",
    ],
)
def test_insolvency_in_the_news_counts_when_the_register_is_silent(news: str) -> None:
    assert judge_money(make_record(news=(news,)), Level.CONFIRMED).level is Level.ABSENT
    active = make_record(news=(news,), status=RegisterStatus.ACTIVE)
    assert judge_money(active, Level.CONFIRMED).level is Level.CONFIRMED


def test_a_refuted_rumour_of_insolvency_does_not_count() -> None:
    record = make_record(news=("2026-02-01: компания опровергла слухи о банкротстве",))

    assert judge_money(record, Level.CONFIRMED).level is Level.CONFIRMED


@pytest.mark.parametrize(
    "message",
    [
        "В прошлом году на рекламу ушло 14 млн рублей.",
        "We already spend 400k roubles a month on search.",
        "Сейчас тратим 300 тысяч в месяц на контекст.",
    ],
)
def test_told_spending_of_ten_minimum_orders_a_year_confirms(message: str) -> None:
    finding = judge_money(make_record(message), Level.PARTIAL)

    assert finding.level is Level.CONFIRMED


@pytest.mark.parametrize(
    "fact",
    [
        "2026-01: тендер на размещение рекламы, 12 млн руб.",
        "2025-11: оценка расходов на рекламу за год — 9 млн руб.",
    ],
)
def test_spending_seen_in_open_data_confirms(fact: str) -> None:
    assert judge_money(make_record(ad_activity=(fact,))).level is Level.CONFIRMED


def test_petty_spending_confirms_nothing() -> None:
    record = make_record(ad_activity=("2026-01: платный пост за 20 тысяч рублей",))

    assert judge_money(record).level is Level.UNKNOWN


@pytest.mark.parametrize(("revenue", "level"), [(800_000_000, Level.PARTIAL), (799_999_999, Level.UNKNOWN)])
def test_large_revenue_is_partial(revenue: int, level: Level) -> None:
    finding = judge_money(make_record(revenue_rub=revenue))

    assert finding.level is level
    assert [quote.place for quote in finding.quotes] == ["open_data.revenue_rub"] * (level is Level.PARTIAL)


def test_the_register_beats_a_claimed_revenue() -> None:
    message = "Наша выручка 2 млрд рублей."

    assert judge_money(make_record(message)).level is Level.PARTIAL
    assert judge_money(make_record(message, revenue_rub=40_000_000)).level is Level.UNKNOWN


@pytest.mark.parametrize(
    ("deal", "level"),
    [
        (make_deal(), Level.PARTIAL),
        (make_deal(amount_rub=299_999), Level.UNKNOWN),
        (make_deal(outcome=Outcome.LOST), Level.UNKNOWN),
        (make_deal(client="Морской Мясник"), Level.UNKNOWN),
        (make_deal(amount_rub=3_000_000), Level.CONFIRMED),
        (make_deal(amount_rub=None), Level.UNKNOWN),
    ],
)
def test_a_won_deal_with_this_client_shows_money(deal: PastDeal, level: Level) -> None:
    assert judge_money(make_record(deals=(deal,))).level is level


def test_deals_of_one_year_add_up() -> None:
    deals = tuple(make_deal(id=f"d-{month}", amount_rub=1_000_000) for month in range(3))

    assert judge_money(make_record(deals=deals)).level is Level.CONFIRMED
