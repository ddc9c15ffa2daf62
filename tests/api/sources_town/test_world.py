import pytest

from qualifier.lead import Lead
from qualifier.sources.companies_house import CompaniesHouse
from qualifier.sources.fact import About
from qualifier.sources.gleif import Gleif
from qualifier.sources.sec_edgar import SecEdgar
from qualifier.sources.wikidata import Wikidata
from qualifier.sources.wikipedia import Wikipedia
from tests.api.sources_town.door import open_door, read, respond

BANK = Lead(company="Обский Банк", website="obbank.example")
BAKERY = Lead(company="Willow Lane Bakery Ltd", region="London")
MOTORS = Lead(company="Brightwater Motors Inc", website="brightwater.example")


def values(facts, about: About) -> list:
    return [fact.value for fact in facts if fact.about is about]


def test_gleif_knows_an_entity_and_a_lapsed_renewal_is_no_death() -> None:
    facts = Gleif().ask(BANK, open_door())
    assert values(facts, About.LEI) == ["SBOX00TOWN0000000657"]
    assert values(facts, About.STATUS) == ["active"]
    assert Gleif().ask(Lead(company="Никто"), open_door()) == ()
    assert respond("https://api.gleif.org/api/v1/other").status == 404


def test_companies_house_knows_a_british_company_to_whoever_has_a_key() -> None:
    facts = CompaniesHouse("sandbox").ask(BAKERY, open_door())
    assert values(facts, About.COMPANY_NUMBER) == ["gb:09990001"]
    assert values(facts, About.ACCOUNTS_TYPE) == ["small"]
    base = "https://api.company-information.service.gov.uk"
    for headers in ({}, {"Authorization": "Basic YmFkOg=="}, {"Authorization": "Basic /w=="}):
        assert respond(f"{base}/search/companies?q=x", headers=headers).status == 401
    assert respond(f"{base}/company/1", headers={"Authorization": "Basic a2V5Og=="}).status == 404


def test_sec_knows_a_filer_and_refuses_whoever_cannot_be_reached() -> None:
    facts = SecEdgar().ask(MOTORS, open_door())
    assert values(facts, About.REVENUE)[0] == 955_000_000
    assert values(facts, About.SIC) == ["us:3711"]
    nameless = respond("https://www.sec.gov/files/company_tickers.json", headers={"User-Agent": "python"})
    assert (nameless.status, nameless.media_type.partition(";")[0]) == (403, "text/html")
    assert respond("https://data.sec.gov/submissions/CIK0000000001.json").status == 404


def test_wikidata_gives_the_newest_count_and_never_the_outdated_one() -> None:
    facts = Wikidata().ask(BANK, open_door())
    assert values(facts, About.EMPLOYEES) == [5_193]
    assert values(facts, About.FOUNDED) == [2011]
    assert values(facts, About.STATUS) == []
    assert Wikidata().ask(Lead(company="Никто", website="nobody.example"), open_door()) == ()


@pytest.mark.parametrize("url", ["https://www.wikidata.org/w/api.php?search=x"])
def test_wikidata_refuses_whoever_cannot_be_reached(url: str) -> None:
    assert respond(url, headers={"User-Agent": "python"}).status == 403


def test_wikidata_has_no_item_of_another_number() -> None:
    assert respond("https://www.wikidata.org/wiki/Special:EntityData/Q1.json").status == 404


def test_wikipedia_has_an_article_of_the_bank_and_a_problem_document_otherwise() -> None:
    facts = Wikipedia().ask(BANK, open_door())
    assert values(facts, About.WIKIPEDIA_ARTICLE) == ["Обский Банк"]
    missing = respond("https://ru.wikipedia.org/api/rest_v1/page/summary/Никто")
    assert (missing.status, read(missing)["status"]) == (404, 404)
