from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualifier.criteria.ad_activity import ad_activity
from qualifier.criteria.industry import industry
from qualifier.criteria.money import money
from qualifier.criteria.potential import potential
from qualifier.criteria.size import size
from qualifier.evidence import extract_evidence
from qualifier.lead import Lead
from qualifier.profile import load_profile
from qualifier.qualification import Criterion, Finding, Level
from qualifier.record import LeadRecord, OpenData, RegisterStatus, text_at
from qualifier.sources.conclusions import OpenDataConclusion, conclude_open_data
from qualifier.sources.fact import About, Confidence, Fact, Unit
from tests.qualifier.sources.facts import TODAY, make_fact, make_sum

PROFILE = load_profile()
RULES = {
    Criterion.INDUSTRY: industry,
    Criterion.SIZE: size,
    Criterion.AD_ACTIVITY: ad_activity,
    Criterion.POTENTIAL: potential,
    Criterion.MONEY: money,
}


def conclude(*facts: Fact, lang: str = "ru") -> OpenDataConclusion:
    return conclude_open_data(facts, TODAY, lang=lang)


def judge(criterion: Criterion, open_data: OpenData) -> Finding:
    record = LeadRecord(
        as_of=TODAY, lead=Lead(company="Ромашка", message="Нужна реклама в Казани."), open_data=open_data
    )
    found = RULES[criterion](extract_evidence(record), PROFILE, {})
    for quote in found.quotes:
        assert quote.text in (text_at(record, quote.place) or "")
    return found


def level(criterion: Criterion, *facts: Fact, lang: str = "ru") -> Level:
    return judge(criterion, conclude(*facts, lang=lang).open_data).level


def test_nothing_said_is_unknown_everywhere() -> None:
    concluded = conclude()
    assert concluded.open_data == OpenData()
    assert concluded.settled == ()


def test_fields_rest_on_the_believed_fact_with_rivals_beside_it() -> None:
    register = make_fact("employees", 47, "fns", as_of=date(2025, 12, 31))
    own = make_fact("employees", 300, "own_site")
    concluded = conclude(own, register, make_sum("revenue", 10**9, 2025), make_fact("founded", "2001-02-03"))
    assert concluded.open_data.employees == 47
    assert concluded.open_data.revenue_rub == 10**9
    assert concluded.open_data.founded == "2001-02-03"
    (settled,) = concluded.of("employees")
    assert (settled.chosen, settled.rivals) == (register, (own,))


def test_a_stale_figure_stands_and_is_marked() -> None:
    concluded = conclude(make_sum("revenue", 5, 2019))
    assert concluded.open_data.revenue_rub == 5
    assert concluded.of("revenue_rub")[0].is_stale


def test_income_stands_for_revenue_that_nobody_filed() -> None:
    concluded = conclude(make_sum("income", 7, 2025, "fns"))
    assert concluded.open_data.revenue_rub == 7
    assert concluded.of("revenue_rub")[0].chosen.about is About.INCOME


def test_a_zero_that_a_register_says_is_kept_and_none_is_made() -> None:
    assert conclude(make_fact("employees", 0, "fns")).open_data.employees == 0
    assert conclude(make_fact("employees", "много")).open_data.employees is None
    assert conclude(make_fact("revenue", "много", unit=Unit.RUB)).open_data.revenue_rub is None


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ("active", RegisterStatus.ACTIVE),
        # Who is being reorganised is alive.
        ("reorganizing", RegisterStatus.ACTIVE),
        ("liquidating", RegisterStatus.LIQUIDATING),
        ("liquidated", RegisterStatus.LIQUIDATING),
        ("bankrupt", RegisterStatus.BANKRUPT),
        ("strange", None),
    ],
)
def test_a_status_is_a_word_of_the_record(said: str, status: RegisterStatus | None) -> None:
    assert conclude(make_fact("status", said)).open_data.status is status


def test_a_register_beats_the_crowd_on_life_and_the_rival_is_shown() -> None:
    concluded = conclude(make_fact("status", "liquidated", "wikidata"), make_fact("status", "active"))
    assert concluded.open_data.status is RegisterStatus.ACTIVE
    assert [rival.source for rival in concluded.of("status")[0].rivals] == ["wikidata"]


