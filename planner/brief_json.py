"""A brief written back at the border, in the format of labelled cases with its quotes."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from pydantic import BaseModel

from planner.brief import Brief, Category, Channel, Gender, KpiName, Objective


class AudienceJson(BaseModel):
    """Whom the campaign should reach; null is what nobody said."""

    gender: Gender
    age_min: int | None
    age_max: int | None
    income: str | None
    interests: tuple[str, ...]


class KpiJson(BaseModel):
    """One figure that the client wants."""

    name: KpiName
    value: Decimal


class BriefJson(BaseModel):
    """A brief; sums without VAT, `vat_included` says how the client put them; null is what nobody said."""

    advertiser: str | None
    product: str | None
    industry: str | None
    objective: Objective | None
    budget_min_rub: Decimal | None
    budget_max_rub: Decimal | None
    vat_included: bool | None
    start_date: date | None
    end_date: date | None
    regions: tuple[str, ...]
    audience: AudienceJson
    channels_wanted: tuple[Channel, ...]
    channels_excluded: tuple[Channel, ...]
    kpi: tuple[KpiJson, ...]
    category_flags: tuple[Category, ...]
    missing: tuple[str, ...]
    quotes: Mapping[str, tuple[str, ...]]


def write_brief_json(brief: Brief) -> dict[str, Any]:
    """Return the brief's content as JSON has it."""
    audience = brief.audience
    written = BriefJson(
        advertiser=brief.advertiser,
        product=brief.product,
        industry=brief.industry,
        objective=brief.objective,
        budget_min_rub=brief.budget_min_rub,
        budget_max_rub=brief.budget_max_rub,
        vat_included=brief.vat_included,
        start_date=brief.start_date,
        end_date=brief.end_date,
        regions=brief.regions,
        audience=AudienceJson(
            gender=audience.gender,
            age_min=audience.age_min,
            age_max=audience.age_max,
            income=audience.income,
            interests=audience.interests,
        ),
        channels_wanted=brief.channels_wanted,
        channels_excluded=brief.channels_excluded,
        kpi=tuple(KpiJson(name=kpi.name, value=kpi.value) for kpi in brief.kpi),
        category_flags=brief.categories,
        missing=brief.missing,
        quotes=brief.quotes,
    )
    return written.model_dump(mode="json")
