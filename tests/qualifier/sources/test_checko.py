from datetime import date
from typing import Any

import pytest

from kit.errors import SourceDown
from qualifier.lead import Lead
from qualifier.sources.checko import Checko, read_card, read_contracts, read_entrepreneur, read_finances
from qualifier.sources.fact import About, Unit
from tests.qualifier.sources.payloads import drop, load_payload, put
from tests.qualifier.sources.services import LEAD, NOW, Services, ask, open_door, refusal, values

INN = "7700000016"
ANSWERS = {
    "/company": "checko_ofdata/company.json",
    "/finances": "checko_ofdata/finances.json",
    "/contracts": "checko_ofdata/contracts_44.json",
    "/entrepreneur": "checko_ofdata/entrepreneur.json",
}


def answers(**changed: Any) -> dict[str, Any]:
    return {key: load_payload(name) for key, name in ANSWERS.items()} | changed


def test_the_card_the_statements_and_the_contracts_are_facts_with_their_dates() -> None:
    facts, services = ask(Checko("secret"), answers())
    assert [one.rpartition("/")[2] for one in services.asked] == ["company", "finances", "contracts"]
    assert services.queries[2] == {"key": "secret", "inn": INN, "law": "44"}
    assert values(facts, About.STATUS) == ["active"]
    assert values(facts, About.OKVED) == ["73.11"]
    assert values(facts, About.SIZE_CATEGORY) == ["small"]
    dated = {(fact.about, fact.value, fact.as_of) for fact in facts}
    assert {
        (About.EMPLOYEES, 47, date(2025, 12, 31)),
        (About.TAXES_PAID, 8_650_000, date(2025, 12, 31)),
        (About.TAX_DEBT, 0, date(2026, 7, 1)),
        (About.REVENUE, 55_049_000, date(2024, 12, 31)),
        (About.REVENUE, 41_200_000, date(2023, 12, 31)),
        (About.SELLING_EXPENSES, 6_100_000, date(2024, 12, 31)),
        (About.CONTRACTS, 2, NOW.date()),
        (About.FOUNDED, "2020-04-01", date(2026, 7, 29)),
    } <= dated
    assert all(fact.as_of for fact in facts)
    assert {fact.unit for fact in facts if fact.about is About.TAXES_PAID} == {Unit.RUB}


def test_the_key_is_in_no_fact_and_no_error() -> None:
    facts, _ = ask(Checko("secret-key"), answers())
    assert not any("secret-key" in f"{fact}" for fact in facts)
    for error in ("error_key", "error_limit"):
        with pytest.raises(SourceDown) as silence:
            ask(Checko("secret-key"), {"/company": load_payload(f"checko_ofdata/{error}.json")})
        assert str(silence.value) == "checko refused the question"


def test_a_refusal_with_status_200_is_silence_also_midway() -> None:
    with pytest.raises(SourceDown):
        ask(Checko("key"), answers(**{"/finances": load_payload("checko_ofdata/error_limit.json")}))
    with pytest.raises(SourceDown):
        ask(Checko("key"), {"/company": {"data": {"ИНН": INN}}})
    with pytest.raises(SourceDown, match="429"):
        ask(Checko("key"), {"/company": refusal(429, {})})


def test_an_unknown_company_costs_one_request() -> None:
    facts, services = ask(Checko("key"), {"/company": load_payload("checko_ofdata/company_empty.json")})
    assert (facts, len(services.asked)) == ((), 1)
    assert ask(Checko("key"), {"/company": refusal(404, {})})[0] == ()


def test_a_sparse_card_leaves_figures_unknown() -> None:
    claims = read_card(load_payload("checko_ofdata/company_sparse.json"), INN)
    abouts = {claim.about for claim in claims}
    assert About.STATUS in abouts
    assert not abouts & {About.EMPLOYEES, About.TAXES_PAID, About.TAX_DEBT, About.SITE, About.SIZE_CATEGORY}


def test_a_figure_without_its_year_is_left_out() -> None:
    payload = drop(load_payload("checko_ofdata/company.json"), ("data", "СЧРГод"))
    assert About.EMPLOYEES not in {claim.about for claim in read_card(payload, INN)}


@pytest.mark.parametrize(
    ("code", "said", "status"),
    [
        ("001", "что угодно", "active"),
        ("101", "Находится в стадии ликвидации", "liquidating"),
        ("105", "Принято решение о предстоящем исключении недействующего юридического лица", "liquidating"),
        ("117", "В отношении юридического лица введено конкурсное производство", "bankrupt"),
        ("121", "Находится в процессе реорганизации в форме присоединения", "reorganizing"),
        ("201", "Прекратило деятельность путём реорганизации в форме присоединения", "liquidated"),
        ("201", "Исключено из ЕГРЮЛ: исключение недействующего", "liquidated"),
        ("999", "Новое слово", None),
        (None, None, None),
    ],
)
def test_a_state_is_read_by_code_or_by_word(code: Any, said: Any, status: str | None) -> None:
    payload = put(load_payload("checko_ofdata/company.json"), ("data", "Статус"), {"Код": code, "Наим": said})
    found = [claim.value for claim in read_card(payload, INN) if claim.about is About.STATUS]
    assert found == ([status] if status else [])


def test_a_mail_gives_its_domain_and_no_more() -> None:
    claims = read_card(load_payload("checko_ofdata/company.json"), INN)
    assert [claim.value for claim in claims if claim.about is About.EMAIL_DOMAIN] == ["example.com"]
    assert not any("info@" in str(claim.value) or "4950000000" in str(claim.value) for claim in claims)
    shared = put(load_payload("checko_ofdata/company.json"), ("data", "Контакты", "Емэйл"), ["x@vk.com", 7])
    assert About.EMAIL_DOMAIN not in {claim.about for claim in read_card(shared, INN)}


def test_a_sole_proprietor_is_asked_for_apart_and_stays_nameless() -> None:
    facts, services = ask(Checko("key"), answers(), Lead(inn="500100732259"))
    assert services.asked == ["https://api.checko.ru/v2/entrepreneur"]
    assert {fact.about for fact in facts} == {
        *(About.KIND, About.STATUS, About.FOUNDED, About.REGION, About.OKVED, About.INDUSTRY)
    }
    assert "Иванов" not in str(facts)


def test_another_company_is_not_ours() -> None:
    payload = load_payload("checko_ofdata/company.json")
    assert read_card(payload, "7707083893") == ()
    assert read_card(payload, "500100732259") == ()
    assert read_entrepreneur(payload, INN) == ()
    assert read_finances(load_payload("checko_ofdata/finances.json"), "7707083893") == ()
    assert read_contracts({}, NOW.date()) == ()
    services = Services({})
    assert Checko("key").ask(Lead(company=LEAD.company), open_door(services)) == ()
    assert services.asked == []


def test_statements_given_as_a_list_are_none() -> None:
    assert read_finances({"company": {"ИНН": INN}, "data": []}, INN) == ()
