"""The sheets behind the plan: reach with its charts, findings for two readers, words and sources."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from planner.brief import Channel
from planner.finding import Exclusion, ExclusionReason, Finding, FindingCode, Severity
from planner.law_finding import LawFinding, Lift
from planner.media_plan import BuildUp, Goal, MediaPlan, PlanReach, Target, WayOut, WayOutKind
from planner.sourced import Source
from planner.workbook.further_sheets import write_findings, write_glossary, write_reach, write_sources
from planner.workbook.glossary import GLOSSARY
from qualifier.qualification import Bilingual
from tests.planner.revised import usual
from tests.planner.workbook.written import make_plan_line, write_sheet

NBSP = "\u00a0"
REACH = PlanReach(
    people=500_000,
    share=Decimal("0.25"),
    low=480_000,
    high=650_000,
    frequency=Decimal(3),
    k_plus=(500_000, 300_000, 100_000),
    build_up=(
        BuildUp(row_id="display-one", added=450_000, reached=450_000),
        BuildUp(row_id="gone", added=50_000, reached=500_000),
    ),
    flags=(),
)


def plan(**changes: Any) -> MediaPlan:
    bare: dict[str, Any] = {
        "lines": (make_plan_line(), make_plan_line(row_id="display-two")),
        "target": Target(places=("Москва",), people=2_000_000),
        "reach": REACH,
        "goal": Goal.LEADS,
        "findings": (),
        "ways_out": (),
        "law": (),
        "excluded": (),
    }
    return replace(usual(), **{**bare, **changes})


@cache
def reach_sheet(lang: str = "ru", *, values: bool = False) -> Worksheet:
    return write_sheet(lambda canvas, book: write_reach(canvas, plan(), lang, book), values=values)


def cells(sheet: Worksheet, span: str) -> list[list[object]]:
    return [[cell.value for cell in row] for row in sheet[span]]


def test_people_by_contacts_stand_with_their_share_of_the_target() -> None:
    assert cells(reach_sheet(), "A1:C4") == [
        ["Контактов, не меньше", "Людей", "Доля ЦА"],
        ["1+", 500_000, "=B2/2000000"],
        ["2+", 300_000, "=B3/2000000"],
        ["3+", 100_000, "=B4/2000000"],
    ]
    shares = [row[0] for row in cells(reach_sheet(values=True), "C2:C4")]
    assert shares == [0.25, 0.15, 0.05]


def test_reach_grows_line_by_line() -> None:
    assert cells(reach_sheet(), "A6:C8") == [
        ["Строка", "Всего людей с ней", "Новых людей"],
        ["Баннеры", 450_000, 450_000],
        # A line that the plan no longer has is named by its row.
        ["gone", 500_000, 50_000],
    ]
    assert cells(reach_sheet("en"), "A6:A7") == [["Line"], ["Banners"]]


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        (
            "ru",
            f"Каждый человек посчитан один раз; по данным прайса возможно от 480{NBSP}000 до 650{NBSP}000.",
        ),
        ("en", "Each person counts once; what the card knows allows 480,000 to 650,000."),
    ],
)
def test_the_bounds_are_told_below(lang: str, words: str) -> None:
    sheet = reach_sheet(lang)
    assert sheet["A10"].value == words
    assert "A10:C10" in {str(span) for span in sheet.merged_cells.ranges}


def test_each_table_of_reach_has_its_chart() -> None:
    columns, bars = reach_sheet()._charts
    assert [str(one.series[0].val.numRef.f) for one in (columns, bars)] == [
        "Лист!$B$2:$B$4",
        "Лист!$B$7:$B$8",
    ]
    assert [one.type for one in (columns, bars)] == ["col", "bar"]


@pytest.mark.parametrize(("lang", "words"), [("ru", "Охват не считается"), ("en", "No reach to count")])
def test_without_reach_the_sheet_says_so(lang: str, words: str) -> None:
    sheet = write_sheet(lambda canvas, book: write_reach(canvas, plan(reach=None), lang, book))
    assert (sheet["A1"].value, sheet.max_row, sheet._charts) == (words, 1, [])


def test_a_target_of_nobody_divides_by_one() -> None:
    empty = plan(target=Target(places=(), people=0), reach=replace(REACH, k_plus=(0,)))
    sheet = write_sheet(lambda canvas, book: write_reach(canvas, empty, "ru", book))
    assert sheet["C2"].value == "=B2/1"


def finding(code: FindingCode, severity: Severity, ru: str, en: str) -> Finding:
    return Finding(code=code, severity=severity, text=Bilingual(ru=ru, en=en))


LEVY = LawFinding(
    rule="levy",
    severity=Severity.NOTES,
    row_id=None,
    channel=None,
    category=None,
    since=None,
    source="law-38",
    text=Bilingual(ru="Отчисления 3 %", en="A levy of 3 %"),
    todo=Bilingual(ru="Заложить сбор в цену", en="Price it in"),
)
BAN = replace(
    LEVY,
    rule="restricted_resource",
    severity=Severity.BLOCKS,
    row_id="display-one",
    since=date(2025, 9, 1),
    text=Bilingual(ru="Реклама здесь запрещена", en="Advertising is banned here"),
    todo=Bilingual(ru="Снять строку", en="Drop the line"),
    lift=Lift(rule="restricted_resource", reason="письмо", who="И. Петров", on=date(2026, 11, 20)),
)
FULL = {
    "findings": (
        finding(FindingCode.BUDGET_NOT_SPENT, Severity.WARNS, "Осталось 5 ₽.", "5 RUB are left."),
        finding(
            FindingCode.ASK_CLIENT, Severity.NOTES, "Спросить у клиента: каналы.", "Ask the client for: x."
        ),
    ),
    "ways_out": (
        WayOut(
            kind=WayOutKind.MORE_MONEY,
            budget_rub=Decimal("1500000.5"),
            value=1_200,
            days=28,
            text=Bilingual(ru="Добавить денег", en="Add money"),
        ),
    ),
    "law": (BAN, replace(BAN, row_id="display-two"), LEVY),
    "excluded": (
        Exclusion(
            row_id="tv",
            channel=Channel.TV,
            placement=Bilingual(ru="ТВ", en="TV"),
            reason=ExclusionReason.NOT_WANTED,
            text=Bilingual(ru="клиент назвал другие каналы", en="the client named others"),
        ),
    ),
}


def findings_of(lang: str = "ru", *, is_internal: bool, **changes: Any) -> list[list[object]]:
    made = plan(**{**FULL, **changes})
    sheet = write_sheet(lambda canvas, book: write_findings(canvas, made, is_internal=is_internal, lang=lang))
    return cells(sheet, f"A2:B{sheet.max_row}")


def test_the_client_reads_findings_ways_out_and_law() -> None:
    assert findings_of(is_internal=False) == [
        ["проверить", "Осталось 5 ₽."],
        ["к сведению", "Просим уточнить: каналы."],
        ["выход", f"Добавить денег — 1{NBSP}500{NBSP}000,50 ₽ без НДС, лиды: 1{NBSP}200"],
        ["останавливает", "Строки 1, 2. Реклама здесь запрещена (с 01.09.2025). Снять строку."],
    ]


def test_the_client_reads_it_in_english() -> None:
    assert findings_of("en", is_internal=False) == [
        ["check", "5 RUB are left."],
        ["note", "Please tell us: x."],
        ["way out", "Add money — 1,500,000.50 RUB without VAT, leads: 1,200"],
        ["blocks", "Lines 1, 2. Advertising is banned here (since 01.09.2025). Drop the line."],
    ]


def test_the_house_also_reads_who_lifted_a_ban_the_levy_and_what_was_left_out() -> None:
    rows = findings_of(is_internal=True)
    assert rows[1] == ["к сведению", "Спросить у клиента: каналы."]
    assert str(rows[3][1]).endswith("Запрет снят: И. Петров, 20.11.2026, письмо.")
    assert rows[4:] == [
        ["к сведению", "Отчисления 3 %. Заложить сбор в цену."],
        ["не вошло", "ТВ: клиент назвал другие каналы"],
    ]


def test_lines_with_different_lifts_are_told_apart_in_the_house_only() -> None:
    law = (BAN, replace(BAN, row_id="display-two", lift=None))
    house, client = (findings_of(is_internal=one, law=law, excluded=()) for one in (True, False))
    assert [str(text)[:9] for _, text in house[3:]] == ["Строка 1.", "Строка 2."]
    assert len(client[3:]) == 1


def test_a_plan_with_nothing_against_it_has_heads_only() -> None:
    made = plan()
    sheet = write_sheet(lambda canvas, book: write_findings(canvas, made, is_internal=True, lang="ru"))
    assert sheet.max_row == 1
    assert sheet.freeze_panes == "A2"


@pytest.mark.parametrize(("lang", "heads"), [("ru", ["Термин", "Что значит"]), ("en", ["Term", "Meaning"])])
def test_every_word_is_explained(lang: str, heads: list[str]) -> None:
    sheet = write_sheet(lambda canvas, book: write_glossary(canvas, lang))
    rows = cells(sheet, f"A1:B{sheet.max_row}")
    assert rows[0] == heads
    assert rows[1:] == [[term.in_language(lang), text.in_language(lang)] for term, text in GLOSSARY]
    assert all(str(text).endswith(".") for _, text in rows[1:])


SOURCES = {
    key: Source.model_validate({"kind": kind, "name": {"ru": ru, "en": en}, "where": where})
    for key, kind, ru, en, where in (
        ("vat", "law", "НК РФ, ст. 164", "Tax Code, art. 164", "pravo.gov.ru"),
        ("agency", "seller", "Договор", "Contract", "the house"),
        ("guess", "assumption", "Оценка", "A guess", "nowhere"),
    )
}


@pytest.mark.parametrize(
    ("lang", "rows"),
    [
        (
            "ru",
            [
                ["agency", "seller: Договор (the house)"],
                ["guess", "assumption: Оценка (nowhere)"],
                ["vat", "law: НК РФ, ст. 164 (pravo.gov.ru)"],
            ],
        ),
        (
            "en",
            [
                ["agency", "seller: Contract (the house)"],
                ["guess", "assumption: A guess (nowhere)"],
                ["vat", "law: Tax Code, art. 164 (pravo.gov.ru)"],
            ],
        ),
    ],
)
def test_sources_stand_by_their_keys_with_how_far_they_bind(lang: str, rows: list[list[str]]) -> None:
    sheet = write_sheet(lambda canvas, book: write_sources(canvas, plan(sources=SOURCES), lang))
    assert cells(sheet, "A2:B4") == rows


def test_a_long_finding_makes_its_row_higher() -> None:
    # 110 width units hold 121 letters: 250 need three lines of 12 points and the margin.
    told = finding(FindingCode.BUDGET_NOT_SPENT, Severity.WARNS, "ж" * 250, "x")
    made = plan(findings=(told,))
    sheet = write_sheet(lambda canvas, book: write_findings(canvas, made, is_internal=False, lang="ru"))
    assert sheet.row_dimensions[2].height == 39
