import pytest

from qualifier.masking.mask import find_personal_data
from qualifier.masking.span import Kind


def hidden(text: str, *known: str) -> list[str]:
    return [
        text[span.start : span.end] for span in find_personal_data(text, known) if span.kind is Kind.PERSON
    ]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Меня зовут Иван Петров, закупки", "Иван Петров"),
        ("Решает Щукина Юлия Андреевна", "Щукина Юлия Андреевна"),
        ("Юлия Андреевна Щукина решает", "Юлия Андреевна Щукина"),
        ("Передайте Ивану Петровичу", "Ивану Петровичу"),
        ("договор на имя Гарсиа-Лопес Анна", "Гарсиа-Лопес Анна"),
        ("Гарсиа-Лопес Анна звонила", "Гарсиа-Лопес Анна"),
        ("О. В. Щукина согласует", "О. В. Щукина"),
        ("Согласует Щукин А.Б., юрист", "Щукин А.Б."),
        ("С уважением,\nКим Анастасия", "Ким Анастасия"),
        ("Best regards,\nMarguerite Osei", "Marguerite Osei"),
        ("My director Olga Stein approves", "Olga Stein"),
        ("меня зовут иван петров я из закупок", "иван петров"),
        ("это наталья из поехали", "наталья"),
        ("МЕНЯ ЗОВУТ РУСЛАН", "РУСЛАН"),
        ("Ёлкин Пётр подтвердил", "Ёлкин Пётр"),
        ("Звонила Мария, ждёт план", "Мария"),
        ("Уважаемая Мария Петровна, добрый день", "Мария Петровна"),
        ("Мамедов Руслан Акиф оглы", "Мамедов Руслан"),
    ],
)
def test_a_name_is_found(text: str, name: str) -> None:
    assert hidden(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "компания «Иванов и партнёры»",
        "ТЦ «Мария»",
        "кофейня «У Петрова»",
        "улица Марии Ульяновой, щит 3х6",
        "Роман в стихах, книга",
        "Надежда на скидку",
        "Любовь к бренду",
        "Владимир и Ярославль, города",
        "ИП в Москве",
        "Здравствуйте, хотим рекламу",
        "С уважением, ООО «Ромашка»",
        "I am ready to start in May",
        "Target audience: 25-45, Moscow",
        "это понятно из брифа",
    ],
)
def test_brands_streets_towns_and_words_stay(text: str) -> None:
    assert hidden(text) == []


def test_names_that_the_record_gives_are_found_in_any_case_form() -> None:
    assert hidden("Квятковская против, без Квятковской никак", "Квятковская") == [
        "Квятковская",
        "Квятковской",
    ]


def test_a_known_name_is_hidden_even_inside_a_brand() -> None:
    assert hidden("студия «Квятковская»", "Квятковская") == ["Квятковская"]
