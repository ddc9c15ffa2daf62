"""Columns become fields and codes: the same whatever the order of rows and columns, whatever is unseen."""

import math
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualifier.win_model.deal_table import DealTable
from qualifier.win_model.encoding import (
    BANDS,
    MOST_LEVELS,
    encode,
    find_edges,
    learn_fields,
    place_codes,
    tell_codes,
)
from qualifier.win_model.fields import MISSING, ColumnKind, Field, Value, map_levels, read_cell
from tests.qualifier.win_model.deals import column, make_table

TABLE = make_table(120, seed=8)


def table_of(values: list[Value], kind: ColumnKind = ColumnKind.CATEGORY, name: str = "x") -> DealTable:
    size = len(values)
    return DealTable(
        ids=tuple(map(str, range(size))),
        columns=(column(name, kind, values),),
        outcomes=tuple(at % 2 == 0 for at in range(size)),
    )


def test_fields_do_not_depend_on_the_order_of_rows() -> None:
    order = list(range(len(TABLE)))
    Random(3).shuffle(order)
    assert learn_fields(TABLE.take(order)) == learn_fields(TABLE)


def test_even_of_ten_thousand_equally_frequent_names_the_same_ones_are_kept() -> None:
    names: list[Value] = [f"name {at % 10_000}" for at in range(20_000)]
    field = learn_fields(table_of(names))[0]
    assert len(field.levels) == MOST_LEVELS
    names.reverse()
    assert learn_fields(table_of(names))[0] == field


def test_codes_do_not_depend_on_the_order_of_columns() -> None:
    fields = learn_fields(TABLE)
    turned = DealTable(ids=TABLE.ids, columns=tuple(reversed(TABLE.columns)), outcomes=TABLE.outcomes)
    assert (encode(turned, fields).codes == encode(TABLE, fields).codes).all()
    assert np.array_equal(encode(turned, fields).numbers, encode(TABLE, fields).numbers, equal_nan=True)


def test_many_are_encoded_as_one_cell_is_read() -> None:
    fields = learn_fields(TABLE)
    encoded = encode(TABLE, fields)
    for at in range(0, len(TABLE), 11):
        row = TABLE.row(at)
        cells = [read_cell(field, map_levels(field), row[field.name]) for field in fields]
        assert [cell.code for cell in cells] == encoded.codes[at].tolist()
        told = [cell.number for cell in cells]
        assert np.array_equal(told, encoded.numbers[at], equal_nan=True)


@pytest.mark.parametrize(
    ("values", "levels"),
    [
        (["a", "b", "a", "b"], ("a", "b")),
        # One deal of a level teaches nothing about it.
        (["a", "b", "a", "once"], ("a",)),
        (["Bank", " bank ", "BANK", "b", "b"], ("b", "bank")),
        (["a", None, "a", None], ("a",)),
        (["=1+1", "=1+1", "<b>", "<b>"], ("<b>", "=1+1")),
    ],
)
def test_levels_are_what_occurs_more_than_once(values: list[Value], levels: tuple[str, ...]) -> None:
    assert learn_fields(table_of(values))[0].levels == levels


@pytest.mark.parametrize(
    ("values", "kind"),
    [
        (["same"] * 6, ColumnKind.CATEGORY),
        ([None] * 6, ColumnKind.CATEGORY),
        (list("abcdef"), ColumnKind.CATEGORY),
        ([3.0] * 6, ColumnKind.NUMBER),
        ([None] * 6, ColumnKind.NUMBER),
    ],
)
def test_a_column_that_tells_deals_apart_by_nothing_is_no_field(
    values: list[Value], kind: ColumnKind
) -> None:
    assert learn_fields(table_of(values, kind)) == ()


def test_one_number_for_some_deals_and_none_for_others_is_a_field() -> None:
    field = learn_fields(table_of([3.0, None, 3.0, None], ColumnKind.NUMBER))[0]
    assert (field.edges, field.width) == ((), 2)


@pytest.mark.parametrize("value", ["never seen", "=CMD()", "<script>", "Ы" * 300])
def test_a_category_that_learning_never_saw_is_other(value: str) -> None:
    fields = learn_fields(table_of(["a", "a", "b", "b"]))
    encoded = encode(table_of([value, "a", None]), fields)
    assert encoded.codes[:, 0].tolist() == [2, 0, MISSING]
    assert np.isnan(encoded.numbers).all()


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf, "ten", None])
def test_what_is_no_number_is_missing_in_a_column_of_numbers(value: Value) -> None:
    fields = learn_fields(table_of([float(at) for at in range(40)], ColumnKind.NUMBER))
    encoded = encode(table_of([value, 39.0], ColumnKind.NUMBER), fields)
    assert encoded.codes[:, 0].tolist() == [MISSING, BANDS - 1]
    assert math.isnan(encoded.numbers[0, 0])


def test_missing_stands_last_in_a_table_of_codes() -> None:
    assert place_codes(np.array([0, 2, MISSING]), 5).tolist() == [0, 2, 4]
    encoded = encode(
        table_of(["a", None, "zzz", "a"]), (Field(name="x", kind=ColumnKind.FLAG, levels=("a",)),)
    )
    assert tell_codes(encoded)[:, 0].tolist() == [0, 2, 1, 0]
    assert tell_codes(encode(TABLE, ())).shape == (120, 0)


def test_deals_can_be_taken_by_place_and_by_mask() -> None:
    encoded = encode(TABLE, learn_fields(TABLE))
    mask = encoded.won > 0.5
    assert len(encoded.take(mask)) == TABLE.won
    assert (encoded.take(np.array([5, 2])).won == encoded.won[[5, 2]]).all()


@settings(max_examples=25)
@given(st.lists(st.integers(-50, 50), min_size=1, max_size=80), st.integers(2, 12))
def test_edges_rise_occur_among_the_numbers_and_leave_no_band_empty(numbers: list[int], bands: int) -> None:
    values = np.asarray(numbers, dtype=float)
    edges = find_edges(values, bands)
    assert list(edges) == sorted(set(edges))
    assert set(edges) <= set(values.tolist())
    assert len(edges) < bands
    banded = np.searchsorted(edges, values, side="right")
    assert set(banded.tolist()) == set(range(len(edges) + 1))
