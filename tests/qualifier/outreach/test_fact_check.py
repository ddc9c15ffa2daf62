from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.careless_texts import POISONS
from qualifier.outreach.fact_check import (
    Facts,
    FaultKind,
    check_sentence,
    check_text,
    gather_facts,
    split_text,
)

AS_OF = date(2026, 11, 25)
RU = gather_facts(
    [
        "Сеть аптек «Ромашка», Казань и Набережные Челны, с 1 по 30 декабря 2026, бюджет 1,5 млн рублей",
        "Женщины 30–60 лет; SMS, push, Smart TV; маркетолог Анна Петрова; в мае открыли 12 аптек",
    ],
    as_of=AS_OF,
    lang="ru",
    values=[Decimal("0.25"), Decimal("1234567"), Decimal(5)],
    days=[date(2027, 2, 14)],
)
EN = gather_facts(
    [
        "Brightwater Clinics, Kazan, from 1 to 30 December 2026, a budget of 1.5 million roubles",
        "Women 30 to 60; SMS, push, Smart TV; opened 12 clinics in May",
    ],
    as_of=AS_OF,
    lang="en",
    values=[Decimal("0.25"), Decimal("1234567"), Decimal(5)],
    days=[date(2027, 2, 14)],
)
TRUE_RU = [
    "Сеть «Ромашка» хочет вернуть покупателей в Казани.",
    "«Ромашке» важно удержать казанских покупателей в декабре.",
    "Задача «Ромашки» — покупатели Казани и Набережных Челнов.",
    "Бюджет полтора миллиона рублей.",
    "Бюджет 1 500 000 рублей, охват 1 234 567 человек, это 25 % аудитории.",
    "В мае открыли двенадцать аптек.",
    "Кампания идёт с 1 по 30 декабря 2026 года.",
    "Вторая волна — 14 февраля 2027 года.",
    "Вторая волна пройдёт в феврале 2027 года.",
    "Работают пять каналов.",
    "Аудитория — женщины от тридцати до шестидесяти лет.",
    "Push напоминает, SMS зовёт, Smart TV рассказывает.",
    "Один из каналов напомнит, другой расскажет.",
    "Маркетолог Анна Петрова получит отчёт.",
    "Сегодня важно не количество показов, а возвращение покупателей.",
    "SMS-рассылка напомнит о сети рядом с домом.",
]
FALSE_RU = [
    ("Охват 1 234 568 человек.", FaultKind.NUMBER),
    ("Охват двести тысяч человек.", FaultKind.NUMBER),
    ("Это 26 % аудитории.", FaultKind.NUMBER),
    ("Работают шесть каналов.", FaultKind.NUMBER),
    ("Бюджет полтора миллиарда.", FaultKind.NUMBER),
    ("Бюджет два миллиона.", FaultKind.NUMBER),
    ("Аудитория от тридцати пяти лет.", FaultKind.NUMBER),
    ("Продажи вырастут вдвое.", FaultKind.NUMBER),
    ("Половина города увидит рекламу.", FaultKind.NUMBER),
    ("Сотни покупателей вернутся.", FaultKind.NUMBER),
    ("Показы удвоятся к весне.", FaultKind.NUMBER),
    ("Ролик выходит в 19:45 каждый вечер.", FaultKind.NUMBER),
    ("Кампания начнётся 5 декабря.", FaultKind.DAY),
    ("Кампания начнётся 1 декабря 2027 года.", FaultKind.DAY),
    ("Вернёмся к отчёту в августе 2027 года.", FaultKind.DAY),
    ("Реклама пройдёт в Москве.", FaultKind.PLACE),
    ("Жители Самары увидят рекламу.", FaultKind.PLACE),
    ("Московские жители увидят рекламу.", FaultKind.PLACE),
    ("Увидят и нижегородские покупатели.", FaultKind.PLACE),
    ("Реклама пройдёт по всей России.", FaultKind.PLACE),
    ("Расскажем про «Василёк».", FaultKind.NAME),
    ("«Василёк» станет ближе.", FaultKind.NAME),
    ("Проект ведёт наша Маргарита.", FaultKind.NAME),
    ("Иннокентий подготовит отчёт.", FaultKind.NAME),
    ("Покажем рекламу в Spotify.", FaultKind.NAME),
    ("Google даст охват.", FaultKind.NAME),
    ("Площадки подберёт Глобус-Медиа.", FaultKind.NAME),
    ("Мы гарантируем узнаваемость.", FaultKind.PROMISE),
    ("Это лучшие площадки города.", FaultKind.PROMISE),
    ("Подробнее на www.promo.example.", FaultKind.MARKUP),
    ("Подробнее на promo.ru сегодня.", FaultKind.MARKUP),
    ("**Важно** для сети.", FaultKind.MARKUP),
    ("Смотрите [план](план).", FaultKind.MARKUP),
    ("Пишите на a@b.example.", FaultKind.MARKUP),
    ("Токен <PERSON_1> ответит.", FaultKind.MARKUP),
    ("Скрытый\u200bзнак в тексте.", FaultKind.MARKUP),
    ("Звоните +7 912 345-67-89.", FaultKind.PERSONAL_DATA),
    ("Отчёт получит Сергей Викторович Рыбаков.", FaultKind.PERSONAL_DATA),
]
TRUE_EN = [
    "Brightwater Clinics wants to reach women in Kazan.",
    "The budget is one and a half million roubles.",
    "The reach is 1,234,567 people, 25 per cent of the audience.",
    "The campaign runs from 1 to 30 December 2026.",
    "It ends in December.",
    "Twelve clinics opened in May.",
    "One of the channels reminds, another one explains.",
    "SMS and push remind, Smart TV tells the story.",
    "Five channels work together.",
]
FALSE_EN = [
    ("The reach is 1,234,568 people.", FaultKind.NUMBER),
    ("The reach is two hundred thousand people.", FaultKind.NUMBER),
    ("Sales will double.", FaultKind.NUMBER),
    ("Half of the city will see it.", FaultKind.NUMBER),
    ("Hundreds of patients come back.", FaultKind.NUMBER),
    ("It starts on 5 December 2026.", FaultKind.DAY),
    ("We report in August 2027.", FaultKind.DAY),
    ("People of Samara will see it.", FaultKind.PLACE),
    ("We show it in Moscow.", FaultKind.PLACE),
    ("Our partner is Globus Media.", FaultKind.NAME),
    ("The lead is Bartholomew.", FaultKind.NAME),
    ("We guarantee growth.", FaultKind.PROMISE),
    ("These are the best media.", FaultKind.PROMISE),
    ("See https://promo.example for more.", FaultKind.MARKUP),
    ("Call +7 912 345-67-89.", FaultKind.PERSONAL_DATA),
]


