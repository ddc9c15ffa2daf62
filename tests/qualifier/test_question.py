import pytest

from qualifier.lead import Contact, Lead
from qualifier.question import Clues, read_clues, read_question
from qualifier.sources.catalogue import CatalogueRow, Need
from tests.qualifier.offices import row

LEAD = Lead(company="ООО «Ромашка»", inn="0000101070", website="https://www.romashka.example/shop")


def key(source: CatalogueRow, lead: Lead, **more: bool) -> str | None:
    question = read_question(source, read_clues(lead), **more)
    return question.key if question else None


@pytest.mark.parametrize(
    ("name", "lead"),
    [
        ("dadata", Lead(company="Ромашка")),
        ("dadata", Lead(inn="0000101071")),
        ("own_site", Lead(company="Ромашка")),
        ("own_site", Lead(website="https://vk.com/romashka")),
        ("gleif", Lead(inn="0000101070")),
        ("gleif", Lead(company="«»")),
        ("hh", Lead(company="Ромашка")),
        ("telegram", LEAD),
    ],
)
def test_without_what_it_is_asked_by_a_source_has_no_question(name: str, lead: Lead) -> None:
    assert read_question(row(name), read_clues(lead)) is None


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("dadata", Lead(company="Совсем другое", inn="0000101070")),
        ("own_site", Lead(website="romashka.example")),
        ("gleif", Lead(company="РОМАШКА")),
    ],
)
def test_leads_that_would_be_answered_alike_ask_the_same_question(name: str, other: Lead) -> None:
    assert key(row(name), LEAD) == key(row(name), other)


def test_another_company_source_or_region_is_another_question() -> None:
    search = row("dadata", name="dadata_suggest", needs=(Need.COMPANY,))
    keys = {
        key(row("dadata"), LEAD),
        key(row("checko"), LEAD),
        key(row("dadata"), Lead(inn="0000101143")),
        key(search, Lead(company="Ромашка")),
        key(search, Lead(company="Ромашка", region="Казань")),
    }
    assert len(keys) == 5


def test_what_invented_companies_answered_is_never_found_for_a_real_one() -> None:
    assert key(row("dadata"), LEAD, is_sandbox=True) != key(row("dadata"), LEAD)


def test_a_question_carries_the_company_that_it_can_be_erased_by() -> None:
    question = read_question(row("dadata"), read_clues(LEAD))
    assert question is not None
    assert (question.company.inn, question.company.domain) == ("0000101070", "romashka.example")
    assert question.inn == "0000101070"


def test_a_channel_is_asked_for_under_its_own_address() -> None:
    clues = Clues(lead=LEAD, channel="romashka_tver")
    question = read_question(row("telegram"), clues)
    assert question is not None
    assert question.lead.website == "https://t.me/romashka_tver"
    assert read_clues(Lead(website="t.me/romashka_tver")).channel == "romashka_tver"


@pytest.mark.parametrize(
    ("mail", "site"), [("olga@romashka.example", "romashka.example"), ("olga@gmail.com", None), (None, None)]
)
def test_who_writes_from_a_domain_of_its_own_has_its_site_there(mail: str | None, site: str | None) -> None:
    assert read_clues(Lead(contact=Contact(email=mail))).lead.website == site


def test_a_number_is_known_when_it_is_valid() -> None:
    assert read_clues(LEAD).has_inn
    assert not read_clues(Lead(inn="1")).has_inn
