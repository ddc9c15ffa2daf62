import pytest

from qualifier.outreach.name_forms import (
    find_names,
    find_place_names,
    is_known_name,
    list_name_keys,
    name_keys,
)

KNOWN = list_name_keys(
    ["Сеть «Ромашка», Казань, Анна Петрова, Brightwater Clinics, Нижний Новгород, МТС-Банк"]
)
SAME = [
    ("Ромашка", "Ромашки"),
    ("Ромашка", "Ромашкой"),
    ("Казань", "Казани"),
    ("Казань", "Казанью"),
    ("Москва", "Москве"),
    ("Тула", "Тулы"),
    ("Тула", "Тулу"),
    ("Петрова", "Петровой"),
    ("Анна", "Анне"),
    ("Пекарня", "Пекарней"),
    ("Нижний", "Нижнем"),
    ("Новгород", "Новгорода"),
    ("Brightwater", "Brightwater's"),
    ("Clinics", "Clinic"),
]


@pytest.mark.parametrize(("first", "second"), SAME)
def test_case_forms_of_a_name_have_one_key(first: str, second: str) -> None:
    assert name_keys(first)[0] == name_keys(second)[0]


@pytest.mark.parametrize(
    ("first", "second"), [("Ромашка", "Роман"), ("Казань", "Кострома"), ("Анна", "Инна")]
)
def test_different_names_have_different_keys(first: str, second: str) -> None:
    assert name_keys(first)[0] != name_keys(second)[0]


@pytest.mark.parametrize(
    "word",
    [
        "Ромашкой",
        "ромашки",
        "Казани",
        "Петровой",
        "Clinics",
        "SMS",
        "Push",
        "Smart",
        "НДС",
        "МТС-Банка",
        "SMS-рассылка",
    ],
)
def test_a_name_of_the_facts_and_the_words_of_the_trade_are_known(word: str) -> None:
    assert is_known_name(word, KNOWN)


@pytest.mark.parametrize("word", ["Василёк", "Самара", "Google", "МТС-Медиа", "Иванова", "Bartholomew"])
def test_another_name_is_not_known(word: str) -> None:
    assert not is_known_name(word, KNOWN)


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Реклама в Казани для Анны", [("Реклама", True), ("Казани", False), ("Анны", False)]),
        ("«Ромашка» рядом", [("Ромашка", False)]),
        ("Покажем в google сегодня", [("Покажем", True), ("google", False)]),
        ("We show it in Kazan", [("We", True), ("Kazan", False)]),
        ("нет имён", []),
    ],
)
def test_names_are_found_with_whether_they_open(sentence: str, names: list[tuple[str, bool]]) -> None:
    assert list(find_names(sentence)) == names


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("в Казани и Набережных Челнах", {"Казань", "Набережные Челны"}),
        ("московские покупатели", {"Москва"}),
        ("нижегородских жителей", {"Нижний Новгород"}),
        ("тульским семьям", {"Тула"}),
        ("самарская аудитория", {"Самара"}),
        ("петербургские вечера", {"Санкт-Петербург"}),
        ("people of Kazan and Samara", {"Казань", "Самара"}),
        ("по всей России", {"Россия"}),
        ("морской городской русский вкус", set()),
        ("реклама рядом с домом", set()),
    ],
)
def test_places_are_known_in_any_form(text: str, places: set[str]) -> None:
    assert set(find_place_names(text)) == places
