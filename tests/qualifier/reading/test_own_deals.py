from dataclasses import replace
from datetime import date

import pytest

from qualifier.lead import Lead
from qualifier.reading.own_deals import find_own_deals
from qualifier.record import LeadRecord, Likeness, Outcome, PastDeal, text_at
from tests.builders import AS_OF


def make_known(company: str | None, client: str | None, note: str | None = "флайт закрыт") -> LeadRecord:
    deal = PastDeal(
        id="d-1",
        client=client,
        industry="розница",
        closed=date(2026, 2, 3),
        outcome=Outcome.WON,
        amount_rub=900_000,
        note=note,
    )
    return replace(LeadRecord(as_of=AS_OF, lead=Lead(company=company)), deals=(deal,))


@pytest.mark.parametrize(
    ("company", "client"),
    [
        ("ООО «Ромашка»", "Ромашка"),
        ("Velmar Fashion (Velmar Rus LLC)", "Velmar Rus LLC"),
        ("Туроператор «Залив» / агентство Fjord", "Залив"),
        ("Медиаполоса (для Дирекции по туризму Энской области)", "Дирекция по туризму Энской области"),
    ],
)
def test_a_deal_of_this_company_is_its_own(company: str, client: str) -> None:
    (own,) = find_own_deals(make_known(company, client))
    assert own.place == "deals[0]"
    assert own.is_won
    assert own.closed == date(2026, 2, 3)


@pytest.mark.parametrize(
    ("company", "client", "note"),
    [
        ("ООО «Ромашка»", "ООО «Василёк»", "флайт"),
        ("Ортис Интеграция", "Ортис-Телеком", "флайт"),
        ("ООО «Ромашка»", "Ромашка", "другой клиент, для сравнения"),
        ("ООО «Ромашка»", None, "флайт"),
        (None, "Ромашка", "флайт"),
    ],
)
def test_a_deal_of_its_like_is_not(company: str | None, client: str | None, note: str) -> None:
    assert find_own_deals(make_known(company, client, note)) == ()


@pytest.mark.parametrize("note", ["весенний флайт", None])
def test_the_quote_stands_in_the_deal(note: str | None) -> None:
    record = make_known("ООО «Ромашка»", "Ромашка", note)
    (own,) = find_own_deals(record)
    text = text_at(record, own.place) or ""
    start = own.quote.start or 0
    assert text[start : start + len(own.quote.text)] == own.quote.text


def test_what_memory_brought_for_its_likeness_is_another_clients_whatever_it_is_called() -> None:
    known = make_known("ООО «Ромашка»", "Ромашка")
    similar = replace(known, deals=(replace(known.deals[0], likeness=Likeness(score=0.9)),))
    assert find_own_deals(known)
    assert find_own_deals(similar) == ()


@pytest.mark.parametrize(
    ("company", "client"),
    [
        ("Romashka LLC", "Romashka"),
        ("ИП Иванов", "Иванов"),
        ("Сеть «Ромашка»", "ООО «Ромашка»"),
        ("ромашка", "РОМАШКА"),
    ],
)
def test_the_legal_form_and_the_size_of_letters_do_not_part_a_company_from_its_deal(
    company: str, client: str
) -> None:
    assert [own.place for own in find_own_deals(make_known(company, client))] == ["deals[0]"]


@pytest.mark.parametrize(
    ("note", "is_own"),
    [
        ("another client", False),
        ("похожий клиент", False),
        ("similar company", False),
        ("для справки", False),
        ("for comparison only", False),
        ("тот же клиент", True),
        ("the same client", True),
        ("", True),
    ],
)
def test_a_note_may_say_that_it_is_another_client(note: str, is_own: bool) -> None:
    assert bool(find_own_deals(make_known("Ромашка", "Ромашка", note))) == is_own


@pytest.mark.parametrize(("outcome", "is_won"), [(Outcome.WON, True), (Outcome.LOST, False), (None, False)])
def test_only_a_deal_that_was_won_counts_as_bought(outcome: Outcome | None, is_won: bool) -> None:
    known = make_known("Ромашка", "Ромашка")
    (own,) = find_own_deals(replace(known, deals=(replace(known.deals[0], outcome=outcome),)))
    assert own.is_won is is_won


def test_a_deal_keeps_its_place_among_those_of_others() -> None:
    known = make_known("Ромашка", "Ромашка")
    stranger = replace(known.deals[0], client="Василёк")
    record = replace(known, deals=(stranger, known.deals[0], stranger, known.deals[0]))
    assert [own.place for own in find_own_deals(record)] == ["deals[1]", "deals[3]"]


@pytest.mark.parametrize(
    ("company", "client"),
    [
        ("Acme", "Acme Bank"),
        ("Ромашка", "Банк «Ромашка»"),
        ("ООО «Ромашка»", "Страховая компания «Ромашка»"),
        ("Meridian", "Meridian Insurance"),
        ("Вектор", "Клиника «Вектор»"),
    ],
)
def test_a_namesake_of_another_trade_is_another_client(company: str, client: str) -> None:
    assert find_own_deals(make_known(company, client)) == ()


@pytest.mark.parametrize(
    ("company", "client", "message", "industry"),
    [
        ("Acme", "Acme Bank", "We are a bank and want cardholders.", None),
        ("Ромашка", "Банк «Ромашка»", None, "банковская деятельность"),
        ("Вектор", "Клиника «Вектор»", "У нас клиника в Туле.", None),
        ("Acme Bank", "Acme Bank", None, None),
        ("Acme", "Acme", None, None),
    ],
)
def test_it_is_the_same_where_the_lead_tells_of_that_trade(
    company: str, client: str, message: str | None, industry: str | None
) -> None:
    known = make_known(company, client)
    lead = replace(known.lead, message=message)
    told = replace(known, lead=lead, open_data=replace(known.open_data, industry=industry))
    assert len(find_own_deals(told)) == 1
