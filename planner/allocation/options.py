"""What money can be spent on: one option a channel or placement, with the law its money follows."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from kit.errors import BadInput


class AllocationInvalid(BadInput):
    """The options, the budget or the wishes cannot be used."""

    code = "allocation_invalid"
    ru = "Варианты размещения, бюджет или пожелания нельзя использовать."


class Shape(StrEnum):
    """How a response bends as money grows."""

    CONCAVE = "concave"
    S_SHAPED = "s_shaped"
    STEPS = "steps"


class Response(Protocol):
    """People, clicks, leads or sales that money buys; never falls as money grows."""

    @property
    def shape(self) -> Shape:
        """Tell whether one multiplier is enough or the curve must be cut into pieces."""

    def value(self, money: float) -> float:
        """Return what `money` roubles buy."""

    def slope(self, money: float) -> float:
        """Return what one rouble more buys."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """A line that may enter the plan: nothing, or between its minimum ticket and its capacity, in RUB.

    `required` forbids nothing; `step` allows multiples of itself only; `packages` lists the only totals
    on sale; `group` names the family that a share limit may speak of (a region, a kind of media).
    """

    id: str
    response: Response
    minimum: float = 0.0
    maximum: float = math.inf
    required: bool = False
    step: float | None = None
    packages: tuple[float, ...] = ()
    group: str | None = None


def check_options(options: Sequence[Option]) -> None:
    """Refuse doubles and impossible limits with a message naming the option."""
    if not options:
        raise AllocationInvalid("There is nothing to choose from.", ru="Не из чего выбирать.")
    ids = [option.id for option in options]
    if len(set(ids)) < len(ids):
        double = next(name for name in ids if ids.count(name) > 1)
        raise AllocationInvalid(f"{double}: listed twice.", ru=f"{double}: указан дважды.")
    for option in options:
        fault = _find_fault(option)
        if fault:
            raise AllocationInvalid(f"{option.id}: {fault[0]}", ru=f"{option.id}: {fault[1]}")


def check_money(money: float) -> None:
    """Refuse a budget that is not a finite, non-negative number."""
    if not (math.isfinite(money) and money >= 0):
        raise AllocationInvalid(
            "The budget must be a finite number, zero or more.",
            ru="Бюджет должен быть конечным неотрицательным числом.",
        )


def _find_fault(option: Option) -> tuple[str, str] | None:
    if not (math.isfinite(option.minimum) and option.minimum >= 0):
        return "the minimum is not a sum of money.", "минимум — не сумма денег."
    if not option.maximum >= option.minimum:
        return "the maximum is below the minimum.", "максимум меньше минимума."
    if option.step is not None and not (math.isfinite(option.step) and option.step > 0):
        return "the step must be above zero.", "шаг должен быть больше нуля."
    if not all(math.isfinite(cost) and cost >= 0 for cost in option.packages):
        return "a package has no price.", "у пакета нет цены."
    return None
