import csv
from pathlib import Path
from random import Random

import pytest
from openpyxl import Workbook

from kit.clock import FrozenClock
from qualifier.deals import loading
from qualifier.deals.closed_deal import Note, ReadRow
from qualifier.deals.deal_map import load_preset
from qualifier.deals.deal_shelf import Merged, OpenImport
from qualifier.deals.loading import ImportReport, import_file, look_at_file
from qualifier.memory_deals import MemoryDeals
from qualifier.win_model import table_file
from qualifier.win_model.deal_table import TableInvalid
from qualifier.win_model.table_file import read_rows
from tests.builders import NOW
from tests.qualifier.deals.exports import HEAD, make_row, write_csv


def load(path: Path, shelf: MemoryDeals, watch: list[int] | None = None) -> ImportReport:
    seen = watch if watch is not None else []
    return import_file(
        look_at_file(path), load_preset("bitrix24"), shelf=shelf, now=FrozenClock(NOW), watch=seen.append
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1251", "utf-16", "utf-16-le"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_a_file_is_read_in_the_encodings_that_crms_write(
    tmp_path: Path, encoding: str, delimiter: str
) -> None:
    path = write_csv(tmp_path / "deals.csv", [make_row()], encoding=encoding, delimiter=delimiter)
    shelf = MemoryDeals()
    assert load(path, shelf).merged == Merged(added=1, changed=0, unchanged=0)
    (stored,) = shelf.list_current()
    assert (stored.deal.company, stored.deal.task) == ("ООО «Ромашка»", "Рассылка")


def test_a_workbook_and_json_lines_hold_the_same_deals(tmp_path: Path) -> None:
    shelf = MemoryDeals()
    load(write_csv(tmp_path / "deals.csv", [make_row()]), shelf)
    book = Workbook()
    for row in (HEAD, make_row()):
        book.active.append(row)
    book.save(tmp_path / "deals.xlsx")
    assert load(tmp_path / "deals.xlsx", shelf).merged.unchanged == 1
    cells = ",".join(f'"{name}": "{value}"' for name, value in zip(HEAD, make_row(), strict=True))
    (tmp_path / "deals.jsonl").write_text(f"{{{cells}}}\n", encoding="utf-8")
    assert load(tmp_path / "deals.jsonl", shelf).merged.unchanged == 1


def test_bad_rows_are_told_beside_the_file_and_the_good_ones_imported(tmp_path: Path) -> None:
    rows = [
        make_row(),
        make_row(id="2", amount="-1"),
        make_row(id="3", stage=""),
        make_row(id="4", company="=1+1"),
        make_row(id="5"),
        make_row(id="5", stage="Сделка провалена"),
    ]
    shelf = MemoryDeals()
    report = load(write_csv(tmp_path / "deals.csv", rows), shelf)
    assert (report.rows, report.left_out, report.merged.added) == (6, 4, 2)
    assert report.notes == {
        Note.NEGATIVE_AMOUNT: 1,
        Note.NO_OUTCOME: 1,
        Note.FORMULA: 1,
        Note.OUTCOMES_DIFFER: 2,
    }
    assert report.report == tmp_path / "deals.csv.rows.csv"
    with report.report.open(encoding="utf-8-sig", newline="") as stream:
        told = [
            (line["row"], line["code"], line["left out"]) for line in csv.DictReader(stream, delimiter=";")
        ]
    assert told == [
        ("3", "negative_amount", "yes"),
        ("4", "no_outcome", "yes"),
        ("5", "formula", "no"),
        ("6", "outcomes_differ", "yes"),
        ("7", "outcomes_differ", "yes"),
    ]


def test_the_same_file_twice_changes_nothing(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "deals.csv", [make_row(id=str(number)) for number in range(5)])
    shelf = MemoryDeals()
    load(path, shelf)
    before = shelf.list_current()
    report = load(path, shelf)
    assert (report.merged, report.report) == (Merged(added=0, changed=0, unchanged=5), None)
    assert shelf.list_current() == before


class Killed(MemoryDeals):
    """A store whose process dies after so many parts."""

    parts = 2

    def stage(self, begun: OpenImport, rows: tuple[ReadRow, ...], *, upto: int) -> OpenImport:
        if not self.parts:
            raise KeyboardInterrupt
        self.parts -= 1
        return super().stage(begun, rows, upto=upto)


