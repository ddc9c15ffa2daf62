"""Three scenarios of a plan by Monte Carlo: P10, P50 and P90 of what it brings and what a result costs.

The money is fixed. An auction's price p buys 1/p of the planned units, never more than the capacity drawn;
what cannot be delivered is not spent. Reach follows each line's own curve; the union has the exponent t with
which independent lines give the plan's own union: `N (1 - prod(1 - r_i / N)^t)`.
"""

from collections.abc import Mapping, Sequence
from decimal import ROUND_FLOOR, ROUND_HALF_EVEN, Decimal

import numpy as np

from kit.errors import BadInput
from planner.draws import Draws, draw_normals
from planner.goals import KPI_OF_GOAL, find_kpi
from planner.line_draws import LineDraws, Normals, draw_line
from planner.media_plan import Band, Goal, MediaPlan, Scenarios
from planner.money import ZERO, round_rub
from planner.plan_candidates import list_bought
from planner.rate_card import RateCard
from planner.uncertainty import Uncertainty, load_uncertainty

_NEARLY_ALL = 1 - 1e-9
_FACTORS = ("price", "ctr", "cr", "vtr", "delivery", "reach", "capacity")
_PERCENTILES = (10, 50, 90)
# P10 and P90 of a thousand draws miss by about a hundredth of themselves: a fourth digit would be invented.
_DIGITS = 3


def play_scenarios(plan: MediaPlan, card: RateCard, *, rules: Uncertainty | None = None) -> Scenarios | None:
    """Return the ranges of a plan made from this card; None when nothing is bought or counted."""
    if plan.card.hash != card.hash:
        raise BadInput("The plan was made from another rate card.", ru="План сделан по другому прайс-листу.")
    spreads = rules or load_uncertainty()
    lines = _draw_lines(plan, card, spreads)
    outcomes = _join(plan, card, lines)
    result = outcomes.get(plan.goal)
    if result is None:
        return None
    spent = np.sum([line.spent for line in lines], axis=0)
    kpi = find_kpi(plan.brief, KPI_OF_GOAL[plan.goal])
    return Scenarios(
        draws=spreads.draws.value,
        seed=spreads.seed.value,
        market_share=spreads.market_share.value,
        goal=plan.goal,
        result=_count(result),
        reach=_count_of(outcomes, Goal.REACH),
        clicks=_count_of(outcomes, Goal.CLICKS),
        leads=_count_of(outcomes, Goal.LEADS),
        sales=_count_of(outcomes, Goal.SALES),
        spent_rub=_count_spent(spent, plan),
        cost_per_result_rub=_cost(spent, result),
        kpi_chance=None if kpi is None else _share(result >= float(kpi.value)),
    )


def _draw_lines(plan: MediaPlan, card: RateCard, rules: Uncertainty) -> list[LineDraws]:
    bought = list_bought(plan, card)
    random, draws = np.random.default_rng(rules.seed.value), rules.draws.value
    normals = {
        name: draw_normals(random, draws=draws, lines=len(bought), market_share=rules.market_share.value)
        for name in _FACTORS
    }
    return [
        draw_line(one, Normals(**{name: normals[name][:, place] for name in _FACTORS}), rules, plan=plan)
        for place, one in enumerate(bought)
    ]


def _join(plan: MediaPlan, card: RateCard, lines: Sequence[LineDraws]) -> dict[Goal, Draws]:
    """Return every figure of the plan by draw, as far as it is known."""
    if not lines:
        return {}
    found: dict[Goal, Draws] = {}
    reach = _join_reach(plan, lines)
    if plan.reach is not None and reach is not None:
        found[Goal.REACH] = reach
        found[Goal.EFFECTIVE_REACH] = _join_effective(plan, lines, reach)
    for goal, figures in (
        (Goal.CLICKS, [line.clicks for line in lines]),
        (Goal.LEADS, [line.leads for line in lines]),
        (Goal.SALES, [line.sales(float(card.rates.sale.value)) for line in lines]),
    ):
        known = [one for one in figures if one is not None]
        if known:
            found[goal] = np.sum(known, axis=0)
    if Goal.CLICKS in found:
        found[Goal.VISITS] = found[Goal.CLICKS] * float(card.rates.visit.value)
    return found


