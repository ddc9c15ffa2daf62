import pytest

from qualifier.reading.curiosity import CuriosityKind, read_curiosity
from tests.builders import make_sentences

SIGNS = (
    ("Задачи пока нет", CuriosityKind.NO_TASK),
    ("Конкретная задача ещё не сформулирована", CuriosityKind.NO_TASK),
    ("Цель: допишем потом", CuriosityKind.NO_TASK),
    ("Чего хотим, пока не знаем", CuriosityKind.NO_TASK),
    ("мне не сказали, что нужно, так что: что именно нужно, мне не сказали", CuriosityKind.NO_TASK),
    ("Что рекламировать, решим потом", CuriosityKind.NO_TASK),
    ("Мы не определились, что продвигать", CuriosityKind.NO_TASK),
    ("there is no task yet", CuriosityKind.NO_TASK),
    ("we have no brief at this stage", CuriosityKind.NO_TASK),
    ("honestly we don't know what we want", CuriosityKind.NO_TASK),
    ("Определить цель пока не готовы", CuriosityKind.NO_TASK),
    ("Чего хочет, не сказал", CuriosityKind.NO_TASK),
    ("Никто толком не понимает, зачем", CuriosityKind.NO_TASK),
    ("Не спрашивайте, зачем нам это", CuriosityKind.NO_TASK),
    ("Брожу по рынку", CuriosityKind.ONLY_LOOKING),
    ("Зашли пройтись по витринам", CuriosityKind.ONLY_LOOKING),
    ("what else is there around", CuriosityKind.ONLY_LOOKING),
    ("Пришлите только прайс", CuriosityKind.OVERVIEW),
    ("a media kit is enough", CuriosityKind.OVERVIEW),
    ("Просто смотрим", CuriosityKind.ONLY_LOOKING),
    ("чисто интересуемся", CuriosityKind.ONLY_LOOKING),
    ("мне самому интересно", CuriosityKind.ONLY_LOOKING),
    ("Любопытно, как у вас всё устроено", CuriosityKind.ONLY_LOOKING),
    ("изучаем рынок", CuriosityKind.ONLY_LOOKING),
    ("just looking, thanks", CuriosityKind.ONLY_LOOKING),
    ("I'm only curious about your screens", CuriosityKind.ONLY_LOOKING),
    ("Что у вас есть?", CuriosityKind.OVERVIEW),
    ("расскажите, чем вы занимаетесь", CuriosityKind.OVERVIEW),
    ("какие у вас вообще форматы", CuriosityKind.OVERVIEW),
    ("Просим направить информационные материалы", CuriosityKind.OVERVIEW),
    ("Скиньте прайс", CuriosityKind.OVERVIEW),
    ("пришлите общую презентацию", CuriosityKind.OVERVIEW),
    ("хотим познакомиться с вашими возможностями", CuriosityKind.OVERVIEW),
    ("чо вы ваще умеете", CuriosityKind.OVERVIEW),
    ("what do you have for banks", CuriosityKind.OVERVIEW),
    ("send us your rate card", CuriosityKind.OVERVIEW),
    ("show me everything", CuriosityKind.OVERVIEW),
)
NO_SIGNS = (
    "Нужны вкладчики в Твери",
    "Бюджет согласован, старт в мае",
    "Привести гостей на открытие",
    "We need push for our sale",
    "Бриф я отдам директору",
)


@pytest.mark.parametrize(("text", "kind"), SIGNS)
def test_interest_without_a_task_is_read_with_its_kind(text: str, kind: CuriosityKind) -> None:
    assert kind in {signal.value for signal in read_curiosity(make_sentences(text))}


@pytest.mark.parametrize("text", NO_SIGNS)
def test_a_task_is_no_curiosity(text: str) -> None:
    assert read_curiosity(make_sentences(text)) == ()


def test_one_sentence_may_show_several_kinds() -> None:
    signals = read_curiosity(make_sentences("Задачи нет, просто смотрим, что у вас есть"))
    assert {signal.value for signal in signals} == set(CuriosityKind)


def test_signs_come_in_the_order_they_were_said() -> None:
    signals = read_curiosity(make_sentences("Пришлите прайс", "Задачи нет"))
    assert [signal.value for signal in signals] == [CuriosityKind.OVERVIEW, CuriosityKind.NO_TASK]
