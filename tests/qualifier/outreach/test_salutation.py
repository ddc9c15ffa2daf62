import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualifier.outreach.salutation import Gender, read_address

RUSSIAN = [
    ("Ольга", "Ольга", None),
    ("Вероника Дёмина", "Вероника", None),
    ("Лапшин Денис", "Денис", None),
    ("Абдрахманова Зухра", "Зухра", None),
    ("Рузиля", "Рузиля", None),
    ("Ашот", "Ашот", None),
    ("Евгений Пак", "Евгений", None),
    ("Лев Абрамцев", "Лев", None),
    ("Юлиан Берг", "Юлиан", None),
    ("Зарина Ш.", "Зарина", None),
    ("Рашид Маратович Галимов", "Рашид Маратович", Gender.MALE),
    ("Вяземская Анна Борисовна", "Анна Борисовна", Gender.FEMALE),
    ("Ирма Вальтеровна", "Ирма Вальтеровна", Gender.FEMALE),
    ("Бронислав Казимирович Ланг", "Бронислав Казимирович", Gender.MALE),
    ("Гарифуллин Тимур Маратович", "Тимур Маратович", Gender.MALE),
    ("Ольга, закупки", "Ольга", None),
    ("Ольга (маркетинг)", "Ольга", None),
    ("Тимур / продажи", "Тимур", None),
]
ENGLISH = [
    ("Helen Ford", "Helen", "Helen Ford"),
    ("Lev Grishaev", "Lev", "Lev Grishaev"),
    ("Ingrid Thalberg", "Ingrid", "Ingrid Thalberg"),
    ("Pauline", "Pauline", "Pauline"),
    ("Max", "Max", "Max"),
    ("Emre Kaya", "Emre", "Emre Kaya"),
]
NOBODY = [
    None,
    "",
    "   ",
    "Owner",
    "Tender desk",
    "тендерный отдел",
    "Отдел закупок",
    "Секретарь",
    "Администратор",
    "К. Тарутина",
    "Григорьева А.",
    "Корнилова Т. В.",
    "R. Halloran",
    "Берсенёв",
    "Sales Manager",
    "ООО",
    "12345",
    "info@firm.example",
    "А" * 60,
    "x",
    "<b>Анна</b>" * 5,
]


@pytest.mark.parametrize(("name", "short", "gender"), RUSSIAN)
def test_a_russian_contact_is_called_by_first_name_and_patronymic(
    name: str, short: str, gender: Gender | None
) -> None:
    address = read_address(name)
    assert address is not None
    assert (address.short, address.gender) == (short, gender)


@pytest.mark.parametrize(("name", "short", "full"), ENGLISH)
def test_an_english_contact_is_named_in_full_when_formal(name: str, short: str, full: str) -> None:
    address = read_address(name)
    assert address is not None
    assert (address.short, address.full) == (short, full)


@pytest.mark.parametrize("name", NOBODY)
def test_what_is_no_persons_name_is_not_called_by_it(name: str | None) -> None:
    assert read_address(name) is None


@given(st.text(max_size=60))
def test_any_text_is_a_name_or_none_and_nothing_is_invented(name: str) -> None:
    address = read_address(name)
    if address is not None:
        assert all(word in name for word in address.full.split())
        assert all(word in name for word in address.short.split())


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Ольга | маркетинг", "Ольга"),
        ("Ольга <olga@firm.example>", "Ольга"),
        ("Ольга/Пётр", "Ольга"),
        ("Анна-Мария Лосева", "Анна-Мария"),
        # The patronymic tells which word is the first name, whatever the order.
        ("Ёлкина Ирма Вальтеровна", "Ирма Вальтеровна"),
        ("Лосева Анна", "Анна"),
        ("Анна " + "Л" * 35, "Анна"),
    ],
)
def test_what_follows_the_name_is_no_part_of_it(name: str, short: str) -> None:
    address = read_address(name)
    assert address is not None
    assert address.short == short


@pytest.mark.parametrize("name", ["Анна " + "Л" * 36, ", Анна", "(Анна)", "<Анна>", "/Анна"])
def test_a_name_that_is_too_long_or_begins_with_a_mark_is_not_guessed(name: str) -> None:
    assert read_address(name) is None
