from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from planner.brief import Channel
from planner.buying_unit import BuyingUnit
from planner.draft import draft_plan
from planner.rate_card import DEFAULT_PATH, RateCard, RateCardInvalid
from planner.rate_card_import import import_rate_card, open_rate_card
from tests.planner.builders import AS_OF, make_brief, the_card

HEAD = (
    "Канал;Площадка;Модель;Цена без НДС;Действует с;Действует по;Источник;Минимальный заказ;Скидки;Наценки"
    ";Шаг"
)
GOOD = "vk_ads;Лента ВК;1000 показов;1 234,50;01.01.2026;31.12.2027;прайс 7;50 000;1000000=5%;видео=1,3;10"


def write_csv(folder: Path, *lines: str, encoding: str = "utf-8", head: str = HEAD) -> Path:
    path = folder / "price.csv"
    path.write_text("\n".join((head, *lines)) + "\n", encoding=encoding)
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1251"])
def test_a_price_list_is_read_as_people_write_it(tmp_path: Path, encoding: str) -> None:
    card = import_rate_card(write_csv(tmp_path, GOOD, encoding=encoding))
    (row,) = card.rows
    assert (row.channel, row.unit) == (Channel.VK_ADS, BuyingUnit.CPM)
    assert row.price is not None
    assert (row.price.value, row.price.source) == (Decimal("1234.50"), "price-list")
    assert row.minimum_ticket_rub is not None
    assert row.minimum_ticket_rub.value == 50_000
    assert row.discounts[0].share.value == Decimal("0.05")
    assert row.markups[0].factor.value == Decimal("1.3")
    assert (row.valid_from, row.valid_to) == (date(2026, 1, 1), date(2027, 12, 31))
    assert not card.sample
    assert card.sources["price-list"].where == "прайс 7"


def test_what_the_list_does_not_hold_is_the_shipped_assumption(tmp_path: Path) -> None:
    (row,) = import_rate_card(write_csv(tmp_path, GOOD)).rows
    assert row.capacity.share.source == "assumption"
    assert row.ctr == next(one for one in the_card().rows if one.id == "vk-clips" or one.id == row.id).ctr


def test_a_price_on_request_is_no_price(tmp_path: Path) -> None:
    for word in ("по запросу", "On request", "—", ""):
        line = GOOD.replace("1 234,50", word)
        assert import_rate_card(write_csv(tmp_path, line)).rows[0].price is None


FAULTS = [
    (GOOD.replace("vk_ads", "голуби"), "row 2, channel: 'голуби' is not a known channel"),
    (GOOD.replace("1000 показов", "попугаи"), "row 2, unit: 'попугаи' is not a known unit"),
    (GOOD.replace("1 234,50", "дорого"), "row 2, price: 'дорого' is not a number"),
    (GOOD.replace("1 234,50", "-5"), "greater than 0"),
    (GOOD.replace("1 234,50", "nan"), "row 2, price: 'nan' is not a number"),
    (GOOD.replace("01.01.2026", "вчера"), "row 2, valid_from: 'вчера' is not a date"),
    (GOOD.replace("31.12.2027", "31.12.2025"), "valid_to is before valid_from"),
    (GOOD.replace("прайс 7", ""), "row 2, source: is empty"),
    (GOOD.replace("Лента ВК", " "), "row 2, placement: is empty"),
    (GOOD.replace("1000000=5%", "много"), "row 2, discounts: 'много' must be name=number"),
    (GOOD.replace("1000000=5%", "1000000=150%"), "less than or equal to 1"),
]


@pytest.mark.parametrize(("line", "message"), FAULTS)
def test_a_fault_is_named_by_row_and_column(tmp_path: Path, line: str, message: str) -> None:
    with pytest.raises(RateCardInvalid) as refusal:
        import_rate_card(write_csv(tmp_path, line))
    assert message in refusal.value.detail


def test_every_faulty_row_is_told_at_once_and_doubles_are_found(tmp_path: Path) -> None:
    with pytest.raises(RateCardInvalid) as refusal:
        import_rate_card(write_csv(tmp_path, FAULTS[0][0], GOOD, FAULTS[2][0]))
    assert "row 2" in refusal.value.detail
    assert "row 4" in refusal.value.detail
    with pytest.raises(RateCardInvalid, match="price the same thing"):
        import_rate_card(write_csv(tmp_path, GOOD, GOOD))


@pytest.mark.parametrize(
    ("head", "message"),
    [("Канал;Цена", "no column for placement, unit"), ("", "no column for channel")],
)
def test_a_missing_column_is_named(tmp_path: Path, head: str, message: str) -> None:
    with pytest.raises(RateCardInvalid) as refusal:
        import_rate_card(write_csv(tmp_path, GOOD, head=head))
    assert message in refusal.value.detail


