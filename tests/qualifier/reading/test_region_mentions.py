import pytest

from qualifier.reading.region_mentions import read_regions, wanted_regions
from tests.builders import make_sentences

MENTIONS = (
    ("Работаем в Казани", "Казань"),
    ("по Казани и окрестностям", "Казань"),
    ("нужна Москва", "Москва"),
    ("из Москвы", "Москва"),
    ("москвичи не нужны, работаем в Твери", "Тверь"),
    ("в Набережных Челнах", "Набережные Челны"),
    ("в Нижнем Новгороде", "Нижний Новгород"),
    ("по Самарской области", "Самарская область"),
    ("в Татарстане", "Татарстан"),
    ("вся Чувашия", "Чувашия"),
    ("Ростов-на-Дону", "Ростов-на-Дону"),
    ("в Ростове-на-Дону", "Ростов-на-Дону"),
    ("спб", "Санкт-Петербург"),
    ("жители Орла: магазин в Орле", "Орёл"),
    ("в Череповце", "Череповец"),
    ("we are in Kazan", "Казань"),
    ("shops around Yekaterinburg", "Екатеринбург"),
    ("St Petersburg only", "Санкт-Петербург"),
    ("Samara region", "Самарская область"),
    ("по всей России", "Россия"),
    ("nationwide", "Россия"),
)


@pytest.mark.parametrize(("text", "region"), MENTIONS)
def test_a_region_is_read_in_any_case_form(text: str, region: str) -> None:
    assert wanted_regions(read_regions(make_sentences(text))) == (region,)


@pytest.mark.parametrize(
    "text",
    [
        "Пишет Владимир, директор",
        "приятная находка",
        "Киров Пётр Ильич",
        "это грозный бюджет",
        "шахты и рудники",
    ],
)
def test_a_first_name_or_a_plain_word_is_no_town(text: str) -> None:
    assert read_regions(make_sentences(text)) == ()


@pytest.mark.parametrize("text", ["в Уфе, без Казани", "в Уфе, кроме Казани", "Уфа; Казань не надо"])
def test_a_region_ruled_out_is_left_out(text: str) -> None:
    assert wanted_regions(read_regions(make_sentences(text))) == ("Уфа",)


def test_regions_come_once_each_in_their_order() -> None:
    sentences = make_sentences("Тула, Калуга и Тула. Ещё Рязань.")
    assert wanted_regions(read_regions(sentences)) == ("Тула", "Калуга", "Рязань")


def test_a_city_and_its_region_are_two() -> None:
    assert wanted_regions(read_regions(make_sentences("Тула и область"))) == ("Тула", "Тульская область")
