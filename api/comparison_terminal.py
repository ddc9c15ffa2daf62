"""Edits of a plan and two versions side by side, for a terminal of 80 columns."""

from collections.abc import Iterator

from rich.console import Console, RenderableType
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from api.terminal import frame
from planner.comparison import Comparison, LineChange, LineFate
from planner.comparison_words import FIGURES, NONE, list_notes, say_change, say_figure, sign
from planner.edit_words import say_edit, say_mark
from planner.media_plan import MediaPlan, PlanLine
from planner.plan_words import say_count, say_rub
from qualifier.qualification import Bilingual

_MARKS = {
    LineFate.SAME: ("=", "dim"),
    LineFate.CHANGED: ("~", ""),
    LineFate.ADDED: ("+", "green"),
    LineFate.DROPPED: ("−", "red"),
}
_WORDS = {
    "title": Bilingual(ru="Что изменили правки", en="What the edits changed"),
    "edits": Bilingual(ru="Правки", en="Edits"),
    "placement": Bilingual(ru="Размещение", en="Placement"),
    "figure": Bilingual(ru="Итоги", en="Totals"),
    "old": Bilingual(ru="Было", en="Before"),
    "new": Bilingual(ru="Стало", en="After"),
    "net": Bilingual(ru="Разница", en="Change"),
    "reach": Bilingual(ru="Охват", en="Reach"),
    "goal": Bilingual(ru="Все правки вместе", en="All edits together"),
    "findings_new": Bilingual(ru="Новые замечания", en="New findings"),
    "findings_gone": Bilingual(ru="Больше нет замечаний", en="Findings that are gone"),
    "basis": Bilingual(
        ru="строки: ₽ без НДС и разница в охвате", en="lines: RUB without VAT, and change of reach"
    ),
}


def draw_marks(plan: MediaPlan, line: PlanLine, lang: str) -> Iterator[RenderableType]:
    """Yield which edits shaped a line, and why."""
    by_number = {edit.number: edit for edit in plan.edits}
    for number in line.edits:
        yield Text(f"   ✎ {say_mark(by_number[number], line, lang)}", style="cyan")


def draw_edits(plan: MediaPlan, lang: str) -> Iterator[RenderableType]:
    """Yield every edit of the plan's chain."""
    if plan.edits:
        yield Text(f"\n{_say('edits', lang)}:", style="bold")
    for edit in plan.edits:
        yield Text(say_edit(edit, lang), style="dim" if edit.replaced_by else "")


def print_comparison(console: Console, comparison: Comparison, lang: str) -> None:
    """Print two versions side by side."""
    console.print(draw_comparison(comparison, lang))


def draw_comparison(comparison: Comparison, lang: str) -> RenderableType:
    """Return the comparison as one panel."""
    parts: list[RenderableType] = []
    if comparison.effect is not None:
        text = Text(f"{_say('goal', lang)}: ", style="dim")
        text.append(comparison.effect.text.in_language(lang), style="bold not dim")
        parts.append(text)
    parts += [Text(note.in_language(lang), style="yellow") for note in list_notes(comparison)]
    parts += [Rule(style="dim"), _draw_lines(comparison, lang), Rule(style="dim")]
    parts += [_draw_figures(comparison, lang), *_draw_findings(comparison, lang)]
    return frame(parts, title=_say("title", lang), subtitle=_say("basis", lang))


def _open_table(*heads: str) -> Table:
    table = Table(box=None, padding=(0, 1, 0, 0), pad_edge=False, expand=True, header_style="dim")
    table.add_column(heads[0], ratio=1)
    for head in heads[1:]:
        table.add_column(head, justify="right", no_wrap=True)
    return table


def _draw_lines(comparison: Comparison, lang: str) -> Table:
    names = (_say(name, lang) for name in ("placement", "old", "new", "net", "reach"))
    table = _open_table(*names)
    for line in comparison.lines:
        mark, style = _MARKS[line.fate]
        table.add_row(
            Text(f"{mark} {line.placement.in_language(lang)}", style=style),
            *_say_line(line, lang),
            style=style,
        )
    return table


def _say_line(line: LineChange, lang: str) -> Iterator[str]:
    for side in (line.old, line.new):
        yield say_rub(side.net_rub, lang) if side and side.net_rub is not None else NONE
    net, reach = line.net_change_rub, line.reach_change
    yield f"{sign(net)}{say_rub(abs(net), lang)}" if net else NONE
    yield f"{sign(reach)}{say_count(abs(reach), lang)}" if reach else NONE


def _draw_figures(comparison: Comparison, lang: str) -> Table:
    table = _open_table(*(_say(name, lang) for name in ("figure", "old", "new", "net")))
    for one in comparison.figures:
        cells = (say_figure(one.figure, value, lang) for value in (one.old, one.new))
        table.add_row(FIGURES[one.figure].in_language(lang), *cells, say_change(one.figure, one.change, lang))
    return table


def _draw_findings(comparison: Comparison, lang: str) -> Iterator[RenderableType]:
    found = [*(one.text for one in comparison.findings_new), *(one.text for one in comparison.law_new)]
    gone = [*(one.text for one in comparison.findings_gone), *(one.text for one in comparison.law_gone)]
    for name, texts, style in (("findings_new", found, ""), ("findings_gone", gone, "dim")):
        if texts:
            yield Text(f"\n{_say(name, lang)}:", style="bold")
        yield from (Text(f"· {text.in_language(lang)}", style=style) for text in texts)


def _say(word: str, lang: str) -> str:
    return _WORDS[word].in_language(lang)
