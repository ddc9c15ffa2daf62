from datetime import date

import pytest

from qualifier.lead import Interaction, Lead, Sender
from qualifier.reading.people import Part, chooses_short_list, read_limit, read_parts
from qualifier.reading.sentences import read_sentences
from qualifier.record import LeadRecord

D, SH, AD, CO, NO, NL, OT = (
    Part.DECIDES,
    Part.SHARES,
    Part.ADVISES,
    Part.COLLECTS,
    Part.NO_PART,
    Part.NOT_LAST,
    Part.OTHER,
)


def parts(text: str) -> set[Part]:
    record = LeadRecord(as_of=date(2026, 5, 1), lead=Lead(message=text))
    return {signal.value for signal in read_parts(read_sentences(record))}


@pytest.mark.parametrize(
    "text",
    [
        "Решаю я.",
        "я решаю сам",
        "сама выбираю",
        "Подрядчика выбираю я",
        "ДОГОВОР ПОДПИШУ САМА",
        "Утверждаю лично.",
        "Решение за мной.",
        "Последнее слово моё",
        "Окончательное слово за мной.",
        "слово тут моё последнее",
        "Подпись на договоре моя",
        "право подписи у меня",
        "ни с кем не советуюсь",
        "Никого не спрашиваю.",
        "Согласовывать мне не с кем.",
        "А с кем мне согласовывать?",
        "Рекламный бюджет веду я",
        "Кошелёк в моём кармане",
        "Мне выбирать.",
        "кого позову, с тем и работаю",
        "Решение принимаю единолично",
        "отмашку даю я",
        "Подписант я.",
        "I decide.",
        "I sign it myself",
        "final call is mine",
        "It is my call.",
        "I'm the one who picks",
        "The buck stops with me",
        "Nobody above me",
        "I hold the ad budget",
        "the decision is mine",
    ],
)
def test_who_decides_says_so(text: str) -> None:
    assert D in parts(text)


@pytest.mark.parametrize(
    "text",
    [
        "Решаю не я.",
        "Выбирать буду не я",
        "Утверждаю не я, а директор",
        "Я ничего не решаю",
        "Я решаю вместе с шефом",
        "Решаем вдвоём с генеральным",
        "Выбираю варианты я, подписывает директор",
        "До 500 тысяч подписываю сам",
        "I do not decide anything",
        "I pick up the phone",
        "We decide together",
        "решаю задачи по охвату",
        "I sign, anything above 500k goes to the owner",
    ],
)
def test_a_denied_shared_or_limited_word_is_not_the_last(text: str) -> None:
    assert D not in parts(text)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Я тут никто.", NO),
        ("В выборе не участвую.", NO),
        ("К решению отношения не имею", NO),
        ("Голоса у меня нет", NO),
        ("I have no say in it", NO),
        ("I am only the messenger", NO),
        ("Я только собираю предложения", CO),
        ("просто пересылаю", CO),
        ("Мне велено узнать цены", CO),
        ("моё дело цены собрать", CO),
        ("I just forward the mail", CO),
        ("I was told to get three quotes", CO),
        ("Подпись не моя", NL),
        ("Без права подписи", NL),
        ("Not my call", NL),
        ("Сравниваю трёх и торгуюсь", AD),
        ("готовлю шорт-лист", AD),
        ("мандат на закупку у нас", AD),
        ("I shortlist two agencies", AD),
        ("Решает директор", OT),
        ("подписывает учредитель", OT),
        ("Выбирает комиссия", OT),
        ("последнее слово за хозяйкой", OT),
        ("без собственника не можем", OT),
        ("согласую с учредителями", OT),
        ("Our CEO decides", OT),
        ("he countersigns", OT),
        ("the decision rests with our VP", OT),
        ("Решаем вдвоём", SH),
        ("До 500 тысяч подписываю сам", SH),
    ],
)
def test_each_part_has_its_words(text: str, part: Part) -> None:
    assert part in parts(text)


@pytest.mark.parametrize(
    "text", ["деньги отпускает директор", "бюджет утверждает владелец", "директор только оплачивает"]
)
def test_who_only_pays_does_not_decide(text: str) -> None:
    assert OT not in parts(text)


@pytest.mark.parametrize(
    "text", ["Нужен охват в мае.", "Кто у вас решает?", "Просим подготовить предложение.", ""]
)
def test_other_talk_says_nothing_of_parts(text: str) -> None:
    assert parts(text) == set()


def test_notes_tell_of_the_contact_in_the_third_person() -> None:
    note = Interaction(at=date(2026, 5, 1), channel="meeting", sender=Sender.SELLER, text="Решает он сам.")
    record = LeadRecord(as_of=date(2026, 5, 2), lead=Lead(interactions=(note,)))

    assert [signal.value for signal in read_parts(read_sentences(record))] == [D]
    assert parts("Директор решает сам, я готовлю.") == {OT, AD}
    assert D in parts("Заметки после встречи.\n- Решает сам.")


@pytest.mark.parametrize(
    ("text", "limit"),
    [
        ("до 500 тысяч подписываю сам", 500_000),
        ("anything above 500k", 500_000),
        ("up to 1m rub i sign", 1_000_000),
        ("свыше 1,5 млн", 1_500_000),
        ("до 300 000 сам", 300_000),
        ("до 15 марта", None),
        ("решаю сам", None),
    ],
)
def test_the_limit_of_a_signature_is_read(text: str, limit: int | None) -> None:
    assert read_limit(text) == limit


def test_weighing_offers_is_more_than_collecting_them() -> None:
    def weighs(text: str) -> bool:
        record = LeadRecord(as_of=date(2026, 5, 1), lead=Lead(message=text))
        return chooses_short_list(read_sentences(record)[0])

    assert weighs("Сравниваю предложения")
    assert weighs("I weed them down to three")
    assert not weighs("Не советую и не решаю")
    assert not weighs("Собираю предложения")
