import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualifier.reading.needs import LOOKS, look_at, needs_of, register, telling_gram
from qualifier.reading.patterns import pattern

KNOWN = ("бюджет", "лодка", "кп", "100%")
register(lambda: (frozenset(map(telling_gram, KNOWN)),))
WORDS = st.lists(st.sampled_from(["бюджет", "бюджетный", "лодочка", "лодка,", "кп", "и", "100%", "x" * 90]))


@pytest.mark.parametrize(
    ("literal", "gram"),
    [("кп", "кп"), ("лодка", "лодк"), (" на лодке ", "лодк"), ("в «", "в"), ("и щука", "щука")],
)
def test_the_telling_letters_of_a_literal_lie_within_one_word(literal: str, gram: str) -> None:
    assert telling_gram(literal) == gram
    assert gram in literal


@given(WORDS)
def test_a_look_tells_of_every_known_piece_that_stands_in_the_text(words: list[str]) -> None:
    text = " ".join(words)
    for piece in KNOWN:
        assert piece not in text or telling_gram(piece) in look_at(text)


@given(WORDS)
def test_a_look_tells_of_no_letters_that_are_not_there(words: list[str]) -> None:
    text = " ".join(words)
    assert all(gram in text for gram in look_at(text))


def test_a_text_is_looked_at_once() -> None:
    assert look_at("у нас одна лодка") is look_at("у нас одна лодка")


def test_what_is_registered_later_is_told_of_too() -> None:
    text = "наша шхуна"
    look_at(text)
    register(lambda: (frozenset({"шхун"}),))
    assert "шхун" in look_at(text)


def test_a_long_text_makes_the_others_be_forgotten() -> None:
    look_at("короткий текст")
    look_at("лодка " * 2000)
    assert "короткий текст" not in LOOKS
    assert telling_gram("лодка") in look_at("лодка " * 2000)


@pytest.mark.parametrize(
    ("source", "matching"),
    [
        ("бюджет|смет[аы]", ["бюджет", "смета"]),
        (r"нуж(?:ен|на) \d+ лод(?:ок|ка)", ["нужна 1 лодка", "нужен 5 лодок"]),
        (r"(?:на )?воде", ["на воде", "воде"]),
        (r"\u043b\u043e\u0434\u043a\u0430", ["лодка"]),
        (r"\w+ \+ \w+", ["лодка + весло"]),
    ],
)
def test_whatever_matches_holds_something_of_every_need(source: str, matching: list[str]) -> None:
    for text in matching:
        assert re.search(source, text)
        assert all(any(gram in text for gram in need) for need in needs_of(source))


@pytest.mark.parametrize("source", [r"\d+", r"\w+", "[абв]?"])
def test_an_expression_may_need_nothing(source: str) -> None:
    assert needs_of(source) == ()


def test_a_broken_pattern_spoils_no_look() -> None:
    pattern("((")
    assert isinstance(look_at("ещё одна лодка"), frozenset)
