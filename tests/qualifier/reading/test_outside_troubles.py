import pytest

from qualifier.reading.outside_troubles import find_outside_trouble
from tests.builders import make_sentences

OUTSIDE = (
    "Половина беды не в рекламе",
    "рекламой это не вылечить",
    "Полку вы мне не исправите",
    "это мы сами починим, сами чиним",
    "Баннер тут не поможет",
    "половина жалоб — сервис, его чинят инженеры",
    "Проблема лежит вне рекламы",
    "Это не к вам, я понимаю",
    "Это скорее вопрос к нашим логистам",
    "Недочёты мы уже устраняем",
    "no banner will fix that",
    "you can't fix our front desk",
    "half of it is the late trucks",
    "partly it's the price",
    "Виновата логистика",
)
INSIDE = (
    "Нужен охват мам в Омске",
    "Вы поможете вернуть клиентов?",
    "Половина бюджета на видео",
    "Листовки делаем сами",
    "холодильники это не реклама, это отдел сбыта",
)
PARTS = (
    "Половина ушла из-за очередей в кассу",
    "Две трети потеряли потому что курьеры опаздывают",
    "Тут повара виноваты",
    "Главная причина — высокие цены",
    "ads are powerless here",
    "Мало гостей, отчасти сами разберёмся с парковкой",
    "реклама тут ни при чём",
    "some of it is our billing bug, which we are fixing ourselves, we lost people",
)
NO_PARTS = (
    "Съёмка ролика (это не к вам, у нас студия) 150 000",
    "Мы сами решаем, кого выбрать",
    "Это не к вам, а к агентству: у него макеты",
    "Конкурент открылся рядом, люди ушли к нему",
    "Часть бюджета уйдёт на видео",
    "We want ads that help",
    "Прошлая реклама не помогла",
)


@pytest.mark.parametrize("text", OUTSIDE)
def test_a_trouble_outside_advertising_is_found(text: str) -> None:
    assert find_outside_trouble(make_sentences(text)) is not None


@pytest.mark.parametrize("text", INSIDE)
def test_a_task_is_no_trouble_outside_advertising(text: str) -> None:
    assert find_outside_trouble(make_sentences(text)) is None


@pytest.mark.parametrize("text", PARTS)
def test_a_part_that_the_house_itself_causes_is_outside(text: str) -> None:
    assert find_outside_trouble(make_sentences(text)) is not None


@pytest.mark.parametrize("text", NO_PARTS)
def test_other_parts_other_people_and_old_ads_are_not_outside(text: str) -> None:
    assert find_outside_trouble(make_sentences(text)) is None


def test_the_part_may_be_named_after_the_trouble() -> None:
    told = make_sentences("Заявки просели.", "Половину съела оплата, её мы перепишем.")
    found = find_outside_trouble(told)
    assert found is not None
    assert found.text.startswith("Половину")
