import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from io import BytesIO
from zipfile import ZipFile

import pytest
from openpyxl import Workbook, load_workbook

from planner.brief import Channel
from planner.draft import draft_plan
from planner.file_kind import Copy
from planner.finding import FindingCode
from planner.media_plan import MediaPlan
from planner.money import round_rub
from planner.workbook.book import write_workbook
from planner.workbook.plan_columns import COLUMNS
from qualifier.qualification import Bilingual
from tests.planner.builders import AS_OF, bend_card, make_brief, the_card

RU_SHEETS = ["План", "Календарь", "Охват", "Замечания", "Термины"]
EN_SHEETS = ["Plan", "Calendar", "Reach", "Findings", "Glossary"]
ASK = Bilingual(ru="Спросить у клиента: каналы.", en="Ask the client for: the channels.")
INTERNAL_WORDS = ("Строка прайса", "Зачем строка", "Источники чисел", "Ещё 100 000 ₽ дадут")


@cache
def plan_of(kind: str = "usual") -> MediaPlan:
    if kind == "over_new_year":
        days = {"start_date": date(2025, 12, 15), "end_date": date(2026, 1, 20)}
        rows = [row.model_dump(mode="python") for row in the_card().rows]
        card = bend_card(rows=[{**row, "valid_from": date(2025, 1, 1)} for row in rows])
        return draft_plan(make_brief(**days), card, as_of=date(2025, 11, 25))
    if kind == "empty":
        return draft_plan(make_brief(budget_min_rub=None, budget_max_rub=Decimal(1)), the_card(), as_of=AS_OF)
    if kind == "messages":
        return draft_plan(make_brief(channels_wanted=(Channel.SMS,)), the_card(), as_of=AS_OF)
    return draft_plan(make_brief(), the_card(), as_of=AS_OF)


def open_book(plan: MediaPlan, copy: Copy = Copy.CLIENT, lang: str = "ru") -> Workbook:
    return load_workbook(BytesIO(write_workbook(plan, copy=copy, lang=lang)))


def texts_of(book: Workbook) -> Iterator[str]:
    for sheet in book.worksheets:
        for row in sheet.iter_rows(values_only=True):
            yield from (value for value in row if isinstance(value, str))


def stored(plan: MediaPlan, row: int, title: str) -> Decimal:
    """Return the stored result of a line's formula by its column's title."""
    sheet = load_workbook(BytesIO(write_workbook(plan)), data_only=True).worksheets[0]
    head = next(row for row in sheet.iter_rows() if row[0].value == "№")
    column = next(cell.column for cell in head if cell.value == title)
    return round_rub(Decimal(repr(sheet.cell(head[0].row + row, column).value)))


@pytest.mark.parametrize(("lang", "names"), [("ru", RU_SHEETS), ("en", EN_SHEETS)])
def test_the_client_reads_five_sheets_in_the_language(lang: str, names: list[str]) -> None:
    assert open_book(plan_of(), lang=lang).sheetnames == names


def test_the_house_also_reads_the_sources() -> None:
    book = open_book(plan_of(), Copy.INTERNAL)
    assert book.sheetnames == [*RU_SHEETS, "Источники"]
    assert any("assumption" in text for text in texts_of(book))


def test_the_clients_copy_holds_nothing_internal() -> None:
    shown = "\n".join(texts_of(open_book(plan_of())))
    assert not any(word in shown for word in INTERNAL_WORDS)
    assert not any(line.row_id in shown for line in plan_of().lines)
    assert not any(line.why.ru in shown for line in plan_of().lines)
    assert all(word in "\n".join(texts_of(open_book(plan_of(), Copy.INTERNAL))) for word in INTERNAL_WORDS)


