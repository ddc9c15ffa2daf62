"""The sheet of the calendar: each line's money and contacts by week, months and lines as live sums."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from planner.calendar import lay_calendar
from planner.flighting import Flighting, Stretch
from planner.media_plan import MediaPlan
from planner.money import ZERO
from planner.plan_words import say_month
from planner.workbook.canvas import Canvas, Cell, Formula, Look, name_column

# Columns of a printed page beside the names; a longer calendar goes on over further pages.
_COLUMNS_A_PAGE = 16
Part = Decimal | int


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanCells:
    """Where the plan's sheet holds the sum of its lines without VAT, and what stands there."""

    net: str
    value: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class _Month:
    """A month's columns: its weeks, then its sum."""

    days: Stretch
    parts: tuple[int, ...]
    first: int

    @property
    def total(self) -> int:
        return self.first + len(self.parts)

    def span(self, row: int) -> str:
        return f"{name_column(self.first)}{row + 1}:{name_column(self.total - 1)}{row + 1}"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Block:
    """One table: what it counts, its lines, and how its cells look."""

    title: str
    rows: tuple[tuple[str, Sequence[Part]], ...]
    look: Look
    sum_look: Look


def write_calendar(canvas: Canvas, plan: MediaPlan, lang: str, cells: PlanCells | None = None) -> None:
    """Write money and contacts; below the money, what the plan's sheet says and the difference, nothing."""
    calendar = lay_calendar(plan)
    if not calendar.lines:
        canvas.put(0, 0, "Размещений нет" if lang == "ru" else "No placements", Look.TEXT)
        return
    months = tuple(_place_months(calendar))
    names = {line.row_id: line.placement.in_language(lang) for line in plan.lines}
    row = 0
    for block in _list_blocks(calendar, names, lang):
        row = _write_block(canvas, block, calendar, months, row=row, lang=lang)
        if block.look is Look.MONEY and cells is not None:
            row = _compare(canvas, cells, row=row, column=months[-1].total + 1, lang=lang)
        row += 2
    _lay_out(canvas, months)


def _place_months(calendar: Flighting) -> Iterator[_Month]:
    column = 1
    for month in calendar.months:
        held = tuple(
            place for place, part in enumerate(calendar.parts) if month.start <= part.start <= month.end
        )
        yield _Month(days=month, parts=held, first=column)
        column += len(held) + 1


def _list_blocks(calendar: Flighting, names: Mapping[str, str], lang: str) -> Iterator[_Block]:
    money = "Стоимость с АК, ₽ без НДС" if lang == "ru" else "Cost with fee, RUB without VAT"
    yield _Block(
        title=money,
        rows=tuple((names[line.row_id], line.by_part.net_rub) for line in calendar.lines),
        look=Look.MONEY,
        sum_look=Look.SUM_MONEY,
    )
    counted = tuple(
        (names[line.row_id], line.by_part.contacts)
        for line in calendar.lines
        if line.by_part.contacts is not None
    )
    if counted:
        shown = "Показы (контакты)" if lang == "ru" else "Impressions (contacts)"
        yield _Block(title=shown, rows=counted, look=Look.COUNT, sum_look=Look.SUM_COUNT)


def _write_block(
    canvas: Canvas,
    block: _Block,
    calendar: Flighting,
    months: Sequence[_Month],
    *,
    row: int,
    lang: str,
) -> int:
    """Write a table from a row on and return the row after it."""
    _write_heads(canvas, block, calendar, months, row=row, lang=lang)
    first = row + 2
    for offset, (name, parts) in enumerate(block.rows):
        canvas.put(first + offset, 0, name, Look.TEXT)
        _write_line(canvas, parts, months, row=first + offset, block=block)
    last = first + len(block.rows)
    canvas.put(last, 0, "Итого" if lang == "ru" else "Total", Look.SUM_TEXT)
    sums = [sum(column, ZERO) for column in zip(*(parts for _, parts in block.rows), strict=True)]
    for column, value in enumerate(_with_totals(sums, months), start=1):
        letter = name_column(column)
        text = f"=SUM({letter}{first + 1}:{letter}{last})"
        canvas.put(last, column, Formula(text, value), block.sum_look)
    scale = {"type": "2_color_scale", "min_color": "#FFFFFF", "max_color": "#9FB3C8"}
    for month in months:
        canvas.sheet.conditional_format(first, month.first, last - 1, month.total - 1, scale)
    return last + 1


def _write_heads(
    canvas: Canvas,
    block: _Block,
    calendar: Flighting,
    months: Sequence[_Month],
    *,
    row: int,
    lang: str,
) -> None:
    total = "Итого" if lang == "ru" else "Total"
    head = canvas.looks[Look.HEAD]
    canvas.sheet.merge_range(row, 0, row + 1, 0, block.title, head)
    for month in months:
        name = say_month(month.days.start, lang)
        canvas.sheet.merge_range(row, month.first, row, month.total, name, head)
        days = [_say_days(calendar.parts[place]) for place in month.parts]
        canvas.put_row(row + 1, [*days, total], Look.HEAD, column=month.first)
    canvas.sheet.merge_range(row, months[-1].total + 1, row + 1, months[-1].total + 1, total, head)


def _say_days(part: Stretch) -> str:
    return f"{part.start:%d}–{part.end:%d.%m}" if part.start != part.end else f"{part.start:%d.%m}"


def _write_line(
    canvas: Canvas, parts: Sequence[Part], months: Sequence[_Month], *, row: int, block: _Block
) -> None:
    for month in months:
        held = [parts[place] for place in month.parts]
        shown: list[Cell] = [value or None for value in held]
        canvas.put_row(row, shown, block.look, column=month.first)
        total = Formula(f"=SUM({month.span(row)})", sum(held, ZERO))
        canvas.put(row, month.total, total, block.sum_look)
    whole = "+".join(f"{name_column(month.total)}{row + 1}" for month in months)
    canvas.put(row, months[-1].total + 1, Formula(f"={whole}", sum(parts, ZERO)), block.sum_look)


def _with_totals(sums: Sequence[Decimal], months: Sequence[_Month]) -> Iterator[Decimal]:
    for month in months:
        held = [sums[place] for place in month.parts]
        yield from (*held, sum(held, ZERO))
    yield sum(sums, ZERO)


def _compare(canvas: Canvas, cells: PlanCells, *, row: int, column: int, lang: str) -> int:
    """Say what the plan's sheet has, and that nothing is lost between the two."""
    own = f"{name_column(column)}{row}"
    rows = (
        ("По листу плана" if lang == "ru" else "By the plan's sheet", f"={cells.net}", cells.value),
        ("Разница" if lang == "ru" else "Difference", f"=ROUND({own}-{cells.net},2)", ZERO),
    )
    for offset, (name, text, value) in enumerate(rows):
        canvas.put(row + offset, 0, name, Look.TEXT)
        canvas.put(row + offset, column, Formula(text, value), Look.MONEY)
    return row + len(rows)


def _lay_out(canvas: Canvas, months: Sequence[_Month]) -> None:
    sheet, columns = canvas.sheet, months[-1].total + 1
    sheet.set_column(0, 0, 34)
    sheet.set_column(1, columns, 13)
    sheet.freeze_panes(0, 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.repeat_columns(0)
    sheet.fit_to_pages(-(-columns // _COLUMNS_A_PAGE), 0)
