import json

import pytest

from api.sources_town.companies import Company, load_companies
from kit.errors import SourceDown
from qualifier.lead import Lead
from qualifier.sources.checko import Checko
from qualifier.sources.dadata import DaData
from qualifier.sources.dadata_suggest import DaDataSuggest
from qualifier.sources.fact import About
from qualifier.sources.girbo import GirBo
from tests.api.sources_town.door import open_door, read, respond

FIND = "https://suggestions.dadata.ru/suggestions/api/4_1/rs/findById/party"
RUSSIAN = [one for one in load_companies() if one.inn]
KEY = {"Authorization": "Token sandbox"}


def values(facts, about: About) -> list:
    return [fact.value for fact in facts if fact.about is about]


@pytest.mark.parametrize("company", RUSSIAN, ids=lambda one: one.key)
def test_dadata_knows_every_company_by_its_number(company: Company) -> None:
    facts = DaData("sandbox").ask(Lead(inn=company.inn), open_door())
    assert values(facts, About.STATUS) == [company.status.lower()]
    assert values(facts, About.OKVED) == [company.okved]
    assert values(facts, About.FOUNDED) == [company.founded.isoformat()]
    assert values(facts, About.EMPLOYEES) == ([company.employees] if company.employees else [])


def test_no_persons_name_comes_out_of_the_registers() -> None:
    door = open_door()
    for company in RUSSIAN:
        facts = (*DaData("k").ask(Lead(inn=company.inn), door), *Checko("k").ask(Lead(inn=company.inn), door))
        assert not any("Лицо Не Называемое" in str(fact.value) for fact in facts)


def test_a_search_brings_namesakes_and_the_region_tells_them_apart() -> None:
    search = DaDataSuggest("sandbox")
    assert len(search.find(Lead(company="Ромашка"), open_door())) == 2
    assert len(search.find(Lead(company="Ромашка", region="Казань"), open_door())) == 1


@pytest.mark.parametrize(
    ("headers", "status"),
    [({}, 401), ({"Authorization": "Token bad"}, 403), ({"Authorization": "Token spent"}, 403), (KEY, 200)],
)
def test_dadata_refuses_as_it_does_outside(headers: dict[str, str], status: int) -> None:
    assert respond(FIND, headers=headers, body=b'{"query": "0000000001"}').status == status


def test_dadata_answers_an_unknown_number_and_a_broken_question_with_an_empty_list() -> None:
    for body in (b'{"query": "0000000001"}', b"[1]", b"{"):
        assert read(respond(FIND, headers=KEY, body=body)) == {"suggestions": []}
    assert respond("https://suggestions.dadata.ru/other", headers=KEY, body=b"{}").status == 404


@pytest.mark.parametrize("company", [one for one in RUSSIAN if one.years], ids=lambda one: one.key)
def test_the_later_correction_of_a_statement_counts_and_is_in_roubles(company: Company) -> None:
    facts = GirBo().ask(Lead(inn=company.inn), open_door())
    newest = max(company.years)
    revenue = {fact.as_of.year: fact.value for fact in facts if fact.about is About.REVENUE and fact.as_of}
    assert revenue[newest] == company.years[newest].revenue
    selling = values(facts, About.SELLING_EXPENSES)
    assert bool(selling) is (not company.is_simplified and company.years[newest].selling is not None)


def test_girbo_knows_no_persons_no_banks_and_nobody_without_a_browser() -> None:
    assert GirBo().ask(Lead(inn="0000101425"), open_door()) == ()
    assert GirBo().ask(Lead(inn="0000101841"), open_door()) == ()
    assert respond("https://bo.nalog.gov.ru/nbo/organizations/1/bfo/").status == 403
    headers = {"X-Requested-With": "XMLHttpRequest", "Referer": "x"}
    for path in ("nbo/organizations/1/bfo/", "elsewhere"):
        assert respond(f"https://bo.nalog.gov.ru/{path}", headers=headers).status == 404


def test_a_search_hit_is_marked_with_tags() -> None:
    url = "https://bo.nalog.gov.ru/advanced-search/organizations/search?query=0000101070"
    hit = read(respond(url, headers={"X-Requested-With": "XMLHttpRequest", "Referer": "x"}))["content"][0]
    assert hit["inn"] == "<strong>0000101070</strong>"


@pytest.mark.parametrize("key", ["bad", "spent"])
def test_checko_says_its_errors_with_status_200(key: str) -> None:
    answer = respond(f"https://api.checko.ru/v2/company?key={key}&inn=0000101070")
    assert (answer.status, read(answer)["meta"]["status"]) == (200, "error")
    with pytest.raises(SourceDown):
        Checko(key).ask(Lead(inn="0000101070"), open_door())


def test_checko_knows_cards_statements_contracts_and_proprietors() -> None:
    facts = Checko("sandbox").ask(Lead(inn="0000101217"), open_door())
    assert values(facts, About.CONTRACTS) == [14]
    assert values(facts, About.REVENUE)[0] == 2_140_000_000
    person = Checko("sandbox").ask(Lead(inn="000012345627"), open_door())
    assert values(person, About.KIND) == ["individual"]
    assert Checko("sandbox").ask(Lead(inn="0000101841"), open_door()) == ()
    dying = Checko("sandbox").ask(Lead(inn="0000101633"), open_door())
    assert values(dying, About.STATUS) == ["liquidating"]
    assert json.loads(respond("https://api.checko.ru/v2/company?key=k&inn=1").body)["data"] == []
    assert respond("https://api.checko.ru/v2/bank?key=k&inn=0000101217").status == 404
