"""From a brief to a media plan: fitting rows, the best split, whole orders, reach, and what is wrong."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

from planner.benchmarks import Learnt, learn
from planner.brief import Brief
from planner.calendar import find_seasons, lay_flighting
from planner.finding import Exclusion
from planner.ground import Ground, prepare
from planner.law_checks import check_law, list_held
from planner.media_plan import CardUsed, MediaPlan, Money, PlanLine
from planner.money import ZERO
from planner.past_campaigns import NO_CAMPAIGNS, PastCampaigns
from planner.plan_findings import find_findings, settle_status
from planner.plan_lines import build_request_line, total_vat
from planner.plan_request import PlanRequest
from planner.rate_card import RateCard
from planner.rate_card_checks import list_sources
from planner.reasons import explain_absent, explain_lines, find_marginals
from planner.scenarios import play_scenarios
from planner.sourced import Source
from planner.spending import NOTHING
from planner.valuation import Valued, find_main_kpi, reaches, value_for_frequency, value_orders
from planner.ways_out import find_least_budget, find_ways_out
from planner.wishes import NO_WISHES, Wishes

# What rounding VAT on each line can add to a sum that was given with VAT.
_VAT_ROUNDING = Decimal("0.50")


def draft_plan(brief: Brief, card: RateCard, *, as_of: date, wishes: Wishes = NO_WISHES) -> MediaPlan:
    """Return the best plan for a brief from a rate card; what is wrong becomes a finding, never an error."""
    return compile_plan(*settle_split(prepare(brief, card, as_of=as_of, wishes=wishes)))


def settle_split(ground: Ground) -> tuple[Ground, Valued, Decimal | None]:
    """Return the best split on settled ground, and the budget that it was made for."""
    if ground.is_blocked:
        return ground, value_orders(ground, NOTHING), ground.budget.net_rub
    budget = ground.budget.net_rub
    if budget is not None:
        return *value_for_frequency(ground, count_spendable(ground, budget)), budget
    # Without a budget the KPI decides: the least money that reaches it.
    found = find_least_budget(ground)
    if found is None:
        return ground, value_orders(ground, NOTHING), None
    return ground, found[1], found[1].totals.amount.net


def draft_request(
    request: PlanRequest, card: RateCard, *, campaigns: PastCampaigns = NO_CAMPAIGNS
) -> MediaPlan:
    """Return the plan of a request with its ranges, from the card as past campaigns correct it."""
    learnt = learn(card, campaigns.list_lines(), industry=request.brief.industry, as_of=request.as_of)
    plan = draft_plan(request.brief, learnt.card, as_of=request.as_of, wishes=request.wishes)
    return replace(finish_plan(plan, learnt), model_reading=request.reading)


def finish_plan(plan: MediaPlan, learnt: Learnt) -> MediaPlan:
    """Return a plan with its ranges and with the benchmarks that past campaigns moved."""
    return replace(
        plan,
        benchmarks=learnt.used,
        scenarios=play_scenarios(plan, learnt.card, rules=learnt.rules),
    )


def count_spendable(ground: Ground, budget: Decimal) -> Decimal:
    """Return what of a budget lines may take: a sum said with VAT must hold when VAT is rounded by line."""
    return max(budget - _VAT_ROUNDING, ZERO) if ground.brief.vat_included else budget


def compile_plan(ground: Ground, valued: Valued, budget: Decimal | None) -> MediaPlan:
    """Return the whole plan of valued lines, with findings, exclusions and ways out."""
    asked = ground.selection.on_request if budget is not None else ()
    lines = (*_explain(ground, valued), *(build_request_line(ground.card, one) for one in asked))
    findings = find_findings(ground, valued, budget)
    law = check_law(lines, ground.brief, ground.as_of, lifts=ground.wishes.lifts)
    kpi = find_main_kpi(ground)
    is_reached = kpi is None or reaches(valued, kpi)
    is_held = bool(list_held(law))
    status = settle_status(findings, has_lines=bool(lines), is_reached=is_reached, is_held=is_held)
    ways = find_ways_out(ground, valued, budget) if budget and valued.lines else ()
    return MediaPlan(
        brief=ground.brief,
        as_of=ground.as_of,
        status=status,
        goal=ground.aim.goal,
        effective_frequency=ground.aim.shares.frequency,
        start=ground.flight.start,
        end=ground.flight.end,
        target=ground.addressed.target,
        money=_money(ground, valued, budget),
        lines=lines,
        totals=valued.totals if valued.lines and not asked else None,
        vat_by_rate=total_vat(lines),
        clicks=valued.clicks,
        leads=valued.leads,
        sales=valued.sales,
        reach=valued.reach,
        proof=valued.spending.proof,
        excluded=(*_absent(ground, valued, budget), *ground.selection.excluded),
        findings=findings,
        ways_out=ways,
        categories=ground.brief.categories,
        card=_name_card(ground.card),
        sources=_list_sources(ground.card, lines),
        law=law,
        flighting=lay_flighting(lines, find_seasons(ground.card)),
    )


def _explain(ground: Ground, valued: Valued) -> tuple[PlanLine, ...]:
    marginals = find_marginals(ground.selection.candidates, valued.spending, ground.aim)
    return explain_lines(valued.lines, marginals, valued.spending, ground.aim)


def _absent(ground: Ground, valued: Valued, budget: Decimal | None) -> tuple[Exclusion, ...]:
    if budget is None:
        return ()
    candidates = ground.selection.candidates
    marginals = find_marginals(candidates, valued.spending, ground.aim)
    return explain_absent(candidates, marginals, valued.spending, aim=ground.aim, budget=budget)


def _money(ground: Ground, valued: Valued, budget: Decimal | None) -> Money:
    brief = ground.brief
    return Money(
        stated_min_rub=brief.budget_min_rub,
        stated_max_rub=brief.budget_max_rub,
        vat_included=brief.vat_included,
        budget_rub=budget,
        left_rub=None if budget is None else budget - valued.totals.amount.net,
    )


def _name_card(card: RateCard) -> CardUsed:
    return CardUsed(
        name=card.name,
        version=card.version,
        hash=card.hash,
        is_sample=card.sample,
        seller=card.seller.bilingual(),
    )


def _list_sources(card: RateCard, lines: tuple[PlanLine, ...]) -> Mapping[str, Source]:
    """Return the rows of the list of sources that the plan's figures rest on."""
    bought = {line.row_id for line in lines}
    parts = (
        tuple(row for row in card.rows if row.id in bought),
        tuple(factor.factor for line in lines for factor in line.factors),
        card.agency_fee,
        card.vat,
        card.rates,
        card.mix,
        card.overlaps,
        card.overlap_within_channel,
        card.population,
    )
    used = dict.fromkeys(list_sources(parts))
    return {key: card.sources[key] for key in card.sources if key in used}
