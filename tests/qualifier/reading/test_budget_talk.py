import pytest

from qualifier.reading.budget_talk import NEGATIVE, BudgetTalk, read_budget_talk
from qualifier.reading.segments import Segment, Sentence, Speaker
from qualifier.reading.sentences import split_sentences


def make_sentence(text: str) -> Sentence:
    segment = Segment(place="message", start=0, end=len(text), speaker=Speaker.CLIENT)
    return split_sentences(segment, text)[0]


def kinds_of(text: str, *, is_answer: bool = False) -> set[BudgetTalk]:
    return {signal.value.kind for signal in read_budget_talk(make_sentence(text), is_answer=is_answer)}


@pytest.mark.parametrize(
    "text",
    [
        "бюджета на это нет",
        "бюджета у нас пока нет",
        "нет бюджета",
        "нет денег на рекламу",
        "денег на рекламу ноль",
        "бюджет нулевой",
        "на продвижение ни копейки",
        "ни рубля не дадут",
        "средства не предусмотрены",
        "денег не выделили",
        "денег на это не дам",
        "денег не будет",
        "рекламный бюджет обнулили",
        "деньги кончились",
        "рекламу урезали до нуля",
        "кубышка пуста",
        "мы на мели",
        "у нас на рекламу шиш",
        "we have no budget for this",
        "no budget this year",
        "no money for ads",
        "we don't have the money",
        "there is none left",
        "zero budget",
        "the budget is zero",
        "not a kopeck for ads",
        "our marketing funds were pulled",
        "the CFO killed the budget",
        "the piggy bank is empty",
    ],
)
def test_no_money_is_none(text: str) -> None:
    assert BudgetTalk.NONE in kinds_of(text)


@pytest.mark.parametrize(
    "text",
    [
        "бюджет заморожен",
        "бюджет заморозили до весны",
        "заморозили все расходы на рекламу",
        "лимиты приостановлены",
        "финансирование на паузе",
        "счета под арестом",
        "траты на стопе до марта",
        "запретили любые расходы",
        "ad money is frozen",
        "the budget is on hold",
        "they froze all marketing spend",
        "our accounts are seized",
        "лимиты на год закрыли",
    ],
)
def test_money_held_back_is_frozen(text: str) -> None:
    assert BudgetTalk.FROZEN in kinds_of(text)


@pytest.mark.parametrize(
    "text",
    [
        "деньги ушли на ремонт",
        "все деньги съел склад",
        "бюджет перебросили на другое направление",
        "два миллиона ушли на котельную",
        "деньги отдали на логистику",
        "the budget was reallocated to events",
        "the money went to a new roof",
        "the budget is gone",
        "the roof ate it",
        "Бюджет изъят.",
    ],
)
def test_money_spent_elsewhere_is_gone(text: str) -> None:
    assert BudgetTalk.GONE in kinds_of(text)


@pytest.mark.parametrize(
    "text",
    [
        "бюджет на согласовании",
        "смета на утверждении у совета",
        "бюджет ещё не утверждён",
        "сумму утверждают",
        "деньги согласуют на той неделе",
        "бюджет защищаем в пятницу",
        "смета лежит под подписью",
        "бюджет верстается",
        "финансовый директор ещё не подписал бюджет",
        "сумма ждёт визы",
        "как подпишут, так скажу",
        "the budget is being approved",
        "budget pending",
        "the budget is with the finance committee",
        "waiting for the budget approval",
        "they have not approved the budget",
        "Budget is being drafted.",
    ],
)
def test_money_under_way_is_in_approval(text: str) -> None:
    assert BudgetTalk.IN_APPROVAL in kinds_of(text)


@pytest.mark.parametrize(
    "text",
    [
        "цену назовите сами",
        "сами предложите сумму",
        "бюджет от вас ждём",
        "ждём от вас цифры",
        "сколько скажете, столько и заплатим",
        "вы скажите, сколько надо",
        "под ваше предложение найдём деньги",
        "стоимость просим указать",
        "ставьте свою цену",
        "какую сумму назовёте, ту и понесу",
        "name the price yourself",
        "tell us the figure",
        "propose a budget",
        "come up with a number",
        "let me know how much you need",
        "the budget is up to you",
        "Цену говорите вы, я торгуюсь.",
        "По бюджету: как скажете, столько и найдём.",
        "Quote me.",
    ],
)
def test_a_sum_left_to_us_is_a_call_for_a_proposal(text: str) -> None:
    assert BudgetTalk.PROPOSE in kinds_of(text)


