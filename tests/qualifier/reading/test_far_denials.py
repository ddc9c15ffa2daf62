import pytest

from qualifier.reading.far_denials import is_denied_afar

WHAT = "мы передумали"
WHAT_EN = "we called it off"


@pytest.mark.parametrize(
    "lead",
    [
        "никто не говорил, что ",
        "я бы не сказал, что ",
        "мы вовсе не говорили, что ",
        "это не значит, что ",
        "неправда, что ",
        "слухи, будто ",
        "не думайте, что ",
        "нельзя сказать, что ",
    ],
)
def test_what_nobody_said_is_denied(lead: str) -> None:
    assert is_denied_afar(lead + WHAT, len(lead))


@pytest.mark.parametrize(
    "lead",
    [
        "nobody said ",
        "no one told you that ",
        "we never said ",
        "i wouldn't say that ",
        "that does not mean ",
        "there is no question of what ",
        "it's not true that ",
        "don't think we ",
    ],
)
def test_so_it_is_in_english(lead: str) -> None:
    assert is_denied_afar(lead + WHAT_EN, len(lead))


@pytest.mark.parametrize(
    "lead",
    [
        "",
        "директор сказал, что ",
        "честно говоря, ",
        "никто не говорил про цены. ",
        "не значит, что дорого, но ",
        "we said that ",
        "the owner said ",
        "nobody said a word about prices. ",
        "it doesn't mean much, but ",
    ],
)
def test_what_is_said_outright_or_after_a_turn_stands(lead: str) -> None:
    assert not is_denied_afar(lead + WHAT, len(lead))
    assert not is_denied_afar(lead + WHAT_EN, len(lead))
