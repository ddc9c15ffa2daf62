from dataclasses import replace

import pytest

from qualifier.lead import Contact, Lead
from qualifier.reading.agencies import AgencyLead, find_agency, is_agency_line
from qualifier.reading.sentences import read_sentences
from qualifier.record import LeadRecord, OpenData, text_at
from tests.builders import AS_OF


def make_buyer(
    company: str, role: str | None, message: str = "Нужна реклама.", **facts: str | None
) -> LeadRecord:
    lead = Lead(company=company, message=message, contact=Contact(role=role))
    return replace(LeadRecord(as_of=AS_OF, lead=lead), open_data=OpenData(**facts))  # type: ignore[arg-type]


def find(record: LeadRecord) -> AgencyLead | None:
    return find_agency(record, read_sentences(record))


@pytest.mark.parametrize(
    ("company", "role", "is_company", "has_advertiser"),
    [
        ("Агентство «Полоса»", "медиабайер", True, False),
        ("Агентство «Полоса» (для банка «Причал»)", "аккаунт", True, True),
        ("Northlight Media (buying for Lumo Coffee)", "media buyer", True, True),
        ("Lumo Coffee (via Northlight Media)", "media buyer", True, True),
        ("Полоса Медиа", "медиабайер", True, False),
        ("Банк «Причал»", "медиабайер, агентство «Полоса»", False, True),
    ],
)
def test_who_buys_for_whom_is_read_from_the_company_and_the_role(
    company: str, role: str, is_company: bool, has_advertiser: bool
) -> None:
    found = find(make_buyer(company, role))
    assert found is not None
    assert (found.is_company, found.has_advertiser) == (is_company, has_advertiser)


@pytest.mark.parametrize(
    ("company", "role"),
    [
        ("Банк «Причал»", "маркетолог"),
        ("Агентство недвижимости «Ключ»", "директор"),
        ("Туристическое агентство «Волна»", "владелец"),
        ("Travel agency Breeze", "owner"),
        ("RoomKey", "account executive"),
    ],
)
def test_another_company_is_no_agency(company: str, role: str) -> None:
    assert find(make_buyer(company, role)) is None


@pytest.mark.parametrize(
    "message",
    [
        "Мы агентство, клиент — сеть пекарен «Колос».",
        "We are the agency of record for Lumo Coffee.",
        "Закупаем по договору для застройщика «Берег».",
    ],
)
def test_the_own_words_tell_an_agency_and_its_advertiser(message: str) -> None:
    found = find(make_buyer("Полоса", None, message))
    assert found is not None
    assert found.is_company
    assert found.has_advertiser


def test_an_agency_without_a_named_advertiser() -> None:
    found = find(make_buyer("Полоса", None, "Мы рекламное агентство, закупаем для ритейла и банков."))
    assert found is not None
    assert not found.has_advertiser


def test_our_own_agency_does_not_make_us_one() -> None:
    assert find(make_buyer("Причал", None, "Наше агентство не справилось.")) is None


def test_the_register_line_of_an_agency_is_known() -> None:
    assert is_agency_line(make_buyer("Полоса", None, industry="рекламное агентство"))
    assert is_agency_line(make_buyer("Полоса", None, okved="73.11"))
    assert not is_agency_line(make_buyer("Полоса", None, industry="пекарни (рекламодатель «Колос»)"))


def test_quotes_stand_in_the_record() -> None:
    record = make_buyer("Агентство «Полоса»", "медиабайер", industry="рекламное агентство")
    found = find(record)
    assert found is not None
    assert found.quotes
    assert all(quote.text in (text_at(record, quote.place) or "") for quote in found.quotes)
