"""The command as its user runs it, on the run's own database."""

from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest
from click.testing import Result
from rich.console import Console
from typer.testing import CliRunner

from api.registers_command import app
from api.registers_terminal import print_load, print_status
from kit.db import Database
from qualifier.open_register import FileFault, OpenSet, RowFault
from qualifier.register_loading import BadRow, LoadReport
from tests.builders import NOW
from tests.qualifier.registers import HEADCOUNT, MONEY, document, make_inn, write_zip, xml


@pytest.fixture
def run(database: Database, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    monkeypatch.setenv("DATABASE_URL", database.engine.url.render_as_string(hide_password=False))
    return lambda *arguments: CliRunner().invoke(app, [str(one) for one in arguments])


@pytest.mark.service
def test_a_folder_is_loaded_told_and_not_loaded_again(run: Callable[..., Result], tmp_path: Path) -> None:
    write_zip(tmp_path / "data.zip", a=xml(document(HEADCOUNT), document(HEADCOUNT, inn="1")), b=b"<torn")
    write_zip(tmp_path / "more.zip", a=xml(document(MONEY), document(MONEY, inn=make_inn(1))))
    loaded = run("load", str(tmp_path), "--lang", "en")
    assert loaded.exit_code == 1, loaded.stderr
    assert "Files loaded: 2 (loaded before: 0)" in loaded.stdout
    assert "Rows loaded: 3" in loaded.stdout
    assert "data.zip/a.xml, document 2: wrong INN" in loaded.stdout
    assert "data.zip/b.xml: no XML, or torn" in loaded.stdout
    again = run("load", str(tmp_path / "more.zip"))
    assert again.exit_code == 0
    assert "Файлов загружено: 0 (загружены раньше: 1)" in again.stdout
    status = run("status")
    assert "Доходы и расходы (revexp)" in status.stdout
    assert "2025-12-31" in status.stdout


@pytest.mark.service
def test_a_path_that_is_not_there_is_wrong_usage(run: Callable[..., Result], tmp_path: Path) -> None:
    missing = run("load", str(tmp_path / "none"), "--lang", "en")
    assert (missing.exit_code, missing.stdout) == (2, "")
    assert missing.stderr == "There is no none.\n"
    empty = run("load", str(tmp_path))
    assert (empty.exit_code, empty.stderr) == (2, "Там нет ни архивов, ни файлов XML.\n")
    assert "Ничего не загружено" in run("status").stdout


def printed(lang: str, report: LoadReport) -> list[str]:
    console = Console(width=80, record=True, file=StringIO())
    print_load(console, report, lang)
    return console.export_text().splitlines()


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_every_fault_has_words_and_a_long_list_is_cut(lang: str) -> None:
    report = LoadReport(files_loaded=1_234_567, rows_loaded=5)
    report.bad_files = [(f"{number}.xml", why) for number in range(5) for why in FileFault]
    report.faults.update({why: 1_000 for why in RowFault})
    report.bad_rows = [BadRow(file="a.xml", number=1, why=why) for why in RowFault]
    lines = printed(lang, report)
    assert "1\u00a0234\u00a0567" in lines[0]
    assert all(len(line) <= 80 for line in lines)
    assert any(("и ещё 10" if lang == "ru" else "and more: 10") in line for line in lines)


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_every_set_has_a_title(lang: str) -> None:
    console = Console(width=80, record=True, file=StringIO())
    print_status(console, [(one, NOW.date(), 1_000, NOW) for one in OpenSet], lang)
    text = console.export_text()
    assert all(one.value in text for one in OpenSet)
