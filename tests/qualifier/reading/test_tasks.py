import pytest

from qualifier.reading.signals import Certainty
from qualifier.reading.tasks import TaskKind, read_tasks
from tests.builders import make_sentences

TASKS = (
    ("продвинуть новый тариф для дач", TaskKind.PROMOTE),
    ("Просим организовать продвижение санатория «Волна»", TaskKind.PROMOTE),
    ("Нам надо раскрутить барбершоп в спальном районе", TaskKind.PROMOTE),
    ("хотим разместить баннеры о наборе в секции", TaskKind.PROMOTE),
    ("нужна реклама автосалона", TaskKind.PROMOTE),
    ("помогите подстегнуть спрос на кондиционеры", TaskKind.PROMOTE),
    ("We want to promote our ski school", TaskKind.PROMOTE),
    ("Looking to advertise the new bakery", TaskKind.PROMOTE),
    ("Please propose a campaign for our opticians", TaskKind.PROMOTE),
    ("Хотим, чтобы о школе узнали родители микрорайона", TaskKind.AWARENESS),
    ("чтоб народ вспомнил, что мы ещё работаем", TaskKind.AWARENESS),
    ("Цель — узнаваемость среди мам", TaskKind.AWARENESS),
    ("надо рассказать про скидки на зимние шины", TaskKind.AWARENESS),
    ("достучаться до владельцев старых котлов", TaskKind.AWARENESS),
    ("пусть соседи знают, что тут стоматология", TaskKind.AWARENESS),
    ("кто бы рассказал о нас городу", TaskKind.AWARENESS),
    ("хотим прибавить известности", TaskKind.AWARENESS),
    ("We want people to know about the night clinic", TaskKind.AWARENESS),
    ("remind shoppers that we moved", TaskKind.AWARENESS),
    ("raise awareness of our insurance app", TaskKind.AWARENESS),
    ("Нужны заявки на остекление балконов", TaskKind.LEADS),
    ("собрать заявки от фермеров", TaskKind.LEADS),
    ("требуются установки приложения для такси", TaskKind.LEADS),
    ("3000 регистраций на вебинар", TaskKind.LEADS),
    ("We need leads for our leasing product", TaskKind.LEADS),
    ("get app installs among drivers", TaskKind.LEADS),
    ("Нужны покупатели в мебельный центр", TaskKind.VISITS),
    ("приведите людей на тест-драйв", TaskKind.VISITS),
    ("привлечь пациентов в новый корпус", TaskKind.VISITS),
    ("хотим трафик в магазины у дома", TaskKind.VISITS),
    ("надо забить зал на будни", TaskKind.VISITS),
    ("the clinic wants new patients", TaskKind.VISITS),
    ("drive footfall to the outlet", TaskKind.VISITS),
    ("fill the rooms in November", TaskKind.VISITS),
    ("вернуть клиентов, которые молчат полгода", TaskKind.RETURN),
    ("возврат покупателей по старой базе", TaskKind.RETURN),
    ("разбудить спящую базу", TaskKind.RETURN),
    ("удержать абонентов с истекающим договором", TaskKind.RETURN),
    ("win back lapsed readers", TaskKind.RETURN),
    ("bring them back to the app", TaskKind.RETURN),
    ("продать оставшиеся квартиры", TaskKind.SELL),
    ("распродать зимнюю коллекцию", TaskKind.SELL),
    ("sell tickets for the derby", TaskKind.SELL),
    ("вывести соус на полки Урала", TaskKind.LAUNCH),
    ("launch of our oat milk", TaskKind.LAUNCH),
    ("Задача: подготовить сезон на турбазе", TaskKind.LISTED),
    ("— что нужно: больше гостей на террасе", TaskKind.LISTED),
    ("Task: seats for the morning shows", TaskKind.LISTED),
)
NO_TASKS = (
    "Добрый день, это Антон из «Вымпела».",
    "Приём заявок до 12 мая, позже не берём.",
    "Не лиды и не продажи",
    "Решаю я, партнёров спрашивать не надо",
    "Клиентов беспокоить не надо",
    "Людей отвлекать звонками не нужно",
    "Нам не нужна реклама",
    "Мы верстаем каталоги и рады знакомству",
    "Пишу, чтобы вы понимали масштаб",
    "Оформите возврат товара через сайт",
    "Please, no calls before ten",
    "В прошлом году рекламу никогда не давали",
    "Подскажите ваш телефон",
)


@pytest.mark.parametrize(("text", "kind"), TASKS)
def test_a_task_is_read_with_its_kind(text: str, kind: TaskKind) -> None:
    assert kind in {signal.value for signal in read_tasks(make_sentences(text))}


@pytest.mark.parametrize("text", [text for text, _ in TASKS])
def test_a_task_is_read_in_capitals_too(text: str) -> None:
    assert read_tasks(make_sentences(text.upper() + "!!!"))


@pytest.mark.parametrize("text", NO_TASKS)
def test_what_is_no_task_is_not_read_as_one(text: str) -> None:
    assert read_tasks(make_sentences(text)) == ()


def test_the_span_lies_in_the_sentence() -> None:
    signal = read_tasks(make_sentences("Добрый день! Нужны пациенты на МРТ."))[0]
    assert signal.sentence.folded[signal.start : signal.end] == "нужны пациенты"


def test_a_denied_task_beside_a_stated_one_is_left_out() -> None:
    signals = read_tasks(make_sentences("Не сайт нужен, нужны посетители в кафе"))
    assert {signal.value for signal in signals} == {TaskKind.VISITS}


def test_a_task_in_a_clients_question_is_asked() -> None:
    signal = read_tasks(make_sentences("Поможете вернуть клиентов в салон?"))[0]
    assert signal.certainty is Certainty.ASKED


def test_a_task_on_a_condition_is_conditional() -> None:
    signal = read_tasks(make_sentences("если продвинуть тариф выйдет дёшево"))[0]
    assert signal.certainty is Certainty.CONDITIONAL
