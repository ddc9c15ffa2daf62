import json
from datetime import timedelta, timezone

import pytest

from qualifier.archive import (
    CLOSED_STATUSES,
    REQUEST_LIMIT,
    Delivery,
    make_link,
    make_stored_record,
    write_request,
)
from qualifier.chain import GENESIS, seal
from qualifier.lead import Interaction
from qualifier.qualification import Status
from qualifier.record_json import ParsedRecord, parse_record
from tests.builders import NOW, make_conclusion, make_delivery, make_lead, make_record

RECORD = make_stored_record("rec_1", "lead_1", ParsedRecord(record=make_record()), payload="{}")


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        (make_delivery("A"), make_delivery("A", key="k"), True),
        (make_delivery("A"), make_delivery("A", external_id="crm-1"), True),
        (make_delivery("A"), make_delivery("A "), False),
        (make_delivery("А"), make_delivery("A"), False),
        (make_delivery('{"a":1}'), make_delivery('{"a": 1}'), False),
    ],
)
def test_a_body_is_the_same_letter_by_letter(one: Delivery, other: Delivery, *, is_same: bool) -> None:
    assert (one.payload_hash == other.payload_hash) is is_same


def test_a_record_is_stored_as_it_was_sent_and_as_it_was_read() -> None:
    parsed = ParsedRecord(record=make_record(), ignored=("tags",))
    stored = make_stored_record("rec_1", "lead_1", parsed, payload='{ "lead": 1 }')
    assert stored.payload == '{ "lead": 1 }'
    assert parse_record(json.loads(stored.content)) == parsed.record
    assert stored.ignored == ("tags",)


@pytest.mark.parametrize(
    ("message", "turns", "request_"),
    [
        ("Нужна реклама", ("Бюджет есть",), "Нужна реклама"),
        ("  Нужна реклама\n", (), "Нужна реклама"),
        ("", ("Нужны баннеры", "Срочно"), "Нужны баннеры"),
        (" \n", ("  ", "Срочно"), "Срочно"),
        ("", (), ""),
        ("", ("",), ""),
        ("я" * (REQUEST_LIMIT + 1), (), "я" * REQUEST_LIMIT),
    ],
)
def test_an_open_lead_asks_in_its_first_words(message: str, turns: tuple[str, ...], request_: str) -> None:
    talk = tuple(Interaction(text=text) for text in turns)
    assert write_request(make_lead(message=message, interactions=talk)) == request_


def test_what_is_closed_is_no_open_request() -> None:
    assert set(Status) - CLOSED_STATUSES == {Status.QUALIFIED, Status.NURTURE}


def test_a_link_names_its_record_its_verdict_and_the_link_before() -> None:
    made = make_conclusion(seconds=0.0042)
    link = make_link("qual_1", made, record=RECORD, at=NOW, version=3, last=(7, "f" * 64))
    assert (link.number, link.previous_hash, link.version) == (8, "f" * 64, 3)
    assert (link.id, link.lead_id, link.record_id) == ("qual_1", "lead_1", "rec_1")
    assert (link.record_hash, link.status) == (made.record_hash, "nurture")
    assert (link.microseconds, link.created_at) == (4_200, NOW)
    assert seal(link) == link


def test_the_first_link_follows_nothing() -> None:
    link = make_link("qual_1", make_conclusion(), record=RECORD, at=NOW, version=1, last=None)
    assert (link.number, link.previous_hash) == (1, GENESIS)


def test_a_judgement_without_a_time_took_none() -> None:
    made = make_conclusion(seconds=None)
    assert make_link("q", made, record=RECORD, at=NOW, version=1, last=None).microseconds == 0


def test_links_differ_by_what_was_concluded_and_when_but_not_by_the_zone() -> None:
    def link_of(made, at=NOW) -> str:
        return make_link("q", made, record=RECORD, at=at, version=1, last=None).hash

    plain = make_conclusion()
    assert link_of(plain) == link_of(plain, NOW.astimezone(timezone(timedelta(hours=5))))
    assert link_of(plain) != link_of(plain, NOW + timedelta(seconds=1))
    assert link_of(plain) != link_of(make_conclusion(explanation="Иное."))
    assert link_of(plain) != link_of(make_conclusion(profile_hash="1" * 64))
