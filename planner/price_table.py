"""A price list as a table: XLSX or CSV into rows of named cells, and cells into numbers, days and pairs."""

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

from kit.errors import AppError
from planner.rate_card import RateCardInvalid
from qualifier.win_model.table_file import guess_encoding

LARGEST_BYTES = 5 * 1024 * 1024
MOST_ROWS = 5_000
# A small archive can unpack into any size, and a workbook's texts are held in memory whole.
_MOST_UNPACKED = 256 * 1024 * 1024
_DAY_FORMATS = ("%Y-%m-%d", "%d.%m.%Y", "%d.%m.%y")

# Column -> how price lists head it.
_HEADS: Mapping[str, tuple[str, ...]] = {
    "id": ("id", "код", "артикул"),
    "channel": ("channel", "канал", "инструмент"),
    "placement": ("placement", "размещение", "площадка", "сайт"),
    "format": ("format", "формат"),
    "unit": ("unit", "единица", "единица закупки", "модель закупки", "модель"),
    "price": ("price", "цена", "цена без ндс", "цена за единицу без ндс", "прайс"),
    "valid_from": ("valid_from", "valid from", "действует с", "с"),
    "valid_to": ("valid_to", "valid to", "действует по", "действует до", "по"),
    "source": ("source", "источник"),
    "minimum_ticket_rub": ("minimum", "minimum_ticket_rub", "минимальный заказ", "минимум"),
    "step": ("step", "шаг", "кратность"),
    "lead_time_days": ("lead_time_days", "lead time", "срок подготовки", "подготовка, раб. дн."),
    "regions": ("regions", "регионы", "гео", "география"),
    "markups": ("markups", "наценки"),
    "discounts": ("discounts", "скидки", "скидки за объём"),
    "contacts_per_unit": ("contacts_per_unit", "контактов в единице", "ots"),
}
_NEEDED = ("channel", "placement", "unit", "price", "valid_from", "valid_to", "source")


class Fault(ValueError):
    """A cell that cannot be read: its column and what is wrong."""

    def __init__(self, column: str, what: str) -> None:
        super().__init__(f"{column}: {what}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One row of the table, numbered as people see it."""

    number: int
    cells: Mapping[str, Any]


def read_lines(path: Path) -> Iterator[Line]:
    """Return the filled rows of a file by number; RateCardInvalid when it is no table or lacks a column."""
    table = iter(read_table(path, RateCardInvalid))
    columns = find_columns(next(table, ()), path, heads=_HEADS, needed=_NEEDED, refusal=RateCardInvalid)
    for number, values in enumerate(table, 2):
        if number > MOST_ROWS + 1:
            raise RateCardInvalid(f"{path.name}: more than {MOST_ROWS} rows")
        cells = {column: values[at] for column, at in columns.items() if at < len(values)}
        if any(value not in (None, "") for value in cells.values()):
            yield Line(number=number, cells=cells)


def read_table(
    path: Path, refusal: type[AppError], *, most_rows: int = MOST_ROWS, most_bytes: int = LARGEST_BYTES
) -> list[tuple[Any, ...]]:
    """Return the rows of a CSV or XLSX file, the head first; refused when it is too large or no table."""
    raw = read_bytes(path, refusal, most_bytes)
    try:
        return _read_csv(raw) if path.suffix.lower() == ".csv" else _read_xlsx(raw, most_rows)
    except (BadZipFile, KeyError, csv.Error) as error:
        raise refusal(f"{path.name}: not a table", ru=f"{path.name}: не таблица") from error


def read_bytes(path: Path, refusal: type[AppError], most_bytes: int) -> bytes:
    """Return a file's bytes, never more than `most_bytes` of them in memory; refused when it has more."""
    try:
        with path.open("rb") as file:
            raw = file.read(most_bytes + 1)
    except OSError as error:
        raise refusal(f"{path.name}: cannot be read", ru=f"{path.name}: не читается") from error
    if len(raw) > most_bytes:
        size = most_bytes // 1024 // 1024
        raise refusal(f"{path.name}: larger than {size} MiB", ru=f"{path.name}: больше {size} МиБ")
    return raw


def decode(raw: bytes) -> str:
    """Return a file's text, in UTF-8, UTF-16 or Windows-1251."""
    return raw.decode(guess_encoding(raw), errors="replace").removeprefix("\ufeff")


def _read_csv(raw: bytes) -> list[tuple[Any, ...]]:
    text = decode(raw)
    head = text.partition("\n")[0]
    delimiter = max(";,\t", key=head.count)
    return [tuple(row) for row in csv.reader(io.StringIO(text), delimiter=delimiter)]


def _read_xlsx(raw: bytes, most_rows: int) -> list[tuple[Any, ...]]:
    # A service that reads no workbook need not hold the reader in memory.
    from openpyxl import load_workbook  # noqa: PLC0415

    with ZipFile(io.BytesIO(raw)) as archive:
        if sum(part.file_size for part in archive.infolist()) > _MOST_UNPACKED:
            raise BadZipFile
    book = load_workbook(io.BytesIO(raw), read_only=True, data_only=True)
    try:
        sheet = book.worksheets[0]
        return [tuple(row) for row in sheet.iter_rows(values_only=True, max_row=most_rows + 2)]
    finally:
        book.close()


def find_columns(
    head: Sequence[Any],
    path: Path,
    *,
    heads: Mapping[str, tuple[str, ...]],
    needed: Sequence[str],
    refusal: type[AppError],
) -> dict[str, int]:
    """Return where each known column stands; refused when a needed one is missing."""
    names = [" ".join(str(cell or "").lower().split()) for cell in head]
    found = {column: names.index(name) for column, known in heads.items() for name in known if name in names}
    if missing := ", ".join(column for column in needed if column not in found):
        raise refusal(f"{path.name}: no column for {missing}", ru=f"{path.name}: нет столбца {missing}")
    return found


def read_text(cells: Mapping[str, Any], column: str) -> str:
    """Return a cell that must say something."""
    text = " ".join(str(cells.get(column) or "").split())
    if not text:
        raise Fault(column, "is empty")
    return text[:300]


def read_decimal(value: Any, column: str) -> Decimal:
    """Read a number as price lists write it: 1 234,50; 1234.5; ₽ and spaces apart."""
    text = re.sub(r"[\s\u00a0\u202f₽]|руб\.?|rub", "", str(value).lower())
    if text.count(",") == 1 and "." not in text:
        text = text.replace(",", ".")
    try:
        number = Decimal(text)
    except InvalidOperation as error:
        raise Fault(column, f"'{value}' is not a number") from error
    if not number.is_finite():
        raise Fault(column, f"'{value}' is not a number")
    return number


def read_day(cells: Mapping[str, Any], column: str) -> date:
    """Return a day, a real date cell or written as people do."""
    value = cells.get(column)
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    for form in _DAY_FORMATS:
        try:
            return datetime.strptime(str(value or "").strip(), form).date()  # noqa: DTZ007 a day has no zone
        except ValueError:
            continue
    raise Fault(column, f"'{value}' is not a date")


def read_pairs(value: Any, column: str) -> Iterator[tuple[str, Decimal]]:
    """Read `name=number; name=number`, numbers as shares where they end with a per cent sign."""
    for part in str(value or "").split(";"):
        if not part.strip():
            continue
        name, _, number = part.partition("=")
        share = number.strip().removesuffix("%")
        if not name.strip() or not share:
            raise Fault(column, f"'{part.strip()}' must be name=number")
        read = read_decimal(share, column)
        yield name.strip(), read / 100 if number.strip().endswith("%") else read
