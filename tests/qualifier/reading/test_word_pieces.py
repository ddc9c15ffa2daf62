import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualifier.reading.word_pieces import (
    BORDER,
    DIGITS,
    cut_literal,
    forget_sources,
    mark_borders,
    needs_of,
    open_alternatives,
)


def written(need: frozenset[str]) -> set[str]:
    return {piece.replace(BORDER, "|") for piece in need}


@pytest.mark.parametrize(
    ("word", "marked"),
    [
        ("лодка", "|лодка|"),
        ("«лодка»,", "«|лодка|»,"),
        ("какой-то", "|какой|-|то|"),
        ("100%", "|100|%"),
        ("—", "—"),
        # to a reader of emphasis an underscore is no letter, and a sum begins where its digits do
        ("_лодка_", "|_лодка_| |лодка|"),
        ("5млн", "|5млн| |млн|"),
        ("٣", "|٣| 0"),
    ],
)
def test_borders_stand_where_words_begin_and_end(word: str, marked: str) -> None:
    told = mark_borders(word).replace(BORDER, "|")
    assert " ".join(told.split()) == marked


@pytest.mark.parametrize(
    ("literal", "pieces"),
    [
        ("лодка", ["лодка"]),
        ("на лодке", ["на|", "|лодке"]),
        (" и ", ["|и|"]),
        ("т.д", ["т|.|д"]),
        ("- ", ["-"]),
    ],
)
def test_a_literal_is_cut_at_its_spaces_and_keeps_the_borders_inside(literal: str, pieces: list[str]) -> None:
    assert [piece.replace(BORDER, "|") for piece in cut_literal(literal)] == pieces


@pytest.mark.parametrize(
    ("source", "needs"),
    [
        ("лодк", [{"лодк"}]),
        (r"\bии\b", [{"|ии|"}]),
        (r"(?<!\w)ии(?!\w)", [{"|ии|"}]),
        (r"(?<![\w@./])лодк", [{"|лодк"}]),
        # what may not be more than one letter says nothing of the borders
        (r"(?<!\wх)лодк", [{"лодк"}]),
        (r"\b(?:лодк|катер)\w*", [{"|лодк", "|катер"}]),
        (r"\b(?:наш\w* )?лодк", [{"|лодк"}]),
        (r"\b(?:наш\w*)?лодк", [{"лодк"}]),
        (r"лодк[аи]\b", [{"лодк"}]),
        (r"(?:лодка|катер)\b", [{"лодка|", "катер|"}]),
        (r"лодка\s+(?:тонет|плывет)", [{"лодка|"}, {"|тонет", "|плывет"}]),
        (r"нет лодки", [{"|лодки"}, {"нет|"}]),
        (r"^лодка$", [{"|лодка|"}]),
        (r"лодка[ ,]весло", [{"лодка|"}, {"|весло"}]),
        (r"лодка[ ,]?весло", [{"весло"}, {"лодка"}]),
        (r"\d+ лодок", [{"|лодок"}, set(DIGITS)]),
        (r"#{2,}", [{"##"}]),
        (r"экрана?", [{"экран"}]),
        (r"(?P<boat>лодка|шлюпка)", [{"лодка", "шлюпка"}]),
        (r"лодка|шлюпк\w+ плывет", [{"лодка", "|плывет"}]),
        (r"нет (?!лодок)весел", [{"|весел"}, {"нет|"}]),
        # an underscore is a letter here and none there: the borders beside it are left open
        (r"\bbudget_\b", [{"budget_"}]),
    ],
)
def test_an_expression_needs_pieces_with_their_borders(source: str, needs: list[set[str]]) -> None:
    assert sorted(sorted(written(need)) for need in needs_of(source)) == sorted(map(sorted, needs))


def test_the_longest_piece_comes_first_for_it_tells_most() -> None:
    assert [written(need) for need in needs_of(r"не (?:надо|нужны) \d+ лодок")][0] == {"|лодок"}


@pytest.mark.parametrize(
    "source", [r"\w+", "[абв]?", "(?:лодка)?", "лодка|.", "(?i)лодка", "(?:два|[ж-я])", "(?>лодка)"]
)
def test_an_expression_may_need_nothing(source: str) -> None:
    assert needs_of(source) == ()


def test_where_only_beginnings_of_words_count_the_first_letters_are_a_border() -> None:
    assert [written(need) for need in needs_of("ода", at_word=True)] == [{"|ода"}]


_WORDS = st.sampled_from(["лодка", "и", "весло", "не", "катер-", "_", "5", "т.д", "кв", "лодки."])
_PIECES = st.one_of(
    _WORDS.map(re.escape),
    st.builds(lambda a, b: f"(?:{re.escape(a)}|{re.escape(b)})", _WORDS, _WORDS),
    st.builds(lambda a: f"(?:{re.escape(a)} )?", _WORDS),
    st.builds(lambda a: f"(?:{re.escape(a)} ){{1,2}}", _WORDS),
    st.sampled_from(
        [r"\b", r"\w*", r"\s", r"\s?", r"(?!\w)", r"(?<!\w)", r"[ -]", r"\W", r"\d", "^", "$", "(?!не)", " "]
    ),
)


@given(st.lists(_PIECES, min_size=1, max_size=6), st.lists(_WORDS, min_size=1, max_size=6), st.booleans())
def test_whatever_matches_holds_a_piece_of_every_need(
    pieces: list[str], words: list[str], is_spaced: bool
) -> None:
    source, text = "".join(pieces), (" " if is_spaced else "").join(words)
    marked = [mark_borders(word) for word in text.split()]
    for at_word in (False, True):
        for found in re.finditer(source, text):
            before, first = text[: found.start()][-1:], text[found.start() :][:1]
            if not at_word or not (before.isalnum() and first.isalnum()):
                for need in needs_of(source, at_word=at_word):
                    assert any(piece in word for piece in need for word in marked), (source, text, need)


@pytest.mark.parametrize(
    ("source", "alternatives"),
    [
        ("лодка", ("лодка",)),
        ("лодка|катер", ("лодка", "катер")),
        (r"\b(?:лодка|катер)", (r"\bлодка", r"\bкатер")),
        (
            r"(?<!\w)(?:лодка|(?:катер|плот) ко)|весло",
            (r"(?<!\w)лодка", r"(?<!\w)(?:катер|плот) ко", "весло"),
        ),
        (r"(?<![\w)])(?P<boat>лодка|катер)", (r"(?<![\w)])лодка", r"(?<![\w)])катер")),
        # a group with something behind it is a part of its alternative
        (r"(?:лодка|катер)\b", (r"(?:лодка|катер)\b",)),
        (r"(?:лодка|катер)?", (r"(?:лодка|катер)?",)),
        (r"(?=лодка|катер)", (r"(?=лодка|катер)",)),
    ],
)
def test_a_group_that_is_the_whole_expression_is_opened(source: str, alternatives: tuple[str, ...]) -> None:
    assert open_alternatives(source) == alternatives


def test_what_was_forgotten_is_read_again_the_same() -> None:
    before = needs_of(r"\bлодк\w+ и весл")
    forget_sources()
    assert needs_of.cache_info().currsize == 0
    assert needs_of(r"\bлодк\w+ и весл") == before
