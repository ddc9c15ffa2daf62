import json
from copy import deepcopy
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.errors import BadInput
from qualifier.lead import Contact, Interaction, Lead, OpenLead, Sender
from qualifier.record import LeadRecord, OpenData, Outcome, PastDeal, RegisterStatus
from qualifier.record_json import hash_record, parse_record, read_record, write_record
from qualifier.record_schema import (
    HEADCOUNT_LIMIT,
    ID_LIMIT,
    INTERACTION_LIMIT,
    LIST_LIMIT,
    MONEY_LIMIT,
    SHORT_LIMIT,
    TEXT_LIMIT,
    clean_text,
)
from tests.builders import make_record

FULL: dict[str, Any] = {
    "id": "crm-7",
    "lang": "ru",
    "as_of": "2026-09-15",
    "lead": {
        "company": "Кофейни «Зерно»",
        "inn": "7707083893",
        "website": "zerno.example",
        "region": "Тверь",
        "contact": {"name": "Анна", "role": "владелица", "email": "a@zerno.example", "phone": "+79000000011"},
        "source": "call",
        "message": "Хотим рекламу осенью",
        "interactions": [{"at": "2026-09-10", "channel": "call", "from": "seller", "text": "Позвонил."}],
    },
    "open_data": {
        "industry": "кофейни",
        "okved": "56.10",
        "employees": 85,
        "revenue_rub": 120_000_000,
        "status": "active",
        "founded": "2014",
        "ad_activity": ["2026-05: радио"],
        "news": ["2026-08: открыли точку"],
    },
    "deals": [
        {
            "id": "d1",
            "client": "Зерно",
            "industry": "кофейни",
            "closed": "2025-11-02",
            "outcome": "won",
            "amount_rub": 350_000,
            "products": ["sms"],
            "note": "осенний запуск",
        }
    ],
    "open_leads": [
        {"id": "o1", "company": "Зерно", "inn": None, "request": "баннеры", "created": "2026-09-01"}
    ],
}


def bend(path: str, value: object) -> dict[str, Any]:
    """Return the full record with one place changed: `lead.interactions.0.at`."""
    content = deepcopy(FULL)
    *way, last = path.split(".")
    holder: Any = content
    for part in way:
        holder = holder[int(part)] if part.isdigit() else holder[part]
    holder[int(last) if last.isdigit() else last] = value
    return content


def drop(path: str) -> dict[str, Any]:
    content = bend(path, None)
    *way, last = path.split(".")
    holder: Any = content
    for part in way:
        holder = holder[int(part)] if part.isdigit() else holder[part]
    del holder[last]
    return content


def test_a_full_record_is_read_as_it_is_written() -> None:
    parsed = read_record(FULL)
    assert parsed.ignored == ()
    assert write_record(parsed.record) == FULL
    assert parsed.record.lead.interactions[0].sender is Sender.SELLER
    assert parsed.record.open_data.status is RegisterStatus.ACTIVE
    assert parsed.record.deals[0].outcome is Outcome.WON


@pytest.mark.parametrize(
    "path",
    [
        "id",
        "lang",
        "open_data",
        "deals",
        "open_leads",
        "lead.company",
        "lead.contact",
        "lead.contact.phone",
        "lead.message",
        "lead.interactions",
        "lead.interactions.0.text",
        "lead.interactions.0.channel",
        "open_data.employees",
        "open_data.news",
        "deals.0.id",
        "deals.0.products",
        "open_leads.0.request",
    ],
)
def test_any_field_may_be_missing_or_null(path: str) -> None:
    assert read_record(drop(path)).record == read_record(bend(path, None)).record
    assert read_record(bend(path, None)).ignored == ()


def test_an_empty_lead_is_a_record() -> None:
    record = parse_record({"as_of": "2026-09-15", "lead": {}})
    assert record == LeadRecord(as_of=date(2026, 9, 15), lead=Lead())


def test_gold_and_tags_never_reach_the_record() -> None:
    labelled = {**FULL, "gold": {"budget": "confirmed"}, "tags": ["negation"], "strength": "STRONG"}
    parsed = read_record(labelled)
    assert parsed.record == parse_record(FULL)
    assert parsed.ignored == ("gold", "strength", "tags")


def test_unknown_fields_are_named_by_place() -> None:
    content = bend("lead.utm", "x")
    content["deals"][0]["__proto__"] = {}
    content["lead"]["contact"]["telegram @ник"] = "x"
    assert read_record(content).ignored == ("deals[0].__proto__", "lead.contact.?", "lead.utm")


