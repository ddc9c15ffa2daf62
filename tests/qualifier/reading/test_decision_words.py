import pytest

from qualifier.reading.decision_words import (
    ADVICE_DENIED,
    ADVISES,
    CHOOSES_SHORT,
    COLLECTS,
    DECIDES,
    DECIDES_3,
    DECIDES_EN,
    INSIDE,
    JOINT,
    LIMITED,
    NO_PART,
    NOT_LAST,
)
from qualifier.reading.fold import fold


def says(expression, text: str) -> bool:
    return expression.search(fold(text).text) is not None


@pytest.mark.parametrize(
    "text",
    [
        "Подрядчика выбираю я сам.",
        "Решение здесь принимаю я.",
        "Договор подписываю лично, без доверенностей.",
        "Сам утверждаю все расходы на рекламу.",
        "Окончательное слово за мной.",
        "Последнее слово у меня.",
        "Мой голос решающий.",
        "Право подписи у меня есть.",
        "Согласовывать мне не с кем.",
        "Ни у кого не спрашиваю, беру и делаю.",
        "Ни с кем не советуюсь, решаю быстро.",
        "Выше меня только собственник неба.",
        "Надо мной никого нет.",
        "Рекламным бюджетом распоряжаюсь я.",
        "Деньги мои, трачу как хочу.",
        "Кошелёк держу я.",
        "ЛПР — я.",
        "Я тут за главного, со мной и говорите.",
        "Сам и плачу, сам и решаю.",
        "Сама себе директор.",
        "Отмашку даю я.",
        "Кнопку жму я.",
        "Как скажу, так и будет.",
        "Всё на моё усмотрение.",
        "Полномочия у меня есть.",
        "Уполномочен подписать договор.",
        "Имею право подписи.",
        "Исполнителя нанимаю я.",
        "За мной и выбор, и деньги.",
        "Единственный, кто подписывает договоры, — это я.",
        "Мне самой решать, с кем работать.",
        "Подписант — я.",
    ],
)
def test_who_decides_says_so(text: str) -> None:
    assert says(DECIDES, text)


@pytest.mark.parametrize(
    "text",
    [
        "Я ничего не решаю.",
        "Сам я не выбираю подрядчика.",
        "Решаем задачи по логистике.",
        "Никого не выбираю, только смотрю.",
        "Выбор за директором.",
        "Слово за собственником.",
        "Бюджет утверждает совет.",
        "Подписи ставит бухгалтерия.",
        "Что решаю? Да ничего.",
        "Нужна реклама кофеен в Твери.",
        "Решение примут без нас.",
        "Хочу понять, сколько стоит размещение.",
    ],
)
def test_who_does_not_say_that_he_decides_is_not_heard_so(text: str) -> None:
    assert not says(DECIDES, text)


@pytest.mark.parametrize(
    "text",
    [
        "I decide on vendors.",
        "I personally approve all spending.",
        "I sign off the media plan.",
        "I hold the budget.",
        "I control the purse here.",
        "Final say is mine.",
        "The last word is mine.",
        "I make all the decisions.",
        "The buck stops with me.",
        "I have full authority.",
        "I have the final say.",
        "The decision rests with me.",
        "I'm authorised to sign.",
        "I am the decision maker.",
        "It's my call.",
        "The budget is mine.",
        "I am the one who signs.",
        "Nobody above me.",
        "I report to nobody.",
        "We do not need anyone's approval.",
        "It is solely up to me.",
        "I will pick the agency myself.",
        "I give the green light.",
        "The vendor is my choice.",
    ],
)
def test_who_decides_says_so_in_english(text: str) -> None:
    assert says(DECIDES_EN, text)


