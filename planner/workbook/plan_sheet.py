"""The sheet of the plan: what was asked, the lines, the totals, and on which basis the prices stand."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from planner.media_plan import MediaPlan, PlanLine
from planner.place_names import say_places
from planner.plan_words import GOALS, say_day, say_people
from planner.workbook.canvas import Canvas, Cell, Formula, Look, name_column
from planner.workbook.plan_columns import COLUMNS, Column
from planner.workbook.safe_cells import clean_text

_ADDED = ("media", "net", "vat", "gross", "impressions", "target_impressions", "clicks", "leads", "views")
_OPTIONAL = frozenset({"views", "leads", "cr", "cpl", "clicks", "ctr", "cpc", "cpm"})
_LINE_HEIGHT = 27
_MOST_PLACES = 12
# The head's values stand over these columns, so many width units wide, and hold so many letters.
_HEAD_FIRST, _HEAD_LAST, _HEAD_WIDTH, _HEAD_LETTERS = 2, 9, 80.0, 240
_MONEY = frozenset({"media", "net", "vat", "gross"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Where the lines stand: the columns shown and the first and last row (0-based)."""

    columns: tuple[Column, ...]
    first: int
    last: int

    def letter(self, key: str) -> str:
        """Return the letters of a column; the number of the line stands before all of them."""
        return name_column(self.keys.index(key) + 1)

    @property
    def keys(self) -> tuple[str, ...]:
        """Return the columns' keys in their order."""
        return tuple(column.key for column in self.columns)

    def span(self, key: str) -> str:
        """Return the cells of a column over all lines."""
        letter = self.letter(key)
        return f"{letter}{self.first + 1}:{letter}{self.last + 1}"


def write_plan_sheet(canvas: Canvas, plan: MediaPlan, *, is_internal: bool, lang: str) -> Table:
    """Write the sheet and return where its lines stand."""
    columns = _choose_columns(plan, is_internal=is_internal)
    head = _write_head(canvas, plan, lang) + 1
    table = Table(columns=columns, first=head + 1, last=head + max(1, len(plan.lines)))
    _write_titles(canvas, table, head, lang)
    for offset, line in enumerate(plan.lines):
        _write_line(canvas, table, line, number=offset + 1, lang=lang)
    row = _write_sums(canvas, table, plan, lang) + 2
    row = _write_totals(canvas, table, plan, row=row, lang=lang)
    _write_basis(canvas, plan, row=row + 1, lang=lang)
    _lay_out(canvas, table, head)
    return table


def _choose_columns(plan: MediaPlan, *, is_internal: bool) -> tuple[Column, ...]:
    """Leave out what no line has: a plan of messages needs no column of views."""
    shown = [column for column in COLUMNS if is_internal or not column.is_internal]
    return tuple(
        column
        for column in shown
        if column.key not in _OPTIONAL
        or any(column.fill(line, lambda key: "A1", "ru") is not None for line in plan.lines)
    )


def _write_head(canvas: Canvas, plan: MediaPlan, lang: str) -> int:
    canvas.put(0, 0, "Медиаплан" if lang == "ru" else "Media plan", Look.TITLE)
    places = say_places(plan.target.places, lang, most=_MOST_PLACES)
    people = say_people(plan.brief.audience, plan.target.people)
    goal = GOALS[plan.goal]
    period = f"{say_day(plan.start)}–{say_day(plan.end)}" if plan.start and plan.end else "—"
    version = f"{plan.card.name} {plan.card.version}"
    pairs = (
        (("Клиент", "Client"), plan.brief.advertiser or "—"),
        (("Продукт", "Product"), plan.brief.product or "—"),
        (("Цель", "Goal"), goal.in_language(lang)),
        (("География", "Regions"), places or "—"),
        (("Аудитория", "Audience"), people.in_language(lang)),
        (("Период", "Period"), period),
        (("Дата плана", "Plan date"), say_day(plan.as_of)),
        (("Прайс-лист", "Rate card"), version),
    )
    for row, (label, value) in enumerate(pairs, start=1):
        canvas.put(row, 0, label[0] if lang == "ru" else label[1], Look.LABEL)
        _write_value(canvas, row, value)
    return len(pairs) + 1


