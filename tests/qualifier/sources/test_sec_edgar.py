from datetime import date, timedelta
from typing import Any

import pytest

from kit.clock import FrozenClock
from kit.errors import NotFetched, SourceDown, WhyNot
from qualifier.lead import Lead
from qualifier.sources.fact import About, Confidence, Unit
from qualifier.sources.port import Door
from qualifier.sources.sec_edgar import SecEdgar, find_filer, read_submissions, read_tickers
from qualifier.sources.sec_figures import read_figures
from tests.qualifier.sources.payloads import load_payload, put
from tests.qualifier.sources.services import NOW, Services, ask, refusal, values

APPLE = Lead(company="Apple Inc.")
CIK = 320193
ANSWERS = {
    "company_tickers.json": "sec_edgar/company_tickers.json",
    "submissions/CIK0000320193.json": "sec_edgar/submissions.json",
    "companyfacts/CIK0000320193.json": "sec_edgar/companyfacts.json",
}


def answers(**changed: Any) -> dict[str, Any]:
    return {key: load_payload(name) for key, name in ANSWERS.items()} | changed


def row(start: str | None, end: str, value: Any, *, filed: str = "2025-02-01", form: str = "10-K") -> Any:
    return {"start": start, "end": end, "val": value, "filed": filed, "form": form, "fy": 2030}


def facts_of(**tags: list[Any]) -> Any:
    return {"cik": CIK, "facts": {"us-gaap": {tag: {"units": {"USD": rows}} for tag, rows in tags.items()}}}


def test_a_filer_is_found_by_name_and_its_years_are_read() -> None:
    facts, services = ask(SecEdgar(), answers(), APPLE)
    assert len(services.asked) == 3
    revenue = [(fact.as_of, fact.value, fact.unit) for fact in facts if fact.about is About.REVENUE]
    assert revenue == [
        (date(2024, 9, 28), 391_035_000_000, Unit.USD),
        (date(2023, 9, 30), 383_285_000_000, Unit.USD),
    ]
    assert values(facts, About.LEI) == ["HWUPKR0MPOU8FGXBT394"]
    assert values(facts, About.SIC) == ["us:3571"]
    assert values(facts, About.INDUSTRY) == ["Electronic Computers"]
    assert {fact.confidence for fact in facts} == {Confidence.LOW}
    assert About.SITE not in {fact.about for fact in facts}


def test_the_list_of_names_is_asked_for_once_a_day() -> None:
    source, services, clock = SecEdgar(), Services(answers()), FrozenClock(NOW)
    door = Door(services=services, sites=services, now=clock)
    source.ask(APPLE, door)
    source.ask(APPLE, door)
    assert sum("company_tickers" in url for url in services.asked) == 1
    clock.instant = NOW + timedelta(hours=25)
    source.ask(APPLE, door)
    assert sum("company_tickers" in url for url in services.asked) == 2


@pytest.mark.parametrize(
    "lead",
    [
        Lead(),
        Lead(company="Эппл"),
        Lead(company="Apple", inn="7700000016"),
        Lead(company="Apple", website="https://apple.ru/"),
        Lead(company="Apple", region="Москва"),
    ],
)
def test_a_russian_lead_is_not_looked_for(lead: Lead) -> None:
    assert ask(SecEdgar(), answers(), lead)[1].asked == []


def test_a_name_that_is_nobody_s_ends_at_the_list() -> None:
    facts, services = ask(SecEdgar(), answers(), Lead(company="Applebee Partners"))
    assert (facts, len(services.asked)) == ((), 1)


def test_two_filers_of_one_name_are_none_and_two_tickers_of_one_filer_are_one() -> None:
    listed = {
        "0": {"cik_str": 1, "title": "Example Inc."},
        "1": {"cik_str": 2, "title": "EXAMPLE CORP"},
        "2": {"cik_str": 3, "title": "Other Inc."},
        "3": {"cik_str": 3, "title": "OTHER INC"},
        "4": {"cik_str": "x", "title": "Broken Inc."},
    }
    filers = read_tickers(listed)
    assert find_filer(filers["ex"], "Example") is None
    assert find_filer(filers["ot"], "Other") == 3
    assert "br" not in filers


