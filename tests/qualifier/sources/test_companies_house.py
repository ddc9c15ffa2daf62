from base64 import b64decode
from datetime import date

import pytest

from kit.errors import SourceDown
from qualifier.lead import Lead
from qualifier.sources.companies_house import (
    CompaniesHouse,
    find_company,
    is_british,
    read_number,
    read_profile,
)  # fmt: skip
from qualifier.sources.fact import About, Confidence
from tests.qualifier.sources.payloads import load_payload, put
from tests.qualifier.sources.services import ask, refusal, values

TESCO = Lead(company="Tesco PLC", website="https://www.tesco.example.co.uk")


def search_of(*rows: tuple[str, str, str]) -> dict[str, object]:
    return {
        "items": [
            {"title": title, "company_number": number, "company_status": status}
            for title, number, status in rows
        ]
    }


def test_the_only_company_of_the_name_is_read() -> None:
    found = search_of(("TESCO PLC", "00445790", "active"), ("TESCO STORES LIMITED", "00519500", "active"))
    answers = {
        "/search/companies": found,
        "/company/00445790": load_payload("companies_house/company_profile.json"),
    }
    facts, services = ask(CompaniesHouse("key"), answers, TESCO)
    assert b64decode(services.headers[0]["Authorization"].removeprefix("Basic ")) == b"key:"
    assert values(facts, About.COMPANY_NUMBER) == ["gb:00445790"]
    assert values(facts, About.STATUS) == ["active"]
    assert values(facts, About.FOUNDED) == ["1947-11-27"]
    assert values(facts, About.SIC) == ["uk:47110"]
    accounts = next(fact for fact in facts if fact.about is About.ACCOUNTS_TYPE)
    assert (accounts.value, accounts.as_of) == ("group", date(2025, 2, 26))
    assert {fact.confidence for fact in facts} == {Confidence.LOW}
    assert facts[0].url.endswith("/company/00445790")


@pytest.mark.parametrize(
    ("lead", "is_asked"),
    [
        (TESCO, True),
        (Lead(company="Example Media Limited"), True),
        (Lead(company="Example Media", website="example.co.uk"), True),
        (Lead(company="Example Media", region="London"), True),
        (Lead(company="Example Media", region="Лондон"), True),
        (Lead(company="Example Media"), False),
        (Lead(company="Example Media", website="https://example.com/ukraine.html"), False),
        (Lead(company="Example Media Ltd", inn="7700000016"), False),
        (Lead(company="Example Media Ltd", website="example.ru"), False),
        (Lead(company="Example Media Ltd", region="Казань"), False),
        (Lead(company="Ромашка Лимитед", region="London"), False),
        (Lead(region="London"), False),
    ],
)
def test_only_a_lead_that_points_to_britain_is_looked_for_there(lead: Lead, is_asked: bool) -> None:
    assert is_british(lead) is is_asked
    _, services = ask(CompaniesHouse("key"), {"/search/companies": {"items": []}}, lead)
    assert bool(services.asked) is is_asked


def test_two_living_companies_of_one_name_are_none_and_a_dead_one_yields() -> None:
    two = search_of(("EXAMPLE LTD", "00000001", "active"), ("Example Limited", "00000002", "active"))
    assert find_company(two, "Example") is None
    one = search_of(("EXAMPLE LTD", "00000001", "dissolved"), ("Example Limited", "00000002", "active"))
    assert find_company(one, "Example") == "00000002"
    assert find_company(search_of(("EXAMPLE LTD", "00000001", "dissolved")), "Example") == "00000001"
    assert find_company(search_of(("OTHER LTD", "00000001", "active")), "Example") is None
    assert find_company(search_of(("EXAMPLE LTD", "../officers", "active")), "Example") is None


def test_a_foreign_branch_has_its_founding_day_and_its_accounts_elsewhere() -> None:
    claims = read_profile(load_payload("companies_house/company_profile_foreign.json"), "FC000001")
    abouts = {claim.about for claim in claims}
    assert not abouts & {About.FOUNDED, About.ACCOUNTS_TYPE, About.SIC}
    assert (About.COUNTRY, "South Africa") in {(claim.about, claim.value) for claim in claims}


@pytest.mark.parametrize(
    ("status", "said"),
    [
        ("dissolved", "liquidated"),
        ("liquidation", "liquidating"),
        ("administration", "bankrupt"),
        ("new", None),
    ],
)
def test_a_state_is_one_of_the_closed_set(status: str, said: str | None) -> None:
    payload = put(load_payload("companies_house/company_profile.json"), ("company_status",), status)
    found = [claim.value for claim in read_profile(payload, "00445790") if claim.about is About.STATUS]
    assert found == ([said] if said else [])


@pytest.mark.parametrize(
    ("value", "number"),
    [
        ("00445790", "00445790"), ("SC123456", "SC123456"), ("445790", None), (445790, None),
        ("sc123456", None), ("../../x", None), (None, None),
    ],
)  # fmt: skip
def test_a_number_is_eight_characters(value: object, number: str | None) -> None:
    assert read_number(value) == number


def test_a_refused_key_is_silence_and_a_missing_profile_is_nothing() -> None:
    error = refusal(401, load_payload("companies_house/error_401.json"))
    with pytest.raises(SourceDown, match="companies_house answered 401"):
        ask(CompaniesHouse("key"), {"/search/companies": error}, TESCO)
    missing = refusal(404, load_payload("companies_house/error_404.json"))
    answers = {
        "/search/companies": search_of(("TESCO PLC", "00445790", "active")),
        "/company/00445790": missing,
    }
    assert ask(CompaniesHouse("key"), answers, TESCO)[0] == ()


def test_a_profile_of_another_number_is_not_ours() -> None:
    assert read_profile(load_payload("companies_house/company_profile.json"), "00000001") == ()
