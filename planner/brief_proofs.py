"""What of a brief a quote proves: each field by the reader that reads it, from the quoted words alone."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any

from planner.brief import Brief, Kpi, KpiName
from planner.brief_reading.reading import read_brief
from qualifier.reading.fold import fold
from qualifier.reading.numbers import find_numbers

_LONGEST_NAME = 120
_YOUNGEST, _OLDEST = 6, 100


class BriefField(StrEnum):
    """What a model may tell of a brief."""

    ADVERTISER = "advertiser"
    PRODUCT = "product"
    INDUSTRY = "industry"
    OBJECTIVE = "objective"
    BUDGET = "budget"
    START_DATE = "start_date"
    END_DATE = "end_date"
    REGIONS = "regions"
    AUDIENCE_AGE = "audience_age"
    AUDIENCE_GENDER = "audience_gender"
    CHANNELS_WANTED = "channels_wanted"
    CHANNELS_EXCLUDED = "channels_excluded"
    KPI = "kpi"
    CATEGORY_FLAGS = "category_flags"


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One told field: the quotes in the client's words, and what our readers make of them."""

    value: str
    quotes: tuple[str, ...]
    read: Brief

    @property
    def numbers(self) -> frozenset[Decimal]:
        """Return every number of the quotes, in digits or words."""
        said = fold("; ".join(self.quotes)).text
        return frozenset(
            Decimal(str(value)) for one in find_numbers(said) for value in (one.value, one.as_sum())
        )


def _read_budget(told: Told) -> dict[str, Any] | None:
    read = told.read
    if read.budget_min_rub is None and read.budget_max_rub is None:
        return None
    vat = {} if read.vat_included is None else {"vat_included": read.vat_included}
    return {"budget_min_rub": read.budget_min_rub, "budget_max_rub": read.budget_max_rub, **vat}


def _read_day(name: str) -> Callable[[Told], dict[str, Any] | None]:
    def read(told: Told) -> dict[str, Any] | None:
        try:
            day = date.fromisoformat(told.value)
        except ValueError:
            return None
        # «до 30 декабря» alone may be taken for a start: the end is either day that was read.
        known = {told.read.start_date} | ({told.read.end_date} if name == "end_date" else set())
        return {name: day} if day in known else None

    return read


def _read_regions(told: Told) -> dict[str, Any] | None:
    named = read_brief(f"Регионы: {told.value}", as_of=date(2026, 1, 1)).regions
    return {"regions": named} if named and set(named) <= set(told.read.regions) else None


def _read_age(told: Told) -> dict[str, Any] | None:
    low, sign, high = told.value.replace("–", "-").partition("-")
    ends = tuple(int(end) if end.strip().isdecimal() else None for end in (low, high))
    named = {end for end in ends if end is not None}
    is_said = bool(sign) and bool(named) and named <= told.numbers
    is_age = all(_YOUNGEST <= end <= _OLDEST for end in named) and sorted(named) == [
        end for end in ends if end is not None
    ]
    return {"age_min": ends[0], "age_max": ends[1]} if is_said and is_age else None


def _read_gender(told: Told) -> dict[str, Any] | None:
    gender = told.read.audience.gender
    return {"gender": gender} if gender.value == told.value else None


def _read_channels(name: str) -> Callable[[Told], dict[str, Any] | None]:
    def read(told: Told) -> dict[str, Any] | None:
        known = getattr(told.read, name)
        named = [part.strip() for part in told.value.split(",") if part.strip()]
        channels = tuple(one for one in known if one.value in named)
        return {name: channels} if named and len(channels) == len(set(named)) else None

    return read


def _read_kpi(told: Told) -> dict[str, Any] | None:
    found = []
    for part in told.value.split(";"):
        name, _, figure = part.partition("=")
        kpi = _make_kpi(name.strip(), figure.strip())
        if kpi is None or kpi.value not in told.numbers:
            return None
        found.append(kpi)
    return {"kpi": tuple(found)}


def _make_kpi(name: str, figure: str) -> Kpi | None:
    try:
        value = Decimal(figure)
    except InvalidOperation:
        return None
    is_sound = name in list(KpiName) and value.is_finite() and value > 0
    return Kpi(name=KpiName(name), value=value) if is_sound else None


def _read_categories(told: Told) -> dict[str, Any] | None:
    named = {part.strip() for part in told.value.split(",") if part.strip()}
    found = tuple(one for one in told.read.categories if one.value in named)
    return {"categories": found} if named and len(found) == len(named) else None


def _read_objective(told: Told) -> dict[str, Any] | None:
    objective = told.read.objective
    return {"objective": objective} if objective and objective.value == told.value else None


def _read_name(name: str) -> Callable[[Told], dict[str, Any] | None]:
    def read(told: Told) -> dict[str, Any] | None:
        value = " ".join(told.value.split())
        is_said = 1 < len(value) <= _LONGEST_NAME and any(value in quote for quote in told.quotes)
        return {name: value} if is_said else None

    return read


READERS: Mapping[BriefField, Callable[[Told], dict[str, Any] | None]] = {
    BriefField.ADVERTISER: _read_name("advertiser"),
    BriefField.PRODUCT: _read_name("product"),
    BriefField.INDUSTRY: _read_name("industry"),
    BriefField.OBJECTIVE: _read_objective,
    BriefField.BUDGET: _read_budget,
    BriefField.START_DATE: _read_day("start_date"),
    BriefField.END_DATE: _read_day("end_date"),
    BriefField.REGIONS: _read_regions,
    BriefField.AUDIENCE_AGE: _read_age,
    BriefField.AUDIENCE_GENDER: _read_gender,
    BriefField.CHANNELS_WANTED: _read_channels("channels_wanted"),
    BriefField.CHANNELS_EXCLUDED: _read_channels("channels_excluded"),
    BriefField.KPI: _read_kpi,
    BriefField.CATEGORY_FLAGS: _read_categories,
}
