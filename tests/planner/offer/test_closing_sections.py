"""What comes with the plan: questions, documents, and what stands behind the forecast."""

from dataclasses import replace
from decimal import Decimal

import pytest

from planner.benchmark_used import BenchmarkUsed, Metric
from planner.brief import Category, Channel
from planner.finding import FindingCode
from planner.media_plan import (
    PlanStatus,
)
from planner.offer.closing_sections import write_contacts, write_forecast_note, write_needs, write_reporting
from planner.offer.document import Bullets
from qualifier.qualification import Bilingual
from tests.planner.offer.offered import desk_of
from tests.planner.offer.told import note, plan, said
from tests.planner.revised import usual
from tests.planner.workbook.written import make_plan_line


@pytest.mark.parametrize(
    ("status", "code", "is_asked"),
    [
        (PlanStatus.NEEDS_INPUT, FindingCode.BUDGET_MISSING, True),
        (PlanStatus.NEEDS_INPUT, FindingCode.BUDGET_ABSURD, True),
        (PlanStatus.NEEDS_INPUT, FindingCode.DATES_PAST, False),
        (PlanStatus.READY, FindingCode.BUDGET_MISSING, False),
    ],
)
def test_a_budget_is_asked_for_where_the_plan_waits_for_it(
    status: PlanStatus, code: FindingCode, *, is_asked: bool
) -> None:
    brief = replace(usual().brief, missing=())
    made = plan(brief=brief, status=status, findings=(note(code, "x"),))
    assert ("the budget." in said(write_needs(desk_of(made, "en")))) is is_asked


@pytest.mark.parametrize(
    ("channel", "categories", "documents"),
    [
        (Channel.DISPLAY, (), ["data for marking", "the landing page"]),
        (Channel.SMS, (), ["data for marking", "recipients' consents", "the landing page"]),
        (Channel.DISPLAY, (Category.FINANCE,), ["data for marking", "licences and", "the landing page"]),
    ],
)
def test_documents_follow_from_channels_and_goods(
    channel: Channel, categories: tuple[Category, ...], documents: list[str]
) -> None:
    made = plan(lines=(make_plan_line(channel=channel),), categories=categories)
    items = write_needs(desk_of(made, "en")).blocks[-1]
    assert isinstance(items, Bullets)
    assert len(items.items) == len(documents)
    assert all(item.startswith(start) for item, start in zip(items.items, documents, strict=True))


def learnt(campaigns: int) -> BenchmarkUsed:
    one = Decimal(1)
    return BenchmarkUsed(
        channel=Channel.SMS,
        metric=Metric.CTR,
        industry=None,
        campaigns=campaigns,
        raw=one,
        card=one,
        value=one,
        weight=one,
        spread=one,
    )


def test_the_sellers_own_campaigns_are_told_where_there_are_any() -> None:
    many = said(write_forecast_note(desk_of(plan(benchmarks=(learnt(4), learnt(1_200), learnt(7))), "en")))
    assert many[2].endswith("own past campaigns: up to 1,200 a figure.")
    assert len(said(write_forecast_note(desk_of(plan(), "en")))) == len(many) - 1
    assert many[1].endswith("the plan was made on 25.11.2026.")
    assert "Civil Code, art. 437" in many[-1]


def test_reports_and_contacts_name_days_and_seller() -> None:
    assert "a final one 10 working days after the end" in said(write_reporting(desk_of(plan(), "en")))[2]
    card = replace(usual().card, seller=Bilingual(ru="", en=""))
    assert said(write_contacts(desk_of(plan(card=card))))[0] == "Продавец: —"
