from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualifier.lead import Interaction, Sender
from qualifier.reading.contact_attempts import Turn, count_unanswered_turns, read_attempt

AS_OF = date(2026, 3, 20)


def make_turn(
    text: str, *, day: int = 10, channel: str = "call", sender: Sender = Sender.SELLER
) -> Interaction:
    return Interaction(at=date(2026, 3, day), channel=channel, sender=sender, text=text)


@pytest.mark.parametrize(
    "text",
    [
        "Не отвечает",
        "Не берёт трубку.",
        "не взяли трубку",
        "Звонил, никто не подошёл",
        "Трубку не поднимают",
        "Не дозвонились",
        "Недозвон",
        "Нет ответа",
        "Звонок без ответа",
        "Исходящий, абонент недоступен",
        "Телефон выключен",
        "Вне зоны действия сети",
        "Автоответчик.",
        "Попал на голосовую почту",
        "Длинные гудки",
        "Сброс",
        "Сбросили",
        "Занято",
        "Вызов отклонён",
        "Номер не обслуживается",
        "Набрал дважды, безрезультатно",
        "Оставил сообщение на автоответчике",
        "No answer",
        "Rang out",
        "Went straight to voicemail",
        "Called, she didn't pick up",
        "Line busy",
        "Left a message",
        "Could not reach him",
        "Nobody answered",
        "Call declined",
    ],
)
@pytest.mark.parametrize("sender", [Sender.SELLER, Sender.SYSTEM])
def test_a_call_that_nobody_took_has_failed(text: str, sender: Sender) -> None:
    assert read_attempt(make_turn(text, sender=sender)).turn is Turn.FAILED


@pytest.mark.parametrize(
    "text",
    [
        "Добрый день! Удобно созвониться? (без ответа)",
        "Отправил смету, ответа так и нет",
        "Написал ещё раз, тишина",
        "Сообщение не прочитано",
        "Письмо вернулось: ящика нет",
        "Игнорирует",
        "Sent the deck, no reply",
        "Message bounced",
        "Chased again, she has not replied",
        "Still nothing from them",
    ],
)
@pytest.mark.parametrize("channel", ["email", "chat"])
def test_a_letter_that_nobody_answered_has_failed(text: str, channel: str) -> None:
    assert read_attempt(make_turn(text, channel=channel)).turn is Turn.FAILED


@pytest.mark.parametrize(
    "text",
    [
        "Дозвонился, подтвердили сумму",
        "Сначала не отвечал, потом перезвонил сам и подтвердил октябрь",
        "Первый звонок сброс, со второго поговорили",
        "Поговорили 20 минут, хотят смс",
        "Spoke for ten minutes, budget stands",
        "No answer at first, then she picked up",
    ],
)
def test_a_call_that_ended_in_a_talk_is_a_talk(text: str) -> None:
    assert read_attempt(make_turn(text)).turn is Turn.TALK


@pytest.mark.parametrize(
    ("text", "channel", "sender"),
    [
        ("Секретарь: он на совещании", "call", Sender.SELLER),
        ("Ответил охранник, на месте никого", "call", Sender.SELLER),
        ("Reception said he is on leave", "call", Sender.SELLER),
        ("Голосовое сообщение, распознано автоматически", "call", Sender.SYSTEM),
        ("Тишина, думаю, ушли к другим", "note", Sender.SELLER),
        ("Спасибо, материалы получили", "email", Sender.SELLER),
        ("Форма отправлена с сайта", "web", Sender.SYSTEM),
        ("Автоответ: я в отпуске до 5 мая", "email", Sender.CLIENT),
        ("Out of office until Monday", "email", Sender.CLIENT),
        ("", "chat", Sender.CLIENT),
    ],
)
def test_what_is_neither_a_talk_nor_a_failure_changes_nothing(
    text: str, channel: str, sender: Sender
) -> None:
    assert read_attempt(make_turn(text, channel=channel, sender=sender)).turn is Turn.OTHER


def test_the_minutes_of_a_meeting_are_a_talk_whatever_they_mention() -> None:
    minutes = "Встреча. Сказала, что прошлый подрядчик не отвечал неделями. " * 10
    assert read_attempt(make_turn(minutes, channel="meeting")).turn is Turn.TALK


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("Звонил дважды, не берёт", 2),
        ("Второй звонок, сброс", 2),
        ("Трижды набирал, гудки", 3),
        ("Третья попытка, без ответа", 3),
        ("No answer, third time", 3),
        ("Called twice, voicemail", 2),
        ("Четвёртая попытка, тишина", 4),
        ("Не берёт", 1),
    ],
)
def test_a_turn_may_speak_of_several_attempts(text: str, times: int) -> None:
    assert read_attempt(make_turn(text)).ordinal == times
    assert count_unanswered_turns((make_turn(text),), AS_OF) == times


def test_two_failures_in_a_row_are_two() -> None:
    turns = (make_turn("Не берёт", day=10), make_turn("Гудки", day=12))
    assert count_unanswered_turns(turns, AS_OF) == 2


def test_an_answer_of_the_client_starts_the_count_again() -> None:
    turns = (
        make_turn("Не берёт", day=10),
        make_turn("Гудки", day=12),
        make_turn("Я на связи, извините", day=13, sender=Sender.CLIENT, channel="chat"),
        make_turn("Не берёт", day=15),
    )
    assert count_unanswered_turns(turns, AS_OF) == 1


def test_the_order_is_that_of_the_dates() -> None:
    answer = make_turn("Да, ждём", day=14, sender=Sender.CLIENT, channel="email")
    turns = (answer, make_turn("Не берёт", day=10), make_turn("Сброс", day=11))
    assert count_unanswered_turns(turns, AS_OF) == 0


def test_a_question_between_two_failures_is_an_attempt_too() -> None:
    turns = (
        make_turn("Нет ответа", day=10),
        make_turn("Когда вам удобно поговорить?", day=12, channel="email"),
        make_turn("Автоответчик", day=15),
    )
    assert count_unanswered_turns(turns, AS_OF) == 3


@pytest.mark.parametrize(("day", "count"), [(10, 1), (17, 1), (18, 0), (20, 0)])
def test_a_question_counts_once_its_reply_is_overdue(day: int, count: int) -> None:
    turns = (make_turn("Пришлите, пожалуйста, сроки?", day=day, channel="email"),)
    assert count_unanswered_turns(turns, AS_OF) == count


def test_nothing_said_is_nothing_unanswered() -> None:
    assert count_unanswered_turns((), AS_OF) == 0


@given(st.lists(st.sampled_from(["Не берёт", "Гудки", "Добрый день!", "Нет ответа"]), max_size=6))
def test_the_count_is_never_above_the_turns_that_failed(texts: list[str]) -> None:
    turns = tuple(make_turn(text, day=1 + index) for index, text in enumerate(texts))
    failed = sum(read_attempt(turn).turn is Turn.FAILED for turn in turns)
    # A greeting on a call is a talk: only what follows the last one counts.
    assert count_unanswered_turns(turns, AS_OF) <= failed
