"""The house's sheets of a revised plan: the manager's edits, and the version before beside this one."""

from decimal import Decimal

from planner.comparison import Comparison, LineChange, LineSide
from planner.comparison_words import COUNTS, FATES, FIGURES, list_notes
from planner.edit import Edit
from planner.media_plan import MediaPlan
from planner.plan_words import say_day
from planner.workbook.canvas import Canvas, Cell, Formula, Look
from qualifier.qualification import Bilingual

_EDIT_HEADS = (
    Bilingual(ru="№", en="No."),
    Bilingual(ru="Что изменено", en="What changes"),
    Bilingual(ru="Кто", en="Who"),
    Bilingual(ru="Когда", en="When"),
    Bilingual(ru="Почему", en="Why"),
    Bilingual(ru="Что это дало цели", en="What it did to the goal"),
    Bilingual(ru="Действует", en="Holds"),
)
_LINE_HEADS = (
    Bilingual(ru="Размещение", en="Placement"),
    Bilingual(ru="Что с ней", en="Fate"),
    Bilingual(ru="Было, ₽ без НДС", en="Before, RUB without VAT"),
    Bilingual(ru="Стало, ₽ без НДС", en="After, RUB without VAT"),
    Bilingual(ru="Разница, ₽", en="Change, RUB"),
    Bilingual(ru="Охват был", en="Reach before"),
    Bilingual(ru="Охват стал", en="Reach after"),
    Bilingual(ru="Разница, чел.", en="Change, people"),
)
_TOTALS = Bilingual(ru="Итоги", en="Totals")
_REPLACED = Bilingual(ru="заменена правкой {number}", en="replaced by edit {number}")
_HOLDS = Bilingual(ru="да", en="yes")


def write_edits(canvas: Canvas, plan: MediaPlan, lang: str) -> None:
    """Write every edit of the chain, those replaced since too."""
    canvas.put_row(0, [one.in_language(lang) for one in _EDIT_HEADS], Look.HEAD)
    for row, edit in enumerate(plan.edits, start=1):
        canvas.put_row(row, _list_cells(edit, lang), Look.TEXT)
    for column, width in enumerate((6, 52, 24, 12, 46, 26, 22)):
        canvas.sheet.set_column(column, column, width)
    _print_wide(canvas)


def _list_cells(edit: Edit, lang: str) -> tuple[Cell, ...]:
    replaced = edit.replaced_by
    holds = _HOLDS if replaced is None else _REPLACED
    return (
        str(edit.number),
        edit.text.in_language(lang),
        edit.author,
        say_day(edit.on),
        edit.reason,
        edit.effect.text.in_language(lang) if edit.effect else None,
        holds.in_language(lang).format(number=replaced),
    )


def write_comparison_sheet(canvas: Canvas, comparison: Comparison, lang: str) -> None:
    """Write both versions side by side; differences are formulas."""
    canvas.put_row(0, [one.in_language(lang) for one in _LINE_HEADS], Look.HEAD)
    row = 0
    for row, line in enumerate(comparison.lines, start=1):
        _write_line(canvas, row, line, lang)
    heads = [_TOTALS, *(Bilingual(ru="", en=""),), *_LINE_HEADS[2:5]]
    canvas.put_row(row + 2, [one.in_language(lang).partition(",")[0] for one in heads], Look.HEAD)
    for at, one in enumerate(comparison.figures, start=row + 3):
        look = Look.COUNT if one.figure in COUNTS else Look.MONEY
        canvas.put(at, 0, FIGURES[one.figure].in_language(lang), Look.TEXT)
        canvas.put(at, 1, None, Look.TEXT)
        canvas.put_row(at, (one.old, one.new), look, column=2)
        canvas.put(at, 4, _subtract(at, "C", "D", one.change), look)
    after = row + 4 + len(comparison.figures)
    notes = [*([comparison.effect.text] if comparison.effect else []), *list_notes(comparison)]
    for at, note in enumerate(notes, start=after):
        canvas.put(at, 0, note.in_language(lang), Look.NOTE)
    for column, width in enumerate((40, 16, 18, 18, 18, 14, 14, 14)):
        canvas.sheet.set_column(column, column, width)
    _print_wide(canvas)


def _write_line(canvas: Canvas, row: int, line: LineChange, lang: str) -> None:
    old, new = line.old, line.new
    canvas.put(row, 0, line.placement.in_language(lang), Look.TEXT)
    canvas.put(row, 1, FATES[line.fate].in_language(lang), Look.TEXT)
    canvas.put_row(row, (_net(old), _net(new)), Look.MONEY, column=2)
    canvas.put(row, 4, _subtract(row, "C", "D", line.net_change_rub), Look.MONEY)
    canvas.put_row(row, (old.reach if old else 0, new.reach if new else 0), Look.COUNT, column=5)
    canvas.put(row, 7, _subtract(row, "F", "G", Decimal(line.reach_change)), Look.COUNT)


def _net(side: LineSide | None) -> Decimal | None:
    return side.net_rub if side else Decimal(0)


def _subtract(row: int, old: str, new: str, value: Decimal | None) -> Cell:
    return None if value is None else Formula(f"={new}{row + 1}-{old}{row + 1}", value)


def _print_wide(canvas: Canvas) -> None:
    canvas.sheet.freeze_panes(1, 0)
    canvas.sheet.set_landscape()
    canvas.sheet.set_paper(9)
    canvas.sheet.fit_to_pages(1, 0)
