from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from qualifier.dedupe import find_twin, is_same_company
from qualifier.lead import Contact, Interaction, Lead, OpenLead, Sender
from qualifier.record import LeadRecord

AS_OF = date(2026, 4, 20)
MESSAGE = "Нужны смс и push для бассейна в Рязани, зовём на абонементы, бюджет 900 тысяч"
REQUEST = "смс и push, абонементы в бассейн, Рязань"


def make_record(*open_leads: OpenLead, contact: Contact | None = None, **lead: Any) -> LeadRecord:
    given = {"company": "ООО «Синяя Волна»", "message": MESSAGE} | lead
    return LeadRecord(
        as_of=AS_OF,
        id="new",
        lead=Lead(
            **given, contact=contact or Contact(email="anna@sinvolna.example", phone="+7 900 111-22-33")
        ),
        open_leads=open_leads,
    )


def make_open(**changes: Any) -> OpenLead:
    twin = OpenLead(id="L-1", company="Синяя волна", request=REQUEST, created=date(2026, 4, 2))
    return replace(twin, **changes)


def test_the_same_request_of_the_same_company_is_a_twin() -> None:
    assert find_twin(make_record(make_open())) == "L-1"


def test_without_open_leads_nothing_is_a_twin() -> None:
    assert find_twin(make_record()) is None


@pytest.mark.parametrize(
    "company",
    [
        "ООО «Синяя Волна»",
        "СИНЯЯ ВОЛНА",
        "Sinyaya Volna LLC",
        "ГК «Синяя волна»",
        "Синяя-Волна",
        "Синяя Вонла",
    ],
)
def test_the_company_is_known_by_any_spelling_of_its_name(company: str) -> None:
    assert find_twin(make_record(make_open(company=company))) == "L-1"


@pytest.mark.parametrize(
    "company",
    ["Синяя Волна Плюс", "Санаторий «Синяя Волна»", "Белая Волна", "Синяя Птица", "Волна", None, ""],
)
def test_a_namesake_with_the_same_request_is_no_twin(company: str | None) -> None:
    record = make_record(make_open(company=company), company="Бассейн и фитнес «Синяя Волна»")
    assert find_twin(record) is None


@pytest.mark.parametrize(
    "request_text",
    [
        "наружная реклама сауны в Коврове",
        "вакансия администратора",
        "SMM и ведение сообщества",
        "Smart TV для детского лагеря, лето",
    ],
)
def test_another_request_of_the_same_company_is_no_twin(request_text: str) -> None:
    assert find_twin(make_record(make_open(request=request_text))) is None


def test_a_request_that_calls_itself_another_is_no_twin() -> None:
    message = f"Это новая заявка, не путать с прошлой: {MESSAGE}"
    vague = make_open(request="бассейн, детские группы, баннеры")
    assert find_twin(make_record(vague, message=message)) is None


def test_a_client_who_says_that_it_writes_again_needs_less_agreement() -> None:
    request = "бассейн: баннеры, ролики, наружная реклама на остановках"
    assert find_twin(make_record(make_open(request=request))) is None
    assert find_twin(make_record(make_open(request=request), message=f"Пишу повторно. {MESSAGE}")) == "L-1"


@pytest.mark.parametrize("request_text", ["", "реклама", "заявка", "Запрос презентации"])
def test_an_open_request_that_says_nothing_is_taken_for_the_same(request_text: str) -> None:
    assert find_twin(make_record(make_open(request=request_text))) == "L-1"
    message = f"Это отдельная кампания. {MESSAGE}"
    assert find_twin(make_record(make_open(request=request_text), message=message)) is None


def test_a_request_noted_in_another_language_is_the_same() -> None:
    message = "We need text messages for our swimming pool members in Ryazan, budget 900k"
    assert find_twin(make_record(make_open(), message=message)) == "L-1"
    cinema = make_open(request="ролик в кинотеатрах о пиццерии, Омск")
    assert find_twin(make_record(cinema, message=message)) is None


