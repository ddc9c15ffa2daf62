"""What only PostgreSQL can show of open registers."""

import contextlib
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from kit.clock import FrozenClock
from kit.db import Database
from qualifier.open_register import Figure, FileKey, OpenSet, RegisterRow
from qualifier.register_loading import Watch, list_register_files, load_files
from qualifier.register_store import SqlRegisters
from tests.builders import NOW
from tests.qualifier.registers import HEADCOUNT, MONEY, document, make_inn, write_zip, xml

pytestmark = pytest.mark.service


def row(number: int, *figures: tuple[Figure, int]) -> RegisterRow:
    return RegisterRow(
        inn=make_inn(number),
        register=OpenSet.HEADCOUNT,
        as_of=date(2025, 12, 31),
        published=date(2026, 8, 25),
        figures=figures or ((Figure.EMPLOYEES, number),),
    )


def test_a_set_and_its_day_are_counted(database: Database, tmp_path: Path) -> None:
    shelf = SqlRegisters(database.begin)
    assert (shelf.has_rows(), shelf.count_rows()) == (False, ())
    documents = [document(HEADCOUNT, inn=make_inn(number)) for number in range(5)]
    archive = write_zip(tmp_path / "data.zip", a=xml(*documents), b=xml(document(MONEY)))
    watch = Watch(read=lambda _: None, begin=lambda _: None)
    load_files(list_register_files([archive]), shelf, now=FrozenClock(NOW), watch=watch)
    assert shelf.has_rows()
    assert shelf.count_rows() == (
        (OpenSet.MONEY, date(2025, 12, 31), 1, NOW),
        (OpenSet.HEADCOUNT, date(2025, 12, 31), 5, NOW),
    )


def test_a_batch_that_fails_leaves_neither_rows_nor_marks(database: Database) -> None:
    shelf = SqlRegisters(database.begin)
    with contextlib.suppress(ZeroDivisionError), shelf.begin() as batch:
        batch.add(FileKey(name="a", size=1, crc=1), [row(1)], at=NOW)
        raise ZeroDivisionError
    assert (shelf.has_rows(), shelf.list_loaded()) == (False, frozenset())


def test_rows_that_fail_midway_leave_the_other_files_of_the_batch(database: Database) -> None:
    shelf = SqlRegisters(database.begin)

    def torn():
        yield from (row(number) for number in range(5_000))
        raise ZeroDivisionError

    with shelf.begin() as batch:
        assert batch.add(FileKey(name="a", size=1, crc=1), [row(9_000)], at=NOW) == 1
        with pytest.raises(ZeroDivisionError):
            batch.add(FileKey(name="b", size=1, crc=1), torn(), at=NOW)
        assert batch.add(FileKey(name="c", size=1, crc=1), [row(9_001)], at=NOW) == 1
    assert {key.name for key in shelf.list_loaded()} == {"a", "c"}
    assert [len(shelf.find(make_inn(number))) for number in (9_000, 9_001, 0, 4_999)] == [1, 1, 0, 0]


def test_a_company_stated_twice_in_one_file_is_kept_once(database: Database) -> None:
    shelf = SqlRegisters(database.begin)
    with shelf.begin() as batch:
        rows = [row(1, (Figure.EMPLOYEES, 5)), row(1, (Figure.EMPLOYEES, 6))]
        batch.add(FileKey(name="a", size=1, crc=1), rows, at=NOW)
    (kept,) = shelf.find(make_inn(1))
    assert kept.row.figures == ((Figure.EMPLOYEES, 6),)


def test_a_person_s_number_cannot_be_stored(database: Database) -> None:
    statement = text(
        "INSERT INTO open_register_rows"
        " VALUES ('500100732259', 'snr', '2025-12-31', '2025-12-31', '{}', now())"
    )
    with pytest.raises(IntegrityError), database.begin() as connection:
        connection.execute(statement)


def test_the_largest_figures_survive(database: Database) -> None:
    shelf = SqlRegisters(database.begin)
    with shelf.begin() as batch:
        figures = ((Figure.TAXES_PAID, -(10**17)), (Figure.INCOME, 10**17))
        batch.add(FileKey(name="a", size=1, crc=1), [row(1, *figures)], at=NOW)
    assert dict(shelf.find(make_inn(1))[0].row.figures) == dict(figures)