def test_a_killed_import_goes_on_and_reads_no_row_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loading, "ROWS_A_PART", 3)
    rows = [make_row(id=str(number), amount="-1" if number == 1 else "1") for number in range(10)]
    path, shelf, watch = write_csv(tmp_path / "deals.csv", rows), Killed(), list[int]()
    with pytest.raises(KeyboardInterrupt):
        load(path, shelf, watch)
    assert (shelf.list_current(), watch) == ((), [4, 7])
    shelf.parts = 99
    report = load(path, shelf, watch)
    assert (report.resumed_at, report.rows, report.merged.added) == (7, 10, 9)
    assert watch[2:] == [10, 11]
    # What was told before the kill is in the report.
    assert report.notes == {Note.NEGATIVE_AMOUNT: 1}


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "no heading"),
        (b"ID;X\n", "no rows"),
        (b"ID;\xcd\xe0\n1;2\n", "no column for `outcome`"),
        (b"a;a\n1;2\n", "two columns"),
    ],
)
def test_a_file_that_is_no_export_is_refused_whole(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "deals.csv"
    path.write_bytes(content)
    with pytest.raises(TableInvalid, match=said):
        load(path, MemoryDeals())


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TableInvalid, match="cannot be opened"):
        look_at_file(tmp_path / "none.csv")


def test_ten_thousand_categories_and_missing_values_are_no_trouble(tmp_path: Path) -> None:
    rows = [make_row(id=str(n), company=f"ООО «{n}»", amount=None if n % 3 else "1") for n in range(3_000)]
    assert load(write_csv(tmp_path / "deals.csv", rows), MemoryDeals()).merged.added == 3_000


def test_of_rows_as_long_as_books_few_are_held_at_once(tmp_path: Path) -> None:
    task = "слово " * 150_000
    path = write_csv(tmp_path / "deals.csv", [make_row(id=str(number), title=task) for number in range(12)])
    held = list(loading._take_sample(read_rows(path)))
    assert 1 < len(held) < 12
    shelf = MemoryDeals()
    report = load(path, shelf)
    assert (report.rows, report.left_out, report.merged.added) == (12, 0, 12)
    assert report.notes[Note.CUT] == 12
    assert max(len(stored.deal.task or "") for stored in shelf.list_current()) <= 2_000


def test_a_row_with_several_faults_is_left_out_once(tmp_path: Path) -> None:
    rows = [make_row(id="", amount="-1", stage=""), make_row(id="2", amount="-1", stage="")]
    report = load(write_csv(tmp_path / "deals.csv", rows), MemoryDeals())
    assert report.left_out == 2
    assert sum(report.notes.values()) > 2


def test_a_file_whose_encoding_changes_half_way_is_refused_and_nothing_of_it_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loading, "ROWS_A_PART", 50)
    monkeypatch.setattr(loading, "_SAMPLE_ROWS", 50)
    monkeypatch.setattr(table_file, "_PEEK", 4_000)
    rows = [make_row(id=str(number)) for number in range(500)]
    path, shelf, watch = write_csv(tmp_path / "deals.csv", rows), MemoryDeals(), list[int]()
    path.write_bytes(path.read_bytes() + ";".join(make_row(id="last")).encode("cp1251"))
    for _ in range(2):
        with pytest.raises(TableInvalid, match="encoding changes half-way"):
            load(path, shelf, watch)
        # It had come far; the next try does not go on behind what cannot be read.
        assert watch[0] == 51 < watch[-1]
        assert (shelf.list_current(), watch.clear()) == ((), None)
    assert not (tmp_path / "deals.csv.rows.csv").exists()


def blank(cells: tuple[str, ...], dice: Random) -> tuple[str, ...]:
    return tuple(cell if dice.random() > 0.3 else "" for cell in cells)


@pytest.mark.parametrize("seed", range(3))
def test_with_a_third_of_the_cells_missing_each_row_is_a_deal_or_is_told(seed: int, tmp_path: Path) -> None:
    dice = Random(seed)
    rows = [blank(make_row(id=str(number)), dice) for number in range(400)]
    known = sum(any(row) for row in rows)
    shelf = MemoryDeals()
    report = load(write_csv(tmp_path / "deals.csv", rows), shelf)
    assert report.rows == known
    assert report.merged.added == known - report.left_out
    assert report.notes[Note.NO_OUTCOME] > 0
    assert report.notes[Note.NO_ID] > 0
    ids_and_outcomes = [row for row in rows if row[0] and row[2]]
    assert shelf.count_current() == len(ids_and_outcomes)


@pytest.mark.parametrize("stage", ["Сделка успешна", "Сделка провалена"])
def test_deals_that_all_ended_alike_are_deals(stage: str, tmp_path: Path) -> None:
    rows = [make_row(id=str(number), stage=stage) for number in range(50)]
    report = load(write_csv(tmp_path / "deals.csv", rows), MemoryDeals())
    assert (report.merged.added, report.left_out, report.report) == (50, 0, None)
