from decimal import Decimal
from io import BytesIO

import pytest
from openpyxl import load_workbook

from planner.brief import KpiName, Objective
from planner.draft import draft_plan
from planner.scenarios import play_scenarios
from planner.workbook.book import write_workbook
from tests.planner.builders import AS_OF, make_brief, make_kpi, the_card

PLAN = draft_plan(make_brief(kpi=(make_kpi(KpiName.LEADS, 1_000),)), the_card(), as_of=AS_OF)


def ranges() -> Scenarios:
    found = play_scenarios(PLAN, the_card())
    assert found is not None
    return found


def read_sheet(lang: str = "ru", scenarios: Scenarios | None = None) -> list[tuple[object, ...]]:
    content = write_workbook(PLAN, lang=lang, scenarios=scenarios or ranges())
    sheet = load_workbook(BytesIO(content))["Сценарии" if lang == "ru" else "Scenarios"]
    return [row for row in sheet.iter_rows(values_only=True) if row[0]]


@pytest.mark.parametrize(
    ("lang", "head", "goal"),
    [("ru", "Осторожный (P10)", "Цель: лиды"), ("en", "Conservative (P10)", "Goal: leads")],
)
def test_the_sheet_shows_three_scenarios_of_each_figure(lang: str, head: str, goal: str) -> None:
    rows = read_sheet(lang)
    assert rows[0][1] == head
    found = {row[0]: row[1:4] for row in rows}
    result = ranges().result
    assert found[goal] == (int(result.p10), int(result.p50), int(result.p90))
    # The goal is not told twice.
    assert len(rows) == 1 + 6 + 3
    assert len(found) == len(rows)


def test_a_cautious_result_is_the_dearest() -> None:
    cost = ranges().cost_per_result_rub
    assert cost is not None
    found = {row[0]: row[1:4] for row in read_sheet()}
    shown = [Decimal(str(one)) for one in found["Цена результата, ₽ без НДС"]]
    assert shown == [cost.p90, cost.p50, cost.p10]


def test_the_sheet_says_what_the_ranges_rest_on() -> None:
    text = "\n".join(str(row[0]) for row in read_sheet())
    assert "1\u00a0000 розыгрышей" in text
    assert "50 % разброса общие" in text
    assert "Цель клиента достигается в" in text


def test_figures_that_are_not_known_have_no_row() -> None:
    plan = draft_plan(make_brief(objective=Objective.REACH), the_card(), as_of=AS_OF)
    found = play_scenarios(plan, the_card())
    assert found is not None
    assert found.kpi_chance is None
    assert not [row for row in read_sheet(scenarios=found) if "достигается" in str(row[0])]


def test_a_workbook_without_scenarios_has_no_such_sheet() -> None:
    assert "Сценарии" not in load_workbook(BytesIO(write_workbook(PLAN))).sheetnames
