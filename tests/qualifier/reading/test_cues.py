import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualifier.reading.cues import cue
from qualifier.reading.expressions import any_of
from qualifier.reading.gated import gate
from qualifier.reading.patterns import pattern
from qualifier.reading.word_pieces import BORDER

SHIPS = any_of(r"корабл\w+ плыв\w+", r"шлюп\w+")
BOATS = pattern(r"\bлодк\w+ (?:тонет|плывет)")
OARS = gate("весл oar", r"весл\w+ нет", r"no oars?")
AFLOAT = cue(SHIPS, BOATS, OARS, words=("на плаву", f"{BORDER}порт"))


@pytest.mark.parametrize(
    "text", ["корабли плывут", "шлюпка", "лодка тонет", "весла нет", "мы на плаву", "портовый город"]
)
def test_a_text_that_holds_what_is_looked_for_has_a_cue(text: str) -> None:
    assert AFLOAT.stands_in(text)


@pytest.mark.parametrize("text", ["", "просто текст", "колодка", "корабли стоят", "экспорт"])
def test_a_text_that_lacks_the_words_has_none(text: str) -> None:
    assert not AFLOAT.stands_in(text)


def test_the_cue_of_a_pattern_that_needs_nothing_is_always_there() -> None:
    assert cue(pattern(r"\w+")).stands_in("")
    assert cue(any_of(r"[а-я]+", "лодка")).stands_in("")
    assert cue(pattern(r"\w+"), BOATS).stands_in("")


def test_a_cue_of_words_only_is_enough() -> None:
    named = cue(words=("якорь", "т. д."))
    assert named.stands_in("якорь поднят")
    assert named.stands_in("и т. д.")
    assert not named.stands_in("и так далее")


@given(st.lists(st.sampled_from(["лодка", "тонет", "шлюпки", "весло", "нет", "корабль", "плывет", "и", ","])))
def test_no_match_goes_without_a_cue(words: list[str]) -> None:
    text = " ".join(words)
    if SHIPS.search(text) or BOATS.search(text) or OARS.search(text):
        assert AFLOAT.stands_in(text)
