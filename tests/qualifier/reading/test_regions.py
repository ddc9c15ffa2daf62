import pytest

from qualifier.reading.regions import find_region


@pytest.mark.parametrize(
    ("written", "usual"),
    [
        ("Москва", "Москва"),
        ("г. Москва", "Москва"),
        ("МСК", "Москва"),
        ("Moscow", "Москва"),
        ("спб", "Санкт-Петербург"),
        ("Санкт-Петербург", "Санкт-Петербург"),
        ("Saint Petersburg", "Санкт-Петербург"),
        ("St. Petersburg", "Санкт-Петербург"),
        ("подмосковье", "Московская область"),
        ("Московская обл.", "Московская область"),
        ("Самарская область", "Самарская область"),
        ("самарская обл", "Самарская область"),
        ("Samara region", "Самарская область"),
        ("Samara Oblast", "Самарская область"),
        ("Perm Krai", "Пермский край"),
        ("Татарстан", "Республика Татарстан"),
        ("Республика Татарстан", "Республика Татарстан"),
        ("Republic of Tatarstan", "Республика Татарстан"),
        ("Башкирия", "Республика Башкортостан"),
        ("Чувашия", "Чувашская Республика"),
        ("Якутия", "Республика Саха (Якутия)"),
        ("хмао", "Ханты-Мансийский автономный округ — Югра"),
        ("Казань", "Казань"),
        ("Kazan", "Казань"),
        ("город Ижевск", "Ижевск"),
        ("Yekaterinburg", "Екатеринбург"),
        ("Chelyabinsk", "Челябинск"),
        ("Ростов", "Ростов-на-Дону"),
        ("королев", "Королёв"),
        ("вся Россия", "Россия"),
        ("РФ", "Россия"),
        ("Russia", "Россия"),
    ],
)
def test_a_region_is_known_however_it_is_written(written: str, usual: str) -> None:
    assert find_region(written) == usual


@pytest.mark.parametrize(
    ("written", "usual"),
    [
        ("Тверь, Ярославль", "Тверь, Ярославль"),
        ("Казань и Уфа", "Казань, Уфа"),
        ("Moscow / Kazan", "Москва, Казань"),
        ("Москва, г. Москва", "Москва"),
    ],
)
def test_a_list_is_read_part_by_part(written: str, usual: str) -> None:
    assert find_region(written) == usual


@pytest.mark.parametrize(
    "written", ["", "Атлантида", "Лукоморская область", "Казань, Атлантида", "за Уралом"]
)
def test_what_is_no_region_is_not_guessed(written: str) -> None:
    assert find_region(written) is None


def test_an_oblast_and_its_city_stay_apart() -> None:
    assert find_region("Тула") == "Тула"
    assert find_region("Тульская область") == "Тульская область"
