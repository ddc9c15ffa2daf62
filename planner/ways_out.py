"""Ways out of an impossible goal, each planned to the last line before it is offered.

Every way is a whole plan that reaches the goal; nothing is extrapolated.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from planner.brief import Audience, Kpi
from planner.buyable import net_cost
from planner.finding import ExclusionReason
from planner.flight import LONGEST_DAYS, count_days
from planner.ground import Ground, change_brief
from planner.media_plan import WayOut, WayOutKind
from planner.plan_words import CHANNELS, say_count, say_day, say_rub
from planner.population import COUNTRY
from planner.response_table import least_money, list_parts
from planner.spending import sum_orders
from planner.valuation import Valued, find_main_kpi, reaches, value_budget
from qualifier.qualification import Bilingual

# How a sum that misses grows: at least by a hundredth, at most threefold, until little of it can be spent.
_LEAST_RAISE, _MOST_RAISE = 1.01, 3.0
# Tickets, shares of a line and shared people make a whole plan wear off faster than the curves alone; each
# try that misses says by how much more.
_BENDS = (1.2, 1.8, 2.7, 4.0, 6.0)
# Further above its goal a sum is not the least.
_CLOSE, _BEYOND_CHORD = Decimal("1.02"), Decimal("0.1")
_SOLD_OUT = Decimal("0.9")
_DAYS_FACTORS = (1.5, 2.0, 3.0)
_LEAST_WAYS = 3
_HALF_AGAIN = Decimal("1.5")
_CLOSED = frozenset({ExclusionReason.NOT_WANTED, ExclusionReason.ON_WISH_ONLY})

Found = tuple[Decimal, Valued]


def find_least_budget(ground: Ground) -> Found | None:
    """Return a least budget that reaches the main KPI, with its plan; None when no money does.

    The first sum is what the curves say without tickets and shares, which no plan undercuts; from there it
    grows until a whole plan reaches the KPI.
    """
    kpi = find_main_kpi(ground)
    if kpi is None:
        return None
    parts = list_parts(ground.selection.candidates, ground.aim)
    least = least_money(parts, ground.aim, float(kpi.value))
    # What a manager holds is bought whatever the goal costs.
    held = sum_orders(ground.selection.candidates, ground.held)
    least = None if least is None else max(least, held)
    budget, missed = least, None
    for bend in _BENDS:
        if budget is None or least is None:
            return None
        valued = value_budget(ground, budget)
        if reaches(valued, kpi):
            return _tighten(ground, kpi, missed, (budget, valued))
        missed = budget, valued
        # On the curves alone what was reached costs less: the goal is dearer by as much.
        reached = valued.kpis.get(kpi.name) or Decimal(1)
        cheaper = least_money(parts, ground.aim, float(reached)) or least
        budget = _raise(budget, valued, float(least / max(cheaper, Decimal(1))) ** bend)
    return None


def _tighten(ground: Ground, kpi: Kpi, missed: Found | None, found: Found) -> Found:
    """Return a sum nearer to the goal when the one found is well above it.

    It lies a little beyond the chord from the sum that missed: what money brings wears off, tickets jump.
    """
    value = found[1].kpis.get(kpi.name) or kpi.value
    if missed is None or value <= kpi.value * _CLOSE:
        return found
    below = missed[1].kpis.get(kpi.name) or Decimal(0)
    share = (kpi.value - below) / (value - below) + _BEYOND_CHORD
    budget = (missed[0] + (found[0] - missed[0]) * share).quantize(Decimal(1))
    valued = value_budget(ground, budget)
    return (budget, valued) if reaches(valued, kpi) else found


def _raise(budget: Decimal, valued: Valued, times: float) -> Decimal | None:
    """Return the next sum to try; None when what is for sale is bought."""
    if valued.spending.spent < budget * _SOLD_OUT and valued.spending.orders:
        return None
    return (budget * Decimal(min(max(times, _LEAST_RAISE), _MOST_RAISE))).quantize(Decimal(1))


def find_ways_out(ground: Ground, valued: Valued, budget: Decimal) -> tuple[WayOut, ...]:
    """Return priced changes that make the main KPI possible; none when it is reached already."""
    kpi = find_main_kpi(ground)
    if kpi is None or reaches(valued, kpi):
        return ()
    ways: list[WayOut] = []
    for find in (_smaller_goal, _more_money, _another_channel, _more_days):
        ways += find(ground, kpi, valued, budget)
    # The goal itself is out of anybody's reach: the largest ones that are not.
    for find in (
        _smaller_with_all_money,
        _smaller_with_days,
        _smaller_with_channels,
        _smaller_with_more_money,
        _smaller_with_people,
        _smaller_with_everything,
    ):
        if len(ways) < _LEAST_WAYS:
            ways += find(ground, kpi, valued, budget)
    return tuple(ways)


def _smaller_goal(ground: Ground, kpi: Kpi, valued: Valued, budget: Decimal) -> Iterator[WayOut]:
    value = int(valued.kpis.get(kpi.name) or 0)
    if value > 0:
        yield _make(
            ground,
            valued,
            WayOutKind.SMALLER_GOAL,
            value,
            Bilingual(
                ru=f"снизить цель до {say_count(value)}", en=f"lower the goal to {say_count(value, 'en')}"
            ),
        )


def _more_money(ground: Ground, kpi: Kpi, _valued: Valued, budget: Decimal) -> Iterator[WayOut]:
    if found := find_least_budget(ground):
        more = found[1].totals.amount.net - budget
        yield _offer(
            ground,
            found,
            kpi,
            WayOutKind.MORE_MONEY,
            Bilingual(
                ru=f"добавить {say_rub(more)} ₽ без НДС", en=f"add {say_rub(more, 'en')} RUB without VAT"
            ),
        )


def _another_channel(ground: Ground, kpi: Kpi, _valued: Valued, budget: Decimal) -> Iterator[WayOut]:
    """Open the card beyond the channels that the client named."""
    if not any(one.reason in _CLOSED for one in ground.selection.excluded):
        return
    opened = change_brief(ground, ground.brief, is_open=True)
    if found := find_least_budget(opened):
        own = {one.row.channel for one in ground.selection.candidates}
        added = sorted({one.row.channel for one in found[1].bought if one.row.channel not in own})
        if added:
            russian = ", ".join(CHANNELS[channel].ru for channel in added)
            english = ", ".join(CHANNELS[channel].en for channel in added)
            text = Bilingual(ru=f"добавить {russian}", en=f"add {english}")
            yield _offer(opened, found, kpi, WayOutKind.ANOTHER_CHANNEL, text)


def _more_days(ground: Ground, kpi: Kpi, _valued: Valued, budget: Decimal) -> Iterator[WayOut]:
    occasion = ground.occasion
    if occasion is None:
        return
    days = count_days(occasion.start, occasion.end)
    for factor in _DAYS_FACTORS:
        longer = min(int(days * factor), LONGEST_DAYS)
        end = occasion.start + timedelta(days=longer - 1)
        stretched = change_brief(ground, replace(ground.brief, start_date=occasion.start, end_date=end))
        if longer > days and (found := find_least_budget(stretched)):
            text = Bilingual(ru=f"продлить до {say_day(end)}", en=f"run until {say_day(end)}")
            yield _offer(stretched, found, kpi, WayOutKind.MORE_DAYS, text)
            return


def _smaller_with_all_money(ground: Ground, kpi: Kpi, valued: Valued, budget: Decimal) -> Iterator[WayOut]:
    """Buy what is for sale: the most that these channels bring in these days."""
    everything = sum((net_cost(one, one.most_units) for one in ground.selection.candidates), budget)
    best = value_budget(ground, everything)
    change = Bilingual(ru="выкупить всё, что есть", en="buy all there is")
    yield from _lower(ground, best, kpi, valued, change)


def _smaller_with_more_money(ground: Ground, kpi: Kpi, valued: Valued, budget: Decimal) -> Iterator[WayOut]:
    """Spend half as much again."""
    best = value_budget(ground, (budget * _HALF_AGAIN).quantize(Decimal(1)))
    more = best.totals.amount.net - budget
    change = Bilingual(
        ru=f"добавить {say_rub(more)} ₽ без НДС", en=f"add {say_rub(more, 'en')} RUB without VAT"
    )
    yield from _lower(ground, best, kpi, valued, change)


def _smaller_with_days(ground: Ground, kpi: Kpi, valued: Valued, budget: Decimal) -> Iterator[WayOut]:
    """Run longer for the same money."""
    occasion = ground.occasion
    if occasion is None:
        return
    days = min(count_days(occasion.start, occasion.end) * 2, LONGEST_DAYS)
    end = occasion.start + timedelta(days=days - 1)
    stretched = change_brief(ground, replace(ground.brief, start_date=occasion.start, end_date=end))
    best = value_budget(stretched, budget)
    change = Bilingual(ru=f"продлить до {say_day(end)}", en=f"run until {say_day(end)}")
    yield from _lower(stretched, best, kpi, valued, change)


def _smaller_with_channels(ground: Ground, kpi: Kpi, valued: Valued, budget: Decimal) -> Iterator[WayOut]:
    """Let every channel in for the same money."""
    opened = change_brief(ground, ground.brief, is_open=True)
    best = value_budget(opened, budget)
    change = Bilingual(ru="разрешить все каналы", en="allow every channel")
    yield from _lower(opened, best, kpi, valued, change)


def _smaller_with_people(ground: Ground, kpi: Kpi, valued: Valued, budget: Decimal) -> Iterator[WayOut]:
    """Speak to everybody for the same money."""
    widened = change_brief(ground, replace(ground.brief, audience=Audience()))
    change = Bilingual(ru="снять ограничения аудитории", en="address people of every age and sex")
    yield from _lower(widened, value_budget(widened, budget), kpi, valued, change)


def _smaller_with_everything(ground: Ground, kpi: Kpi, valued: Valued, budget: Decimal) -> Iterator[WayOut]:
    """Let every channel in, the whole country, everybody, and half as much money again."""
    brief = replace(ground.brief, audience=Audience(), regions=(COUNTRY,))
    opened = change_brief(ground, brief, is_open=True)
    best = value_budget(opened, (budget * _HALF_AGAIN).quantize(Decimal(1)))
    more = max(best.totals.amount.net - budget, Decimal(0))
    change = Bilingual(
        ru=f"вся Россия, все люди и каналы, ещё {say_rub(more)} ₽ без НДС",
        en=f"the whole country, everybody, every channel, {say_rub(more, 'en')} RUB more without VAT",
    )
    yield from _lower(opened, best, kpi, valued, change)


def _lower(ground: Ground, best: Valued, kpi: Kpi, valued: Valued, change: Bilingual) -> Iterator[WayOut]:
    """Offer a goal below the wanted one that a change brings above what is possible now."""
    value = int(best.kpis.get(kpi.name) or 0)
    if value > int(valued.kpis.get(kpi.name) or 0):
        text = Bilingual(
            ru=f"{change.ru} и снизить цель до {say_count(value)}",
            en=f"{change.en} and lower the goal to {say_count(value, 'en')}",
        )
        yield _make(ground, best, WayOutKind.SMALLER_GOAL, value, text)


def _offer(ground: Ground, found: Found, kpi: Kpi, kind: WayOutKind, text: Bilingual) -> WayOut:
    return _make(ground, found[1], kind, int(found[1].kpis.get(kpi.name) or 0), text)


def _make(ground: Ground, valued: Valued, kind: WayOutKind, value: int, text: Bilingual) -> WayOut:
    occasion = ground.occasion
    return WayOut(
        kind=kind,
        budget_rub=valued.totals.amount.net,
        value=value,
        days=count_days(occasion.start, occasion.end) if occasion else 0,
        text=text,
    )
