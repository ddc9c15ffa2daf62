"""What each column of the plan shows of a line: values by hand, formulas over the cells before."""

from datetime import date
from decimal import Decimal

import pytest

from planner.buying_unit import BuyingUnit
from planner.media_plan import PlanLine, Rates
from planner.money import Amount, VatPart
from planner.workbook.canvas import Cell, Formula, Look
from planner.workbook.plan_columns import BY_KEY, COLUMNS
from tests.planner.workbook.written import make_plan_line, rate, sure

LINE = make_plan_line()
ON_REQUEST = make_plan_line(price=None, unit_price=None, cost=None, vat_parts=())


def show(key: str, line: PlanLine = LINE, lang: str = "ru") -> Cell:
    """Return a line's cell; other cells of the row go by their column's name in capitals."""
    return BY_KEY[key].fill(line, str.upper, lang)


@pytest.mark.parametrize(
    ("key", "russian", "english"),
    [
        ("placement", "Баннеры", "Banners"),
        ("format", "300×250", "300×250"),
        ("places", "Москва, Казань", "Moscow, Kazan"),
        ("period", "01.02.2027–28.02.2027", "01.02.2027–28.02.2027"),
        ("unit", "1000 показов", "1,000 impressions"),
        ("row", "display-one", "display-one"),
        ("why", "Дешёвый охват.", "Cheap reach."),
        ("sources", "sample-prices, volume, agency, season, geo, past", None),
    ],
)
def test_words_come_in_the_readers_language(key: str, russian: str, english: str | None) -> None:
    assert show(key) == russian
    assert show(key, lang="en") == (english or russian)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("quantity", 2_000),
        ("price", 150),
        # 1.2 x 1.1 x 2 segments.
        ("factor", Decimal("2.64")),
        ("discount", Decimal("0.1")),
        ("fee", Decimal("0.15")),
        ("target_impressions", 1_500_000),
        ("reach", 500_000),
        ("views", None),
        ("next", 19),
        # 160 of 8,000.
        ("cr", Decimal("0.02")),
        # 8,000 of 2,000,000.
        ("ctr", Decimal("0.004")),
    ],
)
def test_figures_are_the_lines_own(key: str, value: object) -> None:
    assert show(key) == value


@pytest.mark.parametrize(
    ("key", "text", "value"),
    [
        ("media", "=ROUND(PRICE*FACTOR*(1-DISCOUNT)*QUANTITY,2)", "712800"),
        ("net", "=ROUND(PRICE*FACTOR*(1-DISCOUNT)*QUANTITY*(1+FEE),2)", "819720"),
        ("vat", "=ROUND(NET*0.22,2)", "180338.40"),
        ("gross", "=NET+VAT", "1000058.40"),
        ("impressions", "=QUANTITY*1000", "2000000"),
        ("frequency", "=TARGET_IMPRESSIONS/REACH", "3"),
        ("clicks", "=ROUND(IMPRESSIONS*CTR,0)", "8000"),
        ("leads", "=ROUND(CLICKS*CR,0)", "160"),
        # 819,720 for 2,000 thousands, 8,000 clicks and 160 leads, half up to the kopeck.
        ("cpm", "=ROUND(NET/IMPRESSIONS*1000,2)", "409.86"),
        ("cpc", "=ROUND(NET/CLICKS*1,2)", "102.47"),
        ("cpl", "=ROUND(NET/LEADS*1,2)", "5123.25"),
    ],
)
def test_what_can_be_counted_is_a_formula_with_its_result(key: str, text: str, value: str) -> None:
    cell = show(key)
    assert isinstance(cell, Formula)
    assert cell.text == text
    assert cell.value == Decimal(value)


@pytest.mark.parametrize("key", ["media", "net", "vat", "gross", "cpm", "cpc", "cpl", "price"])
def test_a_price_on_request_leaves_money_empty(key: str) -> None:
    assert show(key, ON_REQUEST) is None


@pytest.mark.parametrize("key", ["quantity", "factor", "fee", "impressions", "reach"])
def test_a_price_on_request_leaves_the_rest(key: str) -> None:
    assert show(key, ON_REQUEST) == show(key)


@pytest.mark.parametrize(
    ("key", "missing"),
    [
        ("impressions", {"impressions": None}),
        ("cpm", {"impressions": None}),
        ("cpm", {"impressions": 0}),
        ("ctr", {"impressions": None}),
        ("ctr", {"clicks": None}),
        ("clicks", {"clicks": None}),
        ("cpc", {"clicks": None}),
        ("cpc", {"clicks": sure(0)}),
        ("cr", {"clicks": None}),
        ("cr", {"clicks": sure(0)}),
        ("cr", {"leads": None}),
        ("leads", {"leads": None}),
        ("cpl", {"leads": sure(0)}),
        ("frequency", {"frequency": None}),
        ("frequency", {"reach": 0}),
        ("frequency", {"target_impressions": None}),
    ],
)
def test_without_its_base_a_cell_is_empty(key: str, missing: dict[str, object]) -> None:
    assert show(key, make_plan_line(**missing)) is None


