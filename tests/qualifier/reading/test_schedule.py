import pytest

from qualifier.evidence import extract_evidence
from qualifier.lead import Interaction, Sender
from qualifier.reading.postponement import Delay
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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Старт 1 октября.", [(Purpose.START, "2026-10-01", "2026-10-01")]),
        ("Start on 1 October.", [(Purpose.START, "2026-10-01", "2026-10-01")]),
        ("Кампания с 1 по 30 ноября.", [(Purpose.START, "2026-11-01", "2026-11-30")]),
        (
            "Launch in November, the decision is due 20 October.",
            [(Purpose.START, "2026-11-01", "2026-11-30"), (Purpose.DECISION, "2026-10-20", "2026-10-20")],
        ),
        ("Решение примем до 20 сентября.", [(Purpose.DECISION, "2026-09-20", "2026-09-20")]),
        ("Тендер: приём заявок до 25 сентября.", [(Purpose.BIDS, "2026-09-25", "2026-09-25")]),
        ("Позвоните завтра.", [(Purpose.TALK, "2026-09-16", "2026-09-16")]),
        ("Call me tomorrow.", [(Purpose.TALK, "2026-09-16", "2026-09-16")]),
        ("Отложили до ноября.", [(Purpose.START, "2026-11-01", "2026-11-30")]),
        ("Выставка 10 ноября.", [(Purpose.EVENT, "2026-11-10", "2026-11-10")]),
        (
            "Старт 1 октября, крутим до 15 декабря.",
            [(Purpose.START, "2026-10-01", "2026-10-01"), (Purpose.END, "2026-12-15", "2026-12-15")],
        ),
        ("Нужна реклама.", []),
    ],
)
def test_each_date_is_read_with_what_it_is_for(text: str, expected: list[tuple[Purpose, str, str]]) -> None:
    told = [(said.purpose, said.span) for said in read(text) if said.span is not None]
    assert [(purpose, str(span.first), str(span.last)) for purpose, span in told] == expected


@pytest.mark.parametrize(
    ("text", "delay"),
    [
        ("Мы всё отложили.", Delay.PUT_OFF),
        ("We postponed it.", Delay.PUT_OFF),
        ("Кампанию отменили.", Delay.CANCELLED),
        ("The campaign is cancelled.", Delay.CANCELLED),
        ("Нужно срочно.", Delay.SOON),
        ("asap please", Delay.SOON),
    ],
)
def test_a_delay_or_a_hurry_is_read_without_a_date(text: str, delay: Delay) -> None:
    assert [(said.delay, said.span) for said in read(text)] == [(delay, None)]


@pytest.mark.parametrize(
    "text",
    [
        "Старт 1 октября, крутим до 15 декабря.",
        "Launch in November for two months, the decision is due 20 October.",
        "Старт 1 октября на три месяца, решение 20 сентября.",
    ],
)
def test_statements_of_a_sentence_stand_in_the_order_they_were_said(text: str) -> None:
    said = read(text)
    assert [one.start for one in said if one.sentence == said[0].sentence] == sorted(
        one.start for one in said if one.sentence == said[0].sentence
    )
    assert all(0 <= one.start < one.end <= len(one.sentence.folded) for one in said)
