from dataclasses import replace
from decimal import Decimal
from io import BytesIO

import pytest
from openpyxl import load_workbook

from planner.brief import KpiName, Objective
from planner.draft import draft_plan
from planner.media_plan import MediaPlan, Scenarios
from planner.workbook.book import write_workbook
from tests.planner.builders import AS_OF, make_brief, make_kpi, the_card
from tests.planner.drafts import play

PLAN = play(draft_plan(make_brief(kpi=(make_kpi(KpiName.LEADS, 1_000),)), the_card(), as_of=AS_OF))


def ranges() -> Scenarios:
    assert PLAN.scenarios is not None
    return PLAN.scenarios


def read_sheet(lang: str = "ru", plan: MediaPlan = PLAN) -> list[tuple[object, ...]]:
    content = write_workbook(plan, lang=lang)
    sheet = load_workbook(BytesIO(content))["Сценарии" if lang == "ru" else "Scenarios"]
    return [row for row in sheet.iter_rows(values_only=True) if row[0]]


@pytest.mark.parametrize(
    ("lang", "head", "goal"),
    [("ru", "Осторожный (P10)", "Лиды"), ("en", "Conservative (P10)", "Leads")],
)
def test_the_sheet_shows_three_scenarios_of_each_figure(lang: str, head: str, goal: str) -> None:
    rows = read_sheet(lang)
    assert rows[0][1] == head
    found = {row[0]: row[1:4] for row in rows}
    result = ranges().result
    assert found[goal] == (int(result.p10), int(result.p50), int(result.p90))
    # The goal is told once, first.
    assert rows[1][0] == goal
    assert len(found) == len(rows)


def test_a_cautious_result_is_the_dearest() -> None:
    cost = ranges().cost_per_result_rub
    assert cost is not None
    found = {row[0]: row[1:4] for row in read_sheet()}
    shown = [Decimal(str(one)) for one in found["Цена результата (лиды), ₽ без НДС"]]
    assert shown == [cost.p90, cost.p50, cost.p10]


def test_the_sheet_says_what_each_case_means_and_what_they_rest_on() -> None:
    text = "\n".join(str(row[0]) for row in read_sheet())
    assert "1\u00a0000 розыгрышей" in text
    assert "50 % разброса общие" in text
    assert "Осторожный: на него можно опираться" in text
    assert "Ваш показатель «лиды: 1\u00a0000» достигается" in text


def test_figures_that_are_not_known_have_no_row() -> None:
    plan = play(draft_plan(make_brief(objective=Objective.REACH), the_card(), as_of=AS_OF))
    assert plan.scenarios is not None
    assert plan.scenarios.kpi_chance is None
    assert not [row for row in read_sheet(plan=plan) if "достигается" in str(row[0])]


def test_a_workbook_without_scenarios_has_no_such_sheet() -> None:
    content = write_workbook(replace(PLAN, scenarios=None))
    assert "Сценарии" not in load_workbook(BytesIO(content)).sheetnames
