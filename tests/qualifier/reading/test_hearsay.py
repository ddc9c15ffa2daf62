import pytest

from qualifier.reading.hearsay import reported_sentences


@pytest.mark.parametrize(
    ("channel", "sentences", "told"),
    [
        ("call", ("Подтвердила два миллиона.",), (True,)),
        ("call", ("He said May.",), (True,)),
        ("note", ("По её словам, старт в мае.",), (True,)),
        ("note", ("Со слов клиента, бюджет 2 млн.",), (True,)),
        ("note", ("Просит смс и пуш.", "Старт в мае."), (True, True)),
        ("note", ("Сеть крупная.", "Думаю, дадут пять миллионов."), (False, False)),
        ("note", ("Подтвердил два миллиона.", "Думаю, дадут и пять."), (True, False)),
        ("note", ("Думаю, дадут пять.", "Сказала: «только два миллиона»."), (False, True)),
        ("note", ("Probably big.", "Client confirmed 2m."), (False, True)),
        ("meeting", ("Девять точек, Тула.", "Старт в мае."), (True, True)),
        ("meeting", ("Девять точек.", "Мне кажется, возьмут видео."), (True, False)),
        ("meeting", ("Какой у вас бюджет?",), (False,)),
        ("call", ("Не ответили.",), (False,)),
        ("call", ("Отправил презентацию.",), (False,)),
        ("call", ("Объяснил, что сайты не делаем, она сказала «жаль, нужен сайт».",), (True,)),
        ("email", ("Сумма два миллиона?",), (False,)),
        ("email", ("Вы подтвердили два миллиона.",), (True,)),
        ("email", ("Вы подтвердили два миллиона?",), (False,)),
        ("email", ("Клиент сказал, что май.",), (False,)),
        ("chat", ("As you confirmed, 2m.",), (True,)),
        ("note", (), ()),
    ],
)
def test_a_report_is_told_from_a_guess(
    channel: str, sentences: tuple[str, ...], told: tuple[bool, ...]
) -> None:
    assert reported_sentences(sentences, channel) == told


@pytest.mark.parametrize(
    "guess",
    [
        "Наверняка есть деньги.",
        "По-моему, возьмут.",
        "Уверена, дадут больше.",
        "Скорее всего, решает она.",
        "По ощущениям, готовы.",
        "Сдаётся мне, миллионов пять.",
        "Ставлю горячий.",
        "Говорят, уходит директор.",
        "Подозреваю, взяли других.",
        "They probably have 5m.",
        "My feeling is they can stretch.",
        "I bet she signs.",
        "Must have 300 people.",
    ],
)
def test_a_guess_is_no_report_whatever_the_channel(guess: str) -> None:
    assert reported_sentences((guess,), "note") == (False,)
    assert reported_sentences((guess,), "meeting") == (False,)
