import pytest

from qualifier.reading import budget_states as states
from qualifier.reading.expressions import AnyOf
from qualifier.reading.fold import fold


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (states.FROZEN, "Совладелец запер все траты до весны"),
        (states.FROZEN, "выплаты подрядчикам встали"),
        (states.FROZEN, "холдинг ввёл запрет на рекламу"),
        (states.FROZEN, "кран перекрыли"),
        (states.FROZEN, "a spending freeze is on"),
        (states.FROZEN, "marketing spend is suspended"),
        (states.NONE, "смету сократили в ноль"),
        (states.NONE, "платить сейчас нечем"),
        (states.NONE, "денег в этом квартале не предвидится"),
        (states.NONE, "карманы пустые"),
        (states.NONE, "утвердили ноль"),
        (states.NONE, "we cannot afford advertising"),
        (states.NONE, "they axed our media budget"),
        (states.GONE, "полтора миллиона пошли на новые холодильники"),
        (states.GONE, "всё, что отложили на рекламу, перекинули логистам"),
        (states.GONE, "бюджет съела логистика"),
        (states.GONE, "the cash went into a new oven"),
        (states.GONE, "the group took back our money"),
        (states.APPROVAL, "сумму считает экономист"),
        (states.APPROVAL, "смета лежит в бухгалтерии"),
        (states.APPROVAL, "бюджет ещё не утверждён"),
        (states.APPROVAL, "finance hasn't cleared the spend"),
        (states.APPROVAL, "the owners are still debating the figure, the money is being argued over"),
        (states.PROPOSE, "в пределах разумного"),
        (states.PROPOSE, "под ваш расчёт попросим деньги"),
        (states.PROPOSE, "please quote, we have no budget in mind"),
        (states.PROPOSE, "give us a ballpark"),
        (states.EXISTS, "деньги нам дадут"),
        (states.EXISTS, "there's money for it"),
    ],
)
def test_a_state_is_read_beside_the_money_in_either_order(pattern: AnyOf, text: str) -> None:
    assert pattern.search(fold(text).text)


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (states.FROZEN, "морозильные камеры стоят в каждом зале"),
        (states.FROZEN, "по смете: экраны и пуши"),
        (states.GONE, "бюджет ушёл на рекламу"),
        (states.GONE, "деньги отдали на продвижение"),
        (states.NONE, "денег у покупателей хватает"),
        (states.APPROVAL, "покупателей не хватает"),
        (states.PROPOSE, "цены на кофе растут"),
    ],
)
def test_the_same_words_of_other_things_say_nothing(pattern: AnyOf, text: str) -> None:
    assert pattern.search(fold(text).text) is None


@pytest.mark.parametrize(
    ("name", "texts"),
    [
        (
            "FROZEN",
            ("бюджет на рекламу заморозили", "the budget is frozen", "all marketing spend is on hold"),
        ),
        (
            "NONE",
            (
                "денег на рекламу не осталось",
                "there is no money left for ads",
                "касса пуста",
                "we are flat broke",
            ),
        ),
        (
            "GONE",
            (
                "бюджет забрал отдел логистики",
                "the budget went to new trucks",
                "we spent it all on a warehouse",
            ),
        ),
        ("APPROVAL", ("сумму утверждает директор", "смета на подписи", "the budget is with our cfo")),
        ("PROPOSE", ("цену назовите сами", "you name the price", "budget is flexible")),
        ("EXISTS", ("бюджет найдется", "we have a budget", "средства в наличии")),
    ],
)
def test_money_is_in_the_state_that_was_said(name: str, texts: tuple[str, ...]) -> None:
    pattern = getattr(states, name)
    assert [text for text in texts if not pattern.search(fold(text).text)] == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("FROZEN", "бюджет утвержден"),
        ("NONE", "деньги есть"),
        ("GONE", "деньги ушли на рекламу"),
        ("APPROVAL", "бюджет 300 тысяч"),
        ("PROPOSE", "у нас 300 тысяч"),
        ("EXISTS", "денег нет"),
    ],
)
def test_money_in_hand_or_spent_on_advertising_is_in_no_bad_state(name: str, text: str) -> None:
    assert getattr(states, name).search(text) is None
