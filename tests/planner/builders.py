"""Briefs, rows and cards for the planner's tests: valid by default, one keyword to bend."""

from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from planner.brief import Audience, Brief, Channel, Kpi, KpiName, Objective
from planner.rate_card import RateCard, load_rate_card
from planner.rate_row import RateRow

AS_OF = date(2026, 11, 25)
START, END = date(2027, 2, 1), date(2027, 2, 28)


def make_brief(**changes: Any) -> Brief:
    fields: dict[str, Any] = {
        "advertiser": "Пекарни «Северный Хлеб»",
        "product": "новые пекарни",
        "industry": "restaurants",
        "objective": Objective.LEADS,
        "budget_min_rub": Decimal(2_000_000),
        "budget_max_rub": Decimal(2_000_000),
        "vat_included": False,
        "start_date": START,
        "end_date": END,
        "regions": ("Москва",),
        "audience": Audience(age_min=25, age_max=45),
    }
    return Brief(**{**fields, **changes})


def make_kpi(name: KpiName, value: str | int) -> Kpi:
    return Kpi(name=name, value=Decimal(value))


@cache
def the_card() -> RateCard:
    return load_rate_card()


def bend_card(**changes: Any) -> RateCard:
    """Return the sample card with whole sections replaced."""
    return RateCard.model_validate({**the_card().model_dump(mode="python"), **changes})


def bend_rows(row_id: str, **changes: Any) -> RateCard:
    """Return the sample card with one row changed."""
    rows = [row.model_dump(mode="python") for row in the_card().rows]
    return bend_card(rows=[{**row, **changes} if row["id"] == row_id else row for row in rows])


def keep_rows(*row_ids: str) -> RateCard:
    """Return the sample card with these rows only."""
    rows = [row.model_dump(mode="python") for row in the_card().rows if row.id in row_ids]
    return bend_card(rows=rows)


def find_row(row_id: str, card: RateCard | None = None) -> RateRow:
    return next(row for row in (card or the_card()).rows if row.id == row_id)


def sourced(value: Any, source: str = "sample-prices") -> dict[str, Any]:
    return {"value": value, "source": source, "since": date(2026, 1, 1)}


ALL_CHANNELS = tuple(Channel)
