import pytest

from qualifier.masking.documents import only_digits
from qualifier.masking.mask import find_personal_data
from qualifier.masking.span import Kind


def hidden(text: str) -> list[tuple[str, Kind]]:
    return [(text[span.start : span.end], span.kind) for span in find_personal_data(text)]


@pytest.mark.parametrize(
    ("text", "value", "kind"),
    [
        ("карта 4111 1111 1111 1111", "4111 1111 1111 1111", Kind.CARD),
        ("оплачу 5555-5555-5555-4444 сразу", "5555-5555-5555-4444", Kind.CARD),
        ("2200000000000053 до 12/28", "2200000000000053", Kind.CARD),
        ("amex 378282246310005", "378282246310005", Kind.CARD),
        ("код сзади триста один", "триста один", Kind.CARD),
        ("р/с 40817810000000000678 в банке", "40817810000000000678", Kind.ACCOUNT),
        ("счёт 40817 810 0 0000 0000678", "40817 810 0 0000 0000678", Kind.ACCOUNT),
        ("IBAN GB00TEST00000000000021", "GB00TEST00000000000021", Kind.ACCOUNT),
        ("Паспорт 00 00 000411, выдан ОВД", "00 00 000411", Kind.PASSPORT),
        ("паспорт серия 0000 номер 000414", "серия 0000 номер 000414", Kind.PASSPORT),
        ("паспортные данные: 0000№000429", "0000№000429", Kind.PASSPORT),
        ("серия 0000 № 000414", "серия 0000 № 000414", Kind.PASSPORT),
        ("загранпаспорт 00 0000411", "00 0000411", Kind.PASSPORT),
        ("водительское 00 00 000411", "00 00 000411", Kind.PASSPORT),
        ("мой снилс 000-000-459 00 вот", "000-000-459 00", Kind.SNILS),
        ("СНИЛС: 00000045900", "00000045900", Kind.SNILS),
        ("000-000-459 00", "000-000-459 00", Kind.SNILS),
        ("ИНН физлица 000000047425", "000000047425", Kind.INN_PERSON),
        ("я самозанятый, инн 0000 0004 7425", "0000 0004 7425", Kind.INN_PERSON),
        ("ОГРНИП 300000000000021", "300000000000021", Kind.INN_PERSON),
        ("оформите на 000000047425", "000000047425", Kind.INN_PERSON),
    ],
)
def test_a_document_is_found(text: str, value: str, kind: Kind) -> None:
    assert hidden(text) == [(value, kind)]


@pytest.mark.parametrize(
    "text",
    [
        "ИНН 0000000000, КПП 000001001",
        "ОГРН 1000000000000",
        "заказ 20260301001",
        "БИК 044000000",
        "версия брифа 2.4.1",
        "скидка по карте лояльности 15%",
        "паспорт объекта: 3х6 метров, 48 поверхностей",
        "код 000000000000",
    ],
)
def test_numbers_of_companies_and_things_stay(text: str) -> None:
    assert hidden(text) == []


def test_digits_are_read_off_any_spelling() -> None:
    assert only_digits("4111-11 11") == "41111111"
