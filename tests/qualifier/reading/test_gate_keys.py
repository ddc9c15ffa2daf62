import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualifier.reading.gate_keys import GateKeys
from qualifier.reading.gated import gate

KEYS = GateKeys((gate("ignor score_", "x"), gate("забудь 忽略", "x"), gate("<| '1", "x")))
ALL = ("ignor", "score ", "забудь", "忽略", "<|", "'1")


@pytest.mark.parametrize("text", ["please ignore it", "a score of", "забудьте", "请忽略", "<|im|>", "'1'='1"])
def test_a_text_with_any_key_may_match(text: str) -> None:
    assert KEYS.stand_in(text)


@pytest.mark.parametrize("text", ["", "нужен охват", "we want ads", "score", "1 мая", "—"])
def test_a_text_without_a_key_may_not(text: str) -> None:
    assert not KEYS.stand_in(text)


@given(st.lists(st.sampled_from((*ALL, "реклама", "ads", "—", " ")), max_size=6))
def test_the_look_is_exact(parts: list[str]) -> None:
    text = "".join(parts)

    assert KEYS.stand_in(text) is any(key in text for key in ALL)
