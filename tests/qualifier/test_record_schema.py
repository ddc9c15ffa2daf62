from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from qualifier import record_schema as schema
from qualifier.lead import Sender
from qualifier.record_schema import InteractionJson, LikenessJson, RecordJson, clean_text

ROUBLES, PEOPLE = 10**13, 10**7


def read(kind: Any, value: object) -> Any:
    return TypeAdapter(kind).validate_python(value)


def fault(kind: Any, value: object) -> str:
    with pytest.raises(ValidationError) as refused:
        read(kind, value)
    return refused.value.errors()[0]["type"]


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2026-12-31", date(2026, 12, 31)),
        (" 2026-12-31 ", date(2026, 12, 31)),
        ("2026-12-31T23:59:59Z", date(2026, 12, 31)),  # the day as it is written, in whatever zone
        ("2026-12-31 10:00:00+03:00", date(2026, 12, 31)),
        ("31.12.2026", date(2026, 12, 31)),
        ("1.2.2026", date(2026, 2, 1)),
        ("29.02.2024", date(2024, 2, 29)),
        ("1900-01-01", date(1900, 1, 1)),
        ("2200-12-31", date(2200, 12, 31)),
        (date(2026, 12, 31), date(2026, 12, 31)),
        (None, None),
    ],
)
def test_a_day_is_read_as_systems_and_people_write_it(written: object, day: date | None) -> None:
    assert read(schema.Day, written) == day


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("2026-02-30", "not_a_day"),
        ("29.02.2025", "not_a_day"),
        ("12/31/2026", "not_a_day"),  # which of the two is the month nobody knows
        ("2026-1-5", "not_a_day"),
        ("31.12.26", "not_a_day"),
        ("завтра", "not_a_day"),
        ("", "not_a_day"),
        (20261231, "not_a_day"),
        (True, "not_a_day"),
        (["2026-12-31"], "not_a_day"),
        ("1899-12-31", "day_out_of_range"),
        ("2201-01-01", "day_out_of_range"),
        ("0000-01-01", "not_a_day"),
    ],
)
def test_what_is_no_day_of_a_client_is_refused_by_its_code(written: object, code: str) -> None:
    assert fault(schema.Day, written) == code


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("1999-12-31", "day_out_of_range"),
        ("2101-01-01", "day_out_of_range"),
        (None, "date_type"),
        ("", "not_a_day"),
    ],
)
def test_the_day_of_a_judgement_is_of_this_century(written: object, code: str) -> None:
    assert fault(schema.AsOf, written) == code
    assert read(schema.AsOf, "2000-01-01") == date(2000, 1, 1)
    assert read(schema.AsOf, "2100-12-31") == date(2100, 12, 31)


@settings(max_examples=25)
@given(st.dates(date(1900, 1, 1), date(2200, 12, 31)))
def test_every_day_is_read_alike_in_both_writings(day: date) -> None:
    assert read(schema.Day, day.isoformat()) == read(schema.Day, f"{day:%d.%m.%Y}") == day


@pytest.mark.parametrize(
    ("written", "lang"),
    [
        ("ru", "ru"),
        ("RU", "ru"),
        (" ru ", "ru"),
        ("ru-RU", "ru"),
        ("en_GB", "en"),
        ("EN", "en"),
        (None, None),
    ],
)
def test_a_language_is_told_with_or_without_its_country(written: object, lang: str | None) -> None:
    assert read(schema.Lang, written) == lang


@pytest.mark.parametrize("written", ["", "de", "russian", "english", "r", "ruen", 5, ["ru"]])
def test_another_language_is_refused(written: object) -> None:
    assert fault(schema.Lang, written) == "unknown_lang"


