"""How long a brief takes to become a plan: random letters, every other one with a goal beyond its money."""

import random
import time
from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any

from eval.metrics.percentiles import percentile
from planner.brief_reading import read_brief
from planner.draft import draft_plan
from planner.media_plan import MediaPlan, PlanStatus
from planner.rate_card import load_rate_card

SEED = 20261125
_AS_OF = date(2026, 11, 25)
_PLACES = ("Москва", "Россия", "Татарстан", "Екатеринбург", "Санкт-Петербург", "Новосибирск, Омск и Томск")
_GOALS = (
    ("лиды", "заявок"),
    ("охват", "человек охвата"),
    ("узнаваемость", "человек охвата"),
    ("трафик на сайт", "визитов"),
    ("продажи", "продаж"),
)
_WISHES = ("", "Каналы: SMS, VK, Яндекс Директ.", "Без радио и ТВ.", "Нужны OLV и наружная реклама.")
_PERIODS = (
    "1 февраля 2027 — 28 февраля 2027",
    "11 января 2027 — 14 марта 2027",
    "15 декабря 2026 — 20 января 2027",
)
_MODEST = {"заявок": 20, "человек охвата": 20_000, "визитов": 500, "продаж": 5}
# Out of the money, out of most money, out of the market.
_BEYOND = (50, 500, 100_000)


def bench_briefs(count: int) -> dict[str, Any]:
    """Return the processor's time from a letter to its plan, for all and for goals out of reach."""
    rng, card = random.Random(SEED), load_rate_card()  # noqa: S311 cases to measure, not secrets
    draft_plan(read_brief(write_letter(rng, is_modest=True), as_of=_AS_OF), card, as_of=_AS_OF)
    timed: list[tuple[MediaPlan, float]] = []
    for number in range(count):
        letter = write_letter(rng, is_modest=number % 2 == 0)
        began = time.process_time()
        plan = draft_plan(read_brief(letter, as_of=_AS_OF), card, as_of=_AS_OF)
        timed.append((plan, time.process_time() - began))
    beyond = [(plan, seconds) for plan, seconds in timed if plan.ways_out]
    return {
        "n": count,
        "statuses": dict(Counter(plan.status.value for plan, _ in timed)),
        "seconds": _describe([seconds for _, seconds in timed]),
        "out_of_reach": {
            "n": len(beyond),
            "seconds": _describe([seconds for _, seconds in beyond]),
            "fewest_ways_out": min((len(plan.ways_out) for plan, _ in beyond), default=0),
        },
        "ready_lines": max((len(p.lines) for p, _ in timed if p.status is PlanStatus.READY), default=0),
    }


def write_letter(rng: random.Random, *, is_modest: bool) -> str:
    """Return a brief in plain words."""
    goal, unit = rng.choice(_GOALS)
    wanted = _MODEST[unit] * (1 if is_modest else rng.choice(_BEYOND))
    youngest = rng.choice((18, 25, 35))
    return "\n".join(
        (
            "Рекламодатель: «Ромашка»",
            "Продукт: магазины товаров для дома",
            f"Цель: {goal}",
            f"Бюджет: {rng.randint(5, 200) * 100_000} рублей без НДС",
            f"Период: {rng.choice(_PERIODS)}",
            f"Регион: {rng.choice(_PLACES)}",
            f"Аудитория: {youngest}-{youngest + rng.choice((10, 20, 30))} лет",
            f"KPI: {wanted} {unit}",
            rng.choice(_WISHES),
        )
    )


def _describe(seconds: Sequence[float]) -> dict[str, float]:
    if not seconds:
        return {}
    return {"p50": round(percentile(seconds, 0.5), 4), "p99": round(percentile(seconds, 0.99), 4)}
