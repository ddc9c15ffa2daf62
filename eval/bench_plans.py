"""How long a whole plan and its files take on one core: of the card, and of one ten times as large."""

import time
from datetime import date
from decimal import Decimal
from typing import Any

from planner.brief import Audience, Brief, Channel, Objective
from planner.draft import draft_request
from planner.file_kind import FileKind
from planner.media_plan import MediaPlan
from planner.plan_files import write_file
from planner.plan_request import PlanRequest
from planner.rate_card import RateCard, load_rate_card
from planner.wishes import NO_WISHES

_AS_OF = date(2026, 11, 25)
_COPIES = 10
_FILES = (FileKind.WORKBOOK, FileKind.PDF, FileKind.DOCX)
_ROUNDS = 3


def bench_plans() -> dict[str, Any]:
    """Return the processor's seconds of the best of three rounds, for a usual and for a large plan."""
    card = load_rate_card()
    usual = _make_request(Decimal(60_000_000), date(2027, 2, 28))
    large = _make_request(Decimal(600_000_000), date(2027, 4, 25))
    return {"usual": _measure(usual, card), "large": _measure(large, widen_card(card, _COPIES))}


def widen_card(card: RateCard, copies: int) -> RateCard:
    """Return a card with every row several times, each a little dearer than the one before."""
    content = card.model_dump(mode="python")
    rows = []
    for number in range(copies):
        for row in card.model_dump(mode="python")["rows"]:
            price = row["price"]
            if price is not None:
                row["price"] = {**price, "value": price["value"] * (100 + number) / 100}
            names = {lang: f"{name} {number}" for lang, name in row["placement"].items()}
            rows.append({**row, "id": f"{row['id']}-{number}", "placement": names})
    content["mix"]["line_share"]["value"] = Decimal("0.02")
    return RateCard.model_validate({**content, "rows": rows})


def _make_request(budget_rub: Decimal, end: date) -> PlanRequest:
    brief = Brief(
        advertiser="Northfield Home",
        product="furniture",
        objective=Objective.LEADS,
        budget_max_rub=budget_rub,
        vat_included=False,
        start_date=date(2027, 2, 1),
        end_date=end,
        regions=("Россия",),
        audience=Audience(age_min=25, age_max=45),
        channels_wanted=tuple(one for one in Channel if one is not Channel.TELEGRAM_ADS),
    )
    return PlanRequest(brief=brief, as_of=_AS_OF, wishes=NO_WISHES, lang="ru")


def _measure(request: PlanRequest, card: RateCard) -> dict[str, Any]:
    rounds = [_time_round(request, card) for _ in range(_ROUNDS)]
    plan, _, _ = rounds[0]
    return {
        "lines": len(plan.lines),
        "draws": plan.scenarios.draws if plan.scenarios else 0,
        "plan_seconds": round(min(seconds for _, seconds, _ in rounds), 3),
        "with_files_seconds": round(min(seconds + files for _, seconds, files in rounds), 3),
    }


def _time_round(request: PlanRequest, card: RateCard) -> tuple[MediaPlan, float, float]:
    began = time.process_time()
    plan = draft_request(request, card)
    planned = time.process_time()
    for kind in _FILES:
        write_file(plan, kind, lang=request.lang)
    return plan, planned - began, time.process_time() - planned
