import base64
import json
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.errors import BadInput
from qualifier.work.queue_page import Mark, make_page, read_cursor, write_cursor
from qualifier.work.queue_row import QueueRow

DUE = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)


def make_row(number: int) -> QueueRow:
    return QueueRow(
        lead_id=f"lead_{number}",
        qualification_id="qual_1",
        status="nurture",
        since_at=DUE,
        is_open=True,
        owner=None,
        expected_rub=1_000 - number,
        due_at=DUE + timedelta(minutes=number),
        shown={},
    )


@pytest.mark.parametrize(
    ("found", "limit", "kept", "more"), [(0, 3, 0, False), (3, 3, 3, False), (4, 3, 3, True)]
)
def test_a_page_knows_whether_another_follows(found: int, limit: int, kept: int, more: bool) -> None:
    page = make_page(tuple(map(make_row, range(found))), limit)
    assert len(page.rows) == kept
    assert (page.next_mark is not None) is more
    if page.next_mark is not None:
        assert page.next_mark.lead_id == page.rows[-1].lead_id


@given(
    expected=st.integers(-(2**63) + 1, 2**63 - 1),
    minutes=st.integers(0, 10**7),
    lead_id=st.text(min_size=1, max_size=60),
)
def test_a_cursor_is_read_back_as_written(expected: int, minutes: int, lead_id: str) -> None:
    mark = Mark(expected_rub=expected, due_at=DUE + timedelta(minutes=minutes), lead_id=lead_id)
    text = write_cursor(mark)
    assert read_cursor(text) == mark
    assert text.isascii()
    assert not set(text) & set("+/= &?#")


def test_a_cursor_keeps_the_instant_of_any_zone() -> None:
    there = DUE.astimezone(timezone(timedelta(hours=3)))
    mark = Mark(expected_rub=1, due_at=there, lead_id="lead_a")
    assert read_cursor(write_cursor(mark)).due_at == DUE


def pack(content: Any) -> str:
    return base64.urlsafe_b64encode(json.dumps(content).encode()).decode().rstrip("=")


NOT_OURS = [
    "",
    "x",
    "лид",
    "####",
    "a" * 300,
    pack(None),
    pack(5),
    pack([]),
    pack([1, DUE.isoformat()]),
    pack([1, DUE.isoformat(), "lead_a", 4]),
    pack({"a": 1}),
    pack(["1", DUE.isoformat(), "lead_a"]),
    pack([True, DUE.isoformat(), "lead_a"]),
    pack([1.5, DUE.isoformat(), "lead_a"]),
    pack([2**63, DUE.isoformat(), "lead_a"]),
    pack([1, "yesterday", "lead_a"]),
    pack([1, 5, "lead_a"]),
    # Without a zone nobody knows which instant it is.
    pack([1, "2026-11-26T09:00:00", "lead_a"]),
]


@pytest.mark.parametrize("text", NOT_OURS)
def test_a_cursor_of_somebody_elses_is_refused(text: str) -> None:
    with pytest.raises(BadInput, match="none of ours"):
        read_cursor(text)


@given(st.text(max_size=60))
def test_whatever_stands_for_a_cursor_is_read_or_refused(text: str) -> None:
    try:
        mark = read_cursor(text)
    except BadInput:
        return
    assert mark.due_at.tzinfo is not None
