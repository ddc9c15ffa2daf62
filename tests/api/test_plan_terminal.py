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


def test_law_is_told_once_a_rule_with_the_lines_it_concerns() -> None:
    shown = " ".join(show(plan_of(channels_wanted=(Channel.SMS, Channel.TELEGRAM_ADS))).split())
    assert "Закон: список для юриста" in shown
    assert "✕ Telegram" in shown
    assert shown.count("предварительное согласие") == 1
    assert "Law: a lawyer's list" in show(plan_of(), "en")


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


STATES = [
    ({"budget_max_rub": Decimal(100), "budget_min_rub": None}, "не хватает", "short"),
    ({"budget_max_rub": None, "budget_min_rub": None}, "Бюджет не назван", "No budget is named"),
    ({"regions": ("Атлантида",)}, "Регион не распознан", "The region is not known"),
    ({"channels_wanted": (Channel.SMS, Channel.TV)}, "цена по запросу", "price on request"),
    ({"kpi": (make_kpi(KpiName.LEADS, 10),)}, "просили 10", "10 wanted"),
]


@pytest.mark.parametrize(("changes", "russian", "english"), STATES)
def test_what_must_be_known_is_shown_in_the_language_of_the_brief(
    changes: dict[str, Any], russian: str, english: str
) -> None:
    plan = plan_of(**changes)
    for lang, words in (("ru", russian), ("en", english)):
        shown = " ".join(show(plan, lang).replace("\u00a0", " ").replace("│", " ").split())
        assert words in shown


def test_every_line_of_a_plan_is_shown_with_its_price_and_sum() -> None:
    plan = plan_of()
    shown = " ".join(show(plan, "en").replace("│", " ").split())
    assert plan.totals is not None
    assert f"{plan.totals.amount.net:,.2f}" in shown
    assert f"{plan.totals.amount.gross:,.2f}" in shown
    for line in plan.lines:
        assert line.placement.en.split()[0] in shown


def test_a_plan_without_lines_has_no_totals_and_no_reach() -> None:
    shown = show(plan_of(regions=("Атлантида",)))
    assert "Итого с НДС" not in shown
    assert "Охват без повторов" not in shown
