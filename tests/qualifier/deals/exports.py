"""Exports of deals for tests, with invented companies."""

import csv
import io
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from qualifier.deals.closed_deal import ClosedDeal, ReadRow
from qualifier.deals.deal_map import DealMap
from qualifier.record import Outcome

HEAD = ("ID", "Название сделки", "Стадия сделки", "Сумма", "Компания", "Дата создания", "Дата закрытия")
ROW = ("1", "Рассылка", "Сделка успешна", "100 000,50", "ООО «Ромашка»", "01.02.2026", "05.03.2026")


def make_map(**changes: Any) -> DealMap:
    usual: dict[str, Any] = {
        "source": "house",
        "id": "id",
        "outcome": "outcome",
        "won": "won",
        "lost": "lost",
        "company": "company",
        "inn": "inn",
        "industry": "industry",
        "region": "region",
        "employees": "employees",
        "products": "products",
        "amount": "amount",
        "currency": "currency",
        "created": "created",
        "closed": "closed",
        "loss_reason": "why",
        "task": ["title", "comment"],
    }
    return DealMap.model_validate({**usual, **changes})


def make_row(**changes: str | None) -> tuple[str, ...]:
    """A row of a Bitrix24 export; a keyword bends the column of that place in ROW."""
    places = {"id": 0, "title": 1, "stage": 2, "amount": 3, "company": 4, "created": 5, "closed": 6}
    cells = list(ROW)
    for name, value in changes.items():
        cells[places[name]] = value or ""
    return tuple(cells)


def write_csv(
    path: Path, rows: Sequence[Sequence[str]], *, encoding: str = "utf-8", delimiter: str = ";"
) -> Path:
    stream = io.StringIO()
    csv.writer(stream, delimiter=delimiter).writerows([HEAD, *rows])
    path.write_bytes(stream.getvalue().encode(encoding))
    return path


def make_deal(**changes: Any) -> ClosedDeal:
    usual: dict[str, Any] = {
        "source": "house",
        "id": "1",
        "outcome": Outcome.WON,
        "company": "ООО «Ромашка»",
        "company_key": "romashka",
        "industry": "Розничная торговля",
        "region": "Тверь",
        "employees": 120,
        "products": ("SMS-рассылка",),
        "amount_rub": Decimal("600000.00"),
        "created": date(2025, 3, 1),
        "closed": date(2025, 4, 10),
        "task": "Рассылка по базе абонентов к открытию магазина",
    }
    return ClosedDeal(**{**usual, **changes})


def make_read_row(number: int, **changes: Any) -> ReadRow:
    return ReadRow(row=number, deal=make_deal(**{"id": str(number), **changes}))