def test_many_unknown_fields_are_counted_not_listed() -> None:
    content = {**FULL, **{f"extra_{number:03}": 1 for number in range(170)}}
    ignored = read_record(content).ignored
    assert len(ignored) == 51
    assert ignored[-1] == "+120"


# Places whose unreadable value is no reason to lose the lead: (place, value, place as it is told).
SIDE_FACTS = [
    ("lead.interactions.0.at", "вчера", "lead.interactions[0].at"),
    ("lead.interactions.0.at", "2026-02-30", "lead.interactions[0].at"),
    ("lead.interactions.0.at", "0000-01-01", "lead.interactions[0].at"),
    ("lead.interactions.0.at", "9999-12-31", "lead.interactions[0].at"),
    ("lead.interactions.0.at", 20260910, "lead.interactions[0].at"),
    ("lead.interactions.0.at", ["2026-09-10"], "lead.interactions[0].at"),
    ("deals.0.closed", "02/11/25", "deals[0].closed"),
    ("deals.0.closed", "0001-01-01", "deals[0].closed"),
    ("deals.0.outcome", "stalled", "deals[0].outcome"),
    ("deals.0.amount_rub", "много", "deals[0].amount_rub"),
    ("deals.0.amount_rub", 10**30, "deals[0].amount_rub"),
    ("open_leads.0.created", "скоро", "open_leads[0].created"),
    ("open_data.status", "sleeping", "open_data.status"),
    ("open_data.employees", "около ста", "open_data.employees"),
    ("open_data.employees", HEADCOUNT_LIMIT + 1, "open_data.employees"),
    ("open_data.employees", -5, "open_data.employees"),
    # true is neither one person nor one rouble
    ("open_data.employees", True, "open_data.employees"),
    ("open_data.revenue_rub", True, "open_data.revenue_rub"),
    ("deals.0.amount_rub", True, "deals[0].amount_rub"),
    ("open_data.revenue_rub", 10**30, "open_data.revenue_rub"),
    ("open_data.revenue_rub", MONEY_LIMIT + 1, "open_data.revenue_rub"),
    ("open_data.revenue_rub", 1.5, "open_data.revenue_rub"),
    ("open_data.revenue_rub", float("inf"), "open_data.revenue_rub"),
    ("open_data.news", "одна новость", "open_data.news"),
    ("open_data", [], "open_data"),
    ("deals", {}, "deals"),
    ("lang", "kz", "lang"),
]


@pytest.mark.parametrize(("path", "value", "place"), SIDE_FACTS)
def test_an_unreadable_side_fact_is_dropped_and_told(path: str, value: object, place: str) -> None:
    parsed = read_record(bend(path, value))
    assert parsed.ignored == (place,)
    assert parsed.record == parse_record(bend(path, None))


def test_an_unreadable_line_of_news_is_emptied() -> None:
    parsed = read_record(bend("open_data.news.0", 5))
    assert parsed.ignored == ("open_data.news[0]",)
    assert parsed.record.open_data.news == ("",)


def test_a_voice_that_nobody_knows_is_not_the_clients() -> None:
    parsed = read_record(bend("lead.interactions.0.from", "operator"))
    assert parsed.record.lead.interactions[0].sender is Sender.SYSTEM
    assert parsed.ignored == ("lead.interactions[0].from",)


def test_a_voice_that_is_not_named_is_the_clients() -> None:
    assert parse_record(drop("lead.interactions.0.from")).lead.interactions[0].sender is Sender.CLIENT


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2026-09-10", date(2026, 9, 10)),
        ("2026-09-10T23:59:59+03:00", date(2026, 9, 10)),
        ("2026-09-10 08:00", date(2026, 9, 10)),
        ("2026-09-10T08:00:00.000Z", date(2026, 9, 10)),
        ("10.09.2026", date(2026, 9, 10)),
        ("1.9.2026", date(2026, 9, 1)),
    ],
)
def test_a_date_is_read_in_the_ways_that_systems_write_it(written: str, day: date) -> None:
    parsed = read_record(bend("lead.interactions.0.at", written))
    assert parsed.record.lead.interactions[0].at == day
    assert parsed.ignored == ()