@pytest.mark.parametrize("sentence", TRUE_RU)
def test_what_the_facts_hold_may_be_said_in_russian(sentence: str) -> None:
    assert check_text(sentence, RU) == ()


@pytest.mark.parametrize("sentence", TRUE_EN)
def test_what_the_facts_hold_may_be_said_in_english(sentence: str) -> None:
    assert check_text(sentence, EN) == ()


@pytest.mark.parametrize(("sentence", "kind"), FALSE_RU)
def test_what_the_facts_do_not_hold_is_named_in_russian(sentence: str, kind: FaultKind) -> None:
    assert kind in {fault.kind for fault in check_text(sentence, RU)}


@pytest.mark.parametrize(("sentence", "kind"), FALSE_EN)
def test_what_the_facts_do_not_hold_is_named_in_english(sentence: str, kind: FaultKind) -> None:
    assert kind in {fault.kind for fault in check_text(sentence, EN)}


@pytest.mark.parametrize(
    ("facts", "kind", "sentence"),
    [(facts, kind, said) for facts in (RU, EN) for kind, said in POISONS[facts.lang]],
)
def test_every_sentence_of_the_careless_model_is_caught_for_its_own_reason(
    facts: Facts, kind: str, sentence: str
) -> None:
    assert kind in {fault.kind.value for fault in check_text(sentence, facts)}


def test_each_sentence_is_judged_by_itself() -> None:
    faults = check_text("Сеть «Ромашка» ждёт покупателей. Охват 77 человек. Работают пять каналов.", RU)
    assert [(fault.kind, fault.sentence) for fault in faults] == [(FaultKind.NUMBER, "Охват 77 человек.")]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("Одно.", 1),
        ("Одно. Второе! Третье?", 3),
        ("Цена 1,5 млн. Срок — месяц.", 2),
        ("Строка\nещё строка", 2),
        ("Сокр. со строчной не делит.", 1),
    ],
)
def test_text_is_cut_into_sentences(text: str, count: int) -> None:
    assert len(split_text(text)) == count


def test_a_text_in_another_language_is_not_used() -> None:
    english = "We will remind the people of the chain."
    assert FaultKind.LANGUAGE in {fault.kind for fault in check_text(english, RU)}
    assert FaultKind.LANGUAGE in {fault.kind for fault in check_text("Мы напомним людям о клинике.", EN)}


def test_an_empty_text_is_in_no_language() -> None:
    assert [fault.kind for fault in check_text("...", RU)] == [FaultKind.LANGUAGE]


def test_goods_that_the_law_treats_apart_have_bans_of_their_own() -> None:
    said = "Средство эффективно поддержит покупателей."
    assert check_text(said, RU) == ()
    medicine = gather_facts(["аптека"], as_of=AS_OF, lang="ru", categories=["medicine"])
    assert FaultKind.PROMISE in {fault.kind for fault in check_text(said, medicine)}


