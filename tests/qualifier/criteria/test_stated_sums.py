from datetime import date

import pytest

from qualifier.criteria.stated_sums import is_asked_for_money, read_money, select_told
from qualifier.evidence import Evidence, extract_evidence
from qualifier.lead import Interaction, Lead, Sender
from qualifier.record import LeadRecord


def make_evidence(message: str, *turns: tuple[Sender, str]) -> Evidence:
    said = tuple(
        Interaction(at=date(2026, 3, 1), channel="chat", sender=sender, text=text) for sender, text in turns
    )
    return extract_evidence(
        LeadRecord(as_of=date(2026, 3, 10), lead=Lead(message=message, interactions=said))
    )


def sums_of(message: str, *turns: tuple[Sender, str]) -> list[tuple[float, str]]:
    found = read_money(make_evidence(message, *turns))
    return [(signal.value.high, signal.value.currency) for signal in found]


@pytest.mark.parametrize(
    ("message", "high"),
    [
        ("деньги: пятьсот", 500_000),
        ("бюджет полтора, без НДС", 1_500_000),
        ("бюджет два четыреста, без НДС", 2_400_000),
        ("сумма: 2,5 без НДС", 2_500_000),
    ],
)
def test_a_bare_sum_gets_the_scale_that_people_mean(message: str, high: float) -> None:
    assert sums_of(message) == [(high, "RUB")]


def test_other_sums_show_the_scale_of_a_bare_one() -> None:
    found = sums_of("Бюджет 14 млн рублей.", (Sender.CLIENT, "По деньгам: двенадцать, без НДС."))

    assert found == [(14_000_000, "RUB"), (12_000_000, "RUB")]


def test_the_scale_may_follow_in_a_sentence_of_its_own() -> None:
    found = sums_of("Здравствуйте", (Sender.SELLER, "Какой бюджет?"), (Sender.CLIENT, "Двадцать. Миллионов."))

    assert found == [(20_000_000, "RUB")]


def test_the_currency_may_follow_in_an_answer_of_its_own() -> None:
    found = sums_of(
        "Здравствуйте",
        (Sender.SELLER, "Сколько готовы на рекламу?"),
        (Sender.CLIENT, "50к"),
        (Sender.SELLER, "Рублей?"),
        (Sender.CLIENT, "Юаней, мы платим из Китая"),
    )

    assert found == [(50_000, "CNY")]


def test_a_table_is_read_in_the_unit_of_its_heading() -> None:
    assert sums_of("| Канал | Бюджет, тыс. руб. |\n| SMS | 250 |\n| OLV | 4 200 |") == [
        (250_000, "RUB"),
        (4_200_000, "RUB"),
    ]


def test_the_sellers_sums_are_not_read() -> None:
    assert sums_of("Нужна реклама", (Sender.SELLER, "Предлагаем план на 3 млн рублей")) == []


@pytest.mark.parametrize(
    ("before", "is_asked"),
    [
        ("Какой у вас бюджет?", True),
        ("Сколько готовы потратить?", True),
        ("What's the budget?", True),
        ("По деньгам:", True),
        ("Когда старт?", False),
        ("Бюджет понятен.", False),
    ],
)
def test_a_question_or_heading_about_money_is_known(before: str, is_asked: bool) -> None:
    evidence = make_evidence("", (Sender.SELLER, before), (Sender.CLIENT, "восемьсот"))

    assert is_asked_for_money(evidence.sentences[-1], evidence.sentences) is is_asked


def test_of_an_endless_text_the_beginning_and_the_end_are_read() -> None:
    evidence = make_evidence(
        "Бюджет 600 тысяч рублей.\n" + "Ждём ответа.\n" * 900 + "Бюджет 700 тысяч рублей."
    )

    told = select_told(evidence)

    assert len(told) < len(evidence.client_side)
    assert [signal.value.high for signal in read_money(evidence)] == [600_000, 700_000]
