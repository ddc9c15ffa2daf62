from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.brief import Audience, Category, Channel, Kpi, KpiName, Objective
from planner.media_plan import PlanStatus
from planner.offer.document import Grid, Offer, find_cells, find_prose
from planner.offer.number_check import NumberNotInPlan
from planner.offer.offer import build_offer, check_offer
from planner.offer.phrases import load_phrases
from planner.plan_words import say_rub
from tests.planner.offer.offered import (
    NASTY,
    SAMPLES,
    desk_of,
    find_section,
    hostile_plan,
    offer_of,
    plan_brief,
    plan_of,
    unready_plans,
)

NAMES = (
    "task", "audience", "channels", "plan", "schedule", "estimate", "needs", "reporting", "law", "forecast",
    "terms", "contacts",
)  # fmt: skip


def read_all(offer: Offer) -> str:
    return "\n".join((*find_prose(offer), *find_cells(offer)))


@pytest.mark.parametrize("sample", SAMPLES)
def test_an_offer_has_every_section_of_the_trade_in_order(sample: str) -> None:
    titles = load_phrases(SAMPLES[sample]).titles
    expected = [f"{number}. {titles[name]}" for number, name in enumerate(NAMES, 1)]
    assert [section.title for section in offer_of(sample).sections] == expected
    assert all(section.blocks for section in offer_of(sample).sections)


@pytest.mark.parametrize("sample", SAMPLES)
def test_totals_are_the_plans_own(sample: str) -> None:
    lang, totals = SAMPLES[sample], plan_of(sample).totals
    estimate = next(
        block
        for block in find_section(offer_of(sample), load_phrases(lang).titles["estimate"]).blocks
        if isinstance(block, Grid)
    )
    assert totals is not None
    sums = (totals.amount.net, totals.amount.vat, totals.amount.gross)
    assert estimate.totals[0][-3:] == tuple(say_rub(one, lang) for one in sums)


@pytest.mark.parametrize(
    ("sample", "language", "other"),
    [
        ("brief_bank_ru.txt", "публичная оферта", "public offer"),
        ("brief_retailer_en.txt", "not a public offer", "оферт"),
    ],
)
def test_an_offer_speaks_its_language(sample: str, language: str, other: str) -> None:
    text = read_all(offer_of(sample))
    assert language in text
    assert other not in text


def test_a_sample_card_is_told_first() -> None:
    assert "учебный" in offer_of("brief_pharmacy_ru.txt").notices[0]
    own = replace(plan_of("brief_pharmacy_ru.txt"))
    own = replace(own, card=replace(own.card, is_sample=False))
    assert build_offer(own).notices == ()


def test_a_goal_out_of_reach_is_told_with_ways_out() -> None:
    plan = plan_of("brief_bank_ru.txt")
    assert plan.status is PlanStatus.INFEASIBLE
    text = read_all(offer_of("brief_bank_ru.txt"))
    assert len(offer_of("brief_bank_ru.txt").notices) == 2
    assert all(say_rub(way.budget_rub) in text for way in plan.ways_out)


@pytest.mark.parametrize("lang", ["ru", "en"])
@pytest.mark.parametrize("name", sorted(unready_plans()))
def test_a_plan_that_is_not_ready_still_makes_an_offer(name: str, lang: str) -> None:
    offer = build_offer(unready_plans()[name], lang=lang)
    assert len(offer.sections) == len(NAMES)
    assert all(text.strip() for text in find_prose(offer))


def test_an_empty_brief_asks_its_questions() -> None:
    offer = build_offer(unready_plans()["empty"])
    assert "бюджет" in read_all(offer)
    assert offer.client == "Рекламодатель не назван"


def test_without_a_budget_the_least_sum_is_named() -> None:
    plan = plan_brief(
        budget_min_rub=None, budget_max_rub=None, kpi=(Kpi(name=KpiName.LEADS, value=Decimal(200)),)
    )
    assert plan.totals is not None
    assert f"наименьшую сумму, при которой цель достигается: {say_rub(plan.totals.amount.net)}" in read_all(
        build_offer(plan)
    )


def test_places_beyond_those_named_are_counted() -> None:
    plan = plan_of("brief_bank_ru.txt")
    many = replace(
        plan,
        target=replace(
            plan.target, places=tuple(f"Город {name}" for name in "абвгдежзиклмнопрстуфхцчшщъыьэюя")
        ),
    )
    assert "и ещё 19." in read_all(build_offer(many))


def test_text_from_outside_stands_as_it_came_and_is_cut() -> None:
    offer = build_offer(hostile_plan())
    text = read_all(offer)
    assert len(offer.client) <= 120
    assert "<script>alert(1)</script>" in offer.client
    assert "{client}" not in offer.client.replace(NASTY[:120], "")
    assert "\x00" not in text
    assert max(map(len, text.splitlines())) < 2000


def test_a_sentence_with_a_foreign_number_is_refused() -> None:
    plan = plan_of("brief_bank_ru.txt")
    offer = offer_of("brief_bank_ru.txt")
    forged = replace(offer, notices=("Скидка 37 % только сегодня",))
    with pytest.raises(NumberNotInPlan, match="37 stands in no plan"):
        check_offer(forged, desk_of(plan))


def test_a_table_with_a_foreign_number_is_refused() -> None:
    plan = plan_of("brief_bank_ru.txt")
    offer = offer_of("brief_bank_ru.txt")
    grid = Grid(columns=(), rows=(("1\u00a0234\u00a0567,89",),))
    forged = replace(offer, sections=(replace(offer.sections[0], blocks=(grid,)),))
    with pytest.raises(NumberNotInPlan):
        check_offer(forged, desk_of(plan))


TEXTS = st.text(min_size=1, max_size=60) | st.from_regex(r"[A-Za-zа-я]{1,5}[ .,-]?[0-9]{1,6}[.,]?[0-9]{0,3}")


@given(
    advertiser=TEXTS,
    product=TEXTS,
    budget=st.integers(1, 40_000_000),
    objective=st.sampled_from(Objective),
    channels=st.lists(st.sampled_from(Channel), max_size=4, unique=True),
    categories=st.lists(st.sampled_from(Category), max_size=2, unique=True),
    ages=st.tuples(st.integers(14, 40), st.integers(41, 80)) | st.just((None, None)),
    lang=st.sampled_from(["ru", "en"]),
)
@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
def test_no_offer_of_any_brief_is_refused(
    advertiser, product, budget, objective, channels, categories, ages, lang
) -> None:
    plan = plan_brief(
        advertiser=advertiser,
        product=product,
        objective=objective,
        budget_min_rub=None,
        budget_max_rub=Decimal(budget),
        channels_wanted=tuple(channels),
        categories=tuple(categories),
        audience=Audience(age_min=ages[0], age_max=ages[1]),
    )
    assert build_offer(plan, lang=lang).sections
