"""Ways out that ask for less: cheaper tickets, a part of the KPIs, a smaller goal, or the middle of both."""

import math
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from planner.allocation.ask import ROUNDING, Ask, Way, WayOut, solve
from planner.allocation.obstacles import least_cost
from planner.allocation.split import Split

_WORTH_NAMING = 1e-6
_HALF = 0.5


def ask_for_less(ask: Ask, plain: float | None) -> Iterator[WayOut]:
    """Offer less of what stands in the way; `plain` is the money that would solve everything."""
    wanted = math.fsum(least_cost(option) for option in ask.options if option.required)
    if wanted > ask.budget > 0:
        yield from _cheaper_tickets(ask, ask.budget / wanted, plain)
    elif solve(replace(ask, goal=None)) is None:
        yield from _smaller_kpis(ask, plain)
    elif ask.goal is not None:
        yield from _smaller_goals(ask, plain)


def _cheaper_tickets(ask: Ask, share: float, plain: float | None) -> Iterator[WayOut]:
    """Negotiate all wanted minimums down by one share, or half of that with half of the money."""
    for way, more in _offers(ask, plain):
        part = min(share * (ask.budget + more) / ask.budget, 1.0) * (1 - ROUNDING)
        options = tuple(
            replace(option, minimum=option.minimum * part) if option.required else option
            for option in ask.options
        )
        split = solve(replace(ask, options=options, budget=ask.budget + more, goal=None))
        if split is not None:
            kind = Way.LOWER_MINIMUM if more == 0 else way
            yield _offer(ask, kind, more, split, kept_share=part)


def _smaller_goals(ask: Ask, plain: float | None) -> Iterator[WayOut]:
    """Keep the money and take what it reaches, or meet in the middle."""
    best = 0.0
    for way, more in _offers(ask, plain):
        split = solve(replace(ask, budget=ask.budget + more, goal=None))
        if split is not None and split.value > best * (1 + _WORTH_NAMING):
            best = split.value
            yield _offer(ask, way, more, split, goal=split.value)


def _smaller_kpis(ask: Ask, plain: float | None) -> Iterator[WayOut]:
    """Ask for a part of every further KPI: the largest part, in percent, that goes together."""
    if not ask.constraints.kpis:
        return
    names = tuple(f"kpi:{kpi.name}" for kpi in ask.constraints.kpis)
    for way, more in _offers(ask, plain):
        low, high, split = 0, 100, None
        while high - low > 1:
            middle = (low + high) // 2
            found = solve(_with_kpi_part(ask, middle / 100, ask.budget + more))
            low, high, split = (low, middle, split) if found is None else (middle, high, found)
        if split is not None:
            yield _offer(ask, way, more, split, names=names, kept_share=low / 100)


def _with_kpi_part(ask: Ask, part: float, budget: float) -> Ask:
    kpis = tuple(replace(kpi, floor=kpi.floor * part) for kpi in ask.constraints.kpis)
    return replace(ask, constraints=replace(ask.constraints, kpis=kpis), budget=budget, goal=None)


def _offers(ask: Ask, plain: float | None) -> tuple[tuple[Way, float], ...]:
    """Return what to try: the money there is, and half of what is missing; when nothing helps, half more."""
    if plain is None:
        return (Way.LOWER_GOAL, 0.0), (Way.HALFWAY, ask.budget * _HALF), (Way.HALFWAY, ask.budget)
    return (Way.LOWER_GOAL, 0.0), (Way.HALFWAY, max(plain - ask.budget, 0.0) * _HALF)


def _offer(ask: Ask, way: Way, more: float, split: Split, **kept: Any) -> WayOut:
    return WayOut(way=way, budget_rub=ask.budget + more, extra_rub=more, split=split, **kept)