OKVED = make_fact("okved", "47.11")


@pytest.mark.parametrize(
    ("facts", "lang", "text"),
    [
        # The register's own words for its code.
        ((OKVED, make_fact("industry", "Торговля обувью")), "ru", "Торговля обувью"),
        ((OKVED,), "ru", "розничная торговля (ОКВЭД 47.11)"),
        ((OKVED,), "en", "retail trade (OKVED 47.11)"),
        # A register's code beats what a job board calls the company.
        ((OKVED, make_fact("industry", "Металлургия", "hh")), "ru", "розничная торговля (ОКВЭД 47.11)"),
        ((make_fact("sic", "uk:47110", "companies_house"),), "en", "retail trade (UK SIC 47110)"),
        ((make_fact("sic", "us:7372", "sec_edgar"), make_fact("industry", "SERVICES", "sec_edgar")), "en",
         "software and IT services (SIC 7372)"),
        ((make_fact("industry", "Розничная торговля", "hh"),), "ru", "розничная торговля"),
        ((make_fact("industry", "Строительство, недвижимость, эксплуатация, проектирование", "hh"),), "ru",
         "строительно-монтажные работы"),
        ((make_fact("industry", "wikidata:Q126793", "wikidata"),), "ru", "розничная торговля"),
        # An item that the table does not know is no words.
        ((make_fact("industry", "wikidata:Q1", "wikidata"),), "ru", None),
        ((make_fact("industry", "Пекарни", "hh"),), "ru", "Пекарни"),
        # A code that is no industry says none.
        ((make_fact("okved", "99"),), "ru", None),
        ((make_fact("okved", "99"), make_fact("industry", "Посольство")), "ru", "Посольство"),
    ],
)  # fmt: skip
def test_an_industry_is_told_in_words_that_are_read(
    facts: tuple[Fact, ...], lang: str, text: str | None
) -> None:
    concluded = conclude(*facts, lang=lang)
    assert concluded.open_data.industry == text
    assert bool(concluded.of("industry")) is (text is not None)


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("47.11", Level.CONFIRMED),
        ("28.13", Level.PARTIAL),
        ("47.26", Level.ABSENT),
        ("73.11", Level.PARTIAL),
        ("88.10", Level.PARTIAL),
    ],
)
@pytest.mark.parametrize("lang", ["ru", "en"])
def test_a_bare_code_is_judged_as_its_group(code: str, expected: Level, lang: str) -> None:
    assert level(Criterion.INDUSTRY, make_fact("okved", code), lang=lang) is expected


MARK = make_fact("ad_marker", "google_ads", "own_site")
MEASURING = make_fact("ad_marker", "calltouch", "own_site", confidence=Confidence.MEDIUM)
WEAK = make_fact("ad_marker", "yandex_metrika", "own_site", confidence=Confidence.LOW)
BUYER = make_fact("paid_media_vacancy", "Трафик-менеджер", "hh", as_of=date(2026, 10, 5))


@pytest.mark.parametrize("lang", ["ru", "en"])
@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ((MARK,), Level.CONFIRMED),
        ((BUYER,), Level.CONFIRMED),
        ((replace(BUYER, value="PPC specialist"),), Level.CONFIRMED),
        # It measures advertising, and proves none.
        ((MEASURING,), Level.PARTIAL),
        ((make_fact("social", "https://vk.com/shop", "own_site"),), Level.PARTIAL),
        ((make_fact("subscribers", 3400, "telegram"),), Level.PARTIAL),
        # Marks of marketing say nothing of advertising, and no mark proves that there is none.
        ((WEAK,), Level.UNKNOWN),
        ((make_fact("sells_ads", "adsense", "own_site"),), Level.UNKNOWN),
        ((make_fact("marketing_vacancy", "Маркетолог", "hh"),), Level.UNKNOWN),
        ((make_fact("open_vacancies", 42, "hh"),), Level.UNKNOWN),
        ((make_sum("selling_expenses", 48_000_000, 2025),), Level.UNKNOWN),
        ((MEASURING, MARK), Level.CONFIRMED),
        # A pixel that was seen two years ago, and a vacancy of that age.
        ((replace(MARK, as_of=date(2024, 10, 1)),), Level.PARTIAL),
        ((replace(BUYER, as_of=date(2024, 10, 1)),), Level.UNKNOWN),
        ((), Level.UNKNOWN),
    ],
)
def test_signs_of_advertising_are_judged_as_the_rubric_says(
    facts: tuple[Fact, ...], expected: Level, lang: str
) -> None:
    assert level(Criterion.AD_ACTIVITY, *facts, lang=lang) is expected


