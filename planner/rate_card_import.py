"""A seller's price list from XLSX or CSV: every row checked, every fault named by row and column.

Prices come from the file alone. What a price list does not hold (audiences, curves, click rates) is taken
from the shipped card's row of the same channel, where each figure is marked as the assumption that it is.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from planner.brief import Channel
from planner.buying_unit import read_unit
from planner.plan_words import CHANNELS
from planner.price_table import Fault, Line, read_day, read_decimal, read_lines, read_pairs, read_text
from planner.rate_card import DEFAULT_PATH, RateCard, RateCardInvalid, describe_faults, load_rate_card
from planner.rate_row import RateRow

_SOURCE = "price-list"
_MOST_FAULTS = 20

_ON_REQUEST = re.compile(r"^(?:по запросу|on request|—|-|)$")


def open_rate_card(path: Path) -> RateCard:
    """Return the card of a YAML, XLSX or CSV file; RateCardInvalid names every fault."""
    if path.suffix.lower() in {".xlsx", ".csv"}:
        return import_rate_card(path)
    return load_rate_card(path)


def import_rate_card(path: Path, *, like: RateCard | None = None) -> RateCard:
    """Return a card whose rows are a price list's; tables and audiences are those of another card."""
    below = like or load_rate_card(DEFAULT_PATH)
    rows, faults = [], []
    for line in read_lines(path):
        try:
            rows.append(_read_sound_row(line, below))
        except Fault as fault:
            faults.append(f"row {line.number}, {fault}")
        except ValidationError as error:
            faults.append(f"row {line.number}, {describe_faults(error)}")
    if not rows and not faults:
        faults.append("no rows")
    if faults:
        raise RateCardInvalid(f"{path.name}: {'; '.join(faults[:_MOST_FAULTS])}")
    return _join(path, below, rows)


def _read_sound_row(line: Line, below: RateCard) -> dict[str, Any]:
    """Check a row before the whole card is: its faults are told by the number that people see."""
    row = _read_row(line, below)
    RateRow.model_validate({name: value for name, value in row.items() if name != "where"})
    return row


def _join(path: Path, below: RateCard, rows: Sequence[Mapping[str, Any]]) -> RateCard:
    content = below.model_dump(mode="python")
    name = {"ru": f"Прайс-лист {path.name}", "en": f"Price list {path.name}"}
    where = "; ".join(dict.fromkeys(str(row.pop("where")) for row in map(_as_dict, rows)))[:500]
    content["sources"][_SOURCE] = {"kind": "seller", "name": name, "where": where}
    content |= {"name": path.stem[:60], "sample": False, "seller": name}
    content["rows"] = [{key: value for key, value in row.items() if key != "where"} for row in rows]
    try:
        return RateCard.model_validate(content)
    except ValidationError as error:
        raise RateCardInvalid(f"{path.name}: {describe_faults(error)}") from error


def _as_dict(row: Mapping[str, Any]) -> dict[str, Any]:
    return dict(row)


def _read_row(line: Line, below: RateCard) -> dict[str, Any]:
    cells = line.cells
    channel = _read_channel(cells.get("channel"))
    unit = read_unit(str(cells.get("unit") or ""))
    if unit is None:
        raise Fault("unit", f"'{cells.get('unit')}' is not a known unit")
    like = _find_alike(below, channel, unit.value)
    start, end = read_day(cells, "valid_from"), read_day(cells, "valid_to")
    placement = read_text(cells, "placement")
    text = str(cells.get("format") or like.format.ru)
    row: dict[str, Any] = {
        **like.model_dump(mode="python"),
        "id": str(cells.get("id") or f"{channel.value.replace('_', '-')}-{line.number}"),
        "channel": channel,
        "placement": {"ru": placement, "en": placement},
        "format": {"ru": text, "en": text},
        "unit": unit,
        "price": _read_price(cells, start),
        "valid_from": start,
        "valid_to": end,
        "markups": _read_markups(cells, start),
        "discounts": _read_discounts(cells, start),
        "where": read_text(cells, "source"),
    }
    return row | _read_optional(cells, like, start)


def _find_alike(below: RateCard, channel: Channel, unit: str) -> RateRow:
    """Return the shipped card's row that lends what price lists do not hold; the same unit first."""
    rows = [row for row in below.rows if row.channel is channel]
    if not rows:
        raise Fault("channel", f"{channel} has no audience data to be planned with")
    return min(rows, key=lambda row: (row.unit.value != unit, row.id))


def _read_optional(cells: Mapping[str, Any], like: RateRow, since: date) -> dict[str, Any]:
    """Return the columns that may be left out; without them the minimum is one step and the step one unit."""
    found: dict[str, Any] = {"step": _sourced(Decimal(1), since), "minimum_ticket_rub": None}
    for column in ("step", "minimum_ticket_rub", "contacts_per_unit"):
        if cells.get(column) not in (None, ""):
            found[column] = _sourced(read_decimal(cells[column], column), since)
    if cells.get("lead_time_days") not in (None, ""):
        found["lead_time_days"] = _sourced(
            int(read_decimal(cells["lead_time_days"], "lead_time_days")), since
        )
    if cells.get("regions"):
        found["regions"] = [part.strip() for part in re.split(r"[;,]", str(cells["regions"])) if part.strip()]
    return found


def _sourced(value: Any, since: date) -> dict[str, Any]:
    return {"value": value, "source": _SOURCE, "since": since}


def _read_channel(value: Any) -> Channel:
    text = " ".join(str(value or "").lower().split())
    if text in frozenset(Channel):
        return Channel(text)
    for channel, name in CHANNELS.items():
        if text in (name.ru.lower(), name.en.lower()):
            return channel
    raise Fault("channel", f"'{value}' is not a known channel")


def _read_price(cells: Mapping[str, Any], since: date) -> dict[str, Any] | None:
    value = cells.get("price")
    if _ON_REQUEST.match(str(value if value is not None else "").strip().lower()):
        return None
    return _sourced(read_decimal(value, "price"), since)


def _read_markups(cells: Mapping[str, Any], since: date) -> list[dict[str, Any]]:
    """Read factors that multiply: `пол и возраст=1,15; видео=1,3`."""
    return [
        {"name": {"ru": name, "en": name}, "case": "always", "factor": _sourced(value, since)}
        for name, value in read_pairs(cells.get("markups"), "markups")
    ]


def _read_discounts(cells: Mapping[str, Any], since: date) -> list[dict[str, Any]]:
    """Read volume discounts: `1000000=5%; 3000000=10%`."""
    return [
        {"from_rub": read_decimal(name, "discounts"), "share": _sourced(value, since)}
        for name, value in read_pairs(cells.get("discounts"), "discounts")
    ]
