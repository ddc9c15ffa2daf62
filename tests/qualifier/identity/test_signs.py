from typing import Any

import pytest

from qualifier.identity.clues import read_clues
from qualifier.identity.signs import Seen, read_signs
from qualifier.identity.weights import Sign
from qualifier.lead import Contact, Lead
from qualifier.sources.candidates import Candidate
from tests.qualifier.sources.facts import (
    INN,
    OGRN,
    OTHER_INN,
    PERSON_INN,
    bare_candidate,
    make_candidate,
    make_site,
)

SITE = "romashka.ru"


def signs(one: Candidate, *others: Candidate, **said: Any) -> set[str]:
    return {seen.sign.value for seen in see(one, *others, **said)}


def see(one: Candidate, *others: Candidate, **said: Any) -> tuple[Seen, ...]:
    contact = Contact(email=said.pop("email", None), phone=said.pop("phone", None))
    clues = read_clues(Lead(contact=contact, **said))
    return read_signs(clues, one, (one, *others))


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ({}, set()),
        ({"inn": INN}, {"inn_same"}),
        ({"inn": OTHER_INN}, {"inn_differs"}),
        # One digit off, and off by far.
        ({"inn": "7700000017"}, {"inn_slip"}),
        ({"inn": "1234567890"}, {"inn_unlike"}),
        ({"inn": "77000000"}, {"inn_unlike"}),
        ({"message": f"ИНН {INN}"}, {"inn_written"}),
        # Told once, though it is written twice.
        ({"inn": INN, "message": f"ИНН {INN}"}, {"inn_same"}),
        ({"message": f"наш подрядчик, ИНН {OTHER_INN}"}, set()),
    ],
)
def test_numbers_agree_or_differ(said: dict[str, str], found: set[str]) -> None:
    assert signs(bare_candidate(inn=INN), **said) == found


def test_other_registers_numbers_are_found_in_the_text() -> None:
    assert signs(bare_candidate(ogrn=OGRN), message=f"ОГРН {OGRN}") == {"ogrn_written"}
    british = bare_candidate("companies_house", company_number="gb:00445790")
    assert signs(british, message="Our number is 00445790") == {"number_written"}
    marked = bare_candidate("gleif", lei="529900T8BM49AURSDO55")
    assert signs(marked, message="LEI 529900T8BM49AURSDO55") == {"number_written"}


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ({"website": SITE}, {"site_same"}),
        ({"website": f"shop.{SITE}"}, {"site_same"}),
        ({"website": "xromashka.ru"}, {"site_differs"}),
        ({"email": f"a@{SITE}"}, {"mail_same"}),
        # One domain is nearly one piece of evidence.
        ({"email": f"a@{SITE}", "website": SITE}, {"site_same", "mail_too"}),
        ({"email": "a@lutik.ru", "website": SITE}, {"site_same"}),
        ({"email": "a@lutik.ru"}, {"mail_differs"}),
        ({"email": "a@mail.ru"}, set()),
        ({"website": SITE, "message": "мы по франшизе"}, {"site_same", "franchise"}),
        ({"website": "lutik.ru", "message": "мы по франшизе"}, {"site_differs"}),
    ],
)
def test_sites_and_mail_are_compared_by_domain(said: dict[str, str], found: set[str]) -> None:
    assert signs(bare_candidate("checko", inn=INN, site=SITE), **said) == found


def test_a_free_mailbox_of_the_company_is_nobodys() -> None:
    assert signs(bare_candidate(inn=INN, email_domain="mail.ru"), website="mail.ru") == set()


def test_a_site_that_states_a_number_speaks_for_its_bearer_and_against_others() -> None:
    owner, other = make_site(SITE, inn=INN), bare_candidate(inn=OTHER_INN)
    assert signs(owner, other, website=SITE) == {"site_says_so"}
    assert signs(other, owner, website=SITE) == {"site_says_other"}
    # A site that names its owner by brand only states nothing.
    assert signs(make_site(SITE, name="Лютик"), other, website=SITE) == {"site_same"}


@pytest.mark.parametrize("written", ["+79000000011", "8 (900) 000-00-11", "7 900 000 00 11 доб. 5"])
def test_a_phone_is_one_in_any_writing(written: str) -> None:
    assert signs(bare_candidate(inn=INN, phone="8 900 000-00-11"), phone=written) == {"phone_same"}
    assert signs(bare_candidate(inn=INN, phone="+79000000012"), phone=written) == set()


@pytest.mark.parametrize(
    ("company", "found"),
    [
        ("Ромашка", {"name_same"}),
        ("ООО Ромашка", {"name_same", "form_same"}),
        ("АО Ромашка", {"name_same", "form_differs"}),
        ("Рамашка", {"name_close"}),
        ("Цветы у дома", {"name_known"}),
        ("Букет", {"name_known"}),
        ("ООО Флора-Трейд", {"name_former"}),
        ("Окна Мира", {"name_differs"}),
        # A name that is given with its form is meant as registered.
        ("ООО Окна Мира", {"legal_name_differs"}),
        ("ИП Лопатин (Ромашка)", {"legal_name_differs", "kind_differs"}),
    ],
)
def test_names_are_compared_with_all_that_it_bears(company: str, found: set[str]) -> None:
    one = bare_candidate(
        legal_name='ООО "РОМАШКА"', name="Цветы у дома", brand="Букет", former_name='ООО "ФЛОРА-ТРЕЙД"'
    )
    assert signs(one, company=company) == found


