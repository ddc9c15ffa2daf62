"""A file of deals, read row by row: CSV, JSON lines or XLSX, in the encodings CRMs write."""

import codecs
import csv
import gzip
import io
import json
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, cast
from zipfile import BadZipFile, ZipFile

from qualifier.win_model.cell_texts import clean
from qualifier.win_model.deal_table import TableInvalid

_PEEK = 1024 * 1024
_DELIMITERS = ",;\t|"
_LONGEST_CELL = 1024 * 1024
# A file without line ends would otherwise be one line as long as it is.
_LONGEST_LINE = 16 * 1024 * 1024
# A workbook's texts are held in memory whole; a small archive can unpack into any size.
_MOST_BOOK_TEXT = 128 * 1024 * 1024
_MOST_BOOK = 2 * 1024 * 1024 * 1024
_BOOK_TEXT = "xl/sharedStrings.xml"
MOST_COLUMNS = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class RawRow:
    """One row as it stands: its number as people count, its texts by column, and what is wrong with it."""

    number: int
    cells: Mapping[str, str | None]
    fault: str | None = None


class _LineTooLong(Exception):
    """A line that no table has."""


def read_rows(path: Path) -> Iterator[RawRow]:
    """Return the rows one by one, the file may be larger than memory; TableInvalid when it is no table."""
    name = path.name.lower().removesuffix(".gz")
    try:
        if name.endswith((".xlsx", ".xlsm")):
            yield from _read_book(path)
        elif name.endswith((".jsonl", ".ndjson", ".json")):
            yield from _read_json_lines(path)
        else:
            yield from _read_csv(path)
    except UnicodeError as error:
        raise _unreadable(path, "its encoding changes half-way", "кодировка меняется посередине") from error
    except _LineTooLong as error:
        raise _unreadable(
            path,
            f"a line of more than {_LONGEST_LINE} characters is none of a table",
            f"строка длиннее {_LONGEST_LINE} знаков — это не таблица",
        ) from error
    except (csv.Error, zlib.error, EOFError, gzip.BadGzipFile) as error:
        # What the libraries say is English only.
        raise _unreadable(path, f"it is damaged ({error})", "файл повреждён") from error
    except OSError as error:
        raise _unreadable(path, "it cannot be opened", "он не открывается") from error


def _unreadable(path: Path, why: str, ru: str) -> TableInvalid:
    return TableInvalid(f"{path.name} cannot be read: {why}.", ru=f"{path.name} не читается: {ru}.")


def _open(path: Path) -> IO[bytes]:
    if path.name.lower().endswith(".gz"):
        return cast(IO[bytes], gzip.open(path, "rb"))
    return path.open("rb")


def _open_text(path: Path) -> IO[str]:
    with _open(path) as raw:
        head = raw.read(_PEEK)
    return io.TextIOWrapper(_open(path), encoding=guess_encoding(head), newline="")


