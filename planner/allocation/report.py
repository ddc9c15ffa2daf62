"""Turns a solution into the answer people read: lines, marginal returns, what binds, the proved gap."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from planner.allocation.constraints import ShareLimit
from planner.allocation.options import Option
from planner.allocation.pieces import Bend
from planner.allocation.problem import Problem, value_of
from planner.allocation.split import NEXT_MONEY_RUB, Method, Split, SplitLine
from planner.allocation.task import Task

_SAME = 1e-9


@dataclass(frozen=True, slots=True, kw_only=True)
class Solved:
    """Spends in the task's order, the bound in the solver's units, and the price of money.

    `joint` is (value, bound) in the caller's units when the objective was a joint one.
    """

    spends: tuple[float, ...]
    bound: float
    price: float
    method: Method
    joint: tuple[float, float] | None = None


def report_split(task: Task, problem: Problem, solved: Solved, budget: float) -> Split:
    """Describe the best split of a budget."""
    inner = value_of(problem, solved.spends)
    value, bound = (
        solved.joint
        if solved.joint is not None
        else (task.from_objective(inner), task.from_objective(max(solved.bound, inner)))
    )
    return Split(
        lines=tuple(_describe_lines(task, solved, inner)),
        budget=budget,
        value=value,
        bound=bound,
        gap=max(bound - value, 0.0) / max(abs(value), 1e-300) if bound > value else 0.0,
        multiplier=_multiplier(problem, solved) * _exchange_rate(task, inner),
        binding=tuple(_find_binding(task, solved.spends, budget)),
        method=solved.method,
    )


def report_budget(task: Task, problem: Problem, solved: Solved) -> Split:
    """Describe the cheapest split that reaches a goal: the bound is money."""
    inner, spent = value_of(problem, solved.spends), math.fsum(solved.spends)
    return Split(
        lines=tuple(_describe_lines(task, solved, inner)),
        budget=spent,
        value=task.from_objective(inner),
        bound=min(solved.bound, spent),
        gap=max(spent - solved.bound, 0.0) / spent if spent > 0 else 0.0,
        multiplier=_multiplier(problem, solved) * _exchange_rate(task, inner),
        binding=("goal", *_find_binding(task, solved.spends, math.inf)),
        method=solved.method,
    )


def _describe_lines(task: Task, solved: Solved, inner: float) -> Iterator[SplitLine]:
    place = {option.id: at for at, option in enumerate(task.options)}
    for option in task.given:
        at = place[option.id]
        money = solved.spends[at]
        yield SplitLine(
            id=option.id,
            money=money,
            response=option.response.value(money),
            next_value=_next_value(task, task.options[at], money, inner),
        )


def _next_value(task: Task, option: Option, money: float, inner: float) -> float:
    more = min(money + NEXT_MONEY_RUB, max(option.maximum, money))
    gain = option.response.value(more) - option.response.value(money)
    return task.from_objective(inner + gain) - task.from_objective(inner)


def _exchange_rate(task: Task, inner: float) -> float:
    """Return the caller's units for one of the solver's: people left when reach is united."""
    return 1.0 if task.union is None else task.union.universe * math.exp(-inner)


def _multiplier(problem: Problem, solved: Solved) -> float:
    """Return what the next rouble brings: the price, or the best slope inside a concave piece."""
    if solved.method is Method.WATER_FILLING:
        return solved.price
    slopes = [
        piece.response.slope(spend)
        for own, spend in zip(problem.pieces, solved.spends, strict=True)
        for piece in own
        if piece.bend is Bend.CONCAVE and piece.low < spend < piece.high * (1 - _SAME)
    ]
    return max(slopes, default=0.0)


def _find_binding(task: Task, spends: Sequence[float], budget: float) -> Iterator[str]:
    if math.fsum(spends) >= budget * (1 - _SAME):
        yield "budget"
    for option, spend in zip(task.options, spends, strict=True):
        if option.minimum > 0 and _is_same(spend, option.minimum):
            yield f"minimum:{option.id}"
        if spend > 0 and _is_same(spend, option.maximum):
            yield f"maximum:{option.id}"
    running = {option.id for option, spend in zip(task.options, spends, strict=True) if spend > 0}
    if len(running) == task.constraints.at_most:
        yield "at_most"
    yield from (
        f"either_or:{'|'.join(sorted(ids))}" for ids in task.constraints.either_or if running & set(ids)
    )
    base = budget if math.isfinite(budget) else math.fsum(spends)
    yield from (
        name for limit in task.constraints.shares for name in _binding_shares(task, limit, spends, base)
    )


def _binding_shares(task: Task, limit: ShareLimit, spends: Sequence[float], base: float) -> Iterator[str]:
    name = limit.group or "|".join(sorted(limit.ids))
    own = math.fsum(spends[at] for at in limit.members(task.options))
    if limit.floor > 0 and abs(own - limit.floor * base) <= 1e-6 * base:
        yield f"share_floor:{name}"
    if limit.ceiling < 1 and abs(own - limit.ceiling * base) <= 1e-6 * base:
        yield f"share_ceiling:{name}"


def _is_same(one: float, other: float) -> bool:
    return math.isfinite(other) and abs(one - other) <= _SAME * max(abs(one), abs(other))
