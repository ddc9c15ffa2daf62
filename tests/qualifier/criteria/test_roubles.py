from datetime import date

import pytest

from qualifier.criteria.offers import rate_offers
from qualifier.criteria.roubles import rub_per_unit
from qualifier.criteria.stated_sums import read_money
from qualifier.evidence import extract_evidence
from qualifier.lead import Lead
from qualifier.profile import load_profile
from qualifier.record import LeadRecord

PROFILE = load_profile()


def rate_of(message: str, as_of: date = date(2026, 3, 10)) -> float:
    evidence = extract_evidence(LeadRecord(as_of=as_of, lead=Lead(message=message)))
    offer = rate_offers(read_money(evidence), evidence, PROFILE)[0]
    return rub_per_unit(offer, evidence, PROFILE)


@pytest.mark.parametrize(
    ("message", "rub"),
    [
        ("бюджет 600 тысяч рублей", 1),
        ("бюджет 10 тысяч долларов", 80),
        ("бюджет 10 тысяч евро", 93),
        ("бюджет 50 тысяч юаней", 11),
        ("бюджет 300 тысяч рублей в месяц", 1),
        ("бюджет 300 тысяч рублей в месяц на четыре месяца", 4),
        ("бюджет 300 тысяч рублей в месяц, период 6 месяцев", 6),
        ("бюджет 300 тысяч рублей в месяц, полгода", 6),
        ("бюджет 300 тысяч рублей в месяц, на квартал", 3),
        ("бюджет 300 тысяч рублей в месяц с сентября по ноябрь", 3),
        ("300k roubles per month from 1 September 2026 to 30 November 2026", 3),
        ("в смете на рекламу стоит 600х5", 5),
        ("бюджет 96 млн рублей на год, треть ещё свободна", 1 / 3),
    ],
)
def test_one_unit_is_worth_its_rate_times_its_months(message: str, rub: float) -> None:
    assert rate_of(message) == pytest.approx(rub)


@pytest.mark.parametrize(("as_of", "rub"), [(date(2025, 12, 31), 1 / 1.20), (date(2026, 1, 1), 1 / 1.22)])
def test_vat_is_taken_out_at_the_rate_of_the_day(as_of: date, rub: float) -> None:
    assert rate_of("бюджет 600 тысяч рублей с НДС", as_of) == pytest.approx(rub)


@pytest.mark.parametrize(
    "message",
    [
        "Бюджет 600 тысяч рублей. Все суммы с НДС.",
        "Бюджет 600 тысяч рублей. Старт скоро. Сумма указана с НДС.",
    ],
)
def test_vat_may_be_said_of_all_sums(message: str) -> None:
    assert rate_of(message) == pytest.approx(1 / 1.22)


def test_a_question_about_vat_settles_nothing() -> None:
    assert rate_of("Бюджет 600 тысяч рублей. Цены с НДС?") == 1