def test_the_site_of_the_card_ties_more_than_the_name() -> None:
    payload = put(load_payload("sec_edgar/submissions.json"), ("website",), "https://www.apple.example")
    named = read_submissions(payload, CIK)
    tied = read_submissions(payload, CIK, "apple.example")
    assert {claim.confidence for claim in named} == {Confidence.LOW}
    assert {claim.confidence for claim in tied} == {Confidence.MEDIUM}
    assert (About.SITE, "https://www.apple.example") in {(claim.about, claim.value) for claim in tied}
    assert read_submissions(payload, 1) == ()


def test_only_yearly_reports_over_about_a_year_count() -> None:
    payload = facts_of(
        Revenues=[
            row("2024-01-01", "2024-12-31", 100),
            row("2024-10-01", "2024-12-31", 25),
            row("2023-01-01", "2024-12-31", 190),
            row("2024-04-01", "2025-03-31", 400, form="10-Q"),
            row(None, "2024-12-31", 7),
            row("2025-01-01", "2025-12-31", None),
            row("2025-01-01", "2025-12-31", 9, filed="2025-06-01"),
        ]
    )
    assert [(one.as_of, one.value) for one in read_figures(payload, CIK)] == [(date(2024, 12, 31), 100)]


def test_of_one_year_the_figure_filed_last_counts_and_the_newest_years_come_first() -> None:
    years = [
        row(f"{year}-01-01", f"{year}-12-31", year, filed=f"{year + 1}-02-01") for year in range(2018, 2025)
    ]
    restated = row("2023-01-01", "2023-12-31", 7, filed="2025-02-01", form="10-K/A")
    for order in ([*years, restated], [restated, *years]):
        claims = read_figures(facts_of(Revenues=order), CIK)
        assert [claim.value for claim in claims] == [2024, 7, 2022]


def test_the_tag_of_revenue_may_change_between_years() -> None:
    payload = facts_of(
        SalesRevenueNet=[row("2017-01-01", "2017-12-31", 17, filed="2018-02-01")],
        Revenues=[row("2018-01-01", "2018-12-31", 18, filed="2019-02-01")],
        RevenueFromContractWithCustomerExcludingAssessedTax=[
            row("2018-01-01", "2018-12-31", 180, filed="2019-02-01")
        ],
    )
    assert [claim.value for claim in read_figures(payload, CIK)] == [180, 17]


def test_assets_are_of_a_day_and_profit_may_be_a_loss() -> None:
    payload = facts_of(
        Assets=[row(None, "2024-12-31", 500)], NetIncomeLoss=[row("2024-01-01", "2024-12-31", -30)]
    )
    assert {(claim.about, claim.value) for claim in read_figures(payload, CIK)} == {
        (About.ASSETS, 500),
        (About.NET_PROFIT, -30),
    }
    assert read_figures(payload, 1) == ()


def test_a_history_too_large_for_a_page_is_asked_for_figure_by_figure() -> None:
    concept = {"cik": CIK, "units": {"USD": [row("2024-01-01", "2024-12-31", 100)]}}
    changed = {"companyfacts/CIK0000320193.json": NotFetched(WhyNot.SIZE), "us-gaap/Revenues.json": concept}
    facts, services = ask(SecEdgar(), answers(**changed), APPLE)
    assert values(facts, About.REVENUE) == [100]
    assert sum("companyconcept" in url for url in services.asked) == 5


def test_an_undeclared_tool_is_refused_with_a_page_and_that_is_silence() -> None:
    page = load_payload("sec_edgar/error_403.txt")
    for status in (200, 403):
        with pytest.raises(SourceDown):
            ask(SecEdgar(), {"company_tickers.json": refusal(status, page, "text/html")}, APPLE)
    with pytest.raises(NotFetched):
        ask(SecEdgar(), answers(**{"companyfacts/CIK0000320193.json": NotFetched(WhyNot.DEADLINE)}), APPLE)


def test_a_filer_without_a_card_is_nobody() -> None:
    gone = {"submissions/CIK0000320193.json": refusal(404, {})}
    assert ask(SecEdgar(), answers(**gone), APPLE)[0] == ()
