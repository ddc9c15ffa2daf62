"""One contract for both books: of one process, and of all that share a database."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from kit.db import Database, open_with
from kit.llm_book import Book, BookCount, Entry, MemoryBook, Outcome, hash_answer
from qualifier.model_answer_store import SqlBook, open_book

AT = datetime(2026, 11, 26, 10, tzinfo=UTC)
LONG_AGO = AT - timedelta(days=30)
ANSWERED = Entry(
    asked_at=AT,
    key="k1",
    lead_key="lead_1",
    prompt="judge_lead.v1",
    prompt_fingerprint="f1",
    model="m",
    parameters='{"temperature": 0}',
    outcome=Outcome.ANSWERED,
    answer='{"a": "<PERSON_1> решает"}',
    answered_by="m-2026",
    fingerprint="fp",
    attempts=2,
    seconds=1.5,
    cost_rub=Decimal("0.123456789"),
    input_tokens=2_000,
    output_tokens=300,
)
FAILED = replace(ANSWERED, outcome=Outcome.FAILED, fault="timed_out", answer=None, answered_by=None)


@pytest.fixture(params=["memory", "database"])
def book(request: pytest.FixtureRequest) -> Book:
    if request.param == "memory":
        return MemoryBook()
    return open_book(request.getfixturevalue("database"))


def test_what_is_noted_is_found_whole(book: Book) -> None:
    book.note(ANSWERED)
    assert book.find("k1", since=LONG_AGO) == ANSWERED
    assert book.of_lead("lead_1") == (ANSWERED,)


@pytest.mark.parametrize(
    ("key", "since", "is_found"),
    [("k1", AT, True), ("k1", AT + timedelta(seconds=1), False), ("k2", LONG_AGO, False)],
)
def test_another_question_or_an_old_answer_is_not_found(
    book: Book, key: str, since: datetime, is_found: bool
) -> None:
    book.note(ANSWERED)
    assert (book.find(key, since=since) is not None) is is_found


def test_failures_and_repeats_are_logged_and_never_given_again(book: Book) -> None:
    book.note(FAILED)
    book.note(replace(ANSWERED, outcome=Outcome.REPEATED))
    assert book.find("k1", since=LONG_AGO) is None
    assert [entry.outcome for entry in book.of_lead("lead_1")] == [Outcome.FAILED, Outcome.REPEATED]


def test_the_newest_answer_is_given(book: Book) -> None:
    book.note(ANSWERED)
    book.note(replace(ANSWERED, answer="{}"))
    found = book.find("k1", since=LONG_AGO)
    assert found is not None
    assert found.answer == "{}"


def test_hits_and_misses_are_counted(book: Book) -> None:
    for entry in (ANSWERED, FAILED, replace(ANSWERED, outcome=Outcome.REPEATED), ANSWERED):
        book.note(entry)
    assert book.count() == BookCount(answered=2, repeated=1, failed=1)


def test_a_lead_that_is_erased_takes_its_answers_along_and_nobody_elses(book: Book) -> None:
    other = replace(ANSWERED, lead_key="lead_2", outcome=Outcome.REPEATED)
    for entry in (ANSWERED, other, FAILED):
        book.note(entry)
    assert book.erase("lead_1") == 2
    assert book.of_lead("lead_1") == ()
    assert book.find("k1", since=LONG_AGO) is None
    assert book.of_lead("lead_2") == (other,)


def test_a_conclusion_finds_its_raw_answer_by_the_hash(database: Database) -> None:
    with open_with(database, SqlBook)() as book:
        book.note(ANSWERED)
    with database.begin() as connection:
        (kept,) = connection.execute(text("SELECT answer_hash FROM model_answers")).scalars()
    assert kept == hash_answer('{"a": "<PERSON_1> решает"}')


def test_an_answer_is_never_edited(database: Database) -> None:
    with open_with(database, SqlBook)() as book:
        book.note(ANSWERED)
    with pytest.raises(DatabaseError), database.begin() as connection:
        connection.execute(text("UPDATE model_answers SET answer = '{}'"))


def test_what_the_database_cannot_hold_is_left_out(database: Database) -> None:
    with open_with(database, SqlBook)() as book:
        book.note(replace(ANSWERED, answer="a\x00b\ud800"))
        assert [entry.answer for entry in book.of_lead("lead_1")] == ["ab?"]