def guess_encoding(head: bytes) -> str:
    """Tell UTF-8, UTF-16 and Windows-1251 apart by a file's first bytes."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    # Latin letters have a high byte of 0, Cyrillic ones of 4; no text of single bytes holds either.
    even, odd = (sum(half.count(high) for high in (0, 4)) for half in (head[0:2000:2], head[1:2000:2]))
    if max(even, odd) > len(head[:2000]) / 8:
        return "utf-16-le" if odd > even else "utf-16-be"
    # An incomplete last character is no fault: the peek may have cut it.
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        decoder.decode(head)
    except UnicodeDecodeError:
        return "utf-8-sig" if _is_damaged_utf8(head) else "cp1251"
    return "utf-8-sig"


def _is_damaged_utf8(head: bytes) -> bool:
    """Letters of UTF-8 hardly come about by chance: as Windows-1251 such a file would be gibberish."""
    read = head.decode("utf-8", "replace")
    bad = read.count("\ufffd")
    return sum(letter > "\x7f" for letter in read) - bad > bad


def _read_csv(path: Path) -> Iterator[RawRow]:
    csv.field_size_limit(_LONGEST_CELL)
    with _open_text(path) as text:
        lines = _list_lines(text)
        first = next(lines, "")
        delimiter = max(_DELIMITERS, key=first.count)
        head = next(csv.reader([first], delimiter=delimiter), [])
        names = _read_head(head, path)
        reader = csv.reader(lines, delimiter=delimiter)
        for values in reader:
            yield from _make_row(names, values, reader.line_num + 1)


def _list_lines(text: IO[str]) -> Iterator[str]:
    while line := text.readline(_LONGEST_LINE):
        if len(line) == _LONGEST_LINE:
            raise _LineTooLong
        yield line


def _read_head(head: Sequence[Any], path: Path) -> tuple[str, ...]:
    names = tuple(" ".join(str(cell if cell is not None else "").split()) for cell in head)
    filled = [name for name in names if name]
    if not filled:
        raise _unreadable(path, "it has no heading", "в нём нет строки заголовков")
    if len(names) > MOST_COLUMNS:
        raise _unreadable(path, f"more than {MOST_COLUMNS} columns", f"больше {MOST_COLUMNS} столбцов")
    twice = sorted({name for name in filled if filled.count(name) > 1})
    if twice:
        raise _unreadable(path, f"two columns are called {twice[0]}", f"два столбца названы {twice[0]}")
    return names


def _make_row(names: Sequence[str], values: Sequence[Any], number: int) -> Iterator[RawRow]:
    texts = [clean(value) for value in values]
    if not any(text is not None for text in texts):
        return
    extra = any(text is not None for text in texts[len(names) :])
    fault = f"{len(texts)} cells, {len(names)} columns" if extra or len(texts) < len(names) else None
    cells = {name: text for name, text in zip(names, texts, strict=False) if name}
    yield RawRow(number=number, cells=cells, fault=fault)


def _read_json_lines(path: Path) -> Iterator[RawRow]:
    with _open_text(path) as text:
        for number, line in enumerate(_list_lines(text), 1):
            if line.strip():
                yield _read_json_row(line, number)


def _read_json_row(line: str, number: int) -> RawRow:
    try:
        content = json.loads(line)
    except (ValueError, RecursionError):
        return RawRow(number=number, cells={}, fault="not JSON")
    if not isinstance(content, dict):
        return RawRow(number=number, cells={}, fault="not an object")
    cells = {str(name): clean(_flatten(value)) for name, value in content.items()}
    return RawRow(number=number, cells=cells)


def _flatten(value: Any) -> Any:
    if isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False, sort_keys=True)
    return value


def _check_book(path: Path) -> None:
    try:
        with ZipFile(path) as book:
            size_by_name = {part.filename: part.file_size for part in book.infolist()}
    except BadZipFile as error:
        raise _unreadable(path, "it is no workbook", "это не книга Excel") from error
    if sum(size_by_name.values()) > _MOST_BOOK or size_by_name.get(_BOOK_TEXT, 0) > _MOST_BOOK_TEXT:
        raise _unreadable(path, "it is too large; save it as CSV", "она слишком велика; сохраните её как CSV")


def _read_book(path: Path) -> Iterator[RawRow]:
    # A service that reads no workbook need not hold the reader in memory.
    from openpyxl import load_workbook  # noqa: PLC0415

    _check_book(path)
    try:
        book = load_workbook(path, read_only=True, data_only=True)
    except (BadZipFile, KeyError, ValueError) as error:
        raise _unreadable(path, "it is no workbook", "это не книга Excel") from error
    with closing(book):
        rows = book.worksheets[0].iter_rows(values_only=True)
        names = _read_head(next(rows, ()), path)
        for number, values in enumerate(rows, 2):
            # Excel keeps no trailing empty cells; a CSV that lacks them is broken.
            yield from _make_row(names, list(values) + [None] * (len(names) - len(values)), number)
