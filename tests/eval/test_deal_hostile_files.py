from pathlib import Path

import pytest

from eval import deal_hostile_files
from eval.deal_hostile_files import read_peak_mib
from kit.clock import FrozenClock
from qualifier.deals.deal_map import load_preset
from qualifier.deals.loading import ImportReport, import_file, look_at_file
from qualifier.memory_deals import MemoryDeals
from qualifier.win_model.deal_table import TableInvalid
from tests.builders import NOW


def load(path: Path, shelf: MemoryDeals) -> ImportReport:
    return import_file(
        look_at_file(path), load_preset("hubspot"), shelf=shelf, now=FrozenClock(NOW), watch=lambda _: None
    )


@pytest.mark.parametrize("name", ["zeros.csv", "zeros.jsonl", "one_line.csv", "bomb.csv.gz"])
def test_a_file_without_line_ends_is_refused_whole(name: str, tmp_path: Path) -> None:
    path, shelf = tmp_path / name, MemoryDeals()
    deal_hostile_files._FILES[name](path, 40)
    with pytest.raises(TableInvalid, match="a line of more than"):
        load(path, shelf)
    assert shelf.count_current() == 0


def test_a_workbook_that_unpacks_without_end_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bomb.xlsx"
    deal_hostile_files.write_book_bomb(path, 140)
    assert path.stat().st_size < 2_000_000
    with pytest.raises(TableInvalid, match="save it as CSV"):
        load(path, MemoryDeals())


def test_rows_as_long_as_books_are_taken_and_cut(tmp_path: Path) -> None:
    path, shelf = tmp_path / "long_rows.csv", MemoryDeals()
    deal_hostile_files.write_long_rows(path, 2)
    report = load(path, shelf)
    assert (report.rows, report.merged.added, report.left_out) == (4, 4, 0)


def test_rows_of_which_none_is_a_deal_are_each_told(tmp_path: Path) -> None:
    path, shelf = tmp_path / "bad_rows.csv", MemoryDeals()
    deal_hostile_files.write_bad_rows(path, 1)
    report = load(path, shelf)
    assert report.left_out == report.rows == 20
    assert shelf.count_current() == 0


def test_a_process_has_held_some_memory() -> None:
    assert 10 < read_peak_mib() < 100_000
