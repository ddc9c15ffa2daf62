import pytest

from qualifier.reading.budget_phrases import APPROVAL, EXISTS, FROZEN, GONE, HINTS, NONE, PROPOSE
from qualifier.reading.gated import Gated


@pytest.mark.parametrize(
    ("pattern", "texts"),
    [
        (
            NONE,
            (
                "денег на рекламу нет",
                "нет средств",
                "бюджет ноль",
                "ни рубля",
                "бюджет срезали",
                "деньги кончились",
                "средства не выделены",
                "мы на мели",
                "we have no budget",
                "no money this year",
                "nothing set aside",
                "the kitty is empty",
                "cfo axed the budget",
            ),
        ),
        (
            FROZEN,
            (
                "бюджет заморожен",
                "приостановили финансирование",
                "деньги под замком",
                "расходы на паузе",
                "счета арестованы",
                "budget on hold",
                "they froze the budget",
                "accounts are seized",
            ),
        ),
        (
            GONE,
            (
                "деньги ушли на ремонт",
                "бюджет перебросили на склад",
                "склад съел весь бюджет",
                "the money was spent",
                "reallocated to turkey",
                "the roof ate it",
            ),
        ),
        (
            APPROVAL,
            (
                "бюджет на согласовании",
                "утверждают бюджет",
                "смета на столе",
                "сумма ждет подписи",
                "budget pending",
                "it's with the board",
                "not yet approved the budget",
            ),
        ),
        (
            PROPOSE,
            (
                "назовите цену сами",
                "цену поставьте вы сами, назовите",
                "ждем от вас цифры",
                "бюджет от вас",
                "name the price",
                "come up with a figure",
                "make us an offer",
            ),
        ),
        (
            EXISTS,
            (
                "бюджет есть",
                "деньги отложены",
                "выделили бюджет",
                "есть чем платить",
                "there is a budget",
                "funds are available",
                "the sum is confidential",
            ),
        ),
    ],
)
def test_a_gate_lets_through_what_its_pattern_matches(pattern: Gated, texts: tuple[str, ...]) -> None:
    assert [text for text in texts if not pattern.regex.search(text)] == []
    assert [text for text in texts if not pattern.search(text)] == []
    assert [text for text in texts if not any(hint in text for hint in HINTS)] == []


@pytest.mark.parametrize("pattern", [NONE, FROZEN, GONE, APPROVAL, PROPOSE, EXISTS])
@pytest.mark.parametrize("filler", ["деньги ", "бюджет, ", "сумма вы ", "no budget is ", "а" * 20])
def test_a_long_text_is_read_in_time(pattern: Gated, filler: str) -> None:
    text = filler * (50_000 // len(filler))

    assert sum(1 for _ in pattern.finditer(text)) >= 0