def _join_reach(plan: MediaPlan, lines: Sequence[LineDraws]) -> Draws | None:
    people = plan.target.people
    if plan.reach is None or people <= 0:
        return None
    planned = sum(_missed(line.planned_reach / people) for line in lines)
    if planned == 0:
        return None
    exponent = _missed(plan.reach.people / people) / planned
    missed = np.sum([_log_missed(line.reach / people) for line in lines], axis=0)
    union = people * (1 - np.exp(exponent * missed))
    single = np.max([line.reach for line in lines], axis=0)
    together = np.sum([line.reach for line in lines], axis=0)
    bounded: Draws = np.clip(union, single, np.minimum(together, people))
    return bounded


def _missed(share: float) -> float:
    return float(_log_missed(np.array([share]))[0])


def _log_missed(shares: Draws) -> Draws:
    return np.log1p(-np.minimum(shares, _NEARLY_ALL))


def _join_effective(plan: MediaPlan, lines: Sequence[LineDraws], reach: Draws) -> Draws:
    """Scale the plan's people with enough contacts as the contacts per person reached change."""
    if plan.reach is None or not plan.reach.people:
        return np.zeros_like(reach)
    planned = sum(line.planned_frequent for line in lines)
    counted = plan.reach.k_plus[plan.effective_frequency - 1]
    if planned <= 0:
        return reach * (counted / plan.reach.people)
    frequent = np.sum([line.frequent for line in lines], axis=0)
    scaled: Draws = np.minimum(reach, counted * frequent / planned)
    return scaled


def _percentiles(figures: Draws) -> list[float]:
    return [float(one) for one in np.percentile(figures, _PERCENTILES)]


def _count_of(outcomes: Mapping[Goal, Draws], goal: Goal) -> Band | None:
    return _count(outcomes[goal]) if goal in outcomes else None


def _count(figures: Draws) -> Band:
    p10, p50, p90 = (round_digits(Decimal(round(one))) for one in _percentiles(figures))
    return Band(p10=p10, p50=p50, p90=p90)


def round_digits(value: Decimal, rounding: str = ROUND_HALF_EVEN) -> Decimal:
    """Return a figure with as many digits as the draws bear: 3,098 as 3,100, 17.7369 as 17.7."""
    if not value:
        return value
    finest = 0 if value == value.to_integral_value() else value.adjusted() - _DIGITS + 1
    step = Decimal(1).scaleb(max(value.adjusted() - _DIGITS + 1, finest, -2))
    return ((value / step).to_integral_value(rounding=rounding) * step).quantize(min(step, Decimal(1)))


def _count_spent(figures: Draws, plan: MediaPlan) -> Band:
    """Money rounds down: no scenario spends more than the plan has; what runs whole is the plan's own."""
    whole = sum((line.cost.amount.net for line in plan.lines if line.cost), ZERO)
    exact = (round_rub(Decimal(str(one))) for one in _percentiles(figures))
    p10, p50, p90 = (whole if one >= whole else round_digits(one, ROUND_FLOOR) for one in exact)
    return Band(p10=p10, p50=p50, p90=p90)


def _rub(figures: Draws) -> Band:
    p10, p50, p90 = (round_digits(Decimal(str(one))) for one in _percentiles(figures))
    return Band(p10=p10, p50=p50, p90=p90)


def _cost(spent: Draws, result: Draws) -> Band | None:
    """Return roubles without VAT for one result; None when some draws bring nothing."""
    return _rub(spent / result) if float(np.min(result)) > 0 else None


def _share(hits: np.ndarray) -> Decimal:
    return Decimal(str(round(float(np.mean(hits)), 2)))
