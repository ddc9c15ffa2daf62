import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from qualifier.deals.closed_deal import LEAVES_OUT, Note, RowNote
from qualifier.deals.note_words import NOTES
from qualifier.deals.row_report import name_report, write_report


def test_a_report_tells_each_note_in_both_languages_and_opens_as_no_formula(tmp_path: Path) -> None:
    source = tmp_path / "deals.csv"
    notes = [
        RowNote(row=3, field="company", what=Note.FORMULA, value="=1+1;\n2"),
        RowNote(row=9, field="amount", what=Note.NEGATIVE_AMOUNT, value="-5"),
    ]
    path = write_report(source, iter(notes))
    assert path == name_report(source) == tmp_path / "deals.csv.rows.csv"
    with path.open(encoding="utf-8-sig", newline="") as stream:
        head, first, second = csv.reader(stream, delimiter=";")
    assert head[:5] == ["row", "field", "code", "left out", "value"]
    assert first[:5] == ["3", "company", "formula", "no", "'=1+1;\n2"]
    assert second[3:] == ["yes", "'-5", "a negative amount", "отрицательная сумма"]
    assert list(tmp_path.iterdir()) == [path]


def test_without_notes_an_older_report_is_removed(tmp_path: Path) -> None:
    source = tmp_path / "deals.csv"
    name_report(source).write_text("old")
    assert write_report(source, iter(())) is None
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("note", list(Note))
def test_every_note_has_words(note: Note) -> None:
    assert NOTES[note].ru
    assert NOTES[note].en.isascii()


def test_what_leaves_a_row_out_is_a_note() -> None:
    assert set(Note) > LEAVES_OUT


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_no_value_opens_as_a_formula(start: str, tmp_path: Path) -> None:
    note = RowNote(row=2, field="company", what=Note.CUT, value=f"{start}1+1")
    path = write_report(tmp_path / "deals.csv", iter([note]))
    assert path is not None
    with path.open(encoding="utf-8-sig", newline="") as stream:
        _, line = csv.reader(stream, delimiter=";")
    assert line[4].startswith("'")


def test_a_report_that_breaks_half_way_leaves_the_older_one(tmp_path: Path) -> None:
    source = tmp_path / "deals.csv"
    write_report(source, iter([RowNote(row=2, field="id", what=Note.NO_ID)]))
    before = name_report(source).read_bytes()

    def break_off() -> Iterator[RowNote]:
        yield RowNote(row=3, field="id", what=Note.NO_ID)
        raise OSError

    with pytest.raises(OSError):  # noqa: PT011 (whatever broke it)
        write_report(source, break_off())
    assert name_report(source).read_bytes() == before
