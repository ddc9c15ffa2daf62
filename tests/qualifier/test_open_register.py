"""The double and PostgreSQL keep the same of any loads, in any order."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from kit.db import Database
from qualifier.open_register import (
    Figure,
    FileKey,
    KeptRow,
    MemoryRegisters,
    OpenSet,
    RegisterRow,
    RegisterShelf,
    is_newer,
    order_of,
)
from qualifier.register_store import SqlRegisters
from tests.qualifier.registers import make_inn

START = datetime(2026, 9, 1, tzinfo=UTC)
COMPANIES = tuple(make_inn(number) for number in range(3))

ROWS = st.builds(
    RegisterRow,
    inn=st.sampled_from(COMPANIES),
    register=st.sampled_from([OpenSet.HEADCOUNT, OpenSet.MONEY]),
    as_of=st.sampled_from([date(2024, 12, 31), date(2025, 12, 31)]),
    published=st.sampled_from([date(2026, 8, 25), date(2026, 9, 25)]),
    figures=st.tuples(st.tuples(st.just(Figure.EMPLOYEES), st.integers(0, 5))),
)
LOADS = st.lists(st.lists(ROWS, max_size=6), max_size=4)


def put(shelf: RegisterShelf, loads: Sequence[Sequence[RegisterRow]]) -> None:
    for number, rows in enumerate(loads):
        key = FileKey(name=f"{number}", size=number, crc=number)
        with shelf.begin() as batch:
            assert batch.add(key, rows, at=START + timedelta(days=number)) == len(rows)


def kept_of(shelf: MemoryRegisters | SqlRegisters) -> list[tuple[KeptRow, ...]]:
    return [shelf.find(inn) for inn in COMPANIES]


@pytest.mark.service
@settings(max_examples=15, suppress_health_check=list(HealthCheck))
@given(loads=LOADS)
def test_both_shelves_keep_the_same(database: Database, loads: list[list[RegisterRow]]) -> None:
    with database.begin() as connection:
        connection.execute(text("TRUNCATE open_register_rows, open_register_files"))
    double, real = MemoryRegisters(), SqlRegisters(database.begin)
    put(double, loads)
    put(real, loads)
    # Two publications of one day that differ: which of a file's is kept is the shelf's own affair.
    if not any(has_rivals(rows) for rows in loads):
        assert kept_of(double) == kept_of(real)
    assert double.list_loaded() == real.list_loaded()


def has_rivals(rows: Sequence[RegisterRow]) -> bool:
    keys = [(row.inn, row.register, row.as_of, row.published) for row in rows]
    return len(set(keys)) < len(keys)


@given(loads=LOADS)
def test_loading_again_changes_nothing(loads: list[list[RegisterRow]]) -> None:
    shelf = MemoryRegisters()
    put(shelf, loads)
    before = kept_of(shelf)
    put(shelf, loads[-1:])
    assert [[kept.row for kept in found] for found in kept_of(shelf)] == [
        [kept.row for kept in found] for found in before
    ]


def row(published: date, count: int) -> RegisterRow:
    return RegisterRow(
        inn=COMPANIES[0],
        register=OpenSet.HEADCOUNT,
        as_of=date(2025, 12, 31),
        published=published,
        figures=((Figure.EMPLOYEES, count),),
    )


@pytest.mark.parametrize(
    ("new", "old", "is_newer_one"),
    [
        (row(date(2026, 9, 1), 5), row(date(2026, 8, 1), 5), True),
        (row(date(2026, 8, 1), 5), row(date(2026, 9, 1), 5), False),
        (row(date(2026, 8, 1), 5), row(date(2026, 8, 1), 5), False),
        (row(date(2026, 8, 1), 6), row(date(2026, 8, 1), 5), True),
    ],
)
def test_a_later_publication_replaces_an_earlier_one(
    new: RegisterRow, old: RegisterRow, is_newer_one: bool
) -> None:
    assert is_newer(new, old) is is_newer_one


def test_rows_are_told_by_set_and_the_newest_first() -> None:
    rows = [
        KeptRow(
            row=row(date(2026, 8, 1), 5)._replace(as_of=date(year, 12, 31), register=register),
            loaded_at=START,
        )
        for year in (2024, 2025)
        for register in (OpenSet.HEADCOUNT, OpenSet.MONEY)
    ]
    told = [(kept.row.register, kept.row.as_of.year) for kept in sorted(rows, key=order_of)]
    assert told == [
        (OpenSet.MONEY, 2025),
        (OpenSet.MONEY, 2024),
        (OpenSet.HEADCOUNT, 2025),
        (OpenSet.HEADCOUNT, 2024),
    ]
    shelf = MemoryRegisters(rows)
    assert [kept.row.as_of.year for kept in shelf.find(COMPANIES[0])] == [2025, 2024, 2025, 2024]


def test_a_batch_that_fails_is_forgotten() -> None:
    shelf = MemoryRegisters()
    with pytest.raises(ZeroDivisionError):
        _fail_in(shelf)
    assert (shelf.find(COMPANIES[0]), shelf.list_loaded()) == ((), frozenset())


def _fail_in(shelf: MemoryRegisters) -> None:
    with shelf.begin() as batch:
        batch.add(FileKey(name="a", size=1, crc=1), [row(date(2026, 8, 1), 5)], at=START)
        raise ZeroDivisionError
