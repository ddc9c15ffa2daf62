"""A small load through the command that measures large ones."""

import json
from pathlib import Path

import pytest
from rich.console import Console
from sqlalchemy import text

from eval.register_commands import report_loads
from eval.register_loads import count_wrong, measure_load, measure_loads, measure_parser, measure_reader
from eval.register_samples import make_inn, write_archive
from eval.run import build_parser
from kit.db import Database
from qualifier.open_register import RegisterRow
from qualifier.register_files import list_files, open_file
from qualifier.register_store import SqlRegisters
from qualifier.register_xml import is_company_inn, read_rows


@pytest.mark.parametrize("register", ["sshr2019", "revexp", "paytax"])
def test_a_sample_archive_is_read_whole(register: str, tmp_path: Path) -> None:
    write_archive(tmp_path / "data.zip", register=register, records=25, members=4)
    rows = []
    for file in list_files(tmp_path / "data.zip"):
        with open_file(file, lambda _: None) as stream:
            rows += list(read_rows(stream))
    assert all(isinstance(row, RegisterRow) for row in rows)
    assert [row.inn for row in rows] == [make_inn(number) for number in range(25)]
    assert {row.register.value for row in rows} == {register}
    assert all(is_company_inn(make_inn(number)) for number in range(200))


@pytest.mark.service
def test_a_load_is_measured_and_survives_a_kill(database: Database) -> None:
    url = database.engine.url.render_as_string(hide_password=False)
    figures = measure_loads(500, url)
    assert (figures["loaded"], figures["killed_by"], figures["wrong_rows"]) == (500, "SIGKILL", 0)
    assert (figures["files_found_done"], figures["files_loaded_after"]) == (30, 20)
    assert figures["files_kept_by_kill"] == 30
    assert min(figures["lxml_alone_per_core_s"], figures["read_per_core_s"], figures["loaded_per_core_s"]) > 0


@pytest.mark.service
def test_a_row_that_is_missing_or_changed_is_counted(database: Database, tmp_path: Path) -> None:
    archive = tmp_path / "data.zip"
    write_archive(archive, register="sshr2019", records=10, members=2)
    figures = measure_load(archive, database.engine.url.render_as_string(hide_password=False))
    assert figures["loaded"] == 10
    shelf = SqlRegisters(database.begin)
    assert count_wrong(archive, shelf) == 0
    with database.begin() as connection:
        connection.execute(text("DELETE FROM open_register_rows WHERE inn = :inn"), {"inn": make_inn(3)})
    assert count_wrong(archive, shelf) == 2
    assert measure_parser(archive)["lxml_alone_per_core_s"] > 0
    assert measure_reader(archive)["read_per_core_s"] > 0


def test_half_a_million_records_are_the_rule() -> None:
    assert build_parser().parse_args(["registers"]).records == 500_000


def test_the_command_prints_what_was_measured(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    figures = {"records": 5, "wrong_rows": 0}
    out = tmp_path / "figures.json"
    assert report_loads(figures, out, Console(width=80)) == 0
    assert json.loads(out.read_text(encoding="utf-8")) == figures
    assert "wrong rows" in capsys.readouterr().out
    assert report_loads({**figures, "wrong_rows": 1}, None, Console(width=80)) == 1
