from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualifier.deals.closed_deal import LEAVES_OUT, Note, ReadRow
from qualifier.deals.deal_reading import open_reader
from qualifier.record import Outcome
from qualifier.win_model.table_file import RawRow
from tests.qualifier.deals.exports import make_map

TODAY = date(2026, 11, 25)
CELLS = {
    "id": "D-1",
    "title": "Рассылка",
    "comment": "К открытию магазина",
    "outcome": "Won",
    "amount": "1 234,50 ₽",
    "currency": "RUB",
    "company": "ООО «Ромашка»",
    "inn": "7700000016",
    "industry": "Розница",
    "region": "Тверь",
    "employees": "51-200",
    "products": "SMS; Баннеры, SMS",
    "created": "01.02.2026",
    "closed": "05.03.2026",
    "why": "Нет бюджета",
}


def read(**changes: str | None) -> ReadRow:
    raw = RawRow(number=7, cells={**CELLS, **changes})
    return open_reader([RawRow(number=2, cells=CELLS), raw], make_map(), today=TODAY).read(raw)


def test_a_row_becomes_a_deal_with_every_value_read() -> None:
    found = read()
    assert (found.row, found.notes) == (7, ())
    deal = found.deal
    assert deal is not None
    assert (deal.source, deal.id, deal.outcome) == ("house", "D-1", Outcome.WON)
    assert (deal.amount_rub, deal.employees) == (Decimal("1234.50"), 51)
    assert deal.products == ("SMS", "Баннеры")
    assert (deal.created, deal.closed, deal.days_taken) == (date(2026, 2, 1), date(2026, 3, 5), 32)
    assert (deal.inn, deal.task) == ("7700000016", "Рассылка. К открытию магазина")
    assert deal.company_key
    # Why a deal was lost says nothing of one that was won.
    assert deal.loss_reason is None


def test_a_lost_deal_keeps_its_reason_and_missing_values_are_none() -> None:
    bare = dict.fromkeys(set(CELLS) - {"id", "outcome", "why", "closed"})
    deal = read(**{**bare, "outcome": "LOST"}).deal
    assert deal is not None
    assert (deal.outcome, deal.loss_reason, deal.days_taken) == (Outcome.LOST, "Нет бюджета", None)
    assert (deal.company, deal.amount_rub, deal.products, deal.task) == (None, None, (), None)


@pytest.mark.parametrize(
    ("changes", "what"),
    [
        ({"id": None}, Note.NO_ID),
        ({"outcome": None}, Note.NO_OUTCOME),
        ({"outcome": "Переговоры"}, Note.NOT_CLOSED),
        ({"amount": "-5"}, Note.NEGATIVE_AMOUNT),
        ({"closed": "31.01.2026"}, Note.SWAPPED_DATES),
        ({"closed": "26.11.2026"}, Note.FUTURE_DATE),
    ],
)
def test_a_row_that_cannot_be_believed_is_left_out(changes: dict[str, str | None], what: Note) -> None:
    found = read(**changes)
    assert found.deal is None
    assert [note.what for note in found.notes] == [what]
    assert what in LEAVES_OUT


@pytest.mark.parametrize(
    ("changes", "what", "field"),
    [
        ({"amount": "много"}, Note.BAD_AMOUNT, "amount_rub"),
        ({"amount": "9" * 20}, Note.BAD_AMOUNT, "amount_rub"),
        ({"currency": "USD"}, Note.OTHER_CURRENCY, "amount_rub"),
        ({"created": "вчера"}, Note.BAD_DATE, "created"),
        ({"closed": None}, Note.NO_CLOSED_DATE, "closed"),
        ({"inn": "12345"}, Note.BAD_INN, "inn"),
        ({"employees": "много"}, Note.BAD_EMPLOYEES, "employees"),
        ({"employees": "9" * 12}, Note.BAD_EMPLOYEES, "employees"),
    ],
)
def test_a_wrong_value_is_told_and_not_taken(changes: dict[str, str | None], what: Note, field: str) -> None:
    found = read(**changes)
    assert found.deal is not None
    assert getattr(found.deal, field) is None
    assert [note.what for note in found.notes] == [what]


