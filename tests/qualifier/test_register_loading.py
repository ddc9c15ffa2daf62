"""Loads on the double and on PostgreSQL: the same tests."""

import itertools
import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from kit.clock import FrozenClock
from kit.db import Database
from qualifier import register_loading
from qualifier.open_register import Figure, FileFault, MemoryRegisters, RegisterShelf, RowFault
from qualifier.register_loading import Watch, list_register_files, load_files
from qualifier.register_store import SqlRegisters
from tests.builders import NOW
from tests.qualifier.registers import HEADCOUNT, INN, document, make_inn, write_zip, xml

GOOD = xml(document(HEADCOUNT))


@pytest.fixture(params=["memory", pytest.param("postgres", marks=pytest.mark.service)])
def shelf(request: pytest.FixtureRequest) -> Iterator[RegisterShelf]:
    if request.param == "memory":
        yield MemoryRegisters()
    else:
        yield SqlRegisters(request.getfixturevalue("database").begin)


def load(
    shelf: RegisterShelf, *paths: Path, begun: list[str] | None = None, files_a_batch: int | None = None
):
    names: list[str] = [] if begun is None else begun
    watch = Watch(read=lambda _: None, begin=names.append)
    return load_files(
        list_register_files(paths), shelf, now=FrozenClock(NOW), watch=watch, files_a_batch=files_a_batch
    )


def headcounts(shelf, inn: str = INN) -> dict[date, int]:
    return {kept.row.as_of: dict(kept.row.figures)[Figure.EMPLOYEES] for kept in shelf.find(inn)}


def people(count: int, **changed: str) -> bytes:
    return xml(document(f'<СведССЧР КолРаб="{count}"/>', **changed))


def test_what_is_loaded_is_found_by_company(shelf, tmp_path: Path) -> None:
    report = load(shelf, write_zip(tmp_path / "data.zip", one=GOOD, two=people(5, inn=make_inn(7))))
    assert (report.files_loaded, report.rows_loaded, report.bad_files) == (2, 2, [])
    assert headcounts(shelf) == {date(2025, 12, 31): 47}
    assert headcounts(shelf, make_inn(7)) == {date(2025, 12, 31): 5}
    (kept,) = shelf.find(INN)
    assert kept.loaded_at == NOW
    assert shelf.find("7707083893") == ()


def test_the_same_file_is_not_loaded_twice(shelf, tmp_path: Path) -> None:
    archive = write_zip(tmp_path / "data.zip", one=GOOD)
    load(shelf, archive)
    begun: list[str] = []
    report = load(shelf, archive, begun=begun)
    assert (report.files_loaded, report.files_found_done, report.rows_loaded) == (0, 1, 0)
    assert begun == []


def test_a_later_publication_corrects_an_earlier_one_in_either_order(shelf, tmp_path: Path) -> None:
    early, late = people(47, published="25.08.2026"), people(50, published="25.09.2026")
    load(shelf, write_zip(tmp_path / "late.zip", late=late))
    load(shelf, write_zip(tmp_path / "early.zip", early=early))
    assert headcounts(shelf) == {date(2025, 12, 31): 50}
    later, between = people(60, published="25.10.2026"), people(55, published="26.09.2026")
    load(shelf, write_zip(tmp_path / "both.zip", a=later, b=between))
    assert headcounts(shelf) == {date(2025, 12, 31): 60}


def test_years_stand_side_by_side_the_newest_first(shelf, tmp_path: Path) -> None:
    load(shelf, write_zip(tmp_path / "data.zip", a=people(40, as_of="31.12.2024"), b=people(47)))
    assert list(headcounts(shelf).items()) == [(date(2025, 12, 31), 47), (date(2024, 12, 31), 40)]


def test_a_bad_file_is_named_leaves_nothing_and_stops_nobody(shelf, tmp_path: Path) -> None:
    torn = xml(*(document(HEADCOUNT, inn=make_inn(number)) for number in range(50)))[:-20]
    (tmp_path / "notes.zip").write_bytes(b"no zip")
    write_zip(tmp_path / "data.zip", a=GOOD, b=torn, c=people(5, inn=make_inn(99)))
    report = load(shelf, tmp_path)
    assert report.bad_files == [("data.zip/b.xml", FileFault.NOT_XML), ("notes.zip", FileFault.NOT_ZIP)]
    assert (report.files_loaded, report.rows_loaded) == (2, 2)
    assert all(shelf.find(make_inn(number)) == () for number in range(50))
    assert headcounts(shelf, make_inn(99))
    # Nothing marked it as done: it is tried again, and loaded once it is mended.
    again = load(shelf, tmp_path)
    assert (again.files_found_done, len(again.bad_files)) == (2, 2)
    mended = xml(*(document(HEADCOUNT, inn=make_inn(number)) for number in range(50)))
    assert load(shelf, write_zip(tmp_path / "data.zip", a=GOOD, b=mended)).rows_loaded == 50


