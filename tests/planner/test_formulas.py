"""A number without a source cannot enter a plan: it is `Sourced`, or its formula is stated."""

import dataclasses
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from pydantic import BaseModel

from planner.brief import Brief, Channel, KpiName, Objective
from planner.draft import draft_request
from planner.formulas import FORMULAS
from planner.media_plan import MediaPlan
from planner.past_campaigns import HeldCampaigns, PastLine
from planner.plan_request import PlanRequest
from planner.sourced import Benchmark, Sourced
from planner.wishes import NO_WISHES
from tests.planner.builders import AS_OF, make_brief, make_kpi, the_card
from tests.planner.revised import lock, price, rework_measured, spend, withdraw

# Parts that are the client's own words, or the card itself by which figures are traced.
_NOT_FIGURES = frozenset({"brief", "sources", "card"})


def walk(part: Any, path: str = "MediaPlan") -> Iterator[tuple[str, Any]]:
    """Yield each number that is not inside a sourced figure, with the type and field that hold it."""
    if isinstance(part, Sourced | Benchmark | bool):
        return
    if isinstance(part, int | float | Decimal):
        yield path, part
    for inner, value in _parts_of(part, path):
        yield from walk(value, inner)


def _parts_of(part: Any, path: str) -> Iterator[tuple[str, Any]]:
    if isinstance(part, tuple | list):
        yield from ((path, value) for value in part)
        return
    names = [field.name for field in dataclasses.fields(part)] if dataclasses.is_dataclass(part) else []
    names += list(type(part).model_fields) if isinstance(part, BaseModel) else []
    for name in names:
        if name not in _NOT_FIGURES:
            yield f"{type(part).__name__}.{name}", getattr(part, name)


def plans() -> list[MediaPlan]:
    briefs = [
        make_brief(),
        make_brief(objective=Objective.AWARENESS, regions=("Россия",), budget_max_rub=Decimal(20_000_000)),
        make_brief(kpi=(make_kpi(KpiName.LEADS, 50_000),)),
        make_brief(budget_max_rub=Decimal(5), budget_min_rub=None),
    ]
    plans = [draft_request(_request(brief), the_card()) for brief in briefs]
    return [*plans, draft_request(_request(briefs[0]), the_card(), campaigns=CAMPAIGNS), revised()]


def revised() -> MediaPlan:
    """A plan with edits of every kind that holds a number."""
    first = rework_measured(lock("1", amount_rub=300_000), lock("2"), price("retargeting", 200))
    return rework_measured(spend(1_900_000), withdraw(2), plan=first)


def _request(brief: Brief) -> PlanRequest:
    return PlanRequest(brief=brief, as_of=AS_OF, wishes=NO_WISHES, lang="ru")


CAMPAIGNS = HeldCampaigns(
    lines=(
        PastLine(
            campaign="one", channel=Channel.VK_ADS, closed_on=AS_OF, impressions=1_000_000, clicks=20_000
        ),
    )
)


PLANS = plans()
IDS = ["leads", "awareness", "impossible", "too small", "learnt", "revised"]


@pytest.mark.parametrize("plan", PLANS, ids=IDS)
def test_every_number_of_a_plan_has_a_source_or_a_formula(plan: MediaPlan) -> None:
    unknown = {path for path, _ in walk(plan) if path not in FORMULAS}
    # Gross is stated by its type, the sum of the two beside it; rates of VAT only group amounts.
    assert unknown <= {"Amount.gross", "MediaPlan.vat_by_rate"}


@pytest.mark.parametrize("plan", PLANS, ids=IDS)
def test_every_source_of_a_line_is_listed_in_the_plan(plan: MediaPlan) -> None:
    for line in plan.lines:
        used = [line.price, line.discount, line.fee, line.rates.ctr, line.rates.vtr, line.rates.cr]
        used += [factor.factor for factor in line.factors]
        assert {one.source for one in used if one is not None} <= set(plan.sources)


def test_a_number_that_is_neither_is_caught() -> None:
    @dataclasses.dataclass(frozen=True)
    class Invented:
        price: Decimal

    assert [path for path, _ in walk(Invented(price=Decimal(1)))] == ["Invented.price"]
    sourced = Sourced[Decimal](value=Decimal(1), source="x", since=date(2026, 1, 1))
    assert list(walk(Invented(price=sourced))) == []  # type: ignore[arg-type]


def test_no_formula_speaks_of_a_field_that_is_not_there() -> None:
    seen = {path for plan in PLANS for path, _ in walk(plan)}
    # A benchmark's `card` is passed over like the plan's own card.
    spared = {"BenchmarkUsed.card", "LineCost.fee", "Totals.views", "PlanLine.segments", "VatPart.rate"}
    assert set(FORMULAS) - seen <= spared