@pytest.mark.parametrize(
    ("kind", "value", "code"),
    [
        (schema.Money, -1, "greater_than_equal"),
        (schema.Money, ROUBLES + 1, "less_than_equal"),
        (schema.Money, 1.5, "int_from_float"),
        (schema.Money, "много", "int_parsing"),
        (schema.Money, True, "int_type"),
        (schema.Headcount, True, "int_type"),
        (schema.Headcount, False, "int_type"),
        (schema.Headcount, -1, "greater_than_equal"),
        (schema.Headcount, PEOPLE + 1, "less_than_equal"),
        (schema.Short, "а" * 5_001, "string_too_long"),
        (schema.Short, 5, "string_type"),
        (schema.NumberOrShort, True, "string_type"),
        (schema.NumberOrShort, 1.5, "string_type"),
        (schema.Id, "а" * 201, "string_too_long"),
        (schema.Id, True, "string_type"),
        (schema.Text, "а" * 200_001, "string_too_long"),
        (schema.Text, 5, "string_type"),
        (schema.Names, "смс", "list_type"),
        (schema.Names, ["смс"] * 501, "too_long"),
        (schema.Names, [None], "string_type"),
    ],
)
def test_a_field_beyond_its_limit_is_refused_by_its_code(kind: Any, value: object, code: str) -> None:
    assert fault(kind, value) == code


@pytest.mark.parametrize(
    ("kind", "value", "kept"),
    [
        (schema.Money, 0, 0),
        (schema.Money, ROUBLES, ROUBLES),
        (schema.Money, 5.0, 5),
        (schema.Headcount, PEOPLE, PEOPLE),
        (schema.Short, "а" * 5_000, "а" * 5_000),
        (schema.NumberOrShort, 7707083893, "7707083893"),
        (schema.Id, 5, "5"),
        (schema.Id, "а" * 200, "а" * 200),
        (schema.Text, None, ""),
        (schema.Names, None, []),
        (schema.Lines, [None, "радио"], ["", "радио"]),
    ],
)
def test_a_field_within_its_limit_is_kept(kind: Any, value: object, kept: object) -> None:
    assert read(kind, value) == kept


def test_a_text_is_measured_after_it_is_cleaned() -> None:
    assert len(read(schema.Short, "e\u0301" * 5_000)) == 5_000
    assert read(schema.Id, "\0" * 300 + "crm-1") == "crm-1"


@pytest.mark.parametrize(
    ("sent", "stored"),
    [
        ("plain", "plain"),
        ("a\0b", "ab"),
        ("и\u0306", "й"),
        ("е\u0308лка", "ёлка"),
        ("\ud83d", "\ufffd"),
        ("🙂", "🙂"),
        ("", ""),
    ],
)
def test_a_text_has_one_stored_form(sent: str, stored: str) -> None:
    assert clean_text(sent) == stored


@pytest.mark.parametrize(
    ("score", "is_kept"), [(0, True), (1, True), (0.5, True), (None, True), (1.01, False)]
)
def test_a_likeness_is_a_share_of_one(score: float | None, is_kept: bool) -> None:
    if is_kept:
        assert LikenessJson(score=score).score == score
    else:
        assert fault(LikenessJson, {"score": score}) == "less_than_equal"


def test_a_turn_without_a_voice_is_the_clients_and_a_null_one_is_nobodys() -> None:
    assert read(InteractionJson, {"text": "да"}).sender is Sender.CLIENT
    assert read(InteractionJson, {"from": "seller"}).sender is Sender.SELLER
    assert read(InteractionJson, {"from": None}).sender is None
    assert fault(InteractionJson, {"from": "boss"}) == "enum"


@pytest.mark.parametrize("field", ["as_of", "lead"])
def test_a_record_has_a_day_and_a_lead(field: str) -> None:
    whole: dict[str, object] = {"as_of": "2026-09-15", "lead": {}}
    assert RecordJson.model_validate(whole).lead.message == ""
    del whole[field]
    assert fault(RecordJson, whole) == "missing"


def test_lists_of_two_records_are_never_one_list() -> None:
    one, other = (RecordJson.model_validate({"as_of": "2026-09-15", "lead": {}}) for _ in range(2))
    one.deals.append(schema.PastDealJson(id="d-1"))
    one.lead.interactions.append(InteractionJson(text="да"))
    assert (other.deals, other.lead.interactions) == ([], [])