def test_money_is_live_formulas_with_the_plans_own_results() -> None:
    plan = plan_of()
    sheet = open_book(plan).worksheets[0]
    formulas = [cell.value for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    assert len(formulas) > 6 * len(plan.lines)
    for number, line in enumerate(plan.lines, start=1):
        assert line.cost is not None
        assert stored(plan, number, "Стоимость с АК, ₽ без НДС") == line.cost.amount.net
        assert stored(plan, number, "НДС, ₽") == line.cost.amount.vat
        assert stored(plan, number, "Стоимость с АК и НДС, ₽") == line.cost.amount.gross


def test_a_flight_over_the_new_year_states_both_rates_of_vat() -> None:
    plan = plan_of("over_new_year")
    assert plan.lines
    sheet = open_book(plan).worksheets[0]
    split = [
        cell.value
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f" and "*0.2" in cell.value and "*0.22" in cell.value
    ]
    assert len(split) == len(plan.lines)


def test_totals_stand_in_the_trades_ladder() -> None:
    plan = plan_of()
    assert plan.totals is not None
    sheet = load_workbook(BytesIO(write_workbook(plan)), data_only=True).worksheets[0]
    found = {row[1].value: row[2].value for row in sheet.iter_rows() if isinstance(row[1].value, str)}
    assert round_rub(Decimal(repr(found["Итого без НДС с АК"]))) == plan.totals.amount.net
    assert round_rub(Decimal(repr(found["Итого с НДС"]))) == plan.totals.amount.gross


def test_columns_that_no_line_fills_are_left_out() -> None:
    shown = "\n".join(texts_of(open_book(plan_of("messages"))))
    assert "Просмотры" not in shown
    assert "Цена за единицу" in shown


def test_a_plan_with_nothing_to_buy_is_still_a_workbook() -> None:
    plan = plan_of("empty")
    assert not plan.lines
    book = open_book(plan)
    assert book.sheetnames == RU_SHEETS
    assert any(finding.text.ru in set(texts_of(book)) for finding in plan.findings)


@pytest.mark.parametrize(
    "name",
    [
        "=1+1",
        "<script>alert(1)</script>",
        "<r><t>x</t></r>",
        "http://a.example",
        "0012",
        "+7 900",
        "\x00\x01",
    ],
)
def test_a_clients_words_are_only_text(name: str) -> None:
    usual = write_workbook(plan_of())
    planted = replace(plan_of(), brief=replace(plan_of().brief, advertiser=name, product=name * 900))
    content = write_workbook(planted)
    sheet = load_workbook(BytesIO(content)).worksheets[0]
    assert sheet["C2"].data_type in {"s", "n"}
    assert sheet["C2"].hyperlink is None
    assert (sheet["C2"].value or "").strip() == re.sub("[\x00\x01]", "", name)
    counts = [
        len(re.findall(rb"<f[ >]", ZipFile(BytesIO(one)).read("xl/worksheets/sheet1.xml")))
        for one in (usual, content)
    ]
    assert counts[0] == counts[1]


def test_the_same_plan_gives_the_same_cells() -> None:
    first, second = (list(texts_of(open_book(plan_of()))) for _ in range(2))
    assert first == second


def test_every_column_is_named_in_both_languages_once() -> None:
    assert len({column.key for column in COLUMNS}) == len(COLUMNS)
    for lang in ("ru", "en"):
        titles = [getattr(column.title, lang) for column in COLUMNS]
        assert len(set(titles)) == len(titles)


def test_findings_and_ways_out_are_told() -> None:
    plan = plan_of()
    shown = set(texts_of(open_book(plan)))
    assert all(finding.text.ru in shown for finding in plan.findings)
    assert all(way.text.ru in shown for way in plan.ways_out)


def test_what_was_left_out_is_for_the_house() -> None:
    plan = plan_of()
    assert plan.excluded
    line = f"{plan.excluded[0].placement.ru}: {plan.excluded[0].text.ru}"
    assert line in set(texts_of(open_book(plan, Copy.INTERNAL)))
    assert line not in set(texts_of(open_book(plan)))


def test_a_clients_long_name_is_cut_in_the_head_and_widens_nothing() -> None:
    plan = plan_of()
    named = replace(plan, brief=replace(plan.brief, advertiser="Ж\n" * 2_500))
    sheet = open_book(named).worksheets[0]
    name = sheet["C2"].value
    assert len(name) <= 240
    assert name.endswith("…")
    assert "\n" not in name
    assert any(str(span) == "C2:J2" for span in sheet.merged_cells.ranges)


def test_the_clients_copy_asks_the_client_and_leaves_out_what_the_house_settles() -> None:
    plan = plan_of()
    asked = replace(plan.findings[0], code=FindingCode.ASK_CLIENT, text=ASK)
    plan = replace(plan, findings=(asked,))
    client, house = ("\n".join(texts_of(open_book(plan, copy))) for copy in (Copy.CLIENT, Copy.INTERNAL))
    assert "Просим уточнить: каналы." in client
    assert "Спросить у клиента: каналы." in house
    assert "заложить сбор в цену" not in client
    assert "заложить сбор в цену" in house


@pytest.mark.parametrize(("lang", "words"), [("ru", ("млн", "тыс.")), ("en", ("M", "k"))])
def test_the_axes_of_charts_count_in_short_words(lang: str, words: tuple[str, str]) -> None:
    book = ZipFile(BytesIO(write_workbook(plan_of(), copy=Copy.CLIENT, lang=lang)))
    charts = [book.read(name).decode() for name in book.namelist() if name.startswith("xl/charts/chart")]
    reach = [chart for chart in charts if "1000000]" in chart]
    assert len(reach) == 2
    assert all(word in chart for chart in reach for word in words)
