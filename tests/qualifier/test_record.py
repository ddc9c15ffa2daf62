from dataclasses import FrozenInstanceError, replace
from datetime import date

import pytest

from qualifier.lead import Contact, Interaction, OpenLead
from qualifier.record import (
    LeadRecord,
    OpenData,
    Outcome,
    PastDeal,
    RegisterStatus,
    describe_deal,
    text_at,
)
from tests.builders import AS_OF, make_lead, make_record

RECORD = make_record(
    lead=make_lead(
        company="Пекарь",
        inn="7707083893",
        website="pekar.example",
        contact=Contact(name="Анна", role="директор", email="a@pekar.example", phone="+79000000011"),
        message="Нужна реклама",
        interactions=(Interaction(text="Первый"), Interaction(text="Второй")),
    ),
    open_data=OpenData(
        industry="пекарни",
        employees=40,
        revenue_rub=0,
        status=RegisterStatus.ACTIVE,
        ad_activity=("Радио", "Щиты"),
        news=("Открыли точку",),
    ),
    deals=(PastDeal(id="d-1", client="Пекарь", outcome=Outcome.WON, amount_rub=300_000),),
    open_leads=(OpenLead(id="o-1", request="Баннеры"),),
)


@pytest.mark.parametrize(
    ("place", "text"),
    [
        ("message", "Нужна реклама"),
        ("company", "Пекарь"),
        ("inn", "7707083893"),
        ("website", "pekar.example"),
        ("region", "Тверь"),
        ("source", "site_form"),
        ("contact.name", "Анна"),
        ("contact.role", "директор"),
        ("contact.email", "a@pekar.example"),
        ("contact.phone", "+79000000011"),
        ("interactions[0]", "Первый"),
        ("interactions[1]", "Второй"),
        ("open_data.industry", "пекарни"),
        ("open_data.employees", "40"),
        ("open_data.revenue_rub", "0"),
        ("open_data.status", "active"),
        ("open_data.ad_activity[1]", "Щиты"),
        ("open_data.news[0]", "Открыли точку"),
        ("deals[0]", "Пекарь | won | 300000 RUB"),
        ("open_leads[0]", "Баннеры"),
    ],
)
def test_a_place_names_a_text_of_the_record(place: str, text: str) -> None:
    assert text_at(RECORD, place) == text


@pytest.mark.parametrize(
    "place",
    [
        "interactions[2]",
        "open_data.news[1]",
        "open_data.ad_activity[9]",
        "deals[1]",
        "open_leads[1]",
        "open_data.okved",
        "open_data.founded",
        "open_data.nothing",
        "contact.age",
        "nowhere",
        "",
        "interactions[-1]",
        "interactions[x]",
    ],
)
def test_a_place_where_nothing_stands_is_none(place: str) -> None:
    assert text_at(RECORD, place) is None


def test_an_empty_record_has_an_empty_message_and_nothing_else() -> None:
    bare = LeadRecord(as_of=AS_OF, lead=make_lead(company=None, message="", contact=Contact()))
    assert text_at(bare, "message") == ""
    assert text_at(bare, "company") is None
    assert text_at(bare, "contact.role") is None


@pytest.mark.parametrize(
    ("deal", "line"),
    [
        (PastDeal(id="d"), ""),
        (PastDeal(id="d", client="Пекарь"), "Пекарь"),
        (PastDeal(id="d", client="Пекарь", outcome=Outcome.LOST), "Пекарь | lost"),
        (PastDeal(id="d", closed=date(2025, 11, 2), amount_rub=0), "2025-11-02 | 0 RUB"),
        (PastDeal(id="d", products=("sms", "push"), note="осень"), "sms, push | осень"),
        (PastDeal(id="d", industry="пекарни", note=""), "пекарни"),
    ],
)
def test_a_deal_is_one_line_without_what_is_not_known(deal: PastDeal, line: str) -> None:
    assert describe_deal(deal) == line


def test_a_record_is_frozen_and_equal_by_value() -> None:
    assert replace(RECORD) == RECORD
    assert hash(RECORD) == hash(replace(RECORD))
    with pytest.raises(FrozenInstanceError):
        RECORD.lang = "en"  # type: ignore[misc]
