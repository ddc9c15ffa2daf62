"""One database a module, emptied for each test: what the desks keep is all that these tests look at."""

from collections.abc import Iterator

import pytest
from sqlalchemy import text

from kit.db import Database
from tests.databases import copy_database
from tests.qualifier.work.desks import House, open_house


@pytest.fixture(scope="module")
def shared_database(server_url: str, template: str) -> Iterator[Database]:
    yield from copy_database(server_url, template)


@pytest.fixture
def house(shared_database: Database) -> House:
    with shared_database.begin() as connection:
        # As the owner of the database could: append-only tables refuse everybody else.
        connection.execute(text("SET LOCAL session_replication_role = replica"))
        connection.execute(text("TRUNCATE leads, records, qualifications, win_models CASCADE"))
        connection.execute(text("UPDATE queue_progress SET number = 0, rules_hash = ''"))
    return open_house(shared_database)
