from typing import Any

import pytest

from kit.errors import BadInput
from qualifier.record_faults import validate_record

LEAD = {"message": "Нужна реклама"}


def validate(**content: Any) -> tuple[str, ...]:
    return validate_record({"as_of": "2026-09-15", "lead": LEAD, **content})[1]


@pytest.mark.parametrize(
    ("content", "ignored"),
    [
        ({}, ()),
        ({"tags": ["x"]}, ("tags",)),
        ({"open_data": {"site": "x"}}, ("open_data.site",)),
        ({"deals": [{"id": "d"}, {"stage": 3}]}, ("deals[1].stage",)),
        ({"open_leads": [{"owner": "x"}]}, ("open_leads[0].owner",)),
        ({"lead": {**LEAD, "contact": {"age": 30}}}, ("lead.contact.age",)),
        ({"lead": {**LEAD, "interactions": [{"text": "a", "by": "b"}]}}, ("lead.interactions[0].by",)),
        ({"b": 1, "a": 2}, ("a", "b")),
        ({"a b": 1}, ("?",)),
        ({"ключ": 1}, ("?",)),
        ({"k" * 41: 1}, ("?",)),
        ({"": 1}, ("?",)),
    ],
)
def test_what_is_not_known_is_named_by_its_place(content: dict[str, Any], ignored: tuple[str, ...]) -> None:
    assert validate(**content) == ignored


@pytest.mark.parametrize(
    ("content", "place"),
    [
        ({"open_data": {"employees": "сто"}}, "open_data.employees"),
        ({"open_data": {"employees": True, "revenue_rub": "x"}}, "open_data.revenue_rub"),
        ({"open_data": {"status": "closed"}}, "open_data.status"),
        ({"deals": [{"outcome": "won"}, {"outcome": "?"}]}, "deals[1].outcome"),
        ({"open_leads": [{"created": "32.01.2026"}]}, "open_leads[0].created"),
        ({"lang": "de"}, "lang"),
        ({"silent_sources": "egrul"}, "silent_sources"),
        ({"lead": {**LEAD, "interactions": [{"at": "завтра"}]}}, "lead.interactions[0].at"),
        ({"lead": {**LEAD, "interactions": [{"from": "bot"}]}}, "lead.interactions[0].from"),
    ],
)
def test_a_side_fact_that_cannot_be_read_is_left_out_alone(content: dict[str, Any], place: str) -> None:
    assert place in validate(**content)


def test_what_is_readable_beside_an_unreadable_fact_is_kept() -> None:
    facts = {"employees": "сто", "revenue_rub": 5_000_000, "industry": "пекарни"}
    given, ignored = validate_record({"as_of": "2026-09-15", "lead": LEAD, "open_data": facts})
    assert given.open_data is not None
    assert (given.open_data.employees, given.open_data.revenue_rub) == (None, 5_000_000)
    assert given.open_data.industry == "пекарни"
    assert ignored == ("open_data.employees",)


def test_side_facts_do_not_hide_what_is_fatal() -> None:
    with pytest.raises(BadInput, match=r"lead\.message"):
        validate(open_data={"employees": "сто"}, lead={"message": 5})


@pytest.mark.parametrize(
    ("content", "english", "russian"),
    [
        ({"as_of": None}, "as_of", "as_of: нужна дата вида 2026-12-31"),
        ({"as_of": "31.02.2026"}, "as_of: must be a date", "as_of: нужна дата вида 2026-12-31"),
        ({"as_of": "1999-01-01"}, "as_of: is not a plausible date", "as_of: неправдоподобная дата"),
        ({"lead": {"message": ["x"]}}, "lead.message", "lead.message: нужна строка"),
        ({"lead": {"company": "x" * 5_001}}, "lead.company", "lead.company: слишком длинный текст"),
        ({"lead": {"interactions": "x"}}, "lead.interactions", "lead.interactions: нужен список"),
        ({"lead": {"contact": []}}, "lead.contact", "lead.contact: нужен объект"),
        ({"deals": [{}] * 501}, "deals", "deals: слишком длинный список"),
        ({"id": {"x": 1}}, "id", "id: нужна строка"),
    ],
)
def test_a_fatal_fault_is_told_in_both_languages(content: dict[str, Any], english: str, russian: str) -> None:
    with pytest.raises(BadInput) as caught:
        validate(**content)
    assert english in caught.value.detail
    assert russian in caught.value.detail_ru


def test_a_missing_lead_is_said_to_be_missing() -> None:
    with pytest.raises(BadInput) as caught:
        validate_record({"as_of": "2026-09-15"})
    assert caught.value.detail_ru == "lead: обязательное поле"


def test_of_many_faults_the_first_five_are_told() -> None:
    turns = [{"text": number} for number in range(9)]
    with pytest.raises(BadInput) as caught:
        validate(lead={"interactions": turns})
    assert caught.value.detail.count("; ") == 4
    assert "lead.interactions[4].text" in caught.value.detail


@pytest.mark.parametrize(("count", "told"), [(50, 50), (51, 51), (200, 51)])
def test_many_unknown_fields_are_counted_not_named(count: int, told: int) -> None:
    ignored = validate(**{f"field_{number:03}": 1 for number in range(count)})
    assert len(ignored) == told
    assert count <= 50 or ignored[-1] == f"+{count - 50}"


def test_a_record_without_end_is_refused_in_a_sentence() -> None:
    knot: dict[str, Any] = {"as_of": "2026-09-15", "lead": dict(LEAD)}
    knot["lead"]["interactions"] = [{"text": "a"}]
    knot["lead"]["interactions"][0]["at"] = knot
    assert validate_record(knot)[1] == ("lead.interactions[0].at",)


def test_the_content_is_never_changed() -> None:
    content = {"as_of": "2026-09-15", "lead": {**LEAD, "interactions": [{"at": "завтра"}]}}
    validate_record(content)
    assert content["lead"]["interactions"] == [{"at": "завтра"}]
