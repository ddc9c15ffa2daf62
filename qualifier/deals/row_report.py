"""The file beside an import that tells of its rows: what was left out, and what was put right."""

import csv
import os
from collections.abc import Iterable
from itertools import chain
from pathlib import Path

from qualifier.deals.closed_deal import LEAVES_OUT, RowNote
from qualifier.deals.note_words import NOTES

_HEAD = ("row", "field", "code", "left out", "value", "what", "что")
# A spreadsheet that opens the report must not reckon what the import refused.
_STARTS = ("=", "+", "-", "@", "\t", "\r")


def name_report(source: Path) -> Path:
    """Return where the report of a file stands."""
    return source.with_name(f"{source.name}.rows.csv")


def write_report(source: Path, notes: Iterable[RowNote]) -> Path | None:
    """Write the report whole or not at all, and return its place; without notes an older one is removed."""
    target = name_report(source)
    told = iter(notes)
    first = next(told, None)
    if first is None:
        target.unlink(missing_ok=True)
        return None
    part = target.with_name(f"{target.name}.part")
    # The mark and the semicolons are for spreadsheets, which guess neither.
    with part.open("w", encoding="utf-8-sig", newline="", errors="replace") as stream:
        writer = csv.writer(stream, delimiter=";")
        writer.writerow(_HEAD)
        for note in chain((first,), told):
            words = NOTES[note.what]
            left_out = "yes" if note.what in LEAVES_OUT else "no"
            line = (
                note.row,
                note.field,
                note.what.value,
                left_out,
                quote_cell(note.value),
                words.en,
                words.ru,
            )
            writer.writerow(line)
    os.replace(part, target)
    return target


def quote_cell(value: str) -> str:
    """Return a value that a spreadsheet shows and does not reckon."""
    return f"'{value}" if value.startswith(_STARTS) else value
