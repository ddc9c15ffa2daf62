from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from planner.price_table import (
    LARGEST_BYTES,
    MOST_ROWS,
    Fault,
    read_day,
    read_decimal,
    read_lines,
    read_pairs,
    read_text,
)
from planner.rate_card import RateCardInvalid

HEAD = "channel;placement;unit;price;valid_from;valid_to;source"
ROW = "sms;База;SMS;3.5;2026-01-01;2027-12-31;offer"

NUMBERS = [
    ("1234.5", "1234.5"),
    ("1234,5", "1234.5"),
    ("1 234,50", "1234.50"),
    ("1\u00a0234,50", "1234.50"),
    ("1\u202f234", "1234"),
    ("12 ₽", "12"),
    ("12 руб.", "12"),
    ("12 руб", "12"),
    ("12 RUB", "12"),
    ("-5", "-5"),
    ("0", "0"),
    (3, "3"),
    (3.5, "3.5"),
    (Decimal("0.01"), "0.01"),
    ("1e3", "1000"),
]


@pytest.mark.parametrize(("written", "value"), NUMBERS)
def test_numbers_are_read_as_price_lists_write_them(written: Any, value: str) -> None:
    assert read_decimal(written, "price") == Decimal(value)


@pytest.mark.parametrize(
    "written", ["", "дорого", "1,234.5", "1,2,3", "nan", "inf", "-inf", "1..2", "5%", None]
)
def test_what_is_no_number_is_named_with_its_column(written: Any) -> None:
    with pytest.raises(Fault, match=r"^price: .* is not a number$"):
        read_decimal(written, "price")


@given(st.decimals(-(10**9), 10**9, places=2))
def test_a_number_in_either_notation_is_the_same(value: Decimal) -> None:
    russian = f"{value:,}".replace(",", "\u00a0").replace(".", ",")
    assert read_decimal(russian, "price") == read_decimal(str(value), "price") == value


DAYS = [
    ("2026-01-31", date(2026, 1, 31)),
    ("31.01.2026", date(2026, 1, 31)),
    ("31.01.26", date(2026, 1, 31)),
    (" 31.01.2026 ", date(2026, 1, 31)),
    (date(2026, 1, 31), date(2026, 1, 31)),
    (datetime(2026, 1, 31, 12, 30), date(2026, 1, 31)),  # noqa: DTZ001 a cell has no zone
]


@pytest.mark.parametrize(("written", "day"), DAYS)
def test_days_are_cells_or_written_as_people_do(written: Any, day: date) -> None:
    assert read_day({"valid_from": written}, "valid_from") == day


@pytest.mark.parametrize("written", ["", None, "вчера", "31.02.2026", "2026/01/31", "01.2026", 45000])
def test_what_is_no_day_is_named_with_its_column(written: Any) -> None:
    with pytest.raises(Fault, match=r"^valid_to: .* is not a date$"):
        read_day({"valid_to": written}, "valid_to")


PAIRS = [
    ("", []),
    (None, []),
    ("видео=1,3", [("видео", "1.3")]),
    ("1000000=5%; 3000000=10%", [("1000000", "0.05"), ("3000000", "0.10")]),
    (" пол и возраст = 1.15 ;; ", [("пол и возраст", "1.15")]),
    ("a=50 %", [("a", "0.5")]),
]


@pytest.mark.parametrize(("written", "pairs"), PAIRS)
def test_pairs_are_names_and_numbers_with_shares_as_per_cents(
    written: Any, pairs: list[tuple[str, str]]
) -> None:
    assert list(read_pairs(written, "x")) == [(name, Decimal(value)) for name, value in pairs]


@pytest.mark.parametrize("written", ["много", "=5", "a=", "a=b", "a=1;b"])
def test_broken_pairs_are_named(written: str) -> None:
    with pytest.raises(Fault, match=r"^discounts: "):
        list(read_pairs(written, "discounts"))


