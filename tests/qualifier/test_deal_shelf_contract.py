"""One contract, kept by the double and by PostgreSQL."""

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal

import pytest

from qualifier.deal_store import SqlDeals
from qualifier.deals.closed_deal import Note, ReadRow, RowNote
from qualifier.deals.deal_shelf import DealShelf, ImportBusy, ImportKey, Merged, ShelfMark
from qualifier.memory_deals import MemoryDeals
from qualifier.record import Outcome
from tests.builders import NOW
from tests.qualifier.deals.exports import make_deal, make_read_row

pytestmark = pytest.mark.service
KEY = ImportKey(file_hash="f", map_hash="m")


@pytest.fixture(params=["memory", "postgresql"])
def shelf(request: pytest.FixtureRequest) -> Iterator[DealShelf]:
    if request.param == "memory":
        yield MemoryDeals()
    else:
        yield SqlDeals(request.getfixturevalue("database").begin)


def load(shelf: DealShelf, *rows: ReadRow, key: ImportKey = KEY) -> tuple[Merged, list[RowNote]]:
    begun = shelf.open_import(key, at=NOW)
    begun = shelf.stage(begun, rows, upto=max(row.row for row in rows))
    merged = shelf.merge(begun, at=NOW)
    return merged, list(shelf.list_notes(begun))


def test_a_deal_is_kept_as_it_was_read(shelf: DealShelf) -> None:
    deals = [make_deal(id="1"), make_deal(id="2", outcome=Outcome.LOST, loss_reason="дорого\tи\nдолго \\N")]
    bare = make_deal(id="3", products=(), amount_rub=None, created=None, closed=None, task=None, inn=None)
    rows = [ReadRow(row=at, deal=deal) for at, deal in enumerate([*deals, bare], 2)]
    merged, notes = load(shelf, *rows)
    assert (merged, notes) == (Merged(added=3, changed=0, unchanged=0), [])
    assert [stored.deal for stored in shelf.list_current()] == [*deals, bare]
    assert {stored.version for stored in shelf.list_current()} == {1}
    assert shelf.count_current() == 3


def test_an_import_that_cannot_end_leaves_nothing_and_may_begin_anew(shelf: DealShelf) -> None:
    load(shelf, make_read_row(1))
    other = ImportKey(file_hash="damaged", map_hash="m")
    begun = shelf.open_import(other, at=NOW)
    note = RowNote(row=3, field="amount", what=Note.BAD_AMOUNT, value="x")
    told = ReadRow(row=3, deal=make_deal(id="3"), notes=(note,))
    begun = shelf.stage(begun, [make_read_row(2), told], upto=3)
    shelf.drop_import(begun)
    assert [stored.deal.id for stored in shelf.list_current()] == ["1"]
    assert list(shelf.list_notes(begun)) == []
    with pytest.raises(ImportBusy):
        shelf.stage(begun, [make_read_row(4)], upto=4)
    assert shelf.open_import(other, at=NOW).rows_read == 0


def test_the_same_rows_change_nothing_and_a_changed_row_is_a_new_version(shelf: DealShelf) -> None:
    load(shelf, make_read_row(1), make_read_row(2))
    before = shelf.list_current()
    assert load(shelf, make_read_row(1), make_read_row(2))[0] == Merged(added=0, changed=0, unchanged=2)
    assert shelf.list_current() == before
    merged, _ = load(shelf, make_read_row(1), make_read_row(2, amount_rub=Decimal("1.00")))
    assert merged == Merged(added=0, changed=1, unchanged=1)
    assert [(stored.deal.id, stored.version) for stored in shelf.list_current()] == [("1", 1), ("2", 2)]
    # A new version has a number of its own: what was reckoned for the old one does not hold for it.
    assert shelf.list_current()[1].number not in {stored.number for stored in before}


def test_ids_of_two_sources_are_two_deals(shelf: DealShelf) -> None:
    load(shelf, make_read_row(1))
    merged, _ = load(shelf, make_read_row(1, source="other"))
    assert (merged.added, shelf.count_current()) == (1, 2)


def test_nothing_is_current_before_the_merge(shelf: DealShelf) -> None:
    begun = shelf.open_import(KEY, at=NOW)
    shelf.stage(begun, [make_read_row(2)], upto=2)
    assert shelf.list_current() == ()


