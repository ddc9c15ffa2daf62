import pytest

from qualifier.evidence import extract_evidence
from qualifier.lead import Interaction, Sender
from qualifier.reading.purposes import Purpose
from qualifier.reading.schedule import Statement
from tests.builders import AS_OF, make_lead, make_record


def read(message: str, *turns: tuple[Sender, str]) -> tuple[Statement, ...]:
    talk = tuple(Interaction(at=AS_OF, channel="chat", sender=sender, text=text) for sender, text in turns)
    return extract_evidence(make_record(lead=make_lead(message=message, interactions=talk))).schedule


@pytest.mark.parametrize(
    ("question", "answer", "purpose"),
    [
        ("Когда стартуем?", "1 октября", Purpose.START),
        ("По срокам что?", "октябрь", Purpose.START),
        ("When would you like to start?", "1 October, before our sale", Purpose.START),
        ("Когда примете решение?", "1 октября", Purpose.DECISION),
        ("До какого числа принимаете заявки?", "до 1 октября", Purpose.BIDS),
        ("Вернёмся к вам осенью, когда удобно созвониться?", "в октябре", Purpose.TALK),
    ],
)
def test_an_answer_is_read_by_its_question(question: str, answer: str, purpose: Purpose) -> None:
    said = read("Нужна реклама.", (Sender.SELLER, question), (Sender.CLIENT, answer))
    assert [one.purpose for one in said if one.span is not None][0] is purpose


def test_the_sellers_own_dates_say_nothing() -> None:
    said = read("Нужна реклама.", (Sender.SELLER, "Пришлю план до 20 сентября, старт поставлю на октябрь."))
    assert said == ()


def test_a_clients_question_says_nothing() -> None:
    assert read("Успеем ли мы до 1 октября?") == ()


@pytest.mark.parametrize(
    "text",
    [
        "Не в октябре.",
        "Про октябрь забудьте.",
        "Забудьте про октябрь.",
        "В октябре не выйдет.",
        "Not October.",
        "Ноябрь вместо октября.",
    ],
)
def test_a_denied_date_is_dropped(text: str) -> None:
    assert any(said.is_dropped and said.span and said.span.first.month == 10 for said in read(text))


@pytest.mark.parametrize(
    "text", ["Не раньше октября.", "Not before October.", "В октябре, раньше ничего не будем делать."]
)
def test_a_date_that_only_bounds_is_kept(text: str) -> None:
    assert not any(said.is_dropped for said in read(text))


@pytest.mark.parametrize(
    "text", ["Осенью, или не осенью.", "Осенью, а может и не осенью.", "In spring, maybe never."]
)
def test_a_date_doubted_in_the_same_breath(text: str) -> None:
    assert read(text)[0].is_doubted


def test_a_verb_of_moving_before_the_new_day_is_no_delay() -> None:
    assert [said.delay for said in read("Перенесли на 1 февраля.")] == [None]


def test_a_verb_of_moving_after_the_old_day_is_a_delay() -> None:
    assert [bool(said.delay) for said in read("Хотели 1 октября, но перенесли.")] == [False, True]


def test_the_calendar_is_not_the_plan() -> None:
    assert read("It's September already.") == ()


def test_dictated_words_reach_over_the_cut() -> None:
    text = (
        "короче это леша из сети салонов мебели значит нам надо людей в салоны и чтобы звонили "
        "побольше а то тихо "
        "старт у нас первого октября и еще надо чтобы экраны были около метро решаю я сам перезвоните"
    )
    assert [(said.purpose, said.span and said.span.first.month) for said in read(text)] == [
        (Purpose.START, 10)
    ]
