import io
from dataclasses import replace
from datetime import timedelta

import pytest
from rich.console import Console

from api.comparison_terminal import draw_comparison, draw_edits, draw_marks
from planner.comparison import compare
from tests.planner.drafts import drafted
from tests.planner.revised import drop, lock, rework_measured, usual

NASTY = "[red]x[/red] \x1b[31m =1+1 <script>"


def render(*parts: object) -> str:
    console = Console(width=80, file=io.StringIO(), markup=False, emoji=False, highlight=False)
    for part in parts:
        console.print(part)
    held = console.file
    assert isinstance(held, io.StringIO)
    return held.getvalue()


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_two_versions_fit_80_columns(lang: str) -> None:
    plan = rework_measured(drop("vk_ads", reason="клиент против"), lock("push", amount_rub=200_000))
    shown = render(draw_comparison(compare(usual(), plan, visit=1.0), lang))
    assert max(map(len, shown.splitlines())) == 80
    for line in plan.lines:
        assert line.placement.in_language(lang)[:20] in shown
    assert ("стоило" if lang == "ru" else "cost") in shown
    assert "−" in shown


def test_marks_say_which_edit_shaped_a_line_and_run_nothing() -> None:
    plan = rework_measured(lock("1", reason=NASTY))
    shown = render(*draw_marks(plan, plan.lines[0], "ru"), *draw_edits(plan, "ru"))
    assert "\x1b" not in shown
    assert "[red]x[/red] [31m =1+1 <script>" in " ".join(shown.split())
    assert list(draw_marks(plan, plan.lines[1], "ru")) == []


def test_a_plan_without_edits_says_nothing_of_them() -> None:
    assert list(draw_edits(usual(), "ru")) == []


def test_figures_without_a_base_are_dashes_and_another_day_is_noted() -> None:
    empty = replace(drafted("too_small"), as_of=usual().as_of + timedelta(days=1))
    shown = render(draw_comparison(compare(usual(), empty, visit=1.0), "ru"))
    assert "—" in shown
    assert "разные дни" in shown
    assert "Новые замечания" in shown