def test_bad_rows_are_counted_and_the_first_are_named(shelf, tmp_path: Path) -> None:
    person = '<Документ ДатаСост="31.12.2025"><СведНП ИННФЛ="500100732259"/></Документ>'
    bad = [document(HEADCOUNT, inn="7700000017") for _ in range(80)]
    report = load(shelf, write_zip(tmp_path / "data.zip", a=xml(document(HEADCOUNT), person, *bad)))
    assert report.faults == {RowFault.BAD_INN: 80, RowFault.PERSON: 1}
    assert len(report.bad_rows) == 50
    first = report.bad_rows[0]
    assert (first.file, first.number, first.why) == ("data.zip/a.xml", 3, RowFault.BAD_INN)


def test_a_file_of_no_known_set_is_bad_and_one_of_persons_only_is_done(shelf, tmp_path: Path) -> None:
    person = xml('<Документ ДатаСост="31.12.2025"><СведНП ИННФЛ="500100732259"/></Документ>')
    other = xml(document('<Иное Что="1"/>'))
    report = load(shelf, write_zip(tmp_path / "data.zip", other=other, person=person))
    assert report.bad_files == [("data.zip/other.xml", FileFault.NO_ROWS)]
    assert report.faults == {RowFault.NO_FIGURE: 1, RowFault.PERSON: 1}
    assert report.files_loaded == 1


def test_many_small_files_are_loaded_in_several_batches(
    shelf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    members = {f"m{number:02d}": people(number, inn=make_inn(number)) for number in range(10)}
    report = load(shelf, write_zip(tmp_path / "data.zip", **members), files_a_batch=4)
    assert report.files_loaded == 10
    assert list(headcounts(shelf, make_inn(0)).values()) == [0]
    assert list(headcounts(shelf, make_inn(9)).values()) == [9]
    monkeypatch.setattr(register_loading, "ROWS_A_BATCH", 1)
    more = {f"n{number:02d}": people(number, inn=make_inn(100 + number)) for number in range(3)}
    assert load(shelf, write_zip(tmp_path / "more.zip", **more)).rows_loaded == 3


DIES = """
import os, signal, sys
from datetime import UTC, datetime
from pathlib import Path
from kit.db import open_database
from qualifier import register_loading as loading
from qualifier.register_store import SqlRegisters
url, archive = sys.argv[1:]
database = open_database(url, state_dir=Path())
begun = []
def begin(name):
    begun.append(name)
    if len(begun) == 11:
        os.kill(os.getpid(), signal.SIGKILL)
files = loading.list_register_files([Path(archive)])
watch = loading.Watch(read=lambda count: None, begin=begin)
shelf = SqlRegisters(database.begin)
loading.load_files(files, shelf, now=lambda: datetime.now(UTC), watch=watch, files_a_batch=4)
"""


@pytest.mark.service
def test_a_load_killed_in_the_middle_goes_on_where_it_stopped(database: Database, tmp_path: Path) -> None:
    members = {
        f"m{number:02d}": xml(*(document(HEADCOUNT, inn=make_inn(20 * number + at)) for at in range(20)))
        for number in range(16)
    }
    archive = write_zip(tmp_path / "data.zip", **members)
    url = database.engine.url.render_as_string(hide_password=False)
    command = [sys.executable, "-c", DIES, url, str(archive)]
    killed = subprocess.run(command, cwd=Path(__file__).parents[2], check=False)
    assert killed.returncode == -signal.SIGKILL
    shelf = SqlRegisters(database.begin)
    # Two whole batches are kept, the third left nothing.
    assert len(shelf.list_loaded()) == 8
    assert count(database) == 160
    report = load(shelf, archive)
    assert (report.files_found_done, report.files_loaded, count(database)) == (8, 8, 320)
    assert headcounts(shelf, make_inn(319)) == {date(2025, 12, 31): 47}


def count(database: Database) -> int:
    with database.begin() as connection:
        return int(connection.execute(text("SELECT count(*) FROM open_register_rows")).scalar_one())


BYTES = st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 255)), min_size=1, max_size=6)


@settings(max_examples=40, suppress_health_check=list(HealthCheck))
@given(changes=BYTES, cut=st.integers(0, 400))
def test_a_broken_archive_is_loaded_in_whole_files_or_named(
    changes: list[tuple[int, int]], cut: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("broken")
    members = {
        f"m{number}": xml(*(document(HEADCOUNT, inn=make_inn(10 * number + at)) for at in range(10)))
        for number in range(3)
    }
    content = bytearray(write_zip(folder / "data.zip", **members).read_bytes())
    for at, value in changes:
        content[at % len(content)] = value
    (folder / "data.zip").write_bytes(content[: len(content) - cut] if cut > 200 else content)
    shelf = MemoryRegisters()
    report = load(shelf, folder)
    kept = [sum(bool(shelf.find(make_inn(10 * number + at))) for at in range(10)) for number in range(3)]
    assert all(count in (0, 10) for count in kept)
    assert (report.files_loaded, report.rows_loaded) == (sum(map(bool, kept)), sum(kept))
    assert report.files_loaded == 3 or report.bad_files or cut > 200


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
def test_the_order_of_files_does_not_matter(order: tuple[int, ...], tmp_path: Path) -> None:
    publications = ["25.08.2026", "25.09.2026", "25.10.2026"]
    paths = [
        write_zip(tmp_path / f"{place}-{number}.zip", a=people(number, published=publications[number]))
        for place, number in enumerate(order)
    ]
    shelf = MemoryRegisters()
    load(shelf, *paths)
    assert list(headcounts(shelf).values()) == [2]