def test_texts_are_made_harmless_and_bounded() -> None:
    found = read(company='=HYPERLINK("x")', title="<script>x</script>", comment="а" * 3_000)
    assert found.deal is not None
    assert found.deal.company == 'HYPERLINK("x")'
    assert found.deal.task is not None
    assert len(found.deal.task) == 2_000
    assert {note.what for note in found.notes} == {Note.FORMULA, Note.SCRIPT, Note.CUT}
    assert all(len(note.value) <= 120 for note in found.notes)


def test_a_broken_row_is_told_as_it_is() -> None:
    reader = open_reader([RawRow(number=2, cells=CELLS)], make_map(), today=TODAY)
    found = reader.read(RawRow(number=3, cells={}, fault="2 cells, 9 columns"))
    assert (found.deal, found.notes[0].what, found.notes[0].value) == (
        None,
        Note.BROKEN_ROW,
        "2 cells, 9 columns",
    )


def test_a_deal_changes_its_hash_with_any_value() -> None:
    first, again, other = (read(**changes).deal for changes in ({}, {}, {"amount": "1 234,51"}))
    hashes = [deal.content_hash if deal else "" for deal in (first, again, other)]
    assert hashes[0] == hashes[1] != hashes[2]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("51-200", 51),
        ("от 250 человек", 250),
        ("1 000+", 1_000),
        ("1\u00a0500", 1_500),
        ("0", 0),
        ("10001+", 10_001),
        ("120.0", 120),
    ],
)
def test_the_lower_border_of_a_headcount_is_what_is_sure(text: str, count: int) -> None:
    found = read(employees=text)
    assert found.deal is not None
    assert (found.deal.employees, found.notes) == (count, ())


@pytest.mark.parametrize("currency", ["", "руб.", "RUR", "₽", "643", "Российский рубль", None])
def test_roubles_have_many_names(currency: str | None) -> None:
    found = read(currency=currency)
    assert found.deal is not None
    assert (found.deal.amount_rub, found.notes) == (Decimal("1234.50"), ())


@pytest.mark.parametrize(("inn", "kept"), [("7700 000 016", "7700000016"), ("7700000016.0", "7700000016")])
def test_a_tax_number_is_read_through_what_spreadsheets_do_to_it(inn: str, kept: str) -> None:
    deal = read(inn=inn).deal
    assert deal is not None
    assert deal.inn == kept


def test_a_list_of_products_is_bounded_and_each_stands_once() -> None:
    deal = read(products=";".join(f"P{number % 45}" for number in range(70))).deal
    assert deal is not None
    assert len(deal.products) == 30 == len(set(deal.products))
    assert read(products=" ; , ").deal.products == ()  # type: ignore[union-attr]


@pytest.mark.parametrize("day", ["25.11.2026", "2026-11-25", "2026/11/25", "1795564800", "1795564800000"])
def test_a_day_is_read_in_the_forms_of_crms_and_today_is_not_the_future(day: str) -> None:
    found = read(closed=day)
    assert found.deal is not None
    assert (found.deal.closed, found.notes) == (TODAY, ())


def test_a_cell_as_long_as_a_book_is_read_only_as_far_as_it_is_kept() -> None:
    found = read(company="<b>x</b>" * 200_000)
    assert found.deal is not None
    assert found.deal.company is not None
    assert len(found.deal.company) <= 300


@given(
    st.dictionaries(
        st.sampled_from(sorted(CELLS)),
        st.none() | st.text(max_size=40) | st.sampled_from(["-1", "9" * 30, "=1"]),
    )
)
def test_whatever_a_row_holds_it_is_a_deal_or_it_is_told_why_not(changes: dict[str, str | None]) -> None:
    found = read(**changes)
    left_out = [note for note in found.notes if note.what in LEAVES_OUT]
    assert (found.deal is None) is bool(left_out)
    if found.deal is not None:
        assert found.deal.amount_rub is None or found.deal.amount_rub >= 0
        assert not (found.deal.created and found.deal.closed and found.deal.closed < found.deal.created)
        assert found.deal.content_hash
