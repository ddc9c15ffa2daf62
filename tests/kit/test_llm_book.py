"""The book of one process; the one in the database is held to the same in tests/qualifier."""

import hashlib
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.llm_book import BookCount, Entry, MemoryBook, Outcome, hash_answer

NOW = datetime(2027, 1, 20, 10, tzinfo=UTC)
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
ENTRY = Entry(
    asked_at=NOW,
    key="k",
    lead_key="lead_1",
    prompt="judge.v1",
    prompt_fingerprint="p1",
    model="m",
    parameters="{}",
    outcome=Outcome.ANSWERED,
    answer="{}",
)


def keep(*entries: Entry) -> MemoryBook:
    book = MemoryBook()
    for entry in entries:
        book.note(entry)
    return book


@pytest.mark.parametrize(
    ("since", "is_found"),
    [
        (NOW - timedelta(seconds=1), True),
        # As old as may be is not too old.
        (NOW, True),
        (NOW + timedelta(microseconds=1), False),
    ],
)
def test_an_answer_is_given_again_until_it_is_too_old(since: datetime, is_found: bool) -> None:
    assert (keep(ENTRY).find("k", since=since) is not None) is is_found


def test_a_failure_after_an_answer_does_not_hide_it() -> None:
    failed = replace(ENTRY, outcome=Outcome.FAILED, fault="busy", answer=None)
    assert keep(ENTRY, failed).find("k", since=LONG_AGO) is ENTRY


@pytest.mark.parametrize("key", ["", "K", "kk", "another"])
def test_another_question_has_no_answer(key: str) -> None:
    assert keep(ENTRY).find(key, since=LONG_AGO) is None


def test_the_log_of_a_lead_is_in_the_order_asked_and_of_that_lead_alone() -> None:
    first, other = replace(ENTRY, key="1"), replace(ENTRY, key="2", lead_key="lead_2")
    last = replace(ENTRY, key="3", outcome=Outcome.FAILED)
    book = keep(first, other, last)
    assert book.of_lead("lead_1") == (first, last)
    assert book.of_lead("lead_3") == ()


def test_a_key_that_begins_like_the_leads_is_another_lead() -> None:
    book = keep(replace(ENTRY, lead_key="lead_10"))
    assert book.erase("lead_1") == 0


@pytest.mark.parametrize(
    ("outcomes", "count"),
    [
        ((), BookCount()),
        ((Outcome.ANSWERED,), BookCount(answered=1)),
        ((Outcome.REPEATED, Outcome.REPEATED), BookCount(repeated=2)),
        (
            (Outcome.FAILED, Outcome.ANSWERED, Outcome.FAILED, Outcome.REPEATED, Outcome.FAILED),
            BookCount(answered=1, repeated=1, failed=3),
        ),
    ],
)
def test_questions_are_counted_by_how_they_ended(outcomes: tuple[Outcome, ...], count: BookCount) -> None:
    assert keep(*(replace(ENTRY, outcome=outcome) for outcome in outcomes)).count() == count


def test_a_conclusion_holds_the_sha_256_of_the_raw_answer() -> None:
    assert ENTRY.answer_hash == "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"
    assert replace(ENTRY, answer=None).answer_hash is None
    assert replace(ENTRY, answer="").answer_hash == hashlib.sha256(b"").hexdigest()


@pytest.mark.parametrize(
    ("one", "other"),
    [("да", "да "), ("да", "Да"), ('{"a": 1}', '{"a":1}'), ("\ud800", "\udfff"), ("е\u0301", "é")],
)
def test_texts_that_differ_in_anything_have_other_hashes(one: str, other: str) -> None:
    assert hash_answer(one) != hash_answer(other)


@given(st.text(st.characters(exclude_categories=())))
def test_any_text_that_a_model_says_has_a_hash_that_stays(text: str) -> None:
    assert hash_answer(text) == hash_answer(text)
    assert len(hash_answer(text)) == 64


def test_an_entry_of_a_call_that_was_not_made_cost_nothing() -> None:
    assert (ENTRY.attempts, ENTRY.seconds, ENTRY.cost_rub) == (0, 0.0, Decimal(0))
    assert (ENTRY.input_tokens, ENTRY.output_tokens, ENTRY.fault) == (None, None, None)


@given(st.lists(st.sampled_from(["a", "b", "c"]), max_size=12))
def test_erasing_each_lead_leaves_nothing_and_counts_everything(leads: list[str]) -> None:
    book = keep(*(replace(ENTRY, lead_key=lead) for lead in leads))
    assert sum(book.erase(lead) for lead in "abc") == len(leads)
    assert book.count() == BookCount()