@pytest.mark.parametrize("lang", ["ru", "en"])
@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ((make_fact("employees", 300, "fns"),), Level.CONFIRMED),
        ((make_fact("employees", 60, "fns"),), Level.PARTIAL),
        ((make_fact("employees", 6, "fns"),), Level.ABSENT),
        ((make_fact("employees_at_least", 250, "own_site"),), Level.CONFIRMED),
        ((make_fact("employees_at_most", 40, "own_site"),), Level.ABSENT),
        ((make_fact("size_category", "micro"),), Level.ABSENT),
        # From 16 to 100 people or up to 800 m: of either tier.
        ((make_fact("size_category", "small"),), Level.UNKNOWN),
        ((make_fact("size_category", "medium"),), Level.PARTIAL),
        ((make_fact("size_category", "strange"),), Level.UNKNOWN),
        ((make_fact("accounts_type", "micro-entity", "companies_house"),), Level.ABSENT),
        ((make_fact("accounts_type", "full", "companies_house"),), Level.UNKNOWN),
        ((make_sum("revenue", 50_000_000, 2025, "sec_edgar", Unit.USD),), Level.CONFIRMED),
        ((make_sum("revenue", 2_000_000, 2025, "sec_edgar", Unit.EUR),), Level.PARTIAL),
        # A headcount known beats the bounds that somebody states.
        ((make_fact("employees", 6, "fns"), make_fact("employees_at_least", 250, "own_site")), Level.ABSENT),
        ((), Level.UNKNOWN),
    ],
)
def test_size_is_judged_by_figures_bounds_and_categories(
    facts: tuple[Fact, ...], expected: Level, lang: str
) -> None:
    assert level(Criterion.SIZE, *facts, lang=lang) is expected


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_selling_expenses_and_vacancies_are_no_advertising_money(lang: str) -> None:
    facts = (make_sum("selling_expenses", 480_000_000, 2025), make_fact("open_vacancies", 900, "hh"))
    assert level(Criterion.POTENTIAL, *facts, lang=lang) is Level.UNKNOWN
    assert level(Criterion.MONEY, *facts, lang=lang) is Level.UNKNOWN
    assert len(conclude(*facts, lang=lang).open_data.news) == 2


def test_each_fact_of_a_sentence_is_named_by_its_place() -> None:
    second = replace(MARK, value="criteo")
    concluded = conclude(MARK, second, BUYER, make_fact("open_vacancies", 4, "hh"))
    assert {one.chosen for one in concluded.of("ad_activity[0]")} == {MARK, second}
    assert [one.chosen for one in concluded.of("ad_activity[1]")] == [BUYER]
    assert concluded.of("news[0]")[0].chosen.value == 4


ABOUTS = st.sampled_from(list(About))
VALUES = st.integers(-(10**15), 10**15) | st.text(max_size=40)
ODD_FACTS = st.builds(
    lambda about, value, source, unit, day: make_fact(about, value, source, unit=unit, as_of=day),
    ABOUTS,
    VALUES,
    st.sampled_from(["fns", "dadata", "own_site", "hh", "telegram", "nobody"]),
    st.none() | st.sampled_from(list(Unit)),
    st.none() | st.dates(date(1900, 1, 1), date(2099, 1, 1)),
)


@settings(max_examples=50)
@given(st.lists(ODD_FACTS, max_size=12), st.sampled_from(["ru", "en"]))
def test_no_facts_break_the_conclusion_or_make_up_a_value(facts: list[Fact], lang: str) -> None:
    concluded = conclude(*facts, lang=lang)
    said: set[Any] = {fact.value for fact in facts}
    data = concluded.open_data
    assert {data.employees, data.revenue_rub} - {None} <= said
    assert {one.chosen for one in concluded.settled} <= set(facts)
    fields = {one.field for one in concluded.settled}
    assert ("employees" in fields) is (data.employees is not None)
