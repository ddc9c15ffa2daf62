from datetime import date

import pytest

from qualifier.criteria.offers import choose_offers, find_bar, rate_offers, with_vat
from qualifier.criteria.stated_sums import read_money
from qualifier.evidence import extract_evidence
from qualifier.lead import Lead
from qualifier.profile import load_profile
from qualifier.reading.money import Vat
from qualifier.record import LeadRecord

PROFILE = load_profile()


def rated(message: str) -> list[tuple[float, int]]:
    return [(offer.amount.high, offer.tier) for offer in offers_of(message)]


def offers_of(message: str):  # type: ignore[no-untyped-def]
    record = LeadRecord(as_of=date(2026, 3, 10), lead=Lead(message=message))
    evidence = extract_evidence(record)
    return rate_offers(read_money(evidence), evidence, PROFILE)


@pytest.mark.parametrize(
    ("message", "tier"),
    [
        ("бюджет 600 тысяч рублей", 3),
        ("600 тысяч без НДС", 3),
        ("деньги: 600 тысяч", 2),
        ("ой, 600 тысяч", 2),
        ("600 тысяч", 1),
        ("SMS 600 тысяч", 1),
        ("сначала хотели 600 тысяч", 0),
        ("хватит 600 тысяч?", 0),
    ],
)
def test_the_surer_the_words_the_higher_the_tier(message: str, tier: int) -> None:
    assert rated(message) == [(600_000, tier)]


@pytest.mark.parametrize(
    "message",
    [
        "выручка 46 млн рублей",
        "скидка 5 000 рублей",
        "не 600 тысяч",
        "в 2024 году бюджет был 3 млн рублей",
        "бюджет 90 миллиардов рублей",
        "плакат, 3 000 рублей",
        "не знаю, 300 тысяч или миллион",
    ],
)
def test_what_cannot_be_the_ask_is_left_out(message: str) -> None:
    assert rated(message) == []


def test_of_one_sum_in_two_currencies_the_roubles_stay() -> None:
    assert rated("Бюджет $18 000, это 1 620 000 рублей по нашему курсу") == [(1_620_000, 3)]


def test_the_bar_is_likely_when_there_is_a_likely_sum() -> None:
    assert find_bar(offers_of("бюджет 600 тысяч")) == 2
    assert find_bar(offers_of("600 тысяч")) == 1


def test_lines_go_together_and_a_foreign_part_goes_out() -> None:
    offers = list(offers_of("SMS 250 тысяч, OLV 350 тысяч, наружка 400 тысяч (это не к вам)"))

    chosen = choose_offers(offers, find_bar(tuple(offers)))

    assert [offer.amount.high for offer in chosen] == [250_000, 350_000]


def test_a_part_not_for_us_is_taken_off_the_total() -> None:
    offers = list(offers_of("Всего 2 млн рублей, из них 500 тысяч не к вам"))

    chosen = choose_offers(offers, find_bar(tuple(offers)))

    assert [offer.amount.high for offer in chosen] == [1_500_000]


def test_a_sum_can_be_turned_into_one_with_vat() -> None:
    offer = offers_of("бюджет 600 тысяч")[0]

    assert with_vat(offer).amount.vat is Vat.WITH
