"""Open leads of a file as rows that a model scores: read by its fields, not by what the file looks like."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from qualifier.win_model.cell_texts import DAY_FORMATS, read_day, read_number
from qualifier.win_model.fields import ORDER, ColumnKind, Field, Row, Value
from qualifier.win_model.table_file import RawRow, read_rows
from qualifier.win_model.win_model import WinModel


def read_leads(path: Path, model: WinModel) -> Iterator[tuple[RawRow, Row]]:
    """Return each row of a file with its values by field; a field that the file lacks is missing."""
    formats = model.facts.get("day_formats")
    known: Mapping[str, str] = formats if isinstance(formats, dict) else {}
    for row in read_rows(path):
        yield row, read_lead(row.cells, model, known)


def read_lead(cells: Mapping[str, str | None], model: WinModel, day_formats: Mapping[str, str]) -> Row:
    """Return one lead's values by field."""
    return {field.name: _read(field, cells, day_formats) for field in model.fields}


def _read(field: Field, cells: Mapping[str, str | None], day_formats: Mapping[str, str]) -> Value:
    source = field.name.removesuffix(f" ({ORDER})")
    text = cells.get(source)
    if text is None:
        return None
    if field.kind is ColumnKind.DATE:
        return read_day(text, day_formats.get(source, DAY_FORMATS[0]))
    if field.kind is ColumnKind.NUMBER:
        number = read_number(text)
        return number / 1000 if number is not None and source != field.name else number
    return text