# What the client stated must be usable: (place, value, words in the error).
FATAL = [
    ("as_of", None, "as_of"),
    ("as_of", "soon", "as_of: must be a date"),
    ("as_of", "0000-01-01", "as_of"),
    ("as_of", "0001-01-01", "as_of: is not a plausible date"),
    ("as_of", "9999-12-31", "as_of: is not a plausible date"),
    ("as_of", 1_789_430_400, "as_of"),
    ("lead", None, "lead"),
    ("lead", "Нужна реклама", "lead"),
    ("lead", [], "lead"),
    ("lead.message", 5, "lead.message"),
    ("lead.message", ["Нужна реклама"], "lead.message"),
    ("lead.message", "я" * (TEXT_LIMIT + 1), "lead.message"),
    ("lead.company", {"name": "Зерно"}, "lead.company"),
    ("lead.company", "я" * (SHORT_LIMIT + 1), "lead.company"),
    ("lead.contact", "Анна", "lead.contact"),
    ("lead.contact.phone", 79.5, "lead.contact.phone"),
    ("lead.interactions", "Позвонил", "lead.interactions"),
    ("lead.interactions.0", "Позвонил", "lead.interactions[0]"),
    ("lead.interactions", [{"text": "a"}] * (INTERACTION_LIMIT + 1), "lead.interactions"),
    ("id", "x" * (ID_LIMIT + 1), "id"),
    ("open_data.news", ["a"] * (LIST_LIMIT + 1), "open_data.news"),
    ("deals", [{}] * (LIST_LIMIT + 1), "deals"),
    ("open_leads", [{}] * (LIST_LIMIT + 1), "open_leads"),
    ("deals.0", "сделка", "deals[0]"),
]


@pytest.mark.parametrize(("path", "value", "words"), FATAL)
def test_what_cannot_be_used_is_refused_by_its_place(path: str, value: object, words: str) -> None:
    with pytest.raises(BadInput) as caught:
        parse_record(bend(path, value))
    assert words in caught.value.detail
    assert words.partition(":")[0] in caught.value.detail_ru
    assert caught.value.status == 422


@pytest.mark.parametrize("content", [[], "lead", None, 5])
def test_what_is_no_object_is_no_record(content: Any) -> None:
    with pytest.raises(BadInput, match="record"):
        parse_record(content)


def test_an_error_never_repeats_what_was_sent() -> None:
    with pytest.raises(BadInput) as caught:
        parse_record(bend("lead.contact.phone", {"card": "4111 1111 1111 1111"}))
    assert "4111" not in caught.value.detail + caught.value.detail_ru


def test_a_lead_may_not_be_longer_than_one_text_in_all() -> None:
    turns = [{"text": "я" * 100_000}, {"text": "я" * 100_000}]
    with pytest.raises(BadInput, match=f"more than {TEXT_LIMIT}"):
        parse_record(bend("lead.interactions", turns))


def test_a_long_text_within_the_limit_is_kept_whole() -> None:
    text = "Нужна реклама. " * 5_000
    assert parse_record(bend("lead.message", text)).lead.message == text


def test_a_record_nested_without_end_is_refused_not_fatal() -> None:
    knot: dict[str, Any] = {"as_of": "2026-09-15", "lead": {}}
    knot["deals"] = [knot]
    assert read_record(knot).record.deals[0].id == ""


@pytest.mark.parametrize(
    ("sent", "stored"),
    [
        ("a\0b", "ab"),
        ("a\ud800b", "a\ufffdb"),
        ("\ud83d", "\ufffd"),
        ("\u0415\u0308\u0436", "\u0401\u0436"),
        ("\u0438\u0306", "\u0439"),
        ("🚀", "🚀"),
        ("a\u200bb", "a\u200bb"),
        ("\x01\x1f", "\x01\x1f"),
        ("﷽", "﷽"),
    ],
)
def test_text_is_stored_in_one_form(sent: str, stored: str) -> None:
    assert clean_text(sent) == stored
    assert parse_record(bend("lead.message", sent)).lead.message == stored
    assert parse_record(bend("lead.company", sent)).lead.company == stored


@pytest.mark.parametrize(
    ("lang", "message", "expected"),
    [
        (None, "Нужна реклама в Telegram", "ru"),
        (None, "We need SMS for Тверь", "en"),
        (None, "", "ru"),
        (None, "123", "ru"),
        ("en", "Нужна реклама", "en"),
        ("RU", "We need ads", "ru"),
        ("en-GB", "", "en"),
        ("fr", "We need ads", "en"),
    ],
)
def test_the_language_is_the_one_named_or_the_one_written(lang: str, message: str, expected: str) -> None:
    content = {"as_of": "2026-09-15", "lang": lang, "lead": {"message": message}}
    assert parse_record(content).lang == expected


