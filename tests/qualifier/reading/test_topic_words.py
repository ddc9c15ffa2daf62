import pytest

from qualifier.reading.topic_words import CHANNELS, find_channel, find_concept


@pytest.mark.parametrize(
    ("word", "channel"),
    [
        ("смс", "sms"),
        ("эсэмэски", "sms"),
        ("пуши", "push"),
        ("телеграме", "telegram"),
        ("вконтакте", "vk"),
        ("телевизор", "tv"),
        ("ролик", "video"),
        ("наружка", "screens"),
        ("билборды", "screens"),
        ("баннеры", "banner"),
        ("контекст", "search"),
        ("блогеров", "blogger"),
        ("email", "mail"),
        ("пекарня", None),
    ],
)
def test_a_medium_is_known_by_its_names(word: str, channel: str | None) -> None:
    assert find_channel(word) == channel


@pytest.mark.parametrize(
    ("russian", "english"),
    [
        ("приложение", "app"),
        ("вернуть", "reactivate"),
        ("визитов", "visits"),
        ("магазины", "stores"),
        ("курсов", "courses"),
        ("билеты", "tickets"),
        ("карту", "cards"),
        ("доставка", "delivery"),
        ("аптека", "pharmacy"),
        ("ипотеку", "mortgage"),
        ("клинике", "clinic"),
        ("автомобилей", "cars"),
        ("квартиры", "apartments"),
        ("детей", "children"),
        ("лиды", "leads"),
    ],
)
def test_two_languages_name_one_thing(russian: str, english: str) -> None:
    assert find_concept(russian) == find_concept(english) is not None


@pytest.mark.parametrize(
    "word", ["карьера", "windows", "тураева", "детектив", "аптекарскийский", "apple", "стол"]
)
def test_a_short_stem_is_not_the_beginning_of_any_word(word: str) -> None:
    assert find_concept(word) in {None, "pharmacy"}


def test_media_have_no_stem_in_common() -> None:
    stems = [stem for names in CHANNELS.values() for stem in names]
    assert len(stems) == len(set(stems))