@given(st.integers(min_value=1_000, max_value=10**8))
def test_a_number_is_said_only_when_it_is_known(number: int) -> None:
    sentence = f"Охват {number} человек."
    known = gather_facts(["охват"], as_of=AS_OF, lang="ru", values=[Decimal(number)])
    assert not list(check_sentence(sentence, known))
    faults = list(check_sentence(sentence, gather_facts(["охват"], as_of=AS_OF, lang="ru")))
    assert faults
    assert {fault.kind for fault in faults} <= {FaultKind.NUMBER, FaultKind.PERSONAL_DATA, FaultKind.DAY}


@given(st.dates(min_value=date(2026, 12, 1), max_value=date(2030, 12, 31)))
def test_a_day_is_said_only_when_it_is_known(day: date) -> None:
    sentence = f"Старт кампании {day:%d.%m.%Y}."
    known = gather_facts(["старт"], as_of=AS_OF, lang="ru", days=[day])
    assert not list(check_sentence(sentence, known))
    assert list(check_sentence(sentence, gather_facts(["старт"], as_of=AS_OF, lang="ru")))


@given(st.text(max_size=200))
def test_any_text_is_judged_without_a_crash(text: str) -> None:
    assert isinstance(check_text(text, RU), tuple)


@pytest.mark.parametrize(
    ("sentence", "details"),
    [
        ("Охват 77 человек и 88 показов.", ["77", "88"]),
        ("Сети помогут Spotify и Google.", ["Spotify", "Google"]),
        ("Покажем в Самаре и Перми.", ["Самара", "Пермь", "Самаре", "Перми"]),
        ("Подробнее на promo.ru.", ["promo.ru", "promo", "ru"]),
        ("Скрытый\u200bзнак и \u202eдругой.", ["U+200B", "U+202E"]),
        ("Старт 5 декабря 2026 года.", ["5 декабря 2026 года"]),
        ("Работают пять каналов.", []),
    ],
)
def test_what_exactly_is_wrong_is_told(sentence: str, details: list[str]) -> None:
    assert [
        fault.detail for fault in check_sentence(sentence, RU) if fault.kind is not FaultKind.PROMISE
    ] == (details)


@pytest.mark.parametrize(
    ("sentence", "is_known"),
    [
        # A share that is known may be said in per cent, and a known figure as it stands.
        ("Это 25 % аудитории.", True),
        ("Это 25 процентов аудитории.", True),
        ("Это 2,5 % аудитории.", False),
        ("Это 0,25 аудитории.", True),
        ("Это 5 % аудитории.", True),
        ("Работает один канал.", True),
        ("Работает 1 канал.", True),
        ("Работают два канала.", False),
        ("Бюджет 1 500 000 рублей.", True),
        ("Бюджет 1,5 млн рублей.", True),
        ("Бюджет 1 500 001 рубль.", False),
        ("Бюджет 15 млн рублей.", False),
    ],
)
def test_a_figure_is_the_same_in_any_spelling_and_no_other(sentence: str, is_known: bool) -> None:
    assert (FaultKind.NUMBER not in {fault.kind for fault in check_sentence(sentence, RU)}) is is_known


@pytest.mark.parametrize(
    ("sentence", "is_known"),
    [
        ("Первая волна — 1 декабря 2026 года.", True),
        ("Последний день — 30 декабря 2026 года.", True),
        ("Сегодня 25 ноября 2026 года.", True),
        ("Вторая волна — 14 февраля 2027 года.", True),
        ("Вторая волна — 14 февраля 2028 года.", False),
        ("Вторая волна — 13 февраля 2027 года.", False),
        ("Вторая волна — в феврале 2027 года.", True),
        ("Вторая волна — в марте 2027 года.", False),
    ],
)
def test_a_day_is_known_only_itself_and_a_month_by_its_days(sentence: str, is_known: bool) -> None:
    assert (FaultKind.DAY not in {fault.kind for fault in check_sentence(sentence, RU)}) is is_known


@pytest.mark.parametrize(
    ("text", "facts", "is_own"),
    [
        ("Реклама напомнит о сети.", RU, True),
        ("Advertising reminds of the chain.", RU, False),
        ("Advertising reminds of the clinics.", EN, True),
        ("Реклама напомнит о клиниках.", EN, False),
        # Names that the facts hold count for neither language.
        ("SMS, push, Smart TV напомнят.", RU, True),
        ("", RU, False),
        ("123", EN, False),
    ],
)
def test_a_text_is_in_the_language_of_the_letter(text: str, facts: Facts, is_own: bool) -> None:
    assert (FaultKind.LANGUAGE not in {fault.kind for fault in check_text(text, facts)}) is is_own
