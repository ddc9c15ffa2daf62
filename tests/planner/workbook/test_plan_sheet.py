"""The plan's sheet: where everything stands, live sums with their results, and the trade's ladder."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from planner.brief import Channel
from planner.buying_unit import BuyingUnit
from planner.line_cost import LineCost
from planner.media_plan import Goal, MediaPlan, PlanLine, Range
from planner.money import Amount
from planner.totals import Totals
from planner.workbook.plan_columns import BY_KEY
from planner.workbook.plan_sheet import Table, write_plan_sheet
from tests.planner.revised import usual
from tests.planner.workbook.written import make_plan_line, sure, write_sheet

TOTALS = Totals(
    media=Decimal("872800.00"),
    fee=Decimal("106920.00"),
    amount=Amount(net=Decimal("979720.00"), vat=Decimal("215538.40")),
    impressions=Decimal(2_040_000),
    clicks=Decimal(8_000),
    leads=Decimal(160),
    views=None,
    cpm=Decimal("480.25"),
    ctr=Decimal("0.004"),
    cpc=Decimal("102.47"),
    cpl=Decimal("5123.25"),
    cpl_whole_plan=Decimal("6123.25"),
)


@cache
def messages() -> PlanLine:
    """40,000 messages at 4 roubles: no clicks, no discount, no fee."""
    amount = Amount(net=Decimal("160000.00"), vat=Decimal("35200.00"))
    return make_plan_line(
        row_id="sms-one",
        channel=Channel.SMS,
        unit=BuyingUnit.SMS,
        quantity=Decimal(40_000),
        factors=(),
        segments=1,
        discount=None,
        cost=LineCost(media=amount.net, fee=Decimal(0), amount=amount),
        impressions=40_000,
        target_impressions=40_000,
        reach=40_000,
        clicks=None,
        leads=None,
    )


def plan(**changes: Any) -> MediaPlan:
    lines = (make_plan_line(), messages())
    return replace(usual(), **{"lines": lines, "totals": TOTALS, **changes})


def write(made: MediaPlan, *, is_internal: bool = False, lang: str = "ru", values: bool = False) -> Worksheet:
    return write_sheet(
        lambda canvas, book: write_plan_sheet(canvas, made, is_internal=is_internal, lang=lang),
        values=values,
    )


@cache
def opened(lang: str = "ru", *, values: bool = False) -> Worksheet:
    """Return the sheet of the two lines, written once."""
    return write(plan(), lang=lang, values=values)


def keys_of(made: MediaPlan, *, is_internal: bool = False) -> tuple[str, ...]:
    tables: list[Table] = []
    write_sheet(
        lambda canvas, book: tables.append(write_plan_sheet(canvas, made, is_internal=is_internal, lang="ru"))
    )
    return tables[0].keys


def test_a_table_names_cells_as_formulas_do() -> None:
    table = Table(columns=(BY_KEY["net"], BY_KEY["vat"]), first=11, last=12)
    # The number of the line stands in A.
    assert (table.letter("net"), table.letter("vat")) == ("B", "C")
    assert table.span("vat") == "C12:C13"


HEAD = [
    (2, "Клиент", "Client", "Пекарни «Северный Хлеб»", None),
    (3, "Продукт", "Product", "новые пекарни", None),
    (4, "Цель", "Goal", "лиды", "leads"),
    (5, "География", "Regions", "Москва", "Moscow"),
    (7, "Период", "Period", "01.02.2027–28.02.2027", None),
    (8, "Дата плана", "Plan date", "25.11.2026", None),
]


@pytest.mark.parametrize(("row", "russian", "english", "value", "translated"), HEAD)
def test_the_head_says_what_was_asked(
    row: int, russian: str, english: str, value: str, translated: str | None
) -> None:
    ru, en = opened(), opened("en")
    assert (ru[f"A{row}"].value, ru[f"C{row}"].value) == (russian, value)
    assert (en[f"A{row}"].value, en[f"C{row}"].value) == (english, translated or value)


def test_the_head_is_titled_and_tells_people_and_card() -> None:
    ru, en = opened(), opened("en")
    assert (ru["A1"].value, en["A1"].value) == ("Медиаплан", "Media plan")
    assert str(ru["C6"].value).startswith("все 25–45, ")
    assert str(en["C6"].value).startswith("everybody 25–45, ")
    assert ru["C9"].value == f"{usual().card.name} {usual().card.version}"


def test_what_nobody_named_is_a_dash() -> None:
    bare = replace(usual().brief, advertiser=None, product=None)
    target = replace(usual().target, places=())
    sheet = write(plan(brief=bare, target=target, start=None, end=None))
    assert [sheet[f"C{row}"].value for row in (2, 3, 5, 7)] == ["—"] * 4


@pytest.mark.parametrize("period", [{"start": None}, {"end": None}])
def test_half_a_period_is_none(period: dict[str, None]) -> None:
    assert write(plan(**period))["C7"].value == "—"


def test_many_regions_are_counted_in_the_head() -> None:
    places = tuple(f"Город {number}" for number in range(14))
    sheet = write(plan(target=replace(usual().target, places=places)))
    assert str(sheet["C5"].value).endswith("Город 11 и ещё 2")


@pytest.mark.parametrize(("length", "is_cut"), [(240, False), (241, True)])
def test_a_name_is_cut_from_so_many_letters_on(length: int, *, is_cut: bool) -> None:
    brief = replace(usual().brief, advertiser="Ж" * length)
    value = str(write(plan(brief=brief))["C2"].value)
    assert len(value) == 240
    assert value.endswith("…") is is_cut


def test_a_short_name_keeps_its_lines() -> None:
    sheet = write(plan(brief=replace(usual().brief, advertiser="А\nБ")))
    assert sheet["C2"].value == "А\nБ"
    # Two lines of 12 points and the margin.
    assert sheet.row_dimensions[2].height == 27


def test_lines_are_numbered_below_their_titles() -> None:
    sheet = opened()
    assert [sheet[f"A{row}"].value for row in (11, 12, 13)] == ["№", 1, 2]
    assert [sheet[f"{column}11"].value for column in "BMN"] == [
        "Площадка",
        "Стоимость с АК, ₽ без НДС",
        "НДС, ₽",
    ]
    assert opened("en")["M11"].value == "Cost with fee, RUB, no VAT"
    assert sheet.freeze_panes == "C12"


def test_formulas_of_a_line_ask_their_own_row() -> None:
    sheet = opened()
    assert sheet["M12"].value == "=ROUND(H12*I12*(1-J12)*G12*(1+L12),2)"
    assert sheet["O13"].value == "=M13+N13"
    assert sheet["P13"].value == "=ROUND(G13*1.0,0)"
    # The messages have no clicks, so nothing follows from them.
    assert [sheet[f"{column}13"].value for column in "TUVW"] == [None] * 4


SUMS = [
    ("K", "=SUM(K12:K13)", 872_800.0),
    ("M", "=SUM(M12:M13)", 979_720.0),
    ("N", "=SUM(N12:N13)", 215_538.4),
    ("O", "=SUM(O12:O13)", 1_195_258.4),
    ("P", "=SUM(P12:P13)", 2_040_000),
    ("Q", "=SUM(Q12:Q13)", 1_540_000),
    ("U", "=SUM(U12:U13)", 8_000),
    ("W", "=SUM(W12:W13)", 160),
    ("T", '=SUMIFS(U12:U13,P12:P13,">0")/SUMIFS(P12:P13,U12:U13,">0")', 0.004),
    ("X", '=ROUND(SUMIF(P12:P13,">0",M12:M13)/SUM(P12:P13)*1000,2)', 480.25),
    ("Y", '=ROUND(SUMIF(U12:U13,">0",M12:M13)/SUM(U12:U13),2)', 102.47),
    ("Z", '=ROUND(SUMIF(W12:W13,">0",M12:M13)/SUM(W12:W13),2)', 5_123.25),
]


@pytest.mark.parametrize(("column", "text", "value"), SUMS)
def test_sums_are_live_and_ratios_only_over_lines_with_a_base(column: str, text: str, value: float) -> None:
    assert opened()[f"{column}14"].value == text
    assert opened(values=True)[f"{column}14"].value == value


def test_what_does_not_add_up_has_no_sum() -> None:
    sheet = opened()
    # Units, prices, factors, discounts, fees and frequencies.
    assert [sheet[f"{column}14"].value or "" for column in "GHIJLSV"] == [""] * 7
    assert sheet["B14"].value == "Итого"
    assert usual().reach is not None
    assert sheet["R14"].value == usual().reach.people
    assert not write(plan(reach=None))["R14"].value


LADDER = [
    (16, "Итого медиабюджет без НДС", "Media budget without VAT", "=K14", 872_800.0),
    (17, "Агентская комиссия", "Agency fee", "=M14-K14", 106_920.0),
    (18, "Итого без НДС с АК", "Total with fee, without VAT", "=M14", 979_720.0),
    (19, "НДС", "VAT", "=N14", 215_538.4),
    (20, "Итого с НДС", "Total with VAT", "=M14+N14", 1_195_258.4),
]


@pytest.mark.parametrize(("row", "russian", "english", "text", "value"), LADDER)
def test_the_ladder_leads_from_media_to_everything(
    row: int, russian: str, english: str, text: str, value: float
) -> None:
    sheet = opened()
    assert (sheet[f"B{row}"].value, sheet[f"C{row}"].value) == (russian, text)
    assert opened("en")[f"B{row}"].value == english
    assert opened(values=True)[f"C{row}"].value == value


@pytest.mark.parametrize(
    ("lang", "words"), [("ru", ("Итого", "цена по запросу")), ("en", ("Total", "price on request"))]
)
def test_a_price_on_request_leaves_no_sums_and_no_ladder(lang: str, words: tuple[str, str]) -> None:
    line = make_plan_line(price=None, unit_price=None, cost=None, vat_parts=())
    sheet = write(plan(lines=(line, messages()), totals=None), lang=lang)
    assert (sheet["B14"].value, sheet["C14"].value) == words
    assert not sheet["M14"].value
    # The notes follow at once.
    assert str(sheet["B17"].value).startswith(("Цены прайса", "List prices"))


@pytest.mark.parametrize(
    ("lang", "first", "sample"),
    [("ru", "Цены прайса — без НДС", "Прайс-лист учебный"), ("en", "List prices are without", "The rate")],
)
def test_notes_say_on_which_basis_prices_stand(lang: str, first: str, sample: str) -> None:
    sheet = opened(lang)
    assert str(sheet["B22"].value).startswith(first)
    assert str(sheet["B24"].value).startswith(sample)
    real = write(plan(card=replace(usual().card, is_sample=False)), lang=lang)
    assert str(real["B22"].value).startswith(first)
    assert real["B24"].value is None


@pytest.mark.parametrize(
    ("changes", "gone", "kept"),
    [
        ({}, {"views"}, {"clicks", "ctr", "cpc", "leads", "cr", "cpl", "cpm"}),
        ({"views": sure(5)}, set(), {"views"}),
        ({"leads": None}, {"leads", "cr", "cpl"}, {"clicks", "ctr", "cpc"}),
        ({"clicks": None, "leads": None}, {"clicks", "ctr", "cpc", "leads", "cr", "cpl"}, {"cpm"}),
        ({"impressions": None}, {"cpm", "ctr"}, {"impressions", "clicks", "reach", "frequency"}),
    ],
)
def test_a_column_that_no_line_fills_is_left_out(
    changes: dict[str, Range | None], gone: set[str], kept: set[str]
) -> None:
    shown = set(keys_of(plan(lines=(make_plan_line(**changes),))))
    assert not gone & shown
    assert kept <= shown


def test_columns_keep_their_order_and_the_house_reads_its_own_last() -> None:
    client, house = keys_of(plan()), keys_of(plan(), is_internal=True)
    assert house == (*client, "row", "next", "why", "sources")
    assert write(plan(), is_internal=True)["AA12"].value == "display-one"


def test_sums_of_columns_that_are_left_out_are_left_out() -> None:
    lines = (make_plan_line(leads=None),)
    sheet = write(plan(lines=lines))
    texts = [cell.value for cell in sheet[13] if isinstance(cell.value, str)]
    assert not any("SUMIF(W" in text for text in texts)
    assert "=SUM(U12:U12)" in texts


def test_a_plan_without_lines_leaves_one_empty_row() -> None:
    sheet = write(plan(lines=(), totals=None, reach=None))
    assert sheet["A12"].value is None
    assert sheet["B13"].value == "Итого"


def test_the_sheet_prints_on_one_page_across() -> None:
    sheet = write(plan(goal=Goal.REACH, as_of=date(2026, 12, 1)))
    assert sheet.page_setup.orientation == "landscape"
    # A3, as wide as a page and as long as needed; titles on every page.
    assert sheet.page_setup.paperSize == 8
    assert sheet.page_setup.fitToHeight == 0
    assert sheet.print_title_rows == "$11:$11"
    assert (sheet["C4"].value, sheet["C8"].value) == ("охват", "01.12.2026")