def test_text_is_one_line_of_sane_length() -> None:
    assert read_text({"source": "  прайс \n от   1 марта "}, "source") == "прайс от 1 марта"
    assert len(read_text({"source": "я" * 5_000}, "source")) == 300
    for empty in ("", "  ", None):
        with pytest.raises(Fault, match="source: is empty"):
            read_text({"source": empty}, "source")


def write(folder: Path, content: str | bytes, name: str = "price.csv") -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_the_delimiter_is_that_of_the_head(tmp_path: Path, delimiter: str) -> None:
    content = f"{HEAD}\n{ROW}\n".replace(";", delimiter)
    (line,) = read_lines(write(tmp_path, content))
    assert (line.number, line.cells["placement"], line.cells["price"]) == (2, "База", "3.5")


HEADS = [
    ("Channel", "Placement", "Unit", "Price", "Valid from", "Valid to", "Source"),
    ("КАНАЛ", "Площадка", "Модель закупки", "Цена без НДС", "Действует с", "Действует до", "Источник"),
    ("инструмент", "сайт", "единица", "прайс", "с", "по", "источник"),
    ("Канал ", " Размещение", "Единица  закупки", "Цена за единицу без НДС", "с", "действует по", "источник"),
]


@pytest.mark.parametrize("head", HEADS)
def test_columns_are_found_by_the_names_that_price_lists_give_them(
    tmp_path: Path, head: tuple[str, ...]
) -> None:
    (line,) = read_lines(write(tmp_path, f"{';'.join(head)}\n{ROW}\n"))
    assert line.cells["channel"] == "sms"
    assert line.cells["valid_to"] == "2027-12-31"


def test_empty_rows_are_skipped_and_numbers_are_those_of_the_sheet(tmp_path: Path) -> None:
    lines = list(read_lines(write(tmp_path, f"{HEAD}\n\n{ROW}\n;;;;;;\n{ROW}\n")))
    assert [line.number for line in lines] == [3, 5]


def test_a_short_row_lacks_its_last_cells(tmp_path: Path) -> None:
    (line,) = read_lines(write(tmp_path, f"{HEAD}\nsms;База\n"))
    assert set(line.cells) == {"channel", "placement"}


def test_columns_that_mean_nothing_are_left_alone(tmp_path: Path) -> None:
    (line,) = read_lines(write(tmp_path, f"{HEAD};цвет\n{ROW};красный\n"))
    assert "цвет" not in line.cells


REFUSED: list[tuple[str, bytes, str]] = [
    ("price.csv", b"", "no column for channel"),
    ("price.csv", b"a;b;c\n", "no column for channel"),
    ("price.xlsx", b"", "not a table"),
    ("price.xlsx", b"PK\x03\x04", "not a table"),
    ("price.csv", b"x" * (LARGEST_BYTES + 1), "larger than 5 MiB"),
    ("price.csv", f"{HEAD}\n{ROW}\n".encode() * (MOST_ROWS + 2), "more than 5000 rows"),
]


@pytest.mark.parametrize(("name", "content", "message"), REFUSED)
def test_what_cannot_be_a_price_list_is_one_sentence(
    tmp_path: Path, name: str, content: bytes, message: str
) -> None:
    with pytest.raises(RateCardInvalid) as refusal:
        list(read_lines(write(tmp_path, content, name)))
    assert message in refusal.value.detail
    assert "\n" not in refusal.value.detail


def test_a_workbook_is_read_from_its_first_sheet_with_its_values(tmp_path: Path) -> None:
    book = Workbook()
    assert book.active is not None
    book.active.append(HEAD.split(";"))
    book.active.append(["sms", "База", "SMS", 3.5, date(2026, 1, 1), date(2027, 12, 31), "offer"])
    book.create_sheet("Старые цены").append(["мусор"])
    book.save(tmp_path / "price.xlsx")
    (line,) = read_lines(tmp_path / "price.xlsx")
    assert read_decimal(line.cells["price"], "price") == Decimal("3.5")
    assert read_day(line.cells, "valid_from") == date(2026, 1, 1)


def test_a_missing_file_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(RateCardInvalid, match="cannot be read"):
        list(read_lines(tmp_path / "none.csv"))