def test_a_killed_import_goes_on_where_it_stopped(shelf: DealShelf) -> None:
    begun = shelf.open_import(KEY, at=NOW)
    shelf.stage(begun, [make_read_row(2)], upto=2)
    again = shelf.open_import(KEY, at=NOW + timedelta(days=1))
    assert (again.number, again.rows_read) == (begun.number, 2)
    again = shelf.stage(again, [make_read_row(3)], upto=3)
    assert shelf.merge(again, at=NOW) == Merged(added=2, changed=0, unchanged=0)
    # An import that has ended is over: the next one of the same file is another.
    assert shelf.open_import(KEY, at=NOW).number != begun.number


def test_another_map_is_another_import(shelf: DealShelf) -> None:
    begun = shelf.open_import(KEY, at=NOW)
    shelf.stage(begun, [make_read_row(2)], upto=2)
    assert shelf.open_import(ImportKey(file_hash="f", map_hash="other"), at=NOW).rows_read == 0


def test_of_two_imports_of_one_file_the_slower_is_told(shelf: DealShelf) -> None:
    first, second = (shelf.open_import(KEY, at=NOW) for _ in range(2))
    shelf.stage(first, [make_read_row(2)], upto=2)
    with pytest.raises(ImportBusy):
        shelf.stage(second, [make_read_row(2)], upto=2)
    ended = shelf.open_import(KEY, at=NOW)
    shelf.merge(ended, at=NOW)
    with pytest.raises(ImportBusy):
        shelf.merge(ended, at=NOW)
    assert shelf.count_current() == 1


def test_an_id_both_won_and_lost_is_left_out_with_all_its_rows(shelf: DealShelf) -> None:
    torn = make_read_row(4, id="1", outcome=Outcome.LOST)
    merged, notes = load(shelf, make_read_row(1), make_read_row(2), torn)
    assert merged == Merged(added=1, changed=0, unchanged=0)
    assert [(note.row, note.what, note.value) for note in notes] == [
        (1, Note.OUTCOMES_DIFFER, "1"),
        (4, Note.OUTCOMES_DIFFER, "1"),
    ]


def test_of_a_repeated_id_the_last_row_stands(shelf: DealShelf) -> None:
    _, notes = load(shelf, make_read_row(2, id="1"), make_read_row(3, id="1", task="позже"))
    assert [stored.deal.task for stored in shelf.list_current()] == ["позже"]
    assert [(note.row, note.what) for note in notes] == [(2, Note.REPEATED_ID)]


def test_a_deal_that_was_lost_and_later_won_is_a_new_version(shelf: DealShelf) -> None:
    load(shelf, make_read_row(1, outcome=Outcome.LOST))
    assert load(shelf, make_read_row(1))[0].changed == 1
    assert shelf.list_current()[0].deal.outcome is Outcome.WON


def test_notes_stand_in_the_rows_order_until_they_are_forgotten(shelf: DealShelf) -> None:
    begun = shelf.open_import(KEY, at=NOW)
    notes = [
        RowNote(row=row, field="amount", what=Note.BAD_AMOUNT, value="\t\\N; «много» ") for row in (3, 2)
    ]
    begun = shelf.stage(begun, [ReadRow(row=3, deal=None, notes=tuple(notes))], upto=3)
    assert list(shelf.list_notes(begun)) == notes[::-1]
    shelf.forget_notes(begun)
    assert list(shelf.list_notes(begun)) == []


def test_an_erased_deal_is_gone_with_all_its_versions(shelf: DealShelf) -> None:
    load(shelf, make_read_row(1), make_read_row(2))
    load(shelf, make_read_row(1, task="другое"))
    assert (shelf.erase("house", "1"), shelf.erase("house", "1")) == (2, 0)
    assert [stored.deal.id for stored in shelf.list_current()] == ["2"]
    assert load(shelf, make_read_row(1))[0].added == 1


def test_a_mark_changes_whenever_a_deal_comes_changes_or_goes(shelf: DealShelf) -> None:
    marks = [shelf.read_mark()]
    assert marks[0] == ShelfMark(deals=0, newest=0)
    load(shelf, make_read_row(1, id="a"), make_read_row(2, id="b"))
    marks.append(shelf.read_mark())
    load(shelf, make_read_row(1, id="a", task="Другая задача"), key=ImportKey(file_hash="g", map_hash="m"))
    marks.append(shelf.read_mark())
    shelf.erase("house", "b")
    marks.append(shelf.read_mark())
    assert [mark.deals for mark in marks] == [0, 2, 2, 1]
    assert len(set(marks)) == len(marks)
    # The same file again changes nothing, and so needs no new reading.
    load(shelf, make_read_row(1, id="a", task="Другая задача"), key=ImportKey(file_hash="h", map_hash="m"))
    assert shelf.read_mark() == marks[-1]
