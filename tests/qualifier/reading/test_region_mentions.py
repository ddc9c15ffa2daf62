import pytest

from qualifier.reading.region_mentions import find_regions, read_regions, wanted_regions
from qualifier.reading.signals import Polarity
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


@pytest.mark.parametrize(
    ("text", "regions"),
    [
        ("Филиалы в Самаре и Уфе", ("Самара", "Уфа")),
        ("Екатеринбург и Пермь", ("Екатеринбург", "Пермь")),
        ("Ижевск, Воткинск", ("Ижевск", "Воткинск")),
        ("Хабаровский край и Владивосток", ("Хабаровский край", "Владивосток")),
        ("Moscow and Kazan", ("Москва", "Казань")),
        ("в Краснодарском крае", ("Краснодарский край",)),
        ("по Татарстану", ("Татарстан",)),
        ("в Якутии", ("Якутия",)),
        ("Республика Башкортостан", ("Башкортостан",)),
        ("Moscow region", ("Московская область",)),
        ("по всей стране", ("Россия",)),
        ("across Russia", ("Россия",)),
        ("в Питере", ("Санкт-Петербург",)),
        ("Novosibirsk only", ("Новосибирск",)),
        ("in Sochi", ("Сочи",)),
        ("в Великом Новгороде", ("Великий Новгород",)),
        ("в Старом Осколе", ("Старый Оскол",)),
        ("офис у моря", ()),
        ("", ()),
    ],
)
def test_places_are_told_by_their_usual_names_in_order(text: str, regions: tuple[str, ...]) -> None:
    assert wanted_regions(read_regions(make_sentences(text))) == regions


@pytest.mark.parametrize(
    ("text", "region"),
    [("магазин во Владимире", "Владимир"), ("мы из Кирова", "Киров"), ("работаем в Чите", "Чита")],
)
def test_a_town_called_like_a_person_counts_after_a_word_of_place(text: str, region: str) -> None:
    assert wanted_regions(read_regions(make_sentences(text))) == (region,)


def test_a_mention_stands_where_it_is_written_and_tells_whether_it_is_ruled_out() -> None:
    (kazan, tula) = read_regions(make_sentences("Казань, кроме Тулы"))
    assert [kazan.sentence.folded[one.start : one.end] for one in (kazan, tula)] == ["казань", "тулы"]
    assert (kazan.polarity, tula.polarity) == (Polarity.AFFIRMED, Polarity.DENIED)


def test_what_is_ruled_out_later_is_no_longer_wanted() -> None:
    sentences = make_sentences("Нужны Уфа и Тула.", "В Уфе, без Тулы.")
    assert wanted_regions(read_regions(sentences)) == ("Уфа",)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("в казани и самаре", [("Казань", "казани"), ("Самара", "самаре")]),
        ("in kazan", [("Казань", "kazan")]),
        ("бюджет двести тысяч", []),
    ],
)
def test_a_place_is_found_with_the_words_that_name_it(text: str, found: list[tuple[str, str]]) -> None:
    assert [(name, text[start:end]) for name, start, end in find_regions(text)] == found
