"""How far each channel may move from what it gets today: shares of today's spend, rounded as money is."""

from collections.abc import Sequence
from dataclasses import dataclass

from planner.allocation.options import AllocationInvalid


@dataclass(frozen=True, slots=True, kw_only=True)
class SpendBounds:
    """The least and the most for every channel, in the order given."""

    lower: tuple[float, ...]
    upper: tuple[float, ...]


def bounds_around(
    spends: Sequence[float], *, down: Sequence[float], up: Sequence[float], digits: int | None = None
) -> SpendBounds:
    """Allow each spend to fall by `down` and to rise by `up` (shares); `digits` as in `round`.

    The spend is rounded first and the bound again (Meridian, optimisation bounds).
    """
    if not len(spends) == len(down) == len(up):
        raise AllocationInvalid("One bound a channel is needed.", ru="Нужна граница для каждого канала.")
    rounded = [_round(spend, digits) for spend in spends]
    return SpendBounds(
        lower=tuple(
            _round(max(spend * (1 - share), 0.0), digits) for spend, share in zip(rounded, down, strict=True)
        ),
        upper=tuple(_round(spend * (1 + share), digits) for spend, share in zip(rounded, up, strict=True)),
    )


def _round(money: float, digits: int | None) -> float:
    return money if digits is None else float(round(money, digits))
