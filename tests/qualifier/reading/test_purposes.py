import pytest

from qualifier.reading.purposes import Purpose
from qualifier.reading.schedule import read_schedule
from tests.builders import AS_OF, make_sentences


def read(text: str) -> list[tuple[str, Purpose]]:
    """Every date of the message, with what it is for."""
    sentences = tuple(s for s in make_sentences(text) if s.segment.place == "message")
    return [
        (said.span.first.isoformat()[5:], said.purpose)
        for said in read_schedule(sentences, sentences, AS_OF)
        if said.span is not None and said.purpose is not None
    ]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Старт 1 октября.", "10-01"),
        ("Начинаем размещение с 1 октября.", "10-01"),
        ("Запуск кампании намечен на 1 октября.", "10-01"),
        ("Выходим в эфир 1 октября.", "10-01"),
        ("Реклама нужна с 1 октября.", "10-01"),
        ("Когда: октябрь.", "10-01"),
        ("Не раньше 1 октября.", "10-01"),
        ("С 1 октября раньше никак.", "10-01"),
        ("Перенесли на 1 октября.", "10-01"),
        ("Бюджет заморожен до января.", "01-01"),
        ("Теперь окончательно 1 октября.", "10-01"),
        ("We go live on 1 October.", "10-01"),
        ("Start: 1 October.", "10-01"),
        ("Nothing starts before June.", "06-01"),
        ("The flight was moved to 1 October.", "10-01"),
    ],
)
def test_starts(text: str, day: str) -> None:
    assert (day, Purpose.START) in read(text)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Решение примем 10 октября.", "10-10"),
        ("Подрядчика выберем до 10 октября.", "10-10"),
        ("Комиссия собирается 10 октября.", "10-10"),
        ("Определимся к 10 октября.", "10-10"),
        ("Конверты вскрываем 10 октября.", "10-10"),
        ("Итоги 10 октября.", "10-10"),
        ("The board decides on 10 October.", "10-10"),
        ("We choose a partner on 10 October.", "10-10"),
    ],
)
def test_decisions(text: str, day: str) -> None:
    assert (day, Purpose.DECISION) in read(text)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Тендер: заявки до 25 сентября.", "09-25"),
        ("Объявлен конкурс, бумаги складываем до 25 сентября.", "09-25"),
        ("Приём предложений до 25 сентября, после срока конверты возвращаются.", "09-25"),
        ("Отбор подрядчика, КП принимаем по 25 сентября.", "09-25"),
        ("Tender: bids are due by 25 September.", "09-25"),
        ("RFP, submission deadline 25 September.", "09-25"),
    ],
)
def test_bids_of_a_tender(text: str, day: str) -> None:
    assert (day, Purpose.BIDS) in read(text)


@pytest.mark.parametrize(
    "text",
    ["Пришлите КП до 25 сентября.", "Предложение ждём до 25 сентября.", "Send your quote by 25 September."],
)
def test_a_proposal_awaited_is_no_bid_outside_a_tender(text: str) -> None:
    assert read(text) == [("09-25", Purpose.PROPOSAL)]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("10 октября открываем второй салон.", "10-10"),
        ("Выставка 10 октября.", "10-10"),
        ("День открытых дверей перенесли на 10 октября.", "10-10"),
        ("Поток стартует 10 октября.", "10-10"),
        ("The store opens on 10 October.", "10-10"),
        ("Нужно успеть к открытию 10 октября.", "10-10"),
        ("Полис истекает 10 октября.", "10-10"),
        ("Вебинар для врачей 10 октября.", "10-10"),
        ("The policy lapses on 10 October.", "10-10"),
        ("Рейс вылетает 10 октября.", "10-10"),
        ("10 октября стартует школа поваров.", "10-10"),
        ("Старт 1 октября, потому что 10 октября приедут машины.", "10-10"),
    ],
)
def test_events(text: str, day: str) -> None:
    assert (day, Purpose.EVENT) in read(text)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Распродать остатки надо до 1 ноября.", "11-01"),
        ("Кампания идёт до 30 ноября.", "11-30"),
        ("Start: 01/10/2026, end: 30/11/2026", "11-30"),
        ("Дата окончания 30 ноября.", "11-30"),
    ],
)
def test_ends(text: str, day: str) -> None:
    assert (day, Purpose.END) in read(text)


@pytest.mark.parametrize(
    "text",
    [
        "Встреча 20 сентября в 15:00.",
        "Я в отпуске до 28 сентября.",
        "Исх. № 15 от 10.09.2026.",
        "Паспорт выдан 03.04.2024.",
        "С мая продажи упали на треть.",
        "В марте крутили радио.",
        "Лицензия до 30.11.2026.",
        "Скидка при оплате до 1 октября.",
        "We met you in May.",
        "Sales fell since June.",
        "I'm on leave until 5 October.",
        "На 2027 год выделено 12 млн.",
        "Старт в октябре, иначе сидим с товаром до весны.",
    ],
)
def test_dates_of_other_things(text: str) -> None:
    assert read(text)[-1][1] is Purpose.OTHER


@pytest.mark.parametrize(
    "text",
    [
        "К разговору вернёмся в мае 2027.",
        "Ask again in 2027.",
        "Раньше 2027 года разговор предметным не станет.",
    ],
)
def test_a_day_to_talk_again(text: str) -> None:
    assert read(text)[0][1] is Purpose.TALK


@pytest.mark.parametrize(
    "text", ["1 октября", "октябрь — трафик в салоны", "Black Friday push", "через месяц"]
)
def test_a_date_alone_is_bare(text: str) -> None:
    assert [purpose for _, purpose in read(text)] == [Purpose.BARE]


@pytest.mark.parametrize(
    "text",
    [
        "Бюджет утвердят 10 октября.",
        "Budget: the board approves it on 10 October.",
        "Сумму узнаю 10 октября.",
        "Весной 2026 мы отдали за похожую рекламу миллион.",
        "Отложили на это миллион 10 октября.",
    ],
)
def test_a_day_of_money_or_of_the_past_is_no_day_of_the_campaign(text: str) -> None:
    assert {purpose for _, purpose in read(text)} <= {Purpose.OTHER, Purpose.DAY, Purpose.BARE}


@pytest.mark.parametrize(
    ("text", "purposes"),
    [
        ("Эфир открываем 5 октября, закрываем 30 октября.", [Purpose.START, Purpose.END]),
        ("Поехали 5 октября, стоп 30 октября.", [Purpose.START, Purpose.END]),
        ("We start on 5 October, stop on 30 October.", [Purpose.START, Purpose.END]),
        ("Решение о подрядчике намечено на 5 октября.", [Purpose.DECISION]),
        ("The decision is due by 5 October.", [Purpose.DECISION]),
        ("С 5 октября склад сдаём.", [Purpose.DAY]),
        ("С 5 октября крутим баннеры.", [Purpose.START]),
        ("Не 5 октября, а 30 октября.", [Purpose.START]),
    ],
)
def test_the_words_beside_a_day_tell_its_purpose(text: str, purposes: list[Purpose]) -> None:
    assert [purpose for _, purpose in read(text)][-len(purposes) :] == purposes
