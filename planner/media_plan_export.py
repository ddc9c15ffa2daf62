"""A plan in the published exchange format of media plans, mediaplanschema 3.0 (the folder beside)."""

from typing import Any

from kit.errors import BadInput
from planner.brief import Gender, KpiName
from planner.line_cost import LineCost
from planner.media_plan import MediaPlan, PlanLine, Range
from planner.money import ZERO
from planner.place_names import say_place, say_places
from planner.plan_words import CHANNELS, say_people
from planner.population import COUNTRY

SCHEMA_VERSION = "3.0"
_GENDERS = {Gender.ALL: "Any", Gender.MALE: "Male", Gender.FEMALE: "Female"}
# The KPIs of a brief that the schema has a metric for; others keep their own names.
_METRICS = {
    KpiName.REACH: "metric_reach",
    KpiName.IMPRESSIONS: "metric_impressions",
    KpiName.CLICKS: "metric_clicks",
    KpiName.LEADS: "metric_leads",
    KpiName.SALES: "metric_sales",
    KpiName.VISITS: "metric_visits",
    KpiName.INSTALLS: "metric_app_install",
}
_MOST_KPIS = 5


class NotExportable(BadInput):
    """The plan has no dates yet: the exchange format needs them."""

    code = "plan_not_exportable"
    ru = "У плана ещё нет дат: формат обмена их требует."


def export_plan(plan: MediaPlan, *, plan_id: str = "media-plan", lang: str = "ru") -> dict[str, Any]:
    """Return the plan as mediaplanschema 3.0 has it; costs without VAT, lines without a price left out."""
    if plan.start is None or plan.end is None:
        raise NotExportable
    return {
        "meta": {
            "id": plan_id,
            "schema_version": SCHEMA_VERSION,
            "name": _name(plan),
            "created_by_name": "Dealwright",
            "created_at": f"{plan.as_of.isoformat()}T00:00:00Z",
            "comments": f"Rate card {plan.card.name} {plan.card.version}",
            "custom_properties": {"status": plan.status.value, "rate_card_hash": plan.card.hash},
        },
        "campaign": _export_campaign(plan, plan_id, lang),
        "lineitems": [
            _export_line(line, line.cost, number, lang=lang)
            for number, line in enumerate(plan.lines, 1)
            if line.cost is not None
        ],
    }


def _name(plan: MediaPlan) -> str:
    return plan.brief.advertiser or plan.brief.product or "Media plan"


def _export_campaign(plan: MediaPlan, plan_id: str, lang: str) -> dict[str, Any]:
    net = plan.totals.amount.net if plan.totals else plan.money.budget_rub or ZERO
    campaign = {
        "id": f"{plan_id}-campaign",
        "name": _name(plan),
        "objective": plan.goal.value,
        "start_date": plan.start.isoformat() if plan.start else None,
        "end_date": plan.end.isoformat() if plan.end else None,
        "budget_currency": "RUB",
        "budget_total": float(net),
        "agency_name": plan.card.seller.in_language(lang),
        "advertiser_name": plan.brief.advertiser,
        "product_name": plan.brief.product,
        "target_audiences": [_export_audience(plan, lang)],
        "target_locations": [{"name": say_place(place, lang)} for place in plan.target.places],
        "workflow_status_name": "Draft",
        **_export_kpis(plan),
        "custom_properties": _export_totals(plan),
    }
    return {name: value for name, value in campaign.items() if value is not None}


def _export_audience(plan: MediaPlan, lang: str) -> dict[str, Any]:
    asked = plan.brief.audience
    audience = {
        "name": say_people(asked, plan.target.people).in_language(lang),
        "demo_age_start": asked.age_min,
        "demo_age_end": asked.age_max,
        "demo_gender": _GENDERS[asked.gender],
        "demo_attributes": asked.income,
        "interest_attributes": ", ".join(asked.interests) or None,
        "population_size": plan.target.people,
    }
    return {name: value for name, value in audience.items() if value is not None}


def _export_kpis(plan: MediaPlan) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    finite = [kpi for kpi in plan.brief.kpi if kpi.value.is_finite()]
    for number, kpi in enumerate(finite[:_MOST_KPIS], 1):
        fields[f"kpi_name{number}"] = _METRICS.get(kpi.name, kpi.name.value)
        fields[f"kpi_value{number}"] = float(kpi.value)
    return fields


def _export_totals(plan: MediaPlan) -> dict[str, Any]:
    totals = plan.totals
    held: dict[str, Any] = {}
    if totals is not None:
        held = {"vat": float(totals.amount.vat), "total_with_vat": float(totals.amount.gross)}
    if plan.reach is not None:
        held |= {"reach": plan.reach.people, "frequency": float(plan.reach.frequency)}
    return held


def _export_line(line: PlanLine, cost: LineCost, number: int, *, lang: str) -> dict[str, Any]:
    item = {
        "id": f"line-{number}",
        "name": line.placement.in_language(lang),
        "start_date": line.start.isoformat(),
        "end_date": line.end.isoformat(),
        "channel": CHANNELS[line.channel].in_language(lang),
        "channel_custom": line.channel.value,
        "media_product": line.placement.in_language(lang),
        "adformat": line.format.in_language(lang),
        "location_type": "Country" if line.places == (COUNTRY,) else None,
        "location_name": say_places(line.places, lang),
        "buy_type": line.unit.value,
        "cost_currency": "RUB",
        "cost_total": float(cost.amount.net),
        "cost_media": float(cost.media),
        "cost_buying": float(cost.fee),
        "metric_units": float(line.quantity),
        "metric_impressions": line.impressions,
        "metric_reach": line.reach,
        "metric_clicks": _middle(line.clicks),
        "metric_leads": _middle(line.leads),
        "metric_sales": _middle(line.sales),
        "metric_views": _middle(line.views),
        "metric_audience_size": line.addressable,
        "custom_properties": {"rate_card_row": line.row_id, "vat": float(cost.amount.vat)},
    }
    return {name: value for name, value in item.items() if value is not None}


def _middle(found: Range | None) -> int | None:
    return None if found is None else found.middle