@pytest.mark.parametrize(
    "text",
    [
        "бюджет есть",
        "деньги есть, сумму не скажу",
        "есть бюджет на продвижение",
        "средства предусмотрены",
        "деньги заложены",
        "под это есть отдельная строка",
        "сумму не разглашаем",
        "деньги не проблема",
        "there is a budget",
        "we do have a budget for it",
        "the money is set aside",
        "budget is not an issue",
        "there is a line in our plan",
        "the figure is confidential",
    ],
)
def test_money_without_its_figure_exists(text: str) -> None:
    assert BudgetTalk.EXISTS in kinds_of(text)


@pytest.mark.parametrize(
    "text",
    [
        "расскажите, что у вас есть",
        "времени нет совсем",
        "проблем с доставкой нет",
        "нам нужны заявки из Казани",
        "когда можно начать?",
        "про деньги мне не говорят",
        "есть ли у вас Smart TV?",
        "no problem, call me tomorrow",
        "we have twelve shops",
        "please send the deck",
        "бюджет есть?",
        "пока ни копейки не трогаем",
        "и ни рублём больше",
        "not a kopeck more",
        "Веду рекламный бюджет, старт планировали 1 февраля.",
        "Смету не обсуждали.",
        "Дальше лодки на прикол, и кредит платить нечем.",
        "За лето у нас закрыли 14 % счетов.",
    ],
)
def test_other_talk_says_nothing_of_the_budget(text: str) -> None:
    assert kinds_of(text) == set()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("нет", BudgetTalk.NONE),
        ("пока никакого", BudgetTalk.NONE),
        ("none this year", BudgetTalk.NONE),
        ("есть", BudgetTalk.EXISTS),
        ("да, есть", BudgetTalk.EXISTS),
        ("yes", BudgetTalk.EXISTS),
    ],
)
def test_a_bare_answer_speaks_of_money_only_when_money_was_asked_for(text: str, kind: BudgetTalk) -> None:
    assert kinds_of(text) == set()
    assert kinds_of(text, is_answer=True) == {kind}


def test_money_that_may_come_does_not_exist() -> None:
    assert BudgetTalk.EXISTS not in kinds_of("деньги, если и будут, то не знаю откуда")


def test_the_talk_tells_whether_advertising_is_named() -> None:
    named = read_budget_talk(make_sentence("на рекламу денег нет"))[0].value
    unnamed = read_budget_talk(make_sentence("денег нет"))[0].value

    assert (named.names_advertising, unnamed.names_advertising) == (True, False)


def test_the_gravest_reading_comes_first() -> None:
    kinds = [s.value.kind for s in read_budget_talk(make_sentence("бюджет есть, но он заморожен"))]

    assert kinds[0] in NEGATIVE


@pytest.mark.parametrize(
    "text",
    [
        "деньги обсуждают, пока цифры нет",
        "за ноль рублей проверяют зрение",
        "семьсот тысяч, больше ни рубля",
        "кошелёк не пустой",
    ],
)
def test_a_missing_figure_or_a_cap_is_no_refusal(text: str) -> None:
    assert BudgetTalk.NONE not in kinds_of(text)


@pytest.mark.parametrize("text", ["смета ушла на подпись", "в прошлом году бюджет ушёл на радио"])
def test_papers_on_their_way_and_last_year_are_not_money_gone(text: str) -> None:
    assert BudgetTalk.GONE not in kinds_of(text)


@pytest.mark.parametrize(
    "text", ["бюджетная комиссия соберётся в среду", "финансовый вопрос решаем в понедельник"]
)
def test_money_that_is_being_dealt_with_is_open(text: str) -> None:
    assert BudgetTalk.OPEN in kinds_of(text)


@pytest.mark.parametrize(
    "text", ["про бюджет мне не говорят", "о деньгах спросите шефа", "какой бюджет обсуждаете?"]
)
def test_a_speaker_who_does_not_know_leaves_nothing_open(text: str) -> None:
    assert kinds_of(text) == set()
