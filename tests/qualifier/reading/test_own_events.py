import pytest

from qualifier.reading.own_events import find_own_event

EVENTS = (
    "5 октября вводим в работу паром",
    "в сентябре открываем третью, в старом осколе",
    "30 апреля выпускаем «лёд» на 410 экранах",
    "баллы аннулируются 30 ноября",
    "с 1 сентября появляется оптика",
    "2 ноября приезжает первая партия самокатов",
    "у нас стенд на «агро» 10 ноября",
    "вебинар 17 сентября",
    "переезжаем в июле",
    "открытие якорных арендаторов 12 декабря",
    "the ferry starts running on 1 june",
    "our clinic opens in perm on 3 may",
    "vouchers expire on 31 december",
    "a webinar on 4 march",
)
NO_EVENTS = (
    "рекламную кампанию открываем 5 мая",
    "заявки принимаем до 3 июля",
    "портал закрывается 20 мая",
    "виделись на форуме 4 июня",
    "стартуем 15 мая",
    "не открываем в мае ничего",
    "в 2014 открыли первый магазин",
    "магазин открывается рядом",
    "the campaign opens on 3 may",
    "tender opens in june",
    "let us have a call in may",
)


@pytest.mark.parametrize("text", EVENTS)
def test_what_opens_comes_or_runs_out_on_a_day_is_an_event(text: str) -> None:
    span = find_own_event(text)
    assert span is not None
    assert text[slice(*span)].strip()


@pytest.mark.parametrize("text", NO_EVENTS)
def test_the_course_of_the_deal_and_undated_talk_are_no_events(text: str) -> None:
    assert find_own_event(text) is None
