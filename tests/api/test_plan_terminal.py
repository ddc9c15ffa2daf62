from decimal import Decimal
from io import StringIO
from typing import Any

import pytest
from rich.console import Console

from api.plan_terminal import pick_forecast, print_plan
from planner.brief import Channel, KpiName, Objective
from planner.draft import draft_plan
from planner.media_plan import Goal, MediaPlan
from tests.planner.builders import AS_OF, make_brief, make_kpi, the_card


def plan_of(**changes: Any) -> MediaPlan:
    return draft_plan(make_brief(**changes), the_card(), as_of=AS_OF)


def show(plan: MediaPlan, lang: str = "ru") -> str:
    console = Console(file=StringIO(), width=80, color_system=None)
    print_plan(console, plan, lang)
    return console.file.getvalue()  # type: ignore[attr-defined, no-any-return]


def test_a_plan_shows_lines_totals_reach_and_reasons() -> None:
    plan = plan_of()
    shown = show(plan)
    for words in ("План готов", "Зачем каждая строка", "Итого с НДС", "Охват без повторов", "Не вошли"):
        assert words in shown
    assert "следующие 100 000 ₽ здесь дадут" in shown.replace("\u00a0", " ")
    assert "прайс-лист sample-ru" in shown


def test_a_plan_in_english_has_no_russian_words_of_ours() -> None:
    shown = show(plan_of(advertiser="Acme", product="x", regions=("Москва",)), "en")
    for words in ("The plan is ready", "Why each line", "Total with VAT", "Left out"):
        assert words in shown
    assert "₽" not in shown


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_every_kind_of_plan_fits_80_columns(lang: str) -> None:
    plans = [
        plan_of(kpi=(make_kpi(KpiName.LEADS, 50_000),)),
        plan_of(objective=Objective.AWARENESS, regions=("Россия",), budget_max_rub=Decimal(900_000_000)),
        plan_of(channels_wanted=(Channel.TV,)),
        plan_of(budget_max_rub=None, budget_min_rub=None),
        plan_of(advertiser="Очень длинное имя рекламодателя " * 5),
    ]
    for plan in plans:
        assert max(map(len, show(plan, lang).splitlines())) == 80


def test_a_missing_price_shows_no_total() -> None:
    shown = show(plan_of(channels_wanted=(Channel.TV,)))
    assert "Итога нет: цена по запросу" in shown
    assert "Итого с НДС" not in shown


def test_ways_out_are_priced() -> None:
    shown = show(plan_of(kpi=(make_kpi(KpiName.LEADS, 3_000),)))
    assert "Выходы, каждый просчитан" in shown
    assert shown.count("→ ") >= 3


def test_markup_in_a_name_is_printed_as_text() -> None:
    assert "[red]Acme[/red]" in show(plan_of(advertiser="[red]Acme[/red]"))


def test_visits_are_counted_by_their_clicks() -> None:
    line = plan_of().lines[0]
    assert pick_forecast(line, Goal.VISITS) == line.clicks
    assert pick_forecast(line, Goal.REACH) is None