def test_numbers_where_people_write_digits_become_text() -> None:
    record = parse_record(bend("lead.inn", 7707083893))
    assert record.lead.inn == "7707083893"
    assert parse_record(bend("open_data.founded", 2014)).open_data.founded == "2014"
    assert parse_record(bend("id", 17)).id == "17"


def test_silent_sources_survive_the_round_trip() -> None:
    record = make_record(silent_sources=("egrul",))
    assert parse_record(write_record(record)) == record
    assert "silent_sources" not in write_record(make_record())


def test_the_hash_follows_the_content_only() -> None:
    shuffled = json.loads(json.dumps(FULL, sort_keys=True))
    assert hash_record(parse_record(shuffled)) == hash_record(parse_record(FULL))
    assert hash_record(parse_record(bend("lead.message", "Иное"))) != hash_record(parse_record(FULL))


_TEXT = st.text(max_size=40).map(clean_text)
_MAYBE = st.none() | _TEXT
_DAY = st.none() | st.dates(min_value=date(1900, 1, 1), max_value=date(2200, 12, 31))
_TURN = st.builds(Interaction, at=_DAY, channel=_MAYBE, sender=st.sampled_from(Sender), text=_TEXT)
_LEAD = st.builds(
    Lead,
    company=_MAYBE,
    inn=_MAYBE,
    website=_MAYBE,
    region=_MAYBE,
    contact=st.builds(Contact, name=_MAYBE, role=_MAYBE, email=_MAYBE, phone=_MAYBE),
    source=_MAYBE,
    message=_TEXT,
    interactions=st.lists(_TURN, max_size=3).map(tuple),
)
_DATA = st.builds(
    OpenData,
    industry=_MAYBE,
    employees=st.none() | st.integers(0, HEADCOUNT_LIMIT),
    revenue_rub=st.none() | st.integers(0, MONEY_LIMIT),
    status=st.none() | st.sampled_from(RegisterStatus),
    news=st.lists(_TEXT, max_size=2).map(tuple),
)
_DEAL = st.builds(PastDeal, id=_TEXT, closed=_DAY, outcome=st.none() | st.sampled_from(Outcome), note=_MAYBE)
_OPEN = st.builds(OpenLead, id=_TEXT, company=_MAYBE, request=_TEXT, created=_DAY)
RECORDS = st.builds(
    LeadRecord,
    as_of=st.dates(min_value=date(2000, 1, 1), max_value=date(2100, 12, 31)),
    lead=_LEAD,
    id=_MAYBE,
    lang=st.sampled_from(["ru", "en"]),
    open_data=_DATA,
    deals=st.lists(_DEAL, max_size=2).map(tuple),
    open_leads=st.lists(_OPEN, max_size=2).map(tuple),
)


@given(RECORDS)
def test_what_is_written_is_read_back_equal(record: LeadRecord) -> None:
    written = write_record(record)
    assert parse_record(written) == record
    assert parse_record(json.loads(json.dumps(written))) == record


_ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
_PLACES = sorted({path for path, _, _ in [*SIDE_FACTS, *FATAL]})


@given(st.sampled_from(_PLACES), _ANYTHING)
def test_anything_anywhere_is_a_record_or_a_refusal(path: str, value: object) -> None:
    try:
        record = parse_record(bend(path, value))
    except BadInput:
        return
    assert parse_record(write_record(record)) == record


@given(st.text(max_size=60))
def test_cleaning_twice_changes_nothing(text: str) -> None:
    assert clean_text(clean_text(text)) == clean_text(text)


def test_the_record_is_not_changed_by_reading() -> None:
    content = bend("lead.interactions.0.at", "вчера")
    before = deepcopy(content)
    read_record(content)
    assert content == before
    assert replace(read_record(content).record, id="x").id == "x"


@pytest.mark.parametrize(
    ("sent", "score"), [({}, 0.0), ({"score": 0.4}, 0.4), ({"score": 7}, 0.0), ({"score": "high"}, 0.0)]
)
def test_a_likeness_without_a_plausible_score_is_the_least(sent: dict[str, Any], score: float) -> None:
    record = parse_record({**bend("lead.message", "x"), "deals": [{"id": "1", "likeness": sent}]})
    assert record.deals[0].likeness is not None
    assert record.deals[0].likeness.score == score


@pytest.mark.parametrize("days", [-1, 36_526, "long"])
def test_a_deal_that_took_implausibly_long_took_nobody_knows_how_long(days: object) -> None:
    record = parse_record({**bend("lead.message", "x"), "deals": [{"id": "1", "days_taken": days}]})
    assert record.deals[0].days_taken is None
