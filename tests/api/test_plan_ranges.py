from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import StringIO

import pytest
from rich.console import Console, Group

from api.plan_ranges import draw_benchmarks, draw_calendar, draw_scenarios
from planner.benchmark_used import BenchmarkUsed, Metric
from planner.brief import Channel, KpiName
from planner.media_plan import MediaPlan
from planner.plan_words import say_rub
from tests.planner.builders import make_kpi
from tests.planner.drafts import plan_of

PLAN = plan_of(kpi=(make_kpi(KpiName.LEADS, 1_500),))


def read(parts) -> str:
    console = Console(width=76, record=True, file=StringIO())
    console.print(Group(*parts))
    return console.export_text()


def used(**changes: object) -> BenchmarkUsed:
    fields: dict[str, object] = {
        "channel": PLAN.lines[0].channel,
        "metric": Metric.CTR,
        "industry": None,
        "campaigns": 12,
        "raw": Decimal("0.0107"),
        "card": Decimal("0.0120"),
        "value": Decimal("0.0108"),
        "weight": Decimal("0.9"),
        "spread": Decimal("0.6"),
    }
    return BenchmarkUsed(**{**fields, **changes})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("ru", ("Осторожный", "Базовый", "Благоприятный", "хуже выходит", "«лиды: 1\u00a0500»")),
        ("en", ("Conservative", "Base", "Optimistic", "worse in one case", "Your target of 1,500")),
    ],
)
def test_scenarios_are_three_columns_and_a_sentence_each(lang: str, words: tuple[str, ...]) -> None:
    text = read(draw_scenarios(PLAN, lang))
    assert all(word in " ".join(text.split()).replace("1 500", "1\u00a0500") for word in words)
    assert all(len(line) <= 76 for line in text.splitlines())


def test_a_plan_that_was_not_played_has_no_scenarios() -> None:
    assert list(draw_scenarios(replace(PLAN, scenarios=None), "ru")) == []


def test_weeks_are_listed_with_money_and_contacts() -> None:
    text = read(draw_calendar(PLAN, "ru"))
    assert "По неделям" in text
    assert "01.02–07.02" in text
    assert "Показы" in text


def test_a_long_flight_is_listed_by_months_that_add_up() -> None:
    plan = plan_of(start_date=date(2026, 12, 14), end_date=date(2027, 5, 20))
    text = read(draw_calendar(plan, "en"))
    assert "By month" in text
    assert "December 2026" in text
    assert plan.flighting is not None
    first = sum(line.by_month.net_rub[0] for line in plan.flighting.lines)
    assert say_rub(first, "en") in text


def test_a_flight_of_one_week_is_not_listed() -> None:
    plan = plan_of(start_date=date(2027, 2, 1), end_date=date(2027, 2, 7))
    assert list(draw_calendar(plan, "ru")) == []


def test_contacts_that_nobody_knows_have_no_column() -> None:
    lines = tuple(replace(line, impressions=None) for line in PLAN.lines)
    assert "Показы" not in read(draw_calendar(replace(PLAN, lines=lines, flighting=None), "ru"))


@pytest.mark.parametrize(
    ("one", "said"),
    [
        (used(), "CTR 1,08 % (кампаний 12: 1,07 %, прайс 1,2 %)"),
        (used(industry="retail"), ", retail: CTR"),
        (used(metric=Metric.PRICE, raw=Decimal("1.2"), card=Decimal(1), value=Decimal("1.16")), "×1,16"),
    ],
)
def test_a_benchmark_names_its_campaigns_and_both_ends(one: BenchmarkUsed, said: str) -> None:
    text = " ".join(read(draw_benchmarks(replace(PLAN, benchmarks=(one,)), "ru")).split())
    assert said in text.replace("\u00a0", " ")


def test_channels_that_are_not_bought_are_not_told() -> None:
    absent = next(one for one in Channel if one not in {line.channel for line in PLAN.lines})
    plan: MediaPlan = replace(PLAN, benchmarks=(used(channel=absent),))
    assert list(draw_benchmarks(plan, "ru")) == []
