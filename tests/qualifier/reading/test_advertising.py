from datetime import date

import pytest

from qualifier.reading.ad_facts import AdFact, AdKind
from qualifier.reading.advertising import is_asking_for_history, read_ad_history
from qualifier.reading.past_months import months_between
from tests.builders import AS_OF, make_sentences

STATEMENTS = [
    ("Весной запускали контекст и баннеры.", "recent"),
    ("В июне у нас шла реклама на радио", "recent"),
    ("прошлой осенью крутили ролики на ТВ", "recent"),
    ("летом размещались на щитах", "recent"),
    ("Last spring we ran TV and Direct.", "recent"),
    ("our last campaign in 2023", "some"),
    ("Our last campaign was in March 2024, on radio.", "some"),
    ("We ran Facebook ads in July", "recent"),
    ("we currently spend 200k a month on search", "recent"),
    ("сейчас у нас постоянно идёт Директ", "recent"),
    ("никогда не рекламировались", "none"),
    ("рекламу мы раньше не давали", "none"),
    ("до этого жили без рекламы", "none"),
    ("опыта в рекламе нет вообще", "none"),
    ("мы никогда не размещали рекламу", "none"),
    ("это наша первая реклама", "none"),
    ("We've never advertised anywhere.", "none"),
    ("this would be our first campaign ever", "none"),
    ("ведём только группу ВК", "some"),
    ("Рекламировались у блогеров, но недолго", "some"),
    ("пару раз покупали посты в пабликах", "some"),
    ("в позапрошлом году крутили ТВ", "some"),
    ("Года три назад была наружка", "some"),
    ("работаем с агентством «Вектор», они ведут контекст", "recent"),
    ("контекст ведёт подрядчик", "recent"),
    ("у нас в штате директолог", "recent"),
    ("тратим на Яндекс по 150 тысяч", "recent"),
    ("в прошлом году рекламировались на радио", "some"),
    ("в мае этого года была кампания в смс", "recent"),
    ("мы размещаемся в Яндексе круглый год", "recent"),
    ("хотим в мае запустить рекламу", None),
    ("планировали в июне крутить видео", None),
    ("Нужна реклама на радио в сентябре", None),
    ("конкуренты в июне крутили ролики", None),
    ("бюджет на рекламу утвердили в августе", None),
    ("в июле упали продажи", None),
    ("В августе был ремонт", None),
    ("смс надо отправить в октябре", None),
    ("в мае открыли магазин, нужна реклама", None),
    ("Ваш ролик про SMS видел в августе", None),
    ("в прошлый раз вы прислали медиаплан", None),
    ("расскажите про рекламу в лифтах", None),
    ("рекламой занимается Марина", None),
    ("нам не нужна реклама на ТВ", None),
    ("We want ads in May", None),
    ("sales fell in June, we need a campaign", None),
    ("В апреле запускали рекламу в лифтах", "recent"),
    ("Зимой были щиты и радио", "recent"),
    ("В августе купили баннеры на портале", "recent"),
    ("в июле таргет крутили сами", "recent"),
    ("у нас летом шли ролики в метро", "recent"),
    ("месяц назад закончили кампанию в Директе", "recent"),
    ("В марте 2026 размещались на Smart TV", "recent"),
    ("В феврале 2024 давали рекламу на ТВ", "some"),
    ("In August we bought banners on a city portal", "recent"),
    ("We had a radio campaign in March", "recent"),
    ("We spent 2m on TV last year", "some"),
    ("TV spots ran in November 2025", "recent"),
    ("we are running search ads now", "recent"),
    ("постоянно крутим Директ", "recent"),
    ("каждый месяц тратим на контекст", "recent"),
    ("крутим рекламу в Яндексе с весны", "recent"),
    ("до сих пор не рекламировались", "none"),
    ("рекламу ни разу не давали", "none"),
    ("We have not advertised before", "none"),
    ("no advertising so far", "none"),
    ("word of mouth only", "none"),
    ("живём по сарафану", "none"),
    ("у нас только соцсети", "some"),
    ("страницу в VK ведём сами", "some"),
    ("only our own Telegram channel", "some"),
    ("we post ourselves", "some"),
    ("заказывали листовки", "some"),
    ("предыдущее агентство нас подвело", "some"),
    ("реклама нужна срочно", None),
    ("в марте будет реклама", None),
    ("планируем ролики на осень", None),
    ("рекламный бюджет утвердят в мае", None),
    ("хотели радио в июне, не успели", None),
    ("в июне продажи были хорошие", None),
    ("вы в мае присылали прайс на баннеры", None),
    ("сколько стоят баннеры", None),
    ("we want TV in November", None),
    ("do you run ads in lifts", None),
]


def weigh(fact: AdFact) -> str:
    """Say in one word what a fact is worth on the day of the test."""
    if fact.kind is AdKind.NONE:
        return "none"
    is_recent = fact.is_ongoing or (fact.month is not None and months_between(fact.month, AS_OF) <= 12)
    return "recent" if fact.kind is AdKind.PAID and is_recent else "some"


def read_all(text: str) -> list[str]:
    told = (read_ad_history(sentence, AS_OF) for sentence in make_sentences(text))
    return [weigh(signal.value) for signal in told if signal is not None]


@pytest.mark.parametrize(("text", "expected"), STATEMENTS)
def test_what_was_advertised_is_read_and_what_is_planned_is_not(text: str, expected: str | None) -> None:
    assert read_all(text)[:1] == ([expected] if expected else [])


def test_a_question_tells_nothing() -> None:
    assert read_all("А вы в мае крутили рекламу на радио?") == []


@pytest.mark.parametrize(
    "question",
    ["Раньше рекламировались?", "Что размещали за последний год?", "Have you advertised before?"],
)
def test_the_seller_asks_for_history(question: str) -> None:
    assert is_asking_for_history(question.lower())


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        ("Листовки раздавали", AdKind.PETTY),
        ("Нет, ни разу", AdKind.NONE),
        ("Радио и наружка", AdKind.PAID),
    ],
)
def test_an_answer_needs_no_verb(answer: str, kind: AdKind) -> None:
    (sentence,) = make_sentences(answer)[:1]
    signal = read_ad_history(sentence, AS_OF, is_answer=True)
    assert signal is not None
    assert signal.value.kind is kind


def test_words_taken_back_are_no_denial() -> None:
    assert read_all("не скажу что мы вообще не рекламируемся") == []


def test_the_latest_month_of_a_sentence_counts() -> None:
    (sentence,) = make_sentences("В марте и в июле крутили радио.")[:1]
    signal = read_ad_history(sentence, AS_OF)
    assert signal is not None
    assert signal.value.month == date(2026, 7, 1)
