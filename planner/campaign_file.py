"""Past campaigns from a file, CSV, XLSX or JSONL: every row read or told, none left out in silence."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from kit.counted_words import say_counted
from kit.errors import BadInput
from planner.brief import Channel
from planner.past_campaigns import HeldCampaigns, PastLine
from planner.plan_words import CHANNELS
from planner.price_table import Fault, decode, find_columns, read_bytes, read_day, read_decimal, read_table

MOST_ROWS = 50_000
LARGEST_BYTES = 32 * 1024 * 1024
_MOST_FAULTS = 20
_MOST_LETTERS = 300
_MOST_COUNT = 10**12
# Column -> how files head it.
HEADS: Mapping[str, tuple[str, ...]] = {
    "campaign": ("campaign", "кампания", "campaign_id", "рк"),
    "channel": ("channel", "канал", "инструмент"),
    "closed_on": ("closed_on", "closed", "closed date", "дата закрытия", "закрыта", "дата окончания"),
    "industry": ("industry", "отрасль"),
    "row_id": ("row_id", "строка прайса", "код строки"),
    "impressions": ("impressions", "показы", "показы факт"),
    "clicks": ("clicks", "клики", "клики факт"),
    "conversions": ("conversions", "leads", "конверсии", "лиды", "заявки"),
    "views": ("views", "просмотры", "досмотры"),
    "spend_rub": ("spend_rub", "spend", "расход без ндс", "расход", "затраты", "стоимость факт"),
    "planned_impressions": ("planned_impressions", "показы план"),
    "planned_clicks": ("planned_clicks", "клики план"),
    "planned_spend_rub": ("planned_spend_rub", "расход план", "бюджет план", "стоимость план"),
}
_NEEDED = ("campaign", "channel", "closed_on")
_COUNTS = ("impressions", "clicks", "conversions", "views", "planned_impressions", "planned_clicks")
_SUMS = ("spend_rub", "planned_spend_rub")
# What cannot be more than what: a click needs an impression.
_LIMITS = (("clicks", "impressions"), ("views", "impressions"), ("conversions", "clicks"))


class CampaignsInvalid(BadInput):
    """The file of past campaigns cannot be used."""

    code = "campaigns_invalid"
    ru = "Файл прошлых кампаний нельзя использовать."


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """What is wrong with a row, in both languages."""

    en: str
    ru: str


def read_campaigns(path: Path) -> HeldCampaigns:
    """Return the campaigns of a file; CampaignsInvalid names each bad row, its column and its value."""
    lines, told = [], []
    for number, cells in _read_rows(path):
        try:
            lines.append(_read_line(cells))
        except _BadRow as bad:
            told.append(_Told(en=f"row {number}, {bad.told.en}", ru=f"строка {number}, {bad.told.ru}"))
    if told:
        _refuse(path, told)
    if not lines:
        raise CampaignsInvalid(f"{path.name}: no rows", ru=f"{path.name}: нет строк")
    return HeldCampaigns(lines=tuple(lines))


def _refuse(path: Path, told: list[_Told]) -> None:
    more = len(told) - _MOST_FAULTS
    en = "; ".join(one.en for one in told[:_MOST_FAULTS]) + (
        f"; and {say_counted(more, 'row')} more" if more > 0 else ""
    )
    ru = "; ".join(one.ru for one in told[:_MOST_FAULTS]) + (f"; и ещё {more} строк" if more > 0 else "")
    raise CampaignsInvalid(f"{path.name}: {en}", ru=f"{path.name}: {ru}")


class _BadRow(ValueError):
    def __init__(self, told: _Told) -> None:
        super().__init__(told.en)
        self.told = told


def _read_rows(path: Path) -> Iterator[tuple[int, Mapping[str, Any]]]:
    if path.suffix.lower() in {".jsonl", ".ndjson"}:
        yield from _read_jsonl(path)
        return
    table = iter(read_table(path, CampaignsInvalid, most_rows=MOST_ROWS, most_bytes=LARGEST_BYTES))
    columns = find_columns(next(table, ()), path, heads=HEADS, needed=_NEEDED, refusal=CampaignsInvalid)
    for number, values in enumerate(table, 2):
        _require_few(path, number - 1)
        cells = {column: values[at] for column, at in columns.items() if at < len(values)}
        if any(value not in (None, "") for value in cells.values()):
            yield number, cells


def _read_jsonl(path: Path) -> Iterator[tuple[int, Mapping[str, Any]]]:
    # Other signs that end a line for Python may stand within a text of JSON.
    for number, line in enumerate(decode(read_bytes(path, CampaignsInvalid, LARGEST_BYTES)).split("\n"), 1):
        _require_few(path, number)
        if not line.strip():
            continue
        try:
            content = json.loads(line, parse_float=Decimal)
        except (ValueError, RecursionError):
            content = None
        if not isinstance(content, Mapping):
            raise CampaignsInvalid(
                f"{path.name}: row {number} is not a JSON object",
                ru=f"{path.name}: строка {number} — не объект JSON",
            )
        yield number, {name: content[name] for name in HEADS if name in content}


def _require_few(path: Path, count: int) -> None:
    if count > MOST_ROWS:
        raise CampaignsInvalid(
            f"{path.name}: more than {MOST_ROWS} rows", ru=f"{path.name}: больше {MOST_ROWS} строк"
        )


def _read_line(cells: Mapping[str, Any]) -> PastLine:
    counts = {name: _read_count(cells.get(name), name) for name in _COUNTS}
    for part, whole in _LIMITS:
        few, many = counts[part], counts[whole]
        if few is not None and many is not None and few > many:
            raise _BadRow(
                _Told(
                    en=f"{part}: {few} is more than {whole}, {many}",
                    ru=f"{part}: {few} больше {whole}, {many}",
                )
            )
    return PastLine(
        campaign=_read_name(cells, "campaign"),
        channel=_read_channel(cells.get("channel")),
        closed_on=_read_day(cells),
        industry=_read_words(cells.get("industry")),
        row_id=_read_words(cells.get("row_id")),
        impressions=counts["impressions"],
        clicks=counts["clicks"],
        conversions=counts["conversions"],
        views=counts["views"],
        planned_impressions=counts["planned_impressions"],
        planned_clicks=counts["planned_clicks"],
        spend_rub=_read_sum(cells.get("spend_rub"), "spend_rub"),
        planned_spend_rub=_read_sum(cells.get("planned_spend_rub"), "planned_spend_rub"),
    )


def _read_words(value: Any) -> str | None:
    return " ".join(str(value).split())[:_MOST_LETTERS] if value not in (None, "") else None


def _read_name(cells: Mapping[str, Any], column: str) -> str:
    name = _read_words(cells.get(column))
    if not name:
        raise _BadRow(_Told(en=f"{column}: is empty", ru=f"{column}: пусто"))
    return name


def _read_channel(value: Any) -> Channel:
    text = " ".join(str(value or "").lower().split())
    if text in frozenset(Channel):
        return Channel(text)
    for channel, name in CHANNELS.items():
        if text and text in (name.ru.lower(), name.en.lower()):
            return channel
    shown = str(value or "")[:60]
    raise _BadRow(
        _Told(en=f"channel: '{shown}' is not a known channel", ru=f"channel: канал «{shown}» не известен")
    )


def _read_day(cells: Mapping[str, Any]) -> date:
    value = cells.get("closed_on")
    try:
        return read_day({"closed_on": value.strip() if isinstance(value, str) else value}, "closed_on")
    except Fault as fault:
        shown = value.date() if isinstance(value, datetime) else str(value or "")[:60]
        raise _BadRow(_Told(en=str(fault)[:200], ru=f"closed_on: «{shown}» — не дата")) from fault


def _read_count(value: Any, column: str) -> int | None:
    number = _read_number(value, column)
    if number is None:
        return None
    if number != number.to_integral_value() or number > _MOST_COUNT:
        raise _BadRow(
            _Told(en=f"{column}: {value} is not a whole number", ru=f"{column}: {value} — не целое число")
        )
    return int(number)


def _read_sum(value: Any, column: str) -> Decimal | None:
    number = _read_number(value, column)
    if number is not None and number > _MOST_COUNT:
        raise _BadRow(_Told(en=f"{column}: {value} is too large", ru=f"{column}: {value} — слишком много"))
    return number


def _read_number(value: Any, column: str) -> Decimal | None:
    if value in (None, ""):
        return None
    shown = str(value)[:60]
    try:
        number = read_decimal(shown, column)
    except Fault as fault:
        told = _Told(en=f"{column}: '{shown}' is not a number", ru=f"{column}: «{shown}» — не число")
        raise _BadRow(told) from fault
    if number < 0:
        raise _BadRow(_Told(en=f"{column}: {shown} is below zero", ru=f"{column}: {shown} меньше нуля"))
    return number
