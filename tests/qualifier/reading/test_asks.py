import pytest

from qualifier.reading.asks import Asks, read_asks
from tests.builders import make_sentences


def ask(message: str, *later: str) -> Asks:
    return read_asks(make_sentences(message, *later))


def test_a_task_alone_is_no_denial() -> None:
    asks = ask("Нужны вкладчики в Твери")
    assert asks.denial() is None
    assert not asks.is_idle_interest()


def test_the_cancellation_is_the_denial() -> None:
    denial = ask("Нужны вкладчики", "Рекламу отменили совсем").denial()
    assert denial is not None
    assert denial.text == "Рекламу отменили совсем"


def test_a_refusal_is_a_denial() -> None:
    assert ask("Реклама нас не интересует").denial() is not None


def test_a_task_after_the_refusal_is_the_later_word() -> None:
    assert ask("Реклама не нужна.", "Хотя нет, надо привести гостей в кафе").denial() is None


def test_a_refusal_in_the_same_breath_as_interest_is_no_denial() -> None:
    assert ask("Ничего не нужно, просто любопытно, что у вас есть").denial() is None


@pytest.mark.parametrize(
    "message",
    ["Предлагаем вам кофе в офис", "Возьмите меня на работу", "Нужен сайт для кафе", "Вы ошиблись номером"],
)
def test_a_request_for_something_else_is_a_denial(message: str) -> None:
    assert ask(message).denial() is not None


@pytest.mark.parametrize(
    "message",
    [
        "Предлагаем вам кофе. Второе: нашей кофейне нужна реклама у метро",
        "We'd love to sell you seats. Also a client of ours needs push and banners in Tula",
        "Продать вам хочу билеты. Ещё за соседей: маркетинг ищет, как поднять загрузку рейсов",
    ],
)
def test_advertising_asked_for_beside_it_is_no_denial(message: str) -> None:
    assert ask(message).denial() is None


@pytest.mark.parametrize(
    ("turns", "is_idle"),
    [
        (("Задачи нет",), True),
        (("Просто смотрим",), True),
        (("Пришлите прайс",), False),
        # a task in a later turn beats having none
        (("Задачи нет", "Открываем кафе, надо привести людей"), False),
        # in one turn the plain denial of a task wins
        (("Надо бы продвинуть сыр, но задачи пока нет",), True),
        # mere looking beats an earlier task
        (("Нужны лиды", "Мы просто смотрим"), True),
        (("Мы просто смотрим", "Нужны лиды на ремонт"), False),
    ],
)
def test_idle_interest_is_weighed_against_tasks_by_time(turns: tuple[str, ...], is_idle: bool) -> None:
    assert ask(*turns).is_idle_interest() is is_idle


def test_falls_and_rivals_are_troubles_and_events_are_not() -> None:
    asks = ask("Чеков стало 140 против 200. Открываем кафе.")
    assert len(asks.problems) == 2
    assert len(asks.troubles()) == 1


def test_only_channels_asked_for_are_wanted() -> None:
    asks = ask("Нужны пуши, без радио. А видео бывает?")
    assert [channel.value for channel in asks.wanted()] == ["push"]


def test_an_unknown_wish_is_kept_as_a_demand() -> None:
    asks = ask("Хотим шуметь на весь Воронеж")
    assert asks.demand is not None


@pytest.mark.parametrize("message", ["Нужен прайс", "Нужна презентация форматов", "We need your rates"])
def test_asking_for_papers_is_no_demand(message: str) -> None:
    assert ask(message).demand is None


def test_a_task_after_a_cancellation_is_the_later_word() -> None:
    asks = read_asks(make_sentences("Форум отменили, проект закрыли.", "Нужны гости на премьеру."))
    assert asks.cancelled is None or asks.is_wanted_anew()
    assert asks.denial() is None


def test_a_repeated_cancellation_is_no_new_task() -> None:
    asks = read_asks(make_sentences("План отменили.", "Рекламную кампанию отменяем."))
    assert asks.denial() is not None


def test_an_overview_of_what_promotes_is_no_task_but_a_wish_beside_it_is() -> None:
    assert not read_asks(make_sentences("Пришлите обзор форматов для продвижения")).tasks
    assert read_asks(make_sentences("Пришлите презентацию, нужны клиенты в салон")).tasks


def test_a_question_about_our_media_is_a_mention() -> None:
    assert read_asks(make_sentences("Какой минимальный бюджет?")).mention is not None
