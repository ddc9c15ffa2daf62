import pytest

from qualifier.reading.urgency import Urgency, read_urgency
from tests.builders import make_sentences


def read(text: str) -> set[Urgency]:
    spoken = tuple(s for s in make_sentences(text) if s.segment.place == "message")
    return {signal.value for signal in read_urgency(spoken)}


@pytest.mark.parametrize(
    "text",
    [
        "Это задача номер один.",
        "Это у нас в приоритете.",
        "Первым делом — реклама.",
        "Главная задача года.",
        "Важнее этого ничего нет.",
        "Остальное подождёт: все остальное потом.",
        "It's our top priority.",
        "This comes first.",
        "Everything else can wait.",
    ],
)
def test_what_comes_first(text: str) -> None:
    assert Urgency.FIRST in read(text)


@pytest.mark.parametrize(
    "text",
    [
        "Сейчас это не в приоритете.",
        "Не горит.",
        "Без спешки.",
        "Мы не торопимся.",
        "Нам не к спеху.",
        "Сроки спокойные.",
        "It is not a top priority.",
        "Low priority for us.",
        "No rush.",
        "It's not urgent.",
        "Когда руки дойдут.",
    ],
)
def test_what_can_wait(text: str) -> None:
    found = read(text)
    assert Urgency.LOW in found
    assert Urgency.FIRST not in found


@pytest.mark.parametrize(
    "text",
    [
        "Просто смотрим, что вы умеете.",
        "Пока только присматриваемся.",
        "Хотим поинтересоваться, что бывает.",
        "Интересуемся в общем форматами.",
        "Изучаем рынок.",
        "Просто интересно.",
        "Собираю фактуру для базы.",
        "Письмо носит справочный характер.",
        "Дайте прайс и всё.",
        "Just browsing.",
        "I'm just curious.",
        "Just show me the menu.",
        "Only looking.",
    ],
)
def test_only_a_look(text: str) -> None:
    assert Urgency.LOOKING in read(text)


@pytest.mark.parametrize(
    "text",
    [
        "Старт 1 октября, иначе потеряем сезон.",
        "Проспим — останемся без клиентов.",
        "Если не успеем к маю, год потерян.",
        "Тянуть некуда.",
        "По приказу правления.",
        "Кровь из носу к пятнице.",
        "Дальше кончаются каникулы, 20-го кончаются льготы.",
        "The lease is already running on the cars.",
        "Otherwise the cars sit idle.",
        "If we miss the day, we drown.",
        "The date is a hard deadline.",
        "Live on 1 October, no later.",
    ],
)
def test_what_is_lost_when_the_day_is_missed(text: str) -> None:
    assert Urgency.CONSEQUENCE in read(text)


@pytest.mark.parametrize(
    "text",
    [
        "Запуск нового тарифа 20 октября.",
        "Запускаем новый сервис.",
        "Выводим кредитку на рынок.",
        "Новая линейка выходит на полки 1 ноября.",
        "Реклама к открытию магазина.",
        "Открываем второй салон.",
        "Product launch on 1 October.",
        "We are launching the new app.",
        "The launch of our drink.",
        "Ребрендинг в мае.",
    ],
)
def test_something_of_their_own_comes_out(text: str) -> None:
    assert Urgency.LAUNCH in read(text)


@pytest.mark.parametrize(
    "text", ["Запуск рекламы 1 мая.", "Запуск сдвинули.", "Запуск через месяц.", "Launch in May."]
)
def test_the_start_of_the_campaign_is_no_launch(text: str) -> None:
    assert Urgency.LAUNCH not in read(text)


@pytest.mark.parametrize(
    "text", ["Нужно asap!", "Срочно!", "Спасите, склад полон!", "Чем быстрее, тем лучше.", "Надо вчера."]
)
def test_bare_pressure(text: str) -> None:
    assert Urgency.PRESSING in read(text)


@pytest.mark.parametrize(
    "text",
    [
        "Это одна из трёх задач года.",
        "Одно вперёд другого не ставим.",
        "Обоим поровну внимания.",
        "Обе важны одинаково.",
        "They are all equal to us.",
        "Одна не важнее другой.",
        "Обоим поровну.",
        "It's one of several projects.",
        "Среди прочего — реклама.",
    ],
)
def test_one_of_several(text: str) -> None:
    assert Urgency.EQUAL in read(text)


@pytest.mark.parametrize(
    "text",
    [
        "Надо три вещи.",
        "Задачи такие: охват и заявки.",
        "Задач у нас несколько.",
        "We have three goals.",
        "Хотим: а) охват",
        "1) вернуть клиентов\n2) привлечь новых",
    ],
)
def test_several_tasks(text: str) -> None:
    assert Urgency.SEVERAL in read(text)


@pytest.mark.parametrize("text", ["Это срочно?", "У вас приоритет?", "Какие сроки?"])
def test_a_question_says_nothing(text: str) -> None:
    assert read(text) == set()
