"""A plan of one line worked out by hand, and what a section says of it."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

from planner.finding import Finding, FindingCode, Severity
from planner.media_plan import (
    Goal,
    MediaPlan,
    PlanReach,
    Target,
)
from planner.money import Amount
from planner.offer.document import Bullets, Grid, Paragraph, Section
from planner.totals import Totals
from qualifier.qualification import Bilingual
from tests.planner.revised import usual
from tests.planner.workbook.written import make_plan_line

TOTALS = Totals(
    media=Decimal("712800.00"),
    fee=Decimal("106920.00"),
    amount=Amount(net=Decimal("819720.00"), vat=Decimal("180338.40")),
    impressions=Decimal(2_000_000),
    clicks=Decimal(8_000),
    leads=Decimal(160),
    views=None,
    cpm=None,
    ctr=None,
    cpc=None,
    cpl=None,
    cpl_whole_plan=None,
)
REACH = PlanReach(
    people=500_000,
    share=Decimal("0.2504"),
    low=480_000,
    high=650_000,
    frequency=Decimal("3.05"),
    k_plus=(500_000, 300_000, 2_500, 2_499),
    build_up=(),
    flags=(),
)


def plan(**changes: Any) -> MediaPlan:
    bare: dict[str, Any] = {
        "lines": (make_plan_line(),),
        "totals": TOTALS,
        "vat_by_rate": ((Decimal("0.22"), TOTALS.amount),),
        "reach": REACH,
        "goal": Goal.LEADS,
        "target": Target(places=("Москва",), people=2_000_000),
        "findings": (),
        "ways_out": (),
        "excluded": (),
        "categories": (),
        "scenarios": None,
        "benchmarks": (),
        "clicks": None,
        "leads": None,
        "sales": None,
    }
    return replace(usual(), **{**bare, **changes})


def grids(section: Section) -> list[Grid]:
    return [block for block in section.blocks if isinstance(block, Grid)]


def said(section: Section) -> list[str]:
    """Return the paragraphs and the items of lists in their order."""
    found: list[str] = []
    for block in section.blocks:
        if isinstance(block, Paragraph):
            found.append(block.text)
        elif isinstance(block, Bullets):
            found += block.items
    return found


def note(code: FindingCode, text: str) -> Finding:
    return Finding(code=code, severity=Severity.NOTES, text=Bilingual(ru=text, en=text))