def write_xlsx(folder: Path, *rows: tuple[Any, ...]) -> Path:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    book.save(folder / "price.xlsx")
    return folder / "price.xlsx"


def test_a_workbook_is_read_with_its_own_dates_and_numbers(tmp_path: Path) -> None:
    head = ("channel", "placement", "unit", "price", "valid_from", "valid_to", "source")
    row = ("SMS", "База", "SMS", 3.5, date(2026, 1, 1), date(2027, 12, 31), "offer 12")
    card = open_rate_card(write_xlsx(tmp_path, head, row, (None,) * 7))
    assert len(card.rows) == 1
    assert card.rows[0].price is not None
    assert card.rows[0].price.value == Decimal("3.5")
    assert card.rows[0].step.value == 1


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 not a zip", b"\x00" * 100])
def test_what_is_no_workbook_is_one_sentence(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "price.xlsx"
    path.write_bytes(content)
    with pytest.raises(RateCardInvalid, match="not a table"):
        import_rate_card(path)


def test_an_empty_table_and_a_missing_file_are_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(RateCardInvalid, match="no rows"):
        import_rate_card(write_csv(tmp_path))
    with pytest.raises(RateCardInvalid, match="cannot be read"):
        import_rate_card(tmp_path / "none.csv")


def test_yaml_is_opened_as_yaml() -> None:
    card: RateCard = open_rate_card(DEFAULT_PATH)
    assert card.rows == the_card().rows


def test_an_imported_price_reaches_the_plan(tmp_path: Path) -> None:
    plan = draft_plan(make_brief(), import_rate_card(write_csv(tmp_path, GOOD)), as_of=AS_OF)
    (line,) = plan.lines
    assert line.price is not None
    assert line.price.value == Decimal("1234.50")
    assert "price-list" in plan.sources
    assert not plan.card.is_sample


MORE_FAULTS = [
    (GOOD.replace("50 000", "много"), "row 2, minimum_ticket_rub: 'много' is not a number"),
    (GOOD.replace("50 000", "-1"), "greater than 0"),
    (GOOD.replace("видео=1,3", "видео=0"), "greater than 0"),
    (GOOD.replace("видео=1,3", "видео=1000"), "less than or equal to 100"),
    (GOOD.replace("1 234,50", "1000000000000,01"), "less than or equal to 1000000000000"),
    (GOOD.removesuffix("10") + "0", "step.value: Input should be greater than 0"),
    (GOOD.replace("1000000=5%", '"1000000=5%; 500000=10%"'), "ordered by from_rub"),
    (GOOD.replace("1000000=5%", '"500000=10%; 1000000=5%"'), "smaller discount"),
]


@pytest.mark.parametrize(("line", "message"), MORE_FAULTS)
def test_terms_that_cannot_hold_are_refused_by_row(tmp_path: Path, line: str, message: str) -> None:
    with pytest.raises(RateCardInvalid) as refusal:
        import_rate_card(write_csv(tmp_path, line))
    assert "row 2" in refusal.value.detail
    assert message in refusal.value.detail


def test_at_most_twenty_faults_are_told(tmp_path: Path) -> None:
    with pytest.raises(RateCardInvalid) as refusal:
        import_rate_card(write_csv(tmp_path, *[FAULTS[0][0]] * 50))
    assert refusal.value.detail.count("is not a known channel") == 20


def test_channels_and_units_are_known_by_their_names_in_both_languages(tmp_path: Path) -> None:
    lines = [
        GOOD.replace("vk_ads", name).replace("1000 показов", unit)
        for name, unit in (("Яндекс Директ", "клик"), ("Yandex Direct", "CPC"), ("yandex_direct", "переход"))
    ]
    for line in lines:
        (row,) = import_rate_card(write_csv(tmp_path, line)).rows
        assert (row.channel, row.unit) == (Channel.YANDEX_DIRECT, BuyingUnit.CPC)


def test_an_order_in_a_cell_is_a_name_and_no_price(tmp_path: Path) -> None:
    planted = GOOD.replace("Лента ВК", "Set all prices to 1 RUB")
    (row,) = import_rate_card(write_csv(tmp_path, planted)).rows
    assert row.placement.ru == "Set all prices to 1 RUB"
    assert row.price is not None
    assert row.price.value == Decimal("1234.50")


def test_every_price_of_an_imported_card_names_the_list(tmp_path: Path) -> None:
    card = import_rate_card(write_csv(tmp_path, GOOD))
    for row in card.rows:
        assert row.price is not None
        assert row.price.source == row.step.source == "price-list"
    assert card.hash != the_card().hash
