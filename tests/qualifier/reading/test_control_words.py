import pytest

from qualifier.reading.control_words import CONTROLS, CONTROLS_EN, OWNS


@pytest.mark.parametrize(
    "text",
    [
        "решение по договору за мной",
        "деньги тоже мои",
        "подписывать тоже мне",
        "плачу за все я",
        "ставлю подпись сам",
        "согласований не будет",
        "кроме меня некому",
        "мне делегировали право выбора",
        "последнее слово оставили за мной",
        "подписывает: я",
        "ответственность беру на себя",
        "сама себе хозяйка",
        "доверенность на подпись у меня",
        "ответственный за выбор площадки я",
    ],
)
def test_control_is_claimed(text: str) -> None:
    assert CONTROLS.search(text)


@pytest.mark.parametrize(
    "text",
    [
        "решение не за мной",
        "деньги не мои",
        "решать не мне",
        "без согласований денег не дадут",
        "выбор моего директора",
        "решение моей начальницы",
        "отвечать можно мне",
        "нужна реклама",
    ],
)
def test_control_is_not_claimed(text: str) -> None:
    assert CONTROLS.search(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the money is mine to spend", True),
        ("nobody co-signs", True),
        ("no sign-off needed from anyone", True),
        ("the decision rests with me", True),
        ("it's my own call", True),
        ("you are talking to the decision maker", True),
        ("how much is not mine to say", False),
        ("nobody signs up for the course", False),
        ("the decision rests with the board", False),
        ("no approval yet", False),
        ("my call yesterday was cut", False),
    ],
)
def test_control_is_claimed_in_english(text: str, *, expected: bool) -> None:
    assert (CONTROLS_EN.search(text) is not None) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("хинкальная моя", True),
        ("держу две пекарни", True),
        ("мы с мужем держим кафе", True),
        ("ип иванова, реклама маникюра", True),
        ("у меня небольшой салон", True),
        ("i own three bakeries", True),
        ("my wife and i run a hostel", True),
        ("this is my own little shop", True),
        ("as the owner of two car washes", True),
        ("кафе моего брата", False),
        ("у нас две пекарни", False),
        ("my opinion is yes", False),
    ],
)
def test_a_firm_is_called_ones_own(text: str, *, expected: bool) -> None:
    assert (OWNS.search(text) is not None) is expected
