import pytest

from qualifier.reading.competitors import competitor_names, read_competitors
from tests.builders import make_sentences

NAMED = (
    ("конкурент — «Лор-Плюс»", "Лор-Плюс"),
    ("Люди уходят к «Щиту»", "Щиту"),
    ("напротив встал «Кит-Авто»", "Кит-Авто"),
    ("долю забирает «Гидро»", "Гидро"),
    ("после захода «Бурёнки» чеков меньше", "Бурёнки"),
    ("через дорогу открылась «Полянка»", "Полянка"),
    ("заказы уводит «Шустрик»", "Шустрик"),
    ("с приходом сети «Сытый кот» пусто", "Сытый кот"),
    ("на фоне роста «Молотка» теряем долю", "Молотка"),
    ("clients left for Ruptel", "Ruptel"),
    ("share down vs Tussimed", "Tussimed"),
    ("MegaGvozd opened 900 m from us", "MegaGvozd"),
    ("since BetHouse came in", "BetHouse"),
)


@pytest.mark.parametrize(("text", "name"), NAMED)
def test_a_rival_named_beside_words_of_rivalry_is_read(text: str, name: str) -> None:
    assert competitor_names(read_competitors(make_sentences(text))) == (name,)


@pytest.mark.parametrize(
    "text",
    [
        "Мы — «Северный Пекарь», Тверь",
        "вас посоветовали в «Медиагруппе»",
        "Конкурентов называть не буду",
        "We work with Ozon",
    ],
)
def test_a_name_without_rivalry_is_no_rival(text: str) -> None:
    assert read_competitors(make_sentences(text)) == ()


def test_the_clients_own_name_is_no_rival() -> None:
    sentences = make_sentences("Напротив «Пекаря» открылся «Калач»")
    assert competitor_names(read_competitors(sentences, ("ООО «Пекаря»",))) == ("Калач",)


def test_a_rival_named_twice_is_listed_once() -> None:
    sentences = make_sentences("Конкурент «Калач» открылся. Все ушли к «Калач».")
    assert competitor_names(read_competitors(sentences)) == ("Калач",)


def test_the_span_is_the_name_in_the_folded_sentence() -> None:
    signal = read_competitors(make_sentences("Люди уходят к «Мёду»"))[0]
    assert signal.sentence.folded[signal.start : signal.end] == "меду"