def _write_value(canvas: Canvas, row: int, value: str) -> None:
    """Write one line of the head over the columns beside its label.

    A name stands as it was given. One too long goes on one line, wraps and is cut: spilling over, it would
    widen the printed page until nothing can be read.
    """
    is_long = len(value) > _HEAD_LETTERS
    text = clean_text(" ".join(value.split()) if is_long else value, _HEAD_LETTERS)
    canvas.sheet.merge_range(row, _HEAD_FIRST, row, _HEAD_LAST, "", canvas.looks[Look.VALUE])
    canvas.put(row, _HEAD_FIRST, text, Look.VALUE)
    canvas.fit_row(row, ((text, _HEAD_WIDTH),))


def _write_titles(canvas: Canvas, table: Table, row: int, lang: str) -> None:
    canvas.put(row, 0, "№", Look.HEAD)
    canvas.put_row(row, [column.title.in_language(lang) for column in table.columns], Look.HEAD, column=1)
    canvas.sheet.set_row(row, 54)


def _write_line(canvas: Canvas, table: Table, line: PlanLine, *, number: int, lang: str) -> None:
    row = table.first + number - 1
    canvas.put(row, 0, number, Look.ORDER)
    shown = []
    for offset, column in enumerate(table.columns, start=1):
        cell = column.fill(line, lambda key: f"{table.letter(key)}{row + 1}", lang)
        canvas.put(row, offset, cell, column.look)
        if isinstance(cell, str):
            shown.append((cell, column.width))
    canvas.fit_row(row, shown, least=_LINE_HEIGHT)


def _write_sums(canvas: Canvas, table: Table, plan: MediaPlan, lang: str) -> int:
    """Sums of what adds up; a ratio only over the lines that have its base."""
    row = table.last + 1
    canvas.put_row(row, [""] * (len(table.columns) + 1), Look.SUM_TEXT)
    canvas.put(row, 1, "Итого" if lang == "ru" else "Total", Look.SUM_TEXT)
    if plan.totals is None:
        canvas.put(row, 2, "цена по запросу" if lang == "ru" else "price on request", Look.SUM_TEXT)
        return row
    for key, value in _sums(plan).items():
        if key not in table.keys:
            continue
        look = Look.SUM_MONEY if key in _MONEY else Look.SUM_COUNT
        column = _place(table, key)
        canvas.put(row, column, Formula(f"=SUM({table.span(key)})", value), look)
    for key, formula, value in _ratios(table, plan):
        look = Look.SUM_SHARE if key == "ctr" else Look.SUM_MONEY
        canvas.put(row, _place(table, key), Formula(formula, value), look)
    if plan.reach is not None:
        canvas.put(row, _place(table, "reach"), plan.reach.people, Look.SUM_COUNT)
    return row


def _sums(plan: MediaPlan) -> dict[str, Decimal | int]:
    totals = plan.totals
    if totals is None:
        return {}
    found = {
        "media": totals.media,
        "net": totals.amount.net,
        "vat": totals.amount.vat,
        "gross": totals.amount.gross,
        "impressions": totals.impressions,
        "target_impressions": sum(line.target_impressions or 0 for line in plan.lines) or None,
        "clicks": totals.clicks,
        "leads": totals.leads,
        "views": totals.views,
    }
    return {key: value for key in _ADDED if (value := found[key]) is not None}


