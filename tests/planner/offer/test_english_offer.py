"""The English offer, sentence by sentence: a figure stands in the form that the language has for it."""

from dataclasses import replace
from decimal import Decimal

import pytest

from planner.brief import Category, Channel
from planner.media_plan import PlanStatus
from planner.offer.closing_sections import (
    write_contacts,
    write_forecast_note,
    write_law,
    write_needs,
    write_reporting,
    write_terms,
)
from planner.offer.document import Bullets, Grid, Paragraph, Section
from planner.offer.offer import build_offer
from planner.offer.plan_sections import write_estimate
from planner.offer.task_sections import write_audience, write_channels, write_task
from planner.plan_words import say_count, say_rub
from tests.planner.offer.offered import desk_of, offer_of, plan_brief, plan_of

PLAN = plan_of("brief_retailer_en.txt")
DESK = desk_of(PLAN, "en")


def read(section: Section) -> str:
    parts: list[str] = []
    for block in section.blocks:
        if isinstance(block, Paragraph):
            parts.append(block.text)
        elif isinstance(block, Bullets):
            parts += block.items
        elif isinstance(block, Grid):
            parts += [" | ".join(row) for row in (*block.rows, *block.totals)]
    return "\n".join(parts)


def test_the_task_names_budget_and_kpis() -> None:
    text = read(write_task(DESK))
    assert PLAN.totals is not None
    assert "Advertiser: Northfield Home." in text
    assert f"Budget without VAT: RUB {say_rub(Decimal(12_000_000), 'en')}" in text
    assert f"RUB {say_rub(PLAN.totals.amount.gross, 'en')} with VAT" in text
    assert "Reach: 3,500,000 wanted" in text


def test_the_audience_is_counted_with_commas() -> None:
    text = read(write_audience(DESK))
    assert PLAN.reach is not None
    assert f"reaches {say_count(PLAN.reach.people, 'en')} people" in text
    assert f"from {say_count(PLAN.reach.low, 'en')} to {say_count(PLAN.reach.high, 'en')} people" in text


def test_roles_are_english() -> None:
    text = read(write_channels(DESK))
    assert "Online video | The story of the product" in text
    assert not [letter for letter in text if "а" <= letter.lower() <= "я"]


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (PlanStatus.INFEASIBLE, "cannot be reached with this budget"),
        (PlanStatus.NEEDS_INPUT, "The plan lacks data"),
        (PlanStatus.ON_REQUEST, "Some prices are on request"),
    ],
)
def test_what_a_plan_lacks_is_told_on_the_first_page(status: PlanStatus, words: str) -> None:
    notices = build_offer(replace(PLAN, status=status), lang="en").notices
    assert any(words in notice for notice in notices)


def test_the_estimate_says_on_what_basis_prices_stand() -> None:
    text = read(write_estimate(DESK))
    assert "without VAT and agency fee" in text
    assert "VAT 22 %: RUB" in text
    assert "Prices hold until 09.12.2026" in text
    assert "The levy of 3 %" in text


@pytest.mark.parametrize("channel", [one for one in Channel if one is not Channel.TELEGRAM_ADS])
def test_materials_are_asked_for_the_bought_channels_only(channel: Channel) -> None:
    lines = (replace(PLAN.lines[0], channel=channel),)
    section = write_needs(desk_of(replace(PLAN, lines=lines), "en"))
    materials = section.blocks[1]
    assert isinstance(materials, Bullets)
    assert materials.items == (DESK.phrases.materials[channel].removesuffix(";") + ".",)


def test_needs_name_the_day_materials_are_due_before() -> None:
    text = read(write_needs(DESK))
    assert "no later than 5 working days before the start on 01.03.2027" in text
    assert "erid" in text


def test_reporting_names_marking_and_the_last_report() -> None:
    text = read(write_reporting(DESK))
    assert "a final one 10 working days after the end" in text
    assert "UTM" in text


@pytest.mark.parametrize("category", [Category.MEDICINE, Category.FINANCE, Category.SUPPLEMENT])
def test_an_obligatory_text_stays_russian_and_its_sizes_are_english(category: Category) -> None:
    text = read(write_law(desk_of(plan_brief(categories=(category,)), "en")))
    assert "must carry a warning (38-FZ)" in text
    assert "«" in text
    assert " s | " in text


def test_a_plan_without_categories_has_no_table_of_warnings() -> None:
    section = write_law(DESK)
    assert not [block for block in section.blocks if isinstance(block, Grid)]
    assert "it is no legal opinion" in read(section)


def test_the_forecast_is_no_promise_and_no_public_offer() -> None:
    text = read(write_forecast_note(DESK))
    assert "not a commitment" in text
    assert f"Rate card {PLAN.card.name}, version {PLAN.card.version}" in text
    assert "Civil Code, art. 437" in text


def test_terms_and_contacts_close_the_offer() -> None:
    assert "20 % of the cancelled placements" in read(write_terms(DESK))
    text = read(write_contacts(DESK))
    assert text.startswith(f"Seller: {PLAN.card.seller.en}")
    assert "Manager: ____" in text


def test_facts_of_the_head_are_the_plans() -> None:
    facts = {fact.label: fact.value for fact in offer_of("brief_retailer_en.txt").facts}
    assert PLAN.totals is not None
    assert PLAN.reach is not None
    assert facts["Cost without VAT"] == f"RUB {say_rub(PLAN.totals.amount.net, 'en')}"
    assert PLAN.scenarios is not None
    assert PLAN.scenarios.reach is not None
    low, high = (say_count(one, "en") for one in (PLAN.scenarios.reach.p10, PLAN.scenarios.reach.p90))
    assert facts["De-duplicated reach"] == f"{low} to {high}"
    assert facts["Period"] == "01.03.2027 — 25.04.2027"
    assert facts["Prepared"] == "25.11.2026"