def test_a_name_that_agrees_in_part_speaks_against_only_when_it_is_meant_as_registered() -> None:
    one = bare_candidate(legal_name='ООО "РОМАШКА МАРКЕТ"')
    assert signs(one, company="ООО Ромашка") == {"name_unsure"}
    assert signs(one, company="Ромашка") == {"name_close"}
    assert signs(bare_candidate(inn=INN), company="Ромашка") == set()


def test_who_has_neither_the_name_nor_the_contacts_is_a_stranger() -> None:
    one = bare_candidate("checko", inn=INN, legal_name='ООО "ЛЮТИК"', site="lutik.ru", phone="+79000000011")
    assert "stranger" in signs(one, company="Ромашка", website=SITE)
    assert "stranger" in signs(one, company="ООО Ромашка", email=f"a@{SITE}")
    # Something of its own clears it of that.
    assert "stranger" not in signs(one, company="Ромашка", website="lutik.ru", email=f"a@{SITE}")
    assert "stranger" not in signs(one, company="Ромашка", website=SITE, phone="+79000000011")
    assert "stranger" not in signs(one, company="Лютик", website=SITE)
    assert "stranger" not in signs(one, company="Ромашка")


@pytest.mark.parametrize(
    ("company", "found"),
    [("ИП Лопатин", {"kind_same"}), ("ООО Ромашка", {"kind_differs"}), ("Ромашка", set())],
)
def test_a_person_and_a_firm_are_told_apart(company: str, found: set[str]) -> None:
    trader = bare_candidate(found_by=PERSON_INN, kind="individual")
    assert signs(trader, company=company) == found


@pytest.mark.parametrize(
    ("region", "found"),
    [
        ("Казань", {"city_same"}),
        ("Татарстан", {"region_same"}),
        ("Альметьевск", {"region_same", "city_differs"}),
        ("Уфа", {"region_differs"}),
        ("Москва", {"region_differs"}),
        ("Россия", set()),
        ("Уфа, Казань", {"city_same"}),
    ],
)
def test_places_are_compared_by_town_then_region(region: str, found: set[str]) -> None:
    assert signs(bare_candidate(city="Казань", region="Татарстан"), region=region) == found


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ({"region": "Leeds"}, {"city_same"}),
        ({"region": "Dover"}, {"town_differs"}),
        ({"region": "Казань"}, {"town_differs"}),
        ({"phone": "+74950000011"}, {"country_differs"}),
        ({"phone": "+441132960001"}, set()),
        ({"region": "United Kingdom", "website": "romashka.ru"}, set()),
    ],
)
def test_abroad_countries_and_towns_are_compared(said: dict[str, str], found: set[str]) -> None:
    british = bare_candidate("companies_house", company_number="gb:00445790", city="Leeds", country="England")
    assert signs(british, **said) == found


def test_a_russian_number_makes_a_russian_entity() -> None:
    assert signs(bare_candidate(inn=INN), phone="+493020960001") == {"country_differs"}


def test_a_british_name_is_one_companys_unless_the_law_says_otherwise() -> None:
    def british(number: str, **said: Any) -> Candidate:
        return bare_candidate(
            "companies_house", legal_name="ROMASHKA LIMITED", company_number=f"gb:{number}", **said
        )

    said = {"company": "Romashka Ltd", "region": "United Kingdom"}
    one = british("00445790")
    assert "name_unique" in signs(one, **said)
    assert "name_unique" in signs(one, make_candidate(), **said)
    # Two of one name: one of them must be gone.
    assert "name_unique" not in signs(one, british("00445791"), **said)
    assert "name_unique" not in signs(british("00445790", status="liquidated"), **said)
    assert "name_unique" not in signs(one, company="Romashka Ltd")
    assert "name_unique" not in signs(one, company="Romashka", region="United Kingdom")


@pytest.mark.parametrize("status", ["liquidated", "liquidating", "bankrupt"])
def test_the_dead_are_told_from_the_living(status: str) -> None:
    dead, living = make_candidate(status=status), make_candidate(inn=OTHER_INN)
    assert signs(dead) == {"not_alive"}
    assert signs(dead, living) == {"not_alive", "heir_alive"}
    assert signs(living, dead) == set()
    assert signs(dead, make_candidate(inn=OTHER_INN, status=status)) == {"not_alive"}
    # Of another name or form it is no heir.
    assert signs(dead, make_candidate(inn=OTHER_INN, legal_name="АО Ромашка")) == {"not_alive"}
    assert signs(bare_candidate(inn=INN, status=status), living) == {"not_alive"}


def test_a_sign_keeps_the_words_behind_it() -> None:
    (seen,) = see(bare_candidate(inn=INN), inn=OTHER_INN)
    assert (seen.sign, seen.said, seen.known) == (Sign.INN_DIFFERS, OTHER_INN, INN)
