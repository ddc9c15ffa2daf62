import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualifier.reading.translit import romanise, sound_key

RUSSIAN = st.text(alphabet="абвгдеёжзийклмнопрстуфхцчшщъыьэюя", max_size=20)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("самолёт", "samolet"),
        ("хлебница", "khlebnitsa"),
        ("цифра", "tsifra"),
        ("щука", "shchuka"),
        ("юпитер", "yupiter"),
        ("янтарь", "yantar"),
        ("фьорд", "ford"),
        ("чайка", "chayka"),
        ("чайка", "tchaika"),
        ("вектор", "vektor"),
        ("вектор", "vector"),
        ("вектор", "wector"),
        ("фотон", "photon"),
        ("экспресс", "express"),
        ("екатеринбург", "yekaterinburg"),
        ("ясный", "yasny"),
        ("сокол", "socol"),
        ("бумбокс", "boombox"),
        ("грин", "green"),
        ("центр", "tsentr"),
        ("сигма", "sigma"),
        ("жасмин", "zhasmin"),
    ],
)
def test_a_name_has_one_sound_in_two_scripts(one: str, other: str) -> None:
    assert sound_key(one) == sound_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("сокол", "сокур"), ("волна", "волга"), ("альфа", "омега"), ("лодка", "водка"), ("рим", "рома")],
)
def test_other_words_sound_otherwise(one: str, other: str) -> None:
    assert sound_key(one) != sound_key(other)


@pytest.mark.parametrize(
    ("word", "latin"),
    [("grün", "grun"), ("société", "societe"), ("Straße", "strasse"), ("łódź", "lodz"), ("ελλάς", "ellas")],
)
def test_accents_and_special_letters_become_plain(word: str, latin: str) -> None:
    assert romanise(word) == latin


@given(RUSSIAN)
def test_russian_always_becomes_plain_latin(word: str) -> None:
    assert romanise(word).isascii()
    assert sound_key(word).isascii()


@given(st.text(max_size=30))
def test_any_text_has_the_same_key_in_any_case_of_letters(text: str) -> None:
    assert sound_key(text.lower()) == sound_key(text.lower().lower())


def test_a_doubled_letter_does_not_change_the_key() -> None:
    assert sound_key("аттика") == sound_key("атика")
