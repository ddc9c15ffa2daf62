from datetime import date
from typing import Any

import pytest

from qualifier.lead import Contact, Interaction, Lead, Sender
from qualifier.reachability import (
    count_unanswered,
    has_valid_contact,
    is_empty,
    is_spam,
    is_usable_email,
    is_usable_phone,
)
from qualifier.record import LeadRecord


def make_record(**lead: Any) -> LeadRecord:
    return LeadRecord(as_of=date(2026, 5, 20), lead=Lead(**lead))


@pytest.mark.parametrize(
    ("phone", "usable"),
    [
        ("+7 900 123-45-67", True),
        ("8 (495) 000-11-22", True),
        ("+385 00 000 039", True),
        ("+49 000 0000-00", True),
        ("123-45-67", True),
        ("12345", False),
        ("+7 000 000-00-00", True),
        ("0000000000", False),
        ("1111111", False),
        ("12345678901234567", False),
        ("нет", False),
        ("", False),
        (None, False),
    ],
)
def test_a_phone_is_usable_when_it_could_be_dialled(phone: str | None, usable: bool) -> None:
    assert is_usable_phone(phone) is usable


@pytest.mark.parametrize(
    ("email", "usable"),
    [
        ("anna@kit.example", True),
        (" Anna.K+ad@mail.kit.example ", True),
        ("анна@кит.рф", True),
        ("anna@kit", False),
        ("@kit.example", False),
        ("anna.kit.example", False),
        ("anna@kit.example, ivan@kit.example", False),
        ("нет почты", False),
        (None, False),
    ],
)
def test_an_email_is_usable_when_a_letter_could_be_sent(email: str | None, usable: bool) -> None:
    assert is_usable_email(email) is usable


@pytest.mark.parametrize(
    ("lead", "valid"),
    [
        ({"contact": Contact(phone="+7 900 123-45-67")}, True),
        ({"contact": Contact(email="a@kit.example")}, True),
        ({"contact": Contact(email="сломан", phone="1")}, False),
        ({"message": "Звоните: +7 900 123-45-67"}, True),
        ({"message": "почта anna@kit.example, жду"}, True),
        ({"message": "бюджет 1 500 000 рублей, охват 8 900 000"}, False),
        ({"interactions": (Interaction(text="мой номер 8 900 123 45 67"),)}, True),
        ({"interactions": (Interaction(sender=Sender.SELLER, text="наш номер 8 900 123 45 67"),)}, False),
        ({}, False),
    ],
)
def test_a_contact_is_valid_in_its_field_or_in_the_clients_words(lead: dict[str, Any], valid: bool) -> None:
    assert has_valid_contact(make_record(**lead)) is valid


def test_unanswered_attempts_are_counted_from_the_records_turns() -> None:
    turns = (
        Interaction(at=date(2026, 5, 11), channel="call", sender=Sender.SELLER, text="Не берёт"),
        Interaction(at=date(2026, 5, 12), channel="call", sender=Sender.SYSTEM, text="No answer"),
    )
    assert count_unanswered(make_record(interactions=turns)) == 2


@pytest.mark.parametrize("text", ["", "   ", "\n\t", "...", "—", "\u200b", "?!"])
def test_a_record_that_says_nothing_is_empty(text: str) -> None:
    assert is_empty(make_record(message=text, interactions=(Interaction(text=text),)))


@pytest.mark.parametrize("lead", [{"message": "1"}, {"interactions": (Interaction(text="да"),)}])
def test_one_word_anywhere_is_not_nothing(lead: dict[str, Any]) -> None:
    assert not is_empty(make_record(**lead))


def test_spam_is_judged_by_all_that_the_client_wrote() -> None:
    junk = "Онлайн-казино: фриспины новым игрокам"
    assert is_spam(make_record(message=junk))
    request = Interaction(text="Нужна реклама бассейна, бюджет 800 тысяч")
    assert not is_spam(make_record(message=junk, interactions=(request,)))


def test_what_the_seller_wrote_is_no_spam_of_the_client() -> None:
    letter = Interaction(sender=Sender.SELLER, text="Чтобы отписаться от рассылки, нажмите сюда")
    assert not is_spam(make_record(message="Здравствуйте", interactions=(letter,)))


@pytest.mark.parametrize(
    "text",
    [
        "тест",
        "Тест тест, проверка формы",
        "проверяю форму",
        "это просто тест заявки, не обрабатывать",
        "test",
        "Testing the form",
        "This is a test message, please ignore",
        "test 123",
    ],
)
def test_a_test_of_the_form_says_nothing(text: str) -> None:
    assert is_empty(make_record(message=text))


@pytest.mark.parametrize(
    "text",
    [
        "тест-драйвы нужны, 40 в месяц",
        "Хотим тест на 300 тысяч",
        "test drive leads wanted",
        "We want to test your SMS",
        "привет",
    ],
)
def test_a_request_with_the_word_test_is_no_test(text: str) -> None:
    assert not is_empty(make_record(message=text))
