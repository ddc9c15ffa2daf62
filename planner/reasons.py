"""Why each line is in the plan and each other row is not: what the next 100,000 RUB bring, here and there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from planner.buyable import net_cost, order_units
from planner.candidate import Candidate
from planner.eligibility import exclude
from planner.finding import Exclusion, ExclusionReason
from planner.line_forecast import measure
from planner.media_plan import Goal, PlanLine
from planner.plan_words import GOALS, say_count, say_result
from planner.response_table import Aim, tabulate
from planner.spending import Spending
from qualifier.qualification import Bilingual

NEXT_RUB = Decimal(100_000)


@dataclass(frozen=True, slots=True, kw_only=True)
class Marginal:
    """What the next 100,000 RUB in a line add, None when no more is for sale; what the last ones added."""

    candidate: Candidate
    value: int | None
    last_value: int | None


def find_marginals(candidates: Sequence[Candidate], spending: Spending, aim: Aim) -> tuple[Marginal, ...]:
    """Return the marginal return of every candidate, bought or not, that the goal can be measured on."""
    return tuple(
        Marginal(
            candidate=one,
            value=_next_value(one, spending, aim),
            last_value=_last_value(one, spending, aim),
        )
        for one in candidates
        if measure(one, one.least_units, goal=aim.goal, shares=aim.shares) is not None
    )


def _next_value(candidate: Candidate, spending: Spending, aim: Aim) -> int | None:
    """Scale what the next steps bring to 100,000 RUB; people reached already do not count again."""
    before = spending.orders.get(candidate.row.id, 0)
    paid = net_cost(candidate, before) if before else Decimal(0)
    # A minimum order above 100,000 RUB is judged as a whole.
    after = max(order_units(candidate, paid + NEXT_RUB), before + candidate.step, candidate.least_units)
    if after > candidate.most_units:
        return None
    return _scale(candidate, before, after, spending=spending, aim=aim)


def _last_value(candidate: Candidate, spending: Spending, aim: Aim) -> int | None:
    """Return what the last 100,000 RUB of a bought line brought, the whole line when it is smaller."""
    now = spending.orders.get(candidate.row.id, 0)
    if not now:
        return None
    before = order_units(candidate, max(net_cost(candidate, now) - NEXT_RUB, Decimal(0)))
    return _scale(candidate, min(before, now - candidate.step), now, spending=spending, aim=aim)


def _scale(candidate: Candidate, low: int, high: int, *, spending: Spending, aim: Aim) -> int | None:
    """Return what growing an order adds to the plan's goal, for each 100,000 RUB of it."""
    low = low if low >= candidate.least_units else 0
    cost = net_cost(candidate, high) - (net_cost(candidate, low) if low else Decimal(0))
    if cost <= 0:
        return None
    held = _add(candidate, spending.orders.get(candidate.row.id, 0), aim)
    rest = spending.total - held
    value = aim.from_sum(rest + _add(candidate, high, aim)) - aim.from_sum(rest + _add(candidate, low, aim))
    return max(0, int(value * float(NEXT_RUB / cost) + 0.5))


def _add(candidate: Candidate, units: int, aim: Aim) -> float:
    return aim.to_sum(measure(candidate, units, goal=aim.goal, shares=aim.shares) or 0.0) if units else 0.0


def explain_lines(
    lines: Sequence[PlanLine], marginals: Sequence[Marginal], spending: Spending, aim: Aim
) -> tuple[PlanLine, ...]:
    """Return the lines with their reasons."""
    by_row = {one.candidate.row.id: one for one in marginals}
    return tuple(
        replace(
            line,
            next_value=by_row[line.row_id].value if line.row_id in by_row else None,
            why=_explain(line, by_row, spending, aim),
        )
        if line.cost is not None
        else line
        for line in lines
    )


def _explain(line: PlanLine, by_row: Mapping[str, Marginal], spending: Spending, aim: Aim) -> Bilingual:
    own = by_row.get(line.row_id)
    if own is None:
        return Bilingual(
            ru="по желанию клиента: вклад в цель здесь не измерить",
            en="as the client wishes: what it adds to the goal cannot be measured",
        )
    if own.value is None:
        return Bilingual(ru="выкуплено всё, что есть за эти дни", en="all there is in these days is bought")
    here = say_result(own.value, aim.goal)
    others = [one for one in by_row.values() if one is not own and one.value is not None]
    best = max(others, key=lambda one: one.value or 0, default=None)
    limit = _limit_note(line, own.candidate, spending)
    there = _say_other(best) if best else _NOTHING
    return Bilingual(
        ru=f"следующие 100 000 ₽ здесь дадут {here.ru}{there.ru}{limit.ru}",
        en=f"the next 100,000 RUB here bring {here.en}{there.en}{limit.en}",
    )


_NOTHING = Bilingual(ru="", en="")


def _say_other(best: Marginal) -> Bilingual:
    placement, value = best.candidate.row.placement, best.value or 0
    return Bilingual(
        ru=f", «{placement.ru}» — {say_count(value)}",
        en=f", {placement.en} {say_count(value, 'en')}",
    )


def _limit_note(line: PlanLine, candidate: Candidate, spending: Spending) -> Bilingual:
    ceiling, cost = spending.ceilings.get(line.row_id), line.cost
    if ceiling is None or cost is None:
        return _NOTHING
    step = net_cost(candidate, int(line.quantity) + candidate.step) - cost.amount.net
    if cost.amount.net + step > ceiling and ceiling < spending.spent:
        return Bilingual(
            ru="; больше нельзя: предел доли одной строки", en="; held by the limit of one line's share"
        )
    return _NOTHING


def explain_absent(
    candidates: Sequence[Candidate],
    marginals: Sequence[Marginal],
    spending: Spending,
    *,
    aim: Aim,
    budget: Decimal,
) -> tuple[Exclusion, ...]:
    """Return why rows that fit were not bought."""
    by_row = {one.candidate.row.id: one for one in marginals}
    weakest = min((one.last_value for one in marginals if one.last_value is not None), default=None)
    return tuple(
        _explain_one(one, by_row.get(one.row.id), aim=aim, budget=budget, weakest=weakest)
        for one in candidates
        if not spending.orders.get(one.row.id)
    )


def _explain_one(
    candidate: Candidate, own: Marginal | None, *, aim: Aim, budget: Decimal, weakest: int | None
) -> Exclusion:
    minimum = net_cost(candidate, candidate.least_units)
    if own is None:
        return exclude(candidate.row, ExclusionReason.NO_RESULT, goal=GOALS[aim.goal])
    if minimum > budget or own.value is None or weakest is None or own.value > weakest:
        return exclude(candidate.row, ExclusionReason.MINIMUM_TICKET, minimum=minimum)
    value = own.value if aim.goal is not Goal.EFFECTIVE_REACH else _best_average(candidate, aim, budget)
    here, there = say_result(min(value, weakest), aim.goal), say_result(weakest, aim.goal)
    return exclude(candidate.row, ExclusionReason.WEAKER, here=here, there=there)


def _best_average(candidate: Candidate, aim: Aim, budget: Decimal) -> int:
    """Return what 100,000 RUB bring where the row is at its best: an S-curve brings nothing at first."""
    table = tabulate(candidate, aim, float(budget)) or ()
    best = max((aim.from_sum(value) / cost for cost, value in table if cost > 0), default=0.0)
    return int(best * float(NEXT_RUB) + 0.5)
