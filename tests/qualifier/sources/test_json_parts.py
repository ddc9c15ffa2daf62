from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualifier.sources.fact import About, Confidence, Unit
from qualifier.sources.json_parts import (
    Sheet,
    at,
    read_amount,
    read_code,
    read_count,
    read_day,
    read_millis,
    read_sum,
    read_text,
    read_year,
    rows,
)

ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=30) | st.binary(max_size=9),
    lambda part: st.lists(part, max_size=3) | st.dictionaries(st.text(max_size=5), part, max_size=3),
)


@pytest.mark.parametrize(
    ("value", "path", "found"),
    [
        ({"a": {"b": 1}}, ("a", "b"), 1),
        ({"a": {"b": None}}, ("a", "b"), None),
        ({"a": []}, ("a", "b"), None),
        ({"a": "text"}, ("a", "b"), None),
        ([], ("a",), None),
        (None, ("a",), None),
        ({"a": 1}, (), {"a": 1}),
    ],
)
def test_a_part_lies_under_its_keys_or_is_absent(value: Any, path: tuple[str, ...], found: Any) -> None:
    assert at(value, *path) == found


def test_rows_are_the_objects_of_a_list() -> None:
    assert list(rows([{"a": 1}, None, 7, [], {"b": 2}])) == [{"a": 1}, {"b": 2}]
    assert list(rows({"x": {"y": [{"a": 1}]}}, "x", "y")) == [{"a": 1}]
    assert list(rows({"x": {}}, "x")) == []
    assert list(rows("text")) == []
    assert len(list(rows([{}] * 5_000))) == 200


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("  Ромашка \n и  Ко ", "Ромашка и Ко"),
        ("a" * 300, "a" * 300),
        ("a" * 301, None),
        ("", None),
        (" \n", None),
        ("a\x00b", None),
        ("a\u202eb", None),
        ("\ud800", None),
        (7, None),
        (True, None),
        (None, None),
        (["a"], None),
    ],
)
def test_a_text_is_one_short_printable_line(value: Any, text: str | None) -> None:
    assert read_text(value) == text


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("7707083893", "7707083893"),
        ("0100000011", "0100000011"),
        ("770708389", None),
        ("77O7083893", None),
        ("٧٧٠٧٠٨٣٨٩٣", None),
        (7707083893, None),
        (None, None),
    ],
)
def test_a_number_that_names_is_kept_as_text(value: Any, code: str | None) -> None:
    assert read_code(value, (10,)) == code


@pytest.mark.parametrize(
    ("value", "amount", "count"),
    [
        (0, 0, 0),
        (47, 47, 47),
        (47.0, 47, 47),
        (47.4, 47, None),
        (-5, -5, None),
        (10**15, 10**15, None),
        (10**15 + 1, None, None),
        (10**400, None, None),
        (float("nan"), None, None),
        (float("inf"), None, None),
        (True, None, None),
        ("47", None, None),
        (None, None, None),
        ([], None, None),
    ],
)
def test_a_number_is_a_number_in_its_range(value: Any, amount: int | None, count: int | None) -> None:
    assert read_amount(value) == amount
    assert read_count(value) == count


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2020-04-01", date(2020, 4, 1)),
        ("2025-03-02T09:15:00", date(2025, 3, 2)),
        ("2026-09-10T09:15:35+0300", date(2026, 9, 10)),
        ("1977-01-03T00:00:00Z", date(1977, 1, 3)),
        ("2020-00-00T00:00:00Z", None),
        ("2024-13-45", None),
        ("20200401", None),
        ("01.04.2020", None),
        ("0001-01-01", None),
        ("9999-12-31", None),
        ("２０２０-04-01", None),
        (20200401, None),
        (None, None),
    ],
)
def test_a_day_is_an_iso_day_of_our_time(value: Any, day: date | None) -> None:
    assert read_day(value) == day


@pytest.mark.parametrize(
    ("value", "day"),
    [
        (1_585_699_200_000, date(2020, 4, 1)),
        # Midnight in Moscow is nine in the evening of the day before by UTC.
        (1_585_688_400_000, date(2020, 4, 1)),
        (-86_400_000, date(1969, 12, 31)),
        (10**15, None),
        (10**14, None),
        (-(10**15), None),
        ("1585699200000", None),
        (True, None),
        (None, None),
    ],
)
def test_milliseconds_are_a_day_in_moscow(value: Any, day: date | None) -> None:
    assert read_millis(value) == day


@pytest.mark.parametrize(
    ("value", "year"),
    [
        ("2024", 2024),
        (2024, 2024),
        ("0024", None),
        ("20245", None),
        ("２０２４", None),
        (True, None),
        (2024.0, None),
        (None, None),
    ],
)
def test_a_year_has_four_digits(value: Any, year: int | None) -> None:
    assert read_year(value) == year


@pytest.mark.parametrize(
    ("value", "whole"),
    [
        ("144119.59", 144_120),
        ("8650000.50", 8_650_000),
        ("-12.00", -12),
        ("0", 0),
        (144119.59, 144_120),
        (7, 7),
        ("1 000", None),
        ("1e5", None),
        ("12,5", None),
        ("٣", None),
        ("", None),
        ("9" * 17, None),
        (10**16, None),
        (True, None),
        (None, None),
        ([], None),
    ],
)
def test_a_sum_is_a_number_or_its_text(value: Any, whole: int | None) -> None:
    assert read_sum(value) == whole


@given(ANYTHING)
def test_no_value_breaks_a_reader(value: Any) -> None:
    for read in (read_text, read_amount, read_sum, read_count, read_day, read_millis, read_year):
        read(value)
    read_code(value, (10, 12))
    list(rows(value))
    at(value, "a", "b")


def test_a_sheet_claims_what_is_there() -> None:
    sheet = Sheet(Confidence.HIGH, date(2025, 1, 1))
    sheet.put(About.CITY, None)
    sheet.put(About.EMPLOYEES, 0, Unit.PEOPLE)
    sheet.put(About.FOUNDED, date(2020, 4, 1), as_of=date(2026, 1, 1))
    employees, founded = sheet.claims()
    assert (employees.value, employees.unit, employees.as_of) == (0, Unit.PEOPLE, date(2025, 1, 1))
    assert (founded.value, founded.as_of) == ("2020-04-01", date(2026, 1, 1))
