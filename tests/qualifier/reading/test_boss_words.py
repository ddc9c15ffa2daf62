import pytest

from qualifier.reading.boss_words import OTHER, OTHER_SAYS_YES


@pytest.mark.parametrize(
    "text",
    [
        "ему и решать",
        "решать хозяину",
        "подрядчиков назначает холдинг",
        "без подписи президента договор недействителен",
        "договор должен одобрить совет директоров",
        "кого выбрать, скажет президент",
        "the final yes is hers",
        "the owner has to say yes",
        "our chairman insists on choosing himself",
        "without mr brown i cannot sign",
        "nothing is signed unless the owner has agreed",
        "others decide",
    ],
)
def test_the_yes_is_anothers(text: str) -> None:
    assert OTHER_SAYS_YES.search(text)


@pytest.mark.parametrize(
    "text",
    ["решать мне", "i say yes", "the decision is mine", "покупатель сам решает", "сменился собственник"],
)
def test_nobody_else_is_named(text: str) -> None:
    assert OTHER_SAYS_YES.search(text) is None


def test_a_day_by_which_something_is_signed_is_nobody() -> None:
    assert OTHER.search("sixty contracts must be signed by 31 august") is None
    assert OTHER.search("contracts are signed by our chairman")
