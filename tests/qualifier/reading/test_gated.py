import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualifier.reading.gated import gate
from qualifier.reading.needs import look_at

PATTERN = gate("скид price", r"скидк\w+ \d+", r"price cut")
LONG = "слово " * 200


def test_a_match_near_its_key_is_found() -> None:
    found = PATTERN.search("дадим скидку 15")
    assert found is not None
    assert found.group() == "скидку 15"


def test_without_a_key_nothing_is_searched() -> None:
    assert PATTERN.search("просто текст 15") is None
    assert list(PATTERN.finditer("")) == []


def test_all_matches_come_in_order() -> None:
    text = "price cut, скидка 5, скидка 7"
    assert [found.group() for found in PATTERN.finditer(text)] == ["price cut", "скидка 5", "скидка 7"]


@pytest.mark.parametrize("before", ["", LONG, LONG * 2])
def test_a_long_text_is_searched_round_its_keys(before: str) -> None:
    text = f"{before}скидка 5 {LONG}price cut"
    assert [found.group() for found in PATTERN.finditer(text)] == ["скидка 5", "price cut"]


def test_an_underscore_in_a_key_is_a_space() -> None:
    assert gate("на_дом", r"на дом\b").search("заказ на дом") is not None


def test_the_expression_is_compiled_once() -> None:
    assert isinstance(PATTERN.regex, re.Pattern)
    assert PATTERN.regex is PATTERN.regex


BOATS = gate("лодк катер", r"\b(?:лодк\w+ (?:тонет|плывет)|катер\w* стоит|на_катере)")
ALL = re.compile(BOATS.source)


@given(st.lists(st.sampled_from(["лодка", "катер", "тонет", "стоит", "колодка", "и"]), max_size=6))
def test_a_text_that_was_looked_at_gives_the_same_matches(words: list[str]) -> None:
    text = " ".join(words)
    look_at(text)
    assert [found.span() for found in BOATS.finditer(text)] == [found.span() for found in ALL.finditer(text)]
