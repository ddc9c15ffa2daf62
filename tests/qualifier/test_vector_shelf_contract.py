"""One contract of vectors, kept by the double and by PostgreSQL."""

import struct
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from qualifier.deal_store import SqlDeals
from qualifier.deals.deal_shelf import ImportKey
from qualifier.deals.vector_shelf import Space
from qualifier.memory_deals import MemoryDeals
from qualifier.memory_vectors import MemoryVectors
from qualifier.record import Outcome
from qualifier.vector_store import SqlVectors
from tests.builders import NOW
from tests.qualifier.deals.exports import make_read_row

pytestmark = pytest.mark.service
SPACE = Space(model="m", dimension=2, recipe="r-1")
Shelves = tuple[Any, Any]


@pytest.fixture(params=["memory", "postgresql"])
def shelves(request: pytest.FixtureRequest) -> Iterator[Shelves]:
    if request.param == "memory":
        deals = MemoryDeals()
        yield deals, MemoryVectors(deals)
    else:
        database = request.getfixturevalue("database")
        yield SqlDeals(database.begin), SqlVectors(database.begin)


def load(deals: Any, *numbers: int, **changes: Any) -> list[int]:
    begun = deals.open_import(ImportKey(file_hash="f", map_hash="m"), at=NOW)
    begun = deals.stage(begun, [make_read_row(number, **changes) for number in numbers], upto=max(numbers))
    deals.merge(begun, at=NOW)
    return [stored.number for stored in deals.list_current()]


def test_deals_without_vectors_are_listed_in_parts(shelves: Shelves) -> None:
    deals, vectors = shelves
    numbers = load(deals, 1, 2, 3)
    assert vectors.count_unread(SPACE) == 3
    part = vectors.list_unread(SPACE, after=0, limit=2)
    assert [stored.number for stored in part] == numbers[:2]
    rest = vectors.list_unread(SPACE, after=numbers[1], limit=2)
    assert [stored.number for stored in rest] == numbers[2:]


def test_a_vector_is_kept_once_a_text_and_found_for_each_of_its_deals(shelves: Shelves) -> None:
    deals, vectors = shelves
    first, second, third = load(deals, 1, 2, 3)
    vectors.keep(SPACE, {first: "a", second: "a"}, {"a": (0.6, 0.8)}, at=NOW)
    assert vectors.count_unread(SPACE) == 1
    assert vectors.find_known(SPACE, ["a", "b"]) == {"a"}
    rows = {row.number: row for row in vectors.list_rows(SPACE)}
    assert rows[third].vector is None
    assert rows[first].vector == rows[second].vector == struct.pack("<2f", 0.6, 0.8)


def test_a_row_of_the_index_tells_what_is_needed_to_find_and_filter(shelves: Shelves) -> None:
    deals, vectors = shelves
    (number,) = load(deals, 7)
    (row,) = vectors.list_rows(SPACE)
    assert (row.number, row.source, row.id, row.outcome) == (number, "house", "7", Outcome.WON)
    assert (row.closed, row.employees, row.products) == (date(2025, 4, 10), 120, ("SMS-рассылка",))
    # «Рассылку магазинов» and «рассылка магазина» are the same stems.
    stems = set(row.words)
    assert stems >= set(deals.stem("рассылку магазинов"))
    assert not stems & set(deals.stem("кинотеатр"))


@pytest.mark.parametrize(
    "other",
    [
        Space(model="other", dimension=2, recipe="r-1"),
        Space(model="m", dimension=3, recipe="r-1"),
        Space(model="m", dimension=2, recipe="r-2"),
    ],
)
def test_another_model_length_or_recipe_is_another_space(shelves: Shelves, other: Space) -> None:
    deals, vectors = shelves
    (number,) = load(deals, 1)
    vectors.keep(SPACE, {number: "a"}, {"a": (1.0, 0.0)}, at=NOW)
    assert (vectors.count_unread(SPACE), vectors.count_unread(other)) == (0, 1)
    assert [row.vector for row in vectors.list_rows(other)] == [None]


def test_a_changed_deal_wants_a_new_text_and_the_old_vector_goes(shelves: Shelves) -> None:
    deals, vectors = shelves
    (number,) = load(deals, 1)
    vectors.keep(SPACE, {number: "a"}, {"a": (1.0, 0.0)}, at=NOW)
    (changed,) = load(deals, 1, task="другое")
    assert changed != number
    assert vectors.count_unread(SPACE) == 1
    # A text that comes for a version that is gone is nobody's.
    vectors.keep(SPACE, {number: "a"}, {}, at=NOW)
    assert vectors.forget_unused() == 1
    assert vectors.find_known(SPACE, ["a"]) == frozenset()


def test_an_erased_deal_leaves_no_row(shelves: Shelves) -> None:
    deals, vectors = shelves
    first, second = load(deals, 1, 2)
    vectors.keep(SPACE, {first: "a", second: "b"}, {"a": (1.0, 0.0), "b": (0.0, 1.0)}, at=NOW)
    deals.erase("house", "1")
    vectors.forget_unused()
    assert [row.number for row in vectors.list_rows(SPACE)] == [second]
    assert vectors.find_known(SPACE, ["a", "b"]) == {"b"}


def test_deals_are_found_by_their_numbers_in_that_order(shelves: Shelves) -> None:
    deals, _ = shelves
    first, second, third = load(deals, 1, 2, 3)
    assert [stored.number for stored in deals.find_numbers([third, 999, first])] == [third, first]
    assert second
