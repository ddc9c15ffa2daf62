import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualifier.reading.literals import required_literals, split_alternatives


@pytest.mark.parametrize(
    ("source", "parts"),
    [
        ("один", ("один",)),
        ("один|два", ("один", "два")),
        ("(?:один|два) раз|три", ("(?:один|два) раз", "три")),
        (r"a\|b|c", (r"a\|b", "c")),
        ("[a|b]|c", ("[a|b]", "c")),
        ("[]|]|c", ("[]|]", "c")),
        (r"x(?=a|b)|y", (r"x(?=a|b)", "y")),
    ],
)
def test_an_expression_is_cut_at_its_outermost_bars(source: str, parts: tuple[str, ...]) -> None:
    assert split_alternatives(source) == parts


@pytest.mark.parametrize(
    ("source", "literals"),
    [
        ("реклама", {"реклама"}),
        (r"реклам\w+", {"реклам"}),
        # the last letter before a quantifier may be missing
        ("экрана?", {"экран"}),
        ("экрана+", {"экран"}),
        ("(?:нужен|надо)сайт?", {"нужен", "надо"}),
        ("(?:нужен )?сайт", {"сайт"}),
        # one longer piece tells more than several shorter ones
        ("(?:нужен|надо) лендинг", {" лендинг"}),
        (r"(?:продать|сбыть) (?:\w+ ){0,3}(?:дом|кресла)", {"продать", "сбыть"}),
        ("(?P<who>агентство|клиент)", {"агентство", "клиент"}),
        ("(?!не )хотим", {"хотим"}),
        (r"\bпуши\b", {"пуши"}),
        (r"1\.5", {"1.5"}),
        # a letter named by its number is no literal, and neither are its digits
        (r"\u0440\x20да вот", {"да вот"}),
        (r"\w+ \+ \w+", {" + "}),
    ],
)
def test_the_most_telling_pieces_are_chosen(source: str, literals: set[str]) -> None:
    assert required_literals(source) == literals


@pytest.mark.parametrize("source", [r"\d+", r"\w+ \w+", "a?", "(?:раз)?", "(?:два|.)", "[абв]+"])
def test_an_expression_may_need_no_letters(source: str) -> None:
    assert required_literals(source) is None


_WORDS = st.sampled_from(["реклам", "нужен", "сайт", "push", "кресла", "в дом", "не"])
_PIECES = st.one_of(
    _WORDS,
    st.builds(lambda a, b: f"(?:{a}|{b})", _WORDS, _WORDS),
    st.builds(lambda a: f"(?:{a} )?", _WORDS),
    st.just(r"\w* "),
    st.just("[аеи]?"),
)


@given(st.lists(_PIECES, min_size=1, max_size=5), st.lists(_WORDS, min_size=1, max_size=6))
def test_a_match_never_lacks_what_it_needs(pieces: list[str], words: list[str]) -> None:
    source = "".join(pieces)
    literals = required_literals(source)
    for text in (" ".join(words), "".join(words)):
        for match in re.finditer(source, text):
            assert literals is None or any(piece in match.group() for piece in literals)
