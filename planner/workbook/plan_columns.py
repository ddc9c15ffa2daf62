"""The columns of a media plan: what each shows, as a value or as a formula of the columns before it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from planner.buying_unit import LABELS, BuyingUnit
from planner.line_cost import price_per
from planner.media_plan import PlanLine, Range
from planner.money import divide, multiply
from planner.place_names import say_places
from planner.plan_words import say_day
from planner.workbook.canvas import Cell, Formula, Look
from qualifier.qualification import Bilingual

# A row stays readable: the plan as JSON names every place.
_MOST_PLACES = 8
# Turns `{net}` in a formula into the cell of that column in the same row.
Place = Callable[[str], str]
Fill = Callable[[PlanLine, Place, str], Cell]


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column; `is_internal` ones never reach the client."""

    key: str
    title: Bilingual
    width: float
    look: Look
    fill: Fill
    is_internal: bool = False


def _text(read: Callable[[PlanLine, str], str]) -> Fill:
    return lambda line, place, lang: read(line, lang)


def _number(read: Callable[[PlanLine], Decimal | int | None]) -> Fill:
    return lambda line, place, lang: read(line)


def _middle(found: Range | None) -> int | None:
    return None if found is None else found.middle


def _factor(line: PlanLine) -> Decimal:
    return multiply(*(one.factor.value for one in line.factors), Decimal(line.segments))


def _media(line: PlanLine, place: Place, lang: str) -> Cell:
    if line.cost is None:
        return None
    text = "=ROUND({price}*{factor}*(1-{discount})*{quantity},2)"
    return Formula(_fit(text, place), line.cost.media)


def _net(line: PlanLine, place: Place, lang: str) -> Cell:
    if line.cost is None:
        return None
    text = "=ROUND({price}*{factor}*(1-{discount})*{quantity}*(1+{fee}),2)"
    return Formula(_fit(text, place), line.cost.amount.net)


def _vat(line: PlanLine, place: Place, lang: str) -> Cell:
    """One rate: net x rate. A flight over a change of rate: each part by its days."""
    if line.cost is None:
        return None
    if len(line.vat_parts) == 1:
        return Formula(f"=ROUND({place('net')}*{line.vat_parts[0].rate},2)", line.vat_parts[0].amount.vat)
    whole = sum((part.end - part.start).days + 1 for part in line.vat_parts)
    terms, passed, before = [], 0, "0"
    for part in line.vat_parts:
        passed += (part.end - part.start).days + 1
        upto = f"ROUND({place('net')}*{passed}/{whole},2)"
        terms.append(f"ROUND(({upto}-{before})*{part.rate},2)")
        before = upto
    return Formula("=" + "+".join(terms), sum(part.amount.vat for part in line.vat_parts))


def _gross(line: PlanLine, place: Place, lang: str) -> Cell:
    return (
        None
        if line.cost is None
        else Formula(f"={place('net')}+{place('vat')}", line.cost.amount.net + _vat_sum(line))
    )


def _vat_sum(line: PlanLine) -> Decimal:
    return sum((part.amount.vat for part in line.vat_parts), Decimal(0))


def _impressions(line: PlanLine, place: Place, lang: str) -> Cell:
    if line.impressions is None:
        return None
    if line.unit is BuyingUnit.CPM:
        return Formula(f"={place('quantity')}*1000", line.impressions)
    if line.unit is BuyingUnit.CPC or not line.quantity:
        return line.impressions
    per_unit = line.impressions / float(line.quantity)
    return Formula(f"=ROUND({place('quantity')}*{per_unit!r},0)", line.impressions)


def _ctr(line: PlanLine, place: Place, lang: str) -> Cell:
    if not line.impressions or line.clicks is None:
        return None
    if line.unit is BuyingUnit.CPC:
        return Formula(f"={place('clicks')}/{place('impressions')}", line.clicks.middle / line.impressions)
    return divide(Decimal(line.clicks.middle), Decimal(line.impressions))


def _clicks(line: PlanLine, place: Place, lang: str) -> Cell:
    if line.clicks is None:
        return None
    if line.unit is BuyingUnit.CPC:
        return Formula(f"=ROUND({place('quantity')},0)", line.clicks.middle)
    if not line.impressions:
        return line.clicks.middle
    return Formula(f"=ROUND({place('impressions')}*{place('ctr')},0)", line.clicks.middle)


def _conversion(line: PlanLine) -> Decimal | None:
    if line.clicks is None or line.leads is None or not line.clicks.middle:
        return None
    return divide(Decimal(line.leads.middle), Decimal(line.clicks.middle))


def _leads(line: PlanLine, place: Place, lang: str) -> Cell:
    if line.leads is None:
        return None
    if _conversion(line) is None:
        return line.leads.middle
    return Formula(f"=ROUND({place('clicks')}*{place('cr')},0)", line.leads.middle)


def _cost_per(count: str, read: Callable[[PlanLine], int | None], per: int = 1) -> Fill:
    def fill(line: PlanLine, place: Place, lang: str) -> Cell:
        found = read(line)
        if not found or line.cost is None:
            return None
        value = price_per(line.cost.amount.net, Decimal(found), per=per)
        return Formula(f"=ROUND({place('net')}/{place(count)}*{per},2)", value)

    return fill


def _frequency(line: PlanLine, place: Place, lang: str) -> Cell:
    if line.frequency is None or not line.reach or line.target_impressions is None:
        return None
    return Formula(f"={place('target_impressions')}/{place('reach')}", line.target_impressions / line.reach)


