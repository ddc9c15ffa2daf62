"""The chance to win in a terminal of 80 columns: figures, base rates, a lead's chance and its reasons."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table
from rich.text import Text

from qualifier.qualification import Bilingual
from qualifier.win_model.fields import ColumnKind, Value
from qualifier.win_model.shown_numbers import show_number, show_share, show_share_span, show_span
from qualifier.win_model.win_model import Chance, WinModel, WinReason, to_share

if TYPE_CHECKING:
    # Types alone: a command that only scores must not load what learning needs.
    from qualifier.win_model.base_rates import BaseRate
    from qualifier.win_model.deal_import import Import
    from qualifier.win_model.house_report import HouseReport
    from qualifier.win_model.leakage import Leak

SHOWN_FAULTS = 10
# With the chance before it and what another value would change behind it, within 80 columns.
_LONGEST_NAME = 46
_WORDS = {
    "used": Bilingual(ru="Закрытых сделок: {n}, выиграно {won}", en="Closed deals: {n}, won {won}"),
    "open": Bilingual(ru="; ещё открыты: {n}", en="; still open: {n}"),
    "stages": Bilingual(
        ru="Не считаются исходом: {list}; если это исход, назовите его в карте: won или lost",
        en="Not taken for an outcome: {list}; if one is, name it in the map as won or lost",
    ),
    "faults": Bilingual(ru="Строк не взято: {n}", en="Rows left out: {n}"),
    "row": Bilingual(ru="  строка {number}{column}: {what}", en="  row {number}{column}: {what}"),
    "more": Bilingual(ru="  и ещё {n}", en="  and {n} more"),
    "odd": Bilingual(
        ru="Не похоже на остальные, считаем пустым: {list}", en="Unlike the rest, taken as empty: {list}"
    ),
    "few": Bilingual(
        ru="Для шанса нужно не меньше 40 выигранных и 40 проигранных сделок. Пока числа нет;\nчестно "
        "сказать можно только долю выигранных, с интервалом 95 %:",
        en="A chance needs at least 40 won and 40 lost deals. Until then there is no number;\nwhat can be "
        "said is the share won, with its 95 % interval:",
    ),
    "all": Bilingual(ru="все сделки", en="all deals"),
    "by_time": Bilingual(
        ru="Учились на {learnt} более старых сделках, проверили на {tried} самых новых",
        en="Learnt from the {learnt} older deals, tried on the {tried} newest",
    ),
    "no_days": Bilingual(
        ru="Дат нет: проверка по частям, {tried} сделок", en="No days: tried in parts, {tried} deals"
    ),
    "ended_alike": Bilingual(
        ru="Проверка по частям, {tried} сделок: старые или самые новые все закончились одинаково",
        en="Tried in parts, {tried} deals: the older or the newest all ended alike",
    ),
    "measure": Bilingual(ru="мера", en="measure"),
    "value": Bilingual(ru="значение", en="value"),
    "interval": Bilingual(ru="интервал 95 %", en="95 % interval"),
    "base": Bilingual(ru="Brier средней доли", en="Brier of the mean share"),
    "left": Bilingual(ru="Не используются", en="Left out"),
    "drift": Bilingual(ru="Лиды изменились: {list}", en="Leads have changed: {list}"),
    "average": Bilingual(ru="средняя сделка {base}", en="the average deal {base}"),
    "rest": Bilingual(ru="остальные поля", en="other fields"),
    "total": Bilingual(ru="итого в логарифме шансов", en="sum in log-odds"),
    "if": Bilingual(ru="если изменить: {share}", en="if changed: {share}"),
    "the_chance": Bilingual(ru="сам шанс", en="the chance itself"),
    "empty": Bilingual(ru="не указано", en="not given"),
}


def _say(word: str, lang: str, **values: object) -> str:
    return _WORDS[word].in_language(lang).format(**values)


def print_faults(console: Console, imported: "Import", lang: str) -> None:
    """Say how many deals were used and which rows were not, and why."""
    head = _say("used", lang, n=len(imported.table), won=imported.table.won)
    console.print(head + (_say("open", lang, n=imported.open_rows) if imported.open_rows else ""))
    if imported.open_words:
        told = ", ".join(f"{word[:40] or '—'} ({n})" for word, n in imported.open_words.items())
        console.print(_say("stages", lang, list=told), markup=False)
    if imported.faults:
        # A row may have several faults, and is left out once.
        console.print(_say("faults", lang, n=len({fault.number for fault in imported.faults})))
    for fault in imported.faults[:SHOWN_FAULTS]:
        column = f", {fault.column}" if fault.column else ""
        what = fault.ru if lang == "ru" else fault.what
        told = _say("row", lang, number=fault.number, column=column, what=what)
        console.print(told, markup=False)
    if len(imported.faults) > SHOWN_FAULTS:
        console.print(_say("more", lang, n=len(imported.faults) - SHOWN_FAULTS))
    if imported.odd_values:
        told = ", ".join(f"{name} ({n})" for name, n in imported.odd_values.items())
        console.print(_say("odd", lang, list=told), markup=False)


def print_base_rates(console: Console, rates: "Sequence[BaseRate]", lang: str) -> None:
    """Print the shares won of segments, where a chance would be a guess."""
    console.print(_say("few", lang))
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
    for rate in rates:
        name = Text(f"{rate.field}: {rate.value}" if rate.field else _say("all", lang))
        share = show_share(rate.won / max(rate.n, 1), lang)
        table.add_row(name, f"{rate.won}/{rate.n}", share, show_share_span(rate.low, rate.high, lang))
    console.print(table)


def print_report(console: Console, report: "HouseReport", leaks: "Sequence[Leak]", lang: str) -> None:
    """Print the figures on deals that were not learnt from."""
    # Its words come with what learning needs.
    from qualifier.win_model.card_words import MEASURE_NAMES, WHY_LEFT_OUT  # noqa: PLC0415

    console.print(_say(report.trial, lang, learnt=report.learnt, tried=report.tried))
    table = Table(box=None, padding=(0, 2, 0, 0))
    for word in ("measure", "value", "interval"):
        table.add_column(_say(word, lang), justify="left" if word == "measure" else "right")
    for name, value in report.figures.items():
        span = report.intervals[name]
        told = show_number(value, lang, 3), show_span(span["low"], span["high"], lang)
        table.add_row(MEASURE_NAMES[name].in_language(lang), *told)
    table.add_row(_say("base", lang), show_number(report.constant_brier, lang, 3), "")
    console.print(table)
    moved = [
        f"{_name_moved(row.name, lang)} {show_number(row.index, lang)}"
        for row in report.drift
        if row.drift != "steady"
    ]
    if moved:
        console.print(_say("drift", lang, list=", ".join(moved[:6])))
    if leaks:
        console.print(f"{_say('left', lang)}:")
    for leak in leaks:
        console.print(f"  {leak.field}: {WHY_LEFT_OUT[leak.why].in_language(lang)}")


def print_chance(  # noqa: PLR0913  what one line of the answer needs
    console: Console,
    name: str,
    chance: Chance,
    *,
    changed: float | None,
    top: int,
    model: WinModel,
    lang: str,
) -> None:
    """Print a lead's chance and its strongest reasons; the signed numbers add up to the last one."""
    head = Text(f"{show_share(chance.share, lang)} ", style="bold")
    head.append(name[:_LONGEST_NAME])
    if changed is not None:
        head.append(f"  {_say('if', lang, share=show_share(changed, lang))}", style="green")
    console.print(head)
    kinds = {field.name: field.kind for field in model.fields}
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 2))
    base = show_share(to_share(chance.base_log_odds), lang)
    table.add_row(_sign(chance.base_log_odds, lang), _say("average", lang, base=base))
    for reason in chance.reasons[:top]:
        told = show_value(reason.value, kinds[reason.field]) or _say("empty", lang)
        table.add_row(_sign(reason.log_odds, lang), Text(f"{reason.field}: {told}"))
    rest: Sequence[WinReason] = chance.reasons[top:]
    if rest:
        table.add_row(_sign(sum(reason.log_odds for reason in rest), lang), _say("rest", lang))
    table.add_row(_sign(chance.log_odds, lang), _say("total", lang))
    console.print(table)


def _sign(log_odds: float, lang: str) -> str:
    return ("-" if log_odds < 0 else "+") + show_number(abs(log_odds), lang)


def _name_moved(name: str, lang: str) -> str:
    return _say("the_chance", lang) if name == "chance" else name


def show_value(value: Value, kind: ColumnKind) -> str:
    """Return a value as people write it."""
    if isinstance(value, float):
        return date.fromordinal(int(value)).isoformat() if kind is ColumnKind.DATE else f"{value:g}"
    return str(value)[:60] if value is not None else ""
