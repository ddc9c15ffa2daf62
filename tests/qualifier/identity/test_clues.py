from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualifier.identity.clues import FREE_MAIL, Clues, read_clues
from qualifier.lead import Contact, Interaction, Lead, Sender
from tests.qualifier.sources.facts import INN, OGRN, PERSON_INN


def clues(email: str | None = None, phone: str | None = None, **said: Any) -> Clues:
    return read_clues(Lead(contact=Contact(email=email, phone=phone), **said))


def test_a_lead_that_says_nothing_gives_no_clues() -> None:
    found = clues()
    assert (found.name, found.inn, found.bad_inn, found.site, found.mail, found.phone) == ("", *[None] * 5)
    assert not found.written
    assert not found.countries
    assert not found.has_form
    assert not found.is_sole


@pytest.mark.parametrize(
    ("inn", "valid", "bad"),
    [
        (INN, INN, None),
        (f"ИНН {INN[:4]} {INN[4:]}", INN, None),
        (PERSON_INN, PERSON_INN, None),
        # The control digit is wrong.
        ("7700000017", None, "7700000017"),
        ("не знаю", None, None),
        ("77", None, "77"),
    ],
)
def test_a_number_is_valid_or_kept_as_a_bad_one(inn: str, valid: str | None, bad: str | None) -> None:
    found = clues(inn=inn)
    assert (found.inn, found.bad_inn) == (valid, bad)


@pytest.mark.parametrize(
    ("email", "mail"),
    [
        ("a@romashka.ru", "romashka.ru"),
        ("A.B@Romashka.RU", "romashka.ru"),
        ("a@mail.ru", None),
        ("a@gmail.com", None),
        ("a@vk.com", None),
        ("нет почты", None),
        (None, None),
    ],
)
def test_a_mailbox_that_anybody_may_have_tells_nothing(email: str | None, mail: str | None) -> None:
    assert clues(email=email).mail == mail


def test_free_mail_is_known_in_lower_case_without_spaces() -> None:
    assert all(domain == domain.lower().strip() and "." in domain for domain in FREE_MAIL)
    assert {"mail.ru", "yandex.ru", "gmail.com", "outlook.com"} <= FREE_MAIL


@pytest.mark.parametrize(
    ("website", "site"),
    [
        ("https://www.romashka.ru/sale", "romashka.ru"),
        ("romashka.ru", "romashka.ru"),
        ("https://vk.com/romashka", None),
        ("ромашка.рф", "xn--80aa3agjl3d.xn--p1ai"),
        ("нет", None),
    ],
)
def test_a_page_in_a_rented_room_is_no_site(website: str, site: str | None) -> None:
    assert clues(website=website).site == site


def test_numbers_of_the_clients_words_are_read_without_spaces() -> None:
    turns = (
        Interaction(at=date(2026, 9, 1), sender=Sender.CLIENT, text=f"ОГРН {OGRN}"),
        Interaction(at=date(2026, 9, 1), sender=Sender.SELLER, text=f"наш ИНН {PERSON_INN}"),
    )
    said = f"ИНН {INN[:4]} {INN[4:]}, company number 00445790, LEI 529900T8BM49AURSDO55"
    found = clues(message=said, interactions=turns).written
    assert {INN, OGRN, "00445790", "529900T8BM49AURSDO55"} <= found
    assert PERSON_INN not in found


@pytest.mark.parametrize(
    ("said", "countries"),
    [
        ({"phone": "+44 113 296 0001"}, {"GB", "GG", "IM", "JE"}),
        ({"phone": "8 (843) 000-00-11"}, {"RU", "KZ"}),
        ({"website": "shop.de"}, {"DE"}),
        ({"email": "a@shop.co.uk", "website": "shop.com"}, {"GB"}),
        # A country that is named outright needs no guess.
        ({"region": "Германия", "phone": "+74950000011"}, {"DE"}),
        ({"region": "Казань"}, set()),
        ({"phone": "12"}, set()),
    ],
)
def test_countries_are_told_by_region_zone_and_phone(said: dict[str, str], countries: set[str]) -> None:
    assert clues(**said).countries == countries


@pytest.mark.parametrize(
    ("company", "has_form", "is_sole"),
    [
        ("ООО «Ромашка»", True, False),
        ("ИП Лопатин", True, True),
        ("Ромашка", False, False),
        ("Acme Ltd", True, False),
    ],
)
def test_a_legal_form_is_seen(company: str, has_form: bool, is_sole: bool) -> None:
    found = clues(company=company)
    assert (found.has_form, found.is_sole) == (has_form, is_sole)


@pytest.mark.parametrize("message", ["Открыли точку по франшизе", "мы франчайзи сети", "We run a franchise"])
def test_a_franchisee_says_so(message: str) -> None:
    assert clues(message=message).is_franchisee
    assert not clues(message="Нужна реклама").is_franchisee


TEXTS = st.none() | st.text(max_size=60)


@settings(max_examples=50)
@given(TEXTS, TEXTS, TEXTS, TEXTS, TEXTS, st.text(max_size=300))
def test_no_lead_breaks_the_reading(
    company: str | None,
    inn: str | None,
    website: str | None,
    email: str | None,
    phone: str | None,
    message: str,
) -> None:
    found = clues(email, phone, company=company, inn=inn, website=website, region=company, message=message)
    assert found.inn is None or found.bad_inn is None
