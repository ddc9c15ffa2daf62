"""What only PostgreSQL can show: refusal of change, tampering from outside, transactions side by side."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from kit.db import Database, migrate
from qualifier.archive import StoredRecord, make_stored_record
from qualifier.qualification_json import Conclusion
from qualifier.record_json import ParsedRecord
from qualifier.store import MIGRATIONS, SqlStore
from tests.builders import NOW, make_conclusion, make_delivery, make_record

pytestmark = pytest.mark.service


def add(database: Database, number: int) -> None:
    record = make_record(id=f"crm-{number}")
    row = make_stored_record(f"rec_{number}", f"lead_{number}", ParsedRecord(record=record), payload="{}")
    with database.begin() as connection:
        store = SqlStore(connection)
        store.open_lead(f"lead_{number}", record.lead, external_id=record.id, at=NOW)
        store.add_record(row, at=NOW)
        store.add_qualification(f"qual_{number}", make_conclusion(record), record=row, at=NOW)


def check(database: Database) -> str | None:
    with database.begin() as connection:
        return SqlStore(connection).check_chain().fault


@pytest.mark.parametrize("table", ["qualifications", "records"])
@pytest.mark.parametrize(
    "statement", ["UPDATE {} SET content = 'x'", "DELETE FROM {}", "TRUNCATE {} CASCADE"]
)
def test_what_was_concluded_cannot_be_changed(database: Database, table: str, statement: str) -> None:
    add(database, 1)
    with pytest.raises(IntegrityError, match="append-only"), database.begin() as connection:
        connection.execute(text(statement.format(table)))
    assert check(database) is None


# What somebody with the rights of the database's owner could do, and what the chain says of it.
TAMPERING = [
    ("UPDATE qualifications SET content = '{}' WHERE number = 2", "link 2: its conclusion was changed"),
    ("UPDATE qualifications SET status = 'qualified' WHERE number = 2", "link 2: it was changed"),
    ("UPDATE qualifications SET created_at = now() WHERE number = 1", "link 1: it was changed"),
    ("UPDATE records SET content = '{}' WHERE id = 'rec_3'", "link 3: its record was changed"),
    ("DELETE FROM qualifications WHERE number = 2", "link 2: its number is not the next"),
    ("DELETE FROM qualifications WHERE number = 1", "link 1: its number is not the next"),
    (
        "UPDATE qualifications SET previous_hash = 'x' WHERE number = 2",
        "link 2: it does not hold the hash of the one before",
    ),
]


@pytest.mark.parametrize(("statement", "fault"), TAMPERING, ids=[fault for _, fault in TAMPERING])
def test_the_chain_tells_where_it_was_tampered_with(database: Database, statement: str, fault: str) -> None:
    for number in (1, 2, 3):
        add(database, number)
    with database.begin() as connection:
        connection.execute(text("SET LOCAL session_replication_role = replica"))
        connection.execute(text(statement))
    assert check(database) == fault


def run_together(count: int, work: Callable[[int], None]) -> None:
    threads = [threading.Thread(target=work, args=(number,)) for number in range(1, count + 1)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def test_conclusions_stored_side_by_side_make_one_chain(database: Database) -> None:
    run_together(8, lambda number: add(database, number))
    with database.begin() as connection:
        report = SqlStore(connection).check_chain()
    assert (report.links, report.fault) == (8, None)


def test_the_second_to_open_a_lead_waits_and_sees_what_the_first_did(database: Database) -> None:
    seen = []

    def work(number: int) -> None:
        record = make_record(id="crm-9")
        with database.begin() as connection:
            store = SqlStore(connection)
            lead_id = store.open_lead(f"lead_{number}", record.lead, external_id="crm-9", at=NOW)
            answered = store.find_answer(lead_id, make_delivery("{}"))
            seen.append(answered.link.id if answered else None)
            if answered is None:
                row = make_stored_record(f"rec_{number}", lead_id, ParsedRecord(record=record), payload="{}")
                store.add_record(row, at=NOW)
                store.add_qualification(f"qual_{number}", make_conclusion(record), record=row, at=NOW)

    run_together(6, work)
    assert seen.count(None) == 1
    assert len(set(seen)) == 2
    assert check(database) is None


def test_the_second_with_a_key_waits_and_gets_the_answer_of_the_first(database: Database) -> None:
    delivery, seen = make_delivery("{}", key="k1"), []
    add(database, 1)

    def work(_number: int) -> None:
        with database.begin() as connection:
            store = SqlStore(connection)
            answered = store.claim_key(delivery)
            seen.append(answered)
            if answered is None:
                store.remember_key(delivery, "qual_1", at=NOW)

    run_together(6, work)
    assert seen.count(None) == 1


def test_migrating_again_changes_nothing(database: Database) -> None:
    add(database, 1)
    migrate(database, MIGRATIONS)
    assert check(database) is None


def test_each_migration_says_what_it_does_and_follows_the_one_before() -> None:
    steps = sorted(Path(MIGRATIONS, "versions").glob("v*.py"))
    assert steps
    for step in steps:
        assert step.read_text(encoding="utf-8").startswith('"""')


def add_lead(store: SqlStore, number: int) -> tuple[str, Conclusion, StoredRecord]:
    record = make_record(id=f"crm-{number}")
    row = make_stored_record(f"rec_{number}", f"lead_{number}", ParsedRecord(record=record), payload="{}")
    store.open_lead(f"lead_{number}", record.lead, external_id=record.id, at=NOW)
    store.add_record(row, at=NOW)
    return f"qual_{number}", make_conclusion(record), row


def test_many_conclusions_at_once_make_the_links_that_each_alone_would_make(database: Database) -> None:
    add(database, 1)
    with database.begin() as connection:
        store = SqlStore(connection)
        made = [add_lead(store, number) for number in (2, 3)]
        store.add_qualifications([], at=NOW)
        store.add_qualifications(made, at=NOW)
        # A second verdict of one lead and the first of another.
        again = make_stored_record("rec_1b", "lead_1", ParsedRecord(record=make_record(id="b")), payload="[]")
        store.add_record(again, at=NOW)
        second = ("qual_1b", make_conclusion(make_record(id="b")), again)
        store.add_qualifications([second, add_lead(store, 4)], at=NOW)
        versions = [(one.link.number, one.link.version) for one in store.list_versions("lead_1")]
        assert versions == [(1, 1), (4, 2)]
        assert [store.list_versions(f"lead_{number}")[0].link.number for number in (2, 3, 4)] == [2, 3, 5]
    add(database, 5)
    with database.begin() as connection:
        report = SqlStore(connection).check_chain()
    assert (report.links, report.fault) == (6, None)
