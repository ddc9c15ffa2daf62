import pytest

from qualifier.reading.fold import fold
from qualifier.reading.growth import GrowthKind, find_growth, read_growth
from tests.builders import make_sentences

SIGNS = [
    ("В мае открываем 12 магазинов", "strong"),
    ("открываем второй салон", "strong"),
    ("запускаем филиал в Туле", "strong"),
    ("к осени откроются три клиники", "strong"),
    ("строим новый корпус", "strong"),
    ("выходим в Казань и Уфу", "strong"),
    ("заходим в новый регион", "strong"),
    ("запускаем доставку", "strong"),
    ("привлекли раунд 200 млн", "strong"),
    ("получили инвестиции", "strong"),
    ("расширяем сеть до 40 точек", "strong"),
    ("сеть растёт, +5 точек за год", "strong"),
    ("берём ещё 50 машин в парк", "strong"),
    ("в планах 6 новых аптек", "strong"),
    ("новая линейка косметики", "strong"),
    ("запуск второй очереди ЖК", "strong"),
    ("we are opening three stores", "strong"),
    ("Opening our second clinic in June", "strong"),
    ("two new branches this autumn", "strong"),
    ("we're expanding to Kazan", "strong"),
    ("raised a Series A", "strong"),
    ("launching a new product line", "strong"),
    ("entering the Siberian market", "strong"),
    ("adding 40 cars to the fleet", "strong"),
    ("компания открыла пятый магазин", "strong"),
    ("банк получил 500 млн от акционеров", "strong"),
    ("откроем ещё два зала", "strong"),
    ("открытие магазина 1 июня", "strong"),
    ("готовим открытие ресторана", "strong"),
    ("переезжаем в новый офис", None),
    ("новый вкус йогурта", "product"),
    ("выводим новый тариф", "product"),
    ("новая модель кроссовера", "product"),
    ("launch of a new flavour", "product"),
    ("new course for adults", "product"),
    ("премьера спектакля", "product"),
    ("день открытых дверей в марте", None),
    ("конкурент открыл магазин напротив", None),
    ("открытие магазина отложили", None),
    ("закрыли три точки", None),
    ("передумали открывать салон", None),
    ("открытые вакансии", None),
    ("open rate 20%", None),
    ("Мы открыты для предложений", None),
    ("письма никто не открывает", None),
    ("магазин открыт с 9 до 21", None),
    ("нужен новый подрядчик", None),
    ("новый сайт", None),
    ("нам нужны новые клиенты", None),
    ("новый менеджер", None),
    ("в магазинах сети", None),
    ("competitor opened a store nearby", None),
    ("our shops are open daily", None),
    ("стройка стоит", None),
    ("запускаем кампанию в мае", None),
    ("запуск рекламы в торговых центрах", None),
    ("запуск кампании в клиниках", None),
    ("старт продаж в апреле", None),
    ("у нас 12 магазинов", None),
    ("не открываем новых точек", None),
    ("launch the campaign in our stores", None),
    ("откройте доступ к центру", None),
    ("скоро открываем ещё одну кофейню", "strong"),
    ("в октябре открывается наш четвёртый клуб", "strong"),
    ("строим логистический центр и новый цех", "strong"),
    ("заходим на рынок Казахстана", "strong"),
    ("запускаем линейку детской одежды", "strong"),
    ("купили ещё двадцать автобусов", "strong"),
    ("нас купил фонд, вложили 300 млн", "strong"),
    ("we open two clinics next month", "strong"),
    ("our new showroom opens in May", "strong"),
    ("a new factory will be launched", "strong"),
    ("launching three new flavours", "strong"),
    ("expanding the chain to 20 outlets", "strong"),
    ("new investors joined", "strong"),
    ("банк открыл отделение в Туле", "strong"),
    ("авиакомпания открывает рейсы в Баку", "strong"),
    ("застройщик выходит в Тюмень", "strong"),
    ("обновили меню", None),
    ("новое меню к осени", "product"),
    ("новый продукт: карта для подростков", "product"),
    ("выпускаем новый кефир", "product"),
    ("в новом году всё иначе", None),
    ("переезд склада", None),
    ("сократили три филиала", None),
    ("открыли вакансию", None),
    ("открываем приём заявок", None),
    ("напротив открылся новый клуб", None),
    ("если откроем второй магазин, вернёмся", None),
    ("new year campaign", None),
    ("we are open on Sundays", None),
    ("a rival opened two stores", None),
]


@pytest.mark.parametrize(("text", "expected"), SIGNS)
def test_growth_is_told_from_a_single_product_and_from_talk(text: str, expected: str | None) -> None:
    kinds = {growth.kind for growth in find_growth(fold(text).text)}
    found = "strong" if kinds - {GrowthKind.PRODUCT} else "product" if kinds else None
    assert found == expected


def test_a_sentence_gives_the_span_of_the_sign() -> None:
    (sentence,) = make_sentences("В мае откроем второй салон на набережной.")[:1]
    (signal,) = read_growth(sentence)
    assert signal.value is GrowthKind.NETWORK
    assert "салон" in sentence.folded[signal.start : signal.end]


@pytest.mark.parametrize(
    ("text", "grows"),
    [
        ("распахиваем двери в трех новых местах", True),
        ("в мае открываем седьмую, в ельце", True),
        ("our second clinic opens 3 march", True),
        ("может быть, когда-нибудь откроем еще точку", False),
        ("планировали открыть филиал, но передумали", False),
        ("рядом открылся новый магазин", False),
    ],
)
def test_growth_is_a_plan_that_stands_and_is_ones_own(text: str, grows: bool) -> None:
    assert bool(find_growth(text)) is grows
