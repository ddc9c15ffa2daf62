from hypothesis import given
from hypothesis import strategies as st

from qualifier.masking.mask import Mask, find_personal_data
from qualifier.masking.span import Kind

LETTER = "Меня зовут Иван Петров, +7 900 000-00-21. Бюджет 2 млн, старт 1 марта."
PARTS = st.sampled_from(
    [
        "+7 900 000-00-21",
        "ivan@firm.example",
        "Иван Петров",
        "бюджет 2 млн",
        "\n",
        ", ",
        "«Ромашка»",
        "\u200b",
        "ﬁ",
    ]
)


def test_one_value_has_one_token_in_all_its_spellings() -> None:
    mask = Mask()
    first = mask.hide("Звоните +7 900 000-00-21").text
    assert first == "Звоните <PHONE_1>"
    assert mask.hide("или 8 (900) 000 00 21, или 8 900 000-00-22").text == "или <PHONE_1>, или <PHONE_2>"


def test_what_scoring_needs_stays_readable() -> None:
    assert Mask().hide(LETTER).text == "Меня зовут <PERSON_1>, <PHONE_1>. Бюджет 2 млн, старт 1 марта."


def test_a_quote_of_the_masked_text_comes_back_as_the_client_wrote_it() -> None:
    masked = Mask().hide(LETTER)
    assert (
        masked.restore("<PERSON_1>, <PHONE_1>. Бюджет 2 млн") == "Иван Петров, +7 900 000-00-21. Бюджет 2 млн"
    )
    assert masked.restore("Бюджет 2 млн") == "Бюджет 2 млн"
    assert masked.restore("Бюджет 3 млн") is None
    assert masked.restore("") is None


def test_a_quote_that_cuts_a_token_brings_the_whole_value() -> None:
    assert Mask().hide(LETTER).restore("зовут <PER") == "зовут Иван Петров"
    assert Mask().hide(LETTER).restore("SON_1>, ") == "Иван Петров, "


def test_tokens_are_revealed_and_strange_ones_stay() -> None:
    mask = Mask()
    mask.hide(LETTER)
    assert mask.reveal("Перезвоните <PERSON_1>: <PHONE_1>, <PHONE_9>") == (
        "Перезвоните Иван Петров: +7 900 000-00-21, <PHONE_9>"
    )


def test_what_overlaps_is_hidden_whole_under_the_more_telling_kind() -> None:
    text = "пишите https://wa.me/79000000021"
    assert [(text[s.start : s.end], s.kind) for s in find_personal_data(text)] == [
        ("https://wa.me/79000000021", Kind.HANDLE)
    ]


def test_an_empty_text_stays_empty() -> None:
    assert Mask().hide("").text == ""
    assert Mask().hide("\u200b").text == "\u200b"


@given(st.lists(PARTS, max_size=12))
def test_every_stretch_of_the_masked_text_restores_to_the_original(parts: list[str]) -> None:
    text = " ".join(parts)
    masked = Mask().hide(text)
    assert masked.restore(masked.text) == (text or None)
    for piece in masked.text.split(", "):
        assert not piece or masked.restore(piece) in text


@given(st.text(max_size=200))
def test_no_text_breaks_it(text: str) -> None:
    masked = Mask().hide(text)
    assert masked.restore(masked.text) == (text or None)
