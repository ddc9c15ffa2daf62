import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualifier.reading.expressions import any_of

PLACES = any_of(r"магазин\w*|салон\w*", r"торгов\w+ зал\w*", r"\d+ точ\w+")
LONG = "слово " * 200


def test_any_of_its_alternatives_is_found() -> None:
    found = PLACES.search("у нас салоны в Туле".lower())
    assert found is not None
    assert found.group() == "салоны"


def test_the_earliest_match_is_returned_whatever_the_order_of_alternatives() -> None:
    found = PLACES.search("торговый зал и магазин")
    assert found is not None
    assert found.group() == "торговый зал"


def test_all_matches_come_in_the_order_of_the_text() -> None:
    text = "салон, магазин, 12 точек, торговые залы"
    assert [match.group() for match in PLACES.finditer(text)] == [
        "салон",
        "магазин",
        "12 точек",
        "торговые залы",
    ]


def test_a_text_without_the_letters_has_no_match() -> None:
    assert PLACES.search("просто письмо ни о чём") is None
    assert list(PLACES.finditer("")) == []


@pytest.mark.parametrize("text", ["после обеда", "победа"])
def test_a_word_is_matched_from_its_beginning_only(text: str) -> None:
    assert any_of("беда").search(text) is None


def test_a_match_may_begin_after_a_sign() -> None:
    found = any_of("беда").search("«беда»")
    assert found is not None
    assert found.start() == 1


@pytest.mark.parametrize("before", ["", LONG, LONG * 3])
@pytest.mark.parametrize("after", ["", LONG])
def test_a_long_text_is_searched_round_the_letters(before: str, after: str) -> None:
    text = f"{before}наш магазин {after} и салон"
    assert [match.group() for match in PLACES.finditer(text)] == ["магазин", "салон"]


def test_an_alternative_that_needs_no_letters_is_always_tried() -> None:
    found = any_of(r"\d{3}").search(f"{LONG}123")
    assert found is not None
    assert found.group() == "123"


def test_offsets_are_those_of_the_whole_text() -> None:
    text = f"{LONG}салон"
    found = PLACES.search(text)
    assert found is not None
    assert text[found.start() : found.end()] == "салон"


@given(st.lists(st.sampled_from(["салон", "магазины", "торговый зал", "7 точек", "вот", "и"]), max_size=120))
def test_it_finds_what_the_plain_expression_finds(words: list[str]) -> None:
    text = " ".join(words)
    plain = re.compile(r"магазин\w*|салон\w*|торгов\w+ зал\w*|\d+ точ\w+")
    expected = sorted(match.span() for match in plain.finditer(text))
    assert sorted({match.span() for match in PLACES.finditer(text)}) == expected