@pytest.mark.parametrize(
    "text",
    [
        "The board decides.",
        "I pick up the phone for the team.",
        "I sign my words with care.",
        "The call was cut.",
        "She has the budget.",
        "Tell me what you decide.",
        "We need leads in spring.",
        "The decision is due on Friday.",
        "The last word came from the owner.",
    ],
)
def test_other_english_is_no_claim_to_decide(text: str) -> None:
    assert not says(DECIDES_EN, text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Подрядчиков выбирает сама.", True),
        ("Бюджет на нём.", True),
        ("Утверждает единолично.", True),
        ("Последнее слово за ней.", True),
        ("Подпись его.", True),
        ("She signs everything herself.", True),
        ("He alone decides.", True),
        ("Has the final say.", True),
        ("Is the decision maker.", True),
        ("Решает совет директоров.", False),
        ("Выбирают всем отделом.", False),
        ("The team chooses.", False),
        ("Signs of growth are there.", False),
    ],
)
def test_a_note_may_say_that_somebody_decides_alone(text: str, *, expected: bool) -> None:
    assert says(DECIDES_3, text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Решаем вместе с директором.", True),
        ("Выбираем вдвоём.", True),
        ("Коллегиально всё утверждаем.", True),
        ("Подписываем оба.", True),
        ("We decide together.", True),
        ("We choose jointly.", True),
        ("Решаем быстро.", False),
        ("Let's decide together on a date.", False),
        ("Вместе веселее.", False),
    ],
)
def test_some_decide_together(text: str, *, expected: bool) -> None:
    assert says(JOINT, text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Это не мой вопрос.", True),
        ("Решение не за мной.", True),
        ("Подпись не моя.", True),
        ("Решать не я буду.", True),
        ("Без права подписи.", True),
        ("Не моя компетенция.", True),
        ("Это выше моих полномочий.", True),
        ("Решат без меня.", True),
        ("Не мне выбирать.", True),
        ("I cannot sign.", True),
        ("I am not authorised to approve it.", True),
        ("It is not my call.", True),
        ("That is above my pay grade.", True),
        ("It's not up to me.", True),
        ("Решение за мной.", False),
        ("Подпись моя.", False),
        ("It is my call.", False),
        ("I can sign today.", False),
        ("Это мой вопрос.", False),
    ],
)
def test_some_have_not_the_last_word(text: str, *, expected: bool) -> None:
    assert says(NOT_LAST, text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Я тут ничего не решаю.", True),
        ("Моё дело маленькое.", True),
        ("Я человек маленький.", True),
        ("Я просто передаточное звено.", True),
        ("В выборе не участвую.", True),
        ("К решению отношения не имею.", True),
        ("Права голоса нет.", True),
        ("Меня никто не спрашивает.", True),
        ("От меня ничего не зависит.", True),
        ("Я тут никто.", True),
        ("Подписывать не уполномочен.", True),
        ("I am just a messenger.", True),
        ("I have no say in it.", True),
        ("I have no vote.", True),
        ("I'm not involved.", True),
        ("I do not decide anything.", True),
        ("В рекламе участвую давно.", False),
        ("От сезона всё зависит.", False),
        ("Голос у меня есть.", False),
        ("I have a say in it.", False),
        ("We have no app yet.", False),
        ("Решаю всё сама.", False),
    ],
)
def test_some_have_no_part(text: str, *, expected: bool) -> None:
    assert says(NO_PART, text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Я только собираю предложения.", True),
        ("Мне велено узнать цены.", True),
        ("Меня попросили обзвонить подрядчиков.", True),
        ("Моя задача — собрать варианты.", True),
        ("Просто пересылаю письма начальнику.", True),
        ("КП складываю в папочку.", True),
        ("Цены собираю для отчёта.", True),
        ("Я всего лишь секретарь.", True),
        ("I only collect quotes.", True),
        ("I was told to gather prices.", True),
        ("Just forwarding this to my boss.", True),
        ("I'm merely asking for her.", False),
        ("Собираем базу клиентов.", False),
        ("Соберём заявки с сайта.", False),
        ("Мне поручено выбрать подрядчика.", False),
        ("We collect bonuses for customers.", False),
        ("Хотим собрать больше заявок.", False),
    ],
)
def test_some_only_collect(text: str, *, expected: bool) -> None:
    assert says(COLLECTS, text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Я сравниваю и рекомендую.", True),
        ("Готовлю сравнительную таблицу.", True),
        ("Составляю шорт-лист.", True),
        ("Торгуюсь по цене тоже я.", True),
        ("Моё мнение учитывают: с правом голоса.", True),
        ("Я член комиссии.", True),
        ("Мне поручили подобрать площадку.", True),
        ("Ко мне прислушиваются.", True),
        ("Подскажу ей, кого взять.", True),
        ("I shortlist vendors.", True),
        ("I recommend, she signs.", True),
        ("We have a mandate.", True),
        ("We buy media for them.", True),
        ("I'll present your offer to the board.", True),
        ("My opinion matters.", True),
        ("Нужна реклама.", False),
        ("Пришлите прайс.", False),
        ("Send me your rates.", False),
    ],
)
def test_some_advise(text: str, *, expected: bool) -> None:
    assert says(ADVISES, text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Отбираю троих.", True),
        ("С правом голоса.", True),
        ("I narrow the list.", True),
        ("I compare bids.", True),
        ("Переписываю начисто.", False),
        ("I type the minutes.", False),
    ],
)
def test_advice_on_the_choice_itself_is_told_apart(text: str, *, expected: bool) -> None:
    assert says(CHOOSES_SHORT, text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Я никого не рекомендую.", True),
        ("Сам не сравниваю.", True),
        ("I do not compare, i only write.", True),
        ("Оценивать не мне.", True),
        ("Рекомендую и сравниваю.", False),
        ("I compare.", False),
    ],
)
def test_advice_may_be_denied(text: str, *, expected: bool) -> None:
    assert says(ADVICE_DENIED, text) is expected


@pytest.mark.parametrize(
    ("expression", "text", "expected"),
    [
        (LIMITED, "Решаю до определённой суммы.", True),
        (LIMITED, "Свыше миллиона — директор.", True),
        (LIMITED, "Anything above goes to the CEO.", True),
        (LIMITED, "Решаю вместе с мужем.", True),
        (LIMITED, "Решаю всё.", False),
        (LIMITED, "I sign everything.", False),
        (INSIDE, "В этих пределах подписываю сам.", True),
        (INSIDE, "Within that I sign myself.", True),
        (INSIDE, "В пределах города.", False),
    ],
)
def test_a_say_may_have_a_limit(expression, text: str, *, expected: bool) -> None:
    assert says(expression, text) is expected
