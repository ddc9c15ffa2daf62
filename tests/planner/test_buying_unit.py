import re
from decimal import Decimal

import pytest

from planner.buying_unit import CONTACTS, LABELS, BuyingUnit, read_unit

NAMES = [
    ("cpm", BuyingUnit.CPM),
    ("1000 показов", BuyingUnit.CPM),
    ("1 000 показов", BuyingUnit.CPM),
    ("тысяча показов", BuyingUnit.CPM),
    ("тыс. показов", BuyingUnit.CPM),
    ("1000 контактов", BuyingUnit.CPM),
    ("1000", BuyingUnit.CPM),
    ("eCPM", BuyingUnit.CPM),
    ("thousand impressions", BuyingUnit.CPM),
    ("клик", BuyingUnit.CPC),
    ("за переход", BuyingUnit.CPC),
    ("CPC", BuyingUnit.CPC),
    ("просмотр", BuyingUnit.CPV),
    ("досмотр 100 %", BuyingUnit.CPV),
    ("заявка", BuyingUnit.CPA),
    ("CPL", BuyingUnit.CPA),
    ("SMS", BuyingUnit.SMS),
    ("смс", BuyingUnit.SMS),
    ("сообщение", BuyingUnit.MESSAGE),
    ("письмо", BuyingUnit.MESSAGE),
    ("звонок", BuyingUnit.CONTACT),
    ("выход", BuyingUnit.SPOT),
    ("spot", BuyingUnit.SPOT),
    ("пакет", BuyingUnit.PACKAGE),
    ("день", BuyingUnit.DAY),
    ("сутки", BuyingUnit.DAY),
    ("неделя", BuyingUnit.WEEK),
    ("месяц", BuyingUnit.MONTH),
    ("размещение", BuyingUnit.FIX),
    ("пост", BuyingUnit.FIX),
    ("попугаи", None),
    ("", None),
]


@pytest.mark.parametrize(("name", "unit"), NAMES)
def test_units_are_read_as_price_lists_write_them(name: str, unit: BuyingUnit | None) -> None:
    assert read_unit(name) is unit


@pytest.mark.parametrize("unit", list(BuyingUnit))
def test_every_unit_has_a_name_in_both_languages_and_reads_its_own_code(unit: BuyingUnit) -> None:
    assert re.search(r"[а-яA-Z]", LABELS[unit].ru)
    assert LABELS[unit].en.isascii()
    assert read_unit(unit.value) is unit


def test_a_thousand_impressions_are_a_thousand_contacts() -> None:
    assert CONTACTS[BuyingUnit.CPM] == Decimal(1000)
    assert CONTACTS[BuyingUnit.SMS] == Decimal(1)
    assert BuyingUnit.DAY not in CONTACTS
