"""Coefficients on a price: by month of service and by length of a spot."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from planner.money import divide, multiply


@dataclass(frozen=True, slots=True, kw_only=True)
class LengthBand:
    """Spots of up to so many seconds cost the tariff times the coefficient."""

    up_to_s: int
    coefficient: Decimal


def length_coefficient(bands: Sequence[LengthBand], seconds: int) -> Decimal | None:
    """Return the coefficient of a spot's length; None when it is longer than any band."""
    ordered = sorted(bands, key=lambda band: band.up_to_s)
    return next((band.coefficient for band in ordered if seconds <= band.up_to_s), None)


def count_days_by_month(start: date, end: date) -> dict[tuple[int, int], int]:
    """Return how many days of a flight, both ends included, lie in each (year, month)."""
    days: dict[tuple[int, int], int] = {}
    first = start
    while first <= end:
        following = (first.replace(day=1) + timedelta(days=32)).replace(day=1)
        last = min(end, following - timedelta(days=1))
        days[first.year, first.month] = (last - first).days + 1
        first = last + timedelta(days=1)
    return days


def season_coefficient(by_month: Sequence[Decimal], start: date, end: date) -> Decimal:
    """Return the mean coefficient of a flight that delivers evenly by day; `by_month` runs from January."""
    days = count_days_by_month(start, end)
    weighted = sum(
        (multiply(by_month[month - 1], Decimal(count)) for (_, month), count in days.items()), Decimal(0)
    )
    return divide(weighted, Decimal(sum(days.values())))
