import pytest

from qualifier.masking.mask import find_personal_data
from qualifier.masking.span import Kind


def hidden(text: str) -> list[tuple[str, Kind]]:
    return [(text[span.start : span.end], span.kind) for span in find_personal_data(text)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("дата рождения 01.02.1985", "01.02.1985"),
        ("родился 1 февраля 1985 г.р.", "1 февраля 1985 г.р."),
        ("Д.Р. 1985-02-01, паспорт потом", "1985-02-01"),
        ("01.02.1985 года рождения", "01.02.1985 года рождения"),
        ("born on 1 February 1985 in Kazan", "1 February 1985"),
        ("DOB: 02/01/1985", "02/01/1985"),
    ],
)
def test_a_birth_date_is_found_beside_its_word(text: str, value: str) -> None:
    assert hidden(text) == [(value, Kind.BIRTH)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("адрес доставки: ул. Условная 3-7", "ул. Условная 3-7"),
        ("живу пос. Тестовый, СНТ Ромашка, уч. 14", "пос. Тестовый, СНТ Ромашка, уч. 14"),
        (
            "Проживаю по адресу Примерск, Образцовый пр-т, 10к2, 45. Жду.",
            "Примерск, Образцовый пр-т, 10к2, 45",
        ),
        ("домашний адрес — Условный пер., д. 5; звоните", "Условный пер., д. 5"),
        ("ул. Условная, д. 3, кв. 7", "ул. Условная, д. 3, кв. 7"),
        ("home address: 3 Sample Street, apt 7", "3 Sample Street, apt 7"),
    ],
)
def test_a_home_address_is_found(text: str, value: str) -> None:
    found = hidden(text)
    assert [kind for _, kind in found] == [Kind.ADDRESS]
    assert found[0][0].lstrip("— ") == value


@pytest.mark.parametrize(
    "text",
    [
        "улица Ленина, остановка «Площадь»",
        "магазин на ул. Условной, 5",
        "щит: Образцовый пр-т, 10, сторона А",
        "кампания с 01.03.2027",
        "компания основана 01.02.1985",
        "живу рекламой каждый день",
        "аудитория 25-45, родители",
    ],
)
def test_addresses_of_shops_and_other_dates_stay(text: str) -> None:
    assert hidden(text) == []
