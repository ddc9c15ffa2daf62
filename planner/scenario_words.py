"""Scenarios as people read them: the figures in their order, and what each case means."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from planner.goals import KPI_OF_GOAL, find_kpi
from planner.media_plan import Band, Goal, MediaPlan, Scenarios
from planner.money import ZERO
from planner.plan_words import GOALS, say_count, say_number, say_rub
from qualifier.qualification import Bilingual

CASES: tuple[Bilingual, ...] = (
    Bilingual(ru="Осторожный", en="Conservative"),
    Bilingual(ru="Базовый", en="Base"),
    Bilingual(ru="Благоприятный", en="Optimistic"),
)
# One sentence each, for whoever pays and has never heard of percentiles.
MEANINGS: tuple[Bilingual, ...] = (
    Bilingual(
        ru="на него можно опираться в обязательствах — хуже выходит в одном случае из десяти",
        en="safe to build commitments on: it turns out worse in one case of ten",
    ),
    Bilingual(
        ru="середина — лучше и хуже выходит одинаково часто",
        en="the middle: better and worse are equally likely",
    ),
    Bilingual(
        ru="рассчитывать на него не стоит — лучше выходит лишь в одном случае из десяти",
        en="not to be counted on: it turns out better in only one case of ten",
    ),
)
ALONE = Bilingual(
    ru="Каждая строка посчитана отдельно: осторожный охват и осторожные лиды могут не совпасть. "
    "Строки плана — расчёт по средним показателям; базовый сценарий учитывает ещё разброс цен и ёмкости "
    "и может отличаться.",
    en="Each row stands alone: the conservative reach and the conservative leads need not come together. The "
    "plan's lines use average rates; the base case also allows for prices and inventory, and may differ.",
)
_NAMES: Mapping[Goal, Bilingual] = {
    Goal.REACH: Bilingual(ru="Охват, чел.", en="Reach, people"),
    Goal.CLICKS: Bilingual(ru="Клики", en="Clicks"),
    Goal.LEADS: Bilingual(ru="Лиды", en="Leads"),
    Goal.SALES: Bilingual(ru="Продажи", en="Sales"),
    Goal.VISITS: Bilingual(ru="Визиты", en="Visits"),
    Goal.EFFECTIVE_REACH: Bilingual(ru="Эффективный охват, чел.", en="Effective reach, people"),
}
_SPENT = Bilingual(ru="Освоено, ₽ без НДС", en="Spent, RUB without VAT")
_CERTAIN = Decimal("0.99")
_UNLIKELY = Decimal("0.01")


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One figure in three cases, the conservative one first; `is_goal` marks what the plan is made for."""

    name: Bilingual
    cases: tuple[Decimal, Decimal, Decimal]
    is_money: bool = False
    is_goal: bool = False

    def say(self, case: Decimal, lang: str) -> str:
        """Return one case as it is printed."""
        if not self.is_money:
            return say_count(case, lang)
        is_whole = case == case.to_integral_value()
        return say_count(case, lang) if is_whole else say_rub(case, lang)


def list_figures(scenarios: Scenarios) -> tuple[Figure, ...]:
    """Return the goal first, then what else is counted, money spent and the price of a result."""
    goal = scenarios.goal
    counts: tuple[tuple[Goal, Band | None], ...] = (
        (Goal.REACH, scenarios.reach),
        (Goal.CLICKS, scenarios.clicks),
        (Goal.LEADS, scenarios.leads),
        (Goal.SALES, scenarios.sales),
    )
    found = [Figure(name=_NAMES[goal], cases=_rise(scenarios.result), is_goal=True)]
    found += [
        Figure(name=_NAMES[counted], cases=_rise(band))
        for counted, band in counts
        if band is not None and counted is not goal
    ]
    if len(set(_rise(scenarios.spent_rub))) > 1:
        found.append(Figure(name=_SPENT, cases=_rise(scenarios.spent_rub), is_money=True))
    if (cost := scenarios.cost_per_result_rub) is not None:
        # A cautious reader expects a result to be dear.
        low, middle, high = _rise(cost)
        found.append(Figure(name=_name_cost(goal), cases=(high, middle, low), is_money=True))
    return tuple(found)


def _rise(band: Band) -> tuple[Decimal, Decimal, Decimal]:
    return (band.p10, band.p50, band.p90)


def _name_cost(goal: Goal) -> Bilingual:
    name = GOALS[goal]
    return Bilingual(
        ru=f"Цена результата ({name.ru}), ₽ без НДС", en=f"Cost per result ({name.en}), RUB, no VAT"
    )


def say_chance(plan: MediaPlan) -> Bilingual | None:
    """Return how likely the client's own number is, never as certain; None where none is asked."""
    scenarios = plan.scenarios
    if scenarios is None or scenarios.kpi_chance is None:
        return None
    kpi = find_kpi(plan.brief, KPI_OF_GOAL[scenarios.goal])
    wanted = kpi.value if kpi else ZERO
    if not wanted.is_finite() or wanted <= ZERO:
        return None
    name, chance = _NAMES[scenarios.goal], scenarios.kpi_chance
    ru = f"Ваш показатель «{name.ru.partition(',')[0].lower()}: {say_count(wanted)}»"
    en = f"Your target of {say_count(wanted, 'en')} ({name.en.partition(',')[0].lower()})"
    if chance > _CERTAIN:
        return Bilingual(
            ru=f"{ru} достигается почти во всех случаях.", en=f"{en} is met in nearly all cases."
        )
    if chance < _UNLIKELY:
        return Bilingual(ru=f"{ru} почти недостижим.", en=f"{en} is hardly ever met.")
    hundred = chance * 100
    return Bilingual(
        ru=f"{ru} достигается в {say_number(hundred)} % случаев.",
        en=f"{en} is met in {say_number(hundred, 'en')} % of cases.",
    )
