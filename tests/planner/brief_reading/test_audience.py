"""Whom a campaign speaks to."""

import pytest

from planner.brief import Gender
from planner.brief_reading.audience import read_audience
from tests.planner.brief_reading.opened import opened


@pytest.mark.parametrize(
    ("text", "gender"),
    [
        ("Аудитория: женщины 25–45", Gender.FEMALE),
        ("Audience: women aged 40 to 60", Gender.FEMALE),
        ("Who: parents of schoolchildren, F 28-45", Gender.FEMALE),
        ("| Пол | Ж |", Gender.FEMALE),
        ("Мамы школьников, 28-42.", Gender.FEMALE),
        ("Аудитория: мужчины 30–50", Gender.MALE),
        ("Audience: men 21-45", Gender.MALE),
        ("| Пол | муж |", Gender.MALE),
        ("Женщины и мужчины, ну лет 25-50", Gender.ALL),
        ("Target audience: M/F 25-55", Gender.ALL),
        ("| Пол | М/Ж |", Gender.ALL),
        ("Аудитория: лица от 45 до 70 лет, преимущественно мужчины", Gender.ALL),
        ("родители 30-45, женщины больше", Gender.ALL),
        ("ЦА: все 25–54, основной покупатель - женщина", Gender.ALL),
        ("Нужно, чтобы мамы (и папы) увидели каши", Gender.ALL),
        ("Аудитория: жители района, хозяйки и пенсионеры", Gender.ALL),
        ("Аудитория: одиннадцатиклассники и их мамы", Gender.ALL),
        ("Каналы: радио", Gender.ALL),
    ],
)
def test_gender_is_one_only_when_the_other_is_not_meant(text: str, gender: Gender) -> None:
    assert read_audience(opened(text)).value.gender is gender


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("Аудитория: лица от 45 до 70 лет", 45, 70),
        ("ЦА: абоненты других операторов, 18–60, физлица", 18, 60),
        ("Audience: adults 25 to 54", 25, 54),
        ("| Возраст | 20–40 |", 20, 40),
        ("Кому: 28–55, доход средний", 28, 55),
        ("ца 25-40, офисные", 25, 40),
        ("22-40, офисный планктон", 22, 40),
        ("Молодёжь, восемнадцать-тридцать пять", 18, 35),
        ("couples 28 to 45 who have just bought a flat", 28, 45),
        ("чтобы 18–30 узнали, люди с фестивалей", 18, 30),
        ("возраст самих детей 7-12, родители 30-45", 30, 45),
        ("Аудитория: жители 14+", 14, None),
        ("Folks 40+, decent income", 40, None),
        ("пенсионеры и домохозяйки, 50 плюс", 50, None),
        ("Аудитория: женщины за 45", 45, None),
        ("Беременные и мамы до 35.", None, 35),
        ("theatre-goers, people aged 30 and over", 30, None),
        # no ages of the audience
        ("Лиц моложе 18 лет исключить полностью, люди взрослые.", None, None),
        ("родители малышей 12–36 месяцев", None, None),
        ("Период: 15 – 25 декабря", None, None),
        ("нужно 20-22 млн охвата", None, None),
        ("магазинов 15-20, доставка 2-3 дня", None, None),
    ],
)
def test_ages_are_those_of_the_people(text: str, low: int | None, high: int | None) -> None:
    audience = read_audience(opened(text)).value
    assert (audience.age_min, audience.age_max) == (low, high)


@pytest.mark.parametrize(
    ("text", "income"),
    [
        ("Аудитория: мужчины, доход выше среднего", "выше среднего"),
        ("Кому: 28–55, доход средний", "средний"),
        ("| Доход | средний+ |", "средний+"),
        ("Аудитория: мужчины 45+, доход средний и выше среднего", "средний и выше среднего"),
        ("Audience: adults, above-average income", "above-average income"),
        ("у людей доход повыше", "выше среднего"),
        ("Аудитория: женщины. Доход не важен.", None),
        ("Аудитория: женщины\nВажно: про доход клиентов писать нельзя.", None),
        ("Аудитория: женщины", None),
    ],
)
def test_income_is_kept_in_the_clients_words(text: str, income: str | None) -> None:
    assert read_audience(opened(text)).value.income == income


@pytest.mark.parametrize(
    ("text", "interests"),
    [
        ("| Интересы | эко, путешествия, уход |", ["эко", "путешествия", "уход"]),
        ("Кому: 28–55, доход средний, собственники квартир", ["собственники квартир"]),
        ("Аудитория — те, кто делает ремонт.", ["делает ремонт"]),
        ("Аудитория: женщины 25–45", []),
        ("Каналы: радио", []),
    ],
)
def test_interests_are_what_is_left_of_the_audience(text: str, interests: list[str]) -> None:
    assert list(read_audience(opened(text)).value.interests) == interests


def test_the_audience_keeps_its_words() -> None:
    assert read_audience(opened("Гео: Тверь\nАудитория: женщины 25–45")).quotes == (
        "Аудитория: женщины 25–45",
    )