def _ratios(table: Table, plan: MediaPlan) -> list[tuple[str, str, Decimal]]:
    totals = plan.totals
    if totals is None:
        return []
    net, shown = table.span("net"), table.span("impressions")
    clicks, leads = (table.span(key) if key in table.keys else "" for key in ("clicks", "leads"))
    both = f'SUMIFS({clicks},{shown},">0")/SUMIFS({shown},{clicks},">0")'
    found = (
        ("cpm", f'=ROUND(SUMIF({shown},">0",{net})/SUM({shown})*1000,2)', totals.cpm),
        ("ctr", f"={both}", totals.ctr),
        ("cpc", f'=ROUND(SUMIF({clicks},">0",{net})/SUM({clicks}),2)', totals.cpc),
        ("cpl", f'=ROUND(SUMIF({leads},">0",{net})/SUM({leads}),2)', totals.cpl),
    )
    return [(key, formula, value) for key, formula, value in found if value and key in table.keys]


def _place(table: Table, key: str) -> int:
    return table.keys.index(key) + 1


def _write_totals(canvas: Canvas, table: Table, plan: MediaPlan, *, row: int, lang: str) -> int:
    """The trade's ladder: media, fee, both, VAT, everything."""
    if plan.totals is None:
        return row
    totals, sums = plan.totals, table.last + 2
    media, net = f"{table.letter('media')}{sums}", f"{table.letter('net')}{sums}"
    vat = f"{table.letter('vat')}{sums}"
    ladder: Sequence[tuple[tuple[str, str], str, Decimal]] = (
        (("Итого медиабюджет без НДС", "Media budget without VAT"), f"={media}", totals.media),
        (("Агентская комиссия", "Agency fee"), f"={net}-{media}", totals.fee),
        (("Итого без НДС с АК", "Total with fee, without VAT"), f"={net}", totals.amount.net),
        (("НДС", "VAT"), f"={vat}", totals.amount.vat),
        (("Итого с НДС", "Total with VAT"), f"={net}+{vat}", totals.amount.gross),
    )
    for offset, (label, formula, value) in enumerate(ladder):
        canvas.put(row + offset, 1, label[0] if lang == "ru" else label[1], Look.SUM_TEXT)
        canvas.put(row + offset, 2, Formula(formula, value), Look.SUM_MONEY)
    return row + len(ladder)


def _write_basis(canvas: Canvas, plan: MediaPlan, *, row: int, lang: str) -> None:
    notes = _BASIS_RU if lang == "ru" else _BASIS_EN
    shown: list[Cell] = [*notes, *([_SAMPLE[lang == "ru"]] if plan.card.is_sample else [])]
    for offset, note in enumerate(shown):
        canvas.sheet.merge_range(row + offset, 1, row + offset, 9, None, canvas.looks[Look.NOTE])
        canvas.put(row + offset, 1, note, Look.NOTE)
        canvas.sheet.set_row(row + offset, 26)


_BASIS_RU = (
    "Цены прайса — без НДС и без агентской комиссии (АК). Каждая строка округлена до копейки, итог — "
    "сумма строк. НДС — по дате оказания услуги.",
    "Охват строки — люди ЦА хотя бы с одним контактом; в итоге каждый человек посчитан один раз. "
    "Показы, клики и лиды — прогноз, а не гарантия.",
)
_BASIS_EN = (
    "List prices are without VAT and without agency fee. Each line is rounded to the kopeck; a total is the "
    "sum of the lines. VAT is by the date of service.",
    "A line's reach is people of the target group with at least one contact; the total counts each person "
    "once. Impressions, clicks and leads are a forecast, not a promise.",
)
_SAMPLE = (
    "The rate card is a sample, the seller is fictional: such a plan is not sent to a client.",
    "Прайс-лист учебный, продавец вымышлен: такой план клиенту не отправляют.",
)


def _lay_out(canvas: Canvas, table: Table, head: int) -> None:
    sheet = canvas.sheet
    sheet.set_column(0, 0, 5)
    for offset, column in enumerate(table.columns, start=1):
        sheet.set_column(offset, offset, column.width)
    sheet.freeze_panes(head + 1, 2)
    sheet.set_landscape()
    sheet.set_paper(8)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(head)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.5)
    sheet.set_footer("&C&P / &N")
