import pytest

from qualifier.reading.refusals import (
    find_ad_refusal,
    find_cancellation,
    find_foreign_request,
    find_wellbeing,
)
from tests.builders import make_sentences

CANCELLED = (
    "Кампанию отменяем",
    "рекламу отменили совсем",
    "План отменён, спасибо",
    "Отбой, коллеги",
    "Рекламы не будет",
    "Проект закрыли",
    "Мы передумали делать рекламу вообще",
    "Решили отказаться от размещения",
    "Продвигать больше нечего",
    "Совет снял новинку с плана",
    "Заявка больше не актуальна",
    "Можете выкинуть письмо: письмо можно выкинуть",
    "All of it is cancelled",
    "We called the campaign off",
    "the launch has been scrapped",
    "We won't be advertising anywhere",
    "don't bother with the plan",
    "They have withdrawn the programme",
    "we decided not to advertise",
    "We are closing the project for good",
)
STANDING = (
    "Программу не отменяли",
    "Рекламу никто не отменял",
    "Кампанию отложили до весны",
    "Отменили выставку, а реклама в силе",
    "Встречу отменили, давайте завтра",
    "Если отменят праздник, напишу",
    "В прошлом году кампанию отменили",
    "Старт отменили, перенесли на май",
    "The meeting was cancelled, sorry",
    "It is not cancelled",
    "Денег больше нет и не будет на рекламу в 2027",
    "Вы отменили кампанию?",
    "До 400 звонков в день, больше не надо",
    "Надо рекламу на всё лето",
)
DECLINED = (
    "Реклама не нужна",
    "рекламы мне не надо",
    "Нам не нужна реклама",
    "Реклама нас не интересует",
    "Размещать мы ничего не собираемся",
    "Реклама: не требуется",
    "Это не запрос на рекламу",
    "Ничего не нужно, спасибо",
    "Рекламой у нас занимается агентство: рекламу делает агентство",
    "Рекламой заведует головной офис",
    "Рекламировать мы ничего не будем",
    "We need no advertising",
    "not interested in advertising",
    "Publicity: none wanted",
)
NOT_DECLINED = (
    "Телевизионная реклама не нужна",
    "Не нужна реклама ради рекламы, нужны продажи",
    "Денег на рекламу не планируем много",
    "Нужна реклама, радио не предлагать",
    "Рекламу раньше не давали",
    "Реклама не нужна, нужны клиенты",
)
FULL = (
    "Запись забита на месяц вперёд",
    "К нам и так очередь",
    "Портфель заказов полон на два года",
    "Загрузка полная",
    "We are fully booked until May",
    "orders come in faster than we can ship",
)
WELL = (
    "Проблем у нас нет",
    "Продажи идут, не жалуемся",
    "Всё хорошо, спасибо",
    "Клиентов хватает",
    "Заказы растут",
    "full house every night",
    "no complaints at all",
)


@pytest.mark.parametrize("text", CANCELLED)
def test_a_plan_called_off_is_found(text: str) -> None:
    found = find_cancellation(make_sentences(f"Нужны пуши в Туле. {text}."))
    assert found is not None
    assert found.text.startswith(text[:12])


@pytest.mark.parametrize("text", STANDING)
def test_a_plan_that_stands_is_not_called_off(text: str) -> None:
    assert find_cancellation(make_sentences(f"{text}.".replace("?.", "?"))) is None


@pytest.mark.parametrize("text", DECLINED)
def test_advertising_declined_is_found(text: str) -> None:
    assert find_ad_refusal(make_sentences(text)) is not None


@pytest.mark.parametrize("text", NOT_DECLINED)
def test_one_medium_or_a_wish_for_results_declines_nothing(text: str) -> None:
    assert find_ad_refusal(make_sentences(text)) is None


@pytest.mark.parametrize("text", WELL)
def test_wellbeing_is_found(text: str) -> None:
    assert find_wellbeing(make_sentences(text)) is not None


@pytest.mark.parametrize("text", FULL)
def test_full_books_and_a_queue_are_wellbeing(text: str) -> None:
    assert find_wellbeing(make_sentences(text)) is not None


@pytest.mark.parametrize(
    "text", ["Раньше и так очередь стояла", "Some nights we have a queue", "Хотим, чтобы все было ровно,"]
)
def test_wellbeing_that_was_or_is_wished_for_does_not_count(text: str) -> None:
    assert find_wellbeing(make_sentences(text)) is None


@pytest.mark.parametrize(
    "text",
    ["Раньше запуска рекламировать нечего", "Рекламировать было нечего", "Depositors pulled out 90 million"],
)
def test_nothing_to_advertise_before_a_day_calls_nothing_off(text: str) -> None:
    assert find_cancellation(make_sentences(text)) is None


@pytest.mark.parametrize("text", ["Продажи упали", "Нужны пуши", "we have a problem in Tula"])
def test_trouble_is_no_wellbeing(text: str) -> None:
    assert find_wellbeing(make_sentences(text)) is None


def test_a_plan_taken_up_again_is_not_called_off() -> None:
    assert find_cancellation(make_sentences("Кампанию отменили", "Всё-таки делаем, ждём план")) is None


def test_a_wish_stated_after_the_cancellation_is_the_later_word() -> None:
    text = "Тендер отменили, покупаем напрямую: пуши для стоматологии"
    assert find_cancellation(make_sentences(text)) is None


def test_the_sentence_that_names_what_is_off_is_quoted() -> None:
    found = find_cancellation(make_sentences("Отбой. Рекламу отменили совсем."))
    assert found is not None
    assert found.text == "Рекламу отменили совсем."


def test_the_last_refusal_counts() -> None:
    found = find_ad_refusal(make_sentences("Реклама не нужна.", "Повторяю: рекламы не надо."))
    assert found is not None
    assert found.segment.place == "interactions[0]"


def test_foreign_requests_are_found_from_here_too() -> None:
    assert find_foreign_request(make_sentences("Предлагаем вам клининг офиса")) is not None
