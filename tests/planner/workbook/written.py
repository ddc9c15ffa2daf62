"""Single sheets written and opened again, and a plan line with figures worked out by hand."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from xlsxwriter import Workbook

from planner.brief import Channel
from planner.buying_unit import BuyingUnit
from planner.line_cost import LineCost
from planner.media_plan import LineFactor, PlanLine, Range, Rates
from planner.money import Amount, VatPart
from planner.sourced import Benchmark, Sourced
from planner.workbook.canvas import Canvas, make_looks
from qualifier.qualification import Bilingual

SINCE = date(2026, 1, 1)


def write_sheet(write: Callable[[Canvas, Workbook], object], *, values: bool = False) -> Worksheet:
    """Return one sheet as a reader opens it; `values` are the stored results of formulas."""
    held = BytesIO()
    book = Workbook(held, {"in_memory": True})
    write(Canvas(sheet=book.add_worksheet("Лист"), looks=make_looks(book)), book)
    book.close()
    return load_workbook(BytesIO(held.getvalue()), data_only=values).worksheets[0]


def share(value: str, source: str = "sample-prices") -> Sourced[Any]:
    return Sourced(value=Decimal(value), source=source, since=SINCE)


def rate(value: str, source: str) -> Benchmark:
    quarter = Decimal(value)
    return Benchmark(p25=quarter, p50=quarter, p75=quarter, source=source, since=SINCE)


def factor(value: str, source: str = "season") -> LineFactor:
    return LineFactor(name=Bilingual(ru="Сезон", en="Season"), factor=share(value, source))


def sure(count: int) -> Range:
    return Range(low=count, middle=count, high=count)


def make_plan_line(**changes: Any) -> PlanLine:
    """Return 2,000 thousand impressions at 150 x 1.2 x 1.1 x 2 segments, less a tenth, with 15 % of fee."""
    net = Decimal("819720.00")
    vat = Decimal("180338.40")
    february = VatPart(
        start=date(2027, 2, 1), end=date(2027, 2, 28), rate=Decimal("0.22"), amount=Amount(net=net, vat=vat)
    )
    fields: dict[str, Any] = {
        "row_id": "display-one",
        "channel": Channel.DISPLAY,
        "placement": Bilingual(ru="Баннеры", en="Banners"),
        "format": Bilingual(ru="300×250", en="300×250"),
        "places": ("Москва", "Казань"),
        "start": february.start,
        "end": february.end,
        "unit": BuyingUnit.CPM,
        "quantity": Decimal(2_000),
        "price": share("150"),
        "factors": (factor("1.2"), factor("1.1", "geo")),
        "segments": 2,
        "discount": share("0.1", "volume"),
        "fee": share("0.15", "agency"),
        "unit_price": Decimal("356.4"),
        "cost": LineCost(
            media=Decimal("712800.00"), fee=Decimal("106920.00"), amount=Amount(net=net, vat=vat)
        ),
        "vat_parts": (february,),
        "rates": Rates(ctr=rate("0.004", "past"), cr=rate("0.02", "sample-prices")),
        "addressable": 5_000_000,
        "impressions": 2_000_000,
        "target_impressions": 1_500_000,
        "reach": 500_000,
        "frequency": Decimal(3),
        "views": None,
        "clicks": sure(8_000),
        "leads": sure(160),
        "sales": None,
        "next_value": 19,
        "why": Bilingual(ru="Дешёвый охват.", en="Cheap reach."),
    }
    return PlanLine(**{**fields, **changes})