def test_of_several_open_requests_the_nearest_is_the_twin() -> None:
    far = make_open(id="L-0", request="смс про бассейн, детские группы летом")
    assert find_twin(make_record(far, make_open())) == "L-1"


def test_equal_tax_numbers_outweigh_other_names() -> None:
    record = make_record(make_open(company="Аквацентр", inn="7707083893"), inn="7707083893")
    assert find_twin(record) == "L-1"


def test_other_tax_numbers_outweigh_equal_names() -> None:
    record = make_record(make_open(inn="5000000024"), inn="7707083893")
    assert find_twin(record) is None


@pytest.mark.parametrize("mistyped", ["7707083894", "7707083983"])
def test_a_tax_number_with_one_slip_does_not_part_equal_names(mistyped: str) -> None:
    assert find_twin(make_record(make_open(inn=mistyped), inn="7707083893")) == "L-1"


def test_a_tax_number_in_the_letter_counts() -> None:
    record = make_record(
        make_open(company="Аквацентр", inn="7707083893"), message=f"{MESSAGE}. ИНН 7707083893"
    )
    assert find_twin(record) == "L-1"


def test_a_tax_number_of_zeros_says_nothing() -> None:
    record = make_record(make_open(company="Аквацентр", inn="0000000000"), inn="0000000000")
    assert find_twin(record) is None


@pytest.mark.parametrize(
    "mention",
    ["сайт sinvolna.example", "писали с info@sinvolna.example", "тел. 8 (900) 111-22-33", "+79001112233"],
)
def test_a_shared_domain_or_phone_makes_one_company(mention: str) -> None:
    assert find_twin(make_record(make_open(company="Аквацентр", request=f"{REQUEST}; {mention}"))) == "L-1"


def test_a_public_mail_domain_is_shared_by_strangers() -> None:
    record = make_record(
        make_open(company="Аквацентр", request=f"{REQUEST}, aqua@gmail.com"),
        contact=Contact(email="a@gmail.com"),
    )
    assert find_twin(record) is None


def test_without_a_company_the_domain_names_it() -> None:
    contact = Contact(email="anna@sinyaya-volna.example")
    assert find_twin(make_record(make_open(), company=None, contact=contact)) == "L-1"


def test_an_agency_is_known_by_the_role_of_its_buyer() -> None:
    contact = Contact(role="медиабайер (агентство «Громкий Кит»)")
    record = make_record(make_open(company="Агентство «Громкий Кит»"), contact=contact)
    assert find_twin(record) == "L-1"


def test_an_advertiser_of_an_agency_is_a_company_of_the_line() -> None:
    record = make_record(make_open(), company="Агентство «Громкий Кит» (для «Синяя Волна»)")
    assert find_twin(record) == "L-1"


def test_what_was_said_on_a_call_belongs_to_the_request() -> None:
    call = Interaction(at=AS_OF, channel="call", sender=Sender.SELLER, text=MESSAGE)
    assert find_twin(make_record(make_open(), message="Перезвоните", interactions=(call,))) == "L-1"


def test_what_the_seller_wrote_is_not_the_clients_request() -> None:
    letter = Interaction(at=AS_OF, channel="email", sender=Sender.SELLER, text=MESSAGE)
    assert find_twin(make_record(make_open(), message="Перезвоните", interactions=(letter,))) is None


def test_a_request_opened_later_is_not_open_already() -> None:
    assert find_twin(make_record(make_open(created=date(2026, 4, 21)))) is None
    assert find_twin(make_record(make_open(created=None))) == "L-1"


def test_a_lead_is_not_its_own_twin() -> None:
    assert find_twin(make_record(make_open(id="new"))) is None


def test_many_open_leads_are_searched() -> None:
    crowd = tuple(make_open(id=f"L-{index}", company=f"Контора {index}") for index in range(2, 200))
    assert find_twin(make_record(*crowd, make_open())) == "L-1"


def test_companies_can_be_compared_alone() -> None:
    assert is_same_company(make_record(), make_open(request=""))
    assert not is_same_company(make_record(), make_open(company="Красная Волна"))
