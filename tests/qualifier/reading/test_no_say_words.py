import pytest

from qualifier.reading.no_say_words import MERELY, NO_SAY, SENT, STUDIES


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("дальше не моя забота", True),
        ("меня никто не спросит", True),
        ("меня туда не пускают", True),
        ("я тут ни при чем", True),
        ("don't ask me who chooses", True),
        ("my job ends there", True),
        ("кредитный комитет тут ни при чем", False),
        ("нас не пускают в центр города", False),
    ],
)
def test_the_rest_is_not_the_speakers_business(text: str, *, expected: bool) -> None:
    assert (NO_SAY.search(text) is not None) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("выписываю и все", True),
        ("я и пишу", True),
        ("номер набираю и трубку передаю", True),
        ("положу на стол", True),
        ("мне ответ только перекинуть ей", True),
        ("звоню по списку и записываю ответы", True),
        ("that's all i do", True),
        ("collecting quotes for my boss", True),
        ("мне нужно просто узнать, что у вас есть", False),
        ("пишу вам и жду ответа", False),
        ("i do not forward letters", False),
    ],
)
def test_the_speaker_is_merely_a_pair_of_hands(text: str, *, expected: bool) -> None:
    assert (MERELY.search(text) is not None) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("шеф велел узнать цены", True),
        ("хозяйка послала спросить сколько стоит", True),
        ("they told me to get three quotes", True),
        ("they said ask around for prices", True),
        ("директор сказал, что бюджет есть", False),
    ],
)
def test_the_speaker_was_sent_to_ask(text: str, *, expected: bool) -> None:
    assert (SENT.search(text) is not None) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("пишу диплом по рекламе", True),
        ("i need figures for my thesis", True),
        ("хочу взять у вас интервью", True),
        ("пишу вам о рекламе", False),
    ],
)
def test_who_studies_advertising_buys_none(text: str, *, expected: bool) -> None:
    assert (STUDIES.search(text) is not None) is expected
