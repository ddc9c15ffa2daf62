"""The shape of past deals like a lead, and samples of it; companies are invented."""

from datetime import date
from typing import Any

from pydantic import BaseModel

from qualifier.record import Outcome


class TextJson(BaseModel):
    """One sentence in both languages."""

    ru: str
    en: str


class SimilarDealJson(BaseModel):
    """A closed deal of the house; `score` is from 0 to 1 and only orders, it is no chance to win."""

    source: str
    id: str
    company: str | None
    industry: str | None
    region: str | None
    products: list[str]
    task: str | None
    outcome: Outcome
    amount_rub: float | None
    closed: date | None
    days_taken: int | None
    loss_reason: str | None
    score: float
    same: list[TextJson]
    differs: list[TextJson]


class SimilarDealsJson(BaseModel):
    """Deals like a lead that were closed by a day, and by what the search had to do without.

    `degraded`: `no_model` searched by words and fields only, `not_embedded` for a part of the deals,
    `no_store` exactly, without the vector store.
    """

    lead_id: str
    as_of: date
    degraded: list[str]
    deals: list[SimilarDealJson]


_FOUND: dict[str, Any] = {
    "lead_id": "lead_0c1f",
    "as_of": "2026-03-31",
    "degraded": [],
    "deals": [
        {
            "source": "bitrix24",
            "id": "1042",
            "company": "ООО «Северный Пекарь»",
            "industry": "Пекарни",
            "region": "Тверь",
            "products": ["SMS-рассылка"],
            "task": "Рассылка к открытию второй пекарни",
            "outcome": "lost",
            "amount_rub": 350000.0,
            "closed": "2025-11-14",
            "days_taken": 41,
            "loss_reason": "Ушли к конкуренту: дешевле за сообщение",
            "score": 0.71,
            "same": [{"ru": "та же отрасль: Пекарни", "en": "same industry: Пекарни"}],
            "differs": [{"ru": "другой регион: Тверь", "en": "another region: Тверь"}],
        }
    ],
}
EXAMPLES: dict[str, dict[str, Any]] = {
    "found": {"summary": "Одна похожая сделка", "value": _FOUND},
    "none": {"summary": "No deals yet", "value": {**_FOUND, "deals": []}},
}
