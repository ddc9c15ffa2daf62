import re
from pathlib import Path

import pytest

from planner.place_names import (
    PlaceNamesInvalid,
    load_place_names,
    say_place,
    say_places,
    transliterate,
)
from planner.population import COUNTRY
from tests.planner.builders import the_card

POPULATION = the_card().population
PLACES = (COUNTRY, *POPULATION.subjects, *POPULATION.cities)


@pytest.mark.parametrize(
    ("russian", "english"),
    [
        (COUNTRY, "Russia"),
        ("Москва", "Moscow"),
        ("Санкт-Петербург", "Saint Petersburg"),
        ("Екатеринбург", "Yekaterinburg"),
        ("Нижний Новгород", "Nizhny Novgorod"),
        ("Ростов-на-Дону", "Rostov-on-Don"),
        ("Рязань", "Ryazan"),
        ("Тульская область", "Tula Region"),
        ("Республика Саха (Якутия)", "Sakha Republic (Yakutia)"),
        ("Ханты-Мансийский автономный округ — Югра", "Khanty-Mansi Autonomous Area — Yugra"),
        # Not in the table: the passports' rule.
        ("Урюпинск", "Uriupinsk"),
        ("Посёлок Щучий", "Poselok Shchuchii"),
    ],
)
def test_places_have_their_usual_english_names(russian: str, english: str) -> None:
    assert say_place(russian, "en") == english
    assert say_place(russian, "ru") == russian


def test_every_place_of_the_population_has_a_name_of_its_own() -> None:
    names = load_place_names()
    assert set(PLACES) <= set(names)
    assert all(re.fullmatch(r"[A-Za-z ()—-]+", names[place]) for place in PLACES)
    assert len({names[place] for place in PLACES}) == len(PLACES)


@pytest.mark.parametrize(
    ("text", "latin"),
    [
        ("Ёж и Юля", "Ezh i Iulia"),
        ("ЧУКОТКА", "CHUKOTKA"),
        ("объём", "obieem"),
        ("семья", "semia"),
        ("Ц", "Ts"),
        ("London 2", "London 2"),
        ("", ""),
    ],
)
def test_other_words_are_spelt_by_the_passports_rule(text: str, latin: str) -> None:
    assert transliterate(text) == latin


def test_places_are_named_in_a_row() -> None:
    assert say_places(("Москва", "Казань"), "en") == "Moscow, Kazan"
    assert say_places((), "ru") == ""


def test_places_beyond_what_can_be_read_are_counted() -> None:
    places = ("Москва", "Казань", "Тула")
    assert say_places(places, "en", most=2) == "Moscow, Kazan and 1 more"
    assert say_places(places, "ru", most=2) == "Москва, Казань и ещё 1"
    assert say_places(places, "ru", most=3) == "Москва, Казань, Тула"


@pytest.mark.parametrize("text", ["country: Russia", "[", "country: Russia\nsubjects: {}\ncities: 3"])
def test_a_broken_table_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "names.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(PlaceNamesInvalid, match=r"names\.yaml"):
        load_place_names(path)


@pytest.mark.parametrize(
    ("places", "most", "russian", "english"),
    [
        (("Тула",), 1, "Тула", "Tula"),
        (("Тула", "Казань"), 1, "Тула и ещё 1", "Tula and 1 more"),
        (("Тула", "Казань"), None, "Тула, Казань", "Tula, Kazan"),
        (("Урюпинск", "Тула", "Казань", "Омск"), 2, "Урюпинск, Тула и ещё 2", "Uriupinsk, Tula and 2 more"),
        ((), 3, "", ""),
    ],
)
def test_a_row_of_places_names_so_many(
    places: tuple[str, ...], most: int | None, russian: str, english: str
) -> None:
    assert (say_places(places, "ru", most=most), say_places(places, "en", most=most)) == (russian, english)


@pytest.mark.parametrize(
    ("text", "latin"),
    [
        ("Йошкар", "Ioshkar"),
        ("ПОДЪЕЗД", "PODIEEZD"),
        ("Щёлково-2", "Shchelkovo-2"),
        ("Я", "Ia"),
        ("мЯч", "mIach"),
        ("Kazan Казань", "Kazan Kazan"),
    ],
)
def test_letters_keep_their_case(text: str, latin: str) -> None:
    assert transliterate(text) == latin


def test_a_broken_table_has_its_code(tmp_path: Path) -> None:
    path = tmp_path / "names.yaml"
    path.write_text("country: R\nsubjects: {}\ncities: {}", encoding="utf-8")
    with pytest.raises(PlaceNamesInvalid) as caught:
        load_place_names(path)
    assert (caught.value.code, caught.value.ru) == ("place_names_invalid", "Таблица названий мест испорчена.")
