"""When the campaign runs: each line's days, and what each week or month costs and shows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from planner.calendar import lay_calendar
from planner.flighting import Flighting, Portions, Stretch, add_portions
from planner.offer.document import Align, Bar, Block, Chart, Column, Grid, Paragraph, Section
from planner.offer.wording import NONE, Desk
from planner.plan_words import say_month

# So many stretches fit beside a placement's name on an upright page; more go on in a further table.
_MOST_COLUMNS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    number: str
    name: str
    cells: tuple[str, ...]
    total: str


def write_schedule(desk: Desk) -> Section:
    """Return when each line runs, and its money and contacts by week, by month where the flight is long."""
    if not desk.plan.lines:
        return Section(title=desk.phrases.titles["schedule"], blocks=(Paragraph(text=desk.say("no_lines")),))
    blocks: list[Block] = [_draw_days(desk)]
    calendar = lay_calendar(desk.plan)
    if len(calendar.shown) > 1:
        if chart := _draw_chart(desk, calendar):
            blocks.append(chart)
        blocks += _draw_money(desk, calendar)
        blocks += _draw_contacts(desk, calendar)
    return Section(title=desk.phrases.titles["schedule"], blocks=tuple(blocks))


def _draw_days(desk: Desk) -> Grid:
    columns = (
        Column(title=desk.label("number")),
        Column(title=desk.label("placement"), weight=3, align=Align.LEFT),
        Column(title=desk.label("dates"), weight=2, align=Align.LEFT),
    )
    rows = tuple(
        (str(number), desk.of(line.placement), desk.days(line.start, line.end))
        for number, line in enumerate(desk.plan.lines, 1)
    )
    return Grid(columns=columns, rows=rows)


def sum_portions(calendar: Flighting) -> Portions:
    """Return all lines together in the stretches that are shown."""
    held = [calendar.portions_of(line) for line in calendar.lines]
    return add_portions(held, len(calendar.shown))


def say_stretch(calendar: Flighting, stretch: Stretch, lang: str) -> str:
    """Return the days of a week, or a month's name."""
    if calendar.is_long:
        return say_month(stretch.start, lang)
    return (
        f"{stretch.start:%d.%m}–{stretch.end:%d.%m}"
        if stretch.start != stretch.end
        else f"{stretch.start:%d.%m}"
    )


def _draw_chart(desk: Desk, calendar: Flighting) -> Chart | None:
    money = sum_portions(calendar).net_rub
    most = max(money)
    if not most:
        return None
    bars = tuple(
        Bar(
            label=say_stretch(calendar, stretch, desk.lang),
            value=desk.rub(amount),
            share=float(amount / most),
        )
        for stretch, amount in zip(calendar.shown, money, strict=True)
    )
    period = desk.label("month" if calendar.is_long else "week")
    title = desk.label("money_by_month" if calendar.is_long else "money_by_week")
    return Chart(title=title, heads=(period, desk.label("money")), bars=bars)


def _draw_money(desk: Desk, calendar: Flighting) -> Iterator[Block]:
    rows = [
        _row(desk, calendar, line.row_id, _say_money(desk, calendar.portions_of(line).net_rub))
        for line in calendar.lines
    ]
    total = _row(desk, calendar, None, _say_money(desk, sum_portions(calendar).net_rub))
    yield Paragraph(text=desk.say("money_by_line"))
    yield from _cut(desk, calendar, rows, total)


def _draw_contacts(desk: Desk, calendar: Flighting) -> Iterator[Block]:
    held = [
        (line.row_id, contacts)
        for line in calendar.lines
        if (contacts := calendar.portions_of(line).contacts) is not None
    ]
    together = sum_portions(calendar).contacts
    if together is None:
        return
    rows = [_row(desk, calendar, row_id, _say_counts(desk, contacts)) for row_id, contacts in held]
    yield Paragraph(text=desk.say("contacts_by_line"))
    yield from _cut(desk, calendar, rows, _row(desk, calendar, None, _say_counts(desk, together)))


def _row(desk: Desk, calendar: Flighting, row_id: str | None, said: tuple[str, ...]) -> _Row:
    *cells, total = said
    numbered = {line.row_id: (number, line) for number, line in enumerate(desk.plan.lines, 1)}
    if row_id is None:
        return _Row(number="", name=desk.label("total"), cells=tuple(cells), total=total)
    number, line = numbered[row_id]
    return _Row(number=str(number), name=desk.of(line.placement), cells=tuple(cells), total=total)


def _say_money(desk: Desk, amounts: Sequence[Decimal]) -> tuple[str, ...]:
    return tuple(desk.rub(one) if one else NONE for one in (*amounts, sum(amounts)))


def _say_counts(desk: Desk, counts: Sequence[int]) -> tuple[str, ...]:
    return tuple(desk.count(one) if one else NONE for one in (*counts, sum(counts)))


def _cut(desk: Desk, calendar: Flighting, rows: Sequence[_Row], total: _Row) -> Iterator[Grid]:
    """Yield tables of as many stretches as a page holds, of nearly equal width; the last has the sums."""
    heads = [say_stretch(calendar, one, desk.lang) for one in calendar.shown]
    tables = -(-(len(heads) + 1) // (_MOST_COLUMNS + 1))
    width = -(-(len(heads) + 1) // tables)
    for first in range(0, len(heads), width):
        places = range(first, min(first + width, len(heads)))
        is_last = places.stop == len(heads)
        titles = [*(heads[place] for place in places), *([desk.label("total")] if is_last else [])]
        columns = (
            Column(title=desk.label("number")),
            Column(title=desk.label("placement"), weight=1, align=Align.LEFT),
            *(Column(title=title) for title in titles),
        )
        yield Grid(
            columns=columns,
            rows=tuple(_fill(row, places, is_last=is_last) for row in rows),
            totals=(_fill(total, places, is_last=is_last),),
        )


def _fill(row: _Row, places: range, *, is_last: bool) -> tuple[str, ...]:
    cells = tuple(row.cells[place] for place in places)
    return (row.number, row.name, *cells, *((row.total,) if is_last else ()))
