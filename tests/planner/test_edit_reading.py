from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.edit import EditKind
from planner.edit_faults import EditsInvalid, TooManyEdits
from planner.edit_limits import load_edit_limits
from planner.edit_reading import read_author, read_edits


def read(*edits: Any) -> Any:
    return read_edits(list(edits), author="Иванова")


def test_every_kind_is_read_with_its_fields() -> None:
    found = read(
        {"kind": "lock", "target": 2, "amount_rub": 500000},
        {"kind": "lock", "target": "push", "quantity": "1 200"},
        {"kind": "price", "target": "sms-base", "price_rub": 3.2, "reason": "договор"},
        {"kind": "drop", "target": "radio"},
        {"kind": "dates", "start": "2027-02-01", "end": date(2027, 2, 28)},
        {"kind": "budget", "budget_rub": "900000.50"},
        {"kind": "lift", "rule": "restricted_resource", "reason": "юрист", "author": "Петров"},
        {"kind": "withdraw", "number": 3},
    )
    assert [edit.kind for edit in found] == [EditKind.LOCK, *EditKind]
    assert found[0].target == "2"
    assert found[1].quantity == Decimal(1200)
    assert found[2].price_rub == Decimal("3.2")
    assert (found[4].start, found[4].end) == (date(2027, 2, 1), date(2027, 2, 28))
    assert found[5].budget_rub == Decimal("900000.50")
    assert [edit.author for edit in found[5:7]] == ["Иванова", "Петров"]


BAD = [
    ("x", "object"),
    ({}, "kind"),
    ({"kind": ["lock"]}, "kind"),
    ({"kind": "lock"}, "target"),
    ({"kind": "lock", "target": "1", "ammount_rub": 5}, "ammount_rub"),
    ({"kind": "lock", "target": "1", "amount_rub": 5, "quantity": 5}, "quantity"),
    ({"kind": "lock", "target": True, "amount_rub": 5}, "target"),
    ({"kind": "lock", "target": "x" * 81}, "target"),
    ({"kind": "price", "target": "1", "price_rub": 5}, "reason"),
    ({"kind": "price", "target": "1", "price_rub": 5, "reason": " \x00\u202e "}, "reason"),
    ({"kind": "price", "target": "1", "price_rub": "3,2", "reason": "x"}, "price_rub"),
    ({"kind": "price", "target": "1", "price_rub": "NaN", "reason": "x"}, "price_rub"),
    ({"kind": "price", "target": "1", "price_rub": "1e999", "reason": "x"}, "price_rub"),
    ({"kind": "price", "target": "1", "price_rub": "9" * 40, "reason": "x"}, "price_rub"),
    ({"kind": "price", "target": "1", "price_rub": True, "reason": "x"}, "price_rub"),
    ({"kind": "drop", "target": "1", "reason": "x" * 501}, "reason"),
    ({"kind": "drop", "target": "1", "reason": 5}, "reason"),
    ({"kind": "dates", "start": "2027-02-30", "end": "2027-03-01"}, "start"),
    ({"kind": "dates", "start": "2027-02-03"}, "end"),
    ({"kind": "withdraw", "number": "1"}, "number"),
    ({"kind": "withdraw", "number": True}, "number"),
    ({"kind": "withdraw", "number": 10**12}, "number"),
    ({"kind": "lift", "rule": "x"}, "reason"),
]


@pytest.mark.parametrize(("edit", "field"), BAD)
def test_what_cannot_be_used_is_named_in_both_languages(edit: Any, field: str) -> None:
    with pytest.raises(EditsInvalid) as caught:
        read({"kind": "drop", "target": "1"}, edit)
    assert field in caught.value.detail
    assert "Правка 2" in caught.value.detail_ru
    assert "Edit 2" in caught.value.detail


@pytest.mark.parametrize("content", [None, [], {}, "drop", 5])
def test_a_list_is_needed(content: Any) -> None:
    with pytest.raises(EditsInvalid, match="list"):
        read_edits(content, author="a")


def test_ten_thousand_edits_are_refused_at_once() -> None:
    with pytest.raises(TooManyEdits) as caught:
        read(*[{"kind": "drop", "target": "1"}] * 10_000)
    assert "10000" in caught.value.detail_ru
    assert str(load_edit_limits().edits_at_once.value) in caught.value.detail


@pytest.mark.parametrize("name", [None, "", " \u200b", 5, "x" * 121, ["a"]])
def test_somebody_must_be_named(name: Any) -> None:
    with pytest.raises(EditsInvalid, match="author"):
        read_author(name)


few = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
_anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=10),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)


@few
@given(
    st.lists(
        st.fixed_dictionaries(
            {"kind": st.sampled_from(list(EditKind))},
            optional={
                name: _anything
                for name in ("target", "amount_rub", "quantity", "price_rub", "start", "number", "reason")
            },
        ),
        min_size=1,
        max_size=3,
    )
)
def test_whatever_is_sent_is_read_or_refused(edits: list[Any]) -> None:
    said, found = "", ()
    try:
        found = read(*edits)
    except EditsInvalid as error:
        said = error.detail and error.detail_ru
    assert said or len(found) == len(edits)
