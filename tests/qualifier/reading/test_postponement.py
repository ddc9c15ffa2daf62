import pytest

from qualifier.reading.postponement import Delay, read_delays
from tests.builders import make_sentences


def read(text: str, *, answers_when: bool = False) -> set[Delay]:
    return {
        signal.value
        for sentence in make_sentences(text)
        if sentence.segment.place == "message"
        for signal in read_delays(sentence, answers_when=answers_when)
    }


@pytest.mark.parametrize(
    "text",
    [
        "Кампанию отменяем.",
        "Мы отменили размещение.",
        "Запуск отменён.",
        "Короче, отмена.",
        "Всё, отбой, ничего не надо.",
        "Рекламы в этом году не будет.",
        "Размещения больше не будет.",
        "Директор передумал делать рекламу.",
        "Совет снял продукт с плана.",
        "Проект закрыли.",
        "Свернули рекламу совсем.",
        "От кампании отказались.",
        "Отказались от идеи.",
        "Запрос больше не актуален.",
        "The campaign is cancelled.",
        "We had to call it off.",
        "They have withdrawn the programme.",
        "The launch was scrapped.",
        "Don't bother with the plan.",
        "We no longer need it.",
        "There will be no campaign.",
        "We are not going ahead.",
    ],
)
def test_a_plan_called_off(text: str) -> None:
    assert Delay.CANCELLED in read(text)


@pytest.mark.parametrize(
    "text",
    [
        "Нет, не отменили.",
        "Тендер не отменяли.",
        "Отмены не будет.",
        "Выставку отменили.",
        "Встречу отменяем, созвонимся завтра.",
        "Если совет отменит, скажем.",
        "Прошлый заказ отменили.",
        "The plant cancelled the contract.",
        "Nobody cancelled anything.",
        "If they cancel, we will call.",
        "присылайте формат брифа ну всё отбой",
        "Вы отменили звонок?",
    ],
)
def test_what_is_not_called_off(text: str) -> None:
    assert Delay.CANCELLED not in read(text)


@pytest.mark.parametrize(
    "text",
    [
        "Запуск отложили.",
        "Решение отложено без срока.",
        "Старт перенесли, даты нет.",
        "Проект сдвинут.",
        "Рекламу двигаем, куда — не знаю.",
        "Кампания на паузе.",
        "Поставили на паузу.",
        "Всё встало на стоп.",
        "Не сейчас.",
        "Когда-нибудь вернёмся.",
        "Позвоните потом.",
        "До особого распоряжения.",
        "Перенесли на неопределённый срок.",
        "Сейчас не до рекламы.",
        "Да никогда пока.",
        "Просили подождать.",
        "The launch is postponed.",
        "They put the flight off.",
        "Everything is on hold.",
        "Honestly, not now.",
        "Some day, maybe.",
        "It was pushed back.",
        "The owner wants to wait.",
    ],
)
def test_a_plan_put_off(text: str) -> None:
    assert Delay.PUT_OFF in read(text)


@pytest.mark.parametrize(
    "text",
    [
        "На рекламу отложено два миллиона.",
        "Отложили денег на это дело.",
        "У меня отложены 300 тысяч.",
        "Поставку отложили.",
        "Откладывать не хотим.",
        "Старт не переносим.",
        "Ремонт перенесли.",
        "Бюджет заморозили до особого распоряжения.",
        "Не сейчас про сроки.",
        "Nobody moved it.",
        "Сайт отложили.",
        "Тогда мы взяли паузу.",
        "Откладывать нельзя.",
        "Перенести её невозможно.",
        "Всё прочее в компании сдвинули.",
        "После того как перенесли остановку, никто не ходит.",
        "Надо подвинуть «Сводку» у бухгалтеров.",
        "It cannot be postponed.",
    ],
)
def test_what_is_not_put_off(text: str) -> None:
    assert Delay.PUT_OFF not in read(text)


@pytest.mark.parametrize(
    "text",
    [
        "Стартуем скоро.",
        "Вот-вот начнём.",
        "Начало — в ближайшее время.",
        "Нужно asap.",
        "Начать как можно раньше.",
        "Срочно!",
        "Приступить незамедлительно.",
        "Тянуть не хотим.",
        "До сезона бы успеть.",
        "We start soon.",
        "Shortly.",
        "As early as possible.",
        "Надо было ещё вчера.",
        "Можно и сейчас.",
        "Начало — в скором времени.",
        "Со дня на день начинаем.",
    ],
)
def test_soon_without_a_date(text: str) -> None:
    assert Delay.SOON in read(text)


@pytest.mark.parametrize(
    "text", ["Цены скоро вырастут.", "Скоро пришлю ответ.", "Скорее всего.", "Вы скоро?", "Не срочно."]
)
def test_what_is_not_soon(text: str) -> None:
    assert Delay.SOON not in read(text)


@pytest.mark.parametrize(
    "text",
    [
        "Начнём после согласования договора.",
        "Старт — как только подпишут.",
        "Запуск по готовности макетов.",
        "We start once the committee signs.",
        "The launch is after the renovation.",
    ],
)
def test_a_next_step_without_a_date(text: str) -> None:
    assert Delay.NEXT_STEP in read(text)


def test_a_step_counts_as_an_answer_to_when() -> None:
    assert read("Как утвердят.", answers_when=True) == {Delay.NEXT_STEP}
    assert read("Как утвердят.") == set()


@pytest.mark.parametrize("text", ["Лимиты заморожены.", "Финдир заморозил расходы.", "The budget is frozen."])
def test_frozen_money_is_kept_apart(text: str) -> None:
    assert read(text) == {Delay.FROZEN}