def test_a_row_without_a_discount_has_none_of_it() -> None:
    assert show("discount", make_plan_line(discount=None)) == 0


def test_a_flight_over_two_rates_is_split_by_its_days() -> None:
    parts = (
        VatPart(
            start=date(2025, 12, 15),
            end=date(2025, 12, 31),
            rate=Decimal("0.20"),
            amount=Amount(net=Decimal("459.46"), vat=Decimal("91.89")),
        ),
        VatPart(
            start=date(2026, 1, 1),
            end=date(2026, 1, 20),
            rate=Decimal("0.22"),
            amount=Amount(net=Decimal("540.54"), vat=Decimal("118.92")),
        ),
    )
    cell = show("vat", make_plan_line(vat_parts=parts))
    assert isinstance(cell, Formula)
    before, whole = "ROUND(NET*17/37,2)", "ROUND(NET*37/37,2)"
    assert cell.text == f"=ROUND(({before}-0)*0.20,2)+ROUND(({whole}-{before})*0.22,2)"
    # 1,000 x 17/37 = 459.46, of it 20 % is 91.89; 22 % of the rest, 540.54, is 118.92.
    assert cell.value == Decimal("210.81")


CLICKS = make_plan_line(unit=BuyingUnit.CPC, quantity=Decimal(8_000))
MESSAGES = make_plan_line(unit=BuyingUnit.SMS, quantity=Decimal(40_000), impressions=40_000, clicks=None)
DAYS = make_plan_line(unit=BuyingUnit.DAY, quantity=Decimal(28), impressions=7_000)


@pytest.mark.parametrize(
    ("line", "key", "cell"),
    [
        # Bought by the click: clicks are the units, and the rate follows from them.
        (CLICKS, "impressions", 2_000_000),
        (CLICKS, "clicks", Formula("=ROUND(QUANTITY,0)", 8_000)),
        (CLICKS, "ctr", Formula("=CLICKS/IMPRESSIONS", 0.004)),
        (MESSAGES, "impressions", Formula("=ROUND(QUANTITY*1.0,0)", 40_000)),
        (MESSAGES, "ctr", None),
        (DAYS, "impressions", Formula("=ROUND(QUANTITY*250.0,0)", 7_000)),
        # Nothing is bought yet the seller names impressions: they stand as they are.
        (make_plan_line(unit=BuyingUnit.DAY, quantity=Decimal(0)), "impressions", 2_000_000),
        # Clicks without impressions have no rate to follow.
        (make_plan_line(impressions=None), "clicks", 8_000),
        (make_plan_line(clicks=None), "leads", 160),
    ],
)
def test_a_unit_decides_what_follows_from_what(line: PlanLine, key: str, cell: Cell) -> None:
    assert show(key, line) == cell


def test_many_places_are_counted() -> None:
    places = tuple(f"Город {letter}" for letter in "абвгдежзик")
    line = make_plan_line(places=places)
    assert str(show("places", line)).endswith("Город з и ещё 2")
    assert str(show("places", line, "en")).endswith("Gorod z and 2 more")


def test_sources_are_named_once_and_only_where_there_are_figures() -> None:
    bare = make_plan_line(price=None, discount=None, factors=(), rates=Rates(vtr=rate("0.3", "agency")))
    assert show("sources", bare) == "agency"


def test_the_house_alone_reads_its_columns() -> None:
    internal = [column.key for column in COLUMNS if column.is_internal]
    assert internal == ["row", "next", "why", "sources"]


@pytest.mark.parametrize(
    ("look", "keys"),
    [
        (Look.MONEY, {"media", "net", "vat", "gross", "cpm", "cpc", "cpl"}),
        (Look.SHARE, {"discount", "fee", "ctr", "cr"}),
        (Look.PRICE, {"price"}),
        (Look.FACTOR, {"factor"}),
        (Look.RATIO, {"frequency"}),
    ],
)
def test_a_column_looks_like_what_it_holds(look: Look, keys: set[str]) -> None:
    assert {column.key for column in COLUMNS if column.look is look} == keys


def test_a_formula_only_asks_cells_that_there_are() -> None:
    asked: list[str] = []

    def place(key: str) -> str:
        asked.append(key)
        return "A1"

    for line in (LINE, CLICKS, MESSAGES, DAYS):
        for column in COLUMNS:
            column.fill(line, place, "ru")
    assert set(asked) <= set(BY_KEY)
    assert not any(BY_KEY[key].is_internal for key in asked)
