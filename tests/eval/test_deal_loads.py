from pathlib import Path

import pytest

from eval.deal_loads import measure_import, workplace, write_export
from kit.db import Database


@pytest.mark.service
def test_an_import_is_measured_and_a_kill_loses_nothing(database: Database) -> None:
    address = database.engine.url.render_as_string(hide_password=False)
    figures = measure_import(300, 1, address)
    assert (figures["rows"], figures["left_out"], figures["changed_by_the_same_file"]) == (300, 3, 0)
    assert figures["wrong_deals"] == figures["deals_seen_before_the_end"] == 0


def test_an_export_has_a_row_a_deal_and_some_that_cannot_be_believed(tmp_path: Path) -> None:
    path = tmp_path / "export.csv"
    write_export(path, 201)
    lines = path.read_text(encoding="utf-8").splitlines()
    assert len(lines) == 202
    assert sum(",-" in line for line in lines) == 3


def test_a_workplace_is_new_each_time_and_leaves_nothing() -> None:
    with workplace("test") as first:
        pass
    with workplace("test") as second:
        (second / "left.txt").touch()
    assert first != second
    assert not first.exists()
    assert not second.exists()
