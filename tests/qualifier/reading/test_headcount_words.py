import pytest

from qualifier.reading.fold import fold
from qualifier.reading.headcounts import find_headcounts


def count(text: str) -> list[int]:
    return [found.people for found in find_headcounts(fold(text).text)]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Нас трое.", 3),
        ("Работаем вдвоём.", 2),
        ("Команда из пятеро человек.", 5),
        ("Нас тут всего четверо.", 4),
        ("Штат — полсотни.", 50),
        ("Коллектив — полторы сотни.", 150),
        ("В штате дюжина.", 12),
        ("Работаю одна, сама себе кассир.", 1),
        ("Я и жена.", 2),
        ("Я да сын.", 2),
        ("It's just me.", 2),
        ("Me and my brother.", 2),
        ("Я самозанятая.", 2),
        ("Семеро нас.", 7),
        ("Вчетвером тянем пекарню.", 4),
    ],
)
def test_a_few_people_are_counted_without_a_numeral(text: str, people: int) -> None:
    assert count(text) == [people]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("У нас 180 сотрудников.", 180),
        ("В компании работает 640 человек.", 640),
        ("Штат — 95 человек.", 95),
        ("Персонал около 300.", 300),
        ("Нас сорок.", 40),
        ("Нас примерно 120 человек.", 120),
        ("Численность персонала 75.", 75),
        ("Среднесписочная численность: 412 чел.", 412),
        ("Коллектив из двухсот человек.", 200),
        ("Трудится тысяча двести человек.", 1200),
        ("We employ 350 people.", 350),
        ("A team of 80.", 80),
        ("Headcount: 1,200.", 1200),
        ("There are 45 of us.", 45),
        ("Some 600 people work here.", 600),
        ("We have 210 employees.", 210),
        ("We have two hundred and ten staff.", 210),
        ("90 people on the payroll.", 90),
        ("Сотрудников у нас 58.", 58),
        ("Работников 33.", 33),
        ("В штате восемьдесят восемь человек.", 88),
        ("На заводе трудятся 2 400 человек.", 2400),
        ("Народу у нас 25.", 25),
    ],
)
def test_people_at_work_are_counted(text: str, people: int) -> None:
    assert count(text) == [people]


@pytest.mark.parametrize(
    "text",
    [
        "В базе 12 000 клиентов.",
        "У нас 300 подписчиков.",
        "Нужно 500 заявок в месяц.",
        "Охват 40 000 человек.",
        "Аудитория — 25 000 человек в городе.",
        "Открываем 12 магазинов.",
        "Бюджет 600 тысяч.",
        "Решаю я один.",
        "У конкурента 400 сотрудников.",
        "Уволили 40 человек.",
        "Приходит 200 человек в день.",
        "We reach 50 000 people.",
        "Our competitor employs 900 people.",
        "We need 300 leads.",
        "Start on 12 May.",
        "Два человека хотят встретиться.",
        "За неделю 30 гостей.",
        "Подписка стоит 500 рублей.",
        "",
    ],
)
def test_audiences_other_firms_and_other_things_are_not_counted(text: str) -> None:
    assert count(text) == []


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("180 человек на фабрике и 95 в рознице.", 275),
        ("120 человек в офисе и 160 на складе.", 280),
        ("40 people in the office and 60 in the warehouse.", 100),
    ],
)
def test_the_people_of_two_places_are_added(text: str, people: int) -> None:
    assert count(text) == [people]


@pytest.mark.parametrize(
    ("text", "is_part"),
    [
        ("В филиале 60 сотрудников.", True),
        ("На складе 40 работников.", True),
        ("60 продавцов.", True),
        ("Всего в компании 60 сотрудников.", False),
        ("У нас 60 сотрудников.", False),
        ("60 couriers.", True),
        ("We have 60 employees.", False),
    ],
)
def test_a_unit_or_a_trade_is_a_part_of_the_whole(text: str, *, is_part: bool) -> None:
    (found,) = find_headcounts(fold(text).text)
    assert found.people in {40, 60}
    assert found.is_part is is_part
