"""What only PostgreSQL can show of the shelf of deals."""

import pytest
from sqlalchemy import text

from kit.db import Database
from qualifier.deal_store import SqlDeals
from qualifier.deals.deal_shelf import ImportKey
from tests.builders import NOW
from tests.qualifier.deals.exports import make_read_row

pytestmark = pytest.mark.service


def load(shelf: SqlDeals, name: str, rows: int) -> None:
    begun = shelf.open_import(ImportKey(file_hash=name, map_hash="m"), at=NOW)
    read = [make_read_row(number) for number in range(1, rows + 1)]
    shelf.merge(shelf.stage(begun, read, upto=rows), at=NOW)


def count_in_statistics(database: Database, table: str) -> int:
    with database.begin() as connection:
        found = connection.execute(
            text("SELECT reltuples FROM pg_class WHERE relname = :table"), {"table": table}
        )
        return int(found.scalar_one())


def test_a_merge_knows_how_many_rows_it_has_before_it(database: Database) -> None:
    """Without it a second file of 100,000 rows was compared row by row with itself, for hours.

    So few rows that the server's own counting, which comes in its own time, leaves them alone.
    """
    shelf = SqlDeals(database.begin)
    for name, rows in (("first", 9), ("second", 30)):
        load(shelf, name, rows)
        assert count_in_statistics(database, "deal_import_rows") == rows
    # Those of the first import: the second one has counted what stood before it came.
    assert count_in_statistics(database, "past_deals") == 9


def test_rows_of_an_import_that_was_cut_short_are_counted(database: Database) -> None:
    shelf = SqlDeals(database.begin)
    assert shelf.count_waiting() == 0
    begun = shelf.open_import(ImportKey(file_hash="cut", map_hash="m"), at=NOW)
    begun = shelf.stage(begun, [make_read_row(1)], upto=7)
    assert shelf.count_waiting() == 7
    shelf.merge(begun, at=NOW)
    assert shelf.count_waiting() == 0
