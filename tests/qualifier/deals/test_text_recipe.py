import pytest

from qualifier.deals.text_recipe import (
    REQUEST_WORDS,
    TextParts,
    hash_text,
    write_deal_text,
    write_text,
)
from tests.qualifier.deals.exports import make_deal


def test_a_text_is_the_task_alone_for_the_rest_is_compared_as_fields() -> None:
    assert write_deal_text(make_deal()) == "Рассылка по базе абонентов к открытию магазина"
    assert write_deal_text(make_deal(industry="Банк", region="Казань")) == write_deal_text(make_deal())


def test_without_a_task_a_text_tells_trade_place_products_and_size() -> None:
    deal = make_deal(employees=1_234, task=None)
    assert write_deal_text(deal) == "Розничная торговля; Тверь; SMS-рассылка; 1200 чел."


def test_neither_the_company_nor_the_outcome_is_in_it() -> None:
    text = write_deal_text(make_deal(loss_reason="дорого"))
    assert "Ромашка" not in text
    assert text == write_deal_text(make_deal(id="2", company="Другая", amount_rub=None))


@pytest.mark.parametrize(
    "task",
    [
        "Звонить Анне Петровой +7 900 000-00-11, рассылка",
        "рассылка, писать на anna@example.com",
        # The number stands where the text is cut: half of it must not be left.
        "слово " * 12 + "+7 900 000 00 11",
    ],
)
def test_personal_data_are_left_out(task: str) -> None:
    text = write_text(TextParts(task=task))
    assert not any(part in text for part in ("Петров", "900", "@", "<"))
    assert "рассылка" in text or "слово" in text


def test_a_task_is_cut_to_a_few_words_and_a_request_to_some_more() -> None:
    long = TextParts(task="длинное " * 500)
    assert len(write_text(long).split()) == 14
    assert len(write_text(long, REQUEST_WORDS).split()) == 20
    assert len(write_text(TextParts(task="д" * 3_000))) == 126


@pytest.mark.parametrize("parts", [TextParts(), TextParts(task="+7 900 000-00-11"), TextParts(task=" ")])
def test_a_deal_of_which_nothing_is_known_has_a_text_all_the_same(parts: TextParts) -> None:
    assert write_text(parts) == "-"


@pytest.mark.parametrize(("employees", "told"), [(7, "7"), (99, "99"), (120, "120"), (123_456, "120000")])
def test_a_size_is_told_in_two_digits(employees: int, told: str) -> None:
    assert write_text(TextParts(employees=employees)) == f"{told} чел."


def test_texts_are_named_by_what_they_say() -> None:
    assert hash_text("а") == hash_text("а") != hash_text("б")