def _fit(text: str, place: Place) -> str:
    for key in ("price", "factor", "discount", "quantity", "fee"):
        text = text.replace(f"{{{key}}}", place(key))
    return text


def _sources(line: PlanLine, lang: str) -> str:
    held = (line.price, line.discount, line.fee, *(one.factor for one in line.factors))
    rates = (line.rates.ctr, line.rates.vtr, line.rates.cr)
    keys = (one.source for one in (*held, *rates) if one is not None)
    return ", ".join(dict.fromkeys(keys))


def _column(key: str, titles: tuple[str, str], width: float, look: Look, fill: Fill) -> Column:
    return Column(key=key, title=Bilingual(ru=titles[0], en=titles[1]), width=width, look=look, fill=fill)


def _internal(key: str, titles: tuple[str, str], width: float, look: Look, fill: Fill) -> Column:
    title = Bilingual(ru=titles[0], en=titles[1])
    return Column(key=key, title=title, width=width, look=look, fill=fill, is_internal=True)


COLUMNS: tuple[Column, ...] = (
    _column(
        "placement", ("Площадка", "Placement"), 26, Look.TEXT, _text(lambda x, n: x.placement.in_language(n))
    ),
    _column("format", ("Формат", "Format"), 20, Look.TEXT, _text(lambda x, n: x.format.in_language(n))),
    _column(
        "places",
        ("Гео", "Regions"),
        15,
        Look.TEXT,
        _text(lambda x, n: say_places(x.places, n, most=_MOST_PLACES)),
    ),
    _column(
        "period",
        ("Период", "Period"),
        11,
        Look.TEXT,
        _text(lambda x, n: f"{say_day(x.start)}–{say_day(x.end)}"),
    ),
    _column(
        "unit", ("Единица закупки", "Unit"), 10, Look.TEXT, _text(lambda x, n: LABELS[x.unit].in_language(n))
    ),
    _column("quantity", ("Кол-во единиц", "Units"), 10, Look.COUNT, _number(lambda x: x.quantity)),
    _column(
        "price",
        ("Цена за единицу, ₽ без НДС и АК (прайс)", "Unit price, RUB, list, no VAT, no fee"),
        11,
        Look.PRICE,
        _number(lambda x: x.price.value if x.price else None),
    ),
    _column("factor", ("Коэффициенты и наценки, ×", "Coefficients, ×"), 11, Look.FACTOR, _number(_factor)),
    _column(
        "discount",
        ("Скидка", "Discount"),
        8,
        Look.SHARE,
        _number(lambda x: x.discount.value if x.discount else Decimal(0)),
    ),
    _column("media", ("Размещение, ₽ без НДС", "Media, RUB, no VAT"), 13, Look.MONEY, _media),
    _column("fee", ("АК", "Agency fee"), 7, Look.SHARE, _number(lambda x: x.fee.value)),
    _column("net", ("Стоимость с АК, ₽ без НДС", "Cost with fee, RUB, no VAT"), 13, Look.MONEY, _net),
    _column("vat", ("НДС, ₽", "VAT, RUB"), 12, Look.MONEY, _vat),
    _column("gross", ("Стоимость с АК и НДС, ₽", "Cost with fee and VAT, RUB"), 13, Look.MONEY, _gross),
    _column("impressions", ("Показы", "Impressions"), 12, Look.COUNT, _impressions),
    _column(
        "target_impressions",
        ("Показы в ЦА", "Impressions in target"),
        12,
        Look.COUNT,
        _number(lambda x: x.target_impressions),
    ),
    _column(
        "reach", ("Охват в ЦА, чел.", "Reach in target, people"), 11, Look.COUNT, _number(lambda x: x.reach)
    ),
    _column("frequency", ("Частота", "Frequency"), 8, Look.RATIO, _frequency),
    _column("ctr", ("CTR", "CTR"), 8, Look.SHARE, _ctr),
    _column("clicks", ("Клики", "Clicks"), 9, Look.COUNT, _clicks),
    _column("cr", ("CR", "CR"), 8, Look.SHARE, _number(_conversion)),
    _column("leads", ("Лиды", "Leads"), 8, Look.COUNT, _leads),
    _column("views", ("Просмотры", "Views"), 10, Look.COUNT, _number(lambda x: _middle(x.views))),
    _column(
        "cpm", ("CPM, ₽", "CPM, RUB"), 9, Look.MONEY, _cost_per("impressions", lambda x: x.impressions, 1000)
    ),
    _column("cpc", ("CPC, ₽", "CPC, RUB"), 9, Look.MONEY, _cost_per("clicks", lambda x: _middle(x.clicks))),
    _column("cpl", ("CPL, ₽", "CPL, RUB"), 9, Look.MONEY, _cost_per("leads", lambda x: _middle(x.leads))),
    _internal("row", ("Строка прайса", "Price row"), 18, Look.TEXT, _text(lambda x, n: x.row_id)),
    _internal(
        "next",
        ("Ещё 100 000 ₽ дадут", "Next 100,000 RUB bring"),
        12,
        Look.COUNT,
        _number(lambda x: x.next_value),
    ),
    _internal(
        "why", ("Зачем строка", "Why this line"), 50, Look.TEXT, _text(lambda x, n: x.why.in_language(n))
    ),
    _internal("sources", ("Источники чисел", "Sources"), 28, Look.TEXT, _text(_sources)),
)
BY_KEY: Mapping[str, Column] = {column.key: column for column in COLUMNS}
